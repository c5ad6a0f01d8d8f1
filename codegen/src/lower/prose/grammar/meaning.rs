//! Clauses on what a value means: `The value 0 indicates that it is off, and 1 indicates that it is on`.
//!
//! In: a sentence. Out: values, each with what it means. Left out on purpose: whether one that is written as any word is a
//! value, which something else has to show.

use super::super::lex::{Form, Kind, Token, words};
use super::item::Item;
use super::value::starts_clause;
use crate::model::KnownValue;
use crate::vocabulary::{ClauseWord as Clause, ProseWord as Word, is_han};

/// `The value 0 indicates that it is off, and the value 1 indicates that it is on`, `若为web，则表示网站加速`
pub(in super::super) fn meanings(sentence: &str) -> Vec<Item> {
    explained(sentence, |form| form != Form::Plain && form != Form::Named)
}

/// The same of words that any sentence has: `private indicates a private image`. Something else has to show that they are
/// values.
pub(in super::super) fn meanings_of_words(sentence: &str) -> Vec<Item> {
    explained(sentence, |_| true)
}

fn explained(sentence: &str, is_value: impl Fn(Form) -> bool) -> Vec<Item> {
    let tokens = words(sentence);
    let mut found = Vec::new();
    let always = tokens.iter().take_while(|token| !token.is(Word::SuchAs));
    for (at, token) in always.enumerate() {
        let Kind::Literal(form) = token.kind else { continue };
        let Some(verb) = means(&tokens, at) else { continue };
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        let is_named = before.is_some_and(|token| {
            token.does(Clause::Value)
                || token.does(Clause::OfField)
                || token.text.contains(is_han) && (token.does(Clause::Copula) || token.does(Clause::If))
        });
        // `server indicates ..., while client indicates ...`
        let is_start = before.is_none_or(|token| starts_clause(token) || token.does(Clause::Beside));
        // `192.168.1.0/24 indicates ...` explains an example.
        if token.text.contains('/') {
            continue;
        }
        // `create代表创建`: no Chinese sentence has such a word.
        let is_foreign = tokens.get(verb).is_some_and(|verb| verb.text.starts_with(is_han));
        if !(is_named || is_start && (is_value(form) || is_foreign)) {
            continue;
        }
        let end =
            tokens.iter().skip(verb + 1).find(|token| matches!(token.kind, Kind::Sign(',' | ';' | '.')));
        let last = end.map_or(sentence.len(), |token| token.start);
        let Some(meaning) = tokens.get(verb).and_then(|verb| sentence.get(verb.end()..last)) else {
            continue;
        };
        let meaning = Some(meaning.trim().to_owned()).filter(|text| !text.is_empty());
        let value = KnownValue { literal: token.text.to_owned(), meaning };
        found.push(Item { value, form, is_default: false });
    }
    found
}

/// Where the verb stands that says what the value at a place means: right behind it, or behind `，则`.
fn means(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let is_verb = |at: usize| tokens.get(at).is_some_and(|token| token.does(Clause::Means));
    let is_chinese = |at: usize| tokens.get(at).is_some_and(|token| token.is_sign(',') || token.text == "则");
    let far = (at + 1..at + 3).find(|at| !is_chinese(*at)).unwrap_or(at + 3);
    [at + 1, far].into_iter().find(|at| is_verb(*at))
}

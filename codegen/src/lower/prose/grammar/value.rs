//! Clauses on what a value is: `The value can be A or B`, `目前仅支持A和B`, `The value is fixed at A`, `set it to 1`.
//!
//! In: a sentence. Out: [`Claim`]s, each of which took its words for itself. A negated clause (`cannot be 0`) makes none.
//! Left out on purpose: what a claim is worth, for which the words before it and behind it, its subject and the way its
//! values are written count.

mod subject;

use winnow::stream::{Stream, TokenSlice};

use super::super::lex::{Form, Kind, Token, words};
use super::item::{List, list};
use super::list::{Tokens, skip_sign, skip_token, skip_word};
use crate::vocabulary::{ClauseWord as Clause, PhraseKind, ProseWord as Word, is_han, phrase};
pub(in super::super) use subject::Subject;
use subject::subject;

/// How a clause binds its subject to the values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Verb {
    /// `is`
    Is,
    /// `can be`
    Can,
    /// `must be`, `must be set to`
    Must { set: bool },
    /// `can only be`
    CanOnly,
    /// `is fixed at`
    Fixed,
    /// `only A and B are supported`
    Only,
    /// `支持A、B`
    Supports,
    /// `set it to 1`
    Set,
    /// `If yes, the value is true`
    Yes,
}

/// A clause on the values of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Claim {
    /// What it is about.
    pub subject: Subject,
    /// How it binds.
    pub verb: Verb,
    /// The values.
    pub list: List,
    /// Where it begins in the sentence.
    pub start: usize,
    /// Where its list begins, and where it ends.
    pub list_span: (usize, usize),
    /// Whether only an explanation stands behind it: `A, indicating ...`.
    pub is_explained: bool,
}

/// The claims of a sentence.
pub(in super::super) fn claims(sentence: &str) -> Vec<Claim> {
    let tokens = words(sentence);
    let mut input = TokenSlice::new(&tokens);
    let mut claims = Vec::new();
    let mut before: Option<&Token<'_>> = None;
    while !input.is_empty() {
        let start = input.checkpoint();
        // What follows is an example.
        if input.first().is_some_and(|token| token.is(Word::SuchAs)) {
            break;
        }
        if let Some(claim) = claim(sentence, &mut input, before) {
            claims.push(claim);
            before = None;
        } else {
            input.reset(&start);
            before = input.next_token();
        }
    }
    claims
}

/// A claim at the start of some tokens, with what stands before them.
fn claim(sentence: &str, input: &mut Tokens<'_, '_>, before: Option<&Token<'_>>) -> Option<Claim> {
    let start = input.first()?.start;
    let is_start = before.is_none_or(starts_clause);
    let (subject, verb) = only(input, is_start)
        .or_else(|| supports(input, is_start))
        .or_else(|| set(input, before))
        .or_else(|| sole(input, before))
        .or_else(|| subject_and_verb(input, before, is_start))?;
    let tokens: Vec<Token<'_>> = input.iter().copied().collect();
    let found = list(sentence, &tokens)?;
    let rest = tokens.get(found.end..).unwrap_or_default();
    // `only A and B are supported`; of others, a second verb has the last item as its subject: `A, and B can be used`.
    let has_verb = rest.first().is_some_and(|token| {
        token.does(Clause::Copula) || token.does(Clause::Supported) || token.is(Word::Allowed)
    });
    let is_whole = match verb {
        // `仅支持A`: Chinese has the verb ahead.
        Verb::Only if tokens_are_chinese(sentence, start, &tokens) => !has_verb,
        Verb::Only => says_supported(rest),
        _ => !has_verb,
    };
    // `If no value is specified, the value is 10 by default`
    let is_default =
        found.items.len() == 1 && rest.first().is_some_and(|token| token.does(Clause::ByDefault));
    if !is_whole || is_default {
        return None;
    }
    let told = rest.iter().find(|token| !token.is_sign(','));
    // `取值为0，表示不限制` explains a special case, `只能设置为“1”，表示按需` the only one.
    let is_meant = told.is_some_and(|token| token.does(Clause::Means));
    if is_meant && !matches!(verb, Verb::CanOnly | Verb::Fixed | Verb::Only) {
        return None;
    }
    let list_start = tokens.first()?.start;
    let list_end = tokens.get(found.end.checked_sub(1)?).map_or(sentence.len(), Token::end);
    for _ in 0..found.end {
        let _ = input.next_token();
    }
    let is_explained = is_meant || told.is_some_and(|token| token.does(Clause::Tail));
    Some(Claim { subject, verb, list: found, start, list_span: (list_start, list_end), is_explained })
}

/// Whether the words of a clause before its list are Chinese.
fn tokens_are_chinese(sentence: &str, start: usize, list: &[Token<'_>]) -> bool {
    list.first().and_then(|first| sentence.get(start..first.start)).is_some_and(|verb| verb.contains(is_han))
}

/// Whether a clause may start behind a token. A Chinese one has words before its subject.
pub(super) fn starts_clause(before: &Token<'_>) -> bool {
    matches!(
        before.kind,
        Kind::Sign(',' | ';' | ':' | '.' | '。' | '(' | '-')
            | Kind::Word(Word::And)
            | Kind::Clause(Clause::Now)
    ) || before.text.ends_with(is_han) && !before.does(Clause::Extreme)
}

/// `Currently, only A and B`, `仅支持A`
fn only(input: &mut Tokens<'_, '_>, is_start: bool) -> Option<(Subject, Verb)> {
    let start = input.checkpoint();
    let found = is_start && skip_word(input, Word::Only) && !input.first()?.text.contains(is_han);
    if !found {
        input.reset(&start);
    }
    found.then_some((Subject::Unknown, Verb::Only))
}

/// `are currently supported`, and nothing else.
fn says_supported(rest: &[Token<'_>]) -> bool {
    let mut rest = rest.iter().filter(|token| {
        !token.does(Clause::Copula)
            && !token.does(Clause::Now)
            && !token.is(Word::Modal)
            && !token.is_sign(',')
    });
    let is_verb = rest.next().is_some_and(|token| token.does(Clause::Supported) || token.is(Word::Allowed));
    // `only enable is available, which indicates that ...`
    is_verb && rest.next().is_none_or(|token| token.does(Clause::Which))
}

/// `支持A、B`
fn supports(input: &mut Tokens<'_, '_>, is_start: bool) -> Option<(Subject, Verb)> {
    let start = input.checkpoint();
    let _ = skip(input, Clause::Now);
    let only = skip_word(input, Word::Only);
    let includes = |token: &Token<'_>| token.does(Clause::Include) && token.text.starts_with(is_han);
    if is_start && (skip(input, Clause::Supports) || skip_token(input, includes)) {
        let _ = skip_sign(input, ':');
        return Some((Subject::Unknown, if only { Verb::Only } else { Verb::Supports }));
    }
    input.reset(&start);
    None
}

/// `To list all, set it to 1`, `If yes, the value is true`
fn set(input: &mut Tokens<'_, '_>, before: Option<&Token<'_>>) -> Option<(Subject, Verb)> {
    let start = input.checkpoint();
    // `If the engine is Redis, choose 4.0, 5.0, or 6.0`
    let chooses = |token: &Token<'_>| phrase(token.text) == Some((PhraseKind::Choose, token.text.len()));
    if before.is_some_and(|token| token.is_sign(','))
        && (skip(input, Clause::SetIt)
            || input.get(1).is_some_and(|next| matches!(next.kind, Kind::Literal(Form::Code)))
                && skip_token(input, chooses))
    {
        return Some((Subject::Value, Verb::Set));
    }
    // `Set the value to kafka.`
    let is_opening = before.is_none() && input.first().is_some_and(|token| token.start == 0);
    if is_opening && skip(input, Clause::SetIt) {
        return Some((Subject::Value, Verb::Can));
    }
    let is_yes = before.is_none() && skip(input, Clause::IfYes) && skip_sign(input, ',');
    if is_yes && skip(input, Clause::Value) && skip(input, Clause::Copula) {
        return Some((Subject::Value, Verb::Yes));
    }
    input.reset(&start);
    None
}

/// `The only supported value is A`
fn sole(input: &mut Tokens<'_, '_>, before: Option<&Token<'_>>) -> Option<(Subject, Verb)> {
    let start = input.checkpoint();
    if before.is_none() && skip(input, Clause::Sole) && skip(input, Clause::Copula) {
        return Some((Subject::Value, Verb::Fixed));
    }
    input.reset(&start);
    None
}

fn subject_and_verb(
    input: &mut Tokens<'_, '_>,
    before: Option<&Token<'_>>,
    is_start: bool,
) -> Option<(Subject, Verb)> {
    let is_chinese_start = input.first().is_some_and(|token| token.text.starts_with(is_han));
    let subject = subject(input, before, is_start)?;
    let is_value = |token: &Token<'_>| matches!(token.kind, Kind::Literal(_));
    // `取值范围none|base64`
    let is_piped = input.first().is_some_and(is_value) && input.get(1).is_some_and(|next| next.is_sign('|'));
    let is_bare = subject == Subject::Value
        && (is_piped
            || input
                .first()
                .is_some_and(|token| matches!(token.kind, Kind::Literal(Form::Quoted | Form::Code))));
    // `取值“v1”或者“v2”`
    if is_chinese_start && (is_bare || subject == Subject::Value && is_list_alone(input)) {
        return Some((subject, Verb::Is));
    }
    let includes = input.first().is_some_and(|token| token.does(Clause::Include));
    let verb = verb(input)?;
    // `the fields include id` names parts.
    (!includes || subject == Subject::Value || subject == Subject::Field).then_some((subject, verb))
}

/// `取值public`: behind the noun nothing but values.
fn is_list_alone(input: &Tokens<'_, '_>) -> bool {
    let is_item = |token: &&Token<'_>| {
        matches!(token.kind, Kind::Literal(_) | Kind::Sign(',' | '.' | '。')) || token.is(Word::And)
    };
    input.first().is_some_and(|token| matches!(token.kind, Kind::Literal(_)))
        && input.iter().all(|token| is_item(&token))
}

/// `can only be set to one of the following:`. A negated verb is none.
fn verb(input: &mut Tokens<'_, '_>) -> Option<Verb> {
    let (mut modal, mut must, mut only, mut set, mut fixed, mut copula) =
        (false, false, false, false, false, false);
    while let Some(token) = input.first() {
        match token.kind {
            Kind::Word(Word::Modal) => modal = true,
            Kind::Word(Word::Must) => must = true,
            Kind::Word(Word::Only) => only = true,
            // `取值：A、B`
            Kind::Sign(':') => copula |= true,
            Kind::Clause(Clause::Copula | Clause::Include) => copula = true,
            Kind::Clause(Clause::SetTo) => set = true,
            Kind::Clause(Clause::Fixed) => fixed = true,
            Kind::Clause(Clause::OneOf | Clause::Follow | Clause::Now) => {}
            Kind::Word(Word::Not) => return None,
            _ => break,
        }
        let _ = input.next_token();
    }
    match () {
        () if fixed => Some(Verb::Fixed),
        () if !copula && !set => None,
        () if must => Some(Verb::Must { set }),
        () if only => Some(Verb::CanOnly),
        () if modal => Some(Verb::Can),
        () => Some(Verb::Is),
    }
}

/// Takes a word where it stands next.
pub(super) fn skip(input: &mut Tokens<'_, '_>, word: Clause) -> bool {
    skip_token(input, |token| token.does(word))
}

#[cfg(test)]
mod tests;

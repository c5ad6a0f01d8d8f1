//! What a clause on values is about: `the valid options of this parameter`, `which`, `its type`, `开始时间`.

use winnow::stream::Stream;

use super::super::super::lex::{Form, Kind, Token};
use super::super::list::{Tokens, skip_word};
use super::skip;
use crate::vocabulary::{ClauseWord as Clause, ProseWord as Word, is_han};

/// What a clause is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super::super) enum Subject {
    /// The value: `the options`.
    Value,
    /// The parameter.
    Field,
    /// `it`: the one or the other.
    It,
    /// `which`, `it`, `the type`: perhaps the value, and perhaps a part of it or something else.
    Unknown,
}

/// So long is the longest article: `this`.
const ARTICLE: usize = 4;

/// `the valid options of this parameter`, `which`, `its type`, `开始时间`
pub(super) fn subject(
    input: &mut Tokens<'_, '_>,
    before: Option<&Token<'_>>,
    is_start: bool,
) -> Option<Subject> {
    let start = input.checkpoint();
    if let Some(subject) = value_or_field(input, is_start) {
        return Some(subject);
    }
    input.reset(&start);
    if is_fixed(input, before) {
        return Some(Subject::It);
    }
    // A verb right behind `and`, or behind Chinese words that are no subject which a list has.
    if before
        .is_some_and(|token| token.is(Word::And) || token.kind == Kind::Other && token.text.contains(is_han))
    {
        return Some(Subject::Unknown);
    }
    if is_start && is_set(input) {
        return Some(Subject::Value);
    }
    if skip(input, Clause::Vague) {
        return Some(Subject::It);
    }
    if skip(input, Clause::Which) || is_start && skip_english_default(input) {
        return Some(Subject::Unknown);
    }
    if is_start && skip(input, Clause::Own) {
        skip_noun(input);
        return Some(Subject::Unknown);
    }
    let is_name = |token: &Token<'_>| matches!(token.kind, Kind::Literal(_));
    // `MySQL为“async”或“semisync”`
    if before.is_none() && input.first().is_some_and(is_name) {
        while input.first().is_some_and(is_name) {
            let _ = input.next_token();
        }
        let is_chinese = input.first().is_some_and(|token| token.text.contains(is_han));
        return is_chinese.then_some(Subject::Unknown);
    }
    None
}

/// `the value options`, `possible statuses`, `this parameter`: the nouns for the value and for the field.
fn value_or_field(input: &mut Tokens<'_, '_>, is_start: bool) -> Option<Subject> {
    let mut is_possible = false;
    while let Some(lead) = input.first().copied()
        && (skip(input, Clause::Own) || skip_word(input, Word::Article) || skip(input, Clause::Supported))
    {
        // `possible`, `supported`: the short ones are articles.
        is_possible |= lead.text.len() > ARTICLE;
    }
    // `Possible statuses include ACTIVE and DOWN`
    if is_start && is_possible && (skip(input, Clause::Kinds) || skip_thing(input)) {
        return Some(Subject::Value);
    }
    if is_start && skip(input, Clause::Value) {
        while skip(input, Clause::Value) {}
        let _ = skip(input, Clause::OfField);
        return Some(Subject::Value);
    }
    if !skip(input, Clause::Field) {
        return None;
    }
    if skip(input, Clause::Value) {
        return Some(Subject::Value);
    }
    Some(if is_start { Subject::Field } else { Subject::Unknown })
}

/// `Possible intervals are 0, 300, and 600`: whatever they are called.
fn skip_thing(input: &mut Tokens<'_, '_>) -> bool {
    let is_thing = |token: &Token<'_>| token.kind == Kind::Literal(Form::Plain) && token.text.ends_with('s');
    let is_verb = |token: &Token<'_>| token.does(Clause::Copula) || token.does(Clause::Include);
    let is_here = input.get(1).is_some_and(is_verb) && input.first().is_some_and(is_thing);
    is_here && input.next_token().is_some()
}

/// `固定为vlb`, `此处传递固定值incident`
fn is_fixed(input: &Tokens<'_, '_>, before: Option<&Token<'_>>) -> bool {
    let Some(first) = input.first().filter(|first| first.does(Clause::Fixed) && first.text.contains(is_han))
    else {
        return false;
    };
    let is_clause = before.is_none_or(|before| before.is_sign(','));
    is_clause || first.text.contains('值')
}

/// `可设置为http或https`, `必须填写"zh-cn"或"en-us"`
fn is_set(input: &Tokens<'_, '_>) -> bool {
    let is_lead = |token: &&Token<'_>| token.is(Word::Modal) || token.is(Word::Must) || token.is(Word::Only);
    let verb = input.iter().find(|token| !is_lead(token));
    verb.is_some_and(|verb| verb.does(Clause::SetTo) && verb.text.starts_with(is_han))
}

/// `the type`, `its port type`, but not `the listener's protocol`
fn skip_noun(input: &mut Tokens<'_, '_>) {
    while skip(input, Clause::Own) {}
    let is_word = |token: &Token<'_>| token.text.chars().all(|c| c.is_ascii_alphabetic());
    let is_noun = |token: &Token<'_>| {
        matches!(token.kind, Kind::Literal(_) | Kind::Clause(Clause::Kinds)) && is_word(token)
    };
    for _ in 0..2 {
        if input.first().is_some_and(is_noun) {
            let _ = input.next_token();
        }
    }
}

/// `the default value is A` of a case names a value. Chinese says `默认为` without a case, too.
fn skip_english_default(input: &mut Tokens<'_, '_>) -> bool {
    input.first().is_some_and(|token| token.text.is_ascii()) && skip(input, Clause::Default)
}

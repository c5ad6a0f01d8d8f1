//! Numbers in rules on characters: how many kinds, how many places.
//!
//! In: tokens. Out: the number, where the words that it counts stand with it. Otherwise nothing is taken.

use winnow::stream::Stream;

use super::super::lex::{Kind, Token};
use super::list::{Tokens, skip_word};
use crate::vocabulary::{ProseWord as Word, numeral};

/// `at least three of the following character types`, `at least one`, `如下四种字符中的三种`: how many kinds. What must
/// contain two kinds may contain three.
pub(super) fn counted(input: &mut Tokens<'_, '_>, must: bool) -> Option<u64> {
    let start = input.checkpoint();
    let _ = skip_word(input, Word::Must);
    let at_least = skip_word(input, Word::AtLeast);
    let count = input.next_token().and_then(number);
    let is_kinds = skip_word(input, Word::Kinds);
    let found = count.filter(|_| (at_least || must) && is_kinds || at_least && count == Some(1));
    if found.is_some() {
        // `of the following four types`
        let _ = of_all(input);
        return found;
    }
    input.reset(&start);
    chosen(input)
}

/// `如下四种字符中的三种`: the kinds stand ahead of how many of them.
fn chosen(input: &mut Tokens<'_, '_>) -> Option<u64> {
    let start = input.checkpoint();
    while skip_word(input, Word::Article) || skip_word(input, Word::Special) {}
    let _ = of_all(input);
    let is_of = skip_word(input, Word::Kinds);
    let _ = skip_word(input, Word::AtLeast);
    let count = input.next_token().and_then(number);
    let found = count.filter(|_| is_of && skip_word(input, Word::Kinds));
    if found.is_none() {
        input.reset(&start);
    }
    found
}

/// `four types`: how many kinds there are. Otherwise nothing is taken.
pub(super) fn of_all(input: &mut Tokens<'_, '_>) -> Option<u64> {
    let start = input.checkpoint();
    let count = input.next_token().and_then(number);
    let found = count.filter(|_| skip_word(input, Word::Kinds));
    if found.is_none() {
        input.reset(&start);
    }
    found
}

/// `以下4种字符：`: how many kinds a list will have. It says no more than the list.
pub(super) fn announced(input: &mut Tokens<'_, '_>) -> bool {
    let start = input.checkpoint();
    while skip_word(input, Word::Article) {}
    let is_announced = of_all(input).is_some() && input.first().is_some_and(|token| token.is_sign(':'));
    if !is_announced {
        input.reset(&start);
    }
    is_announced
}

/// `以上类型中的三种`, `at least three of the above types`: how many of the kinds that a list before names.
pub(super) fn of_above(input: &mut Tokens<'_, '_>) -> Option<u64> {
    let start = input.checkpoint();
    let found = above(input);
    if found.is_none() {
        input.reset(&start);
    }
    found
}

fn above(input: &mut Tokens<'_, '_>) -> Option<u64> {
    let _ = skip_word(input, Word::AtLeast);
    if skip_word(input, Word::Above) {
        let _ = skip_word(input, Word::Kinds);
        let _ = skip_word(input, Word::AtLeast);
        let count = input.next_token().and_then(number)?;
        return skip_word(input, Word::Kinds).then_some(count);
    }
    let count = input.next_token().and_then(number)?;
    let _ = skip_word(input, Word::Kinds);
    skip_word(input, Word::Above).then_some(count)
}

/// As many places are counted at most: a repetition takes memory.
pub(super) const PLACES: u64 = 256;

/// `由9位数字组成`: how many characters.
pub(super) fn places(input: &mut Tokens<'_, '_>) -> Option<u64> {
    let start = input.checkpoint();
    let count = input.next_token().and_then(number);
    let count = count.filter(|count| (1..=PLACES).contains(count));
    let found = count.filter(|_| input.next_token().is_some_and(|token| token.text == "位"));
    if found.is_none() {
        input.reset(&start);
        skip_lengths(input);
    }
    found
}

/// `由6-20位数字组成`: how many there are is no matter of characters.
fn skip_lengths(input: &mut Tokens<'_, '_>) {
    let start = input.checkpoint();
    let is_number = |input: &mut Tokens<'_, '_>| {
        input.next_token().is_some_and(|token| matches!(token.kind, Kind::Number(_)))
    };
    let is_range = is_number(input)
        && input
            .next_token()
            .is_some_and(|token| token.is_sign('-') || token.is_sign('~') || token.text == "到")
        && is_number(input)
        && input.next_token().is_some_and(|token| token.text == "位" || token.text == "个");
    if !is_range {
        input.reset(&start);
    }
}

/// `中的三种`
pub(super) fn kinds_behind(input: &mut Tokens<'_, '_>) -> Option<u64> {
    // `四类中的三类`
    let _ = of_all(input);
    if !skip_word(input, Word::Kinds) {
        return None;
    }
    // `中的至少三种`, `中至少包含三种`
    let _ = skip_word(input, Word::AtLeast);
    let _ = skip_word(input, Word::Contain);
    let count = input.next_token().and_then(number)?;
    let _ = input.next_token();
    Some(count)
}

pub(super) fn number(token: &Token<'_>) -> Option<u64> {
    match token.kind {
        Kind::Number(number) => Some(number),
        _ => numeral(token.text).filter(|(_, length)| *length == token.text.len()).map(|(count, _)| count),
    }
}

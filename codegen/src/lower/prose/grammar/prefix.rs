//! Words that a value begins with, or may not begin with: `cannot start with _sys_`, `must start with http://`.
//!
//! In: tokens. Out: the word as it is written, with its marks, or the beginnings of addresses. Left out on purpose: lists of characters, which are no words.

use winnow::combinator::{not, opt, repeat};
use winnow::prelude::*;
use winnow::stream::Stream;
use winnow::token::any;

use super::super::lex::{Kind, Token};
use super::list::marks::sign_of;
use super::list::{Parsed, Tokens, separator, skip_word, word};
use crate::vocabulary::ProseWord as Word;

/// The word that stands first, with its marks: `sys`, `_sys_`, `CCE-`. A longer word without marks is one of the sentence.
pub(super) fn written(input: &mut Tokens<'_, '_>) -> Option<String> {
    let mut text = String::new();
    let run = input.iter().enumerate().take_while(|(at, token)| {
        (*at == 0 || !token.is_spaced)
            && token.text.is_ascii()
            && !matches!(token.kind, Kind::Sign(',' | ';' | '(' | ')'))
    });
    let mut count = 0;
    for (_, token) in run {
        text.push_str(token.text);
        count += 1;
    }
    let text = text.trim_end_matches(['.', '"', '\'']).trim_start_matches(['"', '\'']).replace('\\', "");
    let first = input.first()?;
    let is_short = first.kind == Kind::Other && text.len() <= 3;
    // `in07`
    let is_mixed = text.contains(char::is_numeric) && text.chars().all(|c| c.is_ascii_alphanumeric());
    let is_prefix = text.contains(|c: char| c.is_ascii_alphanumeric())
        && (text.contains(['_', '-']) || is_short || is_mixed);
    // `a-z` are characters.
    let is_range =
        input.iter().take(count).any(|token| matches!(token.kind, Kind::Range(..) | Kind::Number(_)));
    if !is_prefix || is_range {
        return None;
    }
    for _ in 0..count {
        let _ = input.next_token();
    }
    Some(text)
}

/// Texts in quotes of which one has letters: `“.”、“/”或“.lock”`. Otherwise nothing is taken.
pub(super) fn texts(input: &mut Tokens<'_, '_>) -> Option<Vec<String>> {
    let start = input.checkpoint();
    let mut found = Vec::new();
    loop {
        let here = input.checkpoint();
        let is_next =
            found.is_empty() || separator(input) || input.first().is_some_and(|token| token.text == "“");
        let Some(text) = is_next.then(|| text(input)).flatten() else {
            input.reset(&here);
            break;
        };
        found.push(text);
    }
    let is_word = |text: &String| text.chars().count() > 1 && text.contains(char::is_alphanumeric);
    let has_word = found.iter().any(is_word);
    if !has_word {
        input.reset(&start);
    }
    has_word.then_some(found)
}

/// So long is a text in quotes at most.
const TEXT_TOKENS: usize = 24;

/// `“-----BEGIN CERTIFICATE-----”`
fn text(input: &mut Tokens<'_, '_>) -> Option<String> {
    let open = input.next_token().filter(|token| token.is_sign('"') || token.is_sign('`'))?;
    let mut text = String::new();
    for at in 0..TEXT_TOKENS {
        let token = input.next_token()?;
        if token.kind == open.kind {
            return (!text.is_empty()).then_some(text);
        }
        if token.is_spaced && at > 0 {
            text.push(' ');
        }
        text.push_str(token.text);
    }
    None
}

/// `any form of the word "default"`: what a text lacks.
pub(super) fn lacked(input: &mut Tokens<'_, '_>) -> Option<String> {
    let start = input.checkpoint();
    let found = if skip_word(input, Word::AnyForm) { text(input) } else { None };
    let is_word = |text: &String| !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric());
    let found = found.filter(is_word);
    if found.is_none() {
        input.reset(&start);
    }
    found
}

/// `http:// or https://`: what an address begins with. An address that goes on is none.
pub(super) fn schemes(input: &mut Tokens<'_, '_>) -> Option<Vec<String>> {
    let mut found = Vec::new();
    loop {
        let start = input.checkpoint();
        if !found.is_empty() && !separator(input) {
            break;
        }
        let Ok(Some(scheme)) = opt(scheme).parse_next(input) else {
            input.reset(&start);
            break;
        };
        found.push(scheme);
    }
    (!found.is_empty()).then_some(found)
}

fn scheme(input: &mut Tokens<'_, '_>) -> Parsed<String> {
    let _: Parsed<()> = repeat(0.., word(Word::Article)).parse_next(input);
    let quote = opt(sign_of('"')).parse_next(input)?;
    let is_name = |token: &&Token<'_>| {
        token.text.starts_with(|c: char| c.is_ascii_lowercase())
            && token.text.chars().all(|c| c.is_ascii_alphanumeric())
    };
    let name = any.verify(is_name).parse_next(input)?.text;
    let joined = |sign| any.verify(move |token: &&Token<'_>| token.is_sign(sign) && !token.is_spaced).void();
    (joined(':'), joined('/'), joined('/')).parse_next(input)?;
    if quote.is_some() {
        sign_of('"').void().parse_next(input)?;
    } else {
        let goes_on = |next: &&Token<'_>| {
            let is_part = |c: char| c.is_ascii() && !",;.)".contains(c);
            !next.is_spaced && next.text.starts_with(is_part)
        };
        not(any.verify(goes_on)).parse_next(input)?;
    }
    Ok(format!("{name}://"))
}

//! Points in time as numbers: `13-digit timestamp`, `The value is a UNIX timestamp, in milliseconds`, `Unix时间戳，单位：秒`.
//!
//! In: what a description says. Out: seconds or milliseconds since 1970. The unit may stand in a sentence or under a label of its
//! own. Left out on purpose: timestamps of which nothing says what they count, and times that are only `accurate to` a unit.

use super::super::lex::{Kind, Token};
use super::said::{Said, Sentence};
use crate::model::Format;
use crate::vocabulary::{FormatWord as Word, PhraseKind, find_phrase};

/// That of a text.
pub(super) fn of_text(said: &Said<'_>) -> Option<Format> {
    read(said, false)
}

/// That of a number. A timestamp that is one counts what it is accurate to.
pub(super) fn of_number(said: &Said<'_>) -> Option<Format> {
    read(said, true)
}

fn read(said: &Said<'_>, is_number: bool) -> Option<Format> {
    // A notation with letters is no number.
    if said.tokens().any(|token| token.kind == Kind::Clock) {
        return None;
    }
    let is_stamp = is_stamp(said);
    if !is_stamp && !is_moment(said) {
        return None;
    }
    let sentences = said.sentences.iter().filter(|sentence| !sentence.depends);
    let stated = sentences
        .enumerate()
        .flat_map(|(at, it)| units(it, at == 0 || is_on_stamp(it), is_number && is_stamp));
    let units: Vec<&str> = said.unit.into_iter().chain(stated).collect();
    let unit = *units.first().filter(|first| units.iter().all(|unit| unit == *first))?;
    match unit {
        "millisecond" => Some(Format::EpochMilliseconds),
        // `Start time, in seconds` may be one of the day.
        "second" if is_stamp => Some(Format::EpochSeconds),
        _ => None,
    }
}

/// Whether the value is called a timestamp, or counted from 1970.
fn is_stamp(said: &Said<'_>) -> bool {
    let is_claimed = || said.claims().iter().any(|(claim, _)| claim.noun == Word::Timestamp);
    let is_counted =
        || said.sentences.iter().any(|sentence| !sentence.depends && counts_from_1970(&sentence.tokens));
    said.is(Word::Timestamp) || is_claimed() || is_counted()
}

/// `the number of seconds since January 1, 1970`, `从1970年1月1日起的毫秒数`
fn counts_from_1970(tokens: &[Token<'_>]) -> bool {
    let has = |is: fn(Kind) -> bool| tokens.iter().any(|token| is(token.kind));
    has(|kind| matches!(kind, Kind::Number(1970) | Kind::Format(Word::Epoch)))
        && has(|kind| matches!(kind, Kind::Unit(_)))
}

/// Whether the value is a point in time, and no span: `Start time`, `Time when the message was stored`.
fn is_moment(said: &Said<'_>) -> bool {
    let is_time = said.is(Word::Moment) || said.is(Word::Time) && said.defines(Word::When);
    is_time && !said.defines(Word::Span)
}

fn is_on_stamp(sentence: &Sentence<'_>) -> bool {
    sentence.says(Word::Timestamp) || counts_from_1970(&sentence.tokens)
}

/// The units that a sentence names, as those of the value: not `within 5 seconds`.
fn units(sentence: &Sentence<'_>, is_on_value: bool, counts_precision: bool) -> Vec<&'static str> {
    let is_on_unit = find_phrase(sentence.text, PhraseKind::UnitLead).is_some();
    if !is_on_value && !is_on_unit {
        return Vec::new();
    }
    let tokens = &sentence.tokens;
    let named = |at: usize| {
        let ahead = tokens.get(at.saturating_sub(NEAR)..at).unwrap_or_default();
        let is_quantity = ahead.last().is_some_and(|token| matches!(token.kind, Kind::Number(_)));
        let is_precision = ahead.iter().any(|token| token.says(Word::Accurate));
        !is_quantity && (!is_precision || counts_precision && is_on_value)
    };
    let mut found: Vec<&'static str> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Unit(unit) if named(at) => found.push(unit),
            Kind::Number(13) if is_digits(tokens, at) => found.push("millisecond"),
            Kind::Number(10) if is_digits(tokens, at) => found.push("second"),
            _ => {}
        }
    }
    found
}

/// Tokens in which `accurate to the` stands before its unit.
const NEAR: usize = 3;

/// `13-digit`, `13 bits`, `13位`
fn is_digits(tokens: &[Token<'_>], at: usize) -> bool {
    let next = tokens.iter().skip(at + 1).find(|token| !token.is_sign('-'));
    next.is_some_and(|token| token.says(Word::Digit) || token.says(Word::Character))
}

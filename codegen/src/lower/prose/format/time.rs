//! Times that are written out: `UTC time when the job was created`, `格式：YYYY-MM-DD`, `The value is in the "hh:mm-HH:MM" format`.
//!
//! In: what a description says, and what examples show. Out: a format, or an expression for a notation that JSON Schema has no
//! name for. `date-time` is claimed where the page shows or gives RFC 3339 with its offset, and otherwise a time of which the
//! notation is not known. Left out on purpose: fields whose value is itself a notation, and pages that give several.

use std::fmt::Write;

use super::super::lex::{Clock, Kind, Piece, Token};
use super::said::{Said, Sentence};
use super::{Field, Notation, has, shown};
use crate::model::Format;
use crate::pattern;
use crate::vocabulary::FormatWord as Word;

pub(super) fn read(field: &Field<'_>, said: &Said<'_>) -> Notation {
    let is_time = is_time(field.name, said);
    let notation = stated(field, said, is_time);
    if notation.format == Some(Format::DateTime) || !is_time {
        return notation;
    }
    let all_are = |format: Format| field.examples.iter().all(|text| has(text, format));
    let all_instants = !field.examples.is_empty() && all_are(Format::DateTime);
    let is_instant = shown_or_said(said) && all_are(Format::DateTime);
    let format = match notation.format {
        Some(format) => format,
        // `UTC standard time. Users need to calculate the offset`: what else the page says of it leaves the notation open.
        None if (is_instant || all_instants) && !has_clock(said) && !said.speaks_of_offset() => {
            Format::DateTime
        }
        None => Format::Time,
    };
    Notation { format: Some(format), ..notation }
}

/// Whether the definition is that of a point in time: `Creation time`, `Time when the backup was created`.
fn is_time(name: &str, said: &Said<'_>) -> bool {
    let is_noun = said.is(Word::Time) || said.is(Word::Moment) || said.is(Word::Timestamp);
    let is_span =
        said.defines(Word::Span) && !said.is(Word::Timestamp) || said.says(Word::Span) && is_filter(said);
    let is_called = is_named_time(name) && (said.says(Word::Time) || said.says(Word::Moment));
    (is_noun || is_called) && !is_span && !name.to_lowercase().contains("zone")
}

/// `The format is operator:timestamp`
fn is_filter(said: &Said<'_>) -> bool {
    said.lines().any(|line| line.contains("operator"))
}

/// `created_at`, `update_time`
fn is_named_time(name: &str) -> bool {
    const ENDS: [&str; 8] = [
        "created_at",
        "updated_at",
        "deleted_at",
        "expires_at",
        "create_time",
        "update_time",
        "start_time",
        "end_time",
    ];
    let name = name.to_lowercase();
    ENDS.iter().any(|end| name.ends_with(end))
}

fn has_clock(said: &Said<'_>) -> bool {
    said.sentences.iter().any(|sentence| sentence.tokens.iter().any(|token| token.kind == Kind::Clock))
}

/// Whether an instant of RFC 3339 stands in the text, or its name does.
fn shown_or_said(said: &Said<'_>) -> bool {
    said.lines().any(shown::shows_instant) || said.says(Word::Instant)
}

/// The one notation that a description gives, where all examples have it.
fn stated(field: &Field<'_>, said: &Said<'_>, is_time: bool) -> Notation {
    // `Time format. The default is yyyy-MM-dd`: the value is a notation.
    let is_notation =
        field.name.to_lowercase().contains("format") || said.definition().is_some_and(names_notation);
    if is_notation {
        return Notation::default();
    }
    let always = || said.sentences.iter().filter(|sentence| !sentence.depends);
    let given = always().filter(|sentence| is_time || sentence.is_format || leads(sentence));
    let mut clocks: Vec<Clock> = given.flat_map(|it| tokens(it, Kind::Clock)).filter_map(clock).collect();
    clocks.dedup();
    let has_all =
        |pattern: &String| field.examples.iter().all(|text| pattern::matches(pattern, text) == Some(true));
    match clocks.as_slice() {
        [] => {
            let samples = always().filter(|sentence| sentence.says(Word::FormOf));
            let mut samples =
                samples.flat_map(|sentence| tokens(sentence, Kind::Sample)).map(|it| of_sample(it.text));
            let pattern = samples.next().filter(|first| samples.all(|other| other == *first)).filter(has_all);
            Notation { format: pattern.as_ref().map(|_| Format::Time), pattern }
        }
        [clock] => {
            let has_offset = clock.quotes && !clock.pieces.contains(&Piece::Zulu { is_quoted: true });
            let has_offset = has_offset || said.speaks_of_offset();
            let format = format(clock, has_offset)
                .filter(|format| field.examples.iter().all(|text| has(text, *format)));
            if format == Some(Format::DateTime) {
                return Notation { format, pattern: None };
            }
            let pattern = Some(expression(clock, has_offset)).filter(has_all);
            Notation { format: format.filter(|_| pattern.is_some()), pattern }
        }
        _ => Notation::default(),
    }
}

fn names_notation(definition: &Sentence<'_>) -> bool {
    let is_lead =
        |token: &&Token<'_>| token.says(Word::Span) && token.text.to_lowercase().ends_with("format");
    definition.tokens.iter().find(is_lead).is_some()
        || definition.text.ends_with("格式") && !definition.says(Word::Is)
}

/// Whether a sentence is on the notation: `The format is HH:mm`, `in the yyyy-mm-dd format`.
fn leads(sentence: &Sentence<'_>) -> bool {
    sentence.says(Word::Format) || sentence.says(Word::FormOf)
}

fn tokens<'s, 'a>(sentence: &'s Sentence<'a>, kind: Kind) -> impl Iterator<Item = &'s Token<'a>> {
    sentence.tokens.iter().filter(move |token| token.kind == kind)
}

fn clock(token: &Token<'_>) -> Option<Clock> {
    Clock::at_start(token.text).map(|(clock, _)| clock)
}

/// The format that has this notation.
fn format(clock: &Clock, has_offset: bool) -> Option<Format> {
    let mut skeleton = String::new();
    for piece in &clock.pieces {
        match piece {
            Piece::Digits(count) if !skeleton.ends_with('.') => skeleton.push_str(&"0".repeat(*count)),
            Piece::Digits(_) => {
                skeleton.pop();
            }
            Piece::Sign(sign) => skeleton.push(*sign),
            Piece::Zulu { .. } if has_offset => skeleton.push('?'),
            Piece::Zulu { .. } | Piece::Offset => skeleton.push('Z'),
        }
    }
    match skeleton.as_str() {
        "0000-00-00T00:00:00Z" => Some(Format::DateTime),
        "0000-00-00" => Some(Format::Date),
        other => other.starts_with("0000").then_some(Format::Time),
    }
}

/// `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`
fn expression(clock: &Clock, has_offset: bool) -> String {
    let mut pattern = String::from("^");
    for piece in &clock.pieces {
        match piece {
            Piece::Digits(count) => digits(&mut pattern, *count),
            Piece::Sign('.') => pattern.push_str("\\."),
            Piece::Sign(sign) => pattern.push(*sign),
            Piece::Zulu { .. } if has_offset => pattern.push_str("(?:Z|[+-][0-9]{2}:?[0-9]{2})"),
            Piece::Zulu { .. } => pattern.push('Z'),
            Piece::Offset => pattern.push_str("[+-][0-9]{2}:[0-9]{2}"),
        }
    }
    pattern.push('$');
    pattern
}

/// `^[0-9]{4}-[0-9]{2}-[0-9]{2}$` of `2019-05-22`
fn of_sample(sample: &str) -> String {
    let mut pattern = String::from("^");
    let mut run = 0;
    for c in sample.chars().chain(['$']) {
        if c.is_ascii_digit() {
            run += 1;
            continue;
        }
        if run > 0 {
            digits(&mut pattern, run);
            run = 0;
        }
        if c == '.' {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern
}

fn digits(pattern: &mut String, count: usize) {
    let _ = write!(pattern, "[0-9]{{{count}}}");
}

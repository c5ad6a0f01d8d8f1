//! Times that are written out: `UTC time when the job was created`, `格式：YYYY-MM-DD`, `The value is in the "hh:mm-HH:MM" format`.
//!
//! In: what a description says, and what examples show. Out: a format, or an expression for a notation that JSON Schema has no
//! name for. `date-time` is claimed where the words show or give RFC 3339 with its offset, and otherwise a time of which the
//! notation is not known. Left out on purpose: fields whose value is itself a notation, and pages that give several.

use std::borrow::Cow;
use std::fmt::Write;

use super::super::lex::{Clock, Kind, Piece, Token};
use super::said::{Said, Sentence};
use super::{Field, Notation, has, shown, window};
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
    let has_offset = said.speaks_of_offset();
    // An instant in the text says more than a notation that is not understood, or leaves out the zone.
    if shown_or_said(said) && all_are(Format::DateTime) && !has_offset {
        return Notation { format: Some(Format::DateTime), pattern: None };
    }
    // One answer that shows an instant is no word on all others: pages show one without a zone beside it. That the time is
    // in UTC is.
    let is_utc = said.tokens().any(|token| token.text.starts_with("UTC"));
    let is_shown = is_utc && !field.examples.is_empty() && all_are(Format::DateTime);
    let format = match notation.format {
        Some(format) => format,
        // `Users need to calculate the offset`: what else the page says of it leaves the notation open.
        None if is_shown && !has_clock(said) && !has_offset => Format::DateTime,
        None => Format::Time,
    };
    Notation { format: Some(format), ..notation }
}

/// Whether the definition is that of a point in time: `Creation time`, `Time when the backup was created`.
fn is_time(name: &str, said: &Said<'_>) -> bool {
    let is_noun = said.is(Word::Time) || said.is(Word::Moment) || said.is(Word::Timestamp);
    let counts = |token: &Token<'_>| matches!(token.kind, Kind::Unit(_));
    let is_counted = said.definition().is_some_and(|definition| definition.tokens.iter().any(counts));
    // `Response time in ms`, unless it is a point in time by its name.
    let is_span = !said.is(Word::Timestamp)
        && (said.defines(Word::Span) || is_counted && !said.is(Word::Moment))
        || said.says(Word::Filter);
    let is_called = is_named_time(name) && (said.says(Word::Time) || said.says(Word::Moment));
    (is_noun || is_called) && !is_span && !name.to_lowercase().contains("zone")
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

/// Whether the page gives a notation, be it one that is not understood: `YYYY-MM-DDTHH:MM:SS.+XX.XX`.
fn has_clock(said: &Said<'_>) -> bool {
    said.tokens().any(|token| token.kind == Kind::Clock || token.text.eq_ignore_ascii_case("yyyy"))
}

/// Whether an instant of RFC 3339 stands in the text, or its name does.
fn shown_or_said(said: &Said<'_>) -> bool {
    said.lines().any(shown::shows_instant) || said.says(Word::Instant)
}

/// The one notation that a description gives, where all examples have it.
fn stated(field: &Field<'_>, said: &Said<'_>, is_time: bool) -> Notation {
    if is_notation(field.name, said) {
        return Notation::default();
    }
    let given = always(said)
        .filter(|sentence| is_time || sentence.is_format || leads(sentence) || in_brackets(sentence));
    let given: Vec<&Sentence<'_>> = given.collect();
    // `yyyyMMdd followed by a number`
    let goes_on = |pair: &[Token<'_>]| matches!(pair, [clock, next] if clock.kind == Kind::Clock && next.says(Word::Beyond));
    if given.iter().any(|sentence| sentence.tokens.windows(2).any(goes_on)) {
        return Notation::default();
    }
    let clocks = given.iter().flat_map(|sentence| {
        let told = |at: usize| is_told_of(&sentence.tokens, at);
        let clocks = sentence.tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Clock);
        clocks.filter(move |(at, _)| !told(*at)).map(|(_, token)| token)
    });
    let mut clocks: Vec<Clock> = clocks.filter_map(clock).collect();
    clocks.dedup();
    match clocks.as_slice() {
        [] => sampled(field, said),
        [clock] => written(field, said, clock),
        _ => Notation::default(),
    }
}

/// `“HH:mm”表示整点时间`: what a part of the notation stands for.
fn is_told_of(tokens: &[Token<'_>], at: usize) -> bool {
    let mut behind = tokens.iter().skip(at + 1).skip_while(|token| token.is_sign('"') || token.is_sign('\''));
    behind.next().is_some_and(|token| token.says(Word::Lead))
}

/// `Month you want to query (YYYY-MM)`
fn in_brackets(sentence: &Sentence<'_>) -> bool {
    let is_clock = |token: &Token<'_>| token.kind == Kind::Clock;
    sentence.tokens.windows(3).any(
        |it| matches!(it, [open, clock, close] if open.is_sign('(') && is_clock(clock) && close.is_sign(')')),
    )
}

/// The sentences that hold always.
fn always<'s, 'a>(said: &'s Said<'a>) -> impl Iterator<Item = &'s Sentence<'a>> {
    said.sentences.iter().filter(|sentence| !sentence.depends)
}

/// Whether the value is a notation (`Time format. The default is yyyy-MM-dd`), or has one in a part (`operator:timestamp`).
fn is_notation(name: &str, said: &Said<'_>) -> bool {
    let names_one = |token: &Token<'_>| {
        token.says(Word::Span)
            && ["format", "格式"].iter().any(|end| token.text.to_lowercase().ends_with(end))
    };
    let is_called = said.definition().is_some_and(|definition| definition.tokens.iter().any(names_one));
    is_called || said.says(Word::Filter) || name.to_lowercase().contains("format")
}

/// `The time is in the format of "2019-05-22T07:48:19.000000"`: a notation by one time that has it.
fn sampled(field: &Field<'_>, said: &Said<'_>) -> Notation {
    let samples = always(said).filter(|sentence| sentence.says(Word::FormOf));
    let mut samples = samples.flat_map(|it| tokens(it, Kind::Sample)).map(|it| of_sample(it.text));
    let pattern = samples.next().filter(|first| samples.all(|other| other == *first));
    let pattern = pattern.filter(|pattern| has_all(pattern, field));
    Notation { format: pattern.as_ref().map(|_| Format::Time), pattern }
}

/// `a UTC time rounded to 6 decimal places in the format of yyyy-mm-dd hh:mm:ss`: a notation with the digits that it does not
/// show. None where the page speaks of such digits and does not say how many.
fn with_fraction<'c>(clock: &'c Clock, said: &Said<'_>) -> Option<Cow<'c, Clock>> {
    let is_shown = clock.pieces.windows(2).any(|pair| matches!(pair, [Piece::Sign('.'), Piece::Digits(_)]));
    let tokens: Vec<&Token<'_>> = said.tokens().collect();
    let of = |at: usize| {
        tokens.get(at).and_then(|token| if let Kind::Number(it) = token.kind { Some(it) } else { None })
    };
    let mut accurate = tokens.iter().enumerate().filter(|(_, token)| token.says(Word::Accurate));
    let said = accurate.find_map(|(at, _)| [at + 1, at + 2].into_iter().find(|at| of(*at).is_some()));
    let Some(at) = said.filter(|_| !is_shown) else { return Some(Cow::Borrowed(clock)) };
    let counts = tokens.get(at + 1).is_some_and(|token| token.says(Word::Decimals));
    let count = of(at)
        .and_then(|count| usize::try_from(count).ok())
        .filter(|count| counts && (1..=9).contains(count))?;
    let mut clock = clock.clone();
    clock.pieces.extend([Piece::Sign('.'), Piece::Digits(count)]);
    matches!(clock.pieces.as_slice(), [.., Piece::Digits(2), Piece::Sign('.'), Piece::Digits(_)])
        .then_some(Cow::Owned(clock))
}

/// `只支持整点，格式为“HH:mm z”`: the minutes are none.
fn on_the_hour<'c>(clock: Cow<'c, Clock>, said: &Said<'_>) -> Cow<'c, Clock> {
    let at =
        clock.pieces.windows(3).position(|it| *it == [Piece::Digits(2), Piece::Sign(':'), Piece::Digits(2)]);
    let Some(at) = at.filter(|_| said.says(Word::WholeHour)) else { return clock };
    let mut clock = clock.into_owned();
    clock.pieces.splice(at + 2..at + 3, [Piece::Sign('0'), Piece::Sign('0')]);
    Cow::Owned(clock)
}

/// `The format is yyyy-MM-ddTHH:mm:ssZ`
fn written(field: &Field<'_>, said: &Said<'_>, clock: &Clock) -> Notation {
    // Where only the `T` is quoted, `Z` is no letter but a zone: `yyyy-MM-dd'T'HH:mm:ssZ`.
    let is_zone = clock.quotes && !clock.pieces.contains(&Piece::Zulu { is_quoted: true });
    let has_offset = is_zone || said.speaks_of_offset();
    let shown = |format: &Format| field.examples.iter().all(|text| has(text, *format));
    let format = format(clock, has_offset).filter(shown);
    if format == Some(Format::DateTime) {
        return Notation { format, pattern: None };
    }
    let pattern = if window::rules_letters(said) {
        window::read(said, clock)
    } else {
        with_fraction(clock, said).map(|clock| expression(&on_the_hour(clock, said), has_offset))
    };
    let pattern = pattern.filter(|pattern| has_all(pattern, field));
    Notation { format: format.filter(|_| pattern.is_some()), pattern }
}

fn has_all(pattern: &str, field: &Field<'_>) -> bool {
    field.examples.iter().all(|text| pattern::matches(pattern, text) == Some(true))
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
            Piece::Zone => skeleton.push_str(" Z"),
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
            Piece::Zone => pattern.push_str(" \\S+"),
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

//! Measures: `The value ranges from 1 to 50`, `a maximum of 64 characters`, `长度不超过64个字符`, `at least one node`.
//!
//! In: the tokens of a sentence. Out: a [`Measure`] for each range, length or count, with what it is said of and what it
//! counts. Left out on purpose: what that means for a field, and whether the sentence holds always.

use winnow::prelude::*;
use winnow::stream::{Stream, TokenSlice};

use super::super::lex::{self, Decimal, Kind, Token};
use super::interval::{End, Span, bound, end, interval};
use super::list::Tokens;
use crate::vocabulary::{MeasureWord as Word, is_han};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Counted {
    /// Nothing: the number is the value.
    Nothing,
    /// `characters`
    Characters,
    /// `bytes`
    Bytes,
    /// `elements`
    Elements,
    /// Something that has a name of its own: `tags`, `号码`
    Noun,
    /// Neither a length nor elements: `types of characters`
    Kinds,
}

/// What a measure is said of, by the words before it in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Topic {
    /// Nothing stands there.
    Silent,
    /// The value: `the value`, `it`.
    Value,
    /// A range follows: `ranges from`, `the value is`.
    Range,
    /// Its length.
    Length,
    /// The list.
    List,
    /// How many elements the list has: `array length`, `元素个数`.
    Count,
    /// How many there are of something: `the number of nodes`.
    Number,
    /// A part of it, or something else.
    Part,
    /// Nobody knows.
    Other,
}

/// How the measure is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Form {
    /// Two ends.
    Interval,
    /// One end.
    Bound,
    /// So many, and no other number.
    Exact,
    /// A kind of numbers: `a positive integer`.
    Positive,
    /// Says less than a range beside it: `a non-negative number`.
    NotNegative,
}

/// A range, a length or a count that a sentence states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Measure<'s, 't> {
    /// From where to where.
    pub span: Span,
    /// How it is put.
    pub form: Form,
    /// What it is said of.
    pub topic: Topic,
    /// What it counts.
    pub counted: Counted,
    /// The words before it in its clause.
    pub before: &'s [Token<'t>],
    /// The words behind the numbers.
    pub behind: &'s [Token<'t>],
    /// Which tokens of the sentence it takes.
    pub place: std::ops::Range<usize>,
}

/// The measures of a sentence.
pub(in super::super) fn measures<'s, 't>(tokens: &'s [Token<'t>]) -> Vec<Measure<'s, 't>> {
    let mut found: Vec<Measure<'s, 't>> = Vec::new();
    let mut at = 0;
    while let Some(rest) = tokens.get(at..).filter(|rest| !rest.is_empty()) {
        let start = found.last().map_or(0, |last| last.place.end);
        let Some(before) = tokens.get(start..at).map(clause) else { break };
        let Some(next) = measure(rest, before) else {
            at += 1;
            continue;
        };
        let (span, form, counted, length) = next;
        // `精确到小数点后2位`, `up to 2 decimal places`
        let counts_decimals = before.last().is_some_and(|last| last.measures(Word::Decimals))
            || rest.get(length).is_some_and(|next| next.measures(Word::Decimals));
        if counts_decimals {
            at += length;
            continue;
        }
        let mut topic = topic(before);
        // `不少于1,不超过64`, `and a maximum of 64`: of what was spoken of before.
        if topic == Topic::Silent
            && start > 0
            && tokens.get(start..at).is_some_and(|between| between.iter().all(joins))
        {
            topic = found.last().map_or(topic, |last| last.topic);
        }
        // `Both the default and the maximum value are 10`: the measure itself names the value.
        let is_of_value =
            rest.first().is_some_and(|it| it.measures(Word::MostValue) || it.measures(Word::LeastValue));
        if is_of_value && matches!(topic, Topic::Silent | Topic::Other) {
            topic = Topic::Value;
        }
        // `数组最大长度为50`
        let is_of_length =
            rest.first().is_some_and(|it| it.measures(Word::MostLong) || it.measures(Word::LeastLong));
        if is_of_length && topic == Topic::List {
            topic = Topic::Count;
        }
        let end = at + length;
        let behind = tokens.get(end..).unwrap_or_default();
        found.push(Measure { span, form, topic, counted, before, behind, place: at..end });
        at = end;
    }
    found
}

/// Whether a text is an interval and nothing else: `0-65535`, whatever stands before it, is no literal.
pub(in super::super) fn is_interval(text: &str) -> bool {
    let tokens = lex::measures(text);
    let mut input = TokenSlice::new(&tokens);
    interval.parse_next(&mut input).is_ok() && input.eof_offset() == 0
}

/// Whether a text is one end of a range and nothing else: `大于0`, `less than 10`.
pub(in super::super) fn is_bound(text: &str) -> bool {
    let tokens = lex::measures(text);
    let mut input = TokenSlice::new(&tokens);
    bound.parse_next(&mut input).is_ok() && input.eof_offset() == 0
}

/// Whether a word between two measures leaves the subject as it is.
fn joins(token: &Token<'_>) -> bool {
    matches!(token.kind, Kind::Sign(',') | Kind::Unit(_))
        || matches!(
            token.kind,
            Kind::Measure(Word::And | Word::Article | Word::Characters | Word::Bytes | Word::Is)
        )
}

/// The last clause of what stands before a measure.
fn clause<'s, 't>(before: &'s [Token<'t>]) -> &'s [Token<'t>] {
    let parts = |token: &Token<'_>| token.is_sign(',') || token.is_sign(';') || token.is_sign('(');
    let start = before.iter().rposition(parts).map_or(0, |at| at + 1);
    before.get(start..).unwrap_or_default()
}

/// A measure at the start of tokens, and how many it takes. What is counted is not taken.
fn measure(tokens: &[Token<'_>], before: &[Token<'_>]) -> Option<(Span, Form, Counted, usize)> {
    let mut input = TokenSlice::new(tokens);
    let start = input.checkpoint();
    let taken = |input: &Tokens<'_, '_>| tokens.len() - input.eof_offset();
    if let Ok(span) = interval.parse_next(&mut input) {
        let length = taken(&input);
        return Some((span, Form::Interval, counted(tokens.get(length..)?, &span), length));
    }
    input.reset(&start);
    if let Ok(span) = bound.parse_next(&mut input) {
        let length = taken(&input);
        let is_long =
            tokens.first().is_some_and(|it| it.measures(Word::MostLong) || it.measures(Word::LeastLong));
        let counted = match counted(tokens.get(length..)?, &span) {
            // `Max. characters: 20`
            Counted::Nothing if is_long && !has(before, Word::List) && !has_unit(&span) => {
                Counted::Characters
            }
            counted => counted,
        };
        return Some((span, Form::Bound, counted, length));
    }
    input.reset(&start);
    if let Ok(end) = end.parse_next(&mut input) {
        return single(tokens, taken(&input), end, before);
    }
    let least = |number: u64| Some(End { number: Decimal::whole(number), unit: None, is_open: false });
    match tokens.first()?.kind {
        Kind::Measure(Word::Positive) => {
            Some((Span { least: least(1), most: None }, Form::Positive, Counted::Nothing, 1))
        }
        Kind::Measure(Word::NotNegative) => {
            Some((Span { least: least(0), most: None }, Form::NotNegative, Counted::Nothing, 1))
        }
        _ => None,
    }
}

/// Whether the numbers are of a unit: `最长300秒` is no length.
fn has_unit(span: &Span) -> bool {
    span.most.or(span.least).is_some_and(|end| end.unit.is_some())
}

/// A number by itself: `1 or more`, `64个字符以内`, `exactly 32 characters`, `36-byte ID`.
fn single(
    tokens: &[Token<'_>],
    length: usize,
    end: End,
    before: &[Token<'_>],
) -> Option<(Span, Form, Counted, usize)> {
    let behind = tokens.get(length..)?;
    let one = Span { least: Some(end), most: None };
    let counted = counted(behind, &one);
    let is_name = |token: &Token<'_>| {
        matches!(token.kind, Kind::Measure(Word::Characters | Word::Bytes | Word::Elements | Word::Article))
    };
    let names = behind.iter().take_while(|token| is_name(token)).count();
    // `4.0及以上版本`
    let is_release = behind.get(names + 1).is_some_and(|token| token.measures(Word::Kinds));
    match behind.get(names).map(|token| token.kind).filter(|_| !is_release) {
        Some(Kind::Measure(Word::OrLess)) => {
            return Some((Span { least: None, most: Some(end) }, Form::Bound, counted, length));
        }
        Some(Kind::Measure(Word::OrMore)) => return Some((one, Form::Bound, counted, length)),
        // `从0开始`
        Some(Kind::Other)
            if before.last().is_some_and(|last| last.text == "从")
                && behind.get(names).is_some_and(|token| token.text == "开") =>
        {
            return Some((one, Form::Bound, counted, length));
        }
        _ => {}
    }
    // `备注，长度128`: with nothing between the noun and the number it says how much there is room for.
    let is_room = before.last().is_some_and(|last| last.measures(Word::Length) && last.text == "长度");
    if is_room && counted == Counted::Nothing && !is_identifier(before, behind) {
        return Some((Span { least: None, most: Some(end) }, Form::Bound, counted, length));
    }
    let exact = Span { least: Some(end), most: Some(end) };
    exact_length(before, behind, counted).map(|counted| (exact, Form::Exact, counted, length))
}

/// What a number counts that is a length by itself: `The value must contain 32 characters`, `长度为32`, `a 36-digit UUID`.
fn exact_length(before: &[Token<'_>], behind: &[Token<'_>], counted: Counted) -> Option<Counted> {
    if is_identifier(before, behind) {
        return Some(Counted::Characters);
    }
    let last = before.last()?;
    // `1 to 50 IDs, each with 36 characters`
    if has(before, Word::Each) && last.text == "with" && counted == Counted::Characters {
        return Some(counted);
    }
    let leads =
        [Word::Contain, Word::Is, Word::Exactly, Word::Length].iter().any(|word| last.measures(*word));
    if last.text.contains(is_han) {
        let is_length = matches!(counted, Counted::Characters | Counted::Bytes | Counted::Nothing);
        return (leads && is_length && has(before, Word::Length)).then_some(counted);
    }
    let ends = behind
        .iter()
        .position(|token| token.measures(Word::Characters))
        .is_some_and(|at| behind.get(at + 1).is_none_or(|next| next.is_sign(',') || next.is_sign(';')));
    // `The array length must be 1`
    let is_count = has(before, Word::List) && has(before, Word::Length) && counted == Counted::Nothing;
    let is_length = ends && names_value(before) && counted == Counted::Characters
        || has(before, Word::Length)
            && counted == Counted::Nothing
            && behind.first().is_none_or(|next| next.is_sign(','));
    (leads && (is_count || is_length)).then_some(counted)
}

/// `36-byte serial number`, `It is a 36-digit UUID`, `32位uuid`: what such a number counts is all of the value.
fn is_identifier(before: &[Token<'_>], behind: &[Token<'_>]) -> bool {
    let names = |tokens: &[Token<'_>]| has(tokens.get(..3).unwrap_or(tokens), Word::Identifier);
    let Some((first, rest)) = behind.split_first() else { return false };
    if first.text.starts_with('位') {
        return first.text != "位" && first.measures(Word::Characters) || names(rest);
    }
    let Some((counted, rest)) = rest.split_first().filter(|_| first.is_sign('-')) else { return false };
    let is_lead = |token: &Token<'_>| {
        matches!(token.kind, Kind::Measure(Word::Article | Word::Value | Word::Field | Word::Is))
    };
    let counts =
        matches!(counted.kind, Kind::Measure(Word::Characters | Word::Bytes) | Kind::Unit("bit" | "byte"));
    counts && names(rest) && before.iter().all(is_lead)
}

/// What stands behind the numbers of a measure.
fn counted(behind: &[Token<'_>], span: &Span) -> Counted {
    let unit = span.most.or(span.least).and_then(|end| end.unit);
    if unit == Some("byte") {
        return Counted::Bytes;
    }
    if unit.is_some() {
        return Counted::Nothing;
    }
    let mut others = 0;
    for token in behind {
        match token.kind {
            Kind::Measure(Word::Characters) => return Counted::Characters,
            Kind::Measure(Word::Bytes) => return Counted::Bytes,
            Kind::Measure(Word::Elements) => return Counted::Elements,
            Kind::Measure(Word::Kinds) => return Counted::Kinds,
            Kind::Measure(Word::Integer) if others == 0 => return Counted::Nothing,
            Kind::Measure(Word::Article) => {
                // `5个号码`, but `1到5之间`
                let counts = token.text == "个" || token.text == "条";
                others = if counts { others.max(1) } else { others };
            }
            // `Unicode characters`, `tag keys`
            Kind::Other | Kind::Measure(Word::Key | Word::Value) if others < 3 => others += 1,
            _ => break,
        }
    }
    if others > 0 { Counted::Noun } else { Counted::Nothing }
}

/// What a measure is said of.
fn topic(before: &[Token<'_>]) -> Topic {
    let is_filler = |token: &&Token<'_>| {
        matches!(
            token.kind,
            Kind::Measure(Word::Article | Word::And | Word::Contain | Word::From | Word::AtOnce)
        ) || token.is_sign(':')
    };
    let mut words = before.iter().filter(|token| !is_filler(token)).rev();
    let Some(last) = words.next() else { return Topic::Silent };
    let is_long = has(before, Word::Length) || has(before, Word::TotalLength);
    let counts = is_long || has(before, Word::Elements);
    // `The interval must be`: of something that has a name, and it may not be the field.
    let is_named = before.iter().any(|token| token.kind == Kind::Other) && !names_value(before);
    match last.kind {
        _ if has(before, Word::Part) || has(before, Word::Each) => Topic::Part,
        _ if has(before, Word::NumberOf) && !has(before, Word::List) => Topic::Number,
        _ if has(before, Word::Elements) => Topic::Count,
        _ if has(before, Word::List) => {
            if counts {
                Topic::Count
            } else {
                Topic::List
            }
        }
        _ if is_long => Topic::Length,
        Kind::Measure(Word::Range) => Topic::Range,
        // `It contains 1 to 5 nodes` is on what it holds.
        _ if has(before, Word::Contain) && names_value(before) => Topic::Value,
        Kind::Measure(Word::Is | Word::Integer | Word::Value | Word::Field | Word::Between) if !is_named => {
            Topic::Range
        }
        _ if names_value(before) || has(before, Word::Range) => Topic::Value,
        _ => Topic::Other,
    }
}

/// Whether the tokens speak of the field or its value.
fn names_value(tokens: &[Token<'_>]) -> bool {
    has(tokens, Word::Value) || has(tokens, Word::Field)
}

/// Whether one of the tokens is this word.
pub(in super::super) fn has(tokens: &[Token<'_>], word: Word) -> bool {
    tokens.iter().any(|token| token.measures(word))
}

#[cfg(test)]
mod tests;

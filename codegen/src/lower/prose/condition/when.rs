//! The field and the values that a condition names: `configuration type is set to CLOUD`, `share_type is PER or WHOLE`.
//!
//! In: the parts of a condition, and the facts of the neighbours. Out: a neighbour and its values, in its type. None where
//! the words leave either open: more than one condition, a value that the neighbour does not have, a negation.

use serde_json::Value;
use winnow::combinator::{alt, opt, repeat};
use winnow::error::EmptyError;
use winnow::prelude::*;
use winnow::stream::TokenSlice;
use winnow::token::{any, rest, take_till};

use super::super::lex::condition::{Part, PartKind};
use super::super::text::{bare, is_participle, is_prose, is_token, split};
use super::super::{Sibling, Subject};
use super::Sentence;
use super::clause::{brackets, trim};
use crate::lower::only::only;
use crate::model::Shape;
use crate::vocabulary::{LiteralWord, PhraseKind as Kind, is_han, is_literal_word};

type Input<'s> = TokenSlice<'s, Part<'s>>;
type Parsed<T> = Result<T, EmptyError>;

/// The neighbour that a condition names, and its values. What stands in brackets is the exact form.
pub(super) fn resolve(condition: &Sentence<'_>, subject: &Subject<'_>) -> Option<(String, Vec<Value>)> {
    let parts = trim(condition.parts);
    let whole = || comparison(&condition.clause(parts), subject);
    match brackets(parts).last() {
        Some((at, inner)) if at + inner.len() + 2 >= parts.len() => {
            let exact = exact(inner);
            comparison(&condition.clause(exact), subject)
                .or_else(|| comparison(&condition.clause(parts.get(..at)?), subject))
        }
        _ => whole(),
    }
}

/// `acl_open is set to true` of `that is, when acl_open is set to true`
fn exact<'s>(parts: &'s [Part<'s>]) -> &'s [Part<'s>] {
    let is_lead = |part: &Part<'_>| part.is(Kind::ThatIs) || part.is(Kind::If) || part.is_sign(',');
    let start = parts.iter().take_while(|part| is_lead(part)).count();
    parts.get(start..).unwrap_or_default()
}

/// A field, what stands between, and its values.
fn comparison(clause: &Sentence<'_>, subject: &Subject<'_>) -> Option<(String, Vec<Value>)> {
    // `自定义短码即generation_type为2`
    let start = clause.parts.iter().rposition(|part| part.is(Kind::ThatIs)).map_or(0, |at| at + 1);
    let parts = clause.parts.get(start..)?;
    let mut input = TokenSlice::new(parts);
    let field = name.parse_next(&mut input).ok()?;
    let _: Option<()> = opt(phrase(Kind::Noun)).parse_next(&mut input).ok()?;
    equals.parse_next(&mut input).ok()?;
    let values: &[Part<'_>] = rest::<_, EmptyError>.parse_next(&mut input).ok()?;
    let called = match field {
        Name::Field(index) => (subject.siblings.get(index)?, true),
        Name::Words(parts) => (described(clause.clause(parts).words(), subject)?, false),
    };
    // `set to on and scene is set to mobile` is more than one condition.
    let is_more = |part: &Part<'_>| {
        part.is_any(&[Kind::And, Kind::Not, Kind::If, Kind::Unless, Kind::Differs])
            || matches!(part.kind, PartKind::Own | PartKind::Field(_))
    };
    if values.iter().any(is_more) {
        return None;
    }
    let items = values.split(|part| part.is(Kind::Or) || part.is_sign(',') || part.is_sign(';'));
    let items = items.map(trim).filter(|item| !item.is_empty());
    let values: Option<Vec<Value>> =
        items.map(|item| value_of(called, bare(clause.clause(item).words()))).collect();
    let values = values.filter(|values| !values.is_empty())?;
    Some((called.0.name.to_owned(), values))
}

enum Name<'s> {
    Field(usize),
    Words(&'s [Part<'s>]),
}

/// `the value of share_type`, `the configuration type`, `后端云服务器组的lb_algorithm`
fn name<'s>(input: &mut Input<'s>) -> Parsed<Name<'s>> {
    let _: () = repeat(0.., alt((phrase(Kind::Article), phrase(Kind::Lead), phrase(Kind::Noun), quote)))
        .parse_next(input)?;
    let start = input.checkpoint();
    let words: &[Part<'_>] = take_till(0.., |part: &Part<'_>| {
        is_equals(part) || part.is(Kind::Differs) || matches!(part.kind, PartKind::Field(_))
    })
    .parse_next(input)?;
    let is_field = |part: &&Part<'_>| matches!(part.kind, PartKind::Field(_));
    let field: Option<&Part<'_>> = opt(any.verify(is_field)).parse_next(input)?;
    let _: () = repeat(0.., quote).parse_next(input)?;
    // Chinese has what a field belongs to before it.
    let belongs = words.is_empty() || words.iter().all(|part| part.text.starts_with(is_han));
    match field.map(|part| part.kind) {
        Some(PartKind::Field(index)) if belongs => Ok(Name::Field(index)),
        Some(_) => Err(EmptyError),
        None if words.is_empty() => Err(EmptyError),
        None => {
            input.reset(&start);
            let words: &[Part<'_>] = take_till(1.., |part: &Part<'_>| is_equals(part)).parse_next(input)?;
            Ok(Name::Words(words))
        }
    }
}

fn quote(input: &mut Input<'_>) -> Parsed<()> {
    any.verify(|part: &&Part<'_>| part.is_sign('"') || part.is_sign('\'')).void().parse_next(input)
}

fn equals(input: &mut Input<'_>) -> Parsed<()> {
    any.verify(|part: &&Part<'_>| is_equals(part) || part.is_sign('=')).void().parse_next(input)
}

fn is_equals(part: &Part<'_>) -> bool {
    part.is(Kind::Equals) || part.is(Kind::Valued)
}

fn phrase<'s>(kind: Kind) -> impl Parser<Input<'s>, (), EmptyError> {
    any.verify(move |part: &&Part<'_>| part.is(kind)).void()
}

/// A neighbour, and whether it was called by its wire name.
pub(super) type Called<'a> = (&'a Sibling<'a>, bool);

/// The only neighbour that words fit: its name abbreviates them (`configuration type`, `config_type`), or its description
/// starts with them.
fn described<'a>(words: &str, subject: &Subject<'a>) -> Option<&'a Sibling<'a>> {
    let words = bare(words);
    let lower: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let fits = |sibling: &&Sibling<'_>| abbreviates(sibling.name, &lower) || is_described_as(sibling, words);
    let others = subject.siblings.iter().filter(|sibling| sibling.name != subject.name);
    only(others.filter(fits))
}

/// `config_type` for `configuration type`
fn abbreviates(name: &str, words: &[String]) -> bool {
    let parts: Vec<&str> = name.split(['_', '-']).collect();
    let fits = |(part, word): (&&str, &String)| part.len() >= 3 && word.starts_with(*part);
    parts.len() == words.len() && parts.len() > 1 && parts.iter().zip(words).all(fits)
}

/// `Specifies the policy type.` for `policy type`, `缓存引擎。` for `缓存引擎`
fn is_described_as(sibling: &Sibling<'_>, words: &str) -> bool {
    let first = sibling.paragraphs.first().and_then(|paragraph| split(paragraph).into_iter().next());
    let lower = first.map(str::to_lowercase).unwrap_or_default();
    let noun = ["specifies ", "indicates ", "the "]
        .iter()
        .fold(lower.as_str(), |text, word| text.strip_prefix(word).unwrap_or(text));
    let is_long = words.contains(' ') || words.chars().filter(|c| is_han(*c)).count() >= 4;
    is_long && noun == words.to_lowercase()
}

/// The value in the type of that field: one that its own description lists, or that its type has. A field that was
/// called by its name and lists no values can have any.
pub(super) fn value_of((sibling, by_name): Called<'_>, literal: &str) -> Option<Value> {
    match sibling.shape {
        Shape::Boolean => literal.to_ascii_lowercase().parse().ok().map(Value::Bool),
        Shape::Integer => literal.parse::<i64>().ok().map(Value::from),
        Shape::String => {
            let is_value = match &sibling.facts.values {
                Some(values) => values.values.iter().any(|value| value.literal == literal),
                None => by_name && may_be_value(literal),
            };
            is_value.then(|| Value::String(literal.to_owned()))
        }
        _ => None,
    }
}

/// Whether a word may be a value: none that a sentence has there.
pub(super) fn may_be_value(literal: &str) -> bool {
    is_token(literal)
        && !is_prose(literal)
        && !is_participle(literal)
        && !is_literal_word(&literal.to_lowercase(), LiteralWord::Condition)
}

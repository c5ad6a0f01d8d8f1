//! Reads the prose of descriptions: values, ranges, lengths, characters, defaults, notations, conditions.
//!
//! In: a [`Subject`], a description with what is known of the field and its neighbours. Out: a [`Reading`]. The prose
//! itself stays in the model as it is. One module a family of phrases, one function a phrase, the real phrase in
//! its test. A wrong restriction breaks callers and a missing one costs a hint: what is not sure is not read.
//! Left out on purpose: places. Whoever asks knows the row.

mod character;
mod condition;
mod default;
mod flag;
pub(super) mod format;
mod length;
mod number;
mod sentence;
mod value;

use crate::model::{Direction, Facts, Format, Shape};

/// A field of the same table.
#[derive(Clone, Copy, Debug)]
pub struct Sibling<'a> {
    /// Its wire name.
    pub name: &'a str,
    /// Its shape.
    pub shape: &'a Shape,
    /// Its description.
    pub paragraphs: &'a [String],
}

/// A description with its surroundings.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The wire name of the field.
    pub name: &'a str,
    /// Its shape.
    pub shape: &'a Shape,
    /// Its description.
    pub paragraphs: &'a [String],
    /// The fields of the same table, this one included.
    pub siblings: &'a [Sibling<'a>],
    /// Which way it goes.
    pub direction: Direction,
    /// Texts that the page's examples show for it.
    pub examples: &'a [String],
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The facts.
    pub facts: Facts,
    /// What is worth a diagnostic.
    pub remarks: Vec<Remark>,
}

/// Something about the prose that a person should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The stated default is no value of the documented type.
    DefaultOfOtherType(String),
    /// The stated default is words whose form on the wire is not sure.
    DefaultNotInWireForm(String),
    /// The field is mandatory under a condition that names no field or no value.
    UnresolvedCondition(String),
}

impl Remark {
    /// The words of the description that it is about.
    pub fn text(&self) -> &str {
        match self {
            Self::DefaultOfOtherType(text)
            | Self::DefaultNotInWireForm(text)
            | Self::UnresolvedCondition(text) => text,
        }
    }
}

/// Reads a description.
pub fn read(subject: &Subject<'_>) -> Reading {
    let mut reading = Reading::default();
    let facts = &mut reading.facts;
    facts.values = value::read(subject.shape, subject.paragraphs);
    match element(subject.shape) {
        Shape::String => {
            facts.lengths = length::read(subject.paragraphs);
            facts.pattern = character::read(subject.paragraphs, subject.examples);
            facts.format = format::read(subject.name, subject.paragraphs, subject.examples);
            facts.secret = flag::is_secret(subject.name);
        }
        Shape::Integer | Shape::Number => facts.bounds = number::read(subject.paragraphs),
        _ => {}
    }
    if matches!(subject.shape, Shape::Array(_)) {
        facts.items = length::items(subject.paragraphs);
    }
    // A list of times or of addresses says nothing of lengths and characters of the list.
    if matches!(facts.format, Some(Format::DateTime | Format::Time)) {
        facts.pattern = None;
    }
    facts.deprecated = flag::is_deprecated(subject.paragraphs);
    facts.read_only = flag::is_read_only(subject.paragraphs);
    let (default, remark) = default::read(subject.shape, subject.paragraphs, facts.values.as_ref());
    facts.default = default;
    reading.remarks.extend(remark);
    let (conditions, remarks) = condition::read(subject);
    reading.facts.conditions = conditions;
    reading.remarks.extend(remarks);
    reading
}

/// What a list holds; the shape itself where it is none.
fn element(shape: &Shape) -> &Shape {
    match shape {
        Shape::Array(items) => items,
        shape => shape,
    }
}

#[cfg(test)]
mod tests;

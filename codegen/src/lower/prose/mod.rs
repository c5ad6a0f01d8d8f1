//! Reads the prose of descriptions: values, ranges, lengths, characters, defaults, notations, conditions.
//!
//! In: a [`Subject`], a description with what is known of the field and its neighbours. Out: a [`Reading`]. The prose
//! itself stays in the model as it is. One module a family of phrases, one function a phrase, the real phrase in
//! its test. A wrong restriction breaks callers and a missing one costs a hint: what is not sure is not read.
//! Left out on purpose: places. Whoever asks knows the row.

pub mod account;
mod character;
mod condition;
pub mod cost;
mod default;
mod flag;
pub(super) mod format;
#[cfg(feature = "fuzz")]
pub(crate) mod fuzz;
mod grammar;
mod lex;
mod measure;
mod memo;
mod repeated;
mod switch;
mod text;
mod value;

pub(super) use character::states_pattern;
pub(super) use repeated::Readings;
use text::{Description, split};
pub(super) use value::joins_with_commas;

use super::secret;
use crate::model::{
    Bounds, Certainty, Condition, DefaultValue, Direction, Facts, Format, KnownValue, Lengths, NumberFacts,
    ScalarFacts, Shape, TextFacts, Values,
};
use crate::pattern;

/// The sentences of a paragraph, without the full stop.
pub(crate) fn sentences(paragraph: &str) -> Vec<&str> {
    split(paragraph)
}

/// A field of the same table.
#[derive(Clone, Copy, Debug)]
pub struct Sibling<'a> {
    /// Its wire name.
    pub name: &'a str,
    /// Its shape.
    pub shape: &'a Shape,
    /// Its description.
    pub paragraphs: &'a [String],
    /// What its description says, but for conditions: those are read when the facts of all fields are there.
    pub facts: &'a Facts,
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
    /// The fields of the same table, this one included. Only conditions look at more than their names: the facts of all
    /// fields are there by then.
    pub siblings: &'a [Sibling<'a>],
    /// Which way it goes.
    pub direction: Direction,
    /// Texts that the page's examples show for it.
    pub examples: &'a [String],
    /// Whether rules on characters are read. Patterns that pages state cost time, so not all of too many are.
    pub reads_patterns: bool,
}

impl<'a> Subject<'a> {
    /// The sentence that says what the field is.
    fn definition(&self) -> Option<&'a str> {
        self.paragraphs.iter().flat_map(|text| split(text)).next()
    }

    /// The values that the field lists, where its facts are there: when conditions are read.
    fn own_values(&self) -> impl Iterator<Item = &'a str> {
        let own = self.siblings.iter().find(|sibling| sibling.name == self.name);
        let values = own.and_then(|own| own.facts.values.as_ref());
        values.into_iter().flat_map(|values| &values.values).map(|value| value.literal.as_str())
    }
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
    /// The examples show none of the values that are listed, but this one.
    ListWithout(String),
}

impl Remark {
    /// The words of the description that it is about.
    pub fn text(&self) -> &str {
        match self {
            Self::DefaultOfOtherType(text)
            | Self::DefaultNotInWireForm(text)
            | Self::UnresolvedCondition(text)
            | Self::ListWithout(text) => text,
        }
    }
}

/// Reads a description, but for conditions.
///
/// Of a list, the facts are those of its elements, save for the number of elements, the default and the conditions.
pub fn read(subject: &Subject<'_>) -> Reading {
    let description = Description::of(subject.paragraphs);
    let mut reading = Reading { facts: facts(subject, &description), remarks: Vec::new() };
    let (default, remark) = default::read(subject, &description, &reading.facts);
    match &mut reading.facts.scalar {
        Some(ScalarFacts::Number(number)) => {
            number.bounds = number.bounds.take().filter(|bounds| admits(bounds, default.as_ref()));
        }
        Some(ScalarFacts::Text(text)) => {
            text.pattern = text.pattern.take().filter(|pattern| allows(pattern, default.as_ref()));
        }
        None => {}
    }
    reading.facts.default = default;
    reading.remarks.extend(remark);
    reading.remarks.extend(list_without(subject, &description, &reading.facts));
    reading
}

/// The value that examples show and a list lacks, where the list is open for that reason alone.
fn list_without(subject: &Subject<'_>, description: &Description<'_>, facts: &Facts) -> Option<Remark> {
    let is_open = |values: &Values| values.certainty == Certainty::Known;
    let listed = facts.values.as_ref().filter(|values| is_open(values) && !facts.secret)?;
    let has = |shown: &str| listed.values.iter().any(|value| value.literal == shown);
    let shown = subject.examples.iter().find(|shown| !has(shown))?;
    let unshown = value::read(subject.shape, description, &[])?;
    (!is_open(&unshown) && unshown.values.len() == listed.values.len())
        .then(|| Remark::ListWithout(shown.clone()))
}

/// Whether a description says that the value counts seconds or milliseconds since 1970.
pub(super) fn counts_time(paragraphs: &[String]) -> bool {
    format::of_number(&Description::of(paragraphs)).is_some()
}

/// Reads the conditions of a description. The neighbours have their facts.
pub(super) fn conditions(subject: &Subject<'_>) -> (Vec<Condition>, Vec<Remark>) {
    condition::read(subject, &Description::of(subject.paragraphs))
}

/// The conditions in words that stand outside of the description: in the Mandatory cell.
pub(super) fn conditions_of_cell(text: &str, subject: &Subject<'_>) -> Vec<Condition> {
    let paragraphs = [text.to_owned()];
    condition::read(subject, &Description::of(&paragraphs)).0
}

fn facts(subject: &Subject<'_>, description: &Description<'_>) -> Facts {
    let values =
        value::read(subject.shape, description, subject.examples).filter(|it| !are_fields(it, subject));
    let mut values = values.and_then(|values| without_name(values, subject.name));
    let element = subject.shape.element();
    let is_secret = match element {
        // Where values are listed, it is a word for a kind of credential.
        Shape::String if values.is_some() => secret::is_secret(subject.name, ""),
        Shape::String => secret::is_secret(subject.name, &subject.paragraphs.join(" ")),
        Shape::Map(_) | Shape::Object | Shape::Any => secret::is_name(subject.name),
        _ => false,
    };
    let is_list = matches!(subject.shape, Shape::Array(_));
    let scalar: Option<ScalarFacts> = match element {
        Shape::String => text(subject, description, values.is_some(), is_secret).into(),
        Shape::Integer | Shape::Number => number(subject, description).into(),
        _ => None,
    };
    let is_listed = value::is_formal(description);
    if let Some(values) = values.as_mut().filter(|values| is_listed && is_sample(values, scalar.as_ref())) {
        values.certainty = Certainty::Known;
    }
    if !is_listed && !measure::has_labelled_ends(description) {
        values = values.and_then(|values| beside_range(values, scalar.as_ref()));
    }
    Facts {
        scalar,
        values,
        items: if is_list { measure::items(subject.name, description) } else { None },
        secret: is_secret,
        deprecated: flag::is_deprecated(description),
        read_only: flag::is_read_only(description),
        ..Facts::default()
    }
}

/// `Three ways to send: message, message_structure, message_template`: the field is among its own values, and the others are
/// fields as well.
fn are_fields(values: &Values, subject: &Subject<'_>) -> bool {
    let is = |name: &str| values.values.iter().any(|value| value.literal == name);
    let is_field = |value: &KnownValue| subject.siblings.iter().any(|sibling| sibling.name == value.literal);
    values.values.len() > 1 && is(subject.name) && values.values.iter().all(is_field)
}

/// `If kind is 1, shelf_id indicates the shelf`: a field of several words is no value of itself.
fn without_name(mut values: Values, name: &str) -> Option<Values> {
    if name.contains('_') && values.certainty == Certainty::Known {
        values.values.retain(|value| value.literal != name);
    }
    (!values.values.is_empty()).then_some(values)
}

/// `A string of 1 to 64 characters. Enumerated value: loaf-group-01nh`: what may be long or short, or of many characters, has
/// more than one value, and the only one that is listed is a sample.
fn is_sample(values: &Values, scalar: Option<&ScalarFacts>) -> bool {
    let Some(ScalarFacts::Text(text)) = scalar else { return false };
    let has_room = text.lengths.is_some_and(|lengths| lengths.minimum != lengths.maximum);
    values.values.len() == 1 && (has_room || text.pattern.is_some())
}

/// `取值范围0~732。设置为0表示关闭`: what a range has more of than is explained is no list; and a single value that is
/// explained beside a range is a special one. `Minimum: 0` and the like come from the definition of the API, and say less than a list.
fn beside_range(mut values: Values, scalar: Option<&ScalarFacts>) -> Option<Values> {
    let Some(ScalarFacts::Number(NumberFacts { bounds: Some(bounds), .. })) = scalar else {
        return Some(values);
    };
    let ends =
        [&bounds.minimum, &bounds.maximum].map(|end| end.as_ref().and_then(serde_json::Number::as_f64));
    let [Some(least), Some(most)] = ends else { return Some(values) };
    // `128、256、512。最小值为128，最大值为512`: the ends of the list itself.
    let is_end = |end: f64| values.values.iter().any(|value| value.literal.parse() == Ok(end));
    if values.values.len() > 2 && is_end(least) && is_end(most) {
        return Some(values);
    }
    if most - least < u32::try_from(values.values.len()).map_or(f64::MAX, f64::from) {
        return Some(values);
    }
    values.certainty = Certainty::Known;
    (values.values.len() > 1).then_some(values)
}

fn text(
    subject: &Subject<'_>,
    description: &Description<'_>,
    has_values: bool,
    is_secret: bool,
) -> TextFacts {
    let is_list = matches!(subject.shape, Shape::Array(_));
    let lengths = measure::lengths(subject.name, description, is_list);
    let field = format::Field { name: subject.name, examples: subject.examples, is_list, is_secret };
    let notation = format::read(field, description);
    // A time is written in its notation, whatever characters that has.
    let reads_characters = !notation.is_time() && notation.pattern.is_none() && subject.reads_patterns;
    let (format, mut pattern) = (notation.format, notation.pattern);
    // `The value is in UUID format and contains 32 characters`: without its hyphens it is no UUID by the book.
    let is_short = lengths.is_some_and(|lengths| lengths.maximum.is_some_and(|most| most < UUID_LENGTH));
    let format = format.filter(|format| *format != Format::Uuid || !is_short);
    if reads_characters {
        pattern = character::read(subject.name, description, subject.examples);
    }
    // `32 lowercase letters and digits` says both.
    let counted = || pattern.as_deref().and_then(character::count).filter(|_| reads_characters);
    let lengths =
        lengths.or_else(|| counted().map(|count| Lengths { minimum: Some(count), maximum: Some(count) }));
    let is_number = lengths.is_none() && !has_values && pattern.is_none();
    let bounds_of_cases =
        if is_number { measure::of_text(measure::Names::of(subject), description) } else { None };
    let unit = measure::unit(description, bounds_of_cases.is_some());
    let lengths_of_cases = if lengths.is_none() { measure::lengths_of_cases(description) } else { None };
    TextFacts { lengths, lengths_of_cases, pattern, format, bounds_of_cases, unit }
}

/// Characters of a UUID.
const UUID_LENGTH: u64 = 36;

fn number(subject: &Subject<'_>, description: &Description<'_>) -> NumberFacts {
    let is_integer = matches!(subject.shape.element(), Shape::Integer);
    let kind = measure::NumberKind { is_integer, is_element: matches!(subject.shape, Shape::Array(_)) };
    let ranges = measure::ranges(measure::Names::of(subject), description, kind);
    let (unit, format) = (measure::unit(description, true), format::of_number(description));
    NumberFacts { bounds: ranges.always, bounds_of_cases: ranges.of_cases, unit, format, is_narrow: false }
}

/// A default that a rule on characters refuses shows that the rule was not understood, or is not the whole truth.
fn allows(pattern: &str, default: Option<&DefaultValue>) -> bool {
    let Some(DefaultValue::Value(serde_json::Value::String(text))) = default else { return true };
    pattern::matches(pattern, text) != Some(false)
}

/// A default outside of a range shows that the range was not understood, or is not the whole truth.
fn admits(bounds: &Bounds, default: Option<&DefaultValue>) -> bool {
    let Some(DefaultValue::Value(value)) = default else { return true };
    value.as_number().is_none_or(|number| bounds.admits(number))
}

#[cfg(test)]
mod tests;

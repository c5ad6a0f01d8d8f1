//! Schemas of values: a shape and what the prose says of it.
//!
//! What is enforced, which the model decides ([`Limits`]), becomes keywords. Everything else that was read goes to an
//! extension, so that nothing is lost and nothing is claimed.

use serde_json::Value;

use super::document::{Documented, KnownValue, Schema, Type};
use super::forms::Forms;
use super::readable::readable;
use crate::free::first_free;
use crate::model::{self, DefaultValue, Direction, Facts, Format, Limits, Shape, Width};

/// A value with this shape, of which nothing else is said.
pub(super) fn bare(forms: &Forms, shape: &Shape, direction: Direction) -> Schema {
    let inner = |shape: &Shape| Some(Box::new(bare(forms, shape, direction)));
    match shape {
        Shape::String => Schema::of(Type::String),
        Shape::Integer => Schema { format: Some("int64"), ..Schema::of(Type::Integer) },
        Shape::Number => Schema::of(Type::Number),
        Shape::Boolean => Schema::of(Type::Boolean),
        Shape::Schema(id) => Schema::reference(forms.component(*id, direction)),
        Shape::Object => Schema::of(Type::Object),
        Shape::Array(items) => Schema { items: inner(items), ..Schema::of(Type::Array) },
        Shape::Map(values) => Schema { additional_properties: inner(values), ..Schema::of(Type::Object) },
        Shape::File => file(),
        Shape::Any => Schema::default(),
    }
}

/// 3.1 says `contentMediaType`; many generators still know a file by the format that 3.0 gave it. Both are annotations.
fn file() -> Schema {
    Schema {
        format: Some("binary"),
        content_media_type: Some("application/octet-stream"),
        ..Schema::of(Type::String)
    }
}

/// A value with this shape and these facts.
///
/// Facts on a list speak of its elements, save for the number of elements, the default and the conditions.
pub(super) fn value(forms: &Forms, shape: &Shape, facts: &Facts, direction: Direction) -> Schema {
    let mut schema = bare(forms, shape, direction);
    let (element, limits) = (shape.element(), facts.enforced(shape, direction));
    let inner = schema.element_mut();
    notation(inner, element, facts);
    if *element == Shape::Integer {
        inner.format = integer_format(facts);
    }
    inner.unit = facts.unit();
    inner.known_values = explained(element, facts, &limits);
    if limits.values.is_empty() && *element != Shape::Boolean {
        inner.examples = facts.listed(element).into_iter().flatten().collect();
    }
    restrict(inner, &limits);
    inner.value_descriptions = meanings(facts, &limits);
    (schema.min_items, schema.max_items) = (limits.items.minimum, limits.items.maximum);
    let mut documented = not_enforced(facts, &limits);
    default(&mut schema, &mut documented, shape, facts, &limits, direction);
    schema.documented = documented.some();
    schema.conditions = facts.conditions.iter().map(readable).collect();
    schema
}

/// The format of a whole number. None where no 64 bits with a sign hold it.
fn integer_format(facts: &Facts) -> Option<&'static str> {
    let is_narrow = facts.number().is_some_and(|number| number.is_narrow);
    let format = if is_narrow { "int32" } else { "int64" };
    (facts.width() == Width::Signed).then_some(format)
}

/// A string with listed values has no format: where a page gives both, the values are parts of the notation
/// (`gt`, `lt` before a time).
fn notation(schema: &mut Schema, shape: &Shape, facts: &Facts) {
    schema.own_format = facts.format().and_then(Format::own_name).filter(|_| facts.values.is_none());
    if *shape != Shape::String {
        return;
    }
    match facts.format() {
        _ if facts.values.is_some() => {}
        Some(Format::Base64) => schema.content_encoding = Some("base64"),
        other => schema.format = other.and_then(format_name),
    }
}

/// The name of a format. None where the notation of a time is not known: `date-time` would reject what is right.
fn format_name(format: Format) -> Option<&'static str> {
    use Format::{Date, DateTime, Email, Ipv4, Ipv6, Password, Uri, Uuid};
    matches!(format, DateTime | Date | Uuid | Uri | Ipv4 | Ipv6 | Email | Password).then(|| format.name())
}

/// What is listed with its meanings, where an `enum` alone would not say it.
fn explained(element: &Shape, facts: &Facts, limits: &Limits) -> Vec<KnownValue> {
    let Some(values) = &facts.values else { return Vec::new() };
    if !limits.values.is_empty() && values.values.iter().all(|known| known.meaning.is_none()) {
        return Vec::new();
    }
    let known = |(known, value): (&model::KnownValue, Option<Value>)| KnownValue {
        value: value.unwrap_or_else(|| known.literal.as_str().into()),
        meaning: known.meaning.clone(),
    };
    values.values.iter().zip(facts.listed(element)).map(known).collect()
}

/// What generators write beside each value of an `enum`: its meaning, or nothing where the page gives none to this one.
fn meanings(facts: &Facts, limits: &Limits) -> Vec<String> {
    let known = facts.values.iter().flat_map(|values| &values.values);
    let meanings: Vec<String> = known.map(|known| known.meaning.clone().unwrap_or_default()).collect();
    let says_something = meanings.iter().any(|meaning| !meaning.is_empty());
    if says_something && meanings.len() == limits.values.len() { meanings } else { Vec::new() }
}

/// Names for values that generators would call the same, as they differ in case or in signs alone: `AND`, `and`.
fn names(values: &[Value]) -> Vec<String> {
    let plain = |value: &Value| -> String {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let upper = text.chars().map(|c| if c.is_alphanumeric() { c.to_ascii_uppercase() } else { '_' });
        upper.collect()
    };
    let plain: Vec<String> = values.iter().map(plain).collect();
    let mut names: Vec<String> = Vec::new();
    for name in &plain {
        let is_free = |found: &String| !names.contains(found);
        names.push(first_free([name.clone()], |number| format!("{name}_{number}"), is_free));
    }
    if names == plain { Vec::new() } else { names }
}

/// Writes what is enforced as keywords.
fn restrict(schema: &mut Schema, limits: &Limits) {
    schema.values.clone_from(&limits.values);
    schema.value_names = names(&limits.values);
    (schema.min_length, schema.max_length) = (limits.lengths.minimum, limits.lengths.maximum);
    schema.pattern.clone_from(&limits.pattern);
    schema.minimum.clone_from(&limits.bounds.minimum);
    schema.maximum.clone_from(&limits.bounds.maximum);
}

/// What the page says and nothing enforces.
fn not_enforced(facts: &Facts, limits: &Limits) -> Documented {
    let lengths = facts.lengths().unwrap_or_default();
    let of_cases = facts.text().and_then(|text| text.lengths_of_cases).unwrap_or_default();
    let items = facts.items.unwrap_or_default();
    let bounds = facts.bounds().cloned().unwrap_or_default();
    let cases = facts.bounds_of_cases().cloned().unwrap_or_default();
    Documented {
        min_length: lengths.minimum.filter(|_| limits.lengths.minimum.is_none()).or(of_cases.minimum),
        max_length: lengths.maximum.filter(|_| limits.lengths.maximum.is_none()).or(of_cases.maximum),
        pattern: facts.pattern().filter(|_| limits.pattern.is_none()).map(str::to_owned),
        minimum: bounds.minimum.filter(|_| limits.bounds.minimum.is_none()).or(cases.minimum),
        maximum: bounds.maximum.filter(|_| limits.bounds.maximum.is_none()).or(cases.maximum),
        min_items: items.minimum.filter(|_| limits.items.minimum.is_none()),
        max_items: items.maximum.filter(|_| limits.items.maximum.is_none()),
        default: None,
    }
}

/// A default is a keyword in requests only: in a response, a generated client would put it where nothing was received. Where
/// it breaks what else the page says, it is not enforced.
fn default(
    schema: &mut Schema,
    documented: &mut Documented,
    shape: &Shape,
    facts: &Facts,
    limits: &Limits,
    direction: Direction,
) {
    match &facts.default {
        Some(DefaultValue::Text(text)) => schema.default_text = Some(text.clone()),
        Some(DefaultValue::Value(value))
            if direction == Direction::Request && shape.fits(value) && limits.broken(value).is_none() =>
        {
            schema.default = Some(value.clone());
        }
        Some(DefaultValue::Value(value)) => documented.default = Some(value.clone()),
        None => {}
    }
}

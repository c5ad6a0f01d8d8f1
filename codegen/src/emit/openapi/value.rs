//! Schemas of values: a shape and what the prose says of it.
//!
//! A fact becomes a keyword where the value's type allows it and the direction is that of requests. Everything else
//! that was read goes to an extension, so that nothing is lost and nothing is claimed.

use serde_json::{Number, Value};

use super::condition;
use super::document::{Documented, KnownValue, Schema, Type};
use super::forms::Forms;
use crate::model::{Certainty, DefaultValue, Direction, Facts, Format, Lengths, Shape, Values};

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
    let element = element_shape(shape);
    let inner = schema.element_mut();
    notation(inner, element, facts);
    inner.unit = facts.unit;
    if let Some(values) = &facts.values {
        listed(inner, element, values, direction);
    }
    let mut documented = limits(inner, element, facts, direction);
    count(&mut schema, &mut documented, facts.items.unwrap_or_default(), direction);
    default(&mut schema, &mut documented, shape, facts, direction);
    schema.documented = documented.some();
    schema.conditions = facts.conditions.iter().map(condition::readable).collect();
    schema
}

/// What stands at the bottom of nested lists.
fn element_shape(shape: &Shape) -> &Shape {
    match shape {
        Shape::Array(items) => element_shape(items),
        _ => shape,
    }
}

/// A string with listed values has no format: where a page gives both, the values are parts of the notation
/// (`gt`, `lt` before a time).
fn notation(schema: &mut Schema, shape: &Shape, facts: &Facts) {
    schema.own_format = facts.format.and_then(Format::own_name).filter(|_| facts.values.is_none());
    if *shape != Shape::String {
        return;
    }
    match facts.format {
        _ if facts.secret => schema.format = Some("password"),
        _ if facts.values.is_some() => {}
        Some(Format::Base64) => schema.content_encoding = Some("base64"),
        other => schema.format = other.and_then(format_name),
    }
}

/// The name of a format. None where the notation of a time is not known: `date-time` would reject what is right.
fn format_name(format: Format) -> Option<&'static str> {
    match format {
        Format::DateTime => Some("date-time"),
        Format::Date => Some("date"),
        Format::Uuid => Some("uuid"),
        Format::Uri => Some("uri"),
        Format::Ipv4 => Some("ipv4"),
        Format::Ipv6 => Some("ipv6"),
        Format::Email => Some("email"),
        _ => None,
    }
}

/// A list is an `enum` only where the page closes it, in requests, and with values that the type can have. `true` and
/// `false` of a Boolean are explained, not enumerated.
fn listed(schema: &mut Schema, shape: &Shape, values: &Values, direction: Direction) {
    let read: Vec<Option<Value>> = values.values.iter().map(|known| literal(shape, &known.literal)).collect();
    let convertible = !read.is_empty() && read.iter().all(Option::is_some) && *shape != Shape::Boolean;
    let closed = values.certainty == Certainty::Closed && direction == Direction::Request && convertible;
    let explained = values.values.iter().any(|known| known.meaning.is_some());
    if !closed || explained {
        schema.known_values = values
            .values
            .iter()
            .zip(&read)
            .map(|(known, value)| KnownValue {
                value: value.clone().unwrap_or_else(|| known.literal.as_str().into()),
                meaning: known.meaning.clone(),
            })
            .collect();
    }
    if closed {
        schema.values = read.into_iter().flatten().collect();
    } else if *shape != Shape::Boolean {
        schema.examples = read.into_iter().flatten().collect();
    }
}

/// The words of the page as a value of this shape.
fn literal(shape: &Shape, text: &str) -> Option<Value> {
    match shape {
        Shape::String => Some(text.into()),
        Shape::Integer => text.parse::<i64>().ok().map(Value::from),
        Shape::Number => serde_json::from_str::<Number>(text).ok().map(Value::from),
        Shape::Boolean => text.parse::<bool>().ok().map(Value::from),
        _ => None,
    }
}

/// Lengths and patterns of strings, ranges of numbers. Where a listed value breaks them, they speak of something else
/// than the whole value, and are not enforced.
fn limits(schema: &mut Schema, shape: &Shape, facts: &Facts, direction: Direction) -> Documented {
    let lengths = facts.lengths.unwrap_or_default();
    let bounds = facts.bounds.clone().unwrap_or_default();
    let cases = facts.bounds_of_cases.clone().unwrap_or_default();
    let pattern = facts.pattern.clone();
    let textual = *shape == Shape::String;
    let numeric = matches!(shape, Shape::Integer | Shape::Number);
    let limited = Schema {
        min_length: lengths.minimum.filter(|_| textual),
        max_length: lengths.maximum.filter(|_| textual),
        pattern: pattern.clone().filter(|_| textual),
        minimum: bounds.minimum.clone().filter(|_| numeric),
        maximum: bounds.maximum.clone().filter(|_| numeric),
        ..schema.clone()
    };
    let mut listed = schema.values.iter().chain(&schema.examples);
    let enforced = direction == Direction::Request && listed.all(|value| within_limits(&limited, value));
    if enforced {
        *schema = limited;
    }
    Documented {
        min_length: lengths.minimum.filter(|_| !(enforced && textual)),
        max_length: lengths.maximum.filter(|_| !(enforced && textual)),
        pattern: pattern.filter(|_| !(enforced && textual)),
        minimum: bounds.minimum.filter(|_| !(enforced && numeric)).or(cases.minimum),
        maximum: bounds.maximum.filter(|_| !(enforced && numeric)).or(cases.maximum),
        ..Documented::default()
    }
}

/// The number of elements.
fn count(schema: &mut Schema, documented: &mut Documented, items: Lengths, direction: Direction) {
    if direction == Direction::Request && schema.kind == Some(Type::Array) {
        (schema.min_items, schema.max_items) = (items.minimum, items.maximum);
    } else {
        (documented.min_items, documented.max_items) = (items.minimum, items.maximum);
    }
}

/// A default is a keyword in requests only: in a response, a generated client would put it where nothing was received.
fn default(
    schema: &mut Schema,
    documented: &mut Documented,
    shape: &Shape,
    facts: &Facts,
    direction: Direction,
) {
    match &facts.default {
        Some(DefaultValue::Text(text)) => schema.default_text = Some(text.clone()),
        Some(DefaultValue::Value(value))
            if direction == Direction::Request && accepts(schema, shape, value) =>
        {
            schema.default = Some(value.clone());
        }
        Some(DefaultValue::Value(value)) => documented.default = Some(value.clone()),
        None => {}
    }
}

/// Whether a default obeys what else the schema says. Where the page contradicts itself, the default is not enforced.
fn accepts(schema: &Schema, shape: &Shape, value: &Value) -> bool {
    let listed = schema.values.is_empty() || schema.values.contains(value);
    shape.fits(value) && listed && within_limits(schema, value)
}

/// Whether a string or number obeys the limits of its schema.
fn within_limits(schema: &Schema, value: &Value) -> bool {
    let at_least =
        |least: &Number| value.as_f64().zip(least.as_f64()).is_none_or(|(value, least)| value >= least);
    let at_most = |most: &Number| value.as_f64().zip(most.as_f64()).is_none_or(|(value, most)| value <= most);
    let length = value.as_str().map(|text| text.chars().count() as u64);
    let matches = |pattern: &String| {
        value.as_str().is_none_or(|text| crate::pattern::matches(pattern, text) != Some(false))
    };
    schema.minimum.as_ref().is_none_or(at_least)
        && schema.maximum.as_ref().is_none_or(at_most)
        && schema.min_length.zip(length).is_none_or(|(least, length)| length >= least)
        && schema.max_length.zip(length).is_none_or(|(most, length)| length <= most)
        && schema.pattern.as_ref().is_none_or(matches)
}

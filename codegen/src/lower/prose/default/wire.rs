//! What of a default goes over the wire.
//!
//! In: the words of a default, and the shape and values of its field. Out: a value, or why there is none. Left out on purpose:
//! which words state a default.

use std::borrow::Cow;

use serde_json::Value;

use super::super::lex::Decimal;
use super::super::measure::converted;
use super::super::text::{is_token, number};
use crate::model::{Certainty, Shape, Values};
use crate::vocabulary::{self, is_han};

/// `300s` and `5 minutes` of a field in seconds are 300.
pub(super) fn in_unit<'t>(text: &'t str, own: Option<&str>) -> Cow<'t, str> {
    let brought = || {
        let (digits, unit) = quantity(text)?;
        // In Chinese no space tells a number from what it counts: the only unit that is spoken of is that of the field.
        if Some(unit) == own || own.is_none() && text.contains(is_han) {
            return digits.bytes().all(|b| b.is_ascii_digit()).then_some(Cow::Borrowed(digits));
        }
        let number = converted(Decimal::whole(digits.parse().ok()?), unit, own?)?;
        Some(Cow::Owned(number.as_u64()?.to_string()))
    };
    brought().unwrap_or(Cow::Borrowed(text))
}

/// What of a default can be sent.
pub(super) enum Wire {
    Value(Value),
    /// Cannot be a value of the type.
    OtherType,
    /// Could be, in a form that the page does not show.
    Unsure,
    /// Speaks of something else than the whole value.
    Nothing,
}

/// The form of a default that a field of this shape has on the wire.
pub(super) fn wire_form(shape: &Shape, text: &str, values: Option<&Values>) -> Wire {
    match shape {
        Shape::Boolean => match text.to_ascii_lowercase().as_str() {
            "true" => Wire::Value(Value::Bool(true)),
            "false" => Wire::Value(Value::Bool(false)),
            _ if text.starts_with(|c: char| c.is_ascii_digit()) => Wire::OtherType,
            // `默认值：否`
            _ => match vocabulary::flag(text).filter(|_| text.starts_with(is_han)) {
                Some(flag) => Wire::Value(Value::Bool(flag)),
                None => Wire::Unsure,
            },
        },
        Shape::Integer => match number(text) {
            Some((number, "")) if number.is_i64() || number.is_u64() => Wire::Value(Value::Number(number)),
            Some(_) => Wire::Unsure,
            None => no_number(text),
        },
        Shape::Number => match number(text) {
            Some((number, "")) => Wire::Value(Value::Number(number)),
            Some(_) => Wire::Unsure,
            None => no_number(text),
        },
        Shape::String => string(text, values),
        Shape::Array(_) => match serde_json::from_str(text) {
            Ok(value @ Value::Array(_)) => Wire::Value(value),
            _ => Wire::Nothing,
        },
        _ => Wire::Nothing,
    }
}

/// `默认为"/"`: marks, as paths and separators are. A dash is how pages write that there is none.
fn is_mark(text: &str) -> bool {
    text.len() <= 2 && !text.contains('-') && text.chars().all(|c| c.is_ascii_punctuation())
}

/// A token that the list of values, where it is complete, has. `60s` and `60 seconds` may or may not go over the wire.
fn string(text: &str, values: Option<&Values>) -> Wire {
    let is_listed = |values: &Values| values.values.iter().any(|value| value.literal == text);
    let allowed = values.is_none_or(|values| values.certainty == Certainty::Known || is_listed(values));
    if values.is_some_and(is_listed)
        || is_token(text) && allowed && quantity(text).is_none()
        || allowed && is_mark(text)
    {
        Wire::Value(Value::String(text.to_owned()))
    } else {
        Wire::Unsure
    }
}

/// The number of `60s` or `5 MB/s`, and the name of its unit.
fn quantity(text: &str) -> Option<(&str, &'static str)> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || ".,".contains(c));
    let number = text.strip_suffix(rest).filter(|number| !number.is_empty())?;
    let unit = rest.trim();
    let (name, length) = vocabulary::unit(unit)?;
    (length == unit.len()).then_some((number, name))
}

/// `60 seconds` of an integer may be 60; `true` or `brief` cannot be.
fn no_number(text: &str) -> Wire {
    if is_token(text) && text.chars().all(|c| c.is_ascii_alphabetic() || c == '_') {
        Wire::OtherType
    } else {
        Wire::Unsure
    }
}

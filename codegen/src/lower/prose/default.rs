//! Defaults, and whether they are values.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::Remark;
use super::sentence::{bare, is_value, split};
use crate::model::{Certainty, DefaultValue, Shape, Values};

static PHRASES: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    [
        // `Default: v2`, `Default value: false`
        r"(?i)^default(?: value)?\s*[:：]\s*(?P<value>.+)$",
        // `The default value is 60 seconds`
        r"(?i)\bthe default value is\s+(?P<value>.+)$",
        r"(?i)\bdefaults to\s+(?P<value>.+)$",
        r"^(?:缺省值|默认值|默认)\s*[:：为]\s*(?P<value>.+)$",
    ]
    .iter()
    .filter_map(|regex| Regex::new(regex).ok())
    .collect()
});

/// Reads the default of a field, and what is to be said of it.
pub(super) fn read(
    shape: &Shape,
    paragraphs: &[String],
    values: Option<&Values>,
) -> (Option<DefaultValue>, Option<Remark>) {
    let sentences = paragraphs.iter().flat_map(|paragraph| split(paragraph));
    let mut stated = sentences.filter_map(|sentence| {
        let captures = PHRASES.iter().find_map(|regex| regex.captures(sentence))?;
        Some(bare(captures.name("value")?.as_str().trim_end_matches(['.', ';', '。'])).to_owned())
    });
    let Some(text) = stated.next() else { return (None, None) };
    match wire_form(shape, &text, values) {
        Wire::Value(value) => (Some(DefaultValue::Value(value)), None),
        Wire::OtherType => (Some(DefaultValue::Text(text.clone())), Some(Remark::DefaultOfOtherType(text))),
        Wire::Unsure => (Some(DefaultValue::Text(text.clone())), Some(Remark::DefaultNotInWireForm(text))),
    }
}

enum Wire {
    Value(Value),
    /// Cannot be a value of the type.
    OtherType,
    /// Could be, in a form that the page does not show.
    Unsure,
}

fn wire_form(shape: &Shape, text: &str, values: Option<&Values>) -> Wire {
    match shape {
        Shape::Boolean => match text.to_ascii_lowercase().as_str() {
            "true" => Wire::Value(Value::Bool(true)),
            "false" => Wire::Value(Value::Bool(false)),
            _ if text.starts_with(|c: char| c.is_ascii_digit()) => Wire::OtherType,
            _ => Wire::Unsure,
        },
        Shape::Integer => {
            text.parse::<i64>().map_or_else(|_| no_number(text), |number| Wire::Value(number.into()))
        }
        Shape::Number => {
            text.parse().map_or_else(|_| no_number(text), |number| Wire::Value(Value::Number(number)))
        }
        Shape::String => {
            let closed = values.filter(|values| values.certainty == Certainty::Closed);
            let is_listed =
                closed.is_none_or(|values| values.values.iter().any(|value| value.literal == text));
            if is_value(text) && is_listed {
                Wire::Value(Value::String(text.to_owned()))
            } else {
                Wire::Unsure
            }
        }
        _ => Wire::Unsure,
    }
}

/// `60 seconds` of an integer may be 60; `true` of one cannot be.
fn no_number(text: &str) -> Wire {
    if ["true", "false"].contains(&text.to_ascii_lowercase().as_str()) {
        Wire::OtherType
    } else {
        Wire::Unsure
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn default(shape: &Shape, text: &str) -> (Option<DefaultValue>, Option<Remark>) {
        read(shape, &[text.to_owned()], None)
    }

    fn value(value: impl Into<Value>) -> (Option<DefaultValue>, Option<Remark>) {
        (Some(DefaultValue::Value(value.into())), None)
    }

    #[test]
    fn a_default_in_wire_form_is_a_value() {
        let text = "Synchronization type. Default: Full+Incremental.";
        assert_eq!(default(&Shape::String, text), value("Full+Incremental"));
        assert_eq!(default(&Shape::Integer, "The default value is 100."), value(100));
        assert_eq!(default(&Shape::Boolean, "Default value: false"), value(false));
        assert_eq!(default(&Shape::String, "The default value is 10."), value("10"));
        assert_eq!(default(&Shape::Integer, "缺省值：10"), value(10));
    }

    #[test]
    fn words_are_kept_as_text() {
        let text = "Retry interval upon connection failure. The default value is 60 seconds.";
        let expected = DefaultValue::Text("60 seconds".to_owned());
        let remark = Remark::DefaultNotInWireForm("60 seconds".to_owned());
        assert_eq!(default(&Shape::String, text), (Some(expected), Some(remark)));
    }

    #[test]
    fn a_default_of_another_type_is_a_contradiction() {
        let text = "Whether to limit the incremental synchronization rate. The default value is 5 MB/s.";
        let expected = DefaultValue::Text("5 MB/s".to_owned());
        let remark = Remark::DefaultOfOtherType("5 MB/s".to_owned());
        assert_eq!(default(&Shape::Boolean, text), (Some(expected), Some(remark)));
    }

    #[test]
    fn prose_about_defaults_states_none() {
        for text in
            ["The default security group is used.", "By default, all are returned.", "Use the default."]
        {
            assert_eq!(default(&Shape::String, text), (None, None), "{text}");
        }
    }
}

//! Whether a value keeps the rules that schemas state.

use serde_json::{Map, Value};

use crate::lower::prose::format;
use crate::model::{Certainty, ConditionKind, Direction, Facts, Property, Schema};

/// The first rule that a value breaks, in words. Of a response only the notation is asked: its schema restricts nothing else.
pub(super) fn broken_rule(value: &Value, facts: &Facts, direction: Direction) -> Option<String> {
    let notation = broken_notation(value, facts);
    if direction == Direction::Response { notation } else { notation.or_else(|| broken_limit(value, facts)) }
}

fn broken_notation(value: &Value, facts: &Facts) -> Option<String> {
    match value {
        Value::Array(elements) => elements.iter().find_map(|element| broken_notation(element, facts)),
        Value::String(text) => {
            let format = facts.format.filter(|format| !format::has(text, *format));
            format.map(|_| "the notation".to_owned())
        }
        _ => None,
    }
}

fn broken_limit(value: &Value, facts: &Facts) -> Option<String> {
    match value {
        Value::Array(elements) => {
            let count = elements.len() as u64;
            let items = facts.items.unwrap_or_default();
            let outside = items.minimum.is_some_and(|least| count < least)
                || items.maximum.is_some_and(|most| count > most);
            outside
                .then(|| "the number of elements".to_owned())
                .or_else(|| elements.iter().find_map(|element| broken_limit(element, facts)))
        }
        Value::String(text) => broken_text_rule(text, facts),
        Value::Number(number) => broken_number_rule(number, facts),
        _ => None,
    }
}

fn broken_text_rule(text: &str, facts: &Facts) -> Option<String> {
    if !is_listed(text, facts) {
        return Some("the list of values".to_owned());
    }
    let length = text.chars().count() as u64;
    let lengths = facts.lengths.unwrap_or_default();
    if lengths.minimum.is_some_and(|least| length < least)
        || lengths.maximum.is_some_and(|most| length > most)
    {
        return Some("the length".to_owned());
    }
    let is_broken = |pattern: &str| crate::pattern::matches(pattern, text) == Some(false);
    facts.pattern.as_deref().is_some_and(is_broken).then(|| "the characters allowed".to_owned())
}

fn broken_number_rule(number: &serde_json::Number, facts: &Facts) -> Option<String> {
    if !is_listed(&number.to_string(), facts) {
        return Some("the list of values".to_owned());
    }
    let bounds = facts.bounds.as_ref()?;
    let value = number.as_f64()?;
    let below =
        bounds.minimum.as_ref().and_then(serde_json::Number::as_f64).is_some_and(|least| value < least);
    let above = bounds.maximum.as_ref().and_then(serde_json::Number::as_f64).is_some_and(|most| value > most);
    (below || above).then(|| "the range".to_owned())
}

/// Whether a value is among those of a closed list, where there is one.
fn is_listed(literal: &str, facts: &Facts) -> bool {
    let closed = facts.values.as_ref().filter(|values| values.certainty == Certainty::Closed);
    closed.is_none_or(|values| values.values.iter().any(|value| value.literal == literal))
}

/// The members that an object must have and has not, each with the reason. Conditions are asked of requests only, as
/// schemas of responses state none.
pub(super) fn missing_members<'s>(
    members: &Map<String, Value>,
    schema: &'s Schema,
    direction: Direction,
) -> Vec<(&'s Property, String)> {
    let absent = schema.properties.iter().filter(|property| !members.contains_key(&property.name));
    absent
        .filter_map(|property| {
            let usage = property.usage(direction)?;
            if usage.mandatory == Some(true) {
                return Some((property, "mandatory".to_owned()));
            }
            let mut conditions = usage.facts.conditions.iter().filter(|_| direction == Direction::Request);
            conditions.find_map(|condition| Some((property, unmet(&condition.kind, members)?)))
        })
        .collect()
}

/// Why a condition makes the member that it stands at mandatory, where it does.
fn unmet(condition: &ConditionKind, members: &Map<String, Value>) -> Option<String> {
    match condition {
        ConditionKind::MandatoryWhen { field, equals } => {
            let holds = members.get(field).is_some_and(|value| equals.contains(value));
            holds.then(|| format!("mandatory when `{field}` has this value"))
        }
        ConditionKind::EitherOr { others } => {
            let none = others.iter().all(|other| !members.contains_key(other));
            none.then(|| format!("mandatory without `{}`", others.join("` or `")))
        }
        ConditionKind::Unresolved | ConditionKind::Related { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::{Format, KnownValue, Lengths, Values};

    fn values(certainty: Certainty) -> Facts {
        let values = vec![KnownValue { literal: "gzip".to_owned(), meaning: None }];
        Facts { values: Some(Values { certainty, values }), ..Facts::default() }
    }

    #[test]
    fn only_closed_lists_can_be_broken() {
        assert!(broken_rule(&json!("zip"), &values(Certainty::Closed), Direction::Request).is_some());
        assert!(broken_rule(&json!("gzip"), &values(Certainty::Closed), Direction::Request).is_none());
        assert!(broken_rule(&json!("zip"), &values(Certainty::Known), Direction::Request).is_none());
        assert!(
            broken_rule(&json!(["gzip", "zip"]), &values(Certainty::Closed), Direction::Request).is_some()
        );
    }

    #[test]
    fn lengths_count_characters() {
        let facts = Facts { lengths: Some(Lengths { minimum: None, maximum: Some(2) }), ..Facts::default() };
        assert!(broken_rule(&json!("éé"), &facts, Direction::Request).is_none());
        assert!(broken_rule(&json!("ééé"), &facts, Direction::Request).is_some());
    }

    #[test]
    fn a_response_is_asked_for_its_notation_only() {
        let facts = Facts { format: Some(Format::DateTime), ..values(Certainty::Closed) };
        assert!(broken_rule(&json!("2024-05-16 11:46"), &facts, Direction::Response).is_some());
        assert!(broken_rule(&json!("2024-05-16T11:46:07Z"), &facts, Direction::Response).is_none());
    }
}

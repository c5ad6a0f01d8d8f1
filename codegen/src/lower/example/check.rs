//! Whether a value keeps the rules that schemas state.

use serde_json::{Map, Value};

use crate::lower::prose::format;
use crate::model::{Broken, ConditionKind, Direction, Facts, Property, Relation, RequestRule, Schema, Shape};

/// The first rule that a value breaks, in words. Of a response only the notation is asked: its schema restricts nothing else.
pub(super) fn broken_rule(
    value: &Value,
    facts: &Facts,
    shape: &Shape,
    direction: Direction,
) -> Option<&'static str> {
    if is_of_other_notation(value, facts) {
        return Some("the notation");
    }
    Some(match facts.enforced(shape, direction).broken(value)? {
        Broken::Values => "the list of values",
        Broken::Range => "the range",
        Broken::Length => "the length",
        Broken::Characters => "the characters allowed",
        Broken::Count => "the number of elements",
    })
}

fn is_of_other_notation(value: &Value, facts: &Facts) -> bool {
    match value {
        Value::Array(elements) => elements.iter().any(|element| is_of_other_notation(element, facts)),
        Value::String(text) => facts.format().is_some_and(|format| !format::has(text, format)),
        _ => false,
    }
}

/// A value without the space around texts of a notation, which is a slip of whoever wrote the example.
pub(super) fn trimmed(value: Value, facts: &Facts) -> Value {
    match value {
        Value::Array(elements) => elements.into_iter().map(|element| trimmed(element, facts)).collect(),
        Value::String(text) if facts.format().is_some_and(|format| !format::has(&text, format)) => {
            text.trim().into()
        }
        _ => value,
    }
}

/// A member that an object must have and has not.
pub(super) struct Missing<'s> {
    pub property: &'s Property,
    /// The case in which it is mandatory: "when `type` is `b`". None where it always is.
    pub case: Option<String>,
    /// The member whose row says so.
    pub said_by: &'s Property,
    /// Whether its row says of a case that it is not given there, or is given in that case only: the example may be such.
    pub is_of_case: bool,
}

/// The members that an object must have and has not, each with the reason. Conditions are asked of requests only, as
/// schemas of responses state none.
pub(super) fn missing_members<'s>(
    members: &Map<String, Value>,
    schema: &'s Schema,
    direction: Direction,
) -> Vec<Missing<'s>> {
    let together = together(members, rules(schema, direction));
    let absent = schema.properties.iter().filter(|property| !members.contains_key(&property.name));
    let missing = absent.filter_map(|property| {
        let usage = property.usage(direction)?;
        if usage.mandatory == Some(true) {
            let is_of_case = usage.facts.conditions.iter().any(|condition| is_on_giving(&condition.kind));
            return Some(Missing { property, case: None, said_by: property, is_of_case });
        }
        let mut conditions = usage.facts.conditions.iter().filter(|_| direction == Direction::Request);
        let case = conditions.find_map(|condition| unmet(&condition.kind, members))?;
        Some(Missing { property, case: Some(case), said_by: property, is_of_case: false })
    });
    missing.chain(together).collect()
}

/// The rules on several members. Schemas of responses state none.
fn rules(schema: &Schema, direction: Direction) -> Vec<RequestRule<'_>> {
    if direction == Direction::Request { schema.request_rules() } else { Vec::new() }
}

/// What a member that is there needs, and the object has not.
fn together<'s>(
    members: &Map<String, Value>,
    rules: Vec<RequestRule<'s>>,
) -> impl Iterator<Item = Missing<'s>> {
    let needed = rules.into_iter().filter_map(|rule| match rule {
        RequestRule::Together { given, members } => Some((given, members)),
        _ => None,
    });
    let needed = needed.filter(|(given, _)| members.contains_key(&given.name));
    needed.flat_map(|(given, others)| {
        let others = others.into_iter().filter(|other| !members.contains_key(&other.name));
        let missing = |property: &'s Property| Missing {
            property,
            case: Some(format!("where `{}` is given", given.name)),
            said_by: given,
            is_of_case: false,
        };
        others.map(missing).collect::<Vec<_>>()
    })
}

/// Two members that an object has and must not both have.
pub(super) fn apart<'s>(
    members: &Map<String, Value>,
    schema: &'s Schema,
    direction: Direction,
) -> Option<[&'s Property; 2]> {
    let mut pairs = rules(schema, direction).into_iter().filter_map(|rule| match rule {
        RequestRule::Apart(pair) => Some(pair),
        _ => None,
    });
    pairs.find(|pair| pair.iter().all(|member| members.contains_key(&member.name)))
}

/// Whether a condition is on whether a member is given: `This parameter cannot be set if kind is loaf.`
fn is_on_giving(condition: &ConditionKind) -> bool {
    match condition {
        ConditionKind::MandatoryWhen { .. } | ConditionKind::EitherOr { .. } | ConditionKind::Unresolved => {
            true
        }
        ConditionKind::Related { relation, .. } => {
            !matches!(relation, Relation::ValuesDepend | Relation::GivenTogether)
        }
    }
}

/// The case in which a condition makes the member that it stands at mandatory, where it is met.
fn unmet(condition: &ConditionKind, members: &Map<String, Value>) -> Option<String> {
    match condition {
        ConditionKind::MandatoryWhen { field, equals } => {
            let value = members.get(field).filter(|value| equals.contains(value))?;
            Some(format!("when `{field}` is `{}`", plain(value)))
        }
        ConditionKind::EitherOr { others } => {
            let none = others.iter().all(|other| !members.contains_key(other));
            none.then(|| format!("without `{}`", others.join("` or `")))
        }
        ConditionKind::Unresolved | ConditionKind::Related { .. } => None,
    }
}

/// A value as the page writes it.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::{Format, Lengths, TextFacts};

    #[test]
    fn a_response_is_asked_for_its_notation_only() {
        let lengths = Some(Lengths { minimum: None, maximum: Some(2) });
        let text = TextFacts { format: Some(Format::DateTime), lengths, ..TextFacts::default() };
        let facts = Facts { scalar: text.into(), ..Facts::default() };
        let broken = |text: &str, direction| broken_rule(&json!(text), &facts, &Shape::String, direction);
        assert_eq!(broken("2024-05-16 11:46", Direction::Response), Some("the notation"));
        assert_eq!(broken("2024-05-16T11:46:07Z", Direction::Response), None);
        assert_eq!(broken("2024-05-16T11:46:07Z", Direction::Request), Some("the length"));
    }

    /// `"self": " https://sample.domain.com/v3/roles"`
    #[test]
    fn space_around_a_notation_is_a_slip() {
        let text = |format| Facts {
            scalar: TextFacts { format, ..TextFacts::default() }.into(),
            ..Facts::default()
        };
        let shown = json!([" https://example.com/x"]);
        assert_eq!(trimmed(shown.clone(), &text(Some(Format::Uri))), json!(["https://example.com/x"]));
        assert_eq!(trimmed(shown.clone(), &text(None)), shown);
    }
}

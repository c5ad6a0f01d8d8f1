//! What there is to say of a member or a parameter: its prose, and below it what was read from that, always in this order:
//! whether it must be given and where it occurs, lengths and ranges, values, the default, conditions, its name on the wire.

use super::{code, list, paragraphs, prose};
use crate::model::{
    Bounds, Certainty, Condition, ConditionKind, DefaultValue, Facts, Lengths, Parameter, Property, Shape,
};

/// All that there is to say of a member, where being mandatory goes without saying.
pub(in crate::emit::rust) fn mandatory_member(property: &Property, identifier: &str) -> String {
    describe(property, identifier, None)
}

/// All that there is to say of a member. `both` says that the type is one of requests and of responses.
pub(in crate::emit::rust) fn member(property: &Property, identifier: &str, both: bool) -> String {
    describe(property, identifier, occurrence(property, both))
}

fn describe(property: &Property, identifier: &str, occurrence: Option<String>) -> String {
    let main = property.main_usage();
    let text = main.map(|usage| prose(&usage.description)).unwrap_or_default();
    let other = match (&property.request, &property.response) {
        (Some(request), Some(response)) if response.description != request.description => {
            let text = prose(&response.description);
            if text.is_empty() { text } else { format!("In responses: {text}") }
        }
        _ => String::new(),
    };
    let text = if text.is_empty() && other.is_empty() {
        format!("The member {}.", code(&property.name))
    } else {
        text
    };
    let nothing = Facts::default();
    let facts = main.map_or(&nothing, |usage| &usage.facts);
    let rules: Vec<String> = occurrence.into_iter().chain(rules(facts, &property.shape)).collect();
    let inferred = main
        .is_some_and(|usage| usage.inferred)
        .then(|| "The type is that of an example in the documents: the table gives none.".to_owned());
    let inferred = inferred.unwrap_or_default();
    paragraphs([text, other, line(&rules), conditions(facts), inferred, wire(&property.name, identifier)])
}

/// All that there is to say of a parameter.
pub(in crate::emit::rust) fn parameter(
    parameter: &Parameter,
    identifier: &str,
    is_configured: bool,
) -> String {
    let text = prose(&parameter.description);
    let text = if text.is_empty() { format!("The parameter {}.", code(&parameter.name)) } else { text };
    let config = if is_configured { "Taken from the configuration, unless it is given here." } else { "" };
    paragraphs([
        text,
        line(&rules(&parameter.facts, &parameter.shape)),
        conditions(&parameter.facts),
        config.to_owned(),
        wire(&parameter.name, identifier),
    ])
}

/// The name that is sent, where that is another one.
fn wire(name: &str, identifier: &str) -> String {
    if identifier == name { String::new() } else { format!("On the wire: {}.", code(name)) }
}

/// Whether a member must be given, and where it occurs, where that is not everywhere.
fn occurrence(property: &Property, both: bool) -> Option<String> {
    let text = match (&property.request, &property.response) {
        _ if property.is_mandatory() => "mandatory in requests",
        (None, Some(_)) if both => "only in responses",
        (Some(_), None) if both => "only in requests",
        _ => return None,
    };
    Some(text.to_owned())
}

/// What was read from the prose, but for conditions.
fn rules(facts: &Facts, shape: &Shape) -> Vec<String> {
    let mut rules = Vec::new();
    rules.extend(facts.lengths.and_then(|lengths| range(lengths, "character")));
    rules.extend(facts.items.and_then(|lengths| range(lengths, "element")));
    rules.extend(facts.bounds.as_ref().and_then(bounds));
    rules.extend(facts.pattern.as_ref().map(|pattern| format!("pattern {}", code(pattern))));
    rules.extend(values(facts, shape));
    rules.extend(facts.default.as_ref().map(|default| match default {
        DefaultValue::Value(value) => format!("default {}", literal(value)),
        DefaultValue::Text(text) => format!("default, in the words of the page: {}", code(text)),
    }));
    if facts.deprecated {
        rules.push("deprecated".to_owned());
    }
    rules
}

/// `Mandatory in requests; at most 128 characters.`
fn line(rules: &[String]) -> String {
    let line = rules.join("; ");
    let mut chars = line.chars();
    match chars.next() {
        Some(first) => format!("{}{}.", first.to_uppercase(), chars.as_str()),
        None => String::new(),
    }
}

/// What the prose says of conditions, in names. What names nothing is in the prose alone.
fn conditions(facts: &Facts) -> String {
    let sentences: Vec<String> = facts.conditions.iter().filter_map(condition).collect();
    sentences.join(" ")
}

fn condition(condition: &Condition) -> Option<String> {
    match &condition.kind {
        ConditionKind::MandatoryWhen { field, equals } => {
            let values: Vec<String> = equals.iter().map(literal).collect();
            Some(format!("Mandatory when {} is {}.", code(field), list(&values, "or")))
        }
        ConditionKind::EitherOr { others } => {
            let others: Vec<String> = others.iter().map(|other| code(other)).collect();
            Some(format!("Either this or {} must be given.", list(&others, "or")))
        }
        ConditionKind::Unresolved => None,
    }
}

/// A value without the quotes that JSON needs.
fn literal(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => code(text),
        other => code(&other.to_string()),
    }
}

fn range(lengths: Lengths, what: &str) -> Option<String> {
    let plural = |count: u64| if count == 1 { "" } else { "s" };
    match (lengths.minimum, lengths.maximum) {
        (Some(least), Some(most)) if least == most => Some(format!("exactly {most} {what}{}", plural(most))),
        (Some(least), Some(most)) => Some(format!("{least} to {most} {what}s")),
        (Some(least), None) => Some(format!("at least {least} {what}{}", plural(least))),
        (None, Some(most)) => Some(format!("at most {most} {what}{}", plural(most))),
        (None, None) => None,
    }
}

fn bounds(bounds: &Bounds) -> Option<String> {
    match (&bounds.minimum, &bounds.maximum) {
        (Some(least), Some(most)) => Some(format!("{least} to {most}")),
        (Some(least), None) => Some(format!("at least {least}")),
        (None, Some(most)) => Some(format!("at most {most}")),
        (None, None) => None,
    }
}

/// The values of a number, which has no enum.
fn values(facts: &Facts, shape: &Shape) -> Option<String> {
    let is_number = matches!(shape.leaf(), Shape::Integer | Shape::Number);
    let values = facts.values.as_ref().filter(|_| is_number)?;
    let literals: Vec<String> = values.values.iter().map(|value| code(&value.literal)).collect();
    let word = if values.certainty == Certainty::Closed { "one of" } else { "known values:" };
    Some(format!("{word} {}", literals.join(", ")))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::emit::testing::{property, request_only, response_only, values, when};
    use crate::model::ParameterLocation;

    #[test]
    fn rules_stand_on_one_line() {
        let facts = Facts {
            lengths: Some(Lengths { minimum: None, maximum: Some(128) }),
            default: Some(DefaultValue::Text("5 MB/s".to_owned())),
            ..Facts::default()
        };
        assert_eq!(
            line(&rules(&facts, &Shape::String)),
            "At most 128 characters; default, in the words of the page: `5 MB/s`."
        );
        assert_eq!(line(&[]), "");
    }

    #[test]
    fn a_member_says_everything_in_order() {
        let mut facts = values(Certainty::Closed, &[("1", None), ("2", None)]);
        facts.bounds = Some(Bounds { minimum: Some(1.into()), maximum: None });
        facts.default = Some(DefaultValue::Value(json!(1)));
        let kind =
            ConditionKind::MandatoryWhen { field: "kind".to_owned(), equals: vec![json!("A"), json!("B")] };
        facts.conditions = when("...", kind).conditions;
        let member = member(&property("Max Size", Shape::Integer, true, facts), "max_size", true);
        assert_eq!(
            member,
            "About Max Size.\n\n\
             Mandatory in requests; at least 1; one of `1`, `2`; default `1`.\n\n\
             Mandatory when `kind` is `A` or `B`.\n\n\
             On the wire: `Max Size`."
        );
    }

    #[test]
    fn where_a_member_occurs_is_said_where_it_is_not_everywhere() {
        let plain = || property("a", Shape::String, false, Facts::default());
        assert_eq!(member(&response_only(plain()), "a", true), "About a.\n\nOnly in responses.");
        assert_eq!(member(&request_only(plain()), "a", true), "About a.\n\nOnly in requests.");
        assert_eq!(member(&response_only(plain()), "a", false), "About a.");
    }

    #[test]
    fn a_parameter_says_where_it_comes_from() {
        let facts = when("...", ConditionKind::EitherOr { others: vec!["b".to_owned()] });
        let given =
            crate::emit::testing::parameter("project_id", ParameterLocation::Path, Shape::String, facts);
        assert_eq!(
            parameter(&given, "project_id", true),
            "The `project_id`.\n\nEither this or `b` must be given.\n\n\
             Taken from the configuration, unless it is given here."
        );
    }
}

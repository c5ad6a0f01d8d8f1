//! Rustdoc: what there is to say of a member or a parameter: its prose, and below it what was read from that, always in this order:
//! whether it must be given and where it occurs, lengths and ranges, values, the default, conditions, its name on the wire.

use proc_macro2::Ident;

use crate::emit::text::{Doc, Phrase};
use crate::model::{
    Bounds, Certainty, Condition, ConditionKind, DefaultValue, Description, Facts, Format, Lengths,
    Operation, Parameter, Property, Relation, Shape,
};

/// What a member is, for a place beside the one where all is said of it.
pub(super) fn in_brief(property: &Property) -> Doc {
    let description = property.main_usage().map(|usage| &usage.description);
    definition(description)
        .unwrap_or_else(|| Phrase::fill("The member {}.", [Phrase::code(&property.name)]))
        .into()
}

/// What a parameter is, for a place beside the one where all is said of it.
pub(super) fn parameter_in_brief(parameter: &Parameter) -> Doc {
    let name = || Phrase::fill("The parameter {}.", [Phrase::code(&parameter.name)]);
    definition(Some(&parameter.description)).unwrap_or_else(name).into()
}

/// The first paragraph of a description, where it says anything.
fn definition(description: Option<&Description>) -> Option<Phrase> {
    let first = description?.definition.first()?;
    Some(Phrase::quoted(first)).filter(|text| !text.is_empty())
}

/// All that there is to say of a member. `both` says that the type is one of requests and of responses.
pub(super) fn member(property: &Property, identifier: &Ident, both: bool) -> Doc {
    let main = property.main_usage();
    let text =
        main.map(|usage| Doc::quoted_description(&usage.description, &usage.facts)).unwrap_or_default();
    let other = match (&property.request, &property.response) {
        (Some(request), Some(response)) if !response.description.says_the_same(&request.description) => {
            Doc::quoted_description(&response.description, &response.facts).led_by("In responses: ")
        }
        _ => Doc::default(),
    };
    let text = if text.is_empty() && other.is_empty() {
        Phrase::fill("The member {}.", [Phrase::code(&property.name)]).into()
    } else {
        text
    };
    let nothing = Facts::default();
    let facts = main.map_or(&nothing, |usage| &usage.facts);
    let rules = occurrence(property, both).map(Phrase::from).into_iter().chain(rules(facts, &property.shape));
    let inferred = if main.is_some_and(|usage| usage.inferred) {
        "The documentation gives no type; this one comes from an example."
    } else {
        ""
    };
    Doc::of([text, other, line(rules), conditions(facts), inferred.into(), wire(&property.name, identifier)])
}

/// All that there is to say of a parameter.
pub(super) fn parameter(parameter: &Parameter, identifier: &Ident, is_configured: bool) -> Doc {
    let text = Doc::quoted_description(&parameter.description, &parameter.facts);
    let text = if text.is_empty() {
        Phrase::fill("The parameter {}.", [Phrase::code(&parameter.name)]).into()
    } else {
        text
    };
    let config = if is_configured { "Taken from the configuration unless it is set here." } else { "" };
    Doc::of([
        text,
        line(rules(&parameter.facts, &parameter.shape)),
        conditions(&parameter.facts),
        config.into(),
        wire(&parameter.name, identifier),
    ])
}

/// The heading of the page as a sentence.
pub(super) fn summary(operation: &Operation) -> Phrase {
    let summary = Phrase::quoted(&operation.summary);
    if summary.is_empty() { summary } else { summary.ended(|last| last == '.') }
}

/// Where the page is.
pub(super) fn link(operation: &Operation) -> Phrase {
    let see = |url: &String| Phrase::fill("See the {}.", [Phrase::link("API reference", url)]);
    operation.url.as_ref().map(see).unwrap_or_default()
}

/// The name that is sent, where that is another one.
fn wire(name: &str, identifier: &Ident) -> Doc {
    if identifier == name {
        Doc::default()
    } else {
        Phrase::fill("Name on the wire: {}.", [Phrase::code(name)]).into()
    }
}

/// Whether a member must be given, and where it occurs, where that is not everywhere.
fn occurrence(property: &Property, both: bool) -> Option<&'static str> {
    Some(match (&property.request, &property.response) {
        _ if property.is_mandatory() => "mandatory in requests",
        (None, Some(_)) if both => "only in responses",
        (Some(_), None) if both => "only in requests",
        _ => return None,
    })
}

/// What was read from the prose, but for conditions.
fn rules(facts: &Facts, shape: &Shape) -> Vec<Phrase> {
    let mut rules = Vec::new();
    rules.extend(facts.lengths().and_then(|lengths| range(lengths, ["character", "characters"])));
    rules.extend(facts.items.and_then(|lengths| range(lengths, ["element", "elements"])));
    rules.extend(facts.bounds().and_then(bounds));
    rules.extend(facts.unit().map(|unit| Phrase::fill("unit: {}", [Phrase::quoted(unit)])));
    rules.extend(facts.format().and_then(notation));
    rules.extend(facts.pattern().map(|pattern| Phrase::fill("pattern {}", [Phrase::code(pattern)])));
    rules.extend(values(facts, shape));
    rules.extend(facts.default.as_ref().map(|default| match default {
        DefaultValue::Value(value) => Phrase::fill("default {}", [literal(value)]),
        DefaultValue::Text(text) => Phrase::fill("default (as documented): {}", [Phrase::code(text)]),
    }));
    if facts.deprecated {
        rules.push("deprecated".into());
    }
    rules
}

/// A notation that no type shows.
fn notation(format: Format) -> Option<Phrase> {
    Some(match format {
        Format::EpochSeconds => "seconds since 1970-01-01 UTC".into(),
        Format::EpochMilliseconds => "milliseconds since 1970-01-01 UTC".into(),
        Format::Cidr => "a CIDR block, such as 192.0.2.0/24".into(),
        Format::Mac => "a MAC address".into(),
        Format::Json => "JSON as text".into(),
        _ => return None,
    })
}

/// `Mandatory in requests; at most 128 characters.`
fn line(rules: impl IntoIterator<Item = Phrase>) -> Doc {
    let line = Phrase::join(rules, "; ").capitalised();
    if line.is_empty() { Doc::default() } else { Phrase::fill("{}.", [line]).into() }
}

/// What the prose says of conditions, in names. What names nothing is in the prose alone.
fn conditions(facts: &Facts) -> Doc {
    Phrase::join(facts.conditions.iter().filter_map(condition), " ").into()
}

fn condition(condition: &Condition) -> Option<Phrase> {
    match &condition.kind {
        ConditionKind::MandatoryWhen { field, equals } => {
            let values: Vec<Phrase> = equals.iter().map(literal).collect();
            let parts = [Phrase::code(field), Phrase::list(&values, "or")];
            Some(Phrase::fill("Mandatory when {} is {}.", parts))
        }
        ConditionKind::EitherOr { others } => {
            let others: Vec<Phrase> = others.iter().map(|other| Phrase::code(other)).collect();
            Some(Phrase::fill("Either this or {} must be given.", [Phrase::list(&others, "or")]))
        }
        ConditionKind::Related { relation, fields, equals } => related(*relation, fields, equals),
        // The prose says it in its own words.
        ConditionKind::Unresolved => None,
    }
}

/// A condition on other members, as far as they and their values are named. The prose says the rest in its own words.
fn related(relation: Relation, fields: &[String], equals: &[serde_json::Value]) -> Option<Phrase> {
    let names: Vec<Phrase> = fields.iter().map(|field| Phrase::code(field)).collect();
    if names.is_empty() {
        return None;
    }
    let values: Vec<Phrase> = equals.iter().map(literal).collect();
    let case = |text| {
        let [field] = names.as_slice() else { return None };
        (!values.is_empty()).then(|| Phrase::fill(text, [field.clone(), Phrase::list(&values, "or")]))
    };
    match relation {
        Relation::ForbiddenWhen => case("Not allowed when {} is {}."),
        Relation::IgnoredWhen => case("Ignored when {} is {}."),
        Relation::IgnoredUnless => case("Takes effect only when {} is {}."),
        Relation::ReturnedWhen => case("Returned only when {} is {}."),
        Relation::GivenApart => {
            Some(Phrase::fill("Cannot be combined with {}.", [Phrase::list(&names, "or")]))
        }
        Relation::AlternativeTo => Some(Phrase::fill("An alternative to {}.", [Phrase::list(&names, "or")])),
        Relation::GivenTogether => {
            Some(Phrase::fill("Must be given together with {}.", [Phrase::list(&names, "and")]))
        }
        Relation::MandatoryWhen | Relation::ValuesDepend => None,
    }
}

/// A value without the quotes that JSON needs.
fn literal(value: &serde_json::Value) -> Phrase {
    match value {
        serde_json::Value::String(text) => Phrase::code(text),
        other => Phrase::code(&other.to_string()),
    }
}

/// `what` is the word for one and for several.
fn range(lengths: Lengths, what: [&'static str; 2]) -> Option<Phrase> {
    let word = |count: u64| Phrase::from(if count == 1 { what[0] } else { what[1] });
    Some(match (lengths.minimum, lengths.maximum) {
        (Some(least), Some(most)) if least == most => {
            Phrase::fill("exactly {} {}", [most.into(), word(most)])
        }
        (Some(least), Some(most)) => Phrase::fill("{} to {} {}", [least.into(), most.into(), what[1].into()]),
        (Some(least), None) => Phrase::fill("at least {} {}", [least.into(), word(least)]),
        (None, Some(most)) => Phrase::fill("at most {} {}", [most.into(), word(most)]),
        (None, None) => return None,
    })
}

fn bounds(bounds: &Bounds) -> Option<Phrase> {
    Some(match (&bounds.minimum, &bounds.maximum) {
        (Some(least), Some(most)) => Phrase::fill("{} to {}", [least.into(), most.into()]),
        (Some(least), None) => Phrase::fill("at least {}", [least.into()]),
        (None, Some(most)) => Phrase::fill("at most {}", [most.into()]),
        (None, None) => return None,
    })
}

/// The values of a number, which has no enum.
fn values(facts: &Facts, shape: &Shape) -> Option<Phrase> {
    let is_number = matches!(shape.leaf(), Shape::Integer | Shape::Number);
    let values = facts.values.as_ref().filter(|_| is_number)?;
    let literals = values.values.iter().map(|value| Phrase::code(&value.literal));
    let word = if values.certainty == Certainty::Closed { "one of" } else { "known values:" };
    Some(Phrase::fill("{} {}", [word.into(), Phrase::join(literals, ", ")]))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::emit::rust::print::ident;
    use crate::model::testing::{property, request_only, response_only, values, when};
    use crate::model::{NumberFacts, ParameterLocation, TextFacts};

    #[test]
    fn rules_stand_on_one_line() {
        let lengths = Some(Lengths { minimum: None, maximum: Some(128) });
        let facts = Facts {
            scalar: TextFacts { lengths, ..TextFacts::default() }.into(),
            default: Some(DefaultValue::Text("5 MB/s".to_owned())),
            ..Facts::default()
        };
        assert_eq!(
            line(rules(&facts, &Shape::String)).markdown(),
            "At most 128 characters; default (as documented): `5 MB/s`.\n"
        );
        assert!(line([]).is_empty());
    }

    #[test]
    fn a_member_says_everything_in_order() {
        let mut facts = values(Certainty::Closed, &[("1", None), ("2", None)]);
        let bounds = Some(Bounds { minimum: Some(1.into()), maximum: None });
        facts.scalar = NumberFacts { bounds, ..NumberFacts::default() }.into();
        facts.default = Some(DefaultValue::Value(json!(1)));
        let kind =
            ConditionKind::MandatoryWhen { field: "kind".to_owned(), equals: vec![json!("A"), json!("B")] };
        facts.conditions = when("...", kind).conditions;
        let member = member(&property("Max Size", Shape::Integer, true, facts), &ident("max_size"), true);
        assert_eq!(
            member.markdown(),
            "About Max Size.\n\n\
             Mandatory in requests; at least 1; one of `1`, `2`; default `1`.\n\n\
             Mandatory when `kind` is `A` or `B`.\n\n\
             Name on the wire: `Max Size`.\n"
        );
    }

    #[test]
    fn conditions_on_named_members_are_said() {
        let says = |relation, fields: &[&str], equals: &[&str]| {
            let fields: Vec<String> = fields.iter().map(|field| (*field).to_owned()).collect();
            let equals: Vec<serde_json::Value> = equals.iter().map(|value| json!(value)).collect();
            related(relation, &fields, &equals).map(|phrase| Doc::from(phrase).markdown())
        };
        assert_eq!(
            says(Relation::ForbiddenWhen, &["action"], &["count"]).as_deref(),
            Some("Not allowed when `action` is `count`.\n")
        );
        assert_eq!(
            says(Relation::IgnoredWhen, &["type"], &["client"]).as_deref(),
            Some("Ignored when `type` is `client`.\n")
        );
        assert_eq!(
            says(Relation::IgnoredUnless, &["kind"], &["A", "B"]).as_deref(),
            Some("Takes effect only when `kind` is `A` or `B`.\n")
        );
        assert_eq!(
            says(Relation::GivenApart, &["a"], &[]).as_deref(),
            Some("Cannot be combined with `a`.\n")
        );
        assert_eq!(says(Relation::ReturnedWhen, &["a"], &[]), None);
    }

    #[test]
    fn where_a_member_occurs_is_said_where_it_is_not_everywhere() {
        let plain = || property("a", Shape::String, false, Facts::default());
        let says = |property: &Property, both| member(property, &ident("a"), both).markdown();
        assert_eq!(says(&response_only(plain()), true), "About a.\n\nOnly in responses.\n");
        assert_eq!(says(&request_only(plain()), true), "About a.\n\nOnly in requests.\n");
        assert_eq!(says(&response_only(plain()), false), "About a.\n");
    }

    #[test]
    fn a_parameter_says_where_it_comes_from() {
        let facts = when("...", ConditionKind::EitherOr { others: vec!["b".to_owned()] });
        let given =
            crate::model::testing::parameter("project_id", ParameterLocation::Path, Shape::String, facts);
        assert_eq!(
            parameter(&given, &ident("project_id"), true).markdown(),
            "The `project_id`.\n\nEither this or `b` must be given.\n\n\
             Taken from the configuration unless it is set here.\n"
        );
    }
}

//! What was read from a description, as short lines beside it.
//!
//! Only what a program could use is said again: rules, values, defaults. What is no more than prose stands there already.

use maud::{Markup, html};
use serde_json::Value;
use tablature_codegen::emit::visible;
use tablature_codegen::model::{
    Bounds, Certainty, ConditionKind, DefaultValue, Facts, Lengths, Relation, Values,
};

/// The lines. Nothing where nothing was read.
pub(super) fn lines(facts: &Facts) -> Markup {
    let said: Vec<Markup> = rules(facts).into_iter().chain(conditions(facts)).collect();
    html! {
        @if !said.is_empty() { ul.facts { @for line in &said { li { (line) } } } }
        @if let Some(listed) = &facts.values { (values(listed)) }
    }
}

fn rules(facts: &Facts) -> Vec<Markup> {
    let text = facts.text();
    let unit = facts.unit().unwrap_or_default();
    let of_cases = text.and_then(|text| text.lengths_of_cases);
    let lines = [
        facts.lengths().map(|it| html! { (lengths(it, "character")) }),
        of_cases.map(|it| html! { (lengths(it, "character")) ", less in some cases" }),
        facts.items.map(|it| html! { (lengths(it, "element")) }),
        facts.bounds().map(|it| html! { (range(it, unit)) }),
        facts.bounds_of_cases().map(|it| html! { (range(it, unit)) ", less in some cases" }),
        facts.pattern().map(|it| html! { "Matches " code { (visible(it)) } }),
        facts.format().map(|it| html! { "Format: " code { (it.name()) } }),
        facts.default.as_ref().map(default),
        facts.secret.then(|| html! { "Secret: never logged by the crate" }),
        facts.read_only.then(|| html! { "Set by the service" }),
        facts.deprecated.then(|| html! { "Deprecated" }),
    ];
    lines.into_iter().flatten().collect()
}

fn default(default: &DefaultValue) -> Markup {
    match default {
        DefaultValue::Value(value) => html! { "Default: " code { (literal(value)) } },
        DefaultValue::Text(words) => html! { "Default: " (visible(words)) },
    }
}

/// `1 to 64 characters`
fn lengths(lengths: Lengths, noun: &str) -> String {
    let plural = if lengths.maximum.or(lengths.minimum) == Some(1) { "" } else { "s" };
    match (lengths.minimum, lengths.maximum) {
        (Some(least), Some(most)) if least == most => format!("Exactly {most} {noun}{plural}"),
        (Some(least), Some(most)) => format!("{least} to {most} {noun}{plural}"),
        (Some(least), None) => format!("At least {least} {noun}{plural}"),
        (None, Some(most)) => format!("At most {most} {noun}{plural}"),
        (None, None) => format!("Any number of {noun}s"),
    }
}

/// `0 to 86400, in seconds`
fn range(bounds: &Bounds, unit: &str) -> String {
    let range = match (&bounds.minimum, &bounds.maximum) {
        (Some(least), Some(most)) => format!("{least} to {most}"),
        (Some(least), None) => format!("At least {least}"),
        (None, Some(most)) => format!("At most {most}"),
        (None, None) => "Any number".to_owned(),
    };
    if unit.is_empty() { range } else { format!("{range} ({unit})") }
}

fn values(listed: &Values) -> Markup {
    let head = match listed.certainty {
        Certainty::Closed => "One of",
        Certainty::Known => "Known values",
    };
    let has_meanings = listed.values.iter().any(|value| value.meaning.is_some());
    html! {
        @if has_meanings {
            p.values { (head) ":" }
            dl.values {
                @for value in &listed.values {
                    div { dt { code { (shown(&value.literal)) } } dd { (visible(value.meaning.as_deref().unwrap_or_default())) } }
                }
            }
        } @else {
            p.values {
                (head) ": "
                @for (index, value) in listed.values.iter().enumerate() {
                    @if index > 0 { ", " } code { (shown(&value.literal)) }
                }
            }
        }
    }
}

/// The rules that name what they depend on.
fn conditions(facts: &Facts) -> Vec<Markup> {
    facts.conditions.iter().filter_map(|condition| rule(&condition.kind)).collect()
}

fn rule(kind: &ConditionKind) -> Option<Markup> {
    let rule = match kind {
        ConditionKind::MandatoryWhen { field, equals } => html! { "Required when " (is(field, equals)) },
        ConditionKind::EitherOr { others } => {
            html! { "Required where none of these is given: " (names(others)) }
        }
        ConditionKind::Related { relation, fields, equals } if !fields.is_empty() => {
            let on = match fields.as_slice() {
                [field] if !equals.is_empty() => is(field, equals),
                fields => names(fields),
            };
            html! { (words(*relation)) " " (on) }
        }
        ConditionKind::Related { .. } | ConditionKind::Unresolved => return None,
    };
    Some(rule)
}

/// What a relation says before what it depends on.
fn words(relation: Relation) -> &'static str {
    match relation {
        Relation::MandatoryWhen => "Required, depending on",
        Relation::ForbiddenWhen => "Not to be given, depending on",
        Relation::IgnoredWhen => "Counts for nothing, depending on",
        Relation::IgnoredUnless => "Has a meaning only depending on",
        Relation::ReturnedWhen => "Returned depending on",
        Relation::AlternativeTo => "May be given in place of",
        Relation::GivenTogether => "To be given together with",
        Relation::GivenApart => "Not to be given together with",
        Relation::ValuesDepend => "Its values depend on",
    }
}

fn is(field: &str, equals: &[Value]) -> Markup {
    html! {
        code { (visible(field)) } " is "
        @for (index, value) in equals.iter().enumerate() { @if index > 0 { " or " } code { (literal(value)) } }
    }
}

fn names(fields: &[String]) -> Markup {
    html! { @for (index, field) in fields.iter().enumerate() { @if index > 0 { ", " } code { (visible(field)) } } }
}

/// A value: a text without its quotes, anything else as JSON.
fn literal(value: &Value) -> String {
    value.as_str().map_or_else(|| visible(&value.to_string()), shown)
}

/// A text as it can be seen, if it is empty.
fn shown(text: &str) -> String {
    if text.is_empty() { "\"\"".to_owned() } else { visible(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lengths_of(minimum: Option<u64>, maximum: Option<u64>) -> String {
        lengths(Lengths { minimum, maximum }, "character")
    }

    #[test]
    fn lengths_are_said_in_words() {
        assert_eq!(lengths_of(Some(1), Some(64)), "1 to 64 characters");
        assert_eq!(lengths_of(Some(32), Some(32)), "Exactly 32 characters");
        assert_eq!(lengths_of(None, Some(1)), "At most 1 character");
    }

    #[test]
    fn a_rule_names_its_field_and_values() {
        let kind = ConditionKind::MandatoryWhen {
            field: "config_type".into(),
            equals: vec!["CLOUD".into(), 1.into()],
        };
        assert_eq!(
            rule(&kind).unwrap().into_string(),
            "Required when <code>config_type</code> is <code>CLOUD</code> or <code>1</code>"
        );
        assert!(rule(&ConditionKind::Unresolved).is_none());
    }
}

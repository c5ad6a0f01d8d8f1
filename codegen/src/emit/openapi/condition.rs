//! Conditions: `if`/`then` where the page names the field and the value, and a readable extension always.
//!
//! The member is repeated beside `required`, because generators and linters look for it there. One rule stands in the
//! schema itself; several stand in `allOf`, since a schema has one `if` only.

use indexmap::IndexMap;
use serde_json::Value;

use super::document::{Condition as Readable, FieldEquals, Schema};
use super::forms::Forms;
use super::value;
use crate::model::{Condition, ConditionKind, Direction, Property, Schema as Type};

/// What a condition says, for readers and for tools that do not evaluate `if`.
pub(super) fn readable(condition: &Condition) -> Readable {
    let mut readable = Readable { text: condition.text.clone(), mandatory_when: None, either_or: Vec::new() };
    match &condition.kind {
        ConditionKind::MandatoryWhen { field, equals } => {
            readable.mandatory_when = Some(FieldEquals { field: field.clone(), equals: equals.clone() });
        }
        ConditionKind::EitherOr { others } => readable.either_or.clone_from(others),
        ConditionKind::Unresolved => {}
    }
    readable
}

/// Adds the rules of a type to its request form.
pub(super) fn apply(form: &mut Schema, forms: &Forms, schema: &Type) {
    let mut rules = mandatory_when(forms, schema);
    rules.extend(either_or(forms, schema));
    if rules.len() == 1 {
        if let Some(Schema { when, then, .. }) = rules.pop() {
            (form.when, form.then) = (when, then);
        }
    } else {
        form.all_of = rules;
    }
}

/// Members of requests that may be left out, with their conditions.
fn conditions(schema: &Type) -> impl Iterator<Item = (&Property, &ConditionKind)> {
    let optional = schema.properties.iter().filter(|property| !property.is_mandatory());
    optional.flat_map(|property| {
        let usage = property.usage(Direction::Request);
        usage
            .into_iter()
            .flat_map(move |usage| usage.facts.conditions.iter().map(move |it| (property, &it.kind)))
    })
}

/// The member with this name, where requests have it.
fn request_property<'a>(schema: &'a Type, name: &str) -> Option<&'a Property> {
    schema.property(name).filter(|property| property.request.is_some())
}

/// One rule for each field and its values, however many members depend on it.
fn mandatory_when(forms: &Forms, schema: &Type) -> Vec<Schema> {
    let mut rules: Vec<(&Property, &[Value], Vec<&Property>)> = Vec::new();
    for (property, kind) in conditions(schema) {
        let ConditionKind::MandatoryWhen { field, equals } = kind else { continue };
        let Some(trigger) = request_property(schema, field) else { continue };
        let possible = !equals.is_empty() && equals.iter().all(|value| value::fits(&trigger.shape, value));
        if !possible || trigger.name == property.name {
            continue;
        }
        match rules.iter_mut().find(|(other, values, _)| other.name == trigger.name && values == equals) {
            Some((_, _, members)) if members.iter().any(|member| member.name == property.name) => {}
            Some((_, _, members)) => members.push(property),
            None => rules.push((trigger, equals, vec![property])),
        }
    }
    rules
        .into_iter()
        .map(|(trigger, equals, members)| rule(has_value(trigger, equals), forms, &members))
        .collect()
}

/// The field is there and has one of the values.
fn has_value(field: &Property, equals: &[Value]) -> Schema {
    let value = match equals {
        [value] => Schema { constant: Some(value.clone()), ..Schema::default() },
        values => Schema { values: values.to_vec(), ..Schema::default() },
    };
    Schema {
        required: vec![field.name.clone()],
        properties: IndexMap::from([(field.name.clone(), value)]),
        ..Schema::default()
    }
}

/// Each group of alternatives once, although every member of it says so: without the others, the last one must be there.
fn either_or(forms: &Forms, schema: &Type) -> Vec<Schema> {
    let mut groups: Vec<Vec<&Property>> = Vec::new();
    for (property, kind) in conditions(schema) {
        let ConditionKind::EitherOr { others } = kind else { continue };
        if others.iter().any(|other| request_property(schema, other).is_none_or(Property::is_mandatory)) {
            continue;
        }
        let belongs = |member: &&Property| member.name == property.name || others.contains(&member.name);
        let group: Vec<&Property> = schema.properties.iter().filter(belongs).collect();
        if group.len() > 1 && !groups.contains(&group) {
            groups.push(group);
        }
    }
    groups
        .iter()
        .filter_map(|group| group.split_last())
        .map(|(last, rest)| rule(without(forms, rest), forms, &[last]))
        .collect()
}

/// None of these members is there.
fn without(forms: &Forms, members: &[&Property]) -> Schema {
    let absent =
        |member: &&Property| Schema { not: Some(Box::new(given(forms, &[member]))), ..Schema::default() };
    match members {
        [member] => absent(member),
        members => Schema { all_of: members.iter().map(absent).collect(), ..Schema::default() },
    }
}

/// These members are there.
fn given(forms: &Forms, members: &[&Property]) -> Schema {
    let repeated =
        |member: &&Property| (member.name.clone(), value::bare(forms, &member.shape, Direction::Request));
    Schema {
        required: members.iter().map(|member| member.name.clone()).collect(),
        properties: members.iter().map(repeated).collect(),
        ..Schema::default()
    }
}

/// If `when` holds, these members must be there.
///
/// Redocly takes an object schema that says nothing of other members for one that has none, and would reject examples
/// in which a rule applies; so `then` says that there are others.
fn rule(when: Schema, forms: &Forms, members: &[&Property]) -> Schema {
    let others = Some(Box::default());
    let then = Schema { additional_properties: others, ..given(forms, members) };
    Schema { when: Some(Box::new(when)), then: Some(Box::new(then)), ..Schema::default() }
}

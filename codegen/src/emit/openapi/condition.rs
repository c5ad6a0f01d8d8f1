//! Conditions that schemas enforce: `if`/`then` where the page names the field and the value. [`super::readable`] has all others.
//!
//! The member is repeated beside `required`, because generators and linters look for it there. One rule stands in the
//! schema itself; several stand in `allOf`, since a schema has one `if` only.

use indexmap::IndexMap;
use serde_json::Value;

use super::document::Schema;
use super::forms::Forms;
use super::value;
use crate::model::{Direction, Property, RequestRule, Schema as Type};

/// Adds the rules of a type to its request form.
pub(super) fn apply(form: &mut Schema, forms: &Forms, schema: &Type) {
    let rule = |found: RequestRule<'_>| match found {
        RequestRule::When { field, equals, members } => Some(rule(has_value(field, equals), forms, &members)),
        // Without the others, the last one must be there.
        RequestRule::Either(group) => {
            let (last, rest) = group.split_last()?;
            Some(rule(without(rest), forms, &[last]))
        }
        RequestRule::Apart(pair) => Some(Schema { not: Some(Box::new(present(&pair))), ..Schema::default() }),
        RequestRule::Together { given, members } => Some(rule(present(&[given]), forms, &members)),
    };
    let mut rules: Vec<Schema> = schema.request_rules().into_iter().filter_map(rule).collect();
    if rules.len() == 1 {
        if let Some(Schema { when, then, not, .. }) = rules.pop() {
            (form.when, form.then, form.not) = (when, then, not);
        }
    } else {
        form.all_of = rules;
    }
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

/// None of these members is there.
fn without(members: &[&Property]) -> Schema {
    let absent =
        |member: &&Property| Schema { not: Some(Box::new(present(&[*member]))), ..Schema::default() };
    match members {
        [member] => absent(member),
        members => Schema { all_of: members.iter().map(absent).collect(), ..Schema::default() },
    }
}

/// These members are there, whatever they hold: one that breaks rules of its own is given all the same.
fn present(members: &[&Property]) -> Schema {
    Schema {
        required: members.iter().map(|member| member.name.clone()).collect(),
        properties: members.iter().map(|member| (member.name.clone(), Schema::default())).collect(),
        ..Schema::default()
    }
}

/// These members are there, as they are documented.
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

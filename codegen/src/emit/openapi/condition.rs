//! Conditions that schemas enforce, where the page names the field and the value. [`super::readable`] has all others.
//!
//! A rule is written as what breaks it: `not` all of "the condition holds" and "the members are not there". `if`/`then` says the
//! same, and at the top of a schema it makes generators lose the type of every member that refers to it. `anyOf` and `allOf` at the
//! top are no better; below `not`, nothing takes them for a type.
//!
//! The member is repeated beside `required`, because linters look for it there.

use indexmap::IndexMap;
use serde_json::Value;

use super::document::Schema;
use super::forms::Forms;
use super::value;
use crate::model::{Direction, Property, RequestRule, Schema as Type};

/// Adds the rules of a type to its request form.
pub(super) fn apply(form: &mut Schema, forms: &Forms, schema: &Type) {
    let broken = |found: RequestRule<'_>| {
        Some(match found {
            RequestRule::When { field, equals, members } => {
                all_of([has_value(field, equals), not(given(forms, &members))])
            }
            // Without the others, the last one must be there.
            RequestRule::Either(group) => {
                let (last, rest) = group.split_last()?;
                let absent = rest.iter().map(|member| not(present(&[*member])));
                all_of(absent.chain([not(given(forms, &[*last]))]))
            }
            RequestRule::Apart(pair) => present(&pair),
            RequestRule::Together { given: field, members } => {
                all_of([present(&[field]), not(given(forms, &members))])
            }
        })
    };
    let mut broken: Vec<Schema> = schema.request_rules().into_iter().filter_map(broken).collect();
    let any =
        if broken.len() > 1 { Some(Schema { any_of: broken, ..Schema::default() }) } else { broken.pop() };
    form.not = any.map(Box::new);
}

fn all_of(parts: impl IntoIterator<Item = Schema>) -> Schema {
    Schema { all_of: parts.into_iter().collect(), ..Schema::default() }
}

fn not(schema: Schema) -> Schema {
    Schema { not: Some(Box::new(schema)), ..Schema::default() }
}

/// The field is there and has one of the values.
fn has_value(field: &Property, equals: &[Value]) -> Schema {
    let value = Schema { values: equals.to_vec(), ..Schema::default() };
    Schema {
        required: vec![field.name.clone()],
        properties: IndexMap::from([(field.name.clone(), value)]),
        ..Schema::default()
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
///
/// Redocly takes an object schema that says nothing of other members for one that has none, and would reject examples in which
/// a rule applies; so this one says that there are others.
fn given(forms: &Forms, members: &[&Property]) -> Schema {
    let repeated =
        |member: &&Property| (member.name.clone(), value::bare(forms, &member.shape, Direction::Request));
    Schema {
        required: members.iter().map(|member| member.name.clone()).collect(),
        properties: members.iter().map(repeated).collect(),
        additional_properties: Some(Box::default()),
        ..Schema::default()
    }
}

//! Names of open enums and their variants.
//!
//! A string with listed values becomes an open enum, also within a list. A Boolean never does, a number stays a number,
//! and neither a secret nor a time is a matter of choice.

use super::scope::{Claim, Scope};
use super::{EnumNames, EnumOwner, Names, NamesLock, identifier, reserved, types};
use crate::diagnostic::Diagnostic;
use crate::model::{Api, Facts, KnownValue, Property, Schema, SchemaTitle, Shape};
use crate::source::Place;

/// Something with values.
struct Listed<'a> {
    owner: EnumOwner,
    origins: Vec<String>,
    wishes: Vec<String>,
    values: Vec<&'a KnownValue>,
    place: Place,
}

/// Names every open enum.
pub(super) fn name(
    api: &Api,
    lock: &mut NamesLock,
    scope: &mut Scope,
    names: &mut Names,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let listed: Vec<Listed<'_>> =
        fields(api, names, lock, scope).into_iter().chain(parameters(api)).collect();
    let claims = listed.iter().map(|listed| Claim {
        key: listed.owner.clone(),
        origins: listed.origins.clone(),
        wishes: listed.wishes.clone(),
        distance: 0,
        place: listed.place.clone(),
    });
    let mut enums = scope.settle(claims.collect(), lock, diagnostics);
    for listed in listed {
        let Some(type_name) = enums.remove(&listed.owner) else { continue };
        let claims = listed.values.iter().map(|value| Claim {
            key: value.literal.clone(),
            origins: super::scope::below(lock, &type_name, scope.former(&type_name), |owner| {
                format!("variant/{owner}/{}", value.literal)
            }),
            wishes: vec![
                identifier::type_name(&value.literal),
                format!("{}Value", identifier::type_name(&value.literal)),
            ],
            distance: 0,
            place: listed.place.clone(),
        });
        let claims = claims.collect();
        let mut given = Scope::new(reserved::VARIANTS).settle(claims, lock, diagnostics);
        let variants = listed.values.iter().filter_map(|value| {
            let variant = given.remove(&value.literal)?;
            Some((variant, value.literal.clone()))
        });
        names.enums.insert(listed.owner, EnumNames { type_name, variants: variants.collect() });
    }
}

fn fields<'a>(api: &'a Api, names: &Names, lock: &NamesLock, scope: &Scope) -> Vec<Listed<'a>> {
    let mut listed = Vec::new();
    for (id, schema) in api.schemas() {
        let Some(owner) = names.schema(id) else { continue };
        for property in schema.members() {
            let values = values_of(property);
            if values.is_empty() || !is_text(&property.shape) {
                continue;
            }
            let name = choice_name(&owner.type_name, &property.name, &property.shape);
            listed.push(Listed {
                owner: EnumOwner::Field(id, property.name.clone()),
                origins: super::scope::below(
                    lock,
                    &owner.type_name,
                    scope.former(&owner.type_name),
                    |owner| format!("enum/{owner}/{}", property.name),
                ),
                wishes: match without_direction(schema, &owner.type_name) {
                    Some(brief) => {
                        vec![
                            choice_name(brief, &property.name, &property.shape),
                            name.clone(),
                            format!("{name}Value"),
                        ]
                    }
                    None => vec![name.clone(), format!("{name}Value")],
                },
                values,
                place: super::place(schema),
            });
        }
    }
    listed
}

/// What a choice is called: by what has it and its own name, once where they are the same. One of a list is one.
fn choice_name(owner: &str, name: &str, shape: &Shape) -> String {
    let name = match shape {
        Shape::Array(_) => types::singular(name),
        _ => identifier::type_name(name),
    };
    if owner.ends_with(&name) { format!("{owner}Value") } else { format!("{owner}{name}") }
}

/// The name of a body without the word that tells it from another body, which its choices seldom need.
fn without_direction<'n>(schema: &Schema, name: &'n str) -> Option<&'n str> {
    let is_body = matches!(schema.title, SchemaTitle::Body { .. });
    ["Request", "Response"].iter().find_map(|word| name.strip_suffix(word)).filter(|_| is_body)
}

/// The values of both directions, those of requests first.
fn values_of(property: &Property) -> Vec<&KnownValue> {
    let mut values: Vec<&KnownValue> = Vec::new();
    for usage in [&property.request, &property.response].into_iter().flatten() {
        for value in listed_in(&usage.facts) {
            if values.iter().all(|other| other.literal != value.literal) {
                values.push(value);
            }
        }
    }
    values
}

fn parameters(api: &Api) -> Vec<Listed<'_>> {
    let mut listed = Vec::new();
    for operation in &api.operations {
        for parameter in &operation.parameters {
            let values: Vec<&KnownValue> = listed_in(&parameter.facts).collect();
            if values.is_empty() || !is_text(&parameter.shape) {
                continue;
            }
            let location = parameter.location.as_str();
            let id = identifier::type_name(&operation.id.0);
            let name = choice_name(&id, &parameter.name, &parameter.shape);
            listed.push(Listed {
                owner: EnumOwner::Parameter((
                    operation.id.clone(),
                    parameter.location,
                    parameter.name.clone(),
                )),
                origins: vec![format!("enum/{}/{location}/{}", operation.id, parameter.name)],
                wishes: vec![name.clone(), format!("{name}{}", identifier::type_name(location))],
                values,
                place: parameter.origin.clone(),
            });
        }
    }
    listed
}

fn listed_in(facts: &Facts) -> impl Iterator<Item = &KnownValue> {
    let is_choice = !facts.secret && facts.format().is_none();
    facts.values.iter().filter(move |_| is_choice).flat_map(|values| &values.values)
}

fn is_text(shape: &Shape) -> bool {
    match shape {
        Shape::String => true,
        Shape::Array(items) => **items == Shape::String,
        _ => false,
    }
}

//! Schemas of object types, one for each direction.

use super::document::{Origin, Schema, Type};
use super::forms::Forms;
use super::{Context, condition, value};
use crate::emit::text::{CommonMark, Doc, Phrase};
use crate::model::{Api, Direction, Facts, Property, SchemaId, SchemaTitle, Shape, Usage};
use crate::source::Place;

/// A type as one direction has it, without the places that it comes from: what decides whether two forms are the same.
pub(super) fn form(api: &Api, forms: &Forms, id: SchemaId, direction: Direction) -> Schema {
    let schema = api.schema(id);
    let mut form = Schema::of(Type::Object);
    for property in &schema.properties {
        let Some(usage) = property.usage(direction) else { continue };
        if usage.mandatory == Some(true) {
            form.required.push(property.name.clone());
        }
        form.properties.insert(property.name.clone(), member(forms, property, usage, direction));
    }
    if direction == Direction::Request {
        condition::apply(&mut form, forms, schema);
    }
    form
}

/// Why a type is there that the table does not give.
const OF_EXAMPLE: &str = "The type is that of the example. The table gives none.";

fn member(forms: &Forms, property: &Property, usage: &Usage, direction: Direction) -> Schema {
    let Facts { read_only, deprecated, .. } = usage.facts;
    let schema = value::value(forms, &property.shape, &usage.facts, direction);
    let description = describe(&property.shape, usage);
    let inferred = usage.inferred.then_some(OF_EXAMPLE);
    Schema { description, read_only, deprecated, inferred, ..schema }
}

/// The prose; for a value of which no type is known, at least a sentence that says so.
fn describe(shape: &Shape, usage: &Usage) -> Option<CommonMark> {
    let unknown = || (*shape == Shape::Any).then(|| "Any JSON value: the documents do not say which.".into());
    Doc::plain_description(&usage.description, &usage.facts).commonmark().or_else(unknown)
}

/// A component: a type in the form of the first of `directions`, with the places of all of them.
pub(super) fn component(context: &Context<'_>, id: SchemaId, directions: &[Direction]) -> Schema {
    let schema = context.api.schema(id);
    let Some(first) = directions.first() else { return Schema::default() };
    let mut form = form(context.api, context.forms, id, *first);
    for property in &schema.properties {
        if let Some(member) = form.properties.get_mut(&property.name) {
            let usages = directions.iter().filter_map(|direction| property.usage(*direction));
            member.origins = Origin::list(usages.flat_map(|usage| &usage.origins));
            *member = std::mem::take(member).with_reference_apart();
        }
    }
    form.origins =
        Origin::list(schema.origins.iter().filter(|place| serves(place, &schema.properties, directions)));
    form.title = match &schema.title {
        SchemaTitle::Documented(title) if title != context.forms.component(id, Direction::Request) => {
            Some(title.clone())
        }
        _ => None,
    };
    if let Some(name) = context.forms.split_type(id) {
        form.type_name = Some(name.to_owned());
        if directions == [Direction::Response] {
            let said = Phrase::fill("{} in the form of responses.", [Phrase::code(name)]);
            form.description = Some(said.into());
        }
    }
    form
}

/// Whether a table speaks of one of these directions: not if its rows serve the other one only.
fn serves(table: &Place, properties: &[Property], directions: &[Direction]) -> bool {
    let used = |direction: Direction| {
        let usages = properties.iter().filter_map(move |property| property.usage(direction));
        let mut rows = usages.flat_map(|usage| &usage.origins);
        rows.any(|row| row.page == table.page && row.table == table.table)
    };
    let both = [Direction::Request, Direction::Response];
    directions.iter().any(|direction| used(*direction)) || !both.into_iter().any(used)
}

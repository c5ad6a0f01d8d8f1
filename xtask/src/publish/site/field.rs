//! Parameters, headers and members of types: each with what is known of it, and a link to the row that says so.

use std::collections::BTreeSet;

use maud::{Markup, html};
use tablature_codegen::emit::visible;
use tablature_codegen::model::{
    Api, Description, Direction, Facts, Parameter, PartKind, Property, SchemaId, Shape, Usage,
};
use tablature_codegen::name::Names;
use tablature_codegen::source::Place;

use super::address::plain;
use super::finding::Findings;
use super::{facts, words};

/// What is needed to show the fields of an operation.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a> {
    pub(super) api: &'a Api,
    pub(super) names: &'a Names,
    pub(super) findings: &'a Findings<'a>,
    /// The page of the operation: where types are shared, its own rows are named.
    pub(super) page: &'a str,
}

/// A field, whatever it is of.
struct Field<'f> {
    name: &'f str,
    shape: &'f Shape,
    required: bool,
    description: &'f Description,
    facts: &'f Facts,
    origin: Option<&'f Place>,
}

/// Which way something goes, and the name for it in anchors: `request`, `200`.
#[derive(Clone, Copy)]
pub(super) struct Side<'s> {
    pub(super) direction: Direction,
    pub(super) name: &'s str,
}

impl<'a> Fields<'a> {
    /// Parameters of one location, or headers.
    pub(super) fn parameters(self, parameters: &[&Parameter], side: Side<'_>) -> Markup {
        let field = |parameter: &Parameter| {
            self.show(
                &Field {
                    name: &parameter.name,
                    shape: &parameter.shape,
                    required: side.direction == Direction::Request && parameter.is_required(),
                    description: &parameter.description,
                    facts: &parameter.facts,
                    origin: Some(&parameter.origin),
                },
                &parameter_anchor(parameter, side),
                side,
            )
        };
        html! { ul.fields { @for parameter in parameters { (field(parameter)) } } }
    }

    /// A body: its own members, then each type that they lead to.
    pub(super) fn body(self, shape: &'a Shape, side: Side<'_>) -> Markup {
        let types = self.types(shape, side.direction);
        let is_type = matches!(shape, Shape::Schema(_));
        html! {
            @if !is_type { p { "The body is " (self.shape(shape, side)) "." } }
            @for (index, id) in types.iter().enumerate() {
                @let name = self.type_name(*id);
                section.type id=(format!("{}.{name}", side.name)) {
                    @if index > 0 || !is_type { h4 { code { (name) } } }
                    ul.fields { @for property in &self.api.schema(*id).properties { (self.member(property, name, side)) } }
                }
            }
        }
    }

    /// The types of a body in this direction, in the order in which they are met.
    fn types(self, shape: &Shape, direction: Direction) -> Vec<SchemaId> {
        let mut open: Vec<SchemaId> = shape.leaf_schema().into_iter().collect();
        let mut met = BTreeSet::new();
        let mut types = Vec::new();
        while let Some(id) = open.pop() {
            if !met.insert(id) {
                continue;
            }
            types.push(id);
            let members = self.api.schema(id).properties.iter().filter(|it| it.usage(direction).is_some());
            let below: Vec<SchemaId> = members.filter_map(|member| member.shape.leaf_schema()).collect();
            open.extend(below.into_iter().rev());
        }
        types
    }

    fn member(self, property: &Property, type_name: &str, side: Side<'_>) -> Markup {
        let Some(usage) = property.usage(side.direction) else { return html! {} };
        let field = Field {
            name: &property.name,
            shape: &property.shape,
            required: side.direction == Direction::Request && usage.mandatory == Some(true),
            description: &usage.description,
            facts: &usage.facts,
            origin: self.origin(usage),
        };
        self.show(&field, &format!("{}.{type_name}.{}", side.name, plain(&property.name)), side)
    }

    /// The row of this page, where the type has one here.
    fn origin(self, usage: &Usage) -> Option<&Place> {
        usage.origins.iter().find(|place| &*place.page == self.page).or(usage.origins.first())
    }

    fn show(self, field: &Field<'_>, anchor: &str, side: Side<'_>) -> Markup {
        html! {
            li.field id=(anchor) {
                p.head {
                    code.name { (visible(field.name)) }
                    " " span.shape { (self.shape(field.shape, side)) }
                    @if field.required { " " span.required { "required" } }
                    @if field.facts.deprecated { " " span.deprecated { "deprecated" } }
                    @if let Some(origin) = field.origin {
                        " " span.origin { (self.findings.mark(origin)) " " (self.findings.link(origin, "../")) }
                    }
                }
                (description(field.description))
                (facts::lines(field.facts))
            }
        }
    }

    /// A shape in words, with links to types.
    fn shape(self, shape: &Shape, side: Side<'_>) -> Markup {
        match shape {
            Shape::String => html! { "string" },
            Shape::Integer => html! { "integer" },
            Shape::Number => html! { "number" },
            Shape::Boolean => html! { "Boolean" },
            Shape::Object => html! { "object" },
            Shape::File => html! { "file" },
            Shape::Any => html! { "any JSON value" },
            Shape::Array(items) => html! { "list of " (self.shape(items, side)) },
            Shape::Map(values) => html! { "map of " (self.shape(values, side)) },
            Shape::Schema(id) => {
                let name = self.type_name(*id);
                html! { a href=(format!("#{}.{name}", side.name)) { (name) } }
            }
        }
    }

    fn type_name(self, id: SchemaId) -> &'a str {
        self.names.schema(id).map_or("object", |names| names.type_name.as_str())
    }
}

/// `query.limit` for requests, `200.header.X-Request-Id` for answers.
fn parameter_anchor(parameter: &Parameter, side: Side<'_>) -> String {
    let own = format!("{}.{}", parameter.location.as_str(), plain(&parameter.name));
    if side.direction == Direction::Request { own } else { format!("{}.{own}", side.name) }
}

/// The prose of a cell: each part behind its label, as on the page.
pub(super) fn description(description: &Description) -> Markup {
    let label = |kind: PartKind| match kind {
        PartKind::Definition => "",
        PartKind::Constraints => "Constraints",
        PartKind::Range => "Range",
        PartKind::Default => "Default",
    };
    html! {
        (words::prose(&description.definition))
        @for part in &description.parts {
            @for (index, text) in part.paragraphs.iter().enumerate() {
                p {
                    @if index == 0 && !label(part.kind).is_empty() { span.label { (label(part.kind)) ": " } }
                    (visible(text))
                }
            }
        }
    }
}

//! Parts of the model with little said of them: tests change what they are about.

use serde_json::Value;

use crate::model::{
    Bounds, Certainty, Condition, ConditionKind, Example, Facts, Format, HttpMethod, KnownValue, Lengths,
    ListForm, MediaType, NumberFacts, Operation, OperationId, Parameter, ParameterLocation, PathTemplate,
    Property, RequestBody, Response, ScalarFacts, Schema, SchemaId, SchemaTitle, Shape, TextFacts, Usage,
    Values,
};
use crate::source::{Place, Span};

pub(crate) fn id(index: usize) -> Shape {
    Shape::Schema(SchemaId::new(index))
}

pub(crate) fn row(table: &str, row: u32) -> Place {
    let line = row * 10;
    let span = Span { line, start: line * 30, end: line * 30 + 20 };
    Place::page("demo/Page.txt").at(Some(span)).in_table(table).in_row(row)
}

pub(crate) fn usage(mandatory: Option<bool>, text: &str, facts: Facts, place: Place) -> Usage {
    Usage {
        mandatory,
        description: vec![text.to_owned()].into(),
        facts,
        inferred: false,
        origins: vec![place],
    }
}

/// A member that both directions have, with the same prose.
pub(crate) fn property(name: &str, shape: Shape, mandatory: bool, facts: Facts) -> Property {
    let text = format!("About {name}.");
    Property {
        name: name.to_owned(),
        shape,
        request: Some(usage(Some(mandatory), &text, facts.clone(), row("Table 3", 1))),
        response: Some(usage(None, &text, facts, row("Table 9", 1))),
    }
}

pub(crate) fn request_only(property: Property) -> Property {
    Property { response: None, ..property }
}

pub(crate) fn response_only(property: Property) -> Property {
    Property { request: None, ..property }
}

pub(crate) fn optional(name: &str, shape: Shape) -> Property {
    property(name, shape, false, Facts::default())
}

pub(crate) fn schema(name: &str, properties: Vec<Property>) -> Schema {
    let origins = vec![row("Table 3", 0), row("Table 9", 0)];
    Schema {
        title: SchemaTitle::Documented(name.to_owned()),
        properties,
        form: false,
        origins,
        sites: Vec::new(),
    }
}

pub(crate) fn values(certainty: Certainty, list: &[(&str, Option<&str>)]) -> Facts {
    let known = |(literal, meaning): &(&str, Option<&str>)| KnownValue {
        literal: (*literal).to_owned(),
        meaning: meaning.map(str::to_owned),
    };
    Facts { values: Some(Values { certainty, values: list.iter().map(known).collect() }), ..Facts::default() }
}

pub(crate) fn text(lengths: Option<Lengths>, pattern: &str) -> Option<ScalarFacts> {
    TextFacts { lengths, pattern: Some(pattern.to_owned()), ..TextFacts::default() }.into()
}

pub(crate) fn notation(format: Format) -> Option<ScalarFacts> {
    TextFacts { format: Some(format), ..TextFacts::default() }.into()
}

pub(crate) fn number(bounds: Option<Bounds>) -> Option<ScalarFacts> {
    NumberFacts { bounds, ..NumberFacts::default() }.into()
}

pub(crate) fn when(text: &str, kind: ConditionKind) -> Facts {
    Facts { conditions: vec![Condition { text: text.to_owned(), kind }], ..Facts::default() }
}

pub(crate) fn parameter(name: &str, location: ParameterLocation, shape: Shape, facts: Facts) -> Parameter {
    Parameter {
        name: name.to_owned(),
        location,
        shape,
        mandatory: Some(location == ParameterLocation::Path),
        description: vec![format!("The {name}.")].into(),
        facts,
        list: ListForm::default(),
        origin: row("Table 1", 1),
    }
}

pub(crate) fn example(title: &str, value: Value, text: Option<&str>) -> Example {
    Example {
        title: vec![title.to_owned()],
        request_line: None,
        text: Some(text.map_or_else(|| value.to_string(), str::to_owned)),
        value: Some(value),
        repaired: text.is_some(),
        origin: Place::page("demo/Page.txt"),
    }
}

pub(crate) fn response(status: u16, body: Option<Shape>) -> Response {
    Response {
        status,
        description: vec!["What happened.".to_owned()],
        headers: Vec::new(),
        body,
        media_type: MediaType::Json,
        examples: Vec::new(),
        origin: Place::page("demo/Page.txt"),
    }
}

pub(crate) fn operation(name: &str, method: HttpMethod, path: &str, responses: Vec<Response>) -> Operation {
    let path = PathTemplate::parse(path).unwrap();
    let parameters = path
        .parameters()
        .map(|name| parameter(name, ParameterLocation::Path, Shape::String, Facts::default()));
    Operation {
        id: OperationId(name.to_owned()),
        summary: format!("{name} in words"),
        description: vec!["This API is used for something.".to_owned()],
        notes: Vec::new(),
        updated: Some("2025-05-06".to_owned()),
        language: Some("en"),
        method,
        parameters: parameters.collect(),
        path,
        section: None,
        deprecated: false,
        token_header: Some(parameter(
            "X-Auth-Token",
            ParameterLocation::Header,
            Shape::String,
            Facts::default(),
        )),
        signing_headers: Vec::new(),
        authorization: Vec::new(),
        request_body: None,
        request_examples: Vec::new(),
        responses,
        paging: None,
        url: Some(format!("https://docs.cloud.test/demo/{name}.html")),
        origin: row("Table 1", 0),
    }
}

pub(crate) fn body(media_type: MediaType, shape: Shape) -> RequestBody {
    RequestBody {
        media_type,
        shape,
        required: true,
        description: Vec::new().into(),
        origin: row("Table 3", 0),
    }
}

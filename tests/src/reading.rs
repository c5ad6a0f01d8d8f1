//! What the model says, a line a fact: for people who hold it against a page, and for snapshots of invented pages.

use std::fmt::Write as _;
use std::path::Path;

use serde::Serialize;
use tablature_codegen::load::load;
use tablature_codegen::model::{
    Api, Description, Direction, Example, Facts, Operation, Parameter, Property, RequestBody, Response,
    SchemaId, Shape,
};
use tablature_codegen::pipeline::{Interpreted, interpret};

use crate::{render, root};

/// Stands between two paragraphs.
const PARAGRAPH: &str = " ¶ ";

/// The services of a folder of documents, by their ids. A bare folder belongs to the cloud that is described here.
///
/// # Errors
/// What keeps the folder or a service from being read, in words.
pub fn folder(path: &Path) -> Result<Vec<(String, Interpreted)>, String> {
    let loaded = load(path, None, Some(&root().join("docs-input/cloud.toml")));
    if loaded.diagnostics.has_errors() {
        return Err(render::diagnostics(&loaded.diagnostics));
    }
    let services = loaded.services.into_iter().map(|service| match service.input {
        Some(input) => Ok((input.service.id.clone(), interpret(&input))),
        None => Err(render::diagnostics(&service.diagnostics)),
    });
    services.collect()
}

/// The operations in their order, then what the stages had to say.
pub fn render(interpreted: &Interpreted) -> String {
    let api = &interpreted.api;
    let mut text = String::new();
    for operation in &api.operations {
        let mut writer = Writer { api, text: &mut text, open: Vec::new() };
        writer.operation(operation);
        text.push('\n');
    }
    text + &render::diagnostics(&interpreted.diagnostics)
}

struct Writer<'a> {
    api: &'a Api,
    text: &'a mut String,
    /// Types that are being expanded; one of them within itself is not expanded again.
    open: Vec<SchemaId>,
}

impl Writer<'_> {
    fn line(&mut self, key: &str, value: &str) {
        if !value.is_empty() {
            // Writing to a string cannot fail.
            let _ = writeln!(self.text, "{key}: {value}");
        }
    }

    fn json(&mut self, key: &str, value: Option<impl Serialize>) {
        let value = value.and_then(|value| serde_json::to_string(&value).ok()).unwrap_or_default();
        self.line(key, &value);
    }

    fn operation(&mut self, operation: &Operation) {
        let Operation { id, method, path, .. } = operation;
        let _ = writeln!(self.text, "{} {path} {id}", method.as_str());
        self.line("summary", &operation.summary);
        self.line("description", &operation.description.join(PARAGRAPH));
        for note in &operation.notes {
            self.line(
                format!("note {}", note.heading.as_deref().unwrap_or_default()).trim_end(),
                &note.paragraphs.join(PARAGRAPH),
            );
        }
        self.line("updated", operation.updated.as_deref().unwrap_or_default());
        for permission in &operation.authorization {
            self.json("permission", Some(permission));
        }
        for parameter in &operation.parameters {
            self.parameter(&format!("{:?}", parameter.location).to_lowercase(), parameter);
        }
        if let Some(body) = &operation.request_body {
            self.body(body);
        }
        self.examples("example of the request", &operation.request_examples);
        for response in &operation.responses {
            self.response(response);
        }
        self.json("paging", operation.paging.as_ref());
    }

    fn parameter(&mut self, location: &str, parameter: &Parameter) {
        let said = said(parameter.mandatory, &parameter.facts, &parameter.description);
        self.shape(&format!("{location}.{}", parameter.name), &parameter.shape, &said, Direction::Request);
    }

    fn body(&mut self, body: &RequestBody) {
        let required = if body.required { ", mandatory" } else { "" };
        let said = format!("{required}, {}{}", body.media_type.as_str(), described(&body.description));
        self.shape("body", &body.shape, &said, Direction::Request);
    }

    fn response(&mut self, response: &Response) {
        let status = response.status.to_string();
        let _ = writeln!(self.text, "{status}{}", quoted(&response.description));
        for header in &response.headers {
            self.parameter(&format!("{status} header"), header);
        }
        if let Some(body) = &response.body {
            self.shape(&format!("{status} body"), body, "", Direction::Response);
        }
        self.examples(&format!("example of {status}"), &response.examples);
    }

    fn examples(&mut self, of: &str, examples: &[Example]) {
        for example in examples {
            let line = example.request_line.as_deref().map(|line| format!("`{line}` ")).unwrap_or_default();
            let value = match (&example.value, &example.text) {
                (Some(value), _) => value.to_string(),
                (None, Some(text)) => format!("not read, {text:?}"),
                (None, None) => String::new(),
            };
            let repaired = if example.repaired { ", repaired" } else { "" };
            self.line(&format!("{of}{repaired}{}", quoted(&example.title)), &format!("{line}{value}"));
        }
    }

    fn shape(&mut self, key: &str, shape: &Shape, said: &str, direction: Direction) {
        let _ = writeln!(self.text, "{key}: {}{said}", self.name(shape));
        if let Some(id) = shape.leaf_schema().filter(|id| !self.open.contains(id)) {
            self.open.push(id);
            let brackets = brackets(shape);
            for property in &self.api.schema(id).properties {
                self.property(&format!("{key}{brackets}"), property, direction);
            }
            self.open.pop();
        }
    }

    fn property(&mut self, key: &str, property: &Property, direction: Direction) {
        let Some(usage) = property.usage(direction) else { return };
        let said = said(usage.mandatory, &usage.facts, &usage.description);
        self.shape(&format!("{key}.{}", property.name), &property.shape, &said, direction);
    }

    fn name(&self, shape: &Shape) -> String {
        match shape {
            Shape::String => "string".to_owned(),
            Shape::Integer => "integer".to_owned(),
            Shape::Number => "number".to_owned(),
            Shape::Boolean => "boolean".to_owned(),
            Shape::Schema(id) => self.title(*id),
            Shape::Object => "object".to_owned(),
            Shape::Array(items) => format!("list of {}", self.name(items)),
            Shape::Map(values) => format!("map of {}", self.name(values)),
            Shape::File => "file".to_owned(),
            Shape::Any => "any".to_owned(),
        }
    }

    fn title(&self, id: SchemaId) -> String {
        match &self.api.schema(id).title {
            tablature_codegen::model::SchemaTitle::Documented(name) => name.clone(),
            _ => "{}".to_owned(),
        }
    }
}

/// `[]` for each list and `{}` for each map around a type.
fn brackets(shape: &Shape) -> String {
    match shape {
        Shape::Array(items) => format!("[]{}", brackets(items)),
        Shape::Map(values) => format!("{{}}{}", brackets(values)),
        _ => String::new(),
    }
}

fn said(mandatory: Option<bool>, facts: &Facts, description: &Description) -> String {
    let mandatory = match mandatory {
        Some(true) => ", mandatory",
        Some(false) => ", optional",
        None => "",
    };
    let facts = serde_json::to_string(facts).unwrap_or_default();
    let facts = if facts == "{}" { String::new() } else { format!(", {facts}") };
    format!("{mandatory}{facts}{}", described(description))
}

/// The definition, and each labelled part behind what it is about.
fn described(description: &Description) -> String {
    let parts = description.parts.iter();
    let parts = parts.map(|part| format!(" {:?}{}", part.kind, quoted(&part.paragraphs)));
    format!("{}{}", quoted(&description.definition), parts.collect::<String>())
}

fn quoted(paragraphs: &[String]) -> String {
    if paragraphs.is_empty() { String::new() } else { format!(" \"{}\"", paragraphs.join(PARAGRAPH)) }
}

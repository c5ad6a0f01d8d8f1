//! Examples that can be run: the call in curl and in Rust, and what comes back.
//!
//! In: an operation, and the Rust program that the emitter of crates makes of it. Out: texts. What a caller has to fill in is a
//! variable of the shell; bodies are those that the page shows, as far as they agree with its tables.

use std::fmt::Write as _;

use serde_json::{Map, Value};
use tablature_codegen::model::{
    Api, Direction, Example, MediaType, Operation, Parameter, ParameterLocation, PathSegment, RequestBody,
    Shape, Usage,
};

/// Types within types in a body that no page shows.
const DEEPEST: usize = 5;

/// The call as a command for a shell.
pub(super) fn curl(api: &Api, operation: &Operation) -> String {
    let mut command = format!("curl -X {} \"{}\"", operation.method.as_str(), url(api, operation));
    // Writing to a string cannot fail.
    let _ = write!(command, " \\\n  -H \"{}: $TOKEN\"", in_double_quotes(&api.cloud.token_header));
    for header in required(operation, ParameterLocation::Header) {
        let name = in_double_quotes(&header.name);
        let _ = write!(command, " \\\n  -H \"{name}: {}\"", variable(&header.name));
    }
    if let Some(body) = &operation.request_body {
        command.push_str(&data(api, operation, body));
    }
    command
}

fn url(api: &Api, operation: &Operation) -> String {
    let host = api.service.endpoints.by_region().next().map(|(_, url)| url).unwrap_or_default();
    let path: String = operation
        .path
        .segments()
        .iter()
        .map(|segment| match segment {
            PathSegment::Literal(text) => in_double_quotes(text),
            PathSegment::Parameter(name) => variable(name),
        })
        .collect();
    let query = required(operation, ParameterLocation::Query);
    let query: Vec<String> = query
        .map(|parameter| format!("{}={}", in_double_quotes(&parameter.name), variable(&parameter.name)))
        .collect();
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{}{path}{mark}{}", in_double_quotes(&host), query.join("&"))
}

fn required(operation: &Operation, location: ParameterLocation) -> impl Iterator<Item = &Parameter> {
    let of_location = operation.parameters.iter().filter(move |parameter| parameter.location == location);
    of_location.filter(|parameter| parameter.is_required())
}

/// What sends the body.
fn data(api: &Api, operation: &Operation, body: &RequestBody) -> String {
    let value = shown(&operation.request_examples).or_else(|| made_up(api, &body.shape, 0));
    match body.media_type {
        MediaType::Json => {
            let text = value.map_or_else(|| "{}".to_owned(), |value| pretty(&value));
            format!(" \\\n  -H \"Content-Type: application/json\" \\\n  -d {}", in_single_quotes(&text))
        }
        MediaType::Form | MediaType::Multipart => {
            let option = if body.media_type == MediaType::Form { "--data-urlencode" } else { "-F" };
            let fields = value.as_ref().and_then(Value::as_object).into_iter().flatten();
            let file = || format!(" \\\n  {option} {}", in_single_quotes("file=@path/of/the/file"));
            let field = |(name, value): (&String, &Value)| {
                let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                [" \\\n  ", option, " ", &in_single_quotes(&format!("{name}={text}"))].concat()
            };
            let fields = fields.map(field).collect::<Vec<_>>().concat();
            if fields.is_empty() { file() } else { fields }
        }
        MediaType::Binary => " \\\n  --data-binary @path/of/the/file".to_owned(),
    }
}

/// The first example with a body that agrees with the tables.
pub(super) fn shown(examples: &[Example]) -> Option<Value> {
    examples.iter().find_map(|example| example.value.clone())
}

pub(super) fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

/// A value with what must be given. None where it would be too deep.
fn made_up(api: &Api, shape: &Shape, depth: usize) -> Option<Value> {
    if depth > DEEPEST {
        return None;
    }
    Some(match shape {
        Shape::String => Value::from("string"),
        Shape::Integer | Shape::Number => Value::from(1),
        Shape::Boolean => Value::from(true),
        Shape::File => Value::from("@path/of/the/file"),
        Shape::Object | Shape::Any | Shape::Map(_) => Value::Object(Map::new()),
        Shape::Array(items) => Value::Array(vec![made_up(api, items, depth + 1)?]),
        Shape::Schema(id) => {
            let mandatory = api.schema(*id).properties.iter().filter(|property| property.is_mandatory());
            let member = |property: &tablature_codegen::model::Property| {
                let listed =
                    property.usage(Direction::Request).and_then(|usage| first_value(&property.shape, usage));
                let value = listed.or_else(|| made_up(api, &property.shape, depth + 1))?;
                Some((property.name.clone(), value))
            };
            Value::Object(mandatory.map(member).collect::<Option<_>>()?)
        }
    })
}

/// The default, or the first of the listed values.
fn first_value(shape: &Shape, usage: &Usage) -> Option<Value> {
    let first = usage.facts.values.as_ref().and_then(|values| values.values.first());
    first.and_then(|value| shape.literal(&value.literal))
}

/// `$PROJECT_ID` for `project_id`.
fn variable(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' };
    let name: String = name.chars().map(plain).collect();
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        format!("${{_{name}}}")
    } else {
        format!("${{{name}}}")
    }
}

/// A text within double quotes of a shell, on one line.
fn in_double_quotes(text: &str) -> String {
    let escaped = text.chars().filter(|c| !c.is_control()).map(|c| match c {
        '"' | '$' | '`' | '\\' => format!("\\{c}"),
        c => c.to_string(),
    });
    escaped.collect()
}

/// A text as one word of a shell.
fn in_single_quotes(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_filled_in_is_a_variable() {
        assert_eq!(variable("project_id"), "${PROJECT_ID}");
        assert_eq!(variable("x-2fa.code"), "${X_2FA_CODE}");
        assert_eq!(variable("2fa"), "${_2FA}");
        assert_eq!(variable("a}; rm -rf /"), "${A___RM__RF__}");
    }

    #[test]
    fn a_shell_runs_nothing_of_what_pages_say() {
        assert_eq!(in_double_quotes("/v1/$(reboot)/`x`\"\n; id"), "/v1/\\$(reboot)/\\`x\\`\\\"; id");
        assert_eq!(in_single_quotes("it's '$(x)'"), r"'it'\''s '\''$(x)'\'''");
    }
}

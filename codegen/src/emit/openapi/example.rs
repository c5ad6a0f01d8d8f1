//! Examples: what agrees with the schemas stands in `examples`, what the page has stands beside it, byte for byte.

use indexmap::IndexMap;
use serde_json::Value;

use super::document::{Example, Origin, OriginalExample};
use crate::emit::text::{CommonMark, Doc};
use crate::model::Example as Shown;

/// Examples of one body.
#[derive(Debug, Default)]
pub(super) struct Examples {
    /// Those that have a value.
    pub(super) valid: IndexMap<String, Example>,
    /// The others: no body, or one that cannot be read, or that linters would misread.
    pub(super) originals: Vec<OriginalExample>,
}

/// Sorts examples into those with a value and those without.
pub(super) fn examples(shown: &[Shown]) -> Examples {
    let mut examples = Examples::default();
    for example in shown {
        match &example.value {
            Some(value) if !resembles_schema(value) => {
                let number = examples.valid.len() + 1;
                let key = if number == 1 { "example".to_owned() } else { format!("example{number}") };
                examples.valid.insert(key, valid(example, value.clone()));
            }
            _ => examples.originals.push(original(example)),
        }
    }
    examples
}

/// Whether a part of the value has the members by which Spectral recognises a schema with a default: its rule
/// `oas3-valid-schema-example` looks into examples too, and calls such a value an invalid schema.
fn resembles_schema(value: &Value) -> bool {
    const OF_SCHEMAS: [&str; 6] = ["enum", "type", "format", "$ref", "properties", "items"];
    match value {
        Value::Object(members) => {
            let has = |name: &&str| members.contains_key(*name);
            (["default", "example"].iter().any(has) && OF_SCHEMAS.iter().any(has))
                || members.values().any(resembles_schema)
        }
        Value::Array(items) => items.iter().any(resembles_schema),
        _ => false,
    }
}

/// All examples as they stand, for a body of which the document has no schema.
pub(super) fn originals(shown: &[Shown]) -> Vec<OriginalExample> {
    shown.iter().map(original).collect()
}

fn valid(example: &Shown, value: Value) -> Example {
    let (summary, description) = title(example);
    Example {
        summary,
        description,
        value,
        request_line: example.request_line.clone(),
        original: example.text.clone().filter(|_| example.repaired),
        origins: Origin::list([&example.origin]),
    }
}

fn original(example: &Shown) -> OriginalExample {
    let (summary, description) = title(example);
    OriginalExample {
        summary,
        description,
        request_line: example.request_line.clone(),
        text: example.text.clone(),
        origins: Origin::list([&example.origin]),
    }
}

/// The first sentence as the summary, and all of them as the description where there are more.
fn title(example: &Shown) -> (Option<String>, Option<CommonMark>) {
    let description = (example.title.len() > 1).then(|| Doc::plain(&example.title).commonmark()).flatten();
    (example.title.first().cloned(), description)
}

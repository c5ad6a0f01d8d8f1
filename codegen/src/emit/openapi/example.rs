//! Examples: what agrees with the schemas stands in `examples`, what the page has stands beside it, byte for byte.

use indexmap::IndexMap;

use super::document::{Example, Origin, OriginalExample};
use super::markdown;
use crate::model::Example as Shown;

/// Examples of one body.
#[derive(Debug, Default)]
pub(super) struct Examples {
    /// Those that have a value.
    pub(super) valid: IndexMap<String, Example>,
    /// Those that have none: no body, or one that cannot be read.
    pub(super) originals: Vec<OriginalExample>,
}

/// Sorts examples into those with a value and those without.
pub(super) fn examples(shown: &[Shown]) -> Examples {
    let mut examples = Examples::default();
    for example in shown {
        match &example.value {
            Some(value) => {
                let number = examples.valid.len() + 1;
                let key = if number == 1 { "example".to_owned() } else { format!("example{number}") };
                examples.valid.insert(key, valid(example, value.clone()));
            }
            None => examples.originals.push(original(example)),
        }
    }
    examples
}

/// All examples as they stand, for a body of which the document has no schema.
pub(super) fn originals(shown: &[Shown]) -> Vec<OriginalExample> {
    shown.iter().map(original).collect()
}

fn valid(example: &Shown, value: serde_json::Value) -> Example {
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
fn title(example: &Shown) -> (Option<String>, Option<String>) {
    let description = (example.title.len() > 1).then(|| markdown::text(&example.title)).flatten();
    (example.title.first().cloned(), description)
}

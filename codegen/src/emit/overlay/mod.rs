//! Writes corrections as an `OpenAPI` Overlay: what to do to the document without them to get the one with them.
//!
//! In: the document as it was before each correction, the last one being that which is published, and the reasons. Out: a
//! document of the Overlay Specification 1.0.0. Its actions stand in the order of the corrections, and each has the reason
//! of the correction that it comes from.
//!
//! Left out on purpose: `extends`. The document that the overlay is applied to is the one without corrections, which is
//! published nowhere; the one beside the overlay has them already.
//!
//! Only such actions are written as all tools take for the same, which is less than the specification has: a target is one
//! object, never a list or a value (1.0 has no other targets), and no list is merged with another one.

mod difference;
mod path;
#[cfg(test)]
mod tests;

use serde::Serialize;
use serde_json::{Map, Value};

use difference::{Change, changes};
use path::Path;

/// The version of the specification.
const VERSION: &str = "1.0.0";

/// The root of an overlay.
#[derive(Debug, Serialize)]
struct Overlay {
    #[serde(rename = "overlay")]
    version: &'static str,
    info: Info,
    actions: Vec<Action>,
}

#[derive(Debug, Serialize)]
struct Info {
    title: String,
    version: String,
}

#[derive(Debug, Serialize)]
struct Action {
    target: String,
    description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    update: Option<Map<String, Value>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    remove: bool,
}

/// Collects the actions, document by document.
#[derive(Debug)]
pub struct Recorder {
    document: Value,
    actions: Vec<Action>,
}

impl Recorder {
    /// Starts from the document without any correction.
    pub fn new(document: Value) -> Self {
        Self { document, actions: Vec::new() }
    }

    /// Adds what leads from the last document to this one.
    pub fn record(&mut self, document: Value, reason: &str) {
        let found = changes(&self.document, &document);
        self.actions.extend(found.into_iter().map(|change| action(change, reason)));
        self.document = document;
    }

    /// The overlay as JSON, with a newline at the end. None where nothing in the document has changed.
    pub fn finish(self) -> Option<String> {
        if self.actions.is_empty() {
            return None;
        }
        let text = |name: &str| {
            let found = self.document.pointer(name).and_then(Value::as_str);
            found.unwrap_or_default().to_owned()
        };
        let info =
            Info { title: format!("Corrections: {}", text("/info/title")), version: text("/info/version") };
        Some(super::json::pretty(&Overlay { version: VERSION, info, actions: self.actions }))
    }
}

fn action(change: Change, reason: &str) -> Action {
    let (path, update): (Path, _) = match change {
        Change::Update(path, members) => (path, Some(members)),
        Change::Remove(path) => (path, None),
    };
    Action { target: path.to_string(), description: reason.to_owned(), remove: update.is_none(), update }
}

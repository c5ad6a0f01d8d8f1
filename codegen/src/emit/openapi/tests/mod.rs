mod describes;
mod directions;
mod validates;
mod values;

use serde_json::Value;

use crate::model::Api;
use crate::model::testing::{self, type_name};

/// The document of an API, read back.
fn document_of(api: &Api) -> Value {
    serde_json::from_str(&super::emit(api, &type_name)).unwrap()
}

/// The document of the API that has everything.
fn document() -> Value {
    document_of(&testing::api())
}

/// What stands at a JSON pointer.
#[track_caller]
fn at<'a>(document: &'a Value, pointer: &str) -> &'a Value {
    document.pointer(pointer).unwrap_or_else(|| panic!("nothing at {pointer}"))
}

/// A component schema.
#[track_caller]
fn component<'a>(document: &'a Value, name: &str) -> &'a Value {
    at(document, &format!("/components/schemas/{name}"))
}

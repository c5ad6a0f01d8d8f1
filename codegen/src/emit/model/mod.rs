//! `model.json`: the model as it is, for tools that want more than `OpenAPI` can say, and its JSON Schema.
//!
//! In: [`Api`]. Out: two JSON documents. Nothing is left out and nothing renamed: the serialised form of the types in
//! [`crate::model`] is the format.

#[cfg(test)]
mod tests;

use schemars::generate::SchemaSettings;

use super::json;
use crate::model::Api;

/// The model as JSON, in the order of its fields, with a newline at the end.
pub fn emit(api: &Api) -> String {
    json::pretty(api)
}

/// The JSON Schema (draft 2020-12) that every `model.json` obeys.
///
/// It describes what is written, not what could be read: a member that is always written is required.
pub fn json_schema() -> String {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    json::pretty(&generator.into_root_schema_for::<Api>())
}

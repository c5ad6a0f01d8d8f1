//! Writes the model as an `OpenAPI` 3.1 document.
//!
//! In: [`Api`] and the name of each of its types. Out: one JSON document, always in the same order: operations in the
//! order of the model, types in the order in which they are first used.
//!
//! # Requests and responses
//!
//! The model has one type for both directions, and two tables may describe it. Requests are strict, so that one
//! without a mandatory member fails validation; a response must never be claimed to be more than the page says. So a
//! type `X` has up to two components:
//!
//! * `X` is the form of requests: `required`, `enum` of closed lists, lengths, ranges, patterns, `default`, rules on several members.
//! * `XView` is the form of responses: members that the response tables have, `required` only where those say so,
//!   types and formats, and nothing else that a value could fail. What the page says beyond that stays readable in
//!   `x-tablature-documented` and `x-tablature-known-values`.
//!
//! `XView` exists only where the two forms differ in themselves or in a type below them. A type that is used in one
//! direction only, and one whose two forms are the same, is a single component `X`. The alternatives were worse:
//! `readOnly` and `writeOnly` cannot say that a member is mandatory in requests only; one lenient form lets wrong
//! requests pass; two components for every type double the types of each generated client for nothing.
//!
//! # Other decisions
//!
//! * Prose stands beside an `allOf` around the reference, and not beside `$ref`, which 3.1 allows and several generators pass over.
//! * `null` never appears as a type, and no type is a union (`anyOf`, `oneOf`): both damage generated clients.
//! * The token is a security scheme, never a parameter. So is the signature.
//! * A page rarely describes errors; what stands in for them is marked as such.
//! * Two operations with one method and path get keys of `paths` that differ in a fragment.
//! * What tools choke on is found by running them (`tests/generators`).
//!
//! Left out on purpose: names of Rust, and everything of the model that neither the specification nor an extension
//! (see [`extensions`]) has a place for; `model.json` has it all.

mod condition;
mod document;
mod error;
mod example;
mod forms;
mod merged;
mod object;
mod operation;
mod paths;
mod readable;
mod service;
#[cfg(test)]
mod tests;
mod value;
mod version_3_0;
mod views;

#[doc = include_str!("EXTENSIONS.md")]
pub mod extensions {}

use indexmap::IndexMap;

use crate::model::{Api, SchemaId};
use document::{Components, Document, Schema};
use forms::{Form, Forms};
pub use merged::emit_merged;
pub use version_3_0::emit_3_0;

/// The document as JSON, with a newline at the end. `type_name` gives the component name of each type.
pub fn emit<'a>(api: &Api, type_name: &dyn Fn(SchemaId) -> &'a str) -> String {
    super::json::pretty(&document(api, type_name))
}

/// What every part of the document is written from.
struct Context<'a> {
    api: &'a Api,
    forms: &'a Forms,
    /// The component that describes errors of which the page says nothing.
    general_error: &'a str,
    /// The one that describes what services wrap.
    general_error_detail: &'a str,
}

fn document<'a>(api: &Api, type_name: &dyn Fn(SchemaId) -> &'a str) -> Document {
    let forms = views::decide(api, type_name);
    let general_error = forms.free_name("GeneralError");
    let general_error_detail = forms.free_name("GeneralErrorDetail");
    let context = Context {
        api,
        forms: &forms,
        general_error: &general_error,
        general_error_detail: &general_error_detail,
    };
    let paths = paths::paths(&context);
    let is_error_general = paths.values().any(error::is_general);
    Document {
        openapi: "3.1.0",
        info: service::info(api),
        external_docs: service::external_docs(api),
        servers: service::servers(&api.service.endpoints),
        security: service::security(),
        tags: service::tags(api),
        components: Components {
            schemas: schemas(&context, is_error_general),
            responses: if is_error_general { error::response(&context) } else { IndexMap::new() },
            security_schemes: service::security_schemes(&api.cloud),
        },
        paths,
        error_codes: service::error_codes(api),
    }
}

fn schemas(context: &Context<'_>, is_error_general: bool) -> IndexMap<String, Schema> {
    let mut schemas = IndexMap::new();
    for Form { id, component, directions } in context.forms.components() {
        schemas.insert(component.to_owned(), object::component(context, id, &directions));
    }
    if is_error_general {
        schemas.extend(error::schemas(context));
    }
    schemas
}

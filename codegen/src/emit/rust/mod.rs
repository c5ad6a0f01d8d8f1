//! Writes the model as a Rust crate.
//!
//! In: [`Api`] and [`Names`]. Out: the files of the crate. One file a type and one an operation; what does not change with
//! the documents is in the runtime, which generated code reaches through one facade, `tablature_runtime::codegen`.
//! Code is made of tokens and printed; only manifests and Markdown are text from the start.
//!
//! Every member of a type is an `Option`, mandatory or not: one type serves both directions, and a response decodes
//! whatever the service leaves out. What is mandatory is in how a value is made: a literal with a name for each such
//! member (`KafkaParametersRequired { .. }`), without which it does not compile.

mod client;
mod crate_root;
mod doc;
mod manifest;
mod model;
mod object;
mod open_enum;
mod operation;
mod outline;
mod print;
mod sample;
mod shape;

pub use outline::outline;

use std::collections::BTreeMap;

use super::OutputFile;
use crate::model::{Api, Schema, SchemaId};
use crate::name::Names;
use shape::Boxed;

/// What is not in the documents and yet decides on the crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RustOptions {
    /// The folder of the runtime as seen from the crate, where it is not (only) taken from a registry.
    pub runtime_path: Option<String>,
    /// The version of the runtime.
    pub runtime_version: String,
}

/// Something that cannot be printed: a defect of this emitter.
#[derive(Debug, thiserror::Error)]
#[error("{file} is no Rust: {reason}")]
pub struct InvalidOutput {
    /// The file.
    pub file: String,
    /// Why.
    pub reason: syn::Error,
}

/// The files of the crate, by path.
///
/// # Errors
/// Where tokens do not form a file, which is a defect of this emitter.
pub fn emit(api: &Api, names: &Names, options: &RustOptions) -> Result<Vec<OutputFile>, InvalidOutput> {
    let context = Context { api, names, boxed: Boxed::find(api), modules: modules(api, names) };
    let mut files = vec![
        manifest::cargo_toml(api, options),
        manifest::rustfmt_toml(),
        manifest::readme(&context),
        crate_root::emit(&context)?,
        client::emit(&context)?,
    ];
    files.extend(model::emit(&context)?);
    files.extend(operation::emit_all(&context)?);
    files.sort();
    Ok(files)
}

/// What every part of the crate is written from.
struct Context<'a> {
    api: &'a Api,
    names: &'a Names,
    boxed: Boxed,
    /// The module of each type. Modules are private, so nobody depends on their names.
    modules: BTreeMap<SchemaId, String>,
}

impl Context<'_> {
    /// What the crate was generated from, for the first line of files that no single page decides.
    fn source(&self) -> String {
        format!("the API reference of {}", self.api.service.title)
    }

    /// Where the documents define a type, as a sentence.
    fn documented_in(&self, schema: &Schema) -> String {
        let mut pages: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for place in &schema.origins {
            pages.entry(&place.page).or_default().extend(place.table.as_deref());
        }
        let pages: Vec<String> = pages
            .into_iter()
            .take(PAGES_NAMED)
            .map(|(page, tables)| {
                let operation = self.api.operations.iter().find(|operation| *operation.origin.page == *page);
                let url = operation.and_then(|operation| operation.url.as_ref());
                let tables = tables.join(" and ");
                url.map_or_else(|| format!("{tables} of `{page}`"), |url| format!("[{tables}]({url})"))
            })
            .collect();
        if pages.is_empty() { String::new() } else { format!("Documented in {}.", pages.join(", ")) }
    }
}

/// Pages that the documentation of a type names: a few show where to look, a hundred would bury it.
const PAGES_NAMED: usize = 3;

/// A module a type; two types whose names differ in capitals only must not share a file.
fn modules(api: &Api, names: &Names) -> BTreeMap<SchemaId, String> {
    let mut modules: BTreeMap<SchemaId, String> = BTreeMap::new();
    for (id, _) in api.schemas() {
        let Some(module) = names.schema(id).map(|names| names.module.clone()) else { continue };
        let is_taken = |name: &String| modules.values().any(|other| other == name);
        let numbered = (2_u32..).map(|number| format!("{module}_{number}"));
        let free =
            std::iter::once(module.clone()).chain(numbered).find(|name| !is_taken(name)).unwrap_or(module);
        modules.insert(id, free);
    }
    modules
}

#[cfg(test)]
mod tests;

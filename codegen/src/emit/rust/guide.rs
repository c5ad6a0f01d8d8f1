//! `src/guide.md`, the documentation of the module `guide`: how to use a crate beyond the first call.
//!
//! The words are the same for all services, in `guide.md` beside this file; only names differ.

use super::Context;
use crate::emit::OutputFile;

/// The file.
pub(super) fn emit(context: &Context<'_>) -> OutputFile {
    let service = &context.api.service;
    let package = service.package.name.replace(|c: char| !c.is_ascii_alphanumeric(), "_");
    let operation = context.api.operations.first().map_or("Operation", |operation| &operation.id.0);
    // Both stand within the quotes of a literal.
    let in_quotes = |text: &str| text.escape_debug().to_string();
    let contents = include_str!("guide.md")
        .replace("{crate}", &package)
        .replace("{region}", &in_quotes(context.sample_region()))
        .replace("{operation}", &in_quotes(operation));
    OutputFile { path: "src/guide.md".to_owned(), contents }
}

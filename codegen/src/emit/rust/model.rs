//! `src/model.rs` and a file for each type.

use proc_macro2::TokenStream;

use super::plan::{Crate, Imports, PARAMETER_VALUES, Struct};
use super::print::{self, ident};
use super::{InvalidOutput, object, open_enum, origin};
use crate::emit::OutputFile;
use crate::emit::text::{Doc, Phrase};

/// The files of the types.
pub(super) fn emit(plan: &Crate<'_>) -> Result<Vec<OutputFile>, InvalidOutput> {
    let mut files = vec![root(plan)?];
    for structure in plan.types.values() {
        files.push(type_file(plan, structure)?);
    }
    files.extend(parameter_file(plan)?);
    Ok(files)
}

/// `src/model.rs`: the modules and what they export.
fn root(plan: &Crate<'_>) -> Result<OutputFile, InvalidOutput> {
    let types = "The types of {}: request and response bodies, and their parts.";
    let members = "Every member is an `Option`, because a response may omit it; `new` asks for what a request must have. \
                   Setters take a value, an `Option`, or [`Null`](crate::Null), which sends an explicit null. Documented \
                   values are open enums, since the service may know others.";
    let docs = Doc::of([Phrase::fill(types, [origin::title(plan.api)]).into(), members.into()]).inner();
    let mut modules: Vec<_> = plan.types.values().map(|it| (it.module.clone(), it.exports())).collect();
    if !plan.parameter_values.is_empty() {
        modules.push((ident(PARAMETER_VALUES), plan.parameter_values.keys().cloned().collect()));
    }
    print::index("src/model.rs", &origin::source(plan.api), &docs, modules, &plan.type_aliases)
}

fn type_file(plan: &Crate<'_>, structure: &Struct<'_>) -> Result<OutputFile, InvalidOutput> {
    let mut items = object::items(plan, structure);
    items.extend(structure.enums().map(open_enum::item));
    let path = format!("src/model/{}.rs", structure.module);
    let source = origin::tables(structure.source);
    print::file(path, &source, print::spaced(items), Some(&structure.imports()))
}

fn parameter_file(plan: &Crate<'_>) -> Result<Option<OutputFile>, InvalidOutput> {
    let items: Vec<TokenStream> = plan.parameter_values.values().map(open_enum::item).collect();
    if items.is_empty() {
        return Ok(None);
    }
    let path = format!("src/model/{PARAMETER_VALUES}.rs");
    print::file(path, &origin::source(plan.api), print::spaced(items), Some(&Imports::of([]))).map(Some)
}

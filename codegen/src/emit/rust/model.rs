//! `src/model.rs` and a file for each type.

use proc_macro2::TokenStream;

use super::context::{self, Context, PARAMETER_VALUES};
use super::plan::Imports;
use super::print;
use super::{InvalidOutput, object, open_enum};
use crate::emit::OutputFile;
use crate::emit::text::{Doc, Phrase};
use crate::model::{Facts, Schema, SchemaId};
use crate::name::EnumOwner;

/// The files of the types.
pub(super) fn emit(context: &Context<'_>) -> Result<Vec<OutputFile>, InvalidOutput> {
    let mut files = vec![root(context)?];
    for (id, schema) in context.schemas() {
        files.push(type_file(context, id, schema)?);
    }
    files.extend(parameter_file(context)?);
    Ok(files)
}

/// `src/model.rs`: the modules and what they export.
fn root(context: &Context<'_>) -> Result<OutputFile, InvalidOutput> {
    let types = "The types of {}: request and response bodies, and their parts.";
    let members = "Every member is an `Option`, because a response may omit it; `new` asks for what a request must have. \
                   Setters take a value, an `Option`, or [`Null`](crate::Null), which sends an explicit null. Documented \
                   values are open enums, since the service may know others.";
    let docs = Doc::of([Phrase::fill(types, [context.title()]).into(), members.into()]).inner();
    let mut modules: Vec<(String, Vec<String>)> = Vec::new();
    for (id, schema) in context.schemas() {
        modules.push((context.module(id).to_string(), exports(context, id, schema)));
    }
    let enums = parameter_enums(context);
    if !enums.is_empty() {
        modules.push((PARAMETER_VALUES.to_owned(), enums.iter().map(|(name, _)| name.clone()).collect()));
    }
    print::index("src/model.rs", &context.source(), &docs, modules)
}

/// The public names of a type's module.
fn exports(context: &Context<'_>, id: SchemaId, schema: &Schema) -> Vec<String> {
    let mut names = vec![context.type_name(id).to_string()];
    names.extend(context.names.schema(id).and_then(|names| names.required_name.clone()));
    for property in schema.members() {
        let values = context.names.values(&EnumOwner::Field(id, property.name.clone()));
        names.extend(values.map(|names| names.type_name.clone()));
    }
    names.sort();
    names
}

fn type_file(context: &Context<'_>, id: SchemaId, schema: &Schema) -> Result<OutputFile, InvalidOutput> {
    let mut items = object::items(context, id, schema);
    for property in schema.members() {
        let Some(names) = context.names.values(&EnumOwner::Field(id, property.name.clone())) else {
            continue;
        };
        let field = context.field(id, &property.name);
        let what = Phrase::fill("[`{}::{}`]", [(&context.type_name(id)).into(), (&field).into()]);
        let usages = [&property.request, &property.response].into_iter().flatten();
        let facts: Vec<&Facts> = usages.map(|usage| &usage.facts).collect();
        items.push(open_enum::item(names, what, &facts));
    }
    let path = format!("src/model/{}.rs", context.module(id));
    let imports = object::imports(context, id, schema).without(&exports(context, id, schema));
    print::file(path, &context::tables(schema), print::spaced(items), Some(&imports))
}

/// The enums of parameters, by name.
fn parameter_enums(context: &Context<'_>) -> Vec<(String, TokenStream)> {
    let mut enums = Vec::new();
    for operation in &context.api.operations {
        for parameter in context::parameters(operation) {
            let key = (operation.id.clone(), parameter.location, parameter.name.clone());
            let Some(names) = context.names.values(&EnumOwner::Parameter(key)) else { continue };
            let builder = context.builder(operation);
            let parts = [Phrase::code(&parameter.name), (&builder).into(), (&builder).into()];
            let what = Phrase::fill("the parameter {} of [`{}`](crate::operation::{})", parts);
            let item = open_enum::item(names, what, &[&parameter.facts]);
            enums.push((names.type_name.clone(), item));
        }
    }
    enums.sort_by(|a, b| a.0.cmp(&b.0));
    enums
}

fn parameter_file(context: &Context<'_>) -> Result<Option<OutputFile>, InvalidOutput> {
    let items: Vec<TokenStream> = parameter_enums(context).into_iter().map(|(_, item)| item).collect();
    if items.is_empty() {
        return Ok(None);
    }
    let path = format!("src/model/{PARAMETER_VALUES}.rs");
    print::file(path, &context.source(), print::spaced(items), Some(&Imports::of([]))).map(Some)
}

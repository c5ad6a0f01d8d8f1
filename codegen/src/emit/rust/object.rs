//! An object type: the struct, the literal of its mandatory members, and the table that the runtime makes the rest of.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::origin::{documented_in, few};
use super::plan::{Crate, Field, Struct, Use};
use super::{doc, rules};
use crate::emit::text::{Doc, Phrase};
use crate::model::{Direction, SchemaTitle};

/// The items of a type, but for the enums of its members.
pub(super) fn items(plan: &Crate<'_>, structure: &Struct<'_>) -> Vec<TokenStream> {
    let mut items = vec![declaration(plan, structure)];
    items.extend(structure.literal.as_ref().map(|name| literal(structure, name)));
    items.push(table(structure));
    items.extend(structure.rules.as_ref().map(rules::table));
    items
}

fn declaration(plan: &Crate<'_>, structure: &Struct<'_>) -> TokenStream {
    let name = &structure.name;
    let docs = type_docs(plan, structure).outer();
    // A default would be a request without what it must have.
    let default = structure.literal.is_none().then(|| quote! { Default, });
    let fields = structure.fields.iter().map(|Field { source, name, type_, .. }| {
        let docs = doc::member(source, name, structure.is_of_both).outer();
        let type_ = type_.within();
        quote! { #docs pub #name: Option<#type_>, }
    });
    quote! {
        #docs
        #[derive(Clone, Debug, #default PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
            extra: Extra,
        }
    }
}

fn literal(structure: &Struct<'_>, name: &Ident) -> TokenStream {
    let docs = "The mandatory members of [`{}`]; see there for their rules.";
    let docs = Doc::from(Phrase::fill(docs, [(&structure.name).into()])).outer();
    let fields = structure.mandatory().map(|Field { source, name, type_, .. }| {
        let docs = doc::in_brief(source).outer();
        let type_ = type_.within();
        quote! { #docs pub #name: #type_, }
    });
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        pub struct #name {
            #(#fields)*
        }
    }
}

/// All that types have in common is made of this by the runtime's macro: how a value is made, setters, access to what has
/// no field, how it is read, written and checked.
fn table(structure: &Struct<'_>) -> TokenStream {
    let name = &structure.name;
    let required = structure.literal.as_ref().map(|literal| {
        let fields = structure.mandatory().map(|field| &field.name);
        quote! { required #literal { #(#fields),* } }
    });
    let rules = structure.rules.as_ref().map(|_| quote! { rules RULES });
    let members = structure.fields.iter().map(|Field { source, name, type_, .. }| {
        let (type_, wire) = (type_.within(), &source.name);
        quote! { #name: #type_ = #wire }
    });
    quote! { codegen::object! { #name { #(#members),* } #required #rules } }
}

/// What a type is: what the documents say of the members that have it, or which body it is; and where that stands.
fn type_docs(plan: &Crate<'_>, structure: &Struct<'_>) -> Doc {
    let what = match &structure.source.title {
        SchemaTitle::Body { operation, direction, status } => {
            body_docs(plan, operation, *direction, *status).into()
        }
        SchemaTitle::Error => "The body of error responses.".into(),
        SchemaTitle::Documented(_) => member_docs(structure),
    };
    let made = structure.literal.as_ref().map(|literal| {
        Phrase::fill("Construct it from [`{}`], which holds the mandatory members.", [literal.into()])
    });
    let has_secret = structure.fields.iter().any(|Field { source, .. }| {
        [&source.request, &source.response].into_iter().flatten().any(|usage| usage.facts.secret)
    });
    let secret = if has_secret { "`Debug` does not show secrets." } else { "" };
    let documented = documented_in(plan, structure.source);
    Doc::of([what, made.unwrap_or_default().into(), secret.into(), documented.into()])
}

fn body_docs(plan: &Crate<'_>, operation: &str, direction: Direction, status: Option<u16>) -> Phrase {
    let link = match plan.operations.get(operation).map(|request| &request.name) {
        Some(name) => Phrase::fill("[`{}`](crate::operation::{})", [name.into(), name.into()]),
        None => Phrase::code(operation),
    };
    match (direction, status) {
        (Direction::Request, _) => Phrase::fill("The request body of {}.", [link]),
        (Direction::Response, None) => Phrase::fill("The response body of {}.", [link]),
        (Direction::Response, Some(status)) => {
            let parts = [link, u64::from(status).into()];
            Phrase::fill("The response body of {} with status {}.", parts)
        }
    }
}

/// `Kafka configuration.`, where all members that have the type say the same; and those members.
fn member_docs(structure: &Struct<'_>) -> Doc {
    let mut texts: BTreeSet<&[String]> = BTreeSet::new();
    let mut places: Vec<Phrase> = Vec::new();
    for Use { source, owner, field } in &structure.uses {
        let usage = source.main_usage();
        texts.insert(usage.map(|usage| usage.description.definition.as_slice()).unwrap_or_default());
        let names = [owner, field, owner, field].map(Phrase::from);
        places.push(Phrase::fill("[`{}::{}`](super::{}#structfield.{})", names));
    }
    let text = match texts.first() {
        Some(text) if texts.len() == 1 => Doc::quoted(text),
        _ => Doc::default(),
    };
    let text = match &structure.source.title {
        SchemaTitle::Documented(name) if text.is_empty() => {
            Phrase::fill("The documented object {}.", [Phrase::code(name)]).into()
        }
        _ if text.is_empty() => "An object without a description.".into(),
        _ => text,
    };
    let found = match places.as_slice() {
        [] => Phrase::default(),
        places => Phrase::fill("Used in {}.", [few(places)]),
    };
    Doc::of([text, found.into()])
}

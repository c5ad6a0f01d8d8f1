//! What tells the successes of an operation apart, where their bodies differ: an enum with a variant a status.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use crate::emit::rust::Context;
use crate::emit::rust::plan::RustType;
use crate::emit::rust::print::{self, ident};
use crate::emit::text::{Doc, Phrase};
use crate::model::{Operation, Response};

/// A success.
struct Variant<'a> {
    response: &'a Response,
    name: Ident,
    /// None for a body that is not documented.
    body: Option<RustType>,
}

/// The name of the enum. None where there is no choice.
pub(super) fn name(context: &Context<'_>, operation: &Operation) -> Option<Ident> {
    context.names.operation(operation)?.outcome.as_deref().map(ident)
}

/// The enum, and how it is read.
pub(super) fn items(context: &Context<'_>, operation: &Operation, builder: &Ident) -> Vec<TokenStream> {
    let Some(name) = name(context, operation) else { return Vec::new() };
    let variants = variants(context, operation);
    vec![declaration(&name, builder, &variants), reading(&name, &variants)]
}

/// The types of the bodies that the variants hold.
pub(super) fn types(context: &Context<'_>, operation: &Operation) -> impl Iterator<Item = RustType> {
    variants(context, operation).into_iter().filter_map(|variant| variant.body)
}

fn variants<'a>(context: &Context<'_>, operation: &'a Operation) -> Vec<Variant<'a>> {
    let outcomes = operation.outcomes().into_iter().map(|response| Variant {
        response,
        name: variant(response.status),
        body: response.body.as_ref().map(|shape| context.body_type(shape)),
    });
    outcomes.collect()
}

fn declaration(name: &Ident, builder: &Ident, variants: &[Variant<'_>]) -> TokenStream {
    let first = default(variants).map_or_else(Phrase::default, |Variant { name, .. }| {
        let names = [name.into(), name.into()];
        Phrase::fill("An undocumented status counts as [`{}`](Self::{}).", names)
    });
    let gives = "What a successful [`{}`] returns, by status.";
    let docs = Doc::of([Phrase::fill(gives, [builder.into()]).into(), first.into()]).outer();
    let variants = variants.iter().map(|Variant { response, name, body }| {
        let status = Phrase::fill("Status {}", [u64::from(response.status).into()]);
        let docs = Phrase::join([status, Doc::quoted(&response.description).flat()], ": ");
        let docs = Doc::from(docs).outer();
        let body = body.as_ref().map(|body| quote! { (#body) });
        quote! { #docs #name #body, }
    });
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name { #(#variants)* }
    }
}

fn reading(name: &Ident, variants: &[Variant<'_>]) -> TokenStream {
    let first = default(variants);
    let others = variants.iter().filter(|variant| first.is_some_and(|first| first.name != variant.name));
    let arms = others.map(|variant| {
        let status = Literal::u16_unsuffixed(variant.response.status);
        let read = read(variant);
        quote! { #status => #read, }
    });
    let first = first.map(read);
    let functions = print::spaced([
        quote! { const ACCEPT: &'static str = "application/json"; },
        quote! {
            fn read(body: &codegen::Bytes, decoder: &mut codegen::Decoder) -> Result<Self, codegen::Unreadable> {
                #first
            }
        },
        quote! {
            fn read_as(
                status: u16,
                body: &codegen::Bytes,
                decoder: &mut codegen::Decoder,
            ) -> Result<Self, codegen::Unreadable> {
                match status {
                    #(#arms)*
                    _ => Self::read(body, decoder),
                }
            }
        },
    ]);
    quote! { impl codegen::ResponseBody for #name { #functions } }
}

/// What stands for an answer that nobody described: the first that has a body.
fn default<'v, 'a>(variants: &'v [Variant<'a>]) -> Option<&'v Variant<'a>> {
    variants.iter().find(|variant| variant.body.is_some()).or(variants.first())
}

fn read(Variant { name, body, .. }: &Variant<'_>) -> TokenStream {
    if body.is_some() {
        quote! { codegen::ResponseBody::read(body, decoder).map(Self::#name) }
    } else {
        quote! { Ok(Self::#name) }
    }
}

/// The variant of a status: its name in HTTP.
fn variant(status: u16) -> Ident {
    let name = match status {
        200 => "Ok",
        201 => "Created",
        202 => "Accepted",
        203 => "NonAuthoritative",
        204 => "NoContent",
        205 => "ResetContent",
        206 => "PartialContent",
        207 => "MultiStatus",
        300 => "MultipleChoices",
        other => return ident(&format!("Status{other}")),
    };
    ident(name)
}

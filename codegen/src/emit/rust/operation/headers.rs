//! The headers that an operation's answers are documented to have, as a struct.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::emit::rust::plan::RustType;
use crate::emit::rust::print::ident;
use crate::emit::rust::{Context, doc};
use crate::emit::text::{Doc, Phrase};
use crate::model::Operation;

/// The name of the struct. None where no headers are documented.
pub(super) fn name(context: &Context<'_>, operation: &Operation) -> Option<Ident> {
    context.names.operation(operation)?.headers.as_deref().map(ident)
}

/// The types of the headers, where there is a struct of them.
pub(super) fn types(context: &Context<'_>, operation: &Operation) -> impl Iterator<Item = RustType> {
    let headers = name(context, operation).map(|_| operation.success_headers(&context.api.cloud));
    headers.into_iter().flatten().map(|header| context.header_type(header))
}

/// The struct, and how it is read.
pub(super) fn items(context: &Context<'_>, operation: &Operation, builder: &Ident) -> Vec<TokenStream> {
    let Some(name) = name(context, operation) else { return Vec::new() };
    let docs = Phrase::fill("The documented response headers of [`{}`].", [builder.into()]);
    let docs = Doc::from(docs).outer();
    let headers = operation.success_headers(&context.api.cloud);
    let (fields, reads): (Vec<TokenStream>, Vec<TokenStream>) = headers
        .into_iter()
        .map(|header| {
            let wire = &header.name;
            let field = context.header(operation, wire);
            let docs = doc::parameter(header, &field, false).outer();
            let type_ = context.header_type(header);
            (
                quote! { #docs pub #field: Option<#type_>, },
                quote! { #field: codegen::header(headers, #wire), },
            )
        })
        .unzip();
    let structure = quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct #name { #(#fields)* }
    };
    let reading = quote! {
        impl codegen::ResponseHeaders for #name {
            fn read(headers: &codegen::HeaderMap) -> Self {
                Self { #(#reads)* }
            }
        }
    };
    vec![structure, reading]
}

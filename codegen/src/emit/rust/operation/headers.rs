//! The headers that an operation's answers are documented to have, as a struct.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::emit::rust::print::ident;
use crate::emit::rust::{Context, doc};
use crate::model::Operation;

/// The name of the struct. None where no headers are documented.
pub(super) fn name(context: &Context<'_>, operation: &Operation) -> Option<Ident> {
    context.names.operation(operation)?.headers.as_deref().map(ident)
}

/// The struct, and how it is read.
pub(super) fn items(context: &Context<'_>, operation: &Operation, builder: &Ident) -> Vec<TokenStream> {
    let Some(name) = name(context, operation) else { return Vec::new() };
    let docs = doc::attributes(&format!("The documented headers of answers to [`{builder}`]."));
    let headers = operation.success_headers(&context.api.cloud);
    let (fields, reads): (Vec<TokenStream>, Vec<TokenStream>) = headers
        .into_iter()
        .map(|header| {
            let wire = &header.name;
            let field = context.names.header(operation, wire).unwrap_or("unnamed");
            let docs = doc::attributes(&doc::parameter(header, field, false));
            let (field, type_) = (ident(field), context.header_type(header));
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

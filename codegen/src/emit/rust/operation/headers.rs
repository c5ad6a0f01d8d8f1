//! The headers that an operation's answers are documented to have, as a struct.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::emit::rust::doc;
use crate::emit::rust::plan::{Header, Headers};
use crate::emit::text::{Doc, Phrase};

/// The struct, and how it is read. `request` is what is answered.
pub(super) fn items(headers: &Headers<'_>, request: &Ident) -> [TokenStream; 2] {
    let name = &headers.name;
    let docs = Phrase::fill("The documented response headers of [`{}`].", [request.into()]);
    let docs = Doc::from(docs).outer();
    let fields = headers.fields.iter().map(|Header { source, name, type_ }| {
        let docs = doc::parameter(source, name, false).outer();
        quote! { #docs pub #name: Option<#type_>, }
    });
    let reads = headers.fields.iter().map(|Header { source, name, .. }| {
        let wire = &source.name;
        quote! { #name: codegen::header(headers, #wire), }
    });
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
    [structure, reading]
}

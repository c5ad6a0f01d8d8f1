//! What tells the successes of an operation apart, where their bodies differ: an enum with a variant a status.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use crate::emit::rust::plan::{Choice, Variant};
use crate::emit::rust::print;
use crate::emit::text::{Doc, Phrase};

/// The enum, and how it is read. `request` is what is answered.
pub(super) fn items(choice: &Choice<'_>, request: &Ident) -> [TokenStream; 2] {
    [declaration(choice, request), reading(choice)]
}

fn declaration(Choice { name, variants }: &Choice<'_>, request: &Ident) -> TokenStream {
    let default = variants.iter().find(|variant| variant.is_default).map(|variant| {
        let names = [&variant.name, &variant.name].map(Phrase::from);
        Phrase::fill("An undocumented status counts as [`{}`](Self::{}).", names)
    });
    let gives = "What a successful [`{}`] returns, by status.";
    let gives = Phrase::fill(gives, [request.into()]);
    let docs = Doc::of([gives.into(), default.unwrap_or_default().into()]).outer();
    let variants = variants.iter().map(|Variant { source, name, body, .. }| {
        let status = Phrase::fill("Status {}", [u64::from(source.status).into()]);
        let docs = Phrase::join([status, Doc::quoted(&source.description).flat()], ": ");
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

fn reading(Choice { name, variants }: &Choice<'_>) -> TokenStream {
    let default = variants.iter().filter(|variant| variant.is_default).map(read);
    let arms = variants.iter().filter(|variant| !variant.is_default).map(|variant| {
        let (status, read) = (Literal::u16_unsuffixed(variant.source.status), read(variant));
        quote! { #status => #read, }
    });
    let functions = print::spaced([
        quote! { const ACCEPT: &'static str = "application/json"; },
        quote! {
            fn read(body: &codegen::Bytes, decoder: &mut codegen::Decoder) -> Result<Self, codegen::Unreadable> {
                #(#default)*
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

fn read(Variant { name, body, .. }: &Variant<'_>) -> TokenStream {
    if body.is_some() {
        quote! { codegen::ResponseBody::read(body, decoder).map(Self::#name) }
    } else {
        quote! { Ok(Self::#name) }
    }
}

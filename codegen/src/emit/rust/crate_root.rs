//! `src/lib.rs`: what the crate is, and what it exports.

use quote::quote;

use super::print::{self, ident};
use super::{Context, InvalidOutput, cloud, sample};
use crate::emit::OutputFile;
use crate::emit::text::{Doc, Phrase};

/// The root of the crate.
pub(super) fn emit(context: &Context<'_>) -> Result<OutputFile, InvalidOutput> {
    let service = &context.api.service;
    let source = &service.source;
    let what = [Phrase::quoted(&context.api.cloud.title), context.title()];
    let quoted_from = [
        Phrase::link("API reference", &source.url),
        Phrase::quoted(&source.publisher),
        Phrase::quoted(&source.terms),
    ];
    let docs = Doc::of([
        Phrase::fill("Rust client for {} {}, generated from its API reference.", what).into(),
        Doc::quoted(service.description.as_slice()),
        "Start with [`Client`]. The requests are in [`operation`], the types of their bodies in [`model`]. The [`guide`] covers \
         configuration, credentials, errors, retries, lists, files and testing.".into(),
        error_codes_sentence(context).into(),
        sample::whole(context).map(Doc::from).unwrap_or_default(),
        Phrase::fill("Descriptions are quoted from the {} of {}. {}", quoted_from).into(),
    ])
    .inner();
    let error_codes = (!context.api.error_codes.is_empty()).then(|| quote! { pub mod error_code; });
    // Its example is compiled with those of the documentation.
    let readme = quote! { #[cfg(doctest)] #[doc = include_str!("../README.md")] mod readme {} };
    let blank = print::blank();
    let core = cloud::ident_of(&context.api.cloud.core());
    let exports = cloud::EXPORTS.iter().map(|name| ident(name));
    let items = quote! {
        #docs
        #blank
        mod client;
        #error_codes
        #readme
        pub mod model;
        pub mod operation;
        #blank
        pub use client::Client;
        use #core::codegen;
        #[doc(inline)]
        pub use #core::{guide, #(#exports),*};
        #[cfg(feature = "test-util")]
        #[doc(inline)]
        pub use #core::testing;
    };
    print::file("src/lib.rs".to_owned(), &context.source(), items, None)
}

fn error_codes_sentence(context: &Context<'_>) -> &'static str {
    if context.api.error_codes.is_empty() { "" } else { "The documented error codes are in [`error_code`]." }
}

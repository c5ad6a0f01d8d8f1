//! `src/lib.rs`: what the crate is, and what it exports.

use quote::quote;

use super::{Context, InvalidOutput, doc, print, sample};
use crate::emit::OutputFile;

/// The root of the crate.
pub(super) fn emit(context: &Context<'_>) -> Result<OutputFile, InvalidOutput> {
    let service = &context.api.service;
    let source = &service.source;
    let example = sample::call(context).map(|code| format!("```no_run\n{code}```")).unwrap_or_default();
    let docs = doc::inner(&doc::paragraphs([
        format!("{} of {}: a client made from its API reference.", service.title, context.api.cloud.title),
        doc::prose(service.description.as_slice()),
        "[`Client`] makes requests; the types of their bodies are in [`model`], the requests in [`operation`].".to_owned(),
        example,
        format!("Descriptions are quoted from the [API reference]({}) of {}. {}", source.url, source.publisher, doc::prose(std::slice::from_ref(&source.terms))),
    ]));
    // Generated files are printed by Tablature, so that they do not depend on the version of a formatter; the attribute
    // keeps `cargo fmt` from changing them.
    // What is exported stands on lines that are short enough for any formatter to leave them.
    let items = quote! {
        #docs
        #[rustfmt::skip]
        mod client;
        #[rustfmt::skip]
        pub mod model;
        #[rustfmt::skip]
        pub mod operation;
        __blank_line! {}
        pub use client::Client;
        pub use tablature_runtime::codegen::{Bytes, Config, ConfigBuilder, Credentials, Value};
        pub use tablature_runtime::codegen::{Error, Oddity, Response, ServiceError};
        pub use tablature_runtime::codegen::{Extra, IntoMember, Null, Secret, Timestamp};
    };
    print::file("src/lib.rs".to_owned(), &context.source(), items)
}

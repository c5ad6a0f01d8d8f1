//! `src/lib.rs`: what the crate is, and what it exports.

use quote::quote;

use super::origin::{self, few};
use super::plan::{Crate, Request};
use super::print::{self, ident};
use super::{InvalidOutput, cloud, sample};
use crate::emit::OutputFile;
use crate::emit::text::{CodeBlock, Doc, Phrase};

/// The root of the crate.
pub(super) fn emit(plan: &Crate<'_>) -> Result<OutputFile, InvalidOutput> {
    let service = &plan.api.service;
    let source = &service.source;
    let what = [Phrase::quoted(&plan.api.cloud.title), origin::title(plan.api)];
    let quoted_from = [
        Phrase::link("API reference", &source.url),
        Phrase::quoted(&source.publisher),
        Phrase::quoted(&source.terms),
    ];
    let docs = Doc::of([
        Phrase::fill("Rust client for {} {}, generated from its API reference.", what).into(),
        Doc::quoted(service.description.as_slice()),
        Doc::heading("First call"),
        installation(plan).into(),
        sample::whole(plan).map(Doc::from).unwrap_or_default(),
        operations(plan),
        Doc::heading("Errors and credentials"),
        errors(plan).into(),
        "[`Credentials::default_chain`] uses the first credentials that it finds: in the environment, in a profile file, or on \
         the instance that runs the program. The [`guide`] covers other sources, configuration, retries, lists, files and testing."
            .into(),
        Doc::heading("Source"),
        Phrase::fill("Descriptions are quoted from the {} of {}. {}", quoted_from).into(),
    ])
    .inner();
    let error_codes = (!plan.error_codes.is_empty()).then(|| quote! { pub mod error_code; });
    // Its example is compiled with those of the documentation.
    let readme = quote! { #[cfg(doctest)] #[doc = include_str!("../README.md")] mod readme {} };
    let blank = print::blank();
    let core = &plan.core;
    let exports = cloud::EXPORTS.iter().map(|name| ident(name));
    let labels = print::labels();
    let items = quote! {
        #docs
        #labels
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
    print::file("src/lib.rs".to_owned(), &origin::source(plan.api), items, None)
}

/// What a manifest needs.
fn installation(plan: &Crate<'_>) -> CodeBlock {
    let package = &plan.api.service.package;
    let requirement = toml::Value::from(package.version.as_str());
    let runtime = r#"tokio = { version = "1", features = ["macros", "rt-multi-thread"] }"#;
    let lines =
        ["[dependencies]".to_owned(), format!("{} = {requirement}", package.name), runtime.to_owned()];
    CodeBlock::printed("toml", lines.into())
}

/// Where the operations are, a line a section of the documents. The client has all of them, in the same order.
fn operations(plan: &Crate<'_>) -> Doc {
    if plan.sections.is_empty() {
        return Doc::default();
    }
    let link = |request: &Request<'_>| {
        Phrase::fill("[`{}`](Client::{})", [(&request.method).into(), (&request.method).into()])
    };
    let lines = plan.sections.iter().map(|section| {
        let links = few(&plan.requests(section).map(link).collect::<Vec<_>>());
        match &section.titled {
            Some((title, _)) => Phrase::fill("{}: {}", [Phrase::quoted(title), links]),
            None => links,
        }
    });
    let text = "Each operation is a method of [`Client`], which returns a request of [`operation`]. The types of requests and responses are in \
                [`model`].";
    Doc::of([Doc::heading("Operations"), text.into(), Doc::items(lines)])
}

fn errors(plan: &Crate<'_>) -> Phrase {
    let codes = if plan.error_codes.is_empty() {
        ""
    } else {
        "The documented codes of the service are in [`error_code`]."
    };
    let errors = "Calls fail with an [`Error`], which tells whether the service, the network or the settings are at fault.";
    Phrase::join([errors.into(), codes.into()], " ")
}

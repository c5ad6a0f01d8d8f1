//! `src/lib.rs`: what the crate is, and what it exports.

use quote::quote;

use super::{Context, InvalidOutput, doc, print, sample};
use crate::emit::OutputFile;

/// The root of the crate.
pub(super) fn emit(context: &Context<'_>) -> Result<OutputFile, InvalidOutput> {
    let service = &context.api.service;
    let source = &service.source;
    let example = sample::whole(context).unwrap_or_default();
    let docs = doc::inner(&doc::paragraphs([
        format!("{} of {}: a client made from its API reference.", doc::words(&service.title), doc::words(&context.api.cloud.title)),
        doc::prose(service.description.as_slice()),
        "[`Client`] makes requests; the types of their bodies are in [`model`], the requests in [`operation`]. The [`guide`] says what else there is.".to_owned(),
        error_codes_sentence(context),
        example,
        format!("Descriptions are quoted from the {} of {}. {}", doc::link("API reference", &source.url), doc::words(&source.publisher), doc::words(&source.terms)),
    ]));
    let error_codes = (!context.api.error_codes.is_empty()).then(|| quote! { pub mod error_code; });
    let blank = print::blank();
    let items = quote! {
        #docs
        #blank
        mod client;
        #error_codes
        #[doc = include_str!("guide.md")]
        pub mod guide {}
        pub mod model;
        pub mod operation;
        #blank
        pub use client::Client;
        #[doc(inline)]
        pub use tablature_runtime::codegen::{
            Answer, AttemptInfo, Body, Bytes, CallOptions, Config, ConfigBuilder, Credentials, CredentialsError, Download, Error,
            Extra, Identity, Interceptor, IntoMember, Listing, Null, Oddity, PasswordLogin, Phase, ProvideCredentials,
            ProvideFuture, ProviderContext, RequestError, Response, RetryPolicy, Secret, ServiceError,
            Timestamp, TokenScope, Upload, Value, Violation, ViolationKind, Violations, Wait, WaitError,
        };
        #[cfg(feature = "test-util")]
        #[doc(inline)]
        pub use tablature_runtime::codegen::testing;
    };
    print::file("src/lib.rs".to_owned(), &context.source(), items, print::no_imports)
}

fn error_codes_sentence(context: &Context<'_>) -> String {
    if context.api.error_codes.is_empty() {
        return String::new();
    }
    "The codes that errors may have are in [`error_code`].".to_owned()
}

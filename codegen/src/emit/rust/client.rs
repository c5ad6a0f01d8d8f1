//! `src/client.rs`: the client, and what it tells the runtime of the service.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::arguments::Arguments;
use super::doc::{link, summary};
use super::plan::Imports;
use super::print::{self, ident};
use super::{Context, InvalidOutput, sample};
use crate::emit::OutputFile;
use crate::emit::text::{Doc, Phrase};
use crate::model::Operation;

/// The file of the client.
pub(super) fn emit(context: &Context<'_>) -> Result<OutputFile, InvalidOutput> {
    let structure = structure(context);
    let mut methods = vec![quote! {
        /// Creates a client with this configuration. This is cheap: connections belong to the configuration.
        pub fn new(config: &Config) -> Self {
            Self { inner: codegen::ServiceClient::new(config, &SERVICE) }
        }
    }];
    methods.extend(context.api.operations.iter().filter_map(|operation| method(context, operation)));
    let methods = print::spaced(methods);
    let items = print::spaced([service(context), structure, quote! { impl Client { #methods } }]);
    print::file("src/client.rs".to_owned(), &context.source(), items, Some(&imports(context)))
}

/// What the methods take, and what they give.
fn imports(context: &Context<'_>) -> Imports {
    let mut imports = Imports::of(["Config"]);
    for operation in &context.api.operations {
        imports.module("operation");
        for argument in Arguments::of(context, operation).positional() {
            imports.outside(&argument.type_);
        }
    }
    imports
}

fn service(context: &Context<'_>) -> TokenStream {
    let service = &context.api.service;
    let id = &service.id;
    let endpoints = service.endpoints.by_region().map(endpoint);
    let of_account = service.of_account.then(|| quote! { .of_account() });
    quote! {
        static SERVICE: codegen::Service =
            codegen::Service::new(#id, &codegen::CLOUD, env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"))
                .endpoints(&[#(#endpoints),*]) #of_account;
    }
}

/// An endpoint of a region, in the words of the runtime.
pub(super) fn endpoint((region, url): (impl ToTokens, impl ToTokens)) -> TokenStream {
    quote! { codegen::Endpoint::new(#region, #url) }
}

fn structure(context: &Context<'_>) -> TokenStream {
    let service = &context.api.service;
    let docs = Doc::of([
        Phrase::fill("A client for {}.", [context.title()]).into(),
        Doc::quoted(service.description.as_slice()),
        "Cheap to clone. Each operation is a method: it takes what is mandatory and returns a request, to which the rest can \
         be added before it is sent."
            .into(),
        sample::whole(context).map(Doc::from).unwrap_or_default(),
    ])
    .outer();
    let unused = context.api.operations.is_empty().then(|| {
        quote! { #[expect(dead_code, reason = "no operation is documented")] }
    });
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct Client {
            #unused
            inner: codegen::ServiceClient,
        }
    }
}

fn method(context: &Context<'_>, operation: &Operation) -> Option<TokenStream> {
    let names = context.names.operation(operation)?;
    let (method, builder) = (ident(&names.method), ident(&names.type_name));
    let (parameters, values) = Arguments::of(context, operation).client();
    let docs = [summary(operation).into(), Doc::quoted(&operation.description), link(operation).into()];
    let docs = Doc::of(docs).outer();
    let deprecated =
        operation.deprecated.then(|| quote! { #[deprecated = "the API reference advises against it"] });
    Some(quote! {
        #docs
        #deprecated
        pub fn #method(&self, #parameters) -> operation::#builder {
            operation::#builder::new(self.inner.clone(), #values)
        }
    })
}

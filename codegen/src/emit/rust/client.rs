//! `src/client.rs`: the client, and what it tells the runtime of the service; and a file for each section of the documents, with
//! the methods of its operations.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::arguments::Arguments;
use super::context::modules;
use super::doc::{link, summary};
use super::plan::Imports;
use super::print::{self, ident};
use super::{Context, InvalidOutput, sample};
use crate::emit::OutputFile;
use crate::emit::text::{Doc, Phrase};
use crate::model::Operation;
use crate::name::value_name;

/// The files of the client.
pub(super) fn emit(context: &Context<'_>) -> Result<Vec<OutputFile>, InvalidOutput> {
    let mut sections = context.sections();
    let alone = sections.shift_remove(&None).unwrap_or_default();
    let names: Vec<String> = sections.keys().flatten().map(|title| value_name(title)).collect();
    let modules = modules(names.iter().map(String::as_str).enumerate(), &[]);
    let mut files = vec![root(context, &alone, modules.values())?];
    for ((title, operations), module) in sections.iter().zip(modules.values()) {
        files.push(section(context, title.unwrap_or_default(), operations, module)?);
    }
    Ok(files)
}

/// `src/client.rs`, with the operations that stand in no section of the documents.
fn root<'m>(
    context: &Context<'_>,
    operations: &[&Operation],
    modules: impl Iterator<Item = &'m String>,
) -> Result<OutputFile, InvalidOutput> {
    let modules = modules.map(|module| ident(module));
    let modules = quote! { #(mod #modules;)* };
    let constructor = quote! {
        /// Creates a client with this configuration. This is cheap: connections belong to the configuration.
        pub fn new(config: &Config) -> Self {
            Self { inner: codegen::ServiceClient::new(config, &SERVICE) }
        }
    };
    let methods = operations.iter().filter_map(|operation| method(context, operation));
    let methods = print::spaced(std::iter::once(constructor).chain(methods));
    let mut imports = Imports::of(["Config"]);
    add_imports(context, operations, &mut imports);
    let items =
        print::spaced([modules, service(context), structure(context), quote! { impl Client { #methods } }]);
    print::file("src/client.rs".to_owned(), &context.source(), items, Some(&imports))
}

/// The methods of one section.
fn section(
    context: &Context<'_>,
    title: &str,
    operations: &[&Operation],
    module: &str,
) -> Result<OutputFile, InvalidOutput> {
    let docs = Doc::from(Phrase::quoted(title)).outer();
    let methods = print::spaced(operations.iter().filter_map(|operation| method(context, operation)));
    let mut imports = Imports::default();
    imports.module("Client");
    add_imports(context, operations, &mut imports);
    let items = quote! { #docs impl Client { #methods } };
    print::file(format!("src/client/{module}.rs"), &context.source(), items, Some(&imports))
}

/// What the methods take, and what they give.
fn add_imports(context: &Context<'_>, operations: &[&Operation], imports: &mut Imports) {
    for operation in operations {
        imports.module("operation");
        for argument in Arguments::of(context, operation).positional() {
            imports.outside(&argument.type_);
        }
    }
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

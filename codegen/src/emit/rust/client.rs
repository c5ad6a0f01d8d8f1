//! `src/client.rs`: the client, and what it tells the runtime of the service; and a file for each section of the documents, with
//! the methods of its operations.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use super::doc::{link, summary};
use super::plan::{Crate, Imports, Request};
use super::{InvalidOutput, arguments, origin, print, sample};
use crate::emit::OutputFile;
use crate::emit::text::{Doc, Phrase};

/// The files of the client.
pub(super) fn emit(plan: &Crate<'_>) -> Result<Vec<OutputFile>, InvalidOutput> {
    let mut files = vec![root(plan)?];
    for section in &plan.sections {
        let Some((title, module)) = &section.titled else { continue };
        files.push(section_file(plan, title, module, &plan.requests(section).collect::<Vec<_>>())?);
    }
    Ok(files)
}

/// `src/client.rs`, with the operations that stand in no section of the documents.
fn root(plan: &Crate<'_>) -> Result<OutputFile, InvalidOutput> {
    let (titled, alone): (Vec<_>, Vec<_>) = plan.sections.iter().partition(|it| it.titled.is_some());
    let modules = titled.iter().filter_map(|section| section.titled.as_ref()).map(|(_, module)| module);
    let modules = quote! { #(mod #modules;)* };
    let constructor = quote! {
        /// Creates a client with this configuration. This is cheap: connections belong to the configuration.
        pub fn new(config: &Config) -> Self {
            Self { inner: codegen::ServiceClient::new(config, &SERVICE) }
        }
    };
    let requests: Vec<&Request<'_>> = alone.into_iter().flat_map(|section| plan.requests(section)).collect();
    let methods = requests.iter().flat_map(|request| methods(request));
    let methods = print::spaced(std::iter::once(constructor).chain(methods));
    let mut imports = Imports::of(["Config"]);
    add_imports(&requests, &mut imports);
    let items = print::spaced([modules, service(plan), structure(plan), quote! { impl Client { #methods } }]);
    print::file("src/client.rs".to_owned(), &origin::source(plan.api), items, Some(&imports))
}

/// The methods of one section.
fn section_file(
    plan: &Crate<'_>,
    title: &str,
    module: &Ident,
    requests: &[&Request<'_>],
) -> Result<OutputFile, InvalidOutput> {
    let docs = Doc::from(Phrase::quoted(title)).outer();
    let methods = print::spaced(requests.iter().flat_map(|request| methods(request)));
    let mut imports = Imports::default();
    imports.module("Client");
    add_imports(requests, &mut imports);
    let items = quote! { #docs impl Client { #methods } };
    print::file(format!("src/client/{module}.rs"), &origin::source(plan.api), items, Some(&imports))
}

/// What the methods take, and what they give.
fn add_imports(requests: &[&Request<'_>], imports: &mut Imports) {
    for request in requests {
        imports.module("operation");
        for argument in &request.arguments.positional {
            imports.outside(&argument.type_);
        }
    }
}

fn service(plan: &Crate<'_>) -> TokenStream {
    let service = &plan.api.service;
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

fn structure(plan: &Crate<'_>) -> TokenStream {
    let service = &plan.api.service;
    let docs = Doc::of([
        Phrase::fill("A client for {}.", [origin::title(plan.api)]).into(),
        Doc::quoted(service.description.as_slice()),
        "Cheap to clone. Each operation is a method: it takes what is mandatory and returns a request, to which the rest can \
         be added before it is sent."
            .into(),
        sample::whole(plan).map(Doc::from).unwrap_or_default(),
    ])
    .outer();
    let unused = plan.operations.is_empty().then(|| {
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

/// The method of a request, and those that it had before it was renamed.
fn methods(request: &Request<'_>) -> Vec<TokenStream> {
    std::iter::once(method(request))
        .chain(request.former_methods.iter().map(|old| former(request, old)))
        .collect()
}

fn former(request: &Request<'_>, old: &Ident) -> TokenStream {
    let Request { name, method, .. } = request;
    let (parameters, values) = arguments::client(&request.arguments);
    let renamed = print::renamed(method);
    quote! {
        #renamed
        pub fn #old(&self, #parameters) -> operation::#name {
            operation::#name::new(self.inner.clone(), #values)
        }
    }
}

fn method(request: &Request<'_>) -> TokenStream {
    let Request { source, name, method, .. } = request;
    let (parameters, values) = arguments::client(&request.arguments);
    let docs = [summary(source).into(), Doc::quoted(&source.description), link(source).into()];
    let docs = Doc::of(docs).outer();
    let deprecated =
        source.deprecated.then(|| quote! { #[deprecated = "the API reference advises against it"] });
    quote! {
        #docs
        #deprecated
        pub fn #method(&self, #parameters) -> operation::#name {
            operation::#name::new(self.inner.clone(), #values)
        }
    }
}

//! `src/client.rs`: the client, and what it tells the runtime of the service and its cloud.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::arguments::Arguments;
use super::doc::{link, summary};
use super::plan::Imports;
use super::print::{self, ident};
use super::{Context, InvalidOutput, sample};
use crate::emit::OutputFile;
use crate::emit::text::{Doc, Phrase};
use crate::model::{EndpointInfo, Operation};

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
    let items =
        print::spaced([cloud(context), service(context), structure, quote! { impl Client { #methods } }]);
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

fn cloud(context: &Context<'_>) -> TokenStream {
    let cloud = &context.api.cloud;
    let (id, token) = (&cloud.id, &cloud.token_header);
    let (profile, section) = (&cloud.profile_path, &cloud.profile_section);
    let signing = &cloud.signing;
    let (algorithm, date, project, domain) =
        (&signing.algorithm, &signing.date_header, &signing.project_header, &signing.domain_header);
    let (security, hash) = (&signing.security_token_header, &signing.content_hash_header);
    let request_ids = &cloud.request_id_headers;
    let variables = &cloud.environment;
    let (access, secret) = (&variables.access_key, &variables.secret_key);
    let (temporary, project_variable) = (&variables.security_token, &variables.project_id);
    let identity = cloud.identity.as_ref().map(|identity| {
        let (service, header) = (&identity.service, &identity.subject_token_header);
        let EndpointInfo { template, regions, exceptions } = &identity.endpoints;
        let exceptions = exceptions.iter().map(endpoint);
        let (tokens, projects) = (&identity.tokens_path, &identity.projects_path);
        quote! {
            .identity_service(#service)
            .identity_endpoint(#template)
            .identity_regions(&[#(#regions),*])
            .identity_exceptions(&[#(#exceptions),*])
            .tokens_path(#tokens)
            .projects_path(#projects)
            .subject_token_header(#header)
        }
    });
    let metadata = cloud.metadata.as_ref().map(|metadata| {
        let (url, path, token) = (&metadata.url, &metadata.keys_path, &metadata.token_path);
        quote! { .metadata_url(#url).metadata_keys_path(#path).metadata_token_path(#token) }
    });
    quote! {
        static CLOUD: codegen::Cloud = codegen::Cloud::new(#id)
            .token_header(#token)
            .signing_algorithm(#algorithm)
            .date_header(#date)
            .project_header(#project)
            .domain_header(#domain)
            .security_token_header(#security)
            .content_hash_header(#hash)
            .request_id_headers(&[#(#request_ids),*])
            .access_key_variable(#access)
            .secret_key_variable(#secret)
            .security_token_variable(#temporary)
            .project_id_variable(#project_variable)
            .profile_path(#profile)
            .profile_section(#section)
            #identity
            #metadata;
    }
}

fn service(context: &Context<'_>) -> TokenStream {
    let service = &context.api.service;
    let id = &service.id;
    let endpoints = service.endpoints.by_region().map(endpoint);
    let of_account = service.of_account.then(|| quote! { .of_account() });
    quote! {
        static SERVICE: codegen::Service =
            codegen::Service::new(#id, &CLOUD, env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"))
                .endpoints(&[#(#endpoints),*]) #of_account;
    }
}

fn endpoint((region, url): (impl ToTokens, impl ToTokens)) -> TokenStream {
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

//! `src/operation.rs` and a file for each operation: its request builder.
//!
//! What must be given is an argument of the client's method; from three parameters on a literal that names each of them,
//! because three texts in a row are easily swapped. The rest are setters.

mod headers;
mod listing;
mod outcome;

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::plan::{Argument, Crate, Request};
use super::print::{self, ident};
use super::{InvalidOutput, arguments, doc, origin, sample};
use crate::emit::OutputFile;
use crate::emit::text::{Doc, Phrase};
use crate::model::Response;

/// The files of the operations.
pub(super) fn emit(plan: &Crate<'_>) -> Result<Vec<OutputFile>, InvalidOutput> {
    let mut files = vec![root(plan)?];
    for request in plan.operations.values() {
        files.push(request_file(plan, request)?);
    }
    Ok(files)
}

fn root(plan: &Crate<'_>) -> Result<OutputFile, InvalidOutput> {
    let requests =
        "The requests of {}. The methods of [`Client`](crate::Client) create them; `send` sends them.";
    let docs = Doc::from(Phrase::fill(requests, [origin::title(plan.api)])).inner();
    let modules = plan.operations.values().map(|request| (request.module.clone(), request.exports()));
    print::index(
        "src/operation.rs",
        &origin::source(plan.api),
        &docs,
        modules.collect(),
        &plan.request_aliases,
    )
}

fn request_file(plan: &Crate<'_>, request: &Request<'_>) -> Result<OutputFile, InvalidOutput> {
    let Request { name, arguments, outcome, .. } = request;
    let mut items = Vec::new();
    items.extend(arguments.literal.as_ref().map(|literal| arguments::literal_item(literal, name)));
    items.push(structure(plan, request));
    items.push(table(request));
    items.extend(request.paging.as_ref().map(|pages| listing::table(request, pages)));
    items.extend(outcome.choice.iter().flat_map(|choice| outcome::items(choice, name)));
    items.extend(outcome.headers.iter().flat_map(|headers| headers::items(headers, name)));
    let path = format!("src/operation/{}.rs", request.module);
    let source = Phrase::quoted(&request.source.origin.page);
    print::file(path, &source, print::spaced(items), Some(&request.imports()))
}

fn structure(plan: &Crate<'_>, request: &Request<'_>) -> TokenStream {
    let name = &request.name;
    let docs = docs(plan, request).outer();
    let fields = arguments::fields(&request.arguments);
    quote! {
        #docs
        #[derive(Clone, Debug)]
        #[must_use = "a request does nothing until it is sent with `send`"]
        pub struct #name {
            client: codegen::ServiceClient,
            #fields
            extras: codegen::Extras,
        }
    }
}

/// What the runtime's macro makes the rest of: how the request is made and sent.
fn table(request: &Request<'_>) -> TokenStream {
    let Request { name, body, outcome, .. } = request;
    let (description, arguments) = (description(request), arguments::table(&request.arguments));
    let answer = if request.is_download() {
        let (piecemeal, whole) =
            (answer(request, &outcome.body), answer(request, &quote! { codegen::Bytes }));
        quote! { file #piecemeal, #whole }
    } else {
        answer(request, &outcome.body)
    };
    let members = body.has_members.then(|| quote! { , members });
    let rules = body.has_rules.then(|| quote! { , rules });
    quote! { codegen::request! { #name #description #arguments => #answer #members #rules } }
}

/// What the runtime is told that does not change from call to call.
fn description(request: &Request<'_>) -> TokenStream {
    let operation = request.source;
    let (id, path) = (&operation.id.0, operation.path.to_string());
    let method = ident(&heck::ToUpperCamelCase::to_upper_camel_case(operation.method.as_str()));
    let success = request.outcome.statuses.iter().map(|status| Literal::u16_unsuffixed(*status));
    quote! { operation #id #method #path [#(#success),*] }
}

/// An answer with this body.
fn answer(request: &Request<'_>, body: &impl ToTokens) -> TokenStream {
    let headers = request.outcome.headers.as_ref().map(|headers| {
        let name = &headers.name;
        quote! { , #name }
    });
    quote! { Response<#body #headers> }
}

fn docs(plan: &Crate<'_>, request: &Request<'_>) -> Doc {
    let operation = request.source;
    let notes = operation.notes.iter().map(|note| {
        let heading = note.heading.as_deref().map(Phrase::quoted).unwrap_or_default();
        let heading = if heading.is_empty() { heading } else { Phrase::fill("**{}**", [heading]) };
        Doc::of([heading.into(), Doc::quoted(&note.paragraphs)])
    });
    let actions = operation.authorization.iter().map(|permission| Phrase::quoted(&permission.action));
    let actions = Phrase::join(actions, ", ");
    let permissions =
        if actions.is_empty() { actions } else { Phrase::fill("Required permissions: {}.", [actions]) };
    let method = [&request.method, &request.method].map(Phrase::from);
    Doc::of([
        doc::summary(operation).into(),
        Doc::quoted(&operation.description),
        notes.collect(),
        permissions.into(),
        answers(&operation.successes()),
        limits(request).into(),
        Phrase::code(&format!("{} {}", operation.method.as_str(), operation.path)).into(),
        Phrase::fill("Created by [`Client::{}`](crate::Client::{}).", method).into(),
        doc::link(operation).into(),
        sample::of(plan, request).map(Doc::from).unwrap_or_default(),
    ])
}

/// What the statuses of a success mean, where that is more than that it is one.
fn answers(successes: &[&Response]) -> Doc {
    let said = |response: &Response| Doc::quoted(&response.description).flat();
    match successes {
        // A status alone is nothing that the caller has to know.
        [] => Doc::default(),
        [only] if said(only).is_empty() => Doc::default(),
        [only] => Phrase::fill("Succeeds with {}: {}", [u64::from(only.status).into(), said(only)]).into(),
        several => {
            let status = |response: &&Response| u64::from(response.status).into();
            let items = several.iter().map(|it| Phrase::join([status(it), said(it)], ": "));
            Doc::of(["Successful responses:".into(), Doc::items(items)])
        }
    }
}

/// Which time limits hold, where those are not all.
fn limits(request: &Request<'_>) -> &'static str {
    if request.is_download() || request.arguments.all().any(Argument::is_file) {
        "Files can take long: of the configured time limits, only those on connecting and on silence apply."
    } else {
        ""
    }
}

//! `src/operation.rs` and a file for each operation: its request builder.
//!
//! What must be given is an argument of the client's method; from three parameters on a literal that names each of them,
//! because three texts in a row are easily swapped. The rest are setters.

mod headers;
mod listing;
mod outcome;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, quote};

use super::arguments::Arguments;
use super::plan::{Imports, RustType};
use super::print::{self, ident};
use super::{Context, InvalidOutput, doc, sample};
use crate::emit::OutputFile;
use crate::emit::text::{Doc, Phrase};
use crate::model::{MediaType, Operation, Response, Shape};
use listing::Pages;

/// The files of the operations.
pub(super) fn emit_all(context: &Context<'_>) -> Result<Vec<OutputFile>, InvalidOutput> {
    let mut files = vec![root(context)?];
    for operation in &context.api.operations {
        files.push(emit(context, operation)?);
    }
    Ok(files)
}

/// Whether a request reads a list item by item.
pub(super) fn has_items(context: &Context<'_>, operation: &Operation) -> bool {
    Builder::new(context, operation).pages.is_some()
}

fn root(context: &Context<'_>) -> Result<OutputFile, InvalidOutput> {
    let requests =
        "The requests of {}. The methods of [`Client`](crate::Client) create them; `send` sends them.";
    let docs = Doc::from(Phrase::fill(requests, [context.title()])).inner();
    let mut modules: Vec<(String, Vec<String>)> = Vec::new();
    for operation in &context.api.operations {
        let Some(names) = context.names.operation(operation) else { continue };
        let mut exports = vec![names.type_name.clone()];
        exports.extend([&names.required_name, &names.outcome, &names.headers].into_iter().flatten().cloned());
        modules.push((context.operation_module(operation).to_string(), exports));
    }
    print::index("src/operation.rs", &context.source(), &docs, modules)
}

fn emit(context: &Context<'_>, operation: &Operation) -> Result<OutputFile, InvalidOutput> {
    let builder = Builder::new(context, operation);
    let mut items: Vec<TokenStream> = builder.arguments.literal_item().into_iter().collect();
    items.push(builder.structure());
    items.push(builder.table());
    items.extend(builder.pages.as_ref().map(|pages| pages.table(&builder.name, &builder.response)));
    items.extend(outcome::items(context, operation, &builder.name));
    items.extend(headers::items(context, operation, &builder.name));
    let path = format!("src/operation/{}.rs", context.operation_module(operation));
    print::file(path, &Phrase::quoted(&operation.origin.page), print::spaced(items), Some(&builder.imports()))
}

/// A request builder in the making.
struct Builder<'a> {
    context: &'a Context<'a>,
    operation: &'a Operation,
    name: Ident,
    arguments: Arguments<'a>,
    /// What the body of a success becomes.
    response: RustType,
    /// What its documented headers become, behind a comma. None where there are none.
    headers: Option<TokenStream>,
    pages: Option<Pages>,
}

impl<'a> Builder<'a> {
    fn new(context: &'a Context<'a>, operation: &'a Operation) -> Self {
        let name = context.builder(operation);
        let arguments = Arguments::of(context, operation);
        let response = response_type(context, operation);
        let headers = headers::name(context, operation).map(|headers| quote! { , #headers });
        let builder = Self { context, operation, name, arguments, response, headers, pages: None };
        Self { pages: Pages::of(&builder), ..builder }
    }

    /// What the file imports.
    fn imports(&self) -> Imports {
        let mut imports = Imports::of(["Response"]);
        for argument in self.arguments.given.iter().chain(&self.arguments.optional) {
            imports.outside(&argument.type_);
        }
        imports.outside(&self.response);
        if let Some(pages) = &self.pages {
            imports.outside(&pages.item);
        }
        for type_ in
            outcome::types(self.context, self.operation).chain(headers::types(self.context, self.operation))
        {
            imports.outside(&type_);
        }
        imports
    }

    /// An answer with this body.
    fn answer(&self, body: &impl ToTokens) -> TokenStream {
        let headers = &self.headers;
        quote! { Response<#body #headers> }
    }

    /// What the runtime is told that does not change from call to call.
    fn description(&self) -> TokenStream {
        let (id, path) = (&self.operation.id.0, self.operation.path.to_string());
        let method = ident(&heck::ToUpperCamelCase::to_upper_camel_case(self.operation.method.as_str()));
        let success = self.operation.successes().into_iter();
        let success = success.map(|response| Literal::u16_unsuffixed(response.status));
        quote! { operation #id #method #path [#(#success),*] }
    }

    fn structure(&self) -> TokenStream {
        let name = &self.name;
        let docs = self.docs().outer();
        let fields = self.arguments.fields();
        quote! {
            #docs
            #[derive(Clone, Debug)]
            #[must_use = "a request does nothing until it is sent with `send`"]
            pub struct #name {
                client: codegen::ServiceClient,
                #(#fields)*
                extras: codegen::Extras,
            }
        }
    }

    fn docs(&self) -> Doc {
        let operation = self.operation;
        let notes = operation.notes.iter().map(|note| {
            let heading = note.heading.as_deref().map(Phrase::quoted).unwrap_or_default();
            let heading = if heading.is_empty() { heading } else { Phrase::fill("**{}**", [heading]) };
            Doc::of([heading.into(), Doc::quoted(&note.paragraphs)])
        });
        let actions = operation.authorization.iter().map(|permission| Phrase::quoted(&permission.action));
        let actions = Phrase::join(actions, ", ");
        let permissions =
            if actions.is_empty() { actions } else { Phrase::fill("Required permissions: {}.", [actions]) };
        Doc::of([
            doc::summary(operation).into(),
            Doc::quoted(&operation.description),
            notes.collect(),
            permissions.into(),
            self.answers(),
            Phrase::code(&format!("{} {}", operation.method.as_str(), operation.path)).into(),
            self.maker().into(),
            doc::link(operation).into(),
            sample::of(self.context, operation, self.pages.is_some()).map(Doc::from).unwrap_or_default(),
        ])
    }

    /// The method of the client that makes the request.
    fn maker(&self) -> Phrase {
        let Some(names) = self.context.names.operation(self.operation) else { return Phrase::default() };
        let method = ident(&names.method);
        Phrase::fill("Created by [`Client::{}`](crate::Client::{}).", [(&method).into(), (&method).into()])
    }

    /// What the runtime's macro makes the rest of: how the request is made and sent.
    fn table(&self) -> TokenStream {
        let (name, description, arguments) = (&self.name, self.description(), self.arguments.table());
        let answer = if self.is_download() {
            let (piecemeal, whole) = (self.answer(&self.response), self.answer(&quote! { codegen::Bytes }));
            quote! { file #piecemeal, #whole }
        } else {
            self.answer(&self.response)
        };
        let members = self.has_object_body().then(|| quote! { , members });
        let rules = self.has_rules().then(|| quote! { , rules });
        quote! { codegen::request! { #name #description #arguments => #answer #members #rules } }
    }

    /// Whether the body is a type with rules of its own, or a list of such.
    fn has_rules(&self) -> bool {
        let is_typed = |shape: &Shape| match shape {
            Shape::Schema(_) => true,
            Shape::Array(items) => matches!(**items, Shape::Schema(_)),
            _ => false,
        };
        let body = self.operation.request_body.as_ref();
        self.arguments.has_typed_body() && body.is_some_and(|body| is_typed(&body.shape))
    }

    fn is_download(&self) -> bool {
        self.operation.success_body() == Some(&Shape::File)
    }

    /// What the statuses of a success mean, where that is more than that it is one, and which time limits hold.
    fn answers(&self) -> Doc {
        let said = |response: &Response| Doc::quoted(&response.description).flat();
        let successes = self.operation.successes();
        let answers = match successes.as_slice() {
            // A status alone is nothing that the caller has to know.
            [] => Doc::default(),
            [only] if said(only).is_empty() => Doc::default(),
            [only] => {
                Phrase::fill("Succeeds with {}: {}", [u64::from(only.status).into(), said(only)]).into()
            }
            several => {
                let status = |response: &&Response| u64::from(response.status).into();
                let items = several.iter().map(|it| Phrase::join([status(it), said(it)], ": "));
                Doc::of(["Successful responses:".into(), Doc::items(items)])
            }
        };
        let limits = if self.is_download() || self.arguments.has_file() {
            "Files can take long: of the configured time limits, only those on connecting and on silence apply."
        } else {
            ""
        };
        Doc::of([answers, limits.into()])
    }

    fn has_object_body(&self) -> bool {
        self.operation.request_body.as_ref().is_some_and(|body| {
            body.media_type != MediaType::Binary
                && matches!(body.shape, Shape::Schema(_) | Shape::Object | Shape::Map(_))
        })
    }
}

/// What a successful call gives.
fn response_type(context: &Context<'_>, operation: &Operation) -> RustType {
    if let Some(outcome) = outcome::name(context, operation) {
        return RustType::Local(outcome);
    }
    operation.success_body().map_or(RustType::Nothing, |shape| context.body_type(shape))
}

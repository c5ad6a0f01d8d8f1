//! `src/operation.rs` and a file for each operation: its request builder.
//!
//! What must be given is an argument of the client's method; from three parameters on a literal that names each of them,
//! because three texts in a row are easily swapped. The rest are setters.

mod headers;
mod listing;
mod outcome;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, quote};

use super::arguments::{Argument, Arguments, Given};
use super::plan::{Imports, RustType};
use super::print::{self, ident};
use super::{Context, InvalidOutput, doc, sample};
use crate::emit::OutputFile;
use crate::emit::text::{Doc, Phrase};
use crate::model::{MediaType, Operation, Shape};
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
        "The requests of {}. They are made by the methods of [`Client`](crate::Client) and sent by `send`.";
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
    let mut items = vec![builder.description()];
    items.extend(builder.arguments.literal_item());
    items.push(builder.structure());
    items.push(builder.methods());
    items.extend(builder.pages.as_ref().map(|pages| pages.implementation(&builder.name, &builder.response)));
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
        let mut imports = Imports::of(["Error", "Response"]);
        if self.has_object_body() {
            imports.runtime("Value");
        }
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

    /// The constant that tells the runtime what does not change from call to call.
    fn description(&self) -> TokenStream {
        let (id, path) = (&self.operation.id.0, self.operation.path.to_string());
        let method = ident(&heck::ToUpperCamelCase::to_upper_camel_case(self.operation.method.as_str()));
        let success = self.operation.successes().into_iter();
        let success = success.map(|response| Literal::u16_unsuffixed(response.status));
        quote! {
            static OPERATION: codegen::Operation =
                codegen::Operation::new(#id, codegen::Method::#method, #path).success(&[#(#success),*]);
        }
    }

    fn structure(&self) -> TokenStream {
        let name = &self.name;
        let docs = self.docs().outer();
        let given =
            self.arguments.given.iter().map(|Argument { field, type_, .. }| quote! { #field: #type_, });
        let optional = self
            .arguments
            .optional
            .iter()
            .map(|Argument { field, type_, .. }| quote! { #field: Option<#type_>, });
        quote! {
            #docs
            #[derive(Clone, Debug)]
            #[must_use = "a request is sent by `send`"]
            pub struct #name {
                client: codegen::ServiceClient,
                #(#given)*
                #(#optional)*
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
        let permissions = if actions.is_empty() {
            actions
        } else {
            Phrase::fill("Permissions that the caller needs: {}.", [actions])
        };
        Doc::of([
            doc::summary(operation).into(),
            Doc::quoted(&operation.description),
            notes.collect(),
            permissions.into(),
            Phrase::code(&format!("{} {}", operation.method.as_str(), operation.path)).into(),
            self.maker().into(),
            doc::link(operation).into(),
            sample::of(self.context, operation).map(Doc::from).unwrap_or_default(),
        ])
    }

    /// The method of the client that makes the request.
    fn maker(&self) -> Phrase {
        let Some(names) = self.context.names.operation(self.operation) else { return Phrase::default() };
        let method = ident(&names.method);
        Phrase::fill("Made by [`Client::{}`](crate::Client::{}).", [(&method).into(), (&method).into()])
    }

    fn methods(&self) -> TokenStream {
        let name = &self.name;
        let mut methods = vec![self.constructor()];
        methods.extend(self.arguments.optional.iter().map(Argument::setter));
        methods.push(quote! {
            /// Adds a query parameter that the documents do not know.
            pub fn extra_query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
                self.extras.query(name, value);
                self
            }
        });
        methods.push(quote! {
            /// Adds a header that the documents do not know.
            pub fn extra_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
                self.extras.header(name, value);
                self
            }
        });
        if self.has_object_body() {
            methods.push(quote! {
                /// Adds a member to the body that the documents do not know.
                pub fn extra_member(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
                    self.extras.member(name, value);
                    self
                }
            });
        }
        methods.push(quote! {
            /// Sets time limits and retries of this call alone.
            pub fn with_options(mut self, options: codegen::CallOptions) -> Self {
                self.extras.options(options);
                self
            }
        });
        methods.extend(self.validate());
        methods.push(self.send());
        methods.push(self.send_blocking());
        methods.extend(self.pages.iter().flat_map(|pages| pages.methods(&self.response)));
        let methods = print::spaced(methods);
        quote! { impl #name { #methods } }
    }

    fn constructor(&self) -> TokenStream {
        let (parameters, fields) = self.arguments.constructor();
        let optional = self.arguments.optional.iter().map(|Argument { field, .. }| quote! { #field: None, });
        quote! {
            pub(crate) fn new(client: codegen::ServiceClient, #parameters) -> Self {
                Self { client, #fields #(#optional)* extras: codegen::Extras::new() }
            }
        }
    }

    fn send(&self) -> TokenStream {
        let answer = self.answer(&self.response);
        let parts = self.arguments.parts();
        let docs = self.send_docs().outer();
        let send = if self.is_download() {
            quote! { download }
        } else {
            quote! { send }
        };
        quote! {
            #docs
            pub async fn send(self) -> Result<#answer, Error> {
                let mut call = codegen::Call::new(&self.client, &OPERATION);
                #(#parts)*
                call.extras(self.extras);
                call.#send().await
            }
        }
    }

    /// Where the body is a type with rules of its own.
    fn validate(&self) -> Option<TokenStream> {
        let body = self.operation.request_body.as_ref()?;
        let id = body.shape.leaf_schema()?;
        let name = self.context.type_name(id);
        let check = match (&body.shape, self.arguments.body()?) {
            (Shape::Schema(_), Given::Always) => quote! { self.body.validate() },
            (Shape::Schema(_), Given::Perhaps) => {
                quote! { self.body.as_ref().map_or(Ok(()), model::#name::validate) }
            }
            (Shape::Array(items), Given::Always) if matches!(**items, Shape::Schema(_)) => {
                quote! { codegen::validate_each(&self.body, model::#name::validate) }
            }
            _ => return None,
        };
        Some(quote! {
            /// Holds the body against the rules of the documents. Sending does not do so: the service has the last word.
            ///
            /// # Errors
            ///
            /// Every rule that it breaks, without the values that break them.
            pub fn validate(&self) -> Result<(), codegen::Violations> {
                #check
            }
        })
    }

    fn send_blocking(&self) -> TokenStream {
        let (answer, waited) = if self.is_download() {
            let whole = quote! { async { self.send().await?.whole().await } };
            (self.answer(&quote! { codegen::Bytes }), whole)
        } else {
            (self.answer(&self.response), quote! { self.send() })
        };
        quote! {
            /// Sends the request and waits for the answer, in programs that are not asynchronous.
            ///
            /// # Errors
            ///
            /// Those of [`send`](Self::send), and [`Error::Configuration`] in asynchronous code, which must not wait.
            #[cfg(feature = "blocking")]
            pub fn send_blocking(self) -> Result<#answer, Error> {
                codegen::block_on(#waited)
            }
        }
    }

    fn is_download(&self) -> bool {
        self.operation.success_body() == Some(&Shape::File)
    }

    fn send_docs(&self) -> Doc {
        let successes = self.operation.successes().into_iter().map(|response| {
            let status = u64::from(response.status).into();
            Phrase::join([status, Doc::quoted(&response.description).flat()], ": ")
        });
        let answers = Doc::items(successes);
        let answers = if answers.is_empty() { answers } else { Doc::of(["Succeeds with".into(), answers]) };
        let errors = if self.is_download() {
            "Where the request cannot be made or sent, or the service answers with another status. Reading the file may \
             fail later on."
        } else if self.operation.success_body().is_none() {
            "Where the request cannot be made or sent, or the service answers with another status."
        } else {
            "Where the request cannot be made or sent, the service answers with another status, or its answer is no JSON. \
             A single odd member is no error: see [`Response::oddities`]."
        };
        let limits = if self.is_download() || self.arguments.has_file() {
            "Files take their time: of the limits of the configuration, only those on connecting and on silence hold."
        } else {
            ""
        };
        Doc::of(["Sends the request.".into(), answers, limits.into(), Doc::heading("Errors"), errors.into()])
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

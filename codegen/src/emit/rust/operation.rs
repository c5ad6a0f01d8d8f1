//! `src/operation.rs` and a file for each operation: its request builder.
//!
//! What must be given is an argument of the client's method; from three parameters on a literal that names each of them,
//! because three texts in a row are easily swapped. The rest are setters.

mod arguments;
mod listing;

pub(super) use arguments::{Argument, Arguments};

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::context::successes;
use super::print::{self, Mentions, ident};
use super::{Context, InvalidOutput, doc, sample};
use crate::emit::OutputFile;
use crate::model::{MediaType, Operation, ParameterLocation, RequestBody, SchemaId, Shape};
use listing::Pages;

/// The files of the operations.
pub(super) fn emit_all(context: &Context<'_>) -> Result<Vec<OutputFile>, InvalidOutput> {
    let mut files = vec![root(context)?];
    for operation in &context.api.operations {
        files.push(emit(context, operation)?);
    }
    Ok(files)
}

fn root(context: &Context<'_>) -> Result<OutputFile, InvalidOutput> {
    let docs = doc::inner(&format!(
        "The requests of {}. They are made by the methods of [`Client`](crate::Client) and sent by `send`.",
        doc::words(&context.api.service.title)
    ));
    let mut modules: Vec<(String, Vec<String>)> = Vec::new();
    for operation in &context.api.operations {
        let Some(names) = context.names.operation(operation) else { continue };
        let mut exports = vec![names.type_name.clone()];
        exports.extend(names.required_name.clone());
        modules.push((context.operation_module(operation).to_owned(), exports));
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
    let path = format!("src/operation/{}.rs", context.operation_module(operation));
    print::file(path, &operation.origin.page, print::spaced(items), imports)
}

/// What items need: of the standard library, of the runtime, and of the crate. Types of the crate have their module
/// before them, because an operation and a type may have one name.
pub(super) fn imports(mentions: &Mentions) -> TokenStream {
    let collections = mentions.types(&quote! { std::collections }, &["BTreeMap"]);
    let local = mentions.modules(&quote! { crate }, &["model", "operation"]);
    print::spaced([collections, mentions.runtime(), local])
}

/// A request builder in the making.
struct Builder<'a> {
    context: &'a Context<'a>,
    operation: &'a Operation,
    name: Ident,
    arguments: Arguments<'a>,
    response: TokenStream,
    pages: Option<Pages>,
}

impl<'a> Builder<'a> {
    fn new(context: &'a Context<'a>, operation: &'a Operation) -> Self {
        let name = ident(context.names.operation(operation).map_or("Unnamed", |names| &names.type_name));
        let arguments = Arguments::of(context, operation);
        let response = response_type(context, operation);
        let builder = Self { context, operation, name, arguments, response, pages: None };
        Self { pages: Pages::of(&builder), ..builder }
    }

    /// The constant that tells the runtime what does not change from call to call.
    fn description(&self) -> TokenStream {
        let (id, path) = (&self.operation.id.0, self.operation.path.to_string());
        let method = ident(&heck::ToUpperCamelCase::to_upper_camel_case(self.operation.method.as_str()));
        let success =
            successes(self.operation).into_iter().map(|response| Literal::u16_unsuffixed(response.status));
        quote! {
            static OPERATION: codegen::Operation =
                codegen::Operation::new(#id, codegen::Method::#method, #path).success(&[#(#success),*]);
        }
    }

    fn structure(&self) -> TokenStream {
        let name = &self.name;
        let docs = doc::attributes(&self.docs());
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

    fn docs(&self) -> String {
        let operation = self.operation;
        let call = format!("`{} {}`", operation.method.as_str(), operation.path);
        let client = self
            .context
            .names
            .operation(operation)
            .map(|names| format!("Made by [`Client::{0}`](crate::Client::{0}).", names.method));
        let notes = operation.notes.iter().map(|note| {
            let heading = doc::words(&note.heading);
            let heading = if heading.is_empty() { heading } else { format!("**{heading}**") };
            doc::paragraphs([heading, doc::prose(&note.paragraphs)])
        });
        let actions: Vec<String> =
            operation.authorization.iter().map(|permission| doc::words(&permission.action)).collect();
        let permissions = if actions.is_empty() {
            String::new()
        } else {
            format!("Permissions that the caller needs: {}.", actions.join(", "))
        };
        let described = [summary(operation), doc::prose(&operation.description)];
        let rest = [
            permissions,
            call,
            client.unwrap_or_default(),
            link(operation),
            sample::of(self.context, operation).unwrap_or_default(),
        ];
        doc::paragraphs(described.into_iter().chain(notes).chain(rest))
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
        let response = &self.response;
        let parts = self.arguments.parts();
        let docs = doc::attributes(&self.send_docs());
        quote! {
            #docs
            pub async fn send(self) -> Result<Response<#response>, Error> {
                let mut call = codegen::Call::new(&self.client, &OPERATION);
                #(#parts)*
                call.extras(self.extras);
                call.send().await
            }
        }
    }

    /// Where the body is a type with rules of its own.
    fn validate(&self) -> Option<TokenStream> {
        let body = self.operation.request_body.as_ref()?;
        let Shape::Schema(id) = body.shape else { return None };
        if body.media_type != MediaType::Json {
            return None;
        }
        let check = if body.required {
            quote! { self.body.validate() }
        } else {
            let name = self.context.type_name(id);
            quote! { self.body.as_ref().map_or(Ok(()), model::#name::validate) }
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
        let response = &self.response;
        quote! {
            /// Sends the request and waits for the answer, in programs that are not asynchronous.
            ///
            /// # Errors
            ///
            /// Those of [`send`](Self::send), and [`Error::Configuration`] in asynchronous code, which must not wait.
            #[cfg(feature = "blocking")]
            pub fn send_blocking(self) -> Result<Response<#response>, Error> {
                codegen::block_on(self.send())
            }
        }
    }

    fn send_docs(&self) -> String {
        let success: Vec<String> = successes(self.operation)
            .into_iter()
            .map(|response| {
                let text = doc::prose(&response.description);
                if text.is_empty() {
                    format!("- {}", response.status)
                } else {
                    format!("- {}: {text}", response.status)
                }
            })
            .collect();
        let answers =
            if success.is_empty() { String::new() } else { format!("Succeeds with\n{}", success.join("\n")) };
        doc::paragraphs([
            "Sends the request.".to_owned(),
            answers,
            "# Errors".to_owned(),
            "Where the request cannot be made or sent, the service answers with another status, or its answer is no JSON. \
             A single odd member is no error: see [`Response::oddities`]."
                .to_owned(),
        ])
    }

    fn has_object_body(&self) -> bool {
        self.operation.request_body.as_ref().is_some_and(|body| {
            body.media_type == MediaType::Json
                && matches!(body.shape, Shape::Schema(_) | Shape::Object | Shape::Map(_))
        })
    }
}

/// What a successful call gives. Where several statuses succeed with different bodies, the first counts.
fn response_type(context: &Context<'_>, operation: &Operation) -> TokenStream {
    success_body(operation).map_or_else(|| quote! { () }, |shape| context.body_type(shape))
}

fn success_body(operation: &Operation) -> Option<&Shape> {
    successes(operation).into_iter().find_map(|response| response.body.as_ref())
}

/// The type of what a successful call gives, where it is one that has members.
pub(super) fn response_schema(operation: &Operation) -> Option<SchemaId> {
    match success_body(operation) {
        Some(Shape::Schema(id)) => Some(*id),
        _ => None,
    }
}

/// The type of a body that is sent.
fn request_type(context: &Context<'_>, body: &RequestBody) -> TokenStream {
    context.body_type(&body.shape)
}

/// The heading of the page as a sentence.
pub(super) fn summary(operation: &Operation) -> String {
    let text = doc::words(&operation.summary);
    if text.ends_with('.') { text } else { format!("{text}.") }
}

/// Where the page is.
pub(super) fn link(operation: &Operation) -> String {
    operation.url.as_ref().map(|url| format!("See the {}.", doc::link("documents", url))).unwrap_or_default()
}

/// The location of a parameter, in the order of a call.
fn order(location: ParameterLocation) -> u8 {
    match location {
        ParameterLocation::Path => 0,
        ParameterLocation::Query => 1,
        ParameterLocation::Header => 2,
    }
}

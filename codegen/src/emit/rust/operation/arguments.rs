//! What a request is made of: parameters and body, given or optional.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{order, request_type};
use crate::emit::rust::context::parameters;
use crate::emit::rust::print::ident;
use crate::emit::rust::{Context, doc};
use crate::model::{MediaType, Operation, Parameter, ParameterLocation, RequestBody, Shape};
use crate::name;

/// How an argument goes over the wire.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Carrier {
    /// In the path, and known to the configuration.
    Config,
    Path,
    Query,
    Header,
    /// The body as JSON.
    Json,
    /// The body as it is.
    Bytes,
    /// The body as it is, with what separates its parts.
    Parts,
    /// What separates the parts of the body.
    Boundary,
}

/// A parameter or the body.
pub(in crate::emit::rust) struct Argument<'a> {
    pub field: Ident,
    pub type_: TokenStream,
    pub docs: TokenStream,
    /// A text that it may have.
    example: &'a str,
    wire: &'a str,
    carrier: Carrier,
}

/// All arguments of an operation.
pub(in crate::emit::rust) struct Arguments<'a> {
    /// What must be given, the body last.
    pub given: Vec<Argument<'a>>,
    /// What may be given.
    pub optional: Vec<Argument<'a>>,
    /// The name of the literal, where parameters are given by name.
    pub literal: Option<&'a str>,
    builder: &'a str,
}

impl<'a> Arguments<'a> {
    pub fn of(context: &Context<'a>, operation: &'a Operation) -> Self {
        let mut parameters = parameters(operation);
        parameters.sort_by_key(|parameter| order(parameter.location));
        let (mut given, mut optional) = (Vec::new(), Vec::new());
        for parameter in parameters {
            let argument = Argument::parameter(context, operation, parameter);
            let is_given = name::must_be_given(&context.api.cloud, parameter);
            if is_given { given.push(argument) } else { optional.push(argument) }
        }
        if let Some(body) = &operation.request_body {
            let arguments = Argument::body(context, body);
            if body.required { given.extend(arguments) } else { optional.extend(arguments) }
        }
        let names = context.names.operation(operation);
        let literal = names.and_then(|names| names.required_name.as_deref());
        Self { given, optional, literal, builder: names.map_or("Unnamed", |names| &names.type_name) }
    }

    pub fn named(&self) -> impl Iterator<Item = &Argument<'a>> {
        self.given.iter().filter(|argument| self.is_named(argument))
    }

    pub fn positional(&self) -> impl Iterator<Item = &Argument<'a>> {
        self.given.iter().filter(|argument| !self.is_named(argument))
    }

    fn is_named(&self, argument: &Argument<'_>) -> bool {
        self.literal.is_some() && !argument.is_body()
    }

    /// The literal with the mandatory parameters, where there is one.
    pub fn literal_item(&self) -> Option<TokenStream> {
        let name = ident(self.literal?);
        let docs = doc::attributes(&format!("What [`{}`] must be given, by name.", self.builder));
        let fields =
            self.named().map(|Argument { field, type_, docs, .. }| quote! { #docs pub #field: #type_, });
        Some(quote! {
            #docs
            #[derive(Clone, Debug)]
            pub struct #name { #(#fields)* }
        })
    }

    /// The parameters of the builder's constructor, and the fields that they fill.
    pub fn constructor(&self) -> (TokenStream, TokenStream) {
        let literal = self.literal.map(|name| {
            let name = ident(name);
            quote! { required: #name, }
        });
        let positional = self.positional().map(|Argument { field, type_, .. }| quote! { #field: #type_, });
        let fields = self.given.iter().map(|argument| {
            let field = &argument.field;
            if self.is_named(argument) {
                quote! { #field: required.#field, }
            } else {
                quote! { #field, }
            }
        });
        (quote! { #literal #(#positional)* }, quote! { #(#fields)* })
    }

    /// The lines that put the arguments into the call: path, query, headers, body.
    pub fn parts(&self) -> Vec<TokenStream> {
        let given = self.given.iter().map(|argument| (argument, true));
        let mut all: Vec<(&Argument<'a>, bool)> =
            given.chain(self.optional.iter().map(|argument| (argument, false))).collect();
        all.sort_by_key(|(argument, _)| argument.carrier);
        all.into_iter().map(|(argument, is_given)| argument.part(is_given)).collect()
    }

    /// The parameters of the client's method, and what it hands to the constructor.
    pub fn client(&self) -> (TokenStream, TokenStream) {
        let literal = self.literal.map(|name| {
            let name = ident(name);
            (quote! { required: operation::#name, }, quote! { required, })
        });
        let (literal, handed) = literal.unzip();
        let parameters =
            self.positional().map(|Argument { field, type_, .. }| quote! { #field: impl Into<#type_>, });
        let values = self.positional().map(|Argument { field, .. }| quote! { #field.into(), });
        (quote! { #literal #(#parameters)* }, quote! { #handed #(#values)* })
    }
}

impl<'a> Argument<'a> {
    fn parameter(context: &Context<'a>, operation: &'a Operation, parameter: &'a Parameter) -> Self {
        let name =
            context.names.parameter(operation, parameter.location, &parameter.name).unwrap_or("unnamed");
        let carrier = match parameter.location {
            ParameterLocation::Path if name::is_configured(&context.api.cloud, parameter) => Carrier::Config,
            ParameterLocation::Path => Carrier::Path,
            ParameterLocation::Query => Carrier::Query,
            ParameterLocation::Header => Carrier::Header,
        };
        Self {
            field: ident(name),
            type_: context.parameter_type(operation, parameter),
            docs: doc::attributes(&doc::parameter(parameter, name, carrier == Carrier::Config)),
            example: parameter
                .facts
                .values
                .iter()
                .flat_map(|it| &it.values)
                .next()
                .map_or(name, |it| &it.literal),
            wire: &parameter.name,
            carrier,
        }
    }

    /// The body, and before it what has to be known to send it.
    fn body(context: &Context<'a>, body: &'a RequestBody) -> Vec<Self> {
        let argument = |field: &str, type_, text: &str, carrier| Self {
            field: ident(field),
            type_,
            docs: doc::attributes(&doc::paragraphs([text.to_owned(), doc::prose(&body.description)])),
            example: "...",
            wire: body.media_type.as_str(),
            carrier,
        };
        let bytes = || quote! { codegen::Bytes };
        match body.media_type {
            MediaType::Multipart => vec![
                argument(
                    "boundary",
                    quote! { String },
                    "What separates the parts of the body.",
                    Carrier::Boundary,
                ),
                argument(
                    "body",
                    bytes(),
                    "The body as it is sent: the parts, and the boundary between them.",
                    Carrier::Parts,
                ),
            ],
            MediaType::Form => {
                vec![argument("body", bytes(), "The body as it is sent: `a=b&c=d`, encoded.", Carrier::Bytes)]
            }
            MediaType::Binary => vec![argument("body", bytes(), "The body as it is sent.", Carrier::Bytes)],
            MediaType::Json if body.shape == Shape::File => {
                vec![argument("body", bytes(), "The body as it is sent.", Carrier::Bytes)]
            }
            MediaType::Json => {
                vec![argument("body", request_type(context, body), "The body.", Carrier::Json)]
            }
        }
    }

    pub fn is_body(&self) -> bool {
        self.carrier >= Carrier::Json
    }

    pub fn is_json(&self) -> bool {
        self.carrier == Carrier::Json
    }

    /// A value for an example; with `into`, where it stands in place of the very type. None for types that would need
    /// an import.
    pub fn sample(&self, into: bool) -> Option<TokenStream> {
        let text = self.example;
        Some(match self.type_.to_string().as_str() {
            "i64" => quote! { 1 },
            "f64" => quote! { 1.0 },
            "bool" => quote! { true },
            "Vec < i64 >" => quote! { vec![1] },
            "Vec < String >" => quote! { vec![#text.to_owned()] },
            name if name.starts_with("Vec <") => return None,
            _ if into => quote! { #text.into() },
            _ => quote! { #text },
        })
    }

    pub fn setter(&self) -> TokenStream {
        let Self { field, type_, docs, .. } = self;
        quote! {
            #docs
            pub fn #field(mut self, #field: impl Into<#type_>) -> Self {
                self.#field = Some(#field.into());
                self
            }
        }
    }

    /// The line that puts the argument into the call.
    fn part(&self, is_given: bool) -> TokenStream {
        let Self { field, wire, .. } = self;
        let option = if is_given {
            quote! { Some(&self.#field) }
        } else {
            quote! { self.#field.as_ref() }
        };
        match self.carrier {
            Carrier::Path => quote! { call.path(#wire, &self.#field); },
            Carrier::Config => quote! { call.path_or_config(#wire, self.#field.as_ref()); },
            Carrier::Query => quote! { call.query(#wire, #option); },
            Carrier::Header => quote! { call.header(#wire, #option); },
            Carrier::Json if is_given => quote! { call.json(&self.#field); },
            Carrier::Json => quote! { if let Some(body) = &self.#field { call.json(body); } },
            Carrier::Bytes if is_given => quote! { call.bytes(self.#field, #wire); },
            Carrier::Bytes => quote! { if let Some(body) = self.#field { call.bytes(body, #wire); } },
            Carrier::Parts => {
                let form = format!("{wire}; boundary={{}}");
                if is_given {
                    quote! { call.bytes(self.#field, format!(#form, self.boundary)); }
                } else {
                    quote! {
                        if let Some(body) = self.#field {
                            call.bytes(body, format!(#form, self.boundary.unwrap_or_default()));
                        }
                    }
                }
            }
            // Goes with the body.
            Carrier::Boundary => TokenStream::new(),
        }
    }
}

//! What a request is made of: parameters and body, given or optional.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{order, request_type};
use crate::emit::rust::print::ident;
use crate::emit::rust::{Context, doc};
use crate::model::{MediaType, Operation, Parameter, ParameterLocation, Shape};

/// From this many parameters on they are given by name. The body has a type of its own and is never mistaken.
const GIVEN_BY_NAME: usize = 3;

/// How an argument goes over the wire.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Carrier {
    /// In the path, and known to the configuration.
    Config,
    Path,
    Query,
    Header,
    Json,
    Bytes,
}

/// A parameter or the body.
pub(in crate::emit::rust) struct Argument<'a> {
    pub field: Ident,
    pub type_: TokenStream,
    pub docs: TokenStream,
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
    pub literal: Option<String>,
    builder: String,
}

impl<'a> Arguments<'a> {
    pub fn of(context: &Context<'a>, operation: &'a Operation) -> Self {
        let mut parameters: Vec<&Parameter> = operation.parameters.iter().collect();
        parameters.sort_by_key(|parameter| order(parameter.location));
        let (mut given, mut optional) = (Vec::new(), Vec::new());
        for parameter in parameters {
            let argument = Argument::parameter(context, operation, parameter);
            let must_be_given = parameter.is_required() && argument.carrier != Carrier::Config;
            if must_be_given { given.push(argument) } else { optional.push(argument) }
        }
        let builder =
            context.names.operation(operation).map_or("Unnamed", |names| &names.type_name).to_owned();
        let literal = (given.len() >= GIVEN_BY_NAME).then(|| format!("{builder}Required"));
        if let Some(body) = &operation.request_body {
            let argument = Argument {
                field: ident("body"),
                type_: request_type(context, body),
                docs: doc::attributes(&doc::paragraphs([
                    "The body.".to_owned(),
                    doc::prose(&body.description),
                ])),
                wire: media_type(body.media_type),
                carrier: if body.media_type == MediaType::Binary || body.shape == Shape::File {
                    Carrier::Bytes
                } else {
                    Carrier::Json
                },
            };
            if body.required { given.push(argument) } else { optional.push(argument) }
        }
        Self { given, optional, literal, builder }
    }

    fn named(&self) -> impl Iterator<Item = &Argument<'a>> {
        self.given.iter().filter(|argument| self.literal.is_some() && !argument.is_body())
    }

    fn positional(&self) -> impl Iterator<Item = &Argument<'a>> {
        self.given.iter().filter(|argument| self.literal.is_none() || argument.is_body())
    }

    /// The literal with the mandatory parameters, where there is one.
    pub fn literal_item(&self) -> Option<TokenStream> {
        let name = ident(self.literal.as_ref()?);
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
        let literal = self.literal.as_ref().map(|name| {
            let name = ident(name);
            quote! { required: #name, }
        });
        let positional = self.positional().map(|Argument { field, type_, .. }| quote! { #field: #type_, });
        let fields = self.given.iter().map(|argument| {
            let field = &argument.field;
            if self.literal.is_some() && !argument.is_body() {
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
        let literal = self.literal.as_ref().map(|name| {
            let name = ident(name);
            (quote! { required: crate::operation::#name, }, quote! { required, })
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
        let is_config = context.api.cloud.config_parameters.contains(&parameter.name);
        let carrier = match parameter.location {
            ParameterLocation::Path if is_config => Carrier::Config,
            ParameterLocation::Path => Carrier::Path,
            ParameterLocation::Query => Carrier::Query,
            ParameterLocation::Header => Carrier::Header,
        };
        Self {
            field: ident(name),
            type_: context.parameter_type(operation, parameter),
            docs: doc::attributes(&docs(parameter, name, carrier)),
            wire: &parameter.name,
            carrier,
        }
    }

    pub fn is_body(&self) -> bool {
        matches!(self.carrier, Carrier::Json | Carrier::Bytes)
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
        }
    }
}

fn docs(parameter: &Parameter, name: &str, carrier: Carrier) -> String {
    let text = doc::prose(&parameter.description);
    let text = if text.is_empty() { format!("The parameter `{}`.", parameter.name) } else { text };
    let config = if carrier == Carrier::Config {
        "Taken from the configuration, unless it is given here."
    } else {
        ""
    };
    let wire =
        if name == parameter.name { String::new() } else { format!("On the wire: `{}`.", parameter.name) };
    doc::paragraphs([
        text,
        doc::line(&doc::rules(&parameter.facts, &parameter.shape)),
        config.to_owned(),
        wire,
    ])
}

fn media_type(media_type: MediaType) -> &'static str {
    media_type.as_str()
}

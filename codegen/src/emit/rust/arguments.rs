//! What a request is made of: parameters and body, given or optional.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::context::parameters;
use super::plan::RustType;
use super::print::ident;
use super::snippet::is_plain;
use super::{Context, doc};
use crate::emit::text::{Doc, Phrase};
use crate::model::{
    Facts, ListForm, MediaType, Operation, Parameter, ParameterLocation, RequestBody, SchemaId, Shape,
};
use crate::name;

/// How an argument goes over the wire.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Carrier {
    /// In the path, and known to the configuration.
    Config,
    Path,
    Query,
    /// A list as one text, with commas.
    Joined,
    /// A list as one text, with brackets and these quotes.
    Quoted(char),
    Header,
    /// The body as JSON.
    Json,
    /// The body as a form that looks like a query.
    Form,
    /// The members of a form that has parts.
    Parts,
    /// A file of a form that has parts.
    Part,
    /// The body as it is.
    File,
}

/// A parameter or the body.
pub(super) struct Argument<'a> {
    pub field: Ident,
    pub type_: RustType,
    docs: TokenStream,
    /// What it is, for a place beside the one where all is said of it.
    brief: Doc,
    /// A text that it may have.
    example: String,
    /// The variant of an enum that it may have.
    variant: Option<Ident>,
    wire: &'a str,
    carrier: Carrier,
}

/// All arguments of an operation.
pub(super) struct Arguments<'a> {
    /// What must be given, the body last.
    pub given: Vec<Argument<'a>>,
    /// What may be given.
    pub optional: Vec<Argument<'a>>,
    /// The name of the literal, where parameters are given by name.
    pub literal: Option<&'a str>,
    builder: Ident,
}

impl<'a> Arguments<'a> {
    pub fn of(context: &Context<'a>, operation: &'a Operation) -> Self {
        let mut parameters = parameters(operation);
        // Forms say themselves what stands between their parts, and files have a type of their own.
        let is_json = operation.request_body.as_ref().is_none_or(|body| body.media_type == MediaType::Json);
        parameters.retain(|parameter| is_json || !name::is_content_type(parameter));
        parameters.sort_by_key(|parameter| order(parameter.location));
        let (mut given, mut optional) = (Vec::new(), Vec::new());
        for parameter in parameters {
            let argument = Argument::parameter(context, operation, parameter);
            let is_given = name::must_be_given(&context.api.cloud, parameter);
            if is_given { given.push(argument) } else { optional.push(argument) }
        }
        if let Some(body) = &operation.request_body {
            let (required, rest): (Vec<_>, Vec<_>) =
                Argument::body(context, operation, body).into_iter().partition(|(_, required)| *required);
            given.extend(required.into_iter().map(|(argument, _)| argument));
            optional.extend(rest.into_iter().map(|(argument, _)| argument));
        }
        let literal = context.names.operation(operation).and_then(|names| names.required_name.as_deref());
        Self { given, optional, literal, builder: context.builder(operation) }
    }

    pub fn named(&self) -> impl Iterator<Item = &Argument<'a>> {
        self.given.iter().filter(|argument| self.is_named(argument))
    }

    pub fn positional(&self) -> impl Iterator<Item = &Argument<'a>> {
        self.given.iter().filter(|argument| !self.is_named(argument))
    }

    /// Whether there is a body whose type the documents describe.
    pub fn has_typed_body(&self) -> bool {
        self.given.iter().chain(&self.optional).any(Argument::is_typed)
    }

    /// Whether a request can carry a file.
    pub fn has_file(&self) -> bool {
        self.given.iter().chain(&self.optional).any(Argument::is_file)
    }

    fn is_named(&self, argument: &Argument<'_>) -> bool {
        self.literal.is_some() && !argument.is_body()
    }

    /// The literal with the mandatory parameters, where there is one.
    pub fn literal_item(&self) -> Option<TokenStream> {
        let name = ident(self.literal?);
        let docs = Phrase::fill(
            "The mandatory parameters of [`{}`]; see there for their rules.",
            [(&self.builder).into()],
        );
        let docs = Doc::from(docs).outer();
        let fields = self.named().map(|Argument { field, type_, brief, .. }| {
            let docs = brief.outer();
            quote! { #docs pub #field: #type_, }
        });
        Some(quote! {
            #docs
            #[derive(Clone, Debug)]
            pub struct #name { #(#fields)* }
        })
    }

    /// The fields of the request.
    pub fn fields(&self) -> impl Iterator<Item = TokenStream> {
        let given =
            self.given.iter().map(|Argument { field, type_, docs, .. }| quote! { #docs pub #field: #type_, });
        let optional = self.optional.iter();
        given.chain(
            optional.map(|Argument { field, type_, docs, .. }| quote! { #docs pub #field: Option<#type_>, }),
        )
    }

    /// The sections of the table that says how they are given, and where they go.
    pub fn table(&self) -> TokenStream {
        let section = |head: TokenStream, entries: Vec<TokenStream>| {
            (!entries.is_empty()).then(|| quote! { #head { #(#entries),* } })
        };
        let required = self.literal.and_then(|name| {
            let name = ident(name);
            section(quote! { required #name }, self.named().map(Argument::entry).collect())
        });
        let given = section(quote! { given }, self.positional().map(Argument::entry).collect());
        let optional = section(quote! { optional }, self.optional.iter().map(Argument::entry).collect());
        quote! { #required #given #optional }
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
        let field = context.parameter(operation, parameter);
        let carrier = match parameter.location {
            ParameterLocation::Path if name::is_configured(&context.api.cloud, parameter) => Carrier::Config,
            ParameterLocation::Path => Carrier::Path,
            ParameterLocation::Query => match parameter.list {
                ListForm::Repeated => Carrier::Query,
                ListForm::Commas => Carrier::Joined,
                ListForm::Quoted(mark) => Carrier::Quoted(mark),
            },
            ParameterLocation::Header => Carrier::Header,
        };
        Self {
            type_: context.parameter_type(operation, parameter),
            docs: doc::parameter(parameter, &field, carrier == Carrier::Config).outer(),
            brief: doc::parameter_in_brief(parameter),
            variant: context.parameter_variant(operation, parameter),
            example: parameter
                .facts
                .values
                .iter()
                .flat_map(|it| &it.values)
                .map(|it| it.literal.as_str())
                .find(|literal| is_plain(literal))
                .map_or_else(|| field.to_string(), str::to_owned),
            field,
            wire: &parameter.name,
            carrier,
        }
    }

    /// The body, or what it is made of; and whether that must be given.
    fn body(context: &Context<'a>, operation: &'a Operation, body: &'a RequestBody) -> Vec<(Self, bool)> {
        let whole = |type_, text: &'static str, carrier| Self {
            field: ident("body"),
            type_,
            docs: Doc::of([text.into(), Doc::quoted_description(&body.description, &Facts::default())])
                .outer(),
            brief: Doc::default(),
            example: "...".to_owned(),
            variant: None,
            wire: body.media_type.as_str(),
            carrier,
        };
        let file = || whole(RustType::Upload, "The body: a file, sent as is.", Carrier::File);
        let typed = |carrier| whole(context.body_type(&body.shape), "The body.", carrier);
        let argument = match (body.media_type, &body.shape) {
            (MediaType::Json, shape) if *shape != Shape::File => typed(Carrier::Json),
            (MediaType::Form, Shape::Schema(_)) => typed(Carrier::Form),
            (MediaType::Multipart, Shape::Schema(id)) => return Self::form(context, operation, *id, &typed),
            _ => file(),
        };
        vec![(argument, body.required)]
    }

    /// A form: its members, where it has any but files, and its files.
    fn form(
        context: &Context<'a>,
        operation: &'a Operation,
        id: SchemaId,
        typed: &dyn Fn(Carrier) -> Self,
    ) -> Vec<(Self, bool)> {
        let schema = context.api.schema(id);
        let members = schema.members().next().map(|_| (typed(Carrier::Parts), schema.has_mandatory()));
        let files = name::form_files(context.api, operation).into_iter().map(|file| {
            let field = context.file(operation, &file.name);
            let argument = Self {
                type_: RustType::Upload,
                docs: doc::member(file, &field, false).outer(),
                brief: Doc::default(),
                field,
                example: "...".to_owned(),
                variant: None,
                wire: &file.name,
                carrier: Carrier::Part,
            };
            (argument, file.is_mandatory())
        });
        members.into_iter().chain(files).collect()
    }

    pub fn is_body(&self) -> bool {
        self.carrier >= Carrier::Json
    }

    /// Whether it is a file.
    pub fn is_file(&self) -> bool {
        matches!(self.carrier, Carrier::Part | Carrier::File)
    }

    /// Whether it is a value of a type that the documents describe.
    pub fn is_typed(&self) -> bool {
        matches!(self.carrier, Carrier::Json | Carrier::Form | Carrier::Parts)
    }

    /// The enum that an example of it names.
    pub fn enumeration(&self) -> Option<String> {
        let RustType::Model(name) = self.type_.leaf() else { return None };
        self.variant.as_ref().map(|_| name.to_string())
    }

    /// A value for an example; with `into`, where it stands in place of the very type. None for types that would need
    /// an import.
    pub fn sample(&self, into: bool) -> Option<TokenStream> {
        let text = &self.example;
        Some(match &self.type_ {
            RustType::Signed | RustType::Unsigned => quote! { 1 },
            RustType::Float => quote! { 1.0 },
            RustType::Boolean => quote! { true },
            RustType::Model(name) if let Some(variant) = &self.variant => quote! { #name::#variant },
            RustType::List(items) => match &**items {
                RustType::Signed | RustType::Unsigned => quote! { vec![1] },
                RustType::Text => quote! { vec![#text.to_owned()] },
                RustType::Model(name) => {
                    let variant = self.variant.as_ref()?;
                    quote! { vec![#name::#variant] }
                }
                _ => return None,
            },
            _ if into => quote! { #text.into() },
            _ => quote! { #text },
        })
    }

    /// The line of the table: what it is, where it goes, and what it is called there.
    fn entry(&self) -> TokenStream {
        let Self { field, type_, wire, .. } = self;
        let place = ident(match self.carrier {
            Carrier::Config => "config",
            Carrier::Path => "path",
            Carrier::Query => "query",
            Carrier::Joined => "joined",
            Carrier::Quoted('"') => "double_quoted",
            Carrier::Quoted(_) => "quoted",
            Carrier::Header => "header",
            Carrier::Json => "json",
            Carrier::Form => "form",
            Carrier::Parts => "parts",
            Carrier::Part => "part",
            Carrier::File => "file",
        });
        quote! { #field: #type_ = #place #wire }
    }
}

/// The location of a parameter, in the order of a call.
fn order(location: ParameterLocation) -> u8 {
    match location {
        ParameterLocation::Path => 0,
        ParameterLocation::Query => 1,
        ParameterLocation::Header => 2,
    }
}

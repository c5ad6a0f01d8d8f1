//! The arguments of a request as code: the fields of the builder, the literal of what is given by name, the table that says how
//! each is given and where it goes, and what the client's method takes.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use super::doc;
use super::plan::{Argument, Arguments, Carrier, NamedArguments, Source};
use super::print::ident;
use crate::emit::text::{Doc, Phrase};
use crate::model::Facts;

/// The literal with the mandatory parameters. `request` is what they are parameters of.
pub(super) fn literal_item(literal: &NamedArguments<'_>, request: &Ident) -> TokenStream {
    let NamedArguments { name, arguments } = literal;
    let docs = "The mandatory parameters of [`{}`]; see there for their rules.";
    let docs = Doc::from(Phrase::fill(docs, [request.into()])).outer();
    let fields = arguments.iter().map(|Argument { source, name, type_, .. }| {
        let docs = brief(*source).outer();
        quote! { #docs pub #name: #type_, }
    });
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct #name { #(#fields)* }
    }
}

/// The fields of the request.
pub(super) fn fields(arguments: &Arguments<'_>) -> TokenStream {
    let given = arguments.given().map(|argument| field(argument, &argument.type_));
    let optional = arguments.optional.iter().map(|argument| {
        let type_ = &argument.type_;
        field(argument, &quote! { Option<#type_> })
    });
    given.chain(optional).collect()
}

fn field(argument: &Argument<'_>, type_: &impl ToTokens) -> TokenStream {
    let (name, docs) = (&argument.name, docs(argument).outer());
    quote! { #docs pub #name: #type_, }
}

/// All that there is to say of an argument.
fn docs(argument: &Argument<'_>) -> Doc {
    match argument.source {
        Source::Parameter(parameter) => {
            doc::parameter(parameter, &argument.name, argument.carrier == Carrier::Config)
        }
        Source::File(file) => doc::member(file, &argument.name, false),
        Source::Body(body) => {
            let what = if argument.is_file() { "The body: a file, sent as is." } else { "The body." };
            Doc::of([what.into(), Doc::quoted_description(&body.description, &Facts::default())])
        }
    }
}

/// What an argument is, for a place beside the one where all is said of it.
fn brief(source: Source<'_>) -> Doc {
    match source {
        Source::Parameter(parameter) => doc::parameter_in_brief(parameter),
        Source::File(file) => doc::in_brief(file),
        Source::Body(_) => "The body.".into(),
    }
}

/// The sections of the table that says how they are given, and where they go.
pub(super) fn table(arguments: &Arguments<'_>) -> TokenStream {
    let Arguments { literal, positional, optional } = arguments;
    let required = literal
        .as_ref()
        .map(|NamedArguments { name, arguments }| section(&quote! { required #name }, arguments));
    let (given, optional) = (section(&quote! { given }, positional), section(&quote! { optional }, optional));
    quote! { #required #given #optional }
}

/// A section without entries is not written.
fn section(head: &TokenStream, arguments: &[Argument<'_>]) -> TokenStream {
    if arguments.is_empty() {
        return TokenStream::new();
    }
    let entries = arguments.iter().map(entry);
    quote! { #head { #(#entries),* } }
}

/// The line of the table: what it is, where it goes, and what it is called there.
fn entry(argument: &Argument<'_>) -> TokenStream {
    let Argument { name, type_, wire, .. } = argument;
    let place = ident(match argument.carrier {
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
    quote! { #name: #type_ = #place #wire }
}

/// The parameters of the client's method, and what it hands to the constructor.
pub(super) fn client(arguments: &Arguments<'_>) -> (TokenStream, TokenStream) {
    let literal = arguments
        .literal
        .as_ref()
        .map(|NamedArguments { name, .. }| (quote! { required: operation::#name, }, quote! { required, }));
    let (literal, handed) = literal.unzip();
    let positional = || arguments.positional.iter();
    let parameters = positional().map(|Argument { name, type_, .. }| quote! { #name: impl Into<#type_>, });
    let values = positional().map(|Argument { name, .. }| quote! { #name.into(), });
    (quote! { #literal #(#parameters)* }, quote! { #handed #(#values)* })
}

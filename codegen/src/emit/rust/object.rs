//! An object type: the struct, the literal of its mandatory members, and the table that the runtime makes the rest of.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::context::{Context, few};
use super::doc;
use super::plan::Imports;
use super::print::ident;
use super::rules;
use crate::emit::text::{Doc, Phrase};
use crate::model::{Direction, Property, Schema, SchemaId, SchemaTitle};

/// A member with all that its code needs.
struct Member<'a> {
    property: &'a Property,
    field: Ident,
    type_: TokenStream,
    docs: TokenStream,
}

/// The items of a type.
pub(super) fn items(context: &Context<'_>, id: SchemaId, schema: &Schema) -> Vec<TokenStream> {
    let name = context.type_name(id);
    let directions = |direction| schema.sites.iter().any(|site| site.direction == direction);
    let both = directions(Direction::Request) && directions(Direction::Response);
    let members: Vec<Member<'_>> = schema
        .members()
        .map(|property| {
            let field = context.field(id, &property.name);
            Member {
                property,
                type_: context.member_type(id, property).within(),
                docs: doc::member(property, &field, both).outer(),
                field,
            }
        })
        .collect();
    let required = context.names.schema(id).and_then(|names| names.required_name.as_deref()).map(ident);
    let mut items = vec![structure(context, id, schema, &name, &members, required.as_ref())];
    items.extend(required.as_ref().map(|required| literal(&name, required, &members)));
    let is_checked = context.in_requests.contains(&id);
    items.push(table(&name, required.as_ref(), &members, is_checked));
    items.extend(is_checked.then(|| rules::table(context, schema)));
    items
}

/// What the file of a type imports.
pub(super) fn imports(context: &Context<'_>, id: SchemaId, schema: &Schema) -> Imports {
    let mut imports = Imports::of(["Extra"]);
    for property in schema.members() {
        imports.within(&context.member_type(id, property));
    }
    imports
}

fn structure(
    context: &Context<'_>,
    id: SchemaId,
    schema: &Schema,
    name: &Ident,
    members: &[Member<'_>],
    required: Option<&Ident>,
) -> TokenStream {
    let docs = type_docs(context, id, schema, required).outer();
    // A default would be a request without what it must have.
    let default = required.is_none().then(|| quote! { Default, });
    let fields =
        members.iter().map(|Member { field, type_, docs, .. }| quote! { #docs pub #field: Option<#type_>, });
    quote! {
        #docs
        #[derive(Clone, Debug, #default PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
            extra: Extra,
        }
    }
}

fn literal(name: &Ident, required: &Ident, members: &[Member<'_>]) -> TokenStream {
    let docs = Phrase::fill("The mandatory members of [`{}`]; see there for their rules.", [name.into()]);
    let docs = Doc::from(docs).outer();
    let fields = mandatory(members).map(|Member { property, field, type_, .. }| {
        let docs = doc::in_brief(property).outer();
        quote! { #docs pub #field: #type_, }
    });
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        pub struct #required {
            #(#fields)*
        }
    }
}

fn mandatory<'m, 'a>(members: &'m [Member<'a>]) -> impl Iterator<Item = &'m Member<'a>> {
    members.iter().filter(|member| member.property.is_mandatory())
}

/// All that types have in common is made of this by the runtime's macro: how a value is made, setters, access to what has
/// no field, how it is read, written and checked.
fn table(name: &Ident, required: Option<&Ident>, members: &[Member<'_>], is_checked: bool) -> TokenStream {
    let needed = required.map(|required| {
        let fields = mandatory(members).map(|member| &member.field);
        quote! { required #required { #(#fields),* } }
    });
    let rules = is_checked.then(|| quote! { rules RULES });
    let members = members.iter().map(|Member { property, field, type_, .. }| {
        let wire = &property.name;
        quote! { #field: #type_ = #wire }
    });
    quote! { codegen::object! { #name { #(#members),* } #needed #rules } }
}

/// What a type is: what the documents say of the members that have it, or which body it is; and where that stands.
fn type_docs(context: &Context<'_>, id: SchemaId, schema: &Schema, required: Option<&Ident>) -> Doc {
    let what = match &schema.title {
        SchemaTitle::Body { operation, direction, status } => {
            body_docs(context, operation, *direction, *status).into()
        }
        SchemaTitle::Error => "The body of error responses.".into(),
        SchemaTitle::Documented(_) | SchemaTitle::Member { .. } => member_docs(context, id, schema),
    };
    let made = required.map(|required| {
        Phrase::fill("Created from [`{}`], which has the mandatory members.", [required.into()])
    });
    let has_secret = schema.members().any(|property| {
        [&property.request, &property.response].into_iter().flatten().any(|usage| usage.facts.secret)
    });
    let secret = if has_secret { "`Debug` does not show secrets." } else { "" };
    Doc::of([what, made.unwrap_or_default().into(), secret.into(), context.documented_in(schema).into()])
}

fn body_docs(context: &Context<'_>, operation: &str, direction: Direction, status: Option<u16>) -> Phrase {
    let builder = context.operation(operation);
    let builder = builder.map(|operation| context.builder(operation));
    let link = builder.map_or_else(
        || Phrase::code(operation),
        |name| Phrase::fill("[`{}`](crate::operation::{})", [(&name).into(), (&name).into()]),
    );
    match (direction, status) {
        (Direction::Request, _) => Phrase::fill("The request body of {}.", [link]),
        (Direction::Response, None) => Phrase::fill("The response body of {}.", [link]),
        (Direction::Response, Some(status)) => {
            let parts = [link, u64::from(status).into()];
            Phrase::fill("The response body of {} with status {}.", parts)
        }
    }
}

/// `Kafka configuration.`, where all members that have the type say the same; and those members.
fn member_docs(context: &Context<'_>, id: SchemaId, schema: &Schema) -> Doc {
    let mut texts: BTreeSet<&[String]> = BTreeSet::new();
    let mut places: Vec<Phrase> = Vec::new();
    for (owner, property) in context.users(id) {
        texts.insert(
            property.main_usage().map(|usage| usage.description.definition.as_slice()).unwrap_or_default(),
        );
        let field = context.field(*owner, &property.name);
        let owner = context.type_name(*owner);
        let names = [&owner, &field, &owner, &field].map(Phrase::from);
        places.push(Phrase::fill("[`{}::{}`](super::{}#structfield.{})", names));
    }
    let text = match texts.first() {
        Some(text) if texts.len() == 1 => Doc::quoted(text),
        _ => Doc::default(),
    };
    let text = match &schema.title {
        SchemaTitle::Documented(name) if text.is_empty() => {
            Phrase::fill("The documented object {}.", [Phrase::code(name)]).into()
        }
        _ if text.is_empty() => "An object without a description.".into(),
        _ => text,
    };
    let found = match places.as_slice() {
        [] => Phrase::default(),
        places => Phrase::fill("Used in {}.", [few(places)]),
    };
    Doc::of([text, found.into()])
}

//! An open enum: the values that the documents list, and room for others.

use proc_macro2::TokenStream;
use quote::quote;

use super::plan::{Enum, Owner};
use crate::emit::text::{Doc, Phrase};

/// An enum.
pub(super) fn item(planned: &Enum<'_>) -> TokenStream {
    let name = &planned.name;
    let docs = Doc::from(Phrase::fill("The values of {}.", [owner(&planned.owner)])).outer();
    let variants = planned.variants.iter().map(|variant| {
        let (name, wire) = (&variant.name, variant.wire);
        let meaning = variant.meaning.map(Phrase::quoted).filter(|text| !text.is_empty());
        let docs = match meaning {
            Some(meaning) => Phrase::fill("{}: {}", [Phrase::code(wire), meaning]),
            None => Phrase::fill("{}.", [Phrase::code(wire)]),
        };
        let docs = Doc::from(docs).outer();
        quote! { #docs #name = #wire, }
    });
    quote! { codegen::open_enum! { #docs pub enum #name { #(#variants)* } } }
}

/// What has the values.
fn owner(owner: &Owner<'_>) -> Phrase {
    match owner {
        Owner::Member { type_name, field } => Phrase::fill("[`{}::{}`]", [type_name.into(), field.into()]),
        Owner::Parameter { wire, request } => {
            let parts = [Phrase::code(wire), request.into(), request.into()];
            Phrase::fill("the parameter {} of [`{}`](crate::operation::{})", parts)
        }
    }
}

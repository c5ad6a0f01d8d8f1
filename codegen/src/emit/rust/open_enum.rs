//! An open enum: the values that the documents list, and room for others.

use proc_macro2::TokenStream;
use quote::quote;

use super::print::ident;
use crate::emit::text::{Doc, Phrase};
use crate::model::Facts;
use crate::name::EnumNames;

/// An enum. `what` says what has these values; `facts` say what they mean.
pub(super) fn item(names: &EnumNames, what: Phrase, facts: &[&Facts]) -> TokenStream {
    let name = ident(&names.type_name);
    let docs = Doc::from(Phrase::fill("The values of {}.", [what])).outer();
    let meaning = |literal: &str| {
        let values = facts.iter().filter_map(|facts| facts.values.as_ref()).flat_map(|values| &values.values);
        values.filter(|value| value.literal == literal).find_map(|value| value.meaning.clone())
    };
    let variants = names.variants.iter().map(|(variant, literal)| {
        let text = meaning(literal).map(|text| Phrase::quoted(&text)).filter(|text| !text.is_empty());
        let value = Phrase::code(literal);
        let docs = match text {
            Some(text) => Phrase::fill("{}: {}", [value, text]),
            None => Phrase::fill("{}.", [value]),
        };
        let docs = Doc::from(docs).outer();
        let variant = ident(variant);
        quote! { #docs #variant = #literal, }
    });
    quote! { codegen::open_enum! { #docs pub enum #name { #(#variants)* } } }
}

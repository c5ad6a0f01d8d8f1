//! An open enum: the values that the documents list, and room for others.

use proc_macro2::TokenStream;
use quote::quote;

use super::print::ident;
use crate::emit::text::{Doc, Phrase};
use crate::model::Facts;
use crate::name::EnumNames;

/// The items of an enum. `what` says what has these values; `facts` say what they mean.
pub(super) fn items(names: &EnumNames, what: Phrase, facts: &[&Facts]) -> Vec<TokenStream> {
    let name = ident(&names.type_name);
    let others = "Any other value is read as [`Other`](Self::Other), and created with `From<&str>`.";
    let docs = Doc::of([Phrase::fill("The values of {}.", [what]).into(), others.into()]).outer();
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
        quote! { #docs #variant, }
    });
    let known = names.variants.iter().map(|(variant, literal)| {
        let variant = ident(variant);
        quote! { #variant = #literal }
    });
    vec![
        quote! {
            #docs
            #[derive(Clone, Debug, PartialEq, Eq, Hash)]
            #[non_exhaustive]
            pub enum #name {
                #(#variants)*
                /// An undocumented value. [`as_str`](Self::as_str) returns its text.
                Other(codegen::OtherValue),
            }
        },
        quote! { codegen::open_enum! { #name { #(#known),* } } },
    ]
}

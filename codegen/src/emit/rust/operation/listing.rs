//! Reading a list page by page: what a request builder has beyond `send`.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Builder;
use crate::emit::rust::plan::RustType;
use crate::emit::rust::print::ident;
use crate::model::{NextMarker, Paging, PagingStyle, ParameterLocation};

/// How the pages of an operation's list follow each other, in the words of the crate.
pub(super) struct Pages {
    /// The setter of the place in the list.
    place: Ident,
    /// The member of the response with the items, and their type.
    items: Ident,
    pub item: RustType,
    paging: TokenStream,
}

impl Pages {
    /// None where the operation does not page, where the documents do not say how to go on, and where the place has to
    /// be given: then a caller goes through the list by hand.
    pub fn of(builder: &Builder<'_>) -> Option<Self> {
        let paging = builder.operation.paging.as_ref()?;
        let (place, described) = describe(paging)?;
        let names = &builder.context.names;
        let field = names.parameter(builder.operation, ParameterLocation::Query, place)?;
        let argument = builder.arguments.optional.iter().find(|argument| argument.field == field)?;
        // Other types have no text that a place could be made of.
        if !matches!(argument.type_, RustType::Signed | RustType::Text) {
            return None;
        }
        let owner = builder.operation.success_schema()?;
        let schema = builder.context.api.schema(owner);
        let list = schema.properties.iter().find(|property| property.name == paging.items)?;
        let total = paging.total.as_ref().map(|total| quote! { .total(#total) });
        Some(Self {
            place: ident(field),
            items: ident(names.field(owner, &list.name)?),
            item: builder.context.element_type(owner, list)?,
            paging: quote! { #described #total },
        })
    }

    /// The table that the runtime reads the list by.
    pub fn table(&self, name: &Ident, response: &RustType) -> TokenStream {
        let Self { place, items, item, paging } = self;
        quote! {
            codegen::list! {
                #name of #response { items: #item = #items, position = #place, paging = #paging }
            }
        }
    }
}

/// The parameter that moves through the list, and the description of the mechanism.
fn describe(paging: &Paging) -> Option<(&str, TokenStream)> {
    let items = &paging.items;
    Some(match &paging.style {
        PagingStyle::Offset { offset, first: 0 } => (offset, quote! { codegen::Paging::offset(#items) }),
        PagingStyle::Offset { offset, first } => {
            let first = proc_macro2::Literal::u64_unsuffixed(*first);
            (offset, quote! { codegen::Paging::offset_from(#items, #first) })
        }
        // Without the number of the first page, nobody can say which the second is.
        PagingStyle::Page { page, first } => {
            let first = proc_macro2::Literal::u64_unsuffixed((*first)?);
            (page, quote! { codegen::Paging::page(#items, #first) })
        }
        PagingStyle::Marker { marker, next } => match next.as_ref()? {
            NextMarker::Member(path) => (marker, quote! { codegen::Paging::next(#items, &[#(#path),*]) }),
            NextMarker::LastItem(member) => (marker, quote! { codegen::Paging::last_item(#items, #member) }),
        },
    })
}

//! Reading a list page by page: what a request builder has beyond `send`.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::emit::rust::plan::{Mechanism, Pages, Request};

/// The table that the runtime reads the list by.
pub(super) fn table(request: &Request<'_>, pages: &Pages<'_>) -> TokenStream {
    let (name, response) = (&request.name, &request.outcome.body);
    let Pages { position, items, item, .. } = pages;
    let paging = paging(pages);
    quote! {
        codegen::list! {
            #name of #response { items: #item = #items, position = #position, paging = #paging }
        }
    }
}

/// The description of the mechanism.
fn paging(pages: &Pages<'_>) -> TokenStream {
    let Pages { mechanism, items_wire: items, total, .. } = pages;
    let mechanism = match mechanism {
        Mechanism::Offset(0) => quote! { offset(#items) },
        Mechanism::Offset(first) => {
            let first = Literal::u64_unsuffixed(*first);
            quote! { offset_from(#items, #first) }
        }
        Mechanism::Page(first) => {
            let first = Literal::u64_unsuffixed(*first);
            quote! { page(#items, #first) }
        }
        Mechanism::Next(path) => quote! { next(#items, &[#(#path),*]) },
        Mechanism::LastItem(member) => quote! { last_item(#items, #member) },
    };
    let total = total.map(|total| quote! { .total(#total) });
    quote! { codegen::Paging::#mechanism #total }
}

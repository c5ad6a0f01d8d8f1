//! How the pages of a list follow each other.
//!
//! In: what the pages say of it, and the arguments of the request. Out: [`Pages`], in the names of the crate.

use proc_macro2::Ident;

use super::RustType;
use super::arguments::{Argument, Arguments, Source};
use super::names::Resolver;
use crate::emit::rust::InvalidOutput;
use crate::model::{NextMarker, Operation, Paging, PagingStyle, ParameterLocation};

/// A list that can be read item by item.
pub(in crate::emit::rust) struct Pages<'a> {
    pub mechanism: Mechanism<'a>,
    /// The setter of the place in the list.
    pub position: Ident,
    /// The member of the response with the items, its name on the wire, and the type of an item.
    pub items: Ident,
    pub items_wire: &'a str,
    pub item: RustType,
    /// The member of the response that counts all items.
    pub total: Option<&'a str>,
}

/// What leads from a page to the next.
pub(in crate::emit::rust) enum Mechanism<'a> {
    /// The number of items before it; that before the first item.
    Offset(u64),
    /// Its number; that of the first page.
    Page(u64),
    /// A member of the response, by its path.
    Next(&'a [String]),
    /// A member of the last item.
    LastItem(&'a str),
}

impl<'a> Pages<'a> {
    /// None where the operation does not page, where the documents do not say how to go on, and where the place has to
    /// be given: then a caller goes through the list by hand.
    pub(super) fn plan(
        resolver: &Resolver<'a>,
        operation: &'a Operation,
        arguments: &Arguments<'a>,
    ) -> Result<Option<Self>, InvalidOutput> {
        let Some(paging) = &operation.paging else { return Ok(None) };
        let Some((place, mechanism)) = Mechanism::of(paging) else { return Ok(None) };
        let Some(position) = arguments.optional.iter().find(|argument| is_place(argument, place)) else {
            return Ok(None);
        };
        let Some(owner) = operation.success_schema() else { return Ok(None) };
        let Some(list) = resolver.api.schema(owner).property(&paging.items) else { return Ok(None) };
        let Some(item) = resolver.element_type(owner, list) else { return Ok(None) };
        Ok(Some(Self {
            mechanism,
            position: position.name.clone(),
            items: resolver.field(owner, &list.name)?,
            items_wire: &paging.items,
            item,
            total: paging.total.as_deref(),
        }))
    }
}

/// Whether it is the parameter of the query with this name. Other types have no text that a place could be made of.
fn is_place(argument: &Argument<'_>, name: &str) -> bool {
    let is_query = match argument.source {
        Source::Parameter(parameter) => parameter.location == ParameterLocation::Query,
        Source::Body(_) | Source::File(_) => false,
    };
    is_query && argument.wire == name && matches!(argument.type_, RustType::Signed | RustType::Text)
}

impl<'a> Mechanism<'a> {
    /// The parameter that moves through the list, and how. None where the documents do not say how to go on.
    fn of(paging: &'a Paging) -> Option<(&'a str, Self)> {
        Some(match &paging.style {
            PagingStyle::Offset { offset, first } => (offset, Self::Offset(*first)),
            // Without the number of the first page, nobody can say which the second is.
            PagingStyle::Page { page, first } => (page, Self::Page((*first)?)),
            PagingStyle::Marker { marker, next } => match next.as_ref()? {
                NextMarker::Member(path) => (marker, Self::Next(path)),
                NextMarker::LastItem(member) => (marker, Self::LastItem(member)),
            },
        })
    }
}

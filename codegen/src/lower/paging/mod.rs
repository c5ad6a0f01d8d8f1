//! Recognises operations that return a list page by page, and how the next page is found.
//!
//! A list operation is a GET with a query parameter that moves through the list and a success response with exactly
//! one list. What the parameter counts is read from its description and not from its name ([`mover`]), and where the
//! description leaves that open, nothing is said.

mod member;
mod mover;
#[cfg(test)]
mod tests;

use super::draft::{Draft, DraftProperty, Drafts};
use crate::model::{
    HttpMethod, NextMarker, Operation, Paging, PagingStyle, Parameter, ParameterLocation, Shape,
};
use mover::Mover;

const LIMITS: [&str; 4] = ["limit", "page_size", "pagesize", "per_page"];

/// How the operation pages, if it does.
pub(super) fn recognise(operation: &Operation, drafts: &Drafts) -> Option<Paging> {
    if operation.method != HttpMethod::Get {
        return None;
    }
    // Something called `page` or `start` is only sure to page where the size of a page can be given.
    let limit = query(operation, &LIMITS).next().filter(|limit| mover::is_size(limit))?;
    let body = body(operation, drafts)?;
    let items = member::items(body).filter(|items| !member::has_pages_within(items, limit, drafts))?;
    let style = style(operation, body, items, drafts)?;
    Some(Paging {
        style,
        limit: Some(limit.name.clone()),
        items: items.name.clone(),
        total: member::total(body),
    })
}

/// The parameter that counts items, and the member of the answer that calls the same a page: which of the two is meant, the
/// page does not say.
pub(super) fn contradiction<'o, 'd>(
    operation: &'o Operation,
    paging: &Paging,
    drafts: &'d Drafts,
) -> Option<(&'o Parameter, &'d Member)> {
    let PagingStyle::Offset { offset, .. } = &paging.style else { return None };
    // The offset was found by one of these names.
    let parameter = query(operation, &mover::OFFSETS).find(|parameter| parameter.name == *offset)?;
    let mut members = body(operation, drafts)?.properties.iter();
    let echo = members.find(|member| member.name.eq_ignore_ascii_case(offset))?;
    mover::is_of_pages(&echo.usage.description).then_some((parameter, echo))
}

/// The mechanism: a marker where the response gives one, then what else moves.
fn style(operation: &Operation, body: &Draft, items: &Member, drafts: &Drafts) -> Option<PagingStyle> {
    let markers = || query(operation, &mover::MARKERS);
    let given = member::next_marker(body, drafts).is_some();
    let offsets: Vec<&Parameter> = query(operation, &mover::OFFSETS).collect();
    let is_alone = !offsets.is_empty() && !offsets.into_iter().any(mover::is_explained);
    let first = markers().filter(|marker| given || is_alone && mover::names_last(marker));
    let counted = query(operation, &mover::OFFSETS).chain(query(operation, &mover::PAGES));
    let parameter = first.chain(counted).chain(markers()).next()?;
    Some(match mover::read(parameter)? {
        Mover::Items { first } => PagingStyle::Offset { offset: parameter.name.clone(), first },
        Mover::Pages { first } => PagingStyle::Page { page: parameter.name.clone(), first },
        Mover::Marker => {
            PagingStyle::Marker { marker: parameter.name.clone(), next: next(parameter, body, items, drafts) }
        }
    })
}

/// Where the next marker is: what the response says, unless the page says that it is a member of the last item.
fn next(marker: &Parameter, body: &Draft, items: &Member, drafts: &Drafts) -> Option<NextMarker> {
    let member = |path: Option<Vec<String>>| path.map(NextMarker::Member);
    member(member::next_marker(body, drafts))
        .or_else(|| member::last_item(marker, items, drafts))
        .or_else(|| member(member::marker_for(marker, body, drafts)))
}

/// The query parameters with one of these names, in the order of the names.
fn query<'o>(operation: &'o Operation, names: &'o [&str]) -> impl Iterator<Item = &'o Parameter> {
    names.iter().filter_map(|name| {
        let mut parameters = operation.parameters.iter().filter(|p| p.location == ParameterLocation::Query);
        parameters.find(|parameter| parameter.name.eq_ignore_ascii_case(name))
    })
}

/// A member of the response.
type Member = DraftProperty;

/// The body of the success response.
fn body<'d>(operation: &Operation, drafts: &'d Drafts) -> Option<&'d Draft> {
    let body = operation.responses.iter().find(|response| response.is_success())?.body.as_ref()?;
    let Shape::Schema(id) = body else { return None };
    drafts.get(*id)
}

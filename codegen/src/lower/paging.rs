//! Recognises operations that return a list page by page.
//!
//! A list operation is a GET with a query parameter that moves through the list and a success response with exactly
//! one list of objects. Anything less sure is not called paged.

use super::draft::Drafts;
use crate::model::{HttpMethod, Operation, Paging, PagingStyle, ParameterLocation, Shape};

const LIMITS: [&str; 4] = ["limit", "page_size", "pagesize", "per_page"];

/// How the operation pages, if it does.
pub(super) fn recognise(operation: &Operation, drafts: &Drafts) -> Option<Paging> {
    if operation.method != HttpMethod::Get {
        return None;
    }
    let query = |names: &[&str]| {
        let mut parameters = operation.parameters.iter().filter(|p| p.location == ParameterLocation::Query);
        parameters.find(|p| names.contains(&p.name.to_ascii_lowercase().as_str())).map(|p| p.name.clone())
    };
    let limit = query(&LIMITS);
    let style = None
        .or_else(|| query(&["offset", "start"]).map(|offset| PagingStyle::Offset { offset }))
        .or_else(|| query(&["marker", "next_marker"]).map(|marker| PagingStyle::Marker { marker }))
        .or_else(|| {
            query(&["page", "page_no", "page_num", "page_number"]).map(|page| PagingStyle::Page { page })
        })?;
    // Something called `page` or `start` is only sure to page where the size of a page can be given.
    limit.as_ref()?;
    Some(Paging { style, limit, items: items(operation, drafts)? })
}

/// The only list of objects in the success response.
fn items(operation: &Operation, drafts: &Drafts) -> Option<String> {
    let body = operation.responses.iter().find(|response| response.is_success())?.body.as_ref()?;
    let Shape::Schema(id) = body else { return None };
    let draft = drafts.get(*id)?;
    let mut lists = draft.properties.iter().filter(|property| match &property.shape {
        Shape::Array(items) => matches!(**items, Shape::Schema(_) | Shape::Object),
        _ => false,
    });
    let list = lists.next()?;
    lists.next().is_none().then(|| list.name.clone())
}

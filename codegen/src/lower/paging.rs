//! Recognises operations that return a list page by page, and how the next page is found.
//!
//! A list operation is a GET with a query parameter that moves through the list and a success response with exactly
//! one list. Anything less sure is not called paged.

use super::draft::{Draft, DraftProperty, Drafts};
use crate::model::{
    DefaultValue, HttpMethod, NextMarker, Operation, Paging, PagingStyle, Parameter, ParameterLocation, Shape,
};

const LIMITS: [&str; 4] = ["limit", "page_size", "pagesize", "per_page"];
const OFFSETS: [&str; 2] = ["offset", "start"];
const MARKERS: [&str; 2] = ["marker", "next_marker"];
const PAGES: [&str; 6] = ["page", "page_no", "page_num", "page_number", "page_index", "current_page"];
/// Members that count all items of a list. `count` is left out: to some services it is the number on this page.
const TOTALS: [&str; 4] = ["total_count", "total", "total_num", "total_number"];

/// How the operation pages, if it does.
pub(super) fn recognise(operation: &Operation, drafts: &Drafts) -> Option<Paging> {
    if operation.method != HttpMethod::Get {
        return None;
    }
    let query = |names: &[&str]| {
        let mut parameters = operation.parameters.iter().filter(|p| p.location == ParameterLocation::Query);
        parameters.find(|p| names.contains(&p.name.to_ascii_lowercase().as_str()))
    };
    // Something called `page` or `start` is only sure to page where the size of a page can be given.
    let limit = Some(query(&LIMITS)?.name.clone());
    let body = body(operation, drafts)?;
    let items = items(body)?;
    let style = None
        .or_else(|| query(&MARKERS).filter(|_| next_member(body, drafts).is_some()).map(Mover::Marker))
        .or_else(|| {
            query(&OFFSETS).map(|offset| {
                if names_an_item(offset) { Mover::Marker(offset) } else { Mover::Offset(offset) }
            })
        })
        .or_else(|| query(&MARKERS).map(Mover::Marker))
        .or_else(|| query(&PAGES).map(Mover::Page))?;
    let style = match style {
        Mover::Offset(offset) => PagingStyle::Offset { offset: offset.name.clone() },
        Mover::Page(page) => PagingStyle::Page { page: page.name.clone(), first: first(page) },
        Mover::Marker(marker) => {
            let next = next_member(body, drafts)
                .map(NextMarker::Member)
                .or_else(|| last_item(marker, items, drafts));
            PagingStyle::Marker { marker: marker.name.clone(), next }
        }
    };
    Some(Paging { style, limit, items: items.name.clone(), total: total(body) })
}

/// The parameter that moves through the list.
enum Mover<'p> {
    Offset(&'p Parameter),
    Marker(&'p Parameter),
    Page(&'p Parameter),
}

/// A member of the response.
type Member = DraftProperty;

/// The body of the success response.
fn body<'d>(operation: &Operation, drafts: &'d Drafts) -> Option<&'d Draft> {
    let body = operation.responses.iter().find(|response| response.is_success())?.body.as_ref()?;
    let Shape::Schema(id) = body else { return None };
    drafts.get(*id)
}

/// The only list of the response: of objects, or of anything where none is of objects. `volumes_links` holds links to
/// other pages of `volumes`.
fn items(body: &Draft) -> Option<&Member> {
    let lists = || {
        let lists = body.properties.iter().filter(|property| matches!(property.shape, Shape::Array(_)));
        lists.filter(|list| list.name != "links" && !list.name.ends_with("_links"))
    };
    let is_of_objects = |list: &&Member| match &list.shape {
        Shape::Array(items) => matches!(**items, Shape::Schema(_) | Shape::Object),
        _ => false,
    };
    only(lists().filter(is_of_objects))
        .or_else(|| if lists().any(|list| is_of_objects(&list)) { None } else { only(lists()) })
}

fn only<T>(mut found: impl Iterator<Item = T>) -> Option<T> {
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// `page_info.next_marker`: where the response says what the next page begins behind.
fn next_member(body: &Draft, drafts: &Drafts) -> Option<Vec<String>> {
    let is_next = |property: &&Member| {
        property.name.eq_ignore_ascii_case("next_marker") && property.shape == Shape::String
    };
    if let Some(property) = body.properties.iter().find(is_next) {
        return Some(vec![property.name.clone()]);
    }
    body.properties.iter().find_map(|owner| {
        let Shape::Schema(id) = owner.shape else { return None };
        let next = drafts.get(id)?.properties.iter().find(is_next)?;
        Some(vec![owner.name.clone(), next.name.clone()])
    })
}

/// The member of the last item that is the next marker: the one that the parameter's description names, or its id.
fn last_item(marker: &Parameter, items: &Member, drafts: &Drafts) -> Option<NextMarker> {
    let Shape::Array(element) = &items.shape else { return None };
    let Shape::Schema(id) = **element else { return None };
    let members = &drafts.get(id)?.properties;
    let has = |name: &str| members.iter().any(|member| member.name == name);
    let named = marker.description.iter().find_map(|text| named_member(text).filter(|name| has(name)));
    let member =
        named.map(str::to_owned).or_else(|| (names_an_item(marker) && has("id")).then(|| "id".to_owned()))?;
    Some(NextMarker::LastItem(member))
}

/// `The value is request_id.`
fn named_member(text: &str) -> Option<&str> {
    let (_, behind) = text.split_once("The value is ")?;
    let name = behind.split(['.', ' ', ',']).next()?;
    (!name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_')).then_some(name)
}

/// `ID of the last record on the previous page`, `the specified resource ID`, `the image ID`, `ID of the task where the
/// query starts`: what moves through the list is an item, and not a number of items.
fn names_an_item(parameter: &Parameter) -> bool {
    let says_id =
        |text: &String| text.split(|c: char| !c.is_alphanumeric()).any(|word| word == "ID" || word == "UUID");
    parameter.shape == Shape::String && parameter.description.iter().any(says_id)
}

/// The number of the first page: the default, or the least; 1 where nothing is said.
fn first(page: &Parameter) -> u64 {
    let default = match &page.facts.default {
        Some(DefaultValue::Value(value)) => value.as_u64(),
        _ => None,
    };
    let least = page.facts.bounds.as_ref().and_then(|bounds| bounds.minimum.as_ref()?.as_u64());
    default.or(least).filter(|first| *first <= 1).unwrap_or(1)
}

/// The member that counts all items.
fn total(body: &Draft) -> Option<String> {
    let is_total = |property: &&Member| {
        TOTALS.contains(&property.name.to_ascii_lowercase().as_str()) && property.shape == Shape::Integer
    };
    body.properties.iter().find(is_total).map(|property| property.name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::testing;

    fn parameter(text: &str) -> Parameter {
        let facts = crate::model::Facts::default();
        let parameter = testing::parameter("marker", ParameterLocation::Query, Shape::String, facts);
        Parameter { description: vec![text.to_owned()], ..parameter }
    }

    #[test]
    fn a_marker_names_an_item_where_its_description_says_so() {
        for text in [
            "Specifies the ID of the last record on the previous page.",
            "Specifies a resource ID for pagination query, indicating that the query starts from the next record of it.",
            "Specifies the start number from which images are queried. The value is the image ID.",
            "ID of the task where the query starts.",
        ] {
            assert!(names_an_item(&parameter(text)), "{text}");
        }
        for text in
            ["Specifies the pagination parameter.", "Offset from which the query starts.", "IDs are sorted."]
        {
            assert!(!names_an_item(&parameter(text)), "{text}");
        }
    }

    #[test]
    fn a_description_may_name_the_member() {
        let text = "The query starts from the next piece of data indexed by this parameter. The value is request_id.";
        assert_eq!(named_member(text), Some("request_id"));
        assert_eq!(named_member("The value is UUID."), None);
        assert_eq!(named_member("The value is the image ID."), Some("the"));
    }
}

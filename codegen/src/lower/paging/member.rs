//! Members of a response that speak of its pages: the list, the number of all items, the next marker.

use lazy_regex::{Lazy, Regex, lazy_regex};

use super::Member;
use super::mover::{OFFSETS, PAGES, named_member, names_last};
use crate::lower::draft::{Draft, Drafts};
use crate::lower::only::only;
use crate::model::{Description, NextMarker, Parameter, Shape};

/// Members that count all items of a list, unless they say otherwise.
const TOTALS: [&str; 5] = ["total_count", "total", "total_num", "total_number", "count"];
/// Objects that say where a page stands in its list.
const PLACES: [&str; 7] = ["page_info", "paging", "pagination", "page", "markers", "marker", "meta"];
/// Their members that may be the next marker.
const NEXT: [&str; 3] = ["next", "marker", "next_marker"];

fn says(description: &Description, phrase: &Regex) -> bool {
    description.paragraphs().any(|text| phrase.is_match(text))
}

/// `This parameter is displayed only when ...`: the response has it in some cases only.
fn is_conditional(member: &Member) -> bool {
    static ONLY: Lazy<Regex> =
        lazy_regex!(r"(?i)\b(?:displayed|returned|available|included|valid) only (?:when|if)\b|仅当|只有当");
    says(&member.usage.description, &ONLY)
}

/// The only list of the response: of objects, or of anything where none is of objects. `volumes_links` holds links to
/// other pages of `volumes`.
pub(super) fn items(body: &Draft) -> Option<&Member> {
    let lists = || {
        let lists = body.properties.iter().filter(|property| matches!(property.shape, Shape::Array(_)));
        lists.filter(|list| list.name != "links" && !list.name.ends_with("_links"))
    };
    let is_of_objects = |list: &&Member| match &list.shape {
        Shape::Array(items) => matches!(**items, Shape::Schema(_) | Shape::Object),
        _ => false,
    };
    let found = only(lists().filter(is_of_objects))
        .or_else(|| if lists().any(|list| is_of_objects(&list)) { None } else { only(lists()) });
    found.filter(|list| !is_conditional(list))
}

/// The member that counts all items. `count` has to say that it does: to some services it is the number on this page.
pub(super) fn total(body: &Draft) -> Option<String> {
    let member = |name: &&str| body.properties.iter().find(|member| member.name.eq_ignore_ascii_case(name));
    let mut totals = TOTALS
        .iter()
        .filter_map(member)
        .filter(|property| property.shape == Shape::Integer && counts_all(property));
    totals.next().map(|property| property.name.clone())
}

fn counts_all(member: &Member) -> bool {
    static PAGE: Lazy<Regex> = lazy_regex!(
        r"(?i)\b(?:(?:current|this|each|per|one|a|single) (?:page|query|response)|returned)\b|本页|当前页|每页|本次|返回的"
    );
    static ALL: Lazy<Regex> =
        lazy_regex!(r"(?i)\btotal (?:number|quantity|count)\b|\ball pages\b|总数|总条数|总记录数|总个数");
    let description = &member.usage.description;
    let is_sure = !member.name.eq_ignore_ascii_case("count") || says(description, &ALL);
    is_sure && !says(description, &PAGE) && !is_conditional(member)
}

/// `page_info.next_marker`, or `markers.next`, where it is said to be the marker of the next page: where the response says
/// what the next page begins behind.
pub(super) fn next_marker(body: &Draft, drafts: &Drafts) -> Option<Vec<String>> {
    static SAID: Lazy<Regex> =
        lazy_regex!(r"(?i)\bmarker (?:on|of|for) the next page\b|\bnext page marker\b");
    find(body, drafts, |owner, member| {
        let is_named = member.name.eq_ignore_ascii_case("next_marker");
        let is_said = || is_one(&member.name, &NEXT) && says(&member.usage.description, &SAID);
        match owner {
            Some(owner) if owner.eq_ignore_ascii_case("links") => false,
            Some(owner) => is_named || is_one(owner, &PLACES) && is_said(),
            None => is_named,
        }
    })
}

/// Whether the elements of a list say themselves where they stand in a list: what is read page by page is within them then.
pub(super) fn has_pages_within(items: &Member, limit: &Parameter, drafts: &Drafts) -> bool {
    let Shape::Array(element) = &items.shape else { return false };
    let Shape::Schema(id) = **element else { return false };
    let Some(element) = drafts.get(id) else { return false };
    let has = |name: &str| element.properties.iter().any(|member| member.name.eq_ignore_ascii_case(name));
    has(&limit.name) && OFFSETS.iter().chain(&PAGES).any(|name| has(name))
}

/// `paging.marker`: a member that may be the next marker, where one of the two says that it is given to the other.
pub(super) fn marker_for(marker: &Parameter, body: &Draft, drafts: &Drafts) -> Option<Vec<String>> {
    static OF_RESPONSE: Lazy<Regex> = lazy_regex!(
        r"(?i)\bin the response body\b|\breturned by\b|\breturned (?:in|from) the (?:previous|last)\b|上一次|上次"
    );
    let is_of_response = says(&marker.description, &OF_RESPONSE);
    find(body, drafts, |owner, member| {
        let is_named = match owner {
            Some(owner) => is_one(owner, &PLACES) && is_one(&member.name, &NEXT),
            None => member.name.eq_ignore_ascii_case(&marker.name),
        };
        is_named && (is_of_response || speaks_of(member, &marker.name))
    })
}

fn is_one(name: &str, of: &[&str]) -> bool {
    of.iter().any(|word| word.eq_ignore_ascii_case(name))
}

/// `When start is given this value, ...`
fn speaks_of(member: &Member, parameter: &str) -> bool {
    let is_word = |text: &String| {
        let mut words = text.split(|c: char| !(c.is_alphanumeric() || c == '_'));
        words.any(|word| word == parameter)
    };
    // `Marker of the page` speaks of itself.
    let own = member.name.eq_ignore_ascii_case(parameter);
    !own && member.usage.description.paragraphs().any(is_word)
}

/// A text of the body, or of an object in it, with the path to it.
fn find(
    body: &Draft,
    drafts: &Drafts,
    is_sought: impl Fn(Option<&str>, &Member) -> bool,
) -> Option<Vec<String>> {
    let fits =
        |owner: Option<&str>, member: &Member| member.shape == Shape::String && is_sought(owner, member);
    if let Some(member) = body.properties.iter().find(|member| fits(None, member)) {
        return Some(vec![member.name.clone()]);
    }
    body.properties.iter().find_map(|owner| {
        let Shape::Schema(id) = owner.shape else { return None };
        let found = drafts.get(id)?.properties.iter().find(|member| fits(Some(&owner.name), member))?;
        Some(vec![owner.name.clone(), found.name.clone()])
    })
}

/// The member of the last item that is the next marker: the one that the parameter's description names, or its id. None
/// where the page does not say that the next page begins behind it: of an item with which a page begins, the last one
/// would come twice.
pub(super) fn last_item(marker: &Parameter, items: &Member, drafts: &Drafts) -> Option<NextMarker> {
    let Shape::Array(element) = &items.shape else { return None };
    let Shape::Schema(id) = **element else { return None };
    let members = &drafts.get(id)?.properties;
    let has = |name: &str| members.iter().any(|member| member.name == name);
    if !names_last(marker) {
        return None;
    }
    let named = marker.description.paragraphs().find_map(|text| named_member(text).filter(|name| has(name)));
    let member = named.map(str::to_owned).or_else(|| has("id").then(|| "id".to_owned()))?;
    Some(NextMarker::LastItem(member))
}

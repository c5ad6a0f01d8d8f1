//! Where the next page of a list is.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use serde_json::Value;

/// How the pages of a list follow each other. Generated code says so, by what the documents say.
#[derive(Clone, Copy, Debug)]
pub struct Paging {
    items: &'static str,
    total: &'static str,
    style: Style,
}

#[derive(Clone, Copy, Debug)]
enum Style {
    /// The items before the page are counted, from this number on.
    Offset(u64),
    /// The pages are counted, from this number on.
    Page(u64),
    /// The page before says where the next begins: the path of the member.
    Next(&'static [&'static str]),
    /// The next page begins behind an item: its member that names it.
    LastItem(&'static str),
}

impl Paging {
    /// A parameter counts the items to skip. `items` is the member with the list.
    pub const fn offset(items: &'static str) -> Self {
        Self { items, total: "", style: Style::Offset(0) }
    }

    /// A parameter counts items; the first has this number.
    pub const fn offset_from(items: &'static str, first: u64) -> Self {
        Self { items, total: "", style: Style::Offset(first) }
    }

    /// A parameter counts pages; the first has this number.
    pub const fn page(items: &'static str, first: u64) -> Self {
        Self { items, total: "", style: Style::Page(first) }
    }

    /// A parameter takes what the page before holds at this path.
    pub const fn next(items: &'static str, path: &'static [&'static str]) -> Self {
        Self { items, total: "", style: Style::Next(path) }
    }

    /// A parameter takes this member of the last item.
    pub const fn last_item(items: &'static str, member: &'static str) -> Self {
        Self { items, total: "", style: Style::LastItem(member) }
    }

    /// The member that counts all items: it saves the call that would find an empty page.
    pub const fn total(mut self, member: &'static str) -> Self {
        self.total = member;
        self
    }
}

/// A place in a list, moving on from page to page.
#[derive(Debug)]
pub(super) struct Cursor {
    paging: Paging,
    /// What the last page was asked for with. None for the beginning.
    position: Option<String>,
    /// How many items came, where reading began at the beginning.
    seen: Option<u64>,
    /// The items of the last page.
    last: u64,
    /// Every position so far.
    positions: HashSet<u64>,
}

impl Cursor {
    /// Begins where the caller wants, or at the beginning.
    pub(super) fn new(paging: Paging, position: Option<String>) -> Self {
        let positions = position.iter().map(hash).collect();
        let seen = position.is_none().then_some(0);
        Self { paging, position, seen, last: 0, positions }
    }

    /// What the page behind this one is asked for with. None where the list has ended.
    ///
    /// # Errors
    /// Where it cannot be said, or the service gives again what it gave before: going on would not end.
    pub(super) fn advance(&mut self, page: &Value) -> Result<Option<String>, String> {
        let items = page.get(self.paging.items).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        if items.is_empty() && !matches!(self.paging.style, Style::Next(_)) {
            return Ok(None);
        }
        let count = u64::try_from(items.len()).unwrap_or(u64::MAX);
        self.seen = self.seen.map(|seen| seen.saturating_add(count));
        let Some(next) = self.next(page, items, count)? else { return Ok(None) };
        self.guard(&next, items)?;
        self.position = Some(next.clone());
        Ok(Some(next))
    }

    fn next(&self, page: &Value, items: &[Value], count: u64) -> Result<Option<String>, String> {
        let total = page.get(self.paging.total).and_then(Value::as_u64);
        match self.paging.style {
            Style::Offset(first) => {
                let next = self.number(first)?.saturating_add(count);
                let goes_on = |total| next.saturating_sub(first) < total;
                Ok(total.is_none_or(goes_on).then(|| next.to_string()))
            }
            Style::Page(first) => {
                let next = self.number(first)?.saturating_add(1);
                let is_last = total.zip(self.seen).is_some_and(|(total, seen)| seen >= total);
                Ok((!is_last).then(|| next.to_string()))
            }
            Style::Next(path) => {
                let next = path.iter().try_fold(page, |value, member| value.get(member));
                Ok(next.and_then(text).filter(|next| !next.is_empty()))
            }
            Style::LastItem(member) => {
                let last = items.last().and_then(|item| item.get(member)).and_then(text);
                last.map(Some).ok_or_else(|| {
                    format!(
                        "the last item of a page has no `{member}`, behind which the next page would begin"
                    )
                })
            }
        }
    }

    /// The number that the last page was asked for with.
    fn number(&self, first: u64) -> Result<u64, String> {
        match &self.position {
            None => Ok(first),
            Some(text) => {
                text.parse().map_err(|_| format!("{text:?} is no place from which pages can be counted"))
            }
        }
    }

    /// A service that goes round in circles would never come to an end.
    fn guard(&mut self, next: &str, items: &[Value]) -> Result<(), String> {
        let items = hash(&items.iter().map(Value::to_string).collect::<Vec<_>>());
        let is_counted = matches!(self.paging.style, Style::Offset(_) | Style::Page(_));
        if is_counted && self.position.is_some() && items == self.last {
            return Err("the service gave the same page twice: it does not seem to look at the place that is asked for".to_owned());
        }
        self.last = items;
        if self.positions.insert(hash(&next)) {
            return Ok(());
        }
        Err("the service leads back to a page that was read already".to_owned())
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// The positions that a list is read with, and how reading ends.
    fn read(paging: Paging, start: Option<&str>, pages: &[Value]) -> (Vec<String>, Result<(), String>) {
        let mut cursor = Cursor::new(paging, start.map(str::to_owned));
        let mut positions = Vec::new();
        for page in pages {
            match cursor.advance(page) {
                Ok(Some(next)) => positions.push(next),
                Ok(None) => return (positions, Ok(())),
                Err(error) => return (positions, Err(error)),
            }
        }
        (positions, Err("more pages are wanted".to_owned()))
    }

    fn numbers(numbers: &[u64]) -> Value {
        json!({ "items": numbers })
    }

    #[test]
    fn an_offset_counts_items_up_to_an_empty_page() {
        let pages = [numbers(&[1, 2]), numbers(&[3, 4]), numbers(&[5]), numbers(&[])];
        let (positions, end) = read(Paging::offset("items"), None, &pages);
        assert_eq!((positions.join(" ").as_str(), end), ("2 4 5", Ok(())));
        let (positions, _) = read(Paging::offset("items"), Some("10"), &pages);
        assert_eq!(positions, ["12", "14", "15"]);
    }

    #[test]
    fn an_offset_may_count_from_one() {
        let page = |items: &[u64]| json!({ "items": items, "total": 3 });
        let paging = Paging::offset_from("items", 1).total("total");
        let (positions, end) = read(paging, None, &[page(&[1, 2]), page(&[3])]);
        assert_eq!((positions.join(" ").as_str(), end), ("3", Ok(())));
    }

    #[test]
    fn a_total_saves_the_last_call_and_may_change() {
        let page = |items: &[u64], total: u64| json!({ "items": items, "total_count": total });
        let paging = Paging::offset("items").total("total_count");
        let (positions, end) = read(paging, None, &[page(&[1, 2], 3), page(&[3], 5), page(&[4, 5], 5)]);
        assert_eq!((positions.join(" ").as_str(), end), ("2 3", Ok(())));
    }

    #[test]
    fn pages_are_counted_from_the_documented_number() {
        let pages = [numbers(&[1, 2]), numbers(&[3]), numbers(&[])];
        assert_eq!(
            read(Paging::page("items", 1), None, &pages),
            (vec!["2".to_owned(), "3".to_owned()], Ok(()))
        );
        assert_eq!(read(Paging::page("items", 0), None, &pages).0, ["1", "2"]);
    }

    #[test]
    fn a_marker_is_where_the_documents_say() {
        let page = |next: Value| json!({ "items": [], "page_info": { "next_marker": next } });
        let paging = Paging::next("items", &["page_info", "next_marker"]);
        let pages = [page(json!("b")), page(json!("c")), page(json!(null))];
        assert_eq!(read(paging, None, &pages), (vec!["b".to_owned(), "c".to_owned()], Ok(())));
        for end in [json!({ "items": [] }), page(json!("")), json!({ "page_info": null })] {
            assert_eq!(read(paging, None, &[end]), (vec![], Ok(())));
        }
    }

    #[test]
    fn the_last_item_marks_its_page() {
        let paging = Paging::last_item("items", "id");
        let pages = [json!({ "items": [{ "id": "a" }, { "id": 7 }] }), json!({ "items": [] })];
        assert_eq!(read(paging, None, &pages), (vec!["7".to_owned()], Ok(())));
        assert!(read(paging, None, &[json!({ "items": [{}] })]).1.is_err());
    }

    #[test]
    fn a_service_that_goes_round_is_stopped() {
        let same = [numbers(&[1, 2]), numbers(&[1, 2])];
        assert!(read(Paging::offset("items"), None, &same).1.unwrap_err().contains("the same page twice"));
        let page = |next: &str| json!({ "items": [1], "next_marker": next });
        let paging = Paging::next("items", &["next_marker"]);
        let circle = [page("a"), page("b"), page("a")];
        assert!(read(paging, None, &circle).1.unwrap_err().contains("leads back"));
        assert!(read(paging, Some("a"), &circle[..1]).1.unwrap_err().contains("leads back"));
    }

    #[test]
    fn whatever_comes_ends() {
        for page in [json!(null), json!([]), json!({ "items": 7 }), json!("text")] {
            assert_eq!(read(Paging::offset("items"), None, std::slice::from_ref(&page)), (vec![], Ok(())));
        }
    }
}

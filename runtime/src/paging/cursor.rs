//! Where the next page of a list is.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use serde_json::Value;

use super::sheet::Sheet;

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
    /// How many there are, as the service said last.
    total: Option<u64>,
    /// The items of the last page.
    last: u64,
    /// Every position so far.
    positions: HashSet<u64>,
}

/// What a page says.
#[derive(Debug, PartialEq)]
pub(super) struct Advance {
    /// How many items it has, readable or not.
    pub(super) count: usize,
    /// What the page behind it is asked for with. None where the list has ended; an error where that cannot be said, where
    /// items are missing, and where the service gives again what it gave before: going on would not end.
    pub(super) next: Result<Option<String>, String>,
}

impl Cursor {
    /// Begins where the caller wants, or at the beginning.
    pub(super) fn new(paging: Paging, position: Option<String>) -> Self {
        let positions = position.iter().map(hash).collect();
        let seen = position.is_none().then_some(0);
        Self { paging, position, seen, total: None, last: 0, positions }
    }

    /// Reads a page and moves on behind it.
    ///
    /// # Errors
    /// Where it is no page of this list.
    pub(super) fn advance(&mut self, page: &Value) -> Result<Advance, String> {
        let sheet = Sheet::read(page, self.paging.items)?;
        let count = sheet.items.len();
        Ok(Advance { count, next: self.behind(&sheet) })
    }

    /// The list has no page here: the response has no content.
    pub(super) fn end(&self) -> Result<Option<String>, String> {
        self.ended(0)
    }

    fn behind(&mut self, sheet: &Sheet<'_>) -> Result<Option<String>, String> {
        let count = u64::try_from(sheet.items.len()).unwrap_or(u64::MAX);
        self.seen = self.seen.map(|seen| seen.saturating_add(count));
        // Behind the end, some services count nothing.
        let total = sheet.total(self.paging.total).filter(|total| *total > 0 || count > 0);
        self.total = total.or(self.total);
        if count == 0 && !matches!(self.paging.style, Style::Next(_)) {
            return self.ended(count);
        }
        let Some(next) = self.next(sheet, count)? else { return self.ended(count) };
        if !self.goes_on(&next, sheet)? {
            return self.ended(count);
        }
        self.position = Some(next.clone());
        Ok(Some(next))
    }

    fn next(&self, sheet: &Sheet<'_>, count: u64) -> Result<Option<String>, String> {
        match self.paging.style {
            Style::Offset(first) => {
                let next = self.number(first)?.saturating_add(count);
                let goes_on = |total| next.saturating_sub(first) < total;
                Ok(self.total.is_none_or(goes_on).then(|| next.to_string()))
            }
            Style::Page(first) => {
                let next = self.number(first)?.saturating_add(1);
                let is_last = self.total.zip(self.seen).is_some_and(|(total, seen)| seen >= total);
                Ok((!is_last).then(|| next.to_string()))
            }
            Style::Next(path) => {
                sheet.next(path).map_err(|what| format!("the place of the next page: {what}"))
            }
            Style::LastItem(member) => sheet.last(member).map(Some).ok_or_else(|| {
                format!("no item of a page has `{member}`, behind which the next page would begin")
            }),
        }
    }

    /// The end, unless the service itself has counted more items than it gave.
    fn ended(&self, count: u64) -> Result<Option<String>, String> {
        let given = match self.paging.style {
            // Wherever reading began, the items before are those that the caller wants to skip.
            Style::Offset(first) => self.number(first)?.saturating_add(count).saturating_sub(first),
            _ => match self.seen {
                Some(seen) => seen,
                None => return Ok(None),
            },
        };
        match self.total {
            Some(total) if given < total => {
                Err(format!("the service counts {total} items, and there are no more behind {given}"))
            }
            _ => Ok(None),
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

    /// Whether a place leads on. One that was just read is how some services say that nothing is behind it; an older one
    /// would lead round in circles, without an end.
    fn goes_on(&mut self, next: &str, sheet: &Sheet<'_>) -> Result<bool, String> {
        let items = hash(&sheet.items.iter().map(ToString::to_string).collect::<Vec<_>>());
        let looks_at_places = !matches!(self.paging.style, Style::Next(_));
        if looks_at_places && self.position.is_some() && items == self.last {
            return Err("the service gave the same page twice: it does not seem to look at the place that is asked for".to_owned());
        }
        self.last = items;
        if self.position.as_deref() == Some(next) {
            return Ok(false);
        }
        if self.positions.insert(hash(&next)) {
            return Ok(true);
        }
        Err("the service leads back to a page that was read already".to_owned())
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
            match cursor.advance(page).and_then(|page| page.next) {
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
    fn a_total_saves_the_last_call_of_counted_pages() {
        let page = |items: &[u64], total: u64| json!({ "items": items, "total": total });
        let paging = Paging::page("items", 1).total("total");
        let (positions, end) = read(paging, None, &[page(&[1, 2], 3), page(&[3], 3)]);
        assert_eq!((positions.join(" ").as_str(), end), ("2", Ok(())));
    }

    #[test]
    fn the_end_is_held_against_what_the_service_has_counted() {
        let page = |items: &[u64], total: u64| json!({ "items": items, "total": total });
        let paging = Paging::offset("items").total("total");
        // A total that comes with the page behind the last one, and one of nothing beside items.
        let late = read(paging, None, &[numbers(&[1, 2]), page(&[], 4)]);
        assert!(late.1.unwrap_err().contains("counts 4 items"));
        assert_eq!(read(paging, None, &[page(&[1, 2], 0)]), (vec![], Ok(())));
        // No content.
        let mut cursor = Cursor::new(paging, None);
        assert_eq!(cursor.end(), Ok(None), "a list of nothing");
        cursor.advance(&page(&[1, 2], 4)).unwrap().next.unwrap();
        assert!(cursor.end().unwrap_err().contains("counts 4 items"));
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
        let item = |id: &str| json!({ "items": [{ "id": id }, { "id": "z" }] });
        let ignored = read(Paging::last_item("items", "id"), None, &[item("a"), item("a")]);
        assert!(ignored.1.unwrap_err().contains("the same page twice"));
    }

    #[test]
    fn a_marker_that_was_just_sent_ends_the_list() {
        let page = |next: &str| json!({ "items": [1], "next_marker": next });
        let paging = Paging::next("items", &["next_marker"]).total("total");
        assert_eq!(
            read(paging, None, &[page("a"), page("b"), page("b")]),
            (vec!["a".into(), "b".into()], Ok(()))
        );
        assert_eq!(read(paging, Some("a"), &[page("a")]), (vec![], Ok(())));
        let short = json!({ "items": [1], "next_marker": "a", "total": 3 });
        assert!(read(paging, None, &[page("a"), short]).1.unwrap_err().contains("counts 3 items"));
        // A page that begins with the item it is asked for.
        let last =
            |ids: &[&str]| json!({ "items": ids.iter().map(|id| json!({ "id": id })).collect::<Vec<_>>() });
        let pages = [last(&["a", "b"]), last(&["b", "c"]), last(&["c"])];
        assert_eq!(read(Paging::last_item("items", "id"), None, &pages).1, Ok(()));
    }

    #[test]
    fn a_list_is_read_as_its_decoder_reads_it() {
        let total = |items: Value| json!({ "items": items, "total": "4" });
        let paging = Paging::offset("items").total("total");
        let pages = [json!([total(json!([1]))]), total(json!({ "id": 2 })), total(json!([null, "x"]))];
        assert_eq!(read(paging, None, &pages), (vec!["1".to_owned(), "2".to_owned()], Ok(())));
        let nested = json!([{ "items": [1], "page_info": [{ "next": 7 }] }]);
        assert_eq!(read(Paging::next("items", &["page_info", "next"]), None, &[nested]).0, ["7"]);
        let last = json!({ "items": [{ "id": "a" }, [{ "id": "b" }], null] });
        assert_eq!(read(Paging::last_item("items", "id"), None, &[last]).0, ["b"]);
    }

    #[test]
    fn fewer_items_than_the_service_counts_are_an_error() {
        let page = |items: &[u64], total: u64| json!({ "items": items, "total": total });
        for (paging, start) in [
            (Paging::offset("items").total("total"), None),
            (Paging::offset("items").total("total"), Some("3")),
            (Paging::offset_from("items", 1).total("total"), None),
            (Paging::page("items", 1).total("total"), None),
        ] {
            for end in [page(&[], 60), page(&[], 0), json!({ "items": null }), json!({})] {
                let (_, read) = read(paging, start, &[page(&[1, 2], 60), end]);
                assert!(read.unwrap_err().contains("counts 60 items"), "{paging:?}");
            }
        }
        let marked = Paging::next("items", &["next"]).total("total");
        assert!(read(marked, None, &[page(&[1, 2], 60)]).1.is_err());
        assert_eq!(read(marked, Some("m"), &[page(&[1, 2], 60)]).1, Ok(()), "who knows what was before");
        let beyond = read(Paging::offset("items").total("total"), Some("90"), &[page(&[], 60)]);
        assert_eq!(beyond.1, Ok(()));
    }

    #[test]
    fn what_is_no_page_is_an_error_and_no_end() {
        for page in [json!(null), json!([]), json!("text"), json!([1, 2]), json!([{ "id": 1 }])] {
            assert!(Cursor::new(Paging::offset("items"), None).advance(&page).is_err(), "{page}");
        }
        let failed = json!({ "error_code": "D.1", "error_msg": "try again" });
        let error = Cursor::new(Paging::offset("items"), None).advance(&failed).unwrap_err();
        assert!(error.contains("tells of an error"), "{error}");
        let strange = json!({ "items": [1], "next": { "a": 1 } });
        assert!(read(Paging::next("items", &["next"]), None, &[strange]).1.is_err());
        for empty in [json!({}), json!({ "items": "" })] {
            assert_eq!(read(Paging::offset("items"), None, &[empty]), (vec![], Ok(())));
        }
    }
}

//! Where everything stands on the site: names of files, and of places within them.
//!
//! In: ids and names that pages made up. Out: names of letters, digits, `-`, `_` and `.`, distinct whatever the case. They depend on
//! the id alone, so that a link to an operation or a row stays when others come and go (but for names that differ in case only).

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use tablature_codegen::document::Text;
use tablature_codegen::model::{Api, OperationId};
use tablature_codegen::raw::RawOperation;
use tablature_codegen::source::{Place, name};

/// The longest name of a file, without its ending.
const LONGEST: usize = 120;

/// The addresses of one service, as seen from its folder.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    operations: BTreeMap<OperationId, String>,
    pages: BTreeMap<String, PageAddress>,
}

/// The address of a page as it was read.
#[derive(Debug, Default)]
struct PageAddress {
    file: String,
    /// The names of its tables, by their labels.
    tables: BTreeMap<String, String>,
    /// The lines of its examples, where its dialect has lines.
    examples: Vec<RangeInclusive<u32>>,
}

impl Addresses {
    pub(super) fn of(api: &Api, pages: &[RawOperation]) -> Self {
        let mut taken = Taken::default();
        let operations = api.operations.iter();
        let operations = operations.map(|it| (it.id.clone(), taken.file(&it.id.0))).collect();
        let mut addresses = Self { operations, pages: BTreeMap::new() };
        let mut taken = Taken::default();
        for operation in pages {
            let page = addresses.pages.entry(operation.page.to_string()).or_insert_with(|| PageAddress {
                file: taken.file(without_service(&operation.page)),
                ..PageAddress::default()
            });
            page.add_tables(operation);
            page.examples.extend(operation.examples.iter().filter_map(|it| lines(it.body.as_ref()?)));
        }
        addresses
    }

    /// The file of an operation.
    pub(super) fn operation(&self, id: &OperationId) -> String {
        let name = self.operations.get(id).map_or("", String::as_str);
        format!("operations/{name}.html")
    }

    /// The file of a page. None where the page gave no operation: such pages are not shown.
    pub(super) fn page(&self, page: &str) -> Option<String> {
        self.pages.get(page).map(|page| format!("pages/{}.html", page.file))
    }

    /// The name of a table on its page.
    pub(super) fn table(&self, page: &str, label: &str) -> Option<&str> {
        self.pages.get(page)?.tables.get(label).map(String::as_str)
    }

    /// The name of a row on its page, of its table, or of a line of an example.
    pub(super) fn anchor(&self, place: &Place) -> Option<String> {
        let Some(label) = place.table.as_deref() else {
            let line = place.line()?;
            let examples = &self.pages.get(&*place.page)?.examples;
            return examples.iter().any(|lines| lines.contains(&line)).then(|| line_anchor(line));
        };
        let table = self.table(&place.page, label)?;
        Some(place.row.map_or_else(|| table.to_owned(), |row| format!("{table}.{row}")))
    }

    /// The address of a row, or of as much of its place as is known.
    pub(super) fn place(&self, place: &Place) -> Option<String> {
        let page = self.page(&place.page)?;
        Some(self.anchor(place).map_or_else(|| page.clone(), |anchor| format!("{page}#{anchor}")))
    }
}

impl PageAddress {
    fn add_tables(&mut self, operation: &RawOperation) {
        let mut taken = Taken(self.tables.values().cloned().collect());
        for table in &operation.tables {
            let name = || taken.add(&plain(&table.label.to_lowercase()));
            self.tables.entry(table.label.to_string()).or_insert_with(name);
        }
    }
}

/// The name of a line of an example.
pub(super) fn line_anchor(line: u32) -> String {
    format!("line-{line}")
}

/// The lines on which a text stands, where its dialect has lines.
pub(super) fn lines(text: &Text) -> Option<RangeInclusive<u32>> {
    let first = text.span?.line;
    let more = u32::try_from(text.value.lines().count().saturating_sub(1)).ok()?;
    Some(first..=first.saturating_add(more))
}

/// Names that are given away, in small letters.
#[derive(Default)]
pub(super) struct Taken(BTreeSet<String>);

impl Taken {
    /// A name of a file that systems take, for this text.
    pub(super) fn file(&mut self, text: &str) -> String {
        let plain = plain(text);
        let plain = plain.trim_matches(['.', '-']);
        let end = plain.char_indices().nth(LONGEST).map_or(plain.len(), |(end, _)| end);
        let short = plain.get(..end).unwrap_or(plain);
        let is_fine = !short.is_empty() && name::check(short).is_ok();
        self.add(if is_fine { short.to_owned() } else { format!("{short}_") }.as_str())
    }

    fn add(&mut self, text: &str) -> String {
        let numbered = (2_usize..).map(|number| format!("{text}-{number}"));
        let mut names = std::iter::once(text.to_owned()).chain(numbered);
        // There are as many names as numbers.
        names.find(|name| self.0.insert(name.to_lowercase())).unwrap_or_default()
    }
}

/// The text with `-` for whatever would have to be escaped somewhere.
pub(super) fn plain(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
    text.chars().map(|c| if is_plain(c) { c } else { '-' }).collect()
}

/// `eg/CreateEventRouterJob.txt` -> `CreateEventRouterJob`
fn without_service(page: &str) -> &str {
    let below = page.split_once('/').map_or(page, |(_, below)| below);
    below.rsplit_once('.').map_or(below, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_plain_and_distinct() {
        let mut taken = Taken::default();
        let names = ["ListJobs", "listJobs", "../../etc/passwd", "a b", "a\u{202e}b", "创建", "con", ""];
        let given = names.map(|name| taken.file(name));
        assert_eq!(given, ["ListJobs", "listJobs-2", "etc-passwd", "a-b", "a-b-2", "_", "con_", "_-2"]);
    }

    #[test]
    fn a_page_is_named_by_its_path_below_the_service() {
        assert_eq!(without_service("eg/jobs/Create.v2.html"), "jobs/Create.v2");
        assert_eq!(without_service("Create"), "Create");
    }
}

//! The rows of a page, found by their place and by their names.
//!
//! Only examples that contradict the tables ask for them, and such may ask once for every element of a list: so they are
//! gathered when they are first asked for, and once for all examples of the page.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::document::Text;
use crate::raw::{RawOperation, RawRow};
use crate::source::Place;
use crate::vocabulary;

/// The rows of a page.
pub(super) struct Rows<'r> {
    raw: &'r RawOperation,
    /// By the label of their table and their number.
    placed: OnceCell<BTreeMap<(&'r str, u32), &'r RawRow>>,
    /// The names of rows which say that there are more fields than their table lists.
    open: OnceCell<BTreeSet<String>>,
    /// The first row of each name: how many rows stand before it, and its place.
    named: OnceCell<BTreeMap<String, (usize, Place)>>,
}

impl<'r> Rows<'r> {
    /// Those of a page.
    pub fn of(raw: &'r RawOperation) -> Self {
        Self { raw, placed: OnceCell::new(), open: OnceCell::new(), named: OnceCell::new() }
    }

    /// The page.
    pub fn page(&self) -> &'r str {
        &self.raw.page
    }

    /// Whether a row of this name says that there are more fields than its table lists: what is sent with others comes back so.
    pub fn are_open(&self, name: &str) -> bool {
        let open = self.open.get_or_init(|| {
            let rows = self.raw.tables.iter().flat_map(|table| &table.rows);
            let says_more = |text: &Text| vocabulary::says_more_fields(&text.value);
            let open = rows.filter(|row| row.description.iter().any(says_more));
            open.map(RawRow::name_text).collect()
        });
        open.contains(name)
    }

    /// The row at a place.
    pub fn at(&self, place: &Place) -> Option<&'r RawRow> {
        let placed = self.placed.get_or_init(|| {
            let mut placed = BTreeMap::new();
            for table in &self.raw.tables {
                for row in &table.rows {
                    placed.entry((&*table.label, row.number)).or_insert(row);
                }
            }
            placed
        });
        placed.get(&(place.table.as_deref()?, place.row?)).copied()
    }

    /// The first row of the page that has one of these names, and where it is.
    pub fn first_named<'n>(&self, names: &[&'n str]) -> Option<(&'n str, &Place)> {
        let first = self.named.get_or_init(|| {
            let rows =
                self.raw.tables.iter().flat_map(|table| table.rows.iter().map(move |row| (table, row)));
            let mut found = BTreeMap::new();
            for (at, (table, row)) in rows.enumerate() {
                let name = row.name_text();
                // A key that is empty is a slip of the example, and no row without a name is meant.
                if !name.is_empty() {
                    found.entry(name).or_insert_with(|| (at, row.place(table)));
                }
            }
            found
        });
        let given = names.iter().filter_map(|name| Some((*name, first.get(*name)?)));
        let (name, (_, place)) = given.min_by_key(|(_, (at, _))| *at)?;
        Some((name, place))
    }
}

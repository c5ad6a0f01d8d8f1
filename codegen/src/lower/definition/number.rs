//! What the number in "see Table 6" stands for.
//!
//! In: the tables of a page, and the rows that give numbers. Out: the table of a number. Most pages show the numbers in
//! captions. In forms without captions tables are counted, where counting leads every such row to the table of a type:
//! tables that had no caption before were not counted then, so some may have to be left out.

use super::Claims;
use super::group::Group;
use super::shown::{Fit, Shown};
use super::site::{self, Site};
use crate::raw::{RawOperation, RawTable};
use crate::type_cell::Leaf;

/// Tables without a number that may stand before those that are pointed at.
const MOST_LEFT_OUT: usize = 2;

/// How the tables of a page get their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbers {
    /// Captions show them.
    Shown,
    /// They are counted, and as many tables are left out before those that are pointed at.
    Counted(usize),
    /// Nobody knows.
    Unknown,
}

impl Numbers {
    /// Looks at all tables of a page.
    pub fn of(raw: &RawOperation, groups: &[Group<'_>]) -> Self {
        if raw.tables.iter().any(is_labelled) {
            return Self::Shown;
        }
        let leads = |site: &Site<'_>, number: u32, numbers: Self| {
            let table = numbers.table(raw, number);
            table.is_some_and(|index| site::is_type(raw, index) && index != site.table)
        };
        // A number that no table can have is one of another page, or a slip.
        let is_possible =
            |number: &u32| usize::try_from(*number).is_ok_and(|number| number <= raw.tables.len());
        let fits = |numbers: &Self| {
            let mut sites = groups.iter().flat_map(Group::sites);
            sites.all(|site| {
                site.points_at.filter(is_possible).is_none_or(|number| leads(site, number, *numbers))
            })
        };
        (0..=MOST_LEFT_OUT).map(Self::Counted).find(fits).unwrap_or(Self::Unknown)
    }

    /// The table that a number means. A sentence above a table may give it, also where others are counted.
    pub fn table(self, raw: &RawOperation, number: u32) -> Option<usize> {
        let label = format!("Table {number}");
        let labelled = raw.tables.iter().position(|table| *table.label == *label);
        labelled.or_else(|| match self {
            Self::Counted(left_out) => usize::try_from(number).ok()?.checked_sub(1)?.checked_add(left_out),
            Self::Shown | Self::Unknown => None,
        })
    }

    /// Whether tables are counted, so that a number may lead elsewhere.
    pub fn are_counted(self) -> bool {
        self != Self::Shown
    }
}

impl Claims<'_> {
    /// A number that was counted and leads to the other side of the page is one of another page, where rows call that table
    /// otherwise, and it lacks much of what the examples show. So is the same number in rows that say the same.
    pub fn drop_strays(&mut self, group: &Group<'_>, groups: &[Group<'_>], shown: &Shown) {
        if !self.numbers.are_counted() {
            return;
        }
        let paths = self.paths(group);
        let fit = |site: &Site<'_>, table: usize| self.fit(site, table, &paths, shown);
        let crossing = |site: &Site<'_>| {
            self.of(site)
                .filter(|table| self.pointed_at(site) == Some(*table) && !group.types.contains(table))
        };
        let is_called_otherwise = |site: &Site<'_>, table: usize| {
            let mut others =
                groups.iter().flat_map(Group::sites).filter(|other| self.of(other) == Some(table));
            site.leaf != Leaf::Bare && others.any(|other| other.leaf != Leaf::Bare && other.leaf != site.leaf)
        };
        let lacks_much = |site: &&Site<'_>| {
            crossing(site).is_some_and(|table| {
                matches!(fit(site, table), Fit::Some | Fit::None) && is_called_otherwise(site, table)
            })
        };
        let strays: Vec<&Site<'_>> = group.sites().filter(lacks_much).collect();
        let is_stray = |site: &&Site<'_>| {
            let is_same = |stray: &&Site<'_>| stray.points_at == site.points_at && stray.leaf == site.leaf;
            strays.iter().any(is_same) && crossing(site).is_some_and(|table| fit(site, table) != Fit::Good)
        };
        let wrong: Vec<(usize, u32)> = group
            .sites()
            .filter(|site| site.row.defined_by.is_none())
            .filter(is_stray)
            .map(Site::key)
            .collect();
        self.found.retain(|site, _| !wrong.contains(site));
    }
}

/// Whether a caption shows the number of a table. A sentence above one is no caption: `Table 1 describes the parameters.`
/// stands there also where captions are lost.
fn is_labelled(table: &RawTable) -> bool {
    let is_sentence = table.caption.as_deref().is_some_and(|caption| caption.ends_with(['.', '。']));
    table.label.starts_with("Table ") && !is_sentence
}

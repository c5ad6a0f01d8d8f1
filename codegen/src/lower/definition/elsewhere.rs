//! What other pages of the service say of the same rows.
//!
//! In: the rows of all pages, with the tables that define them, as far as each page says it by itself. Out: for rows that their own
//! page leaves open, a table of that page which has what another page shows of the same type, or of a member of the same name.
//! Where forms have lost the captions, the pages of a service repeat their tables, and one of them mostly has the example
//! that the other lacks.
//!
//! Left out on purpose: tables of other pages. What is claimed stands on the page itself.

use std::collections::{BTreeMap, BTreeSet};

use super::example::{LEAST_SHARED, are_alike};
use super::group::Group;
use super::shown::{Fit, Shown, below};
use super::site::Site;
use super::{Claims, Definitions};
use crate::lower::only::only;
use crate::lower::spelling::letters;
use crate::raw::{RawOperation, RawRow, RawTable};
use crate::type_cell::Leaf;

/// What pages say of types and members.
#[derive(Debug, Default)]
pub(super) struct Elsewhere {
    /// By the letters of the name of a type, or of a member.
    known: BTreeMap<String, BTreeSet<Defined>>,
    /// Names of members whose cells name no type, by their last word: `volumeAttachments` by `attachment`.
    heads: BTreeMap<String, BTreeSet<String>>,
}

/// A row that leads to a table.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Defined {
    description: String,
    table: Vec<Line>,
}

/// What a row of a table says: name, type and description.
pub(super) type Line = [String; 3];

/// What the rows of a table say.
pub(super) fn lines(table: &RawTable) -> Vec<Line> {
    let line = |row: &RawRow| [row.name_text(), row.type_text().unwrap_or_default(), row.description_text()];
    table.rows.iter().map(line).collect()
}

impl Elsewhere {
    /// Learns what a page says.
    pub fn learn(&mut self, raw: &RawOperation, definitions: &Definitions) {
        for table in &raw.tables {
            for row in &table.rows {
                let found = definitions.of(table, row).and_then(|index| raw.tables.get(index));
                let Some((leaf, defining)) = row.leaf().zip(found) else { continue };
                let said = Defined { description: row.description_text(), table: lines(defining) };
                let name = row.name_text();
                if leaf == Leaf::Bare {
                    self.heads.entry(last_word(&name)).or_default().insert(letters(&name));
                }
                self.known.entry(subject(&leaf, &name)).or_default().insert(said);
            }
        }
    }

    fn of(&self, site: &Site<'_>) -> impl Iterator<Item = &Defined> {
        self.known.get(&subject(&site.leaf, &site.member)).into_iter().flatten()
    }

    fn may_know(&self, site: &Site<'_>) -> bool {
        self.of(site).next().is_some() || self.heads.contains_key(&last_word(&site.member))
    }

    /// Whether another row of such a name leads to the table, word for word.
    fn has(&self, site: &Site<'_>, table: &RawTable) -> bool {
        let lines = lines(table);
        self.of(site).any(|known| known.table == lines)
    }

    /// Whether another row that says the same leads to the table, word for word: but for what one adds to it, as "see Table 7".
    fn has_for_same(&self, site: &Site<'_>, table: &RawTable) -> bool {
        let (lines, description) = (lines(table), site.row.description_text());
        let is_same = |other: &str| {
            let is_part = |one: &str, other: &str| one.len() >= LEAST_SAID && other.starts_with(one);
            is_part(&description, other) || is_part(other, &description)
        };
        self.of(site).any(|known| known.table == lines && is_same(&known.description))
    }

    /// Whether a row of such a name leads to a table of these names elsewhere. One name is no table to know again.
    pub fn resembles(&self, site: &Site<'_>, names: &BTreeSet<String>) -> bool {
        names.len() > 1 && self.of(site).any(|known| has_names(known, names))
    }

    /// Whether a row whose name ends with this one leads to a table of these names elsewhere: `volumeAttachments` and `attachments`.
    /// That is less than the name, so the table must have more to know it by.
    fn has_for_longer_name(&self, site: &Site<'_>, names: &BTreeSet<String>) -> bool {
        let word = last_word(&site.member);
        let is_word = !word.is_empty() && letters(&site.member).trim_end_matches('s') == word;
        let longer = self
            .heads
            .get(&word)
            .filter(|_| is_word && site.leaf == Leaf::Bare && names.len() >= LEAST_SHARED);
        // `version` is no longer name than `versions`.
        let length = letters(&site.member).len() + 1;
        let longer = longer.into_iter().flatten().filter(|name| name.len() > length);
        let mut known = longer.filter_map(|name| self.known.get(name)).flatten();
        known.any(|known| has_names(known, names))
    }

    /// Whether a row of such a name leads to a table with these names, or with most of them, elsewhere.
    pub fn is_like(&self, site: &Site<'_>, names: &BTreeSet<String>) -> bool {
        let names_of = |known: &Defined| known.table.iter().map(|[name, ..]| name.clone()).collect();
        self.resembles(site, names) || self.of(site).any(|known| are_alike(&names_of(known), names))
    }
}

/// Whether a table elsewhere has these names, and no others.
fn has_names(known: &Defined, names: &BTreeSet<String>) -> bool {
    known.table.len() == names.len() && known.table.iter().all(|[name, ..]| names.contains(name))
}

/// The last word of a name, in small letters and without the ending of several: `attachment` of `volumeAttachments`.
fn last_word(name: &str) -> String {
    let start = name
        .char_indices()
        .rev()
        .find(|(_, c)| !c.is_lowercase())
        .map_or(0, |(at, c)| if c.is_uppercase() { at } else { at + c.len_utf8() });
    letters(name.get(start..).unwrap_or_default()).trim_end_matches('s').to_owned()
}

/// How long a description is that is known again: `List of tags` stands anywhere.
const LEAST_SAID: usize = 20;

/// Under which name a row is known: that of its type, or of the member where that has none.
fn subject(leaf: &Leaf, member: &str) -> String {
    match leaf {
        Leaf::Named(name) => letters(name),
        Leaf::Bare => letters(member),
    }
}

impl Claims<'_> {
    /// Rows that lead to no table, while another page has one of this page's tables for them.
    pub fn by_other_pages(&mut self, group: &Group<'_>, shown: &Shown) {
        // What is found tells where in the examples the next ones stand.
        for _ in 0..=group.sites().count() {
            let paths = self.paths(group);
            let fits = |site: &Site<'_>, table: usize| {
                let path = paths.get(&site.table).map(|path| below(path, site));
                let is_denied = |path: String| {
                    shown.fit(&path, self.rows(table)) == Fit::None
                        && !shown.fits_values(&path, self.rows(table))
                };
                table > site.table && !self.is_called_otherwise(table, site) && !path.is_some_and(is_denied)
            };
            let is_known = |site: &&Site<'_>| self.of(site).is_none() && self.elsewhere.may_know(site);
            let mut open = group.sites().filter(is_known);
            let found = open.find_map(|site| {
                let same = self.same_elsewhere(group, site, &fits);
                Some((site, same.or_else(|| self.alike_elsewhere(group, site, &fits))?))
            });
            let Some((site, table)) = found else { return };
            self.add(site, table);
            self.share(group);
        }
    }

    /// The table that another page has for such a row, word for word: one that is left, or else one of other rows that say
    /// the same.
    fn same_elsewhere(
        &self,
        group: &Group<'_>,
        site: &Site<'_>,
        fits: &impl Fn(&Site<'_>, usize) -> bool,
    ) -> Option<usize> {
        let tables = |has: &dyn Fn(&RawTable) -> bool, of: Vec<usize>| {
            of.into_iter().find(|table| fits(site, *table) && self.table(*table).is_some_and(has))
        };
        let left = tables(&|table| self.elsewhere.has(site, table), self.unused(group));
        left.or_else(|| tables(&|table| self.elsewhere.has_for_same(site, table), group.types.clone()))
    }

    /// The only table that is left and has the names of one that another page has for such a row. No other row may have it.
    fn alike_elsewhere(
        &self,
        group: &Group<'_>,
        site: &Site<'_>,
        fits: &impl Fn(&Site<'_>, usize) -> bool,
    ) -> Option<usize> {
        let is_it = |site: &Site<'_>, table: usize| {
            let rows = self.rows(table);
            let is_known =
                self.elsewhere.resembles(site, rows) || self.elsewhere.has_for_longer_name(site, rows);
            fits(site, table) && is_known
        };
        let found = only(self.unused(group).into_iter().filter(|table| is_it(site, *table)))?;
        let mut others = group.sites().filter(|other| self.of(other).is_none() && !other.is_same(site));
        (!others.any(|other| is_it(other, found))).then_some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_end_with_words() {
        for name in ["volumeAttachments", "volume_attachment", "attachments", "Volume-Attachment"] {
            assert_eq!(last_word(name), "attachment", "{name}");
        }
        assert_eq!((last_word(""), last_word("A1")), (String::new(), String::new()));
    }
}

//! Which table defines the type that a row names.
//!
//! In: a [`RawOperation`]. Out: for each row that names an object, the table that describes its members, where the page
//! says so, and otherwise the tables that could be meant.
//!
//! A wrong table is far worse than none. So a table is given to a row only where something on the page says so, and
//! what says it best is asked first: a link, "see Table 6" ([`number`]), the name of the type ([`words`]), words of a caption, what an
//! example shows ([`example`]), the table of the same type in the other direction, what another page of the service has for
//! such a row ([`elsewhere`]), and the order of the tables, where all types of a side and all its tables fit together in no
//! other way ([`order`], [`whole`]). An order of rows that name no types is believed only where something else speaks for it.

mod elsewhere;
mod example;
mod group;
mod link;
mod number;
mod order;
mod shown;
mod site;
mod whole;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::example::Examples;
use crate::limits;
use crate::raw::{RawOperation, RawRow, RawTable};
use crate::type_cell::Leaf;
use crate::vocabulary;
use elsewhere::Elsewhere;
use group::Group;
use number::Numbers;
use shown::{Fit, Shown};
use site::Site;

/// A row of a page: the label of its table, and its number.
type RowKey = (Arc<str>, u32);

fn key(table: &RawTable, row: &RawRow) -> RowKey {
    (Arc::clone(&table.label), row.number)
}

/// The table that a link of a row leads to.
pub(super) fn linked(raw: &RawOperation, row: &RawRow) -> Option<usize> {
    link::linked(raw, row)
}

/// The other page that the type cell of a row links to.
pub(super) fn other_page<'r>(raw: &RawOperation, row: &'r RawRow) -> Option<&'r str> {
    row.type_links().find_map(|link| site::other_page(&raw.tables, &link.target))
}

/// What was found for a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Definitions {
    tables: BTreeMap<RowKey, usize>,
    names: BTreeMap<usize, String>,
    /// Rows that every example shows as lists, of those that leave it open.
    lists: BTreeSet<RowKey>,
    /// Rows whose cells are nothing but a name, which is that of an object.
    bare: BTreeMap<RowKey, String>,
    /// Tables of which examples show that the name of the only row stands for any key.
    free_keys: BTreeSet<usize>,
    /// What the page leaves open.
    pub doubts: Vec<Doubt>,
    /// Whether a row leads to no table.
    has_open: bool,
}

/// Rows and tables of one side of a page that belong together in a way that nothing on the page tells.
#[derive(Clone, Debug)]
pub(super) struct Doubt {
    /// The rows that name types: table and number.
    pub rows: Vec<(usize, u32)>,
    /// The tables that could be meant.
    pub tables: Vec<usize>,
}

/// What was found for the operations of a page: those that share its tables and examples share that, too.
#[derive(Default)]
struct Known<'r>(Vec<(&'r RawOperation, Arc<Definitions>)>);

impl<'r> Known<'r> {
    /// What a page says of an operation. Operations of a page come one behind the other.
    fn of(&mut self, raw: &'r RawOperation, find: impl FnOnce() -> Arc<Definitions>) -> Arc<Definitions> {
        self.0.retain(|(other, _)| other.page == raw.page);
        let is_same = |other: &RawOperation| other.tables == raw.tables && other.examples == raw.examples;
        if let Some((_, known)) = self.0.iter().find(|(other, _)| is_same(other)) {
            return Arc::clone(known);
        }
        let found = find();
        self.0.push((raw, Arc::clone(&found)));
        found
    }
}

/// What is found for the operations of a service. Each page is looked at by itself first; what it leaves open is looked for
/// in what the others say then, so the order of pages decides nothing.
pub(super) fn of_all(operations: &[(&RawOperation, Examples<'_>)]) -> Vec<Arc<Definitions>> {
    let mut known = Known::default();
    let alone = operations.iter().map(|(raw, examples)| {
        known.of(raw, || Arc::new(Definitions::find(raw, examples, &Elsewhere::default())))
    });
    let alone: Vec<Arc<Definitions>> = alone.collect();
    let mut elsewhere = Elsewhere::default();
    for ((raw, _), found) in operations.iter().zip(&alone) {
        elsewhere.learn(raw, found);
    }
    let mut known = Known::default();
    let all = operations.iter().zip(alone).map(|((raw, examples), alone)| {
        known.of(raw, || {
            if alone.has_open { Arc::new(Definitions::find(raw, examples, &elsewhere)) } else { alone }
        })
    });
    all.collect()
}

impl Definitions {
    /// Looks at a page as a whole.
    fn find(raw: &RawOperation, examples: &Examples<'_>, elsewhere: &Elsewhere) -> Self {
        let mut groups = group::groups(raw);
        let shown: Vec<Shown> = groups.iter().map(|group| Shown::collect(examples, &group.side)).collect();
        groups.iter_mut().zip(&shown).for_each(|(group, shown)| group.keep_objects(raw, shown));
        let names = raw.tables.iter().map(RawTable::names).collect();
        let numbers = Numbers::of(raw, &groups);
        let none = BTreeSet::new();
        let mut claims = Claims { raw, numbers, elsewhere, names, none, found: BTreeMap::new() };
        for group in &groups {
            claims.by_words(group);
        }
        let is_bounded = groups.iter().all(Group::is_bounded);
        for (group, shown) in groups.iter().zip(&shown).filter(|_| is_bounded) {
            claims.drop_strays(group, &groups, shown);
            claims.drop_contradicted(group, shown);
            claims.by_caption(group, shown);
            claims.by_order_of_all(group, shown);
            claims.by_order_of_names(group, shown);
            claims.by_example(group, shown);
            claims.share_number(group, shown);
        }
        for (group, shown) in groups.iter().zip(&shown).filter(|_| is_bounded) {
            claims.share(group);
            claims.by_twin(group, &groups, shown);
            claims.by_other_pages(group, shown);
            claims.by_elimination(group, shown);
            claims.by_order_of_names(group, shown);
            claims.by_order_of_rows(group, &groups, shown);
            claims.by_convention(group);
        }
        for (group, shown) in groups.iter().zip(&shown) {
            claims.share(group);
            claims.borrow_from_others(group, &groups, shown);
        }
        claims.settled(&groups, &shown)
    }

    /// The table that defines what the row names.
    pub fn of(&self, table: &RawTable, row: &RawRow) -> Option<usize> {
        self.tables.get(&key(table, row)).copied()
    }

    /// The name that is all that the type cell of a row says, where it is that of an object.
    pub fn bare_name(&self, table: &RawTable, row: &RawRow) -> Option<&str> {
        self.bare.get(&key(table, row)).map(String::as_str)
    }

    /// What the rows that lead to a table call its type.
    pub fn name(&self, table: usize) -> Option<&str> {
        self.names.get(&table).map(String::as_str)
    }

    /// Whether the only row of a table stands for keys that somebody chooses: it is described as a pair of key and value,
    /// and the examples have others.
    pub fn has_free_key(&self, table: usize) -> bool {
        self.free_keys.contains(&table)
    }

    /// Whether every example shows lists where the row says `Table 4`, or as values where a sentence of it says
    /// `Map<String, Object>`.
    pub fn is_list(&self, table: &RawTable, row: &RawRow) -> bool {
        self.lists.contains(&key(table, row))
    }

    /// Whether no row leads to the table.
    pub fn is_unused(&self, table: usize) -> bool {
        !self.names.contains_key(&table)
    }

    /// Whether a doubt speaks of the row.
    pub fn is_doubtful(&self, table: usize, row: &RawRow) -> bool {
        self.doubts.iter().any(|doubt| doubt.rows.contains(&(table, row.number)))
    }
}

/// The tables that rows lead to, so far.
struct Claims<'r> {
    raw: &'r RawOperation,
    /// What the numbers of tables stand for.
    numbers: Numbers,
    /// What other pages say.
    elsewhere: &'r Elsewhere,
    /// The names in the rows of each table.
    names: Vec<BTreeSet<String>>,
    /// Those of no table.
    none: BTreeSet<String>,
    /// By table and number of the row.
    found: BTreeMap<(usize, u32), usize>,
}

impl Claims<'_> {
    fn add(&mut self, site: &Site<'_>, table: usize) {
        self.found.insert(site.key(), table);
    }

    fn of(&self, site: &Site<'_>) -> Option<usize> {
        self.found.get(&site.key()).copied()
    }

    fn is_used(&self, table: usize) -> bool {
        self.found.values().any(|used| *used == table)
    }

    /// Types of a side that no row leads to yet.
    fn unused(&self, group: &Group<'_>) -> Vec<usize> {
        let used: BTreeSet<usize> = self.found.values().copied().collect();
        group.types.iter().copied().filter(|table| !used.contains(table)).collect()
    }

    fn table(&self, index: usize) -> Option<&RawTable> {
        self.raw.tables.get(index)
    }

    fn rows(&self, table: usize) -> &BTreeSet<String> {
        self.names.get(table).unwrap_or(&self.none)
    }

    /// Where examples show what each table describes, by what is known so far.
    fn paths(&self, group: &Group<'_>) -> BTreeMap<usize, String> {
        let mut paths: BTreeMap<usize, String> =
            group.roots.iter().map(|table| (*table, String::new())).collect();
        let mut open: Vec<usize> = group.roots.clone();
        while let Some(table) = open.pop() {
            let Some(path) = paths.get(&table).cloned().filter(|path| path.len() < limits::TYPE_CELL) else {
                continue;
            };
            for site in group.sites.get(&table).into_iter().flatten() {
                let Some(next) = self.of(site).filter(|next| !paths.contains_key(next)) else { continue };
                paths.insert(next, shown::below(&path, site));
                open.push(next);
            }
        }
        paths
    }

    /// Several rows may lead to one table by the name of the type.
    fn share(&mut self, group: &Group<'_>) {
        let named = |site: &Site<'_>| match &site.leaf {
            Leaf::Named(name) => Some(name.clone()),
            Leaf::Bare => None,
        };
        let known: BTreeMap<String, usize> =
            group.sites().rev().filter_map(|site| Some((named(site)?, self.of(site)?))).collect();
        for site in group.sites().filter(|site| !self.found.contains_key(&site.key())).collect::<Vec<_>>() {
            if let Some(table) = named(site).and_then(|name| known.get(&name)) {
                self.add(site, *table);
            }
        }
    }

    /// How a table fits what the examples show of a row, where `paths` tells where they show it.
    fn fit(&self, site: &Site<'_>, table: usize, paths: &BTreeMap<usize, String>, shown: &Shown) -> Fit {
        let path = paths.get(&site.table).map(|path| shown::below(path, site));
        path.map_or(Fit::Unknown, |path| shown.fit(&path, self.rows(table)))
    }

    /// Rows that give the same number lead to the same table, also where no table shows it.
    fn share_number(&mut self, group: &Group<'_>, shown: &Shown) {
        let known: BTreeMap<u32, usize> =
            group.sites().rev().filter_map(|site| Some((site.points_at?, self.of(site)?))).collect();
        let paths = self.paths(group);
        let fits = |site: &Site<'_>, table: usize| self.fit(site, table, &paths, shown) != Fit::None;
        let is_open = |site: &&Site<'_>| self.of(site).is_none() && self.pointed_at(site).is_none();
        let open = group.sites().filter(is_open);
        let found = open.filter_map(|site| Some((site, *known.get(&site.points_at?)?)));
        let found: Vec<_> = found.filter(|(site, table)| fits(site, *table)).collect();
        for (site, table) in found {
            self.add(site, table);
        }
    }

    /// A type that is named for responses may have its table among those for requests, and the other way round. Where a table
    /// of its own side is left that has what the examples show, or shares members with that other one, it may be meant.
    fn borrow_from_others(&mut self, group: &Group<'_>, groups: &[Group<'_>], shown: &Shown) {
        let paths = self.paths(group);
        let unused = self.unused(group);
        let is_left = |site: &Site<'_>| {
            let path = paths.get(&site.table).map(|path| shown::below(path, site));
            let fits = |path: &str, table: usize| shown.fit(path, self.rows(table)) == Fit::Good;
            path.is_some_and(|path| unused.iter().any(|table| fits(&path, *table)))
        };
        let left: BTreeSet<(usize, u32)> =
            group.sites().filter(|site| is_left(site)).map(Site::key).collect();
        for site in group.sites().filter(|site| site.leaf != Leaf::Bare) {
            if self.of(site).is_some() {
                continue;
            }
            let same_way = |other: &&Group<'_>| other.side.is_request() == group.side.is_request();
            let of = |other: &Group<'_>| {
                other.sites().filter(|other| other.leaf == site.leaf).find_map(|other| self.of(other))
            };
            let shares =
                |table: usize| unused.iter().any(|own| !self.rows(*own).is_disjoint(self.rows(table)));
            let is_own = |table: usize| left.contains(&site.key()) || shares(table);
            // What the examples of this side show otherwise is another type of the same name.
            let is_denied = |table: usize| {
                let path = paths.get(&site.table).map(|path| shown::below(path, site));
                path.is_some_and(|path| shown.is_mostly_other(&path, self.rows(table)))
            };
            let across = || groups.iter().find_map(of).filter(|table| !is_own(*table) && !is_denied(*table));
            let found = groups.iter().filter(same_way).find_map(of).or_else(across);
            let anywhere = || words::named_anywhere(self.raw, site).filter(|table| !is_denied(*table));
            if let Some(table) = found.or_else(anywhere) {
                self.add(site, table);
            }
        }
    }

    /// What there is to say of the page in the end.
    fn settled(self, groups: &[Group<'_>], shown: &[Shown]) -> Definitions {
        let mut definitions = Definitions::default();
        for (group, shown) in groups.iter().zip(shown) {
            let paths = self.paths(group);
            for site in group.sites() {
                let Some(owner) = self.table(site.table) else { continue };
                let key = key(owner, site.row);
                let path = paths.get(&site.table).map(|path| shown::below(path, site));
                if site.is_bare() {
                    definitions.bare.insert(key.clone(), site.name().to_owned());
                }
                if site.may_be_list() && path.is_some_and(|path| shown.is_list(&path)) {
                    definitions.lists.insert(key.clone());
                }
                definitions.has_open |= self.of(site).is_none();
                if let Some(table) = self.of(site) {
                    definitions.names.entry(table).or_insert_with(|| site.name().to_owned());
                    definitions.tables.insert(key, table);
                }
            }
            let free = paths.iter().filter(|(table, path)| self.shows_free_key(**table, path, shown));
            definitions.free_keys.extend(free.map(|(table, _)| *table));
            definitions.doubts.extend(self.doubt(group, &paths, shown));
        }
        definitions
    }

    fn shows_free_key(&self, table: usize, path: &str, shown: &Shown) -> bool {
        let Some([row]) = self.table(table).map(|table| table.rows.as_slice()) else { return false };
        let says_pair = || row.description.iter().any(|text| vocabulary::says_pair(&text.value));
        shown.count(path) > 0 && shown.fit(path, self.rows(table)) == Fit::None && says_pair()
    }

    /// The rows and tables of a side that are left, but for rows of which the examples show something else, and such
    /// as other pages describe.
    fn doubt(&self, group: &Group<'_>, paths: &BTreeMap<usize, String>, shown: &Shown) -> Option<Doubt> {
        let unused = self.unused(group);
        let may_be = |site: &Site<'_>, table: usize| {
            // What lists a member of the name is no table of that member.
            let lists_it = self.rows(table).contains(&site.member);
            let is_other = table == site.table || lists_it || self.is_called_otherwise(table, site);
            !is_other
                && match self.fit(site, table, paths, shown) {
                    Fit::None => false,
                    // What is shown in another place, and not in this one, is of that place.
                    Fit::Unknown => !shown.is_shown_whole(self.rows(table)),
                    Fit::Good | Fit::Some => true,
                }
        };
        let is_open = |site: &&Site<'_>| {
            self.of(site).is_none() && !site.is_elsewhere(&self.raw.tables) && !site.holds_anything()
        };
        let open: Vec<&Site<'_>> = group.sites().filter(is_open).collect();
        let tables: Vec<usize> =
            unused.iter().copied().filter(|table| open.iter().any(|site| may_be(site, *table))).collect();
        // A name that no table has, and no more than that, is another matter.
        let is_doubtful = |site: &&Site<'_>| tables.iter().any(|table| may_be(site, *table));
        let rows: Vec<(usize, u32)> = open.iter().copied().filter(is_doubtful).map(Site::key).collect();
        (!rows.is_empty()).then_some(Doubt { rows, tables })
    }
}

#[cfg(test)]
mod tests;

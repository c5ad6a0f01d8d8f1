//! Which table defines the type that a row names, where neither a link nor a caption says so.
//!
//! In: a [`RawOperation`]. Out: for each row that names an object, the table that describes its members.
//!
//! Many pages have tables without captions, or with captions that say nothing. What is left is the way such pages are
//! made: a table stands behind the one that first names its type, most often right behind it. That is no proof, so
//! every distribution of the tables over the rows is weighed as a whole ([`search`]), with what else the page says:
//! the words above the table, "see Table 6", which may be wrong, and the example ([`evidence`]).

mod evidence;
mod search;
mod site;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::example::Examples;
use crate::raw::{RawOperation, RawRow, RawTable, Side, TableRole};
use evidence::Evidence;
use site::{Leaf, Site};

/// A row of a page: the label of its table, and its number.
type RowKey = (Arc<str>, u32);

/// What was found for a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Definitions {
    tables: BTreeMap<RowKey, usize>,
    names: BTreeMap<usize, String>,
}

/// What was found for the operations of a page: those that share its tables and examples share that, too.
#[derive(Default)]
pub(super) struct Known<'r>(Vec<(&'r RawOperation, Definitions)>);

impl<'r> Known<'r> {
    /// What a page says of an operation. Operations of a page come one behind the other.
    pub fn of(&mut self, raw: &'r RawOperation, examples: &Examples<'_>) -> Definitions {
        self.0.retain(|(other, _)| other.page == raw.page);
        let is_same = |other: &RawOperation| other.tables == raw.tables && other.examples == raw.examples;
        if let Some((_, known)) = self.0.iter().find(|(other, _)| is_same(other)) {
            return known.clone();
        }
        let found = Definitions::find(raw, examples);
        self.0.push((raw, found.clone()));
        found
    }
}

/// Whether the row is sought that leads to a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sought {
    /// It is no type: parameters, or a body.
    Root,
    /// It is a type that some row has.
    Type,
    /// It is a type, and a row says that it has it.
    Claimed,
}

/// The tables of one side of a page, in its order.
struct Group<'r> {
    side: Side,
    /// Indices of tables, and what is sought for each.
    tables: Vec<(usize, Sought)>,
    /// The rows that name objects, of each of them.
    sites: BTreeMap<usize, Vec<Site<'r>>>,
}

impl Definitions {
    /// Looks at a page as a whole.
    pub fn find(raw: &RawOperation, examples: &Examples<'_>) -> Self {
        let groups = groups(raw);
        let mut found = Self::default();
        for group in &groups {
            let evidence = Evidence::collect(examples, &group.side);
            for (site, table) in search::assign(raw, group, &evidence) {
                found.add(raw, site, table);
            }
            found.share(raw, group, &evidence);
        }
        for group in &groups {
            found.borrow_from_others(raw, group, &groups);
        }
        found
    }

    /// The table that defines what the row names.
    pub fn of(&self, table: &RawTable, row: &RawRow) -> Option<usize> {
        self.tables.get(&(Arc::clone(&table.label), row.number)).copied()
    }

    /// What the rows that lead to a table call its type.
    pub fn name(&self, table: usize) -> Option<&str> {
        self.names.get(&table).map(String::as_str)
    }

    fn add(&mut self, raw: &RawOperation, site: &Site<'_>, table: usize) {
        let Some(owner) = raw.tables.get(site.table) else { return };
        self.tables.insert((Arc::clone(&owner.label), site.row.number), table);
        self.names.entry(table).or_insert_with(|| site.name().to_owned());
    }

    fn knows(&self, raw: &RawOperation, site: &Site<'_>) -> bool {
        raw.tables.get(site.table).is_some_and(|table| self.of(table, site.row).is_some())
    }

    /// Several rows may lead to one table: by the name of the type, by "see Table 6", by the name of the member.
    fn share(&mut self, raw: &RawOperation, group: &Group<'_>, evidence: &Evidence) {
        let sites = || group.sites.values().flatten();
        let known: Vec<(&Site<'_>, usize)> = sites()
            .filter_map(|site| Some((site, self.of(raw.tables.get(site.table)?, site.row)?)))
            .collect();
        for site in sites() {
            if self.knows(raw, site) {
                continue;
            }
            let same = known.iter().find(|(other, _)| site.is_same(other)).map(|(_, table)| *table);
            let pointed = || {
                let table = evidence.pointed_at(raw, site)?;
                let is_type = |of: &(usize, Sought)| of.0 == table && of.1 != Sought::Root;
                group.tables.iter().any(is_type).then_some(table)
            };
            if let Some(table) = same.or_else(pointed) {
                self.add(raw, site, table);
            }
        }
    }

    /// A type that is named for responses may have its table among those for requests, and the other way round.
    fn borrow_from_others(&mut self, raw: &RawOperation, group: &Group<'_>, groups: &[Group<'_>]) {
        for site in group.sites.values().flatten() {
            if self.knows(raw, site) || matches!(site.leaf, Leaf::Bare) {
                continue;
            }
            let same_way = |other: &&Group<'_>| {
                super::body::direction(&other.side) == super::body::direction(&group.side)
            };
            let of = |other: &Group<'_>| {
                let sites = other.sites.values().flatten();
                sites
                    .filter(|other| site.is_same(other))
                    .find_map(|other| self.of(raw.tables.get(other.table)?, other.row))
            };
            let found = groups.iter().filter(same_way).find_map(of).or_else(|| groups.iter().find_map(of));
            if let Some(table) = found {
                self.add(raw, site, table);
            }
        }
    }
}

/// The tables by the side that they belong to.
fn groups(raw: &RawOperation) -> Vec<Group<'_>> {
    let claimed = claimed(raw);
    let mut groups: Vec<Group<'_>> = Vec::new();
    for (index, table) in raw.tables.iter().enumerate() {
        let (side, sought) = match &table.role {
            TableRole::PathParameters
            | TableRole::UriParameters
            | TableRole::QueryParameters
            | TableRole::FormFields => (&Side::Request, Sought::Root),
            TableRole::Headers(side) | TableRole::Body(side) => (side, Sought::Root),
            TableRole::Type { side, .. } if claimed.contains(&index) => (side, Sought::Claimed),
            TableRole::Type { side, .. } => (side, Sought::Type),
            TableRole::StatusCodes
            | TableRole::ErrorCodes
            | TableRole::Authorization
            | TableRole::Unknown => continue,
        };
        let position = groups.iter().position(|group| group.side == *side).unwrap_or_else(|| {
            groups.push(Group { side: side.clone(), tables: Vec::new(), sites: BTreeMap::new() });
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(position) {
            group.tables.push((index, sought));
            // A segment of a path, or a header, has no members, whatever type its cell names.
            let is_flat = matches!(
                table.role,
                TableRole::PathParameters | TableRole::UriParameters | TableRole::Headers(_)
            );
            let sites = if is_flat { Vec::new() } else { site::of_table(raw, index, table) };
            group.sites.insert(index, sites);
        }
    }
    groups
}

/// Tables that rows lead to by a link, or by the name of their type: nothing has to be guessed of them.
fn claimed(raw: &RawOperation) -> BTreeSet<usize> {
    let rows = raw.tables.iter().flat_map(|table| &table.rows).filter(|row| site::names_object(row));
    let by_words = |row: &RawRow| {
        let name = site::named(row)?;
        raw.tables.iter().position(
            |table| matches!(&table.role, TableRole::Type { name: caption, .. } if *caption == name),
        )
    };
    rows.flat_map(|row| [linked(raw, row), by_words(row)]).flatten().collect()
}

/// The table that a link leads to: from the type cell, or else from the name or the description, where it must define
/// a type.
pub(super) fn linked(raw: &RawOperation, row: &RawRow) -> Option<usize> {
    let table = |target: &str| {
        let (_, anchor) = target.split_once('#')?;
        raw.tables.iter().position(|table| table.anchors.iter().any(|name| name == anchor))
    };
    let mut of_type = row.type_.iter().flatten().flat_map(|text| &text.links);
    let mut of_others = row.name.iter().chain(&row.description).flat_map(|text| &text.links);
    let defines = |index: &usize| {
        let table = raw.tables.get(*index);
        table.is_some_and(|table| matches!(table.role, TableRole::Type { .. }))
    };
    let from_type = of_type.find_map(|link| table(&link.target));
    from_type.or_else(|| of_others.find_map(|link| table(&link.target).filter(defines)))
}

#[cfg(test)]
mod tests;

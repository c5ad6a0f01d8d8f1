//! Distributes the tables of one side over the rows that name objects: the cheapest distribution of all.
//!
//! Tables are taken in the order of the page. Each may define what any row before it names, or nothing. Pages go into
//! the depth first (a type, then the types that it names, then its neighbour); some go by level. Both orders are free
//! or nearly so, skipping a row costs. A beam keeps the best distributions so far: pages with many types have too many
//! to weigh all of them.

use std::collections::{BTreeMap, BTreeSet};

use super::evidence::{Evidence, below};
use super::site::{Leaf, Site};
use super::{Group, RawOperation, Sought};
use crate::raw::TableRole;

/// How many distributions are kept.
const BEAM: usize = 48;
/// The cost of a table that defines nothing.
const UNUSED: i32 = 14;
/// The cost of skipping a row that expects a table, and one that need not have one.
const SKIPPED: (i32, i32) = (4, 1);
/// The highest cost of skipping.
const MOST_SKIPPED: i32 = 12;
/// The cost of a row that expects a table and gets none, and of one that need not have one.
const UNDEFINED: (i32, i32) = (8, 1);
/// What going by level instead of into the depth costs.
const BY_LEVEL: i32 = 2;

/// The place of what a table describes that nothing leads to. No example shows it.
const UNKNOWN: &str = "?";

/// A distribution of the tables so far.
#[derive(Clone, Debug, Default)]
struct State<'g> {
    cost: i32,
    /// Rows that no table was found for, those first whose table is expected next.
    open: Vec<&'g Site<'g>>,
    /// Names of types that have a table.
    defined: BTreeSet<&'g str>,
    /// Rows, by table and number, that were passed over already.
    skipped: BTreeSet<(usize, u32)>,
    found: Vec<(&'g Site<'g>, usize)>,
    /// Where in an example the objects stand that a table describes.
    paths: BTreeMap<usize, String>,
}

/// The rows of a group with the tables that define what they name.
pub(super) fn assign<'g>(
    raw: &RawOperation,
    group: &'g Group<'g>,
    evidence: &Evidence,
) -> Vec<(&'g Site<'g>, usize)> {
    let mut states = vec![State::default()];
    for (table, sought) in &group.tables {
        let sites = group.sites.get(table).map_or(&[][..], Vec::as_slice);
        let mut next: Vec<State<'g>> = Vec::new();
        for state in states {
            match sought {
                Sought::Type => state.define(raw, *table, evidence, sites, &mut next),
                Sought::Root => next.push(state.with_root(*table, sites)),
                Sought::Claimed => next.push(state.with_claimed(raw, *table, sites)),
            }
        }
        // Stable, so that of equal ones the order of the page decides.
        next.sort_by_key(|state| state.cost);
        next.truncate(BEAM);
        states = next;
    }
    let best = states.into_iter().min_by_key(State::total);
    best.map(|state| state.found).unwrap_or_default()
}

impl<'g> State<'g> {
    /// A table of parameters or of a body: its rows wait for definitions.
    fn with_root(mut self, table: usize, sites: &'g [Site<'g>]) -> Self {
        self.paths.insert(table, String::new());
        self.with_rows(sites)
    }

    /// Rows that wait for definitions.
    fn with_rows(mut self, sites: &'g [Site<'g>]) -> Self {
        let new = self.unknown(sites);
        self.open.extend(new);
        self
    }

    /// A table that a row leads to by a link or by the name of its type.
    fn with_claimed(mut self, raw: &RawOperation, table: usize, sites: &'g [Site<'g>]) -> Self {
        let claims = |site: &&'g Site<'g>| site.linked == Some(table) || is_called(raw, table, site);
        let Some(index) = self.open.iter().position(claims) else {
            return self.with_rows(sites);
        };
        let site = self.open.remove(index);
        self.take(site, table, sites);
        self
    }

    /// The table defines what the row names, and its own rows wait for definitions next.
    fn take(&mut self, site: &'g Site<'g>, table: usize, sites: &'g [Site<'g>]) {
        self.found.push((site, table));
        let path = self.path(site);
        self.paths.insert(table, path);
        if let Leaf::Named(name) = &site.leaf {
            self.defined.insert(name);
        }
        let new = self.unknown(sites);
        self.open.splice(0..0, new);
    }

    /// Where an example shows what a row names.
    fn path(&self, site: &Site<'_>) -> String {
        self.paths.get(&site.table).map_or_else(|| UNKNOWN.to_owned(), |path| below(path, &site.member))
    }

    /// Every use of a table that defines a type.
    fn define(
        self,
        raw: &RawOperation,
        table: usize,
        evidence: &Evidence,
        sites: &'g [Site<'g>],
        next: &mut Vec<Self>,
    ) {
        let open = self.open.iter().enumerate().filter(|(_, site)| site.linked.is_none());
        for (index, site) in open {
            let mut state = self.clone();
            state.cost += evidence.cost(raw, site, table, &self.path(site));
            state.skip(index);
            state.open.remove(index);
            state.take(site, table, sites);
            next.push(state);
        }
        let mut unused = self;
        unused.cost += unused_cost(raw, table);
        let new = unused.unknown(sites);
        unused.open.extend(new);
        next.push(unused);
    }

    /// The rows whose types have no table yet, each type once.
    fn unknown(&self, sites: &'g [Site<'g>]) -> Vec<&'g Site<'g>> {
        let mut new: Vec<&'g Site<'g>> = Vec::new();
        for site in sites {
            let is_known = match &site.leaf {
                Leaf::Named(name) => {
                    let waits = |other: &&&Site<'_>| other.is_same(site);
                    self.defined.contains(name.as_str())
                        || self.open.iter().chain(&new).any(|other| waits(&other))
                }
                Leaf::Bare => false,
            };
            let is_known = is_known && site.linked.is_none();
            if !is_known {
                new.push(site);
            }
        }
        new
    }

    /// Passes over the rows before this one, in the cheaper of the two orders. Each row costs once: what is out of order
    /// stays so for the tables behind.
    fn skip(&mut self, index: usize) {
        let position = |site: &Site<'_>| (site.table, site.row.number);
        let Some(chosen) = self.open.get(index).map(|site| position(site)) else { return };
        let is_new = |site: &&&Site<'_>| !self.skipped.contains(&position(site));
        let in_depth: Vec<&Site<'_>> = self.open.iter().take(index).filter(is_new).copied().collect();
        let earlier = self.open.iter().filter(|site| position(site) < chosen);
        let by_level: Vec<&Site<'_>> = earlier.filter(is_new).copied().collect();
        let (depth_cost, level_cost) = (skipped(&in_depth), skipped(&by_level) + BY_LEVEL);
        let passed = if depth_cost <= level_cost { in_depth } else { by_level };
        self.cost += depth_cost.min(level_cost).min(MOST_SKIPPED);
        self.skipped.extend(passed.into_iter().map(position));
    }

    /// The cost with that of the rows that are left.
    fn total(&self) -> i32 {
        let left = self
            .open
            .iter()
            .filter(|site| site.linked.is_none())
            .map(|site| if site.expects_table() { UNDEFINED.0 } else { UNDEFINED.1 });
        self.cost + left.sum::<i32>()
    }
}

/// What a caption names may be named from the other side.
fn unused_cost(raw: &RawOperation, table: usize) -> i32 {
    let has_caption = raw.tables.get(table).is_some_and(|table| table.caption.is_some());
    if has_caption { UNUSED / 2 } else { UNUSED }
}

/// Whether the caption is the name of the type that a row names.
fn is_called(raw: &RawOperation, table: usize, site: &Site<'_>) -> bool {
    let role = raw.tables.get(table).map(|table| &table.role);
    let Leaf::Named(type_) = &site.leaf else { return false };
    site.linked.is_none() && matches!(role, Some(TableRole::Type { name, .. }) if name == type_)
}

/// The cost of passing over rows.
fn skipped(sites: &[&Site<'_>]) -> i32 {
    let weight = |site: &Site<'_>| match () {
        () if site.linked.is_some() => 0,
        () if site.expects_table() => SKIPPED.0,
        () => SKIPPED.1,
    };
    sites.iter().map(|site| weight(site)).sum()
}

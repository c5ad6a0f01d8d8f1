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
use crate::limits;
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
    let sites: usize = group.sites.values().map(Vec::len).sum();
    if group.tables.len() > limits::SOUGHT.0 || sites > limits::SOUGHT.1 {
        return Vec::new();
    }
    let mut states = vec![State::default()];
    for (table, sought) in &group.tables {
        let sites = group.sites.get(table).map_or(&[][..], Vec::as_slice);
        states = match sought {
            Sought::Type => defined(raw, *table, evidence, &states, sites),
            Sought::Root => states.into_iter().map(|state| state.with_root(*table, sites)).collect(),
            Sought::Claimed => {
                states.into_iter().map(|state| state.with_claimed(raw, *table, sites)).collect()
            }
        };
    }
    let best = states.into_iter().min_by_key(State::total);
    best.map(|state| state.found).unwrap_or_default()
}

/// The best uses of a table that defines a type. All are weighed, and only what is kept is made.
fn defined<'g>(
    raw: &RawOperation,
    table: usize,
    evidence: &Evidence,
    states: &[State<'g>],
    sites: &'g [Site<'g>],
) -> Vec<State<'g>> {
    let mut costs: BTreeMap<((usize, u32), String), i32> = BTreeMap::new();
    let mut uses: Vec<(i32, &State<'g>, Option<usize>)> = Vec::new();
    for state in states {
        let open = state.open.iter().enumerate().filter(|(_, site)| site.linked.is_none());
        for (index, site) in open {
            let path = state.path(site);
            let weigh = |(_, path): &((usize, u32), String)| evidence.cost(raw, site, table, path);
            let key = (position(site), path);
            let cost = costs.get(&key).copied().unwrap_or_else(|| {
                let cost = weigh(&key);
                costs.insert(key, cost);
                cost
            });
            uses.push((state.cost + cost + state.passing(index).0, state, Some(index)));
        }
        uses.push((state.cost + unused_cost(raw, table), state, None));
    }
    // Stable, so that of equal ones the order of the page decides.
    uses.sort_by_key(|(cost, ..)| *cost);
    uses.truncate(BEAM);
    let made = uses.into_iter().map(|(cost, state, index)| {
        let state = match index {
            Some(index) => state.clone().defining(index, table, sites),
            None => state.clone().with_rows(sites),
        };
        State { cost, ..state }
    });
    made.collect()
}

/// Where a row stands on the page.
fn position(site: &Site<'_>) -> (usize, u32) {
    (site.table, site.row.number)
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

    /// The table defines what the open row with this index names.
    fn defining(mut self, index: usize, table: usize, sites: &'g [Site<'g>]) -> Self {
        let (_, passed) = self.passing(index);
        self.skipped.extend(passed.into_iter().map(position));
        if index < self.open.len() {
            let site = self.open.remove(index);
            self.take(site, table, sites);
        }
        self
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

    /// The cost of passing over the rows before this one, in the cheaper of the two orders, and which these are. Each row
    /// costs once: what is out of order stays so for the tables behind.
    fn passing(&self, index: usize) -> (i32, Vec<&'g Site<'g>>) {
        let Some(chosen) = self.open.get(index).map(|site| position(site)) else { return (0, Vec::new()) };
        let is_new = |site: &&&Site<'_>| !self.skipped.contains(&position(site));
        let in_depth: Vec<&'g Site<'g>> = self.open.iter().take(index).filter(is_new).copied().collect();
        let earlier = self.open.iter().filter(|site| position(site) < chosen);
        let by_level: Vec<&'g Site<'g>> = earlier.filter(is_new).copied().collect();
        let (depth_cost, level_cost) = (skipped(&in_depth), skipped(&by_level) + BY_LEVEL);
        let passed = if depth_cost <= level_cost { in_depth } else { by_level };
        (depth_cost.min(level_cost).min(MOST_SKIPPED), passed)
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

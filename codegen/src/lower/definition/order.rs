//! The order of the tables of a side, where it can be no other.
//!
//! Pages without captions come from a program that writes the table of a type behind the last table that names it, and
//! what that table names first comes first. (205 of the 211 sides of the corpus with three types or more are so; the
//! other six were made by hand.) The rows of all tables are there, whatever they define, so the order says of each table which type it must be.
//! It is believed only where it comes out even: each table has a type, each type a table, and no example contradicts.

use std::collections::{BTreeMap, BTreeSet};

use super::Claims;
use super::group::Group;
use super::shown::{Fit, Shown, below};
use super::site::Site;
use crate::type_cell::Leaf;

/// A type that waits for its table: its name, or the row that gives none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Name(String),
    Row((usize, u32)),
}

/// Types that wait: those first whose table is expected next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Discipline {
    /// What a table names comes before what waits already.
    InDepth,
    /// What a table names comes behind what waits already.
    ByLevel,
}

impl Discipline {
    /// Adds what a table names, the last first: what is taken next stands at the end.
    pub fn add<T>(self, waiting: &mut Vec<T>, new: Vec<T>) {
        match self {
            Self::InDepth => waiting.extend(new),
            Self::ByLevel => {
                waiting.splice(0..0, new);
            }
        }
    }
}

impl Claims<'_> {
    /// Gives the tables of a side that are left to the types that are left, where both come out even.
    pub fn by_order_of_names(&mut self, group: &Group<'_>, shown: &Shown) {
        if self.unused(group).is_empty() {
            return;
        }
        let Some(found) = self.order(group, false, Discipline::InDepth) else { return };
        // Of one type and one table nothing else can be said, whatever the example shows.
        let is_only = found.len() == 1;
        self.try_all(found, |claims, sites| {
            let [good, bad] = claims.judged(group, shown, sites);
            is_only && bad < 2 || good >= bad
        });
    }

    /// The same with rows that give their type no name. Such pages come from other hands, and leave out a table or a level of
    /// objects as it happens. So two orders must say the same, no example anything else, and something beside the order must
    /// speak for half of the tables.
    pub fn by_order_of_rows(&mut self, group: &Group<'_>, groups: &[Group<'_>], shown: &Shown) {
        if self.unused(group).is_empty() {
            return;
        }
        let in_depth = self.order(group, true, Discipline::InDepth);
        let by_level = self.order(group, true, Discipline::ByLevel);
        if let Some(found) = in_depth.filter(|found| by_level.as_ref() == Some(found)) {
            self.try_all(found, |claims, sites| {
                let [_, bad] = claims.judged(group, shown, sites);
                bad == 0 && 2 * claims.borne_out(group, groups, shown, sites) >= sites.len()
            });
        }
    }

    /// For how many of these rows something beside the order says that the table is theirs: the examples, what such members
    /// hold in every API or on other pages of the service, or the other direction.
    fn borne_out(
        &self,
        group: &Group<'_>,
        groups: &[Group<'_>],
        shown: &Shown,
        sites: &BTreeSet<(usize, u32)>,
    ) -> usize {
        let paths = self.paths(group);
        let is_shown = |site: &Site<'_>, table: usize| {
            let path = paths.get(&site.table).map(|path| below(path, site));
            path.is_some_and(|path| {
                shown.fit(&path, self.rows(table)) == Fit::Good || self.names_any_key(table, &path, shown)
            })
        };
        let is_it = |site: &Site<'_>| {
            let Some(table) = self.of(site) else { return false };
            is_shown(site, table)
                || self.is_conventional(table, site)
                || self.elsewhere.is_like(site, self.rows(table))
                || self.is_part_of_twin(table, site, group, groups)
        };
        group.sites().filter(|site| sites.contains(&site.key())).filter(|site| is_it(site)).count()
    }

    /// Claims all, or none where they are refused.
    fn try_all(
        &mut self,
        found: Vec<((usize, u32), usize)>,
        accepts: impl FnOnce(&Self, &BTreeSet<(usize, u32)>) -> bool,
    ) {
        let before = self.found.clone();
        let sites: BTreeSet<(usize, u32)> = found.iter().map(|(site, _)| *site).collect();
        self.found.extend(found);
        if !accepts(self, &sites) {
            self.found = before;
        }
    }

    /// For how many of these rows the examples speak, and for how many they or a caption speak against it.
    fn judged(&self, group: &Group<'_>, shown: &Shown, sites: &BTreeSet<(usize, u32)>) -> [usize; 2] {
        let paths = self.paths(group);
        let (mut good, mut bad) = (0, 0);
        for site in group.sites().filter(|site| sites.contains(&site.key())) {
            let Some(table) = self.of(site) else { continue };
            let path = paths.get(&site.table).map(|path| below(path, site));
            if self.is_called_otherwise(table, site)
                || self.fits_another(table, site, path.as_deref(), group, shown)
            {
                return [0, sites.len() + 1];
            }
            let Some(path) = path else { continue };
            match shown.fit(&path, self.rows(table)) {
                Fit::Good => good += 1,
                Fit::None if !self.names_any_key(table, &path, shown) => bad += 1,
                Fit::None | Fit::Some | Fit::Unknown => {}
            }
        }
        [good, bad]
    }

    /// Whether the only row of a table may stand for the keys that an example shows: it is an object, as they are.
    /// `operator | Object` stands for `StringEquals`.
    fn names_any_key(&self, table: usize, path: &str, shown: &Shown) -> bool {
        let Some([row]) = self.table(table).map(|table| table.rows.as_slice()) else { return false };
        row.leaf().is_some() && shown.holds_objects(path)
    }

    /// Whether another table of the side is what an example shows of a row, or what such a member holds in every API, and
    /// this one is not.
    fn fits_another(
        &self,
        table: usize,
        site: &Site<'_>,
        path: Option<&str>,
        group: &Group<'_>,
        shown: &Shown,
    ) -> bool {
        let others = || group.types.iter().filter(|other| **other != table);
        let is_shown = |path: &str| {
            let is_whole = |table: usize| shown.is_whole(path, self.rows(table));
            shown.count(path) > 1 && !is_whole(table) && others().any(|other| is_whole(*other))
        };
        let has = |table: usize| self.is_conventional(table, site);
        // `tags` may have it already, before `sys_tags`.
        let is_taken = |other: usize| {
            let mut takers = group.sites().filter(|taker| self.of(taker) == Some(other));
            takers.any(|taker| taker.key() != site.key() && self.is_conventional(other, taker))
        };
        // Another page has such a table for the row, and this is none.
        let is_such = |table: usize| self.elsewhere.resembles(site, self.rows(table));
        let has_such = |other: usize| {
            let mut takers = group.sites().filter(|taker| self.of(taker) == Some(other));
            takers.any(|taker| self.elsewhere.resembles(taker, self.rows(other)))
        };
        path.is_some_and(is_shown)
            || !has(table) && others().any(|other| has(*other) && !is_taken(*other))
            || !is_such(table) && others().any(|other| is_such(*other) && !has_such(*other))
    }

    /// The rows with their tables in such an order. None where it does not come out even.
    fn order(
        &self,
        group: &Group<'_>,
        with_rows: bool,
        discipline: Discipline,
    ) -> Option<Vec<((usize, u32), usize)>> {
        let last = last_named(group);
        let mut waiting: Vec<(Key, (usize, u32))> = Vec::new();
        let mut defined: BTreeSet<Key> = BTreeSet::new();
        let mut found = Vec::new();
        let claimed: BTreeMap<usize, &Site<'_>> =
            group.sites().rev().filter_map(|site| Some((self.of(site)?, site))).collect();
        for table in &group.tables {
            if let Some(site) = claimed.get(table) {
                waiting.retain(|(key, _)| *key != key_of(site));
                defined.insert(key_of(site));
            } else if group.types.contains(table) {
                let (key, site) = waiting.pop()?;
                found.push((site, *table));
                defined.insert(key);
            }
            let sites = group.sites.get(table).into_iter().flatten();
            let new = sites.filter(|site| {
                let is_sought = self.of(site).is_none() && (with_rows || site.leaf != Leaf::Bare);
                is_sought && last.get(&key_of(site)).is_none_or(|last| last <= table)
            });
            let mut keys: Vec<(Key, (usize, u32))> = Vec::new();
            for site in new {
                let key = key_of(site);
                let is_known =
                    defined.contains(&key) || keys.iter().chain(&waiting).any(|(other, _)| *other == key);
                if !is_known {
                    keys.push((key, site.key()));
                }
            }
            keys.reverse();
            discipline.add(&mut waiting, keys);
        }
        let is_even =
            waiting.is_empty() && last.keys().all(|key| self.is_settled(group, key, &defined, with_rows));
        is_even.then_some(found)
    }

    /// Whether a type has its table, or need not have one.
    fn is_settled(&self, group: &Group<'_>, key: &Key, defined: &BTreeSet<Key>, with_rows: bool) -> bool {
        let is_claimed = || group.sites().any(|site| key_of(site) == *key && self.of(site).is_some());
        let is_free = !with_rows && matches!(key, Key::Row(_));
        is_free || defined.contains(key) || is_claimed()
    }
}

fn key_of(site: &Site<'_>) -> Key {
    match &site.leaf {
        Leaf::Named(name) => Key::Name(name.clone()),
        Leaf::Bare => Key::Row(site.key()),
    }
}

/// The last table that names each type.
fn last_named(group: &Group<'_>) -> BTreeMap<Key, usize> {
    group.sites().map(|site| (key_of(site), site.table)).collect()
}

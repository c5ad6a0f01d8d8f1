//! The order of all tables of a side, where each row has a table of its own.
//!
//! Some pages repeat the table of a type for each row that names it, right where a reader meets the row: `queues` and its
//! `partitions`, and once more below `groups`. Where the rows of a side, followed in depth, come out even with its tables,
//! and the examples show most of these tables where the order puts them and deny none, they are meant: before single
//! tables are looked for, as a table like several others fits to more than one place.

use std::collections::BTreeMap;

use super::Claims;
use super::group::Group;
use super::order::Discipline;
use super::shown::{Fit, Shown};
use super::site::Site;

/// Tables that say which row each of a side is for: fewer than that are no order.
const LEAST: usize = 3;

/// Rows, by table and number, with the tables that are theirs.
type Found = Vec<((usize, u32), usize)>;

impl Claims<'_> {
    /// Gives the tables of a side that are left to the rows that are left, one to one.
    pub fn by_order_of_all(&mut self, group: &Group<'_>, shown: &Shown) {
        if self.unused(group).len() < LEAST {
            return;
        }
        let Some(found) = self.shown_one_to_one(group, shown, Discipline::InDepth) else { return };
        let by_level = self.shown_one_to_one(group, shown, Discipline::ByLevel);
        if by_level.is_none_or(|other| other == found) {
            self.found.extend(found);
        }
    }

    /// Such an order, where the examples show most of the tables where it puts them, and deny none: up to the last of these,
    /// as nothing tells of those behind it.
    fn shown_one_to_one(
        &mut self,
        group: &Group<'_>,
        shown: &Shown,
        discipline: Discipline,
    ) -> Option<Found> {
        let mut found = self.one_to_one(group, discipline)?;
        let before = self.found.clone();
        self.found.extend(found.iter().copied());
        let paths = self.paths(group);
        let sites: BTreeMap<(usize, u32), &Site<'_>> = group.sites().map(|site| (site.key(), site)).collect();
        let fit = |(key, table): &((usize, u32), usize)| match sites.get(key) {
            Some(site) if !self.is_called_otherwise(*table, site) => self.fit(site, *table, &paths, shown),
            _ => Fit::None,
        };
        let fits: Vec<Fit> = found.iter().map(fit).collect();
        self.found = before;
        let is_even = !fits.iter().any(|fit| matches!(fit, Fit::None | Fit::Some));
        let good = fits.iter().filter(|fit| **fit == Fit::Good).count();
        let last = fits.iter().rposition(|fit| *fit == Fit::Good)?;
        found.truncate(last + 1);
        (is_even && 2 * good > fits.len()).then_some(found)
    }

    /// The rows with their tables. None where it does not come out even.
    fn one_to_one(&self, group: &Group<'_>, discipline: Discipline) -> Option<Found> {
        let mut waiting: Vec<&Site<'_>> = Vec::new();
        let mut found = Vec::new();
        for table in &group.tables {
            if group.types.contains(table) {
                let site = waiting.pop()?;
                match self.of(site) {
                    Some(claimed) if claimed != *table => return None,
                    Some(_) => {}
                    None if self.is_used(*table) => return None,
                    None => found.push((site.key(), *table)),
                }
            }
            // A row that leads back to a table waits for none.
            let is_ahead = |site: &&Site<'_>| self.of(site).is_none_or(|claimed| claimed > *table);
            let new = group.sites.get(table).into_iter().flatten().filter(is_ahead).rev();
            discipline.add(&mut waiting, new.collect());
        }
        waiting.is_empty().then_some(found)
    }
}

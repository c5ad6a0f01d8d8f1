//! Tables that examples show to be meant, and tables that the other direction has under a name.

use super::Claims;
use super::group::Group;
use super::shown::{Fit, Shown, below};
use super::site::Site;
use super::words::is_alike;
use crate::raw::TableRole;
use crate::type_cell::Leaf;

/// What members of these names hold wherever APIs have them.
const CONVENTIONS: [(&str, [&str; 2]); 2] = [("tag", ["key", "value"]), ("link", ["href", "rel"])];

impl Claims<'_> {
    /// Where an example shows members, and there is one table that has them, that one is meant.
    pub fn by_example(&mut self, group: &Group<'_>, shown: &Shown) {
        // What is found tells where in the examples the next ones stand: once for each table, at most.
        for _ in 0..=group.types.len() {
            let found = self.shown_by_example(group, shown);
            if found.is_empty() {
                return;
            }
            self.found.extend(found);
            self.share(group);
        }
    }

    fn shown_by_example(&self, group: &Group<'_>, shown: &Shown) -> Vec<((usize, u32), usize)> {
        let mut unused = self.unused(group);
        let paths = self.paths(group);
        let open: Vec<(&Site<'_>, String)> = group
            .sites()
            .filter(|site| self.of(site).is_none())
            .filter_map(|site| Some((site, below(paths.get(&site.table)?, site))))
            .collect();
        let fits = |table: usize, (site, path): &(&Site<'_>, String)| {
            table > site.table
                && shown.fit(path, self.rows(table)) == Fit::Good
                && !(matches!(site.leaf, Leaf::Named(_)) && self.is_called_otherwise(table, site))
        };
        let mut found = Vec::new();
        for place in &open {
            let (site, path) = place;
            let all: Vec<usize> = unused.iter().copied().filter(|table| fits(*table, place)).collect();
            let shared = || self.shared_by_member(group, site).filter(|table| fits(*table, place));
            let Some(table) = all.first().copied().or_else(shared) else { continue };
            // Of tables that say the same, any will do.
            let is_one = all.iter().all(|other| self.rows(*other) == self.rows(table));
            // One common member is found in many tables, and by many rows.
            let is_other =
                |other: &&(&Site<'_>, String)| other.0.member != site.member && !other.0.is_same(site);
            let is_sure =
                shown.count(path) > 1 || !open.iter().filter(is_other).any(|other| fits(table, other));
            if is_one && is_sure {
                unused.retain(|other| *other != table);
                found.push((site.key(), table));
            }
        }
        found
    }

    /// The table that a row of the same name leads to.
    fn shared_by_member(&self, group: &Group<'_>, site: &Site<'_>) -> Option<usize> {
        let same = |other: &&Site<'_>| other.member == site.member && other.leaf == Leaf::Bare;
        group.sites().filter(|_| site.leaf == Leaf::Bare).filter(same).find_map(|other| self.of(other))
    }

    /// What members of some names hold wherever APIs have them: `tags` have `key` and `value`, if no other table is left.
    pub fn by_convention(&mut self, group: &Group<'_>) {
        let unused = self.unused(group);
        let [table] = unused.as_slice() else { return };
        let rows = self.rows(*table);
        let is_such =
            |names: &[&str; 2]| rows.len() == names.len() && names.iter().all(|name| rows.contains(*name));
        let Some((word, _)) = CONVENTIONS.iter().find(|(_, names)| is_such(names)) else { return };
        let is_called = |site: &&Site<'_>| {
            let member = site.member.to_lowercase();
            let member = member.strip_suffix('s').unwrap_or(&member);
            self.of(site).is_none() && site.table < *table && member.ends_with(word)
        };
        let sites: Vec<&Site<'_>> = group.sites().filter(is_called).collect();
        let is_one = sites.iter().all(|site| sites.first().is_some_and(|first| first.leaf == site.leaf));
        sites.into_iter().filter(|_| is_one).for_each(|site| self.add(site, *table));
    }

    /// Whether the caption is the name of something else.
    pub(super) fn is_called_otherwise(&self, table: usize, site: &Site<'_>) -> bool {
        let Some(table) = self.table(table) else { return false };
        let TableRole::Type { name, .. } = &table.role else { return false };
        let is_name = table.caption.is_some() && crate::type_cell::is_name(name);
        is_name && !is_alike(name, site.name()) && !is_alike(name, &site.member)
    }

    /// A type that the other direction describes has the same rows here.
    pub fn by_twin(&mut self, group: &Group<'_>, groups: &[Group<'_>]) {
        let others = || groups.iter().filter(|other| other.side != group.side).flat_map(Group::sites);
        let is_twin = |one: &Site<'_>, other: &Site<'_>| match one.leaf {
            Leaf::Named(_) => one.is_same(other),
            Leaf::Bare => other.leaf == Leaf::Bare && one.member == other.member,
        };
        for site in group.sites() {
            if self.of(site).is_some() {
                continue;
            }
            let twin = others().filter(|other| is_twin(site, other)).find_map(|other| self.of(other));
            let Some(rows) = twin.map(|twin| self.rows(twin)) else { continue };
            let unused = self.unused(group);
            let mut alike = unused.iter().filter(|table| **table > site.table && self.rows(**table) == rows);
            let (first, second) = (alike.next().copied(), alike.next());
            if let (Some(table), None) = (first, second) {
                self.add(site, table);
            }
        }
    }
}

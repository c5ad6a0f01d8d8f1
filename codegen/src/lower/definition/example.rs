//! Tables that examples show to be meant, and tables that the other direction has under a name.

use std::collections::BTreeSet;

use super::Claims;
use super::elsewhere::{self, Line};
use super::group::Group;
use super::shown::{Fit, Shown, below};
use super::site::Site;
use super::words::is_alike;
use crate::lower::only::only;
use crate::lower::spelling::letters;
use crate::raw::TableRole;
use crate::type_cell::Leaf;

/// What members of these names hold wherever APIs have them.
const CONVENTIONS: [(&str, [&str; 2]); 2] = [("tag", ["key", "value"]), ("link", ["href", "rel"])];

/// A row that leads to no table yet, and where examples show it.
struct Open<'s, 'r> {
    site: &'s Site<'r>,
    path: String,
}

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
        let open: Vec<Open<'_, '_>> = group
            .sites()
            .filter(|site| self.of(site).is_none())
            .filter_map(|site| Some(Open { site, path: below(paths.get(&site.table)?, site) }))
            .collect();
        let mut found = Vec::new();
        for place in &open {
            let Open { site, path } = place;
            let mut all: Vec<usize> =
                unused.iter().copied().filter(|table| self.fits(*table, place, shown)).collect();
            // A table that has all that is shown is more than one that lacks something.
            if all.iter().any(|table| shown.is_whole(path, self.rows(*table))) {
                all.retain(|table| shown.is_whole(path, self.rows(*table)));
            }
            // A copy of a table that has its row already is not another one.
            let is_one = |all: &[usize]| {
                all.iter()
                    .all(|table| all.first().is_some_and(|first| self.rows(*table) == self.rows(*first)))
            };
            if !is_one(&all) {
                all.retain(|table| !self.is_copy(*table));
            }
            let shared =
                || self.shared_by_member(group, site).filter(|table| self.fits(*table, place, shown));
            let Some(table) = all.first().copied().or_else(shared) else { continue };
            // One common member is found in many tables, and by many rows. As many tables as rows are theirs in order.
            let others = || {
                open.iter().filter(|other| {
                    let is_other = other.site.member != site.member && !other.site.is_same(site);
                    is_other && !found.iter().any(|(key, _)| *key == other.site.key())
                })
            };
            let rivals = others().filter(|other| self.fits(table, other, shown)).count();
            // What is said twice, word for word, is one table to choose from.
            let said: BTreeSet<Vec<Line>> =
                all.iter().filter_map(|table| self.table(*table)).map(elsewhere::lines).collect();
            let sharers =
                others().filter(|other| all.iter().any(|table| self.fits(*table, other, shown))).count();
            let is_sure = (shown.count(path) > 1 || rivals == 0 || sharers + 1 == said.len())
                && !self.skips_a_table(site, table, group, &unused);
            // Of tables that say the same, any will do.
            if is_one(&all) && is_sure {
                unused.retain(|other| *other != table);
                found.push((site.key(), table));
            }
        }
        found
    }

    /// Whether a table says word for word what one says that a row leads to.
    fn is_copy(&self, table: usize) -> bool {
        let Some(own) = self.table(table).map(elsewhere::lines) else { return false };
        let mut used = self.found.values().filter(|used| **used != table);
        used.any(|used| self.table(*used).map(elsewhere::lines).is_some_and(|lines| lines == own))
    }

    /// Whether the page has an object between a row and a table that the example does not have: a table that is left and has
    /// nothing but one of what the row has several of, `floating_ip | Object` for `floating_ips`.
    fn skips_a_table(&self, site: &Site<'_>, table: usize, group: &Group<'_>, unused: &[usize]) -> bool {
        let holds_one = |between: &usize| {
            let rows = self.rows(*between);
            let mut sites = group.sites.get(between).into_iter().flatten();
            rows.len() == 1 && sites.any(|inner| is_alike(&inner.member, &site.member))
        };
        unused.iter().filter(|other| (site.table + 1..table).contains(*other)).any(holds_one)
    }

    fn fits(&self, table: usize, Open { site, path }: &Open<'_, '_>, shown: &Shown) -> bool {
        table > site.table
            && shown.fit(path, self.rows(table)) == Fit::Good
            && !(matches!(site.leaf, Leaf::Named(_)) && self.is_called_otherwise(table, site))
    }

    /// A table that has some of what an example shows of a row, where the examples deny it of every other row that is left,
    /// and no other table has anything of it.
    pub fn by_elimination(&mut self, group: &Group<'_>, shown: &Shown) {
        let paths = self.paths(group);
        let unused = self.unused(group);
        let fit = |site: &Site<'_>, table: usize| {
            paths
                .get(&site.table)
                .map_or(Fit::Unknown, |path| shown.fit(&below(path, site), self.rows(table)))
        };
        let is_open = |site: &&Site<'_>| self.of(site).is_none();
        let found = unused.iter().filter_map(|table| {
            let may_be = |site: &&Site<'_>| site.table < *table && fit(site, *table) != Fit::None;
            let site = only(group.sites().filter(is_open).filter(may_be))?;
            let has_some = |table: &&usize| matches!(fit(site, **table), Fit::Some | Fit::Good);
            let is_it = only(unused.iter().filter(has_some)) == Some(table);
            (is_it && !self.is_called_otherwise(*table, site)).then_some((site, *table))
        });
        for (site, table) in found.collect::<Vec<_>>() {
            self.add(site, table);
        }
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
        let is_called = |site: &&Site<'_>| {
            self.of(site).is_none() && site.table < *table && self.is_conventional(*table, site)
        };
        let sites: Vec<&Site<'_>> = group.sites().filter(is_called).collect();
        let is_one = sites.iter().all(|site| sites.first().is_some_and(|first| first.leaf == site.leaf));
        sites.into_iter().filter(|_| is_one).for_each(|site| self.add(site, *table));
    }

    /// Whether a table has what a member of this name holds by convention, and one thing more at most.
    pub(super) fn is_conventional(&self, table: usize, site: &Site<'_>) -> bool {
        let rows = self.rows(table);
        let is_such = |names: &[&str; 2]| {
            rows.len() <= names.len() + 1 && names.iter().all(|name| rows.contains(*name))
        };
        let member = site.member.to_lowercase();
        let member = member.strip_suffix('s').unwrap_or(&member);
        CONVENTIONS.iter().any(|(word, names)| member.ends_with(word) && is_such(names))
    }

    /// Whether the caption is the name of something else.
    pub(super) fn is_called_otherwise(&self, table: usize, site: &Site<'_>) -> bool {
        let Some(table) = self.table(table) else { return false };
        let TableRole::Type { name, .. } = &table.role else { return false };
        let is_name = table.caption.is_some() && crate::type_cell::is_name(name);
        is_name && !is_alike(name, site.name()) && !is_alike(name, &site.member)
    }

    /// A type that the other direction describes has the same rows here, unless an example shows another one.
    pub fn by_twin(&mut self, group: &Group<'_>, groups: &[Group<'_>], shown: &Shown) {
        let others = || groups.iter().filter(|other| other.side != group.side).flat_map(Group::sites);
        let is_twin = |one: &Site<'_>, other: &Site<'_>| match one.leaf {
            Leaf::Named(_) => one.is_same(other),
            Leaf::Bare => other.leaf == Leaf::Bare && one.member == other.member,
        };
        // A name that several rows have may be that of several types.
        let is_lone = |site: &Site<'_>| {
            site.leaf != Leaf::Bare || group.sites().filter(|other| other.member == site.member).count() == 1
        };
        for site in group.sites().filter(|site| is_lone(site)) {
            if self.of(site).is_some() {
                continue;
            }
            let twin = others().filter(|other| is_twin(site, other)).find_map(|other| self.of(other));
            let Some(rows) = twin.map(|twin| self.rows(twin)) else { continue };
            let unused = self.unused(group);
            let same = |table: &usize| self.rows(*table) == rows;
            let alike = |table: &usize| are_alike(self.rows(*table), rows);
            let path = self.paths(group).get(&site.table).map(|path| below(path, site));
            let is_denied = |table: &usize| {
                path.as_ref().is_some_and(|path| shown.fit(path, self.rows(*table)) == Fit::None)
            };
            let behind = || unused.iter().copied().filter(|table| *table > site.table && !is_denied(table));
            if let Some(table) = only(behind().filter(same)).or_else(|| only(behind().filter(alike))) {
                self.add(site, table);
            }
        }
    }

    /// Whether the other direction has the members of a table for a row of the same name: all of its own, or some of them, as
    /// where a request changes some of what the answer shows. `<operator>` is `operator` there.
    pub(super) fn is_part_of_twin(
        &self,
        table: usize,
        site: &Site<'_>,
        group: &Group<'_>,
        groups: &[Group<'_>],
    ) -> bool {
        let names = |table: usize| -> BTreeSet<String> {
            self.rows(table).iter().map(|name| letters(name)).filter(|name| !name.is_empty()).collect()
        };
        let rows = names(table);
        let is_part = |twin: usize| {
            let others = names(twin);
            rows == others || rows.len() > 1 && rows.is_subset(&others)
        };
        let others = groups.iter().filter(|other| other.side.is_request() != group.side.is_request());
        let is_twin = |other: &&Site<'_>| other.member == site.member && other.leaf == site.leaf;
        let mut twins = others.flat_map(Group::sites).filter(is_twin).filter_map(|twin| self.of(twin));
        !rows.is_empty() && twins.any(is_part)
    }
}

/// Names that two tables must share at least to be those of one type in both directions.
pub(super) const LEAST_SHARED: usize = 3;

/// Whether two tables may describe one type, as requests have it and as responses do: half of the shorter one is shared.
pub(super) fn are_alike(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let shared = one.intersection(other).count();
    shared >= LEAST_SHARED && 2 * shared >= one.len().min(other.len())
}

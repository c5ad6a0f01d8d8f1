//! Tables that a row leads to in words: by a link, by "see Table 6", by the name of its type, by a caption that speaks of
//! the member.

use super::Claims;
use super::group::Group;
use super::link::linked_within;
use super::shown::{ANY_KEY, Fit, Shown, below};
use super::site::{self, Site};
use crate::english::singular;
use crate::lower::only::only;
use crate::lower::spelling::letters;
use crate::raw::{RawOperation, RawTable, Side, TableRole};
use crate::type_cell::Leaf;

impl Claims<'_> {
    /// Rows that say themselves where the type is: best of all by a link, then by a number, then by its name.
    pub fn by_words(&mut self, group: &Group<'_>) {
        for site in group.sites() {
            let found = self
                .settled_for(site)
                .or_else(|| self.pointed_on_side(site, group))
                .or_else(|| linked_within(self.raw, site, group))
                .or_else(|| self.pointed_at(site))
                .or_else(|| quoted(self.raw, site))
                .or_else(|| named(self.raw, site, |side| *side == group.side))
                .or_else(|| named(self.raw, site, |side| side.is_request() == group.side.is_request()));
            if let Some(table) = found {
                self.add(site, table);
            }
        }
    }

    /// The table that a person has settled. Nothing on the page speaks against it.
    fn settled_for(&self, site: &Site<'_>) -> Option<usize> {
        let label = site.row.defined_by.as_ref()?;
        self.raw.tables.iter().position(|table| table.label == *label)
    }

    /// The table that "see Table 6" means. It may stand on the other side of the page.
    pub fn pointed_at(&self, site: &Site<'_>) -> Option<usize> {
        let index = self.numbers.table(self.raw, site.points_at?)?;
        (site::is_type(self.raw, index) && index != site.table).then_some(index)
    }

    /// The table of this side that "see Table 2" means, where the link of the same words leads to the other side: it was copied.
    fn pointed_on_side(&self, site: &Site<'_>, group: &Group<'_>) -> Option<usize> {
        let is_of_side = |index: usize| match &self.table(index)?.role {
            TableRole::Type { side, .. } => Some(side.is_request() == group.side.is_request()),
            _ => None,
        };
        let linked = linked_within(self.raw, site, group)?;
        let pointed = self.pointed_at(site).filter(|_| !self.numbers.are_counted())?;
        (is_of_side(linked) == Some(false) && is_of_side(pointed) == Some(true)).then_some(pointed)
    }

    /// A number, or a link, that leads to a table of which the examples show nothing is a slip, where the name of the member
    /// is that of another table, where the table is what they show of another member, and wherever tables have no numbers
    /// and had to be counted. Without its link, a table of another page has the number of one of this page, too; its caption
    /// is the name of something else then.
    pub fn drop_contradicted(&mut self, group: &Group<'_>, shown: &Shown) {
        let paths = self.paths(group);
        let is_wrong = |site: &&Site<'_>| {
            let Some((table, path)) = self.of(site).zip(paths.get(&site.table)) else { return false };
            let path = below(path, site);
            let fits = |table: usize, fit: Fit| shown.fit(&path, self.rows(table)) == fit;
            let is_linked = linked_within(self.raw, site, group) == Some(table);
            let is_pointed = is_linked || self.pointed_at(site) == Some(table);
            let is_counted = || !is_linked && self.numbers.are_counted();
            let has_namesake = || {
                group.types.iter().any(|other| {
                    fits(*other, Fit::Good) && self.speaks_of(*other, site, Some(&path), Speaks::Of)
                })
            };
            let fits_another = || {
                let others = group.sites().filter(|other| other.key() != site.key());
                let mut paths = others
                    .filter(|other| self.of(other) == Some(table))
                    .filter_map(|other| Some(below(paths.get(&other.table)?, other)));
                paths.any(|path| shown.fit(&path, self.rows(table)) == Fit::Good)
            };
            let is_denied = fits(table, Fit::None) && !shown.fits_values(&path, self.rows(table));
            let is_of_another = || !is_linked && self.is_called_otherwise(table, site);
            is_pointed && is_denied && (is_counted() || has_namesake() || fits_another() || is_of_another())
        };
        let wrong: Vec<(usize, u32)> = group
            .sites()
            .filter(|site| site.row.defined_by.is_none())
            .filter(is_wrong)
            .map(Site::key)
            .collect();
        self.found.retain(|site, _| !wrong.contains(site));
    }

    /// Captions, and lines above tables, that speak of a member: `Parameters in the volume field`, `server.volume`.
    pub fn by_caption(&mut self, group: &Group<'_>, shown: &Shown) {
        // What is found first tells where in the examples the next ones stand.
        for table in &group.types {
            let sites = self.spoken_of(*table, group, shown);
            for site in sites {
                self.add(site, *table);
            }
        }
    }

    /// The rows that lead to no table yet and of which the caption of this one speaks.
    fn spoken_of<'s, 'r>(&self, table: usize, group: &'s Group<'r>, shown: &Shown) -> Vec<&'s Site<'r>> {
        let paths = self.paths(group);
        let path = |site: &Site<'_>| Some(below(paths.get(&site.table)?, site));
        let speaking = |speaks: Speaks| -> Vec<&'s Site<'r>> {
            let spoken = |site: &&Site<'_>| self.speaks_of(table, site, path(site).as_deref(), speaks);
            group.sites().filter(|site| self.of(site).is_none()).filter(spoken).collect()
        };
        let rows = self.rows(table);
        let is_contradicted =
            |site: &Site<'_>| path(site).is_some_and(|path| shown.fit(&path, rows) == Fit::None);
        // A caption that is the name leads all rows of the name to the table, but for those that an example shows otherwise.
        let of = speaking(Speaks::Of);
        if !of.is_empty() {
            let agreeing: Vec<&Site<'_>> = of.iter().copied().filter(|site| !is_contradicted(site)).collect();
            let is_among_several = self.has_namesake(table, group);
            let is_shown = |site: &Site<'_>| self.fits_elsewhere(site, path(site).as_deref(), group, shown);
            let is_only = agreeing.is_empty() && of.len() == 1 && !of.iter().any(|site| is_shown(site));
            let mut sites = if is_only { of } else { agreeing };
            // `user.links` is another table than `links`.
            if sites.len() > 1 && self.has_longer_name(&sites, group) {
                sites.retain(|site| group.roots.contains(&site.table));
            }
            // Several tables have the name: each is that of the row before it. So is a table whose name nothing but an
            // example tells.
            let is_told = self.table(table).is_some_and(|table| table.caption.is_some());
            return if is_among_several || !is_told {
                sites.into_iter().rfind(|site| site.table < table).into_iter().collect()
            } else {
                sites
            };
        }
        let mut in_words = speaking(Speaks::InWords);
        in_words.retain(|site| !is_contradicted(site));
        let is_one = in_words.iter().all(|site| in_words.first().is_some_and(|first| first.is_same(site)));
        if is_one && !self.is_used(table) { in_words } else { Vec::new() }
    }

    /// Whether an example shows at the place of a row what a table has that nothing leads to.
    fn fits_elsewhere(&self, site: &Site<'_>, path: Option<&str>, group: &Group<'_>, shown: &Shown) -> bool {
        let fits = |table: &usize| {
            path.is_some_and(|path| shown.fit(path, self.rows(*table)) == Fit::Good) && *table > site.table
        };
        self.unused(group).iter().any(fits)
    }

    /// Whether a caption is a path that ends with the name of these rows.
    fn has_longer_name(&self, sites: &[&Site<'_>], group: &Group<'_>) -> bool {
        let is_path = |table: &usize| match self.table(*table).map(|table| &table.role) {
            Some(TableRole::Type { name, .. }) => {
                name.rsplit_once('.').is_some_and(|(_, last)| sites.iter().any(|site| site.member == last))
            }
            _ => false,
        };
        group.types.iter().any(is_path)
    }

    /// Whether another table of the side has the same name.
    fn has_namesake(&self, table: usize, group: &Group<'_>) -> bool {
        let role = |index: usize| self.table(index).map(|table| &table.role);
        group.types.iter().any(|other| *other != table && role(*other) == role(table))
    }

    /// Whether a caption names several members of a table: `Data structure of the primaryNic/extNics field`.
    fn are_siblings(&self, name: &str, table: usize) -> bool {
        name.contains('/') && name.split('/').all(|part| self.rows(table).contains(part.trim()))
    }

    fn speaks_of(&self, table: usize, site: &Site<'_>, path: Option<&str>, speaks: Speaks) -> bool {
        let Some(described) = self.table(table).filter(|_| site.table != table) else { return false };
        let TableRole::Type { name, .. } = &described.role else { return false };
        // `Description for the values format` names nothing, and holds a name all the same.
        let whole = described.caption.as_deref().filter(|_| name.is_empty() && speaks == Speaks::InWords);
        let name = whole.unwrap_or(name);
        if name.is_empty() {
            return false;
        }
        match speaks {
            Speaks::Of => {
                let is_path = |path: &str| ends_path(name, path);
                let is_it = |name: &str| is_alike(name, site.name()) || is_alike(name, &site.member);
                is_it(name)
                    || name.contains(['.', '/']) && path.is_some_and(is_path)
                    || self.are_siblings(name, site.table) && name.split('/').any(is_it)
            }
            Speaks::InWords => holds(name, site.name()) || holds(name, &site.member),
        }
    }
}

/// How a caption speaks of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Speaks {
    /// It is the name.
    Of,
    /// It holds the name.
    InWords,
}

/// Words that a caption must have, so that a description which has them all means the table.
const LEAST_QUOTED: usize = 4;

/// The table whose caption a description quotes: `For details, see Parameters in the links field.`
fn quoted(raw: &RawOperation, site: &Site<'_>) -> Option<usize> {
    let is_quoted = |caption: &str| {
        let is_long = caption.split_whitespace().count() >= LEAST_QUOTED;
        let quotes = |text: &str| {
            text.split_once(caption).is_some_and(|(_, behind)| !behind.starts_with(char::is_alphanumeric))
        };
        is_long && site.row.description.iter().any(|text| quotes(&text.value))
    };
    let is_meant = |table: &RawTable| {
        matches!(table.role, TableRole::Type { .. }) && table.caption.as_deref().is_some_and(is_quoted)
    };
    let tables = raw.tables.iter().enumerate().skip(site.table + 1);
    only(tables.filter(|(_, table)| is_meant(table)).map(|(index, _)| index))
}

/// The table of such a side that has the name of the type: the next one, or else the first.
fn named(raw: &RawOperation, site: &Site<'_>, is_of: impl Fn(&Side) -> bool) -> Option<usize> {
    let Leaf::Named(name) = &site.leaf else { return None };
    let has_name = |table: &RawTable| matches!(&table.role, TableRole::Type { name: caption, side } if caption == name && is_of(side));
    let mut all = raw.tables.iter().enumerate().filter(|(_, table)| has_name(table)).map(|(index, _)| index);
    let first = all.next()?;
    Some(if first > site.table { first } else { all.find(|index| *index > site.table).unwrap_or(first) })
}

/// The table of the name of the type, wherever on the page.
pub(super) fn named_anywhere(raw: &RawOperation, site: &Site<'_>) -> Option<usize> {
    named(raw, site, |_| true)
}

/// Whether two names are one but for the way in which they are written: `tree_row`, `tree rows`, `treeRows`, or but for
/// their number: `match`, `matches`.
pub(super) fn is_alike(one: &str, other: &str) -> bool {
    let (one, other) = (letters(one), letters(other));
    let (bare, other_bare) =
        (one.strip_suffix('s').unwrap_or(&one), other.strip_suffix('s').unwrap_or(&other));
    let is_near =
        one.len().abs_diff(other.len()) <= LONGEST_PLURAL && one.chars().next() == other.chars().next();
    !one.is_empty() && (bare == other_bare || is_near && singular(&one) == singular(&other))
}

/// Whether a name ends a path: `policy.Condition.operator` ends `/role/policy/Condition/*`, where any key may be meant.
fn ends_path(name: &str, path: &str) -> bool {
    let mut parts = path.rsplit('/').filter(|part| !part.is_empty());
    name.rsplit(['.', '/']).all(|wanted| parts.next().is_some_and(|part| part == wanted || part == ANY_KEY))
}

/// Letters that a plural has more than its singular, at most: `matches`.
const LONGEST_PLURAL: usize = 2;

/// Whether words hold a name as a whole word, or as whole words.
fn holds(words: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || "_-.".contains(c);
    let (words, name) = (words.to_lowercase(), name.to_lowercase());
    let mut places = words.match_indices(&name).filter(|_| !name.is_empty());
    places.any(|(start, _)| {
        let before = words.get(..start).and_then(|before| before.chars().next_back());
        let behind = words.get(start + name.len()..).and_then(|behind| behind.chars().next());
        !before.is_some_and(is_part) && !behind.is_some_and(is_part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caption_holds_whole_words() {
        assert!(holds("Parameters in the volume field", "volume"));
        assert!(holds("Data structure of the Volume-Type field", "volume-type"));
        assert!(!holds("Parameters in the volumes field", "volume"));
        assert!(holds("Security Group Rule objects", "Security Group Rule"));
        assert!(!holds("Response parameters", ""));
    }

    #[test]
    fn a_name_is_the_end_of_a_path() {
        assert!(ends_path("policy.Condition.operator", "/role/policy/Condition/*"));
        assert!(ends_path("server.links", "/server/links") && !ends_path("a.server.links", "/server/links"));
        assert!(!ends_path("server.links", "/server/link") && !ends_path("links", "/server/uplinks"));
    }

    #[test]
    fn names_are_written_in_many_ways() {
        assert!(is_alike("tree_row", "tree rows") && is_alike("treeRows", "tree_row"));
        assert!(is_alike("match", "matches") && is_alike("policy", "policies"));
        assert!(!is_alike("tree", "tree_row") && !is_alike("", ""));
    }
}

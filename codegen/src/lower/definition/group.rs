//! The tables of a page by the side that they belong to.

use std::collections::BTreeMap;

use super::shown::Shown;
use super::site::{self, Site};
use super::words;
use crate::limits;
use crate::raw::{RawOperation, Side, TableRole};

/// The tables of one side of a page.
pub(super) struct Group<'r> {
    pub side: Side,
    /// All of them, in the order of the page.
    pub tables: Vec<usize>,
    /// Tables of parameters and of bodies.
    pub roots: Vec<usize>,
    /// Tables of types.
    pub types: Vec<usize>,
    /// The rows that name objects, by table.
    pub sites: BTreeMap<usize, Vec<Site<'r>>>,
}

impl<'r> Group<'r> {
    fn new(side: &Side) -> Self {
        Self {
            side: side.clone(),
            tables: Vec::new(),
            roots: Vec::new(),
            types: Vec::new(),
            sites: BTreeMap::new(),
        }
    }

    /// Leaves out the rows whose cells are names alone and of which nothing else tells that they name objects.
    pub fn keep_objects(&mut self, raw: &RawOperation, shown: &Shown) {
        let is_linked = |site: &Site<'_>| {
            site::linked_from_type(&raw.tables, site.row).is_some_and(|index| site::is_type(raw, index))
        };
        let has_table = |site: &Site<'_>| is_linked(site) || words::named_anywhere(raw, site).is_some();
        for sites in self.sites.values_mut() {
            sites.retain(|site| !site.is_bare() || has_table(site) || shown.has_members_in(&site.member));
        }
    }

    /// The rows that name objects, in the order of the page.
    pub fn sites(&self) -> impl DoubleEndedIterator<Item = &Site<'r>> {
        self.sites.values().flatten()
    }

    /// Whether there are few enough tables and rows to compare them all.
    pub fn is_bounded(&self) -> bool {
        self.types.len() <= limits::SOUGHT.0 && self.sites().count() <= limits::SOUGHT.1
    }
}

/// The groups, in the order in which the page begins them.
pub(super) fn groups(raw: &RawOperation) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for (index, table) in raw.tables.iter().enumerate() {
        let (side, is_type) = match &table.role {
            TableRole::PathParameters
            | TableRole::UriParameters
            | TableRole::QueryParameters
            | TableRole::FormFields => (&Side::Request, false),
            TableRole::Headers(side) | TableRole::Body(side) => (side, false),
            TableRole::Type { side, .. } => (side, true),
            TableRole::StatusCodes
            | TableRole::ErrorCodes
            | TableRole::Authorization
            | TableRole::Unknown => continue,
        };
        let position = groups.iter().position(|group| group.side == *side).unwrap_or_else(|| {
            groups.push(Group::new(side));
            groups.len() - 1
        });
        let Some(group) = groups.get_mut(position) else { continue };
        group.tables.push(index);
        if is_type {
            group.types.push(index);
        } else {
            group.roots.push(index);
        }
        // A segment of a path, or a header, has no members, whatever type its cell names.
        let is_flat = matches!(
            table.role,
            TableRole::PathParameters | TableRole::UriParameters | TableRole::Headers(_)
        );
        let sites = if is_flat { Vec::new() } else { site::of_table(raw, index) };
        group.sites.insert(index, sites);
    }
    groups
}

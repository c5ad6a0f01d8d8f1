//! Tables that a link of a row leads to.
//!
//! Pages that have a table twice, for the request and for the answer, or for a body and for its type, may have one anchor for
//! both, so that all rows lead to the last one. Then a row means the one of its own side.

use super::group::Group;
use super::site::{self, Site};
use super::words::is_alike;
use crate::lower::only::only;
use crate::raw::{RawOperation, RawRow, RawTable, TableRole};

/// The table that a link leads to: from the type cell, or else from the name or the description, where it must define
/// a type.
pub(super) fn linked(raw: &RawOperation, row: &RawRow) -> Option<usize> {
    let table = |target: &str| site::linked(&raw.tables, target);
    let mut of_others = row.name.iter().chain(&row.description).flat_map(|text| &text.links);
    site::linked_from_type(&raw.tables, row)
        .or_else(|| of_others.find_map(|link| table(&link.target).filter(|index| site::is_type(raw, *index))))
}

/// The same for a row of this side. Where a link leaves the types of the side, and one of them has the name of the row and
/// the members of the table that the link leads to, that copy is meant.
pub(super) fn linked_within(raw: &RawOperation, site: &Site<'_>, group: &Group<'_>) -> Option<usize> {
    let found = linked(raw, site.row)?;
    if group.types.contains(&found) {
        return Some(found);
    }
    let names = |table: usize| raw.tables.get(table).map(RawTable::names);
    let is_copy = |table: &usize| {
        *table != site.table && is_called(raw, *table, site.name()) && names(*table) == names(found)
    };
    only(group.types.iter().copied().filter(is_copy)).or(Some(found))
}

/// Whether the caption of a table is this name.
fn is_called(raw: &RawOperation, table: usize, wanted: &str) -> bool {
    let Some(table) = raw.tables.get(table).filter(|table| table.caption.is_some()) else { return false };
    matches!(&table.role, TableRole::Type { name, .. } if is_alike(name, wanted))
}

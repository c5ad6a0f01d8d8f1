//! Rows that name objects.

use crate::raw::{RawOperation, RawRow, TableRole};
use crate::type_cell::{self, Leaf};
use crate::vocabulary;

/// A row that names an object, or a list or map of such.
#[derive(Clone, Debug)]
pub(super) struct Site<'r> {
    /// The index of its table.
    pub table: usize,
    pub row: &'r RawRow,
    /// The name of the member.
    pub member: String,
    /// What the type cell names.
    pub leaf: Leaf,
    /// The number in "see Table 6".
    pub points_at: Option<u32>,
}

impl Site<'_> {
    /// What the type is called: as its cell says, or else as the member.
    pub fn name(&self) -> &str {
        match &self.leaf {
            Leaf::Named(name) => name,
            Leaf::Bare => &self.member,
        }
    }

    /// Whether its cell is nothing but a name, of which only the rest of the page tells that an object has it.
    pub fn is_bare(&self) -> bool {
        self.row.type_cell.is_none()
    }

    /// Where the row stands on the page.
    pub fn key(&self) -> (usize, u32) {
        (self.table, self.row.number)
    }

    /// Whether both must lead to the same table: they name one type.
    pub fn is_same(&self, other: &Site<'_>) -> bool {
        match (&self.leaf, &other.leaf) {
            (Leaf::Named(name), Leaf::Named(other)) => name == other,
            _ => self.key() == other.key(),
        }
    }
}

/// The rows of a table that name objects. A name alone may be that of an object: `KafkaParameters`.
pub(super) fn of_table(raw: &RawOperation, index: usize) -> Vec<Site<'_>> {
    let rows = raw.tables.get(index).map_or(&[][..], |table| &table.rows);
    let sites = rows.iter().filter_map(|row| {
        let leaf = row.leaf().or_else(|| bare_name(row).map(Leaf::Named))?;
        Some(Site { table: index, row, member: row.name_text(), leaf, points_at: pointer(row) })
    });
    sites.collect()
}

fn bare_name(row: &RawRow) -> Option<String> {
    let words = row.type_text().filter(|_| row.type_cell.is_none())?;
    type_cell::bare_name(&words)
}

/// The table of a type that the type cell links to.
pub(super) fn linked_type(raw: &RawOperation, row: &RawRow) -> Option<usize> {
    let mut links = row.type_.iter().flatten().flat_map(|text| &text.links);
    links.find_map(|link| linked(raw, &link.target)).filter(|index| is_type(raw, *index))
}

/// The table that a link leads to.
pub(super) fn linked(raw: &RawOperation, target: &str) -> Option<usize> {
    let (_, anchor) = target.split_once('#')?;
    raw.tables.iter().position(|table| table.anchors.iter().any(|name| name == anchor))
}

/// Whether the table with this index describes a type.
pub(super) fn is_type(raw: &RawOperation, index: usize) -> bool {
    raw.tables.get(index).is_some_and(|table| matches!(table.role, TableRole::Type { .. }))
}

/// The number in the type cell, or in `For details, see Table 3.`
fn pointer(row: &RawRow) -> Option<u32> {
    let of_type = row.type_cell.as_ref().and_then(|cell| cell.table);
    of_type.or_else(|| row.description.iter().find_map(|text| vocabulary::table_in(&text.value)))
}

/// The table that a number means: by its label, or else the sixth one of a page that shows no labels.
pub(super) fn numbered(raw: &RawOperation, number: u32) -> Option<usize> {
    let label = format!("Table {number}");
    let labelled = raw.tables.iter().position(|table| *table.label == *label);
    labelled.or_else(|| if has_labels(raw) { None } else { usize::try_from(number).ok()?.checked_sub(1) })
}

/// Whether the page shows the numbers of its tables.
pub(super) fn has_labels(raw: &RawOperation) -> bool {
    raw.tables.iter().any(|table| table.label.starts_with("Table "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Text;

    #[test]
    fn descriptions_point_at_tables() {
        let points_at =
            |text: &str| pointer(&RawRow { description: vec![Text::new(text)], ..RawRow::default() });
        assert_eq!(points_at("Specifies the firewall rule objects. For details, see Table 3."), Some(3));
        assert_eq!(points_at("A table of 12 rows"), None);
    }
}

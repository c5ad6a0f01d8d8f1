//! Rows that name objects.

use crate::raw::{RawOperation, RawRow, RawTable};
use crate::type_cell::Leaf;
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

/// The rows of a table that name objects.
pub(super) fn of_table(index: usize, table: &RawTable) -> Vec<Site<'_>> {
    let sites = table.rows.iter().filter_map(|row| {
        Some(Site { table: index, row, member: row.name_text(), leaf: row.leaf()?, points_at: pointer(row) })
    });
    sites.collect()
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
    let has_labels = || raw.tables.iter().any(|table| table.label.starts_with("Table "));
    labelled.or_else(|| if has_labels() { None } else { usize::try_from(number).ok()?.checked_sub(1) })
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

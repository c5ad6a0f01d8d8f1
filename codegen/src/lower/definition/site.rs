//! Rows that name objects.

use super::words::is_alike;
use crate::document::Text;
use crate::raw::{RawOperation, RawRow, RawTable, TableRole};
use crate::type_cell::{self, Leaf, TypeExpression};
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
    /// Whether its name stands for keys that somebody chooses.
    pub is_free_key: bool,
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

    /// Whether the description leads to a table of another page: "For details, see Table 1", "see the volume field".
    pub fn is_elsewhere(&self, tables: &[RawTable]) -> bool {
        let description = &self.row.description;
        let mut pointers = description.iter().filter(|text| vocabulary::table_in(&text.value).is_some());
        let names_member = |words: &str| words.split_whitespace().any(|word| word == self.member);
        let mut links = description.iter().flat_map(|text| &text.links);
        pointers.any(|text| leads_away(tables, text))
            || links.any(|link| names_member(&link.text) && other_page(tables, &link.target).is_some())
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

    /// Whether the cell says `Table 4` and no more, or a sentence says `Map<String, Object>`: in the language that it is from, a
    /// list is an object, too. So is it where the cell says `Object` and the description "List of jobs."
    pub fn may_be_list(&self) -> bool {
        let Some(cell) = &self.row.type_cell else { return false };
        match &cell.expression {
            TypeExpression::Object | TypeExpression::Named(_) => self.is_told_as_list(),
            TypeExpression::Tabled => true,
            expression => cell.is_said && expression.is_map_of_anything(),
        }
    }

    /// Whether the cell says `Map<String,Object>`.
    pub fn holds_anything(&self) -> bool {
        self.row.type_cell.as_ref().is_some_and(|cell| cell.expression.is_map_of_anything())
    }

    /// Whether the description calls the value a list, or shows one.
    fn is_told_as_list(&self) -> bool {
        let description = &self.row.description;
        let first = description.iter().find(|text| vocabulary::part_label(&text.value).is_none());
        let shows = |text: &str| {
            let behind = text.split_once(&format!("\"{}\":", self.member));
            behind.is_some_and(|(_, value)| value.trim_start().starts_with('['))
        };
        first.is_some_and(|text| vocabulary::says_list(&text.value))
            || description.iter().any(|text| shows(&text.value))
    }
}

/// The rows of a table that name objects. A name alone may be that of an object: `KafkaParameters`.
pub(super) fn of_table(raw: &RawOperation, index: usize) -> Vec<Site<'_>> {
    let Some(table) = raw.tables.get(index) else { return Vec::new() };
    let is_free_key = table.free_key().is_some();
    let is_here = |row: &&RawRow| {
        let type_ = || row.type_.iter().flatten();
        row.defined_by.is_some()
            || describes_here(raw, row)
            || !type_().any(|text| leads_away(&raw.tables, text) || names_another(&raw.tables, text))
    };
    let sites = table.rows.iter().filter(is_here).filter_map(|row| {
        let leaf = row.leaf().or_else(|| bare_name(row).map(Leaf::Named))?;
        let points_at = pointer(&raw.tables, row);
        Some(Site { table: index, row, member: row.name_text(), leaf, points_at, is_free_key })
    });
    sites.collect()
}

/// Whether the description links to a table of this page that has the name of the type, or of the member, whatever its type cell
/// links to: the page was copied from another one, and the table with it.
fn describes_here(raw: &RawOperation, row: &RawRow) -> bool {
    let names = [row.name_text(), row.leaf().and_then(Leaf::into_name).unwrap_or_default()];
    let is_meant = |index: usize| match raw.tables.get(index).map(|table| &table.role) {
        Some(TableRole::Type { name, .. }) => names.iter().any(|wanted| is_alike(name, wanted)),
        _ => false,
    };
    let mut links = row.description.iter().flat_map(|text| &text.links);
    links.any(|link| linked(&raw.tables, &link.target).is_some_and(is_meant))
}

fn bare_name(row: &RawRow) -> Option<String> {
    let words = row.type_text().filter(|_| row.type_cell.is_none())?;
    type_cell::bare_name(&words)
}

/// The table that the type cell links to.
pub(super) fn linked_from_type(tables: &[RawTable], row: &RawRow) -> Option<usize> {
    row.type_links().find_map(|link| linked(tables, &link.target))
}

/// The table that a link leads to, on this page.
pub(super) fn linked(tables: &[RawTable], target: &str) -> Option<usize> {
    tables.iter().position(|table| table.is_target(target))
}

/// Whether the table with this index describes a type.
pub(super) fn is_type(raw: &RawOperation, index: usize) -> bool {
    raw.tables.get(index).is_some_and(|table| matches!(table.role, TableRole::Type { .. }))
}

/// The number in the type cell, or in `For details, see Table 3.`, where that is no table of another page.
fn pointer(tables: &[RawTable], row: &RawRow) -> Option<u32> {
    let of_type = row.type_cell.as_ref().and_then(|cell| cell.table);
    let mut of_description = row.description.iter().filter(|text| !leads_away(tables, text));
    of_type.or_else(|| of_description.find_map(|text| vocabulary::table_in(&text.value)))
}

/// The other page that a link leads to: `creating_a_cluster.html#spec`.
pub(super) fn other_page<'t>(tables: &[RawTable], target: &'t str) -> Option<&'t str> {
    let (page, _) = target.split_once('#')?;
    (!page.is_empty() && linked(tables, target).is_none()).then_some(page)
}

/// Whether the words of a type, or those of a table (`see Table 5`), are a link to another page.
fn leads_away(tables: &[RawTable], text: &Text) -> bool {
    let number = vocabulary::table_in(&text.value);
    let is_meant = |words: &str| number.is_none() || vocabulary::table_in(words) == number;
    text.links.iter().any(|link| is_meant(&link.text) && other_page(tables, &link.target).is_some())
}

/// Whether a type cell gives the number and the words of a caption, which no table here has together: `Table 6 Data
/// structure of the legs field object` is taken from another page.
fn names_another(tables: &[RawTable], text: &Text) -> bool {
    let Some((number, words)) = vocabulary::numbered(&text.value).filter(|(_, words)| !words.is_empty())
    else {
        return false;
    };
    let label = format!("Table {number}");
    let has_words = |table: &RawTable| {
        let caption = table.caption.as_deref().unwrap_or_default();
        words.trim_start().starts_with(caption)
    };
    type_cell::parse(words).is_none()
        && !tables.iter().any(|table| *table.label == *label && has_words(table))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Link;

    #[test]
    fn descriptions_point_at_tables() {
        let described = |text: Text| pointer(&[], &RawRow { description: vec![text], ..RawRow::default() });
        let points_at = |text: &str| described(Text::new(text));
        assert_eq!(points_at("Specifies the firewall rule objects. For details, see Table 3."), Some(3));
        assert_eq!(points_at("A table of 12 rows"), None);
        let link = Link { text: "Table 5".to_owned(), target: "servers.html#tags".to_owned() };
        assert_eq!(described(Text { links: vec![link], ..Text::new("For details, see Table 5.") }), None);
    }
}

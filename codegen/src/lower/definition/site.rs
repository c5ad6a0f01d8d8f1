//! Rows that name objects.

use std::sync::LazyLock;

use regex::Regex;

use super::super::type_expression::{self, TypeExpression};
use crate::raw::{RawOperation, RawRow, RawTable};

/// A row that names an object, or a list or map of such.
#[derive(Clone, Debug)]
pub(super) struct Site<'r> {
    /// The index of its table.
    pub table: usize,
    pub row: &'r RawRow,
    /// The name of the member.
    pub member: String,
    pub leaf: Leaf,
    /// The number in "see Table 6".
    pub points_at: Option<u32>,
    /// The table that a link leads to.
    pub linked: Option<usize>,
}

/// What the type cell names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Leaf {
    /// `ShowInstanceResp object`
    Named(String),
    /// `Object`, `Array of objects`, `Array`
    Bare,
}

impl Site<'_> {
    /// What the type is called: as its cell says, or else as the member.
    pub fn name(&self) -> &str {
        match &self.leaf {
            Leaf::Named(name) => name,
            Leaf::Bare => &self.member,
        }
    }

    /// Whether both must lead to the same table: they name one type, or both name none, for members of one name.
    pub fn is_same(&self, other: &Site<'_>) -> bool {
        self.leaf == other.leaf && (self.leaf != Leaf::Bare || self.member == other.member)
    }

    /// Whether a table can be expected: the cell gives a name, or the description points at one. A link needs none.
    pub fn expects_table(&self) -> bool {
        self.linked.is_none() && (self.leaf != Leaf::Bare || self.points_at.is_some())
    }
}

/// The rows of a table that name objects.
pub(super) fn of_table<'r>(raw: &'r RawOperation, index: usize, table: &'r RawTable) -> Vec<Site<'r>> {
    let sites = table.rows.iter().filter_map(|row| {
        let leaf = leaf(&type_expression::parse(&row.type_text()?)?)?;
        let (member, points_at, linked) = (row.name_text(), pointer(row), super::linked(raw, row));
        Some(Site { table: index, row, member, leaf, points_at, linked })
    });
    sites.collect()
}

/// The name of a type in the type cell.
pub(super) fn named(row: &RawRow) -> Option<String> {
    match leaf_of(row)? {
        Leaf::Named(name) => Some(name),
        Leaf::Bare => None,
    }
}

/// Whether the type cell names an object, with or without a name.
pub(super) fn names_object(row: &RawRow) -> bool {
    leaf_of(row).is_some()
}

fn leaf_of(row: &RawRow) -> Option<Leaf> {
    leaf(&type_expression::parse(&row.type_text()?)?)
}

fn leaf(expression: &TypeExpression) -> Option<Leaf> {
    match expression {
        TypeExpression::Named(name) => Some(Leaf::Named(name.clone())),
        TypeExpression::Object | TypeExpression::Array(None) => Some(Leaf::Bare),
        TypeExpression::Array(Some(inner)) | TypeExpression::Map(Some(inner)) => leaf(inner),
        _ => None,
    }
}

/// The number in `For details, see Table 3.`
fn pointer(row: &RawRow) -> Option<u32> {
    static POINTER: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?:\bTable |表 ?)(\d{1,3})\b").ok());
    let cells = row.type_.iter().flatten().chain(&row.description);
    cells
        .filter_map(|text| POINTER.as_ref()?.captures(&text.value))
        .find_map(|found| found.get(1)?.as_str().parse().ok())
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
        assert_eq!(points_at("详情请参见表4。"), Some(4));
        assert_eq!(points_at("A table of 12 rows"), None);
    }

    #[test]
    fn lists_and_maps_name_what_they_hold() {
        let leaf_of = |cell: &str| type_expression::parse(cell).and_then(|expression| leaf(&expression));
        assert_eq!(leaf_of("Array of Tag objects"), Some(Leaf::Named("Tag".to_owned())));
        assert_eq!(leaf_of("Map<String,Tag>"), Some(Leaf::Named("Tag".to_owned())));
        assert_eq!(leaf_of("Array of objects"), Some(Leaf::Bare));
        assert_eq!(leaf_of("Array"), Some(Leaf::Bare));
        assert_eq!(leaf_of("Array of strings"), None);
    }
}

//! `[Name] object` in a type cell: what was a link once, of which the target is lost.
//!
//! The brackets go, so that a type reads the same in every dialect. Which table is called `Name` is asked where the
//! whole page is known (`lower::definition`): the cell does not say it where several have the name.

use crate::document::{Block, Table, Text};
use crate::type_cell::{self, is_type};
use crate::vocabulary::{ColumnHeader, ColumnRole};

/// Takes the brackets from the names in type cells.
pub(super) fn unwrap(blocks: &mut [Block]) {
    for block in blocks {
        if let Block::Table(table) = block {
            type_cells(table).for_each(without);
        }
    }
}

/// The cells that may hold a type. `[Array]` among the names of a table is a name.
fn type_cells(table: &mut Table) -> impl Iterator<Item = &mut Text> {
    let is_name = |header: &Text| ColumnHeader::of(&header.value).role() == ColumnRole::Name;
    let names: Vec<bool> = table.header.iter().map(is_name).collect();
    let cells = table.rows.iter_mut().flat_map(move |row| {
        let others = row.cells.iter_mut().zip(names.clone()).filter(|(_, is_name)| !is_name);
        others.flat_map(|(cell, _)| &mut cell.paragraphs).collect::<Vec<_>>()
    });
    cells.filter(|text| text.value.contains('['))
}

fn without(cell: &mut Text) {
    let Some((value, names)) = without_brackets(&cell.value) else { return };
    // `[Long]` is a list: no table has the name of a scalar.
    let is_scalar = type_cell::parse(&value).is_some_and(|cell| !cell.may_have_members());
    let is_list = is_scalar && names == [value.as_str()];
    if is_type(&value) && !is_list {
        cell.value = value;
    }
}

/// `Array of Tag objects` and `Tag`, from `Array of [Tag] objects`. None where nothing stands in brackets, or they have
/// another meaning: `Array[String]`.
fn without_brackets(text: &str) -> Option<(String, Vec<String>)> {
    let mut value = String::with_capacity(text.len());
    let mut names = Vec::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('[') {
        let (name, behind) = behind.split_once(']')?;
        if before.ends_with(|c: char| c.is_alphanumeric()) || name.trim().is_empty() {
            return None;
        }
        value.push_str(before);
        value.push_str(name);
        names.push(name.to_owned());
        rest = behind;
    }
    value.push_str(rest);
    (!names.is_empty()).then_some((value, names))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_brackets_are_told_from_other_brackets() {
        let read = |text: &str| without_brackets(text).map(|(value, _)| value);
        assert_eq!(read("Array of [Tag] objects").as_deref(), Some("Array of Tag objects"));
        assert_eq!(read("Map<String,[Tag]>").as_deref(), Some("Map<String,Tag>"));
        assert_eq!(read("Array[String]"), None);
        assert_eq!(read("Array of []"), None);
        assert_eq!(read("[Tag"), None);
    }
}

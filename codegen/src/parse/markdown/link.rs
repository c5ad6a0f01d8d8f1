//! `[Name] object` in a type cell: a link to the table that is called `Name`.
//!
//! The markup does not say which table that is where several have the name: a type of the request and one of the
//! response. A page defines a type behind the row that names it, so the next one is meant.

use std::collections::BTreeSet;

use crate::document::{Block, Link, Table, Text};
use crate::raw::ColumnRole;
use crate::type_cell::{self, is_type};
use crate::vocabulary;

/// Makes links of the names in brackets.
pub(super) fn resolve(blocks: &mut [Block]) {
    let captions: Vec<(String, String)> = tables(blocks)
        .map(|table| table.caption.as_ref().map(|caption| split(&caption.value)).unwrap_or_default())
        .collect();
    let mut targets = BTreeSet::new();
    for (index, table) in tables(blocks).enumerate() {
        for cell in type_cells(table) {
            let find = |name: &str| {
                let found = find(name, index, &captions)?;
                targets.insert(found);
                Some(format!("#{}", anchor(found)))
            };
            link(cell, find);
        }
    }
    for (index, table) in tables(blocks).enumerate().filter(|(index, _)| targets.contains(index)) {
        table.anchors.push(anchor(index));
    }
}

fn tables(blocks: &mut [Block]) -> impl Iterator<Item = &mut Table> {
    blocks.iter_mut().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
}

/// The cells that may hold a type. `[Array]` among the names of a table is a name.
fn type_cells(table: &mut Table) -> impl Iterator<Item = &mut Text> {
    let is_name = |header: &Text| vocabulary::column(&header.value) == ColumnRole::Name;
    let names: Vec<bool> = table.header.iter().map(is_name).collect();
    let cells = table.rows.iter_mut().flat_map(move |row| {
        let others = row.cells.iter_mut().zip(names.clone()).filter(|(_, is_name)| !is_name);
        others.flat_map(|(cell, _)| &mut cell.paragraphs).collect::<Vec<_>>()
    });
    cells.filter(|text| text.value.contains('['))
}

/// Takes the brackets from the names in a type cell; those whose table is found become links.
fn link(cell: &mut Text, mut find: impl FnMut(&str) -> Option<String>) {
    let Some((value, names)) = without_brackets(&cell.value) else { return };
    // `[Long]` is a list: no table has the name of a scalar.
    let is_scalar = type_cell::parse(&value).is_some_and(|cell| !cell.may_have_members());
    let is_list = is_scalar && names == [value.as_str()];
    if !is_type(&value) || is_list {
        return;
    }
    cell.value = value;
    for name in names {
        if let Some(target) = find(&name) {
            cell.links.push(Link { text: name, target });
        }
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

/// The table that is meant by a name in the table with this index: one that is called so before one that has the name
/// among its words, and a later one before an earlier one.
fn find(name: &str, from: usize, captions: &[(String, String)]) -> Option<usize> {
    let name = name.to_lowercase();
    let next = |fits: &dyn Fn(&(String, String)) -> bool| {
        let mut order = (from + 1..captions.len()).chain((0..=from).rev());
        order.find(|index| captions.get(*index).is_some_and(fits))
    };
    let spaced = |words: &str| words.replace(['_', '-', '.', ':'], " ");
    next(&|(label, words)| *label == name || *words == name)
        .or_else(|| next(&|(_, words)| has_phrase(words, &name)))
        .or_else(|| next(&|(_, words)| spaced(words).starts_with(&format!("{} ", spaced(&name)))))
}

/// Whether words hold a name, and not as a part of another.
fn has_phrase(words: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || "_-.".contains(c);
    words.match_indices(name).any(|(at, name)| {
        let Some((before, behind)) = words.split_at_checked(at) else { return false };
        let behind = behind.strip_prefix(name).unwrap_or(behind);
        !before.ends_with(is_part) && !behind.starts_with(is_part)
    })
}

/// The label of a caption, `table 6`, and its words, in small letters.
fn split(caption: &str) -> (String, String) {
    match vocabulary::numbered(caption) {
        Some((number, words)) => (format!("table {number}"), words.trim().to_lowercase()),
        None => (String::new(), caption.trim().to_lowercase()),
    }
}

fn anchor(index: usize) -> String {
    format!("table-{}", index + 1)
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

    #[test]
    fn the_next_table_of_that_name_is_meant() {
        let captions = [
            "Table 1 Request",
            "Table 2 Tag",
            "表3响应参数",
            "Table 4 subnet objects",
            "Table 5 Tag",
            "Firewall Group objects",
        ];
        let captions = captions.map(split);
        assert_eq!(find("Tag", 0, &captions), Some(1));
        assert_eq!(find("Tag", 2, &captions), Some(4));
        assert_eq!(find("subnet", 4, &captions), Some(3));
        assert_eq!(find("sub", 0, &captions), None);
        assert_eq!(find("Table 3", 0, &captions), Some(2));
        assert_eq!(find("firewall_group", 0, &captions), Some(5));
    }
}

//! What the columns of a table hold: by their headers, and by their cells where a header says something else.

use crate::document::{Table, Text};
use crate::model::PartKind;
use crate::raw::RawRow;
use crate::type_cell::is_type;
use crate::vocabulary::{self, ColumnHeader, ColumnRole};

/// The headers, with what they say.
pub(super) fn headers(table: &Table) -> Vec<ColumnHeader> {
    table.header.iter().map(|text| ColumnHeader::of(&text.value)).collect()
}

/// The role of every column.
pub(super) fn roles(table: &Table, headers: &[ColumnHeader]) -> Vec<ColumnRole> {
    let mut roles: Vec<ColumnRole> = headers.iter().map(ColumnHeader::role).collect();
    let is_described = [ColumnRole::Mandatory, ColumnRole::Type].iter().any(|role| roles.contains(role));
    if !roles.contains(&ColumnRole::Type) {
        take(table, &mut roles, ColumnRole::Type, is_type);
    }
    if !roles.contains(&ColumnRole::Name) && is_described {
        take(table, &mut roles, ColumnRole::Name, is_name);
    }
    roles
}

/// Gives the role to the first column with a header of its own whose cells all say that they have it:
/// a column of types may be headed `String`.
fn take(table: &Table, roles: &mut [ColumnRole], role: ColumnRole, says: fn(&str) -> bool) {
    let cells = |column: usize| table.rows.iter().filter_map(move |row| row.cells.get(column));
    let fits = |column: usize| {
        let mut words = cells(column).map(crate::document::Cell::words).filter(|words| !words.is_empty());
        let first = words.next();
        first.is_some_and(|first| says(&first)) && words.all(|words| says(&words))
    };
    let own = roles.iter().position(|found| matches!(found, ColumnRole::Other(_)));
    let own = own.filter(|column| fits(*column));
    if let Some(found) = own.and_then(|column| roles.get_mut(column)) {
        *found = role;
    }
}

/// A name of a parameter is one word.
fn is_name(words: &str) -> bool {
    !words.contains(char::is_whitespace) && words.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
}

/// A column of its own may hold a part of what descriptions say elsewhere: `Value Range`, `Default Value`, or something that only
/// its page has, `Maximum Length`. Its words join the description, below the header as their label. Constraints do where they
/// are sentences: of other words it is not known what they constrain.
pub(super) fn describe_parts(row: &mut RawRow) {
    // Permissions have cells of other kinds.
    let is_of_parameter = row.type_.is_some() || row.mandatory.is_some() || !row.description.is_empty();
    for (header, cell) in &row.others {
        let words: Vec<&Text> = cell.iter().filter(|text| !vocabulary::is_none(&text.value)).collect();
        let Some(first) = words.first() else { continue };
        let kind = vocabulary::part_label(header).filter(|label| !label.needs_colon).map(|label| label.kind);
        let joins = match kind {
            Some(PartKind::Constraints) => first.value.ends_with(['.', '。']),
            Some(_) => true,
            // A word alone (`CRUD`, `R`) says nothing to who does not know the column.
            None => is_of_parameter && is_prose(&first.value) && !ColumnHeader::of(header).is_known(),
        };
        if !joins {
            continue;
        }
        let label = header.trim_end_matches([':', '：', ' ']);
        row.description.push(Text { value: format!("{label}: {}", first.value), ..(*first).clone() });
        row.description.extend(words.iter().skip(1).map(|text| (*text).clone()));
    }
}

/// In single rows the cells of Mandatory and Type stand the wrong way round: `Integer`, `Yes`.
pub(super) fn swap_back(row: &mut RawRow) {
    let (Some(mandatory), Some(type_)) = (row.mandatory_text(), row.type_text()) else { return };
    if vocabulary::mandatory(&type_).is_some() && is_type(&mandatory) {
        std::mem::swap(&mut row.mandatory, &mut row.type_);
    }
}

/// In single rows of a table without flags stands one all the same, and the type in the next cell, or in front of what
/// that one says: `No`, `Integer`.
pub(super) fn shift_back(row: &mut RawRow) {
    let Some(flag) = row.type_text().filter(|_| row.mandatory.is_none()) else { return };
    if vocabulary::flag(&flag).is_none() {
        return;
    }
    if let Some(type_) = take_type(&mut row.description) {
        row.mandatory = row.type_.replace(vec![type_]);
    }
}

/// In single rows the name is lost, as links are in some forms of pages, and all that stands behind it is one column too
/// far ahead: `Object`, `Resource link.`, and nothing. What is in the place of the name is a type, or a flag before one.
pub(super) fn move_back(row: &mut RawRow) {
    let (name, Some(type_)) = (row.name_text(), row.type_text()) else { return };
    let is_behind = match row.mandatory_text() {
        Some(second) => vocabulary::flag(&name).is_some() && is_type(&second),
        None => is_type(&name),
    };
    // `object` may be a name, and a type that nobody knows be one word.
    if !is_behind || !row.description.is_empty() || is_type(&type_) || !is_prose(&type_) {
        return;
    }
    row.description = row.type_.take().unwrap_or_default();
    let name = std::mem::take(&mut row.name);
    row.type_ = Some(match row.mandatory.as_mut() {
        Some(mandatory) => std::mem::replace(mandatory, name),
        None => name,
    });
}

/// Whether words are more than one, or written without spaces.
fn is_prose(words: &str) -> bool {
    words.trim().contains(char::is_whitespace) || words.contains(vocabulary::is_han)
}

/// Takes the type away with which a description begins: its first paragraph, or the first word of that where a sentence
/// follows.
fn take_type(description: &mut Vec<Text>) -> Option<Text> {
    let first = description.first_mut()?;
    if is_type(&first.value) {
        return Some(description.remove(0));
    }
    let (word, rest) = first.value.split_once(' ')?;
    if !is_type(word) || !rest.starts_with(char::is_uppercase) {
        return None;
    }
    let type_ = Text { value: word.to_owned(), span: first.span, links: Vec::new() };
    first.value = rest.to_owned();
    Some(type_)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Cell, Row};

    fn table(header: &[&str], rows: &[&[&str]]) -> Table {
        let cell = |text: &&str| Cell::new(vec![Text::new(*text)]);
        Table {
            header: header.iter().map(|text| Text::new(*text)).collect(),
            rows: rows.iter().map(|row| Row { cells: row.iter().map(cell).collect() }).collect(),
            ..Table::default()
        }
    }

    fn roles(table: &Table) -> Vec<ColumnRole> {
        super::roles(table, &headers(table))
    }

    #[test]
    fn types_may_stand_below_another_header() {
        let found = roles(&table(&["Parameter", "String", "Description"], &[&["id", "String", "The id."]]));
        assert_eq!(found, [ColumnRole::Name, ColumnRole::Type, ColumnRole::Description]);
        let found = roles(&table(&["Parameter", "Range", "Description"], &[&["id", "0 to 5", "The id."]]));
        assert!(!found.contains(&ColumnRole::Type));
    }

    #[test]
    fn names_may_stand_below_another_header() {
        let found = roles(&table(&["Response Item", "Type", "Description"], &[&["id", "String", "The id."]]));
        assert_eq!(found, [ColumnRole::Name, ColumnRole::Type, ColumnRole::Description]);
        let found = roles(&table(&["OS", "Version"], &[&["CentOS", "7"]]));
        assert!(!found.contains(&ColumnRole::Name));
    }

    #[test]
    fn parts_of_a_description_may_have_columns_of_their_own() {
        let described = |header: &str, cell: &str| {
            let others = vec![(header.to_owned(), vec![Text::new(cell)])];
            let mut row = RawRow { description: vec![Text::new("The size.")], others, ..RawRow::default() };
            describe_parts(&mut row);
            row.description.iter().map(|text| text.value.clone()).collect::<Vec<_>>()
        };
        assert_eq!(described("Value Range", "1 to 20"), ["The size.", "Value Range: 1 to 20"]);
        assert_eq!(described("默认值", "20"), ["The size.", "默认值: 20"]);
        assert_eq!(
            described("Constraint", "It cannot shrink."),
            ["The size.", "Constraint: It cannot shrink."]
        );
        let length = "A maximum of 64 characters";
        assert_eq!(
            described("Maximum Length", length),
            ["The size.".to_owned(), format!("Maximum Length: {length}")]
        );
        let less = [("Value Range", "N/A"), ("Example Value", "20"), ("Constraint", "4 or 6"), ("CRUD", "R")];
        for (header, cell) in less {
            assert_eq!(described(header, cell), ["The size."], "{header}");
        }
    }

    #[test]
    fn swapped_cells_are_swapped_back() {
        let row = |mandatory: &str, type_: &str| RawRow {
            mandatory: Some(vec![Text::new(mandatory)]),
            type_: Some(vec![Text::new(type_)]),
            ..RawRow::default()
        };
        let mut swapped = row("Integer", "Yes");
        swap_back(&mut swapped);
        assert_eq!(swapped, row("Yes", "Integer"));
        let mut right = row("No", "Boolean");
        swap_back(&mut right);
        assert_eq!(right, row("No", "Boolean"));
    }

    #[test]
    fn a_lost_name_moves_no_cell() {
        let row = |cells: [&str; 3]| {
            let [name, type_, description] = cells.map(|text| (!text.is_empty()).then(|| Text::new(text)));
            RawRow {
                name: name.into_iter().collect(),
                type_: Some(type_.into_iter().collect()),
                description: description.into_iter().collect(),
                ..RawRow::default()
            }
        };
        let mut moved = row(["Array of objects", "Project information.", ""]);
        move_back(&mut moved);
        assert_eq!(moved, row(["", "Array of objects", "Project information."]));
        let mut with_flag =
            RawRow { mandatory: Some(vec![Text::new("Object")]), ..row(["No", "项目信息。", ""]) };
        move_back(&mut with_flag);
        let no = Some(vec![Text::new("No")]);
        assert_eq!(with_flag, RawRow { mandatory: no, ..row(["", "Object", "项目信息。"]) });
        for cells in [
            ["object", "String", ""],
            ["object", "ObjectKind", ""],
            ["links", "Resource link.", ""],
            ["object", "String", "What it is."],
        ] {
            let mut right = row(cells);
            move_back(&mut right);
            assert_eq!(right, row(cells));
        }
    }

    #[test]
    fn a_flag_too_many_is_no_type() {
        let row = |type_: &str, description: &[&str]| RawRow {
            type_: Some(vec![Text::new(type_)]),
            description: description.iter().map(|text| Text::new(*text)).collect(),
            ..RawRow::default()
        };
        let mut shifted = row("No", &["Integer", "Number of legs."]);
        shift_back(&mut shifted);
        let mandatory = Some(vec![Text::new("No")]);
        assert_eq!(shifted, RawRow { mandatory, ..row("Integer", &["Number of legs."]) });
        for mut right in
            [row("String", &["Integer"]), row("No", &["Number of legs."]), row("true", &["Integer"])]
        {
            let before = right.clone();
            shift_back(&mut right);
            assert_eq!(right, before);
        }
    }
}

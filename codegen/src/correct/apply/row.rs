//! Cells and rows of a table.

use super::super::{Cells, Column, Correction, Located, RowRef};
use super::{Applied, find_row, look_again, paragraphs, same_words, seen};
use crate::diagnostic::Diagnostic;
use crate::raw::{RawCell, RawRow, RawTable};
use crate::source::Span;

/// Replaces the text of a cell.
pub(super) fn set_cell(
    correction: &Correction,
    table: &mut RawTable,
    wanted: &RowRef,
    column: Column,
    was: &Located<String>,
    now: &str,
) -> Applied {
    let index = find_row(correction, table, wanted)?;
    let found = table.rows.get(index).and_then(|row| cell(row, column)).map(words);
    if let Some(found) = found.filter(|found| !same_words(found, &was.value)) {
        let what = format!("{} of `{}` in {}", column.as_str(), wanted.name.value, table.label);
        let diagnostic = if same_words(&found, now) {
            correction.overtaken(format!("{what} is `{found}` on the page now"))
        } else {
            let message = format!("{what} is `{found}`, and not `{}`", was.value);
            correction.unmatched(was.span, message, Some(look_again()))
        };
        return Err(seen(diagnostic, table, table.rows.get(index)));
    }
    if let Some(row) = table.rows.get_mut(index)
        && let Some(cell) = cell_mut(row, column)
    {
        *cell = paragraphs(now, span_of(cell));
        row.read_type();
        return Ok(());
    }
    Err(no_column(correction, table, column, wanted.name.span))
}

/// Adds a row behind the one that is named.
pub(super) fn add(
    correction: &Correction,
    table: &mut RawTable,
    after: Option<&Located<String>>,
    cells: &Cells,
) -> Applied {
    let name = &cells.name.value;
    if let Some(row) = table.rows.iter().find(|row| same_words(&row.name_text(), name)) {
        let diagnostic = if says(row, cells) {
            correction.overtaken(format!("{} has the row `{name}` on the page now", table.label))
        } else {
            let message = format!("{} already has a row `{name}`, and it says something else", table.label);
            correction.unmatched(cells.name.span, message, Some(look_again()))
        };
        return Err(seen(diagnostic, table, Some(row)));
    }
    let index = match after {
        None => 0,
        Some(after) => {
            let above = RowRef { table: after.clone(), name: after.clone(), occurrence: None };
            find_row(correction, table, &above)? + 1
        }
    };
    let template = table.rows.first();
    for (column, given) in [(Column::Mandatory, &cells.mandatory), (Column::Type, &cells.type_)] {
        let wanted = template.is_none_or(|row| cell(row, column).is_some());
        match given {
            Some(given) if !wanted => return Err(no_column(correction, table, column, given.span)),
            None if wanted && template.is_some() => {
                let message =
                    format!("{} has a column `{}`, and the new row does not", table.label, column.as_str());
                let help = Some(format!("add the key `{}`", column.as_str()));
                return Err(correction.unmatched(cells.name.span, message, help));
            }
            _ => {}
        }
    }
    // Numbers are places on the page: no other row is renumbered, and the new one gets a number of its own.
    let number = table.rows.iter().map(|row| row.number).max().unwrap_or_default().saturating_add(1);
    table.rows.insert(index, new(cells, number));
    Ok(())
}

/// A row with these cells.
pub(super) fn new(cells: &Cells, number: u32) -> RawRow {
    let optional =
        |given: &Option<Located<String>>| given.as_ref().map(|given| paragraphs(&given.value, None));
    let mut row = RawRow {
        number,
        name: paragraphs(&cells.name.value, None),
        mandatory: optional(&cells.mandatory),
        type_: optional(&cells.type_),
        description: paragraphs(&cells.description, None),
        ..RawRow::default()
    };
    row.read_type();
    row
}

/// Whether a row says what is to be added, in all cells that are given.
pub(super) fn says(row: &RawRow, cells: &Cells) -> bool {
    let is_same = |found: Option<&RawCell>, wanted: &Option<Located<String>>| {
        wanted
            .as_ref()
            .is_none_or(|wanted| found.is_some_and(|found| same_words(&words(found), &wanted.value)))
    };
    same_words(&row.name_text(), &cells.name.value)
        && is_same(row.mandatory.as_ref(), &cells.mandatory)
        && is_same(row.type_.as_ref(), &cells.type_)
        && same_words(&words(&row.description), &cells.description)
}

fn cell(row: &RawRow, column: Column) -> Option<&RawCell> {
    match column {
        Column::Name => Some(&row.name),
        Column::Mandatory => row.mandatory.as_ref(),
        Column::Type => row.type_.as_ref(),
        Column::Description => Some(&row.description),
    }
}

fn cell_mut(row: &mut RawRow, column: Column) -> Option<&mut RawCell> {
    match column {
        Column::Name => Some(&mut row.name),
        Column::Mandatory => row.mandatory.as_mut(),
        Column::Type => row.type_.as_mut(),
        Column::Description => Some(&mut row.description),
    }
}

fn span_of(cell: &RawCell) -> Option<Span> {
    let mut spans = cell.iter().filter_map(|text| text.span);
    let first = spans.next()?;
    Some(spans.fold(first, Span::to))
}

fn words(cell: &RawCell) -> String {
    cell.iter().map(|text| text.value.trim()).collect::<Vec<_>>().join(" ")
}

fn no_column(correction: &Correction, table: &RawTable, column: Column, span: Span) -> Diagnostic {
    let message = format!("{} has no column `{}`", table.label, column.as_str());
    seen(correction.unmatched(span, message, None), table, None)
}

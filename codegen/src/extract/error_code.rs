//! Tables of error codes, wherever they stand: on a page of their own, or below an operation.
//!
//! In: a [`Document`]. Out: a row for each row of a table with a column of error codes and one that says what they mean.
//! Left out on purpose: lists of codes in prose.

use super::{caption, column};
use crate::document::{Block, Cell, Document, Row, Table};
use crate::raw::RawErrorCode;
use crate::source::Place;
use crate::vocabulary::{ColumnHeader, ErrorColumn};

/// Every row of every such table of the page.
pub(super) fn read_all(document: &Document, page: &Place) -> Vec<RawErrorCode> {
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.zip(1..).flat_map(|(table, number)| read(table, number, page)).collect()
}

fn read(table: &Table, number: u32, page: &Place) -> Vec<RawErrorCode> {
    let columns: Vec<Option<ErrorColumn>> =
        column::headers(table).iter().map(ColumnHeader::in_errors).collect();
    let has = |wanted| columns.contains(&Some(wanted));
    if super::status::are_statuses(table)
        || !has(ErrorColumn::Code)
        || !(has(ErrorColumn::Message) || has(ErrorColumn::Description))
    {
        return Vec::new();
    }
    let own = table.caption.as_ref().and_then(|text| caption::split(&text.value).label);
    let label = own.unwrap_or_else(|| format!("table #{number}"));
    let rows = table.rows.iter().zip(1..);
    rows.map(|(row, number)| {
        cells(row, &columns, page.at(row.span()).in_table(label.as_str()).in_row(number))
    })
    .collect()
}

/// Each cell by the role of its column. Of two columns with one role, the first one that says something counts.
fn cells(row: &Row, columns: &[Option<ErrorColumn>], place: Place) -> RawErrorCode {
    let cell = |wanted| {
        let mut cells = row.cells.iter().zip(columns).filter(|(_, column)| **column == Some(wanted));
        let said = cells.find(|(cell, _)| !cell.paragraphs.is_empty());
        said.map(|(Cell { paragraphs, .. }, _)| paragraphs.clone()).unwrap_or_default()
    };
    RawErrorCode {
        code: cell(ErrorColumn::Code),
        status: cell(ErrorColumn::Status),
        message: cell(ErrorColumn::Message),
        description: cell(ErrorColumn::Description),
        solution: cell(ErrorColumn::Solution),
        place,
    }
}

//! A table of pipe text: the cells of the header, a rule, and the cells of the rows, one a line.

use super::line::Line;
use crate::document::{Cell, Row, Table, Text};
use crate::limits;
use crate::vocabulary;

/// Reads the table that starts here. Gives it with the number of lines that it takes up.
pub(super) fn read(lines: &[Line<'_>]) -> Option<(Table, usize)> {
    let (header, start) = header(lines)?;
    let body = lines.get(start..)?;
    let ends = |index: &usize| ends_before(body.get(*index..).unwrap_or_default(), header.len());
    let end = (0..body.len()).find(ends).unwrap_or(body.len());
    let body = body.get(..end)?;
    let rows = if body.iter().any(Line::starts_row) {
        marked_rows(body, header.len())
    } else {
        counted_rows(body, header.len())
    };
    let table = Table { caption: None, anchors: Vec::new(), header, rows };
    Some((table, start + end))
}

/// The header, where one starts here: as many cells as the rule below them has columns.
fn header(lines: &[Line<'_>]) -> Option<(Vec<Text>, usize)> {
    let marker = usize::from(lines.first()?.starts_row());
    // One more than there may be, so that the page is refused, and not read as if there were no table.
    let cells = || lines.iter().skip(marker).map_while(Line::cell).take(limits::TABLE_COLUMNS + 1);
    let count = cells().count();
    let rule = marker + count;
    let columns = lines.get(rule)?.columns()?;
    let header = || lines.iter().skip(marker).zip(cells()).map(|(line, cell)| line.part(cell)).collect();
    (columns == count && columns > 0).then(|| (header(), rule + 1))
}

/// Whether no row starts or goes on here: another table does, or a line that is no cell.
fn ends_before(lines: &[Line<'_>], columns: usize) -> bool {
    let Some(line) = lines.first() else { return true };
    if line.cell().is_none() && !line.starts_row() {
        return !is_broken_cell(lines, columns);
    }
    header(lines).is_some()
}

/// A cell in several lines: only the last has the pipe. Never a heading, nor far away from that pipe.
fn is_broken_cell(lines: &[Line<'_>], columns: usize) -> bool {
    let is_boundary = |line: &Line<'_>| {
        vocabulary::section(line.words()).is_some()
            || vocabulary::status_line(line.words()).is_some()
            || line.columns().is_some()
            || line.starts_row()
    };
    let end = lines.iter().take(4).position(|line| line.cell().is_some() || is_boundary(line));
    end.and_then(|end| lines.get(end..)).is_some_and(|behind| {
        // The cells of the next table's header stand behind a paragraph like those of this table do.
        let is_cell = behind.first().is_some_and(|line| line.cell().is_some());
        is_cell && header(behind).is_none() && header_soon(behind, columns).is_none()
    })
}

/// Where a header starts within the next row.
fn header_soon(lines: &[Line<'_>], columns: usize) -> Option<usize> {
    (0..columns.min(lines.len())).find(|index| lines.get(*index..).and_then(header).is_some())
}

/// Rows that a pipe of their own opens.
fn marked_rows(body: &[Line<'_>], columns: usize) -> Vec<Row> {
    let rows = body.split(Line::starts_row).filter(|row| !row.is_empty());
    rows.map(|row| {
        let mut cells = cells(row);
        cells.resize(columns, Cell::default());
        Row { cells }
    })
    .collect()
}

/// Rows by the number of columns. The last one may be cut off.
fn counted_rows(body: &[Line<'_>], columns: usize) -> Vec<Row> {
    let rows = cells(body);
    let rows = rows.chunks(columns).map(|row| {
        let mut cells = row.to_vec();
        cells.resize(columns, Cell::default());
        Row { cells }
    });
    rows.collect()
}

/// One cell for every pipe. Lines without one are paragraphs of the cell that the next pipe ends.
fn cells(lines: &[Line<'_>]) -> Vec<Cell> {
    let mut cells = Vec::new();
    let mut open: Vec<Text> = Vec::new();
    for line in lines {
        let words = line.cell();
        let text = line.part(words.unwrap_or(line.text));
        if !text.is_empty() {
            open.push(text);
        }
        if words.is_some() {
            cells.push(Cell::new(std::mem::take(&mut open)));
        }
    }
    cells
}

//! A table of pipe text: the cells of the header, a rule, and the cells of the rows, one a line.

use super::line::Line;
use crate::document::{Cell, Row, Table, Text};
use crate::limits;
use crate::parse::opens_part;
use crate::type_cell::is_type;
use crate::vocabulary::{self, ColumnHeader, ColumnRole, SectionWord};

/// Reads the table that starts here. Gives it with the number of lines that it takes up.
pub(super) fn read(lines: &[Line<'_>]) -> Option<(Table, usize)> {
    let (header, start) = header(lines)?;
    let body = lines.get(start..)?;
    let is_marked = lines.first()?.starts_row() && body.first().is_some_and(Line::starts_row);
    let (mut rows, length) = Body::new(header.len(), is_marked).read(body);
    for row in &mut rows {
        give_description(row, &header);
    }
    Some((Table { header, rows, ..Table::default() }, start + length))
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

/// A row that lacks its type cell has its description there, and nothing behind it. The words stay in the type cell, too:
/// they are no type that anybody knows, which is said of them later, where an empty cell says nothing.
fn give_description(row: &mut Row, header: &[Text]) {
    let role = |text: &Text| ColumnHeader::in_text(&text.value).map(|header| header.role());
    let Some(type_) = header.iter().position(|text| role(text) == Some(ColumnRole::Type)) else { return };
    let is_described =
        header.len() == type_ + 2 && header.last().and_then(role) == Some(ColumnRole::Description);
    let is_sentence = |cell: &Cell| {
        let words = cell.words();
        words.ends_with(['.', '。']) && words.split(' ').count() > 2 && !is_type(&words)
    };
    // Where the name is lost, the cells stand one column too far ahead, and all of them are moved back later.
    let is_named = row.cells.first().is_some_and(|name| {
        let name = name.words();
        !is_type(&name) && vocabulary::mandatory(&name).is_none()
    });
    let is_lost = is_named
        && row.cells.last().is_some_and(|cell| cell.paragraphs.is_empty())
        && row.cells.get(type_).is_some_and(is_sentence);
    if is_described && is_lost {
        let described = row.cells.get(type_).cloned();
        row.cells.truncate(type_ + 1);
        row.cells.extend(described);
    }
}

/// The rows of a table while they are read.
struct Body {
    columns: usize,
    /// Whether a pipe of its own opens each row. Otherwise cells are counted.
    is_marked: bool,
    rows: Vec<Row>,
    /// The cells of the row that is read.
    row: Vec<Cell>,
    /// The paragraphs of the cell that is read.
    cell: Vec<Text>,
}

impl Body {
    fn new(columns: usize, is_marked: bool) -> Self {
        Self { columns, is_marked, rows: Vec::new(), row: Vec::new(), cell: Vec::new() }
    }

    /// Reads rows up to the next table, or to a line that is no cell. Gives them with the number of lines they take up.
    fn read(mut self, lines: &[Line<'_>]) -> (Vec<Row>, usize) {
        let mut rest = lines;
        while let Some((line, behind)) = rest.split_first() {
            if !self.goes_on(rest) {
                break;
            }
            match line.cell() {
                _ if line.starts_row() && self.opens_row(behind) => self.end_row(),
                None if line.starts_row() => self.end_cell(),
                None => self.cell.push(line.part(line.words())),
                Some(cell) => {
                    let text = line.part(cell);
                    self.cell.extend((!text.is_empty()).then_some(text));
                    self.end_cell();
                }
            }
            rest = behind;
        }
        if !self.cell.is_empty() {
            self.end_cell();
        }
        self.end_row();
        (self.rows, lines.len() - rest.len())
    }

    /// Whether a row starts or goes on here.
    fn goes_on(&self, lines: &[Line<'_>]) -> bool {
        let Some(line) = lines.first() else { return false };
        let is_in_row = !self.row.is_empty() && self.row.len() < self.columns;
        match () {
            () if is_in_row && self.is_end_of_cell(line) => true,
            () if line.starts_row() || line.cell().is_some() => header(lines).is_none(),
            () if is_in_row => self.is_cell_of_row(lines),
            () => is_broken_cell(lines, self.columns),
        }
    }

    /// Whether a pipe that stands alone can only end a cell: it opens neither rows nor headers of pages that do without it.
    fn is_end_of_cell(&self, line: &Line<'_>) -> bool {
        !self.is_marked && line.starts_row()
    }

    /// Whether a line within a row belongs to a cell: a pipe comes before anything that no cell holds.
    fn is_cell_of_row(&self, lines: &[Line<'_>]) -> bool {
        let is_pipe = |line: &Line<'_>| line.cell().is_some() || line.starts_row();
        let end = lines.iter().take(MOST_LINES).position(|line| is_pipe(line) || is_heading(line));
        let behind = end.and_then(|end| lines.get(end..)).unwrap_or_default();
        behind
            .first()
            .is_some_and(|line| self.is_end_of_cell(line) || is_pipe(line) && header(behind).is_none())
    }

    /// Whether a pipe that stands alone opens a row. It may also end a cell of which a list was lost: then the row is not
    /// complete, and there is a part of the cell above the pipe, or another such pipe below it.
    fn opens_row(&self, below: &[Line<'_>]) -> bool {
        let is_complete = self.row.is_empty() || self.row.len() >= self.columns;
        let is_end = || below.first().is_none_or(|line| line.starts_row() || line.cell().is_none());
        if self.is_marked {
            is_complete || self.cell.is_empty() && !is_end()
        } else {
            // No list stands in the first cell.
            self.row.is_empty() && self.cell.is_empty()
        }
    }

    fn end_cell(&mut self) {
        let paragraphs = std::mem::take(&mut self.cell);
        let is_complete = self.row.len() >= self.columns;
        match self.row.last_mut().filter(|_| is_complete) {
            // A pipe too many stood in the last cell.
            Some(last) => last.paragraphs.extend(paragraphs),
            None => self.row.push(Cell::new(paragraphs)),
        }
        if !self.is_marked && self.row.len() == self.columns {
            self.end_row();
        }
    }

    /// Ends a row. The last one may be cut off.
    fn end_row(&mut self) {
        if !self.row.is_empty() {
            let mut cells = std::mem::take(&mut self.row);
            cells.resize(self.columns, Cell::default());
            self.rows.push(Row { cells });
        }
    }
}

/// Lines that a cell may have at most.
const MOST_LINES: usize = 60;

/// Whether a line is no cell, whatever stands around it.
fn is_heading(line: &Line<'_>) -> bool {
    let words = line.words();
    line.columns().is_some()
        || vocabulary::section(words).is_some_and(|section| section != SectionWord::Prose)
        || vocabulary::status_line(words).is_some()
}

/// A cell in several lines: only the last has the pipe. Never a heading, nor far away from that pipe.
fn is_broken_cell(lines: &[Line<'_>], columns: usize) -> bool {
    let is_boundary =
        |line: &Line<'_>| opens_part(line.words()) || line.columns().is_some() || line.starts_row();
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

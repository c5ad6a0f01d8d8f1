//! What the tables of a page may take up. Cells that span rows and columns stand in each of them, so that a few bytes of
//! markup can ask for any amount of memory; and tables within cells are copied with them.

use std::cell::{Cell as Counter, RefCell};

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Cell, Table};
use crate::limits::{self, Excess};
use crate::source::Place;

/// What has been taken up so far. Once it is spent, the page is left out, and nothing more is read into tables.
#[derive(Debug, Default)]
pub(super) struct Budget {
    rows: Counter<usize>,
    cells: Counter<usize>,
    bytes: Counter<usize>,
    excess: RefCell<Option<Diagnostic>>,
}

impl Budget {
    /// The message that it is spent, if it is.
    pub fn excess(self) -> Option<Diagnostic> {
        self.excess.into_inner()
    }

    /// Whether so many tables within each other are too many.
    pub fn is_spent_by_depth(&self, tables: usize, place: &Place) -> bool {
        self.note(Excess::of(Code::TooDeep, "tables within each other", tables, limits::TABLE_DEPTH), place)
    }

    /// Takes rows of a table.
    pub fn is_spent_by_rows(&self, rows: usize, place: &Place) -> bool {
        let all = add(&self.rows, rows);
        let of_table = Excess::of(Code::TableTooLarge, "rows in a table", rows, limits::TABLE_ROWS);
        let of_page =
            || Excess::of(Code::TableTooLarge, "rows in the tables of the page", all, limits::PAGE_ROWS);
        self.note(of_table.or_else(of_page), place)
    }

    /// Takes a cell that becomes one of `columns`.
    pub fn is_spent_by_cell(&self, cell: &Cell, columns: usize, place: &Place) -> bool {
        let (cells, bytes) = size(cell);
        let (cells, bytes) = (add(&self.cells, cells), add(&self.bytes, bytes));
        let excess = [
            (Code::TableTooLarge, "columns in a table", columns, limits::TABLE_COLUMNS),
            (Code::TableTooLarge, "cells in the tables of the page", cells, limits::PAGE_CELLS),
            (Code::PageTooLarge, "bytes of text on the page", bytes, limits::PAGE_TEXT),
        ];
        let excess =
            excess.into_iter().find_map(|(code, what, found, limit)| Excess::of(code, what, found, limit));
        self.note(excess, place)
    }

    /// Remembers the first excess. Whether there was one, now or before.
    fn note(&self, excess: Option<Excess>, place: &Place) -> bool {
        let mut first = self.excess.borrow_mut();
        if let Some(excess) = excess.filter(|_| first.is_none()) {
            *first = Some(excess.diagnostic(place.clone()));
        }
        first.is_some()
    }
}

fn add(counter: &Counter<usize>, number: usize) -> usize {
    counter.set(counter.get().saturating_add(number));
    counter.get()
}

/// Cells and bytes of a cell, with those of the tables within it.
fn size(cell: &Cell) -> (usize, usize) {
    let of_table = |table: &Table| {
        let header = table.header.iter().map(|text| (1, text.value.len()));
        header.chain(table.rows.iter().flat_map(|row| &row.cells).map(size)).fold((0, 0), sum)
    };
    let own = (1, cell.paragraphs.iter().map(|text| text.value.len() + 64 * text.links.len()).sum());
    cell.tables.iter().map(of_table).fold(own, sum)
}

fn sum(one: (usize, usize), other: (usize, usize)) -> (usize, usize) {
    (one.0.saturating_add(other.0), one.1.saturating_add(other.1))
}

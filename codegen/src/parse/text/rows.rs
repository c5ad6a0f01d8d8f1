//! Divides the paragraphs of a flattened table into rows and cells.
//!
//! A line-by-line reader is fooled: descriptions hold paragraphs such as `No`, `String` or `none` that look like the start
//! of a row. So every division of the whole table is considered, and the one whose cells together look most like
//! what their columns hold is taken: a shortest path through the paragraphs, each of which opens a cell, goes on with
//! one, or stands behind the table. [`super::cost`] says what each of these costs, [`super::lattice`] finds the path,
//! [`super::doubt`] says where another path is about as good. A second pass knows the style of the table.

use std::ops::Range;

use super::cost::{Slot, Style};
use super::lattice::{Lattice, Part};
use super::look::Look;
use crate::document::Text;
use crate::vocabulary::Turn;

/// A paragraph of the region below a header.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    /// The words.
    pub text: Text,
    /// What it looks like.
    pub look: Look,
    /// Whether it could end the table.
    pub turn: Turn,
    /// What stands right below it, where that tells.
    pub leads_in: Option<Lead>,
    /// Whether no heading stands between it and the next table.
    pub is_above_table: bool,
}

/// What a paragraph may lead in to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// A table without a caption.
    Table,
    /// Code.
    Code,
}

/// How a table's paragraphs are divided.
pub(super) struct Division {
    /// The rows; each has the range of paragraphs of each of its cells.
    pub rows: Vec<Vec<Range<usize>>>,
    /// How many paragraphs the table takes up.
    pub taken: usize,
    /// How unlikely it is all in all.
    pub cost: u32,
    /// What the cells have in common.
    pub style: Style,
}

/// How many steps it takes to find a division: each part of a paragraph is held against each of the one before.
pub(super) fn steps(paragraphs: &[Paragraph], slots: &[Slot]) -> usize {
    let parts = 2 * slots.len() + 1;
    paragraphs.len().saturating_mul(parts).saturating_mul(parts)
}

/// Finds the division that explains the table best.
pub(super) fn divide(paragraphs: &[Paragraph], slots: &[Slot]) -> Division {
    let mut lattice = Lattice { paragraphs, slots, style: Style::default() };
    let (path, _) = lattice.best();
    lattice.style = style(&rows(&path, slots.len()), paragraphs, slots);
    let (path, cost) = lattice.best();
    let rows = rows(&path, slots.len());
    let taken = path.iter().position(|part| *part == Part::Behind).unwrap_or(path.len());
    Division { rows, taken, cost, style: lattice.style }
}

/// The rows and cells on a path.
fn rows(path: &[Part], columns: usize) -> Vec<Vec<Range<usize>>> {
    let mut rows: Vec<Vec<Range<usize>>> = Vec::new();
    let mut filled = columns;
    for (index, part) in path.iter().enumerate() {
        match *part {
            Part::First(column) => {
                if column < filled {
                    rows.push(vec![index..index; columns]);
                }
                filled = column + 1;
                if let Some(cell) = rows.last_mut().and_then(|row| row.get_mut(column)) {
                    *cell = index..index + 1;
                }
            }
            Part::More(column) => {
                if let Some(cell) = rows.last_mut().and_then(|row| row.get_mut(column)) {
                    cell.end = index + 1;
                }
            }
            Part::Behind => break,
        }
    }
    rows
}

/// What the rows have in common.
fn style(rows: &[Vec<Range<usize>>], paragraphs: &[Paragraph], slots: &[Slot]) -> Style {
    let column = slots.iter().position(|slot| *slot == Slot::Name);
    let name = |row: &Vec<Range<usize>>| {
        let cell = row.get(column?)?;
        paragraphs.get(cell.clone())?.first().map(|paragraph| paragraph.text.value.as_str())
    };
    let longest = |row: &Vec<Range<usize>>| row.iter().map(Range::len).max().unwrap_or(0);
    let lengths: Vec<usize> = rows.iter().map(longest).collect();
    Style::of(rows.iter().filter_map(name), &lengths, slots.contains(&Slot::Status))
}

#[cfg(test)]
mod tests;

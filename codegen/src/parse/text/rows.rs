//! Divides the paragraphs of a flattened table into rows and cells.
//!
//! A line-by-line reader is fooled: descriptions hold paragraphs such as `No`, `String` or `none` that look like the start
//! of a row. So every division of the whole table is considered, and the one whose cells together look most like
//! what their columns hold is taken: a shortest path through the paragraphs, each of which opens a cell, goes on with
//! one, or stands behind the table. [`super::cost`] says what each of these costs, [`super::lattice`] finds the path,
//! [`super::doubt`] says where another path is about as good. A second pass knows the style of the table.
//!
//! Some forms of pages lose the cells of a column, such as all `Yes`. So a table is also divided as if it had lost one
//! column or another, which has its price, and the cheapest of these few divisions is taken.

use std::ops::Range;

use super::cost::{self, Slot, Style};
use super::lattice::{Lattice, Part};
use super::paragraph::Paragraph;

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

/// Columns of a table that may be tried as lost.
const MOST_LOST: usize = 4;

/// How many steps it takes to find a division: each part of a paragraph is held against each of the one before.
pub(super) fn steps(paragraphs: &[Paragraph], slots: &[Slot]) -> usize {
    let parts = 2 * slots.len() + 1;
    let divisions = 1 + may_be_lost(paragraphs, slots).count();
    paragraphs.len().saturating_mul(parts).saturating_mul(parts).saturating_mul(divisions)
}

/// The columns whose cells may be lost. The first one says what rows are about. Where `Yes` stands somewhere, it is not
/// lost elsewhere; and without a flag behind them, names and prose are too common to make rows.
fn may_be_lost(paragraphs: &[Paragraph], slots: &[Slot]) -> impl Iterator<Item = usize> {
    let has_yes = paragraphs.iter().any(Paragraph::says_yes);
    let has_flags = slots.contains(&Slot::Mandatory);
    let may_be = move |slot: Slot| match slot {
        Slot::Mandatory => !has_yes,
        Slot::Type => has_flags,
        slot => slot.may_be_lost(),
    };
    let columns = slots.iter().enumerate().skip(1).filter(move |(_, slot)| may_be(**slot));
    columns.map(|(column, _)| column).take(MOST_LOST)
}

/// Finds the division that explains the table best: with all its columns, or without the cells of one of them.
pub(super) fn divide(paragraphs: &[Paragraph], slots: &[Slot]) -> Division {
    let mut best = divide_without(None, paragraphs, slots);
    for column in may_be_lost(paragraphs, slots) {
        // No division costs less than what it costs to lose a column.
        if best.cost <= cost::LOST_COLUMN {
            break;
        }
        let other = divide_without(Some(column), paragraphs, slots);
        if other.cost < best.cost {
            best = other;
        }
    }
    best
}

/// Finds the best division of a table that has lost the cells of a column.
fn divide_without(lost: Option<usize>, paragraphs: &[Paragraph], slots: &[Slot]) -> Division {
    let mut lattice = Lattice { paragraphs, slots, style: Style { lost, ..Style::default() } };
    let (path, _) = lattice.best();
    lattice.style = Style { lost, ..style(&rows(&path, slots.len()), paragraphs, slots) };
    let (path, cost) = lattice.best();
    let cost = if lost.is_some() { cost.saturating_add(cost::LOST_COLUMN) } else { cost };
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

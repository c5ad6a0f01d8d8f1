//! Says where the division of a table is doubtful.

use std::ops::Range;

use super::cost::{self, Slot};
use super::lattice::Lattice;
use super::paragraph::Paragraph;
use super::rows::Division;
use crate::diagnostic::{Code, Diagnostic};
use crate::limits;
use crate::source::Place;

/// Another reading that costs so little more is about as good.
const MARGIN: u32 = 4;

/// Rows that another division would read differently at little cost, and rows with a cell that is not what its
/// column holds: one diagnostic a row.
pub(super) fn find(
    paragraphs: &[Paragraph],
    slots: &[Slot],
    division: &Division,
    place: &Place,
) -> Vec<Diagnostic> {
    let lattice = Lattice { paragraphs, slots, style: division.style };
    let margins = lattice.margins();
    let is_close = |index: &usize| margins.get(*index).is_some_and(|margin| *margin < MARGIN);
    let mut found = Vec::new();
    for (row, number) in division.rows.iter().zip(1..) {
        let opens = |index: usize, slot: Slot| {
            paragraphs.get(index).is_some_and(|paragraph| paragraph.opening(slot) >= cost::ODD)
        };
        let odd = row.iter().zip(slots).find(|(cell, slot)| !cell.is_empty() && opens(cell.start, **slot));
        let close = row.iter().cloned().flatten().find(is_close);
        let spanned = row.iter().find(|cell| !cell.is_empty()).filter(|_| is_spanned(row, slots));
        let starts_row = |index: usize| row.first().is_some_and(|cell| cell.start == index);
        let (index, label) = match (spanned, odd, close) {
            (Some(cell), ..) => {
                (cell.start, "was taken for a row whose action stands in the row above".to_owned())
            }
            (None, Some((cell, slot)), _) => (cell.start, format!("was taken for the {} cell", slot.title())),
            (None, None, Some(index)) if starts_row(index) => {
                (index, "was taken for the start of a row; it could belong to the row above".to_owned())
            }
            (None, None, Some(index)) => {
                (index, "was taken for a part of this row; it could start another".to_owned())
            }
            (None, None, None) => continue,
        };
        let Some(paragraph) = paragraphs.get(index) else { continue };
        let message = "the cells of this row are ambiguous";
        found.push(
            Diagnostic::new(Code::UnsplitRow, place.at(paragraph.text.span).in_row(number), message)
                .label(format!("`{}` {label}", excerpt(&paragraph.text.value)))
                .help("look at the row on the page; if it was read wrongly, record it in corrections.toml"),
        );
    }
    found
}

/// Whether a row has no action of its own, so that which columns its cells stand in is a guess.
fn is_spanned(row: &[Range<usize>], slots: &[Slot]) -> bool {
    slots.first() == Some(&Slot::Action) && row.first().is_some_and(Range::is_empty)
}

/// The start of a paragraph, on one line.
fn excerpt(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    limits::shortened(&words.join(" "))
}

//! A flattened table: from its header to where the next table starts, divided into rows.

use std::ops::Range;

use super::cost::Slot;
use super::doubt;
use super::group::Group;
use super::header::{self, Start};
use super::look::Look;
use super::rows::{self, Division, Lead, Paragraph};
use crate::diagnostic::Diagnostics;
use crate::document::{Cell, Row, Table};
use crate::source::Place;
use crate::vocabulary::{self, Turn};

/// Reads the table that starts here. Gives it with the number of groups that it takes up.
pub(super) fn read(
    groups: &[Group<'_>],
    start: Start,
    page: &Place,
    diagnostics: &mut Diagnostics,
) -> (Table, usize) {
    let mut best = Reading::new(groups, start);
    while let Some(start) = best.start.shortened() {
        let other = Reading::new(groups, start);
        if other.division.cost >= best.division.cost {
            break;
        }
        best = other;
    }
    best.report(page, diagnostics);
    (best.table(), best.start.length() + best.division.taken)
}

/// A header and what it makes of the paragraphs below it.
struct Reading {
    start: Start,
    paragraphs: Vec<Paragraph>,
    slots: Vec<Slot>,
    division: Division,
}

impl Reading {
    fn new(groups: &[Group<'_>], start: Start) -> Self {
        let paragraphs = region(&groups[start.length()..]);
        let slots: Vec<Slot> = start.columns.iter().map(|column| Slot::of(&column.role)).collect();
        let division = rows::divide(&paragraphs, &slots);
        Self { start, paragraphs, slots, division }
    }

    fn report(&self, page: &Place, diagnostics: &mut Diagnostics) {
        let caption = self.start.caption.as_ref().map(|caption| caption.value.as_str());
        let place = caption.map_or_else(|| page.clone(), |caption| page.in_table(caption));
        diagnostics.extend(doubt::find(&self.paragraphs, &self.slots, &self.division, &place));
    }

    fn table(&self) -> Table {
        let cell = |range: &Range<usize>| {
            let paragraphs = self.paragraphs[range.clone()].iter();
            Cell::new(paragraphs.map(|paragraph| paragraph.text.clone()).collect())
        };
        let rows = self.division.rows.iter().map(|row| Row { cells: row.iter().map(cell).collect() });
        Table {
            caption: self.start.caption.clone(),
            anchors: Vec::new(),
            header: self.start.columns.iter().map(|column| column.text.clone()).collect(),
            rows: rows.collect(),
        }
    }
}

/// The paragraphs up to the next table: more of them cannot belong to this one.
fn region(groups: &[Group<'_>]) -> Vec<Paragraph> {
    let next =
        (0..groups.len()).find_map(|index| header::start(&groups[index..]).map(|start| (index, start)));
    let end = next.as_ref().map_or(groups.len(), |(index, _)| *index);
    let mut is_above_table = next.is_some();
    let mut leads_in = next.filter(|(_, start)| start.caption.is_none()).map(|_| Lead::Table);
    let mut paragraphs = Vec::with_capacity(end);
    for group in groups[..end].iter().rev() {
        let text = group.text();
        let look = Look::of(&text.value, group.is_code());
        let turn = vocabulary::turn(&text.value);
        is_above_table &= !matches!(turn, Turn::Heading | Turn::Status);
        paragraphs.push(Paragraph { text, look, turn, leads_in, is_above_table });
        leads_in = group.is_code().then_some(Lead::Code);
    }
    paragraphs.reverse();
    paragraphs
}

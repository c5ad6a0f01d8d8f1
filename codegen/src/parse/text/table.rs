//! A flattened table: from its header to where the next table starts, divided into rows.

use std::collections::HashSet;
use std::ops::Range;

use super::cost::Slot;
use super::doubt;
use super::group::Group;
use super::header::Start;
use super::paragraph::Paragraph;
use super::region;
use super::rows::{self, Division};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Cell, Row, Table};
use crate::limits::{self, Excess};
use crate::source::Place;

/// Headers that may turn out to be cells of the first row.
const MOST_SHORTENED: usize = 4;

/// What the tables of a page have in common.
pub(super) struct Tables {
    place: Place,
    /// The names of types that captions have.
    types: HashSet<String>,
    /// What the divisions have taken so far.
    steps: usize,
}

impl Tables {
    pub fn of(groups: &[Group<'_>], place: Place) -> Self {
        Self { place, types: region::captioned(groups), steps: 0 }
    }
}

/// Reads the table that starts here. Gives it with the number of groups that it takes up.
pub(super) fn read(
    groups: &[Group<'_>],
    start: Start,
    page: &mut Tables,
    diagnostics: &mut Diagnostics,
) -> Result<(Table, usize), Diagnostic> {
    let mut best = Reading::new(groups, start, page)?;
    let mut shortened = best.start.shortened();
    for _ in 0..MOST_SHORTENED {
        let Some(start) = shortened else { break };
        shortened = start.shortened();
        let other = Reading::new(groups, start, page)?;
        if other.division.cost < best.division.cost {
            best = other;
        }
    }
    best.report(&page.place, diagnostics);
    Ok((best.table(), best.length()))
}

/// A header and what it makes of the paragraphs below it.
struct Reading {
    start: Start,
    paragraphs: Vec<Paragraph>,
    slots: Vec<Slot>,
    division: Division,
}

impl Reading {
    fn new(groups: &[Group<'_>], start: Start, page: &mut Tables) -> Result<Self, Diagnostic> {
        let paragraphs =
            region::read(groups.get(start.length()..).unwrap_or_default(), start.indent, &page.types);
        let slots = Slot::all(start.columns.iter().map(|column| &column.header));
        page.steps = page.steps.saturating_add(rows::steps(&paragraphs, &slots));
        if page.steps > limits::DIVISION_STEPS {
            let what = "steps to divide the tables of the page";
            let excess = Excess::beyond(Code::TableTooLarge, what, limits::DIVISION_STEPS);
            let place = start
                .caption
                .as_ref()
                .map_or_else(|| page.place.clone(), |caption| page.place.at(caption.span));
            return Err(excess.diagnostic(place));
        }
        let division = rows::divide(&paragraphs, &slots);
        Ok(Self { start, paragraphs, slots, division })
    }

    /// How many groups the table takes up.
    fn length(&self) -> usize {
        let taken = self.paragraphs.iter().take(self.division.taken);
        self.start.length() + taken.map(|paragraph| paragraph.groups).sum::<usize>()
    }

    fn report(&self, page: &Place, diagnostics: &mut Diagnostics) {
        let caption = self.start.caption.as_ref().map(|caption| caption.value.as_str());
        let place = caption.map_or_else(|| page.clone(), |caption| page.in_table(caption));
        diagnostics.extend(doubt::find(&self.paragraphs, &self.slots, &self.division, &place));
    }

    fn table(&self) -> Table {
        let cell = |range: &Range<usize>| {
            let paragraphs = self.paragraphs.get(range.clone()).unwrap_or_default().iter();
            Cell::new(paragraphs.map(|paragraph| paragraph.text.clone()).collect())
        };
        let rows = self.division.rows.iter().map(|row| Row { cells: row.iter().map(cell).collect() });
        Table {
            caption: self.start.caption.clone(),
            anchors: Vec::new(),
            header: self.start.columns.iter().map(|column| column.text.clone()).collect(),
            rows: rows.collect(),
            lost: self.division.style.lost,
        }
    }
}

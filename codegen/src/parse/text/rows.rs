//! Divides the paragraphs of a flattened table into rows and cells.
//!
//! A line-by-line reader is fooled: descriptions hold paragraphs such as `No`, `String` or `none` that look like the start
//! of a row. So every division of the whole table is considered, and the one in which all cells together look most
//! like what their columns hold is taken (dynamic programming over paragraph and column). The table may end before
//! its paragraphs do. A second pass knows how the names of the table are written.

use std::ops::Range;

use super::cost::{self, Style};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::Text;
use crate::raw::ColumnRole;
use crate::source::Place;

/// From here on a row is doubtful: one of its cells is not what its column holds.
const DOUBTFUL: u32 = 12;

/// How a table's paragraphs are divided.
pub(super) struct Division {
    /// The rows; each has the range of paragraphs of each of its cells.
    pub rows: Vec<Vec<Range<usize>>>,
    /// How many paragraphs the table takes up.
    pub taken: usize,
}

/// Finds the division that explains the table best.
pub(super) fn divide(
    paragraphs: &[Text],
    roles: &[ColumnRole],
    place: &Place,
    diagnostics: &mut Diagnostics,
) -> Division {
    let first = Reading::best(paragraphs, roles, Style::default());
    let style = Style::of(names(&first, paragraphs, roles));
    let reading = Reading::best(paragraphs, roles, style);
    for (row, number) in reading.rows.iter().zip(1..) {
        report_doubt(row, number, paragraphs, roles, style, place, diagnostics);
    }
    Division {
        taken: reading.rows.last().and_then(|row| row.last()).map_or(0, |cell| cell.end),
        rows: reading.rows,
    }
}

fn names<'p>(
    reading: &'p Reading,
    paragraphs: &'p [Text],
    roles: &'p [ColumnRole],
) -> impl Iterator<Item = &'p str> {
    let column = roles.iter().position(|role| *role == ColumnRole::Name);
    reading.rows.iter().filter_map(move |row| {
        let cell = row.get(column?)?;
        paragraphs.get(cell.start).map(|text| text.value.as_str())
    })
}

fn report_doubt(
    row: &[Range<usize>],
    number: u32,
    paragraphs: &[Text],
    roles: &[ColumnRole],
    style: Style,
    place: &Place,
    diagnostics: &mut Diagnostics,
) {
    let doubtful = row.iter().zip(roles).find(|(cell, role)| {
        let worst =
            paragraphs[(*cell).clone()].iter().map(|text| cost::paragraph(&text.value, role, style)).max();
        worst.unwrap_or_else(|| cost::empty(role)) >= DOUBTFUL
    });
    let Some((cell, role)) = doubtful else { return };
    let place = place.at(paragraphs.get(cell.start).and_then(|text| text.span)).in_row(number);
    let shown = paragraphs[cell.clone()].first().map_or("nothing", |text| text.value.as_str());
    diagnostics.push(
        Diagnostic::new(Code::UnsplitRow, place, "the cells of this row cannot be told apart with certainty")
            .label(format!("`{shown}` was taken for the {} cell", name_of(role)))
            .help("look at the row on the page; if it was read wrongly, record it in corrections.toml"),
    );
}

fn name_of(role: &ColumnRole) -> &str {
    match role {
        ColumnRole::Name => "name",
        ColumnRole::Mandatory => "Mandatory",
        ColumnRole::Type => "type",
        ColumnRole::Description => "description",
        ColumnRole::Other(header) => header,
    }
}

/// A division with the least cost.
struct Reading {
    rows: Vec<Vec<Range<usize>>>,
}

/// How a state was reached: the cost so far, and the state before it.
#[derive(Clone, Copy)]
struct Step {
    cost: u32,
    from: State,
}

/// Paragraphs taken, and cells filled in the current row. `(taken, 0)` is the end of a row.
type State = (usize, usize);

/// The cheapest way to every state.
struct Table<'t> {
    roles: &'t [ColumnRole],
    /// What each paragraph costs as a cell of each column: asked for every pair of start and end of a cell.
    costs: Vec<Vec<u32>>,
    best: Vec<Vec<Option<Step>>>,
}

impl Reading {
    fn best(paragraphs: &[Text], roles: &[ColumnRole], style: Style) -> Self {
        let best = vec![vec![None; roles.len() + 1]; paragraphs.len() + 1];
        let cost_of =
            |text: &Text| roles.iter().map(|role| cost::paragraph(&text.value, role, style)).collect();
        let mut table = Table { roles, costs: paragraphs.iter().map(cost_of).collect(), best };
        table.relax((0, 0), Step { cost: 0, from: (0, 0) });
        for taken in 0..=paragraphs.len() {
            for column in 1..roles.len() {
                table.leave_empty((taken, column));
                table.fill((taken, column));
            }
            // A full row may be followed by another, which starts with its first cell.
            table.end_row(taken);
            table.fill((taken, 0));
        }
        Self { rows: table.trace(table.end()) }
    }
}

impl Table<'_> {
    fn cost(&self, (taken, column): State) -> Option<u32> {
        self.best[taken][column].map(|step| step.cost)
    }

    fn relax(&mut self, (taken, column): State, step: Step) {
        let known = &mut self.best[taken][column];
        if known.is_none_or(|known| step.cost < known.cost) {
            *known = Some(step);
        }
    }

    fn leave_empty(&mut self, from: State) {
        if let Some(cost) = self.cost(from) {
            let cost = cost + cost::empty(&self.roles[from.1]);
            self.relax((from.0, from.1 + 1), Step { cost, from });
        }
    }

    /// Fills a cell with one paragraph, or with as many as it can hold.
    fn fill(&mut self, from: State) {
        let Some(start) = self.cost(from) else { return };
        let role = &self.roles[from.1];
        let mut cost = start;
        for end in from.0 + 1..=self.costs.len() {
            cost += self.costs[end - 1][from.1];
            self.relax((end, from.1 + 1), Step { cost, from });
            if !cost::is_long(role) {
                break;
            }
        }
    }

    fn end_row(&mut self, taken: usize) {
        let from = (taken, self.roles.len());
        if let Some(cost) = self.cost(from).filter(|_| taken > 0) {
            self.relax((taken, 0), Step { cost, from });
        }
    }

    /// Where the table ends at the least cost, counting what stands behind it.
    fn end(&self) -> usize {
        let count = self.costs.len();
        let ends = (0..=count).rev().filter_map(|taken| {
            let behind = u32::try_from(count - taken).unwrap_or(u32::MAX).saturating_mul(cost::BEHIND);
            Some((self.cost((taken, 0))?.saturating_add(behind), taken))
        });
        ends.min_by_key(|(cost, _)| *cost).map_or(0, |(_, taken)| taken)
    }

    /// The rows that lead to this end.
    fn trace(&self, end: usize) -> Vec<Vec<Range<usize>>> {
        let mut rows = Vec::new();
        let mut state = (end, 0);
        while state.0 > 0 || state.1 > 0 {
            let Some(step) = self.best[state.0][state.1] else { break };
            if state.1 == 0 {
                rows.push(Vec::with_capacity(self.roles.len()));
            } else if let Some(row) = rows.last_mut() {
                let row: &mut Vec<Range<usize>> = row;
                row.push(step.from.0..state.0);
            }
            state = step.from;
        }
        for row in &mut rows {
            row.reverse();
        }
        rows.reverse();
        rows
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const REQUEST: [ColumnRole; 4] =
        [ColumnRole::Name, ColumnRole::Mandatory, ColumnRole::Type, ColumnRole::Description];
    const RESPONSE: [ColumnRole; 3] = [ColumnRole::Name, ColumnRole::Type, ColumnRole::Description];

    /// The names of the rows and the number of paragraphs in their last cells.
    fn read(lines: &str, roles: &[ColumnRole]) -> Vec<(String, usize)> {
        let paragraphs: Vec<Text> = lines.split('|').map(|line| Text::new(line.trim())).collect();
        let mut diagnostics = Diagnostics::new();
        let division = divide(&paragraphs, roles, &Place::page("p"), &mut diagnostics);
        let column = roles.iter().position(|role| *role == ColumnRole::Name).unwrap();
        let rows = division.rows.iter();
        rows.map(|row| (paragraphs[row[column].start].value.clone(), row.last().unwrap().len())).collect()
    }

    fn names(lines: &str, roles: &[ColumnRole]) -> Vec<String> {
        read(lines, roles).into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn values_with_meanings_start_no_row() {
        let lines = "compress_alg | String | Compression algorithm. | none: The compression algorithm is not used. \
                     | gzip: Gzip compression algorithm. | is_sync | Boolean | Whether to sync. | true: yes | false: no";
        let expected = vec![("compress_alg".to_owned(), 3), ("is_sync".to_owned(), 3)];
        assert_eq!(read(lines, &RESPONSE), expected);
    }

    #[test]
    fn names_may_be_words() {
        let lines = "name | Yes | String | Job name. | type | No | String | Type. | none | No | String | no | Yes | Integer | Number.";
        assert_eq!(names(lines, &REQUEST), ["name", "type", "none", "no"]);
    }

    #[test]
    fn a_paragraph_that_is_exactly_no_or_string_stays_in_its_description() {
        let lines = "type | No | String | Everything is returned, if the value is | Yes | none | No | String | Free text.";
        assert_eq!(read(lines, &REQUEST), [("type".to_owned(), 2), ("none".to_owned(), 1)]);
        let lines =
            "status | String | The copy failed. See | String | in the error log. | no | Integer | Number.";
        assert_eq!(read(lines, &RESPONSE), [("status".to_owned(), 3), ("no".to_owned(), 1)]);
    }

    #[test]
    fn an_empty_description_leaves_nothing() {
        let lines = "name | String | status | String | string | Boolean | Whether it is a string.";
        assert_eq!(
            read(lines, &RESPONSE),
            [("name".to_owned(), 0), ("status".to_owned(), 0), ("string".to_owned(), 1)]
        );
    }

    #[test]
    fn listed_values_start_no_row() {
        let lines = "sort_key | No | String | Sort key. Enumeration values: | created_at | name | size | with_deleted | No | Boolean | Whether.";
        assert_eq!(read(lines, &REQUEST), [("sort_key".to_owned(), 4), ("with_deleted".to_owned(), 1)]);
    }

    #[test]
    fn columns_come_in_any_order() {
        let roles = [ColumnRole::Name, ColumnRole::Type, ColumnRole::Mandatory, ColumnRole::Description];
        let lines = "project_id | String | Yes | Project ID. | backup_id | String | Yes | It is returned as | String | when it is created.";
        assert_eq!(read(lines, &roles), [("project_id".to_owned(), 1), ("backup_id".to_owned(), 3)]);
    }

    #[test]
    fn a_type_within_a_description_stays_there() {
        let lines = "no | Integer | Number of the copy. Array of strings | Array of strings | tags | Array of strings | Tags.";
        assert_eq!(read(lines, &RESPONSE), [("no".to_owned(), 2), ("tags".to_owned(), 1)]);
    }

    proptest! {
        /// Whatever the descriptions are, rows whose names, flags and types are plain are found again.
        #[test]
        fn plain_rows_are_found_again(rows in prop::collection::vec(("[a-z]{2,8}_[a-z]{2,8}", any::<bool>(), "[A-Z][a-z]{2,9} [a-z]{2,9} [a-z: ]{0,20}\\."), 1..12)) {
            let mut paragraphs = Vec::new();
            for (name, mandatory, description) in &rows {
                paragraphs.extend([name.clone(), if *mandatory { "Yes" } else { "No" }.to_owned(), "String".to_owned(), description.clone()]);
            }
            let expected: Vec<String> = rows.iter().map(|(name, ..)| name.clone()).collect();
            prop_assert_eq!(names(&paragraphs.join("|"), &REQUEST), expected);
        }

        #[test]
        fn nothing_makes_it_panic(lines in prop::collection::vec("(Yes|No|String|[a-z]{0,5}|[A-Za-z .]{0,12})", 0..20)) {
            let paragraphs: Vec<Text> = lines.iter().map(Text::new).collect();
            divide(&paragraphs, &REQUEST, &Place::page("p"), &mut Diagnostics::new());
        }
    }
}

//! Tables that no row leads to: each ends in a diagnostic that says what the page leaves open.

use std::collections::BTreeSet;

use super::definition;
use super::page::{Input, Page};
use crate::diagnostic::{Code, Diagnostic, not_in_output};
use crate::limits;
use crate::raw::{RawRow, RawTable, TableRole};
use crate::vocabulary;

impl Page<'_> {
    /// Says which rows and tables belong together in a way that the page does not tell.
    pub fn report_doubts(&mut self) {
        let Input { raw, definitions, .. } = self.input;
        for doubt in &definitions.doubts {
            let tables: Vec<&RawTable> =
                doubt.tables.iter().filter_map(|index| raw.tables.get(*index)).collect();
            // What a table says that was used all the same needs no doubt.
            let is_left =
                |table: &&RawTable| table.rows.iter().any(|row| !self.output.account.knows(table, row));
            let tables: Vec<&RawTable> = tables.into_iter().filter(is_left).collect();
            let rows = doubt.rows.iter().filter_map(|(table, number)| {
                let table = raw.tables.get(*table)?;
                let row = table.rows.iter().find(|row| row.number == *number)?;
                // One without a name is said to have none.
                (!row.name_text().is_empty()).then_some((table, row))
            });
            let rows: Vec<(&RawTable, &RawRow)> = rows.collect();
            let (Some((first, row)), false) = (rows.first(), tables.is_empty()) else { continue };
            let names: Vec<String> = rows.iter().map(|(_, row)| format!("`{}`", row.name_text())).collect();
            let message = match tables.len() {
                1 => format!("nothing says whether a table defines {}", names.join(", ")),
                count => format!("nothing says which of {count} tables define {}", names.join(", ")),
            };
            let diagnostic = Diagnostic::new(Code::UncertainTables, row.place(first), message)
                .label(match rows.len() {
                    1 => "a free-form object, and the rows of the tables are not in the output",
                    _ => "free-form objects, and the rows of the tables are not in the output",
                })
                .help("give the row the type `Table N object` in corrections.toml, with the number of its table");
            let diagnostic = tables.iter().fold(diagnostic, |diagnostic, table| {
                let names: Vec<String> = table.rows.iter().take(3).map(RawRow::name_text).collect();
                diagnostic.related(table.place.clone(), format!("a table of {}", names.join(", ")))
            });
            self.output.diagnostics.push(diagnostic);
            for table in tables {
                table.rows.iter().for_each(|row| self.output.account.reported(table, row));
            }
        }
    }

    /// Tables that nothing led to. Those that only such tables lead to are told with them.
    pub fn report_unused_tables(&mut self) {
        let raw = self.input.raw;
        self.account_for_handled();
        let tables = raw.tables.iter().enumerate();
        let all: Vec<usize> =
            tables.filter(|(_, table)| !self.open_rows(table).is_empty()).map(|(index, _)| index).collect();
        let behind = self.behind(&all);
        let first = all.iter().filter(|table| !behind.contains(table));
        // Tables that lead to each other in a circle have no first one.
        for table in first.chain(&all) {
            self.report_unused(*table);
        }
    }

    /// Statuses are read elsewhere, and extraction has reported tables of which nobody knows what they are.
    fn account_for_handled(&mut self) {
        for table in &self.input.raw.tables {
            let open = self.open_rows(table);
            for row in open {
                match table.role {
                    TableRole::Unknown => self.output.account.reported(table, row),
                    TableRole::StatusCodes | TableRole::ErrorCodes => {
                        self.output.account.modelled(table, row);
                    }
                    _ => {}
                }
            }
        }
    }

    /// The rows of a table of which nothing was made or said.
    fn open_rows<'t>(&self, table: &'t RawTable) -> Vec<&'t RawRow> {
        table.rows.iter().filter(|row| !self.output.account.knows(table, row)).collect()
    }

    /// The tables that rows of these tables lead to, and those that their rows lead to. A table that leads to itself is not
    /// behind it.
    fn behind(&self, tables: &[usize]) -> BTreeSet<usize> {
        let Input { raw, definitions, .. } = self.input;
        let mut behind = BTreeSet::new();
        let mut open = tables.to_vec();
        while let Some((index, table)) = open.pop().and_then(|index| Some((index, raw.tables.get(index)?))) {
            let next = table.rows.iter().filter_map(|row| definitions.of(table, row));
            open.extend(next.filter(|next| *next != index && behind.insert(*next)));
        }
        behind
    }

    /// A row of the output with a link to a table that is not used: its type cell says something else.
    fn leading_to(&self, index: usize) -> Option<(&RawTable, &RawRow)> {
        let raw = self.input.raw;
        let rows = raw.tables.iter().flat_map(|table| table.rows.iter().map(move |row| (table, row)));
        let has_type = |row: &RawRow| row.type_text().is_some_and(|words| !words.is_empty());
        let mut leading = rows.filter(|(table, row)| has_type(row) && self.output.account.knows(table, row));
        leading.find(|(_, row)| definition::linked(raw, row) == Some(index))
    }

    fn report_unused(&mut self, index: usize) {
        let raw = self.input.raw;
        let Some(table) = raw.tables.get(index) else { return };
        let unused = self.open_rows(table);
        if unused.is_empty() {
            return;
        }
        let which =
            table.caption.as_ref().map_or("this table".to_owned(), |name| format!("the table `{name}`"));
        let message = format!("no row in the output uses {which} as its type");
        let mut diagnostic = Diagnostic::new(Code::UnusedTable, table.place.clone(), message)
            .label(not_in_output(unused.len()))
            .help("if a field has this type, record the type of its row in corrections.toml");
        if let Some((from, row)) = self.leading_to(index) {
            let words = limits::shortened(&row.type_text().unwrap_or_default());
            diagnostic =
                diagnostic.related(row.place(from), format!("this row leads to it, and is `{words}`"));
        }
        for row in unused {
            self.output.account.reported(table, row);
        }
        for table in self.behind(&[index]).into_iter().filter_map(|behind| raw.tables.get(behind)) {
            let lost = self.open_rows(table);
            if lost.is_empty() {
                continue;
            }
            diagnostic = diagnostic.related(table.place.clone(), "a table that only this one leads to");
            for row in lost {
                self.output.account.reported(table, row);
            }
        }
        // A table on an example of what may be sent describes no type.
        let is_on_example = table.caption.as_deref().is_some_and(vocabulary::is_on_example);
        self.output.diagnostics.push(if is_on_example { diagnostic.as_note() } else { diagnostic });
    }
}

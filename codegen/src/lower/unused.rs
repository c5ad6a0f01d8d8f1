//! Tables that no row leads to: each ends in a diagnostic that says what the page leaves open.

use super::page::{Input, Page};
use crate::diagnostic::{Code, Diagnostic};
use crate::raw::{RawRow, RawTable, TableRole};

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
                .label("free-form objects, and the rows of the tables are not in the output")
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

    /// Tables that nothing led to.
    pub fn report_unused_tables(&mut self) {
        for table in &self.input.raw.tables {
            let is_handled =
                matches!(table.role, TableRole::StatusCodes | TableRole::ErrorCodes | TableRole::Unknown);
            let unused: Vec<_> =
                table.rows.iter().filter(|row| !self.output.account.knows(table, row)).collect();
            if unused.is_empty() {
                continue;
            }
            if is_handled {
                // Statuses are read elsewhere; extraction has reported the unknown ones.
                for row in unused {
                    match table.role {
                        TableRole::Unknown => self.output.account.reported(table, row),
                        _ => self.output.account.modelled(table, row),
                    }
                }
                continue;
            }
            let name = table.caption.as_deref().unwrap_or(&table.label);
            self.output.diagnostics.push(
                Diagnostic::new(
                    Code::UnusedTable,
                    table.place.clone(),
                    format!("no row names the type `{name}`"),
                )
                .label(format!("its {} rows are not in the output", unused.len()))
                .help("if a field has this type, record the type of its row in corrections.toml"),
            );
            for row in unused {
                self.output.account.reported(table, row);
            }
        }
    }
}

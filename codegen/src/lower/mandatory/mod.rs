//! What the Mandatory cell of a row says.
//!
//! An empty cell says nothing. Most often the whole column is empty, because the form of the page has lost its cells, so
//! that it is told once for the table. Some forms lose `Yes` and keep `No`: a table whose cells are `No` or lost has
//! lost nothing but `Yes`. What a cell says that is not empty, [`cell`] reads.

mod cell;

pub(super) use cell::{condition, read};

use super::page::Page;
use crate::diagnostic::{Code, Diagnostic};
use crate::raw::{RawRow, RawTable};

/// What the Mandatory cells of a table say together.
pub(super) struct Flags {
    empty: usize,
    first_empty: Option<u32>,
    is_yes_lost: bool,
}

impl Flags {
    /// Looks at the cells of a table.
    pub fn of(table: &RawTable) -> Self {
        let is_empty = |row: &&RawRow| row.mandatory.as_ref().is_some_and(Vec::is_empty);
        let mut flags = table.rows.iter().filter(|row| !is_empty(row)).map(flag).peekable();
        let has_flags = flags.peek().is_some();
        Self {
            empty: table.rows.iter().filter(is_empty).count(),
            first_empty: table.rows.iter().find(is_empty).map(|row| row.number),
            is_yes_lost: table.has_lost_flags && has_flags && flags.all(|flag| flag == Some(false)),
        }
    }

    /// `Yes` and `No`, and their like. None where the cell says neither.
    pub fn mandatory(&self, page: &mut Page<'_>, table: &RawTable, row: &RawRow) -> Option<bool> {
        let words = row.mandatory_text()?;
        if words.is_empty() {
            if self.first_empty == Some(row.number) {
                page.output.diagnostics.push(self.diagnostic(table, row));
            }
            return self.is_yes_lost.then_some(true);
        }
        let known = cell::read(&words).known;
        if known.is_none() {
            page.output.diagnostics.push(unclear(table, row, &words));
        }
        known
    }

    fn diagnostic(&self, table: &RawTable, row: &RawRow) -> Diagnostic {
        let message = format!(
            "{} of {} rows of `{}` have no Mandatory cell",
            self.empty,
            table.rows.len(),
            table.label
        );
        let label = if self.is_yes_lost {
            "the cells that are left all say No, so that those rows are taken for mandatory"
        } else {
            "whether those rows are mandatory is not known"
        };
        Diagnostic::new(Code::EmptyMandatory, row.place(table), message)
            .label(label)
            .help("look at the table on the page, and record in corrections.toml which rows are mandatory")
    }
}

/// The message that a cell says something else than Yes or No.
fn unclear(table: &RawTable, row: &RawRow, words: &str) -> Diagnostic {
    let name = row.name_text();
    let message = format!("`{name}` is called mandatory `{words}`, which is neither Yes nor No");
    let help = format!("record what holds in corrections.toml: table `{}`, row `{name}`", table.label);
    Diagnostic::new(Code::UnknownMandatory, row.place(table), message).help(help)
}

fn flag(row: &RawRow) -> Option<bool> {
    row.mandatory_text().and_then(|words| cell::read(&words).known)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Text;
    use crate::raw::TableRole;
    use crate::source::Place;

    fn table(cells: &[&str], has_lost_flags: bool) -> RawTable {
        let cell = |text: &str| if text.is_empty() { Vec::new() } else { vec![Text::new(text)] };
        let rows = cells.iter().zip(1..).map(|(text, number)| RawRow {
            number,
            mandatory: Some(cell(text)),
            ..RawRow::default()
        });
        RawTable {
            label: "Table 1".into(),
            caption: None,
            anchors: Vec::new(),
            role: TableRole::PathParameters,
            columns: Vec::new(),
            rows: rows.collect(),
            has_lost_flags,
            place: Place::page("x/Page.txt"),
        }
    }

    #[test]
    fn yes_is_lost_where_no_is_all_that_is_left() {
        assert!(Flags::of(&table(&["", "No", ""], true)).is_yes_lost);
        assert!(!Flags::of(&table(&["", "No", ""], false)).is_yes_lost);
        assert!(!Flags::of(&table(&["", "No", "Yes"], true)).is_yes_lost);
        assert!(!Flags::of(&table(&["", ""], true)).is_yes_lost);
        assert!(!Flags::of(&table(&["", "No", "Depends"], true)).is_yes_lost);
    }
}

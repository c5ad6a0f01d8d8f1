//! Recorded corrections: where the pages contradict themselves, a person settles it in `corrections.toml`.
//!
//! In: raw operations, while page, table and row still have the names by which a reader of the page knows them.
//! Out: the same, corrected. Left out on purpose: any judgement. An entry says what stands there (`was`) and what should
//! (`now`), with the reason; it applies exactly, or it is an error with the nearest candidates, so that no entry
//! outlives the mistake that it was made for.
//!
//! Every entry of a run without errors was applied, so [`Corrections::iter`] is also the record of what was changed.

mod apply;
mod parse;
#[cfg(test)]
mod tests;

use std::fmt;

use crate::diagnostic::Diagnostics;
use crate::raw::RawOperation;
use crate::source::{Place, Span};

/// The entries of one `corrections.toml`, in its order. A later one sees what earlier ones changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections(Vec<Correction>);

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The page, by its file name without extension.
    pub page: Located<String>,
    /// What is done to it.
    pub action: Action,
    /// Why, and how we know.
    pub reason: String,
    /// Where the entry stands.
    pub place: Place,
}

/// What an entry does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Replaces the text of a cell.
    SetCell {
        /// The row.
        row: RowRef,
        /// The cell.
        column: Column,
        /// What stands there.
        was: Located<String>,
        /// What should. One paragraph a line.
        now: String,
    },
    /// Takes a row away.
    RemoveRow {
        /// The row.
        row: RowRef,
    },
    /// Adds a row.
    AddRow {
        /// The table, by label or caption.
        table: Located<String>,
        /// The row above it. Without one it comes first.
        after: Option<Located<String>>,
        /// Its cells, the name among them.
        cells: Cells,
    },
    /// Replaces method and path.
    SetUri {
        /// `POST /v1/jobs`, as it stands there.
        was: Located<String>,
        /// As it should.
        now: Located<String>,
    },
}

/// A row as an entry names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowRef {
    /// The table, by label (`Table 6`) or caption (`KafkaParameters`).
    pub table: Located<String>,
    /// What its name cell says.
    pub name: Located<String>,
    /// Which of the rows with this name, from 1.
    pub occurrence: Option<Located<usize>>,
}

/// The cells of a row to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cells {
    /// The name of the parameter.
    pub name: Located<String>,
    /// `Yes` or `No`, where the table has such a column.
    pub mandatory: Option<Located<String>>,
    /// The type, where the table has such a column.
    pub type_: Option<Located<String>>,
    /// The description. One paragraph a line.
    pub description: String,
}

/// A column that an entry can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The name.
    Name,
    /// Whether it must be given.
    Mandatory,
    /// The type.
    Type,
    /// The description.
    Description,
}

/// A value with the place at which it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl Corrections {
    /// Reads `corrections.toml`. Every entry that cannot be understood is reported.
    ///
    /// # Errors
    /// Syntax, unknown keys, and entries that lack something or have something that does not belong to their action.
    pub fn parse(path: &str, text: &str) -> Result<Self, Diagnostics> {
        parse::parse(path, text).map(Self)
    }

    /// Applies every entry. An entry that matches nothing, or more than one thing, changes nothing and is an error.
    pub fn apply(&self, operations: &mut [RawOperation]) -> Diagnostics {
        self.iter().filter_map(|correction| apply::apply(correction, operations).err()).collect()
    }

    /// The entries, in the order of the file.
    pub fn iter(&self) -> std::slice::Iter<'_, Correction> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Corrections {
    type Item = &'a Correction;
    type IntoIter = std::slice::Iter<'a, Correction>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Column {
    const ALL: [Self; 4] = [Self::Name, Self::Mandatory, Self::Type, Self::Description];

    fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Mandatory => "mandatory",
            Self::Type => "type",
            Self::Description => "description",
        }
    }
}

/// What was changed, for people: ``Table 10, `replica_cnt`: type `Integer` became `Long` ``.
impl fmt::Display for Correction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.action {
            Action::SetCell { row, column, was, now } => {
                let (table, name) = (&row.table.value, &row.name.value);
                write!(f, "{table}, `{name}`: {} `{}` became `{now}`", column.as_str(), was.value)
            }
            Action::RemoveRow { row } => write!(f, "{}, `{}`: row removed", row.table.value, row.name.value),
            Action::AddRow { table, cells, .. } => {
                write!(f, "{}, `{}`: row added", table.value, cells.name.value)
            }
            Action::SetUri { was, now } => write!(f, "`{}` became `{}`", was.value, now.value),
        }
    }
}

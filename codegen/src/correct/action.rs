//! What an entry can do, as data.

use std::fmt;

use strum::{IntoStaticStr, VariantArray};

use super::{Correction, Located};
use crate::model::{NextMarker, Values};
use crate::raw::{Side, TableRole};

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
    /// Says which table defines the type that a row names.
    SetLink {
        /// The row.
        row: RowRef,
        /// The table to which a link of the page leads, where there is one.
        was: Option<Located<String>>,
        /// The table that is meant, by label or caption.
        now: Located<String>,
    },
    /// Says which values a field has.
    SetValues {
        /// The row.
        row: RowRef,
        /// Those that are read from the page. Empty where none are.
        was: Located<Vec<String>>,
        /// Those that it has.
        now: Values,
    },
    /// Takes a table away.
    RemoveTable {
        /// The table, by label or caption.
        table: Located<String>,
    },
    /// Adds a table.
    AddTable(NewTable),
    /// Replaces method and path.
    SetUri {
        /// `POST /v1/jobs`, as it stands there.
        was: Located<String>,
        /// As it should.
        now: Located<String>,
    },
    /// Takes an operation away.
    RemoveOperation {
        /// Its method and path.
        was: Located<String>,
    },
    /// Adds an operation that no page describes.
    AddOperation(NewOperation),
    /// Replaces the body of an example.
    SetExample {
        /// Words that stand in it, and in no other of the page.
        was: Located<String>,
        /// The whole body.
        now: String,
    },
    /// Takes an example away.
    RemoveExample {
        /// Words that stand in it, and in no other of the page.
        was: Located<String>,
    },
    /// Adds an example.
    AddExample(NewExample),
    /// Replaces a status, with all that stands below it.
    SetStatus {
        /// As it stands there.
        was: Located<u16>,
        /// As it should.
        now: u16,
    },
    /// Takes a status away, with the tables and examples that stand below it.
    RemoveStatus {
        /// The status.
        was: Located<u16>,
    },
    /// Adds a status.
    AddStatus(NewStatus),
    /// Says how a list is read page by page, or that it is not.
    SetPaging {
        /// The mechanism that is read from the page.
        was: Located<PagingStyleName>,
        /// The one that the service has. None where it has none.
        now: Option<NewPaging>,
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

/// A table to be added. Its rows follow in entries of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTable {
    /// What it is called from then on.
    pub label: Located<String>,
    /// What it is for.
    pub role: TableRole,
    /// Its rows.
    pub rows: Vec<Cells>,
}

/// An operation to be added. Its tables follow in entries of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewOperation {
    /// Method and path.
    pub uri: Located<String>,
    /// What it is called.
    pub title: String,
    /// What it does. One paragraph a line.
    pub description: String,
}

/// An example to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewExample {
    /// Whether it is sent or received.
    pub side: Side,
    /// The body.
    pub body: Located<String>,
}

/// A status to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewStatus {
    /// The status.
    pub status: Located<u16>,
    /// What it means. One paragraph a line.
    pub description: String,
}

/// A mechanism of paging as an entry states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPaging {
    /// Which one. Never [`PagingStyleName::None`].
    pub style: PagingStyleName,
    /// The query parameter that moves through the list.
    pub parameter: Located<String>,
    /// Its value for the first item or page.
    pub first: Option<u64>,
    /// Where the marker of the next page is.
    pub next: Option<Located<NextMarker>>,
    /// The query parameter that limits the size of a page.
    pub limit: Option<Located<String>>,
    /// The member of the answer that holds the items.
    pub items: Located<String>,
    /// The member of the answer that counts the items of all pages.
    pub total: Option<Located<String>>,
}

/// A column that an entry can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
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

/// A mechanism of paging, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
pub enum PagingStyleName {
    /// The list comes whole.
    None,
    /// A parameter counts items to skip.
    Offset,
    /// A parameter names the last item.
    Marker,
    /// A parameter counts pages.
    Page,
}

impl Column {
    pub(super) fn as_str(self) -> &'static str {
        self.into()
    }
}

impl PagingStyleName {
    pub(super) fn as_str(self) -> &'static str {
        self.into()
    }
}

impl fmt::Display for RowRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, `{}`", self.table.value, self.name.value)
    }
}

/// What was changed, for people: ``Table 10, `replica_cnt`: type `Integer` became `Long` ``.
impl fmt::Display for Correction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.action {
            Action::SetCell { row, column, was, now } => {
                write!(f, "{row}: {} `{}` became `{now}`", column.as_str(), was.value)
            }
            Action::RemoveRow { row } => write!(f, "{row}: row removed"),
            Action::AddRow { table, cells, .. } => {
                write!(f, "{}, `{}`: row added", table.value, cells.name.value)
            }
            Action::SetLink { row, now, .. } => write!(f, "{row}: defined by {}", now.value),
            Action::SetValues { row, now, .. } => write!(f, "{row}: values {}", quoted(now)),
            Action::RemoveTable { table } => write!(f, "{}: table removed", table.value),
            Action::AddTable(table) => write!(f, "{}: table added", table.label.value),
            Action::SetUri { was, now } => write!(f, "`{}` became `{}`", was.value, now.value),
            Action::RemoveOperation { was } => write!(f, "`{}` removed", was.value),
            Action::AddOperation(operation) => write!(f, "`{}` added", operation.uri.value),
            Action::SetExample { .. } => f.write_str("example replaced"),
            Action::RemoveExample { .. } => f.write_str("example removed"),
            Action::AddExample(_) => f.write_str("example added"),
            Action::SetStatus { was, now } => write!(f, "status {} became {now}", was.value),
            Action::RemoveStatus { was } => write!(f, "status {} removed", was.value),
            Action::AddStatus(status) => write!(f, "status {} added", status.status.value),
            Action::SetPaging { was, now } => {
                let now = now.as_ref().map_or(PagingStyleName::None, |paging| paging.style);
                write!(f, "paging `{}` became `{}`", was.value.as_str(), now.as_str())
            }
        }
    }
}

fn quoted(values: &Values) -> String {
    let values: Vec<String> = values.values.iter().map(|value| format!("`{}`", value.literal)).collect();
    values.join(", ")
}

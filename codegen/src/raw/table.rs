//! Tables whose columns and purpose are known.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Serialize;

use super::Side;
use crate::document::{Link, Text};
use crate::source::Place;
use crate::type_cell::{self, Leaf, TypeCell, TypeExpression};
use crate::vocabulary::{self, ColumnRole};

/// What a table is for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TableRole {
    /// Parameters in the path.
    PathParameters,
    /// Parameters in the URI: in the path where it has one of the name, in the query otherwise.
    UriParameters,
    /// Parameters in the query.
    QueryParameters,
    /// Headers, of the request or of a response.
    Headers(Side),
    /// Members of the body, of the request or of a response.
    Body(Side),
    /// Fields of a form body.
    FormFields,
    /// The members of a named type.
    Type {
        /// The name that the caption gives it.
        name: String,
        /// The section in which it stands.
        side: Side,
    },
    /// Status codes and what they mean.
    StatusCodes,
    /// Error codes of the operation.
    ErrorCodes,
    /// Actions that IAM policies must allow for the call. Never parameters.
    Authorization,
    /// What the caption and the section do not tell.
    Unknown,
}

/// A table with its purpose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RawTable {
    /// What the page calls it: `Table 6`, or an ordinal (`table #6`) where it has no number. Unique on a page.
    pub label: Arc<str>,
    /// The caption without its number: `KafkaParameters`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// The names by which links reach it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub anchors: Vec<String>,
    /// What it is for.
    pub role: TableRole,
    /// What its columns hold, in order.
    pub columns: Vec<ColumnRole>,
    /// Its rows.
    pub rows: Vec<RawRow>,
    /// Whether the form of the page has lost Mandatory cells.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub has_lost_flags: bool,
    /// Where it stands.
    pub place: Place,
}

#[cfg(test)]
impl RawTable {
    /// A table with these rows and nothing else, for tests.
    pub(crate) fn of(role: TableRole, rows: Vec<RawRow>) -> Self {
        Self {
            label: "Table 1".into(),
            caption: None,
            anchors: Vec::new(),
            role,
            columns: Vec::new(),
            rows,
            has_lost_flags: false,
            place: Place::page("x/Page.txt"),
        }
    }
}

impl RawTable {
    /// The only row, where its name stands for keys that the caller or the service chooses.
    pub fn free_key(&self) -> Option<&RawRow> {
        let [row] = self.rows.as_slice() else { return None };
        let says_custom = || row.description.iter().any(|text| vocabulary::says_custom(&text.value));
        (vocabulary::names_free_key(&row.name_text()) || says_custom()).then_some(row)
    }

    /// The names in its rows.
    pub fn names(&self) -> BTreeSet<String> {
        self.rows.iter().map(RawRow::name_text).collect()
    }

    /// Whether a link leads to it, on this page: pages have anchors of one name.
    pub fn is_target(&self, target: &str) -> bool {
        let Some((page, anchor)) = target.split_once('#') else { return false };
        let is_here = page.is_empty() || stem(page) == stem(&self.place.page);
        is_here && self.anchors.iter().any(|name| name == anchor)
    }
}

/// The name of a page without its folders and extension. Names may hold dots.
fn stem(page: &str) -> &str {
    let name = page.rsplit('/').next().unwrap_or(page);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// A row of such a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RawRow {
    /// The number of the row in its table, from 1.
    pub number: u32,
    /// The name cell.
    pub name: RawCell,
    /// Whether the name cell is empty on the page, and the examples tell the name.
    #[serde(skip)]
    pub named_by_example: bool,
    /// The Mandatory cell. None where the table has no such column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mandatory: Option<RawCell>,
    /// The type cell. None where the table has no such column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub type_: Option<RawCell>,
    /// What the type cell says. None where its words are no type that is known. Not written down: the cell is.
    #[serde(skip)]
    pub type_cell: Option<TypeCell>,
    /// The label of the table that defines its type, where a person has settled it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub defined_by: Option<Arc<str>>,
    /// The description cell. Empty where there is none.
    pub description: RawCell,
    /// What other columns hold, by their header.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<(String, RawCell)>,
}

/// The paragraphs of a cell.
pub type RawCell = Vec<Text>;

impl RawRow {
    /// The name without surrounding space.
    pub fn name_text(&self) -> String {
        join(&self.name)
    }

    /// The words of the type cell.
    pub fn type_text(&self) -> Option<String> {
        self.type_.as_ref().map(|cell| join(cell))
    }

    /// The links of the type cell.
    pub fn type_links(&self) -> impl Iterator<Item = &Link> {
        self.type_.iter().flatten().flat_map(|text| &text.links)
    }

    /// Reads the type cell. Whoever changes the cell has it read again. Of an object, the description may say that it is a
    /// map: `The structure is Map<String, Object>.`
    pub fn read_type(&mut self) {
        self.type_cell = self.type_.as_deref().and_then(type_cell::of_paragraphs);
        let Some(cell) = self.type_cell.as_mut().filter(|cell| cell.expression == TypeExpression::Object)
        else {
            return;
        };
        let mut said = self.description.iter().flat_map(|text| type_cell::said(&text.value));
        if let Some(map) = said.find(|said| matches!(said, TypeExpression::Map(_))) {
            cell.expression = map;
            cell.is_said = true;
        }
    }

    /// The types that the description states in a sentence.
    pub fn said_types(&self) -> impl Iterator<Item = TypeExpression> {
        self.description.iter().flat_map(|text| type_cell::said(&text.value))
    }

    /// What the type cell names that may have members.
    pub fn leaf(&self) -> Option<Leaf> {
        self.type_cell.as_ref()?.leaf()
    }

    /// The words of the description.
    pub fn description_text(&self) -> String {
        join(&self.description)
    }

    /// The words of the Mandatory cell.
    pub fn mandatory_text(&self) -> Option<String> {
        self.mandatory.as_ref().map(|cell| join(cell))
    }

    /// The place of the row within `table`.
    pub fn place(&self, table: &RawTable) -> Place {
        let cells = [Some(&self.name), self.mandatory.as_ref(), self.type_.as_ref(), Some(&self.description)];
        let mut spans = cells.into_iter().flatten().flatten().filter_map(|text| text.span);
        let span = spans.next().map(|first| spans.fold(first, crate::source::Span::to));
        table.place.at(span).in_table(Arc::clone(&table.label)).in_row(self.number)
    }
}

fn join(cell: &[Text]) -> String {
    cell.iter().map(|text| text.value.trim()).collect::<Vec<_>>().join(" ")
}

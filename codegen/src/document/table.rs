//! Tables, with spans already resolved: every row has as many cells as the header.

use serde::Serialize;

use super::Text;
use crate::source::Span;

/// A table with one header row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Table {
    /// The caption as it stands: `Table 6 KafkaParameters`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<Text>,
    /// The names by which links reach this table, without `#`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub anchors: Vec<String>,
    /// The header cells. Empty where the page has no header row.
    pub header: Vec<Text>,
    /// The rows below the header.
    pub rows: Vec<Row>,
    /// The column of which the form of the page has lost cells: an empty one there does not say that it was empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lost: Option<usize>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Row {
    /// One cell a column. A cell that spans rows or columns stands in each of them.
    pub cells: Vec<Cell>,
}

/// A cell: paragraphs, and what tables were nested in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// The paragraphs and list items, in order. None for an empty cell.
    pub paragraphs: Vec<Text>,
    /// Tables within the cell.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<Table>,
}

impl Cell {
    /// A cell of paragraphs.
    pub fn new(paragraphs: Vec<Text>) -> Self {
        Self { paragraphs, tables: Vec::new() }
    }

    /// The words of all paragraphs, joined by a space.
    pub fn words(&self) -> String {
        let words: Vec<&str> = self.paragraphs.iter().map(|text| text.value.as_str()).collect();
        words.join(" ")
    }

    /// From the first paragraph to the last, where the dialect has offsets.
    pub fn span(&self) -> Option<Span> {
        let first = self.paragraphs.first()?.span?;
        let last = self.paragraphs.last()?.span?;
        Some(first.to(last))
    }
}

impl Row {
    /// From the first cell with words to the last, where the dialect has offsets.
    pub fn span(&self) -> Option<Span> {
        let mut spans = self.cells.iter().filter_map(Cell::span);
        let first = spans.next()?;
        Some(spans.fold(first, Span::to))
    }
}

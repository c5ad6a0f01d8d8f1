//! Places in pages, precise enough to print beside a message: a span where the dialect has one, a table and a row
//! where it has not (an HTML parser keeps no offsets, and a reader of the page looks for "Table 6" anyway).

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize, Serializer};

/// A range of bytes in a page's text, with the line on which it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Span {
    /// The first line, counted from 1.
    pub line: u32,
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
}

impl Span {
    /// The span from the start of `self` to the end of `other`.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { line: self.line, start: self.start, end: other.end.max(self.end) }
    }

    /// The span of a range of bytes in `text`.
    pub fn locate(text: &str, range: std::ops::Range<usize>) -> Self {
        let before = text.get(..range.start).unwrap_or_default();
        Self {
            line: narrow(1 + before.matches('\n').count()),
            start: narrow(range.start),
            end: narrow(range.end),
        }
    }

    /// The bytes as a range for slicing.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Offsets are 32 bits wide; loading refuses files that would not fit.
fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// Where something stands: a page, and as much of line, table and row as is known.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The page's path below the documents folder.
    pub page: Arc<str>,
    /// The bytes, where the dialect has offsets.
    pub span: Option<Span>,
    /// The table as the page calls it: `Table 6`, or its caption, or its ordinal where it has neither.
    pub table: Option<Arc<str>>,
    /// The row within the table, counted from 1 and without the header.
    pub row: Option<u32>,
}

/// The written form of a place. Bytes are left out, and so is the line within a table: both move whenever something is
/// added above, and who reviews a change would see one in every member.
#[derive(Serialize, JsonSchema)]
#[serde(rename = "Place")]
struct WrittenPlace<'a> {
    /// The page's path below the documents folder.
    page: &'a str,
    /// The table as the page calls it.
    #[serde(skip_serializing_if = "Option::is_none")]
    table: Option<&'a str>,
    /// The row within the table, counted from 1 and without the header.
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<u32>,
    /// The line of the page, outside of tables.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let line = self.line().filter(|_| self.table.is_none());
        WrittenPlace { page: &self.page, table: self.table.as_deref(), row: self.row, line }
            .serialize(serializer)
    }
}

impl JsonSchema for Place {
    fn schema_name() -> Cow<'static, str> {
        WrittenPlace::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        WrittenPlace::json_schema(generator)
    }
}

impl Place {
    /// A page as a whole.
    pub fn page(page: impl Into<Arc<str>>) -> Self {
        Self { page: page.into(), span: None, table: None, row: None }
    }

    /// The same place, narrowed to a span (kept as it is where there is none).
    #[must_use]
    pub fn at(&self, span: Option<Span>) -> Self {
        Self { span: span.or(self.span), ..self.clone() }
    }

    /// The same place, narrowed to a table.
    #[must_use]
    pub fn in_table(&self, table: impl Into<Arc<str>>) -> Self {
        Self { table: Some(table.into()), ..self.clone() }
    }

    /// The same place, narrowed to a row.
    #[must_use]
    pub fn in_row(&self, row: u32) -> Self {
        Self { row: Some(row), ..self.clone() }
    }

    /// The line, where it is known.
    pub fn line(&self) -> Option<u32> {
        self.span.map(|span| span.line)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.page)?;
        if let Some(line) = self.line() {
            write!(f, ":{line}")?;
        }
        if let Some(table) = &self.table {
            write!(f, ", {table}")?;
        }
        if let Some(row) = self.row {
            write!(f, ", row {row}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_knows_its_line() {
        let text = "id = \"eg\"\ntitle = 7\n";
        assert_eq!(Span::locate(text, 18..19), Span { line: 2, start: 18, end: 19 });
        assert_eq!(Span::locate(text, 0..2).line, 1);
        assert_eq!(Span::locate(text, 900..901).line, 1, "a range outside the text is no reason to panic");
    }
}

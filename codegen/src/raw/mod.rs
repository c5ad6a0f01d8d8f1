//! An operation as the page states it: sections found and labelled, text kept as found.
//!
//! In: what [`crate::extract`] finds. Out: the input of [`crate::correct`] and [`crate::lower`].
//! Left out on purpose: any interpretation. A type is still the words of its cell, `Yes` is still `Yes`.

mod error_code;
mod table;
mod uri;

pub use crate::vocabulary::ColumnRole;
pub use error_code::RawErrorCode;
pub use table::{RawCell, RawRow, RawTable, TableRole};
pub use uri::RawUri;

use std::sync::Arc;

use serde::Serialize;

use crate::document::Text;
use crate::source::Place;

/// One operation of one page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RawOperation {
    /// The page's path below the documents folder.
    pub page: Arc<str>,
    /// The file name without its extension: the operation id where it can be one.
    pub stem: Arc<str>,
    /// What tells it from the operations before it on the same page: `v2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant: Option<String>,
    /// The heading of the page, or of the operation where the page has several.
    pub title: Text,
    /// The name that the page gives the operation, in its head or behind its title: `CreateTopic`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    /// What the page says about its own date: `Updated on 2025-05-06 GMT+08:00`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<Text>,
    /// The language of the page, as in BCP 47, where its words tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<&'static str>,
    /// The paragraphs of the section that says what the operation does.
    pub function: Vec<Text>,
    /// Paragraphs of other sections that a caller should know: constraints, notes, authorisation.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<RawSection>,
    /// Method and path.
    pub uri: RawUri,
    /// Every table of the page, with what it is for.
    pub tables: Vec<RawTable>,
    /// Every example, with its side.
    pub examples: Vec<RawExample>,
    /// The rows of the table of status codes, and statuses that head a response section.
    pub statuses: Vec<RawStatus>,
    /// Paragraphs of the section on error codes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub error_codes: Vec<Text>,
}

impl RawOperation {
    /// The row of a request header, and its table.
    pub fn request_header(&self, name: &str) -> Option<(&RawTable, &RawRow)> {
        let headers = self.tables.iter().filter(|table| table.role == TableRole::Headers(Side::Request));
        let mut rows = headers.flat_map(|table| table.rows.iter().map(move |row| (table, row)));
        rows.find(|(_, row)| row.name_text().eq_ignore_ascii_case(name))
    }
}

/// A section that is kept as prose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RawSection {
    /// Its heading. None where it is that of a part of every page (`Request`), which says nothing of this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading: Option<Text>,
    /// Its paragraphs.
    pub paragraphs: Vec<Text>,
}

/// Which way a table or an example goes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Sent by the caller.
    Request,
    /// Sent by the service, under the status whose heading it stands below, if there is one.
    Response(Option<String>),
}

impl Side {
    /// Whether the caller sends it.
    pub fn is_request(&self) -> bool {
        matches!(self, Self::Request)
    }

    /// Whether an example of this side shows what tables of the other describe: examples of another status do only where
    /// one of the two has none.
    pub fn is_seen_by(&self, tables: &Self) -> bool {
        match (self, tables) {
            (Self::Request, Self::Request) => true,
            (Self::Response(example), Self::Response(side)) => {
                example.is_none() || side.is_none() || example == side
            }
            _ => false,
        }
    }
}

/// The status of what a page says of all answers to calls that failed.
pub const ERRORS: &str = "4XX";

/// Members of an error, on the wire. An object that holds nothing else is one.
pub const OF_ERRORS: [&str; 6] = ["code", "message", "title", "details", "error_code", "error_msg"];

/// An example of a request or a response.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RawExample {
    /// Request, or response with its status.
    pub side: Side,
    /// The sentences above it.
    pub title: Vec<Text>,
    /// `POST https://{endpoint}/v1/...`, where the example starts with such a line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_line: Option<Text>,
    /// The body as it stands, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Text>,
}

/// A status code that the page mentions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RawStatus {
    /// The code as written.
    pub code: Text,
    /// What the page says about it.
    pub description: Vec<Text>,
    /// Whether the page says it of the answer as a whole, in a sentence: then what stands below no status belongs to it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_of_answer: bool,
    /// Where it stands.
    pub place: Place,
}

/// The number of a status as pages write it: `200`, `200 OK`.
pub fn status_of(code: &str) -> Option<u16> {
    let digits: String = code.trim().chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|status| (100..600).contains(status))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_three_digits() {
        assert_eq!(status_of("200"), Some(200));
        assert_eq!(status_of("204 No Content"), Some(204));
        for text in ["", "OK", "2xx", "20", "999999"] {
            assert_eq!(status_of(text), None, "{text}");
        }
    }

    #[test]
    fn examples_of_another_status_say_nothing() {
        let status = |code: &str| Side::Response(Some(code.to_owned()));
        assert!(Side::Response(None).is_seen_by(&status("200")));
        assert!(!status("400").is_seen_by(&status("200")));
        assert!(!Side::Request.is_seen_by(&status("200")));
    }
}

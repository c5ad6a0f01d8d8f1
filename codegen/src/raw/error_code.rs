//! Rows of tables of error codes.

use serde::Serialize;

use super::RawCell;
use crate::source::Place;

/// A row that says what an error code means. Text as found; a cell that the table has not is empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RawErrorCode {
    /// The code, or several, each a paragraph: `ELB.0002`.
    pub code: RawCell,
    /// The HTTP status that comes with it.
    pub status: RawCell,
    /// What the service says with it.
    pub message: RawCell,
    /// What it means.
    pub description: RawCell,
    /// What to do about it.
    pub solution: RawCell,
    /// Where the row stands.
    pub place: Place,
}

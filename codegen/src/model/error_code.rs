//! Error codes that the documents list.

use schemars::JsonSchema;
use serde::Serialize;

use crate::source::Place;

/// A code that an error of the service may have, as far as the documents say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ErrorCode {
    /// The code as the service sends it: `ELB.0002`.
    pub code: String,
    /// When it comes, and what it means then. Pages list some codes more than once.
    pub cases: Vec<ErrorCase>,
}

/// What a row says of a code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ErrorCase {
    /// The HTTP status that comes with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// What the service says with it. The words may differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// What it means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub solution: Option<String>,
    /// The rows that say so.
    pub origins: Vec<Place>,
}

//! What changed from version to version, as somebody has accepted it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diff::Class;

/// What changed with a version: `docs-input/<service>/changes/<version>.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Release {
    /// The version of the crate.
    pub version: String,
    /// The day on which the changes were accepted, `YYYY-MM-DD`.
    pub date: String,
    /// The changes, the gravest first.
    #[serde(default)]
    pub changes: Vec<ReleasedChange>,
}

/// A change of the documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReleasedChange {
    /// Whom it concerns.
    pub class: Class,
    /// The rule that it falls under: `request-value-removed`.
    pub rule: String,
    /// What became of what, as a sentence with names in backticks.
    pub text: String,
    /// Where it stands, or stood.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

//! What changed from version to version, as somebody has accepted it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

/// Whom a change concerns.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    JsonSchema,
    IntoStaticStr,
    VariantArray,
)]
#[strum(serialize_all = "lowercase")]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// A program that kept to the old documents can fail by the new ones.
    Breaking,
    /// The contract is another one, and every program that kept to the old documents keeps to the new ones.
    Compatible,
    /// The documents say it otherwise, or say more of what may always have been so.
    Documentation,
}

impl Class {
    /// All of them, the gravest first.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

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

//! The prose of a cell: what it says of the thing itself, and the parts that the page labels.

use schemars::JsonSchema;
use serde::Serialize;

/// What a labelled part of a description is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PartKind {
    /// What the thing is: `Definition`.
    Definition,
    /// What holds besides the type: `Constraints`.
    Constraints,
    /// What the value can be: `Range`.
    Range,
    /// What holds when nothing is given: `Default Value`.
    Default,
}

/// A part of a description that has a label on the page.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct DescriptionPart {
    /// What it is about.
    pub kind: PartKind,
    /// The prose, one entry a paragraph, without the label.
    pub paragraphs: Vec<String>,
}

/// The prose of a cell. Parts in which the page says that there is nothing (`N/A`) are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Description {
    /// The prose on the thing itself, one entry a paragraph. All of it, where the page has no labels.
    #[serde(rename = "description")]
    pub definition: Vec<String>,
    /// The labelled parts behind it, in order.
    #[serde(rename = "description_parts", skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<DescriptionPart>,
    /// The paragraphs as they stand on the page, labels included: for whoever holds the model against the page.
    #[serde(skip)]
    pub as_found: Vec<String>,
}

impl Description {
    /// Whether the two say the same, whatever labels they have.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.definition == other.definition && self.parts == other.parts
    }

    /// Every paragraph but for the labels, in order.
    pub fn paragraphs(&self) -> impl Iterator<Item = &String> {
        self.definition.iter().chain(self.parts.iter().flat_map(|part| &part.paragraphs))
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.paragraphs().next().is_none()
    }
}

impl From<Vec<String>> for Description {
    fn from(definition: Vec<String>) -> Self {
        Self { as_found: definition.clone(), definition, parts: Vec::new() }
    }
}

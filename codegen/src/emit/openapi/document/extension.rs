//! The values of `x-tablature-*` members. `EXTENSIONS.md` says what they mean.

use std::sync::Arc;

use serde::Serialize;
use serde_json::{Number, Value};

use crate::emit::text::CommonMark;
use crate::source::Place;

/// Where a fact stands in the pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Origin {
    page: Arc<str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    table: Option<Arc<str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
}

impl From<&Place> for Origin {
    fn from(place: &Place) -> Self {
        // Within a table the row says enough; lines move whenever something is added above, and a reviewer would have
        // to read a difference in every member.
        let line = place.line().filter(|_| place.table.is_none());
        Self { page: Arc::clone(&place.page), table: place.table.clone(), row: place.row, line }
    }
}

impl Origin {
    /// Places without repetition, in order.
    pub(crate) fn list<'a>(places: impl IntoIterator<Item = &'a Place>) -> Vec<Self> {
        let mut origins = Vec::new();
        for place in places {
            let origin = Self::from(place);
            if !origins.contains(&origin) {
                origins.push(origin);
            }
        }
        origins
    }
}

/// Who publishes the pages, and under which terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Attribution {
    pub(crate) publisher: String,
    pub(crate) url: String,
    pub(crate) terms: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) terms_url: Option<String>,
}

/// An error code that the pages list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct ErrorCode {
    pub(crate) code: String,
    pub(crate) cases: Vec<ErrorCase>,
}

/// What a code means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct ErrorCase {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) solution: Option<String>,
    #[serde(rename = "x-tablature-origins")]
    pub(crate) origins: Vec<Origin>,
}

/// A value and what it means.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct KnownValue {
    pub(crate) value: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) meaning: Option<String>,
}

/// What the page says of a value and the schema does not enforce.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Documented {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) default: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) minimum: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) maximum: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) min_length: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) max_length: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) pattern: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) min_items: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) max_items: Option<u64>,
}

impl Documented {
    /// Itself, unless it says nothing.
    pub(crate) fn some(self) -> Option<Box<Self>> {
        (self != Self::default()).then(|| Box::new(self))
    }
}

/// When a value must be given, or on what it depends.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Condition {
    pub(crate) text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) mandatory_when: Option<FieldEquals>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) either_or: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) fields: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) equals: Vec<Value>,
}

/// A member with one of some values.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct FieldEquals {
    pub(crate) field: String,
    pub(crate) equals: Vec<Value>,
}

/// What the page says of the header that carries the token.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TokenHeader {
    pub(crate) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<CommonMark>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) mandatory: Option<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) origins: Vec<Origin>,
}

/// An example that has no place among `examples`: it has no body, or one that cannot be read.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OriginalExample {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) summary: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<CommonMark>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) request_line: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) text: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) origins: Vec<Origin>,
}

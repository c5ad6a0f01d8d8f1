//! Schemas: the keywords of JSON Schema 2020-12 that are written.

use indexmap::IndexMap;
use serde::Serialize;

use crate::emit::text::CommonMark;
use serde_json::{Number, Value};

use super::{Condition, Documented, KnownValue, Origin};

/// The types of JSON that are written. `null` is not among them: a null in an example is no evidence of a
/// nullable type, and unions with null damage generated clients.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Type {
    String,
    Integer,
    Number,
    Boolean,
    Array,
    Object,
}

/// A schema. The empty one accepts every value.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Schema {
    #[serde(rename = "$ref", skip_serializing_if = "Option::is_none")]
    pub(crate) reference: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<CommonMark>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub(crate) kind: Option<Type>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) format: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) content_encoding: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) content_media_type: Option<&'static str>,
    #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
    pub(crate) values: Vec<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) default: Option<Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) examples: Vec<Value>,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) items: Option<Box<Schema>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) required: Vec<String>,
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) properties: IndexMap<String, Schema>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) additional_properties: Option<Box<Schema>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) read_only: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) deprecated: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) not: Option<Box<Schema>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) all_of: Vec<Schema>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) any_of: Vec<Schema>,
    #[serde(rename = "x-enum-descriptions", skip_serializing_if = "Vec::is_empty")]
    pub(crate) value_descriptions: Vec<String>,
    #[serde(rename = "x-enum-varnames", skip_serializing_if = "Vec::is_empty")]
    pub(crate) value_names: Vec<String>,
    #[serde(rename = "x-tablature-type", skip_serializing_if = "Option::is_none")]
    pub(crate) type_name: Option<String>,
    #[serde(rename = "x-tablature-title", skip_serializing_if = "Option::is_none")]
    pub(crate) title: Option<String>,
    #[serde(rename = "x-tablature-inferred", skip_serializing_if = "Option::is_none")]
    pub(crate) inferred: Option<&'static str>,
    #[serde(rename = "x-tablature-unit", skip_serializing_if = "Option::is_none")]
    pub(crate) unit: Option<&'static str>,
    #[serde(rename = "x-tablature-format", skip_serializing_if = "Option::is_none")]
    pub(crate) own_format: Option<&'static str>,
    #[serde(rename = "x-tablature-known-values", skip_serializing_if = "Vec::is_empty")]
    pub(crate) known_values: Vec<KnownValue>,
    #[serde(rename = "x-tablature-default-text", skip_serializing_if = "Option::is_none")]
    pub(crate) default_text: Option<String>,
    #[serde(rename = "x-tablature-documented", skip_serializing_if = "Option::is_none")]
    pub(crate) documented: Option<Box<Documented>>,
    #[serde(rename = "x-tablature-conditions", skip_serializing_if = "Vec::is_empty")]
    pub(crate) conditions: Vec<Condition>,
    #[serde(rename = "x-tablature-origins", skip_serializing_if = "Vec::is_empty")]
    pub(crate) origins: Vec<Origin>,
}

impl Schema {
    /// A schema that says the type and nothing else.
    pub(crate) fn of(kind: Type) -> Self {
        Self { kind: Some(kind), ..Self::default() }
    }

    /// A reference to a component.
    pub(crate) fn reference(component: &str) -> Self {
        Self { reference: Some(format!("#/components/schemas/{component}")), ..Self::default() }
    }

    /// The same, with the reference in an `allOf` where something stands beside it: 3.1 allows that, and generators that come from
    /// 3.0 read nothing but the reference.
    pub(crate) fn with_reference_apart(mut self) -> Self {
        let Some(reference) = self.reference.take() else { return self };
        let reference = Self { reference: Some(reference), ..Self::default() };
        if self == Self::default() { reference } else { Self { all_of: vec![reference], ..self } }
    }

    /// The schema of the elements at the bottom of nested lists; the schema itself, where it is no list.
    pub(crate) fn element_mut(&mut self) -> &mut Self {
        match self.items {
            Some(ref mut items) => items.element_mut(),
            None => self,
        }
    }
}

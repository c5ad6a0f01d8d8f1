//! The `OpenAPI` 3.1 document as types: only what is written, under the names and in the order of the specification.
//!
//! A member that is absent is left out, never written as `null` or as an empty list. Extensions stand behind the
//! members of the specification; `EXTENSIONS.md` describes them.

mod extension;
mod operation;
mod schema;

pub(crate) use extension::{
    Attribution, Condition, Documented, ErrorCase, ErrorCode, FieldEquals, KnownValue, Origin,
    OriginalExample, TokenHeader,
};
pub(crate) use operation::{
    Example, Header, MediaType, Operation, Parameter, PathItem, RequestBody, Response, ResponseOrRef,
};
pub(crate) use schema::{Schema, Type};

use indexmap::IndexMap;
use serde::Serialize;

use crate::emit::text::CommonMark;
use crate::model::Release;

/// The root.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Document {
    pub(crate) openapi: &'static str,
    pub(crate) info: Info,
    pub(crate) external_docs: ExternalDocs,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) servers: Vec<Server>,
    pub(crate) security: Vec<SecurityRequirement>,
    pub(crate) tags: Vec<Tag>,
    pub(crate) paths: IndexMap<String, PathItem>,
    pub(crate) components: Components,
    #[serde(rename = "x-tablature-error-codes", skip_serializing_if = "Vec::is_empty")]
    pub(crate) error_codes: Vec<ErrorCode>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Info {
    pub(crate) title: String,
    pub(crate) description: CommonMark,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) terms_of_service: Option<String>,
    pub(crate) contact: Contact,
    pub(crate) license: License,
    pub(crate) version: String,
    #[serde(rename = "x-tablature-attribution")]
    pub(crate) attribution: Attribution,
    #[serde(rename = "x-tablature-changes", skip_serializing_if = "Vec::is_empty")]
    pub(crate) changes: Vec<Release>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Contact {
    pub(crate) name: String,
    pub(crate) url: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct License {
    pub(crate) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) url: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct ExternalDocs {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<CommonMark>,
    pub(crate) url: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Server {
    pub(crate) url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<CommonMark>,
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) variables: IndexMap<&'static str, ServerVariable>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct ServerVariable {
    #[serde(rename = "enum")]
    pub(crate) values: Vec<String>,
    pub(crate) default: String,
}

/// The schemes that must be satisfied together, with their scopes (`apiKey` has none).
pub(crate) type SecurityRequirement = IndexMap<&'static str, Vec<String>>;

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Tag {
    pub(crate) name: String,
    pub(crate) description: CommonMark,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Components {
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) schemas: IndexMap<String, Schema>,
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) responses: IndexMap<String, Response>,
    pub(crate) security_schemes: IndexMap<&'static str, SecurityScheme>,
}

/// An `apiKey` in a header: the only kind of scheme that is needed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct SecurityScheme {
    #[serde(rename = "type")]
    pub(crate) kind: &'static str,
    pub(crate) description: CommonMark,
    pub(crate) name: String,
    #[serde(rename = "in")]
    pub(crate) location: &'static str,
}

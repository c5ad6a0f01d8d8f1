//! Path items, operations, parameters, bodies, responses.

use indexmap::IndexMap;
use serde::Serialize;

use crate::emit::text::CommonMark;
use serde_json::Value;

use super::{ExternalDocs, Origin, OriginalExample, Schema, TokenHeader};
use crate::model::{HttpMethod, Paging, Permission};

/// The operations of a path, in the order of the specification.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(crate) struct PathItem {
    #[serde(skip_serializing_if = "Option::is_none")]
    get: Option<Operation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    put: Option<Operation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    post: Option<Operation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    delete: Option<Operation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    options: Option<Operation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    head: Option<Operation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    patch: Option<Operation>,
}

impl PathItem {
    /// The place of the operation with this method.
    pub(crate) fn slot(&mut self, method: HttpMethod) -> &mut Option<Operation> {
        match method {
            HttpMethod::Get => &mut self.get,
            HttpMethod::Put => &mut self.put,
            HttpMethod::Post => &mut self.post,
            HttpMethod::Delete => &mut self.delete,
            HttpMethod::Options => &mut self.options,
            HttpMethod::Head => &mut self.head,
            HttpMethod::Patch => &mut self.patch,
        }
    }

    /// The operations that are there.
    pub(crate) fn operations(&self) -> impl Iterator<Item = &Operation> {
        let Self { get, put, post, delete, options, head, patch } = self;
        [get, put, post, delete, options, head, patch].into_iter().flatten()
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Operation {
    pub(crate) tags: Vec<String>,
    pub(crate) summary: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<CommonMark>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) external_docs: Option<ExternalDocs>,
    #[serde(rename = "operationId")]
    pub(crate) id: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) parameters: Vec<Parameter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) request_body: Option<RequestBody>,
    pub(crate) responses: IndexMap<String, ResponseOrRef>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) deprecated: bool,
    #[serde(rename = "x-tablature-updated", skip_serializing_if = "Option::is_none")]
    pub(crate) updated: Option<String>,
    #[serde(rename = "x-tablature-language", skip_serializing_if = "Option::is_none")]
    pub(crate) language: Option<&'static str>,
    #[serde(rename = "x-tablature-paging", skip_serializing_if = "Option::is_none")]
    pub(crate) paging: Option<Paging>,
    #[serde(rename = "x-tablature-authorization", skip_serializing_if = "Vec::is_empty")]
    pub(crate) authorization: Vec<Permission>,
    #[serde(rename = "x-tablature-token-header", skip_serializing_if = "Option::is_none")]
    pub(crate) token_header: Option<TokenHeader>,
    #[serde(rename = "x-tablature-original-examples", skip_serializing_if = "Vec::is_empty")]
    pub(crate) original_examples: Vec<OriginalExample>,
    #[serde(rename = "x-tablature-origins", skip_serializing_if = "Vec::is_empty")]
    pub(crate) origins: Vec<Origin>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Parameter {
    pub(crate) name: String,
    #[serde(rename = "in")]
    pub(crate) location: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<CommonMark>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) required: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) deprecated: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) style: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) explode: Option<bool>,
    pub(crate) schema: Schema,
    #[serde(rename = "x-tablature-list-quote", skip_serializing_if = "Option::is_none")]
    pub(crate) list_quote: Option<char>,
    #[serde(rename = "x-tablature-origins", skip_serializing_if = "Vec::is_empty")]
    pub(crate) origins: Vec<Origin>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RequestBody {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<CommonMark>,
    pub(crate) content: IndexMap<&'static str, MediaType>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) required: bool,
    #[serde(rename = "x-tablature-origins", skip_serializing_if = "Vec::is_empty")]
    pub(crate) origins: Vec<Origin>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct MediaType {
    pub(crate) schema: Schema,
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) examples: IndexMap<String, Example>,
    #[serde(rename = "x-tablature-original-examples", skip_serializing_if = "Vec::is_empty")]
    pub(crate) original_examples: Vec<OriginalExample>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Example {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) summary: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<CommonMark>,
    pub(crate) value: Value,
    #[serde(rename = "x-tablature-request-line", skip_serializing_if = "Option::is_none")]
    pub(crate) request_line: Option<String>,
    #[serde(rename = "x-tablature-original-example", skip_serializing_if = "Option::is_none")]
    pub(crate) original: Option<String>,
    #[serde(rename = "x-tablature-origins", skip_serializing_if = "Vec::is_empty")]
    pub(crate) origins: Vec<Origin>,
}

/// A response, or the place where it is described.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub(crate) enum ResponseOrRef {
    Response(Box<Response>),
    Ref {
        #[serde(rename = "$ref")]
        reference: String,
    },
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Response {
    pub(crate) description: CommonMark,
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) headers: IndexMap<String, Header>,
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) content: IndexMap<&'static str, MediaType>,
    #[serde(rename = "x-tablature-inferred", skip_serializing_if = "Option::is_none")]
    pub(crate) inferred: Option<&'static str>,
    #[serde(rename = "x-tablature-original-examples", skip_serializing_if = "Vec::is_empty")]
    pub(crate) original_examples: Vec<OriginalExample>,
    #[serde(rename = "x-tablature-origins", skip_serializing_if = "Vec::is_empty")]
    pub(crate) origins: Vec<Origin>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Header {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<CommonMark>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) required: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) deprecated: bool,
    pub(crate) schema: Schema,
    #[serde(rename = "x-tablature-origins", skip_serializing_if = "Vec::is_empty")]
    pub(crate) origins: Vec<Origin>,
}

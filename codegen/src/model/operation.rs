//! Operations: method, path, parameters, bodies, responses.

mod path;

pub use path::{PathSegment, PathTemplate};

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{Description, Facts, Shape};
use crate::source::Place;

/// The id of an operation, unique in its service: `CreateEventRouterJob`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct OperationId(pub String);

impl fmt::Display for OperationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An HTTP method.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema, IntoStaticStr, EnumString,
)]
#[strum(serialize_all = "UPPERCASE")]
#[serde(rename_all = "UPPERCASE")]
pub enum HttpMethod {
    /// GET
    Get,
    /// PUT
    Put,
    /// POST
    Post,
    /// DELETE
    Delete,
    /// PATCH
    Patch,
    /// HEAD
    Head,
    /// OPTIONS
    Options,
}

impl HttpMethod {
    /// The name as it goes over the wire.
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// The method with this name, in capitals.
    pub fn parse(name: &str) -> Option<Self> {
        name.parse().ok()
    }
}

/// A section of prose that a caller should know: constraints, prerequisites.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Note {
    /// Its heading, where it says something.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    /// The prose, one entry a paragraph.
    pub paragraphs: Vec<String>,
}

/// An operation.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Operation {
    /// Its id.
    pub id: OperationId,
    /// The heading of its page.
    pub summary: String,
    /// What the page says that it does, one entry a paragraph.
    pub description: Vec<String>,
    /// Other sections of prose, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// The day on which the page was last changed, `YYYY-MM-DD`, where it says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<String>,
    /// The language of the page, as in BCP 47 (`en`), where its words tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<&'static str>,
    /// The method.
    pub method: HttpMethod,
    /// The path.
    pub path: PathTemplate,
    /// The section of the documents that its page stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// Whether the documents advise against it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub deprecated: bool,
    /// Parameters in path, query and headers, in documented order; never those that carry credentials.
    pub parameters: Vec<Parameter>,
    /// Whether the page lists the header that carries the token, and where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_header: Option<Parameter>,
    /// Headers of signed requests that the page lists (`X-Security-Token`). A client that signs sets them by itself, so
    /// that they are parameters to the document and to nobody who calls through a client.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub signing_headers: Vec<Parameter>,
    /// What the caller must be permitted to do, as the page lists it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authorization: Vec<Permission>,
    /// The body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_body: Option<RequestBody>,
    /// Examples of requests, also of those that have no body.
    pub request_examples: Vec<Example>,
    /// The responses, by status.
    pub responses: Vec<Response>,
    /// How a list is read to its end, where it can be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paging: Option<Paging>,
    /// The address of the page for readers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The line that declares method and path.
    pub origin: Place,
}

/// An action that policies must allow for a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Permission {
    /// The action: `eg:jobs:create`.
    pub action: String,
    /// The other columns of its row, by their headers: access level, resource type, condition keys. Of several rows, what
    /// all of them say.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub details: BTreeMap<String, String>,
    /// Of several rows, what each says beside that: mostly a type of resource with its condition keys.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub resources: Vec<BTreeMap<String, String>>,
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
#[serde(rename_all = "snake_case")]
pub enum ParameterLocation {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
}

impl ParameterLocation {
    /// The word for it, as `OpenAPI` has it.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// A parameter of a request, or a header of a response.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Parameter {
    /// Its name on the wire.
    pub name: String,
    /// Where it goes.
    pub location: ParameterLocation,
    /// What its value looks like.
    pub shape: Shape,
    /// Whether it must be given. None where the table has no such column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mandatory: Option<bool>,
    /// The prose.
    #[serde(flatten)]
    pub description: Description,
    /// What was read from the prose.
    pub facts: Facts,
    /// How a list is written, where it is one.
    #[serde(skip_serializing_if = "ListForm::is_repeated")]
    pub list: ListForm,
    /// The row that declares it. The URI line, for a path parameter without a row.
    pub origin: Place,
}

/// How a list stands in a query.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ListForm {
    /// The name stands in front of each element: `id=a&id=b`.
    #[default]
    Repeated,
    /// The elements are one text, with commas between them: `id=a,b`.
    Commas,
    /// The elements are one text in brackets, each in this quote: `id=['a','b']`.
    Quoted(char),
}

impl ListForm {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands out references")]
    fn is_repeated(&self) -> bool {
        *self == Self::Repeated
    }
}

impl Parameter {
    /// Whether a caller must give it: path parameters always, others where the page says so.
    pub fn is_required(&self) -> bool {
        self.location == ParameterLocation::Path || self.mandatory == Some(true)
    }
}

/// The form of a body.
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
    JsonSchema,
    IntoStaticStr,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
pub enum MediaType {
    /// `application/json`
    #[strum(serialize = "application/json")]
    Json,
    /// `application/x-www-form-urlencoded`
    #[strum(serialize = "application/x-www-form-urlencoded")]
    Form,
    /// `multipart/form-data`
    #[strum(serialize = "multipart/form-data")]
    Multipart,
    /// `application/octet-stream`
    #[strum(serialize = "application/octet-stream")]
    Binary,
}

impl MediaType {
    /// All of them.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The name as it goes over the wire.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// The body of a request.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct RequestBody {
    /// Its form.
    pub media_type: MediaType,
    /// What it looks like.
    pub shape: Shape,
    /// Whether it must be sent.
    pub required: bool,
    /// The prose of a body that is one value or a list and has a row of its own.
    #[serde(flatten)]
    pub description: Description,
    /// The table that declares it.
    pub origin: Place,
}

/// A response.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Response {
    /// The status.
    pub status: u16,
    /// What the page says of it, one entry a paragraph.
    pub description: Vec<String>,
    /// Its headers.
    pub headers: Vec<Parameter>,
    /// Its body. None where the page describes none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Shape>,
    /// The form of the body.
    pub media_type: MediaType,
    /// Examples of it.
    pub examples: Vec<Example>,
    /// Where the page speaks of it.
    pub origin: Place,
}

impl Response {
    /// What lists of versions answer with: it is no failure, and leads nowhere.
    pub const CHOICES: u16 = 300;

    /// Whether the status says that the request succeeded.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

/// An example, as it stands and as it should.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Example {
    /// The sentences above it.
    pub title: Vec<String>,
    /// `POST https://...`, where it starts so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_line: Option<String>,
    /// The body, byte for byte.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The body with the page's mistakes repaired so that it agrees with the tables. None where that cannot be done
    /// without inventing anything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// Whether `value` differs from what the page shows.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub repaired: bool,
    /// Where it stands.
    pub origin: Place,
}

/// How the pages of a list follow each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Paging {
    /// The mechanism, with the query parameters that drive it.
    #[serde(flatten)]
    pub style: PagingStyle,
    /// The query parameter that limits the size of a page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<String>,
    /// The member of the response that holds the items.
    pub items: String,
    /// The member of the response that counts the items of all pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<String>,
}

/// A mechanism of paging.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "style")]
pub enum PagingStyle {
    /// A query parameter counts the items to skip.
    Offset {
        /// Its name.
        offset: String,
        /// Its value for the first item, where that is not 0.
        #[serde(skip_serializing_if = "is_zero")]
        first: u64,
    },
    /// A query parameter names the last item that was seen.
    Marker {
        /// Its name.
        marker: String,
        /// Where the next marker is. None where the page does not say.
        #[serde(skip_serializing_if = "Option::is_none")]
        next: Option<NextMarker>,
    },
    /// A query parameter counts pages.
    Page {
        /// Its name.
        page: String,
        /// The number of the first page. None where the page does not say.
        #[serde(skip_serializing_if = "Option::is_none")]
        first: Option<u64>,
    },
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_zero(number: &u64) -> bool {
    *number == 0
}

/// Where the marker of the next page is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NextMarker {
    /// In a member of the response, by its path. The last page has none.
    Member(Vec<String>),
    /// In a member of the last item.
    LastItem(String),
}

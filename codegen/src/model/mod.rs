//! The interpreted API of one service: what every emitter reads, and what `model.json` holds.
//!
//! In: what [`crate::lower`] understood of the raw operations. Out: [`Api`].
//! Left out on purpose: names of any target language (those are in [`crate::name`]) and anything about `OpenAPI`.
//! Each fact keeps the place that it came from.

mod description;
mod error_code;
mod facts;
mod limits;
mod operation;
mod outcome;
mod release;
mod request_rule;
mod schema;
mod service;
#[cfg(test)]
pub(crate) mod testing;

pub use description::{Description, DescriptionPart, PartKind};
pub use error_code::{ErrorCase, ErrorCode};
pub use facts::{
    Bounds, Certainty, Condition, ConditionKind, DefaultValue, Facts, Format, KnownValue, Lengths,
    NumberFacts, Relation, ScalarFacts, TextFacts, Values, Width,
};
pub use limits::{Broken, Limits};
pub use operation::{
    Example, HttpMethod, ListForm, MediaType, NextMarker, Note, Operation, OperationId, Paging, PagingStyle,
    Parameter, ParameterLocation, PathSegment, PathTemplate, Permission, RequestBody, Response,
};
pub use release::{Class, Release, ReleasedChange};
pub use request_rule::RequestRule;
pub use schema::{Direction, Property, Schema, SchemaId, SchemaSite, SchemaTitle, Shape, Usage};
pub use service::{
    CloudInfo, EndpointInfo, EnvironmentInfo, FetchForm, FetchInfo, PackageInfo, ServiceInfo, SigningInfo,
    SourceInfo, UndescribedInfo,
};

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

/// The operations of one service and the object types that they use.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Api {
    /// What does not stand in the pages: id, title, endpoints.
    pub service: ServiceInfo,
    /// The cloud that the service belongs to.
    pub cloud: CloudInfo,
    /// The operations, in page order.
    pub operations: Vec<Operation>,
    /// The object types, addressed by [`SchemaId`], in the order in which they are first used.
    pub schemas: Vec<Schema>,
    /// The error codes that the documents list, in page order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub error_codes: Vec<ErrorCode>,
    /// What changed from version to version, the newest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub releases: Vec<Release>,
}

impl Api {
    /// The type with this id.
    ///
    /// Ids are made by lowering together with `schemas`, so an id of this `Api` is always valid here.
    #[expect(clippy::indexing_slicing, reason = "an id is an index into the schemas that it was made with")]
    pub fn schema(&self, id: SchemaId) -> &Schema {
        &self.schemas[id.index()]
    }

    /// The types that these lead to by the members that are `followed`, these included.
    pub fn reachable(
        &self,
        roots: impl IntoIterator<Item = SchemaId>,
        followed: impl Fn(&Property) -> bool,
    ) -> BTreeSet<SchemaId> {
        let mut open: Vec<SchemaId> = roots.into_iter().collect();
        let mut reached = BTreeSet::new();
        while let Some(id) = open.pop() {
            if reached.insert(id) {
                let members = self.schema(id).properties.iter().filter(|property| followed(property));
                open.extend(members.filter_map(|property| property.shape.leaf_schema()));
            }
        }
        reached
    }

    /// Every type with its id.
    pub fn schemas(&self) -> impl Iterator<Item = (SchemaId, &Schema)> {
        self.schemas.iter().enumerate().map(|(index, schema)| (SchemaId::new(index), schema))
    }
}

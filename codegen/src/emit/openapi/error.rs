//! Errors of which the page says nothing.
//!
//! Few pages describe the body of an error, yet every operation can fail, and all services of the cloud answer then
//! with a code and a message. So each operation has `4XX` and `5XX` responses that refer to one general error. It
//! requires nothing, and it is marked with `x-tablature-inferred`, because it stands on no page of the operation.
//! Ranges are used, not `default`: nothing is claimed of a success or a redirection that is not documented.

use indexmap::IndexMap;

use super::Context;
use super::document::{MediaType, Response, ResponseOrRef, Schema, Type};
use crate::model::MediaType as Media;

/// Why the general error is in the document.
pub(super) const INFERRED: &str =
    "No page of the operation describes this. It is how the services of the cloud answer.";

/// The statuses that the general error stands for. A status that the page lists goes before its range.
const RANGES: [&str; 2] = ["4XX", "5XX"];

/// The schema of the general error, where there is an operation that can fail.
pub(super) fn schema(context: &Context<'_>) -> Option<(String, Schema)> {
    let member = |text: &'static str| Schema { description: Some(text.into()), ..Schema::of(Type::String) };
    let properties = [("error_code", "Error code."), ("error_msg", "Error message.")];
    let schema = Schema {
        description: Some("A general error. Some services wrap it in a member `error`.".into()),
        properties: properties.into_iter().map(|(name, text)| (name.to_owned(), member(text))).collect(),
        inferred: Some(INFERRED),
        ..Schema::of(Type::Object)
    };
    (!context.api.operations.is_empty()).then(|| (context.general_error.to_owned(), schema))
}

/// The response that refers to it.
pub(super) fn response(context: &Context<'_>) -> IndexMap<String, Response> {
    let response = Response {
        description: "The request failed.".into(),
        content: content(context),
        inferred: Some(INFERRED),
        ..Response::default()
    };
    let name = context.general_error.to_owned();
    (!context.api.operations.is_empty()).then_some((name, response)).into_iter().collect()
}

/// A body that is the general error.
pub(super) fn content(context: &Context<'_>) -> IndexMap<&'static str, MediaType> {
    let schema = Schema::reference(context.general_error);
    IndexMap::from([(Media::Json.as_str(), MediaType { schema, ..MediaType::default() })])
}

/// The responses of every operation beside those that its page lists.
pub(super) fn ranges(context: &Context<'_>) -> impl Iterator<Item = (String, ResponseOrRef)> {
    let reference = format!("#/components/responses/{}", context.general_error);
    RANGES
        .into_iter()
        .map(move |range| (range.to_owned(), ResponseOrRef::Ref { reference: reference.clone() }))
}

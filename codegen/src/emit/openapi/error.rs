//! Errors of which the page says nothing.
//!
//! Few pages describe the body of an error, yet every operation can fail, and all services of the cloud answer then
//! with a code and a message. So each operation has `4XX` and `5XX` responses: of the form that its page shows for other errors, or
//! else one general error. That requires nothing, and knows that some services wrap the error in a member `error`. Both are marked
//! with `x-tablature-inferred`, because they stand on no page.
//! Ranges are used, not `default`: nothing is claimed of a success or a redirection that is not documented.

use indexmap::IndexMap;

use super::Context;
use super::document::{MediaType, PathItem, Response, ResponseOrRef, Schema, Type};
use crate::model::MediaType as Media;

/// Why the general error is in the document.
pub(super) const INFERRED: &str =
    "No page of the operation describes this. It is how the services of the cloud answer.";

/// Why an operation answers with a body under statuses of which its page says nothing.
pub(super) const AS_DOCUMENTED: &str =
    "No page describes this. It is how the errors of the operation look that its page shows.";

/// The statuses that the general error stands for. A status that the page lists goes before its range.
const RANGES: [&str; 2] = ["4XX", "5XX"];

/// Whether an operation of a path can fail in a way of which its page shows nothing.
pub(super) fn is_general(item: &PathItem) -> bool {
    let mut responses = item.operations().flat_map(|operation| operation.responses.values());
    responses.any(|response| matches!(response, ResponseOrRef::Ref { .. }))
}

/// The schemas of the general error: as it is, and as some services wrap it.
pub(super) fn schemas(context: &Context<'_>) -> [(String, Schema); 2] {
    let object = |description: &'static str| Schema {
        description: Some(description.into()),
        properties: members(),
        inferred: Some(INFERRED),
        ..Schema::of(Type::Object)
    };
    let detail = context.general_error_detail;
    let mut general = object("A general error.");
    let wrapped = Schema {
        description: Some("The error, where the service wraps it.".into()),
        ..Schema::reference(detail)
    };
    general.properties.insert("error".to_owned(), wrapped.with_reference_apart());
    let detail = (detail.to_owned(), object("A general error in its wrapping."));
    [(context.general_error.to_owned(), general), detail]
}

fn members() -> IndexMap<String, Schema> {
    let member = |text: &'static str| Schema { description: Some(text.into()), ..Schema::of(Type::String) };
    let members = [("error_code", "Error code."), ("error_msg", "Error message.")];
    members.into_iter().map(|(name, text)| (name.to_owned(), member(text))).collect()
}

/// The response that refers to it.
pub(super) fn response(context: &Context<'_>) -> IndexMap<String, Response> {
    let response = Response {
        description: "The request failed.".into(),
        content: content(context),
        inferred: Some(INFERRED),
        ..Response::default()
    };
    IndexMap::from([(context.general_error.to_owned(), response)])
}

/// A body that is the general error.
pub(super) fn content(context: &Context<'_>) -> IndexMap<&'static str, MediaType> {
    let schema = Schema::reference(context.general_error);
    IndexMap::from([(Media::Json.as_str(), MediaType { schema, ..MediaType::default() })])
}

/// The responses of an operation beside those that its page lists: those that `documented` shows, or the general error.
pub(super) fn ranges(
    context: &Context<'_>,
    documented: Option<&IndexMap<&'static str, MediaType>>,
) -> impl Iterator<Item = (String, ResponseOrRef)> {
    let reference = format!("#/components/responses/{}", context.general_error);
    let like_others = documented.map(|content| Response {
        description: "The request failed.".into(),
        content: content.clone(),
        inferred: Some(AS_DOCUMENTED),
        ..Response::default()
    });
    RANGES.into_iter().map(move |range| {
        let response = match &like_others {
            Some(response) => ResponseOrRef::Response(Box::new(response.clone())),
            None => ResponseOrRef::Ref { reference: reference.clone() },
        };
        (range.to_owned(), response)
    })
}

/// The body that all errors of an operation have, as far as its page shows one; without the examples.
pub(super) fn shown(
    responses: &IndexMap<String, ResponseOrRef>,
) -> Option<IndexMap<&'static str, MediaType>> {
    let is_error = |status: &str| status.starts_with(['4', '5']);
    let mut bodies = responses.iter().filter(|(status, _)| is_error(status)).filter_map(|(_, response)| {
        let ResponseOrRef::Response(response) = response else { return None };
        let is_shown = response.inferred.is_none() && !response.content.is_empty();
        is_shown.then(|| bare(&response.content))
    });
    let first = bodies.next()?;
    bodies.all(|body| body == first).then_some(first)
}

fn bare(content: &IndexMap<&'static str, MediaType>) -> IndexMap<&'static str, MediaType> {
    let bare = |media: &MediaType| MediaType { schema: media.schema.clone(), ..MediaType::default() };
    content.iter().map(|(name, media)| (*name, bare(media))).collect()
}

//! Operations: parameters, body, responses.

use indexmap::IndexMap;

use super::document::{
    ExternalDocs, Header, MediaType, Operation, Origin, OriginalExample, Parameter, RequestBody, Response,
    ResponseOrRef, TokenHeader,
};
use super::example::Examples;
use super::{Context, error, example, value};
use crate::emit::text::{CommonMark, Doc, Phrase};
use crate::model::{
    self, Direction, Facts, ListForm, Operation as Model, ParameterLocation, Response as ModelResponse, Shape,
};

/// Header parameters with these names are ignored by every tool, as the specification demands; media types and
/// security schemes stand for them.
const IGNORED_HEADERS: [&str; 3] = ["Accept", "Content-Type", "Authorization"];

/// An operation.
pub(super) fn operation(context: &Context<'_>, operation: &Model) -> Operation {
    let (request_body, original_examples) = request(context, operation);
    Operation {
        tags: vec![super::service::tag(context.api, operation).to_owned()],
        summary: operation.summary.clone(),
        description: description(operation),
        external_docs: operation.url.as_ref().map(|url| ExternalDocs { description: None, url: url.clone() }),
        id: operation.id.to_string(),
        parameters: parameters(context, operation).collect(),
        request_body,
        responses: responses(context, operation),
        deprecated: operation.deprecated,
        updated: operation.updated.clone(),
        // English is the rule, and the document says so of none.
        language: operation.language.filter(|language| *language != "en"),
        paging: operation.paging.clone(),
        authorization: operation.authorization.clone(),
        token_header: operation.token_header.as_ref().map(token_header),
        original_examples,
        origins: Origin::list([&operation.origin]),
    }
}

/// What the operation does, and what else a caller should know, each section under its heading.
fn description(operation: &Model) -> Option<CommonMark> {
    let notes = operation.notes.iter().filter_map(|note| {
        let heading = note.heading.as_deref().map(Phrase::plain).filter(|heading| !heading.is_empty());
        let heading = heading.map(|heading| Phrase::fill("**{}**", [heading]).into()).unwrap_or_default();
        let paragraphs = Doc::plain(&note.paragraphs);
        (!paragraphs.is_empty()).then(|| Doc::of([heading, paragraphs]))
    });
    Doc::of([Doc::plain(&operation.description), notes.collect()]).commonmark()
}

/// The token is a security scheme; what the page says of its header is kept.
fn token_header(header: &model::Parameter) -> TokenHeader {
    TokenHeader {
        name: header.name.clone(),
        description: Doc::plain_description(&header.description, &header.facts).commonmark(),
        mandatory: header.mandatory,
        origins: Origin::list([&header.origin]),
    }
}

fn parameters<'a>(context: &Context<'a>, operation: &'a Model) -> impl Iterator<Item = Parameter> {
    let forms = context.forms;
    let token = context.api.cloud.token_header.as_str();
    let listed = operation.parameters.iter().chain(&operation.signing_headers);
    let shown = listed.filter(move |parameter| {
        let unwanted = |name: &&str| name.eq_ignore_ascii_case(&parameter.name);
        parameter.location != ParameterLocation::Header
            || !IGNORED_HEADERS.iter().chain([&token]).any(unwanted)
    });
    shown.map(move |parameter| {
        let (style, explode, list_quote) = match parameter.list {
            ListForm::Repeated => (None, None, None),
            ListForm::Commas => (Some("form"), Some(false), None),
            ListForm::Quoted(quote) => (None, None, Some(quote)),
        };
        Parameter {
            name: parameter.name.clone(),
            location: parameter.location.as_str(),
            description: Doc::plain_description(&parameter.description, &parameter.facts).commonmark(),
            required: parameter.is_required(),
            deprecated: parameter.facts.deprecated,
            schema: value::value(forms, &parameter.shape, &parameter.facts, Direction::Request),
            style,
            explode,
            list_quote,
            origins: Origin::list([&parameter.origin]),
        }
    })
}

/// The body, and the examples that have no place in it.
fn request(context: &Context<'_>, operation: &Model) -> (Option<RequestBody>, Vec<OriginalExample>) {
    let Some(body) = &operation.request_body else {
        return (None, example::originals(&operation.request_examples));
    };
    let Examples { valid, originals } = example::examples(&operation.request_examples);
    let (unread, without_body) = originals.into_iter().partition(|example| example.text.is_some());
    let media = MediaType {
        schema: value::bare(context.forms, &body.shape, Direction::Request),
        examples: valid,
        original_examples: unread,
    };
    let body = RequestBody {
        description: Doc::plain_description(&body.description, &Facts::default()).commonmark(),
        content: IndexMap::from([(body.media_type.as_str(), media)]),
        required: body.required,
        origins: Origin::list([&body.origin]),
    };
    (Some(body), without_body)
}

/// The documented responses, then the ranges that stand for errors.
fn responses(context: &Context<'_>, operation: &Model) -> IndexMap<String, ResponseOrRef> {
    let mut responses: IndexMap<String, ResponseOrRef> = IndexMap::new();
    for documented in &operation.responses {
        let response = response(context, documented);
        responses
            .entry(documented.status.to_string())
            .or_insert_with(|| ResponseOrRef::Response(Box::new(response)));
    }
    let shown = error::shown(&responses);
    // An error whose body its page does not show has that of the others.
    for response in responses.values_mut() {
        if let (ResponseOrRef::Response(response), Some(shown)) = (response, &shown)
            && response.inferred.is_some()
        {
            response.content.clone_from(shown);
            response.inferred = Some(error::AS_DOCUMENTED);
        }
    }
    responses.extend(error::ranges(context, shown.as_ref()));
    responses
}

fn response(context: &Context<'_>, response: &ModelResponse) -> Response {
    let mut written = Response {
        description: Doc::plain(&response.description)
            .commonmark()
            .unwrap_or_else(|| Phrase::fill("Status {}.", [u64::from(response.status).into()]).into()),
        headers: headers(context, response),
        origins: Origin::list([&response.origin]),
        ..Response::default()
    };
    match &response.body {
        Some(shape) => {
            written.content =
                IndexMap::from([(response.media_type.as_str(), body(context, shape, response))]);
        }
        None if response.status >= 400 => {
            written.content = error::content(context);
            written.inferred = Some(error::INFERRED);
            written.original_examples = example::originals(&response.examples);
        }
        None => written.original_examples = example::originals(&response.examples),
    }
    written
}

fn body(context: &Context<'_>, shape: &Shape, response: &ModelResponse) -> MediaType {
    let Examples { valid, originals } = example::examples(&response.examples);
    let schema = value::bare(context.forms, shape, Direction::Response);
    MediaType { schema, examples: valid, original_examples: originals }
}

/// `Content-Type` of a response is ignored by every tool, as the specification demands.
fn headers(context: &Context<'_>, response: &ModelResponse) -> IndexMap<String, Header> {
    let shown = response.headers.iter().filter(|header| !header.name.eq_ignore_ascii_case("Content-Type"));
    let written = shown.map(|header| {
        let Facts { deprecated, .. } = header.facts;
        let written = Header {
            description: Doc::plain_description(&header.description, &header.facts).commonmark(),
            required: header.mandatory == Some(true),
            deprecated,
            schema: value::value(context.forms, &header.shape, &header.facts, Direction::Response),
            origins: Origin::list([&header.origin]),
        };
        (header.name.clone(), written)
    });
    written.collect()
}

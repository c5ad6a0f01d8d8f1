//! Bodies: of the request, and of each answer with its status and headers.
//!
//! In: an operation of both sides. Out: changes of the bodies as such; the types that they have are handed on ([`Types`]).

use super::change::{Change, Spot, Subject};
use super::field::{Field, Fields};
use super::operation::differ;
use super::rule::Kind;
use super::shape::{self, Carrier};
use super::types::Types;
use crate::model::{Direction, MediaType, Operation, Response};

/// What changed in the body of the request.
pub(super) fn of_request(
    spot: &Spot<'_>,
    old: &Operation,
    new: &Operation,
    types: &mut Types<'_>,
) -> Vec<Change> {
    let (before, after) = (old.request_body.as_ref(), new.request_body.as_ref());
    let spot = Spot {
        subject: Subject::RequestBody { operation: new.id.0.clone() },
        direction: Some(Direction::Request),
        old: before.map(|body| &body.origin).or(spot.old),
        new: after.map(|body| &body.origin).or(spot.new),
    };
    let (before, after) = match (before, after) {
        (None, None) => return Vec::new(),
        (None, Some(body)) if body.required => {
            return vec![spot.change(Kind::MandatoryBodyAdded, "is new and must be sent")];
        }
        (None, Some(_)) => return vec![spot.change(Kind::BodyAdded, "is new")],
        (Some(_), None) => return vec![spot.change(Kind::BodyRemoved, "is not documented any more")],
        (Some(before), Some(after)) => (before, after),
    };
    types.follow(new, &before.shape, &after.shape, Direction::Request);
    let (kind, message) = if after.required {
        (Kind::BodyBecameMandatory, "must be sent now")
    } else {
        (Kind::BodyBecameOptional, "may be left out now")
    };
    let presence = spot.when(before.required != after.required, kind, message);
    let own = shape::compare(&spot, Carrier::Json, &before.shape, &after.shape);
    let is_reworded = !before.description.says_the_same(&after.description);
    let words = spot.when(is_reworded, Kind::DescriptionChanged, "is described in other words");
    [words, own, media_type(&spot, before.media_type, after.media_type), presence]
        .into_iter()
        .flatten()
        .collect()
}

fn media_type(spot: &Spot<'_>, old: MediaType, new: MediaType) -> Option<Change> {
    let message = format!("is {} now, {} before", new.as_str(), old.as_str());
    spot.when(old != new, Kind::MediaTypeChanged, &message)
}

/// What changed in the answers.
pub(super) fn of_responses(
    spot: &Spot<'_>,
    old: &Operation,
    new: &Operation,
    types: &mut Types<'_>,
) -> Vec<Change> {
    let mut changes = Vec::new();
    let gone: Vec<&Response> = alone(old, new).collect();
    for response in &gone {
        let message = format!("does not answer with {} any more", response.status);
        let is_success = is_success(old, response);
        let kind = if is_success { Kind::SuccessRemoved } else { Kind::ErrorStatusRemoved };
        changes.push(Spot { old: Some(&response.origin), ..spot.clone() }.change(kind, message));
    }
    let came: Vec<&Response> = alone(new, old).collect();
    for response in &came {
        let message = format!("answers with {} too", response.status);
        let spot = Spot { new: Some(&response.origin), ..spot.clone() };
        changes.push(spot.change(Kind::StatusAdded, message));
    }
    let both = old.responses.iter().filter_map(|before| Some((before, with_status(new, before.status)?)));
    // A success that has another status answers with the same.
    let gone: Vec<&Response> = gone.into_iter().filter(|it| is_success(old, it)).collect();
    let came: Vec<&Response> = came.into_iter().filter(|it| is_success(new, it)).collect();
    let moved = match (gone.as_slice(), came.as_slice()) {
        ([before], [after]) => Some((*before, *after)),
        _ => None,
    };
    for (before, after) in both.chain(moved) {
        changes.extend(of_response(before, after, (old, new), types));
    }
    changes
}

/// Whether the status says that the call succeeded, as lists of versions do with 300.
fn is_success(operation: &Operation, response: &Response) -> bool {
    operation.successes().iter().any(|success| success.status == response.status)
}

fn with_status(operation: &Operation, status: u16) -> Option<&Response> {
    operation.responses.iter().find(|response| response.status == status)
}

/// The answers whose status the other side has not.
fn alone<'o>(one: &'o Operation, other: &Operation) -> impl Iterator<Item = &'o Response> {
    one.responses.iter().filter(|response| with_status(other, response.status).is_none())
}

fn of_response(
    before: &Response,
    after: &Response,
    (old, new): (&Operation, &Operation),
    types: &mut Types<'_>,
) -> Vec<Change> {
    let (operation, status) = (new.id.0.clone(), after.status);
    let spot = Spot {
        subject: Subject::Response { operation: operation.clone(), status },
        direction: Some(Direction::Response),
        old: Some(&before.origin),
        new: Some(&after.origin),
    };
    let mut changes: Vec<Change> = match (old.body_of(before), new.body_of(after)) {
        (None, None) => Vec::new(),
        (None, Some(_)) => vec![spot.change(Kind::BodyAdded, "has a body now")],
        (Some(_), None) => vec![spot.change(Kind::BodyRemoved, "has no body any more")],
        (Some(one), Some(other)) => {
            types.follow(new, one, other, Direction::Response);
            let own = shape::compare(&spot, Carrier::Json, one, other);
            own.into_iter().chain(media_type(&spot, before.media_type, after.media_type)).collect()
        }
    };
    let is_reworded = before.description != after.description;
    changes.extend(spot.when(is_reworded, Kind::DescriptionChanged, "is described in other words"));
    let differ = differ(&before.examples, &after.examples);
    changes.extend(spot.when(differ, Kind::ExampleChanged, "has other examples"));
    let mut headers = Fields {
        old: before.headers.iter().map(Field::of_parameter).collect(),
        new: after.headers.iter().map(Field::of_parameter).collect(),
        direction: Direction::Response,
    };
    headers.ignore_case();
    let subject =
        |name: &str| Subject::Header { operation: operation.clone(), status, name: name.to_owned() };
    changes.extend(headers.compare(subject));
    changes
}

//! Operations: how they are called, with what, and what they answer.
//!
//! In: an operation of both sides. Out: changes of its own; the types of its bodies are handed on ([`Types`]).

use super::change::{Change, Spot, Subject};
use super::pairs::skeleton;
use super::rule::Kind;
use super::text::{listed, quoted};
use super::types::Types;
use super::{body, parameter};
use crate::model::{Direction, Example, NextMarker, Operation, Paging, PagingStyle};

/// What changed in an operation that both sides have.
pub(super) fn compare(old: &Operation, new: &Operation, types: &mut Types<'_>) -> Vec<Change> {
    let operation = new.id.0.clone();
    let spot = Spot {
        subject: Subject::Operation { operation },
        direction: None,
        old: Some(&old.origin),
        new: Some(&new.origin),
    };
    let mut changes = call(&spot, old, new);
    changes.extend(words(&spot, old, new));
    changes.extend(permissions(&spot, old, new));
    changes.extend(paging(&spot, old, new));
    changes.extend(parameter::compare(old, new, types));
    changes.extend(body::of_request(&spot, old, new, types));
    changes.extend(body::of_responses(&spot, old, new, types));
    for change in &mut changes {
        change.operations = vec![new.id.0.clone()];
    }
    changes
}

/// Method, path, id and place.
fn call(spot: &Spot<'_>, old: &Operation, new: &Operation) -> Vec<Change> {
    let mut changes = Vec::new();
    if old.id != new.id {
        let message = format!("was called {} before", quoted(&old.id.0));
        changes.push(spot.change(Kind::OperationRenamed, message));
    }
    if old.method != new.method {
        let message = format!("is {} now, {} before", new.method.as_str(), old.method.as_str());
        changes.push(spot.change(Kind::MethodChanged, message));
    }
    if skeleton(old) == skeleton(new) {
        let renamed = old.path.parameters().zip(new.path.parameters()).filter(|(old, new)| old != new);
        changes.extend(renamed.map(|(old, new)| {
            let message = format!("calls the path parameter {} now, {} before", quoted(new), quoted(old));
            spot.change(Kind::PathParameterRenamed, message)
        }));
    } else {
        let message = format!("is at `{}` now, at `{}` before", new.path, old.path);
        changes.push(spot.change(Kind::PathChanged, message));
    }
    if old.origin.page != new.origin.page {
        let message = format!("stands on `{}` now, on `{}` before", new.origin.page, old.origin.page);
        changes.push(spot.change(Kind::OperationMoved, message));
    }
    let (kind, message) = if new.deprecated {
        (Kind::OperationDeprecated, "is deprecated now")
    } else {
        (Kind::OperationUndeprecated, "is not deprecated any more")
    };
    changes.extend(spot.when(old.deprecated != new.deprecated, kind, message));
    let token = |operation: &Operation| operation.token_header.as_ref().map(|header| header.mandatory);
    let message = "documents the header of the token otherwise";
    changes.extend(spot.when(token(old) != token(new), Kind::TokenHeaderChanged, message));
    changes
}

fn words(spot: &Spot<'_>, old: &Operation, new: &Operation) -> impl Iterator<Item = Change> {
    let summary = spot.when(old.summary != new.summary, Kind::SummaryChanged, "has another title");
    let is_reworded = old.description != new.description || old.notes != new.notes;
    let note = spot.when(is_reworded, Kind::NoteChanged, "is described in other words");
    let is_elsewhere = old.section != new.section;
    let section = spot.when(is_elsewhere, Kind::SectionChanged, "stands in another section");
    let of_request = Spot { direction: Some(Direction::Request), ..spot.clone() };
    let differ = differ(&old.request_examples, &new.request_examples);
    let example = of_request.when(differ, Kind::ExampleChanged, "has other examples of requests");
    [summary, note, section, example].into_iter().flatten()
}

fn permissions(spot: &Spot<'_>, old: &Operation, new: &Operation) -> Vec<Change> {
    let without = |one: &Operation, other: &Operation| -> Vec<String> {
        let is_there = |action: &str| other.authorization.iter().any(|it| it.action == action);
        let actions = one.authorization.iter().map(|permission| permission.action.clone());
        actions.filter(|action| !is_there(action)).collect()
    };
    let added = without(new, old);
    if new.authorization.is_empty() && !old.authorization.is_empty() {
        return vec![spot.change(Kind::PermissionsUnlisted, "does not list permissions any more")];
    }
    if old.authorization.is_empty() && !added.is_empty() {
        let actions = listed(added.iter().map(String::as_str));
        return vec![spot.change(Kind::PermissionsListed, format!("lists permissions now: {actions}"))];
    }
    let added = added.into_iter().map(|action| {
        spot.change(Kind::PermissionAdded, format!("needs the permission {} too", quoted(&action)))
    });
    let removed = without(old, new).into_iter().map(|action| {
        spot.change(
            Kind::PermissionRemoved,
            format!("does not need the permission {} any more", quoted(&action)),
        )
    });
    let both = old.authorization.iter().filter_map(|one| {
        let other = new.authorization.iter().find(|it| it.action == one.action)?;
        let message = format!("lists the permission {} with other details", quoted(&one.action));
        spot.when(one != other, Kind::PermissionChanged, &message)
    });
    added.chain(removed).chain(both).collect()
}

fn paging(spot: &Spot<'_>, old: &Operation, new: &Operation) -> Option<Change> {
    match (&old.paging, &new.paging) {
        (None, Some(_)) => Some(spot.change(Kind::PagingAdded, "can be read page by page now")),
        (Some(_), None) => {
            Some(spot.change(Kind::PagingRemoved, "does not say any more how it is read page by page"))
        }
        (Some(old), Some(new)) if is_same_walk(old, new) => {
            spot.when(old != new, Kind::PagingDescribed, "says more or less of how it is read page by page")
        }
        (Some(old), Some(new)) => {
            let message = format!("is read by {} now, by {} before", read_by(new), read_by(old));
            Some(spot.change(Kind::PagingChanged, message))
        }
        _ => None,
    }
}

/// Whether a program that walks by one of them walks by the other, as far as both say.
fn is_same_walk(old: &Paging, new: &Paging) -> bool {
    fn agree<T: PartialEq>(old: Option<&T>, new: Option<&T>) -> bool {
        old.zip(new).is_none_or(|(old, new)| old == new)
    }
    let is_same_style = match (&old.style, &new.style) {
        (PagingStyle::Page { page, first }, PagingStyle::Page { page: now, first: first_now }) => {
            page == now && agree(first.as_ref(), first_now.as_ref())
        }
        (PagingStyle::Marker { marker, next }, PagingStyle::Marker { marker: now, next: next_now }) => {
            marker == now && agree(next.as_ref(), next_now.as_ref())
        }
        (old, new) => old == new,
    };
    is_same_style && old.items == new.items && agree(old.limit.as_ref(), new.limit.as_ref())
}

/// What drives the pages of a list, with where the answer holds what the next call needs.
fn read_by(paging: &Paging) -> String {
    let first = |first: u64| if first == 0 { String::new() } else { format!(" from {first}") };
    let by = match &paging.style {
        PagingStyle::Offset { offset, first: number } => {
            format!("the offset {}{}", quoted(offset), first(*number))
        }
        PagingStyle::Page { page, first: number } => {
            format!("the page number {}{}", quoted(page), first(number.unwrap_or_default()))
        }
        PagingStyle::Marker { marker, next } => match next {
            Some(NextMarker::Member(path)) => {
                format!("the marker {} of {}", quoted(marker), quoted(&path.join(".")))
            }
            Some(NextMarker::LastItem(name)) => {
                format!("the marker {}, the {} of the last item", quoted(marker), quoted(name))
            }
            None => format!("the marker {}", quoted(marker)),
        },
    };
    let limit = paging.limit.as_deref().map(|limit| format!(" and the limit {}", quoted(limit)));
    format!("{by}{} with items in {}", limit.unwrap_or_default(), quoted(&paging.items))
}

/// Whether the texts of examples differ. Where they stand, and what is written above them, does not matter.
pub(super) fn differ(old: &[Example], new: &[Example]) -> bool {
    fn texts(examples: &[Example]) -> impl Iterator<Item = (Option<&str>, Option<&str>)> {
        examples.iter().map(|example| (example.request_line.as_deref(), example.text.as_deref()))
    }
    !texts(old).eq(texts(new))
}

//! Statuses, and what stands below their headings.

use super::super::{Correction, Located, NewStatus};
use super::{Applied, paragraphs};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::document::Text;
use crate::raw::{RawOperation, RawStatus, Side, TableRole, status_of};

/// Replaces the status, and that of the tables and examples below it.
pub(super) fn set(
    correction: &Correction,
    operations: &mut [&mut RawOperation],
    was: &Located<u16>,
    now: u16,
) -> Applied {
    if !operations.iter().any(|operation| has(operation, was.value)) {
        if operations.iter().any(|operation| has(operation, now)) {
            return Err(correction.overtaken(format!("the page has the status {now} now")));
        }
        return Err(missing(correction, operations, was));
    }
    let code = now.to_string();
    for operation in operations {
        for status in operation.statuses.iter_mut().filter(|status| is(&status.code.value, was.value)) {
            status.code = Text { span: status.code.span, ..Text::new(code.clone()) };
        }
        let tables = operation.tables.iter_mut().filter_map(|table| side_mut(&mut table.role));
        let examples = operation.examples.iter_mut().map(|example| &mut example.side);
        for side in tables.chain(examples).filter(|side| is_below(side, was.value)) {
            *side = Side::Response(Some(code.clone()));
        }
    }
    Ok(())
}

/// Takes the status away, and what stands below it. Types stay: other statuses may name them.
pub(super) fn remove(
    correction: &Correction,
    operations: &mut [&mut RawOperation],
    was: &Located<u16>,
) -> Applied {
    if !operations.iter().any(|operation| has(operation, was.value)) {
        return Err(missing(correction, operations, was));
    }
    for operation in operations {
        operation.statuses.retain(|status| !is(&status.code.value, was.value));
        operation.examples.retain(|example| !is_below(&example.side, was.value));
        operation.tables.retain(|table| match &table.role {
            TableRole::Headers(side) | TableRole::Body(side) => !is_below(side, was.value),
            _ => true,
        });
    }
    Ok(())
}

/// Adds the status.
pub(super) fn add(correction: &Correction, operations: &mut [&mut RawOperation], new: &NewStatus) -> Applied {
    let status = new.status.value;
    let is_there =
        |operation: &&mut RawOperation| operation.statuses.iter().any(|found| is(&found.code.value, status));
    if operations.iter().any(is_there) {
        return Err(correction.overtaken(format!("the page has the status {status} now")));
    }
    for operation in operations {
        operation.statuses.push(RawStatus {
            code: Text::new(status.to_string()),
            description: paragraphs(&new.description, None),
            is_of_answer: false,
            place: correction.place.clone(),
        });
    }
    Ok(())
}

fn missing(correction: &Correction, operations: &[&mut RawOperation], was: &Located<u16>) -> Diagnostic {
    let statuses = operations.iter().flat_map(|operation| &operation.statuses);
    let known: Vec<&str> = statuses.map(|status| status.code.value.trim()).collect();
    let message = format!("the page has no status {}", was.value);
    correction.unmatched(was.span, message, did_you_mean(&was.value.to_string(), known))
}

/// Whether the page lists the status, or has something below its heading.
fn has(operation: &RawOperation, status: u16) -> bool {
    operation.statuses.iter().any(|found| is(&found.code.value, status))
        || operation.examples.iter().any(|example| is_below(&example.side, status))
        || operation.tables.iter().any(|table| side(&table.role).is_some_and(|side| is_below(side, status)))
}

fn is(code: &str, status: u16) -> bool {
    status_of(code) == Some(status)
}

fn is_below(side: &Side, status: u16) -> bool {
    matches!(side, Side::Response(Some(code)) if is(code, status))
}

fn side(role: &TableRole) -> Option<&Side> {
    match role {
        TableRole::Headers(side) | TableRole::Body(side) | TableRole::Type { side, .. } => Some(side),
        _ => None,
    }
}

fn side_mut(role: &mut TableRole) -> Option<&mut Side> {
    match role {
        TableRole::Headers(side) | TableRole::Body(side) | TableRole::Type { side, .. } => Some(side),
        _ => None,
    }
}

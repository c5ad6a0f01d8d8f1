//! Examples of requests that stand among answers: a page that shows several calls in steps has the next request below the
//! answer to the last one.
//!
//! In: operations as found. Out: the same, with such an example on the side of the request. It must begin with a call by
//! the method of the operation, and show members that only the request's tables have.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::raw::{RawExample, RawOperation, RawTable, Side, TableRole};
use crate::request_line::RequestLine;

/// The operations, each example on its side.
pub(super) fn sorted(operations: &[RawOperation]) -> Cow<'_, [RawOperation]> {
    let is_wrong = |raw: &RawOperation| raw.examples.iter().any(|example| is_request(example, raw));
    if !operations.iter().any(is_wrong) {
        return Cow::Borrowed(operations);
    }
    let sort = |raw: &RawOperation| {
        let mut sorted = raw.clone();
        for example in &mut sorted.examples {
            if is_request(example, raw) {
                example.side = Side::Request;
            }
        }
        sorted
    };
    Cow::Owned(operations.iter().map(sort).collect())
}

/// Whether an example that stands among answers shows a request.
fn is_request(example: &RawExample, raw: &RawOperation) -> bool {
    let (Some(line), Some(body)) = (&example.request_line, &example.body) else { return false };
    let is_own = RequestLine::read(&line.value)
        .is_some_and(|call| call.method.as_str().eq_ignore_ascii_case(raw.uri.method.trim()));
    if !is_own || example.side == Side::Request {
        return false;
    }
    let names = |is_of: fn(&Side) -> bool| -> BTreeSet<String> {
        let tables = raw.tables.iter().filter(|table| match &table.role {
            TableRole::Body(side) => is_of(side),
            _ => false,
        });
        tables.flat_map(RawTable::names).collect()
    };
    let (sent, answered) = (names(|side| *side == Side::Request), names(|side| *side != Side::Request));
    let shows = |name: &String| body.value.contains(&format!("\"{name}\""));
    sent.difference(&answered).any(shows) && !answered.difference(&sent).any(shows)
}

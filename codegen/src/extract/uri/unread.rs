//! What might have been a URI line, on a page from which no operation came.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::line::whole;
use super::target::Host;
use super::{LISTED, is_call_of};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Block, Text};
use crate::extract::section::{Located, Section};
use crate::raw::{RawOperation, RawUri};
use crate::request_line::{RequestLine, Spelling};
use crate::source::Place;
use crate::vocabulary::{self, SectionWord};

/// A line of a page, and the text it stands in.
pub(in crate::extract) struct Line<'d> {
    pub text: &'d Text,
    pub line: &'d str,
}

/// The call that a line shows, whatever it was meant for.
pub(in crate::extract) fn call(line: &Line<'_>) -> Option<RawUri> {
    let (method, target) = whole(line.line)?;
    Some(target.uri(method, line.text))
}

/// A page from which no operation came may be a guide, which shows a call of another page's operation: then nothing is lost.
pub fn explain_shown_calls(
    diagnostics: &mut Diagnostics,
    calls: &[(Arc<str>, RawUri)],
    operations: &[RawOperation],
) {
    let described = |call: &RawUri| {
        let is_it = |operation: &&RawOperation| is_call_of((&call.method, &call.path), &operation.uri);
        operations.iter().find(is_it)
    };
    let guides: BTreeMap<&str, Diagnostic> = calls
        .iter()
        .filter_map(|(page, call)| Some((&**page, explained(page, call, described(call)?))))
        .collect();
    diagnostics.retract(Code::UnreadUri, |place| guides.contains_key(&*place.page));
    diagnostics.extend(guides.into_values());
}

fn explained(page: &Arc<str>, call: &RawUri, described: &RawOperation) -> Diagnostic {
    let message = format!("the page shows a call of `{} {}`", described.uri.method, described.uri.path);
    let place = Place::page(Arc::clone(page)).at(call.line.span);
    Diagnostic::new(Code::NotAnOperation, place, message)
        .label("nothing is read from here")
        .related(Place::page(Arc::clone(&described.page)), "the operation is described there")
        .as_note()
}

/// The line that looks most like one, on a page that has the sections of an operation: one that begins with a method and
/// a path, or else what stands in the URI section, or its heading.
pub(in crate::extract) fn unread<'d>(located: &[Located<'d>]) -> Option<Line<'d>> {
    if !located.iter().any(|place| matches!(place.section, Section::Request | Section::Response)) {
        let headed = located.iter().flat_map(lines_of).find(|line| is_headed(line.line));
        return headed.or_else(|| alone(located));
    }
    let shows_calls = |place: &&Located<'_>| matches!(place.section, Section::Examples(_));
    let mut lines = located.iter().filter(|place| !shows_calls(place)).flat_map(lines_of);
    let of_uri = || located.iter().filter(|place| place.section == Section::Uri);
    lines
        .find(|line| begins_with_method(line.line) && !is_call(line.line))
        .or_else(|| of_uri().flat_map(lines_of).find(|line| says_something(line.line)))
        .or_else(|| of_uri().find_map(heading))
}

/// A line of method and path on a page that shows few of them. One with many lists what there is.
fn alone<'d>(located: &[Located<'d>]) -> Option<Line<'d>> {
    let is_cell = |place: &&Located<'_>| matches!(place.block, Block::Table(_));
    let mut lines = located.iter().filter(|place| !is_cell(place)).flat_map(lines_of);
    let mut declared = lines.by_ref().filter(|line| is_declared(line.line) && !has_values(line.line));
    let first = declared.next()?;
    (declared.count() < LISTED).then_some(first)
}

/// The lines of prose and code, and those of cells: a table that was divided wrongly may have swallowed the line.
fn lines_of<'d>(place: &Located<'d>) -> Vec<Line<'d>> {
    let texts: Vec<&Text> = match place.block {
        Block::Paragraph(text) | Block::Code(text) => vec![text],
        Block::Table(table) => {
            table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.paragraphs).collect()
        }
        Block::Heading(_) => Vec::new(),
    };
    let lines = |text: &'d Text| text.value.lines().map(move |line| Line { text, line: line.trim() });
    texts.into_iter().flat_map(lines).collect()
}

fn heading<'d>(place: &Located<'d>) -> Option<Line<'d>> {
    match place.block {
        Block::Heading(heading) => Some(Line { text: &heading.text, line: heading.text.value.trim() }),
        _ => None,
    }
}

/// `GET /v1/...`, `PUT https://...`, as far as that can be seen.
fn begins_with_method(line: &str) -> bool {
    RequestLine::read(line).is_some_and(|line| {
        let is_target = line.target.starts_with(['/', '{', '<']) || line.target.contains("//");
        line.spelling != Spelling::Small && !line.is_glued && is_target
    })
}

/// `GET /v1/jobs`, and nothing else.
pub(in crate::extract) fn is_declared(line: &str) -> bool {
    // `PUT / HTTP/1.1` is shown as it goes over the wire.
    let is_on_the_wire = line.contains(" HTTP/");
    !is_on_the_wire
        && RequestLine::read(line).is_some_and(|line| line.is_call_of_path())
        && whole(line).is_some_and(|(_, target)| target.host == Host::None)
}

/// Whether the query has values, as guides show them: `GET /v1/jobs?limit=10`.
fn has_values(line: &str) -> bool {
    let query = line.split_once('?').map_or("", |(_, query)| query);
    query.contains('=') && !query.contains(['{', '<'])
}

/// `URI POST /v2/cranes Table 1 ...`: a page that was folded onto single lines has its headings within them.
fn is_headed(line: &str) -> bool {
    let folded = line.split_once(' ').filter(|(word, _)| vocabulary::section(word) == Some(SectionWord::Uri));
    folded.is_some_and(|(_, rest)| begins_with_method(rest))
}

/// A whole line with a host: guides show such calls, and no operation was expected of them.
pub(in crate::extract) fn is_call(line: &str) -> bool {
    whole(line).is_some_and(|(_, target)| target.host != Host::None)
}

fn says_something(line: &str) -> bool {
    !line.is_empty() && !vocabulary::is_none(line) && vocabulary::section(line).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_of_a_guide_is_expected_to_declare_nothing() {
        assert!(is_call("POST https://{{Endpoint}}/v3/auth/tokens") && !is_call("POST /v3/a b"));
    }

    #[test]
    fn guides_show_queries_with_values() {
        assert!(has_values("GET /v1/jobs?limit=10&offset=5"));
        assert!(!has_values("GET /v1/jobs?limit={limit}") && !has_values("GET /v1/jobs"));
    }

    #[test]
    fn a_heading_may_stand_in_the_line() {
        assert!(is_headed("URI POST /v2/{project_id}/cranes 表1 路径参数 参数 是否必选"));
        assert!(!is_headed("URI format") && !is_headed("POST /v2/cranes"));
    }

    #[test]
    fn a_request_line_begins_with_a_method() {
        for line in ["GET /v1/jobs of a project", "PUT {Endpoint}/a b", "POST https: //x"] {
            assert!(begins_with_method(line), "{line}");
        }
        for line in ["Get the jobs", "get /v1/jobs", "PUT", "Put it into /tmp"] {
            assert!(!begins_with_method(line), "{line}");
        }
    }
}

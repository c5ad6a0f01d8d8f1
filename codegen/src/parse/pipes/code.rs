//! Examples of pipe text: folded onto one line, or over many lines without their indentation.

use super::line::Line;
use crate::bracket::{balance, closing};
use crate::document::Text;
use crate::parse::opens_part;
use crate::request_line::RequestLine;
use crate::vocabulary;

/// Lines that an example may have at most. A brace that is never closed must not swallow the page.
const MOST_LINES: usize = 2000;

/// What of a line tells where an example ends. Looked at once, and not once for each bracket above.
pub(super) struct Mark {
    balance: i64,
    is_boundary: bool,
}

impl Mark {
    pub fn of(line: &Line<'_>) -> Self {
        Self { balance: balance(line.text), is_boundary: is_boundary(line) }
    }
}

/// Reads the example that starts here: its blocks, and the number of lines that they take up.
pub(super) fn read(lines: &[Line<'_>], marks: &[Mark], page: &str) -> Option<(Vec<Text>, usize)> {
    let first = lines.first()?;
    if let Some((request, body)) = request_line(first.text) {
        let body = body.map(|body| first.part(body));
        let blocks = std::iter::once(first.part(request)).chain(body);
        return Some((blocks.collect(), 1));
    }
    if let Some(body) = answer(first.text) {
        return Some((vec![first.part(body)], 1));
    }
    if !opens_json(first.text) {
        return None;
    }
    let length = length(lines, marks);
    let span = first.to(lines.get(length.checked_sub(1)?)?)?;
    let value = page.get(span.range())?.to_owned();
    Some((vec![Text { value, span: Some(span), links: Vec::new() }], length))
}

/// `POST https://{endpoint}/v1/jobs`, with what a folded line has behind it.
fn request_line(line: &str) -> Option<(&str, Option<&str>)> {
    let line = line.trim();
    RequestLine::read(line).filter(RequestLine::is_call_of_host)?;
    let body = [" {", " ["].iter().filter_map(|open| line.find(open)).min();
    let folded = body.and_then(|body| line.split_at_checked(body));
    Some(folded.map_or((line, None), |(request, body)| (request.trim_end(), body.strip_prefix(' '))))
}

/// The body of an answer that was folded onto one line with what the protocol has above it: `HTTP/1.1 200 OK ... {`.
fn answer(line: &str) -> Option<&str> {
    let line = line.trim();
    let body = line.find(" {").filter(|_| line.starts_with("HTTP/") && line.ends_with('}'))?;
    let (head, body) = line.split_at_checked(body)?;
    let status = head.split_whitespace().nth(1)?;
    vocabulary::is_status(status).then(|| body.trim_start())
}

/// Whether a line opens JSON. `{key}` alone names a parameter, `[Array element]` a row.
fn opens_json(line: &str) -> bool {
    let text = line.trim();
    let is_name = balance(text) == 0 && !text.contains(['"', ':']) && !text.contains(' ');
    let is_empty = text.trim_end_matches(',').chars().all(|c| "{}[] ".contains(c));
    text.starts_with(['{', '[']) && line_is_no_cell(text) && (!is_name || is_empty)
}

fn line_is_no_cell(text: &str) -> bool {
    !text.ends_with('|')
}

/// How many lines it takes until every bracket is closed. Where that never happens, as far as lines look like JSON.
fn length(lines: &[Line<'_>], marks: &[Mark]) -> usize {
    let parts = marks.iter().take(MOST_LINES).map(|mark| (mark.balance, mark.is_boundary));
    if let Some(count) = closing(parts) {
        return count + lines.iter().skip(count).take_while(|line| only_closes(line.text)).count();
    }
    let both = lines.iter().zip(marks);
    both.take_while(|(line, mark)| !mark.is_boundary && looks_like_json(line.text)).count().max(1)
}

fn is_boundary(line: &Line<'_>) -> bool {
    opens_part(line.words()) || line.starts_row() || line.columns().is_some()
}

/// A bracket too many, as examples that were cut by hand have them.
fn only_closes(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty() && line.chars().all(|c| "}],; ".contains(c))
}

fn looks_like_json(line: &str) -> bool {
    let line = line.trim();
    line.starts_with(|c: char| "\"'{}[],.-:".contains(c) || c.is_ascii_digit())
        || ["true", "false", "null"].iter().any(|word| line.starts_with(word))
        || line.ends_with([',', '{', '['])
}

#[cfg(test)]
mod tests {
    use super::super::line::split;
    use super::*;

    fn blocks(page: &str) -> Option<(Vec<String>, usize)> {
        let lines = split(page);
        let marks: Vec<Mark> = lines.iter().map(Mark::of).collect();
        let (blocks, length) = read(&lines, &marks, page)?;
        Some((blocks.into_iter().map(|text| text.value).collect(), length))
    }

    #[test]
    fn a_folded_request_is_a_line_and_a_body() {
        let (parts, length) =
            blocks("POST https://{Endpoint}/v2/{id}/action { \"name\": \"a\" }\nmore").unwrap();
        assert_eq!(parts, ["POST https://{Endpoint}/v2/{id}/action", "{ \"name\": \"a\" }"]);
        assert_eq!(length, 1);
    }

    #[test]
    fn a_folded_answer_is_its_body() {
        let (parts, length) = blocks("HTTP/1.1 200 OK Server: a { \"name\": \"a\" }\nmore").unwrap();
        assert_eq!((parts, length), (vec!["{ \"name\": \"a\" }".to_owned()], 1));
        assert_eq!(blocks("HTTP/1.1 204 No Content"), None);
    }

    #[test]
    fn an_example_ends_with_its_last_bracket() {
        let page = "{\n\"a\": {\n\"b\": 1\n}\n}\n}\nExample Response\n{}";
        assert_eq!(blocks(page).unwrap().1, 6);
    }

    #[test]
    fn an_example_that_never_closes_ends_at_prose() {
        assert_eq!(blocks("{\n\"a\": {\n\"b\": 1\nReturned Values\n{}").unwrap().1, 3);
        assert_eq!(blocks("{\n\"a\": {\n\"b\": 1\nThat was all of it.\n").unwrap().1, 3);
    }

    #[test]
    fn names_in_brackets_are_no_examples() {
        for line in ["{key}", "{key} |", "[Array] |", "Get the list", "GET /v1/jobs"] {
            assert_eq!(blocks(line), None, "{line}");
        }
    }
}

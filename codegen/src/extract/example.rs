//! Examples: what stands in the example sections, divided into title, request line and body.

use crate::document::{Block, Text};
use crate::model::HttpMethod;
use crate::raw::{ERRORS, RawExample, RawTable, Side};
use crate::source::Span;
use crate::vocabulary;

use super::failure;
use super::section::{ExampleOf, Located, Section};

/// Every example of the page, in order. `tables` are those of the operation.
pub(super) fn read_all(located: &[Located<'_>], tables: &[RawTable]) -> Vec<RawExample> {
    let mut reader = Reader::default();
    for place in located {
        let Section::Examples(of) = place.section else { continue };
        let side = match of {
            ExampleOf::Request => Side::Request,
            ExampleOf::Response => Side::Response(place.status.clone()),
        };
        match place.block {
            Block::Heading(_) => reader.forget_title(),
            Block::Paragraph(_) if place.opens_answers() => reader.forget_title(),
            Block::Paragraph(text) if vocabulary::is_none(&text.value) => {}
            // `Example request` as a paragraph says no more than the section.
            Block::Paragraph(text) if place.word.is_some() || vocabulary::is_examples(&text.value) => {
                reader.forget_title();
            }
            Block::Paragraph(text) if is_request_line(&text.value) => reader.code(side, text),
            Block::Paragraph(text) => reader.title.push(text.clone()),
            Block::Code(text) => reader.code(side, text),
            Block::Table(_) => {}
        }
    }
    for example in &mut reader.examples {
        let is_of_success = matches!(&example.side, Side::Response(None));
        let body = example.body.as_ref().filter(|_| is_of_success);
        if body.is_some_and(|body| failure::is_failure(&body.value, tables)) {
            example.side = Side::Response(Some(ERRORS.to_owned()));
        }
    }
    reader.examples
}

#[derive(Default)]
struct Reader {
    examples: Vec<RawExample>,
    title: Vec<Text>,
}

impl Reader {
    fn forget_title(&mut self) {
        self.title.clear();
    }

    /// A block of code: a request line, a body, or both. A body right below a lone request line belongs to it.
    fn code(&mut self, side: Side, text: &Text) {
        let (request_line, body) = split(text);
        if request_line.is_none() && self.title.is_empty() {
            let last = self.examples.last_mut().filter(|last| last.side == side && last.body.is_none());
            if let Some(last) = last {
                last.body = body;
                return;
            }
        }
        let title = std::mem::take(&mut self.title);
        self.examples.push(RawExample { side, title, request_line, body });
    }
}

/// Divides a block into its request line and the rest. Some pages put the method on a line of its own.
fn split(text: &Text) -> (Option<Text>, Option<Text>) {
    let (mut first, mut rest) = text.value.split_once('\n').unwrap_or((&text.value, ""));
    if HttpMethod::parse(first.trim()).is_some() {
        let target = rest.trim_start();
        let length = target.find('\n').unwrap_or(target.len());
        let end = text.value.len() - target.len() + length;
        (first, rest) = text.value.split_at(end);
    }
    if !is_request_line(first) {
        return (None, Some(text.clone()));
    }
    let value = first.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = Text { value, span: cut(text, 0, first.trim_end().len()), links: Vec::new() };
    let body = behind_other_lines(rest).trim_end();
    if body.is_empty() {
        return (Some(line), None);
    }
    let start = text.value.len() - behind_other_lines(rest).len();
    let body = Text { value: body.to_owned(), span: cut(text, start, body.len()), links: Vec::new() };
    (Some(line), Some(body))
}

/// What follows further request lines: a page of two versions of an operation shows both above one body.
fn behind_other_lines(text: &str) -> &str {
    let mut text = text.trim_start();
    while let Some((_, rest)) = text.split_once('\n').filter(|(line, _)| is_request_line(line)) {
        text = rest.trim_start();
    }
    if is_request_line(text) { "" } else { text }
}

/// The span of a part of a block, where the block's text is the page's text byte for byte.
fn cut(text: &Text, start: usize, length: usize) -> Option<Span> {
    let span = text.span.filter(|span| span.range().len() == text.value.len())?;
    let lines = text.value.get(..start)?.matches('\n').count();
    let start = span.start + u32::try_from(start).ok()?;
    Some(Span {
        line: span.line + u32::try_from(lines).ok()?,
        start,
        end: start + u32::try_from(length).ok()?,
    })
}

/// `POST https://{eg_endpoint}/v1/{project_id}/eventrouter/jobs`
fn is_request_line(line: &str) -> bool {
    let Some((method, target)) = line.trim().split_once(char::is_whitespace) else { return false };
    HttpMethod::parse(method).is_some() && (target.trim_start().starts_with('/') || target.contains("://"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_line_is_told_from_a_body() {
        let (line, body) = split(&Text::new("POST https://{eg_endpoint}/v1/jobs\n\n{\n  \"a\": 1\n}"));
        assert_eq!(line.unwrap().value, "POST https://{eg_endpoint}/v1/jobs");
        assert_eq!(body.unwrap().value, "{\n  \"a\": 1\n}");
        assert_eq!(split(&Text::new("{}")), (None, Some(Text::new("{}"))));
    }

    #[test]
    fn a_method_may_stand_on_its_own_line() {
        let (line, body) = split(&Text::new("DELETE\n\nhttps://{endpoint}/v2/backups/b-1"));
        assert_eq!(line.unwrap().value, "DELETE https://{endpoint}/v2/backups/b-1");
        assert_eq!(body, None);
    }

    #[test]
    fn two_versions_may_stand_above_one_body() {
        let text = "POST https://h/v2/servers\nPOST https://h/v2.1/servers\n\n{ }";
        let (line, body) = split(&Text::new(text));
        assert_eq!(line.unwrap().value, "POST https://h/v2/servers");
        assert_eq!(body.unwrap().value, "{ }");
        let (_, body) = split(&Text::new("GET https://h/v2/servers\nGET https://h/v2.1/servers"));
        assert_eq!(body, None);
    }

    #[test]
    fn the_span_of_a_body_points_at_the_body() {
        let page = "x\nPOST https://h/p\n\n{ }";
        let text = Text::at(&page[2..], Span { line: 2, start: 2, end: 23 });
        let (_, body) = split(&text);
        let span = body.unwrap().span.unwrap();
        assert_eq!((&page[span.range()], span.line), ("{ }", 4));
    }
}

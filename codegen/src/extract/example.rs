//! Examples: what stands in the example sections, divided into title, request line and body.

use crate::document::{Block, Text};
use crate::model::HttpMethod;
use crate::raw::{ERRORS, RawExample, RawTable, Side};
use crate::source::Span;
use crate::vocabulary;

use super::call::{is_call, whole};
use super::failure::Answers;
use super::section::{ExampleOf, Located, Section};
use super::several::divided;

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
            Block::Paragraph(text) if is_call(&text.value) => reader.code(side, text),
            Block::Paragraph(text) => reader.add_title(text.clone()),
            Block::Code(text) => divided(text).iter().for_each(|part| reader.code(side.clone(), part)),
            Block::Table(_) => {}
        }
    }
    let answers = Answers::of(tables);
    for example in &mut reader.examples {
        let is_of_success = matches!(&example.side, Side::Response(None));
        let body = example.body.as_ref().filter(|_| is_of_success);
        if body.is_some_and(|body| answers.has_failed(&body.value) || says_failure(&body.value)) {
            example.side = Side::Response(Some(ERRORS.to_owned()));
        }
    }
    reader.examples
}

/// Whether the line above the body of an answer has the status of a failure: `Http Status Code: 400`.
fn says_failure(body: &str) -> bool {
    let first = body.trim_start().lines().next().unwrap_or_default();
    vocabulary::status_shown(first).is_some_and(|code| code.starts_with(['4', '5']))
}

#[derive(Default)]
struct Reader {
    examples: Vec<RawExample>,
    title: Vec<Text>,
}

impl Reader {
    fn add_title(&mut self, text: Text) {
        // `Example Response` says nothing of this one.
        let is_label = vocabulary::section(&text.value).is_some();
        if !is_label && !vocabulary::is_joint(&text.value) {
            self.title.push(text);
        }
    }

    fn forget_title(&mut self) {
        self.title.clear();
    }

    /// A block of code: a request line, a body, or both. A body right below a lone request line belongs to it.
    fn code(&mut self, side: Side, text: &Text) {
        if let Some((title, start)) = titled(text) {
            self.add_title(title);
            self.code(side, &part(text, start, text.value.len()));
            return;
        }
        let (request_line, body) = split(with_body_below(text).as_ref().unwrap_or(text));
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
    if !is_call(first) {
        return (None, Some(text.clone()));
    }
    let line = Text { value: whole(first), span: cut(text, 0, first.trim_end().len()), links: Vec::new() };
    let body = behind_other_lines(rest).trim_end();
    if body.is_empty() {
        return (Some(line), None);
    }
    let start = text.value.len() - behind_other_lines(rest).len();
    (Some(line), Some(part(text, start, start + body.len())))
}

/// `POST/v1/jobs{` with the rest of the body below it, divided into two lines. The page's bytes are no longer these then.
fn with_body_below(text: &Text) -> Option<Text> {
    let (first, rest) = text.value.split_once('\n').filter(|(_, rest)| !rest.is_empty())?;
    let line = first.trim_end().strip_suffix('{')?;
    let is_line = !line.ends_with(['/', '$']) && is_call(line);
    is_line.then(|| Text::new(format!("{line}\n{{\n{rest}")))
}

/// What follows further request lines: a page of two versions of an operation shows both above one body.
fn behind_other_lines(text: &str) -> &str {
    let mut text = text.trim_start();
    while let Some((_, rest)) = text.split_once('\n').filter(|(line, _)| is_call(line)) {
        text = rest.trim_start();
    }
    if is_call(text) { "" } else { text }
}

/// A part of a block, with its place.
pub(super) fn part(text: &Text, start: usize, end: usize) -> Text {
    let value = text.value.get(start..end).unwrap_or_default();
    Text { value: value.to_owned(), span: cut(text, start, value.len()), links: Vec::new() }
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

/// `• Create a job.` or `Example:` above a request line or a body: the title of the example, and where the rest starts.
fn titled(text: &Text) -> Option<(Text, usize)> {
    const BULLETS: &[char] = &['•', '●', '▪', '·', '-', '*'];
    let (first, rest) = text.value.split_once('\n')?;
    let line = first.trim();
    let (bare, is_item) = match line.strip_prefix(BULLETS) {
        Some(bare) if bare.starts_with([' ', '\t', '\u{a0}']) => (bare.trim(), true),
        _ => (line, false),
    };
    let next = rest.trim_start();
    let goes_on = next.starts_with(['{', '[']) || next.lines().next().is_some_and(is_call);
    let is_title = is_item
        || vocabulary::is_joint(line)
        || are_words(line) && next.starts_with(['{', '['])
        || line.ends_with([':', '：']) && !line.starts_with(['{', '[', '"']);
    if !is_title || !goes_on || is_call(bare) {
        return None;
    }
    let start = first.find(bare).unwrap_or_default();
    let title = part(text, start, start + bare.len());
    Some((title, text.value.len() - next.len()))
}

/// `Putting out a lamp (it is out by default)`: no line of a protocol, no header and no JSON has such words.
fn are_words(line: &str) -> bool {
    let are_several = line.contains(vocabulary::is_han) || line.split_whitespace().count() > 1;
    line.starts_with(char::is_alphabetic)
        && are_several
        && !line.contains([':', '=', '{', '[', '"', '<', '\\'])
        && !line.contains("HTTP/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_right_above_a_body_are_its_title() {
        let title = |text: &str| titled(&Text::new(text)).map(|(title, _)| title.value);
        let words = "Putting out a lamp (it is out by default)";
        assert_eq!(title(&format!("{words}\n{{\n  \"lamp\": 0\n}}")).as_deref(), Some(words));
        for other in
            ["HTTP/1.1 200 OK\n{}", "Content-Type: application/json\n{}", "lamp\n{}", "curl -X POST\n-d x"]
        {
            assert_eq!(title(other), None, "{other}");
        }
    }

    #[test]
    fn a_request_line_is_told_from_a_body() {
        let (line, body) = split(&Text::new("POST https://{eg_endpoint}/v1/jobs\n\n{\n  \"a\": 1\n}"));
        assert_eq!(line.unwrap().value, "POST https://{eg_endpoint}/v1/jobs");
        assert_eq!(body.unwrap().value, "{\n  \"a\": 1\n}");
        assert_eq!(split(&Text::new("{}")), (None, Some(Text::new("{}"))));
    }

    #[test]
    fn a_bullet_above_a_request_is_its_title() {
        let mut reader = Reader::default();
        reader.code(Side::Request, &Text::new("  • Book a slot.\n    POST https://h/v1/slots"));
        reader.code(Side::Request, &Text::new("{ \"tram\": 1 }"));
        let [example] = reader.examples.as_slice() else { panic!("{:?}", reader.examples) };
        assert_eq!(example.title.first().unwrap().value, "Book a slot.");
        assert_eq!(example.request_line.as_ref().unwrap().value, "POST https://h/v1/slots");
        assert_eq!(example.body.as_ref().unwrap().value, "{ \"tram\": 1 }");
        assert_eq!(titled(&Text::new("- a\n- b")), None);
    }

    #[test]
    fn a_method_may_stand_on_its_own_line() {
        let (line, body) = split(&Text::new("DELETE\n\nhttps://{endpoint}/v2/backups/b-1"));
        assert_eq!(line.unwrap().value, "DELETE https://{endpoint}/v2/backups/b-1");
        assert_eq!(body, None);
    }

    #[test]
    fn a_body_may_begin_on_the_line_of_the_request() {
        let (line, body) = split(&with_body_below(&Text::new("POST/v2/kites{\n  \"kite\": 1\n}")).unwrap());
        assert_eq!(line.unwrap().value, "POST/v2/kites");
        assert_eq!(body.unwrap().value, "{\n  \"kite\": 1\n}");
        for whole in ["{\n}", "GET /v1/{\nid}", "POST https://h/v1/kites\n{\n}"] {
            assert_eq!(with_body_below(&Text::new(whole)), None, "{whole}");
        }
    }

    #[test]
    fn a_status_above_an_answer_tells_of_a_failure() {
        assert!(says_failure("Http Status Code: 400\n{}") && says_failure("HTTP/1.1 404 Not Found\n{}"));
        assert!(!says_failure("Http Status Code: 200\n{}") && !says_failure("{\n}"));
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

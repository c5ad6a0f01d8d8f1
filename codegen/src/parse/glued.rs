//! Lines in which the break behind a block is lost, as where a page was copied out of markup without line breaks: a caption
//! and the first header of its table, a request line and its body or the next item, an example and what follows it.
//!
//! In: a line of a page without blank lines, and the line below it. Out: its parts, which are lines of their own.

use crate::bracket::end_of_first;
use crate::request_line::RequestLine;
use crate::vocabulary::{self, ColumnHeader, is_han};

/// Brackets of a path among which a body may begin.
const MOST_BRACKETS: usize = 32;

/// Words that the header of a column has at most.
const MOST_WORDS: usize = 3;

/// Parts that a line has at most.
const MOST_PARTS: usize = 4;

/// Lines among which the one below a line is looked for.
const MOST_BLANK: usize = 3;

/// The line as the lines that it was.
pub(super) fn lines<'l>(line: &'l str, below: &str) -> Vec<&'l str> {
    let mut found = Vec::with_capacity(1);
    let mut rest = Some(line);
    while let Some(line) = rest {
        let (first, behind) = if found.len() + 1 < MOST_PARTS { parts(line, below) } else { (line, None) };
        found.push(first);
        rest = behind;
    }
    found
}

/// The first of some lines that is not blank.
pub(super) fn below<'l>(lines: &[&'l str]) -> &'l str {
    lines.iter().take(MOST_BLANK).find(|line| !line.trim().is_empty()).copied().unwrap_or_default()
}

/// The parts of a line: one, or two where a break between them is lost. The second may have such a break, too.
fn parts<'l>(line: &'l str, below: &str) -> (&'l str, Option<&'l str>) {
    let found =
        header_behind_caption(line, below).or_else(|| behind_request(line)).or_else(|| behind_json(line));
    found.map_or((line, None), |(first, second)| (first.trim_end(), Some(second.trim_start())))
}

/// `Table 2 Parameters in the request header Parameter` above `Mandatory`: the header that the columns below lack.
fn header_behind_caption<'l>(line: &'l str, below: &str) -> Option<(&'l str, &'l str)> {
    let below = ColumnHeader::in_text(below.trim()).filter(|header| !header.is_key())?;
    if !vocabulary::is_caption(line.trim()) {
        return None;
    }
    let starts = line.char_indices().rev().filter(|(_, c)| c.is_whitespace()).take(MOST_WORDS);
    let mut divided = starts.filter_map(|(at, _)| line.split_at_checked(at)).filter(|(caption, header)| {
        let header = ColumnHeader::in_text(header.trim());
        let has_words = || vocabulary::numbered(caption).is_some_and(|(_, words)| !words.trim().is_empty());
        header.is_some_and(|header| header.is_key() && !header.is_same(&below)) && has_words()
    });
    // The longest header is meant: `Parameter Name`, and not `Name`.
    let first = divided.next()?;
    Some(divided.last().unwrap_or(first))
}

/// `GET /v1/jobs - Parameter description`, `PUT https://{endpoint}/v1/jobs{ "name": "a" }`
fn behind_request(line: &str) -> Option<(&str, &str)> {
    let request = RequestLine::read(line).filter(RequestLine::is_call)?;
    let start = line.rfind(request.target)?;
    let end = request.target.find(char::is_whitespace).unwrap_or(request.target.len());
    let body = body(request.target).filter(|at| *at <= end);
    if let Some(at) = body {
        return line.split_at_checked(start + at);
    }
    let behind = request.target.get(end..)?.trim_start();
    let words = behind.strip_prefix("- ")?.trim_start();
    let is_item =
        words.starts_with(|c: char| c.is_uppercase() || is_han(c)) && words.split_whitespace().count() <= 6;
    is_item.then(|| line.split_at_checked(start + end)).flatten()
}

/// Where JSON begins behind a path, whose parameters have braces, too.
fn body(target: &str) -> Option<usize> {
    // `{{endpoint}}` is a placeholder.
    let is_bracket = |c: char| c.is_whitespace() || "{[".contains(c);
    let opens = |at: &usize| {
        target.get(*at..).is_some_and(|json| json.trim_start_matches(is_bracket).starts_with('"'))
    };
    let path = target.split('?').next().unwrap_or_default();
    path.match_indices(['{', '[']).map(|(at, _)| at).take(MOST_BRACKETS).find(opens)
}

/// `{ "name": "a" }The next example`, `{ "name": "a" } - Abnormal response`
fn behind_json(line: &str) -> Option<(&str, &str)> {
    if !line.trim_start().starts_with(['{', '[']) {
        return None;
    }
    let (json, behind) = line.split_at_checked(end_of_first(line)?)?;
    let words = behind.trim_start();
    let words = words.strip_prefix("- ").unwrap_or(words).trim_start();
    let is_prose = words.starts_with(|c: char| c.is_uppercase() || is_han(c));
    (json.contains('"') && is_prose).then_some((json, behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(line: &'static str, below: &str) -> (&'static str, &'static str) {
        let (first, second) = parts(line, below);
        (first, second.unwrap_or_default())
    }

    #[test]
    fn a_header_may_stand_behind_a_caption() {
        let caption = "Table 2 Parameters in the request header";
        assert_eq!(
            split("Table 2 Parameters in the request header Parameter", "Mandatory"),
            (caption, "Parameter")
        );
        assert_eq!(split("Table 3 Coat Parameter Name", "Type"), ("Table 3 Coat", "Parameter Name"));
        assert_eq!(split("表2 请求Header参数 参数", "是否必选"), ("表2 请求Header参数", "参数"));
        for (line, below) in [
            ("Table 2 Request Parameters", "Parameter"),
            ("Table 2 Request Parameters", "Describes them."),
            ("Table 2 Parameters", "Type"),
            ("Coats by Name", "Type"),
        ] {
            assert_eq!(split(line, below), (line, ""), "{line}");
        }
    }

    #[test]
    fn an_item_or_a_body_may_stand_behind_a_request_line() {
        assert_eq!(
            split("GET /v1/{id}/coats - Parameter description", ""),
            ("GET /v1/{id}/coats", "- Parameter description")
        );
        let line = "PUT https://{endpoint}/v1/{id}/action{ \"action\":\"sew\" }";
        assert_eq!(split(line, ""), ("PUT https://{endpoint}/v1/{id}/action", "{ \"action\":\"sew\" }"));
        for line in [
            "GET /v1/coats",
            "GET /v1/{id}{name}",
            "GET /v1/coats - see below",
            "Get /v1 - A",
            "GET https://{{endpoint}}/v1/{{id}}/coats?hue=red",
            "PUT /v1 { a }",
        ] {
            assert_eq!(split(line, ""), (line, ""), "{line}");
        }
    }

    #[test]
    fn words_may_stand_behind_an_example() {
        let json = "{ \"a\": { \"b\": \"}\" } }";
        assert_eq!(split("{ \"a\": { \"b\": \"}\" } }When it is sewn:", ""), (json, "When it is sewn:"));
        assert_eq!(
            split("{ \"a\": { \"b\": \"}\" } } - Abnormal response", ""),
            (json, "- Abnormal response")
        );
        for line in ["{ \"a\": 1 },", "{coat_id} Coats", "{ \"a\": 1", "} Status", "{ \"a\": 1 } // a"] {
            assert_eq!(split(line, ""), (line, ""), "{line}");
        }
    }
}

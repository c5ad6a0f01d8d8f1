//! Examples that stand between paragraphs without a fence, as tools leave them that turn pages into Markdown.
//!
//! In: lines. Out: how many of them are JSON, and where a line goes on with something else: the line break behind
//! preformatted text is lost on some pages. Left out on purpose: calls of curl, which are read as prose.

use crate::bracket::{balance, closing};
use crate::parse::opens_part;
use crate::request_line::RequestLine;
use crate::vocabulary;

/// Lines that an example may have at most. A brace that is never closed must not swallow the page.
const MOST_LINES: usize = 2000;

/// How many lines the JSON has that starts here. 0 where none does, or it is never closed.
pub(super) fn example(lines: &[&str]) -> usize {
    if !lines.first().is_some_and(|line| opens_json(line)) {
        return 0;
    }
    let lines = lines.iter().take(MOST_LINES);
    closing(lines.map(|line| (balance(behind_json(line).0), opens_part(line.trim())))).unwrap_or(0)
}

/// Whether a line opens JSON. `{key}` names a parameter, `[Name](#a)` is a link.
pub(super) fn opens_json(line: &str) -> bool {
    let text = line.trim();
    let inner = text.strip_prefix(['{', '[']).map(str::trim_start);
    inner.is_some_and(|inner| {
        inner.is_empty() && !line.starts_with("    ") || inner.starts_with(['"', '{', '[', '}'])
    })
}

/// A line, cut behind its last bracket where words stand there: `} Status Codes`.
pub(super) fn behind_json(line: &str) -> (&str, &str) {
    let end = line.rfind(['}', ']']).map_or(line.len(), |at| at + 1);
    let cut = line.split_at_checked(end).filter(|(json, behind)| {
        let is_json = json.trim_start().starts_with(['}', ']', '{', '[']);
        is_json && behind.starts_with(' ') && vocabulary::section(behind.trim()).is_some()
    });
    cut.unwrap_or((line, ""))
}

/// A call with the heading of the next section behind it: `GET https://a.b/v1/jobs Example Response`.
pub(super) fn heading_behind_call(line: &str) -> Option<(&str, &str)> {
    RequestLine::read(line.trim()).filter(RequestLine::is_call_of_host)?;
    let url = line.find("://")?;
    let end = url + line.get(url..)?.find(' ')?;
    line.split_at_checked(end).filter(|(_, behind)| vocabulary::section(behind.trim()).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_goes_on_until_it_is_closed() {
        assert_eq!(example(&["{\n", "\"a\": {\n", "}\n", "}\n", "Status Codes\n"]), 4);
        assert_eq!(example(&["{ \"a\" : [ 1 ] }\n", "x\n"]), 1);
        assert_eq!(example(&["{\n", "\"a\": 1\n", "} Status Codes\n"]), 3);
    }

    #[test]
    fn what_is_no_json_stays() {
        for line in ["{key}\n", "[Name](#name)\n", "[Array element]\n", "    {\n", "a {\n"] {
            assert_eq!(example(&[line, "}\n"]), 0, "{line}");
        }
        assert_eq!(example(&["{\n", "\"a\": 1\n", "x\n"]), 0);
    }

    #[test]
    fn a_call_ends_where_a_heading_starts() {
        let line = "GET https://a.b/v1/jobs/{id} Example Response\n";
        assert_eq!(heading_behind_call(line), Some(("GET https://a.b/v1/jobs/{id}", " Example Response\n")));
        assert_eq!(heading_behind_call("GET https://a.b/v1/jobs HTTP/1.1\n"), None);
    }
}

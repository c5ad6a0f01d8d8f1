//! The bodies of a page's examples, read once for all who look at them.
//!
//! In: the examples as found. Out: for each its value and what a strict reader stumbles over. Some pages show what goes
//! over the wire above the JSON (`HTTP/1.1 200 OK`, `Content-Type: application/json`): it belongs to the example and to
//! no value. What has no JSON at all, as a call of curl, is no JSON with a mistake.

use serde_json::Value;

use super::call;
use super::syntax::{self, Syntax};
use crate::document::Text;
use crate::raw::{RawOperation, Side, TableRole};
use crate::vocabulary::{self, SectionWord};

/// Lines above a body that are looked through.
const MOST_LINES_AHEAD: usize = 40;

/// The body of an example.
pub(in crate::lower) struct ExampleBody<'r> {
    pub text: &'r Text,
    pub side: &'r Side,
    /// Where the JSON starts, in bytes of the text.
    pub start: usize,
    /// The value. None where even a lenient reader finds none.
    pub value: Option<Value>,
    pub(super) syntax: Syntax<'r>,
}

impl<'r> ExampleBody<'r> {
    fn read(text: &'r Text, side: &'r Side) -> Self {
        let start = start(&text.value);
        let syntax = syntax::read(text.value.get(start..).unwrap_or_default());
        let value = syntax.root.as_ref().map(syntax::plain);
        Self { text, side, start, value, syntax }
    }

    /// Whether the text shows JSON at all, rightly written or not.
    pub fn is_json(&self) -> bool {
        let json = self.text.value.get(self.start..).unwrap_or_default();
        self.value.is_some() || opens_json(json)
    }
}

/// The bodies of a page, in the order of its examples. None for an example without one.
pub(in crate::lower) struct Examples<'r>(Vec<Option<ExampleBody<'r>>>);

impl<'r> Examples<'r> {
    /// Reads the examples of a page, but for those of other calls.
    pub fn of(raw: &'r RawOperation) -> Self {
        let is_another = |line: &Text| call::is_another(&line.value, &raw.uri.path);
        let is_own = |example: &crate::raw::RawExample| {
            example.request_line.as_ref().is_some_and(|line| !is_another(line))
        };
        let last_own = raw.examples.iter().rposition(is_own);
        let mut is_of_another = false;
        let read = |(index, example): (usize, &'r crate::raw::RawExample)| {
            // What follows a call of another API is its answer, where the page shows its own call as well: among requests, or
            // before its own call.
            let may_be = last_own.is_some_and(|own| example.side == Side::Request || index < own);
            is_of_another = match &example.request_line {
                Some(line) => is_another(line),
                None => is_of_another && may_be,
            };
            let is_kept = !is_of_another || example.side != Side::Request && example.request_line.is_none();
            let body = ExampleBody::read(example.body.as_ref().filter(|_| is_kept)?, &example.side);
            // What has members of the tables is the answer of this call, wherever it stands.
            let is_answer = || body.value.as_ref().is_some_and(|value| has_members_of(value, raw));
            (!is_of_another || is_answer()).then_some(body)
        };
        Self(raw.examples.iter().enumerate().map(read).collect())
    }

    /// The bodies, one for each example.
    pub fn each(&self) -> impl Iterator<Item = Option<&ExampleBody<'r>>> {
        self.0.iter().map(Option::as_ref)
    }

    /// The values that could be read, each with its side.
    pub fn values(&self) -> impl Iterator<Item = (&'r Side, &Value)> {
        self.0.iter().flatten().filter_map(|body| Some((body.side, body.value.as_ref()?)))
    }
}

/// Whether a value has a member that a table of the answer lists.
fn has_members_of(value: &Value, raw: &RawOperation) -> bool {
    let Some(members) = value.as_object() else { return true };
    let bodies = raw.tables.iter().filter(|table| matches!(table.role, TableRole::Body(Side::Response(_))));
    let mut rows = bodies.flat_map(|table| &table.rows);
    rows.any(|row| members.contains_key(&row.name_text()))
}

/// Where the JSON starts behind lines that are none. 0 where nothing else stands ahead of it, or nothing like it comes.
fn start(text: &str) -> usize {
    let mut at = 0;
    for line in text.split_inclusive('\n').take(MOST_LINES_AHEAD) {
        if opens_json(line) {
            return at;
        }
        if !stands_ahead(line.trim()) {
            return 0;
        }
        at += line.len();
    }
    0
}

fn opens_json(text: &str) -> bool {
    let text = text.trim_start();
    let opened =
        text.strip_prefix('[').map(str::trim_start).or_else(|| text.strip_prefix('{').map(str::trim_start));
    // `{filename}.json` opens nothing.
    opened.is_some_and(|rest| {
        rest.is_empty()
            || rest.starts_with(['"', '\'', '{', '}', '[', ']', '/', '-'])
            || rest.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// A status line, a header, or a line that labels what follows: `The response body:`.
fn stands_ahead(line: &str) -> bool {
    let is_status = line.starts_with("HTTP/")
        || line.to_ascii_uppercase().starts_with("STATUS CODE")
        || vocabulary::status_shown(line).is_some();
    let is_header = line.split_once(':').is_some_and(|(name, _)| {
        let name = name.trim_matches(['"', '\'']);
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    });
    // `成功响应样例`
    let opens_example =
        matches!(vocabulary::section(line), Some(SectionWord::ExampleRequest | SectionWord::ExampleResponse));
    let is_label = line.ends_with([':', '：']) && line.split_whitespace().count() <= 12 || opens_example;
    // `// Opened.`
    let is_comment = line.starts_with("//");
    line.is_empty() || is_status || is_header || is_label || is_comment
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(text: &str) -> (Option<Value>, bool) {
        let text = Text::new(text);
        let body = ExampleBody::read(&text, &Side::Request);
        (body.value.clone(), body.is_json())
    }

    #[test]
    fn what_stands_above_the_json_is_no_part_of_it() {
        for ahead in [
            "HTTP/1.1 200 OK\nServer: a\n",
            "Content-Type: application/json\n\n",
            "The body of the answer:\n",
        ] {
            assert_eq!(read(&format!("{ahead}{{\n  \"a\": 1\n}}")), (Some(json!({"a": 1})), true), "{ahead}");
        }
        assert_eq!(read("[ 1, 2 ]"), (Some(json!([1, 2])), true));
    }

    #[test]
    fn what_is_no_json_is_no_json_with_a_mistake() {
        for text in [
            "curl -X GET https://h/v1/jobs",
            "HTTP/1.1 204 No Content",
            "<html></html>",
            "1. Make ${name}.json\n{",
        ] {
            assert_eq!(read(text), (None, false), "{text}");
        }
        assert_eq!(read("{ \"a\": "), (None, true));
    }
}

//! The lines that declare method and path.
//!
//! Pages write them in many ways: `POST /v1/jobs`, `POST https://{Endpoint}/v1/jobs`, `Method: DELETE` above
//! `URI: /v1/jobs`, with a query behind the path as a string or as a template, or as a table of parts.

use std::collections::BTreeSet;

use super::section::{Located, Section};
use crate::diagnostic::Code;
use crate::document::{Block, Table, Text};
use crate::limits::{self, Excess};
use crate::model::HttpMethod;
use crate::raw::RawUri;
use crate::vocabulary;

/// A line that declares method and path, and the block in which it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub uri: RawUri,
    pub block: usize,
    /// Whether the line names a host: declarations seldom do, examples always.
    has_host: bool,
}

/// Every such line of the URI sections, in order, without repetition. A page that has the sections of an operation and
/// none for the URI has the line above them, or in the midst of the request's.
pub(super) fn find(located: &[Located<'_>]) -> Result<Vec<Found>, Excess> {
    let found = find_in(located, &[Section::Uri])?;
    let has = |wanted: Section| located.iter().any(|place| place.section == wanted);
    if found.is_empty() && has(Section::Request) && (has(Section::Response) || has(Section::StatusCodes)) {
        let mut found = find_in(located, &[Section::Function, Section::Other, Section::Request])?;
        // With a host it is an example, as guides show them.
        found.retain(|found| !found.has_host);
        return Ok(found);
    }
    Ok(found)
}

fn find_in(located: &[Located<'_>], sections: &[Section]) -> Result<Vec<Found>, Excess> {
    let mut found = Lines::default();
    let mut method = None;
    let mut is_example = false;
    for (block, place) in located.iter().enumerate() {
        if !sections.contains(&place.section) {
            (method, is_example) = (None, false);
            continue;
        }
        match place.block {
            Block::Heading(heading) => is_example = vocabulary::opens_example(&heading.text.value),
            Block::Table(table) => {
                is_example = false;
                in_table(table, block).into_iter().try_for_each(|line| found.add(line))?;
            }
            Block::Paragraph(text) | Block::Code(text) => {
                for line in text.value.lines() {
                    is_example |= vocabulary::opens_example(line);
                    if is_example {
                        continue;
                    }
                    if let Some(found_here) = read_line(line, &mut method, text, block) {
                        found.add(found_here)?;
                    }
                }
            }
        }
    }
    declarations(found.found)
}

/// The lines that were found. One that is there already says nothing more.
#[derive(Default)]
struct Lines {
    found: Vec<Found>,
    known: BTreeSet<(bool, String, String)>,
    bytes: usize,
}

impl Lines {
    fn add(&mut self, found: Found) -> Result<(), Excess> {
        if self.known.insert((found.has_host, found.uri.method.clone(), found.uri.path.clone())) {
            // Each holds the block in which it stands.
            self.bytes += found.uri.line.value.len();
            self.found.push(found);
        }
        Excess::of(
            Code::TooManyOperations,
            "bytes around methods and paths",
            self.bytes,
            limits::SHARED_BYTES,
        )
        .map_or(Ok(()), Err)
    }
}

/// What is left when examples and repetitions are gone. A line with a host beside one without shows a call.
fn declarations(found: Vec<Found>) -> Result<Vec<Found>, Excess> {
    let without_host = found.iter().any(|found| !found.has_host);
    let mut kept: Vec<Found> = Vec::new();
    for found in found {
        let is_new = kept.iter().all(|other| {
            other.uri.method != found.uri.method || !is_call_of(&found.uri.path, &other.uri.path)
        });
        if is_new && !(without_host && found.has_host) {
            kept.push(found);
        }
        // Each is held against those before it.
        if kept.len() > limits::PAGE_OPERATIONS {
            return Err(Excess::beyond(
                Code::TooManyOperations,
                "operations on the page",
                limits::PAGE_OPERATIONS,
            ));
        }
    }
    Ok(kept)
}

/// Whether a path is a template, or a call of it with values in place of the parameters.
fn is_call_of(path: &str, template: &str) -> bool {
    let (mut path, mut template) = (path.split('/'), template.split('/'));
    let fits = |segment: &str, of: &str| segment == of || of.contains('{') && !segment.contains('{');
    loop {
        match (path.next(), template.next()) {
            (Some(segment), Some(of)) if fits(segment, of) => {}
            (one, other) => return one.is_none() && other.is_none(),
        }
    }
}

/// One line, whole or as one of two: the method on a line of its own, the path on the next.
fn read_line(line: &str, method: &mut Option<String>, text: &Text, block: usize) -> Option<Found> {
    let line = without_label(line);
    if let Some(found) = read(line, text, block) {
        *method = None;
        return Some(found);
    }
    if let Some(known) = method_of(line) {
        *method = Some(known.as_str().to_owned());
        return None;
    }
    let found =
        target(line).zip(method.clone()).map(|(target, method)| declared(&method, target, text, block));
    if found.is_some() {
        *method = None;
    }
    found
}

/// `DELETE` of `Method: DELETE`, `/v1/jobs` of `URI: /v1/jobs`.
fn without_label(line: &str) -> &str {
    let line = line.trim();
    let labelled = line.split_once([':', '：']).filter(|(label, _)| vocabulary::uri_part(label).is_some());
    labelled.map_or(line, |(_, rest)| rest.trim())
}

/// Reads `POST /v1/{project_id}/eventrouter/jobs`.
fn read(line: &str, text: &Text, block: usize) -> Option<Found> {
    let (method, rest) = line.trim().split_once(char::is_whitespace)?;
    let method = method_of(method)?;
    target(rest).map(|target| declared(method.as_str(), target, text, block))
}

/// Whether a text is a line that declares method and path, without a host.
pub(super) fn is_request_line(text: &str) -> bool {
    read(text, &Text::default(), 0).is_some_and(|found| !found.has_host)
}

/// `GET`, `Get`, `GET:`. In small letters it is a word of a sentence.
fn method_of(word: &str) -> Option<HttpMethod> {
    let word = word.trim_end_matches([':', '：']);
    let is_capital = word.starts_with(|c: char| c.is_ascii_uppercase());
    HttpMethod::parse(&word.to_uppercase()).filter(|_| is_capital)
}

/// A path as found: what stands before it, itself, and the query behind it.
struct Target {
    has_host: bool,
    path: String,
    query: Vec<String>,
}

fn declared(method: &str, target: Target, text: &Text, block: usize) -> Found {
    let Target { has_host, path, query } = target;
    let uri = RawUri { method: method.to_owned(), path, query, line: text.clone() };
    Found { uri, block, has_host }
}

/// Reads `https://{Endpoint}/v3/ports/{port_id}{?reserve_port}`, `/v1/jobs HTTP/1.1`, `v1/jobs`.
fn target(text: &str) -> Option<Target> {
    let text = text.trim().trim_end_matches([',', ';', '.', '。', '，', '；']);
    let text =
        ["HTTP/1.1", "HTTP/1.0", "HTTP/2"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    let (has_host, rest) = without_host(text);
    let (path, query) = RawUri::split_query(rest);
    let path = tidy(&path);
    let is_version = |path: &str| {
        let mut letters = path.chars();
        letters.next() == Some('v') && letters.next().is_some_and(|c| c.is_ascii_digit())
    };
    let path = if is_version(&path) && path.contains('/') { format!("/{path}") } else { path };
    let is_path = path.starts_with('/') && !path.contains(char::is_whitespace);
    is_path.then_some(Target { has_host, path, query })
}

/// What follows the host: of `https://{Endpoint}/v3/ports`, or `{endpoint}/v3/ports`.
fn without_host(text: &str) -> (bool, &str) {
    let rest = match text.split_once("://") {
        Some(("http" | "https", rest)) => Some(rest),
        Some(_) => None,
        None => Some(text).filter(|text| {
            let host = text.split('/').next().unwrap_or_default().to_lowercase();
            host.starts_with('{') && (host.contains("endpoint") || host.contains("host"))
        }),
    };
    let path = rest.and_then(|rest| rest.get(rest.find('/')?..));
    path.map_or((false, text), |path| (true, path))
}

/// Parameters in other brackets, or with spaces within them: `<job_id>`, `${job_id}`, `{job_id }`.
fn tidy(path: &str) -> String {
    let path = path.replace("${", "{").replace('<', "{").replace('>', "}");
    let parts = path.split_inclusive(['{', '}']).map(|part| match part.strip_suffix('}') {
        Some(name) => format!("{}}}", name.trim()),
        None => part.to_owned(),
    });
    parts.collect()
}

/// Whether a table declares method and path.
pub(super) fn is_declaration(table: &Table) -> bool {
    !in_table(table, 0).is_empty()
}

/// A table of parts, lying (columns `Method` and `URI`) or standing (rows of that name).
fn in_table(table: &Table, block: usize) -> Vec<Found> {
    let labels: Vec<_> = table.header.iter().map(|text| vocabulary::uri_part(&text.value)).collect();
    let column = |part| labels.iter().position(|label| *label == Some(part));
    let pair = |method: &str, path: &str, text: &Text| {
        let method = method_of(method.trim())?;
        target(path).map(|target| declared(method.as_str(), target, text, block))
    };
    if let (Some(method), Some(path)) =
        (column(vocabulary::UriPart::Method), column(vocabulary::UriPart::Path))
    {
        let row = |row: &crate::document::Row| {
            let (method, path) = (row.cells.get(method)?, row.cells.get(path)?);
            pair(&method.words(), &path.words(), path.paragraphs.first()?)
        };
        return table.rows.iter().filter_map(row).collect();
    }
    standing(table, &pair)
}

/// Rows such as `Method | DELETE` and `URI | /v1/jobs`. The first of them may have been taken for a header.
fn standing(table: &Table, pair: &dyn Fn(&str, &str, &Text) -> Option<Found>) -> Vec<Found> {
    let header = table.header.iter().map(|text| (text.value.clone(), text.clone()));
    let rows = table.rows.iter().map(|row| {
        let cells = row.cells.iter();
        cells.map(|cell| (cell.words(), cell.paragraphs.first().cloned().unwrap_or_default())).collect()
    });
    let mut method = None;
    let mut found = Vec::new();
    for cells in std::iter::once(header.collect::<Vec<_>>()).chain(rows) {
        let [(label, _), (value, text), ..] = cells.as_slice() else { continue };
        match vocabulary::uri_part(label) {
            Some(vocabulary::UriPart::Method) => method = Some(value.clone()),
            Some(vocabulary::UriPart::Path) => {
                found.extend(method.take().and_then(|method| pair(&method, value, text)));
            }
            None => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Method, path and query of a line.
    fn uri(line: &str) -> Option<String> {
        let found = read(line, &Text::new(line), 0)?.uri;
        Some(format!("{} {} {}", found.method, found.path, found.query.join(" ")))
    }

    #[test]
    fn a_method_and_a_path_make_a_uri_line() {
        for line in [
            "POST /v1/{project_id}/eventrouter/jobs",
            "POST  /v1/{project_id}/eventrouter/jobs ",
            "POST https://{Endpoint}/v1/{project_id}/eventrouter/jobs",
            "Post {endpoint}/v1/{ project_id }/eventrouter/jobs HTTP/1.1",
            "POST: v1/<project_id>/eventrouter/jobs",
        ] {
            assert_eq!(uri(line).as_deref(), Some("POST /v1/{project_id}/eventrouter/jobs "), "{line}");
        }
    }

    #[test]
    fn the_query_is_no_part_of_the_path() {
        let found = uri("DELETE /v1/ports/{port_id}{?reserve_port}");
        assert_eq!(found.as_deref(), Some("DELETE /v1/ports/{port_id} reserve_port"));
    }

    #[test]
    fn sentences_are_no_uri_lines() {
        for line in
            ["", "POST", "Post a job", "GET the list", "POST /v1/jobs creates a job", "None", "get /v1"]
        {
            assert_eq!(uri(line), None, "{line}");
        }
    }

    fn two_lines(first: &str, second: &str) -> Option<String> {
        let mut method = None;
        let text = Text::default();
        assert_eq!(read_line(first, &mut method, &text, 0), None);
        read_line(second, &mut method, &text, 0)
            .map(|found| format!("{} {}", found.uri.method, found.uri.path))
    }

    #[test]
    fn method_and_path_may_have_lines_of_their_own() {
        let expected = Some("DELETE /v1/jobs/{job_id}".to_owned());
        assert_eq!(two_lines("Method: DELETE", "URI: /v1/jobs/{job_id}"), expected);
        assert_eq!(two_lines("DELETE", "https://{endpoint}/v1/jobs/{job_id}"), expected);
        assert_eq!(two_lines("DELETE removes a job", "/v1/jobs/{job_id}"), None);
    }

    #[test]
    fn examples_declare_nothing() {
        let line = |line: &str| read(line, &Text::new(line), 0).unwrap();
        let found = vec![line("GET /v2.0/rules"), line("GET https://{Endpoint}/v2.0/networks?limit=2")];
        assert_eq!(declarations(found).map(|found| found.len()), Ok(1));
    }

    #[test]
    fn a_page_may_do_without_the_heading() {
        let found = |page: &str| {
            let page = crate::source::SourcePage::new("x/page.html", page).unwrap();
            let found = find(&crate::extract::section::locate(&crate::parse::parse(&page).document));
            found.unwrap().into_iter().map(|found| found.uri.path).collect::<Vec<_>>()
        };
        let sections = "<h2>Request</h2><p>None</p><h2>Response</h2><p>None</p>";
        let page =
            format!("<h1>Listing</h1><h2>Function</h2><p>Lists jobs.</p><p>GET /v1/jobs</p>{sections}");
        assert_eq!(found(&page), ["/v1/jobs"]);
        // A guide shows calls, and has no sections of an operation.
        assert!(found("<h1>Guide</h1><h2>Procedure</h2><p>GET /v1/jobs</p>").is_empty());
    }

    #[test]
    fn a_call_declares_nothing() {
        assert!(is_call_of("/v2.0/ports/5d6e", "/v2.0/ports/{port_id}"));
        assert!(is_call_of("/v1/{id}/jobs", "/v1/{id}/jobs"));
        assert!(!is_call_of("/v1/{id}/jobs/{job_id}", "/v1/{id}/jobs"));
        assert!(!is_call_of("/v2/{id}/jobs", "/v1/{id}/jobs"));
    }

    #[test]
    fn a_table_may_hold_the_parts() {
        let cell = |text: &str| crate::document::Cell::new(vec![Text::new(text)]);
        let row = |a: &str, b: &str| crate::document::Row { cells: vec![cell(a), cell(b)] };
        let lying = Table {
            header: vec![Text::new("Method"), Text::new("URI")],
            rows: vec![row("GET", "/v1/jobs"), row("POST", "/v1/jobs")],
            ..Table::default()
        };
        assert_eq!(in_table(&lying, 0).len(), 2);
        let standing = Table {
            header: vec![Text::new("Method"), Text::new("GET")],
            rows: vec![row("URI", "/v1/jobs")],
            ..Table::default()
        };
        assert_eq!(in_table(&standing, 0).len(), 1);
        let parameters = Table {
            header: vec![Text::new("Parameter"), Text::new("Description")],
            rows: vec![row("project_id", "/v1/jobs")],
            ..Table::default()
        };
        assert_eq!(in_table(&parameters, 0), []);
    }
}

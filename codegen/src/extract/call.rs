//! The line of an example that says what is called, in the spellings that pages have: `POST https://{host}/v1/jobs`,
//! `put https: //{host}/v1/jobs`, `PUT v1/jobs/7`, an address without a method.

use crate::request_line::{RequestLine, Spelling};
use crate::vocabulary;

/// Whether a line is the request line of an example.
pub(super) fn is_call(line: &str) -> bool {
    let line = whole(line);
    match RequestLine::read(&line) {
        Some(RequestLine { is_glued: true, target, .. }) => {
            target.starts_with('/') && !target.contains(char::is_whitespace)
        }
        Some(RequestLine { spelling: Spelling::Label, .. }) => false,
        Some(RequestLine { spelling, target, .. }) => is_target(target, spelling == Spelling::Capitals),
        None => is_address(&line),
    }
}

/// The line with its white space folded, and without quotation marks and the space within `https: //`.
pub(super) fn whole(line: &str) -> String {
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = line.replace(": //", "://").replace(":// ", "://");
    line.trim_matches(['\'', '"', '`']).to_owned()
}

/// Behind a method in capitals an address may have spaces; behind another word it is a sentence then.
fn is_target(target: &str, is_spelled_out: bool) -> bool {
    let target = target.strip_suffix(" HTTP/1.1").unwrap_or(target);
    let is_one = !target.contains(char::is_whitespace);
    let starts = target.starts_with('/') || target.contains("://");
    starts && (is_spelled_out || is_one) || is_spelled_out && is_one && is_bare_path(target)
}

/// `v1/{project_id}/jobs`
fn is_bare_path(target: &str) -> bool {
    let mut segments = target.split('/');
    segments.next().is_some_and(|first| vocabulary::is_version(first) || first.starts_with('{'))
        && segments.next().is_some()
}

/// An address that stands alone: `https://{host}/v1/jobs`, `/v1/{project_id}/jobs`.
fn is_address(line: &str) -> bool {
    let is_one = !line.contains(char::is_whitespace);
    let is_url = line.starts_with("https://") || line.starts_with("http://");
    let is_path = line.strip_prefix('/').is_some_and(is_bare_path);
    is_one && (is_url || is_path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_line_has_many_spellings() {
        for line in [
            "POST https://{endpoint}/v1/jobs",
            "POST https: //{endpoint}/v1/jobs",
            "put https://{endpoint}/v1/jobs/7",
            "PUT v1/0123/jobs/7",
            "GET/v1.1/{project_id}/jobs?limit=1",
            "https://{endpoint}/v1/jobs",
            "'GET https://{endpoint}/v1/jobs'",
            "/v2/{project_id}/jobs",
            "GET /v1/jobs HTTP/1.1",
        ] {
            assert!(is_call(line), "{line}");
        }
    }

    #[test]
    fn sentences_and_json_are_no_request_lines() {
        for line in [
            "",
            "{",
            "Get the list of jobs from https://host/v1.",
            "Put a/b into it",
            "See https://host/v1/jobs.",
            "GET",
            "/opt/data",
            "\"url\": \"https://host\"",
        ] {
            assert!(!is_call(line), "{line}");
        }
    }
}

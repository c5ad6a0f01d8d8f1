//! The line of an example that says what is called, in the spellings that pages have: `POST https://{host}/v1/jobs`,
//! `put https: //{host}/v1/jobs`, `PUT v1/jobs/7`, an address without a method.

use crate::model::HttpMethod;
use crate::vocabulary;

/// Whether a line is the request line of an example.
pub(super) fn is_request_line(line: &str) -> bool {
    let line = whole(line);
    match divide(&line) {
        Some((is_spelled_out, target)) => is_target(target, is_spelled_out),
        None => is_address(&line),
    }
}

/// The line with its white space folded, and without quotation marks and the space within `https: //`.
pub(super) fn whole(line: &str) -> String {
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = line.replace(": //", "://").replace(":// ", "://");
    line.trim_matches(['\'', '"', '`']).to_owned()
}

/// What stands behind the method, and whether that is written in capitals.
fn divide(line: &str) -> Option<(bool, &str)> {
    if let Some((method, target)) = line.split_once(' ') {
        let is_spelled_out = HttpMethod::parse(method).is_some();
        let is_method = HttpMethod::parse(&method.to_ascii_uppercase()).is_some();
        return is_method.then(|| (is_spelled_out, target.trim_start()));
    }
    // `GET/v1/jobs`
    let target = HttpMethod::ALL.iter().find_map(|method| line.strip_prefix(method.as_str()))?;
    target.starts_with('/').then_some((true, target))
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
            assert!(is_request_line(line), "{line}");
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
            assert!(!is_request_line(line), "{line}");
        }
    }
}

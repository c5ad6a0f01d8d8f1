//! Lines: method and path on one, or on two in either order, with labels or without; and which lines are of an example.

use super::target::{self, Target};
use crate::model::HttpMethod;
use crate::request_line::{RequestLine, Spelling, method_of};
use crate::vocabulary::{self, UriPart};

/// What the lines of a section said so far.
#[derive(Default)]
pub(super) struct Reader {
    /// A method on a line of its own, which waits for its path.
    method: Option<HttpMethod>,
    /// A labelled path, which waits for its method.
    path: Option<Target>,
    /// Whether what follows is an example.
    is_example: bool,
}

impl Reader {
    /// Begins what a heading opens.
    pub fn enter(&mut self, heading: &str) {
        // `URI` below `Request Method: DELETE` may be the label of a row, which text does not tell from a heading.
        let is_label = vocabulary::uri_part(heading) == Some(UriPart::Path);
        let method = self.method.take().filter(|_| is_label);
        *self = Self { is_example: vocabulary::opens_example(heading), method, path: None };
    }

    /// Method and target, where this line completes them.
    pub fn read(&mut self, line: &str) -> Option<(HttpMethod, Target)> {
        let line = line.trim();
        if vocabulary::opens_example(line) {
            self.is_example = true;
        } else if vocabulary::uri_part(line).is_some() {
            // `URI format` ends what `URI example` began.
            self.is_example = false;
        }
        if self.is_example {
            return None;
        }
        let (label, rest) = labelled(line);
        let found = whole(rest).or_else(|| self.half(label, rest));
        if found.is_some() {
            (self.method, self.path) = (None, None);
        }
        found
    }

    /// A line with one of both. Without a label, a path counts below its method only, as on the wire.
    fn half(&mut self, label: Option<UriPart>, text: &str) -> Option<(HttpMethod, Target)> {
        if let Some(method) = method_of(text).filter(|_| label != Some(UriPart::Path)) {
            self.method = Some(method);
            return self.path.take().map(|path| (method, path));
        }
        let path = target::read(text).filter(|_| label != Some(UriPart::Method))?;
        if let Some(method) = self.method {
            return Some((method, path));
        }
        self.path = label.map(|_| path);
        None
    }
}

/// Whether a line is of a declaration and of nothing else: one half of it.
pub(in crate::extract) fn is_half(line: &str) -> bool {
    let (label, rest) = labelled(line.trim());
    method_of(rest).is_some() || label.is_some() && target::read(rest).is_some()
}

/// `DELETE` of `Method: DELETE`, `/v1/jobs` of `URI: /v1/jobs`, with what the label is for.
fn labelled(line: &str) -> (Option<UriPart>, &str) {
    let labelled = line
        .split_once([':', '：'])
        .and_then(|(label, rest)| vocabulary::uri_part(label).map(|part| (Some(part), rest.trim())));
    labelled.unwrap_or((None, line))
}

/// Reads `POST /v1/{project_id}/eventrouter/jobs`, also without the blank.
pub(super) fn whole(line: &str) -> Option<(HttpMethod, Target)> {
    let line = RequestLine::read(line).filter(|line| line.spelling != Spelling::Small)?;
    target::read(line.target).map(|target| (line.method, target))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the lines declare.
    fn read(lines: &[&str]) -> Vec<String> {
        let mut reader = Reader::default();
        let found = lines.iter().filter_map(|line| reader.read(line));
        found
            .map(|(method, target)| format!("{} {} {}", method.as_str(), target.path, target.query.join(" ")))
            .collect()
    }

    #[test]
    fn a_method_and_a_path_make_a_uri_line() {
        for line in [
            "POST /v1/{project_id}/eventrouter/jobs",
            "POST  /v1/{project_id}/eventrouter/jobs ",
            "POST https://{Endpoint}/v1/{project_id}/eventrouter/jobs",
            "Post {endpoint}/v1/{ project_id }/eventrouter/jobs HTTP/1.1",
            "POST: v1/<project_id>/eventrouter/jobs",
            "POST/v1/{project_id}/eventrouter/jobs",
            "URI: POST /v1/{project id}/eventrouter/jobs",
        ] {
            assert_eq!(read(&[line]), ["POST /v1/{project_id}/eventrouter/jobs "], "{line}");
        }
        assert_eq!(read(&["GET https://{Endpoint}"]), ["GET / "]);
        assert_eq!(read(&["GET/{edition}"]), ["GET /{edition} "]);
    }

    #[test]
    fn the_query_is_no_part_of_the_path() {
        assert_eq!(
            read(&["DELETE /v1/ports/{port_id}{?reserve_port}"]),
            ["DELETE /v1/ports/{port_id} reserve_port"]
        );
        assert_eq!(read(&["DELETE /?rules HTTP/1.1"]), ["DELETE / rules"]);
    }

    #[test]
    fn sentences_are_no_uri_lines() {
        for line in [
            "",
            "POST",
            "Post a job",
            "GET the list",
            "POST /v1/jobs creates a job",
            "None",
            "get /v1",
            "GET/POST",
            "GETTING/v1",
        ] {
            assert_eq!(read(&[line]), [""; 0], "{line}");
        }
    }

    #[test]
    fn method_and_path_may_have_lines_of_their_own() {
        let expected = ["DELETE /v1/jobs/{job_id} "];
        assert_eq!(read(&["Method: DELETE", "URI: /v1/jobs/{job_id}"]), expected);
        assert_eq!(read(&["PATH: /v1/jobs/{job_id}", "Method: DELETE"]), expected);
        assert_eq!(read(&["URL：/v1/jobs/{job_id}", "DELETE"]), expected);
        assert_eq!(read(&["DELETE", "https://{endpoint}/v1/jobs/{job_id}"]), expected);
        assert_eq!(read(&["DELETE removes a job", "/v1/jobs/{job_id}"]), [""; 0]);
        // A path alone is as often one of an example or of the section before.
        assert_eq!(read(&["/v1/jobs/{job_id}", "DELETE"]), [""; 0]);
        assert_eq!(
            read(&["PATH: /v1/a", "Method: GET", "PATH: /v1/b", "Method: PUT"]),
            ["GET /v1/a ", "PUT /v1/b "]
        );
    }

    #[test]
    fn half_of_a_declaration_is_no_prose() {
        assert!(is_half("Method: POST") && is_half("PATH: /v1/jobs") && is_half("DELETE"));
        assert!(!is_half("Method of payment: cash") && !is_half("/v1/jobs") && !is_half("Get it"));
    }

    #[test]
    fn examples_declare_nothing() {
        assert_eq!(read(&["Usage: DELETE /v2/servers", "GET /v2/servers"]), [""; 0]);
        assert_eq!(
            read(&["URI example", "GET /v2/servers/1", "URI format", "GET /v2/servers/{id}"]),
            ["GET /v2/servers/{id} "]
        );
        assert_eq!(read(&["GET /v1/examples"]), ["GET /v1/examples "]);
    }
}

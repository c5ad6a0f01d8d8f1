//! Which of the lines that were found declare an operation: examples and repetitions do not.

use std::collections::BTreeSet;

use super::Found;
use super::target::Host;
use crate::diagnostic::Code;
use crate::limits::{self, Excess};

/// The lines that were found. One that is there already says nothing more.
#[derive(Default)]
pub(super) struct Lines {
    found: Vec<Found>,
    known: BTreeSet<(Host, String, String)>,
    bytes: usize,
}

impl Lines {
    pub fn add(&mut self, found: Found) -> Result<(), Excess> {
        if self.known.insert((found.host, found.uri.method.clone(), found.uri.path.clone())) {
            // Each holds the block in which it stands.
            self.bytes += found.uri.line.value.len();
            self.found.push(found);
        }
        let excess = Excess::of(
            Code::TooManyOperations,
            "bytes around methods and paths",
            self.bytes,
            limits::SHARED_BYTES,
        );
        excess.map_or(Ok(()), Err)
    }

    pub fn into_found(self) -> Vec<Found> {
        self.found
    }
}

/// What is left when examples and repetitions are gone. A line with a host beside one without shows a call, and one
/// with a host that has a name beside one with a placeholder.
pub(super) fn declarations(found: Vec<Found>) -> Result<Vec<Found>, Excess> {
    let host = found.iter().map(|found| found.host).min();
    let has_template = |method: &str| {
        found.iter().any(|other| {
            Some(other.host) == host && other.uri.method == method && !has_value(&other.uri.path)
        })
    };
    let methods: BTreeSet<String> = found.iter().map(|found| found.uri.method.clone()).collect();
    let templates: BTreeSet<String> = methods.into_iter().filter(|method| has_template(method)).collect();
    let is_call = |found: &Found| templates.contains(&found.uri.method) && has_value(&found.uri.path);
    let mut kept: Vec<Found> = Vec::new();
    for found in found.into_iter().filter(|found| Some(found.host) == host && !is_call(found)) {
        let is_new = kept.iter().all(|other| {
            other.uri.method != found.uri.method || !is_call_of(&found.uri.path, &other.uri.path)
        });
        if is_new {
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
pub(super) fn is_call_of(path: &str, template: &str) -> bool {
    let (mut path, mut template) = (path.split('/'), template.split('/'));
    let fits = |segment: &str, of: &str| segment == of || of.contains('{') && !segment.contains('{');
    loop {
        match (path.next(), template.next()) {
            (Some(segment), Some(of)) if fits(segment, of) => {}
            (one, other) => return one.is_none() && other.is_none(),
        }
    }
}

/// Whether a segment of a path is an id: long, and with many digits in it, as nothing that is written by hand is.
fn has_value(path: &str) -> bool {
    let is_value = |segment: &str| {
        let digits = segment.bytes().filter(u8::is_ascii_digit).count();
        let is_word = segment.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
        segment.len() >= 16 && digits >= 4 && is_word
    };
    path.split('/').any(is_value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Text;
    use crate::extract::uri::line;

    fn paths(lines: &[&str]) -> Vec<String> {
        let found = lines.iter().map(|line| {
            let (method, target) = line::whole(line).unwrap();
            Found::new(method, target, &Text::new(*line), 0)
        });
        declarations(found.collect()).unwrap().into_iter().map(|found| found.uri.path).collect()
    }

    #[test]
    fn a_call_declares_nothing() {
        assert!(is_call_of("/v2.0/ports/5d6e", "/v2.0/ports/{port_id}"));
        assert!(is_call_of("/v1/{id}/jobs", "/v1/{id}/jobs"));
        assert!(!is_call_of("/v1/{id}/jobs/{job_id}", "/v1/{id}/jobs"));
        assert!(!is_call_of("/v2/{id}/jobs", "/v1/{id}/jobs"));
    }

    #[test]
    fn a_host_shows_a_call() {
        assert_eq!(
            paths(&["GET /v2.0/rules", "GET https://{Endpoint}/v2.0/networks?limit=2"]),
            ["/v2.0/rules"]
        );
        let lines = ["GET https://{Endpoint}/a/v1/rules", "GET https://x.example.comv1/v1/rules"];
        assert_eq!(paths(&lines), ["/a/v1/rules"]);
        assert_eq!(paths(&["GET https://x.example.com/v1/rules"]), ["/v1/rules"]);
    }

    #[test]
    fn ids_are_values_of_parameters() {
        let lines = [
            "GET /v1/0123456789abcdef0123456789abcdef/kinds",
            "GET /v1/{project_id}/count",
            "GET /v1/{id}/old",
        ];
        assert_eq!(paths(&lines), ["/v1/{project_id}/count", "/v1/{id}/old"]);
        assert!(!has_value("/v1/os-simple-tenant-usage/v2-availability-zones"));
        // Where nothing else is there, it is what the page has.
        assert_eq!(paths(&["GET /v1/0123456789abcdef0123456789abcdef"]).len(), 1);
    }
}

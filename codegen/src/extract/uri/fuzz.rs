//! What fuzzers call of the reader of request lines, and what must hold of what it reads.

use super::line::Reader;
use super::{choice, is_half, target};
use crate::request_line::RequestLine;

/// Lines of a section. What is read as a path is one, and what declares a path is called by it.
pub(crate) fn uri(text: &str) {
    let mut reader = Reader::default();
    for line in text.lines() {
        let _ = is_half(line);
        let _ = RequestLine::read(line)
            .map(|line| (line.is_call(), line.is_call_of_host(), line.is_call_of_path()));
        if let Some((_, target)) = reader.read(line) {
            // The path may stand on a line before that of the method.
            sane(&target.path, text);
            assert!(
                target.flags.iter().all(|flag| target.query.contains(flag)),
                "a flag is not in the query"
            );
        }
        if let Some(target) = target::read(line) {
            sane(&target.path, line);
            assert!(choice::is_call_of(&target.path, &target.path), "{} is no call of itself", target.path);
        }
    }
}

fn sane(path: &str, text: &str) {
    assert!(path.starts_with('/'), "a path without its slash: {path}");
    assert!(!path.contains(char::is_whitespace), "a path with a space: {path:?}");
    // `v1/jobs` lacks its slash, and what stands in braces is tidied up.
    assert!(path.len() <= text.len() + 1, "a path that is longer than its text: {path}");
}

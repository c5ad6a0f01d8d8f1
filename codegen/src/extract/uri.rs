//! The line that declares method and path.

use crate::document::{Block, Text};
use crate::model::HttpMethod;
use crate::raw::RawUri;

use super::section::{Located, Section};

/// Every such line of the URI sections, in order, without repetition.
pub(super) fn find(located: &[Located<'_>]) -> Vec<RawUri> {
    let mut found: Vec<RawUri> = Vec::new();
    for place in located.iter().filter(|place| place.section == Section::Uri) {
        let (Block::Paragraph(text) | Block::Code(text)) = place.block else { continue };
        let uri = text.value.lines().find_map(|line| read(line, text));
        if let Some(uri) =
            uri.filter(|uri| found.iter().all(|other| other.method != uri.method || other.path != uri.path))
        {
            found.push(uri);
        }
    }
    found
}

/// Reads `POST /v1/{project_id}/eventrouter/jobs`.
fn read(line: &str, text: &Text) -> Option<RawUri> {
    let (method, path) = line.trim().split_once(char::is_whitespace)?;
    HttpMethod::parse(method)?;
    let path = path.trim();
    (path.starts_with('/') && !path.contains(char::is_whitespace)).then(|| RawUri {
        method: method.to_owned(),
        path: path.to_owned(),
        line: text.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uri(line: &str) -> Option<(String, String)> {
        read(line, &Text::new(line)).map(|uri| (uri.method, uri.path))
    }

    #[test]
    fn a_method_and_a_path_make_a_uri_line() {
        let expected = Some(("POST".to_owned(), "/v1/{project_id}/eventrouter/jobs".to_owned()));
        assert_eq!(uri("POST /v1/{project_id}/eventrouter/jobs"), expected);
        assert_eq!(uri("POST  /v1/{project_id}/eventrouter/jobs "), expected);
    }

    #[test]
    fn sentences_are_no_uri_lines() {
        for line in ["", "POST", "Post a job", "GET the list", "POST /v1/jobs creates a job", "None"] {
            assert_eq!(uri(line), None, "{line}");
        }
    }
}

//! Words around the line of method and path.

use super::normal;

/// Words with which an example begins.
const OPENINGS: &[&str] = &["example", "usage", "for example", "示例", "举例", "例如"];

/// Words that tell of an example within a label, or within a sentence that ends in a colon.
const WORDS: &[&str] = &["example", "示例", "举例", "例如"];

/// Whether what follows a line, or what stands in it, is an example of a call: `Example of querying ports by page`,
/// `Usage: DELETE /v2/...`, `URI example`, `Here is an example of such a URI:`.
pub fn opens_example(line: &str) -> bool {
    let folded = normal(line);
    if OPENINGS.iter().any(|word| folded.starts_with(word)) {
        return true;
    }
    let is_label = folded.split(' ').count() <= 4 || line.trim_end().ends_with([':', '：']);
    is_label && !folded.contains('/') && WORDS.iter().any(|word| folded.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_are_announced() {
        for line in [
            "Example of querying ports by page",
            "Usage: DELETE /v2/{project_id}/servers",
            "URI example",
            "URI示例",
            "Here is an example of such a URI:",
        ] {
            assert!(opens_example(line), "{line}");
        }
        for line in ["GET /v1/examples", "This page has no example of it.", "URI format", ""] {
            assert!(!opens_example(line), "{line}");
        }
    }
}

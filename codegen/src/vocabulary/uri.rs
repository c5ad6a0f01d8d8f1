//! Words around the line of method and path.

use std::sync::LazyLock;

use super::lexicon::Phrases;
use super::normal;

static OPENINGS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.examples.begins));
/// Words that tell of an example within a label, or within a sentence that ends in a colon.
static WITHIN: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.examples.within));

/// Whether what follows a line, or what stands in it, is an example of a call: `Example of querying ports by page`,
/// `Usage: DELETE /v2/...`, `URI example`, `Here is an example of such a URI:`.
pub fn opens_example(line: &str) -> bool {
    let folded = normal(line);
    if OPENINGS.begin(&folded) {
        return true;
    }
    let is_label = folded.split(' ').count() <= 4 || line.trim_end().ends_with([':', '：']);
    is_label && !folded.contains('/') && WITHIN.are_within(&folded)
}

/// Whether a caption is that of a table on an example: `Parameter description of the example policy`.
pub fn is_on_example(caption: &str) -> bool {
    WITHIN.are_within(&normal(caption))
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
            "Ejemplo: GET /v1/jobs",
            "示例：GET /v1/jobs",
            "Here is an example of such a URI:",
        ] {
            assert!(opens_example(line), "{line}");
        }
        for line in ["GET /v1/examples", "This page has no example of it.", "URI format", ""] {
            assert!(!opens_example(line), "{line}");
        }
        assert!(is_on_example("Parameter description of the example policy") && !is_on_example("policy"));
    }
}

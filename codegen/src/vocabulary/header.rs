//! What descriptions say of headers.

use std::sync::LazyLock;

use super::lexicon::Phrases;
use super::normal;

static SAID: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.headers.said));

/// Whether a description says that what it describes is a header: `Send this header to reach another region.`
pub fn says_header(description: &str) -> bool {
    SAID.are_within(&normal(description))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_may_speak_of_a_header() {
        assert!(says_header("ID of the room. Send this header to reach another room."));
        assert!(says_header("Token, which is sent in the request header."));
        assert!(!says_header("Name of a request header that is added."));
    }
}

//! What descriptions say of headers.

use super::normal;

/// Words by which a description says that its parameter is a header.
const SAYS: &[&str] = &[
    "this header",
    "in the header",
    "in the request header",
    "as a header",
    "as a request header",
    "请求头中",
    "消息头中",
    "该请求头",
    "该消息头",
];

/// Whether a description says that what it describes is a header: `Send this header to reach another region.`
pub fn says_header(description: &str) -> bool {
    let folded = normal(description);
    SAYS.iter().any(|words| folded.contains(words))
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

//! What a caption says: the table's number, and what the table is for.

use crate::raw::{Side, TableRole};
use crate::request_line::RequestLine;
use crate::vocabulary::{self, CaptionWord};

/// A caption, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Caption {
    /// `Table 6`, however the page writes it.
    pub label: Option<String>,
    /// The rest: `KafkaParameters`.
    pub words: String,
}

/// Takes `Table 6 KafkaParameters` or `表6KafkaParameters` apart.
pub(super) fn split(caption: &str) -> Caption {
    let caption = caption.trim();
    match vocabulary::numbered(caption) {
        Some((number, words)) => {
            let words = words.trim_start_matches([':', '：', '.', ' ', '\u{a0}']).trim();
            Caption { label: Some(format!("Table {number}")), words: words.to_owned() }
        }
        None => Caption { label: None, words: caption.to_owned() },
    }
}

/// What a table with this caption is for, given the side of the section that it stands in.
/// None where the caption says nothing of its own (`Parameter description`) or there is none.
pub(super) fn role(words: &str, side: &Side) -> Option<TableRole> {
    let role = match vocabulary::caption(words)? {
        // A caption that was copied from the request's table: nothing but the section knows.
        CaptionWord::PathParameters
        | CaptionWord::UriParameters
        | CaptionWord::QueryParameters
        | CaptionWord::FormFields
            if *side != Side::Request =>
        {
            return None;
        }
        CaptionWord::PathParameters => TableRole::PathParameters,
        CaptionWord::UriParameters => TableRole::UriParameters,
        CaptionWord::QueryParameters => TableRole::QueryParameters,
        CaptionWord::RequestHeaders | CaptionWord::Headers => TableRole::Headers(side.clone()),
        CaptionWord::ResponseHeaders => TableRole::Headers(response(side)),
        CaptionWord::RequestBody | CaptionWord::Body => TableRole::Body(side.clone()),
        CaptionWord::ResponseBody => TableRole::Body(response(side)),
        CaptionWord::FormFields => TableRole::FormFields,
        CaptionWord::StatusCodes => TableRole::StatusCodes,
        CaptionWord::ErrorCodes => TableRole::ErrorCodes,
        CaptionWord::Authorization => TableRole::Authorization,
        CaptionWord::Parameters => return None,
        CaptionWord::TypeName(name) => TableRole::Type { name, side: side.clone() },
    };
    Some(role)
}

/// Whether a paragraph above a table without a caption is its caption: `Parameters in the volume field`.
pub(super) fn is_caption(paragraph: &str) -> bool {
    let words = paragraph.split_whitespace().count();
    // `DELETE/v1/jobs` is one word, too.
    if RequestLine::read(paragraph).is_some_and(|line| line.target.starts_with('/')) {
        return false;
    }
    match vocabulary::caption(paragraph) {
        Some(CaptionWord::TypeName(name)) => {
            // Chinese sentences are one word.
            words == 1 && paragraph.is_ascii() || words < 10 && vocabulary::names_field(paragraph, &name)
        }
        Some(_) => true,
        None => false,
    }
}

/// A caption may say "response" in a section that says nothing: then there is no status yet.
fn response(side: &Side) -> Side {
    match side {
        Side::Response(_) => side.clone(),
        Side::Request => Side::Response(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caption_is_a_number_and_words() {
        let table =
            |label: &str, words: &str| Caption { label: Some(label.to_owned()), words: words.to_owned() };
        assert_eq!(split("Table 6 KafkaParameters"), table("Table 6", "KafkaParameters"));
        assert_eq!(split("表1路径参数"), table("Table 1", "路径参数"));
        assert_eq!(split("Table 12"), table("Table 12", ""));
        assert_eq!(split("Parameters"), Caption { label: None, words: "Parameters".to_owned() });
        assert_eq!(split("Tables of the service").label, None);
    }

    #[test]
    fn the_caption_names_the_purpose() {
        let response = Side::Response(Some("200".to_owned()));
        assert_eq!(role("Path Parameters", &Side::Request), Some(TableRole::PathParameters));
        assert_eq!(
            role("Request header parameters", &Side::Request),
            Some(TableRole::Headers(Side::Request))
        );
        assert_eq!(role("Response body parameters", &response), Some(TableRole::Body(response.clone())));
        let role = role("KafkaParameters", &response);
        assert_eq!(role, Some(TableRole::Type { name: "KafkaParameters".to_owned(), side: response }));
    }

    #[test]
    fn a_caption_of_the_wrong_side_says_nothing() {
        let response = Side::Response(None);
        assert_eq!(role("Query Parameters", &response), None);
        assert_eq!(role("Request body parameters", &response), Some(TableRole::Body(response.clone())));
    }

    #[test]
    fn a_paragraph_may_be_a_caption() {
        for text in
            ["Response parameters", "Parameters in the volume field", "role_assignments", "URI parameters"]
        {
            assert!(is_caption(text), "{text}");
        }
        for text in [
            "If the limit value returned in the response is -1, no quota is set.",
            "Obtaining a temporary AK/SK with an agency token",
            "DELETE/v1/jobs/{job_id}",
            "",
        ] {
            assert!(!is_caption(text), "{text}");
        }
    }
}

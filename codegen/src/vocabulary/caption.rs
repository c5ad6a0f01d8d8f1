//! Captions of tables.

use super::normal;

/// What a caption says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaptionWord {
    /// Parameters in the path.
    PathParameters,
    /// Parameters in the query.
    QueryParameters,
    /// Headers of the request.
    RequestHeaders,
    /// Headers of a response.
    ResponseHeaders,
    /// Headers; the section tells of what.
    Headers,
    /// Members of the request's body.
    RequestBody,
    /// Members of a response's body.
    ResponseBody,
    /// Fields of a form.
    FormFields,
    /// Status codes.
    StatusCodes,
    /// Error codes.
    ErrorCodes,
    /// Parameters, and nothing more: the section tells which.
    Parameters,
    /// None of these: the name of a type.
    TypeName,
}

/// Words that a caption must hold, all of a line; the first line that fits decides.
const CAPTIONS: &[(&[&str], CaptionWord)] = &[
    (&["path", "param"], CaptionWord::PathParameters),
    (&["路径参数"], CaptionWord::PathParameters),
    (&["in the uri"], CaptionWord::PathParameters),
    (&["uri parameter"], CaptionWord::PathParameters),
    (&["query", "param"], CaptionWord::QueryParameters),
    (&["query参数"], CaptionWord::QueryParameters),
    (&["查询参数"], CaptionWord::QueryParameters),
    (&["request", "header"], CaptionWord::RequestHeaders),
    (&["请求header"], CaptionWord::RequestHeaders),
    (&["response", "header"], CaptionWord::ResponseHeaders),
    (&["响应header"], CaptionWord::ResponseHeaders),
    (&["header", "param"], CaptionWord::Headers),
    (&["form", "param"], CaptionWord::FormFields),
    (&["formdata"], CaptionWord::FormFields),
    (&["request", "body"], CaptionWord::RequestBody),
    (&["请求body"], CaptionWord::RequestBody),
    (&["response", "body"], CaptionWord::ResponseBody),
    (&["响应body"], CaptionWord::ResponseBody),
    (&["status code"], CaptionWord::StatusCodes),
    (&["状态码"], CaptionWord::StatusCodes),
    (&["error code"], CaptionWord::ErrorCodes),
    (&["错误码"], CaptionWord::ErrorCodes),
];

/// Captions that leave it to the section.
const GENERAL: &[&str] = &[
    "parameter description",
    "parameters",
    "parameter",
    "description",
    "request parameters",
    "request parameter",
    "response parameters",
    "response parameter",
    "parameters in the request",
    "parameters in the response",
    "请求参数",
    "响应参数",
    "参数说明",
];

/// What a caption says, without its number. None where there are no words.
pub fn caption(words: &str) -> Option<CaptionWord> {
    let words = normal(words);
    if words.is_empty() {
        return None;
    }
    if GENERAL.contains(&words.as_str()) {
        return Some(CaptionWord::Parameters);
    }
    let found = CAPTIONS.iter().find(|(all, _)| all.iter().all(|word| words.contains(word)));
    Some(found.map_or(CaptionWord::TypeName, |(_, word)| *word))
}

/// Whether a line without markup is a caption: `Table 6 KafkaParameters`, `表6KafkaParameters`.
pub fn is_caption(line: &str) -> bool {
    let rest = line.strip_prefix("Table ").or_else(|| line.strip_prefix('表'));
    let is_sentence = line.ends_with(['.', '。', ':', '：']);
    !is_sentence && rest.is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_are_known_in_both_languages() {
        assert_eq!(caption("Path Parameters"), Some(CaptionWord::PathParameters));
        assert_eq!(caption("路径参数"), Some(CaptionWord::PathParameters));
        assert_eq!(caption("Request header parameters"), Some(CaptionWord::RequestHeaders));
        assert_eq!(caption("响应Body参数"), Some(CaptionWord::ResponseBody));
        assert_eq!(caption("Parameter description"), Some(CaptionWord::Parameters));
        assert_eq!(caption("KafkaParameters"), Some(CaptionWord::TypeName));
        assert_eq!(caption(" "), None);
    }
}

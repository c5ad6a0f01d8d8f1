//! Captions of tables.

use super::normal;

/// What a caption says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaptionWord {
    /// Parameters in the path.
    PathParameters,
    /// Parameters in the URI: in its path or in its query.
    UriParameters,
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
    /// Members of a body; the section tells of which.
    Body,
    /// Fields of a form.
    FormFields,
    /// Status codes.
    StatusCodes,
    /// Error codes.
    ErrorCodes,
    /// Actions of IAM policies, which permit to call the operation.
    Authorization,
    /// Parameters, and nothing more: the section tells which.
    Parameters,
    /// None of these: the name of a type, without the words around it (`Data structure of the spec field`).
    TypeName(String),
}

/// Words of captions that name nothing of the page's own.
const GENERAL: &[&str] = &[
    "a",
    "an",
    "and",
    "api",
    "attribute",
    "attributes",
    "content",
    "contents",
    "data",
    "description",
    "descriptions",
    "detail",
    "details",
    "element",
    "elements",
    "field",
    "fields",
    "filter",
    "for",
    "from",
    "in",
    "info",
    "information",
    "list",
    "message",
    "object",
    "objects",
    "of",
    "on",
    "param",
    "parameter",
    "parameters",
    "params",
    "structure",
    "table",
    "the",
    "to",
    "used",
    "common",
    "basic",
    "name",
    "names",
    "header",
    "headers",
    "body",
    "request",
    "requests",
    "response",
    "responses",
    "query",
    "path",
    "uri",
    "url",
    "form",
    "formdata",
    "form-data",
    "status",
    "error",
    "code",
    "codes",
    "returned",
    "return",
    "value",
    "values",
    "authorization",
    "action",
    "actions",
    "describes",
    "describe",
    "lists",
    "shows",
    "this",
];

/// Words that begin a condition behind a caption: `Parameters in the request body when ...`.
const CONDITIONS: &[&str] = &["when", "if", "while", "where"];

/// Words of which a caption must hold all of a line; the first line that fits decides.
const PURPOSES: &[(&[&str], CaptionWord)] = &[
    (&["authorization"], CaptionWord::Authorization),
    (&["status", "code"], CaptionWord::StatusCodes),
    (&["error", "code"], CaptionWord::ErrorCodes),
    (&["request", "header"], CaptionWord::RequestHeaders),
    (&["response", "header"], CaptionWord::ResponseHeaders),
    (&["header", "param"], CaptionWord::Headers),
    (&["form", "param"], CaptionWord::FormFields),
    (&["request", "body"], CaptionWord::RequestBody),
    (&["response", "body"], CaptionWord::ResponseBody),
    (&["body", "param"], CaptionWord::Body),
    (&["path", "param"], CaptionWord::PathParameters),
    (&["query", "param"], CaptionWord::QueryParameters),
    (&["filter", "param"], CaptionWord::QueryParameters),
    (&["uri", "param"], CaptionWord::UriParameters),
    (&["url", "param"], CaptionWord::UriParameters),
    (&["param"], CaptionWord::Parameters),
    (&["request", "message"], CaptionWord::Parameters),
    (&["response", "message"], CaptionWord::Parameters),
];

/// Chinese captions, which are one word: parts of it, the first that fits decides.
const CHINESE: &[(&str, CaptionWord)] = &[
    ("路径参数", CaptionWord::PathParameters),
    ("query参数", CaptionWord::QueryParameters),
    ("查询参数", CaptionWord::QueryParameters),
    ("path参数", CaptionWord::PathParameters),
    ("uri参数", CaptionWord::UriParameters),
    ("请求header", CaptionWord::RequestHeaders),
    ("响应header", CaptionWord::ResponseHeaders),
    ("请求头", CaptionWord::RequestHeaders),
    ("响应头", CaptionWord::ResponseHeaders),
    ("formdata参数", CaptionWord::FormFields),
    ("表单参数", CaptionWord::FormFields),
    ("请求body", CaptionWord::RequestBody),
    ("响应body", CaptionWord::ResponseBody),
    ("请求体", CaptionWord::RequestBody),
    ("响应体", CaptionWord::ResponseBody),
    ("状态码", CaptionWord::StatusCodes),
    ("错误码", CaptionWord::ErrorCodes),
    ("授权信息", CaptionWord::Authorization),
];

const CHINESE_PARAMETERS: &[&str] = &["请求参数", "响应参数", "返回参数", "参数说明", "参数描述", "参数"];

/// What a caption says, without its number. None where there are no words.
pub fn caption(words: &str) -> Option<CaptionWord> {
    let folded = normal(words);
    if folded.is_empty() {
        return None;
    }
    if CHINESE_PARAMETERS.contains(&folded.as_str()) {
        return Some(CaptionWord::Parameters);
    }
    if let Some((_, word)) = CHINESE.iter().find(|(part, _)| folded.contains(part)) {
        return Some(word.clone());
    }
    let tokens: Vec<&str> = words.split_whitespace().map(bare).filter(|token| !token.is_empty()).collect();
    Some(purpose(&tokens).unwrap_or_else(|| {
        CaptionWord::TypeName(subject(&tokens).unwrap_or_else(|| words.trim().to_owned()))
    }))
}

/// A word without the punctuation around it. Brackets belong to names: `[array]`.
fn bare(token: &str) -> &str {
    token.trim_matches(|c: char| ",.:;()\"'“”".contains(c))
}

/// The purpose of a caption that is made of general words, up to a condition behind them.
fn purpose(tokens: &[&str]) -> Option<CaptionWord> {
    let lower = tokens.iter().map(|token| token.to_lowercase());
    let tokens: Vec<String> = lower.take_while(|token| !CONDITIONS.contains(&token.as_str())).collect();
    if named_field(&tokens).is_some() || !tokens.iter().all(|token| is_general(token)) {
        return None;
    }
    let holds = |word: &&str| tokens.iter().any(|token| token.starts_with(*word));
    match tokens.as_slice() {
        // `Response` and `Headers` are names of types; `Parameters` and `Description` are not.
        [word] if !word.starts_with("param") && word != "description" => None,
        [word] if word == "description" => Some(CaptionWord::Parameters),
        _ => PURPOSES.iter().find(|(all, _)| all.iter().all(holds)).map(|(_, word)| word.clone()),
    }
}

fn is_general(token: &str) -> bool {
    let is_version =
        token.strip_prefix('v').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    is_version || token.bytes().all(|b| b.is_ascii_digit()) || GENERAL.contains(&token)
}

/// The position of `spec` in `Data structure of the spec field`, whatever word that is.
fn named_field(tokens: &[String]) -> Option<usize> {
    let field = tokens.iter().position(|token| matches!(token.as_str(), "field" | "fields"))?;
    let named = field.checked_sub(1)?;
    let follows = |words: &[&str]| {
        named
            .checked_sub(1)
            .and_then(|before| tokens.get(before))
            .is_some_and(|before| words.contains(&before.as_str()))
    };
    let word = tokens.get(named)?;
    let is_name = !is_general(word)
        || follows(&["the"]) && !matches!(word.as_str(), "request" | "response" | "following");
    is_name.then_some(named)
}

/// The name in a caption: what is left when the general words around it are gone.
fn subject(tokens: &[&str]) -> Option<String> {
    let small: Vec<String> = tokens.iter().map(|token| token.to_lowercase()).collect();
    if let Some(named) = named_field(&small) {
        return tokens.get(named).map(|name| (*name).to_owned());
    }
    let first = small.iter().position(|token| !is_general(token))?;
    let last = small.iter().rposition(|token| !is_general(token))?;
    tokens.get(first..=last).map(|name| name.join(" "))
}

/// Whether a caption speaks of `name` as of a field: `Parameters in the volume field`.
pub fn names_field(words: &str, name: &str) -> bool {
    let tokens: Vec<String> = words.split_whitespace().map(|token| bare(token).to_lowercase()).collect();
    named_field(&tokens)
        .and_then(|index| tokens.get(index))
        .is_some_and(|token| *token == name.to_lowercase())
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
        assert_eq!(caption("Parameters in the URI"), Some(CaptionWord::UriParameters));
        let line = "Table 1 describes the parameters in the URI.";
        assert_eq!(caption(line), Some(CaptionWord::UriParameters));
        assert_eq!(caption("Request filter parameters"), Some(CaptionWord::QueryParameters));
        assert_eq!(caption("Description of the query parameter"), Some(CaptionWord::QueryParameters));
        assert_eq!(caption("Request header parameters"), Some(CaptionWord::RequestHeaders));
        assert_eq!(caption("Parameters in the request header"), Some(CaptionWord::RequestHeaders));
        assert_eq!(caption("响应Body参数"), Some(CaptionWord::ResponseBody));
        assert_eq!(caption("FormData参数"), Some(CaptionWord::FormFields));
        assert_eq!(caption("请求体参数"), Some(CaptionWord::RequestBody));
        assert_eq!(caption("V2.1 request message body"), Some(CaptionWord::RequestBody));
        assert_eq!(caption("FormData parameters"), Some(CaptionWord::FormFields));
        assert_eq!(caption("Status codes"), Some(CaptionWord::StatusCodes));
        assert_eq!(caption(" "), None);
    }

    #[test]
    fn some_captions_leave_it_to_the_section() {
        for words in ["Parameter description", "Parameters", "Description", "Request parameter", "参数说明"]
        {
            assert_eq!(caption(words), Some(CaptionWord::Parameters), "{words}");
        }
        let conditional = "Parameters in the request body when an image file in an OBS bucket is used";
        assert_eq!(caption(conditional), Some(CaptionWord::RequestBody));
    }

    #[test]
    fn a_type_is_named_with_words_around_it() {
        for (words, name) in [
            ("KafkaParameters", "KafkaParameters"),
            ("Data structure of the spec field", "spec"),
            ("Description of the tags field", "tags"),
            ("Parameters in the data field", "data"),
            ("servers field description", "servers"),
            ("tls_ciphers_policy parameter description", "tls_ciphers_policy"),
            ("security group rule objects", "security group rule"),
            ("Objects of response parameter security_group", "security_group"),
            ("Data structure description of the [array] field", "[array]"),
            ("ResponseInfoHeader", "ResponseInfoHeader"),
            ("Headers", "Headers"),
            ("response", "response"),
            ("role.policy.Statement", "role.policy.Statement"),
            ("Parameters for creating an image", "creating an image"),
        ] {
            assert_eq!(caption(words), Some(CaptionWord::TypeName(name.to_owned())), "{words}");
        }
    }
}

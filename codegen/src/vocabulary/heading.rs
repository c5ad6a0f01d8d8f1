//! Headings of sections.

use super::normal;

/// What a heading opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionWord {
    /// What the operation does.
    Function,
    /// Method and path.
    Uri,
    /// Request parameters.
    Request,
    /// Response parameters.
    Response,
    /// Examples of requests.
    ExampleRequest,
    /// Examples of responses.
    ExampleResponse,
    /// Status codes.
    StatusCodes,
    /// Error codes.
    ErrorCodes,
    /// Actions that IAM policies must allow.
    Authorization,
    /// A section that is kept as prose: constraints, notes.
    Prose,
}

const HEADINGS: &[(SectionWord, &[&str])] = &[
    (SectionWord::Function, &["function", "api function", "功能介绍", "功能描述"]),
    (SectionWord::Uri, &["uri", "uri format", "url", "调用方法uri"]),
    (
        SectionWord::Request,
        &[
            "request parameters",
            "request parameter",
            "request",
            "requests",
            "request message",
            "request messages",
            "请求",
            "请求参数",
            "请求消息",
        ],
    ),
    (
        SectionWord::Response,
        &[
            "response parameters",
            "response parameter",
            "response",
            "responses",
            "response message",
            "response messages",
            "响应",
            "响应参数",
            "响应消息",
        ],
    ),
    (
        SectionWord::ExampleRequest,
        &["example requests", "example request", "request example", "request examples", "请求示例"],
    ),
    (
        SectionWord::ExampleResponse,
        &["example responses", "example response", "response example", "response examples", "响应示例"],
    ),
    (
        SectionWord::StatusCodes,
        &[
            "status codes",
            "status code",
            "returned values",
            "returned value",
            "return value",
            "状态码",
            "返回值",
        ],
    ),
    (SectionWord::ErrorCodes, &["error codes", "error code", "错误码"]),
    (SectionWord::Authorization, &["authorization information", "授权信息"]),
    (
        SectionWord::Prose,
        &[
            "constraints",
            "restrictions",
            "notes",
            "debugging",
            "calling method",
            "prerequisites",
            "约束限制",
            "约束与限制",
            "调试",
            "调用方法",
        ],
    ),
];

/// What a heading opens. None for words that are no heading of an operation page.
pub fn section(heading: &str) -> Option<SectionWord> {
    let heading = normal(heading);
    HEADINGS.iter().find(|(_, words)| words.contains(&heading.as_str())).map(|(section, _)| *section)
}

/// Whether a line announces examples without saying of what. In tables such a line is a part of a description,
/// so that it is no heading by itself.
pub fn is_examples(line: &str) -> bool {
    matches!(normal(line).as_str(), "example" | "examples" | "示例")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_in_both_languages() {
        assert_eq!(section("Request Parameters"), Some(SectionWord::Request));
        assert_eq!(section("Example Responses"), Some(SectionWord::ExampleResponse));
        assert_eq!(section("Example request:"), Some(SectionWord::ExampleRequest));
        assert_eq!(section("请求示例"), Some(SectionWord::ExampleRequest));
        assert_eq!(section("授权信息"), Some(SectionWord::Authorization));
        assert_eq!(section("Creating a Backup"), None);
        assert!(is_examples("Example:") && !is_examples("Example of a backup"));
    }
}

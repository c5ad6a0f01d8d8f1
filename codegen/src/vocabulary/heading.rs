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
    (SectionWord::Function, &["function", "api function", "功能介绍", "功能描述", "接口描述"]),
    (
        SectionWord::Uri,
        &[
            "uri",
            "uri format",
            "url",
            "api uri",
            "request syntax",
            "请求消息样式",
            "调用方法uri",
            "请求uri",
            "请求路径",
        ],
    ),
    (
        SectionWord::Request,
        &[
            "request parameters",
            "request parameter",
            "request",
            "requests",
            "request message",
            "request messages",
            "request body",
            "request elements",
            "request headers",
            "请求",
            "请求参数",
            "请求消息",
            "请求消息参数",
            "请求消息头",
            "请求消息元素",
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
            "response body",
            "response elements",
            "response headers",
            "response syntax",
            "响应",
            "响应参数",
            "响应消息",
            "响应消息样式",
            "响应消息头",
            "响应消息元素",
            "返回参数",
        ],
    ),
    (
        SectionWord::ExampleRequest,
        &[
            "example requests",
            "example request",
            "request example",
            "request examples",
            "sample request",
            "sample requests",
            "请求示例",
            "请求样例",
        ],
    ),
    (
        SectionWord::ExampleResponse,
        &[
            "example responses",
            "example response",
            "response example",
            "response examples",
            "sample response",
            "sample responses",
            "响应示例",
            "响应样例",
            "返回示例",
        ],
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
            "example",
            "examples",
            "constraints",
            "restrictions",
            "notes",
            "debugging",
            "calling method",
            "prerequisites",
            "约束限制",
            "约束与限制",
            "接口约束",
            "前提条件",
            "注意事项",
            "sdk代码示例",
            "调试",
            "调用方法",
        ],
    ),
];

/// What a heading opens. None for words that are no heading of an operation page.
pub fn section(heading: &str) -> Option<SectionWord> {
    let heading = normal(heading);
    // `Example response (successful request)`
    let heading = heading.split_once(" (").map_or(heading.as_str(), |(heading, _)| heading);
    HEADINGS.iter().find(|(_, words)| words.contains(&heading)).map(|(section, _)| *section)
}

/// What a line without markup says about the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It opens a section or a table: `Example Requests`, `Table 2 Tags`.
    Heading,
    /// It may open one, or label what is said of a parameter: `Constraints`, `Request parameters:`.
    Label,
    /// It says where more stands, as paragraphs below tables do: `For details, see Status Codes.`
    Pointer,
    /// It opens a status: `Status code: 200`.
    Status,
    /// Nothing.
    None,
}

/// What a line without markup says about the text around it.
pub fn turn(line: &str) -> Turn {
    if super::status_line(line).is_some() {
        return Turn::Status;
    }
    if is_example_title(line) {
        return Turn::Heading;
    }
    if super::is_caption(line) && line.contains(' ') && line.split_whitespace().count() > 2 {
        return Turn::Heading;
    }
    match section(line) {
        None if points_elsewhere(line) => Turn::Pointer,
        None => Turn::None,
        Some(SectionWord::Prose) if line.ends_with([':', '：']) => Turn::None,
        Some(SectionWord::Prose) if !line.contains(' ') => Turn::Label,
        Some(_) if is_titled(line) => Turn::Heading,
        Some(_) => Turn::Label,
    }
}

/// `Examples`, `Example response 2 (no such job)`: nothing that is said of a parameter starts so.
fn is_example_title(line: &str) -> bool {
    if ["Example", "Examples", "请求示例", "响应示例"].contains(&line) {
        return true;
    }
    let start: Vec<String> =
        normal(line).split(' ').take(3).map(|word| word.trim_end_matches(['s', ':']).to_owned()).collect();
    let has = |wanted: &str| start.iter().any(|word| word == wanted);
    let is_short = line.split_whitespace().count() <= 16 && !line.ends_with('.');
    is_short && line.starts_with(char::is_uppercase) && has("example") && (has("request") || has("response"))
}

/// `Exception status code. For details, see Status Codes.`, `Table 2 describes the query parameters.`
fn points_elsewhere(line: &str) -> bool {
    let line = normal(line);
    let is_table = line.starts_with("table ") && super::points_at_table(&line);
    let is_title = line.starts_with("parameters in the ") && !line.ends_with('.');
    let codes = ["see status code", "see error code", "about abnormal responses, see"];
    let is_short = line.split(' ').count() <= 16;
    is_table || is_short && (is_title || codes.iter().any(|codes| line.contains(codes)))
}

/// Whether a line is written as headings are: every word with a capital, and no colon.
pub fn is_titled(line: &str) -> bool {
    !line.ends_with([':', '：']) && line.split_whitespace().all(|word| !word.starts_with(char::is_lowercase))
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
        assert_eq!(section("SDK代码示例"), Some(SectionWord::Prose));
        assert_eq!(section("返回示例："), Some(SectionWord::ExampleResponse));
        assert_eq!(section("请求示例如下"), None);
        assert_eq!(section("Creating a Backup"), None);
        assert!(is_examples("Example:") && !is_examples("Example of a backup"));
    }

    #[test]
    fn headings_are_told_from_labels_by_their_capitals() {
        assert_eq!(turn("Example Requests"), Turn::Heading);
        assert_eq!(turn("响应示例"), Turn::Heading);
        assert_eq!(turn("Error code"), Turn::Label);
        assert_eq!(turn("Request Parameters:"), Turn::Label);
        assert_eq!(turn("Constraints"), Turn::Label);
        assert_eq!(turn("Example response 2 (no such job)"), Turn::Heading);
        assert_eq!(turn("Constraints:"), Turn::None);
        assert_eq!(turn("Request example 1: Creating tags"), Turn::Heading);
        assert_eq!(turn("Exception status code. For details, see Status Codes."), Turn::Pointer);
        assert_eq!(turn("Status code: 404"), Turn::Status);
        assert_eq!(turn("Creating a Backup"), Turn::None);
    }
}

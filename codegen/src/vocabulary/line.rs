//! Lines and cells that say one thing: nothing here, when, which status, must it be given.

use super::normal;

/// Whether a paragraph says that there is nothing: `None`.
pub fn is_none(text: &str) -> bool {
    ["none", "none.", "n/a", "na", "-", "无", "无。", "不涉及", "不涉及。"].contains(&normal(text).as_str())
}

/// Whether a paragraph only points at a table: `Table 1 describes the parameters.`
pub fn points_at_table(text: &str) -> bool {
    let text = normal(text);
    let rest = ["table ", "for details, see table ", "for details about the parameters, see table "]
        .iter()
        .find_map(|start| text.strip_prefix(start));
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()) && rest.split(' ').count() < 12)
}

/// Whether a line says when the page was changed: `Updated on 2025-05-06 GMT+08:00`.
pub fn is_stamp(text: &str) -> bool {
    let text = normal(text);
    text.starts_with("updated on ") || text.starts_with("更新时间")
}

/// The status in `Status code: 200`, `状态码：200`, `HTTP status code 200` or `Status code: 200 OK`.
pub fn status_line(text: &str) -> Option<String> {
    let text = normal(text).replace('：', ":");
    let text = text.strip_prefix("http ").unwrap_or(&text);
    let rest = ["status code", "response code", "状态码"].iter().find_map(|word| text.strip_prefix(word))?;
    let mut words = rest.trim_start_matches([':', ' ']).split(' ');
    let code = words.next()?;
    let reason: Vec<&str> = words.collect();
    let has_reason = rest.starts_with(':') && reason.len() <= 3 && !text.ends_with('.');
    let is_code = code.len() == 3 && code.bytes().all(|b| b.is_ascii_digit());
    (is_code && (reason.is_empty() || has_reason)).then(|| code.to_owned())
}

/// A part of a URI that has a label of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UriPart {
    /// The method.
    Method,
    /// The path, perhaps with a host.
    Path,
}

/// What the label `Method` or `URI` stands for.
pub fn uri_part(label: &str) -> Option<UriPart> {
    match normal(label).as_str() {
        "method" | "http method" | "request method" | "请求方法" | "方法" => Some(UriPart::Method),
        "uri" | "url" | "path" | "request uri" | "request url" | "uri format" | "请求uri" | "请求路径" => {
            Some(UriPart::Path)
        }
        _ => None,
    }
}

/// Headers of the protocol in one word. Those of several have hyphens, and a capital behind each.
const HEADERS: &[&str] = &["accept", "authorization", "host", "date", "etag", "location", "range", "cookie"];

/// Whether a name can only be that of a header: `X-Auth-Token`, `Content-Type`, `Authorization`.
pub fn is_header(name: &str) -> bool {
    let name = name.trim();
    let is_capital = |part: &str| part.starts_with(|c: char| c.is_ascii_uppercase());
    let is_word = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric());
    let parts: Vec<&str> = name.split('-').collect();
    match parts.as_slice() {
        [word] => is_capital(word) && HEADERS.contains(&normal(word).as_str()),
        ["x" | "X", rest @ ..] => rest.iter().all(|part| is_word(part)),
        parts => parts.iter().all(|part| is_word(part) && is_capital(part)),
    }
}

/// What a Mandatory cell says. None where it is neither Yes nor No.
pub fn mandatory(cell: &str) -> Option<bool> {
    match normal(cell).as_str() {
        "yes" | "y" | "mandatory" | "true" | "是" | "必选" | "必填" => Some(true),
        "no" | "n" | "optional" | "false" | "否" | "可选" | "非必选" | "非必填" => Some(false),
        _ => None,
    }
}

/// Whether words say that something holds in some cases only: `if kind is A`, `either this or b must be given`.
pub fn is_condition(text: &str) -> bool {
    const WORDS: &[&str] =
        &["if", "when", "unless", "either", "only", "one", "least", "condition", "conditional"];
    const CHINESE: &[&str] = &["当", "如果", "若", "二选一", "至少", "时必"];
    let text = normal(text);
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.any(|word| WORDS.contains(&word)) || CHINESE.iter().any(|word| text.contains(word))
}

/// Whether a Mandatory cell without Yes or No is a condition: `Required when kind is A`, `条件必选`.
pub fn is_conditional_cell(text: &str) -> bool {
    const STARTS: &[&str] =
        &["required ", "conditional", "conditionally ", "either ", "depends on ", "depending on "];
    const CHINESE: &[&str] = &["条件必选", "条件必填", "时必选", "时必填", "时必须", "二选一"];
    let text = normal(text);
    STARTS.iter().any(|start| text.starts_with(start)) && (is_condition(&text) || text.starts_with("depend"))
        || text.starts_with("conditional")
        || CHINESE.iter().any(|word| text.contains(word))
}

/// Whether a paragraph only introduces the next one: `NOTE:`, `Enumeration values:`, `Default Value`.
pub fn is_label(text: &str) -> bool {
    const LABELS: &[&str] = &[
        "definition",
        "details",
        "constraint",
        "constraints",
        "range",
        "value range",
        "options",
        "default value",
        "default",
        "enumeration value",
        "enumeration values",
        "note",
        "example",
        "description",
        "参数解释",
        "约束限制",
        "取值范围",
        "默认取值",
        "枚举值",
        "说明",
    ];
    let is_marked = text.ends_with([':', '：']) && text.split_whitespace().count() <= 12;
    is_marked || LABELS.contains(&normal(text).as_str()) && text.starts_with(|c: char| !c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_line_holds_a_status() {
        assert_eq!(status_line("Status code: 200").as_deref(), Some("200"));
        assert_eq!(status_line("状态码：404").as_deref(), Some("404"));
        assert_eq!(status_line("Status code: 200 OK").as_deref(), Some("200"));
        assert_eq!(status_line("Status code 404 is returned"), None);
        assert_eq!(status_line("Status codes"), None);
        assert_eq!(status_line("Status code: 20x"), None);
    }

    #[test]
    fn headers_have_hyphens_and_capitals() {
        for name in ["X-Auth-Token", "Content-Type", "Authorization", "x-request-id", "X-Sdk-Date"] {
            assert!(is_header(name), "{name}");
        }
        for name in ["", "-", "project_id", "date", "Name", "binding:vnic-type", "In-use", "Marker"] {
            assert!(!is_header(name), "{name}");
        }
    }

    #[test]
    fn pointers_to_tables_say_nothing_themselves() {
        assert!(points_at_table("Table 1 describes the parameters in the URI."));
        assert!(points_at_table("For details, see Table 2."));
        assert!(!points_at_table("Backups older than a year are read from an archive."));
    }

    #[test]
    fn a_uri_has_labelled_parts() {
        assert_eq!(uri_part("Method"), Some(UriPart::Method));
        assert_eq!(uri_part("URI"), Some(UriPart::Path));
        assert_eq!(uri_part("Methods of payment"), None);
    }

    #[test]
    fn only_yes_and_no_are_mandatory_cells() {
        assert_eq!(mandatory("Yes"), Some(true));
        assert_eq!(mandatory("否"), Some(false));
        assert_eq!(mandatory("Depends"), None);
    }

    #[test]
    fn nothing_is_said_in_many_ways() {
        assert!(is_none("None") && is_none("无") && is_none("不涉及。") && is_none("N/A"));
        assert!(!is_none("None of the backups"));
    }
}

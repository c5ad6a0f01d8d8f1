//! Lines that label a part of a page and say nothing themselves: `URI format`, `Normal response`, `NOTE:`.

use super::normal;

/// Labels of items in lists of the old form, and of the notes between them.
const LABELS: &[&str] = &[
    "function",
    "function description",
    "api function",
    "description",
    "format",
    "uri format",
    "url format",
    "method",
    "parameter",
    "parameters",
    "parameter description",
    "parameter descriptions",
    "parameters description",
    "description of parameters",
    "request parameter description",
    "response parameter description",
    "request header",
    "request headers",
    "request body",
    "response header",
    "response headers",
    "response body",
    "response element",
    "response elements",
    "request element",
    "request elements",
    "header parameters",
    "body parameters",
    "path parameters",
    "query parameters",
    "normal",
    "abnormal",
    "normal response",
    "normal responses",
    "abnormal response",
    "abnormal responses",
    "normal response example",
    "abnormal response example",
    "example normal response",
    "example abnormal response",
    "example response",
    "example request",
    "example uri",
    "uri example",
    "example",
    "examples",
    "sample",
    "sample request",
    "sample response",
    "request sample",
    "response sample",
    "note",
    "notes",
    "notice",
    "caution",
    "important",
    "warning",
    "功能",
    "功能介绍",
    "功能描述",
    "接口名称",
    "uri格式",
    "url格式",
    "参数说明",
    "参数描述",
    "正常响应",
    "异常响应",
    "请求头",
    "请求体",
    "响应头",
    "响应体",
    "说明",
    "注意",
];

/// Labels of the name that a page gives its operation.
const NAMES: &[&str] = &["api name", "api", "name of the api", "接口名", "接口名称", "api名称"];

/// Headings of sections on how calls are made in general, or tried out.
const CALLING: &[&str] = &[
    "calling method",
    "api calling",
    "calling apis",
    "debugging",
    "how to call",
    "调用方法",
    "调试",
    "如何调用api",
];

/// Whether a paragraph is nothing but the label of a part of the page.
pub fn is_page_label(line: &str) -> bool {
    LABELS.contains(&normal(line).as_str())
}

/// Whether a paragraph announces the name of the operation.
pub fn is_name_label(line: &str) -> bool {
    NAMES.contains(&normal(line).as_str())
}

/// Whether a section only says where calling is explained.
pub fn is_on_calling(heading: &str) -> bool {
    CALLING.contains(&normal(heading).as_str())
}

/// Whether a heading of a section can say what the operation does. As a line of a table it is the header of a column, or
/// a label, so that only markup, or its place on the page, makes it a heading.
pub fn is_function_heading(heading: &str) -> bool {
    const HEADINGS: &[&str] = &["description", "introduction", "接口功能", "接口说明", "描述"];
    HEADINGS.contains(&normal(heading).as_str())
}

/// Whether a paragraph does nothing but point at another page: `For details, see Failed Calls.`
pub fn points_at_page(text: &str) -> bool {
    const STARTS: &[&str] = &["for details", "for more details", "for more information", "see "];
    const CHINESE: &[&str] =
        &["请参见", "请参考", "参见", "详情请参", "详细介绍请参", "详细信息请参", "具体请参"];
    let text = normal(text);
    let inner = text.trim_end_matches(['.', '。']);
    let is_one = !inner.contains(". ") && !inner.contains('。');
    let english = STARTS.iter().any(|start| text.starts_with(start)) && inner.contains("see ");
    let chinese = CHINESE.iter().any(|start| text.starts_with(start)) && text.chars().count() <= 40;
    is_one && (chinese || english && text.split(' ').count() <= 14)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_whole_lines() {
        assert!(is_page_label("Normal response") && is_page_label("NOTE:") && is_page_label("URI格式"));
        assert!(!is_page_label("Normal responses are short.") && !is_page_label("A note"));
        assert!(is_name_label("API name") && !is_name_label("API names are unique."));
        assert!(is_function_heading("Description") && !is_function_heading("Description of jobs"));
    }

    #[test]
    fn pointers_say_where_and_nothing_else() {
        for text in ["For details, see Failed Calls.", "See Status Codes.", "请参见如何调用API。"] {
            assert!(points_at_page(text), "{text}");
        }
        for text in
            ["For details about how jobs end, wait an hour.", "See the log. It is short.", "Seen jobs stay."]
        {
            assert!(!points_at_page(text), "{text}");
        }
    }
}

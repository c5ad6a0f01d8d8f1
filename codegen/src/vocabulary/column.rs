//! Headers of columns.

use super::normal;
use crate::raw::ColumnRole;

const NAMES: &[&str] = &[
    "parameter",
    "parameters",
    "name",
    "parameter name",
    "field",
    "attribute",
    "response item",
    "参数",
    "参数名",
    "参数名称",
    "名称",
];
const MANDATORIES: &[&str] = &["mandatory", "required", "是否必选", "是否必须", "是否必填", "必选", "必填"];
const TYPES: &[&str] = &["type", "data type", "parameter type", "value type", "参数类型", "类型", "数据类型"];
const DESCRIPTIONS: &[&str] = &[
    "description",
    "remarks",
    "parameter description",
    "meaning",
    "描述",
    "说明",
    "参数描述",
    "参数说明",
    "备注",
    "含义",
];
const STATUSES: &[&str] = &[
    "status code",
    "status codes",
    "http status code",
    "normal status code",
    "error status code",
    "status code & message",
    "returned value",
    "returned values",
    "return value",
    "return values",
    "return code",
    "normal response code",
    "状态码",
    "返回值",
];
/// Headers of first columns of tables that are about other things than parameters.
const KEYS: &[&str] = &[
    "error code",
    "error codes",
    "permission",
    "api",
    "action",
    "date",
    "permissions",
    "apis",
    "module",
    "release date",
    "released on",
    "change date",
    "错误码",
    "权限",
    "授权项",
    "发布日期",
];
/// Headers of columns that are kept as they are, known so that a header row is recognised in running text.
const OTHERS: &[&str] = &[
    "default value",
    "constraint",
    "constraints",
    "range",
    "value range",
    "example value",
    "location",
    "in",
    "error message",
    "message",
    "message title",
    "possible cause",
    "cause",
    "solution",
    "handling measure",
    "measure",
    "troubleshooting",
    "error description",
    "actions",
    "example",
    "revision",
    "what's new",
    "status",
    "code",
    "api function",
    "api uri",
    "dependencies",
    "dependency",
    "authorization scope",
    "iam project",
    "iam projects",
    "iam",
    "enterprise project",
    "enterprise projects",
    "enterprise",
    "resource type",
    "access level",
    "condition key",
    "condition keys",
    "alias",
    "aliases",
    "version",
    "默认值",
    "默认取值",
    "缺省值",
    "约束",
    "约束限制",
    "取值范围",
    "错误信息",
    "处理措施",
    "依赖的授权项",
    "访问级别",
    "资源类型",
    "条件键",
    "别名",
    "示例",
];

/// A column of a table of error codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorColumn {
    /// The code.
    Code,
    /// The HTTP status.
    Status,
    /// What the service says.
    Message,
    /// What it means.
    Description,
    /// What to do.
    Solution,
}

/// What a column with this header holds in a table of error codes.
pub fn error_column(header: &str) -> Option<ErrorColumn> {
    let word = normal(header);
    match word.as_str() {
        _ if is_error_column(header) => Some(ErrorColumn::Code),
        _ if is_status_column(header) => Some(ErrorColumn::Status),
        "message" | "error message" | "error information" | "message title" | "错误信息" | "错误消息" => {
            Some(ErrorColumn::Message)
        }
        "error description" | "possible cause" | "cause" | "错误描述" => Some(ErrorColumn::Description),
        "solution"
        | "handling measure"
        | "measure"
        | "troubleshooting"
        | "handling suggestion"
        | "处理措施"
        | "解决方法" => Some(ErrorColumn::Solution),
        word => (role(word) == Some(ColumnRole::Description)).then_some(ErrorColumn::Description),
    }
}

/// What a column with this header holds.
pub fn column(header: &str) -> ColumnRole {
    role(&normal(header)).unwrap_or_else(|| ColumnRole::Other(header.trim().to_owned()))
}

/// What a column with this header holds, where the words are sure to be a header: they start with a capital, as
/// headers do and names of parameters (`type`, `description`) do not.
pub fn column_word(text: &str) -> Option<ColumnRole> {
    let word = normal(text);
    let is_lowercase = text.trim().starts_with(|c: char| c.is_lowercase());
    let is_other = || [STATUSES, KEYS, OTHERS].iter().any(|words| words.contains(&bare(&word)));
    match role(&word) {
        _ if is_lowercase => None,
        Some(role) => Some(role),
        None if is_other() => Some(ColumnRole::Other(text.trim().to_owned())),
        None => None,
    }
}

/// Whether a column with this header holds status codes.
pub fn is_status_column(header: &str) -> bool {
    STATUSES.contains(&normal(header).as_str())
}

/// Whether a column with this header tells what the rows of its table are about, as the column of names does.
pub fn is_key_column(header: &str) -> bool {
    let word = normal(header);
    STATUSES.contains(&word.as_str()) || KEYS.contains(&word.as_str())
}

/// A header without what stands in parentheses behind it: `IAM Project (Project)`, `资源类型(*为必须)`.
fn bare(word: &str) -> &str {
    word.split_once(['(', '（']).map_or(word, |(word, _)| word.trim_end())
}

/// Whether a column with this header holds what the rows below have in common.
pub fn is_group_column(header: &str) -> bool {
    matches!(normal(header).as_str(), "module" | "type of error" | "category" | "模块")
}

/// Whether a column with this header holds what policies permit: `elb:pools:create`.
pub fn is_action_column(header: &str) -> bool {
    matches!(normal(header).as_str(), "action" | "授权项")
}

/// Whether a column with this header holds error codes.
pub fn is_error_column(header: &str) -> bool {
    matches!(normal(header).as_str(), "error code" | "error codes" | "错误码")
}

fn role(word: &str) -> Option<ColumnRole> {
    [
        (NAMES, ColumnRole::Name),
        (MANDATORIES, ColumnRole::Mandatory),
        (TYPES, ColumnRole::Type),
        (DESCRIPTIONS, ColumnRole::Description),
    ]
    .into_iter()
    .find(|(words, _)| words.contains(&word))
    .map(|(_, role)| role)
}

#[cfg(test)]
mod tests {
    use super::ErrorColumn::{Code, Description, Message, Solution, Status};
    use super::*;

    #[test]
    fn a_header_tells_what_its_column_holds() {
        assert_eq!(column("Mandatory"), ColumnRole::Mandatory);
        assert_eq!(column("Required"), ColumnRole::Mandatory);
        assert_eq!(column("参数类型"), ColumnRole::Type);
        assert_eq!(column("是否必填"), ColumnRole::Mandatory);
        assert_eq!(column("Default Value"), ColumnRole::Other("Default Value".to_owned()));
        assert!(is_status_column("Status Code"));
        assert!(is_error_column("Error Code") && !is_error_column("error_code"));
    }

    #[test]
    fn error_codes_have_columns_of_their_own() {
        let header =
            ["HTTP Status Code", "Error Codes", "Error Message", "Error Description", "Handling Measure"];
        let columns = header.map(|header| error_column(header).unwrap());
        assert_eq!(columns, [Status, Code, Message, Description, Solution]);
        assert_eq!((error_column("Parameter"), error_column("Type")), (None, None));
    }

    #[test]
    fn a_parameter_called_type_is_no_header() {
        assert_eq!(column_word("Type"), Some(ColumnRole::Type));
        assert_eq!(column_word("type"), None);
        assert_eq!(column_word("Job name."), None);
    }
}

//! stub
use crate::raw::ColumnRole;
/// s
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionWord {
    /// s
    Function,
    /// s
    Uri,
    /// s
    Request,
    /// s
    Response,
    /// s
    ExampleRequest,
    /// s
    ExampleResponse,
    /// s
    StatusCodes,
    /// s
    ErrorCodes,
}
/// c
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaptionWord {
    /// s
    PathParameters,
    /// s
    QueryParameters,
    /// s
    RequestHeaders,
    /// s
    ResponseHeaders,
    /// s
    Headers,
    /// s
    RequestBody,
    /// s
    ResponseBody,
    /// s
    FormFields,
    /// s
    StatusCodes,
    /// s
    ErrorCodes,
    /// s
    Parameters,
    /// s
    TypeName,
}
/// s
pub fn section(h: &str) -> Option<SectionWord> {
    Some(match h {
        "Function" => SectionWord::Function,
        "URI" => SectionWord::Uri,
        "Request Parameters" => SectionWord::Request,
        "Response Parameters" => SectionWord::Response,
        "Example Requests" => SectionWord::ExampleRequest,
        "Example Responses" => SectionWord::ExampleResponse,
        "Status Codes" => SectionWord::StatusCodes,
        "Error Codes" => SectionWord::ErrorCodes,
        _ => return None,
    })
}
/// s
pub fn caption(c: &str) -> Option<CaptionWord> {
    let l = c.to_lowercase();
    Some(if l.contains("path param") {
        CaptionWord::PathParameters
    } else if l.contains("query") {
        CaptionWord::QueryParameters
    } else if l.contains("request header") {
        CaptionWord::RequestHeaders
    } else if l.contains("response header") {
        CaptionWord::ResponseHeaders
    } else if l.contains("request body") {
        CaptionWord::RequestBody
    } else if l.contains("response body") {
        CaptionWord::ResponseBody
    } else {
        CaptionWord::TypeName
    })
}
/// s
pub fn column(c: &str) -> ColumnRole {
    match c {
        "Parameter" => ColumnRole::Name,
        "Mandatory" => ColumnRole::Mandatory,
        "Type" => ColumnRole::Type,
        "Description" => ColumnRole::Description,
        o => ColumnRole::Other(o.to_owned()),
    }
}
/// s
pub fn is_status_column(c: &str) -> bool {
    c == "Status Code"
}
/// s
pub fn is_none(c: &str) -> bool {
    c == "None"
}
/// s
pub fn is_stamp(c: &str) -> bool {
    c.starts_with("Updated on")
}
/// s
pub fn status_line(c: &str) -> Option<String> {
    c.strip_prefix("Status code: ").map(str::to_owned)
}
/// s
pub fn mandatory(c: &str) -> Option<bool> {
    match c {
        "Yes" => Some(true),
        "No" => Some(false),
        _ => None,
    }
}

//! The form of a body: what its table is called, files among its rows, and what the page says of `Content-Type`.

use crate::model::{MediaType, Operation, Schema, Shape};
use crate::raw::{RawOperation, RawRow, RawTable, TableRole};
use crate::type_cell::TypeExpression;

/// The form of a request's body that this table describes.
pub(super) fn of_request(raw: &RawOperation, table: &RawTable) -> MediaType {
    let has_file = table.rows.iter().any(is_file);
    let stated = stated(raw);
    match &table.role {
        TableRole::FormFields if stated == Some(MediaType::Form) && !has_file => MediaType::Form,
        TableRole::FormFields => MediaType::Multipart,
        _ if has_file && stated == Some(MediaType::Multipart) => MediaType::Multipart,
        // A file alone is sent as it is: the name of its row goes nowhere.
        _ if has_file && table.rows.len() == 1 => MediaType::Binary,
        _ if has_file => MediaType::Multipart,
        _ => stated.filter(|stated| *stated != MediaType::Binary).unwrap_or(MediaType::Json),
    }
}

fn is_file(row: &RawRow) -> bool {
    row.type_cell.as_ref().is_some_and(|cell| cell.expression == TypeExpression::File)
}

/// The only form that the row of `Content-Type` allows. None where it allows several, or lists what all operations of a
/// service have in common.
fn stated(raw: &RawOperation) -> Option<MediaType> {
    let (_, row) = raw.request_header("content-type")?;
    only_one(&row.description_text().to_ascii_lowercase())
}

/// Marks the types whose files are parts of their own.
pub(super) fn mark_forms(operations: &[Operation], schemas: &mut [Schema]) {
    let bodies = operations.iter().filter_map(|operation| operation.request_body.as_ref());
    for body in bodies.filter(|body| body.media_type == MediaType::Multipart) {
        let Shape::Schema(id) = body.shape else { continue };
        if let Some(schema) = schemas.get_mut(id.index()) {
            schema.form = true;
        }
    }
}

fn only_one(text: &str) -> Option<MediaType> {
    let mut named = MediaType::ALL.iter().copied().filter(|media_type| text.contains(media_type.as_str()));
    let only = named.next()?;
    // Others that are no forms of ours, `application/x-pem-file`, are a choice all the same.
    let is_choice = named.next().is_some() || text.matches("application/").count() > 1;
    (!is_choice).then_some(only)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_content_type_is_read_where_there_is_no_choice() {
        let form = "the client must transfer the samlresponse parameter to the server by using the form data submitted by \
                    the browser. therefore, the value of this parameter must be: application/x-www-form-urlencoded";
        assert_eq!(only_one(form), Some(MediaType::Form));
        assert_eq!(only_one("set this to application/json;charset=utf8"), Some(MediaType::Json));
        let choice = "application/json application/json;charset=utf-8 application/x-pem-file multipart/form-data (it can \
                      be used when the formdata parameter exists.)";
        assert_eq!(only_one(choice), None);
        assert_eq!(only_one("mime type of the request body"), None);
    }
}

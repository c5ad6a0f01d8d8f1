//! Headers of columns.

use std::sync::LazyLock;

use serde::Deserialize;

use super::lexicon::{Languages, Lexicon};
use super::normal;
use crate::raw::ColumnRole;

/// What a header says, as far as anybody asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum ColumnWord {
    Name,
    Mandatory,
    Type,
    Description,
    Status,
    ErrorCode,
    ErrorMessage,
    ErrorDescription,
    Solution,
    /// What rows are about that are about other things than parameters.
    Key,
    /// Kept as it is, and known so that a header row is recognised in running text.
    Other,
}

static COLUMNS: LazyLock<Lexicon<ColumnWord>> = LazyLock::new(|| {
    Lexicon::of(|language| {
        let columns = language.columns.iter().map(|(column, words)| (*column, words));
        columns.chain([(ColumnWord::Other, &language.authorization.beside)]).collect()
    })
});
static GROUPS: LazyLock<Lexicon<()>> = LazyLock::new(|| Lexicon::of(|of| vec![((), &of.groups.columns)]));

/// The languages that have such a header.
pub(super) fn languages(header: &str) -> Languages {
    COLUMNS.languages(header)
}

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
    match COLUMNS.get(header)? {
        ColumnWord::ErrorCode => Some(ErrorColumn::Code),
        ColumnWord::Status => Some(ErrorColumn::Status),
        ColumnWord::ErrorMessage => Some(ErrorColumn::Message),
        ColumnWord::ErrorDescription | ColumnWord::Description => Some(ErrorColumn::Description),
        ColumnWord::Solution => Some(ErrorColumn::Solution),
        _ => None,
    }
}

/// What a column with this header holds.
pub fn column(header: &str) -> ColumnRole {
    let role = COLUMNS.get(header).and_then(role);
    role.unwrap_or_else(|| ColumnRole::Other(header.trim().to_owned()))
}

/// What a column with this header holds, where the words are sure to be a header: they start with a capital, as
/// headers do and names of parameters (`type`, `description`) do not.
pub fn column_word(text: &str) -> Option<ColumnRole> {
    if text.trim().starts_with(char::is_lowercase) {
        return None;
    }
    let word = normal(text);
    if let Some(role) = COLUMNS.get_normal(&word).and_then(role) {
        return Some(role);
    }
    // `IAM Project (Project)`
    let bare = word.split_once('(').map_or(word.as_str(), |(word, _)| word.trim_end());
    let is_other = COLUMNS.get_normal(bare).is_some_and(|word| role(word).is_none());
    is_other.then(|| ColumnRole::Other(text.trim().to_owned()))
}

/// Whether a column with this header holds status codes.
pub fn is_status_column(header: &str) -> bool {
    COLUMNS.get(header) == Some(ColumnWord::Status)
}

/// Whether a column with this header tells what the rows of its table are about, as the column of names does.
pub fn is_key_column(header: &str) -> bool {
    matches!(COLUMNS.get(header), Some(ColumnWord::Status | ColumnWord::ErrorCode | ColumnWord::Key))
}

/// Whether a column with this header holds what the rows below have in common.
pub fn is_group_column(header: &str) -> bool {
    GROUPS.get(header).is_some()
}

/// Whether a column with this header holds error codes.
pub fn is_error_column(header: &str) -> bool {
    COLUMNS.get(header) == Some(ColumnWord::ErrorCode)
}

fn role(word: ColumnWord) -> Option<ColumnRole> {
    match word {
        ColumnWord::Name => Some(ColumnRole::Name),
        ColumnWord::Mandatory => Some(ColumnRole::Mandatory),
        ColumnWord::Type => Some(ColumnRole::Type),
        ColumnWord::Description => Some(ColumnRole::Description),
        _ => None,
    }
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
        assert_eq!(
            [column("Obligatorio"), column("Obrigatório")],
            [ColumnRole::Mandatory, ColumnRole::Mandatory]
        );
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
        assert!(
            column_word("资源类型（*为必须）").is_some() && column_word("IAM Project (Project)").is_some()
        );
    }
}

//! Headers of columns.

use std::sync::LazyLock;

use serde::Serialize;

use super::authorization::{is_action_column, is_beside_actions};
use super::lexicon::{Languages, Lexicon};
use super::meaning::ColumnWord;
use super::normal;

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

/// What a column holds, by its header and never by its position.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnRole {
    /// The name of the parameter or member.
    Name,
    /// Whether it must be given.
    Mandatory,
    /// Its type.
    Type,
    /// What it means.
    Description,
    /// A column of its own kind, by its header.
    Other(String),
}

/// The header of a column: its words, and what they say. All that anybody asks of a header is asked of this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnHeader {
    words: String,
    /// None for words that nobody knows.
    says: Option<ColumnWord>,
}

impl ColumnHeader {
    /// A header, where markup or the place tells that it is one.
    pub fn of(text: &str) -> Self {
        Self { words: text.trim().to_owned(), says: COLUMNS.get(text) }
    }

    /// A header, where nothing but the words tells that it is one: known words that start with a capital, as headers do and
    /// names of parameters (`type`, `description`) do not.
    pub fn in_text(text: &str) -> Option<Self> {
        if text.trim().starts_with(char::is_lowercase) {
            return None;
        }
        let word = normal(text);
        let says = COLUMNS.get_normal(&word).or_else(|| {
            // `IAM Project (Project)`
            let (bare, _) = word.split_once('(')?;
            let is_other = COLUMNS.get_normal(bare.trim_end()).is_some_and(|word| role(word).is_none());
            is_other.then_some(ColumnWord::Other)
        })?;
        Some(Self { words: text.trim().to_owned(), says: Some(says) })
    }

    /// Words that nobody knows, between headers that are known.
    pub fn unknown(text: &str) -> Self {
        Self { words: text.trim().to_owned(), says: None }
    }

    /// The words.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// What the column holds.
    pub fn role(&self) -> ColumnRole {
        self.says.and_then(role).unwrap_or_else(|| ColumnRole::Other(self.words.clone()))
    }

    /// Whether somebody knows what the words say.
    pub fn is_known(&self) -> bool {
        self.says.is_some()
    }

    /// What the column holds in a table of error codes.
    pub fn in_errors(&self) -> Option<ErrorColumn> {
        match self.says? {
            ColumnWord::ErrorCode => Some(ErrorColumn::Code),
            ColumnWord::Status => Some(ErrorColumn::Status),
            ColumnWord::ErrorMessage => Some(ErrorColumn::Message),
            ColumnWord::ErrorDescription | ColumnWord::Description => Some(ErrorColumn::Description),
            ColumnWord::Solution => Some(ErrorColumn::Solution),
            _ => None,
        }
    }

    /// Whether the column holds what the headers of most tables name: names, Mandatory, types, descriptions.
    pub fn is_of_parameters(&self) -> bool {
        self.says.and_then(role).is_some()
    }

    /// Whether the column holds status codes.
    pub fn is_status(&self) -> bool {
        self.says == Some(ColumnWord::Status)
    }

    /// Whether the column tells where each parameter goes: `Location`, `IN`.
    pub fn is_location(&self) -> bool {
        self.says == Some(ColumnWord::Location)
    }

    /// Whether the column holds error codes.
    pub fn is_error_code(&self) -> bool {
        self.says == Some(ColumnWord::ErrorCode)
    }

    /// Whether the column tells what the rows of its table are about.
    pub fn is_key(&self) -> bool {
        let keys = [ColumnWord::Name, ColumnWord::Status, ColumnWord::ErrorCode, ColumnWord::Key];
        self.says.is_some_and(|word| keys.contains(&word))
    }

    /// Whether the column holds what the rows below have in common.
    pub fn is_group(&self) -> bool {
        GROUPS.get(&self.words).is_some()
    }

    /// Whether the column holds actions of policies.
    pub fn is_action(&self) -> bool {
        is_action_column(&self.words)
    }

    /// Whether two headers say the same: `Status Codes` above `Status Code` is a heading.
    pub fn is_same(&self, other: &Self) -> bool {
        let singular = |header: &Self| header.words.to_lowercase().trim_end_matches('s').to_owned();
        match (self.says.and_then(role), other.says.and_then(role)) {
            (None, None) => self.is_status() && other.is_status() || singular(self) == singular(other),
            (one, other) => one == other,
        }
    }
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

/// Whether columns with these headers are those of a table of authorization.
pub fn is_authorization(headers: &[ColumnHeader]) -> bool {
    let is_beside = |header: &&ColumnHeader| is_beside_actions(header.words());
    headers.iter().any(ColumnHeader::is_action) && headers.iter().filter(is_beside).count() > 1
}

#[cfg(test)]
mod tests {
    use super::ErrorColumn::{Code, Description, Message, Solution, Status};
    use super::*;

    #[test]
    fn a_table_of_authorization_has_its_own_columns() {
        let header = |text: &&str| ColumnHeader::of(text);
        let is = |headers: &[&str]| is_authorization(&headers.iter().map(header).collect::<Vec<_>>());
        assert!(is(&["Action", "Access Level", "Resource Type (*: required)", "Condition Key"]));
        assert!(is(&["授权项", "访问级别", "资源类型（*为必须）", "条件键", "别名", "依赖的授权项"]));
        assert!(!is(&["Action", "Type", "Description"]) && !is(&["Parameter", "Resource Type", "Alias"]));
    }

    #[test]
    fn a_header_tells_what_its_column_holds() {
        let role = |header: &str| ColumnHeader::of(header).role();
        assert_eq!(role("Mandatory"), ColumnRole::Mandatory);
        assert_eq!(role("Required"), ColumnRole::Mandatory);
        assert_eq!(role("参数类型"), ColumnRole::Type);
        assert_eq!(role("是否必填"), ColumnRole::Mandatory);
        assert_eq!(
            [role("Obligatorio"), role("Obrigatório")],
            [ColumnRole::Mandatory, ColumnRole::Mandatory]
        );
        assert_eq!(role("Default Value"), ColumnRole::Other("Default Value".to_owned()));
        assert!(ColumnHeader::of("Status Code").is_status());
        let is_error_code = |header: &str| ColumnHeader::of(header).is_error_code();
        assert!(is_error_code("Error Code") && !is_error_code("error_code"));
    }

    #[test]
    fn error_codes_have_columns_of_their_own() {
        let header =
            ["HTTP Status Code", "Error Codes", "Error Message", "Error Description", "Handling Measure"];
        let columns = header.map(|header| ColumnHeader::of(header).in_errors().unwrap());
        assert_eq!(columns, [Status, Code, Message, Description, Solution]);
        let others = ["Parameter", "Type"].map(|header| ColumnHeader::of(header).in_errors());
        assert_eq!(others, [None, None]);
    }

    #[test]
    fn a_parameter_called_type_is_no_header() {
        let role = |text: &str| ColumnHeader::in_text(text).map(|header| header.role());
        assert_eq!(role("Type"), Some(ColumnRole::Type));
        assert_eq!(role("type"), None);
        assert_eq!(role("Job name."), None);
        assert!(role("资源类型（*为必须）").is_some() && role("IAM Project (Project)").is_some());
    }

    #[test]
    fn headers_say_the_same_in_several_ways() {
        let is_same = |one: &str, other: &str| ColumnHeader::of(one).is_same(&ColumnHeader::of(other));
        assert!(is_same("Status Codes", "HTTP Status Code") && is_same("Parameter", "Name"));
        assert!(is_same("Alias", "aliass") && !is_same("Alias", "Parameter") && !is_same("Alias", "Module"));
    }
}

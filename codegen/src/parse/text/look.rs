//! What a paragraph looks like, as far as it tells in which column of a table it stands.

use crate::request_line::RequestLine;
use crate::type_cell::is_type;
use crate::vocabulary::{self, is_han};

/// What a paragraph looks like. The order is the order in which [`Look::of`] tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Look {
    /// Preformatted text.
    Code,
    /// `Yes`, `否`
    Flag,
    /// `String`, `Array of KafkaTopicMapping objects`
    Type,
    /// `string`, `file`: a type, or a name that is such a word
    SmallType,
    /// `200`
    Status,
    /// `2025-05-06`
    Date,
    /// `GET /v1/{project_id}/jobs`
    Call,
    /// `-`, `N/A`
    Nothing,
    /// `project_id`, `X-Auth-Token`, `nodes[].id`, `{key}`: an identifier that is no word of a language
    Identifier,
    /// `name`: a single word in small letters
    Word,
    /// `CLOUD`, `Description`: a single word or number of another form
    Token,
    /// `Definition`, `NOTE:`, `Enumeration values:`: what introduces the next paragraph
    Label,
    /// `none: The compression algorithm is not used.`
    Meaning,
    /// `Table 4`: where more stands, alone
    Reference,
    /// `Error code`: up to four words and no full stop
    Phrase,
    /// Anything longer
    Sentence,
}

impl Look {
    /// What a paragraph looks like.
    pub fn of(text: &str, is_code: bool) -> Self {
        let text = text.trim();
        match () {
            () if is_code => Self::Code,
            () if vocabulary::mandatory(text).is_some() && !text.contains(':') => Self::Flag,
            () if is_reference(text) => Self::Reference,
            () if is_type(text) && text.chars().all(char::is_lowercase) => Self::SmallType,
            () if is_type(text) => Self::Type,
            () if vocabulary::is_status(text) => Self::Status,
            () if is_date(text) => Self::Date,
            () if RequestLine::read(text).is_some_and(|line| line.is_call_of_path()) => Self::Call,
            () if is_nothing(text) => Self::Nothing,
            () if vocabulary::is_label(text) => Self::Label,
            () if text.contains(is_han) && !text.starts_with('[') => Self::of_han(text),
            () if !text.contains(char::is_whitespace) => Self::of_word(text),
            () if is_meaning(text) => Self::Meaning,
            () if is_phrase(text) => Self::Phrase,
            () => Self::Sentence,
        }
    }

    /// Prose of a language without spaces between words. It never names a parameter.
    fn of_han(text: &str) -> Self {
        match () {
            () if is_meaning(text) => Self::Meaning,
            () if text.chars().count() > HAN_PHRASE || text.contains(['，', '。', '；', ',']) => {
                Self::Sentence
            }
            () => Self::Phrase,
        }
    }

    fn of_word(word: &str) -> Self {
        let is_braced = word.starts_with('{') && word.ends_with('}');
        let is_plain = word.chars().all(|c| c.is_alphanumeric() || "_-.:[]$@*<>#/~".contains(c));
        if !is_braced && (!is_plain || word.ends_with(['.', ':', '。'])) {
            // Chinese prose has no spaces; a word with a full stop is a sentence of one.
            return if word.ends_with([':', '：']) { Self::Label } else { Self::Sentence };
        }
        let is_small = word.chars().all(|c| c.is_lowercase() || c.is_ascii_digit());
        let has_hump =
            word.chars().zip(word.chars().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase());
        let has_letter = word.contains(char::is_alphabetic);
        match () {
            () if is_qualified(word) => Self::Identifier,
            // `application/json`
            () if word.contains('/') => Self::Token,
            () if is_braced || has_letter && (word.contains(['_', '-', '.', '[', ':', '~']) || has_hump) => {
                Self::Identifier
            }
            () if is_small && has_letter => Self::Word,
            () => Self::Token,
        }
    }
}

/// Characters of a phrase of Chinese.
const HAN_PHRASE: usize = 14;

/// `Table 4`, `表4`
fn is_reference(text: &str) -> bool {
    vocabulary::numbered(text).is_some_and(|(_, words)| words.is_empty())
}

/// `kubernetes.io/cpuManagerPolicy`: a domain, with dots, before the slash. Media types have none there.
fn is_qualified(word: &str) -> bool {
    let Some((domain, name)) = word.split_once('/') else { return false };
    let mut labels = domain.split('.');
    let is_label =
        |label: &str| label.starts_with(char::is_alphabetic) && label.chars().all(char::is_alphanumeric);
    domain.contains('.')
        && labels.all(is_label)
        && name.starts_with(char::is_alphabetic)
        && !name.contains('/')
}

/// In small letters it may be a name or a value, with a full stop it is a sentence.
fn is_nothing(text: &str) -> bool {
    text == "/"
        || vocabulary::is_none(text) && !text.starts_with(char::is_lowercase) && !text.ends_with(['.', '。'])
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    matches!(parts.as_slice(), [year, month, day] if year.len() == 4 && month.len() == 2 && day.len() == 2)
        && parts.iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()))
}

/// `Error code`, and not `The backup failed. See`, which is a part of a sentence.
fn is_phrase(text: &str) -> bool {
    text.split_whitespace().count() <= 4 && !text.ends_with(['.', '。', ';']) && !text.contains(". ")
}

/// `true: Enable`
fn is_meaning(text: &str) -> bool {
    text.split_once([':', '：']).is_some_and(|(value, _)| value.split_whitespace().count() <= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_are_told_apart() {
        for (text, look) in [
            ("Yes", Look::Flag),
            ("Array of KafkaTopicMapping objects", Look::Type),
            ("string", Look::SmallType),
            ("200", Look::Status),
            ("nodes[].id", Look::Identifier),
            ("name~", Look::Identifier),
            ("kubernetes.io/cpuManagerPolicy", Look::Identifier),
            ("alpha.cce/NodeImageID", Look::Identifier),
            ("application/json", Look::Token),
            ("cluster/local", Look::Token),
            ("name", Look::Word),
            ("CLOUD", Look::Token),
            ("Enumeration values:", Look::Label),
            ("none: The compression algorithm is not used.", Look::Meaning),
            ("Error code", Look::Phrase),
            ("The backup failed. See", Look::Sentence),
            ("Table 4", Look::Reference),
            ("表4", Look::Reference),
            ("推流域名", Look::Phrase),
            ("操作的附加参数，可以不填", Look::Sentence),
            ("最大长度:9", Look::Meaning),
            ("取值范围:", Look::Label),
            ("[数组元素]", Look::Identifier),
        ] {
            assert_eq!(Look::of(text, false), look, "{text}");
        }
    }
}

//! The words by which API references label things, in English and Chinese.
//!
//! In: a heading, a caption, a column header, a Mandatory cell. Out: what it stands for, or nothing. The text reader and
//! extraction share these lists, so that a word is taught once. Left out on purpose: prose, which
//! [`crate::lower::prose`] reads, and the language of type cells beyond [`is_type`].

mod answer;
mod authorization;
mod caption;
mod column;
mod head;
mod header;
mod heading;
mod line;
mod type_word;
mod uri;

pub use answer::{Answer, answer, successes_in};
pub use authorization::{is_action, is_action_column, is_authorization};
pub use caption::{CaptionWord, caption, is_caption, names_field};
pub use column::{
    ErrorColumn, column, column_word, error_column, is_error_column, is_group_column, is_key_column,
    is_status_column,
};
pub use head::{behind_api_name, is_notice, is_stamp};
pub use header::says_header;
pub use heading::{SectionWord, Turn, is_examples, is_titled, section, turn};
pub use line::{UriPart, is_header, is_label, is_none, mandatory, points_at_table, status_line, uri_part};
pub use type_word::{is_type, may_have_members};
pub use uri::opens_example;

/// Words as they are compared: without surrounding space and colons, white space folded, small letters.
fn normal(text: &str) -> String {
    let text = text.trim().trim_end_matches([':', '：']).trim();
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

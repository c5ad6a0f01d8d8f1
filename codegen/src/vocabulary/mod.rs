//! The words by which API references label things, in English and Chinese.
//!
//! In: a heading, a caption, a column header, a Mandatory cell. Out: what it stands for, or nothing. The text reader and
//! extraction share these lists, so that a word is taught once. Left out on purpose: prose, which
//! [`crate::lower::prose`] reads, and how the words of type cells go together, which [`crate::type_cell`] knows.

mod caption;
mod column;
mod free_key;
mod heading;
mod line;
mod type_word;

pub use caption::{CaptionWord, caption, is_caption, names_field};
pub use column::{
    ErrorColumn, column, column_word, error_column, is_error_column, is_group_column, is_key_column,
    is_status_column,
};
pub use free_key::names_free_key;
pub use heading::{SectionWord, Turn, is_examples, is_titled, section, turn};
pub use line::{
    UriPart, is_header, is_label, is_none, is_stamp, mandatory, points_at_table, status_line, uri_part,
};
pub use type_word::{TypeWord, type_word, unspaced_type_words, without_lead};

/// Words as they are compared: without surrounding space and colons, white space folded, small letters.
fn normal(text: &str) -> String {
    let text = text.trim().trim_end_matches([':', '：']).trim();
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

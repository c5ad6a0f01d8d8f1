//! The words by which API references label things, in English and Chinese.
//!
//! In: a heading, a caption, a column header, a Mandatory cell. Out: what it stands for, or nothing. The text reader and
//! extraction share these lists, so that a word is taught once. Left out on purpose: prose, which
//! [`crate::lower::prose`] reads, and the language of type cells beyond [`is_type`].

mod caption;
mod column;
mod description;
mod heading;
mod line;
mod page_label;
mod type_word;

pub use caption::{CaptionWord, caption, is_caption, names_field};
pub use column::{
    ErrorColumn, column, column_word, error_column, is_error_column, is_group_column, is_key_column,
    is_status_column,
};
pub use description::{is_nothing, part_label, part_words};
pub use heading::{SectionWord, Turn, is_examples, is_titled, section, turn};
pub use line::{
    UriPart, is_condition, is_conditional_cell, is_header, is_label, is_none, is_stamp, mandatory,
    points_at_table, status_line, uri_part,
};
pub use page_label::{is_function_heading, is_name_label, is_on_calling, is_page_label, points_at_page};
pub use type_word::{is_type, may_have_members};

/// Words as they are compared: without surrounding space and colons, white space folded, small letters.
fn normal(text: &str) -> String {
    let text = text.trim().trim_end_matches([':', '：']).trim();
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

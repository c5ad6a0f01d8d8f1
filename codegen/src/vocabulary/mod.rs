//! The words by which API references label things, in all languages that are known.
//!
//! In: a heading, a caption, a column header, a Mandatory cell. Out: what it stands for, or nothing. The words are data, a
//! file a language (`data`); what is written here is the grammar: whether a line must be such a word, begin with it or hold
//! it, and what may stand beside it. All languages are tried on every line: a page may mix them. Left out on purpose:
//! prose, which [`crate::lower::prose`] reads, and how the words of type cells go together, which
//! [`crate::type_cell`] knows.

mod answer;
mod authorization;
mod caption;
mod clause;
mod column;
mod condition;
mod data;
mod fold;
mod format;
mod free_key;
mod furniture;
mod head;
mod header;
mod heading;
mod index;
mod label;
mod language;
mod lexicon;
mod line;
mod location;
mod meaning;
mod measure;
mod page;
mod page_label;
mod phrase;
mod prose;
mod type_word;
mod uri;

pub use answer::{Answer, answer, is_joint, successes_in};
pub use authorization::{is_action, is_action_column, is_on_all_permissions};
pub use caption::{caption, is_caption, names_field, numbered};
pub use clause::{LiteralWord, announces_parts, clause_word, is_literal_word, is_rule};
pub use column::{ColumnHeader, ColumnRole, ErrorColumn, is_authorization};
pub use condition::{is_condition, is_conditional_cell, is_on_case};
pub use format::format_word;
pub use free_key::{names_free_key, says_custom, says_more_fields, says_pair};
pub use furniture::{is_furniture, title_among};
pub use head::{behind_api_name, is_notice, is_stamp};
pub use header::says_header;
pub use heading::{Turn, is_examples, is_titled, section, turn};
pub use label::{PartLabel, is_label, is_label_line, labels, part_label, part_words};
pub use language::{Ballot, is_known_word, known_languages};
pub use line::{
    UriPart, flag, is_elements, is_header, is_none, is_not_applicable, is_status, is_version, mandatory,
    points_at_table, status_line, status_shown, uri_part,
};
pub use location::location;
pub use meaning::{
    CaptionWord, ClauseWord, FormatWord, Label, LocationWord, MeasureWord, PhraseKind, ProseWord,
    SectionWord, TypeWord,
};
pub use measure::{measure_word, numeral};
pub use page::{is_navigation, is_note_title, says_api_deprecated, says_deprecated, title_reads};
pub use page_label::{
    is_function_heading, is_name_label, is_on_calling, is_page_label, names_explorer, points_at_page,
};
pub use phrase::{find_phrase, phrase};
pub use prose::{ProseMeaning, prose_word, unit};
pub use type_word::{
    behind_type_leads, says_list, table_in, type_word, unspaced_type_words, without_lead, without_table_word,
};
pub use uri::{is_on_example, opens_example};

pub use fold::is_han;
use fold::normal;

#[cfg(test)]
mod tests;

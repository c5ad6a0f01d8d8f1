//! What a word can stand for: the names that the files of languages list their words under.
//!
//! They stand below those files, and whoever asks for a word stands above: so a question can take words of every kind.

mod character;
mod clause;
mod format;
mod measure;
mod page;

pub use character::ProseWord;
pub use clause::{ClauseWord, PhraseKind};
pub use format::FormatWord;
pub use measure::MeasureWord;
pub use page::{CaptionWord, ColumnWord, Label, LocationWord, SectionWord, TypeWord};

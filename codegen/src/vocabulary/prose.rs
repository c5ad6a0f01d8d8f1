//! Words of descriptions: what they mean, the names of marks, the units of quantities.
//!
//! In: a text. Out: the longest word or phrase at its start that a language lists, with its meaning. Left out on purpose:
//! how such words make a statement, which the grammar of descriptions knows.

use std::sync::LazyLock;

use super::data::LANGUAGES;
use super::index::Index;
use super::meaning::ProseWord;

/// What a word or phrase means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProseMeaning {
    /// A word of the grammar.
    Word(ProseWord),
    /// The name of a mark.
    Mark(char),
}

/// The longest word or phrase of the grammar at the start of a text, and its length.
pub fn prose_word(text: &str) -> Option<(ProseMeaning, usize)> {
    static PHRASES: LazyLock<Index<ProseMeaning>> = LazyLock::new(|| {
        let words =
            LANGUAGES.iter().flat_map(|language| &language.prose.words).flat_map(|(word, phrases)| {
                phrases.iter().map(|phrase| (phrase.clone(), ProseMeaning::Word(*word)))
            });
        let marks =
            LANGUAGES.iter().flat_map(|language| &language.prose.marks).flat_map(|(mark, phrases)| {
                phrases.iter().map(|phrase| (phrase.clone(), ProseMeaning::Mark(*mark)))
            });
        Index::of(words.chain(marks))
    });
    PHRASES.at_start(text)
}

/// The unit at the start of a text, by the name that documents give it, and the length of its word.
pub fn unit(text: &str) -> Option<(&'static str, usize)> {
    static PHRASES: LazyLock<Index<&'static str>> = LazyLock::new(|| {
        let units = LANGUAGES
            .iter()
            .flat_map(|language| &language.prose.units)
            .flat_map(|(unit, phrases)| phrases.iter().map(|phrase| (phrase.clone(), unit.as_str())));
        Index::of(units)
    });
    PHRASES.at_start(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_is_found() {
        assert_eq!(prose_word("digits, and").map(|it| it.0), Some(ProseMeaning::Word(ProseWord::Digit)));
        assert_eq!(prose_word("Start or end with a").map(|it| it.1), Some("start or end with".len()));
        assert_eq!(prose_word("hyphens (-)").map(|it| it.0), Some(ProseMeaning::Mark('-')));
        assert_eq!(prose_word("开头").map(|it| it.0), Some(ProseMeaning::Word(ProseWord::Begin)));
        assert_eq!(prose_word("digitize"), None);
        assert_eq!(prose_word("unrelated"), None);
    }

    #[test]
    fn units_have_one_name() {
        assert_eq!(unit("Mbit/s."), Some(("Mbit/s", 6)));
        assert_eq!(unit("毫秒"), Some(("millisecond", 6)));
        assert_eq!(unit("GB/s of it"), Some(("GB/s", 4)));
        assert_eq!(unit("gist"), None);
    }
}

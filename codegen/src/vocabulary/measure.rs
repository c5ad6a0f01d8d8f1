//! Words of measures: what is measured, how it compares, what is counted.
//!
//! In: a text. Out: the longest word or phrase at its start that a language lists, with its meaning, or the number that it
//! spells. They are apart from the words on characters, as `numbers` are digits there and values here. Left out on purpose:
//! what such words state together.

use std::sync::LazyLock;

use super::data::LANGUAGES;
use super::index::Index;
use super::meaning::MeasureWord;

/// The longest word of measures at the start of a text, and its length.
pub fn measure_word(text: &str) -> Option<(MeasureWord, usize)> {
    static WORDS: LazyLock<Index<MeasureWord>> = LazyLock::new(|| {
        let words = LANGUAGES.iter().flat_map(|language| &language.prose.measures);
        Index::of(words.flat_map(|(word, phrases)| phrases.iter().map(|phrase| (phrase.clone(), *word))))
    });
    WORDS.at_start(text)
}

/// The number that the word at the start of a text spells, and the length of the word.
pub fn numeral(text: &str) -> Option<(u64, usize)> {
    static NUMERALS: LazyLock<Index<u64>> = LazyLock::new(|| {
        let words = LANGUAGES.iter().flat_map(|language| &language.prose.numerals);
        let known = words.filter_map(|(number, words)| Some((number.parse().ok()?, words)));
        Index::of(known.flat_map(|(number, words)| words.iter().map(move |word| (word.clone(), number))))
    });
    NUMERALS.at_start(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_decides() {
        assert_eq!(measure_word("cannot be less than 1").map(|it| it.0), Some(MeasureWord::AtLeast));
        assert_eq!(measure_word("less than 1").map(|it| it.0), Some(MeasureWord::Less));
        assert_eq!(measure_word("less than or equal to 1").map(|it| it.0), Some(MeasureWord::AtMost));
        assert_eq!(measure_word("不小于0").map(|it| it.0), Some(MeasureWord::AtLeast));
        assert_eq!(measure_word("lesson"), None);
        assert_eq!(numeral("two rules"), Some((2, 3)));
    }
}

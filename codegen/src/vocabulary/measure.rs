//! Words of measures: what is measured, how it compares, what is counted.
//!
//! In: a text. Out: the longest word or phrase at its start that a language lists, with its meaning, or the number that it
//! spells. They are apart from the words on characters, as `numbers` are digits there and values here. Left out on purpose:
//! what such words state together.

use std::sync::LazyLock;

use serde::Deserialize;

use super::data::LANGUAGES;
use super::prose::Index;

/// What a word does in a sentence on ranges, lengths and counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureWord {
    /// The value of the field: `the value`, `it`
    Value,
    /// The field itself, and no part of what it holds: `this parameter`
    Field,
    /// `length`
    Length,
    /// Before or behind what is counted: `number of`, `个数`
    NumberOf,
    /// `list`
    List,
    /// `each`
    Each,
    /// A part of the value, or something of which it is one: `label`, `sum`
    Part,
    /// Before a range: `ranges`, `in the range of`
    Range,
    /// `is`, `can be`
    Is,
    /// What a number is called: `an integer`
    Integer,
    /// `a positive integer`
    Positive,
    /// `a non-negative integer`, `cannot be negative`
    NotNegative,
    /// `contain`, `enter`
    Contain,
    /// `exactly`
    Exactly,
    /// What one call does: `at a time`
    AtOnce,
    /// `at most`
    AtMost,
    /// `at least`
    AtLeast,
    /// `at most` of the value itself: `maximum value`
    MostValue,
    /// `minimum value`
    LeastValue,
    /// `at most` of a length: `maximum length`
    MostLong,
    /// `minimum length`
    LeastLong,
    /// `less than`
    Less,
    /// `greater than`
    More,
    /// Behind a number: `or less`
    OrLess,
    /// Behind a number: `or more`
    OrMore,
    /// Before an interval: `from`
    From,
    /// Before an interval: `between`
    Between,
    /// Within an interval: `to`
    To,
    /// `and`
    And,
    /// `or`
    Or,
    /// Words that change nothing: `the`
    Article,
    /// What counts the length of a text: `characters`
    Characters,
    /// `bytes`
    Bytes,
    /// What a list holds: `elements`
    Elements,
    /// What counts neither characters nor elements: `types of`, `times the`
    Kinds,
    /// `cannot be left blank`
    NeverEmpty,
    /// Before the numbers of characters: `ASCII (0-31)`
    CodesOf,
    /// `cannot be an empty list`
    EmptyList,
    /// `default`
    Default,
    /// Before what a value stands for: `indicates`
    Means,
    /// Before a value beside the range: `can be set to`
    Set,
    /// Before numbers that are no end of the range: `excluding`, `a multiple of`
    Beside,
    /// What nobody has to follow: `recommended`
    Advice,
    /// Holds another word, and is none of them: `时间` is no `时`.
    Plain,
    /// What ends the clause of a case: `时`
    Case,
    /// What a number of characters is the whole of: `ID`
    Identifier,
    /// One half of a tag: `key`
    Key,
}

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

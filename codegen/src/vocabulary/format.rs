//! Words of sentences on notations: what is written in one, and how that is said.
//!
//! In: a text. Out: the longest word or phrase of this kind at its start. Left out on purpose: how such words make a claim,
//! which the grammar of descriptions knows.

use std::sync::LazyLock;

use super::data::LANGUAGES;
use super::index::Index;
use super::meaning::FormatWord;

/// The longest word of notations at the start of a text, and its length.
pub fn format_word(text: &str) -> Option<(FormatWord, usize)> {
    static WORDS: LazyLock<Index<FormatWord>> = LazyLock::new(|| {
        let words = LANGUAGES.iter().flat_map(|language| &language.prose.formats);
        Index::of(words.flat_map(|(word, phrases)| phrases.iter().map(|phrase| (phrase.clone(), *word))))
    });
    WORDS.at_start(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_decides() {
        assert_eq!(format_word("IP addresses of").map(|it| it.0), Some(FormatWord::Ip));
        assert_eq!(format_word("IPv4 address").map(|it| it.0), Some(FormatWord::Ipv4));
        assert_eq!(format_word("时间戳，").map(|it| it.0), Some(FormatWord::Timestamp));
        assert_eq!(format_word("时间间隔").map(|it| it.0), Some(FormatWord::Span));
        assert_eq!(format_word("Identity"), None);
    }
}

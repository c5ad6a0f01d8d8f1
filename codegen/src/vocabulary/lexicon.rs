//! Words of all languages that are compared whole, each with its meaning and the languages that have it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::data::{LANGUAGES, Language, Words};
use super::fold::normal;

/// Languages, one bit each, in the order of their files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Languages(u32);

impl Languages {
    /// The language with this index.
    pub fn only(index: usize) -> Self {
        Self(1_u32.checked_shl(u32::try_from(index).unwrap_or(u32::MAX)).unwrap_or_default())
    }

    /// These and others.
    pub fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether the language with this index is among them.
    pub fn has(self, index: usize) -> bool {
        self.0 & Self::only(index).0 != 0
    }

    /// How many.
    pub fn count(self) -> u32 {
        self.0.count_ones()
    }
}

/// Words with their meanings.
#[derive(Debug)]
pub(super) struct Lexicon<T>(BTreeMap<String, (T, Languages)>);

impl<T: Clone> Lexicon<T> {
    /// The words that a question takes from each language: its lists, with what they mean.
    pub fn of<'l>(lists: impl Fn(&'l Language) -> Vec<(T, &'l Words)>) -> Self {
        let mut words = BTreeMap::new();
        for (index, language) in LANGUAGES.iter().enumerate() {
            for (meaning, list) in lists(language) {
                for word in list {
                    let (_, languages) =
                        words.entry(normal(word)).or_insert((meaning.clone(), Languages::default()));
                    *languages = languages.and(Languages::only(index));
                }
            }
        }
        Self(words)
    }

    /// What a text means that is one of the words.
    pub fn get(&self, text: &str) -> Option<T> {
        self.get_normal(&normal(text))
    }

    /// The same for a text that is as texts are compared already.
    pub fn get_normal(&self, text: &str) -> Option<T> {
        self.0.get(text).map(|(meaning, _)| meaning.clone())
    }

    /// The languages that have the word.
    pub fn languages(&self, text: &str) -> Languages {
        self.0.get(&normal(text)).map_or_else(Languages::default, |(_, languages)| *languages)
    }
}

/// Words as they are compared, each with its meaning: the longest first, as one may begin or end another.
pub(super) fn longest_first<'l, T: Copy + Ord>(
    lists: impl Iterator<Item = (T, &'l Words)>,
) -> Vec<(String, T)> {
    let words = lists.flat_map(|(meaning, words)| words.iter().map(move |word| (normal(word), meaning)));
    let mut words: Vec<_> = words.collect();
    words.sort_by(|one, other| (Reverse(one.0.len()), one).cmp(&(Reverse(other.0.len()), other)));
    words.dedup();
    words
}

/// Beginnings of texts, or parts of them, of all languages.
#[derive(Debug)]
pub(super) struct Phrases(Vec<(String, usize)>);

impl Phrases {
    /// The phrases that a question takes from each language.
    pub fn of<'l>(list: impl Fn(&'l Language) -> &'l Words) -> Self {
        Self(longest_first(LANGUAGES.iter().enumerate().map(|(index, language)| (index, list(language)))))
    }

    /// What stands behind the phrase that a text begins with, and the index of its language. In languages with spaces a
    /// phrase ends where a word does.
    pub fn rest<'t>(&self, text: &'t str) -> Option<(&'t str, usize)> {
        self.0.iter().find_map(|(phrase, language)| {
            let rest = text.strip_prefix(phrase.as_str())?;
            let is_cut = phrase.ends_with(|c: char| c.is_alphanumeric() && !super::fold::is_han(c))
                && rest.starts_with(char::is_alphabetic);
            (!is_cut).then_some((rest, *language))
        })
    }

    /// Each of them, the longest first.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(phrase, _)| phrase.as_str())
    }

    /// Whether a text begins with one of them.
    pub fn begin(&self, text: &str) -> bool {
        self.rest(text).is_some()
    }

    /// Whether a text holds one of them.
    pub fn are_within(&self, text: &str) -> bool {
        self.0.iter().any(|(phrase, _)| text.contains(phrase.as_str()))
    }

    /// What stands before the phrase that a text ends with.
    pub fn before<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.0.iter().find_map(|(phrase, _)| text.strip_suffix(phrase.as_str()))
    }

    /// What stands behind the first of them that a text holds.
    pub fn behind<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.0.iter().find_map(|(phrase, _)| text.split_once(phrase.as_str()).map(|(_, rest)| rest))
    }
}

//! Which language a page is written in: that of the words by which its parts were known.
//!
//! In: the headings, headers, captions and lines of a page. Out: the language that has most of them. A word that all
//! languages have (`URI`) tells nothing, and a few that two of them share (`Tipo`) are not enough: a page in a language that
//! is not known has such words too.

use std::collections::BTreeSet;

use super::data::LANGUAGES;
use super::lexicon::Languages;
use super::{caption, column, heading, line, page};

/// Shared words that make a language known where no word is its own.
const ENOUGH_SHARED: u32 = 3;

/// What was seen of a page, language by language.
#[derive(Debug, Default)]
pub struct Ballot {
    /// Each word counts once: a page has many tables with the same header.
    seen: BTreeSet<String>,
    votes: Vec<Votes>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Votes {
    all: u32,
    /// Those of words that no other language has.
    own: u32,
}

impl Ballot {
    /// Counts a heading.
    pub fn heading(&mut self, text: &str) {
        self.count(text, heading::languages(text), true);
    }

    /// Counts the header of a column.
    pub fn column(&mut self, text: &str) {
        self.count(text, column::languages(text), true);
    }

    /// Counts a caption, by the word for a table.
    pub fn caption(&mut self, text: &str) {
        self.count("caption", caption::languages(text), false);
    }

    /// Counts a line that opens a status or says when the page was changed.
    pub fn line(&mut self, text: &str) {
        self.count("status", line::languages(text), false);
        self.count("updated", page::languages(text), false);
    }

    /// Counts a word. Japanese numbers its tables as Chinese does, so that one word does not always make a language known.
    fn count(&mut self, word: &str, languages: Languages, is_enough: bool) {
        let number = usize::try_from(languages.count()).unwrap_or(usize::MAX);
        if number == 0 || number >= LANGUAGES.len() || !self.seen.insert(word.to_lowercase()) {
            return;
        }
        self.votes.resize(LANGUAGES.len(), Votes::default());
        let votes = self.votes.iter_mut().enumerate();
        for (_, votes) in votes.filter(|(index, _)| languages.has(*index)) {
            votes.all += 1;
            votes.own += u32::from(number == 1 && is_enough);
        }
    }

    /// The language, as in BCP 47: `en`. None where the words do not tell.
    pub fn language(&self) -> Option<&'static str> {
        let most = self.votes.iter().max_by_key(|votes| **votes)?;
        let index = self.votes.iter().position(|votes| votes == most)?;
        let is_known = most.own > 0 || most.all >= ENOUGH_SHARED;
        LANGUAGES.get(index).filter(|_| is_known).map(|language| language.code.as_str())
    }
}

/// Whether a heading or the header of a column is known in any language.
pub fn is_known_word(text: &str) -> bool {
    heading::languages(text).count() + column::languages(text).count() > 0
}

/// The languages whose words are known, as a message lists them: `English, Chinese`.
pub fn known_languages() -> String {
    let names: Vec<&str> = LANGUAGES.iter().map(|language| language.name.as_str()).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(headings: &[&str], columns: &[&str]) -> Option<&'static str> {
        let mut ballot = Ballot::default();
        for text in headings {
            ballot.heading(text);
        }
        for text in columns {
            ballot.column(text);
        }
        ballot.language()
    }

    #[test]
    fn words_tell_the_language() {
        assert_eq!(language(&["Function", "URI"], &[]), Some("en"));
        assert_eq!(language(&["URI", "请求参数"], &["参数", "描述"]), Some("zh"));
        assert_eq!(language(&["Función", "URI"], &["Parámetro", "Tipo"]), Some("es"));
        assert_eq!(language(&["Função"], &["Tipo"]), Some("pt"));
        assert_eq!(language(&["URI"], &["Parameter", "Type", "Description"]), Some("en"));
    }

    #[test]
    fn shared_words_tell_nothing() {
        assert_eq!(language(&["URI"], &[]), None);
        // Words of no language, beside those that several share.
        assert_eq!(language(&["Qapla", "URI", "Vorxi"], &["Parametrax", "Tiqo"]), None);
        assert_eq!(language(&["Qapla", "URI"], &["Parameter", "Vorxi", "Type", "Brexilo"]), None);
    }
}

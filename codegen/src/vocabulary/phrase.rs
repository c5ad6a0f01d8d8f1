//! Phrases of conditions: what each says of a field, wherever it stands in a sentence.
//!
//! In: a text. Out: the longest phrase at its start, of whatever kind, so that a sentence is gone through once for all of
//! them and no words say two things. Left out on purpose: what phrases state together.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::data::LANGUAGES;
use super::fold::is_han;
use super::index::Index;
use super::meaning::PhraseKind;

type Phrase = (String, PhraseKind);

fn phrases() -> impl Iterator<Item = Phrase> {
    let of_languages = LANGUAGES.iter().flat_map(|language| &language.prose.phrases);
    of_languages.flat_map(|(kind, phrases)| phrases.iter().map(|phrase| (phrase.clone(), *kind)))
}

/// The longest phrase of conditions at the start of a text, and its length.
pub fn phrase(text: &str) -> Option<(PhraseKind, usize)> {
    use PhraseKind::{Offset, Sample, UnitCount, UnitIn, UnitLead, UnitTail};
    // Those of units, offsets and examples may stand within the others: `offset` is a field, too.
    static ALL: LazyLock<Index<PhraseKind>> = LazyLock::new(|| {
        let apart = [UnitLead, UnitIn, UnitCount, UnitTail, Offset, Sample];
        Index::of(phrases().filter(|(_, kind)| !apart.contains(kind)))
    });
    ALL.at_start(text)
}

/// Where the first phrase of one kind stands in a text, as words of their own, and where it ends.
pub fn find_phrase(text: &str, kind: PhraseKind) -> Option<(usize, usize)> {
    static KINDS: LazyLock<BTreeMap<PhraseKind, Index<PhraseKind>>> = LazyLock::new(|| {
        let mut kinds: BTreeMap<PhraseKind, Vec<Phrase>> = BTreeMap::new();
        for (phrase, kind) in phrases() {
            kinds.entry(kind).or_default().push((phrase, kind));
        }
        kinds.into_iter().map(|(kind, phrases)| (kind, Index::of(phrases.into_iter()))).collect()
    });
    let phrases = KINDS.get(&kind)?;
    // A character may begin a word: `当前` is no condition.
    let begins_word = |rest: &str, length: usize| {
        let is_character = || rest.chars().next().is_some_and(|c| c.len_utf8() == length);
        let word = KINDS.get(&PhraseKind::Word).and_then(|words| words.at_start(rest));
        word.is_some_and(|(_, word)| word > length) && is_character()
    };
    let mut before = ' ';
    text.char_indices().find_map(|(at, c)| {
        // `0-7200Unit: second`: what was joined begins with a capital.
        let is_joined = c.is_uppercase() && (before.is_ascii_digit() || before.is_ascii_lowercase());
        let is_letter = |c: char| c.is_alphanumeric() && !is_han(c) || c == '_';
        let starts = is_joined || !(is_letter(before) && is_letter(c));
        before = c;
        let rest = text.get(at..).filter(|_| starts)?;
        let (_, length) = phrases.at_start(rest).filter(|(_, length)| !begins_word(rest, *length))?;
        Some((at, at + length))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_wins_whatever_it_says() {
        for (text, kind) in [
            ("not required", PhraseKind::Not),
            ("Mutually exclusive with x", PhraseKind::Apart),
            ("does not take effect", PhraseKind::Ignored),
            ("时该参数", PhraseKind::Then),
            ("时间", PhraseKind::Word),
            ("当前", PhraseKind::Word),
        ] {
            assert_eq!(phrase(text).map(|(kind, _)| kind), Some(kind), "{text}");
        }
        assert_eq!(phrase("iffy"), None);
    }

    #[test]
    fn a_unit_is_announced_as_words_of_their_own() {
        assert_eq!(find_phrase("0-7200Unit: second", PhraseKind::UnitLead).map(|it| it.0), Some(6));
        assert_eq!(find_phrase("The unit is GB", PhraseKind::UnitLead), Some((0, 11)));
        assert_eq!(find_phrase("the subunit is", PhraseKind::UnitLead), None);
    }

    #[test]
    fn a_character_that_begins_a_word_is_no_phrase() {
        assert_eq!(find_phrase("当前状态", PhraseKind::If), None);
        assert_eq!(find_phrase("当状态为开", PhraseKind::If), Some((0, 3)));
        assert_eq!(find_phrase("如果不传", PhraseKind::If), Some((0, 6)));
    }
}

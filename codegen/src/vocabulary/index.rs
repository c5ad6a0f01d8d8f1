//! Words and phrases, found at the start of a text: the question that lexers ask at every word.
//!
//! In: phrases with their meanings. Out: the longest one at the start of a text that ends where a word ends. An automaton of all
//! phrases reads the text once, however many there are.

use std::collections::BTreeMap;

use fst::Map;
use fst::raw::Output;

use super::fold::is_han;

/// Words and phrases with their meanings.
#[derive(Debug)]
pub(super) struct Index<T> {
    /// Each phrase in small letters, to its place among the meanings. It can always be made of phrases in order; were there none,
    /// nothing would be found.
    phrases: Option<Map<Vec<u8>>>,
    meanings: Vec<T>,
}

impl<T: Copy> Index<T> {
    /// Where two phrases are the same, the first one counts.
    pub(super) fn of(phrases: impl Iterator<Item = (String, T)>) -> Self {
        let mut places: BTreeMap<String, u64> = BTreeMap::new();
        let mut meanings = Vec::new();
        for (place, (phrase, meaning)) in (0..).zip(phrases) {
            places.entry(phrase.to_ascii_lowercase()).or_insert(place);
            meanings.push(meaning);
        }
        places.remove("");
        Self { phrases: Map::from_iter(places).ok(), meanings }
    }

    /// The longest phrase at the start of a text that ends where a word ends, and its length.
    pub(super) fn at_start(&self, text: &str) -> Option<(T, usize)> {
        let phrases = self.phrases.as_ref()?.as_fst();
        let (mut node, mut place) = (phrases.root(), Output::zero());
        let mut longest = None;
        for (at, byte) in text.bytes().enumerate() {
            let Some(next) = node.find_input(byte.to_ascii_lowercase()) else { break };
            let transition = node.transition(next);
            place = place.cat(transition.out);
            node = phrases.node(transition.addr);
            if node.is_final() && ends_word(text, at + 1) {
                longest = Some((place.cat(node.final_output()), at + 1));
            }
        }
        let (place, length) = longest?;
        Some((*self.meanings.get(usize::try_from(place.value()).ok()?)?, length))
    }
}

/// Whether a word ends at an offset. Chinese has no spaces.
fn ends_word(text: &str, at: usize) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() && !is_han(c) || c == '_';
    let Some((word, rest)) = text.split_at_checked(at) else { return false };
    !word.ends_with(is_letter) || !rest.starts_with(is_letter)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PHRASES: [&str; 9] = ["a", "ab", "set", "set to", "set to a", "为", "为空", "b c", "à b"];

    /// The same by asking for each phrase.
    fn slowly(text: &str) -> Option<(usize, usize)> {
        let at_start = |phrase: &&str| {
            text.get(..phrase.len()).is_some_and(|start| start.eq_ignore_ascii_case(phrase))
                && ends_word(text, phrase.len())
        };
        let found = PHRASES.iter().enumerate().filter(|(_, phrase)| at_start(phrase));
        found.map(|(index, phrase)| (index, phrase.len())).max_by_key(|(_, length)| *length)
    }

    proptest! {
        #[test]
        fn it_finds_what_asking_for_each_phrase_finds(text in "([aAbsc_]|set|SET to|为|空|à|À| ){0,8}") {
            let index = Index::of(PHRASES.iter().enumerate().map(|(index, phrase)| ((*phrase).to_owned(), index)));
            prop_assert_eq!(index.at_start(&text), slowly(&text));
        }
    }
}

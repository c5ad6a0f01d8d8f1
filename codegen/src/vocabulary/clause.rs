//! Words of clauses on values, defaults and flags, and what may be a value at all.
//!
//! In: a text, or a word. Out: the longest word of a clause at its start, or whether a word is one of a kind. Left out on
//! purpose: how such words make a clause, which the grammar of descriptions knows.

use std::sync::LazyLock;

use super::data::{LANGUAGES, Literals, Words};
use super::index::Index;
use super::lexicon::Lexicon;
use super::meaning::ClauseWord;

/// A kind of words among those that could be values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LiteralWord {
    /// Words that a sentence puts where a value could stand: `can be empty`.
    Prose,
    /// Words of sentences that are values in lists: `can be queried`, but `available, deleted, or failed`.
    State,
    /// What makes a flag true: `enabled`.
    On,
    /// What makes it false: `disabled`.
    Off,
    /// What a condition says of a field without naming its value: `if the policy is enabled`.
    Condition,
    /// Words before a colon that explain a field rather than name a value of it: `Constraints`.
    Explains,
    /// Those that do so in capitals too: `NOTE`.
    Loud,
    /// What is said of a value, and not of what it means: `recommended`.
    Remark,
    /// The remark that a value is the default.
    Default,
    /// The first word of an item that names no value: `a custom one`.
    Open,
    /// What stands where a default would, and is none: `null`.
    Nothing,
    /// Notations: `Only UUID is supported`.
    Notation,
    /// What a title is of whose values are kinds: `type`, `mode`.
    Kind,
    /// Words of sentences that are values where they stand alone in a list: `other`.
    Lone,
}

/// One of the lists of words.
type List = fn(&Literals) -> &Words;

static WORDS: LazyLock<Index<ClauseWord>> = LazyLock::new(|| {
    let words = LANGUAGES.iter().flat_map(|language| &language.prose.clauses);
    Index::of(words.flat_map(|(word, phrases)| phrases.iter().map(|phrase| (phrase.clone(), *word))))
});

/// The longest word of a clause at the start of a text, and its length.
pub fn clause_word(text: &str) -> Option<(ClauseWord, usize)> {
    WORDS.at_start(text)
}

/// Whether a word is one of a kind, in capitals or not.
pub fn is_literal_word(word: &str, kind: LiteralWord) -> bool {
    static KINDS: LazyLock<Vec<(LiteralWord, Lexicon<()>)>> = LazyLock::new(|| {
        let lists: [(LiteralWord, List); 14] = [
            (LiteralWord::Prose, |it| &it.prose),
            (LiteralWord::State, |it| &it.states),
            (LiteralWord::On, |it| &it.on),
            (LiteralWord::Off, |it| &it.off),
            (LiteralWord::Condition, |it| &it.conditions),
            (LiteralWord::Explains, |it| &it.explains),
            (LiteralWord::Loud, |it| &it.loud),
            (LiteralWord::Remark, |it| &it.remarks),
            (LiteralWord::Default, |it| &it.default),
            (LiteralWord::Open, |it| &it.open),
            (LiteralWord::Nothing, |it| &it.nothing),
            (LiteralWord::Notation, |it| &it.notations),
            (LiteralWord::Kind, |it| &it.kinds),
            (LiteralWord::Lone, |it| &it.lone),
        ];
        let lexicon = |list: List| Lexicon::of(move |language| vec![((), list(&language.prose.literals))]);
        lists.into_iter().map(|(kind, list)| (kind, lexicon(list))).collect()
    });
    let lexicon = KINDS.iter().find(|(other, _)| *other == kind);
    lexicon.is_some_and(|(_, words)| words.get(word).is_some())
}

/// Whether a meaning rules how something is written, so that it is about a part or a case.
pub fn is_rule(meaning: &str) -> bool {
    holds(meaning, |it| &it.rules)
}

/// Whether a line announces parts, rules, cases or examples of the value below it.
pub fn announces_parts(line: &str) -> bool {
    static PARTS: LazyLock<Lexicon<()>> =
        LazyLock::new(|| Lexicon::of(|language| vec![((), &language.prose.literals.parts)]));
    let mut words = line.split(|c: char| !c.is_alphanumeric());
    words.any(|word| !word.is_empty() && PARTS.get(word).is_some())
        || LANGUAGES
            .iter()
            .filter(|language| !language.spaces)
            .any(|language| language.prose.literals.parts.iter().any(|part| line.contains(part.as_str())))
        || holds(line, |it| &it.part_phrases)
}

fn holds(text: &str, list: List) -> bool {
    let lower = text.to_lowercase();
    LANGUAGES
        .iter()
        .flat_map(|language| list(&language.prose.literals))
        .any(|phrase| lower.contains(phrase.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_clauses_are_found() {
        assert_eq!(clause_word("the value can"), Some((ClauseWord::Value, 9)));
        assert_eq!(clause_word("默认取值为1"), Some((ClauseWord::Default, 12)));
        assert_eq!(clause_word("isolated"), None);
    }

    #[test]
    fn kinds_of_words_are_told_apart() {
        assert!(is_literal_word("empty", LiteralWord::Prose) && !is_literal_word("name", LiteralWord::Prose));
        assert!(is_literal_word("NOTE", LiteralWord::Loud) && is_literal_word("默认", LiteralWord::Default));
        assert!(is_rule("The value contains 4 to 32 characters.") && !is_rule("Normal."));
        assert!(announces_parts("In this example") && !announces_parts("Backend type"));
    }
}

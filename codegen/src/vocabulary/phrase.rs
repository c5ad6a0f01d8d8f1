//! Phrases of conditions: what each says of a field, wherever it stands in a sentence.
//!
//! In: a text. Out: the longest phrase at its start, of whatever kind, so that a sentence is gone through once for all of
//! them and no words say two things. Left out on purpose: what phrases state together.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::data::LANGUAGES;
use super::fold::is_han;
use super::prose::Index;

/// What a phrase says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhraseKind {
    /// Before a condition: `if`
    If,
    /// Before what is to be left out of account: `unless`
    Unless,
    /// Behind a condition: `时`
    Then,
    /// Before the case for which something holds: `for`
    Case,
    /// Before what something holds in, which is a case at the start of a sentence, and of versions: `in`
    Within,
    /// Versions of an interface: `and later`
    Release,
    /// Before what is to be reached: `to add a rule`
    Purpose,
    /// What is no condition: `now`
    Now,
    /// Before the other case: `otherwise`
    Otherwise,
    /// Before a statement of its own: `but`
    But,
    /// Before the exact form: `that is`
    ThatIs,
    /// The field that is described: `this parameter`
    This,
    /// Behind or before a name: `parameter`
    Noun,
    /// Before a name: `the value of`
    Lead,
    /// Before words that are no names: `the`
    Article,
    /// Words that link a subject with what is said of it, and say nothing: `will be`
    Link,
    /// Before what has to be done: `must`
    Must,
    /// Before what may be done: `can`
    Can,
    /// Before what is not to be done, or need not be: `cannot`
    Never,
    /// What is done with a field: `specified`
    Given,
    /// Behind it, where it is done with others: `together with`
    Jointly,
    /// Between a field and its value: `is set to`
    Equals,
    /// Between a field and its value in a condition, and before the own value elsewhere: `取值为`
    Valued,
    /// Between a field and what is not its value: `is not`
    Differs,
    /// What is said of the own value where the sentence does not say of what: `specified`
    State,
    /// `not`
    Not,
    /// `only`
    Only,
    /// `or`
    Or,
    /// `and`
    And,
    /// Before a choice: `either`
    Either,
    /// Before a choice of which one is needed: `specify`
    Demand,
    /// Before a choice that may be left: `use`
    Choose,
    /// Behind a choice: `or both`
    Both,
    /// Before a number of which one is needed, behind their names: `至少填`
    Least,
    /// One of what was named: `其中一种`
    OneOf,
    /// Before what a duty leaves out: `除`
    Except,
    /// Behind it: `外`
    Beyond,
    /// A noun for a case that stands before a duty: `创建集群场景`
    Setting,
    /// It has a meaning: `valid`
    Available,
    /// It is of use for something, which is a condition only where the sentence says so: `used`
    Used,
    /// It must not be given, or is not there: `not supported`
    Unavailable,
    /// It may be given, and counts for nothing: `ignored`
    Ignored,
    /// It need not be given: `does not need to be set`, which the words of a group say together
    Needless,
    /// A request that gives it is: `an error will be returned`
    Refused,
    /// It is used instead of another: `takes precedence over`
    Precedes,
    /// Answers have it: `returned`
    Returned,
    /// It must be given: `mandatory`
    Mandatory,
    /// It needs others: `used together`
    Together,
    /// It may be given with others: `can be used together`
    MayTogether,
    /// It bears no others: `cannot be used together`
    Apart,
    /// It or others must be given: `cannot be left blank at the same time`
    OneNeeded,
    /// Before what a value is compared with: `greater than`
    Than,
    /// Before what it is like, or is not, which is no number: `the same as`
    Like,
    /// Before two that something is said of: `the sum of`
    Between,
    /// What its value follows from: `depends on`
    Depends,
    /// Behind what something follows from: `determines whether`
    Determines,
    /// Behind what a value follows from, where that stands before it: `由type决定`
    Decided,
    /// Behind the one of two that counts: `以name为准`
    Prevails,
    /// What it means: `this parameter indicates`
    Means,
    /// What its value is: `the value can be`
    Values,
    /// Before a unit: `unit:`
    UnitLead,
    /// Behind a unit: `以秒为单位`
    UnitTail,
    /// What a time may have at its end: `time zone offset`
    Offset,
    /// Before an example: `for example`
    Sample,
    /// Words that hold other phrases and say nothing of them: `for example`, `时间`
    Word,
}

type Phrase = (String, PhraseKind);

fn phrases() -> impl Iterator<Item = Phrase> {
    let of_languages = LANGUAGES.iter().flat_map(|language| &language.prose.phrases);
    of_languages.flat_map(|(kind, phrases)| phrases.iter().map(|phrase| (phrase.clone(), *kind)))
}

/// The longest phrase of conditions at the start of a text, and its length.
pub fn phrase(text: &str) -> Option<(PhraseKind, usize)> {
    use PhraseKind::{Offset, Sample, UnitLead, UnitTail};
    // Those of units, offsets and examples may stand within the others: `offset` is a field, too.
    static ALL: LazyLock<Index<PhraseKind>> = LazyLock::new(|| {
        Index::of(phrases().filter(|(_, kind)| ![UnitLead, UnitTail, Offset, Sample].contains(kind)))
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
    let mut before = ' ';
    text.char_indices().find_map(|(at, c)| {
        // `0-7200Unit: second`: what was joined begins with a capital.
        let is_joined = c.is_uppercase() && (before.is_ascii_digit() || before.is_ascii_lowercase());
        let is_letter = |c: char| c.is_alphanumeric() && !is_han(c) || c == '_';
        let starts = is_joined || !(is_letter(before) && is_letter(c));
        before = c;
        let (_, length) = phrases.at_start(text.get(at..)?).filter(|_| starts)?;
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
}

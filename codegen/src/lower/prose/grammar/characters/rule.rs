//! What rules on characters say.
//!
//! Left out on purpose: how sentences put them, and what several of them make of a text.

use super::super::class::Class;

/// What a sentence says of characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super::super) enum Rule {
    /// Nothing else is allowed.
    Only(Class),
    /// What is allowed, where the words leave open whether it is all: how many items there are.
    Permits(Class, usize),
    /// One of each.
    Requires(Vec<Class>),
    /// One of so many of these.
    RequiresSome(u64, Vec<Class>),
    /// None of these.
    Forbids(Class),
    /// The first character.
    Begins(Class),
    /// The last character.
    Ends(Class),
    /// None of these next to each other.
    Apart(Class),
    /// So many of one of these in a row at most, or any number.
    Runs(Option<u64>, Class),
    /// Nothing else stands behind its beginning, and so many characters.
    Follows(Class, Option<u64>),
    /// It has others than these.
    NotOnly(Class),
    /// One of these stands beside one of those nowhere.
    Beside(Class, Class),
    /// There are so many characters.
    Count(u64),
    /// What whole words it has, and which it has not.
    Word(WordRule),
    /// A list that is not understood.
    Unread,
}

/// What a sentence says of whole words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super::super) enum WordRule {
    /// It does not begin with these letters.
    NoPrefix(String),
    /// It begins with one of these.
    Prefixes(Vec<String>),
    /// It does not end with these letters.
    NoSuffix(String),
    /// It ends with one of these.
    Suffixes(Vec<String>),
    /// These letters occur nowhere, in whatever case.
    Lacks(String),
}

impl From<WordRule> for Rule {
    fn from(rule: WordRule) -> Self {
        Self::Word(rule)
    }
}

//! What a text begins with, ends with, and lacks, as whole words.
//!
//! In: rules. Out: their part of an expression, and whether a text obeys them. Left out on purpose: classes of characters.

use super::super::grammar::characters::WordRule;
use super::super::grammar::class::Class;

/// Words on a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    /// What it does not begin with.
    no_prefixes: Vec<String>,
    /// With one of which it begins, for each rule that says so.
    prefixes: Vec<Vec<String>>,
    no_suffixes: Vec<String>,
    suffixes: Vec<Vec<String>>,
    /// What occurs nowhere, in whatever case.
    lacks: Vec<String>,
}

impl Words {
    pub(super) fn add(&mut self, rule: WordRule) {
        match rule {
            WordRule::NoPrefix(prefix) => self.no_prefixes.push(prefix),
            WordRule::Prefixes(prefixes) => self.prefixes.push(prefixes),
            WordRule::NoSuffix(suffix) => self.no_suffixes.push(suffix),
            WordRule::Suffixes(suffixes) => self.suffixes.push(suffixes),
            WordRule::Lacks(word) => self.lacks.push(word),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.no_prefixes.is_empty()
            && self.prefixes.is_empty()
            && self.no_suffixes.is_empty()
            && self.suffixes.is_empty()
            && self.lacks.is_empty()
    }

    /// The characters of all words with which a text begins or ends.
    pub(super) fn class(&self) -> Class {
        let words = self.prefixes.iter().chain(&self.suffixes).flatten();
        words.map(|word| Class::of(word)).fold(Class::default(), Class::and)
    }

    /// The one word with which every text begins.
    pub(super) fn prefix(&self) -> Option<&str> {
        let [prefixes] = self.prefixes.as_slice() else { return None };
        let [prefix] = prefixes.as_slice() else { return None };
        Some(prefix)
    }

    /// The rules as what stands ahead of an expression. An empty text may be exempt from what must occur.
    pub(super) fn lookahead(&self, may_be_empty: bool) -> String {
        let any = |words: &[String]| words.iter().map(|word| escaped(word)).collect::<Vec<_>>().join("|");
        let empty = if may_be_empty { "|$" } else { "" };
        let no_prefixes = self.no_prefixes.iter().map(|word| format!("(?!{})", escaped(word)));
        let prefixes = self.prefixes.iter().map(|words| format!("(?={}{empty})", any(words)));
        let no_suffixes = self.no_suffixes.iter().map(|word| format!("(?![\\s\\S]*{}$)", escaped(word)));
        let suffixes = self.suffixes.iter().map(|words| format!("(?=[\\s\\S]*(?:{})${empty})", any(words)));
        let lacks = self.lacks.iter().map(|word| format!("(?![\\s\\S]*{})", in_any_case(word)));
        no_prefixes.chain(prefixes).chain(no_suffixes).chain(suffixes).chain(lacks).collect()
    }

    pub(super) fn allows(&self, text: &str, may_be_empty: bool) -> bool {
        let begins = |word: &String| text.starts_with(word);
        let ends = |word: &String| text.ends_with(word);
        let lower = text.to_lowercase();
        let is_exempt = may_be_empty && text.is_empty();
        !self.no_prefixes.iter().any(begins)
            && !self.no_suffixes.iter().any(ends)
            && !self.lacks.iter().any(|word| lower.contains(&word.to_lowercase()))
            && (is_exempt || self.prefixes.iter().all(|words| words.iter().any(begins)))
            && (is_exempt || self.suffixes.iter().all(|words| words.iter().any(ends)))
    }
}

/// A text as an expression of ECMA-262, which refuses an escape of what needs none.
fn escaped(text: &str) -> String {
    let each = |c: char| if "\\^$.*+?()[]{}|".contains(c) { format!("\\{c}") } else { c.to_string() };
    text.chars().map(each).collect()
}

/// `[dD][eE][fF]`
fn in_any_case(word: &str) -> String {
    let each = |c: char| {
        if c.is_ascii_alphabetic() {
            format!("[{}{}]", c.to_ascii_lowercase(), c.to_ascii_uppercase())
        } else {
            escaped(c.encode_utf8(&mut [0; 4]))
        }
    };
    word.chars().map(each).collect()
}

//! Sets of characters, and how an expression writes them.
//!
//! A set is exact in ASCII and says of the others whether it has none, Chinese characters, all letters, or all. That is
//! what pages tell apart.

use std::fmt::Write;

/// A set of characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Class {
    /// A bit for each ASCII character.
    ascii: u128,
    others: Others,
}

/// The characters of a set that are not ASCII.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Others {
    #[default]
    None,
    Chinese,
    Letters,
    All,
}

const CHINESE: (char, char) = ('\u{4e00}', '\u{9fff}');
/// Letters of other scripts, accents and Chinese among them, without general punctuation and symbols.
const LETTERS: [(char, char); 3] =
    [('\u{c0}', '\u{1fff}'), ('\u{2e80}', '\u{d7ff}'), ('\u{f900}', '\u{ffdc}')];

impl Class {
    /// All characters.
    pub const ALL: Self = Self { ascii: u128::MAX, others: Others::All };
    /// Chinese characters.
    pub const CHINESE: Self = Self { ascii: 0, others: Others::Chinese };
    /// Characters that print nothing: ASCII 0 to 31.
    pub const CONTROL: Self = Self { ascii: (1 << 32) - 1, others: Others::None };

    /// The characters between two, ends included.
    pub fn range(first: char, last: char) -> Self {
        let ascii = ('\0'..='\u{7f}').filter(|c| (first..=last).contains(c)).fold(0, |set, c| set | bit(c));
        let others = match (first.is_ascii() && last.is_ascii(), last >= CHINESE.0 && first >= '\u{3000}') {
            (true, _) => Others::None,
            (false, true) => Others::Chinese,
            (false, false) => Others::Letters,
        };
        Self { ascii, others }
    }

    /// These characters.
    pub fn of(marks: &str) -> Self {
        marks.chars().fold(Self::default(), |set, c| set.and(Self::range(c, c)))
    }

    /// Letters, of ASCII alone or of any script.
    pub fn letters(is_ascii: bool) -> Self {
        let ascii = Self::range('a', 'z').and(Self::range('A', 'Z'));
        Self { others: if is_ascii { Others::None } else { Others::Letters }, ..ascii }
    }

    /// All marks of ASCII, and the space.
    pub fn punctuation() -> Self {
        let printed = Self::range(' ', '~');
        printed.without(Self::letters(true)).without(Self::range('0', '9'))
    }

    /// What is in either.
    pub fn and(self, other: Self) -> Self {
        Self { ascii: self.ascii | other.ascii, others: self.others.max(other.others) }
    }

    /// What is in both.
    pub fn within(self, other: Self) -> Self {
        Self { ascii: self.ascii & other.ascii, others: self.others.min(other.others) }
    }

    /// What is in this one alone. Of characters that are not ASCII, only all can be taken away.
    pub fn without(self, other: Self) -> Self {
        let others = if other.others == Others::All { Others::None } else { self.others };
        Self { ascii: self.ascii & !other.ascii, others }
    }

    /// How many ASCII characters are in it.
    pub fn size(self) -> u32 {
        self.ascii.count_ones()
    }

    /// Whether nothing is in it.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// Whether it is all but a few: what is left where some are forbidden.
    pub fn is_complement(self) -> bool {
        self.others == Others::All
    }

    /// Whether a character is in it.
    pub fn has(self, c: char) -> bool {
        let within = |(first, last): (char, char)| (first..=last).contains(&c);
        match self.others {
            _ if c.is_ascii() => self.ascii & bit(c) != 0,
            Others::None => false,
            Others::Chinese => within(CHINESE),
            Others::Letters => LETTERS.into_iter().any(within),
            Others::All => true,
        }
    }

    /// The one character that is in it.
    pub fn mark(self) -> Option<char> {
        let is_one = self.others == Others::None && self.ascii.is_power_of_two();
        u8::try_from(self.ascii.trailing_zeros()).ok().map(char::from).filter(|_| is_one)
    }

    /// A single character stands for itself.
    fn only(self) -> Option<String> {
        let only = self.mark()?;
        let is_plain = only.is_ascii_alphanumeric() || " _-/:;,=@#%&<>~'\"!".contains(only);
        is_plain.then(|| only.to_string())
    }

    /// As an expression of ECMA-262: `[a-z0-9_-]`.
    pub fn expression(self) -> String {
        if let Some(only) = self.only() {
            return only;
        }
        if self == Self::ALL {
            return r"[\s\S]".to_owned();
        }
        if self == Self::range('\0', '\u{7f}') {
            return r"[\u0000-\u007f]".to_owned();
        }
        let (negated, ascii) = if self.others == Others::All { ("^", !self.ascii) } else { ("", self.ascii) };
        let is_in = |c: char| ascii & bit(c) != 0;
        let mut class = format!("[{negated}");
        for (first, last) in [('A', 'Z'), ('a', 'z'), ('0', '9'), ('\0', '\u{1f}')] {
            class.push_str(&runs(first, last, is_in));
        }
        for mark in (' '..='\u{7f}').filter(|c| !c.is_ascii_alphanumeric() && *c != '-' && is_in(*c)) {
            class.push_str(&escaped(mark));
        }
        let ranges: &[(char, char)] = match self.others {
            Others::None | Others::All => &[],
            Others::Chinese => &[CHINESE],
            Others::Letters => &LETTERS,
        };
        for (first, last) in ranges {
            let _ = write!(class, "\\u{:04x}-\\u{:04x}", u32::from(*first), u32::from(*last));
        }
        // At the end it needs no escape.
        class.push_str(if is_in('-') { "-]" } else { "]" });
        class
    }
}

fn bit(c: char) -> u128 {
    1_u128.checked_shl(u32::from(c)).unwrap_or_default()
}

/// The runs of characters of a set between two: `a-z`, `ac-e`.
fn runs(first: char, last: char, is_in: impl Fn(char) -> bool) -> String {
    let mut written = String::new();
    let mut run: Option<(char, char)> = None;
    let mut end = |run: Option<(char, char)>| match run {
        Some((first, last)) if first == last => written.push_str(&escaped(first)),
        Some((first, last)) => {
            let _ = write!(written, "{}-{}", escaped(first), escaped(last));
        }
        None => {}
    };
    for c in first..=last {
        run = match run {
            Some((first, _)) if is_in(c) => Some((first, c)),
            None if is_in(c) => Some((c, c)),
            other => {
                end(other);
                None
            }
        };
    }
    end(run);
    written
}

fn escaped(c: char) -> String {
    match c {
        '\\' | ']' | '[' | '^' => format!("\\{c}"),
        c if c.is_ascii_control() => format!("\\u{:04x}", u32::from(c)),
        c => c.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_written_as_expressions() {
        let word = Class::letters(true).and(Class::range('0', '9')).and(Class::of("_-."));
        assert_eq!(word.expression(), "[A-Za-z0-9._-]");
        assert_eq!(Class::ALL.without(Class::of("<>]")).expression(), "[^<>\\]]");
        assert_eq!(Class::ALL.without(Class::CONTROL).expression(), "[^\\u0000-\\u001f]");
        assert_eq!(Class::CHINESE.expression(), "[\\u4e00-\\u9fff]");
        assert_eq!(Class::ALL.expression(), "[\\s\\S]");
    }

    #[test]
    fn sets_know_what_is_in_them() {
        let letters = Class::letters(false);
        assert!(letters.has('a') && letters.has('é') && letters.has('名'));
        assert!(!letters.has('1') && !letters.has('—') && !Class::letters(true).has('é'));
        assert!(letters.without(Class::of("a")).has('b') && !letters.without(Class::of("a")).has('a'));
        assert!(Class::of("ab").within(Class::of("bc")) == Class::of("b"));
    }
}

//! The lexer: a sentence becomes typed tokens, once, for all rules of the grammar.
//!
//! In: a sentence. Out: [`Token`]s with the words that they stand for: [`tokens`] for rules on characters, in which each
//! mark may be meant itself; [`words`] for clauses on values, which are written with marks; [`measures`] for ranges, lengths
//! and counts; [`formats`] for notations; and [`condition::parts`] for conditions, in which the table's names come before words. It never fails: what no
//! language lists is [`Kind::Other`]. Left out on purpose: what the tokens say together.

mod clock;
pub(super) mod condition;
mod decimal;
mod format;
mod known;
mod literal;
mod measure;
mod power;
mod token;

use std::cell::RefCell;

pub(super) use clock::{Clock, Piece};
pub(super) use decimal::Decimal;
pub(super) use format::formats;
pub(super) use literal::words;
pub(super) use measure::measures;
pub(super) use token::{Form, Kind, Token, without_stop};

use known::Known;

use crate::limits;
use crate::vocabulary::{self, ProseMeaning, is_han};

/// The sentence, or nothing of one that is longer than sentences are: the grammar looks back and ahead, and takes time that
/// grows faster than the text. What is left out states nothing.
fn readable(sentence: &str) -> &str {
    if sentence.len() > limits::SENTENCE_BYTES { "" } else { sentence }
}

/// What a lexer found at the start of a text.
struct Found<K> {
    kind: K,
    /// How long a quote before it and behind it is.
    skipped: usize,
    length: usize,
}

impl<K> From<(K, usize)> for Found<K> {
    fn from((kind, length): (K, usize)) -> Self {
        Self { kind, skipped: 0, length }
    }
}

/// Goes through a sentence. `first` gets what is left, and the last token; `is_blank` parts tokens and belongs to none.
fn scan<'t, K: Copy>(
    sentence: &'t str,
    is_blank: impl Fn(char) -> bool,
    first: impl Fn(&'t str, Before<'_, 't, K>) -> Option<Found<K>>,
) -> Vec<Token<'t, K>> {
    let sentence = readable(sentence);
    let mut tokens: Vec<Token<'t, K>> = Vec::new();
    let mut at = 0;
    while let Some(rest) = sentence.get(at..).filter(|rest| !rest.is_empty()) {
        let text = rest.trim_start_matches(&is_blank);
        let is_spaced = text.len() < rest.len() || at == 0;
        let Some(found) = first(text, Before { token: tokens.last(), is_spaced }) else { break };
        let start = at + rest.len() - text.len() + found.skipped;
        let Some(text) = sentence.get(start..start + found.length) else { break };
        tokens.push(Token { kind: found.kind, text, is_spaced, start });
        at = start + found.length + found.skipped;
    }
    tokens
}

/// What stands before a token.
#[derive(Clone, Copy)]
struct Before<'s, 't, K> {
    token: Option<&'s Token<'t, K>>,
    is_spaced: bool,
}

/// The tokens of a sentence.
pub(super) fn tokens(sentence: &str) -> Vec<Token<'_>> {
    thread_local!(static KNOWN: Known = RefCell::default());
    known::tokens(&KNOWN, sentence, |sentence| {
        scan(sentence, char::is_whitespace, |text, _| first(text).map(Found::from))
    })
}

/// The first token of a text that does not start with a space, and its length.
fn first(text: &str) -> Option<(Kind, usize)> {
    let c = text.chars().next()?;
    if let Some(found) = range(text).or_else(|| escape(text)) {
        return Some(found);
    }
    if let Some((meaning, length)) = vocabulary::prose_word(text) {
        let kind = match meaning {
            ProseMeaning::Word(word) => Kind::Word(word),
            ProseMeaning::Mark(mark) => Kind::Mark(mark),
        };
        return Some((kind, length));
    }
    if !c.is_alphanumeric() {
        return Some((Kind::Sign(plain(c)), c.len_utf8()));
    }
    let is_part = |other: char| other.is_alphanumeric() && is_han(other) == is_han(c);
    // Chinese words are not told apart: each character may begin a known one.
    let length = if is_han(c) {
        c.len_utf8()
    } else {
        let inner = |c: char| is_part(c) || c == '_' || c == '\'';
        text.find(|c: char| !inner(c)).unwrap_or(text.len())
    };
    let word = text.get(..length)?;
    Some((word.parse().map_or(Kind::Other, Kind::Number), length))
}

/// A mark of Chinese text as the one that it stands for.
fn plain(c: char) -> char {
    match c {
        '（' | '【' => '(',
        '）' | '】' => ')',
        '，' | '、' => ',',
        '；' => ';',
        '：' => ':',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '～' => '~',
        '–' | '—' => '-',
        c => c,
    }
}

/// `A-Z`, `a to z`, `0-9`, `0~9`: characters that follow each other. Digits of longer numbers are none.
fn range(text: &str) -> Option<(Kind, usize)> {
    let first = text.chars().next().filter(char::is_ascii_alphanumeric)?;
    let rest = text.get(1..)?;
    let joint = ["-", "–", "~", " to ", " - "].into_iter().find(|joint| rest.starts_with(joint))?;
    let behind = rest.get(joint.len()..)?;
    let last = behind.chars().next().filter(char::is_ascii_alphanumeric)?;
    let is_alone = behind
        .get(1..)
        .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '.'));
    // `A-z` has marks between, and no page means those; digits of which some are left out count something: `1-6 characters`.
    let same = first.is_ascii_digit() == last.is_ascii_digit() && (first == '0' || !first.is_ascii_digit());
    (is_alone && same && first < last).then_some((Kind::Range(first, last), joint.len() + 2))
}

/// `\u4E00-\u9FFF`, `\u4e00`
fn escape(text: &str) -> Option<(Kind, usize)> {
    let one = |text: &str| {
        let digits = text.strip_prefix("\\u")?.get(..4)?;
        char::from_u32(u32::from_str_radix(digits, 16).ok()?)
    };
    let first = one(text)?;
    let last = text.get(6..).and_then(|rest| rest.strip_prefix('-')).and_then(one);
    Some((Kind::Range(first, last.unwrap_or(first)), if last.is_some() { 13 } else { 6 }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::ProseWord;

    fn kinds(sentence: &str) -> Vec<Kind> {
        tokens(sentence).into_iter().map(|token| token.kind).collect()
    }

    #[test]
    fn words_marks_and_ranges_are_told_apart() {
        assert_eq!(
            kinds("Only letters and hyphens (-)"),
            [
                Kind::Word(ProseWord::Only),
                Kind::Word(ProseWord::Letter),
                Kind::Word(ProseWord::And),
                Kind::Mark('-'),
                Kind::Sign('('),
                Kind::Sign('-'),
                Kind::Sign(')'),
            ]
        );
        assert_eq!(kinds("A-Z 0 to 9"), [Kind::Range('A', 'Z'), Kind::Range('0', '9')]);
        assert_eq!(kinds("\\u4E00-\\u9FFF"), [Kind::Range('\u{4e00}', '\u{9fff}')]);
        assert_eq!(kinds("1-64 x"), [Kind::Number(1), Kind::Sign('-'), Kind::Number(64), Kind::Other]);
    }

    #[test]
    fn chinese_needs_no_spaces() {
        assert_eq!(
            kinds("只能由数字组成"),
            [
                Kind::Word(ProseWord::Only),
                Kind::Word(ProseWord::Contain),
                Kind::Word(ProseWord::Digit),
                Kind::Word(ProseWord::Allowed),
            ]
        );
    }

    #[test]
    fn nothing_is_lost() {
        for text in ["", "  ", "é漢a_b'c 1,024 (x)。", "\\u12", "A-", "0-", "a–z"] {
            let found: String = tokens(text).iter().map(|token| token.text).collect();
            assert_eq!(found, text.split_whitespace().collect::<String>());
        }
    }
}

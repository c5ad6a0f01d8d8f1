//! Tokens of sentences on measures: numbers, units and the words between them.
//!
//! In: a sentence. Out: tokens as for other sentences, but a number has its sign, separators and fraction, and words are
//! those on measures. What only looks like a number (`192.168.0.1`, `12:30`, `3DES`, `2^31`) is an other word, so that no
//! rule can take it for one.

use std::cell::RefCell;

use super::decimal::Decimal;
use super::known::{self, Known};
use super::{Found, Kind, Token, plain, power, scan};
use crate::vocabulary::{self, MeasureWord, is_han};

/// The tokens of a sentence on measures.
pub(in super::super) fn measures(sentence: &str) -> Vec<Token<'_>> {
    thread_local!(static KNOWN: Known = RefCell::default());
    known::tokens(&KNOWN, sentence, read)
}

pub(super) fn read(sentence: &str) -> Vec<Token<'_>> {
    // Markdown escapes signs: `\>= 0`.
    let is_blank = |c: char| c.is_whitespace() || c == '\\';
    scan(sentence, is_blank, |text, before| first(text, before.token, before.is_spaced).map(Found::from))
}

/// The first token of a text that does not start with a space, and its length.
fn first(text: &str, before: Option<&Token<'_>>, is_spaced: bool) -> Option<(Kind, usize)> {
    let c = text.chars().next()?;
    let follows_figure = before.is_some_and(|token| matches!(token.kind, Kind::Figure(_)));
    if follows_figure && let Some((unit, length)) = vocabulary::unit(text) {
        return Some((Kind::Unit(unit), length));
    }
    // `13-digit`: the word of what is counted.
    if let Some((word, length)) = vocabulary::measure_word(text) {
        let kind = if word == MeasureWord::Plain { Kind::Other } else { Kind::Measure(word) };
        return Some((kind, length));
    }
    let follows_number =
        before.is_some_and(|token| matches!(token.kind, Kind::Figure(_) | Kind::Unit(_) | Kind::Other));
    if let Some(found) = figure(text, before, !follows_number || is_spaced && !follows_figure) {
        return Some(found);
    }
    // A Chinese numeral is one where it counts: `一个`, and not `一般`.
    let counts = |length: usize| {
        text.get(length..).is_some_and(|rest| rest.starts_with(['个', '条', '台', '项', '种']))
    };
    if let Some((number, length)) =
        vocabulary::numeral(text).filter(|(_, length)| !is_han(c) || counts(*length))
    {
        return Some((Kind::Numeral(number), length));
    }
    if let Some((unit, length)) = vocabulary::unit(text).filter(|(_, length)| *length > 1 && !is_han(c)) {
        return Some((Kind::Unit(unit), length));
    }
    if !c.is_alphanumeric() {
        return Some((Kind::Sign(plain(c)), c.len_utf8()));
    }
    let length = if is_han(c) { c.len_utf8() } else { word(text) };
    Some((Kind::Other, length))
}

/// The length of the word at the start of a text: `API`, `tcp_port`, `10.0.0.0/8`.
fn word(text: &str) -> usize {
    let is_part = |c: char| c.is_alphanumeric() && !is_han(c) || "_'^".contains(c);
    // Within a word of digits, signs between two digits part nothing.
    let mut last = None;
    let end = text.char_indices().find(|(at, c)| {
        let next = text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
        let joins = last.is_some_and(|last: char| last.is_ascii_digit())
            && ".:/".contains(*c)
            && next.is_some_and(|next| next.is_ascii_digit());
        last = Some(*c);
        !is_part(*c) && !joins
    });
    end.map_or(text.len(), |(at, _)| at)
}

/// A number that is no part of a longer word: `1,024`, `10万`, `64KB`, but not `3DES`.
fn figure(text: &str, before: Option<&Token<'_>>, may_be_negative: bool) -> Option<(Kind, usize)> {
    if let Some((number, length)) = power::at_start(text, may_be_negative) {
        return Some((Kind::Figure(number), length));
    }
    let (number, length) = Decimal::at_start(unseparated(text, before), may_be_negative)?;
    let rest = text.get(length..)?;
    let next = rest.chars().next();
    if let Some(factor) = next.and_then(chinese_factor) {
        return Some((Kind::Figure(number.times(factor)?), length + next.map_or(0, char::len_utf8)));
    }
    let goes_on = rest.starts_with(['^', '_'])
        || rest.starts_with(['.', ':', '/', '*', ','])
            && rest.get(1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
            && !rest.starts_with(',')
        // `0-9/a-z`
        || rest.strip_prefix('/').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()) && vocabulary::unit(rest).is_none());
    let is_word = rest.starts_with(|c: char| c.is_alphabetic() && !is_han(c))
        && vocabulary::unit(rest).is_none()
        && vocabulary::measure_word(rest).is_none();
    (!goes_on && !is_word).then_some((Kind::Figure(number), length))
}

/// Within `[1,100]` a comma stands between two numbers, and not between digits of one.
fn unseparated<'t>(text: &'t str, before: Option<&Token<'_>>) -> &'t str {
    let opened = before.and_then(|token| token.text.chars().next());
    if !matches!(opened, Some('[' | '［' | '(' | '（')) {
        return text;
    }
    let is_inside = |c: char| c.is_ascii_digit() || ",.-".contains(c);
    let closes = text.find(|c| !is_inside(c)).and_then(|at| text.get(at..));
    let end = text.find([',', ']', '］', '）', ')', ' ']).unwrap_or(text.len());
    if closes.is_some_and(|rest| rest.starts_with([']', '］'])) {
        text.get(..end).unwrap_or(text)
    } else {
        text
    }
}

/// `10万` is 100,000.
fn chinese_factor(c: char) -> Option<u64> {
    match c {
        '千' => Some(1_000),
        '万' => Some(10_000),
        '亿' => Some(100_000_000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::MeasureWord as Word;

    fn kinds(sentence: &str) -> Vec<Kind> {
        measures(sentence).into_iter().map(|token| token.kind).collect()
    }

    fn figure(text: &str) -> Kind {
        Kind::Figure(Decimal::at_start(text, true).unwrap().0)
    }

    #[test]
    fn numbers_have_signs_separators_and_units() {
        let dash = Kind::Sign('-');
        assert_eq!(kinds("-1-64"), [figure("-1"), dash, figure("64")]);
        assert_eq!(kinds("0 - 5"), [figure("0"), dash, figure("5")]);
        assert_eq!(
            kinds("1s-90s"),
            [figure("1"), Kind::Unit("second"), dash, figure("90"), Kind::Unit("second")]
        );
        assert_eq!(kinds("1,024 GB"), [figure("1024"), Kind::Unit("GB")]);
        assert_eq!(
            kinds("[1,100]").get(1..4),
            Some([figure("1"), Kind::Sign(','), figure("100")].as_slice())
        );
        assert_eq!(kinds("1～64"), [figure("1"), Kind::Sign('~'), figure("64")]);
        assert_eq!(kinds("10万"), [figure("100000")]);
        assert_eq!(kinds("0~2^31-1"), [figure("0"), Kind::Sign('~'), figure("2147483647")]);
        assert_eq!(kinds("-1~-1"), [figure("-1"), Kind::Sign('~'), figure("-1")]);
    }

    #[test]
    fn what_only_looks_like_a_number_is_a_word() {
        for text in ["3DES", "192.168.0.1", "12:30", "IPv4", "10.0.0.0/8", "4.0.1"] {
            assert_eq!(kinds(text), [Kind::Other], "{text}");
        }
    }

    #[test]
    fn comparisons_are_words() {
        assert_eq!(kinds("cannot exceed 10"), [Kind::Measure(Word::AtMost), figure("10")]);
        assert_eq!(kinds(r"\>= 0"), [Kind::Measure(Word::AtLeast), figure("0")]);
        assert_eq!(kinds("取值为大于0").last(), Some(&figure("0")));
        assert_eq!(kinds("two rules").first(), Some(&Kind::Numeral(2)));
    }
}

//! Tokens of sentences on notations.
//!
//! In: a sentence. Out: tokens as for other sentences, with words on notations, whole notations of times (`yyyy-MM-dd`), times that
//! show one, beginnings of URLs, and units of time. Left out on purpose: what they say together.

use std::cell::RefCell;

use super::clock::{Clock, sample};
use super::known::{self, Known};
use super::{Before, Found, Kind, Token, plain, scan};
use crate::vocabulary::{self, FormatWord, is_han};

/// The tokens of a sentence on notations.
pub(in super::super) fn formats(sentence: &str) -> Vec<Token<'_>> {
    thread_local!(static KNOWN: Known = RefCell::default());
    known::tokens(&KNOWN, sentence, read)
}

fn read(sentence: &str) -> Vec<Token<'_>> {
    scan(sentence, char::is_whitespace, |text, before| first(text, before).map(Found::from))
}

/// The first token of a text that does not start with a space, and its length.
fn first(text: &str, before: Before<'_, '_, Kind>) -> Option<(Kind, usize)> {
    let c = text.chars().next()?;
    if let Some(scheme) = SCHEMES.iter().find(|scheme| starts_with(text, scheme)) {
        return Some((Kind::Scheme, scheme.len()));
    }
    if may_begin(before) {
        let clock = Clock::at_start(text).map(|(_, length)| (Kind::Clock, length));
        if let Some(found) = clock.or_else(|| Some((Kind::Sample, sample(text)?))) {
            return Some(found);
        }
    }
    if let Some((word, length)) = vocabulary::format_word(text) {
        return Some((if word == FormatWord::Plain { Kind::Other } else { Kind::Format(word) }, length));
    }
    if let Some((unit, length)) = vocabulary::unit(text)
        && let "second" | "millisecond" = unit
        && (length > 1 || before.token.is_some_and(|token| token.is_sign('(') || token.is_sign(':')))
    {
        return Some((Kind::Unit(unit), length));
    }
    if !c.is_alphanumeric() {
        return Some((Kind::Sign(plain(c)), c.len_utf8()));
    }
    if is_han(c) {
        return Some((Kind::Other, c.len_utf8()));
    }
    if c.is_ascii_digit() {
        let length = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        return Some((text.get(..length)?.parse().map_or(Kind::Other, Kind::Number), length));
    }
    let is_part = |c: char| c.is_alphanumeric() && !is_han(c) || c == '_' || c == '\'';
    Some((Kind::Other, text.find(|c: char| !is_part(c)).unwrap_or(text.len())))
}

/// How URLs begin, the longest first.
const SCHEMES: [&str; 5] = ["protocol://", "http(s)://", "http[s]://", "https://", "http://"];

fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start))
}

/// Whether a notation may begin here: what hangs on something else is a part of another text (`backup-yyyyMMdd`, `${yyyy-MM}`).
fn may_begin(before: Before<'_, '_, Kind>) -> bool {
    let hangs = |token: &Token<'_>| {
        matches!(
            token.kind,
            Kind::Sign('-' | '/' | '.' | '_' | '{' | '[' | '<' | '$' | '%' | '+' | '=' | '*' | '\\')
        ) || token.kind == Kind::Other && !token.text.contains(is_han)
            || matches!(token.kind, Kind::Number(_))
    };
    before.is_spaced || !before.token.is_some_and(hangs)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(sentence: &str) -> Vec<Kind> {
        formats(sentence).into_iter().map(|token| token.kind).collect()
    }

    #[test]
    fn notations_and_units_are_tokens() {
        use FormatWord::{Article, Digit, In, Is, This, Timestamp};
        assert_eq!(
            kinds("The value is a 13-digit timestamp, in ms"),
            [
                Kind::Format(This),
                Kind::Format(Is),
                Kind::Format(Article),
                Kind::Number(13),
                Kind::Sign('-'),
                Kind::Format(Digit),
                Kind::Format(Timestamp),
                Kind::Sign(','),
                Kind::Format(In),
                Kind::Unit("millisecond"),
            ]
        );
        assert_eq!(kinds("格式：YYYY-MM-DD").last(), Some(&Kind::Clock));
        assert_eq!(kinds("\"hh:mm-HH:MM\"").get(1), Some(&Kind::Clock));
        assert_eq!(kinds("http(s)://").first(), Some(&Kind::Scheme));
        assert!(!kinds("backup-yyyyMMdd").contains(&Kind::Clock));
        assert!(!kinds("${yyyy-MM}").contains(&Kind::Clock));
    }
}

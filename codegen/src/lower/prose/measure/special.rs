//! Values that are explained one by one beside a range: `-1 indicates that there is no limit`, `set it to 0`.
//!
//! In: a line. Out: its values. Left out on purpose: what they mean, and whether a range has them.

use super::super::lex::{Decimal, Kind, Token};
use super::sentence::Sentence;
use crate::vocabulary::MeasureWord as Word;

/// The values that a line explains.
pub(super) fn special_in(line: &str) -> Vec<Decimal> {
    let sentence = Sentence::of(line);
    let found = sentence.measures();
    let mut values = Vec::new();
    for (at, token) in sentence.tokens.iter().enumerate() {
        let Kind::Figure(number) = token.kind else { continue };
        if found.iter().any(|measure| measure.place.contains(&at)) {
            continue;
        }
        let ahead = at.checked_sub(1).and_then(|at| sentence.tokens.get(at));
        let mut behind = sentence.tokens.get(at + 1..).unwrap_or_default().iter();
        let next = behind.find(|token| !token.is_sign(')') && !token.is_sign('"') && token.text != "值");
        let is_explained = next.is_some_and(|next| next.measures(Word::Means))
            && ahead.is_none_or(|token| !is_unit_sign(token));
        let is_set = ahead.is_some_and(|ahead| ahead.measures(Word::Set));
        let stands_out = ahead.is_none_or(|ahead| {
            matches!(
                ahead.kind,
                Kind::Measure(
                    Word::Value
                        | Word::Field
                        | Word::Set
                        | Word::Is
                        | Word::Article
                        | Word::Default
                        | Word::Or
                )
            ) || matches!(ahead.kind, Kind::Sign('.' | ',' | ';' | '(' | '。'))
        });
        if is_explained || is_set || number.is_negative() && stands_out {
            values.push(number);
        }
    }
    values
}

/// A number behind such a sign is a part of a word: `v-1`.
fn is_unit_sign(token: &Token<'_>) -> bool {
    matches!(token.kind, Kind::Sign('-' | '/' | '~'))
}

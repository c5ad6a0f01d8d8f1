//! Whether a measure is all that a sentence says: `At least 1 and at most 30`, `Number of records, from 1 to 100`.
//!
//! In: a sentence and its measures. Out: whether it is a range by itself, although no word says of what. Left out on purpose:
//! which sentence is on the field.

use super::super::grammar::measures::{Counted, Form, Measure, has};
use super::super::lex::{Kind, Token};
use super::sentence::Sentence;
use crate::vocabulary::MeasureWord as Word;

/// Whether only a word that counts stands behind the numbers: `100条`.
pub(super) fn counts_nothing_named(measure: &Measure<'_, '_>) -> bool {
    let mut behind = measure.behind.iter();
    behind.next().is_some_and(|word| ["个", "条"].contains(&word.text))
        && behind.next().is_none_or(|next| matches!(next.kind, Kind::Sign(_)))
}

/// `At least 1 and at most 30`: the two ends, and nothing else.
pub(super) fn are_both(found: &[Measure<'_, '_>]) -> bool {
    let [least, most] = found else { return false };
    let is_end =
        |measure: &Measure<'_, '_>| measure.form == Form::Bound && measure.counted == Counted::Nothing;
    let joins = |token: &Token<'_>| token.measures(Word::And) || token.is_sign(',');
    is_end(least)
        && is_end(most)
        && least.place.start == 0
        && least.behind.first().is_none_or(joins)
        && most.behind.iter().all(|token| token.is_sign('.'))
}

/// Whether a measure is all of a sentence, or of a remark in brackets.
pub(super) fn is_whole(sentence: &Sentence<'_>, measure: &Measure<'_, '_>) -> bool {
    let is_mark = |token: &Token<'_>| matches!(token.kind, Kind::Sign('.' | ';' | '"' | ')' | '('));
    let ahead = sentence.tokens.get(..measure.place.start).unwrap_or_default();
    let is_enter = has(ahead, Word::Contain) && measure.form == Form::Positive;
    let opens = ahead.last().is_some_and(|token| token.is_sign('(')) && measure.form == Form::Interval;
    // `Number of records, from 1 to 100`
    let is_apposed = ahead.last().is_some_and(|token| token.is_sign(','))
        && sentence.tokens.get(measure.place.start).is_some_and(|token| token.measures(Word::From))
        && !ahead.iter().any(|token| matches!(token.kind, Kind::Figure(_)));
    let closes = if opens {
        // `a single port (80), a range (1-30), or both`: only at the end is it said of all.
        measure.behind.iter().all(is_mark)
            && !has(ahead, Word::Or)
            && !ahead.iter().any(|token| token.is_sign(','))
    } else {
        // `1 or greater`
        let is_side = |token: &&Token<'_>| token.measures(Word::OrMore) || token.measures(Word::OrLess);
        let mut behind = measure.behind.iter().skip_while(is_side);
        behind.next().is_none_or(|token| is_mark(token) || token.is_sign(','))
    };
    (ahead.is_empty() || opens || is_enter || is_apposed) && closes
}

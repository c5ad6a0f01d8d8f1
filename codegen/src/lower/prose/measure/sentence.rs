//! One sentence: its measures, what each means, and whether the sentence says more than they do.
//!
//! In: a sentence. Out: [`Meaning`]s. Left out on purpose: what other sentences say.

use super::super::grammar::measures::{Counted, Form, Measure, Topic, has, measures};
use super::super::lex::{self, Kind, Token};
use super::super::text::clauses_depend;
use super::Names;
use crate::vocabulary::{self, MeasureWord as Word, PhraseKind, is_han};

/// What a measure states of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A range of its value.
    Bounds,
    /// A range of its value, if nothing else stands in the sentence.
    BoundsIfAlone,
    /// The length of its text.
    Length,
    /// How many elements it has.
    Items,
    /// How many elements it has, if they are called as the field is.
    ItemsIfNamed,
    /// A range of its value, or how many elements it has: the one that a field of its kind can have.
    BoundsOrItems,
    /// Nothing that is known.
    Unread,
}

/// What a measure means, by what it is said of, what it counts and how it is put.
pub(super) fn meaning(measure: &Measure<'_, '_>) -> Meaning {
    match (measure.topic, measure.counted, measure.form) {
        (_, Counted::Kinds, _) => Meaning::Unread,
        // Which part of a value a sentence is on is asked of the whole sentence, as `each` may stand far ahead.
        (_, Counted::Characters | Counted::Bytes, _)
        // `the length must be 32`
        | (Topic::Length, Counted::Nothing, _) => Meaning::Length,
        (Topic::Number, ..) => Meaning::BoundsOrItems,
        (Topic::Count, ..)
        | (Topic::List, Counted::Noun | Counted::Elements, Form::Interval | Form::Bound)
        | (Topic::Silent | Topic::Value | Topic::Range, Counted::Elements, Form::Interval | Form::Bound) => Meaning::Items,
        // Any other number by itself may be anything.
        (_, _, Form::Exact) => Meaning::Unread,
        // `The value ranges from 1 to 10 nodes`
        (Topic::Range, Counted::Noun, Form::Interval)
        | (Topic::Range, Counted::Nothing, _)
        | (Topic::Value, Counted::Nothing, Form::Bound | Form::Positive | Form::NotNegative) => Meaning::Bounds,
        (Topic::Silent | Topic::Value | Topic::Range, Counted::Noun, _) => Meaning::ItemsIfNamed,
        (Topic::Silent, Counted::Nothing, _) => Meaning::BoundsIfAlone,
        (Topic::List | Topic::Length | Topic::Part | Topic::Other, ..)
        | (Topic::Value, Counted::Nothing, Form::Interval)
        | (Topic::Silent | Topic::Value | Topic::Range, Counted::Elements, Form::Positive | Form::NotNegative) => {
            Meaning::Unread
        }
    }
}

/// A sentence and its tokens.
#[derive(Debug)]
pub(super) struct Sentence<'t> {
    /// Its words.
    pub text: &'t str,
    /// Its tokens.
    pub tokens: Vec<Token<'t>>,
}

impl<'t> Sentence<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, tokens: lex::measures(text) }
    }

    /// Its measures.
    pub(super) fn measures(&self) -> Vec<Measure<'_, 't>> {
        measures(&self.tokens)
    }

    /// Whether it is Chinese.
    pub(super) fn is_chinese(&self) -> bool {
        self.text.contains(is_han)
    }

    /// Whether a measure of it holds for a case only.
    pub(super) fn depends(&self, measure: &Measure<'_, '_>) -> bool {
        // `periodType=2（月）时：[1,11]`, `TCP场景，取值范围1-5`
        let ahead = self.tokens.get(..measure.place.start).unwrap_or_default();
        if let Some(clause) = self.behind_duty(ahead) {
            return clauses_depend(clause);
        }
        clauses_depend(self.text) || has(ahead, Word::Case) && !has(ahead, Word::Default)
    }

    /// `当style为BGP时无需填写，其余场景必填，个数不超过50个`: what stands behind a duty and a comma holds whenever the field is given.
    fn behind_duty(&self, ahead: &[Token<'_>]) -> Option<&'t str> {
        let comma = ahead.iter().rfind(|token| token.is_sign(','))?;
        let (before, clause) = self.text.split_at_checked(comma.start)?;
        let ends = |kind| {
            let mut rest = before;
            while let Some((_, end)) = vocabulary::find_phrase(rest, kind) {
                rest = rest.get(end..).unwrap_or_default();
                if rest.is_empty() {
                    return true;
                }
            }
            false
        };
        let is_duty = self.is_chinese() && (ends(PhraseKind::Mandatory) || ends(PhraseKind::Needless));
        is_duty.then_some(clause)
    }

    /// Whether numbers stand in it besides those of its measures, or words that change them.
    pub(super) fn says_more(&self, found: &[Measure<'_, '_>]) -> bool {
        let is_taken = |at: &usize| found.iter().any(|measure| measure.place.contains(at));
        let first = found.first().map_or(0, |measure| measure.place.start);
        let mut depth = 0_usize;
        for (at, token) in self.tokens.iter().enumerate().filter(|(at, _)| !is_taken(at)) {
            match token.kind {
                Kind::Sign('(') => depth += 1,
                Kind::Sign(')') => depth = depth.saturating_sub(1),
                _ if depth > 0 || self.counts_decimals(at) => {}
                Kind::Figure(_) if at < first => {
                    let joins = self.next_is(at, first, Word::And) && !self.is_excused(at);
                    if joins || self.next_is(at, first, Word::Or) {
                        return true;
                    }
                }
                Kind::Figure(_) if !self.is_excused(at) => return true,
                Kind::Measure(Word::Or | Word::Kinds | Word::Characters | Word::Bytes) if at > first => {
                    return true;
                }
                _ => {}
            }
        }
        false
    }

    /// Whether this word stands between a number and the first measure.
    fn next_is(&self, at: usize, first: usize, word: Word) -> bool {
        self.tokens.get(at..first).is_some_and(|between| has(between, word))
    }

    /// `小数点后2位`, `2 decimal places`: whether a word stands in such a number of digits.
    fn counts_decimals(&self, at: usize) -> bool {
        let near = self.tokens.get(at.saturating_sub(2)..).unwrap_or_default();
        has(near.get(..4).unwrap_or(near), Word::Decimals)
    }

    /// `default is 60`, `60 by default`, `a multiple of 10`, `excluding 22`: a number that is no end of the range.
    fn is_excused(&self, at: usize) -> bool {
        let ahead = self.tokens.get(..at).unwrap_or_default();
        let opens =
            ahead.iter().rposition(|token| token.is_sign(',') && token.is_spaced).map_or(0, |comma| comma);
        let clause = ahead.get(opens..).unwrap_or_default();
        let behind = self.tokens.get(at + 1..).unwrap_or_default();
        let near = behind.get(..2).unwrap_or(behind);
        let near_ahead = ahead.get(ahead.len().saturating_sub(5)..).unwrap_or_default();
        has(near_ahead, Word::Default)
            || self.counts_decimals(at)
            || has(clause, Word::Beside)
            || has(near, Word::Default)
            || has(near, Word::Beside)
    }

    /// Whether nobody has to follow it: `recommended`, `1 to 1000 Mbit/s by default`.
    pub(super) fn is_advice(&self, measure: &Measure<'_, '_>) -> bool {
        // `The default minimum value is 5`
        let is_usual =
            measure.before.last().is_some_and(|last| last.text.to_lowercase().ends_with("default"));
        has(&self.tokens, Word::Advice)
            || is_usual
            || measure.behind.first().is_some_and(|token| token.text == "by default")
    }

    /// `格式需为“数值.数值”，其中数值为1-2位正整数`: whether it is of a part that the form of the value names.
    pub(super) fn is_among(measure: &Measure<'_, '_>) -> bool {
        measure.before.iter().any(|token| token.text == "其中")
    }

    /// Whether a measure stands in the condition of a sentence, and not in what holds under it.
    pub(super) fn is_condition(measure: &Measure<'_, '_>) -> bool {
        let opens = |token: &Token<'_>| {
            vocabulary::find_phrase(token.text, PhraseKind::If).is_some_and(|(start, _)| start == 0)
        };
        measure.before.iter().any(opens) && !has(measure.before, Word::Case)
    }

    /// `插件异常超过3分钟未上报心跳时，会给出原因`: in Chinese, what makes it a case stands behind it.
    pub(super) fn is_case_behind(measure: &Measure<'_, '_>) -> bool {
        let clause = measure.behind.iter().take_while(|token| !token.is_sign(',') && !token.is_sign(';'));
        clause.last().is_some_and(|last| last.measures(Word::Case) && last.text.contains(is_han))
    }

    /// Whether a measure is on a neighbour.
    pub(super) fn is_on_other(measure: &Measure<'_, '_>, names: Names<'_>) -> bool {
        let is_other = |token: &Token<'_>| {
            let is_name = |name: &str| name == token.text && name != names.own;
            names.siblings.iter().any(|sibling| is_name(sibling.name))
        };
        measure.before.iter().any(|token| token.kind == Kind::Other && is_other(token))
    }
}

/// Whether a sentence is on a part of the value, or on something else.
pub(in super::super) fn is_part(name: &str, sentence: &str) -> bool {
    let tokens = lex::measures(sentence);
    // `A tag key can contain a maximum of 36 characters` is on the whole of `key`, and on a part of `tags`.
    let is_key = |at: usize| {
        let ahead = tokens.get(at.saturating_sub(2)..at).unwrap_or_default();
        let verb = tokens.get(at + 1).is_some_and(|next| {
            matches!(
                next.kind,
                Kind::Measure(
                    Word::Contain
                        | Word::Is
                        | Word::AtMost
                        | Word::AtLeast
                        | Word::NeverEmpty
                        | Word::EmptyText
                )
            ) || ["can", "must", "cannot"].iter().any(|verb| next.text.eq_ignore_ascii_case(verb))
        });
        verb && (has(ahead, Word::Article) || has(ahead, Word::Each))
    };
    let is_other = !name.to_lowercase().contains("key")
        && tokens.iter().enumerate().any(|(at, token)| token.measures(Word::Key) && is_key(at));
    is_other || has(&tokens, Word::Part) || has(&tokens, Word::TotalLength) || has(&tokens, Word::Advice)
}

/// The same for a length, which a clause of its own may state of the whole. `总长度` of a list is that of all of its texts.
pub(super) fn is_length_of_part(name: &str, sentence: &str, of_list: bool) -> bool {
    if !is_part(name, sentence) {
        return false;
    }
    let tokens = lex::measures(sentence);
    let says_total = has(&tokens, Word::TotalLength);
    let says_part = says_total || has(&tokens, Word::Part);
    !says_part || of_list && says_total || (0..tokens.len()).any(|at| is_of_part(&tokens, at))
}

/// Whether a word makes the sentence one on a part. `后缀为in07，长度为36` says of the part what it is, and goes on with the whole.
fn is_of_part(tokens: &[Token<'_>], at: usize) -> bool {
    let next = |by: usize| tokens.get(at + by);
    let is_told = next(1).is_some_and(|token| token.measures(Word::Is) && token.text.contains(is_han))
        && next(2).is_some_and(|token| !matches!(token.kind, Kind::Figure(_)));
    next(0).is_some_and(|token| token.measures(Word::Part)) && !is_told
}

//! What a clause says of the field where the condition holds: `this parameter is mandatory`, `the value must be less than 10`.
//!
//! In: the part of a clause beside its condition. Out: the predicate, with what stands before it and behind it.

use super::super::Subject;
use super::super::grammar::item::whole;
use super::super::grammar::measures::is_interval;
use super::super::lex::condition::{Part, PartKind};
use super::super::text::is_code;
use super::Sentence;
use super::clause::{behind_reader, trim};
use super::predicate::{Predicate, predicate};
use super::topic::{Topic, is_own, names_own, topic};
use super::when::may_be_value;
use crate::model::Direction;
use crate::vocabulary::{PhraseKind as Kind, is_han};

/// What a clause says of the field, beside the condition.
#[derive(Clone, Copy)]
pub(super) struct Statement<'s> {
    pub(super) predicate: Predicate,
    /// All of it.
    pub(super) main: &'s [Part<'s>],
    /// What stands before the predicate.
    pub(super) before: &'s [Part<'s>],
    /// Whether it stands before the condition.
    pub(super) is_first: bool,
    pub(super) direction: Direction,
}

impl<'s> Statement<'s> {
    pub(super) fn read(
        clause: &Sentence<'s>,
        main: &'s [Part<'s>],
        condition: &[Part<'_>],
        subject: &Subject<'_>,
    ) -> Option<Self> {
        // `period_type=2时：[1,11]`: what holds may be an interval alone.
        let is_range =
            |words: &str| is_interval(words) || whole(words).is_some_and(|list| list.items.len() > 1);
        let bounds = || is_range(clause.clause(main).words()).then_some((Predicate::Values, &[][..]));
        let given = || is_only_given(main, clause.parts).then_some((Predicate::Available, &[][..]));
        let predicate =
            predicate(main, subject.direction).or_else(bounds).or_else(given).or_else(|| ruled(main));
        let (predicate, before) = predicate.or_else(|| chosen(main)).or_else(|| asked(main, condition))?;
        let is_first = main.first().zip(condition.first()).is_some_and(|(main, it)| main.start < it.start);
        Some(Self { predicate, main, before, is_first, direction: subject.direction })
    }

    /// What stands behind the predicate.
    pub(super) fn said(&self) -> &'s [Part<'s>] {
        self.main.get(self.before.len() + 1..).unwrap_or_default()
    }

    /// `Two formats are available: ... For example, if ...`: what stands between is a statement of its own.
    pub(super) fn is_another(&self) -> bool {
        self.is_first && self.said().iter().any(|part| part.is_sign(':'))
    }

    pub(super) fn topic(&self, clause: &Sentence<'_>, subject: &Subject<'_>) -> Topic {
        // `请求消息中须包含password参数`, `才能传入该字段`: in Chinese the field may be the object.
        let is_chinese_object = || is_object(self.said()) && clause.words().contains(is_han);
        if self.predicate == Predicate::Mandatory && is_chinese_object() {
            Topic::Named
        } else {
            topic(&clause.clause(self.before), subject)
        }
    }

    /// Whether the condition is on the field itself: it explains the field, and depends on nothing.
    pub(super) fn is_of_itself(&self, topic: Topic, condition: &[Part<'_>], has_fields: bool) -> bool {
        match self.predicate {
            // `If both group_id and cidr are set, group_id is used`: what goes before the others depends on none of them.
            Predicate::Used | Predicate::Available if topic == Topic::Named && names_own(condition) => true,
            _ if has_fields => false,
            // `If you have no project` explains what a value does, and is a case in which one may be needed.
            Predicate::Mandatory => names_own(condition),
            Predicate::Values | Predicate::Value => is_own(condition) || behind_reader(condition).is_some(),
            // Of an answer: `not returned if this parameter is not specified during creation`.
            Predicate::Returned | Predicate::Unavailable if self.direction == Direction::Response => {
                is_own(condition) && is_valued(condition)
            }
            _ => is_own(condition),
        }
    }
}

/// One value, and no words on it: `rocksDB`, `10.0.0.1`
pub(super) fn is_value(said: &[Part<'_>]) -> bool {
    let [value] = trim(said) else { return false };
    value.kind == PartKind::Other && may_be_value(value.text) && !value.text.ends_with("ed")
}

/// `the CIDR block must be a subset of that of the subnet`: a rule on the value, in words of its own.
pub(super) fn ruled<'s>(main: &'s [Part<'s>]) -> Option<(Predicate, &'s [Part<'s>])> {
    let must_be = |pair: &[Part<'_>]| matches!(pair, [must, be] if must.is(Kind::Must) && be.is_any(&[Kind::Equals, Kind::Link]));
    let at = main.windows(2).position(must_be)?;
    Some((Predicate::Value, main.get(..at)?))
}

/// `choose 4.0, 5.0, or 6.0`: values, and not something that is done.
fn chosen<'s>(main: &'s [Part<'s>]) -> Option<(Predicate, &'s [Part<'s>])> {
    let [verb, value, rest @ ..] = main else { return None };
    let ends =
        rest.first().is_none_or(|next| next.is(Kind::Or) || matches!(next.kind, PartKind::Sign(',' | '.')));
    let is_value = value.kind == PartKind::Other && is_code(value.text) && may_be_value(value.text) && ends;
    (verb.is(Kind::Choose) && is_value).then_some((Predicate::Values, &[][..]))
}

/// `When category is set to params, set this parameter based on ...`: what is asked for where a neighbour has a value.
fn asked<'s>(main: &'s [Part<'s>], condition: &[Part<'_>]) -> Option<(Predicate, &'s [Part<'s>])> {
    let [verb, this, ..] = main else { return None };
    let is_verb = verb.is_any(&[Kind::Choose, Kind::Demand, Kind::Given]);
    let is_this = this.is_subject() && this.text.contains(' ');
    let of_field = condition.iter().any(|part| matches!(part.kind, PartKind::Field(_)))
        && condition.iter().any(|part| part.is(Kind::Equals));
    (is_verb && is_this && of_field).then_some((Predicate::Available, &[][..]))
}

/// `仅在protocol为HTTP时才能传入该字段`: a verb of two characters, and the field as its object.
fn is_only_given(main: &[Part<'_>], clause: &[Part<'_>]) -> bool {
    let is_han_word = |part: &Part<'_>| part.kind == PartKind::Other && part.text.starts_with(is_han);
    let is_only =
        |part: &Part<'_>| part.is(Kind::If) && (part.text.contains('仅') || part.text.contains('只'));
    matches!(main, [one, two, this] if is_han_word(one) && is_han_word(two) && this.is_subject())
        && clause.iter().any(is_only)
}

/// Whether the field is what a verb is followed by.
pub(super) fn is_object(said: &[Part<'_>]) -> bool {
    said.iter().find(|part| !part.is_sign('"')).is_some_and(Part::is_subject)
}

/// Whether a condition gives a value: `the value is set to true`, but not `it is not specified during creation`.
fn is_valued(condition: &[Part<'_>]) -> bool {
    let at = condition.iter().position(|part| part.is(Kind::Equals) || part.is(Kind::Valued));
    let value = at.and_then(|at| condition.get(at + 1));
    value.is_some_and(|value| !value.is_any(&[Kind::Given, Kind::Not, Kind::Never]))
}

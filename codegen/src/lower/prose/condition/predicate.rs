//! What a clause says of its subject: that it must be given, is ignored, is returned, has other values.
//!
//! In: the parts of what holds. Out: the predicate, and what stands before it. A clause has one predicate: that it is not valid goes
//! before that it is valid, and both before what else it says.

use super::super::lex::condition::{Part, PartKind};
use crate::model::Direction;
use crate::vocabulary::{PhraseKind as Kind, is_han};

/// A predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Predicate {
    /// What gives it is refused.
    Refused,
    /// It must not be given, or is not there.
    Unavailable,
    /// It counts for nothing.
    Ignored,
    /// It need not be given.
    Needless,
    /// Answers have it.
    Returned,
    /// What its values are.
    Values,
    /// What it means: `this parameter indicates the ICMP type`
    Means,
    /// It is one value: `the storage engine is rocksDB`
    Value,
    /// It must be given.
    Mandatory,
    /// It has a meaning.
    Available,
    /// It is of use.
    Used,
}

/// The predicate of a clause, and the parts before it.
pub(super) fn predicate<'s>(
    main: &'s [Part<'s>],
    direction: Direction,
) -> Option<(Predicate, &'s [Part<'s>])> {
    const ORDER: [(Kind, Predicate); 12] = [
        (Kind::Unavailable, Predicate::Unavailable),
        (Kind::Ignored, Predicate::Ignored),
        (Kind::Needless, Predicate::Needless),
        (Kind::Returned, Predicate::Returned),
        (Kind::Values, Predicate::Values),
        (Kind::Valued, Predicate::Values),
        (Kind::Mandatory, Predicate::Mandatory),
        (Kind::Available, Predicate::Available),
        (Kind::Used, Predicate::Used),
        (Kind::Refused, Predicate::Refused),
        (Kind::Means, Predicate::Means),
        (Kind::Equals, Predicate::Value),
    ];
    let (predicate, before) = ORDER.into_iter().find_map(|(kind, predicate)| {
        if kind == Kind::Returned && direction == Direction::Request {
            return None;
        }
        let at = main.iter().enumerate().position(|(at, part)| part.is(kind) && is_said(main, at))?;
        Some((predicate, main.get(..at)?))
    })?;
    let predicate = if supports_values(main, before.len()) { Predicate::Values } else { predicate };
    // `is mandatory and must be set to a user token`: the duty is said first.
    let duty = before.iter().position(|part| part.is(Kind::Mandatory));
    let (predicate, before) = match duty.and_then(|at| before.get(..at)) {
        Some(before) if predicate == Predicate::Values => (Predicate::Mandatory, before),
        // `创建主实例时必选，其它场景不可选`
        Some(ahead) if predicate == Predicate::Unavailable && is_parted_chinese(main, ahead.len()) => {
            (Predicate::Mandatory, ahead)
        }
        _ => (predicate, before),
    };
    match (is_denied(before), predicate) {
        (false, _) => Some((predicate, before)),
        // `will not be returned for shared load balancers`
        (true, Predicate::Returned | Predicate::Available | Predicate::Used) => {
            Some((Predicate::Unavailable, before))
        }
        (true, _) => None,
    }
}

/// Whether a Chinese predicate has a comma behind it.
fn is_parted_chinese(main: &[Part<'_>], at: usize) -> bool {
    main.get(at).is_some_and(|part| part.text.starts_with(is_han))
        && main.get(at + 1).is_some_and(|next| next.is_sign(','))
}

/// `当引擎为Redis时，支持4.0和5.0`: what is supported then are values, and not the field.
fn supports_values(main: &[Part<'_>], at: usize) -> bool {
    let is_verb = main.get(at).is_some_and(|part| part.is(Kind::Available) && part.text == "支持");
    let is_value = |part: &Part<'_>| {
        part.kind == PartKind::Other && part.text.starts_with(|c: char| c.is_ascii_alphanumeric())
    };
    is_verb && main.get(at + 1).is_some_and(is_value)
}

/// Whether a predicate is said of the field. Chinese has the object of a verb behind it, which may be another one: `必须指定密码`,
/// `不支持修改`, `返回空`; and what is `可选` may be left away, unless values follow.
fn is_said(main: &[Part<'_>], at: usize) -> bool {
    let (Some(part), next) = (main.get(at), main.get(at + 1)) else { return false };
    if !part.text.starts_with(is_han) {
        return true;
    }
    let has_object = || {
        next.is_some_and(|next| {
            matches!(next.kind, PartKind::Field(_))
                || matches!(next.kind, PartKind::Other | PartKind::Phrase(Kind::Setting | Kind::Noun))
                    && next.text.starts_with(is_han)
        })
    };
    // `必填的字段`: of which ones a thing is said.
    if next.is_some_and(|next| next.text.starts_with('的')) {
        return false;
    }
    match part.kind {
        // `不支持UTC+08:30`: a value.
        PartKind::Phrase(Kind::Unavailable)
            if part.text == "不支持"
                && next.is_some_and(|next| next.kind == PartKind::Other && next.text.is_ascii()) =>
        {
            false
        }
        PartKind::Phrase(Kind::Mandatory | Kind::Unavailable) => {
            part.text.chars().count() < 3 || !has_object()
        }
        PartKind::Phrase(Kind::Returned) => !has_object(),
        PartKind::Phrase(Kind::Values) => next.is_some_and(|next| !matches!(next.kind, PartKind::Sign(','))),
        _ => true,
    }
}

/// `is not mandatory`, `will not be returned`, `no partition_key is returned`
pub(super) fn is_denied(before: &[Part<'_>]) -> bool {
    let links = [Kind::Not, Kind::Never, Kind::Differs, Kind::Link, Kind::Can, Kind::Equals];
    let is_denial = |part: &Part<'_>| part.is_any(&[Kind::Not, Kind::Never, Kind::Differs]);
    let mut words = before.iter().rev().skip_while(|part| part.is_any(&links) && !is_denial(part));
    words.next().is_some_and(|part| {
        is_denial(part)
            || part.kind == PartKind::Own
                && words.next().is_some_and(|part| part.text.eq_ignore_ascii_case("no"))
    })
}

//! What a clause says of its subject: that it must be given, is ignored, is returned, has other values.
//!
//! In: the parts of what holds. Out: the predicate, and what stands before it. A clause has one predicate: that it is not valid goes
//! before that it is valid, and both before what else it says.

use super::super::lex::condition::{Part, PartKind};
use crate::model::Direction;
use crate::vocabulary::PhraseKind as Kind;

/// A predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Predicate {
    /// What gives it is refused.
    Refused,
    /// It must not be given, or is ignored.
    Unavailable,
    /// It need not be given.
    Needless,
    /// Answers have it.
    Returned,
    /// What its values are.
    Values,
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
    const ORDER: [(Kind, Predicate); 10] = [
        (Kind::Unavailable, Predicate::Unavailable),
        (Kind::Needless, Predicate::Needless),
        (Kind::Returned, Predicate::Returned),
        (Kind::Values, Predicate::Values),
        (Kind::Valued, Predicate::Values),
        (Kind::Mandatory, Predicate::Mandatory),
        (Kind::Available, Predicate::Available),
        (Kind::Used, Predicate::Used),
        (Kind::Refused, Predicate::Refused),
        (Kind::Equals, Predicate::Value),
    ];
    let (predicate, before) = ORDER.into_iter().find_map(|(kind, predicate)| {
        if kind == Kind::Returned && direction == Direction::Request {
            return None;
        }
        let at = main.iter().position(|part| part.is(kind))?;
        Some((predicate, main.get(..at)?))
    })?;
    // `is mandatory and must be set to a user token`: the duty is said first.
    let duty = before.iter().position(|part| part.is(Kind::Mandatory));
    let (predicate, before) = match duty.and_then(|at| before.get(..at)) {
        Some(before) if predicate == Predicate::Values => (Predicate::Mandatory, before),
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

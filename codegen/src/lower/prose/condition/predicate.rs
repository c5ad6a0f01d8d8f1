//! What a clause says of its subject: that it must be given, is ignored, is returned, has other values.
//!
//! In: the parts of what holds. Out: the predicate, and what stands before it. A clause has one predicate: that it is not valid goes
//! before that it is valid, and both before what else it says.

use super::super::lex::condition::Part;
use crate::model::Direction;
use crate::vocabulary::PhraseKind as Kind;

/// A predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Predicate {
    /// It must not be given, or is ignored.
    Unavailable,
    /// Answers have it.
    Returned,
    /// What its values are.
    Values,
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
    const ORDER: [(Kind, Predicate); 7] = [
        (Kind::Unavailable, Predicate::Unavailable),
        (Kind::Returned, Predicate::Returned),
        (Kind::Values, Predicate::Values),
        (Kind::Valued, Predicate::Values),
        (Kind::Mandatory, Predicate::Mandatory),
        (Kind::Available, Predicate::Available),
        (Kind::Used, Predicate::Used),
    ];
    let (predicate, before) = ORDER.into_iter().find_map(|(kind, predicate)| {
        if kind == Kind::Returned && direction == Direction::Request {
            return None;
        }
        let at = main.iter().position(|part| part.is(kind))?;
        Some((predicate, main.get(..at)?))
    })?;
    // `is not mandatory when`
    let is_denied = before.last().is_some_and(|part| part.is(Kind::Not) || part.is(Kind::Differs));
    (!is_denied).then_some((predicate, before))
}

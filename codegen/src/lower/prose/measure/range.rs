//! Ranges of numbers, and what becomes of two of them.
//!
//! In: ends. Out: a range that both agree on, or one that has all of both. Left out on purpose: which of the two it has to be,
//! which sentences say.

use super::super::lex::Decimal;
use crate::model::Bounds;

/// A range in the unit of the field, ends included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Range {
    /// The least value.
    pub least: Option<Decimal>,
    /// The greatest value.
    pub most: Option<Decimal>,
}

impl Range {
    /// Whether the least is no more than the greatest.
    pub(super) fn is_ordered(&self) -> bool {
        self.least.zip(self.most).is_none_or(|(least, most)| least <= most)
    }

    /// Whether a value lies within.
    pub(super) fn holds(&self, value: Decimal) -> bool {
        self.least.is_none_or(|least| least <= value) && self.most.is_none_or(|most| value <= most)
    }

    /// As the model has it. None where both ends are open.
    pub(super) fn bounds(self) -> Option<Bounds> {
        let end = |end: Option<Decimal>| end.and_then(Decimal::number);
        let bounds = Bounds { minimum: end(self.least), maximum: end(self.most) };
        (bounds != Bounds::default()).then_some(bounds)
    }

    /// Takes ends that are new; fails where one differs.
    pub(super) fn merged(self, other: Self) -> Option<Self> {
        let end = |one: Option<Decimal>, other: Option<Decimal>| match (one, other) {
            (Some(one), Some(other)) if one != other => None,
            (one, other) => Some(one.or(other)),
        };
        Some(Self { least: end(self.least, other.least)?, most: end(self.most, other.most)? })
    }

    /// A range that has all of both. An end that one of them lacks is none.
    pub(super) fn widened(self, other: Self) -> Self {
        let pick =
            |one: Option<Decimal>, other: Option<Decimal>, takes_first: fn(Decimal, Decimal) -> bool| {
                let (one, other) = one.zip(other)?;
                Some(if takes_first(one, other) { one } else { other })
            };
        Self {
            least: pick(self.least, other.least, |one, other| one <= other),
            most: pick(self.most, other.most, |one, other| one >= other),
        }
    }
}

//! Reads measures: ranges of numbers, lengths of texts, counts of elements, units.
//!
//! In: a description, and what is known of its field. Out: facts. What a measure means is one match from what it is said of,
//! what it counts and how it is put ([`meaning`]); readings of several sentences meet in the module of their kind. What holds
//! for a case only is kept as the range of a case. Left out on purpose: measures to which nobody has given a meaning, which
//! are unread.

mod count;
mod length;
mod number;
mod range;
mod sentence;
mod special;
mod unit;
mod whole;

pub(super) use count::items;
pub(super) use length::{lengths, lengths_of_cases};
pub(super) use number::{NumberKind, has_labelled_ends, of_text, ranges};
pub(super) use sentence::is_part;
pub(super) use unit::{converted, unit};

use super::text::{Description, is_case};
use super::value::is_labelled;

/// Lines that are on a value each: `hmac: The value contains 16 to 64 characters`, `config: The value is 1`. One alone is none.
fn lines_of_cases<'a>(description: &Description<'a>) -> Vec<&'a str> {
    let lines = description.lines().filter(|line| is_case(line) && is_labelled(line)).collect::<Vec<_>>();
    if lines.len() > 1 { lines } else { Vec::new() }
}

/// What a field is called, and its neighbours.
#[derive(Clone, Copy, Debug)]
pub(super) struct Names<'a> {
    /// Its own name.
    pub own: &'a str,
    /// The fields of the same table.
    pub siblings: &'a [super::Sibling<'a>],
}

impl<'a> Names<'a> {
    /// Those that a subject has.
    pub(super) fn of(subject: &super::Subject<'a>) -> Self {
        let most = subject.siblings.len().min(crate::limits::SIBLINGS);
        Self { own: subject.name, siblings: subject.siblings.get(..most).unwrap_or_default() }
    }
}

#[cfg(test)]
mod case_tests;
#[cfg(test)]
mod language_tests;
#[cfg(test)]
mod tests;

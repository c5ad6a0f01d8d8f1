//! Whether a request keeps the rules that the documents give.
//!
//! In goes a request as it would be sent, and the rules of its type; out come all that it breaks, at once. Nothing calls
//! this by itself: documents are wrong now and then, and the service has the last word. A value is compared with a list only
//! where the documents say that there are no others; and no value is shown, for it may be secret.

mod check;
mod rules;

use std::fmt;

pub use rules::{Condition, Form, Literal, Rule, Rules};

use crate::member::Member;

/// What a request breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violations {
    all: Vec<Violation>,
}

/// A rule that a request breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    pointer: String,
    kind: ViolationKind,
    message: String,
}

/// Which kind of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ViolationKind {
    /// A mandatory member is not there.
    Absent,
    /// A value is none of those that the documents allow.
    Value,
    /// A text is too short or too long.
    Length,
    /// A number is too small or too large.
    Range,
    /// A list has too few or too many elements.
    Count,
    /// A text has characters, or a form, that are not allowed.
    Characters,
    /// A member is not there although another one asks for it, or is there although another one rules it out.
    Condition,
}

impl Violations {
    /// Each of them, in the order of the members.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.all.iter()
    }
}

impl<'v> IntoIterator for &'v Violations {
    type Item = &'v Violation;
    type IntoIter = std::slice::Iter<'v, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Violation {
    /// Where: a JSON pointer into the body, such as `/source_config/source_kafka/region`.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// Which kind of a rule.
    pub fn kind(&self) -> ViolationKind {
        self.kind
    }

    /// What the rule is, without the value that breaks it.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.pointer, self.message)
    }
}

impl fmt::Display for Violations {
    /// One line, however many there are.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.all.iter().enumerate() {
            if index > 0 {
                f.write_str("; ")?;
            }
            violation.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Violations {}

/// Holds a value, as it would be sent, against the rules of its type.
///
/// # Errors
/// Everything that it breaks.
pub fn validate<T: Member>(value: &T, rules: &'static Rules) -> Result<(), Violations> {
    let all = check::violations(&value.encode(), rules);
    if all.is_empty() { Ok(()) } else { Err(Violations { all }) }
}

/// What a body can be that has rules: a type of the documents, one that may be missing, or a list.
pub trait Checked {
    /// Checks the value against the rules of its type.
    ///
    /// # Errors
    /// Everything that it breaks.
    fn check(&self) -> Result<(), Violations>;
}

impl<T: Checked> Checked for Option<T> {
    fn check(&self) -> Result<(), Violations> {
        self.as_ref().map_or(Ok(()), Checked::check)
    }
}

impl<T: Checked> Checked for Vec<T> {
    fn check(&self) -> Result<(), Violations> {
        let found = self.iter().enumerate().filter_map(|(index, value)| Some((index, value.check().err()?)));
        let placed = found.flat_map(|(index, found)| {
            found
                .all
                .into_iter()
                .map(move |it| Violation { pointer: format!("/{index}{}", it.pointer), ..it })
        });
        let all: Vec<Violation> = placed.collect();
        if all.is_empty() { Ok(()) } else { Err(Violations { all }) }
    }
}

#[cfg(test)]
mod tests;

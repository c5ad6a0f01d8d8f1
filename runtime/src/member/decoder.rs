//! The place and the findings of one decoding.

use std::fmt;

use http::HeaderMap;
use serde_json::Value;

use super::{Kept, Kind, Member, Oddity};
use crate::json::{self, Digits, Read};

/// Follows a decoding through a document and collects what is odd.
#[derive(Debug, Default)]
pub struct Decoder {
    path: Vec<Step>,
    oddities: Vec<Oddity>,
    /// The charset that the answer names, where it names one.
    charset: Option<String>,
    /// Numbers that have lost digits before they came here.
    digits: Digits,
    /// Whether what is read says less than what was received, so that the object around it has to remember it.
    is_partial: bool,
}

#[derive(Debug)]
enum Step {
    /// A documented member; no allocation for the common case.
    Member(&'static str),
    Key(String),
    Index(usize),
}

impl Decoder {
    /// A decoder at the root of a document.
    pub fn new() -> Self {
        Self::default()
    }

    /// A decoder of the body that comes with these headers.
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        Self { charset: json::charset(headers).map(str::to_owned), ..Self::default() }
    }

    /// Reads the JSON of a body. None for an empty one.
    ///
    /// # Errors
    /// Where it is none.
    pub(crate) fn read(&mut self, body: &[u8]) -> Result<Option<Value>, serde_json::Error> {
        let Read { value, is_clean, digits } = json::read(body, self.charset.as_deref())?;
        if !is_clean {
            self.record("JSON in UTF-8", Kind::Unclean, Kept::Coerced);
        }
        self.digits = digits;
        Ok(value)
    }

    /// The text of the number here, where the number itself has lost digits of it.
    pub(super) fn digits(&mut self) -> Option<String> {
        if self.digits.is_empty() {
            return None;
        }
        let pointer = self.pointer();
        self.digits.take(&pointer)
    }

    /// What was odd, in the order of the documented members; behind it the numbers that were not kept as they came.
    pub fn into_oddities(self) -> Vec<Oddity> {
        let mut oddities = self.oddities;
        let rounded = |pointer| Oddity::new(pointer, "number", Kind::Number, Kept::Rounded);
        oddities.extend(self.digits.places().map(rounded));
        oddities
    }

    /// Records that the value here was read although it is of another kind than documented.
    pub fn coerced<T: Member>(&mut self, value: &Value) {
        self.record(T::DOCUMENTED, Kind::of(value), Kept::Coerced);
    }

    /// Records that the value here cannot be read; `None`, so that a reader can end with it.
    pub fn rejected<T: Member>(&mut self, value: &Value) -> Option<T> {
        self.record(T::DOCUMENTED, Kind::of(value), Kept::Raw);
        None
    }

    pub(crate) fn record(&mut self, documented: &'static str, received: Kind, kept: Kept) {
        self.oddities.push(Oddity::new(self.pointer(), documented, received, kept));
    }

    fn pointer(&self) -> String {
        self.path.iter().map(ToString::to_string).collect()
    }

    /// Reads a member of an object; and whether what is read says less than what was received.
    pub(super) fn member<T: Member>(&mut self, name: &'static str, value: &Value) -> Option<(T, bool)> {
        let around = std::mem::take(&mut self.is_partial);
        self.path.push(Step::Member(name));
        let read = T::decode(value, self);
        self.path.pop();
        let is_partial = std::mem::replace(&mut self.is_partial, around);
        read.map(|read| (read, is_partial))
    }

    /// Says that what is read here holds less than what was received.
    pub(super) fn read_in_part(&mut self) {
        self.is_partial = true;
    }

    pub(super) fn entry<T: Member>(&mut self, key: &str, value: &Value) -> Option<T> {
        self.path.push(Step::Key(key.to_owned()));
        let read = T::decode(value, self);
        self.path.pop();
        read
    }

    pub(super) fn element<T: Member>(&mut self, index: usize, value: &Value) -> Option<T> {
        self.enter(index);
        let read = T::decode(value, self);
        self.leave();
        read
    }

    pub(super) fn enter(&mut self, index: usize) {
        self.path.push(Step::Index(index));
    }

    pub(super) fn leave(&mut self) {
        self.path.pop();
    }

    /// How many oddities there are, for [`Decoder::forget`] and [`Decoder::settle`].
    pub(super) fn mark(&self) -> usize {
        self.oddities.len()
    }

    /// Forgets what was found since `mark`: another reading is tried.
    pub(super) fn forget(&mut self, mark: usize) {
        self.oddities.truncate(mark);
    }

    /// What becomes of a list or map of which `read` elements could be read, of `all`. None where it is given up: then the
    /// last record of its elements stays, as the reason, and what was coerced since `mark` is forgotten.
    pub(super) fn settle(&mut self, mark: usize, read: usize, all: usize) -> Option<()> {
        if read == all {
            return Some(());
        }
        if read > 0 {
            self.read_in_part();
            return Some(());
        }
        let last = self.oddities.len().saturating_sub(1);
        if mark < last {
            self.oddities.drain(mark..last);
        }
        None
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::Index(index) => return write!(f, "/{index}"),
            Self::Member(name) => name,
            Self::Key(key) => key.as_str(),
        };
        write!(f, "/{}", name.replace('~', "~0").replace('/', "~1"))
    }
}

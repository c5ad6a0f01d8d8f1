//! Records of where a response differed from its documents.

use std::fmt;

use serde_json::Value;

/// One place where a response was not what the documents say, and what became of it.
///
/// Neither `Debug` nor `Display` shows the value, which may be secret.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Oddity {
    /// Where, as a JSON pointer (RFC 6901) into the body as received; the whole body is `""`.
    pub pointer: String,
    /// What the documents say: `"string"`, `"integer"`, `"number"`, `"boolean"`, `"array"`, `"object"`, `"map"`; of the body
    /// as a whole also `"JSON in UTF-8"`.
    pub documented: &'static str,
    /// What was received.
    pub received: Kind,
    /// What became of the value.
    pub kept: Kept,
}

impl Oddity {
    pub(crate) fn new(pointer: String, documented: &'static str, received: Kind, kept: Kept) -> Self {
        Self { pointer, documented, received, kept }
    }
}

impl fmt::Display for Oddity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.pointer.is_empty() { "the body" } else { &self.pointer };
        write!(f, "{place}: documented as {}, received {}, {}", self.documented, self.received, self.kept)
    }
}

/// The kind of a JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// No value at all: an empty body.
    Nothing,
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// A number, whole or not.
    Number,
    /// A text.
    String,
    /// A list.
    Array,
    /// An object.
    Object,
    /// Text that is not UTF-8, or no JSON to the letter: half of a surrogate pair, a control character.
    Unclean,
}

impl Kind {
    /// The kind of a value.
    pub fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(_) => Self::Boolean,
            Value::Number(_) => Self::Number,
            Value::String(_) => Self::String,
            Value::Array(_) => Self::Array,
            Value::Object(_) => Self::Object,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nothing => "nothing",
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
            Self::Unclean => "text that is not clean",
        })
    }
}

/// What became of an odd value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kept {
    /// It was read as the documented type without loss: `"5"` as `5`.
    Coerced,
    /// It could not be read; the member is `None`, and the raw value is in the object's [`Extra`](crate::Extra). An element
    /// of a list or map is left out of it, and [`Extra::received`](crate::Extra::received) has the whole.
    Raw,
    /// A number with more digits than a 64-bit integer or a double keeps. All of them are in the
    /// [body](crate::Response::body); a member that is documented as a text has them too, and is no oddity of this kind.
    Rounded,
}

impl fmt::Display for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Coerced => "read all the same",
            Self::Raw => "kept as it is",
            Self::Rounded => "rounded",
        })
    }
}

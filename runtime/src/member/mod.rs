//! Lenient decoding: what a service sends becomes typed values, and what does not fit is kept and reported.
//!
//! In goes a `serde_json::Value`, out comes a type whose members are all optional, beside a list of [`Oddity`]s;
//! encoding is the way back. Decoding never fails because of one odd member: the member stays `None`, and its
//! raw value waits in the object's [`Extra`] and is sent back. Validation is left out on purpose: what a
//! service may send is the service's business.
//!
//! - [`Member`] is what a member of a type can be; the scalars are in `scalars`, lists and maps in `collections`;
//! - `object` and `open_enum` hold what the macros of generated code expand to;
//! - [`IntoMember`] is what a setter takes; [`Null`] sends an explicit null.

mod collections;
mod decoder;
mod extra;
mod into_member;
mod object;
mod oddity;
mod open_enum;
mod scalars;

use serde_json::Value;

use crate::Secret;

pub use decoder::Decoder;
pub use extra::Extra;
pub use into_member::{Given, IntoMember, Null, set};
pub(crate) use object::entries;
pub use object::{ObjectReader, ObjectWriter, deserialize, secrets_of, serialize};
pub use oddity::{Kept, Kind, Oddity};
pub use open_enum::{OtherValue, decode_text, other_text, other_value};

/// A type that can stand as a member of a JSON object.
///
/// Implemented for `String`, `i64`, `u64`, `f64`, `bool`, [`Secret`](crate::Secret), [`Timestamp`](crate::Timestamp),
/// `serde_json::Value`, lists, maps and boxes of members, and by macros for generated types.
pub trait Member: Sized {
    /// What the documents promise for this type, as an [`Oddity`] names it: `"string"`, `"integer"`, ...
    const DOCUMENTED: &'static str;

    /// Reads a value. `None` means that it cannot be read without loss; the reason is then in `decoder`.
    fn decode(value: &Value, decoder: &mut Decoder) -> Option<Self>;

    /// Writes the value as it is sent. A number that JSON cannot hold (infinite or not a number) becomes null.
    fn encode(&self) -> Value;

    /// The value that stands for an empty body, for types that have one: an object without members.
    fn from_nothing() -> Option<Self> {
        None
    }

    /// Whether all texts in it are secret: a [`Secret`](crate::Secret), and lists and maps of them.
    #[doc(hidden)]
    const IS_SECRET: bool = false;

    /// Appends what of it is secret, so that nothing repeats it.
    #[doc(hidden)]
    fn secrets(&self, found: &mut Vec<Secret>) {
        let _ = found;
    }
}

#[cfg(test)]
mod tests;

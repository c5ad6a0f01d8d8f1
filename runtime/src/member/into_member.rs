//! What a setter takes.

use std::collections::BTreeMap;
use std::time::SystemTime;

use serde_json::Value;

use super::{Extra, Member};
use crate::{Secret, SecretValue, Timestamp};

/// An explicit JSON null, which is not the same as leaving a member out.
///
/// `parameters.password(Null)` sends `"password": null`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Null;

/// What a setter was given.
#[derive(Clone, Debug, PartialEq)]
pub enum Given<T> {
    /// A value to send.
    Value(T),
    /// An explicit null to send.
    Null,
    /// Nothing: the member is left out.
    Absent,
}

/// What can be given for a member of type `T`: a `T`, something that becomes one without loss, an `Option<T>`
/// whose `None` leaves the member out, or [`Null`].
pub trait IntoMember<T> {
    /// Says what was given.
    fn into_member(self) -> Given<T>;
}

/// Sets a member and settles what [`Extra`] holds under its name; what every generated setter calls.
pub fn set<T>(member: &mut Option<T>, extra: &mut Extra, name: &'static str, given: impl IntoMember<T>) {
    *member = match given.into_member() {
        Given::Value(value) => {
            extra.remove(name);
            Some(value)
        }
        Given::Null => {
            extra.insert(name, Value::Null);
            None
        }
        Given::Absent => {
            extra.remove(name);
            None
        }
    };
}

impl<T: Member> IntoMember<T> for T {
    fn into_member(self) -> Given<T> {
        Given::Value(self)
    }
}

impl<T: Member> IntoMember<T> for Null {
    fn into_member(self) -> Given<T> {
        Given::Null
    }
}

impl<T: Member> IntoMember<T> for Option<T> {
    fn into_member(self) -> Given<T> {
        self.map_or(Given::Absent, Given::Value)
    }
}

impl<T: Member> IntoMember<Box<T>> for T {
    fn into_member(self) -> Given<Box<T>> {
        Given::Value(Box::new(self))
    }
}

impl<T, A: Into<T>, const N: usize> IntoMember<Vec<T>> for [A; N] {
    fn into_member(self) -> Given<Vec<T>> {
        Given::Value(self.into_iter().map(Into::into).collect())
    }
}

impl<T, K: Into<String>, A: Into<T>, const N: usize> IntoMember<BTreeMap<String, T>> for [(K, A); N] {
    fn into_member(self) -> Given<BTreeMap<String, T>> {
        Given::Value(self.into_iter().map(|(key, value)| (key.into(), value.into())).collect())
    }
}

/// Conversions that lose nothing, each through `From`.
macro_rules! convertible {
    ($($from:ty => $($to:ty),+;)+) => {$($(
        impl IntoMember<$to> for $from {
            fn into_member(self) -> Given<$to> {
                Given::Value(<$to>::from(self))
            }
        }
    )+)+};
}

convertible! {
    &str => String, Secret, SecretValue, Timestamp, Value;
    &String => String;
    String => Secret, SecretValue, Timestamp, Value;
    SystemTime => Timestamp;
    u8 => i64, u64, f64;
    u16 => i64, u64, f64;
    u32 => i64, u64, f64;
    i8 => i64, f64;
    i16 => i64, f64;
    // An integer literal without a suffix is an `i32`.
    i32 => i64, f64, Value;
    f32 => f64;
    i64 => Value;
    u64 => Value;
    f64 => Value;
    bool => Value;
    Vec<Value> => Value;
    serde_json::Map<String, Value> => Value, SecretValue;
    Value => SecretValue;
}

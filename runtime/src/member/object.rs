//! What `codegen::object!` expands to. The work is in functions without type parameters, because thousands of
//! generated types call them; only one line a member is generic.

use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

use super::{Decoder, Extra, Kept, Kind, Member};
use crate::Secret;

/// Takes a JSON object apart into members and the rest.
pub struct ObjectReader<'v, 'd> {
    entries: &'v Map<String, Value>,
    decoder: &'d mut Decoder,
    names: &'static [&'static str],
    /// Documented members whose value stays raw.
    raw: Vec<&'static str>,
    extra: Extra,
    wrapped: bool,
}

impl<'v, 'd> ObjectReader<'v, 'd> {
    /// Starts on an object, or on an array of exactly one object; `names` are all documented members.
    pub fn new(value: &'v Value, names: &'static [&'static str], decoder: &'d mut Decoder) -> Option<Self> {
        let Some((entries, wrapped)) = entries(value) else { return Self::reject(value, decoder) };
        if wrapped {
            decoder.record("object", Kind::Array, Kept::Coerced);
            decoder.enter(0);
        }
        Some(Self { entries, decoder, names, raw: Vec::new(), extra: Extra::new(), wrapped })
    }

    fn reject(value: &Value, decoder: &mut Decoder) -> Option<Self> {
        decoder.record("object", Kind::of(value), Kept::Raw);
        None
    }

    /// Reads one documented member.
    pub fn member<T: Member>(&mut self, name: &'static str) -> Option<T> {
        let value = self.present(name)?;
        let Some((read, is_partial)) = self.decoder.member::<T>(name, value) else {
            self.raw.push(name);
            return None;
        };
        if is_partial {
            self.extra.remember(name, value.clone(), read.encode());
        }
        Some(read)
    }

    fn present(&mut self, name: &'static str) -> Option<&'v Value> {
        let value = self.entries.get(name)?;
        if value.is_null() {
            self.raw.push(name);
            return None;
        }
        Some(value)
    }

    /// Ends: everything that is in no field, in the order received.
    pub fn rest(self) -> Extra {
        if self.wrapped {
            self.decoder.leave();
        }
        let mut extra = self.extra;
        for (name, value) in self.entries {
            if self.raw.contains(&name.as_str()) || !self.names.contains(&name.as_str()) {
                extra.insert(name, value.clone());
            }
        }
        extra
    }
}

/// The members of an object, or of the only one in a list; and whether it was in a list.
pub(crate) fn entries(value: &Value) -> Option<(&Map<String, Value>, bool)> {
    match value {
        Value::Object(entries) => Some((entries, false)),
        Value::Array(elements) => match elements.as_slice() {
            [Value::Object(entries)] => Some((entries, true)),
            _ => None,
        },
        _ => None,
    }
}

/// Puts a JSON object together from members and the rest.
pub struct ObjectWriter<'e> {
    written: Map<String, Value>,
    extra: &'e Extra,
}

impl<'e> ObjectWriter<'e> {
    /// Starts with no members; `extra` is what is in no field.
    pub fn new(extra: &'e Extra) -> Self {
        Self { written: Map::new(), extra }
    }

    /// Writes a member that has a value.
    pub fn member<T: Member>(&mut self, name: &'static str, member: Option<&T>) {
        if let Some(member) = member {
            self.put(name, member.encode());
        }
    }

    fn put(&mut self, name: &str, value: Value) {
        self.written.insert(name.to_owned(), self.extra.as_received(name, value));
    }

    /// Ends with what is in no field; a field that has a value wins over an entry of the same name.
    pub fn finish(mut self) -> Value {
        for (name, value) in self.extra.iter() {
            if !self.written.contains_key(name) {
                self.written.insert(name.to_owned(), value.clone());
            }
        }
        Value::Object(self.written)
    }
}

impl fmt::Debug for ObjectReader<'_, '_> {
    /// Shows names and no values, like [`Extra`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.entries.keys()).finish()
    }
}

impl fmt::Debug for ObjectWriter<'_> {
    /// Shows names and no values, like [`Extra`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.written.keys()).finish()
    }
}

/// Appends what of a documented member is secret, be it in its field or, in another form than documented, in `extra`.
pub fn secrets_of<T: Member>(member: Option<&T>, extra: &Extra, name: &'static str, found: &mut Vec<Secret>) {
    if let Some(member) = member {
        member.secrets(found);
    }
    if T::IS_SECRET {
        let raw = if member.is_some() { extra.received(name) } else { extra.get(name) };
        if let Some(value) = raw {
            texts(value, found);
        }
    }
}

/// All texts and numbers in a value that should have been a secret.
pub(super) fn texts(value: &Value, found: &mut Vec<Secret>) {
    match value {
        Value::String(text) => found.push(Secret::new(text)),
        Value::Number(number) => found.push(Secret::new(number.to_string())),
        Value::Array(elements) => elements.iter().for_each(|element| texts(element, found)),
        Value::Object(members) => members.values().for_each(|member| texts(member, found)),
        Value::Null | Value::Bool(_) => {}
    }
}

/// Serialises any member the way that it is sent.
///
/// # Errors
/// Those of the serializer.
pub fn serialize<T: Member, S: Serializer>(member: &T, serializer: S) -> Result<S::Ok, S::Error> {
    member.encode().serialize(serializer)
}

/// Deserialises any member with the leniency of a response; what is odd is not reported.
///
/// # Errors
/// Those of the deserializer, and a value that is of another kind altogether.
pub fn deserialize<'de, T: Member, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let value = Value::deserialize(deserializer)?;
    T::decode(&value, &mut Decoder::new()).ok_or_else(|| {
        D::Error::custom(format_args!("expected {}, found {}", T::DOCUMENTED, Kind::of(&value)))
    })
}

/// What every type of the documents has, for a struct whose fields are `Option`s beside an `extra: Extra`:
///
/// ```text
/// object! {
///     Type { rust_field: Type = "wire name", .. }
///     required TypeRequired { rust_field, .. }
///     rules RULES
/// }
/// ```
///
/// `new`, setters, access to what has no field, and how the type is read and written. `required` is there where a request
/// must have something, `rules` where the type stands in requests. Without the types of the fields, only reading and
/// writing is made.
#[doc(hidden)]
#[macro_export]
macro_rules! __object {
    ($type:ident { $($field:ident : $wire:literal),* $(,)? }) => {
        $crate::__codec! { $type { $($field = $wire),* } }
    };
    (
        $type:ident { $($field:ident : $member:ty = $wire:literal),* $(,)? }
        $(required $required:ident { $($needed:ident),* $(,)? })?
        $(rules $rules:ident)?
    ) => {
        $crate::__made! { $type { $($field),* } $(from $required { $($needed),* })? }
        $crate::__codec! { $type { $($field = $wire),* } }

        impl $type {
            $(
                #[doc = concat!("Sets [`", stringify!($field), "`](Self#structfield.", stringify!($field), ").")]
                #[inline]
                pub fn $field(mut self, $field: impl $crate::codegen::IntoMember<$member>) -> Self {
                    $crate::codegen::set(&mut self.$field, &mut self.extra, $wire, $field);
                    self
                }
            )*

            /// Members that are not documented, and documented ones that arrived in another form.
            #[inline]
            pub fn extra(&self) -> &$crate::codegen::Extra {
                &self.extra
            }

            /// The same as [`extra`](Self::extra), to be changed.
            #[inline]
            pub fn extra_mut(&mut self) -> &mut $crate::codegen::Extra {
                &mut self.extra
            }

            /// Adds a member that is not documented. It is sent as it is.
            #[inline]
            pub fn with_extra(
                mut self,
                name: impl ::core::convert::Into<::std::string::String>,
                value: impl ::core::convert::Into<$crate::codegen::Value>,
            ) -> Self {
                self.extra.insert(name, value);
                self
            }
        }

        $(
            impl $type {
                /// Checks this value against the documented rules for requests: what is mandatory, closed lists of
                /// values, lengths, ranges, characters, conditions. `send` does not: documentation can be wrong, so the
                /// service decides.
                ///
                /// # Errors
                ///
                /// Every rule that is broken, without the values that break it.
                #[inline]
                pub fn validate(&self) -> ::core::result::Result<(), $crate::codegen::Violations> {
                    $crate::codegen::validate(self, &$rules)
                }
            }

            impl $crate::codegen::Checked for $type {
                #[inline]
                fn check(&self) -> ::core::result::Result<(), $crate::codegen::Violations> {
                    self.validate()
                }
            }
        )?
    };
}

/// How a value is made.
#[doc(hidden)]
#[macro_export]
macro_rules! __made {
    ($type:ident { $($field:ident),* }) => {
        impl $type {
            /// Creates a value without members.
            #[inline]
            pub fn new() -> Self {
                ::core::default::Default::default()
            }
        }
    };
    ($type:ident { $($field:ident),* } from $required:ident { $($needed:ident),* }) => {
        impl $type {
            /// Creates a value from its mandatory members. Setters add the others.
            #[inline]
            pub fn new(required: $required) -> Self {
                #[allow(unused_mut, reason = "nothing is set where nothing is mandatory")]
                let mut value =
                    Self { $($field: ::core::option::Option::None,)* extra: $crate::codegen::Extra::new() };
                $(value.$needed = ::core::option::Option::Some(required.$needed);)*
                value
            }
        }

        impl ::core::convert::From<$required> for $type {
            #[inline]
            fn from(required: $required) -> Self {
                Self::new(required)
            }
        }
    };
}

/// How a type is read and written.
#[doc(hidden)]
#[macro_export]
macro_rules! __codec {
    ($type:ident { $($field:ident = $wire:literal),* }) => {
        impl $crate::codegen::Member for $type {
            const DOCUMENTED: &'static str = "object";

            #[inline]
            fn decode(
                value: &$crate::codegen::Value,
                decoder: &mut $crate::codegen::Decoder,
            ) -> ::core::option::Option<Self> {
                #[allow(unused_mut, reason = "a type without members reads none")]
                let mut reader = $crate::codegen::ObjectReader::new(value, &[$($wire),*], decoder)?;
                ::core::option::Option::Some(Self { $($field: reader.member($wire),)* extra: reader.rest() })
            }

            #[inline]
            fn encode(&self) -> $crate::codegen::Value {
                #[allow(unused_mut, reason = "a type without members writes none")]
                let mut writer = $crate::codegen::ObjectWriter::new(&self.extra);
                $(writer.member($wire, self.$field.as_ref());)*
                writer.finish()
            }

            #[inline]
            fn from_nothing() -> ::core::option::Option<Self> {
                ::core::option::Option::Some(Self {
                    $($field: ::core::option::Option::None,)*
                    extra: $crate::codegen::Extra::new(),
                })
            }

            #[allow(unused_variables, reason = "a type without members has none")]
            #[inline]
            fn secrets(&self, found: &mut ::std::vec::Vec<$crate::codegen::Secret>) {
                $($crate::codegen::secrets_of(self.$field.as_ref(), &self.extra, $wire, found);)*
            }
        }

        impl $crate::codegen::Serialize for $type {
            #[inline]
            fn serialize<S: $crate::codegen::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::codegen::serialize(self, serializer)
            }
        }

        impl<'de> $crate::codegen::Deserialize<'de> for $type {
            #[inline]
            fn deserialize<D: $crate::codegen::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::codegen::deserialize(deserializer)
            }
        }
    };
}

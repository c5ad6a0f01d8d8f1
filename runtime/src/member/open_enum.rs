//! What `codegen::open_enum!` expands to: enums of known texts that also hold any other text.

use std::fmt;

use serde_json::Value;

use super::{Decoder, Member, scalars};

/// The text of a value that the documents do not list.
///
/// It is made only by the `From` of its enum, so that `Other` never holds a text which has a variant, and it shows its text to
/// nobody but `Debug`: a match on that would stop matching, without a word, once the documents list the value and it becomes a
/// variant. `as_str` of the enum has the text of every value, before and after.
///
/// ```compile_fail,E0599
/// use tablature_runtime::codegen::OtherValue;
///
/// fn is_frozen(other: &OtherValue) -> bool {
///     other.as_str() == "FROZEN"
/// }
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct OtherValue(String);

impl fmt::Debug for OtherValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// For `open_enum!` alone.
#[doc(hidden)]
pub fn other_value(text: String) -> OtherValue {
    OtherValue(text)
}

/// For `open_enum!` alone.
#[doc(hidden)]
pub fn other_text(other: &OtherValue) -> &str {
    &other.0
}

/// Reads the text of an open enum.
pub fn decode_text<T: Member>(value: &Value, decoder: &mut Decoder) -> Option<String> {
    scalars::text::<T>(value, decoder)
}

/// An open enum of texts: `open_enum! { pub enum Kind { Variant = "TEXT", .. } }` has these variants and
/// `Other(OtherValue)`.
#[doc(hidden)]
#[macro_export]
macro_rules! __open_enum {
    (
        $(#[$about_type:meta])*
        $visibility:vis enum $type:ident { $($(#[$about:meta])* $variant:ident = $wire:literal),* $(,)? }
    ) => {
        $(#[$about_type])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        $visibility enum $type {
            $($(#[$about])* $variant,)*
            /// A value that is not documented, created with `From<&str>`. [`as_str`](Self::as_str) returns its text.
            Other($crate::codegen::OtherValue),
        }

        impl $type {
            /// The text as it is sent.
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::Other(other) => $crate::codegen::other_text(other),
                }
            }

            #[inline]
            fn known(text: &str) -> ::core::option::Option<Self> {
                match text {
                    $($wire => ::core::option::Option::Some(Self::$variant),)*
                    _ => ::core::option::Option::None,
                }
            }
        }

        impl ::core::convert::From<&str> for $type {
            #[inline]
            fn from(text: &str) -> Self {
                Self::known(text).unwrap_or_else(|| Self::Other($crate::codegen::other_value(text.into())))
            }
        }

        impl ::core::convert::From<::std::string::String> for $type {
            #[inline]
            fn from(text: ::std::string::String) -> Self {
                Self::known(&text).unwrap_or_else(|| Self::Other($crate::codegen::other_value(text)))
            }
        }

        impl ::core::convert::AsRef<str> for $type {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::core::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl $crate::codegen::Member for $type {
            const DOCUMENTED: &'static str = "string";

            #[inline]
            fn decode(
                value: &$crate::codegen::Value,
                decoder: &mut $crate::codegen::Decoder,
            ) -> ::core::option::Option<Self> {
                $crate::codegen::decode_text::<Self>(value, decoder).map(Self::from)
            }

            #[inline]
            fn encode(&self) -> $crate::codegen::Value {
                $crate::codegen::Value::from(self.as_str())
            }
        }

        impl $crate::codegen::IntoMember<$type> for &str {
            #[inline]
            fn into_member(self) -> $crate::codegen::Given<$type> {
                $crate::codegen::Given::Value($type::from(self))
            }
        }

        impl $crate::codegen::IntoMember<$type> for ::std::string::String {
            #[inline]
            fn into_member(self) -> $crate::codegen::Given<$type> {
                $crate::codegen::Given::Value($type::from(self))
            }
        }

        impl $crate::codegen::Parameter for $type {
            #[inline]
            fn append_to(&self, values: &mut ::std::vec::Vec<::std::string::String>) {
                values.push(self.as_str().into());
            }
        }

        impl $crate::codegen::Serialize for $type {
            #[inline]
            fn serialize<S: $crate::codegen::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
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

//! Text that must not be printed.
//!
//! In goes a password, a key or a token; out comes the text only through [`Secret::expose`] and in the request
//! that carries it. There is no `Display`, and `Debug` is redacted. Wiping memory is left out on purpose: the
//! text also passes through JSON values and socket buffers, so that wiping one copy would promise too much.

use std::fmt;

use serde_json::Value;

/// A text that `Debug` never shows: passwords, secret keys, tokens.
///
/// ```
/// use tablature_runtime::Secret;
///
/// let password = Secret::new("correct horse");
/// assert_eq!(format!("{password:?}"), "Secret(redacted)");
/// assert_eq!(password.expose(), "correct horse");
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Secret(String);

impl Secret {
    /// Takes the text into custody.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself. A call of this is what a review of an application should look for.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(redacted)")
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text)
    }
}

/// A JSON value of any form that `Debug` never shows: credentials of which the documents do not say what they are made of.
///
/// ```
/// use tablature_runtime::SecretValue;
///
/// let credentials = SecretValue::new(serde_json::json!({"user": "a", "key": "correct horse"}));
/// assert_eq!(format!("{credentials:?}"), "SecretValue(redacted)");
/// assert_eq!(credentials.expose()["user"], "a");
/// ```
#[derive(Clone, Default, PartialEq)]
pub struct SecretValue(Value);

impl SecretValue {
    /// Takes the value into custody.
    pub fn new(value: impl Into<Value>) -> Self {
        Self(value.into())
    }

    /// The value itself. A call of this is what a review of an application should look for.
    pub fn expose(&self) -> &Value {
        &self.0
    }
}

impl fmt::Debug for SecretValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretValue(redacted)")
    }
}

impl From<Value> for SecretValue {
    fn from(value: Value) -> Self {
        Self(value)
    }
}

impl From<serde_json::Map<String, Value>> for SecretValue {
    fn from(members: serde_json::Map<String, Value>) -> Self {
        Self(members.into())
    }
}

impl From<&str> for SecretValue {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for SecretValue {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

//! Text that must not be printed.
//!
//! In goes a password, a key or a token; out comes the text only through [`Secret::expose`] and in the request
//! that carries it. There is no `Display`, and `Debug` is redacted. Wiping memory is left out on purpose: the
//! text also passes through JSON values and socket buffers, so that wiping one copy would promise too much.

use std::fmt;

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

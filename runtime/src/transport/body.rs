//! Bodies of requests and responses.

use std::fmt;

use bytes::Bytes;

use crate::error::Error;

/// A body. It holds bytes today; the type is closed so that it can stream files tomorrow.
#[derive(Clone, Default)]
pub struct Body {
    bytes: Bytes,
}

impl Body {
    /// No body.
    pub fn empty() -> Self {
        Self::default()
    }

    /// The bytes, where they are all at hand; `None` for a body that is yet to be read.
    pub fn as_bytes(&self) -> Option<&Bytes> {
        Some(&self.bytes)
    }

    /// Reads the body to its end.
    ///
    /// # Errors
    /// What the transport reports while the body comes in.
    #[expect(clippy::unused_async, reason = "a streamed body will wait here")]
    pub async fn into_bytes(self) -> Result<Bytes, Error> {
        Ok(self.bytes)
    }
}

impl<T: Into<Bytes>> From<T> for Body {
    fn from(bytes: T) -> Self {
        Self { bytes: bytes.into() }
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Body({} bytes)", self.bytes.len())
    }
}

//! Bodies of requests and responses: bytes that are at hand, or pieces that are read when they are wanted.

use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::{Bytes, BytesMut};
use futures_util::{Stream, StreamExt as _, stream};

use crate::error::{Error, RequestError, TooLargeError};

/// The pieces of a body, one after the other.
pub(crate) type Pieces = Pin<Box<dyn Stream<Item = Result<Bytes, Error>> + Send>>;

/// A body. Clones share what they hold: a stream that one of them has read is read for all.
#[derive(Clone)]
pub struct Body {
    content: Content,
}

#[derive(Clone)]
enum Content {
    Bytes(Bytes),
    Source(Arc<dyn Source>),
}

/// Where the pieces of a body come from.
pub(crate) trait Source: Send + Sync + 'static {
    /// How many bytes there are, where that is known before they are read.
    fn length(&self) -> Option<u64>;

    /// Whether `open` gives all of them. A file can be opened as often as one likes, a stream once.
    fn is_whole(&self) -> bool;

    /// Begins at the beginning.
    fn open(&self) -> Pieces;
}

impl Body {
    /// No body.
    pub fn empty() -> Self {
        Self::from(Bytes::new())
    }

    /// A body that is read piece by piece, and only once. `length` is the number of its bytes, where it is known.
    pub fn stream(
        length: Option<u64>,
        pieces: impl Stream<Item = Result<Bytes, Error>> + Send + 'static,
    ) -> Self {
        Self::from_source(Once { length, pieces: Mutex::new(Some(Box::pin(pieces))) })
    }

    pub(crate) fn from_source(source: impl Source) -> Self {
        Self { content: Content::Source(Arc::new(source)) }
    }

    /// The bytes, where they are all at hand; `None` for a body that is yet to be read.
    pub fn as_bytes(&self) -> Option<&Bytes> {
        match &self.content {
            Content::Bytes(bytes) => Some(bytes),
            Content::Source(_) => None,
        }
    }

    /// How many bytes there are, where that is known.
    pub fn length(&self) -> Option<u64> {
        match &self.content {
            Content::Bytes(bytes) => u64::try_from(bytes.len()).ok(),
            Content::Source(source) => source.length(),
        }
    }

    /// Whether it can be read from its beginning: not where it is a stream that was read before.
    pub fn is_whole(&self) -> bool {
        match &self.content {
            Content::Bytes(_) => true,
            Content::Source(source) => source.is_whole(),
        }
    }

    /// The pieces, one after the other.
    pub fn into_stream(self) -> impl Stream<Item = Result<Bytes, Error>> + Send + 'static {
        self.into_pieces()
    }

    pub(crate) fn into_pieces(self) -> Pieces {
        match self.content {
            Content::Bytes(bytes) if bytes.is_empty() => Box::pin(stream::empty()),
            Content::Bytes(bytes) => Box::pin(stream::once(std::future::ready(Ok(bytes)))),
            Content::Source(source) => source.open(),
        }
    }

    /// Reads the body to its end.
    ///
    /// # Errors
    /// What the transport reports while the body comes in.
    pub async fn into_bytes(self) -> Result<Bytes, Error> {
        self.collect(usize::MAX).await
    }

    /// Reads the body to its end, which must come within `limit` bytes.
    pub(crate) async fn collect(self, limit: usize) -> Result<Bytes, Error> {
        let too_large = || Error::from(TooLargeError::new(limit));
        let announced = self.length().map_or(Ok(0), usize::try_from);
        let announced = announced.ok().filter(|length| *length <= limit).ok_or_else(too_large)?;
        if let Content::Bytes(bytes) = self.content {
            return Ok(bytes);
        }
        // What is announced need not come, so no more is reserved for it than a usual body takes.
        let mut body = BytesMut::with_capacity(announced.min(64 << 10));
        let mut pieces = self.into_pieces();
        while let Some(piece) = pieces.next().await {
            let piece = piece?;
            if piece.len() > limit - body.len() {
                return Err(too_large());
            }
            body.extend_from_slice(&piece);
        }
        Ok(body.freeze())
    }
}

impl Default for Body {
    fn default() -> Self {
        Self::empty()
    }
}

impl<T: Into<Bytes>> From<T> for Body {
    fn from(bytes: T) -> Self {
        Self { content: Content::Bytes(bytes.into()) }
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.length() {
            Some(length) => write!(f, "Body({length} bytes)"),
            None => f.write_str("Body(a stream)"),
        }
    }
}

/// A stream, which ends with its first reader.
struct Once {
    length: Option<u64>,
    pieces: Mutex<Option<Pieces>>,
}

impl Once {
    fn with<T>(&self, work: impl FnOnce(&mut Option<Pieces>) -> T) -> T {
        // Nothing panics while it holds the lock.
        work(&mut self.pieces.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Source for Once {
    fn length(&self) -> Option<u64> {
        self.length
    }

    fn is_whole(&self) -> bool {
        self.with(|pieces| pieces.is_some())
    }

    fn open(&self) -> Pieces {
        self.with(Option::take).unwrap_or_else(|| {
            let error = RequestError::new("the body is a stream that has been read before");
            Box::pin(stream::once(std::future::ready(Err(error.into()))))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn two_pieces() -> Body {
        Body::stream(Some(4), stream::iter(["ab", "cd"].map(|text| Ok(Bytes::from_static(text.as_bytes())))))
    }

    #[tokio::test]
    async fn a_stream_is_read_once() {
        let body = two_pieces();
        let other = body.clone();
        assert!(other.is_whole() && other.as_bytes().is_none());
        assert_eq!(body.into_bytes().await.unwrap(), "abcd");
        assert!(!other.is_whole());
        let error = other.into_bytes().await.unwrap_err();
        assert!(error.to_string().contains("has been read before"), "{error}");
    }

    #[tokio::test]
    async fn reading_ends_at_the_limit() {
        assert_eq!(two_pieces().collect(4).await.unwrap(), "abcd");
        assert!(matches!(two_pieces().collect(3).await, Err(Error::TooLarge(_))));
        let unannounced = Body::stream(None, two_pieces().into_stream());
        assert!(matches!(unannounced.collect(3).await, Err(Error::TooLarge(_))));
        assert!(matches!(Body::from("abcd").collect(3).await, Err(Error::TooLarge(_))));
    }

    #[tokio::test]
    async fn bytes_are_a_stream_too() {
        assert_eq!(Body::from("ab").into_stream().count().await, 1);
        assert_eq!(Body::empty().into_stream().count().await, 0);
    }
}

//! What an application gets where the body of an answer is a file.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_util::{Stream, StreamExt as _};

use crate::error::Error;
use crate::transport::{Body, Pieces};

/// A file that comes in while it is read. Dropping it gives the rest up, with its connection.
///
/// It is a `Stream` of pieces, which [`chunk`](Self::chunk) gives to programs that have no use for streams.
///
/// ```
/// # use tablature_runtime::{Download, Error};
/// use std::io::Write as _;
///
/// async fn save(mut download: Download, mut file: std::fs::File) -> Result<(), Box<dyn std::error::Error>> {
///     while let Some(chunk) = download.chunk().await? {
///         file.write_all(&chunk)?;
///     }
///     Ok(())
/// }
/// ```
#[must_use = "the file comes in while it is read"]
pub struct Download {
    length: Option<u64>,
    limit: usize,
    pieces: Pieces,
}

impl Download {
    pub(crate) fn new(body: Body, limit: usize) -> Self {
        Self { length: body.length(), limit, pieces: body.into_pieces() }
    }

    /// How many bytes the service has announced.
    pub fn length(&self) -> Option<u64> {
        self.length
    }

    /// The next piece; `None` at the end.
    ///
    /// # Errors
    /// [`Error::Transport`] where the connection breaks off, [`Error::Timeout`] where the service falls silent.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        self.pieces.next().await.transpose()
    }

    /// The whole file, held in memory.
    ///
    /// # Errors
    /// Those of [`chunk`](Self::chunk), and [`Error::TooLarge`] beyond
    /// [`max_response_size`](crate::ConfigBuilder::max_response_size).
    pub async fn bytes(self) -> Result<Bytes, Error> {
        Body::stream(self.length, self.pieces).collect(self.limit).await
    }
}

impl Stream for Download {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.pieces.poll_next_unpin(context)
    }
}

impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download").field("length", &self.length).finish_non_exhaustive()
    }
}

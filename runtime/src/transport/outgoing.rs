//! A body on its way out, as the HTTP library takes it.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_util::StreamExt as _;
use http_body::{Frame, SizeHint};

use super::body::{Body, Pieces};
use super::silence::Progress;
use crate::error::Error;

/// Why a body could not be read. It is kept here, because what comes back from the library is a failure to send.
#[derive(Clone, Debug, Default)]
pub(super) struct Failure(Arc<Mutex<Option<Error>>>);

impl Failure {
    pub(super) fn take(&self) -> Option<Error> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn put(&self, error: Error) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
    }
}

/// Pieces of a body. The lock is never waited for: it makes the stream something that threads may share.
struct Outgoing {
    pieces: Mutex<Pieces>,
    left: Option<u64>,
    progress: Progress,
    failure: Failure,
}

/// The body for the library. Each piece that it takes is progress.
pub(super) fn body(body: Body, progress: &Progress, failure: &Failure) -> reqwest::Body {
    if let Some(bytes) = body.as_bytes() {
        return reqwest::Body::from(bytes.clone());
    }
    reqwest::Body::wrap(Outgoing {
        left: body.length(),
        pieces: Mutex::new(body.into_pieces()),
        progress: progress.clone(),
        failure: failure.clone(),
    })
}

impl http_body::Body for Outgoing {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let this = self.get_mut();
        let pieces = this.pieces.get_mut().unwrap_or_else(PoisonError::into_inner);
        let piece = std::task::ready!(pieces.poll_next_unpin(context));
        this.progress.note();
        Poll::Ready(piece.map(|piece| match piece {
            Ok(bytes) => {
                let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
                this.left = this.left.map(|left| left.saturating_sub(length));
                Ok(Frame::data(bytes))
            }
            Err(error) => {
                this.failure.put(error);
                Err(std::io::Error::other("the body cannot be read"))
            }
        }))
    }

    fn is_end_stream(&self) -> bool {
        self.left == Some(0)
    }

    fn size_hint(&self) -> SizeHint {
        self.left.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

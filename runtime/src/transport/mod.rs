//! How requests reach the service.
//!
//! In goes a finished, signed `http::Request`, out comes an `http::Response`. A transport changes nothing of a
//! request, follows no redirects (a signature is for one host and path), and repeats nothing: those decisions
//! are the caller's. The default is `reqwest`, which does not show in the public API; an application may
//! bring its own, for tests or for a runtime other than tokio.

mod body;
mod reqwest;

use std::error::Error as StdError;
use std::fmt;
use std::pin::Pin;

pub use body::Body;
pub(crate) use reqwest::{Limits, Reqwest};

use crate::error::Error;

/// What [`Transport::send`] returns.
pub type TransportFuture<'a> = Pin<Box<dyn Future<Output = Result<http::Response<Body>, Error>> + Send + 'a>>;

/// Sends requests as they are.
///
/// ```
/// use tablature_runtime::{Body, Transport, TransportFuture};
///
/// /// Answers every request with an empty object.
/// #[derive(Debug)]
/// struct Stub;
///
/// impl Transport for Stub {
///     fn send(&self, _request: http::Request<Body>) -> TransportFuture<'_> {
///         Box::pin(async { Ok(http::Response::new(Body::from("{}"))) })
///     }
/// }
/// ```
pub trait Transport: fmt::Debug + Send + Sync + 'static {
    /// Sends one request once. The URI is absolute and already encoded; it must reach the wire unchanged, or
    /// the signature no longer fits. The headers are complete but for `host` and `content-length`.
    ///
    /// A failure is reported as [`Error::Transport`] or [`Error::Timeout`].
    fn send(&self, request: http::Request<Body>) -> TransportFuture<'_>;
}

/// The request did not reach the service, or its answer did not come back whole.
#[derive(Debug)]
pub struct TransportError {
    message: &'static str,
    connected: bool,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl TransportError {
    /// No connection was made: the service has seen nothing of the request.
    pub fn connect(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { message: "no connection to the service", connected: false, source: Some(source.into()) }
    }

    /// The connection failed after it was made.
    pub fn broken(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { message: "the connection to the service failed", connected: true, source: Some(source.into()) }
    }

    /// The request cannot be sent unchanged.
    fn unsendable(message: &'static str) -> Self {
        Self { message, connected: false, source: None }
    }

    /// Whether a connection had been made, so that the service may have seen the request.
    pub fn was_connected(&self) -> bool {
        self.connected
    }
}

impl fmt::Display for TransportError {
    /// The innermost cause is what tells a name that does not resolve from a refused connection.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message)?;
        let mut cause = self.source();
        while let Some(deeper) = cause.and_then(StdError::source) {
            cause = Some(deeper);
        }
        match cause {
            Some(cause) => write!(f, ": {cause}"),
            None => Ok(()),
        }
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.source {
            Some(source) => Some(source.as_ref()),
            None => None,
        }
    }
}

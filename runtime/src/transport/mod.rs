//! How requests reach the service.
//!
//! In goes a finished, signed `http::Request`, out comes an `http::Response`. A transport changes nothing of a
//! request, follows no redirects (a signature is for one host and path), and repeats nothing: those decisions
//! are the caller's. The default is `reqwest`, which does not show in the public API; an application may
//! bring its own, for tests or for a runtime other than tokio (which then has no timer for
//! [`ConfigBuilder::timeout`](crate::ConfigBuilder::timeout): lift it there, and keep time in the transport).
//!
//! On `wasm32` there is no built-in transport: an application brings one, over `fetch` say.

mod body;
mod coding;
#[cfg(not(target_arch = "wasm32"))]
mod outgoing;
#[cfg(not(target_arch = "wasm32"))]
mod pools;
#[cfg(not(target_arch = "wasm32"))]
mod reqwest;
#[cfg(not(target_arch = "wasm32"))]
mod silence;
#[cfg(not(target_arch = "wasm32"))]
mod tls;

use std::error::Error as StdError;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

pub use body::Body;
pub(crate) use body::{Pieces, Source};
#[cfg(feature = "fuzz")]
pub(crate) use coding::fuzz;
pub(crate) use coding::{Piecemeal, accept, collect};

use tokio::runtime::Handle;

use crate::error::{ConfigurationError, Error};

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

/// In the extensions of a request: no proxy has a part in it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Direct;

/// What a connection may take.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    pub(crate) connect: Duration,
    pub(crate) read: Duration,
    /// How long a connection is kept that nobody uses. None for as long as the service keeps it.
    pub(crate) idle: Option<Duration>,
    /// How many of those are kept for a host.
    pub(crate) most_idle: usize,
}

/// The built-in transport.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn built_in(limits: Limits) -> Result<Arc<dyn Transport>, ConfigurationError> {
    Ok(Arc::new(reqwest::Reqwest::new(limits)?))
}

/// The built-in transport, which this platform has not.
#[cfg(target_arch = "wasm32")]
pub(crate) fn built_in(
    Limits { connect: _, read: _, idle: _, most_idle: _ }: Limits,
) -> Result<Arc<dyn Transport>, ConfigurationError> {
    Err(ConfigurationError::new(
        "there is no built-in HTTP client on wasm; give a `Config::builder().transport(..)`",
    ))
}

/// The request did not reach the service, or its answer did not come back whole.
#[derive(Debug)]
pub struct TransportError {
    message: &'static str,
    connected: bool,
    source: Box<dyn StdError + Send + Sync>,
}

impl TransportError {
    /// No connection was made: the service has seen nothing of the request.
    pub fn connect(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { message: "no connection to the service", connected: false, source: source.into() }
    }

    /// The connection failed after it was made.
    pub fn broken(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { message: "the connection to the service failed", connected: true, source: source.into() }
    }

    /// Whether a connection had been made, so that the service may have seen the request.
    pub fn was_connected(&self) -> bool {
        self.connected
    }
}

/// Sockets and timers of tokio panic outside its runtime; a library says so in an error instead. `remedy` completes
/// "not called from a tokio runtime".
pub(crate) fn require_tokio(remedy: &str) -> Result<Handle, ConfigurationError> {
    Handle::try_current()
        .map_err(|_| ConfigurationError::new(format!("not called from a tokio runtime; {remedy}")))
}

impl fmt::Display for TransportError {
    /// The innermost cause is what tells a name that does not resolve from a refused connection.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut cause: &dyn StdError = self.source.as_ref();
        while let Some(deeper) = cause.source() {
            cause = deeper;
        }
        write!(f, "{}: {cause}", self.message)
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(self.source.as_ref())
    }
}

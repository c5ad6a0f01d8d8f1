//! The failures that happen on this side of the wire. Each holds one clean line.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;

use super::Error;

/// There are no credentials that a request could be sent with. It can be cloned, for all calls that wait for the same
/// credentials get the same error.
#[derive(Clone, Debug)]
pub struct CredentialsError {
    message: String,
    absent: bool,
    cause: Option<Arc<Error>>,
}

/// The client is set up in a way that cannot work: an unknown region, a malformed endpoint.
#[derive(Debug)]
pub struct ConfigurationError {
    message: String,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// The request cannot be sent as it was given: an empty path parameter, a header name that is none.
#[derive(Debug)]
pub struct RequestError {
    message: String,
}

/// The pages of a list do not lead on: the service gives what it gave before, or does not say where the next page is.
/// What came before is right.
#[derive(Debug)]
pub struct ListingError {
    message: String,
}

impl ListingError {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }
}

impl CredentialsError {
    /// There are credentials, and they cannot be right or cannot be reached. The message is shown and logged.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), absent: false, cause: None }
    }

    /// There are none in this place, so that a chain goes on to the next. The message says what is lacking.
    pub fn absent(message: impl Into<String>) -> Self {
        Self { absent: true, ..Self::new(message) }
    }

    /// `what` failed: "the login".
    pub(crate) fn caused_by(what: &str, cause: Error) -> Self {
        let message = match cause {
            Error::Credentials(error) => return error,
            // It names what was called by itself.
            Error::Service(_) => cause.to_string(),
            _ => format!("{what} failed: {cause}"),
        };
        Self { cause: Some(Arc::new(cause)), ..Self::new(message) }
    }

    pub(crate) fn with_message(mut self, message: String) -> Self {
        self.message = message;
        self
    }

    pub(crate) fn into_absent(mut self) -> Self {
        self.absent = true;
        self
    }

    /// The error without the words before it.
    pub(crate) fn message(&self) -> &str {
        &self.message
    }

    /// Whether there simply are none.
    pub fn is_absent(&self) -> bool {
        self.absent
    }

    /// What the network or the identity service said, where it was asked.
    pub fn cause(&self) -> Option<&Error> {
        self.cause.as_deref()
    }

    pub(crate) fn status(&self) -> Option<StatusCode> {
        self.cause()?.status()
    }

    /// Whether asking again later may help.
    pub(crate) fn is_transient(&self) -> bool {
        self.cause().is_some_and(Error::is_retryable)
    }

    /// Whether the identity service refused what it was asked with.
    pub(crate) fn is_refusal(&self) -> bool {
        self.status().is_some_and(|status| status.is_client_error()) && !self.is_transient()
    }
}

impl ConfigurationError {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), source: None }
    }

    // What can fail with a cause is not there on wasm.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn caused_by(
        message: impl Into<String>,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        Self { message: message.into(), source: Some(source.into()) }
    }
}

impl RequestError {
    /// Says what is wrong with a request, in one line without secrets; for an
    /// [`Interceptor`](crate::Interceptor) that refuses it.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }
}

impl fmt::Display for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no usable credentials: {}", self.message)
    }
}

impl fmt::Display for ConfigurationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "invalid configuration: {}", self.message)
    }
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "invalid request: {}", self.message)
    }
}

impl StdError for CredentialsError {
    /// The cause of the cause: `Display` already says the cause.
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.cause()?.source()
    }
}

impl fmt::Display for ListingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the list cannot be read to its end: {}", self.message)
    }
}

impl StdError for ListingError {}
impl StdError for RequestError {}

impl StdError for ConfigurationError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.source {
            Some(source) => Some(source.as_ref()),
            None => None,
        }
    }
}

/// A time limit passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeoutError {
    phase: Phase,
    limit: Option<Duration>,
}

/// Which time limit it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Phase {
    /// Making the connection, TLS included. The service has seen nothing of the request.
    Connect,
    /// Waiting for the next bytes of the answer.
    Read,
    /// One attempt, from sending the request to the last byte of the answer.
    Attempt,
    /// The call as a whole, repetitions and the waits before them included.
    Call,
}

impl TimeoutError {
    /// A limit that passed; for transports of your own, which report [`Phase::Connect`] and [`Phase::Read`].
    pub fn new(phase: Phase, limit: Option<Duration>) -> Self {
        Self { phase, limit }
    }

    /// Which limit it was.
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// How long the limit was, where that is known.
    pub fn limit(&self) -> Option<Duration> {
        self.limit
    }
}

impl fmt::Display for TimeoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.phase {
            Phase::Connect => "no connection was made in time",
            Phase::Read => "the service stopped answering",
            Phase::Attempt => "the attempt took too long",
            Phase::Call => "the call took too long",
        })?;
        match self.limit {
            Some(limit) => write!(f, " (limit {limit:?})"),
            None => Ok(()),
        }
    }
}

impl StdError for TimeoutError {}

/// The body of an answer is longer than [`ConfigBuilder::max_response_size`](crate::ConfigBuilder::max_response_size)
/// allows; no more of it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLargeError {
    limit: usize,
}

impl TooLargeError {
    /// A limit, in bytes, that a body exceeds.
    pub(crate) fn new(limit: usize) -> Self {
        Self { limit }
    }

    /// The limit in bytes.
    pub fn limit(&self) -> usize {
        self.limit
    }
}

impl fmt::Display for TooLargeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the answer is longer than the limit of {} bytes", self.limit)
    }
}

impl StdError for TooLargeError {}

//! The failures that happen on this side of the wire. Each holds one clean line.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

/// There are no credentials that a request could be sent with.
#[derive(Debug)]
pub struct CredentialsError {
    message: String,
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
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }
}

impl ConfigurationError {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), source: None }
    }

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

impl fmt::Display for ListingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the list cannot be read to its end: {}", self.message)
    }
}

impl StdError for ListingError {}
impl StdError for CredentialsError {}
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

//! A body that cannot be the body of its operation.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::member::Kind;
use crate::redact::Secrets;

/// An answer with success whose body could not be read. The body is kept whole.
#[non_exhaustive]
pub struct DecodeError {
    operation: &'static str,
    status: StatusCode,
    headers: HeaderMap,
    header_names: Vec<String>,
    request_id: Option<String>,
    body: Bytes,
    problem: Problem,
}

/// Why a body cannot be read.
#[derive(Debug)]
pub(crate) enum Problem {
    /// It is no JSON.
    Json(serde_json::Error),
    /// It is JSON of another kind altogether.
    Kind { documented: &'static str, received: Kind },
}

impl DecodeError {
    pub(crate) fn new(
        operation: &'static str,
        status: StatusCode,
        headers: HeaderMap,
        request_id: Option<String>,
        body: Bytes,
        problem: Problem,
        secrets: &Secrets,
    ) -> Self {
        let header_names = secrets.names(&headers);
        Self { operation, status, headers, header_names, request_id, body, problem }
    }

    /// The operation that was called, by its id.
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// All headers of the answer.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The id under which the service logged the call.
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// The body as received. It may hold secrets, so it is not for logs.
    pub fn body(&self) -> &Bytes {
        &self.body
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the answer to {} ({}) cannot be read: ", self.operation, self.status)?;
        match &self.problem {
            Problem::Json(error) => {
                write!(f, "no JSON at line {}, column {}", error.line(), error.column())?;
            }
            Problem::Kind { documented, received } => {
                write!(f, "documented as {documented}, received {received}")?;
            }
        }
        write!(f, ", {} bytes", self.body.len())
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DecodeError")
            .field("operation", &self.operation)
            .field("status", &self.status)
            .field("request_id", &self.request_id)
            .field("headers", &self.header_names)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .field("problem", &self.problem)
            .finish()
    }
}

impl std::error::Error for DecodeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.problem {
            Problem::Json(error) => Some(error),
            Problem::Kind { .. } => None,
        }
    }
}

//! What a successful call returns: the decoded body, and the answer that it came in.

use std::fmt;
use std::ops::{Deref, DerefMut};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::member::Oddity;
use crate::transport::Body;

/// A decoded body with the answer around it. It dereferences to the body, so that `response.job_id` just works.
#[derive(Clone)]
pub struct Response<T> {
    value: T,
    parts: Parts,
}

/// Everything of an answer but the decoded body; not generic, so that it is compiled once.
#[derive(Clone)]
pub(crate) struct Parts {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) request_id: Option<String>,
    pub(crate) body: Bytes,
    pub(crate) oddities: Vec<Oddity>,
}

/// An answer, and what of its body is yet to be read.
pub(crate) struct Received {
    pub(crate) parts: Parts,
    pub(crate) rest: Body,
}

impl<T> Response<T> {
    pub(crate) fn new(value: T, parts: Parts) -> Self {
        Self { value, parts }
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        self.parts.status
    }

    /// All headers of the answer.
    pub fn headers(&self) -> &HeaderMap {
        &self.parts.headers
    }

    /// The id under which the service logged the call: what its support asks for.
    pub fn request_id(&self) -> Option<&str> {
        self.parts.request_id.as_deref()
    }

    /// The body as received, byte for byte; empty where it is a [`Download`](crate::Download).
    pub fn body(&self) -> &Bytes {
        &self.parts.body
    }

    /// Where the body was not what the documents say. Nothing of it is lost; see [`Oddity`].
    pub fn oddities(&self) -> &[Oddity] {
        &self.parts.oddities
    }

    /// The decoded body alone, to keep, or to change and send back.
    pub fn into_inner(self) -> T {
        self.value
    }

    /// The same answer with something made of its body.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Response<U> {
        Response { value: make(self.value), parts: self.parts }
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for Response<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

impl<T: fmt::Debug> fmt::Debug for Response<T> {
    /// Shows the value as its own `Debug` does (secrets are redacted, plain bytes are not), and neither header values
    /// nor the body as received.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.parts.status)
            .field("request_id", &self.parts.request_id)
            .field("value", &self.value)
            .field("oddities", &self.parts.oddities)
            .finish_non_exhaustive()
    }
}

//! What a successful call returns: the decoded body, and the answer that it came in.

use std::fmt;
use std::ops::{Deref, DerefMut};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde_json::Value;

use crate::error::Error;
use crate::file::Download;
use crate::member::{Decoder, Member, Oddity};
use crate::redact::Secrets;
use crate::transport::Body;

/// A decoded body with the answer around it. It dereferences to the body, so that `response.job_id` just works.
///
/// `H` has a field for each header that the documents promise, where they promise any.
#[derive(Clone)]
pub struct Response<T, H = ()> {
    value: T,
    documented: H,
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
    /// What was sent for it in confidence.
    pub(crate) secrets: Secrets,
}

/// What generated code reads from the headers of an answer.
pub trait ResponseHeaders: Sized {
    /// Reads them. One that is missing, or is not as documented, is none.
    #[doc(hidden)]
    fn read(headers: &HeaderMap) -> Self;
}

impl ResponseHeaders for () {
    fn read(_: &HeaderMap) -> Self {}
}

/// The value of a header, where there is one that can be read.
pub fn header<T: Member>(headers: &HeaderMap, name: &str) -> Option<T> {
    let text = std::str::from_utf8(headers.get(name)?.as_bytes()).ok()?;
    // Headers are text; that a number is written as such is nothing odd.
    T::decode(&Value::from(text), &mut Decoder::new())
}

impl<T, H: ResponseHeaders> Response<T, H> {
    pub(crate) fn new(value: T, parts: Parts) -> Self {
        Self { value, documented: H::read(&parts.headers), parts }
    }
}

impl<T> Response<T> {
    /// The same answer without what was read from its headers.
    #[doc(hidden)]
    pub fn plain<H>(response: Response<T, H>) -> Self {
        Self { value: response.value, documented: (), parts: response.parts }
    }
}

impl<T, H> Response<T, H> {
    /// The headers that the documents promise, each as what it is documented to be. All others are in
    /// [`headers`](Self::headers).
    pub fn documented_headers(&self) -> &H {
        &self.documented
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        self.parts.status
    }

    /// All headers of the answer, without those of a coding that has been removed from the body.
    pub fn headers(&self) -> &HeaderMap {
        &self.parts.headers
    }

    /// The id under which the service logged the call: what its support asks for.
    pub fn request_id(&self) -> Option<&str> {
        self.parts.request_id.as_deref()
    }

    /// The body as received, byte for byte but for a coding (gzip) that has been removed; empty where it is a [`Download`](crate::Download).
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
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Response<U, H> {
        Response { value: make(self.value), documented: self.documented, parts: self.parts }
    }
}

impl<H> Response<Download, H> {
    /// The same answer with the whole file, which is read to its end and held in memory.
    ///
    /// # Errors
    /// Those of [`Download::bytes`].
    pub async fn whole(self) -> Result<Response<Bytes, H>, Error> {
        let value = self.value.bytes().await?;
        Ok(Response { value, documented: self.documented, parts: self.parts })
    }
}

impl<T, H> Deref for Response<T, H> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T, H> DerefMut for Response<T, H> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

impl<T: fmt::Debug, H> fmt::Debug for Response<T, H> {
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

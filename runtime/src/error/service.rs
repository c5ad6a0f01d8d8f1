//! What a service says when it says no.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde_json::Value;

use super::said::Said;
use crate::redact::Secrets;

/// An answer with a status that is not success.
///
/// The code and the message are read from the forms in which services write them: `{"error_code", "error_msg"}`, `{"code",
/// "message"}` and their like, also below `"error"`, first in `"errors"`, or in the only object of the body
/// (`{"itemNotFound": {..}}`); from XML, from the title of a page of HTML, and from plain text. An answer in any other form
/// still has its status, headers and body.
#[non_exhaustive]
pub struct ServiceError {
    operation: &'static str,
    status: StatusCode,
    code: Option<String>,
    message: Option<String>,
    request_id: Option<String>,
    details: Option<Value>,
    headers: HeaderMap,
    header_names: Vec<String>,
    body: Bytes,
}

impl ServiceError {
    /// Reads an answer. `request_id` comes from the headers, whose names are the cloud's; without one, the
    /// `request_id` of the body counts. What it repeats of `secrets` is in the body and the headers alone.
    pub(crate) fn read(
        operation: &'static str,
        status: StatusCode,
        headers: HeaderMap,
        request_id: Option<String>,
        body: Bytes,
        secrets: &Secrets,
    ) -> Self {
        let said = Said::read(&body, &headers);
        let clean = |text: String| secrets.redact_owned(text);
        Self {
            operation,
            status,
            code: said.code.map(clean),
            message: said.message.map(clean),
            request_id: request_id.or(said.request_id).map(clean),
            details: said.details,
            header_names: secrets.names(&headers),
            headers,
            body,
        }
    }

    /// The operation that was called, by its id.
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The service's own code, such as `EG.0001`.
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// The service's message. Where it repeats what this call was authenticated with, or a member of the request that is
    /// documented as a secret, there is `[redacted]` in its place; as received it is in [`body`](Self::body).
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// The id under which the service logged the call.
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// What the service says beyond code and message, as JSON: the member `details`, `detail`, `error_details` or
    /// `error_detail`. It may repeat values of the request, so neither `Display` nor `Debug` shows it.
    pub fn details(&self) -> Option<&Value> {
        self.details.as_ref()
    }

    /// All headers of the answer, as received. Their `Debug` hides those that repeat a secret of the call.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body as received, whatever it is. It may repeat what was sent, secrets included, so it is not for logs.
    pub fn body(&self) -> &Bytes {
        &self.body
    }
}

impl fmt::Display for ServiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} failed with {}", self.operation, self.status)?;
        if let Some(code) = &self.code {
            write!(f, ", {}", OneLine(code))?;
        }
        if let Some(message) = &self.message {
            write!(f, ": {}", OneLine(message))?;
        }
        match &self.request_id {
            Some(id) => write!(f, " (request id {})", OneLine(id)),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for ServiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ServiceError")
            .field("operation", &self.operation)
            .field("status", &self.status)
            .field("code", &self.code.as_deref().map(OneLine))
            .field("message", &self.message.as_deref().map(OneLine))
            .field("request_id", &self.request_id.as_deref().map(OneLine))
            .field("headers", &self.header_names)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish_non_exhaustive()
    }
}

impl std::error::Error for ServiceError {}

/// Shows a text of the service on one line of bearable length.
struct OneLine<'a>(&'a str);

impl fmt::Display for OneLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const LONGEST: usize = 500;
        let words: Vec<_> = self
            .0
            .split(|c: char| c.is_whitespace() || c.is_control())
            .filter(|word| !word.is_empty())
            .collect();
        let line = words.join(" ");
        match line.char_indices().nth(LONGEST).and_then(|(end, _)| line.get(..end)) {
            Some(beginning) => write!(f, "{beginning}..."),
            None => f.write_str(&line),
        }
    }
}

impl fmt::Debug for OneLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.to_string(), f)
    }
}

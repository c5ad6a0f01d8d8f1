//! What a service says when it says no.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde_json::{Map, Value};

use crate::redact::Secrets;

/// An answer with a status that is not success.
///
/// The code and the message are read from `{"error_code", "error_msg"}`, from `{"code", "message"}`, and from
/// both below `"error"` or below the only object in the body (`{"itemNotFound": {..}}`); an answer in any other
/// form still has its status, headers and body.
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
        let json: Option<Value> = serde_json::from_slice(&body).ok();
        let said = json.as_ref().and_then(Value::as_object);
        let inner = said.and_then(inner);
        let find =
            |names: &[&str]| [inner, said].into_iter().flatten().find_map(|object| text(object, names));
        let clean = |text: String| secrets.redact_owned(text);
        Self {
            operation,
            status,
            code: find(CODE).map(clean),
            message: find(MESSAGE).map(clean),
            request_id: request_id.or_else(|| find(&["request_id", "requestId"])).map(clean),
            details: find_details(inner, said),
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

const CODE: &[&str] = &["error_code", "code", "errorCode"];
/// OAuth-like endpoints put the message itself under `error`.
const MESSAGE: &[&str] = &["error_msg", "message", "errorMsg", "error_message", "error"];

fn find_details(inner: Option<&Map<String, Value>>, said: Option<&Map<String, Value>>) -> Option<Value> {
    const NAMES: &[&str] = &["details", "detail", "error_details", "error_detail"];
    let objects = [inner, said].into_iter().flatten();
    let mut found = objects.flat_map(|object| NAMES.iter().filter_map(|name| object.get(*name)));
    found.find(|value| !value.is_null()).cloned()
}

/// The object that code and message may stand in: that under `error`; else, where nothing is said outside, the only one.
fn inner(said: &Map<String, Value>) -> Option<&Map<String, Value>> {
    if let Some(error) = said.get("error").and_then(Value::as_object) {
        return Some(error);
    }
    let mut objects = said.values().filter_map(Value::as_object);
    match (objects.next(), objects.next()) {
        (Some(only), None) if text(said, CODE).or_else(|| text(said, MESSAGE)).is_none() => Some(only),
        _ => None,
    }
}

/// Whether an object is what services say when they say no: it has a code and a message of an error.
pub(crate) fn is_error(said: &Map<String, Value>) -> bool {
    let objects = [inner(said), Some(said)].into_iter().flatten();
    objects.into_iter().any(|object| text(object, CODE).is_some() && text(object, MESSAGE).is_some())
}

/// The first of the names that has a text or a number.
fn text(object: &Map<String, Value>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| match object.get(*name)? {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    })
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

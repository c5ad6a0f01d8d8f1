//! What fuzzers call of this crate's readers of answers: feature `fuzz`, and no part of the API.
//!
//! In: bytes, whatever they are. Out: nothing; what must hold of what was read is asserted, so that a fuzzer has more to find than
//! panics. Left out on purpose: what is public, as decoding of types and the signer's pure functions, which `tests/fuzz` calls itself.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, RETRY_AFTER};
use http::{HeaderMap, HeaderValue, StatusCode};
use serde_json::Value;

use crate::Secret;
use crate::error::ServiceError;
use crate::redact::Secrets;
use crate::{credentials, json, paging, retry, sign, transport};

/// What is planted, and must not come out.
const SECRET: &str = "Pl4nted/+ é";

/// The first line, and what is behind it.
fn divided(data: &[u8]) -> (&[u8], &[u8]) {
    let mut parts = data.splitn(2, |byte| *byte == b'\n');
    (parts.next().unwrap_or_default(), parts.next().unwrap_or_default())
}

/// A charset on the first line, and a body. What a strict reader takes is taken as it is.
pub fn body(data: &[u8]) {
    let (charset, body) = divided(data);
    let charset = std::str::from_utf8(charset).ok().filter(|charset| !charset.is_empty());
    let read = json::read(body, charset);
    if charset.is_none()
        && let Ok(strict) = serde_json::from_slice::<Value>(body)
    {
        let read = read.as_ref().ok().and_then(|read| read.value.as_ref());
        assert_eq!(read, Some(&strict), "JSON is read as something else");
    }
    if let Ok(read) = read {
        let places = read.digits.places().count();
        assert!(places <= body.len(), "more numbers than bytes");
    }
}

/// A `Content-Type` on the first line, a status in the second, and the body of a failure that repeats what was sent.
pub fn failure(data: &[u8]) {
    let (content_type, rest) = divided(data);
    let (status, body) = divided(rest);
    let mut headers = HeaderMap::new();
    headers.extend(HeaderValue::from_bytes(content_type).ok().map(|value| (CONTENT_TYPE, value)));
    headers.extend(HeaderValue::from_bytes(status).ok().map(|value| (RETRY_AFTER, value)));
    let status = std::str::from_utf8(status).ok().and_then(|status| status.parse().ok());
    let status =
        status.and_then(|status| StatusCode::from_u16(status).ok()).unwrap_or(StatusCode::BAD_REQUEST);
    retry::fuzz(&headers);
    let text = String::from_utf8_lossy(body).replace('§', SECRET);
    let secrets = Secrets::new(vec![Secret::new(SECRET)]);
    let error = ServiceError::read(
        "ShowJob",
        status,
        headers,
        None,
        Bytes::from(text.clone().into_bytes()),
        &secrets,
    );
    let shown =
        format!("{error}\n{error:?}\n{:?} {:?} {:?}", error.code(), error.message(), error.request_id());
    assert!(!shown.contains(SECRET), "a secret is shown: {shown}");
    let redacted = secrets.redact(&text);
    assert!(!redacted.contains(SECRET), "a secret is left: {redacted}");
    assert!(redacted.len() <= text.len() * 3 + 20, "what is left grew");
}

/// A way of paging in the first byte, and pages of a list, a line each. However they follow each other, no place comes again.
pub fn list(data: &[u8]) {
    paging::fuzz(data);
}

/// A method, an address, a body and headers, a line each. What is signed once is signed the same again.
pub fn request(data: &[u8]) {
    sign::fuzz(data);
}

/// A coding on the first line, and a body. Whatever it unpacks to is within the limit.
pub fn coding(data: &[u8]) {
    let (coding, body) = divided(data);
    transport::fuzz(&String::from_utf8_lossy(coding), body);
}

/// A profile file.
pub fn profile(text: &str) {
    credentials::fuzz(text);
}

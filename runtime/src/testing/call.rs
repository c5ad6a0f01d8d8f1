//! What a stub was asked.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, Method, Uri};
use percent_encoding::percent_decode_str;
use serde::de::DeserializeOwned;

use crate::intercept::AttemptInfo;

/// An attempt of a call, as it would have gone out.
#[derive(Clone)]
pub struct StubCall {
    info: AttemptInfo,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
}

impl StubCall {
    pub(super) fn new(info: AttemptInfo, head: &http::request::Parts, body: Bytes) -> Self {
        Self { info, uri: head.uri.clone(), headers: head.headers.clone(), body }
    }

    /// The id of the operation: `CreateEventRouterJob`.
    pub fn operation(&self) -> &'static str {
        self.info.operation
    }

    /// The id of the service: `eg`.
    pub fn service(&self) -> &'static str {
        self.info.service
    }

    /// The number of the attempt; the first is 1.
    pub fn attempt(&self) -> u32 {
        self.info.number
    }

    /// The method.
    pub fn method(&self) -> &Method {
        &self.info.method
    }

    /// The path as documented: `/v1/{project_id}/jobs`.
    pub fn path_template(&self) -> &'static str {
        self.info.path
    }

    /// The path, with its parameters decoded.
    pub fn path(&self) -> String {
        percent_decode_str(self.uri.path()).decode_utf8_lossy().into_owned()
    }

    /// The first query parameter of this name, decoded.
    pub fn query(&self, name: &str) -> Option<String> {
        self.queries(name).into_iter().next()
    }

    /// All query parameters of this name, decoded.
    pub fn queries(&self, name: &str) -> Vec<String> {
        let decode = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
        let pairs = self.uri.query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty());
        let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        pairs.filter(|(key, _)| decode(key) == name).map(|(_, value)| decode(value)).collect()
    }

    /// The headers, those of authentication among them.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body as it would have gone out.
    pub fn body_bytes(&self) -> &Bytes {
        &self.body
    }

    /// The body as a type of the crate, or as a `serde_json::Value`.
    ///
    /// # Errors
    /// Where the body is not JSON of that form.
    pub fn body<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_slice(&self.body)
    }
}

impl fmt::Debug for StubCall {
    /// Names the call; headers and body may be secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StubCall")
            .field("operation", &self.info.operation)
            .field("attempt", &self.info.number)
            .finish_non_exhaustive()
    }
}

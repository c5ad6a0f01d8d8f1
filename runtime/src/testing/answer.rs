//! What a stub answers.

use std::sync::Arc;

use http::header::{CONTENT_TYPE, HeaderValue};
use http::{Response, StatusCode};
use serde::Serialize;

use super::StubCall;
use crate::error::{Error, RequestError};
use crate::transport::Body;

/// Makes an answer to a call, as often as it is wanted.
#[derive(Clone)]
pub(super) struct Answer(Arc<Make>);

type Make = dyn Fn(&StubCall) -> Result<Response<Body>, Error> + Send + Sync;

impl Answer {
    pub(super) fn made(
        make: impl Fn(&StubCall) -> Result<Response<Body>, Error> + Send + Sync + 'static,
    ) -> Self {
        Self(Arc::new(make))
    }

    pub(super) fn json(status: u16, body: &impl Serialize) -> Self {
        match serde_json::to_vec(body) {
            Ok(bytes) => Self::json_text(status, bytes),
            Err(error) => {
                let message = format!("the answer of a stub cannot be written as JSON: {error}");
                Self::made(move |_| Err(RequestError::new(message.clone()).into()))
            }
        }
    }

    pub(super) fn json_text(status: u16, bytes: Vec<u8>) -> Self {
        Self::bytes(status, "application/json", bytes)
    }

    pub(super) fn bytes(status: u16, content_type: &'static str, bytes: Vec<u8>) -> Self {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self::made(move |_| {
            let mut response = Response::new(Body::from(bytes.clone()));
            *response.status_mut() = status;
            response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
            Ok(response)
        })
    }

    pub(super) fn make(&self, call: &StubCall) -> Result<Response<Body>, Error> {
        (self.0)(call)
    }
}

//! One call: what generated code says about it, and the sending.
//!
//! In goes what an operation takes, out comes a [`Response`] or an [`Error`]. What happens around one attempt, time
//! limits and repetitions, is in `attempts`.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, Request};
use serde_json::Value;

use super::body::Unreadable;
use super::{Extras, Operation, ResponseBody, ServiceClient};
use crate::credentials::send;
use crate::error::{DecodeError, Error, TooLargeError};
use crate::intercept::AttemptInfo;
use crate::member::{Decoder, Member};
use crate::parameter::{Parameter, texts};
use crate::response::{Parts, Response};
use crate::transport::Body;

use super::prepare::Prepared;

/// One call of an operation. Generated code fills it and sends it. What is wrong with a part of it is reported by
/// [`Call::send`], so that filling needs no error handling.
pub struct Call<'a> {
    pub(super) client: &'a ServiceClient,
    pub(super) operation: &'static Operation,
    pub(super) path: Vec<(&'static str, String)>,
    /// Path parameters that neither the request nor, so far, the configuration gives.
    pub(super) from_config: Vec<&'static str>,
    pub(super) query: Vec<(&'static str, String)>,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: RequestBody,
    pub(super) extras: Extras,
}

/// The body as generated code gives it.
pub(super) enum RequestBody {
    None,
    Json(Value),
    Other { bytes: Bytes, content_type: String },
}

impl<'a> Call<'a> {
    /// Begins a call.
    pub fn new(client: &'a ServiceClient, operation: &'static Operation) -> Self {
        Self {
            client,
            operation,
            path: Vec::new(),
            from_config: Vec::new(),
            query: Vec::new(),
            headers: Vec::new(),
            body: RequestBody::None,
            extras: Extras::new(),
        }
    }

    /// Gives a path parameter. It is encoded whole; an empty one is an error.
    pub fn path<T: Parameter + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.path.push((name, texts(value).join(",")));
    }

    /// Gives a path parameter that the configuration knows too (`project_id`, `domain_id`), if the request does not
    /// give it.
    pub fn path_or_config<T: Parameter + ?Sized>(&mut self, name: &'static str, value: Option<&T>) {
        match value {
            Some(value) => self.path(name, value),
            None => self.from_config.push(name),
        }
    }

    /// Gives a query parameter, if there is a value; a list repeats the name.
    pub fn query<T: Parameter + ?Sized>(&mut self, name: &'static str, value: Option<&T>) {
        for text in value.map(texts).unwrap_or_default() {
            self.query.push((name, text));
        }
    }

    /// Gives a header, if there is a value; a list is joined by commas.
    pub fn header<T: Parameter + ?Sized>(&mut self, name: &'static str, value: Option<&T>) {
        if let Some(value) = value {
            self.headers.push((name, texts(value).join(",")));
        }
    }

    /// Gives the body as JSON.
    pub fn json<T: Member>(&mut self, body: &T) {
        self.body = RequestBody::Json(body.encode());
    }

    /// Gives a body that is not JSON. It is not signed.
    pub fn bytes(&mut self, bytes: impl Into<Bytes>, content_type: impl Into<String>) {
        self.body = RequestBody::Other { bytes: bytes.into(), content_type: content_type.into() };
    }

    /// Gives what the documents forgot. Headers and members win over what is given otherwise; query parameters are
    /// added, since a name may stand more than once.
    pub fn extras(&mut self, extras: Extras) {
        self.extras = extras;
    }

    /// Sends the call and reads the answer.
    ///
    /// # Errors
    /// Every kind of [`Error`].
    pub async fn send<T: ResponseBody>(self) -> Result<Response<T>, Error> {
        // On the heap, so that the futures of callers stay small.
        let mut parts = Box::pin(self.exchange(T::ACCEPT)).await?;
        let mut decoder = Decoder::new();
        match T::read(&parts.body, &mut decoder) {
            Ok(value) => {
                parts.oddities = decoder.into_oddities();
                Ok(Response::new(value, parts))
            }
            Err(Unreadable(problem)) => Err(DecodeError::new(
                self.operation.id,
                parts.status,
                parts.headers,
                parts.request_id,
                parts.body,
                problem,
            )
            .into()),
        }
    }

    /// Authenticates the request as of now, sends it and reads the answer, whatever its status. It is sent twice only
    /// where a refusal could be mended: see [`send`].
    pub(super) async fn attempt(&self, info: &AttemptInfo, mut prepared: Prepared) -> Result<Parts, Error> {
        let config = self.client.config();
        // For transports that answer by operation.
        prepared.request.extensions_mut().insert(info.clone());
        for interceptor in config.interceptors() {
            interceptor.before_signing(info, &mut prepared.request)?;
        }
        let before_sending = |request: &Request<Body>| {
            config.interceptors().iter().try_for_each(|interceptor| interceptor.before_sending(info, request))
        };
        let answer = send(self.context(), self.outgoing(prepared), &before_sending).await?;
        let (head, body) = answer.into_parts();
        let request_id = request_id(&head.headers, self.client.service().cloud.request_id_headers);
        let body = body.into_bytes().await?;
        let limit = config.max_response_size();
        if body.len() > limit {
            return Err(TooLargeError::new(limit).into());
        }
        Ok(Parts { status: head.status, headers: head.headers, request_id, body, oddities: Vec::new() })
    }
}

fn request_id(headers: &HeaderMap, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| headers.get(*name)?.to_str().ok().map(str::to_owned))
}

impl fmt::Debug for Call<'_> {
    /// Names the operation; parameters and body may be secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").field("operation", &self.operation.id).finish_non_exhaustive()
    }
}

//! One call: what generated code says about it, and the sending.
//!
//! In goes what an operation takes, out comes a [`Response`] or an [`Error`]. What happens around one attempt, time
//! limits and repetitions, is in `attempts`.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, Request};
use serde_json::{Map, Value};

use super::attempts::is_success;
use super::body::Unreadable;
use super::{Extras, Operation, ResponseBody, ServiceClient};
use crate::credentials::{Answered, send};
use crate::error::{DecodeError, Error};
use crate::file::{Download, Upload};
use crate::intercept::AttemptInfo;
use crate::member::{Decoder, Member};
use crate::parameter::{Parameter, secrets_of, texts};
use crate::redact::Secrets;
use crate::response::{Parts, Received, Response, ResponseHeaders};
use crate::secret::Secret;
use crate::transport::{Body, Piecemeal, collect};

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
    /// What of all this is documented as secret: a service may repeat it.
    pub(super) secrets: Vec<Secret>,
}

/// How the body of a successful answer is read. That of an error is always read whole.
#[derive(Clone, Copy)]
pub(super) enum Reading {
    Whole,
    Piecemeal,
}

/// The body as generated code gives it.
pub(super) enum RequestBody {
    None,
    Json(Value),
    /// `application/x-www-form-urlencoded`
    Form(Value),
    /// `multipart/form-data`
    Parts {
        members: Value,
        files: Vec<(&'static str, Upload)>,
    },
    /// A file and nothing else, of this type where the file has none of its own.
    File {
        file: Upload,
        content_type: String,
    },
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
            secrets: Vec::new(),
        }
    }

    /// Gives a path parameter. It is encoded whole; an empty one is an error.
    pub fn path<T: Parameter + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.secrets.extend(secrets_of(value));
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
        self.secrets.extend(value.map(secrets_of).unwrap_or_default());
        for text in value.map(texts).unwrap_or_default() {
            self.query.push((name, text));
        }
    }

    /// Gives a list as one query parameter, with commas between its texts: `ids=a,b`.
    pub fn query_joined<T: Parameter + ?Sized>(&mut self, name: &'static str, value: Option<&T>) {
        self.secrets.extend(value.map(secrets_of).unwrap_or_default());
        let joined = value.map(texts).unwrap_or_default();
        if !joined.is_empty() {
            self.query.push((name, joined.join(",")));
        }
    }

    /// Gives a list as one query parameter, in brackets and each of its texts in quotes: `ids=['a','b']`.
    pub fn query_quoted<T: Parameter + ?Sized>(
        &mut self,
        name: &'static str,
        quote: char,
        value: Option<&T>,
    ) {
        self.secrets.extend(value.map(secrets_of).unwrap_or_default());
        let quoted: Vec<String> =
            value.map(texts).unwrap_or_default().iter().map(|text| format!("{quote}{text}{quote}")).collect();
        if !quoted.is_empty() {
            self.query.push((name, format!("[{}]", quoted.join(","))));
        }
    }

    /// Gives a header, if there is a value; a list is joined by commas.
    pub fn header<T: Parameter + ?Sized>(&mut self, name: &'static str, value: Option<&T>) {
        if let Some(value) = value {
            self.secrets.extend(secrets_of(value));
            self.headers.push((name, texts(value).join(",")));
        }
    }

    /// Gives the body as JSON.
    pub fn json<T: Member>(&mut self, body: &T) {
        body.secrets(&mut self.secrets);
        self.body = RequestBody::Json(body.encode());
    }

    /// Gives the body as a form that is encoded like a query.
    pub fn form<T: Member>(&mut self, body: &T) {
        body.secrets(&mut self.secrets);
        self.body = RequestBody::Form(body.encode());
    }

    /// Gives the members of a form that has parts.
    pub fn parts<T: Member>(&mut self, body: &T) {
        body.secrets(&mut self.secrets);
        self.body = RequestBody::Parts { members: body.encode(), files: self.take_files() };
    }

    /// Gives a file of a form that has parts.
    pub fn part(&mut self, name: &'static str, file: Upload) {
        let mut files = self.take_files();
        files.push((name, file));
        let members = match std::mem::replace(&mut self.body, RequestBody::None) {
            RequestBody::Parts { members, .. } => members,
            _ => Value::Object(Map::new()),
        };
        self.body = RequestBody::Parts { members, files };
    }

    fn take_files(&mut self) -> Vec<(&'static str, Upload)> {
        match &mut self.body {
            RequestBody::Parts { files, .. } => std::mem::take(files),
            _ => Vec::new(),
        }
    }

    /// Gives a body that is a file. It is not signed.
    pub fn file(&mut self, file: Upload, content_type: impl Into<String>) {
        self.body = RequestBody::File { file, content_type: content_type.into() };
    }

    /// Gives a body that is not JSON. It is not signed.
    pub fn bytes(&mut self, bytes: impl Into<Bytes>, content_type: impl Into<String>) {
        self.file(Upload::from(bytes.into()), content_type);
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
    pub async fn send<T: ResponseBody, H: ResponseHeaders>(self) -> Result<Response<T, H>, Error> {
        // On the heap, so that the futures of callers stay small.
        let Received { mut parts, secrets, .. } = Box::pin(self.exchange(T::ACCEPT, Reading::Whole)).await?;
        let mut decoder = Decoder::of(&parts.headers);
        match T::read_as(parts.status.as_u16(), &parts.body, &mut decoder) {
            Ok(value) => {
                parts.oddities = decoder.into_oddities();
                // Keys of maps are a service's words.
                for oddity in &mut parts.oddities {
                    oddity.pointer = secrets.redact_owned(std::mem::take(&mut oddity.pointer));
                }
                Ok(Response::new(value, parts))
            }
            Err(Unreadable(problem)) => Err(DecodeError::new(
                self.operation.id,
                parts.status,
                parts.headers,
                parts.request_id,
                parts.body,
                problem,
                &secrets,
            )
            .into()),
        }
    }

    /// Sends the call and gives the body of the answer as a file that is still to come in.
    ///
    /// # Errors
    /// Every kind of [`Error`] but [`Error::Decode`].
    pub async fn download<H: ResponseHeaders>(self) -> Result<Response<Download, H>, Error> {
        let Received { parts, rest, .. } = Box::pin(self.exchange("*/*", Reading::Piecemeal)).await?;
        let download = Download::new(rest, self.client.config().max_response_size());
        Ok(Response::new(download, parts))
    }

    /// Whether the call carries a file, so that nobody knows how long it takes.
    pub(super) fn sends_file(&self) -> bool {
        match &self.body {
            RequestBody::Parts { files, .. } => !files.is_empty(),
            RequestBody::File { .. } => true,
            RequestBody::None | RequestBody::Json(_) | RequestBody::Form(_) => false,
        }
    }

    /// Authenticates the request as of now, sends it and reads the answer, whatever its status. It is sent twice only
    /// where a refusal could be mended: see [`send`]. Of an answer that is read piecemeal, the body comes beside it.
    pub(super) async fn attempt(
        &self,
        info: &AttemptInfo,
        mut prepared: Prepared,
        reading: Reading,
    ) -> Result<Received, Error> {
        let config = self.client.config();
        // For transports that answer by operation.
        prepared.request.extensions_mut().insert(info.clone());
        if matches!(reading, Reading::Piecemeal) {
            prepared.request.extensions_mut().insert(Piecemeal);
        }
        for interceptor in config.interceptors() {
            interceptor.before_signing(info, &mut prepared.request)?;
        }
        let before_sending = |request: &Request<Body>| {
            config.interceptors().iter().try_for_each(|interceptor| interceptor.before_sending(info, request))
        };
        let outgoing = self.outgoing(prepared);
        let Answered { response, mut secrets } = send(self.context(), outgoing, &before_sending).await?;
        let (mut head, body) = response.into_parts();
        if !self.secrets.is_empty() {
            secrets.extend(&self.secrets);
            secrets.conceal(&mut head.headers);
        }
        let request_id = request_id(&head.headers, self.client.service().cloud.request_id_headers, &secrets);
        let (body, rest) = match reading {
            Reading::Piecemeal if is_success(self.operation, head.status) => (Bytes::new(), body),
            _ => (collect(&mut head, body, config.max_response_size()).await?, Body::empty()),
        };
        let parts =
            Parts { status: head.status, headers: head.headers, request_id, body, oddities: Vec::new() };
        Ok(Received { parts, rest, secrets })
    }
}

fn request_id(headers: &HeaderMap, names: &[&str], secrets: &Secrets) -> Option<String> {
    let text = names.iter().find_map(|name| headers.get(*name)?.to_str().ok())?;
    Some(secrets.redact(text).into_owned())
}

impl fmt::Debug for Call<'_> {
    /// Names the operation; parameters and body may be secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").field("operation", &self.operation.id).finish_non_exhaustive()
    }
}

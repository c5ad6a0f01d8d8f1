//! Tests of applications, without a network: a transport that answers calls by their operation.
//!
//! A [`Stub`] takes the place of the connection. Everything else is real: requests are built, checked, signed if there are
//! keys, and repeated as the configuration says; answers are decoded, and errors read. So a test finds out what an
//! application does with them, and with what it asked.
//!
//! ```
//! # use tablature_runtime::codegen::{self, ServiceClient};
//! # use tablature_runtime::{Error, Response};
//! # static CLOUD: codegen::Cloud = codegen::Cloud::new("cloud");
//! # static SERVICE: codegen::Service = codegen::Service::new("eg", &CLOUD, "cloud-eg", "1.0.0");
//! # static SHOW: codegen::Operation = codegen::Operation::new("ShowJob", codegen::Method::Get, "/v1/jobs/{id}");
//! # async fn show_job(client: &ServiceClient, id: &str) -> Result<Response<serde_json::Value>, Error> {
//! #     let mut call = codegen::Call::new(client, &SHOW);
//! #     call.path("id", id);
//! #     call.send().await
//! # }
//! use serde_json::json;
//! use tablature_runtime::testing::Stub;
//!
//! # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
//! let stub = Stub::new();
//! stub.on("ShowJob").reply(json!({ "status": "RUNNING" })).reply_error(404, "EG.0007", "no such job");
//!
//! let config = stub.config().build()?;
//! let client = ServiceClient::new(&config, &SERVICE); // in an application: Client::new(&config)
//! assert_eq!(show_job(&client, "7").await?["status"], "RUNNING");
//! assert!(show_job(&client, "7").await.unwrap_err().is_not_found());
//!
//! assert_eq!(stub.calls()[0].path(), "/v1/jobs/7");
//! assert_eq!(stub.calls_of("ShowJob").len(), 2);
//! # Ok::<(), Error>(()) }).unwrap();
//! ```
//!
//! Answers of an operation are given in their order, and the last one for good. A call of an operation that has none is an
//! error that names it, and is not repeated. [`Stub::config`] makes no repetitions, so that no test waits for one; to
//! test them, set a [`RetryPolicy`] and let tokio's clock stand still
//! (`#[tokio::test(start_paused = true)]`).

mod answer;
mod call;

use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;

use crate::config::{Config, ConfigBuilder};
use crate::credentials::Credentials;
use crate::error::{Error, RequestError};
use crate::intercept::AttemptInfo;
use crate::retry::RetryPolicy;
use crate::transport::{Body, Transport, TransportFuture};

use answer::Answer;
pub use call::StubCall;

/// Answers calls by their operation, and remembers them. Clones are the same stub.
#[derive(Clone, Default)]
pub struct Stub {
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    answers: BTreeMap<String, VecDeque<Answer>>,
    calls: Vec<StubCall>,
}

/// What a stub answers to calls of an operation.
pub struct Answers<'s> {
    stub: &'s Stub,
    operation: String,
}

impl Stub {
    /// A stub that knows no answers yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The beginnings of a configuration whose calls come here: nobody calls, in a project `test-project`, and nothing
    /// is repeated. All of it can be set otherwise.
    pub fn config(&self) -> ConfigBuilder {
        Config::builder()
            .endpoint("http://stub.test")
            .project_id("test-project")
            .domain_id("test-domain")
            .credentials(Credentials::anonymous())
            .retry(RetryPolicy::off())
            .transport(self.clone())
    }

    /// Prepares answers for an operation, by its id in the documents: `CreateEventRouterJob`. They stand behind those
    /// that were prepared before.
    #[must_use = "without an answer, calls of the operation fail"]
    pub fn on(&self, operation: impl Into<String>) -> Answers<'_> {
        Answers { stub: self, operation: operation.into() }
    }

    /// Every call so far, each attempt by itself, in order.
    pub fn calls(&self) -> Vec<StubCall> {
        self.with(|state| state.calls.clone())
    }

    /// The calls of one operation.
    pub fn calls_of(&self, operation: &str) -> Vec<StubCall> {
        let mut calls = self.calls();
        calls.retain(|call| call.operation() == operation);
        calls
    }

    fn with<T>(&self, work: impl FnOnce(&mut State) -> T) -> T {
        work(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }

    async fn answer(&self, request: http::Request<Body>) -> Result<http::Response<Body>, Error> {
        let Some(info) = request.extensions().get::<AttemptInfo>().cloned() else {
            return Err(RequestError::new("a stub answers calls of generated clients only").into());
        };
        let (head, body) = request.into_parts();
        let call = StubCall::new(info.clone(), &head, body.into_bytes().await?);
        let answer = self.with(|state| {
            state.calls.push(call.clone());
            let answers = state.answers.get_mut(info.operation)?;
            if answers.len() > 1 { answers.pop_front() } else { answers.front().cloned() }
        });
        answer.map_or_else(|| Err(unprepared(info.operation).into()), |answer| answer.make(&call))
    }
}

fn unprepared(operation: &str) -> RequestError {
    RequestError::new(format!(
        "the stub has no answer to `{operation}`; prepare one with `stub.on({operation:?}).reply(..)`"
    ))
}

impl Answers<'_> {
    /// Success (200) with this as JSON: a type of the crate, or `serde_json::json!`.
    pub fn reply(self, body: impl Serialize) -> Self {
        self.reply_status(200, body)
    }

    /// This status with this as JSON. A status below 100 or above 999 becomes 500.
    pub fn reply_status(self, status: u16, body: impl Serialize) -> Self {
        let answer = Answer::json(status, &body);
        self.push(answer)
    }

    /// This status without a body: 204, say.
    pub fn reply_empty(self, status: u16) -> Self {
        self.push(Answer::json_text(status, Vec::new()))
    }

    /// Success (200) with these bytes, where an operation answers with a file.
    pub fn reply_bytes(self, bytes: impl Into<Vec<u8>>) -> Self {
        let answer = Answer::bytes(200, "application/octet-stream", bytes.into());
        self.push(answer)
    }

    /// An error as services send them: `{"error_code": .., "error_msg": ..}`.
    pub fn reply_error(self, status: u16, code: &str, message: &str) -> Self {
        self.reply_status(status, serde_json::json!({ "error_code": code, "error_msg": message }))
    }

    /// A failure before there is an answer: `|| TransportError::connect("no route").into()`.
    pub fn fail(self, error: impl Fn() -> Error + Send + Sync + 'static) -> Self {
        self.push(Answer::made(move |_| Err(error())))
    }

    /// Whatever the call deserves: an answer with headers, one that depends on what was asked.
    pub fn reply_by(
        self,
        answer: impl Fn(&StubCall) -> Result<http::Response<Body>, Error> + Send + Sync + 'static,
    ) -> Self {
        self.push(Answer::made(answer))
    }

    fn push(self, answer: Answer) -> Self {
        self.stub.with(|state| state.answers.entry(self.operation.clone()).or_default().push_back(answer));
        self
    }
}

impl Transport for Stub {
    fn send(&self, request: http::Request<Body>) -> TransportFuture<'_> {
        Box::pin(self.answer(request))
    }
}

impl fmt::Debug for Stub {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.with(|state| f.debug_struct("Stub").field("calls", &state.calls.len()).finish_non_exhaustive())
    }
}

impl fmt::Debug for Answers<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answers").field("operation", &self.operation).finish_non_exhaustive()
    }
}

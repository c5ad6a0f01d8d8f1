//! What the feature `test-util` adds: a stub in the place of the service.
#![cfg(feature = "test-util")]
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod generated;

use std::time::Duration;

use serde_json::{Value, json};
use tablature_runtime::testing::{Stub, StubCall};
use tablature_runtime::{RetryPolicy, TransportError};

use generated::model::{CreateJobRequest, CreateJobRequestRequired};
use generated::{Client, Credentials};

fn body(name: &str) -> CreateJobRequest {
    CreateJobRequest::new(CreateJobRequestRequired {
        cluster_id: "fac5".into(),
        name: name.into(),
        scene_type: "MOVE".into(),
    })
}

#[tokio::test]
async fn answers_come_by_operation_and_in_order() {
    let stub = Stub::new();
    stub.on("CreateJob").reply(json!({ "job_id": "1" })).reply_error(409, "EG.0009", "exists");
    stub.on("DeleteJob").reply_empty(204);
    let client = Client::new(&stub.config().build().unwrap());
    assert_eq!(client.create_job(body("a")).send().await.unwrap().job_id.as_deref(), Some("1"));
    let error = client.create_job(body("b")).send().await.unwrap_err();
    assert!(error.is_conflict());
    assert_eq!(error.as_service().and_then(|service| service.code()), Some("EG.0009"));
    assert!(client.create_job(body("c")).send().await.unwrap_err().is_conflict());
    assert!(client.delete_job("1").send().await.is_ok());
    let operations: Vec<_> = stub.calls().iter().map(StubCall::operation).collect();
    assert_eq!(operations, ["CreateJob", "CreateJob", "CreateJob", "DeleteJob"]);
}

#[tokio::test]
async fn what_was_asked_can_be_read() {
    let stub = Stub::new();
    stub.on("CreateJob").reply(json!({}));
    let config = stub.config().region("r").credentials(Credentials::ak_sk("AK", "SK")).build().unwrap();
    let request = Client::new(&config).create_job(body("nightly"));
    request.extra_query("a b", "c&d").send().await.unwrap();
    let call = &stub.calls_of("CreateJob")[0];
    assert_eq!((call.method().as_str(), call.attempt()), ("POST", 1));
    assert_eq!(call.path_template(), "/v1/{project_id}/eventrouter/jobs");
    assert_eq!(call.path(), "/v1/test-project/eventrouter/jobs");
    assert_eq!(call.query("a b").as_deref(), Some("c&d"));
    assert_eq!(call.body::<CreateJobRequest>().unwrap(), body("nightly"));
    assert_eq!(call.body::<Value>().unwrap()["name"], "nightly");
    assert!(call.headers().contains_key("authorization"));
    assert!(!format!("{stub:?} {call:?}").contains("nightly"));
}

#[tokio::test]
async fn a_call_without_an_answer_says_what_is_missing() {
    let client = Client::new(&Stub::new().config().build().unwrap());
    let error = client.delete_job("1").send().await.unwrap_err();
    let message = "invalid request: the stub has no answer to `DeleteJob`; prepare one with \
                   `stub.on(\"DeleteJob\").reply(..)`";
    assert_eq!(error.to_string(), message);
}

#[tokio::test(start_paused = true)]
async fn failures_are_repeated_as_configured() {
    let stub = Stub::new();
    stub.on("DeleteJob")
        .fail(|| TransportError::connect("no route").into())
        .reply_empty(503)
        .reply_empty(204);
    let config = stub.config().retry(RetryPolicy::new()).timeout(Duration::from_mins(5)).build().unwrap();
    assert!(Client::new(&config).delete_job("1").send().await.is_ok());
    let attempts: Vec<_> = stub.calls().iter().map(StubCall::attempt).collect();
    assert_eq!(attempts, [1, 2, 3]);
}

#[tokio::test]
async fn an_answer_may_depend_on_the_call() {
    let stub = Stub::new();
    stub.on("CreateJob").reply_by(|call| {
        let name = call.body::<Value>().map(|body| body["name"].to_string()).unwrap_or_default();
        Ok(http::Response::new(format!(r#"{{"job_id":{name}}}"#).into_bytes().into()))
    });
    let client = Client::new(&stub.config().build().unwrap());
    let job = client.create_job(body("seven")).send().await.unwrap();
    assert_eq!(job.job_id.as_deref(), Some("seven"));
}

//! Credentials in use: how often they are asked for, and what happens where they are refused.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

mod generated;
mod identity;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use generated::{Credentials, Error};
use identity::{
    JOBS, LOGIN, LONG_AGO, NEVER, config, count, delete, hundred, login, mount_logins, mount_service,
    requests,
};
use serde_json::json;
use tablature_runtime::{AttemptInfo, Body, Interceptor, RetryPolicy, TokenScope};
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

#[tokio::test]
async fn a_hundred_calls_with_an_expired_token_log_in_once() {
    let server = MockServer::start().await;
    mount_logins(&server, |number| if number == 1 { LONG_AGO } else { NEVER }).await;
    Mock::given(method("DELETE"))
        .respond_with(ResponseTemplate::new(200).set_body_json(json!({})))
        .mount(&server)
        .await;
    let config = config(&server, login(TokenScope::Project)).project_id("p-1").build().unwrap();
    delete(&config).await.unwrap();
    assert_eq!(count(&server, LOGIN).await, 1);
    assert_eq!(hundred(&config).await, 100);
    assert_eq!(count(&server, LOGIN).await, 2, "one login for the first call, one for the hundred");
    let jobs = requests(&server, JOBS).await;
    assert_eq!(jobs.iter().filter(|job| job.headers["X-Auth-Token"] == "token-2").count(), 100);
}

/// The token is good by the clock, and the service says otherwise.
#[tokio::test]
async fn a_hundred_calls_with_a_refused_token_log_in_once() {
    let server = MockServer::start().await;
    mount_logins(&server, |_| NEVER).await;
    mount_service(&server, "X-Auth-Token", "token-2").await;
    let config = config(&server, login(TokenScope::Project)).project_id("p-1").build().unwrap();
    assert_eq!(hundred(&config).await, 100);
    assert_eq!(count(&server, LOGIN).await, 2);
    assert_eq!(hundred(&config).await, 100);
    assert_eq!(count(&server, LOGIN).await, 2);
}

#[tokio::test]
async fn a_service_that_refuses_every_token_causes_one_login() {
    let server = MockServer::start().await;
    mount_logins(&server, |_| NEVER).await;
    mount_service(&server, "X-Auth-Token", "none").await;
    let config = config(&server, login(TokenScope::Project)).project_id("p-1").build().unwrap();
    assert!(delete(&config).await.unwrap_err().is_authentication());
    assert_eq!(
        (count(&server, LOGIN).await, count(&server, JOBS).await),
        (2, 2),
        "the first, and one renewal"
    );
    assert!(delete(&config).await.unwrap_err().is_authentication());
    assert_eq!((count(&server, LOGIN).await, count(&server, JOBS).await), (2, 3));
}

/// A few failed authentications in a row lock a key.
#[tokio::test]
async fn what_cannot_be_renewed_is_tried_once() {
    for credentials in [
        Credentials::token("T"),
        Credentials::ak_sk("AK", "SK"),
        Credentials::ak_sk("AK", "SK").with_security_token("T"),
        Credentials::first_of([Credentials::ak_sk("AK", "SK")]),
    ] {
        let server = MockServer::start().await;
        mount_service(&server, "X-Auth-Token", "other").await;
        let config =
            config(&server, credentials).retry(RetryPolicy::new()).project_id("p-1").build().unwrap();
        assert!(delete(&config).await.unwrap_err().is_authentication());
        assert_eq!(server.received_requests().await.unwrap().len(), 1, "{config:?}");
    }
}

#[tokio::test]
async fn a_login_that_fails_shows_no_password_and_is_not_repeated() {
    let server = MockServer::start().await;
    let refusal = json!({"error": {"code": 401, "message": "The username or password is wrong.", "title": "Unauthorized"}});
    let refusal = ResponseTemplate::new(401).insert_header("X-Request-Id", "req-1").set_body_json(refusal);
    Mock::given(path(LOGIN)).respond_with(refusal).mount(&server).await;
    let config = config(&server, login(TokenScope::Project))
        .retry(RetryPolicy::new())
        .project_id("p-1")
        .build()
        .unwrap();
    assert_eq!(hundred(&config).await, 0);
    let error = delete(&config).await.unwrap_err();
    assert_eq!(server.received_requests().await.unwrap().len(), 1);
    assert!(error.is_authentication());
    let Error::Credentials(credentials) = &error else { panic!("{error:?}") };
    assert_eq!(credentials.cause().and_then(Error::request_id), Some("req-1"));
    assert!(error.to_string().contains("The username or password is wrong."), "{error}");
    assert!(!format!("{error} {error:?} {config:?}").contains("hunter2"));
}

#[tokio::test]
async fn a_login_that_fails_for_a_while_is_repeated() {
    let server = MockServer::start().await;
    Mock::given(path(LOGIN)).respond_with(ResponseTemplate::new(503)).up_to_n_times(1).mount(&server).await;
    mount_logins(&server, |_| NEVER).await;
    mount_service(&server, "X-Auth-Token", "token-1").await;
    let retry = RetryPolicy::new().base_delay(Duration::from_millis(1)).max_delay(Duration::from_millis(1));
    let config = config(&server, login(TokenScope::Project)).retry(retry).build().unwrap();
    delete(&config).await.unwrap();
    assert_eq!(count(&server, LOGIN).await, 2);
}

/// The first is cancelled in the middle of its login, others while they wait: who is left logs in.
#[tokio::test]
async fn who_is_cancelled_strands_nobody() {
    let server = MockServer::start().await;
    mount_logins(&server, |_| NEVER).await;
    Mock::given(method("DELETE")).respond_with(ResponseTemplate::new(204)).mount(&server).await;
    let config = config(&server, login(TokenScope::Project)).project_id("p-1").build().unwrap();
    let calls: Vec<_> = (0..10)
        .map(|_| {
            let config = config.clone();
            tokio::spawn(async move { delete(&config).await })
        })
        .collect();
    while count(&server, LOGIN).await == 0 {
        tokio::task::yield_now().await;
    }
    calls.iter().take(5).for_each(tokio::task::JoinHandle::abort);
    for call in calls.into_iter().skip(5) {
        call.await.unwrap().unwrap();
    }
    assert_eq!((count(&server, LOGIN).await, count(&server, JOBS).await), (2, 5));
}

/// Counts what it is shown.
#[derive(Clone, Debug, Default)]
struct Counts {
    signing: Arc<AtomicUsize>,
    sending: Arc<AtomicUsize>,
}

impl Interceptor for Counts {
    fn before_signing(&self, _: &AttemptInfo, request: &mut http::Request<Body>) -> Result<(), Error> {
        self.signing.fetch_add(1, Ordering::Relaxed);
        request.headers_mut().append("x-mine", http::HeaderValue::from_static("1"));
        Ok(())
    }

    fn before_sending(&self, _: &AttemptInfo, request: &http::Request<Body>) -> Result<(), Error> {
        self.sending.fetch_add(1, Ordering::Relaxed);
        assert_eq!(request.headers().get_all("x-mine").iter().count(), 1);
        assert!(request.headers()["X-Auth-Token"].is_sensitive());
        Ok(())
    }
}

/// A renewal happens within one attempt, and what goes out is shown each time.
#[tokio::test]
async fn interceptors_see_both_requests_of_a_renewal() {
    let server = MockServer::start().await;
    mount_logins(&server, |_| NEVER).await;
    mount_service(&server, "X-Auth-Token", "token-2").await;
    let counts = Counts::default();
    let config = config(&server, login(TokenScope::Project)).interceptor(counts.clone());
    delete(&config.project_id("p-1").build().unwrap()).await.unwrap();
    assert_eq!((counts.signing.load(Ordering::Relaxed), counts.sending.load(Ordering::Relaxed)), (1, 2));
}

//! A local server that is identity service, metadata service and service at once.
#![allow(dead_code, missing_docs, unreachable_pub, reason = "each test uses a part of it")]
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use serde_json::json;
use tablature_runtime::{ConfigBuilder, PasswordLogin, RetryPolicy, TokenScope};
use wiremock::matchers::{any, header, method, path};
use wiremock::{Mock, MockServer, Request, Respond, ResponseTemplate};

use crate::generated::{Client, Config, Credentials, Error};

pub const REGION: &str = "ap-southeast-3";

pub fn login(scope: TokenScope) -> Credentials {
    let (domain, user) = ("the-account".into(), "alice".into());
    Credentials::password(PasswordLogin { domain, user, password: "hunter2".into(), scope })
}

pub fn config(server: &MockServer, credentials: Credentials) -> ConfigBuilder {
    Config::builder()
        .endpoint(server.uri())
        .service_endpoint("iam", server.uri())
        .region(REGION)
        .credentials(credentials)
        .retry(RetryPolicy::off())
}

pub async fn delete(config: &Config) -> Result<(), Error> {
    Client::new(config).delete_job("j").send().await.map(|_| ())
}

/// Answers logins with the tokens `token-1`, `token-2` and so on, which end when they are told to.
pub struct Logins {
    pub given: AtomicUsize,
    pub ends: fn(usize) -> &'static str,
}

pub const NEVER: &str = "2999-01-01T00:00:00.000000Z";
pub const LONG_AGO: &str = "2000-01-01T00:00:00.000000Z";

impl Respond for Logins {
    fn respond(&self, _: &Request) -> ResponseTemplate {
        let number = self.given.fetch_add(1, Ordering::Relaxed) + 1;
        let token = json!({"token": {"expires_at": (self.ends)(number), "project": {"id": "p-of-token"}}});
        ResponseTemplate::new(201)
            .insert_header("X-Subject-Token", format!("token-{number}").as_str())
            .set_body_json(token)
            // Others come to wait.
            .set_delay(Duration::from_millis(50))
    }
}

pub async fn mount_logins(server: &MockServer, ends: fn(usize) -> &'static str) {
    let logins = Logins { given: AtomicUsize::new(0), ends };
    Mock::given(method("POST")).and(path("/v3/auth/tokens")).respond_with(logins).mount(server).await;
}

/// A service that accepts a request with this header, and refuses (401) all others.
pub async fn mount_service(server: &MockServer, name: &'static str, value: &'static str) {
    let ok = ResponseTemplate::new(200).set_body_json(json!({}));
    Mock::given(header(name, value)).respond_with(ok).mount(server).await;
    Mock::given(any()).respond_with(ResponseTemplate::new(401)).with_priority(9).mount(server).await;
}

/// The requests that came to a path.
pub async fn requests(server: &MockServer, to: &str) -> Vec<Request> {
    let mut requests = server.received_requests().await.unwrap();
    requests.retain(|request| request.url.path() == to);
    requests
}

pub async fn count(server: &MockServer, to: &str) -> usize {
    requests(server, to).await.len()
}

/// Calls the service a hundred times at once; says how many succeeded.
pub async fn hundred(config: &Config) -> usize {
    let calls: Vec<_> = (0..100)
        .map(|_| {
            let config = config.clone();
            tokio::spawn(async move { delete(&config).await })
        })
        .collect();
    let mut succeeded = 0;
    for call in calls {
        succeeded += usize::from(call.await.unwrap().is_ok());
    }
    succeeded
}

pub const JOBS: &str = "/v1/p-1/jobs/j";
pub const LOGIN: &str = "/v3/auth/tokens";

//! Calls that fail: each says why, to the right person, and shows no secret.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod generated;

use std::error::Error as _;
use std::time::Duration;

use generated::model::{CreateJobRequest, CreateJobRequestRequired, KafkaParameters, Tag};
use generated::{Client, Config, Credentials, Error};
use serde_json::json;
use tablature_runtime::{Body, ConfigBuilder, Phase, RetryPolicy, Transport, TransportFuture};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

async fn server(answer: ResponseTemplate) -> MockServer {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(answer).expect(1).mount(&server).await;
    server
}

/// Without retries, which are tested in `resilience.rs`.
fn config(endpoint: impl Into<String>) -> ConfigBuilder {
    let config = Config::builder().endpoint(endpoint).retry(RetryPolicy::off());
    config.project_id("p-1").credentials(Credentials::ak_sk("AK", "top secret"))
}

fn job() -> CreateJobRequest {
    CreateJobRequest::new(CreateJobRequestRequired {
        cluster_id: "fac5".into(),
        name: "job".into(),
        scene_type: "DISASTER_BACKUP".into(),
    })
}

/// Every call here fails; `expect(1)` of the server sees to it that it fails once.
async fn failure(answer: ResponseTemplate) -> Error {
    let server = server(answer).await;
    let eg = Client::new(&config(server.uri()).build().unwrap());
    eg.create_job(job()).send().await.unwrap_err()
}

#[tokio::test]
async fn reads_every_form_of_an_error() {
    let forms = [
        json!({"error_code": "EG.0001", "error_msg": "no such job"}),
        json!({"code": "EG.0001", "message": "no such job"}),
        json!({"error": {"error_code": "EG.0001", "error_msg": "no such job"}}),
        json!({"error": {"code": "EG.0001", "message": "no\n such\tjob", "title": "x"}}),
    ];
    for form in forms {
        let answer = ResponseTemplate::new(404).insert_header("X-Request-Id", "req-9").set_body_json(&form);
        let error = failure(answer).await;
        assert_eq!(
            error.to_string(),
            "CreateJob failed with 404 Not Found, EG.0001: no such job (request id req-9)",
            "{form}"
        );
        let service = error.as_service().unwrap();
        assert_eq!((service.code(), service.request_id()), (Some("EG.0001"), Some("req-9")));
        assert_eq!(serde_json::from_slice::<serde_json::Value>(service.body()).unwrap(), form);
        assert!(error.is_not_found() && !error.is_retryable() && !error.is_conflict());
    }
}

#[tokio::test]
async fn an_error_need_not_be_json() {
    let error = failure(ResponseTemplate::new(502).set_body_string("<html>Bad Gateway</html>")).await;
    assert_eq!(error.to_string(), "CreateJob failed with 502 Bad Gateway");
    assert_eq!(&error.as_service().unwrap().body()[..], b"<html>Bad Gateway</html>");
    assert!(error.is_retryable());
    assert!(!format!("{error:?}").contains("html"), "{error:?}");
}

#[tokio::test]
async fn a_refused_key_is_not_tried_again() {
    for status in [401, 403] {
        let body =
            json!({"error_code": "APIG.0301", "error_msg": "Incorrect IAM authentication information"});
        let server = server(ResponseTemplate::new(status).set_body_json(body)).await;
        let eg = Client::new(&config(server.uri()).retry(RetryPolicy::new()).build().unwrap());
        let error = eg.create_job(job()).send().await.unwrap_err();
        assert_eq!(error.is_authentication(), status == 401);
        assert!(!error.is_retryable());
    }
}

#[tokio::test]
async fn throttling_and_conflicts_are_told_apart() {
    assert!(failure(ResponseTemplate::new(429)).await.is_throttled());
    assert!(failure(ResponseTemplate::new(409)).await.is_conflict());
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let elsewhere = MockServer::start().await;
    Mock::given(any()).respond_with(ResponseTemplate::new(200)).expect(0).mount(&elsewhere).await;
    let error = failure(ResponseTemplate::new(307).insert_header("Location", elsewhere.uri())).await;
    assert_eq!(error.status().unwrap(), 307);
}

#[tokio::test]
async fn a_body_that_is_no_json_is_kept() {
    let answer =
        ResponseTemplate::new(200).insert_header("X-Request-Id", "req-2").set_body_string("oh secret");
    let error = failure(answer).await;
    assert_eq!(
        error.to_string(),
        "the answer to CreateJob (200 OK) cannot be read: no JSON at line 1, column 1, 9 bytes"
    );
    assert_eq!((error.request_id(), error.status().unwrap().as_u16()), (Some("req-2"), 200));
    assert!(error.source().is_some());
    assert!(!format!("{error:?}").contains("secret"));
    let Error::Decode(decode) = error else { panic!("{error:?}") };
    assert_eq!(&decode.body()[..], b"oh secret");
}

#[tokio::test]
async fn a_body_of_another_kind_is_kept() {
    let error = failure(ResponseTemplate::new(200).set_body_json(json!(["a", "b"]))).await;
    assert!(error.to_string().contains("documented as object, received an array"), "{error}");
}

#[tokio::test]
async fn a_call_has_a_time_limit() {
    let server = server(ResponseTemplate::new(200).set_delay(Duration::from_secs(30))).await;
    let eg = Client::new(&config(server.uri()).timeout(Duration::from_millis(100)).build().unwrap());
    let error = eg.create_job(job()).send().await.unwrap_err();
    assert_eq!(error.to_string(), "the call took too long (limit 100ms)");
    assert!(matches!(error, Error::Timeout(timeout) if timeout.phase() == Phase::Call));
}

/// A server that reads a request, answers with `answer`, and then waits or hangs up.
async fn raw_server(answer: &'static str, hang_up: bool) -> (String, tokio::task::JoinHandle<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let task = tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let mut received = vec![0; 64 * 1024];
        let length = socket.read(&mut received).await.unwrap();
        received.truncate(length);
        socket.write_all(answer.as_bytes()).await.unwrap();
        if !hang_up {
            tokio::time::sleep(Duration::from_secs(30)).await;
        }
        received
    });
    (endpoint, task)
}

/// Before the first byte as in the middle of a body.
#[tokio::test]
async fn a_silent_service_is_given_up() {
    for answer in ["", "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{\"jo"] {
        let (endpoint, _task) = raw_server(answer, false).await;
        let eg = Client::new(&config(endpoint).read_timeout(Duration::from_millis(100)).build().unwrap());
        let error = eg.create_job(job()).send().await.unwrap_err();
        assert!(matches!(error, Error::Timeout(timeout) if timeout.phase() == Phase::Read), "{error:?}");
    }
}

/// The time for a connection includes the handshake of TLS.
#[tokio::test]
async fn a_silent_handshake_is_given_up() {
    let (endpoint, task) = raw_server("", false).await;
    let endpoint = endpoint.replace("http:", "https:");
    let eg = Client::new(&config(endpoint).connect_timeout(Duration::from_millis(200)).build().unwrap());
    let error = eg.create_job(job()).send().await.unwrap_err();
    assert!(matches!(error, Error::Timeout(timeout) if timeout.phase() == Phase::Connect), "{error:?}");
    drop(task);
}

/// The first thing that is sent is a handshake: no key, token or body reaches a peer that does not prove who it is.
#[tokio::test]
async fn a_peer_without_tls_learns_nothing() {
    let (endpoint, task) = raw_server("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n", true).await;
    let eg = Client::new(&config(endpoint.replace("http:", "https:")).build().unwrap());
    let error = eg.create_job(job()).send().await.unwrap_err();
    assert!(matches!(&error, Error::Transport(transport) if !transport.was_connected()), "{error:?}");
    let received = task.await.unwrap();
    assert_eq!(received.first(), Some(&22), "a TLS record of type handshake");
    assert!(!received.windows(2).any(|bytes| bytes == b"/v"));
}

/// Answers every request with an empty object, with no need of any runtime.
#[derive(Debug)]
struct Stub;

impl Transport for Stub {
    fn send(&self, _: http::Request<Body>) -> TransportFuture<'_> {
        Box::pin(async { Ok(http::Response::new(Body::from("{}"))) })
    }
}

/// Polls a future once, as any runtime but tokio would; nothing here waits.
fn poll_once<F: Future>(future: F) -> Option<F::Output> {
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match std::pin::pin!(future).poll(&mut context) {
        std::task::Poll::Ready(output) => Some(output),
        std::task::Poll::Pending => None,
    }
}

#[test]
fn outside_tokio_is_an_error_and_no_panic() {
    let call = |config: ConfigBuilder| {
        let eg = Client::new(&config.build().unwrap());
        poll_once(eg.create_job(job()).send()).unwrap().map(|job| job.status())
    };
    let stub = || config("http://localhost").transport(Stub);
    assert_eq!(call(stub().timeout(None)).unwrap(), 200);
    let limited = call(stub()).unwrap_err();
    let built_in = call(config("http://localhost").timeout(None)).unwrap_err();
    for (error, remedy) in [(limited, "timeout(None)"), (built_in, "transport(..)")] {
        assert!(matches!(error, Error::Configuration(_)) && !error.is_retryable(), "{error:?}");
        assert!(error.to_string().contains("tokio") && error.to_string().contains(remedy), "{error}");
    }
}

#[tokio::test]
async fn a_broken_answer_is_a_transport_error() {
    let (endpoint, _task) = raw_server("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{\"jo", true).await;
    let eg = Client::new(&config(endpoint).build().unwrap());
    let error = eg.create_job(job()).extra_query("token", "hunter2").send().await.unwrap_err();
    assert!(error.to_string().starts_with("the connection to the service failed: "), "{error}");
    assert!(!format!("{error} {error:?}").contains("hunter2"), "{error:?}");
    assert!(matches!(error, Error::Transport(transport) if transport.was_connected()));
}

#[tokio::test]
async fn a_refused_connection_is_told_apart() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let eg = Client::new(&config(endpoint).build().unwrap());
    let error = eg.create_job(job()).send().await.unwrap_err();
    assert!(error.to_string().starts_with("no connection to the service: "), "{error}");
    assert!(error.source().is_some() && error.is_retryable());
    assert!(matches!(error, Error::Transport(transport) if !transport.was_connected()));
}

/// The bytes on the wire, seen without any HTTP library: what was signed is what is sent.
#[tokio::test]
async fn no_library_on_the_way_changes_the_url() {
    let (endpoint, task) = raw_server("HTTP/1.1 204 No Content\r\n\r\n", true).await;
    let eg = Client::new(&config(endpoint.clone()).build().unwrap());
    let call = eg.create_job(job()).project_id("a'b\\c|d^e`f{g}h<i>\"j..%2e");
    call.extra_query("q'<>\"`{}|\\^", "%2e%2e/..").send().await.unwrap();
    let received = String::from_utf8(task.await.unwrap()).unwrap();
    let line = received.lines().next().unwrap();
    assert_eq!(
        line,
        "POST /v1/a%27b%5Cc%7Cd%5Ee%60f%7Bg%7Dh%3Ci%3E%22j..%252e/eventrouter/jobs\
         ?q%27%3C%3E%22%60%7B%7D%7C%5C%5E=%252e%252e%2F.. HTTP/1.1"
    );
    let host = endpoint.trim_start_matches("http://");
    assert!(received.contains(&format!("\r\nhost: {host}\r\n")), "{received}");
    assert_eq!(received.matches("\r\ncontent-type: ").count(), 1);
}

#[tokio::test]
async fn an_endpoint_that_would_be_rewritten_is_refused() {
    for endpoint in ["http://127.1:9", "http://localhost/a/../b", "http://localhost/%2e/b"] {
        let eg = Client::new(&config(endpoint).build().unwrap());
        let error = eg.create_job(job()).send().await.unwrap_err();
        assert!(error.to_string().contains("cannot be sent exactly as it was signed"), "{endpoint}: {error}");
        assert!(matches!(error, Error::Configuration(_)) && !error.is_retryable(), "{endpoint}");
    }
}

#[tokio::test]
async fn an_unknown_region_lists_the_known_ones() {
    let config = Config::builder().credentials(Credentials::token("T")).project_id("p-1");
    let error = Client::new(&config.clone().region("mars-1").build().unwrap())
        .create_job(job())
        .send()
        .await
        .unwrap_err();
    let text = error.to_string();
    assert!(matches!(error, Error::Configuration(_)));
    assert!(text.contains("\"mars-1\"") && text.contains("ap-southeast-3, cn-north-4"), "{text}");
    assert!(text.contains("endpoint(..)"), "{text}");
    let error = Client::new(&config.build().unwrap()).create_job(job()).send().await.unwrap_err();
    assert!(error.to_string().contains("no region is given"), "{error}");
}

#[tokio::test]
async fn a_missing_project_names_the_setter() {
    let config =
        Config::builder().endpoint("http://localhost").credentials(Credentials::token("T")).build().unwrap();
    let error = Client::new(&config).create_job(job()).send().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "invalid configuration: CreateJob needs a `project_id`: give it with `Config::builder().project_id(..)`, or \
         with `.project_id(..)` on the request"
    );
    let error = Client::new(&config).replace_tags("j", vec![]).send().await.unwrap_err();
    assert!(error.to_string().contains("`Config::builder().domain_id(..)`"), "{error}");
}

#[tokio::test]
async fn a_request_that_cannot_be_sent_is_not_sent() {
    let eg = Client::new(&config("http://localhost:9").domain_id("d").build().unwrap());
    let mut errors = vec![
        eg.delete_job("").send().await.unwrap_err(),
        eg.delete_job("..").send().await.unwrap_err(),
        eg.replace_tags("j", vec![Tag::new()]).extra_member("a", 1).send().await.unwrap_err(),
        eg.create_job(job()).x_language("a\nb: c").send().await.unwrap_err(),
    ];
    for (name, value) in [("a b", ""), ("", ""), ("x-a", "\r\nx-b: c"), ("Host", "h"), ("authorization", "a")]
    {
        errors.push(eg.create_job(job()).extra_header(name, value).send().await.unwrap_err());
    }
    for error in errors {
        assert!(matches!(error, Error::Request(_)), "{error:?}");
        assert!(error.to_string().starts_with("invalid request: "), "{error}");
    }
}

#[tokio::test]
async fn requests_show_no_secret() {
    let eg =
        Client::new(&config("http://localhost").credentials(Credentials::token("hunter1")).build().unwrap());
    let body = job().source(KafkaParameters::new().password("hunter2")).with_extra("key", "hunter3");
    let request = eg.create_job(body).extra_header("x-a", "hunter4").extra_query("q", "hunter5");
    let shown = format!("{:?}", request.extra_member("m", "hunter6"));
    assert!(!shown.contains("hunter"), "{shown}");
    assert!(shown.contains("Secret(redacted)") && shown.contains("\"key\""), "{shown}");
}

/// Futures of calls go into `tokio::spawn`.
#[test]
fn calls_can_be_spawned() {
    fn spawnable<T: Send + 'static>(_: T) {}
    let eg = Client::new(&config("http://localhost").build().unwrap());
    spawnable(eg.create_job(job()).send());
    spawnable(eg.list_jobs().send());
}

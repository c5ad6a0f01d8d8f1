//! The generated client against a server that checks what arrives.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may say what must hold, as tests do")]

use hmac::{Hmac, KeyInit, Mac};
use huaweicloud_eg::model::{
    CreateEventRouterJobRequest, CreateEventRouterJobRequestRequired, EventRouterJobSource, KafkaParameters,
    KafkaParametersRequired,
};
use huaweicloud_eg::{Client, Config, Credentials, Error, Null};
use serde_json::json;
use sha2::{Digest, Sha256};
use wiremock::matchers::{header, method, path};
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

#[path = "../examples/ten_lines.rs"]
mod ten_lines;

const PATH: &str = "/v1/p-1/eventrouter/jobs";

fn body() -> CreateEventRouterJobRequest {
    let kafka = KafkaParameters::new(KafkaParametersRequired {
        config_type: "CLOUD".into(),
        region: "r-1".into(),
        project_id: "p-1".into(),
        cluster_alias: "aa".into(),
    });
    CreateEventRouterJobRequest::new(CreateEventRouterJobRequestRequired {
        cluster_id: "c-1".into(),
        name: "job".into(),
        scene_type: "DISASTER_BACKUP".into(),
    })
    .source_config(EventRouterJobSource::new().source_kafka(kafka.password("hush").user_name(Null)))
    .with_extra("priority", 7)
}

fn config(server: &MockServer, credentials: Credentials) -> Config {
    Config::builder().project_id("p-1").credentials(credentials).endpoint(server.uri()).build().unwrap()
}

async fn answering(status: u16, body: &str) -> MockServer {
    let server = MockServer::start().await;
    let answer = ResponseTemplate::new(status).insert_header("X-Request-Id", "req-1").set_body_string(body);
    Mock::given(method("POST")).and(path(PATH)).respond_with(answer).mount(&server).await;
    server
}

async fn only_request(server: &MockServer) -> Request {
    let mut requests = server.received_requests().await.unwrap();
    assert_eq!(requests.len(), 1);
    requests.remove(0)
}

fn text<'r>(request: &'r Request, name: &str) -> &'r str {
    request
        .headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_else(|| panic!("no header {name}"))
}

/// The signature of a request as its server computes it, written down from the rule alone.
fn signature(request: &Request, secret: &str) -> String {
    let authorization = text(request, "authorization");
    let (_, rest) = authorization.split_once("SignedHeaders=").unwrap();
    let (signed, _) = rest.split_once(", Signature=").unwrap();
    let lines: Vec<String> =
        signed.split(';').map(|name| format!("{name}:{}", text(request, name).trim())).collect();
    let headers = lines.join("\n");
    let hash = hex::encode(Sha256::digest(&request.body));
    let canonical = format!("POST\n{}/\n\n{headers}\n\n{signed}\n{hash}", request.url.path());
    let date = text(request, "x-sdk-date");
    let to_sign = format!("SDK-HMAC-SHA256\n{date}\n{}", hex::encode(Sha256::digest(canonical)));
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(to_sign.as_bytes());
    hex::encode(mac.finalize().into_bytes())
}

#[tokio::test]
async fn a_signed_call_arrives_as_the_page_says() {
    let server = answering(200, r#"{"job_id": "j-1", "status": "CREATING"}"#).await;
    let eg = Client::new(&config(&server, Credentials::ak_sk("AccessKey", "SecretKey")));
    let job = eg.create_event_router_job(body()).send().await.unwrap();
    assert_eq!((job.job_id.as_deref(), job.request_id()), (Some("j-1"), Some("req-1")));
    assert_eq!(job.status().as_u16(), 200);

    let request = only_request(&server).await;
    let expected = json!({
        "cluster_id": "c-1", "name": "job", "scene_type": "DISASTER_BACKUP", "priority": 7,
        "source_config": { "source_kafka": {
            "config_type": "CLOUD", "region": "r-1", "project_id": "p-1", "cluster_alias": "aa",
            "password": "hush", "user_name": null,
        } },
    });
    assert_eq!(request.body_json::<serde_json::Value>().unwrap(), expected);
    assert_eq!(text(&request, "content-type"), "application/json");
    assert_eq!(text(&request, "x-project-id"), "p-1");
    let authorization = text(&request, "authorization");
    assert!(authorization.starts_with("SDK-HMAC-SHA256 Access=AccessKey, SignedHeaders="), "{authorization}");
    assert!(authorization.ends_with(&signature(&request, "SecretKey")), "{authorization}");
    assert!(request.headers.get("x-auth-token").is_none());
}

#[tokio::test]
async fn a_call_with_a_token_carries_the_token_and_no_signature() {
    let server = MockServer::start().await;
    let answer = ResponseTemplate::new(200).set_body_string("{}");
    Mock::given(method("POST"))
        .and(path(PATH))
        .and(header("X-Auth-Token", "t-1"))
        .respond_with(answer)
        .mount(&server)
        .await;
    let eg = Client::new(&config(&server, Credentials::token("t-1")));
    eg.create_event_router_job(body()).send().await.unwrap();
    assert!(only_request(&server).await.headers.get("authorization").is_none());
}

#[tokio::test]
async fn what_the_documents_forgot_can_be_sent() {
    let server = answering(200, "{}").await;
    let eg = Client::new(&config(&server, Credentials::token("t-1")));
    let call = eg.create_event_router_job(body()).project_id("p-1");
    let call = call
        .extra_query("dry_run", "a b")
        .extra_header("X-Trace", "1")
        .extra_member("owner", json!({"id": 1}));
    call.send().await.unwrap();
    let request = only_request(&server).await;
    assert_eq!(request.url.query(), Some("dry_run=a%20b"));
    assert_eq!(text(&request, "x-trace"), "1");
    assert_eq!(request.body_json::<serde_json::Value>().unwrap()["owner"], json!({"id": 1}));
}

#[tokio::test]
async fn errors_say_what_the_service_says() {
    for (answer, code, message) in [
        (r#"{"error_code": "EG.1", "error_msg": "no such cluster"}"#, Some("EG.1"), Some("no such cluster")),
        (r#"{"code": "EG.2", "message": "quota"}"#, Some("EG.2"), Some("quota")),
        (r#"{"error": {"error_code": "EG.3", "error_msg": "nested"}}"#, Some("EG.3"), Some("nested")),
        ("<html>gateway</html>", None, None),
    ] {
        let server = answering(409, answer).await;
        let eg = Client::new(&config(&server, Credentials::ak_sk("a", "s")));
        let error = eg.create_event_router_job(body()).send().await.unwrap_err();
        let Error::Service(error) = error else { panic!("{error}") };
        assert_eq!((error.code(), error.message()), (code, message));
        assert_eq!((error.status().as_u16(), error.request_id()), (409, Some("req-1")));
        assert_eq!(&error.body()[..], answer.as_bytes());
        assert!(!format!("{error:?} {error}").contains("hush"));
    }
}

#[tokio::test]
async fn an_authentication_failure_is_not_repeated() {
    let server =
        answering(401, r#"{"error_code": "APIGW.0301", "error_msg": "Incorrect IAM authentication"}"#).await;
    let eg = Client::new(&config(&server, Credentials::ak_sk("a", "wrong")));
    assert!(eg.create_event_router_job(body()).send().await.is_err());
    only_request(&server).await;
}

#[tokio::test]
async fn a_response_can_be_changed_and_sent_back() {
    let answer = json!({
        "source_config": { "source_kafka": { "region": "r-1", "address": null, "new_member": [1, 2], "config_type": "NEW" } },
    });
    let server = answering(200, &answer.to_string()).await;
    let eg = Client::new(&config(&server, Credentials::token("t-1")));
    let job = eg.create_event_router_job(body()).send().await.unwrap().into_inner();
    let source = job.source_config.unwrap();
    let changed = source.source_kafka.clone().unwrap().region("r-2");
    let sent = serde_json::to_value(source.source_kafka(changed)).unwrap();
    let expected = json!({ "source_kafka": { "region": "r-2", "address": null, "new_member": [1, 2], "config_type": "NEW" } });
    assert_eq!(sent, expected);
}

#[tokio::test]
async fn secrets_do_not_show() {
    let debug = format!("{:?}", body());
    assert!(debug.contains("password") && !debug.contains("hush"), "{debug}");
}

#[tokio::test]
async fn the_application_of_ten_lines_works() {
    let server = answering(200, r#"{"job_id": "j-9"}"#).await;
    let job = ten_lines::create(config(&server, Credentials::ak_sk("a", "s"))).await.unwrap();
    assert_eq!(job.as_deref(), Some("j-9"));
}

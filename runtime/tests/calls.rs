//! Calls against a local server: what is sent, and how a good answer is read.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod generated;

use std::collections::BTreeMap;

use generated::model::{CreateJobRequest, CreateJobRequestRequired, KafkaParameters, SceneType, Tag};
use generated::{Client, Config, Credentials, Error, Null};
use serde_json::json;
use tablature_runtime::sign::{self, Payload, RequestToSign};
use tablature_runtime::{ConfigBuilder, Secret};
use wiremock::matchers::{any, body_json, header, method, path};
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

async fn server(answer: ResponseTemplate) -> MockServer {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(answer).mount(&server).await;
    server
}

fn config(server: &MockServer) -> ConfigBuilder {
    Config::builder().endpoint(server.uri()).project_id("p-1").credentials(Credentials::ak_sk("AK", "SK"))
}

fn job() -> CreateJobRequest {
    CreateJobRequest::new(CreateJobRequestRequired {
        cluster_id: "fac5".into(),
        name: "job".into(),
        scene_type: "DISASTER_BACKUP".into(),
    })
}

async fn only_request(server: &MockServer) -> Request {
    let mut requests = server.received_requests().await.unwrap();
    assert_eq!(requests.len(), 1, "one attempt");
    requests.remove(0)
}

/// The application that everything else is for.
#[tokio::test]
async fn an_application_calls_a_service() -> Result<(), Error> {
    let server = MockServer::start().await;
    Mock::given(method("POST"))
        .and(path("/v1/p-1/eventrouter/jobs"))
        .and(header("content-type", "application/json"))
        .and(body_json(json!({
            "cluster_id": "fac5", "name": "job", "scene_type": "DISASTER_BACKUP", "description": "nightly copy",
            "source": {"region": "r", "password": null, "replica_cnt": 3, "ports": [9092], "labels": {"a": "b"}}
        })))
        .respond_with(
            ResponseTemplate::new(200)
                .insert_header("X-Request-Id", "req-1")
                .set_body_json(json!({"job_id": "j-1"})),
        )
        .expect(1)
        .mount(&server)
        .await;

    let config = Config::builder()
        .endpoint(server.uri())
        .project_id("p-1")
        .credentials(Credentials::ak_sk("AK", "SK"))
        .build()?;
    let eg = Client::new(&config);
    let body = job().description("nightly copy").source(
        KafkaParameters::new()
            .region("r")
            .password(Null)
            .replica_cnt(3)
            .ports([9092_i64])
            .labels([("a", "b")]),
    );
    let job = eg.create_job(body).send().await?;
    assert_eq!(job.job_id.as_deref(), Some("j-1"));
    assert_eq!((job.request_id(), job.status().as_u16()), (Some("req-1"), 200));
    assert_eq!(&job.body()[..], br#"{"job_id":"j-1"}"#);
    assert!(job.oddities().is_empty());
    assert_eq!(job.map(|job| job.job_id).into_inner().as_deref(), Some("j-1"));
    Ok(())
}

/// Checks a signature the way a service does: from what arrived.
fn assert_signed(request: &Request, secret_key: &str) {
    let value = |name: &str| request.headers.get(name).map(|value| value.to_str().unwrap().to_owned());
    let authorization = value("authorization").unwrap();
    let listed = authorization.split("SignedHeaders=").nth(1).unwrap().split(',').next().unwrap();
    let headers: Vec<_> = listed.split(';').map(|name| (name, value(name).unwrap())).collect();
    let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let unsigned = value("x-sdk-content-sha256").is_some();
    let to_sign = RequestToSign {
        method: request.method.as_str(),
        path: request.url.path(),
        query: request.url.query().unwrap_or_default(),
        headers: &headers,
        payload: if unsigned { Payload::Unsigned } else { Payload::Bytes(&request.body) },
    };
    let text = sign::string_to_sign("SDK-HMAC-SHA256", &value("x-sdk-date").unwrap(), &to_sign.canonical());
    let signature = sign::signature(&Secret::new(secret_key), &text);
    assert_eq!(authorization, sign::authorization("SDK-HMAC-SHA256", "AK", listed, &signature));
    // Nothing that the client set is left unsigned but for what proxies on the way may change.
    let transport = ["authorization", "content-length", "accept-encoding"];
    let set = request.headers.keys().map(http::HeaderName::as_str).filter(|name| !transport.contains(name));
    for name in set {
        assert!(listed.split(';').any(|listed| listed == name), "{name} is not signed");
    }
}

#[tokio::test]
async fn signs_what_it_sends() {
    let server = server(ResponseTemplate::new(200).set_body_json(json!({}))).await;
    let eg = Client::new(&config(&server).domain_id("d-1").build().unwrap());
    let call = eg.create_job(job()).project_id("p/ü .~").x_language("en-us");
    call.extra_query("a b", "c+d&'%2F")
        .extra_query("a b", "")
        .extra_header("X-Beta", " on ")
        .send()
        .await
        .unwrap();
    let request = only_request(&server).await;
    assert_eq!(request.url.path(), "/v1/p%2F%C3%BC%20.~/eventrouter/jobs");
    assert_eq!(request.url.query(), Some("a%20b=c%2Bd%26%27%252F&a%20b="));
    assert_eq!(request.headers["x-project-id"].as_bytes(), "p/ü .~".as_bytes());
    assert!(!request.headers.contains_key("x-domain-id"), "the project says it all");
    assert_eq!(request.headers["x-language"], "en-us");
    let agent = request.headers["user-agent"].to_str().unwrap();
    assert!(agent.contains("tablature-runtime/"), "{agent}");
}

#[tokio::test]
async fn signatures_hold_on_the_other_side() {
    let server = server(ResponseTemplate::new(200).set_body_json(json!({}))).await;
    let eg = Client::new(&config(&server).build().unwrap());
    let call = eg.create_job(job()).project_id("p/1 .~").x_language("en-us");
    call.extra_query("a b", "c+d&'%2F")
        .extra_query("a b", "")
        .extra_header("X-Beta", " on ")
        .send()
        .await
        .unwrap();
    let request = only_request(&server).await;
    assert_signed(&request, "SK");
    assert!(!request.headers.contains_key("x-auth-token"));
    let result = std::panic::catch_unwind(|| assert_signed(&request, "another"));
    assert!(result.is_err(), "the check checks");
}

#[tokio::test]
async fn temporary_keys_send_their_token_signed() {
    let server = server(ResponseTemplate::new(204)).await;
    let credentials = Credentials::ak_sk("AK", "SK").with_security_token("ST");
    let eg = Client::new(&config(&server).credentials(credentials).build().unwrap());
    eg.delete_job("j-1").send().await.unwrap();
    let request = only_request(&server).await;
    assert_eq!(request.headers["x-security-token"], "ST");
    assert_signed(&request, "SK");
}

#[tokio::test]
async fn a_domain_is_named_where_there_is_no_project() {
    let server = server(ResponseTemplate::new(200).set_body_json(json!([]))).await;
    let config =
        Config::builder().endpoint(server.uri()).domain_id("d-1").credentials(Credentials::ak_sk("AK", "SK"));
    let eg = Client::new(&config.build().unwrap());
    eg.replace_tags("j-1", vec![Tag::new().key("k")]).send().await.unwrap();
    let request = only_request(&server).await;
    assert_eq!(request.url.path(), "/v1/d-1/jobs/j-1/tags");
    assert_eq!(request.headers["x-domain-id"], "d-1");
    assert!(!request.headers.contains_key("x-project-id"));
    assert_eq!(request.body, br#"[{"key":"k"}]"#);
    assert_signed(&request, "SK");
}

#[tokio::test]
async fn a_scope_that_the_request_names_is_kept() {
    let server = server(ResponseTemplate::new(200).set_body_json(json!({}))).await;
    let eg = Client::new(&config(&server).build().unwrap());
    eg.create_job(job()).extra_header("x-project-id", "another").send().await.unwrap();
    let request = only_request(&server).await;
    assert_eq!(request.headers["x-project-id"], "another");
    assert_signed(&request, "SK");
}

/// A service takes the hash from the header, so one that is not of the body would spoil the signature.
#[tokio::test]
async fn the_hash_of_the_body_is_not_for_the_caller_to_say() {
    let server = server(ResponseTemplate::new(200).set_body_json(json!({}))).await;
    let eg = Client::new(&config(&server).build().unwrap());
    eg.create_job(job()).extra_header("X-Sdk-Content-Sha256", "abc").send().await.unwrap();
    let request = only_request(&server).await;
    assert!(!request.headers.contains_key("x-sdk-content-sha256"));
    assert_signed(&request, "SK");
}

#[tokio::test]
async fn a_token_takes_the_place_of_a_signature() {
    let server = server(ResponseTemplate::new(204)).await;
    let eg = Client::new(&config(&server).credentials(Credentials::token("T")).build().unwrap());
    let response = eg.delete_job("j-1").send().await.unwrap();
    assert_eq!(response.status(), 204);
    let request = only_request(&server).await;
    assert_eq!(request.headers["x-auth-token"], "T");
    assert!(!request.headers.contains_key("authorization"));
    assert!(!request.headers.contains_key("x-project-id"));
}

#[tokio::test]
async fn nobody_sends_no_credentials() {
    let server = server(ResponseTemplate::new(204)).await;
    let eg = Client::new(&config(&server).credentials(Credentials::anonymous()).build().unwrap());
    eg.delete_job("j-1").send().await.unwrap();
    let request = only_request(&server).await;
    assert!(!request.headers.contains_key("authorization") && !request.headers.contains_key("x-auth-token"));
}

#[tokio::test]
async fn a_body_that_is_no_json_is_not_signed() {
    let server = server(ResponseTemplate::new(200).set_body_string("thank you")).await;
    let eg = Client::new(&config(&server).build().unwrap());
    let response = eg.upload_job(&b"\x00\xff"[..]).send().await.unwrap();
    assert_eq!(&response.body()[..], b"thank you", "`()` keeps the bytes");
    let request = only_request(&server).await;
    assert_eq!(request.headers["x-sdk-content-sha256"], "UNSIGNED-PAYLOAD");
    assert_eq!(request.headers["content-type"], "application/octet-stream");
    assert_eq!(request.body, b"\x00\xff");
    assert_signed(&request, "SK");
}

#[tokio::test]
async fn an_empty_body_is_signed_as_nothing_whatever_its_type() {
    let server = server(ResponseTemplate::new(200)).await;
    let eg = Client::new(&config(&server).build().unwrap());
    eg.upload_job(&b""[..]).send().await.unwrap();
    let request = only_request(&server).await;
    assert!(!request.headers.contains_key("x-sdk-content-sha256"));
    assert_signed(&request, "SK");
}

/// Gateways drop such headers before they check a signature.
#[tokio::test]
async fn a_header_with_an_underscore_is_sent_unsigned() {
    let server = server(ResponseTemplate::new(200)).await;
    let eg = Client::new(&config(&server).build().unwrap());
    eg.create_job(job()).extra_header("x_beta", "on").send().await.unwrap();
    let request = only_request(&server).await;
    assert_eq!(request.headers["x_beta"], "on");
    assert!(!request.headers["authorization"].to_str().unwrap().contains("x_beta"));
}

#[tokio::test]
async fn downloads_bytes() {
    let server = server(ResponseTemplate::new(200).set_body_bytes(vec![0, 159, 146, 150])).await;
    let eg = Client::new(&config(&server).build().unwrap());
    let file = eg.download_job("j-1").send().await.unwrap();
    assert_eq!(&file[..], [0, 159, 146, 150]);
    let request = only_request(&server).await;
    assert!(!request.headers.contains_key("content-type") && request.body.is_empty());
    assert_eq!(request.headers["accept"], "*/*");
    assert_signed(&request, "SK");
}

#[tokio::test]
async fn queries_keep_their_order_and_repeat_lists() {
    let server =
        server(ResponseTemplate::new(200).set_body_json(json!([{"job_id": "a"}, {"job_id": "b"}]))).await;
    let eg = Client::new(&config(&server).build().unwrap());
    let scenes = vec![SceneType::DisasterBackup, "NEW ONE".into()];
    let jobs = eg.list_jobs().scene_type(scenes).marker("").limit(2).send().await.unwrap();
    assert_eq!(jobs.len(), 2);
    let request = only_request(&server).await;
    let expected = "limit=2&marker=&scene_type=DISASTER_BACKUP&scene_type=NEW%20ONE";
    assert_eq!(request.url.query(), Some(expected));
    assert_signed(&request, "SK");
}

#[tokio::test]
async fn a_list_in_brackets_or_with_commas_is_one_parameter() {
    let server = server(ResponseTemplate::new(200).set_body_json(json!([]))).await;
    let eg = Client::new(&config(&server).build().unwrap());
    let two = || vec!["a".to_owned(), "b".to_owned()];
    eg.list_jobs().ids(two()).names(two()).send().await.unwrap();
    let request = only_request(&server).await;
    let sent = request.url.query_pairs().map(|(name, value)| format!("{name}={value}"));
    assert_eq!(sent.collect::<Vec<_>>(), ["ids=['a','b']", "names=a,b"]);
    assert_signed(&request, "SK");
    eg.list_jobs().ids(Vec::new()).names(Vec::new()).send().await.unwrap();
    assert_eq!(server.received_requests().await.unwrap()[1].url.query(), None);
}

#[tokio::test]
async fn extras_reach_query_headers_and_body() {
    let server = server(ResponseTemplate::new(200).set_body_json(json!({}))).await;
    let eg = Client::new(&config(&server).build().unwrap());
    let call = eg.create_job(job()).extra_member("task_cnt", 4).extra_member("name", "other");
    call.extra_header("content-type", "application/json;charset=utf8").send().await.unwrap();
    let request = only_request(&server).await;
    let body: BTreeMap<String, serde_json::Value> = request.body_json().unwrap();
    assert_eq!((&body["task_cnt"], &body["name"]), (&json!(4), &json!("other")));
    assert_eq!(request.headers["content-type"], "application/json;charset=utf8");
    assert_signed(&request, "SK");
}

#[tokio::test]
async fn an_endpoint_may_have_a_path() {
    let server = server(ResponseTemplate::new(204)).await;
    let eg = Client::new(&config(&server).endpoint(format!("{}/mock/eg/", server.uri())).build().unwrap());
    eg.delete_job("j-1").send().await.unwrap();
    let request = only_request(&server).await;
    assert_eq!(request.url.path(), "/mock/eg/v1/p-1/jobs/j-1");
    assert_signed(&request, "SK");
}

#[tokio::test]
async fn what_came_can_be_changed_and_sent_back() {
    let sent = json!({
        "job_id": "j-1",
        "source": {"region": "r", "replica_cnt": "3", "created": 1_746_518_400, "password": null, "new": {"x": 1}, "tags": ""}
    });
    let server = server(ResponseTemplate::new(200).set_body_json(&sent)).await;
    let eg = Client::new(&config(&server).build().unwrap());
    let source = eg.create_job(job()).send().await.unwrap();
    assert_eq!(source.oddities().len(), 3, "{:?}", source.oddities());
    let source = source.into_inner().source.unwrap().region("elsewhere");
    server.reset().await;
    Mock::given(any()).respond_with(ResponseTemplate::new(200)).mount(&server).await;
    let response = eg.create_job(job().source(source)).send().await.unwrap();
    assert_eq!(
        response.oddities()[0].to_string(),
        "the body: documented as object, received nothing, read all the same"
    );
    let body: serde_json::Value = only_request(&server).await.body_json().unwrap();
    assert_eq!(
        body["source"],
        json!({"region": "elsewhere", "replica_cnt": 3, "created": 1_746_518_400, "password": null, "new": {"x": 1}, "tags": ""})
    );
}

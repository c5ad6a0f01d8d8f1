//! Whose resources a call is for: the project of the region, or the account.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod generated;
mod identity;

use std::time::Duration;

use generated::{Config, Credentials, Error};
use identity::{JOBS, REGION, config, count, delete, hundred, requests};
use serde_json::{Value, json};
use tablature_runtime::codegen::{Call, Cloud, Method, Operation, Service, ServiceClient};
use wiremock::matchers::{any, method, path, query_param};
use wiremock::{Mock, MockServer, ResponseTemplate};

async fn projects(answer: ResponseTemplate) -> MockServer {
    let server = MockServer::start().await;
    Mock::given(method("GET"))
        .and(path("/v3/projects"))
        .and(query_param("name", REGION))
        .respond_with(answer.set_delay(Duration::from_millis(50)))
        .mount(&server)
        .await;
    Mock::given(any())
        .respond_with(ResponseTemplate::new(200).set_body_json(json!({})))
        .with_priority(9)
        .mount(&server)
        .await;
    server
}

#[tokio::test]
async fn the_project_of_the_region_is_looked_up_once() {
    let list = json!({"projects": [{"id": "p-1", "name": REGION}, {"id": "p-2", "name": "another"}]});
    let server = projects(ResponseTemplate::new(200).set_body_json(list)).await;
    let config = config(&server, Credentials::ak_sk("AK", "SK")).build().unwrap();
    assert_eq!(hundred(&config).await, 100);
    let asked = requests(&server, "/v3/projects").await;
    assert_eq!((asked.len(), count(&server, JOBS).await), (1, 100));
    assert!(asked[0].headers.contains_key("Authorization"), "signed like any other");
}

#[tokio::test]
async fn no_project_or_several_is_an_error_that_says_so() {
    let two = json!([{"id": "p-1", "name": REGION}, {"id": "p-2", "name": REGION}]);
    for (listed, said) in [
        (json!([]), "no project is called \"ap-southeast-3\""),
        (two, "2 projects are called \"ap-southeast-3\" (p-1, p-2)"),
    ] {
        let server = projects(ResponseTemplate::new(200).set_body_json(json!({"projects": listed}))).await;
        let error = delete(&config(&server, Credentials::token("T")).build().unwrap()).await.unwrap_err();
        assert!(matches!(error, Error::Configuration(_)), "{error:?}");
        assert_eq!(
            error.to_string(),
            format!(
                "invalid configuration: {said}, so the project of the region is not known; give it with \
                 `Config::builder().project_id(..)`"
            )
        );
    }
    let server = projects(ResponseTemplate::new(403)).await;
    let error = delete(&config(&server, Credentials::token("T")).build().unwrap()).await.unwrap_err();
    assert!(error.to_string().contains("the look-up of the project"), "{error}");
}

static ACCOUNTS: Service = Service::new("accounts", &ACCOUNTS_CLOUD, "cloud-accounts", "1.0.0").of_account();
static ACCOUNTS_CLOUD: Cloud = Cloud::new("cloud");
static QUOTA: Operation = Operation::new("ShowQuota", Method::Get, "/v3/domains/{domain_id}/quota");
static LIST_ALL: Operation = Operation::new("ListAll", Method::Get, "/v1/all");

/// A path of the account, and a path of a service that is not divided into projects.
async fn calls_of_the_account(config: &Config) -> Result<(), Error> {
    let client = ServiceClient::new(config, &ACCOUNTS);
    let mut quota = Call::new(&client, &QUOTA);
    quota.path_or_config("domain_id", None::<&String>);
    quota.send::<(), ()>().await?;
    Call::new(&client, &LIST_ALL).send::<(), ()>().await.map(|_| ())
}

fn domains(listed: &Value) -> ResponseTemplate {
    ResponseTemplate::new(200).set_body_json(json!({ "domains": listed }))
}

async fn account(domains: ResponseTemplate) -> MockServer {
    let server = MockServer::start().await;
    Mock::given(path("/v3/auth/domains")).respond_with(domains).mount(&server).await;
    Mock::given(any()).respond_with(ResponseTemplate::new(200)).with_priority(9).mount(&server).await;
    server
}

/// With a project in the configuration, which other services need, as without one.
#[tokio::test]
async fn what_is_of_the_account_is_signed_for_its_domain() {
    for (project, domain) in [(true, true), (false, true), (true, false), (false, false)] {
        let server = account(domains(&json!([{"id": "d-1", "name": "the-account"}]))).await;
        let config = config(&server, Credentials::ak_sk("AK", "SK"));
        let config = if project { config.project_id("p-1") } else { config };
        let config = if domain { config.domain_id("d-1") } else { config };
        let config = config.build().unwrap();
        calls_of_the_account(&config).await.unwrap();
        calls_of_the_account(&config).await.unwrap();
        for path in ["/v3/domains/d-1/quota", "/v1/all"] {
            let asked = requests(&server, path).await;
            assert_eq!(asked.len(), 2, "{path}");
            assert_eq!(asked[0].headers["x-domain-id"], "d-1");
            assert!(!asked[0].headers.contains_key("x-project-id"));
        }
        assert_eq!(
            count(&server, "/v3/auth/domains").await,
            usize::from(!domain),
            "looked up where it is needed"
        );
    }
}

#[tokio::test]
async fn no_domain_or_several_is_an_error_that_says_so() {
    for (listed, count) in [(json!([]), 0), (json!([{"id": "d-1"}, {"id": "d-2"}]), 2)] {
        let server = account(domains(&listed)).await;
        let config = config(&server, Credentials::ak_sk("AK", "SK")).build().unwrap();
        let error = calls_of_the_account(&config).await.unwrap_err().to_string();
        assert!(error.contains(&format!("of {count} domains")) && error.contains("domain_id(..)"), "{error}");
    }
    let server = account(ResponseTemplate::new(403)).await;
    let config = config(&server, Credentials::ak_sk("AK", "SK")).build().unwrap();
    let error = calls_of_the_account(&config).await.unwrap_err();
    assert!(error.to_string().contains("the look-up of the domain"), "{error}");
}

/// A token is of a domain by itself.
#[tokio::test]
async fn a_token_needs_no_domain_where_no_path_has_one() {
    let server = account(ResponseTemplate::new(500)).await;
    let config = config(&server, Credentials::token("T")).build().unwrap();
    let client = ServiceClient::new(&config, &ACCOUNTS);
    Call::new(&client, &LIST_ALL).send::<(), ()>().await.unwrap();
    assert_eq!(count(&server, "/v3/auth/domains").await, 0);
}

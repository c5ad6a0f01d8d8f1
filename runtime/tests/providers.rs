//! Where credentials come from, one place after the other.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod generated;
mod identity;

use std::sync::atomic::AtomicUsize;

use generated::{Config, Credentials, Error};
use identity::{
    JOBS, LOGIN, Logins, NEVER, REGION, config, count, delete, hundred, login, mount_service, requests,
};
use serde_json::{Value, json};
use tablature_runtime::{
    Body, Identity, ProvideCredentials, ProvideFuture, ProviderContext, TokenScope, Transport,
    TransportFuture,
};
use wiremock::matchers::{any, body_json, header, method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

#[tokio::test]
async fn a_login_says_who_and_for_what() {
    let user = json!({"user": {"name": "alice", "password": "hunter2", "domain": {"name": "the-account"}}});
    let scopes = [
        (TokenScope::Domain, None, json!({"domain": {"name": "the-account"}})),
        (TokenScope::Project, Some("p-1"), json!({"project": {"id": "p-1"}})),
        (TokenScope::Project, None, json!({"project": {"name": REGION}})),
    ];
    for (scope, project, expected) in scopes {
        let server = MockServer::start().await;
        let body =
            json!({"auth": {"identity": {"methods": ["password"], "password": user}, "scope": expected}});
        Mock::given(method("POST"))
            .and(path(LOGIN))
            .and(header("content-type", "application/json"))
            .and(body_json(body))
            .respond_with(Logins { given: AtomicUsize::new(0), ends: |_| NEVER })
            .expect(1)
            .mount(&server)
            .await;
        mount_service(&server, "X-Auth-Token", "token-1").await;
        let mut config = config(&server, login(scope));
        if let Some(project) = project {
            config = config.project_id(project);
        }
        delete(&config.build().unwrap()).await.unwrap();
        // A token says which project it is for, so that nobody has to ask.
        assert_eq!(count(&server, "/v3/projects").await, 0);
        let id = project.unwrap_or("p-of-token");
        assert_eq!(count(&server, &format!("/v1/{id}/jobs/j")).await, 1);
    }
}

#[tokio::test]
async fn a_password_goes_to_nobody_who_was_not_called_the_identity_service() {
    let server = MockServer::start().await;
    let config = Config::builder().endpoint(server.uri()).project_id("p-1");
    let error = delete(&config.credentials(login(TokenScope::Project)).build().unwrap()).await.unwrap_err();
    assert!(error.to_string().contains("`Config::builder().service_endpoint(\"iam\", ..)`"), "{error}");
    assert!(server.received_requests().await.unwrap().is_empty());
}

fn keys(expires_at: &str) -> Value {
    json!({"credential": {
        "access": "AK-1", "secret": "hunter2", "securitytoken": "TOKEN-1", "expires_at": expires_at,
    }})
}

const KEYS: &str = "/openstack/latest/securitykey";

#[tokio::test]
async fn an_instance_gives_temporary_keys() {
    let server = MockServer::start().await;
    let answer = ResponseTemplate::new(200).set_body_json(keys(NEVER));
    Mock::given(method("GET")).and(path(KEYS)).respond_with(answer).mount(&server).await;
    mount_service(&server, "X-Security-Token", "TOKEN-1").await;
    let credentials = Credentials::from_metadata_at(server.uri());
    let config = config(&server, credentials).project_id("p-1").build().unwrap();
    assert_eq!(hundred(&config).await, 100);
    assert_eq!(count(&server, KEYS).await, 1);
    let jobs = requests(&server, JOBS).await;
    let signature = jobs[0].headers["Authorization"].to_str().unwrap();
    assert!(signature.contains("Access=AK-1") && !format!("{config:?}").contains("hunter2"), "{signature}");
}

/// Instances may be set to give keys only to those who asked for a token first.
#[tokio::test]
async fn an_instance_may_want_a_token_first() {
    let server = MockServer::start().await;
    Mock::given(method("PUT"))
        .and(path("/meta-data/latest/api/token"))
        .and(header("X-Metadata-Token-Ttl-Seconds", "60"))
        .respond_with(ResponseTemplate::new(200).set_body_string("meta-1"))
        .expect(1)
        .mount(&server)
        .await;
    let answer = ResponseTemplate::new(200).set_body_json(keys(NEVER));
    let given = Mock::given(method("GET")).and(path(KEYS)).and(header("X-Metadata-Token", "meta-1"));
    given.respond_with(answer).expect(1).mount(&server).await;
    mount_service(&server, "X-Security-Token", "TOKEN-1").await;
    let credentials = Credentials::from_metadata_at(server.uri());
    delete(&config(&server, credentials).project_id("p-1").build().unwrap()).await.unwrap();
}

#[tokio::test]
async fn a_chain_takes_the_first_that_has_any_and_says_what_it_tried() {
    let server = MockServer::start().await;
    let nowhere = || Credentials::from_profile_file("/there/is/none", "basic");
    Mock::given(path(KEYS)).respond_with(ResponseTemplate::new(404)).mount(&server).await;
    mount_service(&server, "X-Auth-Token", "T").await;
    let chain = Credentials::first_of([nowhere(), Credentials::token("T"), Credentials::token("other")]);
    delete(&config(&server, chain).project_id("p-1").build().unwrap()).await.unwrap();

    let chain = Credentials::first_of([nowhere(), Credentials::from_metadata_at(server.uri())]);
    let error = delete(&config(&server, chain).project_id("p-1").build().unwrap()).await.unwrap_err();
    let text = error.to_string();
    assert!(text.starts_with("no usable credentials: Credentials::from_profile_file(\"/there/is/none\", \"basic\"): there is no file /there/is/none; Credentials::from_metadata_at(..): "), "{text}");
    assert!(text.contains("404"), "{text}");
}

/// Not to be mistaken for "none": an application must not run as somebody else because of a typing error.
#[tokio::test]
async fn a_chain_stops_at_credentials_that_cannot_be_right() {
    let chain =
        Credentials::first_of([Credentials::provider(Broken), Credentials::token("of somebody else")]);
    let server = MockServer::start().await;
    let error = delete(&config(&server, chain).project_id("p-1").build().unwrap()).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "no usable credentials: Broken: the secret key is empty; 1 more not tried, since others may be meant"
    );
}

#[derive(Debug)]
struct Broken;

impl ProvideCredentials for Broken {
    fn provide<'a>(&'a self, _: ProviderContext<'a>) -> ProvideFuture<'a> {
        Box::pin(async { Ok(Identity::ak_sk("AK", "")) })
    }
}

/// The variables and the home directory of a process cannot be changed safely while it runs, so this test runs
/// itself again, in processes of their own.
#[tokio::test]
async fn the_default_chain_reads_environment_and_profile() {
    if let Ok(server) = std::env::var("TEST_SERVER") {
        return in_an_environment(server).await;
    }
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(ResponseTemplate::new(204)).mount(&server).await;
    let home = std::env::temp_dir().join(format!("tablature-home-{}", std::process::id()));
    std::fs::create_dir_all(home.join(".huaweicloud")).unwrap();
    std::fs::write(home.join(".huaweicloud/credentials"), "[basic]\nak = AK-P\nsk = SK\nproject_id = p-2\n")
        .unwrap();
    let nowhere = home.join("nobody");
    let run = async |home: &std::path::Path, variables: &[(&str, &str)]| {
        let mut process = std::process::Command::new(std::env::current_exe().unwrap());
        process
            .args(["--exact", "the_default_chain_reads_environment_and_profile", "--nocapture"])
            .env_clear();
        process.env("HOME", home).env("USERPROFILE", home).env("TEST_SERVER", server.uri());
        process.envs(variables.iter().copied());
        let output = tokio::task::spawn_blocking(move || process.output()).await.unwrap().unwrap();
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };

    let variables = [
        ("HUAWEICLOUD_SDK_AK", "AK-E"),
        ("HUAWEICLOUD_SDK_SK", "hunter2"),
        ("HUAWEICLOUD_SDK_SECURITY_TOKEN", "TOKEN-E"),
        ("HUAWEICLOUD_SDK_PROJECT_ID", "p-3"),
    ];
    run(&home, &variables).await;
    run(&home, &[]).await;
    let sent = server.received_requests().await.unwrap();
    let seen: Vec<_> = sent
        .iter()
        .map(|request| {
            let signature = request.headers["Authorization"].to_str().unwrap();
            let key = signature.split(['=', ',']).nth(1).unwrap().to_owned();
            (key, request.headers.contains_key("X-Security-Token"), request.url.path())
        })
        .collect();
    let expected =
        [("AK-E".to_owned(), true, "/v1/p-3/jobs/j"), ("AK-P".to_owned(), false, "/v1/p-2/jobs/j")];
    assert_eq!(seen, expected);

    let said = run(&nowhere, &[]).await;
    let expected = format!(
        "no usable credentials: Credentials::from_environment(): neither HUAWEICLOUD_SDK_AK nor HUAWEICLOUD_SDK_SK is \
         set; Credentials::from_profile(): there is no file {}; Credentials::from_metadata(): the cloud has no \
         metadata service",
        nowhere.join(".huaweicloud/credentials").display()
    );
    assert!(said.contains(&expected), "{said}");
    let said = run(&home, &[("HUAWEICLOUD_SDK_AK", "AK")]).await;
    assert!(
        said.contains("HUAWEICLOUD_SDK_AK is set, but HUAWEICLOUD_SDK_SK is not; 2 more not tried"),
        "{said}"
    );
    std::fs::remove_dir_all(home).unwrap();
}

async fn in_an_environment(server: String) {
    let config =
        Config::builder().endpoint(server).credentials(Credentials::default_chain()).build().unwrap();
    if let Err(error) = delete(&config).await {
        println!("{error}");
        assert!(matches!(error, Error::Credentials(_)), "{error:?}");
    }
}

/// Where the address belongs to nobody, packets are often lost without an answer.
#[derive(Debug)]
struct Silent;

impl Transport for Silent {
    fn send(&self, _: http::Request<Body>) -> TransportFuture<'_> {
        Box::pin(std::future::pending())
    }
}

#[tokio::test(start_paused = true)]
async fn a_metadata_service_that_is_silent_is_none() {
    let config = Config::builder().endpoint("http://localhost").project_id("p-1").transport(Silent);
    let chain = Credentials::first_of([
        Credentials::from_metadata_at("http://localhost"),
        Credentials::provider(Broken),
    ]);
    let error = delete(&config.credentials(chain).build().unwrap()).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "no usable credentials: Credentials::from_metadata_at(..): the metadata service did not answer within 3s; \
         Broken: the secret key is empty"
    );
}

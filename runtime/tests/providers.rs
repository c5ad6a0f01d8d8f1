//! Where credentials come from, one place after the other; the project of the region; and a clock that is wrong.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod generated;
mod identity;

use std::sync::atomic::AtomicUsize;
use std::time::{Duration, SystemTime};

use generated::{Config, Credentials, Error};
use identity::{
    JOBS, LOGIN, Logins, NEVER, REGION, config, count, delete, hundred, login, mount_service, requests,
};
use serde_json::{Value, json};
use tablature_runtime::codegen::{Call, Cloud, Method, Operation, Service, ServiceClient};
use tablature_runtime::{
    Body, Identity, ProvideCredentials, ProvideFuture, ProviderContext, TokenScope, Transport,
    TransportFuture,
};
use time::format_description::parse_borrowed;
use wiremock::matchers::{any, body_json, header, method, path, query_param};
use wiremock::{Mock, MockServer, Request, Respond, ResponseTemplate};

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

/// On a platform that has none, or against a service whose time is another on purpose.
#[tokio::test]
async fn a_clock_can_be_given() {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(ResponseTemplate::new(204)).mount(&server).await;
    let config = config(&server, Credentials::ak_sk("AK", "SK")).project_id("p-1");
    let config = config.clock(|| SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777)).build().unwrap();
    delete(&config).await.unwrap();
    assert_eq!(requests(&server, JOBS).await[0].headers["x-sdk-date"], "19941106T084937Z");
}

/// What a computer sees of a service whose clock is so many seconds ahead: it refuses what was not signed by its time.
struct Ahead(i64);

impl Respond for Ahead {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        let now = i64::try_from(SystemTime::UNIX_EPOCH.elapsed().unwrap().as_secs()).unwrap() + self.0;
        let theirs = time::OffsetDateTime::from_unix_timestamp(now).unwrap();
        let signed = request.headers["X-Sdk-Date"].to_str().unwrap();
        let form = parse_borrowed::<2>("[year][month][day]T[hour][minute][second]Z").unwrap();
        let signed = time::PrimitiveDateTime::parse(signed, &form).unwrap().assume_utc();
        let form = parse_borrowed::<2>(
            "[weekday repr:short], [day] [month repr:short] [year] [hour]:[minute]:[second] GMT",
        )
        .unwrap();
        let good = (theirs - signed).abs() < time::Duration::minutes(15);
        ResponseTemplate::new(if good { 200 } else { 401 })
            .insert_header("Date", theirs.format(&form).unwrap().as_str())
            .set_body_json(json!({}))
    }
}

#[tokio::test]
async fn a_wrong_clock_is_learnt_once() {
    for off in [86_400, -86_400, 3_600] {
        let server = MockServer::start().await;
        Mock::given(any()).respond_with(Ahead(off)).mount(&server).await;
        let config = config(&server, Credentials::ak_sk("AK", "SK")).project_id("p-1").build().unwrap();
        delete(&config).await.unwrap();
        assert_eq!(count(&server, JOBS).await, 2, "refused once, and signed anew");
        delete(&config).await.unwrap();
        assert_eq!(count(&server, JOBS).await, 3, "known from then on");
    }
}

/// One of two services has the wrong time, and the other is none the worse for it.
#[tokio::test]
async fn what_one_service_says_of_the_time_is_not_believed_of_another() {
    static CLOUD: Cloud = Cloud::new("cloud");
    static AHEAD: Service = Service::new("ahead", &CLOUD, "cloud-ahead", "1.0.0");
    static DELETE: Operation = Operation::new("DeleteJob", Method::Delete, JOBS);
    let (ahead, right) = (MockServer::start().await, MockServer::start().await);
    Mock::given(any()).respond_with(Ahead(86_400)).mount(&ahead).await;
    Mock::given(any()).respond_with(Ahead(0)).mount(&right).await;
    let shared = config(&right, Credentials::ak_sk("AK", "SK")).project_id("p-1");
    let shared = shared.service_endpoint("ahead", ahead.uri()).build().unwrap();
    let client = ServiceClient::new(&shared, &AHEAD);
    for _ in 0..3 {
        Call::new(&client, &DELETE).send::<(), ()>().await.unwrap();
        delete(&shared).await.unwrap();
    }
    assert_eq!((count(&ahead, JOBS).await, count(&right, JOBS).await), (4, 3));
}

/// Each answer of this service has another time.
#[tokio::test]
async fn a_wrong_clock_is_no_excuse_for_a_third_attempt() {
    let server = MockServer::start().await;
    for year in [1994, 1995, 1996, 1997] {
        let date = format!("Sun, 06 Nov {year} 08:49:37 GMT");
        let refusal = ResponseTemplate::new(401).insert_header("Date", date.as_str());
        Mock::given(any()).respond_with(refusal).up_to_n_times(1).mount(&server).await;
    }
    let config = config(&server, Credentials::ak_sk("AK", "SK")).project_id("p-1").build().unwrap();
    assert!(delete(&config).await.unwrap_err().is_authentication());
    assert_eq!(count(&server, JOBS).await, 2);
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
/// `in_an_environment` in processes of their own.
#[tokio::test]
async fn the_default_chain_reads_environment_and_profile() {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(ResponseTemplate::new(204)).mount(&server).await;
    let home = std::env::temp_dir().join(format!("tablature-home-{}", std::process::id()));
    std::fs::create_dir_all(home.join(".huaweicloud")).unwrap();
    std::fs::write(home.join(".huaweicloud/credentials"), "[basic]\nak = AK-P\nsk = SK\nproject_id = p-2\n")
        .unwrap();
    let nowhere = home.join("nobody");
    let run = async |home: &std::path::Path, variables: &[(&str, &str)]| {
        let mut process = std::process::Command::new(std::env::current_exe().unwrap());
        process.args(["--exact", "in_an_environment", "--ignored", "--nocapture"]).env_clear();
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

#[tokio::test]
#[ignore = "run by the_default_chain_reads_environment_and_profile"]
async fn in_an_environment() {
    let Ok(server) = std::env::var("TEST_SERVER") else { return };
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

//! Credentials against a local server that is identity service, metadata service and service at once: what is asked,
//! how often, and what is said where none are found.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

mod generated;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use generated::{Client, Config, Credentials, Error};
use serde_json::{Value, json};
use tablature_runtime::{
    AttemptInfo, Body, ConfigBuilder, Identity, Interceptor, PasswordLogin, ProvideCredentials,
    ProvideFuture, ProviderContext, RetryPolicy, TokenScope,
};
use time::format_description::parse_borrowed;
use wiremock::matchers::{any, body_json, header, method, path, query_param};
use wiremock::{Mock, MockServer, Request, Respond, ResponseTemplate};

const REGION: &str = "ap-southeast-3";

fn login(scope: TokenScope) -> Credentials {
    let (domain, user) = ("the-account".into(), "alice".into());
    Credentials::password(PasswordLogin { domain, user, password: "hunter2".into(), scope })
}

fn config(server: &MockServer, credentials: Credentials) -> ConfigBuilder {
    Config::builder()
        .endpoint(server.uri())
        .service_endpoint("iam", server.uri())
        .region(REGION)
        .credentials(credentials)
        .retry(RetryPolicy::off())
}

async fn delete(config: &Config) -> Result<(), Error> {
    Client::new(config).delete_job("j").send().await.map(|_| ())
}

/// Answers logins with the tokens `token-1`, `token-2` and so on, which end when they are told to.
struct Logins {
    given: AtomicUsize,
    ends: fn(usize) -> &'static str,
}

const NEVER: &str = "2999-01-01T00:00:00.000000Z";
const LONG_AGO: &str = "2000-01-01T00:00:00.000000Z";

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

async fn mount_logins(server: &MockServer, ends: fn(usize) -> &'static str) {
    let logins = Logins { given: AtomicUsize::new(0), ends };
    Mock::given(method("POST")).and(path("/v3/auth/tokens")).respond_with(logins).mount(server).await;
}

/// A service that accepts a request with this header, and refuses (401) all others.
async fn mount_service(server: &MockServer, name: &'static str, value: &'static str) {
    let ok = ResponseTemplate::new(200).set_body_json(json!({}));
    Mock::given(header(name, value)).respond_with(ok).mount(server).await;
    Mock::given(any()).respond_with(ResponseTemplate::new(401)).with_priority(9).mount(server).await;
}

/// The requests that came to a path.
async fn requests(server: &MockServer, to: &str) -> Vec<Request> {
    let mut requests = server.received_requests().await.unwrap();
    requests.retain(|request| request.url.path() == to);
    requests
}

async fn count(server: &MockServer, to: &str) -> usize {
    requests(server, to).await.len()
}

/// Calls the service a hundred times at once; says how many succeeded.
async fn hundred(config: &Config) -> usize {
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

const JOBS: &str = "/v1/p-1/jobs/j";
const LOGIN: &str = "/v3/auth/tokens";

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

#[tokio::test]
async fn a_wrong_clock_is_no_excuse_for_a_third_attempt() {
    let server = MockServer::start().await;
    let refusal = ResponseTemplate::new(401).insert_header("Date", "Sun, 06 Nov 1994 08:49:37 GMT");
    Mock::given(any()).respond_with(refusal).mount(&server).await;
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

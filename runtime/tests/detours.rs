//! Redirects and proxies, with the built-in transport: nobody on the way decides where credentials go or come from.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod planted;

use planted::{CLOUD, ENDPOINTS, WAYS, Way, call, service};
use tablature_runtime::{Config, ConfigBuilder, Credentials, Error, RetryPolicy};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

async fn outcome(config: ConfigBuilder) -> Result<(), Error> {
    call(&config.build()?, service(&CLOUD, &ENDPOINTS)).await.map(|_| ())
}

/// Neither the answer to a login nor that of a service or an instance decides who is asked next.
#[tokio::test]
async fn a_redirect_leads_nowhere_else() {
    let elsewhere = MockServer::start().await;
    Mock::given(any()).respond_with(ResponseTemplate::new(200)).expect(0).mount(&elsewhere).await;
    for status in [301, 302, 303, 307, 308] {
        let answer = ResponseTemplate::new(status).insert_header("Location", elsewhere.uri());
        let asked = MockServer::start().await;
        Mock::given(any()).respond_with(answer).expect(5).mount(&asked).await;
        for way in WAYS {
            let config = Config::builder().region(planted::REGION).retry(RetryPolicy::off());
            let config = config.endpoint(asked.uri()).service_endpoint("iam", asked.uri());
            let config = if way == Way::LookUp { config } else { config.project_id("p-1") };
            let credentials = match way {
                Way::Metadata => Credentials::from_metadata_at(asked.uri()),
                way => way.credentials(),
            };
            let error = outcome(config.credentials(credentials)).await.unwrap_err();
            assert!(error.to_string().contains(&format!("failed with {status}")), "{way:?}: {error}");
        }
    }
}

/// The proxy of a process is a variable, so this test runs itself once more, in a process of its own.
#[tokio::test]
async fn no_proxy_is_asked_for_the_keys_of_an_instance() {
    if let Ok(server) = std::env::var("TEST_SERVER") {
        return behind_a_proxy(server).await;
    }
    let (proxy, instance) = (MockServer::start().await, MockServer::start().await);
    let keys = r#"{"credential": {"access": "AK", "secret": "SK", "securitytoken": "T"}}"#;
    for server in [&proxy, &instance] {
        Mock::given(any()).respond_with(ResponseTemplate::new(200).set_body_string(keys)).mount(server).await;
    }
    let mut process = std::process::Command::new(std::env::current_exe().unwrap());
    process.args(["--exact", "no_proxy_is_asked_for_the_keys_of_an_instance", "--nocapture"]).env_clear();
    process.env("HTTP_PROXY", proxy.uri()).env("http_proxy", proxy.uri()).env("TEST_SERVER", instance.uri());
    let output = tokio::task::spawn_blocking(move || process.output()).await.unwrap().unwrap();
    assert!(output.status.success(), "{output:?}");
    let paths = async |server: &MockServer| -> Vec<String> {
        let asked = server.received_requests().await.unwrap();
        asked.iter().map(|request| request.url.path().to_owned()).collect()
    };
    assert_eq!(paths(&instance).await, ["/openstack/latest/securitykey"]);
    assert_eq!(paths(&proxy).await, ["/v1/p-1/jobs/j"], "the proxy is one");
}

async fn behind_a_proxy(server: String) {
    let config = Config::builder().endpoint(&server).project_id("p-1").retry(RetryPolicy::off());
    outcome(config.credentials(Credentials::from_metadata_at(server))).await.unwrap();
}

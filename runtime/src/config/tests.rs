use super::*;

fn builder() -> ConfigBuilder {
    Config::builder().credentials(Credentials::ak_sk("AK", "very secret"))
}

#[test]
fn asks_for_credentials() {
    let error = Config::builder().region("r").build().unwrap_err();
    assert!(matches!(error, Error::Credentials(_)));
    assert!(error.to_string().contains("credentials(..)"), "{error}");
}

#[test]
fn refuses_what_cannot_be_an_endpoint() {
    for endpoint in
        ["", "eg.example.com", "ftp://example.com", "https://", "https://h/?a=b", "https://a b", "/path"]
    {
        let error = builder().endpoint(endpoint).build().unwrap_err();
        assert!(matches!(error, Error::Configuration(_)), "{endpoint}");
    }
}

#[test]
fn repeats_no_password_of_an_endpoint() {
    for endpoint in [
        "https://user:hunter2@example.com",
        "https://user:hunter2 x@example.com",
        "https://user:hunter2?@example.com",
        "ftp://user:hunter2@example.com",
        "user:hunter2@example.com",
        "https://example.com/?token=hunter2",
    ] {
        let error = builder().service_endpoint("eg", endpoint).build().unwrap_err();
        assert!(!format!("{error} {error:?}").contains("hunter2"), "{error}");
    }
}

#[test]
fn refuses_credentials_that_cannot_be_meant() {
    let (empty, line) = (Credentials::ak_sk("", "SK"), Credentials::ak_sk("AK", "hunter2\n"));
    let temporary = Credentials::ak_sk("AK", "SK").with_security_token("");
    for (credentials, part) in [
        (empty, "access key is empty"),
        (line, "secret key holds white space"),
        (temporary, "security token is empty"),
        (Credentials::token("a\0b"), "token holds"),
    ] {
        let error = builder().credentials(credentials).build().unwrap_err();
        assert!(matches!(error, Error::Credentials(_)));
        assert!(error.to_string().contains(part), "{error}");
        assert!(!format!("{error:?}").contains("hunter2"), "{error:?}");
    }
}

#[test]
fn refuses_empty_ids() {
    let error = builder().project_id(" ").build().unwrap_err();
    assert_eq!(error.to_string(), "invalid configuration: `project_id` is empty");
}

#[test]
fn the_endpoint_of_a_service_wins() {
    let config =
        builder().endpoint("http://all").service_endpoint("eg", "http://eg:8080/base").build().unwrap();
    assert_eq!(
        (config.endpoint("eg"), config.endpoint("ecs")),
        (Some("http://eg:8080/base"), Some("http://all"))
    );
}

#[test]
fn shows_no_secret() {
    let config = builder().build().unwrap();
    assert!(!format!("{config:?}").contains("very secret"));
}

/// Writes down where requests go.
#[derive(Clone, Debug, Default)]
struct Hosts(Arc<Mutex<Vec<String>>>);

impl Transport for Hosts {
    fn send(&self, request: Request<Body>) -> transport::TransportFuture<'_> {
        self.0.lock().unwrap().push(request.uri().to_string());
        Box::pin(async { Ok(Response::new(Body::empty())) })
    }
}

/// However a request was made: the last look at it is where it leaves.
#[tokio::test]
async fn nothing_leaves_for_another_address() {
    let hosts = Hosts::default();
    let config = builder().transport(hosts.clone()).build().unwrap();
    let address = Address::named("https://eg.example.com").unwrap();
    for uri in ["https://evil.example/", "http://eg.example.com/", "https://eg.example.com:8443/", "/"] {
        let request = Request::builder().uri(uri).body(Body::empty()).unwrap();
        let error = config.send(&address, request).await.unwrap_err();
        assert!(matches!(error, Error::Request(_)), "{uri}: {error}");
    }
    let request = Request::builder().uri("https://eg.example.com/v1").body(Body::empty()).unwrap();
    config.send(&address, request).await.unwrap();
    assert_eq!(*hosts.0.lock().unwrap(), ["https://eg.example.com/v1"]);
}

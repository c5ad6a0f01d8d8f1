//! A cloud of its own, secrets that are told from everything else, and a transport that writes down what would be sent.
#![allow(dead_code, missing_docs, unreachable_pub, reason = "each test uses a part of it")]
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

pub mod odd;

use std::sync::{Arc, Mutex};

use serde_json::json;
use tablature_runtime::codegen::{Call, Cloud, Endpoint, Method, Operation, Service, ServiceClient};
use tablature_runtime::{
    Body, Config, ConfigBuilder, Credentials, Error, PasswordLogin, Response, RetryPolicy, TokenScope,
    Transport, TransportFuture,
};

pub const PASSWORD: &str = "planted-password-1";
pub const TOKEN: &str = "planted-token-2";
pub const SECRET_KEY: &str = "planted-secret-key-3";
pub const ACCESS_KEY: &str = "PLANTEDACCESSKEY4";
pub const SECURITY_TOKEN: &str = "planted-security-token-5";
pub const LOGIN_TOKEN: &str = "planted-login-token-6";
pub const INSTANCE_KEY: &str = "planted-instance-key-7";
/// What no request may carry to a host that was not named, nor any text show.
pub const SECRETS: [&str; 8] =
    [PASSWORD, TOKEN, SECRET_KEY, ACCESS_KEY, SECURITY_TOKEN, LOGIN_TOKEN, INSTANCE_KEY, "Signature="];

pub const REGION: &str = "cn-north-4";
pub const IAM: &str = "iam.cn-north-4.cloud.test";
pub const SERVICE: &str = "eg.cn-north-4.cloud.test";
pub const METADATA: &str = "169.254.169.254";

pub const CLOUD: Cloud = Cloud::new("cloud")
    .identity_endpoint("https://iam.{region}.cloud.test")
    .metadata_url("http://169.254.169.254");
pub static ENDPOINTS: [Endpoint; 1] = [Endpoint::new(REGION, "https://eg.cn-north-4.cloud.test")];
static JOB: Operation = Operation::new("DeleteJob", Method::Delete, "/v1/{project_id}/jobs/{job_id}");

/// A service of a cloud that is described in this way.
pub fn service(cloud: &Cloud, endpoints: &'static [Endpoint]) -> &'static Service {
    let cloud: &'static Cloud = Box::leak(Box::new(*cloud));
    Box::leak(Box::new(Service::new("eg", cloud, "cloud-eg", "1.0.0").endpoints(endpoints)))
}

/// How somebody authenticates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Way {
    Login,
    LookUp,
    Signed,
    Token,
    Metadata,
}

pub const WAYS: [Way; 5] = [Way::Login, Way::LookUp, Way::Signed, Way::Token, Way::Metadata];

impl Way {
    pub fn credentials(self) -> Credentials {
        match self {
            Self::Login => Credentials::password(PasswordLogin {
                domain: "the-account".into(),
                user: "alice".into(),
                password: PASSWORD.into(),
                scope: TokenScope::Project,
            }),
            Self::LookUp | Self::Signed => {
                Credentials::ak_sk(ACCESS_KEY, SECRET_KEY).with_security_token(SECURITY_TOKEN)
            }
            Self::Token => Credentials::token(TOKEN),
            Self::Metadata => Credentials::from_metadata(),
        }
    }

    /// A look-up is made where no project is known.
    pub fn config(self, wire: &Wire) -> ConfigBuilder {
        let config = Config::builder().credentials(self.credentials()).retry(RetryPolicy::off());
        let config = config.region(REGION).transport(wire.clone());
        if self == Self::LookUp { config } else { config.project_id("p-1") }
    }
}

pub async fn call_of(
    config: &Config,
    service: &'static Service,
    operation: &'static Operation,
    job: &str,
) -> Result<Response<()>, Error> {
    let client = ServiceClient::new(config, service);
    let mut call = Call::new(&client, operation);
    call.path_or_config("project_id", None::<&String>);
    call.path("job_id", job);
    call.send().await
}

pub async fn call(config: &Config, service: &'static Service) -> Result<Response<()>, Error> {
    call_of(config, service, &JOB, "j").await
}

/// A request as it would have gone out.
#[derive(Clone, Debug)]
pub struct Sent {
    pub host: String,
    pub whole: String,
}

type Answer = dyn Fn(&http::request::Parts) -> Option<http::Response<Body>> + Send + Sync;

/// Writes down every request, and is identity service, metadata service and service at once.
#[derive(Clone)]
pub struct Wire {
    sent: Arc<Mutex<Vec<Sent>>>,
    answer: Arc<Answer>,
}

impl std::fmt::Debug for Wire {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Wire")
    }
}

impl Wire {
    pub fn new() -> Self {
        Self::answering(|_| None)
    }

    /// Answers what it is told to, and all else as a cloud would.
    pub fn answering(
        answer: impl Fn(&http::request::Parts) -> Option<http::Response<Body>> + Send + Sync + 'static,
    ) -> Self {
        Self { sent: Arc::default(), answer: Arc::new(answer) }
    }

    pub fn sent(&self) -> Vec<Sent> {
        self.sent.lock().unwrap().clone()
    }

    /// Nothing secret has gone to any other host than these.
    pub fn assert_secrets_went_to(&self, hosts: &[&str], what: &str) {
        for sent in self.sent() {
            let secret = SECRETS.iter().find(|secret| sent.whole.contains(*secret));
            assert!(
                secret.is_none() || hosts.contains(&sent.host.as_str()),
                "{what}: {secret:?} went to {}: {}",
                sent.host,
                sent.whole
            );
        }
    }
}

impl Transport for Wire {
    fn send(&self, request: http::Request<Body>) -> TransportFuture<'_> {
        Box::pin(async move {
            let (head, body) = request.into_parts();
            let body = body.into_bytes().await?;
            // `Debug` of headers leaves out what is sensitive.
            let headers: Vec<String> = head
                .headers
                .iter()
                .map(|(name, value)| format!("{name}: {}", String::from_utf8_lossy(value.as_bytes())))
                .collect();
            let body = String::from_utf8_lossy(&body);
            let whole = format!("{} {}\n{}\n\n{body}", head.method, head.uri, headers.join("\n"));
            let authority = head.uri.authority().unwrap().as_str();
            let host = match head.uri.scheme_str() {
                Some("http") if authority != METADATA => format!("http://{authority}"),
                _ => authority.to_owned(),
            };
            self.sent.lock().unwrap().push(Sent { host, whole });
            Ok((self.answer)(&head).unwrap_or_else(|| usual(head.uri.path())))
        })
    }
}

fn usual(path: &str) -> http::Response<Body> {
    let body = if path.contains("tokens") {
        json!({"token": {"project": {"id": "p-1"}}})
    } else if path.contains("projects") {
        json!({"projects": [{"id": "p-1", "name": REGION}]})
    } else if path.contains("securitykey") {
        let token = SECURITY_TOKEN;
        json!({"credential": {"access": ACCESS_KEY, "secret": INSTANCE_KEY, "securitytoken": token}})
    } else {
        json!({})
    };
    let response = http::Response::builder().header("X-Subject-Token", LOGIN_TOKEN);
    response.body(Body::from(body.to_string())).unwrap()
}

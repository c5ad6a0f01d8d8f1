//! A token in exchange for a name and a password.

use std::time::SystemTime;

use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, Method, Request};
use serde_json::{Value, json};

use super::iam::Said;
use super::{Identity, ProvideCredentials, ProvideFuture, ProviderContext, clock, iam};
use crate::address::Address;
use crate::error::CredentialsError;
use crate::json;
use crate::redact::Secrets;
use crate::transport::Body;
use crate::{Secret, Timestamp};

const LOGIN: &str = "the login";

/// The name and password of a user, and what the token is to be good for.
///
/// ```
/// use tablature_runtime::{Credentials, PasswordLogin, TokenScope};
///
/// let credentials = Credentials::password(PasswordLogin {
///     domain: "the-account".into(),
///     user: "alice".into(),
///     password: "correct horse".into(),
///     scope: TokenScope::Project,
/// });
/// assert!(!format!("{credentials:?}").contains("horse"));
/// ```
#[derive(Clone, Debug)]
pub struct PasswordLogin {
    /// The account to which the user belongs, by its name.
    pub domain: String,
    /// The user, by name.
    pub user: String,
    /// The user's password.
    pub password: Secret,
    /// What the token is good for.
    pub scope: TokenScope,
}

/// What a token is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TokenScope {
    /// One project: that of the configuration if it names one, else the project of its region.
    Project,
    /// The account, for services that are not divided into projects.
    Domain,
}

impl PasswordLogin {
    async fn log_in(&self, context: ProviderContext<'_>) -> Result<Identity, CredentialsError> {
        let failed = |error| CredentialsError::caused_by(LOGIN, error);
        let address = iam::address(context).map_err(|error| failed(error.into()))?;
        let request = self.request(context, &address)?;
        let secrets = Secrets::new(vec![self.password.clone()]);
        let now = context.config.now();
        let Said { headers, body, .. } = iam::exchange(context, LOGIN, &address, request, secrets).await?;
        identity(context.cloud.subject_token_header, &headers, &body, now)
    }

    fn request(
        &self,
        context: ProviderContext<'_>,
        address: &Address,
    ) -> Result<Request<Body>, CredentialsError> {
        let body = json!({"auth": {
            "identity": {"methods": ["password"], "password": {"user": {
                "name": self.user, "password": self.password.expose(), "domain": {"name": self.domain},
            }}},
            "scope": self.scope(context)?,
        }});
        let mut request = Request::new(Body::from(body.to_string()));
        *request.method_mut() = Method::POST;
        *request.uri_mut() = address
            .uri(context.cloud.tokens_path)
            .map_err(|error| CredentialsError::caused_by(LOGIN, error.into()))?;
        let json = HeaderValue::from_static("application/json");
        request.headers_mut().insert(CONTENT_TYPE, json.clone());
        request.headers_mut().insert(ACCEPT, json);
        Ok(request)
    }

    fn scope(&self, context: ProviderContext<'_>) -> Result<Value, CredentialsError> {
        let config = context.config;
        match (self.scope, config.project_id(), config.region()) {
            (TokenScope::Domain, ..) => Ok(json!({"domain": {"name": self.domain}})),
            (TokenScope::Project, Some(id), _) => Ok(json!({"project": {"id": id}})),
            (TokenScope::Project, None, Some(region)) => Ok(json!({"project": {"name": region}})),
            (TokenScope::Project, None, None) => Err(CredentialsError::new(
                "a login for a project needs a `project_id` or a `region` in the configuration",
            )),
        }
    }
}

/// Reads the answer to a login: the token from a header, the rest from the body.
fn identity(
    token_header: &str,
    headers: &HeaderMap,
    body: &[u8],
    now: SystemTime,
) -> Result<Identity, CredentialsError> {
    let token = headers.get(token_header).and_then(|token| token.to_str().ok()).map(str::trim);
    let Some(token) = token.filter(|token| !token.is_empty()) else {
        return Err(CredentialsError::new(format!("the answer to the login has no {token_header}")));
    };
    let mut identity = Identity::token(token);
    // A token without a known end serves until it is refused.
    let said = json::value(body);
    let expiry = said.pointer("/token/expires_at").and_then(Value::as_str);
    if let Some(expiry) = expiry.and_then(|text| Timestamp::new(text).to_system_time()) {
        identity = identity.expires_at(clock::local_end(expiry, headers, now));
    }
    if let Some(project_id) = said.pointer("/token/project/id").and_then(Value::as_str) {
        identity = identity.with_project_id(project_id);
    }
    Ok(identity)
}

impl ProvideCredentials for PasswordLogin {
    fn provide<'a>(&'a self, context: ProviderContext<'a>) -> ProvideFuture<'a> {
        Box::pin(self.log_in(context))
    }
}

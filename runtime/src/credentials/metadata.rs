//! Temporary keys from the cloud's metadata service, which answers on the instance itself only.

use std::fmt;
use std::time::{Duration, SystemTime};

use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode};
use serde_json::Value;

use super::iam::Said;
use super::{Identity, ProvideCredentials, ProvideFuture, ProviderContext, clock, iam};
use crate::address::Address;
use crate::error::{CredentialsError, Error};
use crate::json;
use crate::redact::Secrets;
use crate::transport::{Body, Direct, require_tokio};
use crate::{Secret, Timestamp};

/// Instances may be set to want a token first, against requests that somebody tricked a program into.
const TOKEN_HEADER: HeaderName = HeaderName::from_static("x-metadata-token");
const TOKEN_LIFE_HEADER: HeaderName = HeaderName::from_static("x-metadata-token-ttl-seconds");
const WHAT: &str = "the metadata service";
/// Elsewhere than on an instance nobody answers, and a chain should soon know.
const LIMIT: Duration = Duration::from_secs(3);

/// Asks the metadata service.
pub(super) struct Metadata {
    /// Of the cloud, unless it is given.
    url: Option<String>,
}

impl Metadata {
    pub(super) fn of_cloud() -> Self {
        Self { url: None }
    }

    pub(super) fn new(url: String) -> Self {
        Self { url: Some(url) }
    }

    async fn identity(&self, context: ProviderContext<'_>) -> Result<Identity, CredentialsError> {
        let base = self.base(context)?;
        let ask = self.ask(context, &base);
        // Without tokio there is no timer, and the transport is the application's, which keeps time.
        if require_tokio("").is_err() {
            return ask.await;
        }
        match tokio::time::timeout(LIMIT, ask).await {
            Ok(identity) => identity,
            Err(_) => Err(CredentialsError::absent(format!("{WHAT} did not answer within {LIMIT:?}"))),
        }
    }

    /// What the application gave, else what the cloud says: no variable, file or answer leads anywhere else.
    fn base(&self, context: ProviderContext<'_>) -> Result<Address, CredentialsError> {
        let address = match (self.url.as_deref(), context.cloud.metadata_url) {
            (Some(url), _) => Address::named(url),
            (None, "") => return Err(CredentialsError::absent("the cloud has no metadata service")),
            (None, url) => Address::of_metadata(url),
        };
        address.map_err(|error| CredentialsError::caused_by(WHAT, error.into()))
    }

    async fn ask(&self, context: ProviderContext<'_>, base: &Address) -> Result<Identity, CredentialsError> {
        let now = context.config.now();
        let path = context.cloud.metadata_keys_path;
        let keys = request(base, Method::GET, path)?;
        let answer = match iam::exchange(context, WHAT, base, keys, Secrets::default()).await {
            Err(error) if error.status() == Some(StatusCode::UNAUTHORIZED) => {
                let token = self.token(context, base).await?;
                let mut keys = request(base, Method::GET, path)?;
                keys.headers_mut().insert(TOKEN_HEADER, token);
                iam::exchange(context, WHAT, base, keys, Secrets::default()).await
            }
            answer => answer,
        };
        let Said { headers, body, .. } = answer.map_err(absent)?;
        identity(&headers, &body, now)
    }

    async fn token(
        &self,
        context: ProviderContext<'_>,
        base: &Address,
    ) -> Result<HeaderValue, CredentialsError> {
        let mut request = request(base, Method::PUT, context.cloud.metadata_token_path)?;
        request.headers_mut().insert(TOKEN_LIFE_HEADER, HeaderValue::from_static("60"));
        let answer = iam::exchange(context, WHAT, base, request, Secrets::default()).await;
        let body = answer.map_err(absent)?.body;
        let mut token = HeaderValue::from_bytes(body.trim_ascii())
            .map_err(|_| CredentialsError::new(format!("{WHAT} gave a token that is none")))?;
        token.set_sensitive(true);
        Ok(token)
    }
}

fn request(base: &Address, method: Method, path: &str) -> Result<Request<Body>, CredentialsError> {
    let mut request = Request::new(Body::empty());
    *request.method_mut() = method;
    // A proxy stands outside of the instance, and could give the keys of another one.
    request.extensions_mut().insert(Direct);
    *request.uri_mut() = base.uri(path).map_err(|error| CredentialsError::caused_by(WHAT, error.into()))?;
    Ok(request)
}

/// No connection means that this is no instance, a status of 4xx that the instance has no agency. What may pass stays a
/// failure.
fn absent(error: CredentialsError) -> CredentialsError {
    let none = match error.cause() {
        Some(Error::Transport(transport)) => !transport.was_connected(),
        Some(Error::Timeout(_)) => true,
        Some(Error::Service(service)) => service.status().is_client_error() && !error.is_transient(),
        _ => false,
    };
    if none { error.into_absent() } else { error }
}

fn identity(headers: &HeaderMap, body: &[u8], now: SystemTime) -> Result<Identity, CredentialsError> {
    let said = json::value(body);
    let said = said.get("credential").unwrap_or(&Value::Null);
    let text = |name: &str| {
        let value = said.get(name).and_then(Value::as_str);
        value.ok_or_else(|| CredentialsError::new(format!("{WHAT} answered without `credential.{name}`")))
    };
    let identity = Identity::ak_sk(text("access")?, Secret::new(text("secret")?))
        .with_security_token(text("securitytoken")?);
    let expiry = said.get("expires_at").and_then(Value::as_str);
    Ok(match expiry.and_then(|text| Timestamp::new(text).to_system_time()) {
        Some(expiry) => identity.expires_at(clock::local_end(expiry, headers, now)),
        None => identity,
    })
}

impl ProvideCredentials for Metadata {
    fn provide<'a>(&'a self, context: ProviderContext<'a>) -> ProvideFuture<'a> {
        Box::pin(self.identity(context))
    }
}

impl fmt::Debug for Metadata {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.url {
            None => f.write_str("Credentials::from_metadata()"),
            // Not parsed so far, so it may hold anything.
            Some(_) => f.write_str("Credentials::from_metadata_at(..)"),
        }
    }
}

//! The default transport: reqwest over HTTP/1.1 and rustls.
//!
//! TLS: rustls with *ring*, unless the application installed a process-wide provider, which is then respected
//! (FIPS, say). reqwest's own default, aws-lc-rs, builds a large C library, on some platforms with `CMake` and
//! `NASM`; ring needs a C compiler at most, which keeps clean builds short and cross builds simple. Certificates are
//! verified the way the operating system does it, so that a company's own authorities work.
//!
//! Left out on purpose: redirects, retries, compression, cookies, HTTP/2. A redirect would carry a token to whoever the
//! answer names, and a signature fits one host and path only; no API documents one, so none is followed, to the same
//! host neither. Repeating is decided above, where each attempt is signed anew.

use std::sync::Arc;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use rustls::crypto::{CryptoProvider, ring};
use rustls_platform_verifier::BuilderVerifierExt;

use super::{Body, Transport, TransportError, TransportFuture, require_tokio};
use crate::error::{ConfigurationError, Error, Phase, TimeoutError, TooLargeError};

/// What a connection may take: time, and bytes of an answer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    pub(crate) connect: Duration,
    pub(crate) read: Duration,
    pub(crate) response_size: usize,
}

/// One connection pool.
#[derive(Debug)]
pub(crate) struct Reqwest {
    client: reqwest::Client,
    limits: Limits,
}

impl Reqwest {
    pub(crate) fn new(limits: Limits) -> Result<Self, ConfigurationError> {
        let client = reqwest::Client::builder()
            .tls_backend_preconfigured(tls()?)
            .connect_timeout(limits.connect)
            .read_timeout(limits.read)
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .referer(false)
            .build()
            .map_err(|error| ConfigurationError::caused_by("the HTTP client cannot be made", error))?;
        Ok(Self { client, limits })
    }

    async fn exchange(&self, request: http::Request<Body>) -> Result<http::Response<Body>, Error> {
        require_tokio(
            "the built-in HTTP client needs one: enter one, or give a `Config::builder().transport(..)`",
        )?;
        let request = into_reqwest(request)?;
        let mut received = self.client.execute(request).await.map_err(|error| self.failure(error))?;
        let mut response = http::Response::new(Body::empty());
        *response.status_mut() = received.status();
        *response.version_mut() = received.version();
        *response.headers_mut() = std::mem::take(received.headers_mut());
        *response.body_mut() = self.body(received).await?.into();
        Ok(response)
    }

    /// Reads a body, and stops where it is too long.
    async fn body(&self, mut received: reqwest::Response) -> Result<Bytes, Error> {
        let limit = self.limits.response_size;
        let too_large = || Error::from(TooLargeError::new(limit));
        let announced = received.content_length().map_or(Ok(0), usize::try_from);
        let announced = announced.ok().filter(|length| *length <= limit).ok_or_else(too_large)?;
        // What is announced need not come, so no more is reserved for it than a usual body takes.
        let mut body = BytesMut::with_capacity(announced.min(64 << 10));
        while let Some(chunk) = received.chunk().await.map_err(|error| self.failure(error))? {
            if chunk.len() > limit - body.len() {
                return Err(too_large());
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body.freeze())
    }

    /// The URL is taken out of the error: its query may hold what should not be logged.
    fn failure(&self, error: reqwest::Error) -> Error {
        let error = error.without_url();
        match (error.is_timeout(), error.is_connect()) {
            (true, true) => TimeoutError::new(Phase::Connect, Some(self.limits.connect)).into(),
            (true, false) => TimeoutError::new(Phase::Read, Some(self.limits.read)).into(),
            (false, true) => TransportError::connect(error).into(),
            (false, false) => TransportError::broken(error).into(),
        }
    }
}

impl Transport for Reqwest {
    fn send(&self, request: http::Request<Body>) -> TransportFuture<'_> {
        Box::pin(self.exchange(request))
    }
}

/// reqwest parses the URI again, by the rules of browsers, which would quietly change some: a signed request that
/// changes is refused by the service with a message that helps nobody, so it is refused here. All that a call adds
/// is encoded, so what would change is of the endpoint.
fn into_reqwest(request: http::Request<Body>) -> Result<reqwest::Request, ConfigurationError> {
    const REWRITTEN: &str = "the URL cannot be sent exactly as it was signed; write the endpoint plainly (no `..`, no short IP address)";
    let sent = request.uri().clone();
    let request = request.map(|body| reqwest::Body::from(body.as_bytes().cloned().unwrap_or_default()));
    let request = reqwest::Request::try_from(request)
        .map_err(|error| ConfigurationError::caused_by(REWRITTEN, error.without_url()))?;
    let url = request.url();
    let same_target = match (url.query(), sent.query()) {
        (Some(one), Some(other)) => one == other,
        (None, None) => true,
        _ => false,
    } && url.path() == sent.path();
    let same_host = url.host_str().is_some_and(|host| sent.host() == Some(host));
    if same_target && same_host { Ok(request) } else { Err(ConfigurationError::new(REWRITTEN)) }
}

fn tls() -> Result<rustls::ClientConfig, ConfigurationError> {
    let provider =
        CryptoProvider::get_default().cloned().unwrap_or_else(|| Arc::new(ring::default_provider()));
    let failed = |error: rustls::Error| {
        let message = format!("TLS cannot be set up, perhaps for want of root certificates: {error}");
        ConfigurationError::caused_by(message, error)
    };
    Ok(rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(failed)?
        .with_platform_verifier()
        .map_err(failed)?
        .with_no_client_auth())
}

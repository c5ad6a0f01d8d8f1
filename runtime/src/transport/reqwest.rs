//! The default transport: reqwest over HTTP/1.1. Its TLS is chosen in `tls`.
//!
//! Left out on purpose: redirects, retries, cookies, HTTP/2, and compression, which `coding` removes for all transports. A redirect would carry a token to whoever the
//! answer names, and a signature fits one host and path only; no API documents one, so none is followed, to the same
//! host neither. Repeating is decided above, where each attempt is signed anew. The limit on silence is kept here and not
//! by the library, which would count the sending of a large file as silence.

use std::fmt;
use std::net::IpAddr;
use std::time::Duration;

use bytes::Bytes;
use futures_util::{Stream, stream};
use http::Uri;

use super::outgoing::{self, Failure};
use super::pools::{Pools, Way};
use super::silence::{self, Progress, Silent};
use super::tls::Tls;
use super::{Body, Direct, Limits, Transport, TransportError, TransportFuture, require_tokio};
use crate::error::{ConfigurationError, Error, Phase, TimeoutError};

/// Connection pools, and others for what no proxy can reach.
pub(crate) struct Reqwest {
    pools: Pools,
    limits: Limits,
}

impl Reqwest {
    pub(crate) fn new(limits: Limits) -> Result<Self, ConfigurationError> {
        let tls = Tls::new()?;
        let pools = Pools::new(move |way| {
            let builder = reqwest::Client::builder();
            client(limits, &tls, if way == Way::Direct { builder.no_proxy() } else { builder })
        })?;
        Ok(Self { pools, limits })
    }

    async fn exchange(&self, request: http::Request<Body>) -> Result<http::Response<Body>, Error> {
        let runtime = require_tokio(
            "the built-in HTTP client needs one: enter one, or give a `Config::builder().transport(..)`",
        )?;
        let is_direct = request.extensions().get::<Direct>().is_some() || is_link_local(request.uri());
        let client = self.pools.client(&runtime, if is_direct { Way::Direct } else { Way::Usual })?;
        let (progress, unread) = (Progress::new(), Failure::default());
        let request = into_reqwest(request, &progress, &unread)?;
        let received = progress.watch(self.limits.read, client.execute(request)).await;
        let mut received = received
            .map_err(|Silent| silent(self.limits.read))?
            .map_err(|error| unread.take().unwrap_or_else(|| self.failure(error)))?;
        let mut response = http::Response::new(Body::empty());
        *response.status_mut() = received.status();
        *response.version_mut() = received.version();
        *response.headers_mut() = std::mem::take(received.headers_mut());
        let length = received.content_length();
        *response.body_mut() = Body::stream(length, incoming(received, self.limits.read));
        Ok(response)
    }

    fn failure(&self, error: reqwest::Error) -> Error {
        if error.is_timeout() && error.is_connect() {
            return TimeoutError::new(Phase::Connect, Some(self.limits.connect)).into();
        }
        // Its query may hold what should not be logged.
        let error = error.without_url();
        if error.is_connect() { TransportError::connect(error) } else { TransportError::broken(error) }.into()
    }
}

impl fmt::Debug for Reqwest {
    /// The library's clients know proxies, with the passwords of those.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reqwest").field("limits", &self.limits).finish_non_exhaustive()
    }
}

impl Transport for Reqwest {
    fn send(&self, request: http::Request<Body>) -> TransportFuture<'_> {
        Box::pin(self.exchange(request))
    }
}

fn client(
    limits: Limits,
    tls: &Tls,
    builder: reqwest::ClientBuilder,
) -> Result<reqwest::Client, ConfigurationError> {
    tls.choose(builder)
        .connect_timeout(limits.connect)
        .pool_idle_timeout(limits.idle)
        .pool_max_idle_per_host(limits.most_idle)
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .build()
        .map_err(|error| ConfigurationError::caused_by("the HTTP client cannot be made", error))
}

/// Addresses that only this machine's own link has, like that of an instance's metadata: a proxy stands on another one, and
/// would be asked for the keys of the wrong instance.
fn is_link_local(uri: &Uri) -> bool {
    let host = uri.host().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    address.is_ok_and(|address| match address {
        IpAddr::V4(address) => address.is_link_local(),
        IpAddr::V6(address) => address.is_unicast_link_local(),
    })
}

/// The body of an answer, piece by piece.
fn incoming(
    received: reqwest::Response,
    limit: Duration,
) -> impl Stream<Item = Result<Bytes, Error>> + Send + 'static {
    stream::try_unfold(received, move |mut received| async move {
        let piece = silence::until(limit, received.chunk()).await.map_err(|Silent| silent(limit))?;
        let piece = piece.map_err(|error| TransportError::broken(error.without_url()))?;
        Ok(piece.map(|piece| (piece, received)))
    })
}

fn silent(limit: Duration) -> Error {
    TimeoutError::new(Phase::Read, Some(limit)).into()
}

/// reqwest parses the URI again, by the rules of browsers, which would quietly change some: a signed request that
/// changes is refused by the service with a message that helps nobody, so it is refused here. All that a call adds
/// is encoded, so what would change is of the endpoint.
fn into_reqwest(
    request: http::Request<Body>,
    progress: &Progress,
    unread: &Failure,
) -> Result<reqwest::Request, ConfigurationError> {
    const REWRITTEN: &str = "the URL cannot be sent exactly as it was signed; write the endpoint plainly (no `..`, no short IP address)";
    let sent = request.uri().clone();
    let request = request.map(|body| outgoing::body(body, progress, unread));
    let request = reqwest::Request::try_from(request)
        .map_err(|error| ConfigurationError::caused_by(REWRITTEN, error.without_url()))?;
    let url = request.url();
    let same_target = match (url.query(), sent.query()) {
        (Some(one), Some(other)) => one == other,
        (None, None) => true,
        _ => false,
    } && url.path() == sent.path();
    let same_host = url.host_str().is_some_and(|host| sent.host() == Some(host));
    let port = sent.port_u16().or(match sent.scheme_str() {
        Some("https") => Some(443),
        Some("http") => Some(80),
        _ => None,
    });
    let same_way = sent.scheme_str() == Some(url.scheme()) && url.port_or_known_default() == port;
    let is_bare = url.username().is_empty() && url.password().is_none();
    if same_target && same_host && same_way && is_bare {
        Ok(request)
    } else {
        Err(ConfigurationError::new(REWRITTEN))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_proxy_is_asked_for_what_is_on_the_own_link() {
        let is = |uri: &'static str| is_link_local(&Uri::from_static(uri));
        assert!(is("http://169.254.169.254/openstack/latest/securitykey") && is("http://[fe80::a9fe:a9fe]/"));
        assert!(!is("https://iam.cn-north-4.myhuaweicloud.com/v3/projects") && !is("http://127.0.0.1:8080/"));
    }
}

//! Signs a request that is about to be sent: adds the headers of the scheme, then `Authorization` over all of
//! them. Nothing may touch the request afterwards.

use std::time::SystemTime;

use bytes::Bytes;
use http::header::{AUTHORIZATION, HOST, HeaderName};
use http::{HeaderValue, Request, Uri};

use super::{Payload, RequestToSign, UNSIGNED_PAYLOAD, authorization, date, signature, string_to_sign, v11};
use crate::credentials::Keys;
use crate::error::{ConfigurationError, Error, RequestError};
use crate::transport::Body;

/// What a cloud calls things. From the description of the cloud.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scheme {
    pub(crate) algorithm: &'static str,
    pub(crate) date_header: &'static str,
    pub(crate) project_header: &'static str,
    pub(crate) domain_header: &'static str,
    pub(crate) security_token_header: &'static str,
    pub(crate) content_hash_header: &'static str,
}

/// Whose resources a signed request is about.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Scope<'a> {
    pub(crate) project_id: Option<&'a str>,
    pub(crate) domain_id: Option<&'a str>,
}

/// Where a signed request goes, which derived keys depend on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'a> {
    pub(crate) region: Option<&'a str>,
    /// The service, by its id.
    pub(crate) service: &'a str,
}

/// Signs `request` as of `now`. `signed_body` is false where the body is not JSON.
pub(crate) fn sign(
    request: &mut Request<Body>,
    keys: &Keys,
    scheme: &Scheme,
    scope: Scope<'_>,
    place: Place<'_>,
    signed_body: bool,
    now: SystemTime,
) -> Result<(), Error> {
    let date = date(now);
    insert(request, scheme.date_header, &date)?;
    // A scope that the request names itself is meant.
    let named = [scheme.project_header, scheme.domain_header];
    match (scope.project_id, scope.domain_id) {
        _ if named.iter().any(|name| request.headers().contains_key(*name)) => {}
        (Some(project), _) => insert(request, scheme.project_header, project)?,
        (None, Some(domain)) => insert(request, scheme.domain_header, domain)?,
        (None, None) => {}
    }
    // The service believes this header, so it must say what is signed here and nothing else.
    request.headers_mut().remove(scheme.content_hash_header);
    if let Some(token) = &keys.security_token {
        insert(request, scheme.security_token_header, token.expose())?;
    }
    let bytes = match request.body().as_bytes() {
        // Nothing is hashed as nothing whatever its type, so that both sides agree without a header that says so.
        Some(bytes) if signed_body || bytes.is_empty() => Some(bytes.clone()),
        _ => {
            insert(request, scheme.content_hash_header, UNSIGNED_PAYLOAD)?;
            None
        }
    };
    let value = authorize(request, keys, scheme.algorithm, place, &date, bytes.as_ref())?;
    Ok(insert(request, AUTHORIZATION.as_str(), &value)?)
}

fn authorize(
    request: &Request<Body>,
    keys: &Keys,
    algorithm: &str,
    place: Place<'_>,
    date: &str,
    body: Option<&Bytes>,
) -> Result<String, Error> {
    let host = host(request.uri());
    let mut headers = vec![(HOST.as_str(), host.as_str())];
    // Gateways drop headers with an underscore before they check the signature, so the vendor's signers skip them.
    for (name, value) in request.headers().iter().filter(|(name, _)| !name.as_str().contains('_')) {
        let text = std::str::from_utf8(value.as_bytes()).map_err(|_| {
            RequestError::new(format!("the header {name} is not UTF-8, so it cannot be signed"))
        })?;
        headers.push((name.as_str(), text));
    }
    let to_sign = RequestToSign {
        method: request.method().as_str(),
        path: request.uri().path(),
        query: request.uri().query().unwrap_or_default(),
        headers: &headers,
        payload: body.map_or(Payload::Unsigned, |bytes| Payload::Bytes(bytes)),
    };
    let (canonical, signed_headers) = (to_sign.canonical(), to_sign.signed_headers());
    if algorithm != v11::ALGORITHM {
        let signature = signature(&keys.secret_key, &string_to_sign(algorithm, date, &canonical));
        return Ok(authorization(algorithm, &keys.access_key, &signed_headers, &signature));
    }
    let Some(region) = place.region else {
        let message = "requests are signed for a region; give it with `Config::builder().region(..)`";
        return Err(ConfigurationError::new(message).into());
    };
    let info = v11::info(date, region, place.service);
    let key = v11::key(&keys.access_key, &keys.secret_key, &info);
    let signature = signature(&key, &v11::string_to_sign(algorithm, date, &info, &canonical));
    Ok(v11::authorization(algorithm, &keys.access_key, &info, &signed_headers, &signature))
}

/// The `Host` header as an HTTP client derives it: with the port where it is not the scheme's own.
fn host(uri: &Uri) -> String {
    let name = uri.host().unwrap_or_default();
    match (uri.port_u16(), uri.scheme_str()) {
        (None, _) | (Some(80), Some("http")) | (Some(443), Some("https")) => name.to_owned(),
        (Some(port), _) => format!("{name}:{port}"),
    }
}

/// Sets a header; secrets among them are kept out of logs.
pub(crate) fn insert(request: &mut Request<Body>, name: &str, value: &str) -> Result<(), RequestError> {
    let name: HeaderName =
        name.parse().map_err(|_| RequestError::new(format!("{name:?} cannot be the name of a header")))?;
    let mut value = HeaderValue::from_bytes(value.as_bytes()).map_err(|_| {
        RequestError::new(format!("the value for the header {name} holds control characters"))
    })?;
    value.set_sensitive(true);
    request.headers_mut().insert(name, value);
    Ok(())
}

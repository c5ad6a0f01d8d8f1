//! What fuzzers call of the signer.

use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::header::AUTHORIZATION;
use http::{HeaderName, HeaderValue, Request};

use super::{Payload, Place, RequestToSign, Scheme, Scope, sign_request};
use crate::Secret;
use crate::credentials::Keys;
use crate::transport::Body;

/// What is planted, and must not come out.
const SECRET: &str = "Pl4nted-secret-key";

fn scheme(algorithm: &'static str) -> Scheme {
    Scheme {
        algorithm,
        date_header: "x-sdk-date",
        project_header: "x-project-id",
        domain_header: "x-domain-id",
        security_token_header: "x-security-token",
        content_hash_header: "x-sdk-content-sha256",
    }
}

/// A method, an address and a body, a line each; behind them headers.
pub(crate) fn request(data: &[u8]) {
    let mut lines = data.split(|byte| *byte == b'\n');
    let mut line = || lines.next().unwrap_or_default();
    let (method, uri, body) = (line(), line(), line());
    pure(method, uri, body);
    let mut request = Request::builder().method(method).uri(uri);
    for header in lines.filter_map(|line| std::str::from_utf8(line).ok()) {
        let Some((name, value)) = header.split_once(':') else { continue };
        if let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), HeaderValue::from_str(value)) {
            request = request.header(name, value);
        }
    }
    let Ok(request) = request.body(Body::from(Bytes::copy_from_slice(body))) else { return };
    for algorithm in ["SDK-HMAC-SHA256", super::v11::ALGORITHM] {
        let (once, again) = (signed(&request, algorithm), signed(&request, algorithm));
        assert_eq!(once, again, "the same request is signed in two ways");
        if let Some(value) = once {
            assert!(
                value.starts_with(algorithm) && value.contains("SignedHeaders="),
                "no signature: {value}"
            );
            assert!(!value.contains(SECRET), "the key is sent");
        }
    }
}

/// None where it cannot be signed.
fn signed(request: &Request<Body>, algorithm: &'static str) -> Option<String> {
    let mut copy = Request::builder().method(request.method()).uri(request.uri());
    for (name, value) in request.headers() {
        copy = copy.header(name, value);
    }
    let body = Bytes::copy_from_slice(request.body().as_bytes()?);
    let mut copy = copy.body(Body::from(body)).ok()?;
    let keys = Keys { access_key: "AK".to_owned(), secret_key: Secret::new(SECRET), security_token: None };
    let at = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    let scope = Scope { project_id: Some("p"), domain_id: None };
    let place = Place { region: Some("region-1"), service: "eg" };
    sign_request(&mut copy, &keys, &scheme(algorithm), scope, place, true, at).ok()?;
    Some(String::from_utf8_lossy(copy.headers().get(AUTHORIZATION)?.as_bytes()).into_owned())
}

/// The canonical request, also of what no client can send.
fn pure(method: &[u8], uri: &[u8], body: &[u8]) {
    let [method, uri] = [method, uri].map(String::from_utf8_lossy);
    let (path, query) = uri.split_once('?').unwrap_or((&uri, ""));
    let headers = [("Host", "a.example.com"), ("X-Sdk-Date", "20260101T000000Z")];
    let canonical = |path: &str, query: &str| {
        RequestToSign { method: &method, path, query, headers: &headers, payload: Payload::Bytes(body) }
            .canonical()
    };
    let once = canonical(path, query);
    // A canonical request has its lines, whatever stands in the address.
    assert_eq!(once.lines().count(), 8 + method.matches('\n').count(), "a line too many: {once}");
    let mut turned: Vec<&str> = query.split('&').collect();
    turned.reverse();
    assert_eq!(once, canonical(path, &turned.join("&")), "the order of a query counts");
}

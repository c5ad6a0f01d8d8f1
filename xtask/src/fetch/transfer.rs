//! One request and its answer.
//!
//! In: an address and what is known of it. Out: status, headers that matter, and the body of a success, whole and without
//! gzip. Left out on purpose: when to ask, whom, and what an answer means.
//!
//! Bounds hold here: bytes as they come, bytes once they are unpacked, time of each read and of the whole. gzip is removed here and
//! not by the client, which would neither say how much was transferred nor stop unpacking.

use std::io::{self, Read};
use std::time::{Duration, Instant};

use flate2::read::MultiGzDecoder;
use reqwest::blocking::{Client, Response};
use reqwest::header::{self, HeaderMap, HeaderName};
use url::Url;

use super::lock::Validators;

/// Names this program, its version, and where whoever runs the site finds who is responsible for it.
pub(super) const USER_AGENT: &str =
    concat!("Tablature/", env!("CARGO_PKG_VERSION"), " (+", env!("CARGO_PKG_REPOSITORY"), ")");

/// How much an answer may be, and how long it may take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    /// Bytes of a body, packed or not.
    pub(super) bytes: usize,
    /// Until the server says something.
    pub(super) idle: Duration,
    /// Until the body is whole.
    pub(super) whole: Duration,
}

/// An answer.
#[derive(Debug)]
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) location: Option<String>,
    pub(super) retry_after: Option<String>,
    pub(super) content_type: Option<String>,
    pub(super) validators: Validators,
    /// Of a success. Nobody reads what stands on the page of an error.
    pub(super) body: Vec<u8>,
    /// Bytes of the body as they came.
    pub(super) transferred: usize,
}

/// Why there is no answer, or none that is whole.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Broken {
    /// No connection, or it broke before the server said anything.
    Unreachable(String),
    /// The server said nothing for too long.
    Silent,
    /// The body ends before it should.
    CutOff(String),
    /// The body is larger than any page.
    TooLarge(usize),
    /// The body takes longer than any page.
    TooSlow,
    /// The body is packed in a way that was not asked for.
    Packed(String),
}

/// A client that keeps one connection to a host, follows nothing by itself and remembers nothing.
pub(super) fn client(idle: Duration) -> Result<Client, String> {
    let builder = Client::builder()
        .user_agent(USER_AGENT)
        .redirect(reqwest::redirect::Policy::none())
        .timeout(idle)
        .pool_max_idle_per_host(1)
        .tls_backend_preconfigured(tls()?);
    builder.build().map_err(|error| told(&error))
}

/// rustls with *ring* and the certificates of the operating system, as generated crates have it.
fn tls() -> Result<rustls::ClientConfig, String> {
    use rustls_platform_verifier::BuilderVerifierExt;
    let provider = std::sync::Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .and_then(BuilderVerifierExt::with_platform_verifier)
        .map_err(|error| error.to_string())?;
    Ok(config.with_no_client_auth())
}

/// Asks once.
pub(super) fn ask(
    client: &Client,
    url: &Url,
    accept: &str,
    validators: &Validators,
    bounds: Bounds,
) -> Result<Reply, Broken> {
    let started = Instant::now();
    let mut request =
        client.get(url.as_str()).header(header::ACCEPT, accept).header(header::ACCEPT_ENCODING, "gzip");
    for (name, value) in
        [(header::IF_NONE_MATCH, &validators.etag), (header::IF_MODIFIED_SINCE, &validators.last_modified)]
    {
        // What a lock holds need not be what a header may hold.
        if let Some(value) = value.as_ref().and_then(|value| header::HeaderValue::from_str(value).ok()) {
            request = request.header(name, value);
        }
    }
    let response = request.send().map_err(|error| {
        if error.is_timeout() { Broken::Silent } else { Broken::Unreachable(told(&error)) }
    })?;
    let headers = response.headers();
    let of = |name: HeaderName| text(headers, &name);
    let mut reply = Reply {
        status: response.status().as_u16(),
        location: of(header::LOCATION),
        retry_after: of(header::RETRY_AFTER),
        content_type: of(header::CONTENT_TYPE),
        validators: Validators { etag: of(header::ETAG), last_modified: of(header::LAST_MODIFIED) },
        body: Vec::new(),
        transferred: 0,
    };
    if reply.status == 200 {
        let coding = of(header::CONTENT_ENCODING);
        let packed = body(response, bounds, started)?;
        reply.transferred = packed.len();
        reply.body = unpacked(packed, coding.as_deref(), bounds.bytes)?;
    }
    Ok(reply)
}

/// A header, where it is text.
fn text(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

/// The body as it comes. That it is as long as the server said is for the client below to see.
fn body(mut response: Response, bounds: Bounds, started: Instant) -> Result<Vec<u8>, Broken> {
    let announced = response.content_length().and_then(|length| usize::try_from(length).ok());
    if announced.is_some_and(|length| length > bounds.bytes) {
        return Err(Broken::TooLarge(bounds.bytes));
    }
    let mut bytes = Vec::new();
    let mut piece = [0; 16 * 1024];
    loop {
        let read = response.read(&mut piece).map_err(|error| match error.kind() {
            io::ErrorKind::TimedOut => Broken::Silent,
            _ if is_timeout(&error) => Broken::Silent,
            _ => Broken::CutOff(format!("it ended behind {} bytes", bytes.len())),
        })?;
        let Some(new) = piece.get(..read).filter(|new| !new.is_empty()) else { return Ok(bytes) };
        bytes.extend_from_slice(new);
        if bytes.len() > bounds.bytes {
            return Err(Broken::TooLarge(bounds.bytes));
        }
        if started.elapsed() > bounds.whole {
            return Err(Broken::TooSlow);
        }
    }
}

fn is_timeout(error: &io::Error) -> bool {
    error
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<reqwest::Error>())
        .is_some_and(reqwest::Error::is_timeout)
}

fn unpacked(packed: Vec<u8>, coding: Option<&str>, limit: usize) -> Result<Vec<u8>, Broken> {
    match coding.map(str::trim) {
        None | Some("" | "identity") => Ok(packed),
        Some(coding) if coding.eq_ignore_ascii_case("gzip") || coding.eq_ignore_ascii_case("x-gzip") => {
            let mut bytes = Vec::new();
            let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
            let read = MultiGzDecoder::new(packed.as_slice()).take(most).read_to_end(&mut bytes);
            read.map_err(|error| Broken::CutOff(format!("its gzip is broken: {error}")))?;
            if bytes.len() > limit { Err(Broken::TooLarge(limit)) } else { Ok(bytes) }
        }
        Some(other) => Err(Broken::Packed(other.to_owned())),
    }
}

/// An error and what caused it, without the address, which is said anyway.
fn told(error: &reqwest::Error) -> String {
    let mut source = std::error::Error::source(error);
    let mut last = None;
    while let Some(cause) = source {
        last = Some(cause.to_string());
        source = cause.source();
    }
    last.unwrap_or_else(|| "no connection".to_owned())
}

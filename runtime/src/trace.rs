//! Spans around calls and attempts, for applications that collect them with `tracing`.
//!
//! A call is a span `call` of the level info, each attempt within it a span `attempt` of the level debug. They name the
//! operation, its method and the path as documented, and in the end how it went: the status, the request id, the
//! duration in milliseconds. Never in them: values of parameters, headers, bodies, anything of credentials. Without the
//! feature `tracing` this is nothing.

use crate::error::Error;
use crate::intercept::AttemptInfo;
use crate::response::Received;

#[cfg(feature = "tracing")]
pub(crate) async fn call(
    info: &AttemptInfo,
    work: impl Future<Output = Result<Received, Error>>,
) -> Result<Received, Error> {
    let span = tracing::info_span!(
        "call",
        service = info.service,
        operation = info.operation,
        method = %info.method,
        path = info.path,
        status = tracing::field::Empty,
        request_id = tracing::field::Empty,
        duration_ms = tracing::field::Empty,
        error = tracing::field::Empty,
    );
    watched(span, work).await
}

#[cfg(feature = "tracing")]
pub(crate) async fn attempt(
    info: &AttemptInfo,
    work: impl Future<Output = Result<Received, Error>>,
) -> Result<Received, Error> {
    let span = tracing::debug_span!(
        "attempt",
        number = info.number,
        status = tracing::field::Empty,
        request_id = tracing::field::Empty,
        duration_ms = tracing::field::Empty,
        error = tracing::field::Empty,
    );
    watched(span, work).await
}

/// Does `work` within a span, and writes down how it went.
#[cfg(feature = "tracing")]
async fn watched(
    span: tracing::Span,
    work: impl Future<Output = Result<Received, Error>>,
) -> Result<Received, Error> {
    use tracing::Instrument as _;

    let begun = tokio::time::Instant::now();
    let outcome = work.instrument(span.clone()).await;
    let milliseconds = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    span.record("duration_ms", milliseconds);
    let (status, request_id) = match &outcome {
        Ok(Received { parts, .. }) => (Some(parts.status), parts.request_id.as_deref()),
        Err(error) => (error.status(), error.request_id()),
    };
    if let Some(status) = status {
        span.record("status", status.as_u16());
    }
    if let Some(request_id) = request_id {
        span.record("request_id", request_id);
    }
    if let Err(error) = &outcome {
        // What a service says may quote what it was sent.
        span.record("error", kind(error));
    }
    outcome
}

/// What kind of an error it was, in one word.
#[cfg(feature = "tracing")]
fn kind(error: &Error) -> &'static str {
    match error {
        Error::Transport(_) => "transport",
        Error::Timeout(_) => "timeout",
        Error::Service(_) => "service",
        Error::Decode(_) => "decode",
        Error::TooLarge(_) => "too large",
        Error::Credentials(_) => "credentials",
        Error::Configuration(_) => "configuration",
        Error::Request(_) => "request",
        Error::Listing(_) => "listing",
    }
}

#[cfg(not(feature = "tracing"))]
pub(crate) async fn call(
    _: &AttemptInfo,
    work: impl Future<Output = Result<Received, Error>>,
) -> Result<Received, Error> {
    work.await
}

#[cfg(not(feature = "tracing"))]
pub(crate) async fn attempt(
    _: &AttemptInfo,
    work: impl Future<Output = Result<Received, Error>>,
) -> Result<Received, Error> {
    work.await
}

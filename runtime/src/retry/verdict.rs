//! Whether a failure may be repeated without doing harm.

use std::time::{Duration, SystemTime};

use super::after::retry_after;
use crate::error::{Error, Phase, ServiceError};

/// A failure that may be repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Again {
    /// How long the service asks to wait.
    pub(crate) asked: Option<Duration>,
    /// Whether it was a time limit that passed.
    pub(crate) after_timeout: bool,
}

/// Decides about the failure of one attempt. `idempotent`: twice does what once does.
pub(crate) fn again(error: &Error, idempotent: bool, now: SystemTime) -> Option<Again> {
    let repeat = |after_timeout| Some(Again { asked: None, after_timeout });
    match error {
        Error::Transport(transport) if idempotent || !transport.was_connected() => repeat(false),
        Error::Timeout(timeout) => match timeout.phase() {
            Phase::Connect => repeat(true),
            Phase::Read | Phase::Attempt if idempotent => repeat(true),
            // The limit of the call is the caller's last word.
            _ => None,
        },
        Error::Service(service) => after_answer(service, idempotent, now),
        // The service itself has seen nothing, and asking for credentials twice does no harm. A refusal stays one.
        Error::Credentials(credentials) => again(credentials.cause()?, true, now),
        _ => None,
    }
}

fn after_answer(error: &ServiceError, idempotent: bool, now: SystemTime) -> Option<Again> {
    let asked = retry_after(error.headers(), now);
    let repeated = match error.status().as_u16() {
        429 => true,
        // "Come again later" means that nothing was done.
        503 if asked.is_some() => true,
        408 | 500 | 502 | 503 | 504 => idempotent,
        _ => false,
    };
    repeated.then_some(Again { asked, after_timeout: false })
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use http::{HeaderMap, HeaderValue, StatusCode};

    use super::*;
    use crate::error::{CredentialsError, RequestError, TimeoutError, TransportError};

    fn answer(status: u16, retry_after: Option<&'static str>) -> Error {
        let mut headers = HeaderMap::new();
        headers.extend(retry_after.map(|text| (http::header::RETRY_AFTER, HeaderValue::from_static(text))));
        let status = StatusCode::from_u16(status).unwrap();
        ServiceError::read("ShowJob", status, headers, None, Bytes::new(), &crate::redact::Secrets::default())
            .into()
    }

    /// Whether it is repeated where the method is idempotent, and where it is not.
    fn repeated(error: &Error) -> (bool, bool) {
        let repeated = |idempotent| again(error, idempotent, SystemTime::UNIX_EPOCH).is_some();
        (repeated(true), repeated(false))
    }

    #[test]
    fn answers_by_status() {
        for status in [500, 502, 503, 504, 408] {
            assert_eq!(repeated(&answer(status, None)), (true, false), "{status}");
        }
        for (status, after) in [(429, None), (429, Some("3")), (503, Some("3"))] {
            assert_eq!(repeated(&answer(status, after)), (true, true), "{status}");
        }
        for status in [301, 307, 400, 401, 403, 404, 409, 501] {
            assert_eq!(repeated(&answer(status, Some("3"))), (false, false), "{status}");
        }
        let asked = again(&answer(429, Some("3")), false, SystemTime::UNIX_EPOCH).unwrap().asked;
        assert_eq!(asked, Some(Duration::from_secs(3)));
    }

    /// The login is another request than the call, so the call's method says nothing about it.
    #[test]
    fn failures_of_the_login_by_its_answer() {
        for (status, expected) in [(503, true), (429, true), (401, false), (403, false)] {
            let error = Error::from(CredentialsError::caused_by("the login", answer(status, None)));
            assert_eq!(repeated(&error), (expected, expected), "{status}");
        }
    }

    #[test]
    fn failures_of_the_network_by_what_the_service_may_have_seen() {
        let timeout = |phase| Error::from(TimeoutError::new(phase, None));
        for error in [TransportError::connect("refused").into(), timeout(Phase::Connect)] {
            assert_eq!(repeated(&error), (true, true), "{error}");
        }
        for error in [TransportError::broken("reset").into(), timeout(Phase::Read), timeout(Phase::Attempt)] {
            assert_eq!(repeated(&error), (true, false), "{error}");
        }
        for error in [timeout(Phase::Call), RequestError::new("x").into(), CredentialsError::new("x").into()]
        {
            assert_eq!(repeated(&error), (false, false), "{error}");
        }
    }
}

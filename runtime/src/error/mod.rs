//! Everything that can go wrong with a call, as one enum.
//!
//! Each variant says who can do something about it: the caller (`Configuration`, `Credentials`, `Request`), the
//! network (`Transport`, `Timeout`), the service (`Service`, `TooLarge`, `Listing`), or the documents (`Decode`). `Display` is one line
//! without bodies; `Debug` shows neither bodies nor header values, so an error can be logged as it is.

pub(crate) mod decode;
mod parts;
mod said;
mod service;

use std::fmt;

use http::StatusCode;

pub use decode::DecodeError;
pub use parts::{
    ConfigurationError, CredentialsError, ListingError, Phase, RequestError, TimeoutError, TooLargeError,
};
pub(crate) use said::is_error;
pub use service::ServiceError;

pub use crate::transport::TransportError;

/// Why a call, or the making of a [`Config`](crate::Config), failed.
///
/// ```
/// # use tablature_runtime::Error;
/// fn advice(error: &Error) -> &'static str {
///     match error {
///         error if error.is_not_found() => "it is gone already",
///         error if error.is_throttled() => "slow down",
///         Error::Service(service) if service.code() == Some("EG.0001") => "see the documents of EG.0001",
///         Error::Configuration(_) | Error::Credentials(_) => "mend the settings",
///         _ => "see the log",
///     }
/// }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The request did not reach the service, or its answer did not come back whole.
    Transport(TransportError),
    /// A time limit of the [`Config`](crate::Config) or of the call passed.
    Timeout(TimeoutError),
    /// The service answered that the call failed.
    Service(Box<ServiceError>),
    /// The service answered with success, but the body is not what a body of this operation can be.
    Decode(Box<DecodeError>),
    /// The body of the answer was cut off at the limit on its size.
    TooLarge(TooLargeError),
    /// There are no usable credentials.
    Credentials(CredentialsError),
    /// The client is set up in a way that cannot work.
    Configuration(ConfigurationError),
    /// The request cannot be sent as it was given.
    Request(RequestError),
    /// The pages of a list do not lead on.
    Listing(ListingError),
}

impl Error {
    /// What the service said, where it was the service that said no.
    pub fn as_service(&self) -> Option<&ServiceError> {
        match self {
            Self::Service(service) => Some(service),
            _ => None,
        }
    }

    /// The service's own code of what is wrong, where it gave one: `Ecs.0114`.
    pub fn code(&self) -> Option<&str> {
        self.as_service()?.code()
    }

    /// The HTTP status, where there was an answer.
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Service(service) => Some(service.status()),
            Self::Decode(decode) => Some(decode.status()),
            _ => None,
        }
    }

    /// The id under which the service logged the call: what its support asks for.
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::Service(service) => service.request_id(),
            Self::Decode(decode) => decode.request_id(),
            _ => None,
        }
    }

    /// What was asked for does not exist (404).
    pub fn is_not_found(&self) -> bool {
        self.is(StatusCode::NOT_FOUND)
    }

    /// There were too many calls (429).
    pub fn is_throttled(&self) -> bool {
        self.is(StatusCode::TOO_MANY_REQUESTS)
    }

    /// The call conflicts with the state of the resource (409).
    pub fn is_conflict(&self) -> bool {
        self.is(StatusCode::CONFLICT)
    }

    /// The credentials were refused (401), by the service or, where they are a name and a password, by the login. Such a call is
    /// never repeated with the same credentials: a few in a row lock the key.
    pub fn is_authentication(&self) -> bool {
        let login = match self {
            Self::Credentials(credentials) => credentials.status(),
            _ => None,
        };
        self.is(StatusCode::UNAUTHORIZED) || login == Some(StatusCode::UNAUTHORIZED)
    }

    /// The cause may pass by itself: throttling, an unavailable service, a network failure, a time limit; also where it
    /// was the identity service that credentials were to come from.
    ///
    /// Whether it is *safe* to repeat the call is another question: the service may have done its work before
    /// the answer was lost.
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Transport(_) | Self::Timeout(_) => true,
            Self::Service(service) => matches!(service.status().as_u16(), 408 | 429 | 500 | 502 | 503 | 504),
            Self::Credentials(credentials) => credentials.is_transient(),
            _ => false,
        }
    }

    fn is(&self, status: StatusCode) -> bool {
        self.as_service().is_some_and(|service| service.status() == status)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Transport(error) => error.fmt(f),
            Self::Timeout(error) => error.fmt(f),
            Self::Service(error) => error.fmt(f),
            Self::Decode(error) => error.fmt(f),
            Self::TooLarge(error) => error.fmt(f),
            Self::Credentials(error) => error.fmt(f),
            Self::Configuration(error) => error.fmt(f),
            Self::Request(error) => error.fmt(f),
            Self::Listing(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {
    /// The cause of the cause: `Display` already says what the variant holds.
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Transport(error) => error.source(),
            Self::Decode(error) => error.source(),
            Self::Configuration(error) => error.source(),
            Self::Credentials(error) => error.source(),
            Self::Timeout(_) | Self::Service(_) | Self::TooLarge(_) | Self::Request(_) | Self::Listing(_) => {
                None
            }
        }
    }
}

macro_rules! from_parts {
    ($($variant:ident($part:ty)),+ $(,)?) => {$(
        impl From<$part> for Error {
            fn from(part: $part) -> Self {
                Self::$variant(part.into())
            }
        }
    )+};
}

from_parts! {
    Transport(TransportError), Timeout(TimeoutError), Service(ServiceError), Decode(DecodeError),
    TooLarge(TooLargeError), Credentials(CredentialsError), Configuration(ConfigurationError), Request(RequestError),
    Listing(ListingError),
}

#[cfg(test)]
mod tests;

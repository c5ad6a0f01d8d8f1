//! Hooks of an application around each attempt of a call: for headers of its own, for records of what was sent, for
//! measures.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, Method, Request, StatusCode};

use crate::error::Error;
use crate::transport::Body;

/// Looks at each attempt of each call, and may change what is sent. Given to
/// [`ConfigBuilder::interceptor`](crate::ConfigBuilder::interceptor). The hooks before sending run in the order in which
/// interceptors were given, the one behind it in the reverse order. They must not block for long.
///
/// ```
/// use tablature_runtime::{AttemptInfo, Body, Error, Interceptor};
///
/// /// Sends the id of a request on, so that logs of several services can be joined.
/// #[derive(Debug)]
/// struct Correlate(http::HeaderValue);
///
/// impl Interceptor for Correlate {
///     fn before_signing(&self, _: &AttemptInfo, request: &mut http::Request<Body>) -> Result<(), Error> {
///         request.headers_mut().insert("x-correlation-id", self.0.clone());
///         Ok(())
///     }
/// }
/// ```
#[expect(unused_variables, reason = "names of parameters are documentation")]
pub trait Interceptor: fmt::Debug + Send + Sync + 'static {
    /// The request is complete but for who sends it. What is changed here is signed. Where it goes (scheme, host and
    /// port, the header `Host`) is not for an interceptor to change, since credentials would go there too: such a call is
    /// refused. Logins and look-ups of projects pass no interceptor.
    ///
    /// # Errors
    /// An error ends the call, with no request sent, and is what the call returns;
    /// [`RequestError::new`](crate::RequestError::new) makes one.
    fn before_signing(&self, attempt: &AttemptInfo, request: &mut Request<Body>) -> Result<(), Error> {
        Ok(())
    }

    /// The request is signed and goes out as it is: a change would break the signature. It holds secrets now, in
    /// headers that are marked as sensitive. Called again within an attempt where a refused request (401) is sent with
    /// renewed credentials, or with the time of the service.
    ///
    /// # Errors
    /// As with [`before_signing`](Self::before_signing).
    fn before_sending(&self, attempt: &AttemptInfo, request: &Request<Body>) -> Result<(), Error> {
        Ok(())
    }

    /// The attempt has ended: with an answer, whatever its status, or without one. Not called for a call that is
    /// dropped or runs out of its whole time.
    fn after_response(&self, attempt: &AttemptInfo, outcome: Result<Answer<'_>, &Error>) {}
}

/// Which attempt of which call.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AttemptInfo {
    /// The id of the service, such as `eg`.
    pub service: &'static str,
    /// The id of the operation, such as `CreateJob`.
    pub operation: &'static str,
    /// The method.
    pub method: Method,
    /// The path as documented, `/v1/{project_id}/jobs`: the same for all calls of an operation.
    pub path: &'static str,
    /// The number of the attempt; the first is 1.
    pub number: u32,
}

/// An answer as it came.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Answer<'a> {
    /// The HTTP status.
    pub status: StatusCode,
    /// All headers.
    pub headers: &'a HeaderMap,
    /// The id under which the service logged the call.
    pub request_id: Option<&'a str>,
    /// The body; empty where it is a file that is still to come in.
    pub body: &'a Bytes,
}

impl fmt::Debug for Answer<'_> {
    /// Shows neither header values nor the body.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("status", &self.status)
            .field("request_id", &self.request_id)
            .finish_non_exhaustive()
    }
}

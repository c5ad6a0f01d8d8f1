//! The attempts of a call: time limits, and repeating what may be repeated.
//!
//! In goes a prepared request, out comes a successful answer or the error of the last attempt. Each attempt is
//! authenticated by itself, so that its time stamp is of now. What may be repeated, and after which wait, is decided by
//! `retry`. Dropping the future at any point leaves nothing behind: a request in flight is given up with its
//! connection, and tokens for a repetition that has not begun go back.

use std::time::Duration;

use http::StatusCode;
use tokio::time::Instant;

use super::Call;
use super::Operation;
use super::call::Reading;
use super::options::Resolved;
use super::prepare::Prepared;
use crate::error::{Error, Phase, ServiceError, TimeoutError};
use crate::intercept::{Answer, AttemptInfo};
use crate::response::{Parts, Received};
use crate::retry::{Permit, again};
use crate::trace;
use crate::transport::require_tokio;

impl Call<'_> {
    /// Everything between the request and a successful answer. Not generic, so that it is compiled once.
    pub(super) async fn exchange(&self, accept: &str, reading: Reading) -> Result<Received, Error> {
        let has_file = self.sends_file() || matches!(reading, Reading::Piecemeal);
        let options = self.extras.options.resolve(self.client.config(), has_file);
        // Without tokio there are no limits, and where there are no clocks either, asking for the time would panic.
        let limit = options.timeout.filter(|_| require_tokio("").is_ok());
        let deadline = limit.and_then(|limit| Instant::now().checked_add(limit));
        // On the heap: each layer around it would hold it twice.
        let attempts = Box::pin(self.attempts(accept, reading, options, deadline));
        trace::call(&self.info(1), limited(options.timeout, Phase::Call, attempts)).await
    }

    async fn attempts(
        &self,
        accept: &str,
        reading: Reading,
        options: Resolved,
        deadline: Option<Instant>,
    ) -> Result<Received, Error> {
        let mut prepared = None;
        let mut cost = None;
        let mut number = 1;
        loop {
            let error = match self.numbered(number, &mut prepared, accept, reading, options).await {
                Ok(received) if is_success(self.operation, received.parts.status) => {
                    self.client.bucket().succeeded(cost);
                    return Ok(received);
                }
                Ok(received) => self.refused(received),
                Err(error) => error,
            };
            let can_be_sent = prepared.as_ref().is_none_or(|it: &Prepared| it.request.body().is_whole());
            let next = can_be_sent.then(|| self.next(&error, number, options, deadline)).flatten();
            let Some((permit, wait)) = next else {
                return Err(error);
            };
            tokio::time::sleep(wait).await;
            cost = Some(permit.use_up());
            number += 1;
        }
    }

    /// One attempt. Where the request has not been prepared so far, that comes first: it may have to ask the identity
    /// service for the project, which may fail for a while like any other.
    async fn numbered(
        &self,
        number: u32,
        prepared: &mut Option<Prepared>,
        accept: &str,
        reading: Reading,
        options: Resolved,
    ) -> Result<Received, Error> {
        let request = match prepared {
            Some(prepared) => prepared.clone(),
            none => none.insert(self.prepare(accept).await?).clone(),
        };
        let info = self.info(number);
        let attempt = Box::pin(self.attempt(&info, request, reading));
        let attempt = limited(options.attempt_timeout, Phase::Attempt, attempt);
        let outcome = trace::attempt(&info, attempt).await;
        self.report(&info, outcome.as_ref().map(|received| &received.parts));
        outcome
    }

    /// Whether there is another attempt after this one, and the wait before it. A wait that would not end before the
    /// deadline is not begun: what the service said is worth more than "the call took too long".
    fn next(
        &self,
        error: &Error,
        number: u32,
        options: Resolved,
        deadline: Option<Instant>,
    ) -> Option<(Permit<'_>, Duration)> {
        // Outside of tokio there is nothing to wait with.
        if !options.retry.allows_after(number) || require_tokio("").is_err() {
            return None;
        }
        let again = again(error, self.operation.method.is_idempotent(), self.client.config().now())?;
        let wait = options.retry.wait(number, again.asked, fastrand::f64());
        let end = Instant::now().checked_add(wait)?;
        if deadline.is_some_and(|deadline| end >= deadline) {
            return None;
        }
        Some((self.client.bucket().take(again.after_timeout)?, wait))
    }

    fn info(&self, number: u32) -> AttemptInfo {
        let Operation { id, method, path, .. } = *self.operation;
        let service = self.client.service().id;
        AttemptInfo { service, operation: id, method: method.to_http(), path, number }
    }

    /// Tells the interceptors how an attempt ended.
    fn report(&self, info: &AttemptInfo, outcome: Result<&Parts, &Error>) {
        let outcome = outcome.map(|parts| Answer {
            status: parts.status,
            headers: &parts.headers,
            request_id: parts.request_id.as_deref(),
            body: &parts.body,
        });
        for interceptor in self.client.config().interceptors().iter().rev() {
            interceptor.after_response(info, outcome);
        }
    }

    fn refused(&self, received: Received) -> Error {
        let Received { parts, secrets, .. } = received;
        let Parts { status, headers, request_id, body, .. } = parts;
        ServiceError::read(self.operation.id, status, headers, request_id, body, &secrets).into()
    }
}

/// Waits for `work`, as long as the limit of `phase` allows.
async fn limited<T>(
    limit: Option<Duration>,
    phase: Phase,
    work: impl Future<Output = Result<T, Error>>,
) -> Result<T, Error> {
    let Some(limit) = limit else { return work.await };
    require_tokio(
        "the time limit of a call needs one: enter one, or lift the limit with `Config::builder().timeout(None)`",
    )?;
    tokio::time::timeout(limit, work)
        .await
        .unwrap_or_else(|_| Err(TimeoutError::new(phase, Some(limit)).into()))
}

/// An undocumented status between 200 and 299 is a success all the same.
pub(super) fn is_success(operation: &Operation, status: StatusCode) -> bool {
    status.is_success() || operation.success.contains(&status.as_u16())
}

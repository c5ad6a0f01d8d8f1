//! What one call does differently from what the configuration says.

use std::time::Duration;

use crate::config::Config;
use crate::retry::RetryPolicy;

/// Time limits and repetitions of one call; what is not set here is as the [`Config`](crate::Config) says.
///
/// ```
/// use std::time::Duration;
/// use tablature_runtime::{CallOptions, RetryPolicy};
///
/// let options = CallOptions::new().timeout(Duration::from_secs(5)).retry(RetryPolicy::off());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[must_use = "options are given to a request by `with_options`"]
pub struct CallOptions {
    timeout: Limit,
    attempt_timeout: Limit,
    retry: Option<RetryPolicy>,
}

/// A time limit, as a call may say it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Limit {
    #[default]
    AsConfigured,
    /// `None` for no limit.
    Given(Option<Duration>),
}

impl Limit {
    fn or(self, configured: Option<Duration>) -> Option<Duration> {
        match self {
            Self::AsConfigured => configured,
            Self::Given(limit) => limit,
        }
    }
}

impl CallOptions {
    /// Everything as configured.
    pub fn new() -> Self {
        Self::default()
    }

    /// How long the call may take as a whole, `None` for no limit. See
    /// [`ConfigBuilder::timeout`](crate::ConfigBuilder::timeout).
    pub fn timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.timeout = Limit::Given(limit.into());
        self
    }

    /// How long one attempt may take, `None` for no limit. See
    /// [`ConfigBuilder::attempt_timeout`](crate::ConfigBuilder::attempt_timeout).
    pub fn attempt_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.attempt_timeout = Limit::Given(limit.into());
        self
    }

    /// How often the call is attempted, and how long it waits in between.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = Some(policy);
        self
    }

    /// How long files take is known to nobody who configures a client, so a call with one has the limits of its own only.
    pub(super) fn resolve(self, config: &Config, has_file: bool) -> Resolved {
        let (timeout, attempt_timeout) =
            if has_file { (None, None) } else { (config.timeout(), config.attempt_timeout()) };
        Resolved {
            timeout: self.timeout.or(timeout),
            attempt_timeout: self.attempt_timeout.or(attempt_timeout),
            retry: self.retry.unwrap_or(config.retry()),
        }
    }
}

/// The options of a call with those of its configuration.
#[derive(Clone, Copy)]
pub(super) struct Resolved {
    pub(super) timeout: Option<Duration>,
    pub(super) attempt_timeout: Option<Duration>,
    pub(super) retry: RetryPolicy,
}

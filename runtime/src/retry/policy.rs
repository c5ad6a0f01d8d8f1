//! How often a call is attempted, and how long it waits in between.

use std::time::Duration;

/// How often a call is attempted, and how long it waits in between.
///
/// The wait before the n-th repetition is a random time between nothing and `base_delay * 2^(n - 1)`, or `max_delay`
/// where that is less. An answer that says when to come again (`Retry-After`) is waited for first, up to `max_delay`.
///
/// What is repeated: a call whose method is idempotent (`GET`, `HEAD`, `OPTIONS`, `PUT`, `DELETE`) after a failure of
/// the network, a time limit of the attempt, or a status of 408, 500, 502, 503 or 504; and every call after 429, after
/// 503 with `Retry-After`, and where no connection was made. Nothing else, and so never refused credentials.
///
/// Waiting needs tokio's timers; calls that come from elsewhere are attempted once.
///
/// ```
/// use std::time::Duration;
/// use tablature_runtime::{Config, Credentials, RetryPolicy};
///
/// # fn main() -> Result<(), tablature_runtime::Error> {
/// let config = Config::builder()
///     .credentials(Credentials::ak_sk("AK", "SK"))
///     .retry(RetryPolicy::new().max_attempts(5).max_delay(Duration::from_secs(5)))
///     .build()?;
/// # Ok(()) }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "a policy is given to `Config::builder().retry(..)`"]
pub struct RetryPolicy {
    max_attempts: u32,
    base_delay: Duration,
    max_delay: Duration,
}

impl RetryPolicy {
    /// Three attempts, waits below one second and then below two, `Retry-After` up to 20 seconds.
    pub fn new() -> Self {
        Self { max_attempts: 3, base_delay: Duration::from_secs(1), max_delay: Duration::from_secs(20) }
    }

    /// One attempt.
    pub fn off() -> Self {
        Self::new().max_attempts(1)
    }

    /// How often a call is attempted at most, the first time included; 0 counts as 1.
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts.max(1);
        self
    }

    /// The longest wait before the first repetition; it doubles from one to the next.
    pub fn base_delay(mut self, delay: Duration) -> Self {
        self.base_delay = delay;
        self
    }

    /// What the longest wait never exceeds, and how long `Retry-After` is honoured at most.
    pub fn max_delay(mut self, delay: Duration) -> Self {
        self.max_delay = delay;
        self
    }

    /// Whether there is an attempt after this one; the first is 1.
    pub(crate) fn allows_after(&self, attempt: u32) -> bool {
        attempt < self.max_attempts
    }

    /// How long to wait after an attempt (the first is 1). `asked` is what `Retry-After` says, `random` lies between
    /// 0 and 1. Those who were all sent away until the same moment still come back at different ones.
    pub(crate) fn wait(&self, attempt: u32, asked: Option<Duration>, random: f64) -> Duration {
        let doubled = 2_u32.saturating_pow(attempt.saturating_sub(1));
        let longest = self.base_delay.saturating_mul(doubled).min(self.max_delay);
        let jittered = Duration::try_from_secs_f64(longest.as_secs_f64() * random).unwrap_or(longest);
        asked.unwrap_or_default().min(self.max_delay).saturating_add(jittered)
    }
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const fn seconds(count: u64) -> Duration {
        Duration::from_secs(count)
    }

    #[test]
    fn waits_double_up_to_the_longest() {
        let policy = RetryPolicy::new().max_delay(seconds(5));
        let longest: Vec<_> = (1..=5).map(|attempt| policy.wait(attempt, None, 1.0).as_secs()).collect();
        assert_eq!(longest, [1, 2, 4, 5, 5]);
        assert_eq!(policy.wait(3, None, 0.25), seconds(1));
        assert_eq!(policy.wait(3, None, 0.0), Duration::ZERO);
    }

    #[test]
    fn what_the_service_asks_for_comes_first_and_has_an_end() {
        let policy = RetryPolicy::new();
        assert_eq!(policy.wait(1, Some(seconds(7)), 0.5), Duration::from_millis(7_500));
        assert_eq!(policy.wait(1, Some(seconds(86_400)), 0.0), seconds(20));
    }

    #[test]
    fn counts_the_first_attempt() {
        assert!(RetryPolicy::new().allows_after(2) && !RetryPolicy::new().allows_after(3));
        assert!(!RetryPolicy::off().allows_after(1) && !RetryPolicy::new().max_attempts(0).allows_after(1));
    }

    proptest! {
        #[test]
        fn never_panics_and_never_exceeds(attempt: u32, base: u64, cap: u64, asked: u64, random in 0.0..=1.0) {
            let policy = RetryPolicy::new().base_delay(seconds(base)).max_delay(seconds(cap));
            let wait = policy.wait(attempt, Some(seconds(asked)), random);
            prop_assert!(wait <= seconds(cap).saturating_mul(2).saturating_add(Duration::from_millis(1)) || cap > 1 << 50);
        }
    }
}

//! Waiting for something to become so: a job to finish, a server to be gone.
//!
//! In goes a call and what its answer must be like; out comes the answer that is like it, or why there is none.
//! Reports of progress are left out: the predicate sees every answer.

use std::fmt;
use std::time::Duration;

use tokio::time::{Instant, sleep_until, timeout_at};

use crate::error::ConfigurationError;
use crate::transport::require_tokio;

/// How to ask again and again: how often, and for how long. Needs a tokio runtime with timers.
///
/// ```
/// use std::time::Duration;
/// use tablature_runtime::{Error, Response, Wait, WaitError};
///
/// # struct Job { status: Option<String> }
/// # async fn show(id: &str) -> Result<Response<Job>, Error> { unimplemented!() }
/// async fn finished(id: &str) -> Result<(), Box<dyn std::error::Error>> {
///     let ended = |job: &Response<Job>| matches!(job.status.as_deref(), Some("SUCCESS" | "FAIL"));
///     match Wait::new().timeout(Duration::from_mins(5)).until(|| show(id), ended).await {
///         Ok(job) => println!("{:?}", job.status),
///         Err(WaitError::TimedOut { last, .. }) => println!("still {:?}", last.map(|job| job.into_inner().status)),
///         Err(error) => return Err(error.into()),
///     }
///     Ok(())
/// }
///
/// /// Waits until there is no such job any more.
/// async fn gone(id: &str) -> Result<(), WaitError<bool, Error>> {
///     let poll = async || match show(id).await {
///         Err(error) if error.is_not_found() => Ok(true),
///         answer => answer.map(|_| false),
///     };
///     Wait::new().until(poll, |gone| *gone).await.map(drop)
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "nothing is waited for before `until`"]
pub struct Wait {
    interval: Duration,
    max_interval: Duration,
    timeout: Option<Duration>,
}

/// Why waiting ended without what it was for. `Debug` shows no answer.
#[non_exhaustive]
pub enum WaitError<T, E> {
    /// The time is over.
    TimedOut {
        /// How long was waited.
        limit: Duration,
        /// The last answer, if there was any.
        last: Option<T>,
    },
    /// A call failed. What a call repeats by itself it has repeated.
    Failed(E),
    /// Waiting was not possible here: there is no tokio runtime.
    Configuration(ConfigurationError),
}

impl Wait {
    /// Asks at once, after two seconds, and then at intervals that double up to half a minute; for ten minutes.
    pub fn new() -> Self {
        Self {
            interval: Duration::from_secs(2),
            max_interval: Duration::from_secs(30),
            timeout: Some(Duration::from_mins(10)),
        }
    }

    /// The first interval.
    pub fn interval(mut self, interval: Duration) -> Self {
        self.interval = interval;
        self
    }

    /// What intervals never exceed.
    pub fn max_interval(mut self, interval: Duration) -> Self {
        self.max_interval = interval;
        self
    }

    /// How long to wait altogether, `None` for no limit. A call that is under way then is dropped.
    pub fn timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.timeout = limit.into();
        self
    }

    /// Calls `poll` until `done` holds for what it returns. Let `done` hold for states that nothing leaves, too, such
    /// as a failed job. Dropping the future drops the call that is under way, and nothing else happens.
    ///
    /// # Errors
    /// The first error of `poll`, or [`WaitError::TimedOut`].
    pub async fn until<T, E, F>(
        self,
        mut poll: impl FnMut() -> F,
        mut done: impl FnMut(&T) -> bool,
    ) -> Result<T, WaitError<T, E>>
    where
        F: Future<Output = Result<T, E>>,
    {
        require_tokio("waiting needs one").map_err(WaitError::Configuration)?;
        // A limit beyond what the clock can say is none.
        let limit = self.timeout.and_then(|limit| Some((limit, Instant::now().checked_add(limit)?)));
        let mut last = None;
        let mut interval = self.interval.min(self.max_interval);
        loop {
            let answer = match limit {
                None => poll().await,
                Some((limit, deadline)) => match timeout_at(deadline, poll()).await {
                    Ok(answer) => answer,
                    Err(_) => return Err(WaitError::TimedOut { limit, last }),
                },
            };
            let answer = answer.map_err(WaitError::Failed)?;
            if done(&answer) {
                return Ok(answer);
            }
            let next = Instant::now().checked_add(spread(interval));
            match (limit, next) {
                (Some((limit, deadline)), next) if next.is_none_or(|next| next >= deadline) => {
                    sleep_until(deadline).await;
                    return Err(WaitError::TimedOut { limit, last: Some(answer) });
                }
                (_, Some(next)) => sleep_until(next).await,
                (_, None) => std::future::pending().await,
            }
            last = Some(answer);
            interval = interval.saturating_mul(2).min(self.max_interval);
        }
    }
}

/// Something between half of an interval and all of it, so that those who began together do not ask together.
fn spread(interval: Duration) -> Duration {
    let half = interval / 2;
    half + half.mul_f64(fastrand::f64())
}

impl Default for Wait {
    fn default() -> Self {
        Self::new()
    }
}

impl<T, E: fmt::Display> fmt::Display for WaitError<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TimedOut { limit, .. } => write!(f, "what was waited for did not happen in {limit:?}"),
            Self::Failed(error) => error.fmt(f),
            Self::Configuration(error) => error.fmt(f),
        }
    }
}

impl<T, E: fmt::Debug> fmt::Debug for WaitError<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TimedOut { limit, .. } => {
                f.debug_struct("TimedOut").field("limit", limit).finish_non_exhaustive()
            }
            Self::Failed(error) => f.debug_tuple("Failed").field(error).finish(),
            Self::Configuration(error) => f.debug_tuple("Configuration").field(error).finish(),
        }
    }
}

impl<T, E: std::error::Error> std::error::Error for WaitError<T, E> {
    /// The cause of the cause: `Display` already says what the variant holds.
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::TimedOut { .. } => None,
            Self::Failed(error) => error.source(),
            Self::Configuration(error) => error.source(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    /// A poll that counts up, and the times at which it was asked.
    struct Counter {
        asked: RefCell<Vec<Instant>>,
    }

    impl Counter {
        fn new() -> Self {
            Self { asked: RefCell::default() }
        }

        fn poll(&self) -> usize {
            self.asked.borrow_mut().push(Instant::now());
            self.asked.borrow().len()
        }
    }

    #[tokio::test(start_paused = true)]
    async fn asks_at_once_and_then_less_and_less_often() {
        let counter = Counter::new();
        let wait = Wait::new().max_interval(Duration::from_secs(5));
        assert_eq!(wait.until(async || Ok::<_, &str>(counter.poll()), |count| *count == 5).await.unwrap(), 5);
        let asked = counter.asked.borrow();
        for (pair, longest) in asked.windows(2).zip([2, 4, 5, 5]) {
            let (waited, longest) = (pair[1] - pair[0], Duration::from_secs(longest));
            assert!(waited >= longest / 2 && waited <= longest + Duration::from_millis(2), "{waited:?}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn ends_in_time_with_the_last_answer() {
        let counter = Counter::new();
        let (begun, limit) = (Instant::now(), Duration::from_mins(1));
        let ended = Wait::new().timeout(limit).until(async || Ok::<_, &str>(counter.poll()), |_| false).await;
        let asked = counter.asked.borrow().len();
        let Err(WaitError::TimedOut { last, .. }) = ended else { panic!("{ended:?}") };
        assert_eq!(last, Some(asked));
        assert!(asked > 3 && begun.elapsed() <= limit + Duration::from_millis(2));
    }

    #[tokio::test(start_paused = true)]
    async fn a_call_that_hangs_is_dropped() {
        let ended = Wait::new()
            .timeout(Duration::from_secs(9))
            .until(std::future::pending::<Result<(), &str>>, |()| true)
            .await;
        assert_eq!(ended.unwrap_err().to_string(), "what was waited for did not happen in 9s");
    }

    #[tokio::test(start_paused = true)]
    async fn the_first_error_ends_it() {
        let mut left = 3;
        let poll = || {
            left -= 1;
            let answer = if left == 0 { Err("broken") } else { Ok(()) };
            async move { answer }
        };
        let ended = Wait::new().timeout(None).until(poll, |()| false).await;
        assert!(matches!(ended, Err(WaitError::Failed("broken"))), "{ended:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn no_interval_is_too_long() {
        let wait = Wait::new().interval(Duration::MAX).max_interval(Duration::MAX);
        assert!(matches!(
            wait.until(async || Ok::<_, ()>(()), |()| false).await,
            Err(WaitError::TimedOut { .. })
        ));
    }
}

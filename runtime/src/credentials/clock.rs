//! The time of the services, where the clock of this computer is wrong.
//!
//! A signature holds for a quarter of an hour around its time. A computer whose clock is further off has every request
//! refused, with an answer that carries the right time (`Date`). So the difference is learnt from such an answer, for the host
//! that sent it: where it is the clock of a service that is wrong, others must not be asked by it.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use http::HeaderMap;
use http::header::DATE;

use crate::error::ConfigurationError;
use crate::timestamp;

/// Below this, the clock is not why a request was refused.
const LARGE: Duration = Duration::from_mins(10);

/// What tells the time: the clock of this computer, or one that was given.
#[derive(Clone)]
pub(crate) struct Time(Arc<dyn Fn() -> SystemTime + Send + Sync>);

impl Time {
    pub(crate) fn of(now: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// The clock of this computer.
    #[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
    #[expect(clippy::unnecessary_wraps, reason = "not every platform has one")]
    pub(crate) fn own() -> Result<Self, ConfigurationError> {
        Ok(Self::of(SystemTime::now))
    }

    /// The clock of this computer, which would panic here.
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    pub(crate) fn own() -> Result<Self, ConfigurationError> {
        Err(ConfigurationError::new(
            "this platform has no clock; give one with `Config::builder().clock(..)`",
        ))
    }

    pub(crate) fn now(&self) -> SystemTime {
        (self.0)()
    }
}

impl fmt::Debug for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Time")
    }
}

/// The clock of this computer, with what was learnt about it.
#[derive(Debug, Default)]
pub(crate) struct Clock {
    /// Seconds that this computer is behind, by host.
    behind: Mutex<BTreeMap<String, i64>>,
}

impl Clock {
    /// The time as a host sees it.
    pub(crate) fn at(&self, host: &str, now: SystemTime) -> SystemTime {
        let behind = self.known().get(host).copied().unwrap_or(0);
        let distance = Duration::from_secs(behind.unsigned_abs());
        let corrected = if behind < 0 { now.checked_sub(distance) } else { now.checked_add(distance) };
        corrected.unwrap_or(now)
    }

    /// Learns from the answer of a host to a request that it refused; `signed` is the time that the request was signed with. Says
    /// whether that time was so wrong that the request is worth another signature.
    pub(crate) fn learn(&self, host: &str, headers: &HeaderMap, signed: SystemTime, now: SystemTime) -> bool {
        let Some(theirs) =
            date(headers).filter(|theirs| seconds_between(signed, *theirs).unsigned_abs() > LARGE.as_secs())
        else {
            return false;
        };
        self.known().insert(host.to_owned(), seconds_between(now, theirs));
        true
    }

    fn known(&self) -> MutexGuard<'_, BTreeMap<String, i64>> {
        // Nothing panics while it holds the lock.
        self.behind.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// When an answer was sent, by the clock of whoever sent it.
pub(super) fn date(headers: &HeaderMap) -> Option<SystemTime> {
    timestamp::from_http_date(headers.get(DATE)?.to_str().ok()?)
}

/// When something ends by the clock of this computer, told by a service whose clock may be another.
pub(super) fn local_end(end: SystemTime, headers: &HeaderMap, now: SystemTime) -> SystemTime {
    let left = date(headers).and_then(|date| end.duration_since(date).ok());
    left.and_then(|left| now.checked_add(left)).unwrap_or(end)
}

fn seconds_between(from: SystemTime, to: SystemTime) -> i64 {
    match to.duration_since(from) {
        Ok(ahead) => i64::try_from(ahead.as_secs()).unwrap_or(i64::MAX),
        Err(behind) => -i64::try_from(behind.duration().as_secs()).unwrap_or(i64::MAX),
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    /// Sun, 06 Nov 1994 08:49:37 GMT
    const THEIRS: Duration = Duration::from_secs(784_111_777);

    fn headers(date: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(DATE, HeaderValue::from_static(date))])
    }

    fn at(seconds: i64) -> SystemTime {
        let theirs = SystemTime::UNIX_EPOCH + THEIRS;
        let distance = Duration::from_secs(seconds.unsigned_abs());
        if seconds < 0 { theirs - distance } else { theirs + distance }
    }

    #[test]
    fn learns_in_both_directions() {
        for off in [86_400, -86_400, 601, -601] {
            let clock = Clock::default();
            assert!(
                clock.learn("a", &headers("Sun, 06 Nov 1994 08:49:37 GMT"), at(off), at(off + 1)),
                "{off}"
            );
            assert_eq!(clock.at("a", at(off + 1)), at(0), "{off}");
        }
    }

    #[test]
    fn what_one_host_says_is_not_true_of_another() {
        let clock = Clock::default();
        assert!(clock.learn("a", &headers("Sun, 06 Nov 1994 08:49:37 GMT"), at(86_400), at(86_400)));
        assert_eq!((clock.at("a", at(86_400)), clock.at("b", at(86_400))), (at(0), at(86_400)));
    }

    #[test]
    fn a_small_difference_is_no_reason() {
        let clock = Clock::default();
        for off in [0, 600, -600] {
            assert!(!clock.learn("a", &headers("Sun, 06 Nov 1994 08:49:37 GMT"), at(off), at(off)), "{off}");
        }
        assert!(!clock.learn("a", &headers("yesterday"), at(86_400), at(86_400)));
        assert!(!clock.learn("a", &HeaderMap::new(), at(86_400), at(86_400)));
        assert_eq!(clock.at("a", at(5)), at(5));
    }

    /// A clock that somebody sets right while the program runs.
    #[test]
    fn what_was_learnt_can_be_unlearnt() {
        let clock = Clock::default();
        let headers = headers("Sun, 06 Nov 1994 08:49:37 GMT");
        assert!(clock.learn("a", &headers, at(-86_400), at(-86_400)));
        assert!(clock.learn("a", &headers, clock.at("a", at(0)), at(0)));
        assert_eq!(clock.at("a", at(0)), at(0));
    }

    #[test]
    fn the_end_of_a_token_is_counted_from_the_answer() {
        let headers = headers("Sun, 06 Nov 1994 08:49:37 GMT");
        let hour = Duration::from_hours(1);
        assert_eq!(local_end(at(3600), &headers, at(-86_400)), at(-86_400) + hour);
        assert_eq!(local_end(at(3600), &HeaderMap::new(), at(-86_400)), at(3600));
    }
}

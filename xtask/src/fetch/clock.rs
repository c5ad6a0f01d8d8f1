//! Time: what it is, and waiting. Behind a trait, so that tests of politeness take none.

use std::time::{Duration, Instant, SystemTime};

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// Tells the time and lets it pass.
pub(super) trait Clock {
    /// How long it has been running.
    fn elapsed(&self) -> Duration;
    /// What the calendar says.
    fn now(&self) -> SystemTime;
    /// Waits.
    fn pause(&self, duration: Duration);
}

/// That of the system.
pub(super) struct SystemClock(Instant);

impl SystemClock {
    pub(super) fn start() -> Self {
        Self(Instant::now())
    }
}

impl Clock for SystemClock {
    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }

    fn now(&self) -> SystemTime {
        SystemTime::now()
    }

    fn pause(&self, duration: Duration) {
        std::thread::sleep(duration);
    }
}

/// A moment as fetch.lock has it: `2025-05-06T07:08:09Z`.
pub(super) fn stamp(moment: SystemTime) -> String {
    let moment = OffsetDateTime::from(moment);
    let seconds = moment.replace_nanosecond(0).unwrap_or(moment);
    // The format has no year behind 9999, and no clock shows one.
    seconds.format(&Rfc3339).unwrap_or_default()
}

#[cfg(test)]
pub(super) mod tests {
    use std::cell::RefCell;

    use super::*;

    /// One on which time passes by waiting only, and that remembers how long.
    #[derive(Default)]
    pub(crate) struct StoppedClock(pub(crate) RefCell<Vec<Duration>>);

    impl Clock for StoppedClock {
        fn elapsed(&self) -> Duration {
            self.0.borrow().iter().sum()
        }

        fn now(&self) -> SystemTime {
            SystemTime::UNIX_EPOCH + Duration::from_secs(1_746_515_289) + self.elapsed()
        }

        fn pause(&self, duration: Duration) {
            self.0.borrow_mut().push(duration);
        }
    }

    #[test]
    fn a_moment_is_written_to_the_second() {
        let moment = SystemTime::UNIX_EPOCH + Duration::from_millis(1_746_515_289_750);
        assert_eq!(stamp(moment), "2025-05-06T07:08:09Z");
    }
}

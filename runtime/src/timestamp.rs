//! Times as services write them.
//!
//! The documents of one cloud write times in half a dozen forms, often without a zone. So a [`Timestamp`] keeps
//! the received text exactly and offers a reading of it; a form that is not understood costs the reading, never
//! the value. Arithmetic and calendars are left out on purpose: `std`, `time`, `chrono` and `jiff` have them.

use std::fmt;
use std::time::{Duration, SystemTime};

use serde_json::Number;
use time::OffsetDateTime;
use time::format_description::well_known::{Rfc2822, Rfc3339};

/// A point in time, kept in the form in which it was received or given.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use tablature_runtime::Timestamp;
///
/// let created = Timestamp::new("2025-05-06 08:00:00");
/// assert_eq!(created.as_str(), "2025-05-06 08:00:00");
/// assert_eq!(created.to_system_time(), Some(SystemTime::UNIX_EPOCH + Duration::from_secs(1_746_518_400)));
/// assert_eq!(Timestamp::from(SystemTime::UNIX_EPOCH).as_str(), "1970-01-01T00:00:00Z");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Timestamp {
    text: String,
    /// Set where a JSON number was received: it is sent back as a number.
    number: Option<Number>,
}

impl Timestamp {
    /// A time in a form that the service understands; the text is sent as it is.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), number: None }
    }

    /// A time that was received as a JSON number.
    pub(crate) fn from_number(number: Number) -> Self {
        Self { text: number.to_string(), number: Some(number) }
    }

    pub(crate) fn number(&self) -> Option<&Number> {
        self.number.as_ref()
    }

    /// The text as received or given.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The point in time, where the text has a form that leaves no doubt; otherwise `None`.
    ///
    /// Understood are RFC 3339 (`2025-05-06T08:00:00.5+08:00`), the same without a zone and with a space for the
    /// `T`, which are read as UTC, and epoch seconds (9 or 10 digits: 1973 to 2286) or milliseconds (13 digits: 2001
    /// to 2286). Other counts of digits are in doubt: `20250506` and `20250506080000` are dates to most who write them.
    pub fn to_system_time(&self) -> Option<SystemTime> {
        let text = self.text.trim();
        if text.bytes().all(|byte| byte.is_ascii_digit()) { from_epoch(text) } else { from_calendar(text) }
    }
}

fn from_epoch(digits: &str) -> Option<SystemTime> {
    let count: u64 = digits.parse().ok()?;
    let since = match digits.len() {
        9..=10 => Duration::from_secs(count),
        13 => Duration::from_millis(count),
        _ => return None,
    };
    SystemTime::UNIX_EPOCH.checked_add(since)
}

fn from_calendar(text: &str) -> Option<SystemTime> {
    let (date, clock) = text.split_at_checked(10)?;
    let clock = clock.strip_prefix(['T', 't', ' '])?;
    let zone = clock.find(['Z', 'z', '+', '-', ' ']);
    let rfc3339 = match zone.map(|at| clock.split_at(at)) {
        None => format!("{date}T{clock}Z"),
        // `+0800` is as common as `+08:00`; a space before the zone happens too.
        Some((clock, zone)) => format!("{date}T{clock}{}", with_colon(zone.trim_start())),
    };
    let read = OffsetDateTime::parse(&rfc3339, &Rfc3339).ok()?;
    at_nanoseconds(read.unix_timestamp_nanos())
}

fn with_colon(zone: &str) -> String {
    match (zone.len(), zone.split_at_checked(3)) {
        (5, Some((hours, minutes))) => format!("{hours}:{minutes}"),
        _ => zone.to_owned(),
    }
}

fn at_nanoseconds(nanoseconds: i128) -> Option<SystemTime> {
    let distance = nanoseconds.unsigned_abs();
    let seconds = u64::try_from(distance / 1_000_000_000).ok()?;
    let rest = u32::try_from(distance % 1_000_000_000).ok()?;
    let distance = Duration::new(seconds, rest);
    if nanoseconds < 0 {
        SystemTime::UNIX_EPOCH.checked_sub(distance)
    } else {
        SystemTime::UNIX_EPOCH.checked_add(distance)
    }
}

/// Reads the form of HTTP's headers: `Sun, 06 Nov 1994 08:49:37 GMT`.
pub(crate) fn from_http_date(text: &str) -> Option<SystemTime> {
    at_nanoseconds(OffsetDateTime::parse(text.trim(), &Rfc2822).ok()?.unix_timestamp_nanos())
}

/// The calendar reading of a clock; a time that the calendar cannot hold becomes its nearest end.
pub(crate) fn to_calendar(at: SystemTime) -> OffsetDateTime {
    within_calendar(at).unwrap_or_else(|| {
        let end = if at < SystemTime::UNIX_EPOCH { time::Date::MIN } else { time::Date::MAX };
        end.midnight().assume_utc()
    })
}

fn within_calendar(at: SystemTime) -> Option<OffsetDateTime> {
    let nanoseconds = match at.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(after) => i128::try_from(after.as_nanos()).ok()?,
        Err(before) => -i128::try_from(before.duration().as_nanos()).ok()?,
    };
    OffsetDateTime::from_unix_timestamp_nanos(nanoseconds).ok()
}

/// Seconds since 1970 as digits, for times that no calendar form can write.
fn epoch_text(at: SystemTime) -> String {
    match at.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(after) => after.as_secs().to_string(),
        Err(before) => format!("-{}", before.duration().as_secs()),
    }
}

impl From<SystemTime> for Timestamp {
    /// Writes the time as RFC 3339 in UTC. RFC 3339 ends with the year 9999; a later time becomes epoch seconds.
    fn from(at: SystemTime) -> Self {
        Self::new(
            within_calendar(at).and_then(|at| at.format(&Rfc3339).ok()).unwrap_or_else(|| epoch_text(at)),
        )
    }
}

impl From<&str> for Timestamp {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Timestamp {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn seconds(text: &str) -> Option<u64> {
        let at = Timestamp::new(text).to_system_time()?;
        Some(at.duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs())
    }

    #[test]
    fn reads_the_forms_of_the_documents() {
        for text in [
            "2025-05-06T08:00:00Z",
            "2025-05-06T16:00:00+08:00",
            "2025-05-06T16:00:00+0800",
            "2025-05-06 16:00:00 +0800",
            "2025-05-06T08:00:00",
            "2025-05-06T08:00:00.000000",
            "2025-05-06 08:00:00",
            "1746518400",
            "1746518400000",
        ] {
            assert_eq!(seconds(text), Some(1_746_518_400), "{text}");
        }
    }

    #[test]
    fn leaves_alone_what_it_does_not_know() {
        for text in [
            "",
            "soon",
            "2025-05-06",
            "2025",
            "20250506",
            "202505060800",
            "20250506080000",
            "2025-13-06T08:00:00Z",
            "06/05/2025 08:00",
            "99999999999999999",
            "日本語日本語",
        ] {
            assert_eq!(seconds(text), None, "{text}");
            assert_eq!(Timestamp::new(text).as_str(), text);
        }
    }

    #[test]
    fn reads_times_before_the_epoch() {
        let at = Timestamp::new("1969-12-31T23:59:59Z").to_system_time();
        assert_eq!(at, SystemTime::UNIX_EPOCH.checked_sub(Duration::from_secs(1)));
    }

    #[test]
    fn a_time_beyond_the_calendar_is_not_another_time() {
        let at = SystemTime::UNIX_EPOCH + Duration::from_secs(253_402_300_801);
        let written = Timestamp::from(at);
        assert_eq!((written.as_str(), written.to_system_time()), ("253402300801", None));
    }

    proptest! {
        #[test]
        fn never_panics_on_any_text(text in ".*") {
            let _ = Timestamp::new(text).to_system_time();
        }

        #[test]
        fn what_it_writes_it_reads(seconds in 0u64..253_402_300_799, nanos in 0u32..1_000_000_000) {
            let at = SystemTime::UNIX_EPOCH + Duration::new(seconds, nanos);
            prop_assert_eq!(Timestamp::from(at).to_system_time(), Some(at));
        }

        #[test]
        fn writes_any_clock(seconds in any::<u64>()) {
            if let Some(at) = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds)) {
                prop_assert!(!Timestamp::from(at).as_str().is_empty());
            }
        }
    }
}

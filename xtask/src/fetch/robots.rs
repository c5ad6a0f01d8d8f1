//! What a site asks programs to leave alone.
//!
//! In: what became of `/robots.txt` (RFC 9309). Out: whether an address may be asked for, and how slowly. A file that is not there
//! allows everything; one that cannot be read, for whatever reason, nothing.

use std::time::Duration;

use texting_robots::Robot;
use url::Url;

/// The name by which a robots.txt speaks of this program.
const AGENT: &str = "tablature";
/// No more than this between two requests, whatever a site asks for: a hundred pages would take all day.
const LONGEST_DELAY: Duration = Duration::from_secs(30);
/// So much of the file is read, as the RFC has it.
const MOST_BYTES: usize = 500 * 1024;

/// The rules of a host.
pub(super) enum Robots {
    /// There is no file.
    Absent,
    /// The file.
    Rules(Robot),
    /// The file cannot be read.
    Unreadable(String),
}

impl Robots {
    /// Those of a file.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let bytes = bytes.get(..MOST_BYTES).unwrap_or(bytes);
        match Robot::new(AGENT, bytes) {
            Ok(robot) => Self::Rules(robot),
            Err(error) => Self::Unreadable(error.to_string()),
        }
    }

    /// Why an address may not be asked for, if it may not.
    pub(super) fn objection(&self, url: &Url) -> Option<String> {
        match self {
            Self::Absent => None,
            Self::Rules(robot) if robot.allowed(url.as_str()) => None,
            Self::Rules(_) => Some(format!("robots.txt of {} does not allow {url}", authority(url))),
            Self::Unreadable(why) => {
                Some(format!("robots.txt of {} cannot be read, which counts as a no: {why}", authority(url)))
            }
        }
    }

    /// How long the site asks to wait between two requests.
    pub(super) fn delay(&self) -> Duration {
        match self {
            Self::Rules(Robot { delay: Some(seconds), .. }) if *seconds > 0.0 => {
                Duration::try_from_secs_f32(*seconds).unwrap_or(LONGEST_DELAY).min(LONGEST_DELAY)
            }
            _ => Duration::ZERO,
        }
    }
}

/// The host of an address, with its port where that is not the usual one.
pub(super) fn authority(url: &Url) -> String {
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    format!("{}{port}", url.host_str().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allows(robots: &Robots, path: &str) -> bool {
        robots.objection(&Url::parse("https://docs.example.com").unwrap().join(path).unwrap()).is_none()
    }

    #[test]
    fn the_rules_for_this_program_count_before_those_for_all() {
        let robots = Robots::of(
            b"User-agent: *\nDisallow: /\n\nUser-agent: Tablature\nDisallow: /private/\nCrawl-delay: 2.5\n",
        );
        assert!(allows(&robots, "/eg/CreateJob.html"));
        assert!(!allows(&robots, "/private/CreateJob.html"));
        assert_eq!(robots.delay(), Duration::from_millis(2_500));
        let robots = Robots::of(b"User-agent: *\nDisallow: /eg/*.md$\nAllow: /\nCrawl-delay: 100000\n");
        assert!(allows(&robots, "/eg/CreateJob.html") && !allows(&robots, "/eg/CreateJob.md"));
        assert_eq!(robots.delay(), LONGEST_DELAY);
    }

    #[test]
    fn no_file_allows_everything_and_one_that_cannot_be_read_nothing() {
        assert!(allows(&Robots::Absent, "/x") && allows(&Robots::of(b""), "/x"));
        assert!(allows(&Robots::of(b"<html>not found</html>"), "/x"));
        let unreadable = Robots::Unreadable("it answered 503".to_owned());
        assert!(!allows(&unreadable, "/x"));
        assert_eq!(unreadable.delay(), Duration::ZERO);
    }
}

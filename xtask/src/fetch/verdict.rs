//! What an answer means.
//!
//! In: one answer, or what broke. Out: a page, "not modified", "gone", a redirect; or that it may be otherwise in a while, or never,
//! and what to do then. Left out on purpose: how often and how late somebody asks again.

use std::time::{Duration, SystemTime};

use tablature_codegen::diagnostic::Code;
use url::Url;

use super::lock::Validators;
use super::transfer::{Broken, Reply};

/// Why there is no page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Failure {
    pub(super) code: Code,
    pub(super) message: String,
    pub(super) help: String,
    /// Whether it may be another time: the server is busy, or the way was broken.
    pub(super) may_pass: bool,
}

impl Failure {
    /// One that stays until somebody does something.
    pub(super) fn new(code: Code, message: impl Into<String>, help: &str) -> Self {
        Self { code, message: message.into(), help: help.to_owned(), may_pass: false }
    }

    /// One that may pass.
    pub(super) fn passing(code: Code, message: impl Into<String>, help: &str) -> Self {
        Self { may_pass: true, ..Self::new(code, message, help) }
    }
}

/// What an address has.
#[derive(Debug)]
pub(super) enum Answer {
    /// The same as before.
    NotModified,
    /// Nothing: 404, or 410.
    Gone(u16),
    /// A page.
    Page(Body),
}

/// A page.
#[derive(Debug)]
pub(super) struct Body {
    /// Where it is, behind all redirects.
    pub(super) url: Url,
    pub(super) bytes: Vec<u8>,
    pub(super) content_type: Option<String>,
    pub(super) validators: Validators,
}

/// What stands at the end of attempts.
pub(super) enum Step {
    Redirect(Url, u16),
    Answer(Answer),
}

/// What is made of an answer.
pub(super) enum Verdict {
    Done(Step),
    Again(Again),
    Never(Failure),
}

/// What may pass.
pub(super) struct Again {
    pub(super) failure: Failure,
    /// When the server wants to be asked again.
    pub(super) retry_after: Option<String>,
    /// Nobody answered.
    pub(super) is_unreached: bool,
}

/// What is made of an answer of an address.
pub(super) fn verdict(url: &Url, reply: Result<Reply, Broken>, is_robots: bool) -> Verdict {
    let reply = match reply {
        Ok(reply) => reply,
        Err(broken) => return of_broken(url, broken),
    };
    let answered = || format!("{url} answered {}", reply.status);
    match reply.status {
        200 => Verdict::Done(Step::Answer(Answer::Page(Body {
            url: url.clone(),
            bytes: reply.body,
            content_type: reply.content_type,
            validators: reply.validators,
        }))),
        304 => Verdict::Done(Step::Answer(Answer::NotModified)),
        301 | 302 | 303 | 307 | 308 => match reply.location.as_deref().map(|to| url.join(to)) {
            Some(Ok(mut to)) => {
                to.set_fragment(None);
                Verdict::Done(Step::Redirect(to, reply.status))
            }
            _ => Verdict::Never(Failure::new(
                Code::RedirectRefused,
                format!("{} and leads nowhere", answered()),
                "look at the address in a browser",
            )),
        },
        429 | 500 | 502 | 503 | 504 => Verdict::Again(Again {
            failure: Failure::passing(Code::Unfetched, answered(), "run again later"),
            retry_after: reply.retry_after,
            is_unreached: false,
        }),
        status @ (404 | 410) => Verdict::Done(Step::Answer(Answer::Gone(status))),
        // RFC 9309: a robots.txt that is refused is none.
        status @ 400..=499 if is_robots => Verdict::Done(Step::Answer(Answer::Gone(status))),
        _ => Verdict::Never(Failure::new(
            Code::Unfetched,
            answered(),
            "look at the address in a browser; where it wants a login, save the page by hand",
        )),
    }
}

fn of_broken(url: &Url, broken: Broken) -> Verdict {
    let again = |code: Code, message: String, help: &str, is_unreached: bool| {
        Verdict::Again(Again {
            failure: Failure::passing(code, message, help),
            retry_after: None,
            is_unreached,
        })
    };
    match broken {
        Broken::Unreachable(why) => again(
            Code::Unfetched,
            format!("{url} cannot be reached: {why}"),
            "see whether the address is right, and run again",
            true,
        ),
        Broken::Silent => again(Code::Unfetched, format!("{url} says nothing"), "run again later", true),
        Broken::CutOff(why) => {
            again(Code::CutOffBody, format!("the body of {url} is cut off: {why}"), "run again", false)
        }
        Broken::TooLarge(bytes) => Verdict::Never(Failure::new(
            Code::CutOffBody,
            format!("the body of {url} has more than {bytes} bytes, which no page has"),
            "look at the address in a browser",
        )),
        Broken::TooSlow => Verdict::Never(Failure::new(
            Code::CutOffBody,
            format!("the body of {url} takes longer than that of any page"),
            "run again later",
        )),
        Broken::Packed(coding) => Verdict::Never(Failure::new(
            Code::Undecodable,
            format!("the body of {url} is packed as `{coding}`, which was not asked for"),
            "save the page by hand, and tell the publisher",
        )),
    }
}

/// `Retry-After`: seconds, or a date.
pub(super) fn seconds(text: &str, now: SystemTime) -> Option<Duration> {
    if let Ok(seconds) = text.trim().parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = httpdate::parse_http_date(text.trim()).ok()?;
    Some(date.duration_since(now).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn servers_say_when_in_seconds_or_by_date() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
        assert_eq!(seconds("120", now), Some(Duration::from_mins(2)));
        assert_eq!(seconds("Sun, 06 Nov 1994 08:50:37 GMT", now), Some(Duration::from_mins(1)));
        assert_eq!(seconds("Sun, 06 Nov 1994 08:00:00 GMT", now), Some(Duration::ZERO));
        assert_eq!(seconds("-1", now), None);
        assert_eq!(seconds("soon", now), None);
    }
}

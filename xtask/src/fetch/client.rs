//! Asks politely.
//!
//! In: an address. Out: a page, "not modified", "gone", or why there is none. One request at a time; on each host no sooner than the
//! delay after the one before, and only what robots.txt allows; again after 429, 503 and what broke on the way, a few times,
//! and as late as the server asks. A host that wants to be left alone for longer, or is not there, is not asked again in this run.
//!
//! Redirects are followed here, because each step needs the same looks as the first: the host, encryption, robots.txt.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::time::Duration;

use tablature_codegen::diagnostic::Code;
use tablature_codegen::limits;
use url::Url;

use super::clock::Clock;
use super::lock::Validators;
use super::robots::{Robots, authority};
use super::transfer::{self, Bounds, Reply};
use super::verdict::{Again, Answer, Failure, Step, Verdict, seconds, verdict};
use crate::progress::Progress;

/// How patient and how persistent a run is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Manners {
    /// Between two requests to a host.
    pub(super) delay: Duration,
    /// How often an address is asked for.
    pub(super) attempts: u32,
    /// Before the second attempt. It doubles with each.
    pub(super) first_wait: Duration,
    /// The longest that a server may ask for.
    pub(super) longest_wait: Duration,
    /// Redirects of an address.
    pub(super) redirects: usize,
    /// How much an answer may be.
    pub(super) bounds: Bounds,
}

impl Default for Manners {
    fn default() -> Self {
        Self {
            delay: Duration::from_secs(1),
            attempts: 4,
            first_wait: Duration::from_secs(2),
            longest_wait: Duration::from_mins(2),
            redirects: 5,
            bounds: Bounds {
                bytes: limits::PAGE_BYTES,
                idle: Duration::from_secs(30),
                whole: Duration::from_mins(2),
            },
        }
    }
}

/// Addresses that nobody reaches, one behind the other, before a host counts as not there.
const UNREACHED: usize = 3;

/// How much went over the network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Traffic {
    pub(super) requests: usize,
    /// Bodies of pages and indexes, and their bytes as they came.
    pub(super) bodies: usize,
    pub(super) bytes: usize,
    /// Bytes of robots.txt.
    pub(super) robots: usize,
}

/// One that asks.
pub(super) struct Client<'c> {
    http: reqwest::blocking::Client,
    clock: &'c dyn Clock,
    progress: &'c Progress,
    manners: Manners,
    /// Hosts that may be asked, as a service names them.
    hosts: BTreeSet<String>,
    /// What is known of those that were, by scheme, host and port.
    known: BTreeMap<String, Known>,
    pub(super) traffic: Traffic,
}

/// What is known of a host.
#[derive(Default)]
struct Known {
    robots: Option<Rc<Robots>>,
    /// When it was asked last.
    asked: Option<Duration>,
    /// Addresses that were not reached, since one was.
    unreached: usize,
    /// Why it is not asked any more.
    closed: Option<Failure>,
}

impl<'c> Client<'c> {
    pub(super) fn new(
        manners: Manners,
        clock: &'c dyn Clock,
        progress: &'c Progress,
    ) -> Result<Self, String> {
        let http = transfer::client(manners.bounds.idle)?;
        let (hosts, known, traffic) = (BTreeSet::new(), BTreeMap::new(), Traffic::default());
        Ok(Self { http, clock, progress, manners, hosts, known, traffic })
    }

    /// Which hosts may be asked from now on.
    pub(super) fn allow(&mut self, hosts: BTreeSet<String>) {
        self.hosts = hosts;
    }

    /// Whether an address is one that may be asked for, but for robots.txt.
    pub(super) fn is_allowed(&self, url: &Url) -> bool {
        matches!(url.scheme(), "http" | "https") && self.hosts.contains(&authority(url))
    }

    /// What an address has.
    pub(super) fn get(&mut self, url: &Url, accept: &str, known: &Validators) -> Result<Answer, Failure> {
        if !self.is_allowed(url) {
            let message = format!("{url} is on no host that service.toml names");
            return Err(Failure::new(Code::RedirectRefused, message, "name the host in `hosts` of [fetch]"));
        }
        match self.follow(url, accept, known, false)? {
            Answer::NotModified if *known == Validators::default() => {
                let message = format!("{url} answered 304 to somebody who has nothing of it");
                Err(Failure::new(Code::Unfetched, message, "run again later, and tell the publisher"))
            }
            answer => Ok(answer),
        }
    }

    /// `is_robots` is true of `/robots.txt`, for which nobody is asked whether it may be.
    fn follow(
        &mut self,
        url: &Url,
        accept: &str,
        known: &Validators,
        is_robots: bool,
    ) -> Result<Answer, Failure> {
        let mut way = vec![url.clone()];
        let mut at = url.clone();
        loop {
            if !is_robots {
                self.ask_for_leave(&at)?;
            }
            let (to, status) = match self.persist(&at, accept, known, is_robots)? {
                Step::Answer(answer) => return Ok(answer),
                Step::Redirect(to, status) => (to, status),
            };
            self.check_redirect(&at, &to, status, &way)?;
            way.push(to.clone());
            at = to;
        }
    }

    fn check_redirect(&self, from: &Url, to: &Url, status: u16, way: &[Url]) -> Result<(), Failure> {
        let refuse = |why: &str, help: &str| {
            let message = format!("{from} redirects ({status}) to {to}, {why}");
            Err(Failure::new(Code::RedirectRefused, message, help))
        };
        if way.contains(to) {
            return refuse(
                "where it came from: the redirects lead round in a circle",
                "look at the address in a browser",
            );
        }
        if way.len() > self.manners.redirects {
            return refuse("and that is one redirect too many", "give the address at the end of them");
        }
        if !self.is_allowed(to) {
            return refuse(
                "which is on no host that service.toml names",
                "where the page has moved for good, give its new address, or name the host in `hosts` of [fetch]",
            );
        }
        if from.scheme() == "https" && to.scheme() != "https" {
            return refuse("which is not encrypted", "give the address at the end, if that is what you want");
        }
        Ok(())
    }

    /// Whether robots.txt allows an address. It is read once a run.
    fn ask_for_leave(&mut self, url: &Url) -> Result<(), Failure> {
        let known = self.host(url).robots.clone();
        let robots = known.unwrap_or_else(|| Rc::new(self.read_robots(url)));
        self.host(url).robots = Some(Rc::clone(&robots));
        match robots.objection(url) {
            None => Ok(()),
            Some(objection) => {
                let help = "ask the publisher, or save the page by hand";
                Err(Failure::new(Code::RobotsForbid, objection, help))
            }
        }
    }

    fn read_robots(&mut self, url: &Url) -> Robots {
        let mut address = url.clone();
        address.set_path("/robots.txt");
        address.set_query(None);
        match self.follow(&address, "text/plain", &Validators::default(), true) {
            Ok(Answer::Page(body)) => Robots::of(&body.bytes),
            Ok(Answer::Gone(_) | Answer::NotModified) => Robots::Absent,
            Err(failure) => Robots::Unreadable(failure.message),
        }
    }

    /// Asks until there is an answer that counts.
    fn persist(
        &mut self,
        url: &Url,
        accept: &str,
        known: &Validators,
        is_robots: bool,
    ) -> Result<Step, Failure> {
        let mut wait = self.manners.first_wait;
        let mut attempt = 1;
        loop {
            if let Some(closed) = &self.host(url).closed {
                return Err(closed.clone());
            }
            self.wait_for_turn(url);
            self.traffic.requests += 1;
            let reply = transfer::ask(&self.http, url, accept, known, self.manners.bounds);
            if let Ok(reply) = &reply {
                self.count(reply, is_robots);
            }
            let again = match verdict(url, reply, is_robots) {
                Verdict::Done(step) => {
                    self.host(url).unreached = 0;
                    return Ok(step);
                }
                Verdict::Never(failure) => return Err(failure),
                Verdict::Again(again) => again,
            };
            let pause =
                again.retry_after.as_deref().and_then(|text| seconds(text, self.clock.now())).unwrap_or(wait);
            if pause > self.manners.longest_wait {
                return Err(self.close(url, pause));
            }
            if attempt >= self.manners.attempts {
                return Err(self.give_up(url, again));
            }
            self.progress.waits(&again.failure.message, pause);
            self.clock.pause(pause);
            wait *= 2;
            attempt += 1;
        }
    }

    /// The server wants to be left alone for longer than a run takes.
    fn close(&mut self, url: &Url, pause: Duration) -> Failure {
        let host = authority(url);
        let message = format!(
            "{host} asks to be left alone for {} seconds, so nothing more is asked of it",
            pause.as_secs()
        );
        let failure = Failure::passing(
            Code::Unfetched,
            message,
            "run again later: what is there is not transferred again",
        );
        self.host(url).closed = Some(failure.clone());
        failure
    }

    /// No attempt is left. A host that is reached at no address in a row is not there.
    fn give_up(&mut self, url: &Url, Again { failure, is_unreached, .. }: Again) -> Failure {
        let attempts = self.manners.attempts;
        let host = self.host(url);
        host.unreached = if is_unreached { host.unreached + 1 } else { 0 };
        let message = format!("{}, {attempts} times", failure.message);
        if host.unreached >= UNREACHED {
            let message = format!("{} cannot be reached, so nothing more is asked of it", authority(url));
            host.closed = Some(Failure::passing(Code::Unfetched, message, &failure.help));
        }
        Failure { message, ..failure }
    }

    fn count(&mut self, reply: &Reply, is_robots: bool) {
        if is_robots {
            self.traffic.robots += reply.transferred;
        } else if reply.status == 200 {
            self.traffic.bodies += 1;
            self.traffic.bytes += reply.transferred;
        }
    }

    fn wait_for_turn(&mut self, url: &Url) {
        let asked_for = self.host(url).robots.as_ref().map(|robots| robots.delay()).unwrap_or_default();
        let delay = self.manners.delay.max(asked_for);
        if let Some(asked) = self.host(url).asked {
            let left = (asked + delay).saturating_sub(self.clock.elapsed());
            if !left.is_zero() {
                self.clock.pause(left);
            }
        }
        let now = self.clock.elapsed();
        self.host(url).asked = Some(now);
    }

    fn host(&mut self, url: &Url) -> &mut Known {
        self.known.entry(format!("{}://{}", url.scheme(), authority(url))).or_default()
    }
}

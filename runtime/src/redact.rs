//! What a service says without what it was sent in confidence.
//!
//! In goes a text of a service and the secrets of the very call that it answers; out comes the text with those secrets
//! taken out, also where the service has escaped them (JSON, percent, HTML, in any mixture) or cut them off. Errors,
//! request ids and header names are read through here once, so that whatever shows them later shows no secret. Bodies are
//! left as they are: they have accessors of their own, and no `Debug` shows them.

mod escaped;

use std::borrow::Cow;
use std::fmt;

use http::header::AUTHORIZATION;
use http::{HeaderMap, HeaderName, HeaderValue};

use crate::Secret;
use crate::credentials::{Identity, Proof};

/// What stands in the place of a secret.
const REDACTED: &str = "[redacted]";
/// From so many characters on, a secret is found within a word too.
const TELLING: usize = 6;
/// So many characters from the beginning of a secret betray it, whatever follows.
const BEGINNING: usize = 8;

/// More ways to read an escaped text than there are; a bound, so that a text of escapes costs nothing.
const READINGS: usize = 8;

/// The secrets of one call.
#[derive(Clone, Default)]
pub(crate) struct Secrets(Vec<Secret>);

impl Secrets {
    pub(crate) fn new(secrets: Vec<Secret>) -> Self {
        Self(secrets)
    }

    pub(crate) fn add(&mut self, secret: &str) {
        if !secret.trim().is_empty() && !self.0.iter().any(|known| known.expose() == secret) {
            self.0.push(Secret::new(secret));
        }
    }

    pub(crate) fn extend(&mut self, others: &[Secret]) {
        for secret in others {
            self.add(secret.expose());
        }
    }

    /// What somebody authenticates with. The access key is no secret, but it has no business in a message either.
    pub(crate) fn add_identity(&mut self, identity: &Identity) {
        match &identity.proof {
            Proof::Nothing => {}
            Proof::Token(token) => self.add(token.expose()),
            Proof::Keys(keys) => {
                self.add(keys.secret_key.expose());
                self.add(&keys.access_key);
                if let Some(token) = &keys.security_token {
                    self.add(token.expose());
                }
            }
        }
    }

    /// The headers that carry secrets: the signature, and what is called so, by whomever it was set.
    pub(crate) fn add_headers(&mut self, headers: &HeaderMap) {
        for (name, value) in headers.iter().filter(|(name, _)| is_secret(name)) {
            let Ok(text) = std::str::from_utf8(value.as_bytes()) else { continue };
            match text.split_once("Signature=") {
                Some((_, signature)) if *name == AUTHORIZATION => self.add(signature),
                // `Bearer x`, or what has a space in it.
                _ => {
                    self.add(text);
                    self.add(text.split_once(' ').map_or(text, |(_, rest)| rest).trim());
                }
            }
        }
    }

    /// The text without secrets.
    pub(crate) fn redact<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let beginnings = self.beginnings();
        let mut redacted = String::new();
        let mut copied = 0;
        for (at, byte) in text.bytes().enumerate() {
            // Most places are no beginning, which the byte tells.
            if at < copied || !beginnings.contains(&byte) {
                continue;
            }
            let ends = self.0.iter().filter_map(|secret| found_at(text, at, secret.expose()));
            if let (Some(end), Some(before)) = (ends.max(), text.get(copied..at)) {
                redacted.push_str(before);
                redacted.push_str(REDACTED);
                copied = end;
            }
        }
        match text.get(copied..) {
            Some(rest) if copied > 0 => Cow::Owned(redacted + rest),
            _ => Cow::Borrowed(text),
        }
    }

    /// The bytes that a secret can begin with, escaped or not.
    fn beginnings(&self) -> Vec<u8> {
        let first = self.0.iter().filter_map(|secret| secret.expose().bytes().next());
        let mut beginnings: Vec<u8> =
            first.flat_map(|byte| [byte.to_ascii_lowercase(), byte.to_ascii_uppercase()]).collect();
        if !beginnings.is_empty() {
            beginnings.extend(b"\\%&+");
        }
        beginnings.sort_unstable();
        beginnings.dedup();
        beginnings
    }

    pub(crate) fn redact_owned(&self, text: String) -> String {
        match self.redact(&text) {
            Cow::Owned(redacted) => redacted,
            Cow::Borrowed(_) => text,
        }
    }

    /// Keeps header values that hold secrets, or are called so, out of `Debug`.
    pub(crate) fn conceal(&self, headers: &mut HeaderMap) {
        for (name, value) in headers.iter_mut() {
            if is_secret(name) || self.are_in(value) {
                value.set_sensitive(true);
            }
        }
    }

    fn are_in(&self, value: &HeaderValue) -> bool {
        matches!(self.redact(&String::from_utf8_lossy(value.as_bytes())), Cow::Owned(_))
    }

    /// The names of headers: those are a service's words too.
    pub(crate) fn names(&self, headers: &HeaderMap) -> Vec<String> {
        headers.keys().map(|name| self.redact(name.as_str()).into_owned()).collect()
    }
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secrets({})", self.0.len())
    }
}

/// Whether a header is called like something secret. A time to live is not.
fn is_secret(name: &HeaderName) -> bool {
    const WORDS: [&str; 8] =
        ["token", "secret", "password", "authorization", "cookie", "signature", "credential", "api-key"];
    let name = name.as_str();
    WORDS.iter().any(|word| name.contains(word)) && !name.contains("ttl")
}

/// Where a secret, or enough of its beginning, ends that begins at `start`.
fn found_at(text: &str, start: usize, secret: &str) -> Option<usize> {
    // Within a character, there is nothing to begin.
    let (here, first) = (text.get(start..)?.chars().next()?, secret.chars().next()?);
    if !here.eq_ignore_ascii_case(&first) && !matches!(here, '\\' | '%' | '&' | '+') {
        return None;
    }
    // Each way to read what was matched so far, by its end.
    let mut ends = vec![start];
    let mut matched = 0;
    for c in secret.chars() {
        let mut next: Vec<usize> =
            ends.iter().flat_map(|end| escaped::character(text, *end, c)).take(READINGS).collect();
        next.dedup();
        if next.is_empty() {
            break;
        }
        (ends, matched) = (next, matched + 1);
    }
    let end = ends.into_iter().max().filter(|_| matched > 0)?;
    let is_whole = secret.chars().nth(matched).is_none();
    let stands_alone = || {
        let before = text.get(..start).and_then(|before| before.chars().next_back());
        let after = text.get(end..).and_then(|after| after.chars().next());
        ![before, after].into_iter().flatten().any(char::is_alphanumeric)
    };
    let is_found = if is_whole {
        matched >= TELLING || stands_alone()
    } else {
        // What was cut off ends there, so that a word which only begins alike is none.
        let is_half = secret.chars().nth(matched * 2).is_none();
        matched >= BEGINNING || (matched >= 4 && is_half && stands_alone())
    };
    is_found.then_some(end)
}

#[cfg(test)]
mod tests;

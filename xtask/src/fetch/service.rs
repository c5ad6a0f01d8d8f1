//! All pages of a service, one after the other.
//!
//! In: the settings and the lock. Out: pages and the lock on disk, each as soon as it is there, the page before its entry; and what
//! happened. So a run that is cut short has lost nothing: a page without its entry is known again by its text.
//!
//! What is written is decided in [`page`](super::page); this module knows what is wanted, and in which order.

use std::collections::BTreeSet;
use std::path::PathBuf;

use tablature_codegen::diagnostic::{Code, Diagnostic, Diagnostics};
use tablature_codegen::load::ServiceInput;
use tablature_codegen::model::FetchInfo;
use tablature_codegen::source::Place;
use url::Url;

use super::client::Client;
use super::clock::Clock;
use super::index;
use super::lock::{Index, Lock, Validators};
use super::tally::Tally;
use super::verdict::{Answer, Failure};
use super::wanted::{Settings, Wanted, hosts, wanted};
use crate::error::Error;
use crate::progress::Progress;

/// What is asked for where a page of HTML, or an index, may be.
pub(super) const ACCEPT: &str = "text/html, application/xhtml+xml;q=0.9, text/markdown;q=0.9, */*;q=0.5";

/// What is told of a service.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) tally: Tally,
    pub(super) found: Diagnostics,
}

/// A service while its pages are fetched.
pub(super) struct Service<'s, 'c> {
    pub(super) client: &'s mut Client<'c>,
    pub(super) clock: &'s dyn Clock,
    pub(super) input: &'s ServiceInput,
    pub(super) info: &'s FetchInfo,
    pub(super) settings: Settings<'s>,
    /// Where its pages are.
    pub(super) folder: PathBuf,
    pub(super) lock: Lock,
    /// Pages that people edited are replaced.
    pub(super) force: bool,
    /// How the site makes the address of Markdown, as far as it is known.
    pub(super) appends: Option<bool>,
    pub(super) told: Told,
    /// Messages that were told already: what is wrong with a host is wrong with each of its pages.
    pub(super) said: BTreeSet<String>,
}

impl Service<'_, '_> {
    /// Fetches what is wanted.
    pub(super) fn run(mut self, progress: &Progress) -> Result<Told, Error> {
        self.client.allow(hosts(self.info));
        let before = self.client.traffic;
        let links = self.links()?;
        let (wanted, clashes) = wanted(self.info, &links, &self.settings);
        self.told.tally.wanted = wanted.len() + clashes.len();
        self.told.tally.failed += clashes.len();
        self.told.found.extend(clashes);
        progress.begins(&self.input.service.id, wanted.len());
        for page in &wanted {
            progress.is_at(page.url.as_str());
            self.page(page)?;
            progress.goes_on();
        }
        self.tell_of_unlisted(&wanted);
        self.told.tally.traffic = self.client.traffic.since(before);
        Ok(self.told)
    }

    /// What the index links to. Where it cannot be read, what it linked to before.
    fn links(&mut self) -> Result<Vec<String>, Error> {
        let Some(address) = &self.info.index else {
            // Its links would be those of an index that nobody names.
            return if self.lock.index.take().is_some() {
                self.lock.write(&self.folder).map(|()| Vec::new())
            } else {
                Ok(Vec::new())
            };
        };
        let known = self.lock.index.clone().filter(|known| known.is_of(self.info));
        let validators = known.as_ref().map(Index::validators).unwrap_or_default();
        match self.read_index(address, &validators) {
            Ok(Some((links, Validators { etag, last_modified }))) => {
                let (follow, except) = (self.info.follow.clone(), self.info.except.clone());
                let index =
                    Index { url: address.clone(), etag, last_modified, follow, except, links: links.clone() };
                self.lock.index = Some(index);
                self.lock.write(&self.folder)?;
                Ok(links)
            }
            Ok(None) => Ok(known.map(|known| known.links).unwrap_or_default()),
            Err(failure) => {
                let kept = if known.is_some() { "; the pages that it named before are fetched" } else { "" };
                let message = format!("{}{kept}", failure.message);
                let place = self.settings.place(address, self.info);
                self.tell(place, Failure { message, ..failure });
                Ok(known.map(|known| known.links).unwrap_or_default())
            }
        }
    }

    /// None where the index has not changed.
    fn read_index(
        &mut self,
        address: &str,
        known: &Validators,
    ) -> Result<Option<(Vec<String>, Validators)>, Failure> {
        let invalid =
            |error: url::ParseError| Failure::new(Code::Unfetched, error.to_string(), "correct the address");
        let url = Url::parse(address).map_err(invalid)?;
        match self.client.get(&url, ACCEPT, known)? {
            Answer::NotModified => Ok(None),
            Answer::Gone(status) => {
                let message = format!("there is no index at {url} any more (it answered {status})");
                Err(Failure::new(Code::GonePage, message, "give its new address, or list the pages"))
            }
            Answer::Page(body) => Ok(Some((index::followed(&body, &url, self.info)?, body.validators))),
        }
    }

    /// What was fetched and is wanted no more.
    fn tell_of_unlisted(&mut self, wanted: &[Wanted]) {
        let urls: BTreeSet<&str> = wanted.iter().map(|page| page.url.as_str()).collect();
        for (file, entry) in &self.lock.page {
            if !urls.contains(entry.url.as_str()) {
                self.told.found.push(unlisted(&self.input.service.id, file, &entry.url));
            }
        }
    }

    /// Tells of a page that is not there, or not new. What is wrong with its host is said once.
    pub(super) fn tell(&mut self, place: Place, failure: Failure) {
        self.told.tally.failed += 1;
        if self.said.insert(failure.message.clone()) {
            self.told.found.push(Diagnostic::new(failure.code, place, failure.message).help(failure.help));
        }
    }
}

/// A page that neither the settings nor the index name.
pub(super) fn unlisted(service: &str, file: &str, url: &str) -> Diagnostic {
    let message = format!("{url} is listed no more, and its page is kept");
    Diagnostic::new(Code::UnlistedPage, Place::page(format!("{service}/{file}")), message)
        .help("to remove it, delete the page and its entry in fetch.lock")
}

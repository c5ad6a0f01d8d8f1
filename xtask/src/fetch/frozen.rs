//! `--frozen`: whether pages and lock are what the settings ask for, as far as that shows without a network.
//!
//! In: settings, lock and folder. Out: an error for each difference. What a run that came to its end has written passes.

use tablature_codegen::diagnostic::{Code, Diagnostic};
use tablature_codegen::load::ServiceInput;
use tablature_codegen::model::FetchInfo;
use tablature_codegen::source::Place;

use super::lock::{Lock, hash};
use super::service::unlisted;
use super::wanted::{Settings, wanted};

/// Where to look, and what for.
pub(super) struct Frozen<'f> {
    pub(super) input: &'f ServiceInput,
    pub(super) info: &'f FetchInfo,
    pub(super) settings: Settings<'f>,
    pub(super) lock: &'f Lock,
}

impl Frozen<'_> {
    /// Every difference.
    pub(super) fn differences(&self) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let index = self.lock.index.as_ref().filter(|index| index.is_of(self.info));
        if let (Some(url), None) = (&self.info.index, index) {
            let message = format!("the index {url} was not read with the settings as they are");
            found.push(self.difference(url, message));
        }
        let links = index.map(|index| index.links.clone()).unwrap_or_default();
        let (wanted, clashes) = wanted(self.info, &links, &self.settings);
        found.extend(clashes);
        for page in &wanted {
            let url = page.url.as_str();
            let is_passed_over =
                !page.is_listed && self.lock.passed_over.iter().any(|entry| entry.url == url);
            if !is_passed_over && self.lock.of_url(url).is_none() {
                found.push(self.difference(url, format!("{url} has no entry in fetch.lock")));
            }
        }
        for (file, entry) in &self.lock.page {
            found.extend(self.of_entry(file, &entry.sha256));
            if index.is_some() == self.info.index.is_some()
                && !wanted.iter().any(|page| page.url.as_str() == entry.url)
            {
                found.push(unlisted(&self.input.service.id, file, &entry.url));
            }
        }
        found.extend(self.unknown_files());
        found
    }

    /// Whether a page is there, and is what was written.
    fn of_entry(&self, file: &str, sha256: &str) -> Option<Diagnostic> {
        let path = format!("{}/{file}", self.input.service.id);
        let page = self.input.pages.iter().find(|page| **page.path() == *path);
        let place = Place::page(path.clone());
        match page {
            None => {
                let message = format!("fetch.lock has an entry for `{file}`, and there is no such page");
                let help =
                    "restore it from version control, or delete its entry in fetch.lock and its address, too";
                Some(Diagnostic::new(Code::LockWithoutPage, place, message).help(help))
            }
            Some(page) if hash(&page.text) == sha256 => None,
            Some(_) => {
                let message = format!("`{file}` is not what was fetched");
                let help =
                    "restore it from version control, and record in corrections.toml what it says wrongly";
                Some(Diagnostic::new(Code::NotInFetchLock, place, message).help(help))
            }
        }
    }

    /// Pages that were not fetched.
    fn unknown_files(&self) -> impl Iterator<Item = Diagnostic> {
        let file = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
        let unknown =
            self.input.pages.iter().filter(move |page| !self.lock.page.contains_key(&file(page.path())));
        unknown.map(|page| {
            let message = format!("`{}` has no entry in fetch.lock", page.path());
            Diagnostic::new(Code::NotInFetchLock, page.place(), message)
                .help("give its address in [fetch], and run `cargo xtask fetch`; pages written by hand need a service without [fetch]")
        })
    }

    fn difference(&self, url: &str, message: String) -> Diagnostic {
        Diagnostic::new(Code::NotInFetchLock, self.settings.place(url, self.info), message)
            .help("run `cargo xtask fetch`, and commit what it writes")
    }
}

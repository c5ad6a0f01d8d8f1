//! A page that was never fetched, or was none until now.
//!
//! In: an address. Out: a file and its entry, if nothing else stands there; or, for a page of the index that is no operation, an entry that
//! says so, by which it is not transferred again.

use std::fs;

use tablature_codegen::diagnostic::{Code, Diagnostic};
use tablature_codegen::source::Place;

use super::clock::stamp;
use super::first::First;
use super::form::prepare;
use super::lock::{Entry, hash};
use super::service::Service;
use super::verdict::{Answer, Failure};
use super::wanted::Wanted;
use crate::error::Error;

impl Service<'_, '_> {
    /// A page that was never fetched.
    pub(super) fn new_page(&mut self, wanted: &Wanted) -> Result<(), Error> {
        let url = wanted.url.as_str();
        let settings = self.settings.place(url, self.info);
        let First { prepared, from, validators, reason } = match self.first(wanted) {
            Ok(Some(first)) => first,
            Ok(None) => {
                let message = format!("there is no page at {url}");
                self.tell(
                    settings,
                    Failure::new(Code::Unfetched, message, "correct the address, or remove it"),
                );
                return Ok(());
            }
            Err(failure) => {
                self.tell(settings, failure);
                return Ok(());
            }
        };
        let file = format!("{}.{}", wanted.stem, prepared.form.extension());
        let place = self.place(&file);
        self.tell_of_charset(&prepared, &place);
        let entry = Entry {
            url: url.to_owned(),
            form: prepared.form,
            from: from.to_string(),
            fetched: stamp(self.clock.now()),
            sha256: hash(&prepared.text),
            etag: None,
            last_modified: None,
        };
        let entry = entry.known_as(validators);
        if !wanted.is_listed && !prepared.reading.says_something() {
            return self.pass_over(entry, settings);
        }
        let there = self.text_of(&file)?;
        if let Some(failure) = self.in_the_way(&file, there.as_deref(), &entry)? {
            self.tell(place, failure);
            return Ok(());
        }
        if let Some(lost) = there.as_deref().and_then(|there| self.lost(&file, there, &prepared)) {
            self.tell(place, lost);
            return Ok(());
        }
        self.lock.forget(url);
        self.told.tally.new += 1;
        *self.told.tally.forms.entry(prepared.form.to_string()).or_default() += 1;
        self.told
            .tally
            .lines
            .push(format!("new {}/{file}, as {}: {reason}", self.input.service.id, prepared.form));
        self.write(&file, &prepared.text, entry)
    }

    /// A page of the index that is no operation. It is remembered, so that it need not be transferred again.
    fn pass_over(&mut self, entry: Entry, place: Place) -> Result<(), Error> {
        let message = format!("{} describes no operation, and is skipped", entry.url);
        self.told.found.push(
            Diagnostic::new(Code::PassedOver, place, message)
                .help("list it in `pages` to have it nevertheless, or in `except` to not ask for it"),
        );
        self.told.tally.passed_over += 1;
        self.lock.pass_over(entry);
        self.lock.write(&self.folder)
    }

    /// A page of the index that was no operation. If that has changed, it is as good as new.
    pub(super) fn passed_page(&mut self, wanted: &Wanted, entry: Entry) -> Result<(), Error> {
        let settings = self.settings.place(wanted.url.as_str(), self.info);
        let body = match self.again(&entry, &entry.validators()) {
            Ok(Answer::NotModified) => {
                self.told.tally.passed_over += 1;
                return Ok(());
            }
            Ok(Answer::Page(body)) => body,
            // There is nothing to keep, and perhaps it has another form now.
            Ok(Answer::Gone(_)) => return self.new_page(wanted),
            Err(failure) => {
                self.tell(settings, failure);
                return Ok(());
            }
        };
        match prepare(&body, &wanted.stem, self.input) {
            Ok(prepared) if prepared.reading.says_something() => self.new_page(wanted),
            Ok(prepared) => {
                self.told.tally.passed_over += 1;
                self.lock
                    .pass_over(Entry { sha256: hash(&prepared.text), ..entry }.known_as(body.validators));
                self.lock.write(&self.folder)
            }
            Err(failure) => {
                self.tell(settings, failure);
                Ok(())
            }
        }
    }

    /// What stands where a new page is to be written, if it is not ours to replace.
    fn in_the_way(&self, file: &str, there: Option<&str>, entry: &Entry) -> Result<Option<Failure>, Error> {
        let is_ours =
            |file: &str, text: &str| self.lock.page.get(file).is_some_and(|known| known.sha256 == hash(text));
        if let Some(other) = self.twin(file)? {
            let message = format!("`{other}` is a page of the same name as `{file}`");
            let help =
                "move it away, and its entry in fetch.lock, if it has one: then this one takes its place";
            return Ok(Some(Failure::new(Code::PageInTheWay, message, help)));
        }
        Ok(there.filter(|text| hash(text) != entry.sha256 && !is_ours(file, text) && !self.force).map(|_| {
            let message = format!("`{file}` is there, and was not fetched");
            Failure::new(Code::PageInTheWay, message, "move it away, or replace it with --force")
        }))
    }

    /// A page of the same name with another extension.
    fn twin(&self, file: &str) -> Result<Option<String>, Error> {
        const EXTENSIONS: &[&str] = &["html", "htm", "md", "txt"];
        let stem = |name: &str| {
            let (stem, extension) = name.rsplit_once('.')?;
            EXTENSIONS.contains(&extension.to_lowercase().as_str()).then(|| stem.to_lowercase())
        };
        let entries = fs::read_dir(&self.folder).map_err(Error::io("read", &self.folder))?;
        let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
        let mut twins: Vec<String> = names.filter(|name| name != file && stem(name) == stem(file)).collect();
        twins.sort();
        Ok(twins.into_iter().next())
    }
}

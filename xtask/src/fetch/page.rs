//! One page: asked for, held against what is there, and written or kept.
//!
//! In: an address, its entry in the lock, and the file. Out: the file and its entry, or why they stay as they are. Three things are never done:
//! a page that somebody edited is not replaced, one that its site has no more is not deleted, and one that was an operation is not
//! replaced by one that is none. `--force` does the first and the last. Pages that are new are the business of [`fresh`](super::fresh).

use tablature_codegen::diagnostic::{Code, Diagnostic};
use tablature_codegen::source::Place;

use super::clock::stamp;
use super::first::ACCEPT_MARKDOWN;
use super::form::{Form, Prepared, prepare};
use super::lock::{Entry, Validators, hash};
use super::service::{ACCEPT, Service};
use super::verdict::{Answer, Failure};
use super::wanted::Wanted;
use crate::error::Error;

impl Service<'_, '_> {
    /// Fetches a page.
    pub(super) fn page(&mut self, wanted: &Wanted) -> Result<(), Error> {
        let url = wanted.url.as_str();
        if let Some((file, entry)) = self.lock.of_url(url) {
            return self.known_page(wanted, &file, entry);
        }
        let passed = self.lock.passed_over.iter().find(|entry| entry.url == url).cloned();
        match passed.filter(|_| !wanted.is_listed) {
            Some(entry) => self.passed_page(wanted, entry),
            None => self.new_page(wanted),
        }
    }

    /// A page that was fetched before.
    fn known_page(&mut self, wanted: &Wanted, file: &str, entry: Entry) -> Result<(), Error> {
        let place = self.place(file);
        let there = self.text_of(file)?;
        let is_edited = there.as_ref().is_some_and(|text| hash(text) != entry.sha256);
        if there.is_none() && !self.force {
            let message = format!("fetch.lock has an entry for `{file}`, and there is no such page");
            let help = "restore it from version control; or delete its entry in fetch.lock, too; or fetch it anew with --force";
            self.tell(place, Failure::new(Code::LockWithoutPage, message, help));
            return Ok(());
        }
        let is_condition = !(self.force && (is_edited || there.is_none()));
        let validators = if is_condition { entry.validators() } else { Validators::default() };
        match self.again(&entry, &validators) {
            Ok(Answer::NotModified) => self.unchanged(file, is_edited),
            Ok(Answer::Gone(status)) => self.gone(&entry, status, place),
            Ok(Answer::Page(body)) => match prepare(&body, &wanted.stem, self.input) {
                Ok(prepared) => {
                    return self.arrived(file, entry, there.as_deref(), &prepared, body.validators);
                }
                Err(failure) => self.tell(place, failure),
            },
            Err(failure) => self.tell(place, failure),
        }
        Ok(())
    }

    /// Asks for the form that was taken, and for no other.
    pub(super) fn again(&mut self, entry: &Entry, validators: &Validators) -> Result<Answer, Failure> {
        let invalid = |error: url::ParseError| {
            Failure::new(
                Code::FetchLockSyntax,
                format!("`{}` is no address: {error}", entry.from),
                "restore fetch.lock from version control",
            )
        };
        let url = url::Url::parse(&entry.from).map_err(invalid)?;
        let accept = if entry.form == Form::Markdown { ACCEPT_MARKDOWN } else { ACCEPT };
        self.client.get(&url, accept, validators)
    }

    fn unchanged(&mut self, file: &str, is_edited: bool) {
        self.told.tally.unchanged += 1;
        if is_edited {
            let message = format!("`{file}` was edited since it was fetched, and is left as it is");
            let help = "record in corrections.toml what the page says wrongly; --force fetches it anew";
            self.told.found.push(Diagnostic::new(Code::EditedPage, self.place(file), message).help(help));
        }
    }

    fn gone(&mut self, entry: &Entry, status: u16, place: Place) {
        let message = format!(
            "{} answered {status}: the page is gone, and the one from {} is kept",
            entry.from, entry.fetched
        );
        let help = "where it moved, give its new address; where it has another form now, delete its entry in fetch.lock; \
            where the operation is gone for good, delete the page, its entry and its address";
        self.tell(place, Failure::new(Code::GonePage, message, help));
    }

    /// A page that was fetched before has come again, and may be another one.
    fn arrived(
        &mut self,
        file: &str,
        entry: Entry,
        there: Option<&str>,
        prepared: &Prepared,
        validators: Validators,
    ) -> Result<(), Error> {
        let place = self.place(file);
        let sha256 = hash(&prepared.text);
        let on_disk = there.map(hash);
        let is_edited = on_disk.as_ref().is_some_and(|on_disk| *on_disk != entry.sha256);
        self.tell_of_charset(prepared, &place);
        if prepared.form != entry.form {
            let message = format!("{} was {} and is {} now", entry.from, entry.form, prepared.form);
            let help =
                "look at the address; to take what is there, delete the page and its entry in fetch.lock";
            self.tell(place, Failure::new(Code::OperationLost, message, help));
            return Ok(());
        }
        let is_new_text = sha256 != entry.sha256;
        if !is_new_text && !(self.force && (is_edited || there.is_none())) {
            self.unchanged(file, is_edited);
            return self.record(file, entry.known_as(validators));
        }
        let entry =
            Entry { fetched: stamp(self.clock.now()), sha256: sha256.clone(), ..entry }.known_as(validators);
        if on_disk.as_ref() == Some(&sha256) {
            // An earlier run wrote the page and came no further, or somebody was faster.
            self.told.tally.unchanged += 1;
            return self.record(file, entry);
        }
        if is_edited && !self.force {
            let message = format!(
                "`{file}` was edited since it was fetched, and has changed on the site: it is not overwritten"
            );
            let help = "move the edit to corrections.toml, and run with --force";
            self.tell(place, Failure::new(Code::EditedAndChanged, message, help));
            return Ok(());
        }
        if let Some(lost) = there.and_then(|there| self.lost(file, there, prepared)) {
            self.tell(place, lost);
            return Ok(());
        }
        self.told.tally.changed += 1;
        self.told.tally.lines.push(format!("changed {}/{file}: {}", self.input.service.id, prepared.reading));
        self.write(file, &prepared.text, entry)
    }
}

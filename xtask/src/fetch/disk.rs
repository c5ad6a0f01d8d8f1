//! What is on the disk of a service, and writing there: a page first, then its entry.

use std::io::ErrorKind;

use tablature_codegen::diagnostic::{Code, Diagnostic};
use tablature_codegen::limits;
use tablature_codegen::load::{Links, Unreadable, read_regular};
use tablature_codegen::source::Place;

use super::form::{Prepared, Reading};
use super::lock::Entry;
use super::service::Service;
use super::verdict::Failure;
use crate::error::Error;
use crate::paths::shown;
use crate::sync::{self, Durability};

impl Service<'_, '_> {
    /// Whether an operation would be lost with the old page.
    pub(super) fn lost(&self, file: &str, there: &str, prepared: &Prepared) -> Option<Failure> {
        let before = Reading::of(there, file, self.input);
        if self.force || !before.says_something() || prepared.reading.says_something() {
            return None;
        }
        let message = format!("what came describes no operation, and `{file}` does ({before}): it is kept");
        Some(Failure::new(
            Code::OperationLost,
            message,
            "look at the address in a browser; --force takes what is there",
        ))
    }

    /// The text of a page that is there.
    pub(super) fn text_of(&self, file: &str) -> Result<Option<String>, Error> {
        let path = self.folder.join(file);
        match read_regular(&path, limits::FILE_BYTES, Links::Refused) {
            // One that is no text is none that was fetched; its hash is that of no text.
            Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
            Err(Unreadable::Io(error)) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(Unreadable::Io(error)) => Err(Error::io("read", &path)(error)),
            Err(Unreadable::Irregular(what)) => Err(Error::Irregular { path: shown(&path), what }),
            Err(Unreadable::TooLarge) => {
                Err(Error::Irregular { path: shown(&path), what: "larger than any page" })
            }
        }
    }

    /// Writes a page, and then that it was written.
    pub(super) fn write(&mut self, file: &str, text: &str, entry: Entry) -> Result<(), Error> {
        sync::replace(&self.folder.join(file), text, &self.folder, Durability::Now)?;
        self.record(file, entry)
    }

    /// Remembers what a page is, if that is new.
    pub(super) fn record(&mut self, file: &str, entry: Entry) -> Result<(), Error> {
        if self.lock.page.get(file) == Some(&entry) {
            return Ok(());
        }
        self.lock.page.insert(file.to_owned(), entry);
        self.lock.write(&self.folder)
    }

    /// Tells of a charset that is not the page's.
    pub(super) fn tell_of_charset(&mut self, prepared: &Prepared, place: &Place) {
        if let Some(label) = &prepared.overruled {
            let message =
                format!("the server calls the text {label}, which it is not; it was read as what it is");
            self.told.found.push(Diagnostic::new(Code::Undecodable, place.clone(), message).as_note());
        }
    }

    /// The place of a page as a whole.
    pub(super) fn place(&self, file: &str) -> Place {
        Place::page(format!("{}/{file}", self.input.service.id))
    }
}

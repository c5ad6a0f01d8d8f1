//! `fetch.lock`: what was taken, from where and when, and what the servers need to say "not modified".
//!
//! In: the text of the file. Out: the same, in the order of names, so that a run that changes nothing changes no byte. The
//! date is that of the text: it stays while the text does, whatever else the site rebuilt around it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tablature_codegen::diagnostic::{Code, Diagnostic};
use tablature_codegen::limits;
use tablature_codegen::load::{FETCH_LOCK, Links, Unreadable, read_regular};
use tablature_codegen::model::FetchInfo;
use tablature_codegen::source::{Place, Span, name};

use super::form::Form;
use crate::error::Error;
use crate::sync;

const HEAD: &str =
    "# What `cargo xtask fetch` took, from where and when. It writes this file; commit it with the pages.\n";

/// The file, read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Lock {
    /// The index, as it was when it was last read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) index: Option<Index>,
    /// Every page that was written, by the name of its file.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) page: BTreeMap<String, Entry>,
    /// Pages of the index that are no operations, in the order of addresses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) passed_over: Vec<Entry>,
}

/// What was taken of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Entry {
    /// Its address, as service.toml or the index has it.
    pub(super) url: String,
    /// The form that was taken.
    pub(super) form: Form,
    /// The address of that form.
    pub(super) from: String,
    /// Since when the text is what it is.
    pub(super) fetched: String,
    /// The hash of the text.
    pub(super) sha256: String,
    /// By what the server knows the text again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) etag: Option<String>,
    /// The same, by date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) last_modified: Option<String>,
}

/// The index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Index {
    /// Its address.
    pub(super) url: String,
    /// By what the server knows it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) etag: Option<String>,
    /// The same, by date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) last_modified: Option<String>,
    /// The patterns of the settings, when it was read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) follow: Vec<String>,
    /// Those of what is left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) except: Vec<String>,
    /// The links that are followed by these patterns.
    pub(super) links: Vec<String>,
}

/// By what a server knows again what it has served.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Validators {
    /// `ETag`
    pub(super) etag: Option<String>,
    /// `Last-Modified`
    pub(super) last_modified: Option<String>,
}

impl Index {
    /// Whether it is the one of the settings, read as they say now.
    pub(super) fn is_of(&self, info: &FetchInfo) -> bool {
        info.index.as_ref() == Some(&self.url) && self.follow == info.follow && self.except == info.except
    }

    /// By what the server knows it again.
    pub(super) fn validators(&self) -> Validators {
        Validators { etag: self.etag.clone(), last_modified: self.last_modified.clone() }
    }
}

impl Entry {
    /// By what the server knows the text again.
    pub(super) fn validators(&self) -> Validators {
        Validators { etag: self.etag.clone(), last_modified: self.last_modified.clone() }
    }

    /// The same text, as the server calls it now.
    pub(super) fn known_as(self, Validators { etag, last_modified }: Validators) -> Self {
        Self { etag, last_modified, ..self }
    }
}

impl Lock {
    /// The lock of a service. An empty one where there is no file.
    pub(super) fn read(folder: &Path, service: &str) -> Result<Self, Diagnostic> {
        let place = Place::page(format!("{service}/{FETCH_LOCK}"));
        let refuse = |place: Place, reason: &str| {
            Diagnostic::new(Code::FetchLockSyntax, place, format!("fetch.lock cannot be read: {reason}"))
                .help("restore it from version control")
        };
        let bytes = match read_regular(&folder.join(FETCH_LOCK), limits::FILE_BYTES, Links::Refused) {
            Ok(bytes) => bytes,
            Err(Unreadable::Io(error)) if error.kind() == std::io::ErrorKind::NotFound => {
                return Ok(Self::default());
            }
            Err(error) => return Err(refuse(place, &error.to_string())),
        };
        let text = String::from_utf8(bytes).map_err(|_| refuse(place.clone(), "it is not UTF-8"))?;
        let lock: Self = toml::from_str(&text).map_err(|error| {
            let span = error.span().map(|range| Span::locate(&text, range));
            refuse(place.clone().at(span), error.message())
        })?;
        match lock.page.keys().find_map(|file| name::check(file).err()) {
            Some(error) => Err(refuse(place, &error.to_string())),
            None => Ok(lock),
        }
    }

    /// Replaces the file.
    pub(super) fn write(&self, folder: &Path) -> Result<(), Error> {
        let path = path(folder);
        sync::replace(&path, &self.text(), folder, sync::Durability::Now)
    }

    /// The text of the file.
    pub(super) fn text(&self) -> String {
        // Strings, and tables and lists of them, are all TOML.
        HEAD.to_owned() + "\n" + &toml::to_string(self).unwrap_or_default()
    }

    /// The file that was made of an address, and its entry.
    pub(super) fn of_url(&self, url: &str) -> Option<(String, Entry)> {
        let mut all = self.page.iter();
        all.find(|(_, entry)| entry.url == url).map(|(file, entry)| (file.clone(), entry.clone()))
    }

    /// Remembers that an address of the index is no page.
    pub(super) fn pass_over(&mut self, entry: Entry) {
        self.forget(&entry.url);
        let at = self.passed_over.partition_point(|known| known.url < entry.url);
        self.passed_over.insert(at, entry);
    }

    /// Forgets that an address of the index is no page.
    pub(super) fn forget(&mut self, url: &str) {
        self.passed_over.retain(|known| known.url != url);
    }
}

/// Where the lock of a service is.
fn path(folder: &Path) -> PathBuf {
    folder.join(FETCH_LOCK)
}

/// The hash of a text, as the lock has it.
pub(super) fn hash(text: &str) -> String {
    sync::sha256(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    fn lock() -> Lock {
        let url = "https://docs.example.com/a.html".to_owned();
        let entry = Entry {
            url: url.clone(),
            form: Form::Markdown,
            from: "https://docs.example.com/a.md".to_owned(),
            fetched: "2025-05-06T07:08:09Z".to_owned(),
            sha256: hash("text"),
            etag: Some("\"1\"".to_owned()),
            last_modified: None,
        };
        let index = Index {
            url: url.clone(),
            etag: None,
            last_modified: None,
            follow: vec!["*".to_owned()],
            except: Vec::new(),
            links: vec![url],
        };
        let mut lock =
            Lock { index: Some(index), page: [("a.md".to_owned(), entry.clone())].into(), ..Lock::default() };
        for url in ["c", "a", "b", "a"] {
            lock.pass_over(Entry { url: url.to_owned(), ..entry.clone() });
        }
        lock
    }

    #[test]
    fn what_is_no_page_stands_once_and_in_order() {
        let mut lock = lock();
        let urls = |lock: &Lock| lock.passed_over.iter().map(|it| it.url.clone()).collect::<String>();
        assert_eq!(urls(&lock), "abc");
        lock.forget("b");
        assert_eq!(urls(&lock), "ac");
    }

    #[test]
    fn what_is_written_is_read() {
        let dir = TempDir::new().unwrap();
        assert_eq!(Lock::read(dir.path(), "eg").unwrap(), Lock::default());
        lock().write(dir.path()).unwrap();
        assert_eq!(Lock::read(dir.path(), "eg").unwrap(), lock());
        assert_eq!(Lock::read(dir.path(), "eg").unwrap().text(), lock().text());
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_line() {
        let dir = TempDir::new().unwrap();
        let said = |text: &str| {
            std::fs::write(dir.path().join(FETCH_LOCK), text).unwrap();
            let found = Lock::read(dir.path(), "eg").unwrap_err();
            format!("{} {}: {}", found.code, found.place, found.message)
        };
        assert!(said("[page]\nx = ").starts_with("T9011 eg/fetch.lock:2: fetch.lock cannot be read: "));
        assert!(
            said("[page.'../x.md']\nurl = ''\nfetched = ''\nform = 'html'\nfrom = ''\nsha256 = ''\n")
                .starts_with("T9011 eg/fetch.lock: fetch.lock cannot be read: the name `../x.md`")
        );
        assert!(said("pages = 1").contains("unknown field `pages`"));
    }
}

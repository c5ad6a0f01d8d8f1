//! The output folder before a run: whether it is ours, and what is in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use tablature_codegen::load::{Links, Unreadable, read_regular};

use super::manifest::Manifest;
use super::pending::{self, PENDING};
use crate::error::Error;
use crate::paths::shown;

pub(super) const MANIFEST: &str = "manifest.json";
/// No file that is written is larger than this.
const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// The output folder, as the last run left it.
#[derive(Debug)]
pub(crate) struct State {
    /// The folder.
    pub(super) folder: PathBuf,
    /// What the last run that came to its end wrote.
    pub(crate) manifest: Manifest,
    /// What runs that were cut short have written, or were about to, with the hashes of what they wrote.
    pub(super) pending: BTreeMap<String, Vec<String>>,
    /// The manifest's text, to see whether it changes.
    pub(super) text: Option<String>,
}

impl State {
    /// Looks at the folder. One that holds anything but hidden files and has no manifest is not ours, and is refused.
    pub(crate) fn read(folder: &Path) -> Result<Self, Error> {
        let path = folder.join(MANIFEST);
        let text = read_text(&path)?;
        let pending = read_text(&folder.join(PENDING))?;
        let state = Self {
            folder: folder.to_owned(),
            manifest: text.as_ref().map(|text| Manifest::parse(&path, text)).transpose()?.unwrap_or_default(),
            pending: pending.as_deref().map(pending::parse).unwrap_or_default(),
            text,
        };
        if state.text.is_none() && pending.is_none() && holds_something(folder)? {
            return Err(Error::Refused { path: shown(folder) });
        }
        Ok(state)
    }

    /// Every file that is known to be ours, by its path below the folder.
    pub(super) fn owned(&self) -> BTreeSet<String> {
        let mut owned = self.manifest.paths();
        owned.extend(self.pending.keys().cloned());
        owned
    }

    /// Those of a service.
    pub(super) fn owned_of(&self, id: &str) -> BTreeSet<String> {
        let entry = self.manifest.services.get(id);
        let files = entry.into_iter().flat_map(|entry| entry.files.keys());
        let mut owned: BTreeSet<String> = files.map(|file| format!("{id}/{file}")).collect();
        let below = format!("{id}/");
        owned.extend(self.pending.keys().filter(|path| path.starts_with(&below)).cloned());
        owned
    }

    /// The services that have files.
    pub(super) fn ids(&self) -> BTreeSet<&str> {
        let pending = self.pending.keys().filter_map(|path| Some(path.split_once('/')?.0));
        self.manifest.services.keys().map(String::as_str).chain(pending).collect()
    }

    /// Whether a file is known to be ours.
    pub(super) fn owns(&self, below: &str) -> bool {
        self.manifest.hash(below).is_some() || self.pending.contains_key(below)
    }

    /// Whether a run has written a file with this hash.
    pub(super) fn wrote(&self, below: &str, hash: &str) -> bool {
        let mut pending = self.pending.get(below).into_iter().flatten();
        self.manifest.hash(below) == Some(hash) || pending.any(|pending| pending == hash)
    }
}

/// The text of a file of ours. None where there is no such file.
fn read_text(path: &Path) -> Result<Option<String>, Error> {
    let unreadable = |reason: &str| Error::Manifest { path: shown(path), reason: reason.to_owned() };
    match look(path)? {
        Found::Nothing => Ok(None),
        Found::Bytes(bytes) => String::from_utf8(bytes).map(Some).map_err(|_| unreadable("it is not UTF-8")),
        Found::Other(what) => Err(Error::Irregular { path: shown(path), what }),
        Found::TooLarge => Err(unreadable("it is larger than any that this program writes")),
    }
}

/// What stands at a path.
pub(super) enum Found {
    /// Nothing.
    Nothing,
    /// A file.
    Bytes(Vec<u8>),
    /// A file that is larger than all that is written.
    TooLarge,
    /// A link, a pipe, a folder or the like.
    Other(&'static str),
}

/// Looks at a path of the folder. Neither is a link followed, nor is anything waited for.
pub(super) fn look(path: &Path) -> Result<Found, Error> {
    match read_regular(path, MAX_BYTES, Links::Refused) {
        Ok(bytes) => Ok(Found::Bytes(bytes)),
        Err(Unreadable::Irregular(what)) => Ok(Found::Other(what)),
        Err(Unreadable::TooLarge) => Ok(Found::TooLarge),
        // A file where a folder has to be is found when it is in the way of writing.
        Err(Unreadable::Io(error))
            if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) =>
        {
            Ok(Found::Nothing)
        }
        Err(Unreadable::Io(error)) => Err(Error::io("read", path)(error)),
    }
}

/// Refuses links in the place of folders, for what is written or deleted behind one is outside of the folder.
pub(super) fn refuse_links<'a>(
    root: &Path,
    paths: impl IntoIterator<Item = &'a String>,
) -> Result<(), Error> {
    let above = |path: &'a String| path.match_indices('/').filter_map(move |(end, _)| path.get(..end));
    let folders: BTreeSet<&str> = paths.into_iter().flat_map(above).collect();
    for folder in folders {
        let path = root.join(folder);
        if path.is_symlink() {
            return Err(Error::Irregular { path: shown(&path), what: "a link" });
        }
    }
    Ok(())
}

/// The files of a service, below the folder of all services and in order. What cargo leaves behind, and what is hidden,
/// is not among them. Links are files here, wherever they lead.
pub(super) fn files_below(root: &Path, id: &str) -> Result<Vec<String>, Error> {
    let mut files = Vec::new();
    let mut folders = vec![id.to_owned()];
    while let Some(below) = folders.pop() {
        let folder = root.join(&below);
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => continue,
            Err(error) => return Err(Error::io("read", &folder)(error)),
        };
        for entry in entries {
            let entry = entry.map_err(Error::io("read", &folder))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') || matches!(name.as_str(), "target" | "Cargo.lock") {
                continue;
            }
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            let list = if is_folder { &mut folders } else { &mut files };
            list.push(format!("{below}/{name}"));
        }
    }
    files.sort();
    Ok(files)
}

fn holds_something(folder: &Path) -> Result<bool, Error> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(Error::io("read", folder)(error)),
    };
    let names: Result<Vec<_>, io::Error> = entries.map(|entry| Ok(entry?.file_name())).collect();
    let names = names.map_err(Error::io("read", folder))?;
    Ok(names.iter().any(|name| !name.to_string_lossy().starts_with('.')))
}

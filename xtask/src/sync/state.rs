//! The output folder before a run: whether it is ours, and what is in it.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::manifest::Manifest;
use crate::error::Error;
use crate::paths::shown;

pub(super) const MANIFEST: &str = "manifest.json";
pub(super) const PENDING: &str = ".tablature-pending.json";
const GUARD: &str = ".tablature-lock";

/// The output folder, as the last run left it.
#[derive(Debug)]
pub(crate) struct State {
    /// The folder.
    pub(super) folder: PathBuf,
    /// What the last run that came to its end wrote.
    pub(crate) manifest: Manifest,
    /// What a run that was cut short was about to write.
    pub(super) pending: Option<Manifest>,
    /// The manifest's text, to see whether it changes.
    pub(super) text: Option<String>,
}

impl State {
    /// Looks at the folder. One that holds anything but hidden files and has no manifest is not ours, and is refused.
    pub(crate) fn read(folder: &Path) -> Result<Self, Error> {
        let text = read_text(&folder.join(MANIFEST))?;
        let pending = read_text(&folder.join(PENDING))?;
        let parse = |name: &str, text: &String| Manifest::parse(&folder.join(name), text);
        let state = Self {
            folder: folder.to_owned(),
            manifest: text.as_ref().map(|text| parse(MANIFEST, text)).transpose()?.unwrap_or_default(),
            pending: pending.as_ref().map(|text| parse(PENDING, text)).transpose()?,
            text,
        };
        if state.text.is_none() && state.pending.is_none() && holds_something(folder)? {
            return Err(Error::Refused { path: shown(folder) });
        }
        Ok(state)
    }

    /// Every file that is known to be ours, by its path below the folder.
    pub(super) fn owned(&self) -> BTreeSet<String> {
        let mut owned = self.manifest.paths();
        owned.extend(self.pending.iter().flat_map(Manifest::paths));
        owned
    }
}

/// Keeps other runs from writing to the folder until it is dropped, or the process ends in whatever way: it is a lock
/// of the operating system on an empty file, which is why that file may stay.
#[derive(Debug)]
pub(crate) struct Guard {
    _file: File,
}

impl Guard {
    pub(crate) fn take(folder: &Path) -> Result<Self, Error> {
        fs::create_dir_all(folder).map_err(Error::io("create", folder))?;
        let path = folder.join(GUARD);
        let file = File::create(&path).map_err(Error::io("create", &path))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(Error::Locked { path: shown(folder) }),
            // Some network file systems have no locks. There, people have to take care themselves.
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {
                Ok(Self { _file: file })
            }
            Err(TryLockError::Error(error)) => Err(Error::io("lock", &path)(error)),
        }
    }
}

/// The text of a file. None where there is no such file.
fn read_text(path: &Path) -> Result<Option<String>, Error> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::io("read", path)(error)),
    }
}

/// The bytes of a file. None where there is no such file.
pub(super) fn read_bytes(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        // A file where a folder has to be is found when it is in the way of writing.
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(Error::io("read", path)(error)),
    }
}

/// The files of a service, below the folder of all services and in order. What cargo leaves behind, and what is hidden,
/// is not among them.
pub(super) fn files_below(root: &Path, below: &str) -> Result<Vec<String>, Error> {
    let folder = root.join(below);
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(Vec::new());
        }
        Err(error) => return Err(Error::io("read", &folder)(error)),
    };
    let mut files = Vec::new();
    for entry in entries {
        let entry = entry.map_err(Error::io("read", &folder))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || matches!(name.as_str(), "target" | "Cargo.lock") {
            continue;
        }
        let path = format!("{below}/{name}");
        if entry.path().is_dir() {
            files.extend(files_below(root, &path)?);
        } else {
            files.push(path);
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

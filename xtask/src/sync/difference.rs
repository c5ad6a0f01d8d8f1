//! How files on disk differ from what should stand there. Reads only.

use std::path::PathBuf;

use super::excerpt;
use super::manifest::sha256;
use super::state::{Found, State, look};
use crate::error::Error;
use crate::paths::shown;

/// One difference.
#[derive(Debug)]
pub(crate) struct Change {
    /// What is different.
    pub(crate) kind: Kind,
    /// The file.
    pub(crate) path: PathBuf,
    /// The first line that differs, for people.
    pub(crate) excerpt: Option<String>,
}

/// What is different.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// There is no such file yet.
    Missing,
    /// It has other contents, which an earlier run wrote.
    Changed,
    /// It has other contents, and no run is known to have written them.
    Edited,
    /// An earlier run wrote it, and it is no longer needed.
    Stale,
}

/// A `names.lock`: a file that grows, and lives beside the documents.
#[derive(Debug)]
pub(crate) struct LockFile<'a> {
    /// Where it lies.
    pub(crate) path: PathBuf,
    /// All of it. Where it is empty, no file is made.
    pub(crate) contents: &'a str,
}

/// How a lock differs, if it does. `unchanged` counts those that do not.
pub(super) fn of_lock(lock: &LockFile<'_>, unchanged: &mut usize) -> Result<Option<Change>, Error> {
    let (kind, excerpt) = match look(&lock.path)? {
        Found::Nothing if lock.contents.is_empty() => return Ok(None),
        Found::Bytes(found) if found == lock.contents.as_bytes() => {
            *unchanged += 1;
            return Ok(None);
        }
        Found::Nothing => (Kind::Missing, None),
        Found::Bytes(found) => (Kind::Changed, excerpt_of(&found, lock.contents)),
        Found::Other(what) => (Kind::Changed, Some(format!("it is {what}"))),
        Found::TooLarge => (Kind::Changed, None),
    };
    Ok(Some(Change { kind, path: lock.path.clone(), excerpt }))
}

/// How a file differs, if it does. `below` is its path below the folder of all services.
pub(super) fn of_file(state: &State, below: &str, contents: &str) -> Result<Option<Change>, Error> {
    let path = state.folder.join(below);
    let (kind, excerpt) = match look(&path)? {
        Found::Nothing => (Kind::Missing, None),
        Found::Bytes(found) if found == contents.as_bytes() => return Ok(None),
        // No file can be renamed over it.
        Found::Other(what) if path.is_dir() && !path.is_symlink() => {
            return Err(Error::Irregular { path: shown(&path), what });
        }
        // Not ours, and to be replaced by something else: only its owner can say whether it may go.
        _ if !state.owns(below) => return Err(Error::InTheWay { path: shown(&path) }),
        Found::Bytes(found) => {
            let kind = if state.wrote(below, &sha256(&found)) { Kind::Changed } else { Kind::Edited };
            (kind, excerpt_of(&found, contents))
        }
        Found::Other(what) => (Kind::Edited, Some(format!("it is {what}"))),
        Found::TooLarge => (Kind::Edited, None),
    };
    Ok(Some(Change { kind, path, excerpt }))
}

fn excerpt_of(found: &[u8], wanted: &str) -> Option<String> {
    excerpt::first_difference(&String::from_utf8_lossy(found), wanted)
}

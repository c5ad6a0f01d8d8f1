//! Carries a plan out, in an order that a crash cannot harm (see the module above).

use std::fs;
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;

use super::plan::{Change, Kind, Plan};
use super::state::{MANIFEST, PENDING, State};
use super::temporary;
use crate::error::Error;

/// Writes what differs. Afterwards the disk is as the goal wants it, and the manifest says so.
pub(crate) fn write(plan: &Plan, state: &State) -> Result<(), Error> {
    if plan.is_empty() && state.pending.is_none() {
        return Ok(());
    }
    let (locks, mut files): (Vec<&Change>, Vec<&Change>) =
        plan.changes.iter().partition(|change| change.is_lock);
    for lock in locks {
        let beside = lock.path.parent().unwrap_or(Path::new("."));
        replace(&lock.path, &lock.contents, beside, Durability::Now)?;
    }
    let mut pending = plan.manifest.clone();
    if let Some(earlier) = &state.pending {
        pending.claim(earlier);
    }
    let pending_path = state.folder.join(PENDING);
    replace(&pending_path, &pending.render(), &state.folder, Durability::Now)?;
    files.sort_by_key(|change| turn(change));
    for change in files {
        match change.kind {
            Kind::Missing | Kind::Changed | Kind::Edited => {
                replace(&change.path, &change.contents, &state.folder, Durability::Later)?;
            }
            Kind::Stale => delete(&change.path, &state.folder)?,
        }
    }
    replace(&state.folder.join(MANIFEST), &plan.manifest.render(), &state.folder, Durability::Now)?;
    fs::remove_file(&pending_path).map_err(Error::io("delete", &pending_path))
}

/// When the bytes must have reached the disk.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Durability {
    /// Before anything follows.
    Now,
    /// Whenever the system sees fit: the next run would write the file again.
    Later,
}

/// Cargo reads every crate of the workspace before it runs this program, and needs two files of each. So they come first
/// and go last: a run that is cut short leaves a crate that cargo reads, but for the moment between the two.
pub(super) fn turn(change: &Change) -> u8 {
    let is_needed = change.path.ends_with("Cargo.toml") || change.path.ends_with("src/lib.rs");
    match (change.kind, is_needed) {
        (Kind::Stale, false) => 2,
        (Kind::Stale, true) => 3,
        (_, true) => 0,
        (_, false) => 1,
    }
}

/// Replaces a file by renaming a finished one over it. `beside` is a folder on the same file system, so that it is one
/// step for the system. A link in the place of the file is replaced, and not what it leads to.
pub(crate) fn replace(
    path: &Path,
    contents: &str,
    beside: &Path,
    durability: Durability,
) -> Result<(), Error> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(Error::io("create", folder))?;
    let write = || -> io::Result<()> {
        let mut file = temporary::create(beside)?;
        file.write_all(contents.as_bytes())?;
        if durability == Durability::Now {
            file.as_file().sync_all()?;
        }
        file.persist(path)?;
        Ok(())
    };
    write().map_err(Error::io("write", path))
}

/// Deletes a file, and the folders that become empty by it.
fn delete(path: &Path, root: &Path) -> Result<(), Error> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(Error::io("delete", path)(error)),
        _ => {}
    }
    let folders = path.ancestors().skip(1).take_while(|folder| *folder != root && folder.starts_with(root));
    for folder in folders {
        // Fails where something else is in it, and then it stays.
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(())
}

//! Writes and deletes files, in an order that a crash cannot harm (see the module above).

use std::fs;
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use super::temporary;
use crate::error::Error;

/// When the bytes must have reached the disk.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Durability {
    /// Before anything follows.
    Now,
    /// Whenever the system sees fit: the next run would write the file again.
    Later,
}

/// Cargo reads every crate of the workspace before it runs this program, and needs two files of each. So they come first
/// and go last: a run that is cut short leaves a crate that cargo reads, but for the moment between the two where a service
/// goes, or where both were lost.
pub(super) fn is_late(path: &Path) -> bool {
    !(path.ends_with("Cargo.toml") || path.ends_with("src/lib.rs"))
}

/// Deletes files.
pub(super) fn delete_all(paths: &[PathBuf], root: &Path) -> Result<(), Error> {
    let (first, last): (Vec<&PathBuf>, Vec<&PathBuf>) = paths.iter().partition(|path| is_late(path));
    first.into_iter().chain(last).try_for_each(|path| delete(path, root))
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

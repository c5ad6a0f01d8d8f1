//! The files of a service that has no folder yet, until all of them are there.
//!
//! Cargo takes every folder beside the manifest for a crate, reads it before it runs this program, and refuses to do anything where one lacks
//! its manifest or its library. So a new folder is filled elsewhere, and then takes its place in one step. The workspace
//! excludes that place (`exclude` in `Cargo.toml`).

use std::fs;
use std::io;
use std::path::Path;

use crate::error::Error;

/// Where new folders are filled. One run at a time writes, and each of its services has its own folder.
const UNSHOWN: &str = ".tablature-new";

/// Writes all files of a service, by their paths below its folder, which is not there yet.
pub(super) fn write<'f>(
    root: &Path,
    id: &str,
    files: impl IntoIterator<Item = (&'f str, &'f str)>,
) -> Result<(), Error> {
    let unshown = root.join(UNSHOWN).join(id);
    for (path, contents) in files {
        let path = unshown.join(path);
        let folder = path.parent().unwrap_or(root);
        fs::create_dir_all(folder).map_err(Error::io("create", folder))?;
        fs::write(&path, contents).map_err(Error::io("write", &path))?;
    }
    let shown = root.join(id);
    fs::rename(&unshown, &shown).map_err(Error::io("create", &shown))
}

/// Removes what runs that were cut short have left. What cannot be removed is in nobody's way.
pub(crate) fn sweep(root: &Path) {
    let _ = fs::remove_dir_all(root.join(UNSHOWN));
}

/// Removes the folder of folders, which is empty behind a run that came to its end.
pub(super) fn remove(root: &Path) -> Result<(), Error> {
    let path = root.join(UNSHOWN);
    match fs::remove_dir(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Error::io("delete", &path)(error)),
        _ => Ok(()),
    }
}

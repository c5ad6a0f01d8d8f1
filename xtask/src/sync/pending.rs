//! `.tablature-pending`: what a run is about to write, before its manifest can say so. A line a file: SHA-256, two spaces, path.
//!
//! It only grows while a run goes on, and reaches the disk whenever the system sees fit: it is there for runs that are killed.
//! Where the power fails, files that nobody knows may be left, and are named as such.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::manifest::is_inside;
use crate::error::Error;

/// The file's name in the folder of all services.
pub(super) const PENDING: &str = ".tablature-pending";

/// The file, open at its end.
#[derive(Debug)]
pub(super) struct Pending {
    file: File,
    path: PathBuf,
}

impl Pending {
    /// Opens it, or makes it. What stands in it already stays: it is what earlier runs left behind.
    pub(super) fn open(folder: &Path) -> Result<Self, Error> {
        fs::create_dir_all(folder).map_err(Error::io("create", folder))?;
        let path = folder.join(PENDING);
        let file = OpenOptions::new().append(true).create(true).open(&path);
        Ok(Self { file: file.map_err(Error::io("create", &path))?, path })
    }

    /// Adds files by their paths, with their hashes.
    pub(super) fn add<'a>(
        &mut self,
        files: impl IntoIterator<Item = (&'a String, &'a String)>,
    ) -> Result<(), Error> {
        let mut lines = String::new();
        for (path, hash) in files {
            // Writing to a string cannot fail.
            let _ = writeln!(lines, "{hash}  {path}");
        }
        self.file.write_all(lines.as_bytes()).map_err(Error::io("write", &self.path))
    }
}

/// Deletes the file, if it is there.
pub(super) fn remove(folder: &Path) -> Result<(), Error> {
    let path = folder.join(PENDING);
    match fs::remove_file(&path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Error::io("delete", &path)(error)),
        _ => Ok(()),
    }
}

/// The files that a text names, with the hashes of all that was to stand there. A line that is cut off names a file that was
/// not written, and what leaves the folder was not written by us.
pub(super) fn parse(text: &str) -> BTreeMap<String, Vec<String>> {
    let mut files: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let lines = text.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n')?.split_once("  "));
    for (hash, path) in lines.filter(|(_, path)| is_inside(path)) {
        files.entry(path.to_owned()).or_default().push(hash.to_owned());
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_added_is_read_again_and_a_line_that_is_cut_off_is_not() {
        let dir = tempfile::TempDir::new().unwrap();
        let [path, other, hash] = ["eg/src/lib.rs", "eg/a b", "0a"].map(str::to_owned);
        Pending::open(dir.path()).unwrap().add([(&path, &hash)]).unwrap();
        Pending::open(dir.path()).unwrap().add([(&other, &hash), (&path, &"0b".to_owned())]).unwrap();
        let text = fs::read_to_string(dir.path().join(PENDING)).unwrap();
        let files = parse(&(text + "0c  eg/cut"));
        assert_eq!(
            files,
            [(other, vec![hash.clone()]), (path, vec![hash, "0b".to_owned()])].into_iter().collect()
        );
        remove(dir.path()).unwrap();
        remove(dir.path()).unwrap();
    }

    #[test]
    fn a_path_that_leaves_the_folder_is_none_of_ours() {
        assert!(parse("0a  ../eg/a\n0a  /etc/passwd\n<<<<<<< HEAD\n\n").is_empty());
    }
}

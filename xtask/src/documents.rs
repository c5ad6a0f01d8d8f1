//! Where documents lie, as the command line says it, and small files that lie beside them and that commands other than `generate`
//! read and write.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use tablature_codegen::limits;
use tablature_codegen::load::{Links, Unreadable, irregular, read_regular};

use crate::error::Error;
use crate::paths::{of_repository, shown};
use crate::sync::{self, Durability};

/// The folder with the documents, and the description of their cloud.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct Documents {
    /// The folder with the documents [default: docs-input of this repository].
    #[arg(long, value_name = "DIR")]
    pub(crate) docs_input: Option<PathBuf>,
    /// The description of the cloud, for a folder without a cloud.toml [default: docs-input/cloud.toml of this repository].
    #[arg(long, value_name = "FILE")]
    pub(crate) cloud: Option<PathBuf>,
}

impl Documents {
    /// The folder.
    pub(crate) fn folder(&self) -> PathBuf {
        self.docs_input.clone().unwrap_or_else(|| of_repository("docs-input"))
    }

    /// The description of the cloud, for a folder without a cloud.toml.
    pub(crate) fn cloud(&self) -> PathBuf {
        self.cloud.clone().unwrap_or_else(|| of_repository("docs-input/cloud.toml"))
    }
}

/// Reads a TOML file that may be left out. None where there is none.
pub(crate) fn settings<T: DeserializeOwned>(path: &Path) -> Result<Option<T>, Error> {
    let invalid = |error: toml::de::Error| unusable(path, error.to_string());
    read(path)?.map(|text| toml::from_str(&text).map_err(invalid)).transpose()
}

/// Reads a file that may be left out, and never waits for one that is no file. None where there is none.
pub(crate) fn read(path: &Path) -> Result<Option<String>, Error> {
    text(path, limits::FILE_BYTES, Links::Followed, "it is not UTF-8")
}

/// The text of a file of at most `limit` bytes that may be left out. `broken` is what is wrong with one that is no text.
pub(crate) fn text(path: &Path, limit: u64, links: Links, broken: &str) -> Result<Option<String>, Error> {
    match read_regular(path, limit, links) {
        Ok(bytes) => String::from_utf8(bytes).map(Some).map_err(|_| unusable(path, broken.to_owned())),
        Err(Unreadable::Io(error)) if error.kind() == ErrorKind::NotFound && !is_link(path) => Ok(None),
        Err(why) => Err(Error::unreadable(path, why)),
    }
}

/// One that leads nowhere is no file that was left out.
fn is_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.file_type().is_symlink())
}

/// Writes a file that people write, too: wholly or not at all, and nowhere behind a link. `beside` is a folder in which the next
/// run looks for what this one has left half written, if it is killed.
pub(crate) fn write(path: &Path, text: &str, beside: &Path) -> Result<(), Error> {
    match fs::symlink_metadata(path) {
        Ok(found) => {
            if let Some(what) = irregular(found.file_type()) {
                return Err(Error::Irregular { path: shown(path), what });
            }
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(Error::io("write", path)(error)),
    }
    sync::replace(path, text, beside, Durability::Now)
}

/// Settings that can be read, and not used.
pub(crate) fn unusable(path: &Path, reason: String) -> Error {
    Error::Settings { path: shown(path), reason }
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;
    use std::process::Command;

    use tempfile::TempDir;

    use super::*;

    fn refusal<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
        result.unwrap_err().to_string()
    }

    #[test]
    fn only_files_are_read() {
        let dir = TempDir::new().unwrap();
        let path = dir.path().join("lints.toml");
        assert_eq!(read(&path).unwrap(), None);
        symlink("nowhere", &path).unwrap();
        assert!(refusal(read(&path)).starts_with("cannot read"), "a link that leads nowhere");
        fs::remove_file(&path).unwrap();
        symlink("/dev/zero", &path).unwrap();
        assert!(refusal(read(&path)).contains("is a device"));
        fs::remove_file(&path).unwrap();
        assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
        assert!(refusal(settings::<toml::Table>(&path)).contains("is a pipe"));
        fs::remove_file(&path).unwrap();
        fs::write(&path, b"\xff").unwrap();
        assert!(refusal(read(&path)).ends_with("it is not UTF-8"));
    }

    #[test]
    fn nothing_is_written_behind_a_link() {
        let dir = TempDir::new().unwrap();
        let (path, mine) = (dir.path().join("corrections.toml"), dir.path().join("mine"));
        fs::write(&mine, "mine").unwrap();
        symlink(&mine, &path).unwrap();
        assert!(refusal(write(&path, "ours", dir.path())).contains("is a link"));
        assert_eq!(fs::read_to_string(&mine).unwrap(), "mine");
        fs::remove_file(&path).unwrap();
        write(&path, "ours", dir.path()).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "ours");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2, "nothing half written is left");
    }
}

//! Bytes out of files, and out of nothing else: what waits for somebody to write (a pipe, a terminal), what never ends
//! (a device) and what is no file (a folder, a socket) is refused before it is read, and again once it is open.

use std::fs::{self, FileType, Metadata, OpenOptions};
use std::io::{self, Read as _};
use std::path::Path;

/// Whether the last name of a path may be a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Links {
    /// What it leads to is read.
    Followed,
    /// It is refused.
    Refused,
}

/// Why a file was not read.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// It is no regular file but this.
    #[error("it is {0} and no file")]
    Irregular(&'static str),
    /// It has more bytes than were asked for.
    #[error("it is too large")]
    TooLarge,
    /// The system refuses. Its own words differ from one system to the next; those of `ErrorKind` do not.
    #[error("{}", .0.kind())]
    Io(#[from] io::Error),
}

/// Reads a regular file of at most `limit` bytes. It never waits, and never reads more than that, whatever the system
/// says of the size: a file may grow while it is read.
///
/// # Errors
///
/// Why there are no bytes.
pub fn read_regular(path: &Path, limit: u64, links: Links) -> Result<Vec<u8>, Unreadable> {
    let found = match links {
        Links::Followed => fs::metadata(path)?,
        Links::Refused => fs::symlink_metadata(path)?,
    };
    admit(&found, limit)?;
    let mut options = OpenOptions::new();
    options.read(true);
    never_wait(&mut options, links);
    let file = options.open(path)?;
    // What stands at the path may be another file by now.
    admit(&file.metadata()?, limit)?;
    bytes(file, limit)
}

fn admit(found: &Metadata, limit: u64) -> Result<(), Unreadable> {
    match irregular(found.file_type()) {
        Some(what) => Err(Unreadable::Irregular(what)),
        None if found.len() > limit => Err(Unreadable::TooLarge),
        None => Ok(()),
    }
}

fn bytes(file: impl io::Read, limit: u64) -> Result<Vec<u8>, Unreadable> {
    let mut bytes = Vec::new();
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length <= limit) {
        Ok(bytes)
    } else {
        Err(Unreadable::TooLarge)
    }
}

/// A pipe would be waited for until somebody writes, and a terminal could become the one that ends this program.
#[cfg(unix)]
fn never_wait(options: &mut OpenOptions, links: Links) {
    use std::os::unix::fs::OpenOptionsExt as _;
    let links = if links == Links::Refused { libc::O_NOFOLLOW } else { 0 };
    options.custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY | links);
}

#[cfg(not(unix))]
fn never_wait(_options: &mut OpenOptions, _links: Links) {}

/// What it is, for people. None for a regular file.
pub fn irregular(kind: FileType) -> Option<&'static str> {
    if kind.is_file() {
        return None;
    }
    if kind.is_dir() {
        return Some("a folder");
    }
    if kind.is_symlink() {
        return Some("a link");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        if kind.is_fifo() {
            return Some("a pipe");
        }
        if kind.is_socket() {
            return Some("a socket");
        }
    }
    Some("a device")
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    fn refused(path: &Path, links: Links) -> String {
        read_regular(path, 10, links).unwrap_err().to_string()
    }

    #[test]
    fn files_are_read_up_to_the_limit() {
        let dir = TempDir::new().unwrap();
        let path = dir.path().join("a");
        fs::write(&path, "0123456789").unwrap();
        assert_eq!(read_regular(&path, 10, Links::Refused).unwrap(), b"0123456789");
        fs::write(&path, "0123456789a").unwrap();
        assert_eq!(refused(&path, Links::Followed), "it is too large");
        assert_eq!(refused(dir.path(), Links::Followed), "it is a folder and no file");
        assert_eq!(refused(&dir.path().join("b"), Links::Followed), "entity not found");
    }

    /// A file that grows while it is read: the system said that it is small.
    #[test]
    fn what_grows_is_read_up_to_the_limit() {
        let endless = io::repeat(b'a');
        assert!(matches!(bytes(endless, 1_000), Err(Unreadable::TooLarge)));
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_where_that_was_asked_for() {
        let dir = TempDir::new().unwrap();
        let (file, link) = (dir.path().join("a"), dir.path().join("b"));
        fs::write(&file, "text").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        assert_eq!(read_regular(&link, 10, Links::Followed).unwrap(), b"text");
        assert_eq!(refused(&link, Links::Refused), "it is a link and no file");
        let device = dir.path().join("zero");
        std::os::unix::fs::symlink("/dev/zero", &device).unwrap();
        assert_eq!(refused(&device, Links::Followed), "it is a device and no file");
    }

    /// If the path becomes a pipe between the two looks at it, opening must not wait for a writer.
    #[cfg(unix)]
    #[test]
    fn opening_a_pipe_does_not_wait() {
        let dir = TempDir::new().unwrap();
        let pipe = dir.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        assert_eq!(refused(&pipe, Links::Refused), "it is a pipe and no file");
        let mut options = OpenOptions::new();
        options.read(true);
        never_wait(&mut options, Links::Refused);
        let file = options.open(&pipe).unwrap();
        assert!(matches!(admit(&file.metadata().unwrap(), 10), Err(Unreadable::Irregular("a pipe"))));
    }
}

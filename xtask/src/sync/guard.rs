//! One run at a time.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use tablature_codegen::load::irregular;

use crate::error::Error;
use crate::paths::shown;

const GUARD: &str = ".tablature-lock";

/// How often the file may be deleted under the hands of a run that wants it. It takes that many other runs to end in the
/// same moment.
const ATTEMPTS: usize = 100;

/// Keeps other runs from writing to the folder until it is dropped, or the process ends in whatever way: it is a lock
/// of the operating system on an empty file.
///
/// The file goes with the guard. Whoever has opened it by then and locks it afterwards has a file that is no longer in
/// the folder, sees that, and takes the one that is. Only Unix tells whether two files are the same; elsewhere the file
/// stays, which does no harm.
#[derive(Debug)]
pub(crate) struct Guard {
    file: File,
    path: PathBuf,
}

impl Guard {
    pub(crate) fn take(folder: &Path) -> Result<Self, Error> {
        fs::create_dir_all(folder).map_err(Error::io("create", folder))?;
        let path = folder.join(GUARD);
        for _ in 0..ATTEMPTS {
            let Some(file) = open(&path)? else { continue };
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => break,
                // Some network file systems have no locks. There, people have to take care themselves.
                Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
                Err(TryLockError::Error(error)) => return Err(Error::io("lock", &path)(error)),
            }
            if is_at(&file, &path) {
                return Ok(Self { file, path });
            }
        }
        Err(Error::Locked { path: shown(folder) })
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        // While it is still locked. If it cannot be deleted it stays, as it would after a run that was killed.
        if cfg!(unix) && is_at(&self.file, &self.path) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// The file, made where there is none. None where it came or went in between.
fn open(path: &Path) -> Result<Option<File>, Error> {
    let mut options = OpenOptions::new();
    options.write(true);
    let opened = match fs::symlink_metadata(path) {
        // Never through a link, nor into a pipe.
        Ok(found) => match irregular(found.file_type()) {
            Some(what) => return Err(Error::Irregular { path: shown(path), what }),
            None => options.open(path),
        },
        Err(error) if error.kind() == ErrorKind::NotFound => options.create_new(true).open(path),
        Err(error) => Err(error),
    };
    match opened {
        Ok(file) => Ok(Some(file)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::AlreadyExists) => Ok(None),
        Err(error) => Err(Error::io("create", path)(error)),
    }
}

/// Whether a file is the one at the path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let (Ok(file), Ok(found)) = (file.metadata(), fs::symlink_metadata(path)) else { return false };
    (file.dev(), file.ino()) == (found.dev(), found.ino())
}

#[cfg(not(unix))]
fn is_at(_file: &File, _path: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    #[test]
    fn two_runs_do_not_write_at_the_same_time() {
        let dir = TempDir::new().unwrap();
        let folder: PathBuf = dir.path().join("generated");
        let guard = Guard::take(&folder).unwrap();
        assert!(matches!(Guard::take(&folder).unwrap_err(), Error::Locked { .. }));
        assert!(
            super::super::State::read(&folder).is_ok(),
            "the lock's file does not make the folder foreign"
        );
        drop(guard);
        assert!(Guard::take(&folder).is_ok());
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_left_of_it() {
        let dir = TempDir::new().unwrap();
        drop(Guard::take(dir.path()).unwrap());
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
        // That of a run that was killed is taken over.
        fs::write(dir.path().join(GUARD), "").unwrap();
        drop(Guard::take(dir.path()).unwrap());
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
    }

    /// However many runs take it and end, never do two have it.
    #[test]
    fn it_is_held_by_one_while_others_come_and_go() {
        use std::sync::atomic::{AtomicUsize, Ordering};
        let dir = TempDir::new().unwrap();
        let (holders, taken) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let run = || {
            for _ in 0..2_000 {
                if let Ok(guard) = Guard::take(dir.path()) {
                    assert_eq!(holders.fetch_add(1, Ordering::SeqCst), 0);
                    taken.fetch_add(1, Ordering::SeqCst);
                    std::thread::sleep(std::time::Duration::from_micros(20));
                    holders.fetch_sub(1, Ordering::SeqCst);
                    drop(guard);
                }
            }
        };
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(run);
            }
        });
        assert!(taken.into_inner() > 0);
    }

    #[cfg(unix)]
    #[test]
    fn it_is_no_way_out_of_the_folder() {
        let dir = TempDir::new().unwrap();
        let (folder, mine) = (dir.path().join("generated"), dir.path().join("mine"));
        fs::create_dir(&folder).unwrap();
        fs::write(&mine, "mine").unwrap();
        std::os::unix::fs::symlink(&mine, folder.join(GUARD)).unwrap();
        let error = Guard::take(&folder).unwrap_err().to_string();
        assert!(
            error.ends_with(".tablature-lock` is a link, and nothing is read or written there"),
            "{error}"
        );
        assert_eq!(fs::read_to_string(&mine).unwrap(), "mine");
    }
}

//! Texts that wait until all that is to be published is known to be sound.
//!
//! In: what is made of one service after another. Out: the same, in any order. A cloud makes gigabytes of it, so it waits in a file, and
//! not in memory. The file has no name: the system removes it, however the run ends.

use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::error::Error;

/// Where a text lies.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    start: u64,
    length: usize,
}

/// A file without a name.
#[derive(Debug)]
pub(super) struct Spool {
    /// Services come from several threads.
    file: Mutex<File>,
    /// The folder that has room for it, for messages.
    folder: PathBuf,
}

impl Spool {
    /// Opens an empty one in a folder, which is made where it is missing.
    pub(super) fn open(folder: &Path) -> Result<Self, Error> {
        fs::create_dir_all(folder).map_err(Error::io("create", folder))?;
        let file = tempfile::tempfile_in(folder).map_err(Error::io("create a file in", folder))?;
        Ok(Self { file: Mutex::new(file), folder: folder.to_owned() })
    }

    /// Adds a text.
    pub(super) fn put(&self, text: &str) -> Result<Span, Error> {
        let add = |file: &mut File| -> io::Result<Span> {
            let start = file.seek(SeekFrom::End(0))?;
            file.write_all(text.as_bytes())?;
            Ok(Span { start, length: text.len() })
        };
        self.with(add).map_err(Error::io("write a file in", &self.folder))
    }

    /// A text that was added.
    pub(super) fn text(&self, span: Span) -> Result<String, Error> {
        let read = |file: &mut File| -> io::Result<String> {
            file.seek(SeekFrom::Start(span.start))?;
            let mut bytes = vec![0; span.length];
            file.read_exact(&mut bytes)?;
            String::from_utf8(bytes).map_err(io::Error::other)
        };
        self.with(read).map_err(Error::io("read a file in", &self.folder))
    }

    fn with<T>(&self, work: impl FnOnce(&mut File) -> T) -> T {
        // Whoever panicked has left no text half noted: where it lies is told when all of it is there.
        work(&mut self.file.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    #[test]
    fn texts_come_back_in_any_order_and_nothing_is_left() {
        let dir = TempDir::new().unwrap();
        let folder = dir.path().join("new");
        let spool = Spool::open(&folder).unwrap();
        let spans = ["one", "", "zwölf"].map(|text| spool.put(text).unwrap());
        let texts = [2, 0, 1].map(|index: usize| spool.text(spans[index]).unwrap());
        assert_eq!(texts, ["zwölf", "one", ""]);
        drop(spool);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
    }

    #[test]
    fn where_there_is_no_room_the_folder_is_named() {
        let dir = TempDir::new().unwrap();
        let file = dir.path().join("file");
        fs::write(&file, "").unwrap();
        assert!(Spool::open(&file).unwrap_err().to_string().contains("file"));
    }
}

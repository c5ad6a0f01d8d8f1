//! Files that are not finished yet, and what runs that were killed have left of them.
//!
//! Those of the output lie beside the manifest, all in one folder: that is one file system, `cargo` sees no member of a
//! workspace in a file, and there is one place to tidy. That of a `names.lock` lies beside it, since documents may be on
//! another file system.
//!
//! A run locks its files while it writes them, so what can be locked belongs to no run any more.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::Path;

use tempfile::NamedTempFile;

const PREFIX: &str = ".tablature-";
const SUFFIX: &str = ".tmp";
/// Letters and digits between the two.
const RANDOM: usize = 8;

/// A hidden file with the permissions of any other new file. What is temporary is otherwise for its owner only.
pub(super) fn create(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX).rand_bytes(RANDOM);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let file = builder.tempfile_in(folder)?;
    // Where there are no locks, there is no other run either (see `Guard`).
    let _ = file.as_file().try_lock();
    Ok(file)
}

/// Deletes what earlier runs have left: in the output folder, which is locked by now, and in the folder of each service
/// of the documents. What cannot be deleted stays, since it is in nobody's way.
pub(crate) fn sweep(generated: &Path, docs_input: &Path) {
    sweep_folder(generated);
    for entry in fs::read_dir(docs_input).into_iter().flatten().flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            sweep_folder(&entry.path());
        }
    }
}

/// Deletes what earlier runs have left in one folder.
pub(crate) fn sweep_folder(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_ours = entry.file_name().to_str().is_some_and(is_temporary)
            && entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_ours && is_left(&entry.path()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether no run is writing it.
fn is_left(path: &Path) -> bool {
    let locked = |file: File| file.try_lock();
    !matches!(File::open(path).map(locked), Err(_) | Ok(Err(TryLockError::WouldBlock)))
}

/// Whether a name is one that [`create`] gives.
fn is_temporary(name: &str) -> bool {
    let random = name.strip_prefix(PREFIX).and_then(|rest| rest.strip_suffix(SUFFIX));
    random.is_some_and(|random| {
        random.len() == RANDOM && random.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn what_was_left_goes_and_nothing_else() {
        let dir = TempDir::new().unwrap();
        let (generated, docs) = (dir.path().join("generated"), dir.path().join("docs"));
        let (eg, src) = (docs.join("eg"), generated.join("eg/src"));
        fs::create_dir_all(&eg).unwrap();
        fs::create_dir_all(src).unwrap();
        for folder in [&generated, &eg] {
            create(folder).unwrap().keep().unwrap();
            let others =
                [".tablature-lock", ".tablature-.tmp", ".tablature-notes.txt", ".tablature-a_b-c_d!.tmp"];
            for name in others {
                fs::write(folder.join(name), "").unwrap();
            }
            fs::create_dir(folder.join(".tablature-abcdefgh.tmp")).unwrap();
        }
        let live = create(&eg).unwrap();
        sweep(&generated, &docs);
        let stay = [
            ".tablature-.tmp",
            ".tablature-a_b-c_d!.tmp",
            ".tablature-abcdefgh.tmp",
            ".tablature-lock",
            ".tablature-notes.txt",
        ];
        assert_eq!(names(&generated), [&stay[..], &["eg"]].concat());
        assert!(live.path().exists(), "another run is writing it");
        drop(live);
        assert_eq!(names(&eg), stay);
    }
}

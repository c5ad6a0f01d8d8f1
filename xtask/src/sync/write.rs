//! Carries a plan out, in an order that a crash cannot harm (see the module above).

use std::fs;
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;

use super::plan::{Change, Kind, Plan};
use super::state::{MANIFEST, PENDING, State};
use crate::error::Error;

/// Writes what differs. Afterwards the disk is as the goal wants it, and the manifest says so.
pub(crate) fn write(plan: &Plan, state: &State) -> Result<(), Error> {
    if plan.is_empty() && state.pending.is_none() {
        return Ok(());
    }
    let (locks, files): (Vec<&Change>, Vec<&Change>) = plan.changes.iter().partition(|change| change.is_lock);
    for lock in locks {
        replace(&lock.path, &lock.contents, Durability::Now)?;
    }
    let mut pending = plan.manifest.clone();
    if let Some(earlier) = &state.pending {
        pending.claim(earlier);
    }
    let pending_path = state.folder.join(PENDING);
    replace(&pending_path, &pending.render(), Durability::Now)?;
    for change in files {
        match change.kind {
            Kind::Missing | Kind::Changed | Kind::Edited => {
                replace(&change.path, &change.contents, Durability::Later)?;
            }
            Kind::Stale => delete(&change.path, &state.folder)?,
        }
    }
    replace(&state.folder.join(MANIFEST), &plan.manifest.render(), Durability::Now)?;
    fs::remove_file(&pending_path).map_err(Error::io("delete", &pending_path))
}

/// When the bytes must have reached the disk.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Durability {
    /// Before anything follows.
    Now,
    /// Whenever the system sees fit: the next run would write the file again.
    Later,
}

/// Replaces a file by renaming a finished one over it. Both lie in one folder, so that it is one step for the system.
fn replace(path: &Path, contents: &str, durability: Durability) -> Result<(), Error> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(Error::io("create", folder))?;
    let write = || -> io::Result<()> {
        let mut file = temporary().tempfile_in(folder)?;
        file.write_all(contents.as_bytes())?;
        if durability == Durability::Now {
            file.as_file().sync_all()?;
        }
        file.persist(path)?;
        Ok(())
    };
    write().map_err(Error::io("write", path))
}

/// A hidden file with the permissions of any other new file. What is temporary is otherwise for its owner only.
fn temporary() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".tablature-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
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

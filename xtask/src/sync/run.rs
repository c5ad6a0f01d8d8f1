//! One run over a folder, service after service. Services may come from several threads, in any order.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::difference::{self, Change, Kind, LockFile};
use super::manifest::{Entry, Manifest, is_inside, sha256};
use super::pending::{self, Pending};
use super::state::{Found, MANIFEST, State, files_below, look, refuse_links};
use super::unshown;
use super::write::{self, Durability};
use crate::error::Error;

/// Files by their paths below the service's folder, with `/`.
pub(crate) type Files<'a> = BTreeMap<&'a str, &'a str>;

/// What is done about differences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// They are told.
    Check,
    /// They are put right.
    Write,
}

/// One run.
#[derive(Debug)]
pub(crate) struct Run<'a> {
    state: &'a State,
    mode: Mode,
    done: Mutex<Done>,
}

/// What came of the services so far.
#[derive(Debug, Default)]
struct Done {
    /// What the manifest will say.
    next: Manifest,
    /// The services that were spoken of.
    seen: BTreeSet<String>,
    changes: Vec<Change>,
    unchanged: usize,
    pending: Option<Pending>,
}

impl Done {
    /// Notes a service, with what the manifest will say of it, if anything.
    fn note(&mut self, id: &str, entry: Option<Entry>, unchanged: usize) {
        self.unchanged += unchanged;
        self.seen.insert(id.to_owned());
        let Some(Entry { pages, files }) = entry else { return };
        let next = self.next.services.entry(id.to_owned()).or_default();
        next.pages.extend(pages);
        next.files.extend(files);
    }
}

/// A file that differs.
struct Unwritten<'a> {
    change: Change,
    contents: &'a str,
    /// Its path below the folder of all services.
    below: String,
    /// The hash of what is to stand there.
    hash: String,
}

impl Unwritten<'_> {
    /// Its path below the folder of its service.
    fn inside(&self) -> &str {
        self.below.split_once('/').map_or(&self.below, |(_, inside)| inside)
    }
}

/// What a run came to.
#[derive(Debug)]
pub(crate) struct Synced {
    /// The differences, by path. A check has the manifest among them.
    pub(crate) changes: Vec<Change>,
    /// How many files are as they should be.
    pub(crate) unchanged: usize,
    /// Files among the generated ones that no run is known to have written. They stay, and people should know.
    pub(crate) unknown: Vec<PathBuf>,
}

impl Synced {
    /// How many differences are of this kind.
    pub(crate) fn count(&self, kind: Kind) -> usize {
        self.changes.iter().filter(|change| change.kind == kind).count()
    }
}

impl<'a> Run<'a> {
    /// A run over a folder as it was found.
    pub(crate) fn new(state: &'a State, mode: Mode) -> Self {
        Self { state, mode, done: Mutex::default() }
    }

    /// What should stand there of a service: files, and the operations of each page, for the manifest. Where there is an error, none
    /// of them is written. What is large may be put in parts.
    pub(crate) fn put(
        &self,
        id: &str,
        files: &Files<'_>,
        pages: BTreeMap<String, Vec<String>>,
        lock: Option<&LockFile<'_>>,
    ) -> Result<(), Error> {
        if let Some(path) = files.keys().find(|path| !is_inside(path)) {
            return Err(Error::OutputPath { service: id.to_owned(), path: (*path).to_owned() });
        }
        let below = |file: &str| format!("{id}/{file}");
        let wanted: Vec<String> = files.keys().map(|file| below(file)).collect();
        refuse_links(&self.state.folder, &wanted)?;
        let mut unchanged = 0;
        let of_lock = match lock {
            Some(lock) => difference::of_lock(lock, &mut unchanged)?,
            None => None,
        };
        let mut changes = Vec::new();
        let mut entry = Entry { pages, files: BTreeMap::new() };
        for ((file, contents), below) in files.iter().zip(wanted) {
            let hash = sha256(contents.as_bytes());
            match difference::of_file(self.state, &below, contents)? {
                Some(change) => changes.push(Unwritten { change, contents, below, hash: hash.clone() }),
                None => unchanged += 1,
            }
            entry.files.insert((*file).to_owned(), hash);
        }
        if self.mode == Mode::Write {
            if let Some((lock, change)) = lock.zip(of_lock.as_ref()) {
                let beside = change.path.parent().unwrap_or(Path::new("."));
                write::replace(&lock.path, lock.contents, beside, Durability::Now)?;
            }
            self.write(id, &mut changes)?;
        }
        let mut done = self.done();
        done.changes.extend(of_lock.into_iter().chain(changes.into_iter().map(|it| it.change)));
        done.note(id, Some(entry), unchanged);
        Ok(())
    }

    /// Leaves files of a service as they are, whose hashes are known.
    pub(crate) fn keep_files(&self, id: &str, files: BTreeMap<String, String>) {
        let unchanged = files.len();
        self.done().note(id, Some(Entry { files, pages: BTreeMap::new() }), unchanged);
    }

    /// Leaves a service as it is: it could not be made, or nobody asked for it.
    pub(crate) fn keep(&self, id: &str) {
        self.done().note(id, self.kept(id), 0);
    }

    /// Leaves a service as it is where it stands as the last run wrote it, as far as its manifest goes. Whether it does.
    /// `beside` is how many files stand beside the documents for it, and are as they should be.
    pub(crate) fn keep_if_it_stands(&self, id: &str, beside: usize) -> Result<bool, Error> {
        let Some(entry) = self.state.manifest.services.get(id) else { return Ok(false) };
        let owned = self.state.owned_of(id);
        if owned.len() != entry.files.len() || refuse_links(&self.state.folder, &owned).is_err() {
            return Ok(false);
        }
        for (file, hash) in &entry.files {
            let found = look(&self.state.folder.join(id).join(file))?;
            if !matches!(found, Found::Bytes(bytes) if sha256(&bytes) == *hash) {
                return Ok(false);
            }
        }
        self.done().note(id, Some(entry.clone()), entry.files.len() + beside);
        Ok(true)
    }

    /// The hash of what the manifest will say of a service.
    pub(crate) fn entry(&self, id: &str) -> Option<String> {
        self.done().next.services.get(id).map(Entry::hash)
    }

    /// Ends the run: what earlier runs wrote and nobody spoke of goes, and the manifest says what stands there. Services of
    /// which nobody spoke are gone where those that were spoken of are all that there are (`is_complete`).
    pub(crate) fn finish(self, is_complete: bool) -> Result<Synced, Error> {
        let others = self.state.ids().into_iter().filter(|id| !self.done().seen.contains(*id));
        let others: Vec<&str> = others.collect();
        let kept = if is_complete { &[] } else { &others[..] };
        let kept = kept.iter().filter_map(|id| Some(((*id).to_owned(), self.kept(id)?)));
        let mut done = self.done();
        done.next.services.extend(kept);
        let Done { next, seen, mut changes, unchanged, pending } = std::mem::take(&mut *done);

        let wanted = next.paths();
        let (stale, mut unknown) = self.stale(&wanted)?;
        for id in &seen {
            let files = files_below(&self.state.folder, id)?.into_iter();
            let files = files.filter(|below| !self.state.owns(below) && !wanted.contains(below));
            unknown.extend(files.map(|below| self.state.folder.join(below)));
        }
        let text = next.render();
        let is_same = self.state.text.as_ref() == Some(&text);
        let manifest = self.state.folder.join(MANIFEST);
        let is_pending = pending.is_some() || !self.state.pending.is_empty();
        if self.mode == Mode::Check && !is_same {
            let kind = if self.state.text.is_some() { Kind::Changed } else { Kind::Missing };
            // Without an excerpt: it changes because other files do, and those are shown.
            changes.push(Change { kind, path: manifest.clone(), excerpt: None });
        }
        if self.mode == Mode::Write && (is_pending || !is_same || !stale.is_empty()) {
            write::delete_all(&stale, &self.state.folder)?;
            unshown::remove(&self.state.folder)?;
            write::replace(&manifest, &text, &self.state.folder, Durability::Now)?;
            pending::remove(&self.state.folder)?;
        }
        changes.extend(stale.into_iter().map(|path| Change { kind: Kind::Stale, path, excerpt: None }));
        changes.sort_by(|one, other| one.path.cmp(&other.path));
        unknown.sort();
        Ok(Synced { changes, unchanged, unknown })
    }

    /// Files that earlier runs wrote and that are not wanted, and what stands in the place of such a file.
    fn stale(&self, wanted: &BTreeSet<String>) -> Result<(Vec<PathBuf>, Vec<PathBuf>), Error> {
        let (mut stale, mut unknown) = (Vec::new(), Vec::new());
        let unwanted: Vec<String> =
            self.state.owned().into_iter().filter(|path| !wanted.contains(path)).collect();
        refuse_links(&self.state.folder, &unwanted)?;
        for path in unwanted.iter().map(|below| self.state.folder.join(below)) {
            match path.symlink_metadata() {
                // Not what was written there.
                Ok(found) if found.is_dir() => unknown.push(path),
                Ok(_) => stale.push(path),
                Err(_) => {}
            }
        }
        Ok((stale, unknown))
    }

    /// Writes what differs of a service, each file behind its line among the pending ones.
    fn write(&self, id: &str, files: &mut [Unwritten<'_>]) -> Result<(), Error> {
        if files.is_empty() {
            return Ok(());
        }
        {
            let mut done = self.done();
            let pending = match &mut done.pending {
                Some(pending) => pending,
                none => none.insert(Pending::open(&self.state.folder)?),
            };
            pending.add(files.iter().map(|file| (&file.below, &file.hash)))?;
        }
        let folder = &self.state.folder;
        // A link in its place is something, too.
        if folder.join(id).symlink_metadata().is_err_and(|error| error.kind() == ErrorKind::NotFound) {
            return unshown::write(folder, id, files.iter().map(|file| (file.inside(), file.contents)));
        }
        files.sort_by_key(|file| write::is_late(&file.change.path));
        files
            .iter()
            .try_for_each(|file| write::replace(&file.change.path, file.contents, folder, Durability::Later))
    }

    /// The entry of a service that is kept, with all its files, those that a run which was cut short has written among them.
    fn kept(&self, id: &str) -> Option<Entry> {
        let mut entry = self.state.manifest.services.get(id).cloned();
        for (below, hashes) in &self.state.pending {
            let Some((service, file)) = below.split_once('/') else { continue };
            if service == id && self.state.folder.join(below).exists() {
                let files = &mut entry.get_or_insert_default().files;
                files.entry(file.to_owned()).or_insert_with(|| hashes.last().cloned().unwrap_or_default());
            }
        }
        entry
    }

    fn done(&self) -> MutexGuard<'_, Done> {
        // A panic elsewhere has not left anything half noted here: what is noted is noted in one go.
        self.done.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

//! One run over a folder, service after service. Services may come from several threads, in any order.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::difference::{self, Change, Kind, LockFile};
use super::manifest::{Entry, Manifest, is_inside, sha256};
use super::pending::{self, Pending};
use super::state::{Found, MANIFEST, State, files_below, look, refuse_links};
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

    /// What should stand there of a service: files, and the operations of each page, for the manifest. More files of the same
    /// service may follow. Where there is an error, none of them is written.
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
        for ((_, contents), below) in files.iter().zip(&wanted) {
            match difference::of_file(self.state, below, contents)? {
                Some(change) => changes.push((change, *contents)),
                None => unchanged += 1,
            }
        }
        let entry = Entry {
            pages,
            files: files.iter().map(|(file, text)| ((*file).to_owned(), sha256(text.as_bytes()))).collect(),
        };
        if self.mode == Mode::Write {
            if let Some((lock, change)) = lock.zip(of_lock.as_ref()) {
                let beside = change.path.parent().unwrap_or(Path::new("."));
                write::replace(&lock.path, lock.contents, beside, Durability::Now)?;
            }
            self.write(id, &mut changes, &entry)?;
        }
        let mut done = self.done();
        done.unchanged += unchanged;
        done.changes.extend(of_lock.into_iter().chain(changes.into_iter().map(|(change, _)| change)));
        done.next.add(id, entry);
        done.seen.insert(id.to_owned());
        Ok(())
    }

    /// Leaves a service as it is: it could not be made, or nobody asked for it.
    pub(crate) fn keep(&self, id: &str) {
        let mut done = self.done();
        done.seen.insert(id.to_owned());
        done.next.services.extend(self.kept(id).map(|entry| (id.to_owned(), entry)));
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
        let mut done = self.done();
        done.unchanged += entry.files.len() + beside;
        done.seen.insert(id.to_owned());
        done.next.services.insert(id.to_owned(), entry.clone());
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
    fn write(&self, id: &str, changes: &mut [(Change, &str)], entry: &Entry) -> Result<(), Error> {
        if changes.is_empty() {
            return Ok(());
        }
        {
            let mut done = self.done();
            let pending = match &mut done.pending {
                Some(pending) => pending,
                none => none.insert(Pending::open(&self.state.folder)?),
            };
            let paths: Vec<(String, &String)> =
                entry.files.iter().map(|(file, hash)| (format!("{id}/{file}"), hash)).collect();
            pending.add(paths.iter().map(|(path, hash)| (path, *hash)))?;
        }
        changes.sort_by_key(|(change, _)| write::is_late(&change.path));
        changes.iter().try_for_each(|(change, contents)| {
            write::replace(&change.path, contents, &self.state.folder, Durability::Later)
        })
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

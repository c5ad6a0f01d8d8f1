//! How the disk differs from what should stand there. Reads only.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::excerpt;
use super::manifest::{Entry, Manifest, is_inside, sha256};
use super::state::{Found, MANIFEST, State, files_below, look, refuse_links};
use crate::error::Error;
use crate::paths::shown;

/// What should stand on disk.
#[derive(Debug, Default)]
pub(crate) struct Goal {
    /// Every service of the documents, by id.
    pub(crate) services: BTreeMap<String, Service>,
    /// Whether these are all services that there are, so that the files of any other are stale.
    pub(crate) complete: bool,
    /// Files that grow and live beside the documents.
    pub(crate) locks: Vec<LockFile>,
}

/// One service.
#[derive(Debug)]
pub(crate) enum Service {
    /// Its files are to be as they are here.
    Rendered {
        /// By path below the service's folder, with `/`.
        files: BTreeMap<String, String>,
        /// The operations of each page.
        pages: BTreeMap<String, Vec<String>>,
    },
    /// It could not be rendered, or was not asked for: what there is of it stays.
    Kept,
}

/// A `names.lock`.
#[derive(Debug)]
pub(crate) struct LockFile {
    /// Where it lies.
    pub(crate) path: PathBuf,
    /// All of it. Where it is empty, no file is made.
    pub(crate) contents: String,
}

/// How the disk differs from the goal.
#[derive(Debug)]
pub(crate) struct Plan {
    /// The differences: locks, then files, then what goes.
    pub(crate) changes: Vec<Change>,
    /// How many files are as they should be.
    pub(crate) unchanged: usize,
    /// Files among the generated ones that no run is known to have written. They stay, and people should know.
    pub(crate) strangers: Vec<PathBuf>,
    /// What is to be written at the end.
    pub(super) manifest: Manifest,
    /// Whether the manifest on disk is another one.
    pub(super) manifest_changes: bool,
}

/// One difference.
#[derive(Debug)]
pub(crate) struct Change {
    /// What is different.
    pub(crate) kind: Kind,
    /// The file.
    pub(crate) path: PathBuf,
    /// What is to stand there. Empty for what is to be deleted.
    pub(crate) contents: String,
    /// The first line that differs, for people.
    pub(crate) excerpt: Option<String>,
    /// Whether it is a `names.lock`.
    pub(super) is_lock: bool,
}

/// What is different.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// There is no such file yet.
    Missing,
    /// It has other contents, which the last run wrote.
    Changed,
    /// It has other contents, and they are not from the last run.
    Edited,
    /// The last run wrote it, and it is no longer needed.
    Stale,
}

/// Compares the disk with the goal.
pub(crate) fn plan(goal: &Goal, state: &State) -> Result<Plan, Error> {
    let manifest = next_manifest(goal, state)?;
    let mut plan =
        Plan { changes: Vec::new(), unchanged: 0, strangers: Vec::new(), manifest_changes: false, manifest };
    for lock in &goal.locks {
        plan.compare_lock(lock)?;
    }
    let owned = state.owned();
    refuse_links(&state.folder, owned.iter().chain(&plan.manifest.paths()))?;
    for (id, service) in &goal.services {
        let Service::Rendered { files, .. } = service else { continue };
        for (file, contents) in files {
            let below = format!("{id}/{file}");
            plan.compare(state, &below, contents, owned.contains(&below))?;
        }
    }
    let wanted = plan.manifest.paths();
    for below in owned.difference(&wanted) {
        let path = state.folder.join(below);
        match path.symlink_metadata() {
            // Not what was written there.
            Ok(found) if found.is_dir() => plan.strangers.push(path),
            Ok(_) => plan.push(Kind::Stale, path, "", None),
            Err(_) => {}
        }
    }
    for id in goal.services.keys() {
        let files = files_below(&state.folder, id)?.into_iter();
        let unknown = files.filter(|below| !owned.contains(below) && !wanted.contains(below));
        plan.strangers.extend(unknown.map(|below| state.folder.join(below)));
    }
    let text = plan.manifest.render();
    plan.manifest_changes = state.text.as_ref() != Some(&text);
    Ok(plan)
}

/// What is rendered as it is now, what is kept as it was, and what is gone not at all.
fn next_manifest(goal: &Goal, state: &State) -> Result<Manifest, Error> {
    let mut next = Manifest::default();
    for (id, service) in &goal.services {
        match service {
            Service::Rendered { files, pages } => {
                if let Some(path) = files.keys().find(|path| !is_inside(path)) {
                    return Err(Error::OutputPath { service: id.clone(), path: path.clone() });
                }
                let files =
                    files.iter().map(|(file, text)| (file.clone(), sha256(text.as_bytes()))).collect();
                next.services.insert(id.clone(), Entry { pages: pages.clone(), files });
            }
            Service::Kept => keep(&mut next, state, id),
        }
    }
    if !goal.complete {
        let pending = state.pending.iter().flat_map(|pending| pending.services.keys());
        for id in state.manifest.services.keys().chain(pending).filter(|id| !goal.services.contains_key(*id))
        {
            keep(&mut next, state, id);
        }
    }
    Ok(next)
}

/// Keeps a service with all its files, those that a run which was cut short has written among them.
fn keep(next: &mut Manifest, state: &State, id: &str) {
    let pending = state.pending.as_ref().and_then(|pending| pending.services.get(id));
    let manifest = state.manifest.services.get(id);
    if manifest.is_none() && pending.is_none() {
        return;
    }
    let mut entry = manifest.cloned().unwrap_or_default();
    for (file, hash) in pending.iter().flat_map(|pending| &pending.files) {
        if state.folder.join(id).join(file).exists() {
            entry.files.entry(file.clone()).or_insert_with(|| hash.clone());
        }
    }
    next.services.insert(id.to_owned(), entry);
}

impl Plan {
    /// Whether nothing is to be done.
    pub(crate) fn is_empty(&self) -> bool {
        self.changes.is_empty() && !self.manifest_changes
    }

    /// How many differences are of this kind.
    pub(crate) fn count(&self, kind: Kind) -> usize {
        self.changes.iter().filter(|change| change.kind == kind).count()
    }

    /// The manifest as a difference like others, for `--check`.
    pub(crate) fn manifest_change(&self, state: &State) -> Option<Change> {
        let kind = if state.text.is_some() { Kind::Changed } else { Kind::Missing };
        let contents = self.manifest.render();
        let path = state.folder.join(MANIFEST);
        // Without an excerpt: it changes because other files do, and those are shown.
        self.manifest_changes.then_some(Change { kind, path, contents, excerpt: None, is_lock: false })
    }

    fn compare_lock(&mut self, lock: &LockFile) -> Result<(), Error> {
        match look(&lock.path)? {
            Found::Nothing if lock.contents.is_empty() => {}
            Found::Bytes(found) if found == lock.contents.as_bytes() => self.unchanged += 1,
            found => {
                let kind = if matches!(found, Found::Nothing) { Kind::Missing } else { Kind::Changed };
                let excerpt = match found {
                    Found::Bytes(found) => difference(&found, &lock.contents),
                    Found::Other(what) => Some(format!("it is {what}")),
                    Found::Nothing | Found::TooLarge => None,
                };
                self.push(kind, lock.path.clone(), &lock.contents, excerpt);
                if let Some(change) = self.changes.last_mut() {
                    change.is_lock = true;
                }
            }
        }
        Ok(())
    }

    fn compare(&mut self, state: &State, below: &str, contents: &str, is_owned: bool) -> Result<(), Error> {
        let path = state.folder.join(below);
        match look(&path)? {
            Found::Nothing => self.push(Kind::Missing, path, contents, None),
            Found::Bytes(found) if found == contents.as_bytes() => self.unchanged += 1,
            // No file can be renamed over it.
            Found::Other(what) if path.is_dir() && !path.is_symlink() => {
                return Err(Error::Irregular { path: shown(&path), what });
            }
            // Not ours, and to be replaced by something else: only its owner can say whether it may go.
            _ if !is_owned => return Err(Error::InTheWay { path: shown(&path) }),
            Found::Bytes(found) => {
                let from_last_run = state.manifest.hash(below) == Some(sha256(&found).as_str());
                let kind = if from_last_run { Kind::Changed } else { Kind::Edited };
                self.push(kind, path, contents, difference(&found, contents));
            }
            Found::Other(what) => self.push(Kind::Edited, path, contents, Some(format!("it is {what}"))),
            Found::TooLarge => self.push(Kind::Edited, path, contents, None),
        }
        Ok(())
    }

    fn push(&mut self, kind: Kind, path: PathBuf, contents: &str, excerpt: Option<String>) {
        self.changes.push(Change { kind, path, contents: contents.to_owned(), excerpt, is_lock: false });
    }
}

fn difference(found: &[u8], wanted: &str) -> Option<String> {
    excerpt::first_difference(&String::from_utf8_lossy(found), wanted)
}

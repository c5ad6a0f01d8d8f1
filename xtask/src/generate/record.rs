//! What earlier runs made from what, so that a service of which nothing has changed is not made again.
//!
//! In: the files of a service, the description of the cloud, the options, and this program itself. Out: what
//! was told of the service by the run that wrote what stands there. Left out on purpose: the files, which are held against the
//! manifest.
//!
//! Records lie in the target folder and not beside the manifest: they are of one machine, as they name the very program that ran,
//! and a new checkout, as that of a code host's checks, makes everything anew. A record that cannot be read or written is none.

mod diagnostics;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use tablature_codegen::diagnostic::Diagnostics;
use tablature_codegen::load::{Documents, NAMES_LOCK};
use tablature_codegen::pipeline::{Counts, Options};

use super::services::Made;
use crate::error::Error;
use crate::paths;
use crate::sync::{self, Durability, sha256};
use diagnostics::Written;

/// The records of an output folder.
pub(super) struct Records {
    /// Where they lie. None where there are none.
    folder: Option<PathBuf>,
    /// The hash of all that services share: this program, the options, the cloud.
    shared: Sha256,
}

/// What a service is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Inputs {
    id: String,
    /// The hash of everything but `names.lock`.
    hash: String,
    /// That of `names.lock`, to which the run adds. One that is not there is as good as an empty one.
    lock: String,
}

/// What came of it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Record {
    hash: String,
    lock: String,
    /// The hash of the service's entry in the manifest.
    pub(super) entry: String,
    /// How many files beside the documents are as they should be.
    pub(super) locks: usize,
    counts: Counts,
    diagnostics: Vec<Written>,
}

impl Records {
    /// The records of an output folder, below `folder`. With none, everything is made anew.
    pub(super) fn open(
        folder: Option<&Path>,
        generated: &Path,
        documents: &Documents,
        options: &Options,
    ) -> Self {
        let mut shared = Sha256::new();
        let program = program();
        let folder = folder.filter(|_| program.is_some()).map(|folder| {
            let of_output = sha256(paths::resolved(generated).to_string_lossy().as_bytes());
            folder.join(of_output.get(..16).unwrap_or(&of_output))
        });
        for part in [program.unwrap_or_default(), format!("{options:?}")] {
            add(&mut shared, "", part.as_bytes());
        }
        documents.sources.iter().for_each(|(path, text)| add(&mut shared, path, text.as_bytes()));
        Self { folder, shared }
    }

    /// Deletes what runs that were cut short have left beside them.
    pub(super) fn sweep(&self) {
        if let Some(folder) = &self.folder {
            sync::sweep_folder(folder);
        }
    }

    /// What a service is made from. None where not all of it can be read, or nothing is recorded.
    pub(super) fn inputs(&self, documents: &Documents, id: &str) -> Option<Inputs> {
        self.folder.as_ref()?;
        let mut all = self.shared.clone();
        let mut lock = sha256(b"");
        let lock_path = format!("{id}/{NAMES_LOCK}");
        let is_read = documents.visit(id, &mut |path, bytes| {
            if path == lock_path {
                lock = sha256(bytes);
            } else {
                add(&mut all, path, bytes);
            }
        });
        is_read.then(|| Inputs { id: id.to_owned(), hash: hex::encode(all.finalize()), lock })
    }

    /// The record of a service with these inputs.
    pub(super) fn find(&self, inputs: &Inputs) -> Option<Record> {
        let text = fs::read_to_string(self.path(&inputs.id)?).ok()?;
        let record: Record = serde_json::from_str(&text).ok()?;
        (record.hash == inputs.hash && record.lock == inputs.lock).then_some(record)
    }

    /// Records what was made of a service, and how the manifest names it. Not where its files have changed meanwhile: it is not
    /// known which of them were read.
    pub(super) fn keep(
        &self,
        documents: &Documents,
        inputs: Inputs,
        lock: Option<&str>,
        entry: String,
        made: &Made,
    ) {
        let Some((path, counts)) = self.path(&inputs.id).zip(made.counts) else { return };
        if self.inputs(documents, &inputs.id).is_none_or(|after| after.hash != inputs.hash) {
            return;
        }
        let record = Record {
            hash: inputs.hash,
            lock: lock.map_or(inputs.lock, |lock| sha256(lock.as_bytes())),
            entry,
            locks: usize::from(lock.is_some_and(|lock| !lock.is_empty())),
            counts,
            diagnostics: made.diagnostics.iter().map(Written::of).collect(),
        };
        let folder = path.parent().unwrap_or(Path::new("."));
        let text = serde_json::to_string(&record).unwrap_or_default();
        let _ = fs::create_dir_all(folder).map_err(Error::io("create", folder)).and_then(|()| {
            // Whole or not at all: another run may read it.
            sync::replace(&path, &text, folder, Durability::Later)
        });
    }

    fn path(&self, id: &str) -> Option<PathBuf> {
        Some(self.folder.as_ref()?.join(format!("{id}.json")))
    }
}

impl Record {
    /// What was told of the service. None where it cannot be told again.
    pub(super) fn told(&self, id: &str) -> Option<Made> {
        let diagnostics = self.diagnostics.iter().map(Written::read).collect::<Option<Diagnostics>>()?;
        Some(Made { id: id.to_owned(), counts: Some(self.counts), diagnostics })
    }
}

/// This very program, by its size and the time at which it was linked: hashing it takes longer than many a run.
fn program() -> Option<String> {
    let found = env::current_exe().and_then(fs::metadata).ok()?;
    let linked = found.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("{} {} {}", env!("CARGO_PKG_VERSION"), found.len(), linked.as_nanos()))
}

/// Adds a part so that no two sequences of parts give the same hash.
fn add(hash: &mut Sha256, name: &str, bytes: &[u8]) {
    for part in [name.as_bytes(), bytes] {
        hash.update(part.len().to_be_bytes());
        hash.update(part);
    }
}

//! Files to pages and settings. The only module of this crate that touches the file system.
//!
//! In: a folder with `cloud.toml` and one folder a service, each with `service.toml`, at will `corrections.toml` and
//! `names.lock`, and pages. Out: [`Documents`], which reads one service after another, or [`LoadedInput`], which has them all.
//! Left out on purpose: what pages mean, and writing anything.
//!
//! A folder without `cloud.toml` is a bare one: somebody's collection of pages, as it lies. The cloud is then the one
//! that the caller names, settings that are missing are derived ([`derive`]), and nothing is promised about names.
//!
//! A service that cannot be loaded carries its own errors and does not hide the others. Everything comes in the order
//! of names, and every path is written below the documents folder with `/`, so that the output is the same on every
//! system and from every working directory.

mod changes;
mod check;
mod derive;
mod documents;
#[cfg(test)]
mod documents_tests;
mod files;
#[cfg(feature = "fuzz")]
mod fuzz;
#[cfg(test)]
mod hostile_tests;
mod regular;
mod service;
mod settings;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::correct::Corrections;
use crate::diagnostic::Diagnostics;
use crate::model::{CloudInfo, Release, ServiceInfo};
use crate::source::{SourcePage, TextFile};
pub use documents::Documents;
#[cfg(feature = "fuzz")]
pub(crate) use fuzz::read as fuzz;
pub use regular::{Links, Unreadable, irregular, read_regular};

/// The file with what `cargo xtask fetch` knows of the pages of a service. It is nothing that a service is generated from.
pub const FETCH_LOCK: &str = "fetch.lock";
/// The file of a service to which each run adds the names that it gave.
pub const NAMES_LOCK: &str = "names.lock";
/// All that one service is generated from.
#[derive(Clone, Debug)]
pub struct ServiceInput {
    /// `service.toml`.
    pub service: ServiceInfo,
    /// `cloud.toml`.
    pub cloud: CloudInfo,
    /// The pages, in the order of their names.
    pub pages: Vec<SourcePage>,
    /// `corrections.toml`.
    pub corrections: Corrections,
    /// `names.lock`. It is the name stage that reads it.
    pub lock: TextFile,
    /// `changes/`, the newest version first.
    pub releases: Vec<Release>,
    /// Whether somebody has described the service. Otherwise it is a bare folder: no names are kept for it, and pages
    /// that are no operations are expected in it.
    pub is_described: bool,
}

/// One folder below the documents folder.
#[derive(Clone, Debug)]
pub struct LoadedService {
    /// The name of the folder.
    pub id: String,
    /// What could be read. With errors among the diagnostics it is not all that should be there, and serves only to
    /// find more of them; there is none where the settings cannot be read.
    pub input: Option<ServiceInput>,
    /// What is wrong with the files.
    pub diagnostics: Diagnostics,
    /// Every text that was read for it, by its path: what places in diagnostics refer to.
    pub sources: Sources,
}

/// Texts by their paths below the documents folder.
pub type Sources = BTreeMap<Arc<str>, Arc<str>>;

/// The documents folder, with all that is in it.
#[derive(Clone, Debug, Default)]
pub struct LoadedInput {
    /// The cloud. None where its description has an error, of whatever kind: then nothing can be written for any service.
    pub cloud: Option<CloudInfo>,
    /// Every service that was asked for, in the order of ids.
    pub services: Vec<LoadedService>,
    /// What is wrong with the folder as a whole. With an error among them, `services` may be incomplete.
    pub diagnostics: Diagnostics,
    /// Every text that was read. Those of the services have been moved here.
    pub sources: Sources,
}

/// Reads the documents folder: all of its services, or only the one with the id `only`. `fallback` is the description
/// of the cloud for a bare folder; without it, `cloud.toml` has to be there.
pub fn load(docs_input: &Path, only: Option<&str>, fallback: Option<&Path>) -> LoadedInput {
    let documents = Documents::open(docs_input, only, fallback);
    let mut services: Vec<LoadedService> = documents.ids().map(|id| documents.load(id)).collect();
    let Documents { cloud, diagnostics, mut sources, .. } = documents;
    sources.extend(services.iter_mut().flat_map(|service| std::mem::take(&mut service.sources)));
    LoadedInput { cloud, services, diagnostics, sources }
}

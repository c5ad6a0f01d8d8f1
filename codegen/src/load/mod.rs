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
<<<<<<< HEAD
    let documents = Documents::open(docs_input, only, fallback);
    let mut services: Vec<LoadedService> = documents.ids().map(|id| documents.load(id)).collect();
    let Documents { cloud, diagnostics, mut sources, .. } = documents;
    sources.extend(services.iter_mut().flat_map(|service| std::mem::take(&mut service.sources)));
    LoadedInput { cloud, services, diagnostics, sources }
=======
    let mut loaded = LoadedInput::default();
    let root = match Folder::root(docs_input) {
        Ok(root) => root,
        Err(diagnostic) => {
            let named = Diagnostic { place: Place::page(docs_input.display().to_string()), ..diagnostic };
            loaded.diagnostics.push(named.help("name the folder with --docs-input"));
            return loaded;
        }
    };
    loaded.diagnostics.extend(root.unknown_files(&[&[CLOUD_FILE], &FILES_OF_LINTS[..]].concat()));
    let is_bare = fallback.is_some() && !root.has(CLOUD_FILE);
    let cloud = if is_bare {
        fallback.and_then(|path| load_fallback(path, &mut loaded))
    } else {
        load_cloud(&root, &mut loaded)
    };
    if let Some(id) = only {
        loaded.diagnostics.extend(unknown_service(&root, id));
    }
    let is_asked_for = |id: &str| only.is_none_or(|only| only == id);
    for id in root.folders.iter().filter(|id| is_asked_for(id) && *id != CLOUD_FILE) {
        let cloud = service::CloudOf { info: cloud.as_ref(), is_bare };
        let service = service::contained(id, || service::load(&root, id, cloud, &mut loaded.sources));
        loaded.services.push(service);
    }
    let misnamed =
        root.misnamed.iter().filter(|misnamed| misnamed.is_folder && is_asked_for(misnamed.shown()));
    loaded.services.extend(misnamed.map(service::misnamed));
    if let Some(cloud) = &cloud {
        loaded.services.iter_mut().for_each(|service| service.leave_to_cloud(cloud));
    }
    loaded
}

impl LoadedService {
    /// The name of the cloud's crate is that of its folder, too: a service can have neither.
    fn leave_to_cloud(&mut self, cloud: &CloudInfo) {
        let core = cloud.core().name;
        let package = self.input.as_ref().map(|input| input.service.package.name.as_str());
        if self.id == core || package == Some(core.as_str()) {
            let message = format!("`{core}` is the crate of what all services of the cloud share");
            let diagnostic = Diagnostic::new(Code::InvalidSettings, Place::page(self.id.as_str()), message);
            self.diagnostics.push(diagnostic.help(
                "give the service another id and `crate.name`, or the cloud another `crate.name` in cloud.toml",
            ));
        }
    }
}

fn load_cloud(root: &Folder, loaded: &mut LoadedInput) -> Option<CloudInfo> {
    let file = match root.read(CLOUD_FILE) {
        Ok(Some(file)) => file,
        Ok(None) => {
            let diagnostic = Diagnostic::new(
                Code::MissingSettings,
                Place::page(CLOUD_FILE),
                "the documents folder has no `cloud.toml`, so this may not be a documents folder",
            );
            loaded.diagnostics.push(diagnostic.help("describe there what all services of the cloud share"));
            return None;
        }
        Err(diagnostic) => {
            loaded.diagnostics.push(diagnostic);
            return None;
        }
    };
    read_cloud(&file, loaded)
}

/// The description of the cloud that the caller names, for a bare folder.
fn load_fallback(path: &Path, loaded: &mut LoadedInput) -> Option<CloudInfo> {
    match files::read_file(path) {
        Ok(file) => read_cloud(&file, loaded),
        Err(diagnostic) => {
            loaded.diagnostics.push(diagnostic.help("name a description of the cloud with --cloud"));
            None
        }
    }
}

fn read_cloud(file: &TextFile, loaded: &mut LoadedInput) -> Option<CloudInfo> {
    loaded.sources.insert(Arc::clone(&file.path), Arc::clone(&file.text));
    let cloud: CloudInfo =
        settings::parse(file).map_err(|diagnostic| loaded.diagnostics.push(diagnostic)).ok()?;
    let found = check::cloud(&cloud, file);
    loaded.cloud = found.is_empty().then(|| cloud.clone());
    loaded.diagnostics.extend(found);
    Some(cloud)
}

fn unknown_service(root: &Folder, id: &str) -> Option<Diagnostic> {
    if root.folders.iter().any(|folder| folder == id) {
        return None;
    }
    let message = format!("there is no service `{id}`");
    let diagnostic = Diagnostic::new(Code::UnreadableFile, Place::page(id), message);
    Some(match did_you_mean(id, root.folders.iter().map(String::as_str)) {
        Some(help) => diagnostic.help(help),
        None => diagnostic.help("the documents folder has no folder of any service"),
    })
>>>>>>> house
}

//! The documents folder as a whole, open: what it holds is known, and each service is read when its turn comes. A cloud has
//! more pages than should be held at once.

use std::path::Path;
use std::sync::Arc;

use super::files::{self, Folder};
use super::{LoadedService, Sources, check, service, settings};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, did_you_mean};
use crate::model::CloudInfo;
use crate::source::{Place, TextFile};

/// The file that describes the cloud.
const CLOUD_FILE: &str = "cloud.toml";

/// What lies beside it and is read by others: how much each diagnostic weighs, and which are known.
const FILES_OF_LINTS: [&str; 2] = ["lints.toml", "lints-baseline.toml"];

/// The documents folder, open.
#[derive(Debug, Default)]
pub struct Documents {
    /// The cloud. None where its description has an error, of whatever kind: then nothing can be written for any service.
    pub cloud: Option<CloudInfo>,
    /// What is wrong with the folder as a whole. With an error among them, services may be missing.
    pub diagnostics: Diagnostics,
    /// What was read of the folder as a whole: the description of the cloud.
    pub sources: Sources,
    /// The description of the cloud, sound or not. With one that is not, services are read to find more that is wrong.
    described: Option<CloudInfo>,
    root: Option<Folder>,
    is_bare: bool,
    /// The folders of the services that were asked for, in the order of ids.
    folders: Vec<String>,
    /// The folders among them whose names can be those of no service.
    misnamed: Vec<LoadedService>,
}

impl Documents {
    /// Opens the documents folder, for all of its services, or only for the one with the id `only`. `fallback` is the
    /// description of the cloud for a bare folder; without it, `cloud.toml` has to be there.
    pub fn open(docs_input: &Path, only: Option<&str>, fallback: Option<&Path>) -> Self {
        let mut documents = Self::default();
        let root = match Folder::root(docs_input) {
            Ok(root) => root,
            Err(diagnostic) => {
                let named = Diagnostic { place: Place::page(docs_input.display().to_string()), ..diagnostic };
                documents.diagnostics.push(named.help("name the folder with --docs-input"));
                return documents;
            }
        };
        documents.diagnostics.extend(root.unknown_files(&[&[CLOUD_FILE], &FILES_OF_LINTS[..]].concat()));
        documents.is_bare = fallback.is_some() && !root.has(CLOUD_FILE);
        match fallback.filter(|_| documents.is_bare) {
            Some(path) => documents.read_fallback(path),
            None => documents.read_cloud_of(&root),
        }
        if let Some(id) = only {
            documents.diagnostics.extend(unknown_service(&root, id));
        }
        let is_asked_for = |id: &str| only.is_none_or(|only| only == id);
        let folders = root.folders.iter().filter(|id| is_asked_for(id) && *id != CLOUD_FILE);
        documents.folders = folders.cloned().collect();
        let misnamed =
            root.misnamed.iter().filter(|misnamed| misnamed.is_folder && is_asked_for(misnamed.shown()));
        documents.misnamed = misnamed.map(service::misnamed).collect();
        documents.root = Some(root);
        documents
    }

    /// The ids of the services that were asked for, in their order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let misnamed = self.misnamed.iter().map(|service| &service.id);
        self.folders.iter().chain(misnamed).map(String::as_str)
    }

    /// Whether something that is no folder has this name.
    pub fn has_file(&self, name: &str) -> bool {
        self.root.as_ref().is_some_and(|root| root.files.iter().any(|file| file == name))
    }

    /// Reads a service.
    pub fn load(&self, id: &str) -> LoadedService {
        if let Some(misnamed) = self.misnamed.iter().find(|service| service.id == id) {
            return misnamed.clone();
        }
        let Some(root) = &self.root else { return service::unread(id, Diagnostics::new()) };
        let cloud = service::CloudOf { info: self.described.as_ref(), is_bare: self.is_bare };
        let mut service = service::contained(id, || service::load(root, id, cloud));
        if let Some(cloud) = &self.described {
            service.leave_to_cloud(cloud);
        }
        service
    }

    /// How large the files of a service are, about: what there is to read, and so to do.
    pub fn bytes(&self, id: &str) -> u64 {
        self.root.as_ref().and_then(|root| root.enter(id).ok()).map_or(0, |folder| folder.bytes_of_files())
    }

    /// The text of a file that was read before, by its path: what a place in a diagnostic refers to.
    pub fn text(&self, path: &str) -> Option<Arc<str>> {
        let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
        let mut entered: Option<Folder> = None;
        for next in folders.split('/').filter(|_| !folders.is_empty()) {
            let here = entered.as_ref().or(self.root.as_ref())?;
            entered = Some(here.enter(next).ok().filter(|_| here.has(next))?);
        }
        let here = entered.as_ref().or(self.root.as_ref())?;
        Some(here.read(name).ok().filter(|_| here.has(name))??.text)
    }

    /// Shows every file that [`load`](Self::load) would read for a service, and the names that it would pass over: two folders
    /// that show the same load the same. Whether all of them can be read.
    pub fn visit(&self, id: &str, show: &mut dyn FnMut(&str, &[u8])) -> bool {
        let Some(root) = &self.root else { return false };
        show("bare", &[u8::from(self.is_bare)]);
        self.folders.iter().any(|folder| folder == id) && service::visit(root, id, show)
    }

    fn read_cloud_of(&mut self, root: &Folder) {
        match root.read(CLOUD_FILE) {
            Ok(Some(file)) => self.read_cloud(&file),
            Ok(None) => {
                let diagnostic = Diagnostic::new(
                    Code::MissingSettings,
                    Place::page(CLOUD_FILE),
                    "the documents folder has no `cloud.toml`, so this may not be a documents folder",
                );
                self.diagnostics.push(diagnostic.help("describe there what all services of the cloud share"));
            }
            Err(diagnostic) => self.diagnostics.push(diagnostic),
        }
    }

    /// The description of the cloud that the caller names, for a bare folder.
    fn read_fallback(&mut self, path: &Path) {
        match files::read_file(path) {
            Ok(file) => self.read_cloud(&file),
            Err(diagnostic) => {
                self.diagnostics.push(diagnostic.help("name a description of the cloud with --cloud"));
            }
        }
    }

    fn read_cloud(&mut self, file: &TextFile) {
        self.sources.insert(Arc::clone(&file.path), Arc::clone(&file.text));
        let cloud: CloudInfo = match settings::parse(file) {
            Ok(cloud) => cloud,
            Err(diagnostic) => return self.diagnostics.push(diagnostic),
        };
        let found = check::cloud(&cloud, file);
        self.cloud = found.is_empty().then(|| cloud.clone());
        self.diagnostics.extend(found);
        self.described = Some(cloud);
    }
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
}

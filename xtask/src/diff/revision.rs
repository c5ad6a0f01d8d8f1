//! The two sides of a comparison: the documents as they are, and as they were.
//!
//! In: a folder, or a revision of the git repository that the documents lie in. Out: what was loaded, and the models of its
//! services. A revision is written to a temporary folder and read from there, by this program: so what differs is the
//! documents, and not how they are read.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use tablature_codegen::diagnostic::{Diagnostic, Diagnostics};
use tablature_codegen::diff::Side;
use tablature_codegen::load::{LoadedInput, LoadedService, load};
use tablature_codegen::model::Api;
use tablature_codegen::name::{self, Names};
use tablature_codegen::pipeline::interpret;
use tempfile::TempDir;

use crate::error::Error;
use crate::paths::shown;

/// A revision of the documents.
pub(super) struct Revision {
    /// How it is called in reports.
    pub(super) label: String,
    /// How its folder is shown before the paths of pages.
    pub(super) folder: String,
    /// What was loaded.
    pub(super) loaded: LoadedInput,
    /// The services, by their ids.
    pub(super) services: BTreeMap<String, Service>,
    /// Where it was written to. It goes with the revision.
    _written_to: Option<TempDir>,
}

/// A service of a revision.
pub(super) struct Service {
    /// The model and the names. None where a page or the settings cannot be read: what is not there would be taken for gone.
    model: Option<(Api, Names)>,
    /// What reading had to say.
    diagnostics: Diagnostics,
}

impl Service {
    /// As one side of a comparison.
    pub(super) fn side(&self) -> Option<Side<'_>> {
        self.model.as_ref().map(|(api, names)| Side { api, names })
    }
}

impl Revision {
    /// The documents of a folder.
    pub(super) fn of_folder(folder: &Path, cloud: &Path, service: Option<&str>) -> Self {
        Self::read(folder, shown(folder), shown(folder), cloud, service, None)
    }

    /// The documents of a folder as a revision has them.
    pub(super) fn of_git(
        docs_input: &Path,
        revision: &str,
        cloud: &Path,
        service: Option<&str>,
    ) -> Result<Self, Error> {
        let written_to = archived(docs_input, revision)?;
        let folder = written_to.path().to_owned();
        let shown = format!("{revision}:{}", shown(docs_input));
        Ok(Self::read(&folder, revision.to_owned(), shown, cloud, service, Some(written_to)))
    }

    fn read(
        path: &Path,
        label: String,
        folder: String,
        cloud: &Path,
        service: Option<&str>,
        written_to: Option<TempDir>,
    ) -> Self {
        let loaded = load(path, service, Some(cloud));
        let services = loaded.services.par_iter().map(|it| (it.id.clone(), Service::read(it))).collect();
        Self { label, folder, loaded, services, _written_to: written_to }
    }

    /// What was found while reading, loading included.
    pub(super) fn found(&self) -> impl Iterator<Item = &Diagnostic> {
        let services = self.services.values().flat_map(|service| &service.diagnostics);
        self.loaded.diagnostics.iter().chain(services)
    }
}

impl Service {
    fn read(loaded: &LoadedService) -> Self {
        let mut diagnostics = loaded.diagnostics.clone();
        let model = loaded.input.as_ref().and_then(|input| {
            let interpreted = interpret(input);
            diagnostics.extend(interpreted.diagnostics);
            let named = name::name_with(&interpreted.api, &input.lock);
            let (named, _) = named.map_err(|invalid| diagnostics.push(invalid)).ok()?;
            Some((interpreted.api, named.names))
        });
        Self { model: model.filter(|_| !diagnostics.has_errors()), diagnostics }
    }
}

/// The folder as the revision has it, in a folder of its own.
pub(super) fn archived(docs_input: &Path, revision: &str) -> Result<TempDir, Error> {
    let failed = |reason: String| Error::Revision {
        revision: revision.to_owned(),
        folder: shown(docs_input),
        reason: reason.lines().next().unwrap_or("git says nothing").trim_start_matches("fatal: ").to_owned(),
    };
    let git = |arguments: &[&str]| git(docs_input, arguments).map_err(failed);
    // Whether there is a repository at all.
    git(&["rev-parse", "--git-dir"])?;
    // A name that begins with a hyphen would be an option of the second command. Of one that it does not know, git says `Needed a
    // single revision`.
    let unknown = |_| Error::Revision {
        revision: revision.to_owned(),
        folder: shown(docs_input),
        reason: "its repository knows no such commit, tag or branch".to_owned(),
    };
    let name = format!("{revision}^{{commit}}");
    let commit =
        self::git(docs_input, &["rev-parse", "--verify", "--end-of-options", &name]).map_err(unknown)?;
    let commit = String::from_utf8_lossy(&commit).trim().to_owned();
    let archive = git(&["archive", "--format=tar", &commit, "--", "."])?;
    let folder = TempDir::new().map_err(Error::io("create", &std::env::temp_dir()))?;
    let unpacked = tar::Archive::new(archive.as_slice()).unpack(folder.path());
    unpacked.map_err(|error| failed(error.to_string()))?;
    Ok(folder)
}

/// The services in a folder of which a file differs from the last commit. None where the folder lies in no repository.
pub(super) fn touched(folder: &Path) -> BTreeSet<String> {
    let changed = git(folder, &["diff", "--name-only", "--relative", "-z", "HEAD", "--", "."]);
    let added = git(folder, &["ls-files", "--others", "--exclude-standard", "-z", "--", "."]);
    let paths = [changed, added].into_iter().flatten().flatten().collect::<Vec<u8>>();
    let services = paths.split(|byte| *byte == 0).filter_map(|path| {
        let (service, _) = std::str::from_utf8(path).ok()?.split_once('/')?;
        Some(service.to_owned())
    });
    services.collect()
}

/// What git writes when it is run in a folder; or what it says is wrong.
fn git(folder: &Path, arguments: &[&str]) -> Result<Vec<u8>, String> {
    let output = Command::new("git").arg("-C").arg(folder).args(arguments).output();
    let output = output.map_err(|error| format!("git cannot be run: {error}"))?;
    let said = || String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.success() { Ok(output.stdout) } else { Err(said()) }
}

/// What `--against` names: a folder, if there is one, or else a revision.
pub(super) fn is_folder(against: &str) -> Option<PathBuf> {
    let folder = PathBuf::from(against);
    folder.is_dir().then_some(folder)
}

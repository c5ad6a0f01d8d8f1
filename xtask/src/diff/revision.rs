//! The two sides of a comparison: the documents as they are, and as they were.
//!
//! In: a folder, or a revision of the git repository that the documents lie in. Out: its services, each read when it is asked
//! for. A revision is written to a temporary folder and read from there, by this program: so what differs is the
//! documents, and not how they are read.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tablature_codegen::diagnostic::Diagnostics;
use tablature_codegen::diff::Side;
use tablature_codegen::load::Documents;
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
    /// What there is to read.
    pub(super) documents: Documents,
    /// Where it was written to. It goes with the revision.
    _written_to: Option<TempDir>,
}

/// A service of a revision.
pub(super) struct Service {
    /// The model and the names. None where a page or the settings cannot be read: what is not there would be taken for gone.
    model: Option<(Api, Names)>,
    /// What reading had to say.
    pub(super) diagnostics: Diagnostics,
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
        let documents = Documents::open(folder, service, Some(cloud));
        Self { label: shown(folder), folder: shown(folder), documents, _written_to: None }
    }

    /// The documents of a folder as a revision has them.
    pub(super) fn of_git(
        docs_input: &Path,
        revision: &str,
        cloud: &Path,
        service: Option<&str>,
    ) -> Result<Self, Error> {
        let written_to = archived(docs_input, revision)?;
        let documents = Documents::open(written_to.path(), service, Some(cloud));
        let folder = format!("{revision}:{}", shown(docs_input));
        Ok(Self { label: revision.to_owned(), folder, documents, _written_to: Some(written_to) })
    }

    /// The services that it has.
    pub(super) fn ids(&self) -> BTreeSet<&str> {
        self.documents.ids().collect()
    }

    /// A service that it has.
    pub(super) fn read(&self, id: &str) -> Service {
        let loaded = self.documents.load(id);
        let mut diagnostics = loaded.diagnostics;
        let model = loaded.input.and_then(|input| {
            let interpreted = interpret(&input);
            diagnostics.extend(interpreted.diagnostics);
            let named = name::name_with(&interpreted.api, &input.lock);
            let (named, _) = named.map_err(|invalid| diagnostics.push(invalid)).ok()?;
            Some((interpreted.api, named.names))
        });
        Service { model: model.filter(|_| !diagnostics.has_errors()), diagnostics }
    }

    /// Whether a service is made of the same files in both: then it is the same, whatever they say.
    pub(super) fn has_same(&self, other: &Self, id: &str) -> bool {
        let files = |revision: &Self| {
            let mut files = Vec::new();
            let show = &mut |path: &str, bytes: &[u8]| files.push((path.to_owned(), bytes.to_owned()));
            revision.documents.visit(id, show).then_some(files)
        };
        let is_same_cloud = || self.documents.sources.iter().eq(&other.documents.sources);
        is_same_cloud() && files(self).is_some_and(|of_self| files(other) == Some(of_self))
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
    let folder = TempDir::new().map_err(Error::io("create", &std::env::temp_dir()))?;
    unpack(docs_input, &commit, folder.path()).map_err(failed)?;
    Ok(folder)
}

/// Writes a folder as a commit has it to another one, page by page: all of a cloud would not fit into memory.
fn unpack(folder: &Path, commit: &str, to: &Path) -> Result<(), String> {
    let mut git = Command::new("git");
    git.arg("-C").arg(folder).args(["archive", "--format=tar", commit, "--", "."]);
    let git = git.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut git = git.map_err(|error| format!("git cannot be run: {error}"))?;
    let unpacked = git.stdout.take().map_or(Ok(()), |mut archive| {
        tar::Archive::new(&mut archive).unpack(to)?;
        // Behind the last file is padding. Who closes the pipe before it ends git.
        io::copy(&mut archive, &mut io::sink()).map(drop)
    });
    let ended = git.wait_with_output().map_err(|error| error.to_string())?;
    // Where git fails, what it wrote ends too early: what it says is the reason.
    if !ended.status.success() && !ended.stderr.is_empty() {
        return Err(String::from_utf8_lossy(&ended.stderr).into_owned());
    }
    unpacked.map_err(|error| error.to_string())
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

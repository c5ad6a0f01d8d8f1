//! The folder `changes` of a service: a file for each version, with what changed.
//!
//! In: the folder. Out: releases, the newest first. Left out on purpose: whether the changes are those of the pages; they are
//! history, and their pages may be gone.

use semver::Version;

use super::files::Folder;
use super::settings;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::Release;
use crate::source::{Place, TextFile};

/// The folder, below that of the service.
pub(super) const FOLDER: &str = "changes";

/// Reads it. A service whose changes nobody has accepted yet has none.
pub(super) fn load(service: &Folder, diagnostics: &mut Diagnostics) -> Vec<Release> {
    if !service.folders.iter().any(|name| name == FOLDER) {
        return Vec::new();
    }
    let folder = match service.enter(FOLDER) {
        Ok(folder) => folder,
        Err(diagnostic) => {
            diagnostics.push(diagnostic);
            return Vec::new();
        }
    };
    let mut releases: Vec<(Version, Release)> = Vec::new();
    for name in &folder.files {
        match folder.read(name).and_then(|file| file.map(|file| read(name, &file)).transpose()) {
            Ok(release) => releases.extend(release),
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    releases.sort_by(|(one, _), (other, _)| other.cmp(one));
    releases.into_iter().map(|(_, release)| release).collect()
}

/// Shows what is in it. Whether all of it can be read.
pub(super) fn visit(service: &Folder, show: &mut dyn FnMut(&str, &[u8])) -> bool {
    let is_there = service.folders.iter().any(|name| name == FOLDER);
    !is_there || service.enter(FOLDER).is_ok_and(|folder| folder.visit(|_| Some(true), show))
}

pub(super) fn read(name: &str, file: &TextFile) -> Result<(Version, Release), Diagnostic> {
    let release: Release = settings::parse(file)?;
    let invalid = |message: String| {
        let diagnostic = Diagnostic::new(Code::InvalidSetting, Place::page(file.path.clone()), message);
        Err(diagnostic.help("`cargo xtask diff --accept` writes such files"))
    };
    let Ok(version) = Version::parse(&release.version) else {
        return invalid(format!("`{}` is no version such as 0.2.0", release.version));
    };
    if name != format!("{version}.toml") {
        return invalid(format!("the changes of {version} stand in `{version}.toml`, and this is `{name}`"));
    }
    Ok((version, release))
}

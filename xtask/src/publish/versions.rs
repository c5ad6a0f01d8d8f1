//! What was published before. It is read from the folder itself, which is the only witness that everybody has.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use semver::Version;

use super::{Publishable, formats};
use crate::error::Error;
use crate::sync::State;

/// The versions that stand in the folder of a cloud.
pub(super) struct Published {
    /// The folder of the cloud.
    folder: PathBuf,
    /// Files below it that earlier runs wrote.
    files: Vec<String>,
}

impl Published {
    /// Looks at what earlier runs wrote.
    pub(super) fn read(state: &State, out: &Path, cloud: &str) -> Self {
        let files = state.manifest.services.get(cloud).map(|entry| entry.files.keys().cloned().collect());
        Self { folder: out.join(cloud), files: files.unwrap_or_default() }
    }

    /// The versions of a service, the newest first.
    pub(super) fn versions(&self, service: &str) -> Vec<Version> {
        let below = formats::folder(service, "");
        let names = self.files.iter().filter_map(|file| file.strip_prefix(&below)?.split('/').next());
        let mut versions: Vec<Version> = names.filter_map(|name| Version::parse(name).ok()).collect();
        versions.sort();
        versions.dedup();
        versions.reverse();
        versions
    }

    /// Refuses a version that was published with other files.
    pub(super) fn admit(&self, service: &Publishable<'_>) -> Result<(), Error> {
        let info = &service.input.service;
        let folder = formats::folder(&info.id, &info.package.version);
        let now = formats::of_version(service);
        for (name, contents) in &now {
            let path = format!("{folder}/{name}");
            let was_published = self.files.contains(&path);
            if was_published && self.text(&path).is_some_and(|text| text != *contents) {
                let (service, version) = (info.id.clone(), info.package.version.clone());
                return Err(Error::Published { service, version, file: (*name).to_owned() });
            }
        }
        Ok(())
    }

    /// The files of versions that are not among those of this run.
    pub(super) fn kept(&self, now: &BTreeMap<String, String>) -> Vec<(String, String)> {
        let is_of_version = |file: &&String| file.split('/').nth(1) == Some("versions");
        let older = self.files.iter().filter(is_of_version).filter(|file| !now.contains_key(*file));
        older.filter_map(|file| Some((file.clone(), self.text(file)?))).collect()
    }

    fn text(&self, file: &str) -> Option<String> {
        fs::read_to_string(self.folder.join(file)).ok()
    }
}

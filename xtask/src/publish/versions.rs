//! What was published before. It is read from the folder itself, which is the only witness that everybody has.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use semver::Version;
use tablature_codegen::load::Links;

use super::formats;
use super::make::{Publishable, Waiting};
use crate::documents;
use crate::error::Error;
use crate::sync::{self, State};

/// The versions that stand in the folder of a cloud.
pub(super) struct Published {
    /// The hashes of their files, by path below that folder, as they stand there.
    pub(super) files: BTreeMap<String, String>,
}

impl Published {
    /// Looks at what earlier runs wrote. One that is there and cannot be read is no reason to forget that it was published.
    pub(super) fn read(state: &State, out: &Path, cloud: &str) -> Result<Self, Error> {
        let folder = out.join(cloud);
        let written = state.manifest.services.get(cloud).into_iter().flat_map(|entry| entry.files.keys());
        let of_versions = written.filter(|file| file.split('/').nth(1) == Some("versions"));
        let hashed = |text: String| sync::sha256(text.as_bytes());
        let files = of_versions.filter_map(|file| {
            Some(text(&folder.join(file)).transpose()?.map(|text| (file.clone(), hashed(text))))
        });
        Ok(Self { files: files.collect::<Result<_, _>>()? })
    }

    /// The versions of a service, the newest first.
    pub(super) fn versions(&self, service: &str) -> Vec<Version> {
        among(self.files.keys(), service)
    }

    /// Refuses a version that was published with other files.
    pub(super) fn admit(&self, service: &Publishable) -> Result<(), Error> {
        let info = &service.info;
        let folder = formats::folder(&info.id, &info.package.version);
        let was_other = |name: &str, file: &Waiting| {
            self.files.get(&format!("{folder}/{name}")).is_some_and(|published| *published != file.hash)
        };
        let other = service.files.iter().find(|(name, file)| was_other(name, file));
        other.map_or(Ok(()), |(name, _)| {
            let (service, version) = (info.id.clone(), info.package.version.clone());
            Err(Error::Published { service, version, file: (*name).to_owned() })
        })
    }
}

/// The text of a file that a run wrote. None where somebody has taken it away.
fn text(path: &Path) -> Result<Option<String>, Error> {
    documents::text(path, u64::MAX, Links::Refused, "it was published, and is no text any more")
}

/// The versions of a service that have a folder among these files, the newest first.
pub(super) fn among<'f>(files: impl Iterator<Item = &'f String>, service: &str) -> Vec<Version> {
    let below = formats::folder(service, "");
    let names = files.filter_map(|file| file.strip_prefix(&below)?.split('/').next());
    let versions: BTreeSet<Version> = names.filter_map(|name| Version::parse(name).ok()).collect();
    versions.into_iter().rev().collect()
}

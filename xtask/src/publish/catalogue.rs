//! `catalogue.json`: which services there are, in which versions, and where their documents lie.
//!
//! Paths are relative to the catalogue, so that the folder can lie anywhere. It holds no date of the run: the same documents give
//! the same bytes.

use std::collections::BTreeSet;

use semver::Version;
use serde::Serialize;
use tablature_codegen::model::CloudInfo;

use super::formats::{BESIDE, DOCUMENTS, folder};
use super::make::Publishable;
use super::versions;

/// The name of the file, below the folder of the cloud.
pub(super) const FILE: &str = "catalogue.json";

/// The layout of the file.
const FORMAT: u32 = 1;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Catalogue<'a> {
    format: u32,
    id: &'a str,
    title: &'a str,
    services: Vec<Entry<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry<'a> {
    id: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    /// As the service's documentation calls it.
    api_version: &'a str,
    operations: usize,
    /// Contradictions and faults of the pages, which nobody has corrected yet.
    warnings: usize,
    publisher: &'a str,
    documentation: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    terms: Option<&'a str>,
    /// The crate.
    package: &'a str,
    version: &'a str,
    /// The files of the newest version, under names that stay.
    files: Vec<File>,
    /// All versions, the newest first.
    versions: Vec<Release>,
}

#[derive(Serialize)]
struct Release {
    version: String,
    files: Vec<File>,
}

#[derive(Serialize)]
struct File {
    path: String,
    /// What it is, for people.
    title: &'static str,
}

/// Writes the catalogue of these services; `files` are the paths of all that stand in the folder.
pub(super) fn catalogue(cloud: &CloudInfo, services: &[Publishable], files: &BTreeSet<String>) -> String {
    let services = services.iter().map(|service| entry(service, files)).collect();
    let catalogue = Catalogue { format: FORMAT, id: &cloud.id, title: &cloud.title, services };
    // Texts, numbers and lists of them: there is nothing that could fail.
    serde_json::to_string_pretty(&catalogue).unwrap_or_default() + "\n"
}

fn entry<'s>(service: &'s Publishable, files: &BTreeSet<String>) -> Entry<'s> {
    let info = &service.info;
    let release = |version: Version| {
        let version = version.to_string();
        Release { files: below(&folder(&info.id, &version), files), version }
    };
    Entry {
        id: &info.id,
        title: &info.title,
        description: info.description.as_deref(),
        api_version: &info.api_version,
        operations: service.operations,
        warnings: service.warnings,
        publisher: &info.source.publisher,
        documentation: &info.source.url,
        terms: info.source.terms_url.as_deref(),
        package: &info.package.name,
        version: &info.package.version,
        files: below(&info.id, files),
        versions: versions::among(files.iter(), &info.id).into_iter().map(release).collect(),
    }
}

/// The files of a folder that are there.
fn below(folder: &str, files: &BTreeSet<String>) -> Vec<File> {
    let all = DOCUMENTS.into_iter().chain(BESIDE);
    let below = all.map(|(name, title)| File { path: format!("{folder}/{name}"), title });
    below.filter(|file| files.contains(&file.path)).collect()
}

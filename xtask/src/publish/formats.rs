//! The files of a service: its document in every version and notation, and what stands beside it.
//!
//! In: what the pipeline made. Out: files by path. Each stands twice: under a name that stays the same from version to version, and
//! in the folder of its version, which stays.

use tablature_codegen::emit::{openapi, yaml};
use tablature_codegen::model::ServiceInfo;
use tablature_codegen::pipeline::ServiceOutput;

/// The document, as 3.1 and as 3.0.3. The names say the version where it is not the newest.
pub(super) const DOCUMENTS: [(&str, &str); 4] = [
    ("openapi.json", "OpenAPI 3.1, JSON"),
    ("openapi.yaml", "OpenAPI 3.1, YAML"),
    ("openapi-3.0.json", "OpenAPI 3.0.3, JSON"),
    ("openapi-3.0.yaml", "OpenAPI 3.0.3, YAML"),
];

/// The document for tools that take no two operations for one method of a path. Only services that have such operations have it.
const MERGED: &str = "openapi-merged.json";

/// What stands beside them, as the pipeline names it. Not every service has all.
pub(super) const BESIDE: [(&str, &str); 5] = [
    (MERGED, "OpenAPI 3.1, JSON, with one operation for each method of a path"),
    ("overlay.json", "OpenAPI Overlay 1.0: what was corrected by hand"),
    ("model.json", "all that the pages say, as Tablature reads it"),
    ("model.schema.json", "JSON Schema of model.json"),
    ("CHANGELOG.md", "what changed from version to version"),
];

/// What stands beside the documents of this service, with what it is.
pub(super) fn beside(files: &[(&'static str, String)]) -> Vec<(&'static str, &'static str)> {
    let is_made = |name: &str| files.iter().any(|(made, _)| *made == name);
    BESIDE.into_iter().filter(|(name, _)| is_made(name)).collect()
}

/// The files of a version, below its folder.
pub(super) fn of_version(output: &ServiceOutput) -> Vec<(&'static str, String)> {
    let made = |name: &str| output.files.iter().find(|file| file.path == name);
    let document = made("openapi.json").map(|file| file.contents.as_str()).unwrap_or_default();
    let older = openapi::emit_3_0(document);
    let [newest, newest_yaml, oldest, oldest_yaml] = DOCUMENTS.map(|(name, _)| name);
    let mut files = vec![
        (newest, document.to_owned()),
        (newest_yaml, yaml::emit(document)),
        (oldest_yaml, yaml::emit(&older)),
        (oldest, older),
    ];
    files.extend(openapi::emit_merged(document).map(|merged| (MERGED, merged)));
    let beside = BESIDE.into_iter().filter_map(|(name, _)| Some((name, made(name)?.contents.clone())));
    files.extend(beside);
    files
}

/// The OpenAPI document among the files of a version.
pub(super) fn newest<'f>(files: &'f [(&'static str, String)]) -> &'f str {
    let (newest, _) = DOCUMENTS[0];
    files.iter().find(|(name, _)| *name == newest).map_or("", |(_, document)| document)
}

/// Where a file of a version stands, below the folder of the cloud.
pub(super) fn paths(service: &ServiceInfo, name: &str) -> [String; 2] {
    let latest = &service.id;
    let version = folder(latest, &service.package.version);
    [latest, &version].map(|folder| format!("{folder}/{name}"))
}

/// The folder of a version, below that of the cloud.
pub(super) fn folder(service: &str, version: &str) -> String {
    format!("{service}/versions/{version}")
}

//! `manifest.json`: what the last run wrote, and from what.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::paths::shown;

/// The layout of the file. A newer one is not touched.
const FORMAT: u32 = 1;

/// What the last run wrote. It holds no time, host or version, so that the same input gives the same bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Manifest {
    format: u32,
    /// By service id.
    pub(crate) services: BTreeMap<String, Entry>,
}

/// One service.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entry {
    /// The operations that each page gave, by the page's path below the documents folder.
    pub(crate) pages: BTreeMap<String, Vec<String>>,
    /// SHA-256 of each file, by its path below the service's folder.
    pub(crate) files: BTreeMap<String, String>,
}

impl Entry {
    /// A hash of all that the entry says.
    pub(crate) fn hash(&self) -> String {
        // Strings and maps with string keys: there is nothing that could fail.
        sha256(serde_json::to_string(self).unwrap_or_default().as_bytes())
    }
}

impl Default for Manifest {
    fn default() -> Self {
        Self { format: FORMAT, services: BTreeMap::new() }
    }
}

impl Manifest {
    /// Reads the file. A path in it that leaves the folder is refused: what is named here may be deleted.
    pub(super) fn parse(path: &Path, text: &str) -> Result<Self, Error> {
        let unreadable = |reason: String| Error::Manifest { path: shown(path), reason };
        let manifest: Self = serde_json::from_str(text).map_err(|error| unreadable(error.to_string()))?;
        if manifest.format != FORMAT {
            return Err(unreadable(format!(
                "its format is {}, and this program knows {FORMAT}",
                manifest.format
            )));
        }
        let stray = manifest.paths().into_iter().find(|path| !is_inside(path));
        match stray {
            Some(stray) => Err(unreadable(format!("`{stray}` is no path below the folder"))),
            None => Ok(manifest),
        }
    }

    /// The text of the file.
    pub(super) fn render(&self) -> String {
        // Strings, numbers and maps with string keys: there is nothing that could fail.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// The files, by their paths below the folder of all services.
    pub(super) fn paths(&self) -> BTreeSet<String> {
        let files =
            self.services.iter().flat_map(|(id, entry)| entry.files.keys().map(move |file| (id, file)));
        files.map(|(id, file)| format!("{id}/{file}")).collect()
    }

    /// The hash of a file, by its path below the folder of all services.
    pub(super) fn hash(&self, path: &str) -> Option<&str> {
        let (service, file) = path.split_once('/')?;
        self.services.get(service)?.files.get(file).map(String::as_str)
    }
}

/// SHA-256 in hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// Whether a path with `/` stays below the folder that it starts from.
pub(super) fn is_inside(path: &str) -> bool {
    let is_name = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', ':', '\0']);
    path.split('/').all(is_name)
}

/// Whether every file system has room for the names in a path below the folder.
pub(crate) fn is_writable(path: &str) -> bool {
    /// Of a name, in bytes.
    const LONGEST: usize = 255;
    let fits = |part: &str| part.len() <= LONGEST && !part.contains(char::is_control);
    is_inside(path) && path.split('/').all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_rendered_parses_again() {
        let entry = Entry {
            pages: [("eg/A.txt".to_owned(), vec!["A".to_owned()])].into(),
            files: [("src/lib.rs".to_owned(), sha256(b"x"))].into(),
        };
        let manifest = Manifest { services: [("eg".to_owned(), entry)].into(), ..Manifest::default() };
        assert_eq!(Manifest::parse(Path::new("m"), &manifest.render()).unwrap(), manifest);
        assert!(manifest.render().ends_with("}\n"));
        assert_eq!(
            manifest.hash("eg/src/lib.rs").unwrap(),
            "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
        );
    }

    #[test]
    fn a_path_that_leaves_the_folder_is_refused() {
        for path in ["../a", "/etc/passwd", "a/../../b", "C:/x", "a\\..\\b", ""] {
            let text =
                serde_json::json!({"format": 1, "services": {"eg": {"pages": {}, "files": {path: ""}}}})
                    .to_string();
            let error = Manifest::parse(Path::new("m"), &text).unwrap_err().to_string();
            assert!(error.contains("is no path below the folder"), "{path}: {error}");
        }
    }

    #[test]
    fn a_newer_format_is_not_touched() {
        let error =
            Manifest::parse(Path::new("g/manifest.json"), "{\"format\": 2, \"services\": {}}").unwrap_err();
        assert_eq!(
            error.to_string(),
            "`g/manifest.json` cannot be read: its format is 2, and this program knows 1"
        );
        assert!(Manifest::parse(Path::new("m"), "<<<<<<< HEAD\n").is_err());
    }

    #[test]
    fn names_that_no_disk_takes() {
        assert!(is_writable("src/model/a.rs"));
        assert!(is_writable(&format!("src/{}", "a".repeat(255))));
        for path in [format!("src/{}.rs", "a".repeat(253)), "src/a\nb.rs".to_owned(), "../a".to_owned()] {
            assert!(!is_writable(&path), "{path}");
        }
    }
}

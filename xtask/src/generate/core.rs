//! The crate of the cloud: written beside those of its services, or taken from where it stands already.
//!
//! An application can have one crate of a name and a version. Crates of services that are generated in several folders could not
//! be in one application if each folder had a crate of the cloud; so a folder elsewhere takes the one beside the runtime, where
//! that is the very same.

use std::fs;
use std::path::{Path, PathBuf};

use tablature_codegen::emit::OutputFile;
use tablature_codegen::load::Documents;
use tablature_codegen::model::CloudInfo;
use tablature_codegen::pipeline::{self, Options};

use crate::error::Error;
use crate::paths;

/// What becomes of the crate of the cloud.
pub(super) enum Core {
    /// It is written, under its name.
    Written { name: String, files: Vec<OutputFile> },
    /// It stands elsewhere.
    Elsewhere,
    /// The description of the cloud has an error, or the crate a defect: no crate of a service could be built with it.
    Unsound,
}

/// The crate as it is to be written. A defect of it is an error of the documents as a whole.
pub(super) fn written(documents: &mut Documents, options: &Options) -> Core {
    let Some(cloud) = &documents.cloud else { return Core::Unsound };
    if options.core.is_some() {
        return Core::Elsewhere;
    }
    match pipeline::compile_cloud(cloud, options) {
        Ok(files) => Core::Written { name: cloud.core().name, files },
        Err(defect) => {
            documents.diagnostics.push(defect);
            Core::Unsound
        }
    }
}

/// The same crate in the folder of generated crates beside the runtime, as seen from a crate in `generated`. None in that folder
/// itself, and where there is no such crate or another one.
pub(super) fn shared(
    cloud: &CloudInfo,
    runtime: Option<&str>,
    generated: &Path,
) -> Result<Option<String>, Error> {
    let Some(theirs) = paths::runtime_folder(runtime).map(|folder| folder.with_file_name("generated")) else {
        return Ok(None);
    };
    if paths::resolved(&theirs) == paths::resolved(generated) {
        return Ok(None);
    }
    let options = Options { runtime: paths::runtime(runtime, &theirs)?, core: None };
    let folder = theirs.join(cloud.core().name);
    let is_same = pipeline::compile_cloud(cloud, &options)
        .is_ok_and(|files| files.iter().all(|file| stands(&folder, file)));
    Ok(is_same.then(|| paths::as_seen_from(generated, &folder)))
}

fn stands(folder: &Path, file: &OutputFile) -> bool {
    let path: PathBuf = folder.join(&file.path);
    fs::read_to_string(path).is_ok_and(|text| text == file.contents)
}

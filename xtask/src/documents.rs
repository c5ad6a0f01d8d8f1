//! Where documents lie, as the command line says it, and small settings that lie beside them.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use crate::error::Error;
use crate::paths::{of_repository, shown};

/// The folder with the documents, and the description of their cloud.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct Documents {
    /// The folder with the documents [default: docs-input of this repository].
    #[arg(long, value_name = "DIR")]
    pub(crate) docs_input: Option<PathBuf>,
    /// The description of the cloud for a folder that has none [default: docs-input/cloud.toml of this repository].
    #[arg(long, value_name = "FILE")]
    pub(crate) cloud: Option<PathBuf>,
}

impl Documents {
    /// The folder.
    pub(crate) fn folder(&self) -> PathBuf {
        self.docs_input.clone().unwrap_or_else(|| of_repository("docs-input"))
    }

    /// The description of the cloud for a folder that has none.
    pub(crate) fn cloud(&self) -> PathBuf {
        self.cloud.clone().unwrap_or_else(|| of_repository("docs-input/cloud.toml"))
    }
}

/// Reads a TOML file that may be left out. None where there is none.
pub(crate) fn settings<T: DeserializeOwned>(path: &Path) -> Result<Option<T>, Error> {
    match fs::read_to_string(path) {
        Ok(text) => {
            let invalid = |error: toml::de::Error| unusable(path, error.to_string());
            toml::from_str(&text).map(Some).map_err(invalid)
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::io("read", path)(error)),
    }
}

/// Settings that can be read, and not used.
pub(crate) fn unusable(path: &Path, reason: String) -> Error {
    Error::Settings { path: shown(path), reason }
}

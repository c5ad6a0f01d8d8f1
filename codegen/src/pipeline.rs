//! From what was loaded to what is to be written: every stage in order, for one service.
//!
//! In: [`ServiceInput`]. Out: [`ServiceOutput`]. Left out on purpose: the disk. The function is pure, so that the same
//! input gives the same bytes, services can be compiled side by side, and writing can be tested without any of this.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostics;
use crate::emit::OutputFile;
use crate::load::ServiceInput;

/// What is not in the documents and yet decides on the output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Where a generated crate finds the runtime.
    pub runtime: RuntimeSource,
}

/// Where a generated crate finds the runtime.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuntimeSource {
    /// In a folder, and in the registry once it is published.
    Path {
        /// The folder as seen from the generated crate, with `/`: `../../runtime`.
        path: String,
        /// The version that is found there.
        version: String,
    },
    /// In the registry: a version requirement.
    Version(String),
}

/// What one service gives. With an error among the diagnostics, nothing of it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServiceOutput {
    /// The service's id.
    pub service: String,
    /// The files of `generated/<service>/`.
    pub files: Vec<OutputFile>,
    /// `names.lock`, with what this run added to it.
    pub lock: String,
    /// What the stages had to say, in their order.
    pub diagnostics: Diagnostics,
    /// How much there was.
    pub counts: Counts,
    /// The operations that each page gave, by the page's path. A page that gave none stands here with none.
    pub operations_of_pages: BTreeMap<String, Vec<String>>,
}

/// How much there was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Pages read.
    pub pages: usize,
    /// Operations found on them.
    pub operations: usize,
    /// Object types.
    pub types: usize,
    /// Table rows of all operation pages.
    pub rows: usize,
    /// Rows that became a part of the model.
    pub rows_in_model: usize,
    /// Rows that a diagnostic speaks of, because they could not.
    pub rows_in_diagnostics: usize,
}

/// Puts one service through all stages.
pub fn compile(input: &ServiceInput, _options: &Options) -> ServiceOutput {
    ServiceOutput {
        service: input.service.id.clone(),
        lock: input.lock.text.to_string(),
        counts: Counts { pages: input.pages.len(), ..Counts::default() },
        operations_of_pages: input.pages.iter().map(|page| (page.path.to_string(), Vec::new())).collect(),
        ..ServiceOutput::default()
    }
}

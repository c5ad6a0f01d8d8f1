//! Writes the model as a Rust crate.
//!
//! In: [`Api`] and [`Names`]. Out: the files of the crate. One file a type and one an operation. What all services of a
//! cloud share is a crate of its own ([`emit_cloud`]), made from [`CloudInfo`](crate::model::CloudInfo) alone, and re-exported
//! by theirs; what does not change with documents is in the runtime, which generated code reaches through one facade,
//! `tablature_runtime::codegen`.
//! First the whole crate is planned (`plan`): names, types and what is decided about each, as data. Then code is made of tokens
//! and printed; only manifests and Markdown are text from the start.
//!
//! Every member of a type is an `Option`, mandatory or not: one type serves both directions, and a response decodes
//! whatever the service leaves out. What is mandatory is in how a value is made: a literal with a name for each such
//! member (`KafkaParametersRequired { .. }`), without which it does not compile.

mod arguments;
mod changelog;
mod client;
mod cloud;
mod crate_root;
mod doc;
mod error_code;
mod example;
mod manifest;
mod model;
mod object;
mod open_enum;
mod operation;
mod origin;
mod outline;
mod plan;
mod print;
mod rules;
mod sample;
mod snippet;
mod surface;

pub use cloud::emit as emit_cloud;
pub use outline::outline;
pub use sample::programs;
pub use surface::{DEPRECATED, Surface, renamed, surface};

use super::OutputFile;
use crate::model::Api;
use crate::name::Names;
use plan::Crate;

/// What is not in the documents and yet decides on the crates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RustOptions {
    /// The folder of the runtime as seen from the crate of the cloud, where it is not (only) taken from a registry.
    pub runtime_path: Option<String>,
    /// The version of the runtime.
    pub runtime_version: String,
    /// The folder of the crate of the cloud as seen from one of a service. None where it stands beside it.
    pub core_path: Option<String>,
}

/// A crate that cannot be written: a defect of an earlier stage, or of this emitter.
#[derive(Debug, thiserror::Error)]
pub enum InvalidOutput {
    /// Tokens that are no file.
    #[error("{file} is not valid Rust: {reason}")]
    NoRust {
        /// The file.
        file: String,
        /// Why.
        reason: syn::Error,
    },
    /// Something that the crate has to name, and that nobody has named.
    #[error("{0} has no name")]
    Unnamed(String),
}

/// The files of a service's crate, by path.
///
/// # Errors
/// Where tokens do not form a file, or something has no name.
pub fn emit(api: &Api, names: &Names, options: &RustOptions) -> Result<Vec<OutputFile>, InvalidOutput> {
    let plan = Crate::plan(api, names)?;
    let examples = example::emit(&plan)?;
    let has_examples = !examples.is_empty();
    let mut files = vec![
        manifest::cargo_toml(api, options, has_examples),
        manifest::rustfmt_toml(),
        manifest::readme(&plan, has_examples),
        crate_root::emit(&plan)?,
    ];
    files.extend(manifest::licences());
    files.extend(client::emit(&plan)?);
    files.extend(error_code::emit(&plan)?);
    files.extend(changelog::emit(&plan));
    files.extend(examples);
    files.extend(model::emit(&plan)?);
    files.extend(operation::emit(&plan)?);
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests;

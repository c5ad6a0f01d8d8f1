//! Writes the model out. Emitters know nothing of each other, and each is a pure function.
//!
//! In: [`Api`](crate::model::Api) and the names that were decided for it. Out: text in memory.
//! Left out on purpose: files on a disk (writing and comparing them is the business of the command line).

mod json;
pub mod model;
pub mod openapi;
pub mod overlay;
pub mod rust;
mod text;
pub mod yaml;

#[cfg(feature = "fuzz")]
pub(crate) use text::fuzz::documentation as fuzz;
pub use text::{visible, visible_line};

/// A file that generation gives.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OutputFile {
    /// Its path below the service's folder, with `/` on every system: `src/lib.rs`.
    pub path: String,
    /// The whole content.
    pub contents: String,
}

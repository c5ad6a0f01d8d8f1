//! `src/guide.md`, the documentation of the module `guide`: how to use a client beyond the first call.
//!
//! The words are the same for all clouds, in `guide.md` beside this file; only names differ.

use proc_macro2::Ident;

use super::sample_region;
use crate::emit::OutputFile;
use crate::model::{CloudInfo, PackageInfo};

/// The file. `name` is that of the crate in code.
pub(super) fn file(cloud: &CloudInfo, package: &PackageInfo, name: &Ident) -> OutputFile {
    // It stands within the quotes of a literal.
    let region = sample_region(cloud).escape_debug().to_string();
    let contents = include_str!("guide.md")
        .replace("{crate}", &name.to_string())
        .replace("{core}", &package.name)
        .replace("{region}", &region);
    OutputFile { path: "src/guide.md".to_owned(), contents }
}

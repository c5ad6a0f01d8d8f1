//! A text file of any kind: what places in diagnostics refer to.

use std::sync::Arc;

/// A text file, as it lies on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextFile {
    /// The path below the documents folder, with `/`.
    pub path: Arc<str>,
    /// All of it. Empty where there is no such file.
    pub text: Arc<str>,
}

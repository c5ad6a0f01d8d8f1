//! What some tests need from outside: real pages, the scorer, Prism.
//!
//! Such a test is ignored in a plain run, and stands in a module named after what it needs (`corpus::`, `scorer::`,
//! `prism::`), so that it can be run or left out by that name. Run without what it needs, it fails: a test that
//! returned instead would count as passed.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::root;

/// The folder of real pages.
///
/// # Panics
///
/// If `TABLATURE_CORPUS` names no folder.
#[expect(clippy::panic, reason = "a test without what it needs has to fail")]
pub fn corpus() -> PathBuf {
    match std::env::var_os("TABLATURE_CORPUS").map(PathBuf::from) {
        Some(folder) if folder.is_dir() => folder,
        Some(folder) => panic!("TABLATURE_CORPUS names no folder: {}", folder.display()),
        None => panic!("this test needs real pages: TABLATURE_CORPUS has to name their folder"),
    }
}

/// The scorer beside the checkout, which reads an `OpenAPI` document and a file of facts.
///
/// # Panics
///
/// If it is not there.
pub fn scorer() -> PathBuf {
    let scorer = root().join("../shared/score/score.py");
    assert!(scorer.is_file(), "this test needs the scorer: {} is not there", scorer.display());
    scorer
}

/// The program that serves a document as a mock.
///
/// # Panics
///
/// If `TABLATURE_PRISM` is not set.
#[expect(clippy::expect_used, reason = "a test without what it needs has to fail")]
pub fn prism() -> OsString {
    std::env::var_os("TABLATURE_PRISM")
        .expect("this test needs Prism: TABLATURE_PRISM has to name its program")
}

//! What the corrections of a service change in its document.
//!
//! The service is interpreted again and again, each time with one correction more, so that each change is known by the one
//! that it comes from. Pages are read once, and one model at a time is kept.

use indexmap::IndexSet;
use serde_json::Value;

use super::Uncorrected;
use crate::correct::Corrections;
use crate::diagnostic::Diagnostics;
use crate::emit::overlay::Recorder;
use crate::load::ServiceInput;
use crate::lower::{self, Lowered};
use crate::name::{self, NamesLock};

/// More corrections than this are taken several at a time, and what changes has the reasons of them all.
const MOST_STEPS: usize = 48;

/// The overlay of a service. None where its corrections change nothing. `document` is the one with all of them, and `lock`
/// has its names, so that what is the same has one name in all documents.
pub(super) fn overlay(
    uncorrected: &Uncorrected,
    input: &ServiceInput,
    lock: &NamesLock,
    document: &str,
) -> Option<String> {
    let all: Vec<_> = input.corrections.iter().collect();
    let mut recorder = Recorder::new(document_with(&Corrections::default(), uncorrected, input, lock)?);
    let mut done = 0;
    for step in all.chunks(all.len().div_ceil(MOST_STEPS).max(1)) {
        done += step.len();
        let reasons: IndexSet<&str> = step.iter().map(|entry| entry.reason.trim()).collect();
        let reasons = reasons.into_iter().collect::<Vec<_>>().join(" / ");
        let document = if done == all.len() {
            serde_json::from_str(document).ok()?
        } else {
            document_with(&input.corrections.first(done), uncorrected, input, lock)?
        };
        recorder.record(document, &reasons);
    }
    recorder.finish()
}

/// The document with these corrections.
fn document_with(
    corrections: &Corrections,
    uncorrected: &Uncorrected,
    input: &ServiceInput,
    lock: &NamesLock,
) -> Option<Value> {
    let mut operations = uncorrected.operations.clone();
    // What there is to say of the entries was said when all of them were applied.
    let _ = corrections.apply(&mut operations);
    let Lowered { mut api, .. } =
        lower::lower(&operations, &uncorrected.error_codes, &input.service, &input.cloud);
    let ids = lower::operation_ids(&operations);
    let _ = corrections.settle(&operations, &ids, &mut api, &mut Diagnostics::new());
    let names = name::name(&api, &mut lock.clone()).names;
    serde_json::from_str(&super::document(&api, &names)).ok()
}

//! The documents hold exactly the facts that were read from the pages by eye: nothing missing, extra or different.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may say what must hold, as tests do")]

use std::path::Path;
use std::process::Command;

use tablature_tests::{DEMO, EVENTGRID, file, root, stage};

/// The scorer beside the checkout, which reads an `OpenAPI` document and a file of facts.
const SCORER: &str = "../shared/score/score.py";

fn assert_exact(service: (&str, &str), facts: &str) {
    let scorer = root().join(SCORER);
    if !scorer.is_file() {
        println!("skipped: {SCORER} is not there");
        return;
    }
    let output = stage(service).output;
    let directory = tempfile::tempdir().unwrap();
    let document = directory.path().join("openapi.json");
    std::fs::write(&document, file(&output, "openapi.json").unwrap()).unwrap();
    let score = score(&scorer, &document, &root().join("tests/fixtures").join(facts));
    assert_eq!(score["mistakes"].as_array().map(Vec::len), Some(0), "{:#}", score["mistakes"]);
    assert_eq!(score["operations"]["recall"], 1.0);
    assert_eq!(score["operations"]["extra"], 0);
}

fn score(scorer: &Path, document: &Path, facts: &Path) -> serde_json::Value {
    let output = Command::new("python3").arg(scorer).arg("--json").args([document, facts]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_first_page_is_read_as_it_stands() {
    assert_exact(EVENTGRID, "eg-facts.jsonl");
}

#[test]
fn pages_of_other_kinds_are_read_as_they_stand() {
    assert_exact(DEMO, "demo-facts.jsonl");
}

//! The documents hold exactly the facts that were read from the pages by eye: nothing missing, extra or different.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may say what must hold, as tests do")]

use std::path::Path;
use std::process::Command;

use tablature_tests::outside;
use tablature_tests::{DEMO, EVENTGRID, file, root, stage};

fn assert_exact(service: (&str, &str), facts: &str) {
    let scorer = outside::scorer();
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

mod scorer {
    use super::*;

    #[test]
    #[ignore = "needs the scorer in ../shared/score and Python: cargo test -p tablature-tests --test facts -- --ignored"]
    fn the_first_page_is_read_as_it_stands() {
        assert_exact(EVENTGRID, "eg-facts.jsonl");
    }

    #[test]
    #[ignore = "needs the scorer in ../shared/score and Python: cargo test -p tablature-tests --test facts -- --ignored"]
    fn pages_of_other_kinds_are_read_as_they_stand() {
        assert_exact(DEMO, "demo-facts.jsonl");
    }
}

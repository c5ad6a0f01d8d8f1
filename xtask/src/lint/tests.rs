//! The verb on folders: what is told, what a baseline hides, what fails.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::*;

const PAGE: &str = "# Stopping a Job\n\n#### URI\n\nPOST /v1/{project_id}/jobs/{job_id}/stop\n\n\
    Table 1 Path Parameters\n\n| Parameter | Mandatory | Type | Description |\n|:---|:---|:---|:---|\n\
    | project_id | Yes | String | Project ID |\n| job_id | Yes | Strnig | Job ID |\n\n\
    #### Response Parameters\n\n**Status code: 204**\n\nNo Content\n";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("jobs")).unwrap();
    fs::write(folder.path().join("jobs/StopJob.md"), PAGE).unwrap();
    folder
}

fn args(folder: &Path, format: Form) -> Args {
    Args {
        format,
        service: None,
        fail_on: FailOn::Warning,
        update_baseline: false,
        no_baseline: false,
        all_diagnostics: false,
        documents: Documents { docs_input: Some(folder.to_owned()), cloud: None },
    }
}

#[test]
fn a_finding_is_told_with_its_line_and_fails() {
    let folder = folder();
    let outcome = run(&args(folder.path(), Form::Terminal)).unwrap();
    assert!(!outcome.success);
    assert!(
        outcome.diagnostics.contains("Strnig") && outcome.diagnostics.contains("StopJob.md"),
        "{}",
        outcome.diagnostics
    );
    assert!(
        outcome.report.starts_with("1 warning") && outcome.report.ends_with("0 in the baseline\n"),
        "{}",
        outcome.report
    );
}

#[test]
fn what_the_baseline_has_is_silent_until_it_is_gone() {
    let folder = folder();
    let updated = run(&Args { update_baseline: true, ..args(folder.path(), Form::Terminal) }).unwrap();
    assert!(updated.success && updated.report.ends_with("known\n"), "{}", updated.report);
    let silent = run(&args(folder.path(), Form::Terminal)).unwrap();
    assert!(silent.success && silent.diagnostics.is_empty(), "{}", silent.diagnostics);
    // Lines that move change nothing; a finding that goes is told.
    fs::write(
        folder.path().join("jobs/StopJob.md"),
        PAGE.replace("Strnig", "String").replace("#### URI", "\n#### URI"),
    )
    .unwrap();
    let mended = run(&args(folder.path(), Form::Terminal)).unwrap();
    assert!(mended.report.contains("1 entry of the baseline is found no more"), "{}", mended.report);
    let shown = run(&Args { no_baseline: true, ..args(folder.path(), Form::Terminal) }).unwrap();
    assert!(shown.report.ends_with("0 in the baseline\n"));
}

#[test]
fn settings_weigh_and_refuse() {
    let folder = folder();
    fs::write(folder.path().join("lints.toml"), "[service.jobs]\nT4001 = \"off\"\n").unwrap();
    let outcome = run(&args(folder.path(), Form::Terminal)).unwrap();
    assert!(outcome.success && !outcome.diagnostics.contains("T1006"), "{}", outcome.diagnostics);
    fs::write(folder.path().join("lints.toml"), "[severity]\nT9999 = \"off\"\n").unwrap();
    let error = run(&args(folder.path(), Form::Terminal)).unwrap_err();
    assert!(error.to_string().contains("there is no diagnostic `T9999`"), "{error}");
}

#[test]
fn sarif_names_page_line_and_rule() {
    let folder = folder();
    let outcome = run(&args(folder.path(), Form::Sarif)).unwrap();
    let log: Value = serde_json::from_str(&outcome.report).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let found = results.iter().find(|result| result["ruleId"] == "T4001").unwrap();
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    let index = usize::try_from(found["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(rules[index]["id"], "T4001");
    let physical = &found["locations"][0]["physicalLocation"];
    assert_eq!(physical["region"]["startLine"], 12);
    assert!(physical["artifactLocation"]["uri"].as_str().unwrap().ends_with("/jobs/StopJob.md"));
    assert_eq!(found["baselineState"], "new");
}

#[test]
fn a_table_counts_rules_and_services() {
    let folder = folder();
    let report = run(&args(folder.path(), Form::Table)).unwrap().report;
    assert!(report.starts_with("| rule | | all | jobs |\n"), "{report}");
    assert!(report.contains("| T4001 | unknown type | 1 | 1 |\n"), "{report}");
}

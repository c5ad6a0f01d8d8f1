//! The verb on two folders: what is compared, and what is not.

use std::fs;

use tempfile::TempDir;

use super::*;

const PAGE: &str = "# Stopping a Job\n\n#### URI\n\nPOST /v1/{project_id}/jobs/{job_id}/stop\n\n\
    Table 1 Path Parameters\n\n| Parameter | Mandatory | Type | Description |\n|:---|:---|:---|:---|\n\
    | project_id | Yes | String | Project ID |\n| job_id | Yes | String | Job ID |\n\n\
    #### Response Parameters\n\n**Status code: 204**\n\nNo Content\n";

/// A service that is sound, and one whose settings cannot be read.
fn folder() -> TempDir {
    let dir = TempDir::new().unwrap();
    for service in ["jobs", "tasks"] {
        fs::create_dir(dir.path().join(service)).unwrap();
        fs::write(dir.path().join(service).join("StopJob.md"), PAGE).unwrap();
    }
    fs::write(dir.path().join("tasks/service.toml"), "title = ").unwrap();
    dir
}

fn args(old: &TempDir, new: &TempDir, format: Form) -> Args {
    Args {
        against: old.path().to_string_lossy().into_owned(),
        format,
        service: None,
        fail_on: None,
        accept: false,
        documents: Documents { docs_input: Some(new.path().to_owned()), cloud: None },
    }
}

fn compared(old: &TempDir, new: &TempDir) -> (serde_json::Value, Outcome) {
    let outcome = run(&args(old, new, Form::Json)).unwrap();
    (serde_json::from_str(&outcome.report).unwrap(), outcome)
}

#[test]
fn a_service_of_the_same_files_has_not_changed_whatever_they_say() {
    let (old, new) = (folder(), folder());
    let (report, outcome) = compared(&old, &new);
    assert!(outcome.success && outcome.diagnostics.is_empty(), "{}", outcome.diagnostics);
    assert!(report["services"].as_array().unwrap().is_empty() && report.get("unread").is_none());
    fs::write(new.path().join("jobs/StopJob.md"), PAGE.replace("Job ID", "ID of the job")).unwrap();
    let (report, outcome) = compared(&old, &new);
    assert!(outcome.success, "{}", outcome.diagnostics);
    assert_eq!(report["services"].as_array().unwrap().len(), 1);
    assert_eq!(report["services"][0]["service"], "jobs");
}

#[test]
fn a_service_that_changed_and_cannot_be_read_is_not_compared() {
    let (old, new) = (folder(), folder());
    fs::write(new.path().join("tasks/StopJob.md"), PAGE.replace("Job ID", "Task ID")).unwrap();
    let (report, outcome) = compared(&old, &new);
    assert!(!outcome.success);
    assert_eq!(outcome.diagnostics.matches("tasks/service.toml").count(), 2, "{}", outcome.diagnostics);
    assert_eq!(report["unread"], serde_json::json!(["tasks"]));
    // One that is not on both sides is added or removed, and is read to say so.
    fs::remove_dir_all(new.path().join("jobs")).unwrap();
    let (report, _) = compared(&old, &new);
    assert_eq!(report["services"][0]["changes"][0]["rule"], "service-removed", "{report}");
}

#[test]
fn the_cloud_changes_every_service() {
    let (old, new) = (folder(), folder());
    let cloud = include_str!("../../../docs-input/cloud.toml");
    fs::remove_file(old.path().join("tasks/service.toml")).unwrap();
    fs::remove_file(new.path().join("tasks/service.toml")).unwrap();
    for (dir, cloud) in [(&old, cloud.to_owned()), (&new, cloud.replace("\"project_id\", ", ""))] {
        fs::write(dir.path().join("cloud.toml"), cloud).unwrap();
        for service in ["jobs", "tasks"] {
            let settings = include_str!("../../../docs-input/eg/service.toml")
                .replace("\"eg\"", &format!("\"{service}\""));
            fs::write(dir.path().join(service).join("service.toml"), settings).unwrap();
        }
    }
    let (report, outcome) = compared(&old, &new);
    assert_eq!(report["services"].as_array().unwrap().len(), 2, "{report} {}", outcome.diagnostics);
}

/// As where the only service was deleted, or something else lies in its place.
#[test]
fn a_folder_without_a_service_is_told_of() {
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join("cloud.toml"), include_str!("../../../docs-input/cloud.toml")).unwrap();
    let error = run(&args(&dir, &dir, Form::Terminal)).unwrap_err();
    assert!(error.to_string().ends_with("have no service in common"), "{error}");
    assert!(!error.help().is_empty());
}

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::*;

/// A page that is wrong in each way for which there is a remedy.
const PAGE: &str = "\
# Creating a Job

#### Function

This API is used to create a job.

#### URI

POST /v1/{project_id}/jobs/{job_id}

Table 1 Path Parameters

| Parameter | Mandatory | Type | Description |
|:---|:---|:---|:---|
| project_id | Yes | String | Project ID |
| other | Yes | String | Other |

#### Request Parameters

Table 2 Request body parameters

| Parameter | Mandatory | Type | Description |
|:---|:---|:---|:---|
| name | Yes | String | Name |
| name | Yes | String | Name once more |
| count | No | Strnig | Number |
| state | maybe | Boolean | State |
| size | No | String | Size |
| sink | No | Sink object | Sink |
| drain | No | Snik object | Another sink |

Table 3 Sink

| Parameter | Mandatory | Type | Description |
|:---|:---|:---|:---|
| bucket | Yes | String | Bucket |

#### Response Parameters

Table 4 Response body parameters

| Parameter | Type | Description |
|:---|:---|:---|
| id | String | Job ID |

#### Example Requests

```
{
  \"name\" : \"nightly\",
  \"size\" : true,
  \"extra\" : \"x\",
  \"sink\" : { }
}
```
";

fn folder() -> TempDir {
    let dir = TempDir::new().unwrap();
    let fixture = paths::of_repository("tests/fixtures/corrections");
    let jobs = dir.path().join("jobs");
    fs::create_dir(&jobs).unwrap();
    fs::copy(fixture.join("cloud.toml"), dir.path().join("cloud.toml")).unwrap();
    fs::copy(fixture.join("jobs/service.toml"), jobs.join("service.toml")).unwrap();
    fs::write(jobs.join("CreateJob.md"), PAGE).unwrap();
    dir
}

fn args(dir: &Path, subjects: &[&str]) -> Args {
    Args {
        subjects: subjects.iter().map(|text| (*text).to_owned()).collect(),
        service: None,
        apply: false,
        reason: None,
        documents: Documents { docs_input: Some(dir.to_owned()), cloud: None },
    }
}

/// The codes of what is wrong with the documents.
fn codes(dir: &Path) -> Vec<Code> {
    let loaded = load::load(dir, None, None);
    let input = loaded.services[0].input.clone().unwrap();
    interpret(&input).diagnostics.iter().map(|found| found.code).collect()
}

#[test]
fn an_entry_is_proposed_for_each_remedy_and_is_none_before_it_has_a_reason() {
    let dir = folder();
    let outcome = run(&args(dir.path(), &[])).unwrap();
    assert_eq!(outcome.diagnostics, "");
    let heads = outcome.report.lines().filter(|line| line.starts_with("# "));
    let asked: Vec<&str> = heads.filter_map(|line| line.split(' ').nth(1)).collect();
    for code in ["T4001", "T4002", "T4003", "T4005", "T4006", "T4007", "T4018", "T5003", "T5004", "T5005"] {
        assert!(asked.contains(&code), "{code} of {}", outcome.report);
    }
    let said = Corrections::parse(FILE, &outcome.report).unwrap_err();
    assert_eq!(said.len(), asked.len());
    assert!(said.iter().all(|found| found.message == "`reason` is empty"), "{said:?}");
}

#[test]
fn an_entry_is_asked_for_by_code_or_by_page() {
    let dir = folder();
    let outcome = run(&args(dir.path(), &["t4001"])).unwrap();
    assert_eq!(
        outcome.report,
        "# T4001 jobs/CreateJob.md:26, Table 2, row 3: `Strnig` is not a known type\n\
         [[correction]]\naction = \"set-cell\"\npage = \"CreateJob\"\ntable = \"Table 2\"\nrow = \"count\"\n\
         column = \"type\"\nwas = \"Strnig\"\nnow = \"String\"\nreason = \"\"\n\n"
    );
    assert!(run(&args(dir.path(), &["CreateJob"])).unwrap().report.contains("T4001"));
    let none = run(&args(dir.path(), &["T1103"])).unwrap().report;
    assert_eq!(
        none,
        "nothing to propose: the remedy of each of these diagnostics needs a person to decide\n"
    );
    let error = run(&args(dir.path(), &["CreateJbo"])).unwrap_err();
    assert_eq!(error.to_string(), "`CreateJbo` is neither the code of a diagnostic nor a page");
    assert!(error.help().contains("`CreateJob`"));
}

#[test]
fn applied_entries_settle_what_they_were_proposed_for() {
    let dir = folder();
    let file = dir.path().join("jobs/corrections.toml");
    fs::write(&file, "# Ours.").unwrap();
    let apply =
        |reason: &str| run(&Args { apply: true, reason: Some(reason.to_owned()), ..args(dir.path(), &[]) });
    assert!(apply(" ").is_err());
    while !run(&args(dir.path(), &[])).unwrap().report.starts_with("nothing to propose") {
        let outcome = apply("seen on the wire").unwrap();
        assert!(outcome.report.contains(" added\n"), "{}", outcome.report);
    }
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.starts_with("# Ours.\n\n[[correction]]\n"), "{text}");
    let left = codes(dir.path());
    assert!(left.iter().all(|code| code.as_str() == "T4024"), "{left:?}\n{text}");
}

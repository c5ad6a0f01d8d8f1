//! The service of `fixtures/corrections`, whose `corrections.toml` has an entry for each action.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may say what must hold, as tests do")]

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tablature_codegen::correct::Corrections;
use tablature_codegen::diagnostic::Code;
use tablature_codegen::load::{ServiceInput, load};
use tablature_codegen::pipeline::{ServiceOutput, compile};
use tablature_tests::{file, options, root};

const PATH: &str = "jobs/corrections.toml";

fn input() -> ServiceInput {
    let loaded = load(&root().join("tests/fixtures/corrections"), Some("jobs"), None);
    loaded.services.into_iter().next().unwrap().input.unwrap()
}

fn with(text: &str) -> ServiceOutput {
    let corrections = Corrections::parse(PATH, text).unwrap();
    compile(&ServiceInput { corrections, ..input() }, &options())
}

fn document(output: &ServiceOutput) -> Value {
    serde_json::from_str(file(output, "openapi.json").unwrap()).unwrap()
}

fn entry(keys: &str) -> String {
    format!("[[correction]]\nreason = \"seen on the wire\"\n{keys}\n")
}

/// What is said of an entry, with its code.
fn said(keys: &str) -> Vec<String> {
    let output = with(&entry(keys));
    let of_entries = output.diagnostics.iter().filter(|found| &*found.place.page == PATH);
    let line = |found: &tablature_codegen::diagnostic::Diagnostic| {
        let help = found.help.as_deref().map(|help| format!(" ({help})")).unwrap_or_default();
        format!("{} {}{help}", found.code, found.message)
    };
    of_entries.map(line).collect()
}

/// Follows an overlay as the specification has it, as far as the overlays of this program go.
fn applied(mut document: Value, overlay: &str) -> Value {
    let overlay: Value = serde_json::from_str(overlay).unwrap();
    for action in overlay["actions"].as_array().unwrap() {
        let target = steps(action["target"].as_str().unwrap());
        let (last, parents) = target.split_last().unwrap();
        let parent = parents.iter().fold(&mut document, |at, step| child(at, step).unwrap());
        if action["remove"] == true {
            match parent {
                Value::Object(members) => drop(members.shift_remove(last).unwrap()),
                Value::Array(elements) => drop(elements.remove(last.parse().unwrap())),
                _ => panic!("{target:?}"),
            }
        } else {
            merge(child(parent, last).unwrap(), &action["update"]);
        }
    }
    document
}

fn child<'v>(value: &'v mut Value, step: &str) -> Option<&'v mut Value> {
    match value {
        Value::Array(elements) => elements.get_mut(step.parse::<usize>().ok()?),
        value => value.get_mut(step),
    }
}

fn steps(path: &str) -> Vec<String> {
    let mut steps = Vec::new();
    let mut rest = path.strip_prefix('$').unwrap();
    while !rest.is_empty() {
        let (step, behind) = if let Some(quoted) = rest.strip_prefix("['") {
            quoted.split_once("']").unwrap()
        } else if let Some(index) = rest.strip_prefix('[') {
            index.split_once(']').unwrap()
        } else {
            let plain = rest.strip_prefix('.').unwrap();
            plain.split_at(plain.find(['.', '[']).unwrap_or(plain.len()))
        };
        steps.push(step.to_owned());
        rest = behind;
    }
    steps
}

fn merge(target: &mut Value, update: &Value) {
    let (Value::Object(target), Value::Object(update)) = (&mut *target, update) else {
        *target = update.clone();
        return;
    };
    for (name, new) in update {
        merge(target.entry(name.clone()).or_insert(Value::Null), new);
    }
}

#[test]
fn every_entry_changes_the_document_and_is_in_the_overlay_with_its_reason() {
    let input = input();
    let output = compile(&input, &options());
    assert!(!output.diagnostics.has_errors());
    assert!(output.diagnostics.iter().all(|found| found.code != Code::OvertakenCorrection));
    let overlay: Value = serde_json::from_str(file(&output, "overlay.json").unwrap()).unwrap();
    let reasons: BTreeSet<&str> =
        overlay["actions"].as_array().unwrap().iter().map(|it| it["description"].as_str().unwrap()).collect();
    let given: BTreeSet<&str> = input.corrections.iter().map(|entry| entry.reason.as_str()).collect();
    assert_eq!(reasons, given);
    assert_eq!(
        given.len(),
        input.corrections.iter().count(),
        "each has a reason of its own, so that none hides behind another"
    );
}

#[test]
fn the_overlay_leads_from_the_document_without_corrections_to_the_one_with_them() {
    let corrected = compile(&input(), &options());
    let lock = tablature_codegen::source::TextFile { text: corrected.lock.as_str().into(), ..input().lock };
    let plain = ServiceInput { corrections: Corrections::default(), lock, ..input() };
    let plain = compile(&plain, &options());
    assert_eq!(file(&plain, "overlay.json"), None, "without corrections there is nothing to write");
    let overlay = file(&corrected, "overlay.json").unwrap();
    assert_eq!(applied(document(&plain), overlay), document(&corrected));
}

#[test]
fn the_facts_of_the_entries_are_in_the_document() {
    let output = compile(&input(), &options());
    let document = document(&output);
    let request = &document["components"]["schemas"]["CreateJobRequest"];
    assert_eq!(request["required"], json!(["name", "note"]));
    let property = |name: &str| &request["properties"][name];
    assert_eq!(property("kind")["enum"], json!(["CLOUD", "LOCAL"]));
    let known = json!([{"value": "CLOUD"}, {"value": "LOCAL", "meaning": "On this host"}]);
    assert_eq!(property("kind")["x-tablature-known-values"], known);
    assert_eq!(property("level")["enum"], Value::Null, "known values refuse nothing");
    assert_eq!(property("level")["x-tablature-known-values"], json!([{"value": 1}, {"value": 2}]));
    assert_eq!(property("target")["allOf"][0]["$ref"], "#/components/schemas/Sink");
    assert_eq!(property("obsolete"), &Value::Null);
    let paths: Vec<&String> = document["paths"].as_object().unwrap().keys().collect();
    assert_eq!(
        paths,
        [
            "/v1/{project_id}/jobs",
            "/v1/{project_id}/tasks",
            "/v1/{project_id}/jobs/{job_id}/stop",
            "/v1/{project_id}/pause"
        ]
    );
    let statuses = |path: &str, method: &str| -> Vec<String> {
        document["paths"][path][method]["responses"].as_object().unwrap().keys().cloned().collect()
    };
    assert_eq!(statuses("/v1/{project_id}/jobs", "post")[0], "201");
    assert!(!statuses("/v1/{project_id}/jobs", "post").contains(&"404".to_owned()));
    assert!(statuses("/v1/{project_id}/jobs/{job_id}/stop", "post").contains(&"409".to_owned()));
    let model: Value = serde_json::from_str(file(&output, "model.json").unwrap()).unwrap();
    let paging = |index: usize| &model["operations"][index]["paging"];
    assert_eq!(paging(1)["next"], json!({"member": ["page_info", "following"]}));
    assert_eq!(paging(2), &Value::Null, "the service does not page");
    let pause = &model["operations"][4];
    assert_eq!(pause["origin"]["page"], PATH, "what stands on no page comes from the file");
}

#[test]
fn entries_about_facts_are_held_against_the_model() {
    let values = |row: &str, was: &str, now: &str| {
        let row = format!("page = 'CreateJob'\ntable = 'Table 2'\nrow = '{row}'\ncertainty = 'known'");
        said(&format!("action = 'set-values'\n{row}\nwas = {was}\nnow = {now}"))
    };
    assert_eq!(values("kind", "[]", "['A']"), [] as [&str; 0]);
    assert_eq!(
        values("level", "[]", "['high']"),
        ["T3001 `high` is no value of the type of `level` (correct the type of the row, or the value)"]
    );
    assert_eq!(
        values("kind", "['B']", "['A']"),
        ["T3001 the values of `kind` are not read from the page, and not these \
          (look at the page again, then bring the entry up to date or remove it)"]
    );
    assert_eq!(
        values("kind", "['B']", "[]"),
        [
            "T3003 the page has these values of `kind` now (remove the entry of line 1: nothing changes without it)"
        ]
    );
    assert_eq!(values("kimd", "[]", "['A']"), ["T3001 Table 2 has no row `kimd` (did you mean `kind`?)"]);
}

#[test]
fn paging_names_what_is_there() {
    let paging =
        |keys: &str| said(&format!("action = 'set-paging'\npage = 'ListJobs'\nwas = 'none'\n{keys}"));
    let marker = "now = 'marker'\nparameter = 'start'\nitems = 'jobs'\n";
    assert_eq!(paging(&format!("{marker}last-item = 'id'")), [] as [&str; 0]);
    assert_eq!(
        paging(&marker.replace("start", "strat")),
        ["T3001 the query has no parameter `strat` (did you mean `start`?)"]
    );
    assert_eq!(
        paging(&marker.replace("jobs", "job")),
        ["T3001 the response has no list `job` (did you mean `jobs`?)"]
    );
    assert_eq!(
        paging(&format!("{marker}next = 'page_info.none'")),
        ["T3001 the response has no such member"]
    );
    assert_eq!(
        paging("now = 'none'"),
        [
            "T3003 the page says this of its paging now (remove the entry of line 1: nothing changes without it)"
        ]
    );
    assert_eq!(
        said("action = 'set-paging'\npage = 'ListTasks'\nwas = 'page'\nnow = 'none'"),
        ["T3001 paging is `offset`, and not `page` \
          (look at the page again, then bring the entry up to date or remove it)"]
    );
    assert_eq!(
        said("action = 'set-paging'\npage = 'StopJob'\nwas = 'none'\nnow = 'none'"),
        ["T3001 the page has several operations (say which with `operation`: \
          POST /v1/{project_id}/jobs/{job_id}/stop, POST /v1/{project_id}/jobs/{job_id}/halt)"]
    );
}

#[test]
fn an_entry_that_the_page_has_caught_up_with_changes_nothing() {
    let kept = "page = 'CreateJob'\ntable = 'Table 2'\nrow = 'level'\ncolumn = 'type'\nwas = 'String'\nnow = 'Integer'";
    let output = with(&entry(kept));
    assert_eq!(said(kept).len(), 1);
    assert!(said(kept)[0].starts_with("T3003 "), "{:?}", said(kept));
    assert_eq!(output.files, with("").files, "no overlay, and all else as without it");
}

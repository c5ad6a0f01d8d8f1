//! A snapshot for every page and stage. The first stage that differs names the culprit.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may say what must hold, as tests do")]

use std::path::Path;

use tablature_codegen::emit::rust::outline;
use tablature_tests::{DEMO, EVENTGRID, Staged, file, render, stage};

fn snapshots_of(service: &str, staged: &Staged) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(Path::new("snapshots").join(service));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let _guard = settings.bind_to_scope();
    for document in &staged.documents {
        insta::assert_snapshot!(format!("1-document-{}", document.stem), render::document(document));
    }
    for raw in &staged.raw {
        insta::assert_snapshot!(format!("2-raw-{}", raw.stem), render::raw(raw));
    }
    let api = &staged.lowered.api;
    for operation in &api.operations {
        insta::assert_yaml_snapshot!(format!("3-model-{}", operation.id), operation);
    }
    insta::assert_yaml_snapshot!("3-model-types", api.schemas);
    if !api.error_codes.is_empty() {
        insta::assert_yaml_snapshot!("3-model-error-codes", api.error_codes);
    }
    insta::assert_snapshot!("4-diagnostics", render::diagnostics(&staged.output.diagnostics));
    insta::assert_snapshot!("5-names", staged.output.lock);
    insta::assert_snapshot!("6-openapi", file(&staged.output, "openapi.json").unwrap());
    insta::assert_snapshot!("7-rust-outline", outline(&staged.output.files));
}

/// Generated files in full, one of each kind.
fn snapshots_of_files(service: &str, staged: &Staged, paths: &[&str]) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(Path::new("snapshots").join(service));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let _guard = settings.bind_to_scope();
    for path in paths {
        let name = path.rsplit('/').next().unwrap().trim_end_matches(".rs");
        insta::assert_snapshot!(format!("8-rust-{name}"), file(&staged.output, path).unwrap());
    }
}

#[test]
fn the_first_page() {
    let staged = stage(EVENTGRID);
    snapshots_of("eg", &staged);
    let paths =
        ["src/client.rs", "src/model/kafka_parameters.rs", "src/operation/create_event_router_job.rs"];
    snapshots_of_files("eg", &staged, &paths);
}

#[test]
fn pages_of_other_kinds() {
    let staged = stage(DEMO);
    snapshots_of("demo", &staged);
    let paths = [
        "src/error_code.rs",
        "src/model/backup.rs",
        "src/operation/list_backups.rs",
        "src/operation/replace_backup_tags.rs",
    ];
    snapshots_of_files("demo", &staged, &paths);
}

#[test]
fn every_row_is_in_the_model_or_in_a_diagnostic() {
    for service in [EVENTGRID, DEMO] {
        let counts = stage(service).output.counts;
        assert_eq!(counts.rows, counts.rows_in_model + counts.rows_in_diagnostics, "{service:?}");
        assert!(counts.rows > 50, "{service:?}");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for service in [EVENTGRID, DEMO] {
        assert_eq!(stage(service).output, stage(service).output, "{service:?}");
    }
}

/// The order of pages is that of their names; should it ever change, what is generated must not.
#[test]
fn names_do_not_depend_on_the_order_of_pages() {
    let staged = stage(DEMO);
    let mut input = staged.input.clone();
    input.lock.text = staged.output.lock.as_str().into();
    input.pages.reverse();
    let reversed = tablature_tests::stage_input(input);
    assert_eq!(outline(&reversed.output.files), outline(&staged.output.files));
    assert_eq!(reversed.output.lock, staged.output.lock);
}

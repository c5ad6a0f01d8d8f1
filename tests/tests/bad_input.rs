//! Bad input gets a clear message with its place, and nothing panics.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may say what must hold, as tests do")]

use std::fs;

use tablature_codegen::diagnostic::Code;
use tablature_codegen::load::load;
use tablature_tests::{DEMO, read, render, root, stage, stage_input, with_page};

fn fixture(name: &str) -> Vec<u8> {
    fs::read(root().join("tests/fixtures/bad").join(name)).unwrap()
}

/// What a page of the service `demo` with these bytes leads to.
fn messages(name: &str) -> String {
    let directory = tempfile::tempdir().unwrap();
    let pages = root().join("tests/fixtures/pages");
    fs::create_dir(directory.path().join("demo")).unwrap();
    for file in ["cloud.toml", "demo/service.toml"] {
        fs::copy(pages.join(file), directory.path().join(file)).unwrap();
    }
    fs::write(directory.path().join("demo").join(name), fixture(name)).unwrap();
    let loaded = load(directory.path(), None, None);
    let mut diagnostics = loaded.diagnostics;
    for service in loaded.services {
        diagnostics.extend(service.diagnostics);
        for page in service.input.into_iter().flat_map(|input| input.pages) {
            diagnostics.extend(read(page.path(), &page.text).2);
        }
    }
    assert!(diagnostics.has_errors(), "{name}");
    render::diagnostics(&diagnostics)
}

#[test]
fn each_kind_of_bad_page_is_told_apart() {
    let all: Vec<String> = ["empty.txt", "not-utf8.txt", "prose.txt", "no-uri.txt", "cut.html"]
        .into_iter()
        .map(|name| format!("== {name}\n{}", messages(name)))
        .collect();
    insta::assert_snapshot!("bad-pages", all.join("\n"));
}

#[test]
fn a_page_that_is_no_operation_is_an_error_with_its_code() {
    let text = String::from_utf8(fixture("prose.txt")).unwrap();
    let (_, operations, diagnostics) = read("demo/prose.txt", &text);
    assert!(operations.is_empty());
    assert_eq!(
        diagnostics.iter().map(|diagnostic| diagnostic.code).collect::<Vec<_>>(),
        [Code::NotAnOperation]
    );
}

#[test]
fn a_path_that_is_none_takes_no_other_page_with_it() {
    let demo = stage(DEMO);
    let page = demo.input.pages.iter().find(|page| page.path().ends_with("ListBackups.txt")).unwrap();
    let broken = page.text.replacen("/backups", "/{backups", 1);
    assert_ne!(*broken, *page.text);
    let staged = stage_input(with_page(&demo.input, page.path(), &broken));
    let ids = |operations: &[tablature_codegen::model::Operation]| {
        operations.iter().map(|operation| operation.id.0.clone()).collect::<Vec<_>>()
    };
    let expected: Vec<String> =
        ids(&demo.lowered.api.operations).into_iter().filter(|id| id != "ListBackups").collect();
    assert_eq!(ids(&staged.lowered.api.operations), expected);
    let shown = |staged: &tablature_tests::Staged| {
        let operations = staged.lowered.api.operations.iter();
        operations
            .filter(|it| it.id.0 == "RestoreBackup")
            .map(|it| it.request_examples.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(shown(&staged), shown(&demo));
}

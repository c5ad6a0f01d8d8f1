//! The first page in every form in which it is met gives one model.
#![allow(clippy::unwrap_used, reason = "helpers of tests may say what must hold, as tests do")]

use std::collections::BTreeSet;
use std::fs;

use tablature_codegen::parse::parse;
use tablature_codegen::source::SourcePage;
use tablature_tests::{forms, reading, root};

/// Parameters and members with their types, and whether they are mandatory.
fn members(text: &str) -> BTreeSet<String> {
    let is_member = |line: &&str| {
        let key = line.split(": ").next().unwrap_or_default();
        key.split(['.', ' ', '[']).any(|part| ["path", "query", "header", "body"].contains(&part))
    };
    let lines = text.lines().filter(is_member);
    lines.filter_map(|line| line.split([',', '"']).next()).map(|line| line.trim().to_owned()).collect()
}

#[test]
fn the_first_page_is_one_in_every_form() {
    let page = fs::read_to_string(root().join("docs-input/eg/CreateEventRouterJob.txt")).unwrap();
    let document = parse(&SourcePage::new("eg/CreateEventRouterJob.txt", page.clone()).unwrap()).document;
    let folder = tempfile::tempdir().unwrap();
    for (form, extension, text) in [
        ("html", "html", forms::html(&document)),
        ("markdown", "md", forms::markdown(&document)),
        ("pipes", "txt", forms::pipes(&document)),
        ("text", "txt", page),
    ] {
        fs::create_dir(folder.path().join(form)).unwrap();
        fs::write(folder.path().join(form).join(format!("CreateEventRouterJob.{extension}")), text).unwrap();
    }
    let services = reading::folder(folder.path()).unwrap();
    let all: Vec<(String, BTreeSet<String>)> =
        services.iter().map(|(form, read)| (form.clone(), members(&reading::render(read)))).collect();
    let (_, text) = all.iter().find(|(form, _)| form == "text").unwrap();
    assert!(text.len() > 60, "{text:#?}");
    for (form, members) in &all {
        let differences: Vec<&String> = members.symmetric_difference(text).collect();
        assert!(differences.is_empty(), "{form}: {differences:#?}");
    }
}

//! A change to a page is seen, and seen at the stage that it concerns.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may say what must hold, as tests do")]

use tablature_codegen::diagnostic::Code;
use tablature_codegen::emit::rust::outline;
use tablature_tests::{EVENTGRID, Staged, file, render, stage, stage_input, with_page};

const PAGE: &str = "eg/CreateEventRouterJob.txt";

fn before() -> Staged {
    stage(EVENTGRID)
}

/// The page with one piece of text replaced where it stands first.
fn after(before: &Staged, from: &str, to: &str) -> Staged {
    let text = &before.input.pages[0].text;
    assert!(text.contains(from), "{from}");
    stage_input(with_page(&before.input, PAGE, &text.replacen(from, to, 1)))
}

/// The lines of `after` that `before` has not.
fn added(before: &str, after: &str) -> Vec<String> {
    after.lines().filter(|line| !before.lines().any(|other| other == *line)).map(str::to_owned).collect()
}

#[test]
fn an_added_row_reaches_every_stage() {
    let before = before();
    let row = "use_salve_node\n\nNo\n\nBoolean";
    let after = after(&before, row, &format!("batch_size\n\nYes\n\nInteger\n\nBatch size.\n\n{row}"));
    let document = added(&render::document(&before.documents[0]), &render::document(&after.documents[0]));
    assert_eq!(document, ["   | batch_size | Yes | Integer | Batch size. |"]);
    let outlines = (outline(&before.output.files), outline(&after.output.files));
    let api = added(&outlines.0, &outlines.1);
    assert!(api.contains(&"struct Dcs2DcsAdvanceConfigRequired.batch_size: i64".to_owned()), "{api:?}");
    assert_ne!(file(&before.output, "openapi.json"), file(&after.output, "openapi.json"));
    // Names that were given stay, and new ones follow them.
    assert!(after.output.lock.starts_with(&before.output.lock));
}

#[test]
fn a_changed_type_is_seen_in_the_public_api() {
    let before = before();
    let after = after(&before, "replica_cnt\n\nYes\n\nInteger", "replica_cnt\n\nYes\n\nString");
    let api = added(&outline(&before.output.files), &outline(&after.output.files));
    assert!(api.iter().any(|line| line.contains("replica_cnt: String")), "{api:?}");
    // The response's table still says Integer: the page contradicts itself now.
    assert!(after.output.diagnostics.iter().any(|diagnostic| diagnostic.code == Code::DirectionsDiffer));
}

#[test]
fn a_removed_row_is_seen_in_the_public_api() {
    let before = before();
    let row = "description\n\nNo\n\nString\n\nJob description. The description can contain a maximum of 256 characters.\n\n";
    let after = after(&before, row, "");
    let gone = added(&outline(&after.output.files), &outline(&before.output.files));
    assert!(
        gone.contains(&"struct CreateEventRouterJobRequest.description: Option<String>".to_owned()),
        "{gone:?}"
    );
    // The example still shows it.
    let unknown =
        after.output.diagnostics.iter().filter(|diagnostic| diagnostic.code == Code::ExampleUnknownMember);
    assert!(unknown.into_iter().any(|diagnostic| diagnostic.message.contains("`description`")));
}

#[test]
fn a_page_that_is_added_renames_nothing() {
    let before = before();
    let mut input = before.input.clone();
    input.lock.text = before.output.lock.as_str().into();
    // Sorts before the other page, has types of the same names, and one of another form.
    let text = input.pages[0]
        .text
        .replace("eventrouter/jobs", "eventrouter/copies")
        .replace("cluster_alias", "alias");
    input
        .pages
        .insert(0, tablature_codegen::source::SourcePage::new("eg/CopyEventRouterJob.txt", text).unwrap());
    let after = stage_input(input);
    let lost = added(&outline(&after.output.files), &outline(&before.output.files));
    assert_eq!(lost, [""; 0]);
    assert!(after.output.lock.starts_with(&before.output.lock));
}

use proptest::prelude::*;
use tablature_codegen::source::Span;

use super::*;

const PAGE: &str =
    "Create a Job\n\nTable 6 Kafka\n\nregion\n\nString\n\nRegion ID.\n\n{\n  \"region\": 7\n}\n";

/// Diagnostics as they reach a file: without colour.
fn text_of(diagnostics: &[Diagnostic], selection: Selection) -> String {
    let texts =
        [("eg/CreateJob.txt".into(), PAGE.into()), ("eg/service.toml".into(), "id = \"e\"\n".into())].into();
    let sources = Sources { texts: &texts, folder: "docs-input" };
    anstream::adapter::strip_str(&render(diagnostics, &sources, selection)).to_string()
}

fn one(diagnostic: Diagnostic) -> String {
    text_of(&[diagnostic], Selection::FirstOfEachCode)
}

/// The place of the first occurrence of `text` on the page.
fn at(text: &str) -> Place {
    let start = PAGE.find(text).unwrap();
    Place::page("eg/CreateJob.txt").at(Some(Span::locate(PAGE, start..start + text.len())))
}

#[test]
fn both_sides_of_a_contradiction_are_marked_on_the_page() {
    let diagnostic =
        Diagnostic::new(Code::ExampleKind, at("7"), "the example has a number where the table says String")
            .label("a number")
            .related(at("String"), "the documented type")
            .help("record in corrections.toml which of the two is right");
    let expected = r#"
warning[T5003]: the example has a number where the table says String
  --> docs-input/eg/CreateJob.txt:12:13
   |
 7 | String
   | ------ the documented type
...
12 |   "region": 7
   |             ^ a number
   |
   = help: record in corrections.toml which of the two is right

"#;
    assert_eq!(one(diagnostic), expected.trim_start_matches('\n'));
}

#[test]
fn a_row_is_marked_at_its_name_and_named_by_table_and_number() {
    let place = at("region\n\nString\n\nRegion ID.").in_table("Table 6").in_row(1);
    let expected = "
note[T4009]: the default is in words
 --> docs-input/eg/CreateJob.txt:5:1
  |
5 | region
  | ^^^^^^
  |
  = note: in Table 6, row 1

";
    assert_eq!(
        one(Diagnostic::new(Code::DefaultNotInWireForm, place, "the default is in words")),
        expected.trim_start()
    );
}

#[test]
fn a_page_without_offsets_is_shown_by_table_and_row() {
    let place = Place::page("eg/ListJobs.html").in_table("Table 6").in_row(3);
    let diagnostic = Diagnostic::new(Code::UnknownType, place.clone(), "`Strng` is no type")
        .related(place.in_row(9), "the same type");
    let expected = "
warning[T4001]: `Strng` is no type
--> docs-input/eg/ListJobs.html, Table 6, row 3
 = note: the same type: docs-input/eg/ListJobs.html, Table 6, row 9

";
    assert_eq!(one(diagnostic), expected.trim_start());
}

#[test]
fn places_in_two_files_are_both_shown() {
    let text = "id = \"e\"\n";
    let settings = Place::page("eg/service.toml").at(Some(Span::locate(text, 5..8)));
    let diagnostic =
        Diagnostic::new(Code::InvalidSetting, settings, "wrong").related(at("Create"), "this page");
    let expected = r#"
error[T1007]: wrong
 --> docs-input/eg/service.toml:1:6
  |
1 | id = "e"
  |      ^^^
  |
 ::: docs-input/eg/CreateJob.txt:1:1
  |
1 | Create a Job
  | ------ this page

"#;
    assert_eq!(one(diagnostic), expected.trim_start_matches('\n'));
}

#[test]
fn a_place_that_does_not_fit_the_page_is_no_reason_to_panic() {
    let odd = [Span { line: 3, start: 5000, end: 6000 }, Span { line: 1, start: 9, end: 2 }];
    for span in odd {
        let place = Place::page("eg/CreateJob.txt").at(Some(span));
        let text = one(Diagnostic::new(Code::UnsplitRow, place, "m"));
        assert!(text.contains(&format!("--> docs-input/eg/CreateJob.txt:{}", span.line)), "{text}");
    }
}

#[test]
fn the_documents_folder_itself_is_shown_as_it_was_given() {
    let diagnostic = Diagnostic::new(Code::UnreadableFile, Place::page("docs-input"), "missing");
    assert_eq!(one(diagnostic), "error[T1005]: missing\n--> docs-input\n\n");
}

#[test]
fn a_page_cannot_send_commands_to_the_terminal() {
    let place = Place::page("eg/X.html");
    let evil = "\u{1b}[31mred\u{7}";
    let other = Place { page: evil.into(), ..place.clone() };
    let without_source =
        Diagnostic::new(Code::UnknownType, place.clone(), evil).related(other, evil).help(evil);
    let place = place.at(Some(Span { line: 1, start: 0, end: 1 })).in_table(evil);
    let with_source = Diagnostic::new(Code::UnknownType, place, evil).label(evil);
    let texts = [("eg/X.html".into(), evil.into())].into();
    let sources = Sources { texts: &texts, folder: "d" };
    let text = render([&without_source, &with_source], &sources, Selection::All);
    assert!(!text.contains("\u{1b}[31mred"), "{text:?}");
    assert!(!text.contains('\u{7}'), "{text:?}");
}

#[test]
fn of_many_the_first_are_shown_and_the_rest_are_counted() {
    let many: Vec<_> = (1..=23)
        .map(|n| Diagnostic::new(Code::UnknownType, Place::page("p"), format!("number {n}.")))
        .collect();
    let few = text_of(&many, Selection::FirstOfEachCode);
    assert!(few.contains("number 10.") && !few.contains("number 11."), "{few}");
    assert!(
        few.ends_with("13 more of warning[T4001]: unknown type\n--all-diagnostics shows them\n\n"),
        "{few}"
    );
    let all = text_of(&many, Selection::All);
    assert!(all.contains("number 23.") && !all.contains("more of"), "{all}");
}

proptest! {
    /// A stage may be wrong about a place. What it has to say is shown all the same.
    #[test]
    fn no_span_is_too_odd(text in "[aé\\n\\r\\t ]{0,40}", spans in prop::collection::vec((0..50_u32, 0..50_u32), 1..4)) {
        let texts = [("p".into(), text.as_str().into())].into();
        let place = |(start, end): (u32, u32)| Place::page("p").at(Some(Span { line: 1, start, end }));
        let diagnostic = Diagnostic::new(Code::UnsplitRow, place(spans[0]), "message").label("label");
        let diagnostic = spans.iter().fold(diagnostic, |diagnostic, span| diagnostic.related(place(*span), "other"));
        let shown = render([&diagnostic], &Sources { texts: &texts, folder: "docs" }, Selection::All);
        prop_assert!(shown.contains("message"));
    }
}

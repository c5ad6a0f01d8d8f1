//! Panics, put into stages on purpose. What a hook of this process prints of them is noise of the tests.

use super::*;
use crate::diagnostic::Severity;
use crate::load::load;
use crate::source::SourcePage;

/// The service of this repository with these pages.
fn input(pages: &[&str], is_described: bool) -> ServiceInput {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs-input");
    let mut input = load(&root, Some("eg"), None).services.remove(0).input.unwrap();
    let page = |name: &&str| {
        let text = format!("{name}\n\nURI\n\nGET /v1/{name}\n");
        SourcePage::new(format!("eg/{name}.txt"), text).unwrap()
    };
    input.pages = pages.iter().map(page).collect();
    ServiceInput { is_described, ..input }
}

fn said(diagnostics: &Diagnostics) -> Vec<String> {
    let faults = diagnostics.iter().filter(|found| found.code == Code::Fault);
    faults
        .map(|found| format!("{} {} {}: {}", found.severity.as_str(), found.code, found.place, found.message))
        .collect()
}

/// Panics on what is called `Bad...`, as code does that cuts a text within a character.
fn fail(pages: &[SourcePage]) {
    let bad = pages.iter().find(|page| page.stem().starts_with("Bad"));
    assert!(bad.is_none(), "no such\nindex in {}", "é".repeat(300));
}

fn failing(input: &ServiceInput) -> ServiceOutput {
    fail(&input.pages);
    let options = Options { runtime: RuntimeSource::Version("0.1".to_owned()), core: None };
    all_files(&through_model(input, &|| None), input, &options)
}

#[test]
fn a_panic_while_a_page_is_read_is_an_error_of_the_page() {
    let read = |page: &SourcePage| {
        fail(std::slice::from_ref(page));
        read_page(page)
    };
    let witness = || Some("src/x.rs:1:2".to_owned());
    let all = read_pages(&input(&["A", "Bad", "C"], true), &witness, read);
    let paths: Vec<&str> = all.operations.iter().map(|operation| &*operation.page).collect();
    assert_eq!(paths, ["eg/A.txt", "eg/C.txt"]);
    let text = "é".repeat(200 - "no such index in ".len());
    let expected =
        format!("T0001 eg/Bad.txt: Tablature failed on this page: no such index in {text}... (src/x.rs:1:2)");
    assert_eq!(said(&all.diagnostics), [format!("error {expected}")]);
    let bare = read_pages(&input(&["A", "Bad", "C"], false), &witness, read);
    assert_eq!(said(&bare.diagnostics), [format!("warning {expected}")]);
    assert_eq!(bare.operations.len(), 2);
}

#[test]
fn a_page_that_shows_a_call_of_another_is_a_guide() {
    let mut input = input(&["A"], true);
    let guide = "Guide\n\nSteps\n\nFirst call it.\n\nGET /v1/A\n\nThen look at the result.\n";
    input.pages.push(SourcePage::new("eg/Guide.txt".to_owned(), guide.to_owned()).unwrap());
    let said = |input: &ServiceInput| {
        let found = through_model(input, &|| None).diagnostics;
        let of_guide = found.iter().filter(|found| &*found.place.page == "eg/Guide.txt");
        of_guide.map(|found| (found.code, found.severity)).collect::<Vec<_>>()
    };
    assert_eq!(said(&input), [(Code::NotAnOperation, Severity::Note)]);
    input.pages.remove(0);
    assert_eq!(said(&input), [(Code::UnreadUri, Severity::Error)]);
}

#[test]
fn a_later_stage_that_fails_names_the_pages_that_are_to_blame() {
    let (output, found) =
        contain_service(&input(&["A", "Bad", "C", "Bad2"], true), &|| None, |input| fail(&input.pages));
    assert!(output.is_none());
    let places: Vec<String> = found.iter().map(|found| found.place.to_string()).collect();
    assert_eq!(places, ["eg/Bad.txt", "eg/Bad2.txt"]);
    assert!(found.iter().all(|found| found.severity == Severity::Error && found.code == Code::Fault));
}

#[test]
fn in_a_bare_folder_the_pages_to_blame_are_left_out() {
    let (output, found) = contain_service(&input(&["A", "Bad", "C"], false), &|| None, failing);
    let output = output.unwrap();
    assert_eq!(output.counts.operations, 2);
    assert!(output.files.iter().any(|file| file.path == "openapi.json"));
    let found: Diagnostics = found.into_iter().collect();
    assert_eq!(said(&found).len(), 1);
    assert!(said(&found)[0].starts_with("warning T0001 eg/Bad.txt: "), "{found:?}");
}

#[test]
fn where_no_page_fails_alone_it_is_an_error_of_the_service() {
    let two = |input: &ServiceInput| assert!(input.pages.len() < 2, "too many");
    for is_described in [true, false] {
        let (output, found) = contain_service(&input(&["A", "B"], is_described), &|| None, two);
        assert!(output.is_none());
        let found: Diagnostics = found.into_iter().collect();
        assert_eq!(said(&found), ["error T0001 eg: Tablature failed on the service `eg`: too many"]);
        let always = |_: &ServiceInput| panic!("{}", 1);
        let (_, found) = contain_service(&input(&["A", "B"], is_described), &|| None, always);
        let found: Diagnostics = found.into_iter().collect();
        assert_eq!(said(&found), ["error T0001 eg: Tablature failed on the service `eg`: 1"]);
    }
}

/// A service without files is never taken for one that has none any more.
#[test]
fn what_failed_has_errors_and_keeps_its_names() {
    let input = input(&["A"], true);
    let output = without_files(&input);
    assert_eq!((output.lock.as_str(), output.counts.pages), (&*input.lock.text, 1));
}

//! Pages that were made to hurt are read or refused, with a message that says which bound they are behind; and the page
//! beside them is read as if they were not there.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may say what must hold, as tests do")]

use tablature_codegen::diagnostic::Severity;
use tablature_codegen::load::ServiceInput;
use tablature_codegen::pipeline::{Interpreted, interpret};
use tablature_codegen::source::SourcePage;
use tablature_tests::hostile::{self, Size};
use tablature_tests::{EVENTGRID, stage};

/// A service of these pages, described or as somebody's folder has it.
fn service(pages: Vec<SourcePage>, is_described: bool) -> ServiceInput {
    let mut input = stage(EVENTGRID).input;
    input.pages = pages;
    input.lock.text = "".into();
    input.is_described = is_described;
    input
}

#[test]
fn what_is_behind_a_bound_is_refused_and_what_is_not_is_read() {
    let template = service(Vec::new(), false);
    let mut wrong = Vec::new();
    for kind in hostile::all() {
        let input = ServiceInput { pages: kind.pages(Size::Beyond), ..template.clone() };
        let Interpreted { api, diagnostics, .. } = interpret(&input);
        let name = format!("{} ({:?})", kind.name, kind.form);
        if !api.operations.iter().any(|operation| operation.id.0 == "ListNeighbours") {
            wrong.push(format!("{name}: the neighbour is not read"));
        }
        let bounds: Vec<_> = diagnostics.iter().filter(|found| found.code.is_bound()).collect();
        let codes: Vec<&str> = bounds.iter().map(|found| found.code.as_str()).collect();
        match kind.refused {
            Some(code) if !codes.contains(&code) => wrong.push(format!("{name}: {codes:?} and not {code}")),
            None if !codes.is_empty() => wrong.push(format!("{name}: {codes:?}")),
            _ => {}
        }
        for found in bounds {
            let is_placed = *found.place.page == **input.pages[0].path();
            if !is_placed
                || found.help.is_none()
                || found.message.len() > 300
                || found.severity != Severity::Warning
            {
                wrong.push(format!("{name}: {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_bound_is_an_error_of_a_service_that_somebody_described() {
    let kind = hostile::all().into_iter().find(|kind| kind.refused == Some("T1106")).unwrap();
    let Interpreted { diagnostics, .. } = interpret(&service(kind.pages(Size::Beyond), true));
    let errors: Vec<&str> = diagnostics
        .iter()
        .filter(|found| found.severity == Severity::Error)
        .map(|found| found.code.as_str())
        .collect();
    assert_eq!(errors, ["T1106"]);
}

//! An API with a lock that somebody has edited: for tests of the library, and for those that run cargo.

use super::*;

/// An API with a type whose place the lock can name.
pub(super) fn api() -> Api {
    let mut api = testing::api();
    let site =
        SchemaSite { operation: "CreateWidget".to_owned(), direction: Direction::Request, status: None };
    api.schemas[testing::WIDGET].sites = vec![site];
    api
}

/// The lock of a first run, with lines that a person edited.
pub(super) fn edited(api: &Api, edits: &[(&str, &str)]) -> NamesLock {
    let mut lock = NamesLock::default();
    name(api, &mut lock);
    let mut text = lock.render();
    for (line, edit) in edits {
        assert!(text.contains(line), "{line} of\n{text}");
        text = text.replacen(line, edit, 1);
    }
    NamesLock::parse("demo/names.lock", &text).unwrap()
}

/// What somebody writes into the lock: new names for an operation, its method and a type, with the old ones behind them.
pub(super) const EDITS: [(&str, &str); 3] = [
    (
        "\"operation/CreateWidget\" = \"CreateWidget\"",
        "\"operation/CreateWidget\" = [\"MakeGadget\", \"CreateWidget\"]",
    ),
    (
        "\"method/CreateWidget\" = \"create_widget\"",
        "\"method/CreateWidget\" = [\"make_gadget\", \"create_widget\"]",
    ),
    ("= \"Widget\"", "= [\"Gadget\", \"Widget\"]"),
];

/// The names of the API after these edits.
pub(super) fn renamed(api: &Api) -> Names {
    name(api, &mut edited(api, &EDITS)).names
}

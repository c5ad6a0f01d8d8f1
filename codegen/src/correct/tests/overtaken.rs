//! Entries whose page has caught up: nothing is changed, and a warning says which entry can go.

use super::*;
use crate::diagnostic::Severity;

/// What is said of an entry that is no longer needed; and the operations are as they were.
fn overtaken(keys: &str) -> String {
    let mut operations = operations();
    let diagnostics = parse(&entry(keys)).unwrap().apply(&mut operations);
    assert_eq!(operations, super::operations());
    let said: Vec<_> = diagnostics.iter().map(|found| (found.code, found.severity)).collect();
    assert_eq!(said, [(Code::OvertakenCorrection, Severity::Warning)], "{diagnostics:?}");
    lines(&diagnostics).join("\n")
}

#[test]
fn a_cell_that_says_it_already() {
    assert_eq!(
        overtaken("table = 'Table 6'\nrow = 'count'\ncolumn = 'type'\nwas = 'String'\nnow = 'Integer'"),
        "T3003 eg/corrections.toml:1: type of `count` in Table 6 is `Integer` on the page now \
         (remove the entry of line 1: nothing changes without it)"
    );
}

#[test]
fn what_was_to_be_added_is_there() {
    let row = "action = 'add-row'\ntable = 'Table 5'\nrow = 'kind'\ntype = 'String'\ndescription = 'Kind.'";
    assert!(overtaken(row).contains("Table 5 has the row `kind` on the page now"));
    let table = "action = 'add-table'\ntable = 'Table 10'\nrole = 'type'\ncaption = 'Place'\nside = 'request'\n\
                 rows = [{ row = 'city', type = 'String', description = 'City.' }]";
    assert!(overtaken(table).contains("the page has Table 10 now"));
    let operation = "action = 'add-operation'\nnow = 'POST /v1/jobs'\ntitle = 'T'";
    assert!(overtaken(operation).contains("the page `CreateJob` has `POST /v1/jobs` now"));
    assert!(
        overtaken("action = 'add-status'\nstatus = 200\ndescription = ''").contains("the status 200 now")
    );
    let example = "action = 'add-example'\nside = 'request'\nnow = '{ \"count\": 1 }'";
    assert!(overtaken(example).contains("the page has this example now"));
}

#[test]
fn what_was_to_be_replaced_is_already() {
    let uri = "action = 'set-uri'\nwas = 'GET /v1/jobs'\nnow = 'POST /v1/jobs'";
    assert!(overtaken(uri).contains("the page has `POST /v1/jobs` now"));
    assert!(
        overtaken("action = 'set-status'\nwas = 202\nnow = 200").contains("the page has the status 200 now")
    );
    let example = "action = 'set-example'\nwas = '\"nane\"'\nnow = '{ \"count\": 1 }'";
    assert!(overtaken(example).contains("the page has this example now"));
    let link = "action = 'set-link'\ntable = 'Table 5'\nrow = 'place'\nwas = 'Table 6'\nnow = 'Table 9'";
    assert!(overtaken(link).contains("the type of `place` in Table 5 leads to Table 9 on the page now"));
}

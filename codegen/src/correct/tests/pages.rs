//! Entries that are about tables, examples, statuses and operations.

use super::*;
use crate::raw::{RawExample, RawStatus};

/// All operations after corrections that apply.
fn all(text: &str) -> Vec<RawOperation> {
    let mut operations = operations();
    let diagnostics = parse(text).unwrap().apply(&mut operations);
    assert_eq!(lines(&diagnostics), [] as [&str; 0]);
    operations
}

fn bodies(examples: &[RawExample]) -> Vec<&str> {
    examples.iter().filter_map(|example| Some(example.body.as_ref()?.value.as_str())).collect()
}

fn codes(statuses: &[RawStatus]) -> Vec<&str> {
    statuses.iter().map(|status| status.code.value.as_str()).collect()
}

#[test]
fn a_person_settles_which_table_defines_a_type() {
    let keys = "action = 'set-link'\ntable = 'Table 5'\nrow = 'place'\nwas = 'Table 9'\nnow = 'Table 10'";
    assert_eq!(corrected(keys).tables[0].rows[1].defined_by.as_deref(), Some("Table 10"));
    assert_eq!(
        refused(&keys.replace("was = 'Table 9'", "was = 'Table 6'")),
        "T3001 eg/corrections.toml:7: the type of `place` leads to Table 9, and not to Table 6 \
         (the page has changed: look at it again, then bring the entry up to date or remove it)"
    );
    assert_eq!(
        refused("action = 'set-link'\ntable = 'Table 5'\nrow = 'kind'\nnow = 'Table 10'"),
        "T3001 eg/corrections.toml:6: `kind` in Table 5 names no object \
         (correct its type first, with an entry above this one)"
    );
    assert_eq!(
        refused("action = 'set-link'\ntable = 'Table 5'\nrow = 'place'\nnow = 'Table 6'"),
        "T3001 eg/corrections.toml:7: Table 6 defines no type"
    );
}

#[test]
fn a_table_of_no_known_purpose_becomes_the_type_that_a_row_names() {
    let operation = corrected("action = 'set-link'\ntable = 'Table 5'\nrow = 'place'\nnow = 'Table 11'");
    let role = TableRole::Type { name: "place".to_owned(), side: Side::Request };
    assert_eq!(operation.tables[4].role, role);
}

#[test]
fn tables_are_added_and_removed() {
    let labels = |operation: &RawOperation| -> Vec<String> {
        operation.tables.iter().map(|table| table.label.to_string()).collect()
    };
    let removed = corrected("action = 'remove-table'\ntable = 'Table 6'");
    assert_eq!(labels(&removed), ["Table 5", "Table 9", "Table 10", "Table 11"]);
    let added = corrected(
        "action = 'add-table'\ntable = 'Table 30'\nrole = 'type'\ncaption = 'Mark'\nside = 'response'\n\
         rows = [{ row = 'a', type = 'String', description = 'A.' }, { row = 'b', type = 'Long' }]",
    );
    let table = added.tables.last().unwrap();
    assert_eq!(table.role, TableRole::Type { name: "Mark".to_owned(), side: Side::Response(None) });
    let rows: Vec<_> = table.rows.iter().map(|row| (row.number, row.name_text(), row.type_text())).collect();
    let text = |text: &str| text.to_owned();
    assert_eq!(rows, [(1, text("a"), Some(text("String"))), (2, text("b"), Some(text("Long")))]);
    assert_eq!(table.place.to_string(), "eg/corrections.toml:1", "it stands on no page");
    assert_eq!(
        refused("action = 'remove-table'\ntable = 'Table 66'"),
        "T3001 eg/corrections.toml:5: the page has no table `Table 66` \
         (did you mean `Table 6`, `Table 10` or `Table 11`?)"
    );
    assert!(
        refused("action = 'add-table'\ntable = 'Table 6'\nrole = 'query'\nrows = []")
            .contains("the page already has a table `Table 6`, and it says something else")
    );
}

#[test]
fn operations_are_added_and_removed() {
    let add =
        "[[correction]]\nAt\nreason = 'r'\naction = 'add-operation'\nnow = 'PUT /v1/jobs'\ntitle = 'Put'\n";
    let add = add.replace("At", "page = 'PutJob'");
    let row = "[[correction]]\npage = 'PutJob'\nreason = 'r'\naction = 'add-status'\nstatus = 204\ndescription = ''\n";
    let operations = all(&format!("{add}{row}"));
    let [_, added] = operations.as_slice() else { panic!("two operations") };
    assert_eq!(
        (added.uri.method.as_str(), added.uri.path.as_str(), &*added.stem),
        ("PUT", "/v1/jobs", "PutJob")
    );
    assert_eq!(codes(&added.statuses), ["204"], "later entries see it");
    assert!(all(&entry("action = 'remove-operation'\nwas = 'POST /v1/jobs'")).is_empty());
    assert_eq!(
        refused("action = 'remove-operation'\nwas = 'PUT /v1/jobs'"),
        "T3001 eg/corrections.toml:5: the page has no operation `PUT /v1/jobs` (did you mean `POST /v1/jobs`?)"
    );
    assert!(
        refused("action = 'add-operation'\nnow = 'PUT /v1/jobs'\ntitle = 'Put'")
            .contains("there is a page `CreateJob` already")
    );
}

#[test]
fn examples_are_known_by_words_that_only_one_of_them_has() {
    let set = "action = 'set-example'\nwas = '\"count\":  1'\nnow = '{ \"count\": 2 }'";
    let operation = corrected(set);
    assert_eq!(bodies(&operation.examples), ["{ \"count\": 2 }", "{ \"id\": 1 }"]);
    let span = operation.examples[0].body.as_ref().unwrap().span;
    assert_eq!(span, Some(Span { line: 7, start: 7, end: 21 }), "later diagnostics lead to the page");
    let removed = corrected("action = 'remove-example'\nwas = 'The job.'");
    assert_eq!(bodies(&removed.examples), ["{ \"count\": 1 }"], "a line above it serves too");
    let added = corrected("action = 'add-example'\nside = 'response'\nstatus = 200\nnow = '{}'");
    assert_eq!(added.examples[2].side, Side::Response(Some("200".to_owned())));
    assert_eq!(
        refused("action = 'remove-example'\nwas = ': 1'"),
        "T3001 eg/corrections.toml:5: 2 examples of the page have these words (quote more of the one that is meant)"
    );
    assert_eq!(
        refused("action = 'remove-example'\nwas = 'topics'"),
        "T3001 eg/corrections.toml:5: no example of the page has these words \
         (the page has 2 examples: quote words that stand in the one that is meant)"
    );
}

#[test]
fn a_status_goes_with_what_stands_below_it() {
    let set = corrected("action = 'set-status'\nwas = 200\nnow = '201'");
    assert_eq!(codes(&set.statuses), ["201", "404"]);
    assert_eq!(set.examples[1].side, Side::Response(Some("201".to_owned())));
    let removed = corrected("action = 'remove-status'\nstatus = 200");
    assert_eq!(codes(&removed.statuses), ["404"]);
    assert_eq!(bodies(&removed.examples), ["{ \"count\": 1 }"]);
    let added = corrected("action = 'add-status'\nstatus = 409\ndescription = 'It runs.'");
    assert_eq!(codes(&added.statuses), ["200 OK", "404", "409"]);
    assert_eq!(
        refused("action = 'remove-status'\nstatus = 403"),
        "T3001 eg/corrections.toml:5: the page has no status 403 (did you mean `404`?)"
    );
}

#[test]
fn an_entry_may_name_one_operation_of_its_page() {
    let keys = "action = 'remove-status'\nstatus = 404\noperation = 'POST /v1/jobs'";
    assert_eq!(codes(&corrected(keys).statuses), ["200 OK"]);
    assert_eq!(
        refused(&keys.replace("POST", "PUT")),
        "T3001 eg/corrections.toml:6: the page has no operation `PUT /v1/jobs` (did you mean `POST /v1/jobs`?)"
    );
}

#[test]
fn what_an_action_cannot_mean_is_said_with_its_key() {
    let said = |keys: &str| parse(&entry(keys)).unwrap_err().join("\n");
    assert_eq!(
        said("action = 'add-status'\nstatus = 99\ndescription = ''"),
        "T3002 eg/corrections.toml:5: `status` is not a status from 100 to 599 (write it in that form)"
    );
    assert_eq!(
        said("action = 'add-table'\ntable = 'T'\nrole = 'typ'\nrows = []"),
        "T3002 eg/corrections.toml:6: there is no role `typ` (did you mean `type`?)"
    );
    assert!(
        said("action = 'add-table'\ntable = 'T'\nrole = 'query'\nrows = [{ name = 'a' }]")
            .contains("`rows` is not")
    );
    let values = "action = 'set-values'\ntable = 'T'\nrow = 'r'\nwas = []\ncertainty = 'closed'\n";
    assert!(said(&format!("{values}now = []")).contains("a closed list has no value"));
    assert!(said(&format!("{values}now = ['a', 'a']")).contains("`a` is listed twice"));
    assert!(said(&format!("{values}now = [[]]")).contains("`now` is not a list of values"));
    let paging =
        "action = 'set-paging'\nwas = 'none'\nnow = 'page'\nparameter = 'p'\nitems = 'i'\nnext = 'n'";
    assert!(said(paging).contains("`next` has no meaning for this action"));
    assert!(
        said("action = 'remove-table'\ntable = 'T'\ncolour = 'red'").contains("there is no key `colour`")
    );
}

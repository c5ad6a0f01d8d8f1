mod overtaken;
mod pages;

use proptest::prelude::*;

use super::*;
use crate::diagnostic::Code;
use crate::document::{Link, Text};
use crate::raw::{ColumnRole, RawCell, RawExample, RawRow, RawStatus, RawTable, RawUri, Side, TableRole};

fn cell(value: &str, start: u32) -> RawCell {
    let end = start + u32::try_from(value.len()).unwrap();
    vec![Text::at(value, Span { line: start, start, end })]
}

fn table(label: &str, caption: &str, rows: &[[&str; 3]]) -> RawTable {
    let rows = rows.iter().zip(1..).map(|([name, type_, description], number)| RawRow {
        number,
        name: cell(name, number * 100),
        type_: Some(cell(type_, number * 100 + 30)),
        description: cell(description, number * 100 + 60),
        ..RawRow::default()
    });
    let rows = rows.map(|mut row| {
        row.read_type();
        row
    });
    RawTable {
        label: label.into(),
        caption: Some(caption.to_owned()),
        anchors: Vec::new(),
        role: TableRole::Body(Side::Request),
        columns: vec![ColumnRole::Name, ColumnRole::Type, ColumnRole::Description],
        rows: rows.collect(),
        has_lost_flags: false,
        place: Place::page("eg/CreateJob.txt"),
    }
}

fn operations() -> Vec<RawOperation> {
    let mut tables = vec![
        table("Table 5", "Sink", &[["kind", "String", "Kind."], ["place", "Object", "Where."]]),
        table(
            "Table 6",
            "Kafka",
            &[
                ["topics", "String", "Topics."],
                ["count", "Integer", "How many."],
                ["topics", "Array", "Again."],
            ],
        ),
        table("Table 9", "Kafka", &[["topics", "String", "Topics."]]),
        table("Table 10", "Place", &[["city", "String", "City."]]),
        table("Table 11", "Other things", &[["city", "String", "City."]]),
    ];
    let of_type = |name: &str| TableRole::Type { name: name.to_owned(), side: Side::Request };
    tables[2].role = of_type("Kafka");
    tables[2].anchors = vec!["kafka".to_owned()];
    tables[3].role = of_type("Place");
    tables[4].role = TableRole::Unknown;
    let link = Link { text: "object".to_owned(), target: "#kafka".to_owned() };
    tables[0].rows[1].type_.as_mut().unwrap()[0].links.push(link);
    let uri = RawUri {
        method: "POST".into(),
        path: "/v1/jobs".into(),
        query: Vec::new(),
        flags: Vec::new(),
        line: Text::new("POST /v1/jobs"),
    };
    vec![RawOperation {
        variant: None,
        name: None,
        page: "eg/CreateJob.txt".into(),
        stem: "CreateJob".into(),
        title: Text::new("Create a Job"),
        updated: None,
        language: None,
        function: Vec::new(),
        notes: Vec::new(),
        uri,
        tables,
        examples: vec![
            example(Side::Request, "Start a job.", "{ \"count\": 1 }"),
            example(Side::Response(Some("200".to_owned())), "The job.", "{ \"id\": 1 }"),
        ],
        statuses: ["200 OK", "404"].map(status).to_vec(),
        error_codes: Vec::new(),
    }]
}

fn example(side: Side, title: &str, body: &str) -> RawExample {
    let body = cell(body, 7).remove(0);
    RawExample { side, title: vec![Text::new(title)], request_line: None, body: Some(body) }
}

fn status(code: &str) -> RawStatus {
    let place = Place::page("eg/CreateJob.txt");
    RawStatus { code: Text::new(code), description: Vec::new(), is_of_answer: false, place }
}

/// An entry for the page `CreateJob` with a reason.
fn entry(keys: &str) -> String {
    format!("[[correction]]\npage = \"CreateJob\"\nreason = \"seen on the wire\"\n{keys}\n")
}

fn parse(text: &str) -> Result<Corrections, Vec<String>> {
    Corrections::parse("eg/corrections.toml", text).map_err(|diagnostics| lines(&diagnostics))
}

fn lines(diagnostics: &Diagnostics) -> Vec<String> {
    let line = |diagnostic: &crate::diagnostic::Diagnostic| {
        let help = diagnostic.help.as_deref().map(|help| format!(" ({help})")).unwrap_or_default();
        format!("{} {}: {}{help}", diagnostic.code, diagnostic.place, diagnostic.message)
    };
    diagnostics.iter().map(line).collect()
}

/// The operations after a correction that applies.
fn corrected(keys: &str) -> RawOperation {
    let mut operations = operations();
    let diagnostics = parse(&entry(keys)).unwrap().apply(&mut operations);
    assert_eq!(lines(&diagnostics), [] as [&str; 0]);
    operations.remove(0)
}

/// What is said of a correction that does not apply; and the operations are as they were.
fn refused(keys: &str) -> String {
    let mut operations = operations();
    let diagnostics = parse(&entry(keys)).unwrap().apply(&mut operations);
    assert_eq!(operations, self::operations());
    assert!(!diagnostics.is_empty(), "{keys}");
    assert!(diagnostics.iter().all(|diagnostic| diagnostic.code == Code::UnmatchedCorrection));
    lines(&diagnostics).join("\n")
}

/// The entries that `corrections.toml` of this repository shows in its comments.
fn examples() -> String {
    let file = include_str!("../../../../docs-input/eg/corrections.toml");
    let comments = file.lines().filter_map(|line| line.strip_prefix("# "));
    let entries = comments.skip_while(|line| !line.starts_with("[["));
    let kept: Vec<&str> = entries.filter(|line| line.starts_with("[[") || line.contains(" = ")).collect();
    kept.join("\n")
}

#[test]
fn the_examples_apply_to_the_page_that_they_are_about() {
    let page = include_str!("../../../../docs-input/eg/CreateEventRouterJob.txt");
    let page = crate::source::SourcePage::new("eg/CreateEventRouterJob.txt", page).unwrap();
    let mut operations = crate::extract::extract(&crate::parse::parse(&page).document).operations;
    let diagnostics = parse(&examples()).unwrap().apply(&mut operations);
    assert_eq!(lines(&diagnostics), [] as [&str; 0]);
    let table = operations[0].tables.iter().find(|table| &*table.label == "Table 10").unwrap();
    let rows: Vec<_> =
        table.rows.iter().map(|row| format!("{}: {}", row.name_text(), row.type_text().unwrap())).collect();
    assert_eq!(rows[2..4], ["replica_cnt: Long", "task_cnt: Integer"]);
    assert!(!rows.iter().any(|row| row.starts_with("rename_topic")));
    assert_eq!(operations[0].uri.path, "/v2/{project_id}/eventrouter/jobs");
}

#[test]
fn a_file_of_comments_holds_no_correction() {
    assert_eq!(parse("# nothing so far\n"), Ok(Corrections::default()));
    let shown = parse(&examples()).unwrap();
    let shown: Vec<String> = shown.iter().map(ToString::to_string).collect();
    assert_eq!(
        shown,
        [
            "Table 10, `replica_cnt`: type `Integer` became `Long`",
            "Table 10, `rename_topic`: row removed",
            "Table 10, `task_cnt`: row added",
            "`POST /v1/{project_id}/eventrouter/jobs` became `POST /v2/{project_id}/eventrouter/jobs`",
            "Table 5, `sink_kafka`: defined by Table 18",
            "Table 6, `authenticate_mode`: values `NONE`, `SASL_SSL`",
            "Table 14: table removed",
            "Table 30: table added",
            "status 200 became 201",
            "status 201 removed",
            "status 202 added",
            "example replaced",
            "example removed",
            "example added",
            "paging `none` became `marker`",
            "`POST /v1/{project_id}/eventrouter/jobs/pause` added",
            "`POST /v1/{project_id}/eventrouter/jobs/pause` removed",
        ],
        "the entries that the file shows as examples are right"
    );
}

#[test]
fn a_cell_is_replaced_and_keeps_its_place() {
    let operation =
        corrected("table = 'Table 6'\nrow = 'count'\ncolumn = 'type'\nwas = 'Integer'\nnow = 'Long'");
    let row = &operation.tables[1].rows[1];
    assert_eq!(row.type_text().as_deref(), Some("Long"));
    assert_eq!(row.type_.as_ref().unwrap()[0].span, Some(Span { line: 230, start: 230, end: 237 }));
}

#[test]
fn a_caption_names_a_table_where_only_one_has_it() {
    let keys = "row = 'kind'\ncolumn = 'description'\nwas = 'Kind.'\nnow = '''\nKind.\nA: one\n'''";
    let operation = corrected(&format!("table = 'Sink'\n{keys}"));
    let paragraphs: Vec<_> =
        operation.tables[0].rows[0].description.iter().map(|text| text.value.as_str()).collect();
    assert_eq!(paragraphs, ["Kind.", "A: one"], "one paragraph a line");
    assert_eq!(
        refused("table = 'Kafka'\nrow = 'count'\ncolumn = 'type'\nwas = 'Integer'\nnow = 'Long'"),
        "T3001 eg/corrections.toml:4: `Kafka` is the caption of several tables (name one of them by its label: Table 6, Table 9)"
    );
}

#[test]
fn rows_that_stand_twice_are_told_apart_by_occurrence() {
    let operation = corrected("action = 'remove-row'\ntable = 'Table 6'\nrow = 'topics'\noccurrence = 2");
    let rows: Vec<_> = operation.tables[1].rows.iter().map(|row| (row.number, row.name_text())).collect();
    assert_eq!(rows, [(1, "topics".to_owned()), (2, "count".to_owned())]);
    let unclear = refused("action = 'remove-row'\ntable = 'Table 6'\nrow = 'topics'");
    assert_eq!(
        unclear,
        "T3001 eg/corrections.toml:6: Table 6 has 2 rows `topics` (say which with `occurrence`, from 1 to 2)"
    );
    let beyond = refused("action = 'remove-row'\ntable = 'Table 6'\nrow = 'topics'\noccurrence = 3");
    assert_eq!(beyond, "T3001 eg/corrections.toml:7: Table 6 has only 2 of the rows `topics`");
}

#[test]
fn a_row_is_added_behind_the_one_that_is_named() {
    let keys = "action = 'add-row'\ntable = 'Table 6'\nrow = 'task_cnt'\nafter = 'count'\ntype = 'Integer'\ndescription = 'Tasks.'";
    let operation = corrected(keys);
    let rows: Vec<_> = operation.tables[1].rows.iter().map(|row| (row.number, row.name_text())).collect();
    assert_eq!(
        rows.iter().map(|(number, _)| *number).collect::<Vec<_>>(),
        [1, 2, 4, 3],
        "no row is renumbered"
    );
    assert_eq!(rows[2].1, "task_cnt");
    assert_eq!(operation.tables[1].rows[2].mandatory, None);
}

#[test]
fn an_added_row_fits_the_columns_of_its_table() {
    let keys = "action = 'add-row'\ntable = 'Table 5'\nrow = 'task_cnt'\ndescription = 'Tasks.'";
    assert_eq!(
        refused(keys),
        "T3001 eg/corrections.toml:6: Table 5 has a column `type`, and the new row does not (add the key `type`)"
    );
    assert_eq!(
        refused(&format!("{keys}\ntype = 'String'\nmandatory = 'No'")),
        "T3001 eg/corrections.toml:9: Table 5 has no column `mandatory`"
    );
    assert_eq!(
        refused(&keys.replace("task_cnt", "kind")),
        "T3001 eg/corrections.toml:6: Table 5 already has a row `kind`, and it says something else \
         (the page has changed: look at it again, then bring the entry up to date or remove it)"
    );
}

#[test]
fn method_and_path_are_replaced() {
    let operation = corrected("action = 'set-uri'\nwas = 'POST  /v1/jobs'\nnow = 'PUT /v2/jobs'");
    assert_eq!((operation.uri.method.as_str(), operation.uri.path.as_str()), ("PUT", "/v2/jobs"));
    assert_eq!(
        refused("action = 'set-uri'\nwas = 'GET /v1/jobs'\nnow = 'PUT /v1/jobs'"),
        "T3001 eg/corrections.toml:5: the page has `POST /v1/jobs`, and not `GET /v1/jobs` \
         (the page has changed: look at it again, then bring the entry up to date or remove it)"
    );
}

#[test]
fn what_is_not_found_comes_with_the_nearest_candidates() {
    let keys = "column = 'type'\nwas = 'Integer'\nnow = 'Long'";
    assert_eq!(
        refused(&format!("table = 'Table 7'\nrow = 'count'\n{keys}")),
        "T3001 eg/corrections.toml:4: the page has no table `Table 7` (did you mean `Table 5`, `Table 6` or `Table 9`?)"
    );
    assert_eq!(
        refused(&format!("table = 'Table 6'\nrow = 'cuont'\n{keys}")),
        "T3001 eg/corrections.toml:5: Table 6 has no row `cuont` (did you mean `count`?)"
    );
    let other =
        "[[correction]]\npage = 'CreateJobs'\nreason = 'r'\naction = 'set-uri'\nwas = 'A /a'\nnow = 'B /b'\n";
    let diagnostics = parse(other).unwrap().apply(&mut operations());
    assert_eq!(
        lines(&diagnostics),
        [
            "T3001 eg/corrections.toml:2: no operation was found on a page `CreateJobs` (did you mean `CreateJob`?)"
        ]
    );
}

#[test]
fn a_cell_that_says_something_else_is_shown_on_both_sides() {
    let keys = |was: &str, now: &str| {
        format!("table = 'Table 6'\nrow = 'count'\ncolumn = 'type'\nwas = '{was}'\nnow = '{now}'")
    };
    assert_eq!(
        refused(&keys("String", "Long")),
        "T3001 eg/corrections.toml:7: type of `count` in Table 6 is `Integer`, and not `String` \
         (the page has changed: look at it again, then bring the entry up to date or remove it)"
    );
    let diagnostics = parse(&entry(&keys("String", "Long"))).unwrap().apply(&mut operations());
    let related: Vec<_> = diagnostics
        .iter()
        .flat_map(|diagnostic| &diagnostic.related)
        .map(|related| related.place.to_string())
        .collect();
    assert_eq!(related, ["eg/CreateJob.txt:200, Table 6, row 2"]);
}

#[test]
fn a_correction_of_a_column_that_is_not_there_is_an_error() {
    assert_eq!(
        refused("table = 'Table 6'\nrow = 'count'\ncolumn = 'mandatory'\nwas = 'Yes'\nnow = 'No'"),
        "T3001 eg/corrections.toml:5: Table 6 has no column `mandatory`"
    );
}

#[test]
fn later_entries_see_what_earlier_ones_changed() {
    let set = |was: &str, now: &str| {
        entry(&format!("table = 'Table 6'\nrow = 'count'\ncolumn = 'type'\nwas = '{was}'\nnow = '{now}'"))
    };
    let corrections = parse(&format!("{}{}", set("Integer", "Long"), set("Long", "String"))).unwrap();
    let mut operations = operations();
    assert!(corrections.apply(&mut operations).is_empty());
    assert_eq!(operations[0].tables[1].rows[1].type_text().as_deref(), Some("String"));
}

#[test]
fn an_entry_must_be_complete_and_hold_nothing_else() {
    let incomplete = parse(
        "[[correction]]\npage = 'CreateJob'\ntable = 'T'\nreason = ' '\ncolumn = 'typ'\nwas = 'a'\nafter = 'b'\n",
    );
    assert_eq!(
        incomplete.unwrap_err(),
        [
            "T3002 eg/corrections.toml:4: `reason` is empty (say why, and how we know)",
            "T3002 eg/corrections.toml:1: the correction has no `row` (add the key)",
            "T3002 eg/corrections.toml:5: there is no column `typ` (did you mean `type`?)",
            "T3002 eg/corrections.toml:1: the correction has no `now` (add the key)",
            "T3002 eg/corrections.toml:7: `after` has no meaning for this action (remove the key)",
        ]
    );
    assert_eq!(
        parse(&entry("action = 'drop-row'")).unwrap_err(),
        [
            "T3002 eg/corrections.toml:4: there is no action `drop-row` (did you mean `add-row` or `remove-row`?)"
        ]
    );
    assert_eq!(
        parse(&entry("action = 'set-uri'\nwas = 'a'\nnow = '/v1/jobs'")).unwrap_err(),
        [
            "T3002 eg/corrections.toml:6: `/v1/jobs` is no method and path (write both with a space between them: POST /v1/jobs)"
        ]
    );
    assert_eq!(
        parse(&entry("table = 't'\nrow = 'r'\ncolumn = 'type'\nwas = 'a'\nnow = 'a'")).unwrap_err(),
        [
            "T3002 eg/corrections.toml:8: `was` and `now` are the same (remove the entry, or say what should stand)"
        ]
    );
    let zero = "action = 'remove-row'\ntable = 't'\nrow = 'r'\noccurrence = 0";
    assert!(parse(&entry(zero)).unwrap_err()[0].contains("occurrences are counted from 1"));
}

proptest! {
    /// Whatever the keys hold, an entry is understood and applies, or it is reported with a place in the file.
    #[test]
    fn any_entry_applies_or_is_reported(
        action in prop::option::of("set-cell|remove-row|add-row|set-link|remove-table|set-uri|remove-operation|add-operation|set-example|remove-example|set-status|.{0,3}"),
        values in prop::collection::vec(prop::option::of("Table 6|Kafka|topics|count|type|mandatory|Integer|POST /v1/jobs|200|é|"), 10),
        occurrence in prop::option::of(0..4_usize),
    ) {
        let keys = ["page", "table", "row", "column", "was", "now", "after", "mandatory", "type", "reason"];
        let pairs = keys.iter().zip(&values).filter_map(|(key, value)| Some((*key, value.as_ref()?)));
        let mut text = "[[correction]]\n".to_owned();
        for (key, value) in pairs.chain(action.iter().map(|action| ("action", action))) {
            text += &toml::to_string(&std::collections::BTreeMap::from([(key, value)])).unwrap();
        }
        text += &occurrence.map(|number| format!("occurrence = {number}\n")).unwrap_or_default();
        let said = match Corrections::parse("c.toml", &text) {
            Ok(corrections) => corrections.apply(&mut operations()),
            Err(diagnostics) => diagnostics,
        };
        for diagnostic in &said {
            let span = diagnostic.place.span.unwrap();
            prop_assert!(text.get(span.range()).is_some(), "{diagnostic:?}");
        }
    }
}

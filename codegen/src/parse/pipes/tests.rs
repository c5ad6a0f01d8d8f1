//! Whole pages of pipe text.

use proptest::prelude::*;

use crate::document::{Block, Table};
use crate::parse::parse;
use crate::source::SourcePage;

/// What the page gives, a block a line.
fn outline(page: &str) -> Vec<String> {
    let parsed = parse(&SourcePage::new("x/page.txt", page).unwrap());
    let blocks = parsed.document.blocks.iter();
    blocks
        .map(|block| match block {
            Block::Heading(heading) => format!("{} {}", "#".repeat(heading.level.into()), heading.text.value),
            Block::Paragraph(text) => text.value.clone(),
            Block::Code(text) => format!("`{}`", text.value),
            Block::Table(table) => rows(table),
        })
        .collect()
}

fn rows(table: &Table) -> String {
    let header: Vec<&str> = table.header.iter().map(|text| text.value.as_str()).collect();
    let rows = table.rows.iter().map(|row| {
        let cells: Vec<String> = row.cells.iter().map(crate::document::Cell::words).collect();
        cells.join(" | ")
    });
    std::iter::once(header.join(" | ")).chain(rows).collect::<Vec<_>>().join(" / ")
}

#[test]
fn a_page_with_folded_examples() {
    let page = "Creating a Job\nURI\nPOST /v1/jobs\nRequest Parameters\nParameter |\nType |\n---|---|\nid |\nString |\n\
                Header |\nMandatory |\nMeaning |\n---|---|---|\nA |\nYes |\n |\nExample Requests\n- Creating a job\n\
                POST https://{Endpoint}/v1/jobs { \"id\": \"a\" }\n";
    let expected = [
        "# Creating a Job",
        "## URI",
        "POST /v1/jobs",
        "## Request Parameters",
        "Parameter | Type / id | String",
        "Header | Mandatory | Meaning / A | Yes | ",
        "## Example Requests",
        "Creating a job",
        "`POST https://{Endpoint}/v1/jobs`",
        "`{ \"id\": \"a\" }`",
    ];
    assert_eq!(outline(page), expected);
}

#[test]
fn a_page_with_rows_that_a_pipe_opens() {
    let page = "Querying a Job\nResponse\nStatus code: 200\n|\nParameter |\nType |\nDescription |\n|---|---|---|\n|\n\
                id |\nString |\n|\n- |\nArray of arrays |\nWith a\nbreak. |\nStatus code: 400\n{\n\"a\": [\n1\n]\n}\nNone";
    let expected = [
        "# Querying a Job",
        "## Response",
        "Status code: 200",
        "Parameter | Type | Description / id | String |  / - | Array of arrays | With a break.",
        "Status code: 400",
        "`{\n\"a\": [\n1\n]\n}`",
        "None",
    ];
    assert_eq!(outline(page), expected);
}

#[test]
fn a_paragraph_between_two_tables_belongs_to_neither() {
    let page = "T\nParameter |\nType |\n---|---|\nid |\nString |\nTable 2 describes the links.\nParameter |\nType |\n---|---|\nrel |\nString |\n";
    let expected = [
        "# T",
        "Parameter | Type / id | String",
        "Table 2 describes the links.",
        "Parameter | Type / rel | String",
    ];
    assert_eq!(outline(page), expected);
}

#[test]
fn a_pipe_alone_ends_a_cell_of_which_a_list_was_lost() {
    let marked = "T\n|\nParameter |\nType |\nDescription |\n|---|---|---|\n|\nhue |\nString |\nHue. Options:\n|\n|\n\
                  wheels |\nInteger |\nWheels. |\n|\nmarks |\nString |\n|\n|\nlast |\nString |\nOne of:\n|\nURI\nGET /v1\n";
    let table = "Parameter | Type | Description / hue | String | Hue. Options: / wheels | Integer | Wheels. / marks | String |  \
                 / last | String | One of:";
    assert_eq!(outline(marked), ["# T", table, "## URI", "GET /v1"]);
    let counted = "T\nParameter |\nType |\nDescription |\n---|---|---|\nhue |\nString |\nHue. Options:\n|\n\
                   wheels |\nInteger |\nWheels. |\nParameter |\nType |\n---|---|\nlast |\nString |\nNone\n";
    let table = "Parameter | Type | Description / hue | String | Hue. Options: / wheels | Integer | Wheels.";
    assert_eq!(outline(counted), ["# T", table, "Parameter | Type / last | String", "None"]);
}

#[test]
fn a_list_in_a_cell_may_be_long() {
    let items = "- one\n- two\n- three\n- four\n- five\n";
    let page = format!(
        "T\n|\nParameter |\nMeaning |\n|---|---|\n|\nhue |\nHue. Options:\n{items}|\n|\nwheels |\nWheels. |\nMore.\n"
    );
    let table = "Parameter | Meaning / hue | Hue. Options: one two three four five / wheels | Wheels.";
    assert_eq!(outline(&page), ["# T", table, "More."]);
}

proptest! {
    #[test]
    fn no_page_makes_it_panic(lines in prop::collection::vec("(\\|?(---\\|){0,4}|[a-z {}\\[\\]\"|,:-]{0,12}|a \\||\\|)", 0..40)) {
        outline(&lines.join("\n"));
    }
}

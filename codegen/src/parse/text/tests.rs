use super::*;
use crate::document::Table;

fn blocks(text: &str) -> Vec<Block> {
    read(&SourcePage::new("eg/Page.txt", text).unwrap(), &mut Diagnostics::new()).unwrap()
}

fn tables(blocks: &[Block]) -> Vec<&Table> {
    blocks
        .iter()
        .filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
        .collect()
}

/// The cells of the only table.
fn rows(text: &str) -> Vec<Vec<String>> {
    let blocks = blocks(text);
    let [table] = tables(&blocks)[..] else { panic!("{blocks:?}") };
    table.rows.iter().map(|row| row.cells.iter().map(crate::document::Cell::words).collect()).collect()
}

#[test]
fn a_label_above_a_table_or_a_status_ends_the_table_before() {
    let table =
        |name: &str| format!("Name\n\nType\n\nDescription\n\n{name}\n\nString\n\nThe {name} of it.\n\n");
    let text = format!(
        "Showing a Kite\n\nURI\n\nGET /v1/kites/{{kite_id}}\n\n{}Request Parameters:\n\n{}Response Parameters:\n\n\
         Status code: 200\n\n{}",
        table("kite_id"),
        table("region"),
        table("tail")
    );
    let blocks = blocks(&text);
    let last = |table: &&Table| table.rows[0].cells[2].words();
    let descriptions: Vec<String> = tables(&blocks).iter().map(last).collect();
    assert_eq!(descriptions, ["The kite_id of it.", "The region of it.", "The tail of it."]);
    // Within a description it is no heading.
    let text =
        "Kites\n\nName\n\nType\n\nDescription\n\nkite\n\nString\n\nRequest Parameters:\n\nNone of them.\n\n";
    assert_eq!(rows(text)[0][2], "Request Parameters: None of them.");
}

#[test]
fn a_page_without_blank_lines_is_read_line_by_line() {
    // As any page: pipe text has no blank lines, either.
    let sparse = |page: &str| {
        let document = crate::parse::parse(&SourcePage::new("eg/Page.txt", page).unwrap()).document;
        tables(&document.blocks).iter().map(|table| table.rows.len()).collect::<Vec<_>>()
    };
    let lines: Vec<&str> = PAGE.lines().filter(|line| !line.trim().is_empty()).collect();
    assert_eq!(sparse(&lines.join("\n")), sparse(PAGE));
}

#[test]
fn a_page_has_a_flattened_table_or_none() {
    let is_found = |text: &str| has_table(&SourcePage::new("eg/Page.txt", text).unwrap());
    assert!(is_found(PAGE));
    assert!(!is_found("Kites\n\nThey fly.\n\nGET /v1/kites\n"));
}

#[test]
fn json_goes_on_behind_a_blank_line_below_its_request_line() {
    let text = "Kites\n\nExample Request\n\nPOST https://{endpoint}/v1/kites\n{\n  \"a\": 1,\n\n  \"b\": 2\n}\n\nThat is all.\n";
    let blocks = blocks(text);
    let code = |block: &Block| if let Block::Code(code) = block { Some(code.value.clone()) } else { None };
    let examples: Vec<String> = blocks.iter().filter_map(code).collect();
    assert!(
        matches!(&examples[..], [one] if one.starts_with("POST") && one.ends_with("\"b\": 2\n}")),
        "{examples:?}"
    );
}

const PAGE: &str = include_str!("../../../../docs-input/eg/CreateEventRouterJob.txt");

#[test]
fn a_heading_that_sounds_like_a_header_is_none() {
    let text = "Error Codes\n\nError Codes\n\nHTTP Status Code\n\nError Code\n\nError Message\n\nDescription\n\n400\n\n\
                Ecs.0000\n\nRequest error. Try again later.\n\nRequest error.\n\n403\n\nEcs.0003\n\nNo permission.\n\n\
                Balance is insufficient.\n";
    let rows = rows(text);
    assert_eq!(rows[0], ["400", "Ecs.0000", "Request error. Try again later.", "Request error."]);
    assert_eq!(rows[1][1], "Ecs.0003");
}

#[test]
fn what_rows_have_in_common_stands_in_the_first_of_them() {
    let text = "Error Codes\n\nModule\n\nStatus Code\n\nError Code\n\nMessage\n\nDescription\n\nHandling Measure\n\n\
                Public\n\n400\n\nVPC.0002\n\nAZ name is null.\n\nThe AZ is left blank.\n\nCheck the field.\n\n\
                404\n\nVPC.0003\n\nVPC does not exist.\n\nThe VPC does not exist.\n\nCheck the ID.\n";
    let rows = rows(text);
    assert_eq!(
        rows[0],
        ["Public", "400", "VPC.0002", "AZ name is null.", "The AZ is left blank.", "Check the field."]
    );
    assert_eq!(
        rows[1],
        ["", "404", "VPC.0003", "VPC does not exist.", "The VPC does not exist.", "Check the ID."]
    );
}

#[test]
fn every_table_of_the_first_page_is_found() {
    let blocks = blocks(PAGE);
    let tables = tables(&blocks);
    let rows: Vec<usize> = tables.iter().map(|table| table.rows.len()).collect();
    // Counted on the page: tables 1 to 25, and the one of status codes.
    let expected = [
        1, 1, 7, 3, 3, 10, 10, 6, 3, 9, 2, 5, 6, // request
        1, 23, 3, 3, 10, 10, 6, 3, 9, 2, 5, 6, // response
        1,
    ];
    assert_eq!(rows, expected);
}

#[test]
fn an_action_may_stand_above_several_rows() {
    let text = "Title\n\nAuthorization Information\n\nAction\n\nAccess Level\n\nResource Type (*: required)\n\n\
                Condition Key\n\nAlias\n\nDependencies\n\nhall:shelves:make\n\nWrite\n\nshelf *\n\n-\n\n-\n\n-\n\n\
                wall\n\n  • hall:Colour\n  • hall:Width\n\n-\n\nhall:shelves:list\n\nList\n\n-\n\n-\n\n-\n\n-\n\nURI\n\nPOST /v1/shelves\n";
    let rows = rows(text);
    assert_eq!(rows[0], ["hall:shelves:make", "Write", "shelf *", "-", "-", "-"]);
    assert_eq!(rows[1], ["", "", "wall", "hall:Colour hall:Width", "-", ""]);
    assert_eq!(rows[2], ["hall:shelves:list", "List", "-", "-", "-", "-"]);
    assert_eq!(rows.len(), 3);
}

#[test]
fn the_heading_above_a_table_of_statuses_is_no_column() {
    let blocks =
        blocks("Title\n\nStatus Codes\n\nStatus Code\n\nDescription\n\n200\n\nOK\n\n400\n\nBad request");
    assert!(matches!(&blocks[1], Block::Heading(heading) if heading.text.value == "Status Codes"));
    assert_eq!(tables(&blocks)[0].header.len(), 2);
    assert_eq!(tables(&blocks)[0].rows.len(), 2);
}

#[test]
fn spans_point_at_the_page() {
    let mut texts = 0;
    for block in blocks(PAGE) {
        let (Block::Paragraph(text) | Block::Code(text)) = block else { continue };
        texts += 1;
        let span = text.span.unwrap();
        assert_eq!(&PAGE[span.range()], text.value);
        assert_eq!(PAGE[..span.start as usize].matches('\n').count() + 1, span.line as usize);
    }
    assert!(texts > 10, "{texts}");
}

#[test]
fn line_ends_and_a_byte_order_mark_make_no_difference() {
    let plain = blocks(PAGE);
    let windows = format!("\u{feff}{}", PAGE.replace('\n', "\r\n"));
    let other = blocks(&windows);
    assert_eq!(plain.len(), other.len());
    assert_eq!(tables(&plain).len(), tables(&other).len());
    assert_eq!(tables(&plain)[9].rows[4].cells[3].words(), tables(&other)[9].rows[4].cells[3].words());
}

#[test]
fn json_with_blank_lines_is_one_block() {
    let blocks =
        blocks("Title\n\nExample Requests\n\n{\n  \"a\": 1,\n\n  \"b\": [\n\n  ]\n}\n\nStatus Codes");
    assert!(matches!(&blocks[2], Block::Code(text) if text.value.ends_with('}')));
    assert_eq!(blocks.len(), 4);
}

#[test]
fn a_bracket_that_is_never_closed_does_not_swallow_the_page() {
    let blocks = blocks("Title\n\nExample Requests\n\n{ \"a\": [\n\nStatus Codes\n\nNone");
    assert!(
        blocks
            .iter()
            .any(|block| matches!(block, Block::Heading(heading) if heading.text.value == "Status Codes"))
    );
}

proptest::proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "(Table 1 X\n\n|Parameter\n\n|Type\n\n|Description\n\n|[a-z{}\\[\\]\" é]{0,9}\n{1,2}){0,12}") {
        blocks(&text);
    }
}

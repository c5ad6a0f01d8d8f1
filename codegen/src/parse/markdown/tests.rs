//! Whole pages of Markdown.

use proptest::prelude::*;

use crate::document::{Block, Cell, Table};
use crate::parse::parse;
use crate::source::{Dialect, SourcePage};

/// What the page gives, a block a line.
fn outline(page: &str) -> Vec<String> {
    let parsed = parse(&SourcePage::new("x/page.md", page).unwrap());
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
    let caption = table.caption.as_ref().map_or("", |caption| caption.value.as_str());
    let header: Vec<&str> = table.header.iter().map(|text| text.value.as_str()).collect();
    let cell = |cell: &Cell| {
        let paragraphs: Vec<&str> = cell.paragraphs.iter().map(|text| text.value.as_str()).collect();
        paragraphs.join(" ¶ ")
    };
    let rows = table.rows.iter().map(|row| row.cells.iter().map(cell).collect::<Vec<_>>().join(" | "));
    std::iter::once(format!("{caption}: {}", header.join(" | "))).chain(rows).collect::<Vec<_>>().join(" / ")
}

fn table(page: &str) -> Table {
    let blocks = parse(&SourcePage::new("x/page.md", page).unwrap()).document.blocks;
    let found =
        blocks.into_iter().find_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    found.unwrap()
}

#[test]
fn lines_are_paragraphs_and_captions_are_glued_to_tables() {
    let page = "# Creating a Job\n#### URI\n- URI format\nPOST /v1/jobs/{id}\n- Parameters\nTable 1 Path Parameters \n\
                | Parameter | Mandatory |\n|:---|:---|\n| id | Yes |\n   \n#### Response\n**Status code: 200**\n\
                **Example response**:\n\n```\n{\n  \"a\": 1\n}\n```\n";
    let expected = [
        "# Creating a Job",
        "## URI",
        "### URI format",
        "POST /v1/jobs/{id}",
        "Parameters",
        "Table 1 Path Parameters: Parameter | Mandatory / id | Yes",
        "## Response",
        "Status code: 200",
        "### Example response:",
        "`{\n  \"a\": 1\n}`",
    ];
    assert_eq!(outline(page), expected);
}

#[test]
fn cells_have_paragraphs_lists_and_escapes() {
    let page = "# T\n| Parameter | Type | Description |\n|:---|:---|:---|\n\
                | a\\_b | Map\\<String,String> | **Definition**<br/>One \\| two &lt;b&gt;<br/>- <x_y>: three<br/>- \\* is all<br/>Note<br/>Underscores (_), dots (.), or (_). |\n\
                | - | [Array] | `c|d`, then |\n";
    let expected = "Parameter | Type | Description / \
                    a_b | Map<String,String> | Definition ¶ One | two <b> ¶ <x_y>: three ¶ * is all ¶ NOTE: ¶ Underscores (_), dots (.), or (_). / \
                    - | Array | c|d, then";
    assert_eq!(outline(page), ["# T", &format!(": {expected}")]);
}

#[test]
fn names_in_brackets_are_names() {
    let page = "# T\nTable 1 Request body parameters\n| Parameter | Type |\n|---|---|\n| tags | Array of [Tag] objects |\n\
                | note | [0-9] |\n\nTable 2 Tag\n| Parameter | Type |\n|---|---|\n| key | String |\n";
    let first = table(page);
    let cell = &first.rows[0].cells[1].paragraphs[0];
    assert_eq!((cell.value.as_str(), cell.links.len()), ("Array of Tag objects", 0));
    assert_eq!(first.rows[1].cells[1].words(), "[0-9]");
    assert!(outline(page).last().is_some_and(|line| line.starts_with("Table 2 Tag")));
}

#[test]
fn expressions_are_no_links() {
    let page =
        "# T\n| Parameter | Description |\n|---|---|\n| id | Matches ^[a-z]([-a-z0-9]*[a-z0-9])?$ here |\n";
    let cell = table(page).rows[0].cells[1].paragraphs[0].clone();
    assert_eq!((cell.value.as_str(), cell.links.len()), ("Matches ^[a-z]([-a-z0-9]*[a-z0-9])?$ here", 0));
}

#[test]
fn places_are_those_of_the_page() {
    let page = "# T\n- list\n| Parameter | Type |\n|---|---|\n| id | [x](y.html) z |\n";
    let cell = table(page).rows[0].cells[1].paragraphs[0].clone();
    assert_eq!((&page[cell.span.unwrap().range()], cell.span.unwrap().line), ("x](y.html) z", 5));
    assert_eq!((cell.links[0].text.as_str(), cell.links[0].target.as_str()), ("x", "y.html"));
}

#[test]
fn tables_of_html_are_read_as_such() {
    let page = "# T\nTable 1 Tag\n\n<table>\n<tr><th>Parameter</th><th>Type</th></tr>\n\
                <tr><td rowspan=\"2\">key</td><td>String</td></tr>\n<tr><td>Integer</td></tr>\n</table>\n\n<x_y> is a value\n";
    let table = "Table 1 Tag: Parameter | Type / key | String / key | Integer";
    assert_eq!(outline(page), ["# T", table, "<x_y> is a value"]);
}

#[test]
fn chinese_pages_are_read_alike() {
    let page = "# 创建任务\n#### 请求参数\n表2请求Body参数 \n| 参数 | 是否必选 |\n|:---|:---|\n| id | 是<br/>**枚举值：**a |\n";
    let expected = ["# 创建任务", "## 请求参数", "表2请求Body参数: 参数 | 是否必选 / id | 是 ¶ 枚举值：a"];
    assert_eq!(outline(page), expected);
}

#[test]
fn a_page_without_a_title_has_sections() {
    assert_eq!(outline("## URI\nGET /v1/jobs\n"), ["## URI", "GET /v1/jobs"]);
    assert_eq!(
        outline("# Jobs\n# URI\nGET /v1/jobs\n# Calling\n## Request\n"),
        ["# Jobs", "## URI", "GET /v1/jobs", "## Calling", "### Request"]
    );
    assert_eq!(outline("### URI\nGET /v1/jobs\n# Jobs\n"), ["### URI", "GET /v1/jobs", "## Jobs"]);
}

proptest! {
    #[test]
    fn no_page_makes_it_panic(lines in prop::collection::vec("(#{1,7} |- |\\||```|表1|Table 2 )?[a\\[\\]{}<>|`*_\\\\é :-]{0,14}(<br/>|\\|:--\\|--\\|)?", 0..30)) {
        let text = lines.join("\n");
        let mut page = SourcePage::new("x/page.md", &*text).unwrap();
        page.dialect = Dialect::Markdown;
        parse(&page);
    }
}

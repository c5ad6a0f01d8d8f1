use super::*;
use crate::document::Table;

fn blocks(html: &str) -> Vec<Block> {
    read(&SourcePage::new("eg/Page.html", html).unwrap(), &mut Diagnostics::new()).unwrap()
}

fn table(html: &str) -> Table {
    let blocks = blocks(&format!("<main role=\"main\"><p>x</p>{html}</main>"));
    blocks
        .into_iter()
        .find_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
        .unwrap()
}

fn words(table: &Table) -> Vec<Vec<String>> {
    table.rows.iter().map(|row| row.cells.iter().map(crate::document::Cell::words).collect()).collect()
}

#[test]
fn what_is_no_content_is_left_out() {
    let blocks = blocks(
        "<html><header><p>menu</p></header><main role=\"main\"><div class=\"related\"><p>crumbs</p></div>\
         <h1>Title<a class=\"headerlink\" href=\"#x\">¶</a></h1><script>var x = \"<p>no</p>\";</script><p>yes</p>\
         <div id=\"bottom-navigation\"><p>next</p></div></main><footer><p>imprint</p></footer></html>",
    );
    let texts: Vec<&str> = blocks
        .iter()
        .map(|block| match block {
            Block::Heading(heading) => heading.text.value.as_str(),
            Block::Paragraph(text) => text.value.as_str(),
            _ => "?",
        })
        .collect();
    assert_eq!(texts, ["Title", "yes"]);
}

#[test]
fn spans_stand_in_every_cell_that_they_cover() {
    let table = table(
        "<table><thead><tr><th>Parameter</th><th>Mandatory</th><th>Description</th></tr></thead><tbody>\
         <tr><td>a</td><td rowspan=2>No</td><td>A.</td></tr><tr><td>b</td><td>B.</td></tr>\
         <tr><td>c</td><td colspan=2>Yes</td></tr></tbody></table>",
    );
    assert_eq!(words(&table), [["a", "No", "A."], ["b", "No", "B."], ["c", "Yes", "Yes"]]);
}

#[test]
fn a_cell_falls_through_as_many_rows_as_it_spans() {
    let table = table(
        "<table><tr><th>Parameter</th><th>Mandatory</th></tr><tr><td>a</td><td rowspan=3>No</td></tr>\
         <tr><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr></table>",
    );
    assert_eq!(words(&table), [vec!["a", "No"], vec!["b", "No"], vec!["c", "No"], vec!["d", ""]]);
}

#[test]
fn a_header_of_plain_cells_is_known_by_its_words() {
    let table =
        table("<table><tr><td>Parameter</td><td>Type</td></tr><tr><td>a</td><td>String</td></tr></table>");
    assert_eq!(table.header.len(), 2);
    assert_eq!(words(&table), [["a", "String"]]);
}

#[test]
fn links_and_anchors_are_kept() {
    let table = table(
        "<div><span id=\"request-tag\"></span><table id=\"id4\"><caption><b>Table 4 </b>Tag</caption>\
         <tr><th>Parameter</th><th>Type</th></tr>\
         <tr><td>tags</td><td>Array of <a href=\"#request-tag\">Tag</a> objects</td></tr></table></div>",
    );
    assert_eq!(table.caption.unwrap().value, "Table 4 Tag");
    assert_eq!(table.anchors, ["request-tag", "id4"]);
    let cell = &table.rows[0].cells[1].paragraphs[0];
    assert_eq!(cell.value, "Array of Tag objects");
    assert_eq!(cell.links[0].target, "#request-tag");
}

#[test]
fn lists_notes_and_line_breaks_become_paragraphs() {
    let table = table(
        "<table><tr><th>Parameter</th><th>Description</th></tr><tr><td>a</td><td><p>One:</p>\
         <ul><li>x<ul><li>y</li></ul></li></ul>two<br/>three</td></tr></table>",
    );
    let texts: Vec<&str> = table.rows[0].cells[1].paragraphs.iter().map(|text| text.value.as_str()).collect();
    assert_eq!(texts, ["One:", "x", "y", "two", "three"]);
}

#[test]
fn header_rows_become_one() {
    let table = table(
        "<table><thead><tr><th rowspan=2>Parameter</th><th colspan=2>Value</th></tr><tr><th>Type</th><th>Range</th></tr></thead>\
         <tbody><tr><td>a</td><td>String</td><td>1-2</td></tr></tbody></table>",
    );
    let header: Vec<&str> = table.header.iter().map(|text| text.value.as_str()).collect();
    assert_eq!(header, ["Parameter", "Value Type", "Value Range"]);
    assert_eq!(words(&table), [["a", "String", "1-2"]]);
}

#[test]
fn notes_are_titled_as_in_the_text_dialect() {
    let sphinx = table(
        "<table><tr><th>Parameter</th><th>Description</th></tr><tr><td>a</td><td><p>A.</p>\
         <div class=\"admonition note\"><p class=\"admonition-title\">Note</p><p>B.</p></div></td></tr></table>",
    );
    assert_eq!(words(&sphinx), [["a", "A. NOTE: B."]]);
    let portal = blocks(
        "<h1 class=\"topictitle1\">T</h1><div class=\"note\"><span class=\"notetitle\"> NOTE: </span><div class=\"notebody\"><p>B.</p></div></div>",
    );
    assert!(matches!(&portal[1], Block::Paragraph(text) if text.value == "NOTE:"));
}

#[test]
fn labels_are_headings_as_in_the_text_dialect() {
    let blocks =
        blocks("<main><h1>T</h1><h2>Request</h2><p>Request parameters</p><p>Status code: 200</p></main>");
    let levels: Vec<Option<u8>> = blocks
        .iter()
        .map(|block| if let Block::Heading(heading) = block { Some(heading.level) } else { None })
        .collect();
    assert_eq!(levels, [Some(1), Some(2), Some(3), None]);
}

#[test]
fn nested_tables_stay_in_their_cell() {
    let table = table(
        "<table><tr><th>Parameter</th><th>Description</th></tr><tr><td>a</td><td>x<table><tr><th>Value</th></tr>\
         <tr><td>1</td></tr></table></td></tr></table>",
    );
    assert_eq!(words(&table), [["a", "x"]]);
    assert_eq!(words(&table.rows[0].cells[1].tables[0]), [["1"]]);
}

#[test]
fn half_broken_markup_is_read() {
    let table = table("<table><tr><td><p>Parameter<td><b>Type<tr><td>a&nbsp;&lt;b&gt;<td>String</table>");
    assert_eq!(words(&table), [["a <b>", "String"]]);
}

#[test]
fn depth_is_read_or_refused_and_never_exhausts_the_stack() {
    let nested =
        |tag: &str, count: usize| format!("<p>x</p><main>{}deep</main>", format!("<{tag}>").repeat(count));
    for (tag, most) in [("div", 140), ("b", 140), ("ul><li", 70), ("table><tr><td", 6)] {
        let read_blocks = blocks(&nested(tag, most));
        assert!(format!("{read_blocks:?}").contains("deep"), "{tag}");
        let page = SourcePage::new("eg/Page.html", nested(tag, 3_000)).unwrap();
        let refused = read(&page, &mut Diagnostics::new()).map_err(|excess| excess.code);
        assert_eq!(refused, Err(Code::TooDeep), "{tag}");
    }
}

#[test]
fn cells_beyond_the_header_are_reported() {
    let page = SourcePage::new(
        "p.html",
        "<p>x</p><table><tr><th>Parameter</th></tr><tr><td>a</td><td>b</td></tr></table>",
    )
    .unwrap();
    let mut diagnostics = Diagnostics::new();
    read(&page, &mut diagnostics).unwrap();
    let codes: Vec<Code> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    assert_eq!(codes, [Code::RaggedRow]);
}

#[test]
fn a_page_that_was_cut_off_is_an_error() {
    assert_eq!(cut_off("<html><p>a</p></html>\n"), None);
    assert_eq!(cut_off("<h1 class=\"topictitle1\">a</h1>"), None);
    assert!(cut_off("<html><p>a</p><td cla").is_some());
    assert!(cut_off("<html><p>a</p>").is_some());
}

proptest::proptest! {
    #[test]
    fn no_markup_makes_it_panic(html in "(<(table|tr|td rowspan=3|td colspan=9|th|p|ul|li|pre|h2|a href=x|br)>|</(table|tr|td|p)>|[a-z&;<> ]{0,6}){0,25}") {
        blocks(&format!("<p></p>{html}"));
    }
}

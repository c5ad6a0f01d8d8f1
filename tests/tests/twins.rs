//! The same page in two dialects, from `TABLATURE_CORPUS`: what Markdown says is what HTML says. What differs is counted and listed; what is left of it lies in the pages themselves.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may say what must hold, as tests do")]

use std::path::{Path, PathBuf};

use tablature_codegen::document::{Block, Cell, Document, Text};
use tablature_codegen::extract::extract;
use tablature_codegen::parse::parse;
use tablature_codegen::raw::{ColumnRole, RawOperation, RawRow, TableRole};
use tablature_codegen::source::SourcePage;

/// How many pages that differ are shown.
const SHOWN: usize = 25;

mod corpus {
    use super::*;

    #[test]
    #[ignore = "needs real pages: TABLATURE_CORPUS=DIR cargo test -p tablature-tests --test twins -- --ignored"]
    fn markdown_has_the_blocks_of_html() {
        compare("html", "markdown", 12, |document| document.blocks.iter().flat_map(block).collect());
    }

    #[test]
    #[ignore = "needs real pages: TABLATURE_CORPUS=DIR cargo test -p tablature-tests --test twins -- --ignored"]
    fn markdown_has_the_operations_of_html() {
        compare("html", "markdown", 2, operations);
    }

    #[test]
    #[ignore = "needs real pages: TABLATURE_CORPUS=DIR cargo test -p tablature-tests --test twins -- --ignored"]
    fn chinese_labels_say_what_english_ones_do() {
        compare("markdown", "markdown-zh", 1, operations);
    }
}

/// Compares the pages that both dialects have; no more than some percent of them may differ.
fn compare(left: &str, right: &str, percent: usize, lines: fn(&Document) -> Vec<String>) {
    let corpus = tablature_tests::outside::corpus();
    let (mut pages, mut different) = (0, 0);
    for path in files(&corpus.join(left)) {
        let name = path.strip_prefix(corpus.join(left)).unwrap();
        let Ok(twin) = std::fs::read_to_string(corpus.join(right).join(name.with_extension("md"))) else {
            continue;
        };
        let read =
            |text: String| lines(&parse(&SourcePage::new(&*name.to_string_lossy(), text).unwrap()).document);
        let (first, second) = (read(std::fs::read_to_string(&path).unwrap()), read(twin));
        pages += 1;
        if first == second {
            continue;
        }
        different += 1;
        if different <= SHOWN {
            println!("{}", name.display());
            missing(&first, &second).for_each(|line| println!("  {left}: {line}"));
            missing(&second, &first).for_each(|line| println!("  {right}: {line}"));
        }
    }
    println!("{different} of {pages} pages differ between {left} and {right}");
    assert!(pages > 0, "no page is in both {left} and {right}");
    assert!(different * 100 <= pages * percent, "{different} of {pages} pages differ");
}

/// The lines that only the first has.
fn missing<'l>(first: &'l [String], second: &[String]) -> impl Iterator<Item = &'l String> {
    let mut rest = second.to_vec();
    first.iter().filter(move |line| match rest.iter().position(|other| other == *line) {
        Some(at) => {
            rest.swap_remove(at);
            false
        }
        None => true,
    })
}

/// A block as lines: a row of a table is one.
fn block(block: &Block) -> Vec<String> {
    match block {
        Block::Heading(heading) => vec![format!("H {}", heading.text.value)],
        Block::Paragraph(text) => vec![format!("P {}", text.value)],
        Block::Code(text) => vec![format!("C {}", text.value)],
        Block::Table(table) => {
            let header: Vec<&str> = table.header.iter().map(|text| text.value.as_str()).collect();
            let caption = table.caption.as_ref().map_or("", |text| &text.value);
            let rows = table.rows.iter().map(|row| {
                let cells: Vec<String> = row.cells.iter().map(cell).collect();
                format!("R {}", cells.join(" | "))
            });
            std::iter::once(format!("T {caption} [{}]", header.join(" | "))).chain(rows).collect()
        }
    }
}

fn cell(cell: &Cell) -> String {
    cell.paragraphs.iter().map(|text| text.value.as_str()).collect::<Vec<_>>().join(" ¶ ")
}

/// The operations of a page without words that a language or a dialect has of its own: captions and descriptions.
fn operations(document: &Document) -> Vec<String> {
    extract(document).operations.iter().flat_map(operation).collect()
}

fn operation(operation: &RawOperation) -> Vec<String> {
    let mut lines =
        vec![format!("{} {} {:?}", operation.uri.method, operation.uri.path, operation.uri.query)];
    for (index, table) in operation.tables.iter().enumerate() {
        let role = match &table.role {
            TableRole::Type { side, .. } => format!("type, {side:?}"),
            role => format!("{role:?}"),
        };
        let columns = table.columns.iter().filter(|column| !matches!(column, ColumnRole::Other(_)));
        lines.push(format!("table {index}: {role} {:?}", columns.collect::<Vec<_>>()));
        lines.extend(table.rows.iter().map(|row| format!("  {index}: {}", line(row))));
    }
    lines.extend(operation.examples.iter().map(|example| {
        let lines = |text: &Option<Text>| text.as_ref().map_or(0, |text| text.value.lines().count());
        format!("example {:?} {} {}", example.side, lines(&example.request_line), lines(&example.body))
    }));
    lines.extend(operation.statuses.iter().map(|status| format!("status {}", status.code.value)));
    lines
}

/// Name, Mandatory and type of a row. Which table defines the type is asked of the model: Markdown has lost the links, and
/// `cargo xtask accuracy` compares what dialects say in the end.
fn line(row: &RawRow) -> String {
    let mandatory = row.mandatory_text().map(|text| tablature_codegen::vocabulary::mandatory(&text));
    format!("{} | {mandatory:?} | {}", row.name_text(), row.type_text().unwrap_or_default())
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let services = std::fs::read_dir(folder).unwrap();
    let mut files: Vec<PathBuf> = services
        .flat_map(|service| std::fs::read_dir(service.unwrap().path()).unwrap())
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    files
}

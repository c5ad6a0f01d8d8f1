//! Pages: each reader by itself, and all stages in a row.

use std::sync::{Arc, OnceLock};

use tablature_codegen::correct::Corrections;
use tablature_codegen::diagnostic::{Code, Diagnostics};
use tablature_codegen::document::{Block, Document, Table, Text};
use tablature_codegen::load::{ServiceInput, load};
use tablature_codegen::parse::{Parsed, parse};
use tablature_codegen::pipeline::{self, Interpreted};
use tablature_codegen::source::{Dialect, SourcePage};
use tablature_codegen::{extract as extraction, limits};
use tablature_tests::{options, root};

use crate::text;

/// A service without pages, as somebody's folder gives it.
pub(crate) fn service() -> &'static ServiceInput {
    static SERVICE: OnceLock<ServiceInput> = OnceLock::new();
    SERVICE.get_or_init(|| {
        let loaded = load(&root().join("docs-input"), Some("eg"), None);
        let input = loaded.services.into_iter().next().and_then(|service| service.input);
        #[expect(
            clippy::expect_used,
            reason = "without the service of this repository there is nothing to fuzz"
        )]
        let input = input.expect("the service `eg` loads");
        let lock = tablature_codegen::source::TextFile { text: Arc::from(""), ..input.lock.clone() };
        let corrections = Corrections::default();
        ServiceInput { pages: Vec::new(), lock, corrections, is_described: false, ..input }
    })
}

/// Pages, divided by form feeds.
fn pages(input: &[u8]) -> Vec<SourcePage> {
    let text = text(input);
    let pages = text.split('\u{c}').take(4).enumerate();
    pages.filter_map(|(number, text)| SourcePage::new(format!("fuzz/Page{number}"), text).ok()).collect()
}

fn parsed(input: &[u8], dialect: Dialect) {
    let text = text(input);
    let Ok(mut page) = SourcePage::new("fuzz/Page", text) else { return };
    page.dialect = dialect;
    let read = parse(&page);
    hold(&page, &read);
    let again = parse(&page);
    assert_eq!(read.document, again.document, "the same page is read in two ways");
}

pub(crate) fn parse_text(input: &[u8]) {
    parsed(input, Dialect::Text);
}

pub(crate) fn parse_pipes(input: &[u8]) {
    parsed(input, Dialect::PipeText);
}

pub(crate) fn parse_markdown(input: &[u8]) {
    parsed(input, Dialect::Markdown);
}

pub(crate) fn parse_html(input: &[u8]) {
    parsed(input, Dialect::PortalHtml);
    parsed(input, Dialect::SphinxHtml);
}

/// What stands on a page is in it, and no more than its bounds allow.
fn hold(page: &SourcePage, Parsed { document, diagnostics, is_left_out }: &Parsed) {
    let Document { blocks, .. } = document;
    if *is_left_out {
        assert!(blocks.is_empty(), "a page that is left out says something");
        assert!(diagnostics.iter().any(|found| found.code.is_bound()), "nobody says why a page is left out");
    }
    assert!(blocks.len() <= limits::PAGE_BLOCKS && blocks.len() <= page.text.len() + 1, "too many blocks");
    let mut size = 0;
    for block in blocks {
        match block {
            Block::Heading(heading) => place(page, &heading.text, &mut size),
            Block::Paragraph(text) | Block::Code(text) => place(page, text, &mut size),
            Block::Table(found) => table(page, found, &mut size),
        }
    }
    assert!(size <= limits::PAGE_TEXT, "{} bytes became {size}", page.text.len());
    for found in diagnostics {
        let span = found.place.span;
        assert!(
            span.is_none_or(|span| page.text.get(span.range()).is_some()),
            "outside of the page: {found:?}"
        );
    }
}

fn table(page: &SourcePage, table: &Table, size: &mut usize) {
    table.caption.iter().chain(&table.header).for_each(|text| place(page, text, size));
    assert!(table.rows.len() <= limits::TABLE_ROWS, "too many rows");
    for row in &table.rows {
        assert!(
            table.header.is_empty() || row.cells.len() == table.header.len(),
            "a row of {} cells below {} columns",
            row.cells.len(),
            table.header.len()
        );
        for cell in &row.cells {
            cell.paragraphs.iter().for_each(|text| place(page, text, size));
            cell.tables.iter().for_each(|inner| self::table(page, inner, size));
        }
    }
}

fn place(page: &SourcePage, text: &Text, size: &mut usize) {
    *size += text.value.len();
    assert!(
        text.span.is_none_or(|span| page.text.get(span.range()).is_some()),
        "outside of the page: {text:?}"
    );
}

pub(crate) fn extract(input: &[u8]) {
    for page in pages(input) {
        let document = parse(&page).document;
        let found = extraction::extract(&document);
        let again = extraction::extract(&document);
        assert_eq!(found.operations, again.operations, "the same page gives other operations");
        assert_eq!(found.error_codes, again.error_codes, "the same page gives other codes");
        assert!(found.operations.len() <= limits::PAGE_OPERATIONS, "too many operations");
        assert!(found.error_codes.len() <= limits::PAGE_ERROR_CODES, "too many codes of errors");
        let rows = document.tables().map(all_rows).sum::<usize>();
        for operation in &found.operations {
            let raw: usize = operation.tables.iter().map(|table| table.rows.len()).sum();
            assert!(raw <= rows, "{raw} rows of {rows}");
            assert!(operation.uri.path.starts_with('/'), "{} is no path", operation.uri.path);
        }
    }
}

/// The rows of a table and of those in it.
fn all_rows(table: &Table) -> usize {
    let inner = table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.tables);
    table.rows.len() + inner.map(all_rows).sum::<usize>()
}

/// Diagnostics that no page may bring about, as they speak of this program.
fn no_defects(diagnostics: &Diagnostics) {
    const DEFECTS: [Code; 6] = [
        Code::Fault,
        Code::LostRow,
        Code::DanglingReference,
        Code::PathMismatch,
        Code::InvalidOutput,
        Code::Unnamed,
    ];
    let defect = diagnostics.iter().find(|found| DEFECTS.contains(&found.code));
    assert!(defect.is_none(), "a defect: {defect:?}");
}

pub(crate) fn lower(input: &[u8]) {
    let input = ServiceInput { pages: pages(input), ..service().clone() };
    let read = pipeline::interpret(&input);
    let Interpreted { api, diagnostics, counts, .. } = &read;
    no_defects(diagnostics);
    assert_eq!(counts.rows, counts.rows_in_model + counts.rows_in_diagnostics, "rows are lost");
    let again = pipeline::interpret(&input);
    assert_eq!(*api, again.api, "the same pages give another model");
    assert_eq!(*diagnostics, again.diagnostics, "the same pages are told of otherwise");
}

pub(crate) fn pipeline(input: &[u8]) {
    /// What stands in every crate, and what a page can make of each of its bytes.
    const MOST: (usize, usize) = (1_000_000, 2_000);
    let size = input.len();
    let input = ServiceInput { pages: pages(input), ..service().clone() };
    let output = pipeline::compile(&input, &options());
    no_defects(&output.diagnostics);
    let counts = output.counts;
    assert_eq!(counts.rows, counts.rows_in_model + counts.rows_in_diagnostics, "rows are lost");
    let written: usize = output.files.iter().map(|file| file.contents.len()).sum();
    assert!(written <= MOST.0 + MOST.1 * size, "{size} bytes became {written}");
    for file in &output.files {
        let extension = file.path.rsplit('.').next().unwrap_or_default();
        let wrong = match extension {
            "rs" => syn::parse_file(&file.contents).err().map(|error| error.to_string()),
            "json" => {
                serde_json::from_str::<serde::de::IgnoredAny>(&file.contents).err().map(|it| it.to_string())
            }
            "toml" => toml::from_str::<toml::Table>(&file.contents).err().map(|error| error.to_string()),
            _ => None,
        };
        assert!(wrong.is_none(), "{}: {wrong:?}", file.path);
    }
    assert_eq!(output, pipeline::compile(&input, &options()), "the same pages give other files");
    // What was named keeps its name.
    let lock = tablature_codegen::source::TextFile { text: Arc::from(&*output.lock), ..input.lock.clone() };
    let again = pipeline::compile(&ServiceInput { lock, ..input }, &options());
    assert_eq!(output.lock, again.lock, "names that were given are given anew");
    assert_eq!(output.files, again.files, "names that were kept give other files");
}

/// A `corrections.toml` on pages of which it can know.
pub(crate) fn corrections(input: &[u8]) {
    static PAGES: OnceLock<Option<ServiceInput>> = OnceLock::new();
    let input = text(input);
    let corrections = match Corrections::parse("jobs/corrections.toml", &input) {
        Ok(corrections) => corrections,
        Err(diagnostics) => {
            let outside = |span: tablature_codegen::source::Span| input.get(span.range()).is_none();
            let wrong = diagnostics.iter().find(|found| found.place.span.is_some_and(outside));
            assert!(wrong.is_none(), "outside of the file: {wrong:?}");
            return;
        }
    };
    let jobs = PAGES.get_or_init(|| {
        let loaded = load(&root().join("tests/fixtures/corrections"), Some("jobs"), None);
        loaded.services.into_iter().next()?.input
    });
    let Some(jobs) = jobs else { return };
    let service = ServiceInput { corrections, ..jobs.clone() };
    let read = pipeline::interpret(&service);
    no_defects(&read.diagnostics);
    let again = pipeline::interpret(&service);
    assert_eq!(read.api, again.api, "the same corrections give another model");
}

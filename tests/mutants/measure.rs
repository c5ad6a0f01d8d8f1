//! How large real pages are: what the bounds of `tablature_codegen::limits` stand above.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tablature_codegen::document::{Block, Table, Text};
use tablature_codegen::extract::extract;
use tablature_codegen::parse::parse;
use tablature_codegen::source::SourcePage;

/// The largest of each thing, and the page that has it.
#[derive(Default)]
struct Largest(BTreeMap<&'static str, (usize, PathBuf)>);

impl Largest {
    fn see(&mut self, what: &'static str, size: usize, page: &Path) {
        let largest = self.0.entry(what).or_default();
        if size > largest.0 {
            *largest = (size, page.to_owned());
        }
    }
}

/// Measures every page below a folder.
pub(crate) fn run(corpus: &str) -> io::Result<()> {
    let mut largest = Largest::default();
    let mut folders = vec![PathBuf::from(corpus)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            let is_page = path
                .extension()
                .is_some_and(|extension| ["txt", "html", "md"].iter().any(|known| extension == *known));
            if path.is_dir() {
                folders.push(path);
            } else if is_page {
                page(&mut largest, &path, &fs::read_to_string(&path)?);
            }
        }
    }
    for (what, (size, page)) in &largest.0 {
        println!("{size:>8}  {what:<36} {}", page.strip_prefix(corpus).unwrap_or(page).display());
    }
    Ok(())
}

fn page(largest: &mut Largest, path: &Path, text: &str) {
    // A path within the folder is all that a page may have.
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let Ok(page) = SourcePage::new(name.unwrap_or_default(), text) else { return };
    largest.see("page: bytes", text.len(), path);
    largest.see("page: bytes of a line", text.lines().map(str::len).max().unwrap_or(0), path);
    markup(largest, path, text);
    let document = parse(&page).document;
    largest.see("page: blocks", document.blocks.len(), path);
    let mut rows = 0;
    let mut cells = 0;
    let mut tables = 0;
    let division = document.tables().map(|table| {
        let cells = table
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .map(|cell| cell.paragraphs.len().max(1))
            .sum::<usize>();
        cells * (2 * table.header.len() + 1).pow(2)
    });
    largest.see("page: steps of dividing, about", division.sum(), path);
    for block in &document.blocks {
        match block {
            Block::Heading(heading) => text_of(largest, path, &heading.text),
            Block::Paragraph(text) => text_of(largest, path, text),
            Block::Code(text) => code(largest, path, &text.value),
            Block::Table(found) => {
                tables += 1;
                table(largest, path, found, 1, &mut rows, &mut cells);
            }
        }
    }
    largest.see("page: tables", tables, path);
    largest.see("page: rows", rows, path);
    largest.see("page: cells", cells, path);
    let extracted = extract(&document);
    largest.see("page: operations", extracted.operations.len(), path);
    let others = extracted.operations.len().saturating_sub(1);
    largest.see("page: parts that operations share", others * (rows + document.blocks.len()), path);
    largest.see("page: bytes that operations share", others * text.len(), path);
    for row in &extracted.error_codes {
        let codes = row.code.iter().flat_map(|text| text.value.split([' ', ',', '/', ';']));
        largest.see(
            "row: error codes",
            codes.filter(|code| code.contains(|c: char| c.is_ascii_digit())).count(),
            path,
        );
    }
    largest.see("page: error codes", extracted.error_codes.len(), path);
    for operation in &extracted.operations {
        largest.see("operation: examples", operation.examples.len(), path);
        largest.see("operation: statuses", operation.statuses.len(), path);
        largest.see("operation: tables", operation.tables.len(), path);
        largest.see("operation: segments of the path", operation.uri.path.split('/').count(), path);
        let objects = operation.tables.iter().flat_map(|table| &table.rows).filter(|row| {
            row.type_cell.as_ref().is_some_and(tablature_codegen::type_cell::TypeCell::may_have_members)
        });
        largest.see("operation: rows of objects", objects.count(), path);
        for row in operation.tables.iter().flat_map(|table| &table.rows) {
            let brackets =
                row.type_text().map_or(0, |words| nesting(&words.replace(" of ", "<"), "<[(", ">])"));
            largest.see("type cell: nesting", brackets, path);
        }
    }
}

fn text_of(largest: &mut Largest, path: &Path, text: &Text) {
    largest.see("paragraph: bytes", text.value.len(), path);
    largest.see("paragraph: links", text.links.len(), path);
}

fn code(largest: &mut Largest, path: &Path, text: &str) {
    largest.see("code: bytes", text.len(), path);
    largest.see("code: nesting", nesting(text, "{[", "}]"), path);
}

fn table(
    largest: &mut Largest,
    path: &Path,
    table: &Table,
    depth: usize,
    rows: &mut usize,
    cells: &mut usize,
) {
    largest.see("table: nesting", depth, path);
    largest.see("table: rows", table.rows.len(), path);
    largest.see("table: columns", table.header.len(), path);
    *rows += table.rows.len();
    for cell in table.rows.iter().flat_map(|row| &row.cells) {
        *cells += 1;
        largest.see("cell: paragraphs", cell.paragraphs.len(), path);
        largest.see("cell: bytes", cell.paragraphs.iter().map(|text| text.value.len()).sum(), path);
        for inner in &cell.tables {
            self::table(largest, path, inner, depth + 1, rows, cells);
        }
    }
}

/// Elements that hold nothing.
const VOID: &[&str] = &[
    "br", "img", "meta", "link", "input", "hr", "col", "!DOCTYPE", "!--", "path", "source", "area", "base",
    "wbr",
];

/// What only the markup shows. Tags that are never closed make the nesting an upper bound.
fn markup(largest: &mut Largest, path: &Path, text: &str) {
    if path.extension().is_none_or(|extension| extension != "html") {
        return;
    }
    let (mut depth, mut most) = (0_usize, 0);
    for tag in text.split('<').skip(1) {
        let tag = tag.split_once('>').map_or(tag, |(tag, _)| tag);
        largest.see("tag: bytes", tag.len(), path);
        largest.see("tag: attributes", tag.matches('=').count(), path);
        let name = tag.split(|c: char| c.is_whitespace()).next().unwrap_or_default();
        if name.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if !VOID.contains(&name.trim_end_matches('/')) && !tag.ends_with('/') {
            depth += 1;
            most = most.max(depth);
        }
        for attribute in ["colspan=\"", "rowspan=\""] {
            if let Some((_, value)) = tag.split_once(attribute) {
                let value = value.split('"').next().and_then(|value| value.parse().ok()).unwrap_or(0);
                largest.see("cell: columns or rows spanned", value, path);
            }
        }
    }
    largest.see("page: tags", text.matches('<').count(), path);
    largest.see("page: nesting of tags, at most", most, path);
}

fn nesting(text: &str, open: &str, close: &str) -> usize {
    let (mut depth, mut most) = (0_usize, 0);
    for c in text.chars() {
        if open.contains(c) {
            depth += 1;
            most = most.max(depth);
        } else if close.contains(c) {
            depth = depth.saturating_sub(1);
        }
    }
    most
}

//! Stages as text that a reviewer can hold against the page: a line a block, a line a row.

use std::fmt::Write as _;

use tablature_codegen::diagnostic::Diagnostics;
use tablature_codegen::document::{Block, Cell, Document, Table, Text};
use tablature_codegen::raw::{ColumnRole, RawOperation, RawRow, RawTable, Side, TableRole};

/// Stands between two paragraphs of a cell.
const PARAGRAPH: &str = " ¶ ";

/// A document: headings, paragraphs, code and tables.
pub fn document(document: &Document) -> String {
    let mut lines = vec![format!("{} ({})", document.page, document.dialect)];
    for block in &document.blocks {
        match block {
            Block::Heading(heading) => lines.push(format!("H{} {}", heading.level, heading.text.value)),
            Block::Paragraph(text) => lines.push(format!("P  {}", words(text))),
            Block::Code(text) => lines.extend(text.value.lines().map(|line| format!("C| {line}"))),
            Block::Table(table) => lines.extend(table_lines(table)),
        }
    }
    lines.join("\n") + "\n"
}

fn table_lines(table: &Table) -> Vec<String> {
    let caption = table.caption.as_ref().map_or("(no caption)", |caption| &caption.value);
    let anchors =
        if table.anchors.is_empty() { String::new() } else { format!(" #{}", table.anchors.join(" #")) };
    let header: Vec<&str> = table.header.iter().map(|text| text.value.as_str()).collect();
    let mut lines = vec![format!("T  {caption}{anchors}"), format!("   [{}]", header.join(" | "))];
    for row in &table.rows {
        let cells: Vec<String> = row.cells.iter().map(cell).collect();
        lines.push(format!("   | {} |", cells.join(" | ")));
    }
    lines
}

fn cell(cell: &Cell) -> String {
    paragraphs(&cell.paragraphs)
}

fn paragraphs(texts: &[Text]) -> String {
    texts.iter().map(words).collect::<Vec<_>>().join(PARAGRAPH)
}

/// The words, with the targets of links behind them.
fn words(text: &Text) -> String {
    let links = text.links.iter().map(|link| format!(" <{}: {}>", link.text, link.target));
    text.value.clone() + &links.collect::<String>()
}

/// A raw operation: what was found, with its label.
pub fn raw(operation: &RawOperation) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{}: {}", operation.stem, operation.title.value);
    let _ = writeln!(text, "updated: {}", operation.updated.as_ref().map_or("-", |stamp| &stamp.value));
    let _ = writeln!(text, "uri: {} {}", operation.uri.method, operation.uri.path);
    let _ = writeln!(text, "function: {}", paragraphs(&operation.function));
    for note in &operation.notes {
        let _ = writeln!(
            text,
            "note {}: {}",
            note.heading.as_ref().map_or("-", |text| &text.value),
            paragraphs(&note.paragraphs)
        );
    }
    for table in &operation.tables {
        let _ = writeln!(text, "{}", raw_table(table));
    }
    for example in &operation.examples {
        let line = example.request_line.as_ref().map_or("-", |line| &line.value);
        let body = example.body.as_ref().map_or(0, |body| body.value.lines().count());
        let _ = writeln!(
            text,
            "example, {}: {} | {line} | {body} lines",
            side(&example.side),
            paragraphs(&example.title)
        );
    }
    for status in &operation.statuses {
        let _ = writeln!(text, "status {}: {}", status.code.value, paragraphs(&status.description));
    }
    text
}

fn raw_table(table: &RawTable) -> String {
    let columns: Vec<String> = table.columns.iter().map(column).collect();
    let mut lines = vec![format!("{}: {} [{}]", table.label, role(&table.role), columns.join(", "))];
    lines.extend(table.rows.iter().map(raw_row));
    lines.join("\n")
}

fn raw_row(row: &RawRow) -> String {
    let cells = [Some(&row.name), row.mandatory.as_ref(), row.type_.as_ref(), Some(&row.description)];
    let cells: Vec<String> =
        cells.into_iter().map(|cell| cell.map_or("-".to_owned(), |cell| paragraphs(cell))).collect();
    format!("  {:>2} {}", row.number, cells.join(" | "))
}

fn column(column: &ColumnRole) -> String {
    match column {
        ColumnRole::Name => "name".to_owned(),
        ColumnRole::Mandatory => "mandatory".to_owned(),
        ColumnRole::Type => "type".to_owned(),
        ColumnRole::Description => "description".to_owned(),
        ColumnRole::Other(header) => format!("`{header}`"),
    }
}

fn role(role: &TableRole) -> String {
    match role {
        TableRole::PathParameters => "path parameters".to_owned(),
        TableRole::QueryParameters => "query parameters".to_owned(),
        TableRole::Headers(of) => format!("headers, {}", side(of)),
        TableRole::Body(of) => format!("body, {}", side(of)),
        TableRole::FormFields => "form fields".to_owned(),
        TableRole::Type { name, side: of } => format!("type {name}, {}", side(of)),
        TableRole::StatusCodes => "status codes".to_owned(),
        TableRole::ErrorCodes => "error codes".to_owned(),
        TableRole::UriParameters => "uri parameters".to_owned(),
        TableRole::Authorization => "authorization".to_owned(),
        TableRole::Unknown => "unknown".to_owned(),
    }
}

fn side(side: &Side) -> String {
    match side {
        Side::Request => "request".to_owned(),
        Side::Response(None) => "response".to_owned(),
        Side::Response(Some(status)) => format!("response {status}"),
    }
}

/// Diagnostics: severity, code, place, message, label, other places, help.
pub fn diagnostics(diagnostics: &Diagnostics) -> String {
    let mut text = String::new();
    for diagnostic in diagnostics {
        let (severity, code) = (diagnostic.severity.as_str(), diagnostic.code);
        let _ = writeln!(text, "{severity}[{code}] {}: {}", diagnostic.place, diagnostic.message);
        if let Some(label) = &diagnostic.label {
            let _ = writeln!(text, "  label: {label}");
        }
        for related in &diagnostic.related {
            let _ = writeln!(text, "  at {}: {}", related.place, related.text);
        }
        if let Some(help) = &diagnostic.help {
            let _ = writeln!(text, "  help: {help}");
        }
    }
    text
}

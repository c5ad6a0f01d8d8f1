//! Tables: their label, the roles of their columns by header text, their purpose by caption and section, their rows.

use std::sync::Arc;

use super::caption;
use super::section::{ExampleOf, Located, Section};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Block, Row, Table};
use crate::raw::{ColumnRole, RawRow, RawTable, RawUri, Side, TableRole};
use crate::source::Place;
use crate::vocabulary;

/// Every table of the page that could belong to the operation.
pub(super) fn read_all(
    located: &[Located<'_>],
    page: &Place,
    uri: &RawUri,
    diagnostics: &mut Diagnostics,
) -> Vec<RawTable> {
    let mut tables: Vec<RawTable> = Vec::new();
    for place in located {
        let Block::Table(table) = place.block else { continue };
        let read = read(table, place, &tables, page, uri);
        if read.role == TableRole::Unknown {
            diagnostics.push(unknown(&read));
        }
        tables.push(read);
    }
    tables
}

fn read(table: &Table, place: &Located<'_>, before: &[RawTable], page: &Place, uri: &RawUri) -> RawTable {
    let caption = table.caption.as_ref().map(|text| caption::split(&text.value));
    let label = label(caption.as_ref(), before);
    let mut columns: Vec<ColumnRole> =
        table.header.iter().map(|text| vocabulary::column(&text.value)).collect();
    let words = caption.map(|caption| caption.words).filter(|words| !words.is_empty());
    let role = role(words.as_deref(), &columns, place, before, uri);
    if matches!(role, TableRole::StatusCodes | TableRole::ErrorCodes) {
        // The code is the name of such a row.
        if let Some(first) = columns.first_mut() {
            *first = ColumnRole::Name;
        }
    }
    let span = table.caption.as_ref().and_then(|text| text.span);
    let span = span.or_else(|| table.header.first().and_then(|text| text.span));
    let rows = table
        .rows
        .iter()
        .zip(1..)
        .map(|(row, number)| read_row(row, number, &columns, &table.header))
        .collect();
    RawTable {
        place: page.at(span).in_table(Arc::clone(&label)),
        label,
        caption: words,
        anchors: table.anchors.clone(),
        role,
        columns,
        rows,
    }
}

/// The page's own label where it is the first with it, an ordinal otherwise.
fn label(caption: Option<&caption::Caption>, before: &[RawTable]) -> Arc<str> {
    let own = caption.and_then(|caption| caption.label.clone());
    match own.filter(|own| before.iter().all(|table| *table.label != **own)) {
        Some(own) => own.into(),
        None => format!("table #{}", before.len() + 1).into(),
    }
}

/// By caption, or else by columns, or else by the section and what came before in it.
fn role(
    words: Option<&str>,
    columns: &[ColumnRole],
    place: &Located<'_>,
    before: &[RawTable],
    uri: &RawUri,
) -> TableRole {
    if matches!(columns.first(), Some(ColumnRole::Other(header)) if vocabulary::is_status_column(header)) {
        return TableRole::StatusCodes;
    }
    if !columns.contains(&ColumnRole::Name) {
        return TableRole::Unknown;
    }
    let side = side(place);
    if let Some(role) = words.and_then(|words| caption::role(words, &side)) {
        return role;
    }
    match place.section {
        Section::Uri => in_uri_section(before, uri),
        Section::Request if uri.method == "GET" => TableRole::QueryParameters,
        Section::Request | Section::Response => TableRole::Body(side),
        Section::StatusCodes => TableRole::StatusCodes,
        Section::ErrorCodes => TableRole::ErrorCodes,
        Section::Function | Section::Examples(_) | Section::Other => TableRole::Unknown,
    }
}

/// A table without a telling caption below the URI line: path parameters first, where the path has any.
fn in_uri_section(before: &[RawTable], uri: &RawUri) -> TableRole {
    let has_path_table = before.iter().any(|table| table.role == TableRole::PathParameters);
    if uri.path.contains('{') && !has_path_table {
        TableRole::PathParameters
    } else {
        TableRole::QueryParameters
    }
}

fn side(place: &Located<'_>) -> Side {
    match place.section {
        Section::Response | Section::Examples(ExampleOf::Response) => Side::Response(place.status.clone()),
        _ => Side::Request,
    }
}

fn read_row(row: &Row, number: u32, columns: &[ColumnRole], header: &[crate::document::Text]) -> RawRow {
    let mut read = RawRow { number, ..RawRow::default() };
    for (index, (cell, column)) in row.cells.iter().zip(columns).enumerate() {
        let paragraphs = cell.paragraphs.clone();
        match column {
            ColumnRole::Name => read.name = paragraphs,
            ColumnRole::Mandatory => read.mandatory = Some(paragraphs),
            ColumnRole::Type => read.type_ = Some(paragraphs),
            ColumnRole::Description => read.description.extend(paragraphs),
            ColumnRole::Other(_) if paragraphs.is_empty() => {}
            ColumnRole::Other(_) => {
                let title = header.get(index).map_or_else(String::new, |text| text.value.clone());
                read.others.push((title, paragraphs));
            }
        }
    }
    read
}

fn unknown(table: &RawTable) -> Diagnostic {
    let has_names = table.columns.contains(&ColumnRole::Name);
    let (code, message) = if has_names {
        (Code::UnknownTable, "neither the caption nor the section says what this table holds".to_owned())
    } else {
        (Code::UnknownColumns, "no column of this table holds names of parameters".to_owned())
    };
    Diagnostic::new(code, table.place.clone(), message)
        .label(format!("its {} rows are not in the output", table.rows.len()))
        .help("if the table belongs to the operation, record its caption in corrections.toml")
}

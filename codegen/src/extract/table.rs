//! Tables: their label, the roles of their columns by header text, their rows.

use std::sync::Arc;

use super::caption::{self, Caption};
use super::column;
use super::purpose::Clues;
use super::section::{Located, Section};
use super::shown::Shown;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, not_in_output};
use crate::document::{Block, Row, Table, Text};
use crate::raw::{ColumnRole, RawRow, RawTable, RawUri, TableRole};
use crate::source::Place;
use crate::vocabulary::{self, SectionWord};

/// Every table of the page that could belong to the operation.
pub(super) fn read_all(
    located: &[Located<'_>],
    page: &Place,
    uri: &RawUri,
    diagnostics: &mut Diagnostics,
) -> Vec<RawTable> {
    let mut tables: Vec<RawTable> = Vec::new();
    // Which of them stand among the examples.
    let mut are_shown = Vec::new();
    let shown = Shown::of_requests(located);
    for (index, place) in located.iter().enumerate() {
        let Block::Table(table) = place.block else { continue };
        let above = index.checked_sub(1).and_then(|above| located.get(above)).and_then(words_above);
        // The line of method and path may be a table of its own.
        if place.section == Section::Uri && super::uri::is_declaration(table) {
            continue;
        }
        let context = Context { above, before: &tables, page, uri, shown: &shown };
        let read = read(table, place, &context);
        tables.push(read);
        are_shown.push(matches!(place.section, Section::Examples(_)));
    }
    super::role::settle(&mut tables, uri, &shown);
    let unknown = tables.iter().zip(are_shown).filter(|(table, _)| table.role == TableRole::Unknown);
    diagnostics.extend(unknown.map(|(table, is_shown)| of_unknown(table, is_shown)));
    tables
}

/// The paragraph that a table without a caption may have instead.
fn words_above<'d>(place: &Located<'d>) -> Option<&'d str> {
    match place.block {
        Block::Paragraph(text) if !place.opens_answers() => Some(&text.value),
        _ => None,
    }
}

/// What is known beside a table.
struct Context<'c> {
    /// The paragraph right above it.
    above: Option<&'c str>,
    before: &'c [RawTable],
    page: &'c Place,
    uri: &'c RawUri,
    shown: &'c Shown,
}

fn read(table: &Table, place: &Located<'_>, context: &Context<'_>) -> RawTable {
    let Context { above, before, page, uri, shown } = *context;
    let caption = table.caption.as_ref().or(place.caption).map(|text| caption::split(&text.value));
    let label = label(caption.as_ref(), before);
    let headers = column::headers(table);
    let mut columns = column::roles(table, &headers);
    let words = caption.map(|caption| caption.words).filter(|words| !words.is_empty());
    let mut rows = read_rows(table, &columns);
    let names: Vec<String> = rows.iter().map(RawRow::name_text).filter(|name| !name.is_empty()).collect();
    let clues = Clues {
        caption: words.as_deref(),
        above,
        columns: &columns,
        headers: &headers,
        names: &names,
        only_object: match rows.as_slice() {
            [only] if only.leaf().is_some() => names.first().map(String::as_str),
            _ => None,
        },
        has_statuses: super::status::are_statuses(table),
        says_headers: says_headers(table, &columns),
        shown,
        place,
        section: section(place.section, words.as_deref(), before),
        before,
        uri,
    };
    let role = clues.role();
    if matches!(role, TableRole::StatusCodes | TableRole::ErrorCodes) {
        // The code is the name of such a row.
        if let Some(first) = columns.first_mut() {
            *first = ColumnRole::Name;
        }
        rows = read_rows(table, &columns);
    }
    let span = table.caption.as_ref().and_then(|text| text.span);
    let span = span.or_else(|| table.header.first().and_then(|text| text.span));
    RawTable {
        place: page.at(span).in_table(Arc::clone(&label)),
        label,
        caption: words,
        anchors: table.anchors.clone(),
        role,
        has_lost_flags: table.lost.and_then(|column| columns.get(column)) == Some(&ColumnRole::Mandatory),
        columns,
        rows,
    }
}

/// The section that a table belongs to: below a heading that says nothing known, the one that its caption names, of which
/// no other table is.
fn section(section: Section, caption: Option<&str>, before: &[RawTable]) -> Section {
    let has = |is_request: bool| {
        before
            .iter()
            .any(|table| matches!(&table.role, TableRole::Body(side) if side.is_request() == is_request))
    };
    match caption.and_then(vocabulary::section).filter(|_| section == Section::Other) {
        Some(SectionWord::Request) if !has(true) => Section::Request,
        Some(SectionWord::Response) if !has(false) => Section::Response,
        _ => section,
    }
}

/// Whether the description of every row says that it is one of a header.
fn says_headers(table: &Table, columns: &[ColumnRole]) -> bool {
    let column = columns.iter().position(|column| *column == ColumnRole::Description);
    let says = |row: &Row| {
        let cell = column.and_then(|column| row.cells.get(column));
        cell.is_some_and(|cell| vocabulary::says_header(&cell.words()))
    };
    !table.rows.is_empty() && table.rows.iter().all(says)
}

/// The page's own label where it is the first with it, an ordinal otherwise.
fn label(caption: Option<&Caption>, before: &[RawTable]) -> Arc<str> {
    let own = caption.and_then(|caption| caption.label.clone());
    match own.filter(|own| before.iter().all(|table| *table.label != **own)) {
        Some(own) => own.into(),
        None => format!("table #{}", before.len() + 1).into(),
    }
}

fn read_rows(table: &Table, columns: &[ColumnRole]) -> Vec<RawRow> {
    let numbered = table.rows.iter().zip(1..);
    numbered.map(|(row, number)| read_row(row, number, columns, &table.header)).collect()
}

fn read_row(row: &Row, number: u32, columns: &[ColumnRole], header: &[Text]) -> RawRow {
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
    column::describe_parts(&mut read);
    column::swap_back(&mut read);
    column::shift_back(&mut read);
    column::move_back(&mut read);
    read.read_type();
    read
}

fn of_unknown(table: &RawTable, is_shown: bool) -> Diagnostic {
    let has_names = table.columns.contains(&ColumnRole::Name);
    let (code, message) = match has_names {
        true if is_shown => (Code::UnknownTable, "this table stands among the examples, and is not read"),
        true => (Code::UnknownTable, "neither the caption nor the section says what this table holds"),
        false => (Code::UnknownColumns, "no header of this table is known as that of names of parameters"),
    };
    let help = if has_names {
        "if the table belongs to the operation, record its caption in corrections.toml"
    } else {
        "if a column has names of parameters, its header belongs into `[columns]` of a file of `codegen/languages`"
    };
    let diagnostic =
        Diagnostic::new(code, table.place.clone(), message).label(not_in_output(table.rows.len())).help(help);
    // Tables of systems, or of values, describe no parameters: those have types, or say what must be given.
    let may_be_parameters =
        table.columns.iter().any(|column| matches!(column, ColumnRole::Type | ColumnRole::Mandatory));
    if has_names || may_be_parameters { diagnostic } else { diagnostic.as_note() }
}

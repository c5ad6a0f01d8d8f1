//! Finds an operation in a document: its URI line, its tables with their purpose, its examples and status codes.
//!
//! In: a [`Document`] of any dialect. Out: [`RawOperation`]s with text as found, and diagnostics for what has no place.
//! Left out on purpose: interpretation. `Yes` stays `Yes`, a type stays the words of its cell, an example stays text.

mod caption;
mod example;
mod purpose;
mod section;
mod table;
mod uri;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Block, Document, Text};
use crate::raw::{RawOperation, RawSection, RawStatus, RawTable, TableRole};
use crate::source::Place;
use crate::vocabulary;
use section::{Located, Section};

/// What was found on one page.
#[derive(Clone, Debug, Default)]
pub struct Extracted {
    /// The operations. None for a page that describes none.
    pub operations: Vec<RawOperation>,
    /// What has to be said about the page.
    pub diagnostics: Diagnostics,
}

/// Finds the operations of a page.
pub fn extract(document: &Document) -> Extracted {
    let mut diagnostics = Diagnostics::new();
    let located = section::locate(document);
    let page = Place::page(std::sync::Arc::clone(&document.page));

    let mut uris = uri::find(&located).into_iter();
    let Some(uri) = uris.next() else {
        diagnostics.push(not_an_operation(document, &page));
        return Extracted { operations: Vec::new(), diagnostics };
    };
    for other in uris {
        diagnostics.push(
            Diagnostic::new(
                Code::SeveralUris,
                page.at(other.line.span),
                "the page gives several methods and paths",
            )
            .label(format!("not read: {} {}", other.method, other.path))
            .related(page.at(uri.line.span), format!("read: {} {}", uri.method, uri.path))
            .help("give each operation a page of its own"),
        );
    }

    let tables = table::read_all(&located, &page, &uri, &mut diagnostics);
    let operation = RawOperation {
        page: std::sync::Arc::clone(&document.page),
        stem: std::sync::Arc::clone(&document.stem),
        title: title(document),
        updated: stamp(document),
        function: paragraphs(&located, |section| *section == Section::Function),
        notes: notes(&located, &uri.line),
        examples: example::read_all(&located),
        statuses: statuses(&located, &tables, &page),
        error_codes: paragraphs(&located, |section| *section == Section::ErrorCodes),
        uri,
        tables,
    };
    Extracted { operations: vec![operation], diagnostics }
}

fn not_an_operation(document: &Document, page: &Place) -> Diagnostic {
    let seen: Vec<String> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading(heading) if heading.level > 1 => Some(format!("`{}`", heading.text.value)),
            _ => None,
        })
        .take(6)
        .collect();
    let message = if seen.is_empty() {
        "no section heading of an operation page was found".to_owned()
    } else {
        format!("no section has a line such as `GET /v1/...`; sections found: {}", seen.join(", "))
    };
    Diagnostic::new(Code::NotAnOperation, page.clone(), message).help(
        "remove the page from the service's folder if it describes no operation, or fetch it again if it was cut off",
    )
}

/// The first heading. A page without any has its first paragraph as title.
fn title(document: &Document) -> Text {
    let heading = document.blocks.iter().find_map(|block| match block {
        Block::Heading(heading) => Some(heading.text.clone()),
        _ => None,
    });
    heading.unwrap_or_else(|| Text::new(document.stem.as_ref()))
}

/// `Updated on 2025-05-06 GMT+08:00`, above or below the title.
fn stamp(document: &Document) -> Option<Text> {
    document.blocks.iter().take(3).find_map(|block| match block {
        Block::Paragraph(text) if vocabulary::is_stamp(&text.value) => Some(text.clone()),
        _ => None,
    })
}

fn paragraphs(located: &[Located<'_>], wanted: impl Fn(&Section) -> bool) -> Vec<Text> {
    located
        .iter()
        .filter(|place| wanted(&place.section))
        .filter_map(|place| match place.block {
            Block::Paragraph(text) if !vocabulary::is_none(&text.value) => Some(text.clone()),
            _ => None,
        })
        .collect()
}

/// Prose of the sections that are not read otherwise, and prose between the tables of those that are.
fn notes(located: &[Located<'_>], uri_line: &Text) -> Vec<RawSection> {
    let mut sections: Vec<RawSection> = Vec::new();
    for place in located {
        let Block::Paragraph(text) = place.block else { continue };
        let is_read_elsewhere = match place.section {
            Section::Other | Section::Uri | Section::Request | Section::Response => false,
            Section::Function | Section::Examples(_) | Section::StatusCodes | Section::ErrorCodes => true,
        };
        let Some(heading) = place.heading.filter(|_| !is_read_elsewhere) else { continue };
        let is_silent = vocabulary::is_none(&text.value) || vocabulary::points_at_table(&text.value);
        if text == uri_line || place.is_status_line() || is_silent {
            continue;
        }
        match sections.last_mut() {
            Some(section) if section.heading == heading.text => section.paragraphs.push(text.clone()),
            _ => sections.push(RawSection { heading: heading.text.clone(), paragraphs: vec![text.clone()] }),
        }
    }
    sections
}

/// The rows of the table of status codes, then the statuses that head a response section and are not among them.
fn statuses(located: &[Located<'_>], tables: &[RawTable], page: &Place) -> Vec<RawStatus> {
    let mut statuses: Vec<RawStatus> = Vec::new();
    for table in tables.iter().filter(|table| table.role == TableRole::StatusCodes) {
        for row in &table.rows {
            let Some(code) = row.name.first() else { continue };
            statuses.push(RawStatus {
                code: code.clone(),
                description: row.description.clone(),
                place: row.place(table),
            });
        }
    }
    for place in located {
        let Block::Paragraph(text) = place.block else { continue };
        let Some(code) = place.status.as_deref().filter(|_| place.is_status_line()) else { continue };
        if statuses.iter().all(|status| status.code.value != code) {
            let code = Text { value: code.to_owned(), ..text.clone() };
            statuses.push(RawStatus { code, description: Vec::new(), place: page.at(text.span) });
        }
    }
    statuses
}

//! Finds an operation in a document: its URI line, its tables with their purpose, its examples and status codes.
//!
//! In: a [`Document`] of any dialect. Out: [`RawOperation`]s and rows of error codes with text as found, and diagnostics
//! for what has no place.
//! Left out on purpose: interpretation. `Yes` stays `Yes`, a type stays the words of its cell, an example stays text.

mod bounds;
mod caption;
mod column;
mod error_code;
mod example;
mod part;
mod prose;
mod purpose;
mod request_line;
mod role;
mod section;
mod status;
mod table;
mod uri;
mod variant;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Block, Document, Text};
use crate::raw::{RawErrorCode, RawOperation};
use crate::source::Place;
use crate::vocabulary;
use section::{Located, Section};

/// What was found on one page.
#[derive(Clone, Debug, Default)]
pub struct Extracted {
    /// The operations. None for a page that describes none.
    pub operations: Vec<RawOperation>,
    /// The rows of its tables of error codes.
    pub error_codes: Vec<RawErrorCode>,
    /// What has to be said about the page.
    pub diagnostics: Diagnostics,
}

/// Finds the operations of a page.
pub fn extract(document: &Document) -> Extracted {
    let mut diagnostics = Diagnostics::new();
    let located = section::locate(document);
    let page = Place::page(std::sync::Arc::clone(&document.page));

    let error_codes = error_code::read_all(document, &page);
    let found = match uri::find(&located).and_then(|found| bounds::shared(document, found)) {
        Ok(found) => found,
        Err(excess) => {
            diagnostics.push(excess.diagnostic(page));
            return Extracted { diagnostics, ..Extracted::default() };
        }
    };
    if found.is_empty() {
        // A page of error codes is as good as one of an operation.
        if error_codes.is_empty() {
            diagnostics.push(not_an_operation(document, &page));
        }
        return Extracted { operations: Vec::new(), error_codes, diagnostics };
    }
    diagnostics.extend(several(&found, &page));
    let mut operations: Vec<RawOperation> = Vec::new();
    for part in part::divide(&located, found) {
        for (number, found) in part.uris.iter().enumerate() {
            let mut said = Diagnostics::new();
            let mut operation = operation(document, &page, &part, found, &mut said);
            operation.variant = variant::tell_apart(&operation, &operations);
            operations.push(operation);
            // What there is to say of shared tables is said once.
            diagnostics.extend(said.into_iter().filter(|_| number == 0));
        }
    }
    Extracted { operations, error_codes, diagnostics }
}

fn operation(
    document: &Document,
    page: &Place,
    part: &part::Part<'_, '_>,
    found: &uri::Found,
    diagnostics: &mut Diagnostics,
) -> RawOperation {
    let (located, uri) = (part.located, found.uri.clone());
    let lines: Vec<&Text> = part.uris.iter().map(|found| &found.uri.line).collect();
    let tables = table::read_all(located, page, &uri, diagnostics);
    RawOperation {
        page: std::sync::Arc::clone(&document.page),
        stem: std::sync::Arc::clone(&document.stem),
        variant: None,
        title: part.title.cloned().unwrap_or_else(|| title(document)),
        updated: stamp(document),
        function: prose::function(located),
        notes: prose::notes(located, &lines),
        examples: example::read_all(located),
        statuses: status::read_all(located, &tables, page),
        error_codes: paragraphs(located, |section| *section == Section::ErrorCodes),
        uri,
        tables,
    }
}

/// That a page gives more than one operation deserves a look.
fn several(found: &[uri::Found], page: &Place) -> Option<Diagnostic> {
    let (first, others) = found.split_first()?;
    others.first()?;
    let message = format!("the page gives {} methods and paths", found.len());
    let first_line = format!("{} {}", first.uri.method, first.uri.path);
    let diagnostic = Diagnostic::new(Code::SeveralUris, page.at(first.uri.line.span), message);
    let diagnostic = diagnostic.label(format!("`{first_line}`; each became an operation"));
    Some(others.iter().fold(diagnostic, |diagnostic, other| {
        let line = format!("`{} {}`", other.uri.method, other.uri.path);
        diagnostic.related(page.at(other.uri.line.span), line)
    }))
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

//! Finds an operation in a document: its URI line, its tables with their purpose, its examples and status codes.
//!
//! In: a [`Document`] of any dialect. Out: [`RawOperation`]s and rows of error codes with text as found, and diagnostics
//! for what has no place.
//! Left out on purpose: interpretation. `Yes` stays `Yes`, a type stays the words of its cell, an example stays text.

mod bare;
mod bounds;
mod call;
mod caption;
mod column;
mod error_code;
mod example;
mod failure;
mod head;
mod language;
mod part;
mod prose;
mod purpose;
mod role;
mod section;
mod several;
mod shown;
mod status;
mod table;
mod uri;
mod variant;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Block, Document, Text};
use crate::limits;
use crate::raw::{RawErrorCode, RawOperation, RawUri};
use crate::source::Place;
use crate::vocabulary;
pub use language::without_what_follows;
use section::{Located, Section};
pub use uri::explain_shown_calls;
#[cfg(feature = "fuzz")]
pub(crate) use uri::fuzz::uri as fuzz_uri;

/// What was found on one page.
#[derive(Clone, Debug, Default)]
pub struct Extracted {
    /// The operations. None for a page that describes none.
    pub operations: Vec<RawOperation>,
    /// The rows of its tables of error codes.
    pub error_codes: Vec<RawErrorCode>,
    /// The call that a page without an operation shows, which may be one of another page.
    pub shown_call: Option<RawUri>,
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
        let line = uri::unread(&located);
        let shown_call = line.as_ref().and_then(uri::call);
        match line {
            Some(line) => diagnostics.push(unread(&line, &page)),
            None if error_codes.is_empty() => diagnostics.push(not_an_operation(document, &page)),
            None => {}
        }
        language::replace_what_follows(document, None, &page, &mut diagnostics);
        return Extracted { operations: Vec::new(), error_codes, shown_call, diagnostics };
    }
    diagnostics.extend(several(&found, &page));
    let declared = found.first().map(|found| found.uri.line.clone());
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
    language::replace_what_follows(document, declared.as_ref(), &page, &mut diagnostics);
    Extracted { operations, error_codes, shown_call: None, diagnostics }
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
    let title = part.title.cloned().unwrap_or_else(|| head::title(document));
    RawOperation {
        page: std::sync::Arc::clone(&document.page),
        stem: std::sync::Arc::clone(&document.stem),
        variant: None,
        name: head::name(located, &title),
        title: head::without_name(title),
        updated: head::stamp(document),
        language: document.language,
        function: prose::function(located),
        notes: prose::notes(located, &lines),
        examples: example::read_all(located, &tables),
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

/// The page looks like one of an operation, and the line that would declare it is not understood.
fn unread(line: &uri::Line<'_>, page: &Place) -> Diagnostic {
    let message = format!(
        "no line of the page is read as a method and a path; this one comes closest: `{}`",
        limits::shortened(line.line)
    );
    let help = if uri::is_declared(line.line) {
        "put a heading such as `URI` above the line, and a table or a status below it"
    } else {
        "write the line as `GET /v1/...`"
    };
    Diagnostic::new(Code::UnreadUri, page.at(line.text.span), message)
        .label("the operation of this page is not in the output")
        .help(format!("{help}; remove the page from the service's folder if it describes no operation"))
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

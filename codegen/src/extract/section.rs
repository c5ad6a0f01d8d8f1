//! Which section of the page each block stands in, and below which status.
//!
//! Sections are known by their headings; a line such as `Status code: 200` opens a status within a response section.

use crate::document::{Block, Document, Heading};
use crate::vocabulary;

/// A section of an operation page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// What the operation does.
    Function,
    /// Method and path, and the parameters in them.
    Uri,
    /// Request parameters.
    Request,
    /// Response parameters.
    Response,
    /// Examples of requests or of responses.
    Examples(ExampleOf),
    /// Status codes.
    StatusCodes,
    /// Error codes.
    ErrorCodes,
    /// Anything else, and what stands before the first heading.
    Other,
}

/// What an example section shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ExampleOf {
    Request,
    Response,
}

/// A block with its section.
#[derive(Clone, Debug)]
pub(super) struct Located<'d> {
    pub block: &'d Block,
    pub section: Section,
    /// The heading of the section. None above the first one.
    pub heading: Option<&'d Heading>,
    /// The status below whose line the block stands, in response sections.
    pub status: Option<String>,
}

impl Located<'_> {
    /// Whether the block is the line that opens its status.
    pub fn is_status_line(&self) -> bool {
        match self.block {
            Block::Paragraph(text) => vocabulary::status_line(&text.value).is_some(),
            _ => false,
        }
    }
}

/// Gives every block its section.
pub(super) fn locate(document: &Document) -> Vec<Located<'_>> {
    let mut section = Section::Other;
    let mut heading = None;
    let mut status = None;
    let mut located = Vec::with_capacity(document.blocks.len());
    for block in &document.blocks {
        match block {
            Block::Heading(found) if found.level == 1 => {}
            Block::Heading(found) => {
                if let Some(code) = vocabulary::status_line(&found.text.value) {
                    status = Some(code);
                } else {
                    section = within(section, found);
                    heading = Some(found);
                    status = None;
                }
            }
            Block::Paragraph(text) => {
                if let Some(code) = vocabulary::status_line(&text.value) {
                    status = Some(code);
                }
            }
            Block::Code(_) | Block::Table(_) => {}
        }
        located.push(Located { block, section, heading, status: status.clone() });
    }
    located
}

/// The section that a heading opens. A sub-heading that says nothing known stays in the section above it.
fn within(current: Section, heading: &Heading) -> Section {
    use vocabulary::SectionWord;
    match vocabulary::section(&heading.text.value) {
        Some(SectionWord::Function) => Section::Function,
        Some(SectionWord::Uri) => Section::Uri,
        Some(SectionWord::Request) => Section::Request,
        Some(SectionWord::Response) => Section::Response,
        Some(SectionWord::ExampleRequest) => Section::Examples(ExampleOf::Request),
        Some(SectionWord::ExampleResponse) => Section::Examples(ExampleOf::Response),
        Some(SectionWord::StatusCodes) => Section::StatusCodes,
        Some(SectionWord::ErrorCodes) => Section::ErrorCodes,
        None if heading.level > 2 => current,
        Some(SectionWord::Prose) | None => Section::Other,
    }
}

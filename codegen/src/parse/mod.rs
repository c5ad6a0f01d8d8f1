//! Reads a page as a document.
//!
//! In: a [`SourcePage`]. Out: a [`Document`] and diagnostics, always: a page that is cut off or garbled gives what can be
//! read of it. One reader a dialect, one form for all. A reader knows its format and the words by which tables
//! and sections are labelled where the format does not mark them; it knows nothing of what they say about an API.

mod bracket;
mod html;
mod pipes;
mod text;

use std::sync::Arc;

use crate::diagnostic::Diagnostics;
use crate::document::{Block, Document};
use crate::source::{Dialect, SourcePage};

/// What a reader made of a page.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The page as a document.
    pub document: Document,
    /// What could not be read with certainty.
    pub diagnostics: Diagnostics,
}

/// Reads a page.
pub fn parse(page: &SourcePage) -> Parsed {
    let mut diagnostics = Diagnostics::new();
    let blocks: Vec<Block> = match page.dialect {
        Dialect::Text => text::read(page, &mut diagnostics),
        Dialect::PipeText => pipes::read(page),
        Dialect::PortalHtml | Dialect::SphinxHtml => html::read(page, &mut diagnostics),
    };
    let document = Document {
        page: Arc::clone(&page.path),
        stem: Arc::clone(&page.stem),
        dialect: page.dialect,
        blocks,
    };
    Parsed { document, diagnostics }
}

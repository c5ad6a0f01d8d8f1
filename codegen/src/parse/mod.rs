//! Reads a page as a document.
//!
//! In: a [`SourcePage`]. Out: a [`Document`] and diagnostics, always: a page that is cut off or garbled gives what can be
//! read of it, and one that is too large for any page an empty one ([`crate::limits`]). One reader a dialect, one form for all. A reader knows its format and the words by which tables
//! and sections are labelled where the format does not mark them; it knows nothing of what they say about an API.

mod bounds;
mod glued;
mod html;
mod language;
mod markdown;
mod marker;
mod permalink;
mod pipes;
mod text;
mod words;

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Block, Document};
use crate::source::{Dialect, SourcePage};
use crate::vocabulary::{self, SectionWord};

/// What a reader made of a page.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The page as a document.
    pub document: Document,
    /// What could not be read with certainty.
    pub diagnostics: Diagnostics,
    /// Whether the page is behind a bound of [`crate::limits`]. It is left out then: the document is empty, and the last
    /// diagnostic says why.
    pub is_left_out: bool,
}

/// Reads a page.
pub fn parse(page: &SourcePage) -> Parsed {
    let mut diagnostics = Diagnostics::new();
    let document = |blocks: Vec<Block>| Document {
        page: Arc::clone(page.path()),
        stem: Arc::clone(page.stem()),
        dialect: page.dialect,
        language: language::of(&blocks),
        blocks,
    };
    let read = read(page, &mut diagnostics).map(document).and_then(|document| {
        match bounds::of_document(&document, &page.place()) {
            Some(excess) => Err(excess),
            None => Ok(document),
        }
    });
    match read {
        Ok(document) => Parsed { document, diagnostics, is_left_out: false },
        Err(excess) => {
            // What else was said of the page says nothing of what is left out.
            Parsed { document: document(Vec::new()), diagnostics: excess.into(), is_left_out: true }
        }
    }
}

/// The blocks of a page, or the message that it is behind a bound.
fn read(page: &SourcePage, diagnostics: &mut Diagnostics) -> Result<Vec<Block>, Diagnostic> {
    if let Some(excess) = bounds::of_page(page) {
        return Err(excess);
    }
    match page.dialect {
        Dialect::Text => text::read(page, diagnostics),
        // Copied out of a browser, text has no blank lines, either.
        Dialect::PipeText if !pipes::has_rule(page) && text::has_table(page) => text::read(page, diagnostics),
        Dialect::PipeText => pipes::read(page, diagnostics),
        Dialect::Markdown => markdown::read(page, diagnostics),
        Dialect::PortalHtml | Dialect::SphinxHtml => html::read(page, diagnostics),
    }
}

/// The depth of a paragraph that labels a part of a section: `Request parameters:`, `Example request`. Markup seldom
/// tells such labels from prose, so every reader asks here and all dialects agree. A status line (`Status code: 200`)
/// stays a paragraph in all of them.
fn label_level(line: &str) -> Option<u8> {
    let section = vocabulary::section(line).filter(|_| !line.starts_with(char::is_lowercase))?;
    (section != SectionWord::Prose).then_some(3)
}

/// Whether a line right above a table names the section of it, however it is written: `Response message.`
fn opens_table(line: &str) -> bool {
    let is_titled = line.starts_with(char::is_uppercase) && !line.ends_with([':', '：']);
    let section = vocabulary::section(line.trim_end_matches(['.', '。']));
    is_titled && matches!(section, Some(SectionWord::Request | SectionWord::Response))
}

/// Whether a line opens a section or a status by its words. No code goes on there, and no cell of a table.
fn opens_part(line: &str) -> bool {
    vocabulary::section(line).is_some() || vocabulary::status_line(line).is_some()
}

/// Whether the page so far has a title and a stamp at most, but for what stands above the title. There a line such as
/// `Description` opens a section; further down it is the header of a column, or a label.
fn is_head(blocks: &[Block]) -> bool {
    let is_section = |block: &Block| matches!(block, Block::Heading(heading) if heading.level > 1);
    let is_title = |block: &Block| matches!(block, Block::Heading(heading) if heading.level == 1);
    // The last blocks tell: a page without a title must not be looked through for each of its lines.
    let last = || blocks.iter().rev().take(2);
    !last().any(is_section) && (blocks.len() <= 2 || last().any(is_title))
}

/// Where a part of a line starts in it. It is cut from the line, so that the difference of their addresses tells.
fn offset_in(line: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(line.as_ptr() as usize)
}

/// Characters that only tell where a line may break, and say nothing.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

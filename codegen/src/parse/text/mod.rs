//! The text dialect: every block on a line of its own, blank lines between, tables flattened to one line a cell paragraph.
//!
//! Nothing marks a heading or a table here but words: a heading is a line from the list of headings, a table is a
//! caption followed by known column headers, or such headers alone. Everything up to the next of these is cells;
//! [`rows`] divides them.

mod cost;
mod group;
mod rows;
mod table;

use crate::diagnostic::Diagnostics;
use crate::document::{Block, Heading, Text};
use crate::source::SourcePage;
use crate::vocabulary::{self, SectionWord};
use group::Group;

/// Reads a page of the text dialect.
pub(super) fn read(page: &SourcePage, diagnostics: &mut Diagnostics) -> Vec<Block> {
    let groups = group::split(&page.text);
    let mut blocks = Vec::new();
    let mut rest = groups.as_slice();
    let mut has_title = false;
    while let Some((group, behind)) = rest.split_first() {
        if let Some(start) = table::start(rest) {
            let (table, length) = table::read(rest, &start, &page.place(), diagnostics);
            blocks.push(Block::Table(table));
            rest = &rest[length..];
            continue;
        }
        blocks.push(block(group, &mut has_title));
        rest = behind;
    }
    blocks
}

fn block(group: &Group<'_>, has_title: &mut bool) -> Block {
    let text = group.text();
    if group.is_code() {
        return Block::Code(text);
    }
    if !*has_title && !vocabulary::is_stamp(&text.value) {
        *has_title = true;
        return Block::Heading(Heading { level: 1, text });
    }
    match vocabulary::section(&text.value) {
        Some(section) => Block::Heading(Heading { level: level(section, &text), text }),
        None => Block::Paragraph(text),
    }
}

/// `Request parameters:` with a colon labels a part of a section; the others open one.
pub(super) fn level(section: SectionWord, text: &Text) -> u8 {
    let is_part = text.value.ends_with([':', '：']);
    if is_part && section != SectionWord::Prose { 3 } else { 2 }
}

#[cfg(test)]
mod tests;

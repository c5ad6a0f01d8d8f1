//! The text dialect: every block on a line of its own, blank lines between, tables flattened to one line a cell paragraph.
//!
//! Nothing marks a heading or a table here but words: a heading is a line from the list of headings, a table is a
//! caption followed by column headers, or known headers alone. What follows up to the next of these may be cells;
//! [`rows`] divides it.

mod cost;
mod doubt;
mod group;
mod header;
mod item;
mod lattice;
mod look;
mod paragraph;
mod region;
mod rows;
mod split;
mod table;
mod within;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Block, Heading};
use crate::limits;
use crate::parse::bounds;
use crate::source::SourcePage;
use crate::vocabulary;
use group::Group;
use table::Tables;
pub(super) use within::Flat;

/// Reads a page of the text dialect.
pub(super) fn read(page: &SourcePage, diagnostics: &mut Diagnostics) -> Result<Vec<Block>, Diagnostic> {
    let groups = split::groups(&page.text);
    let mut blocks = Vec::new();
    let mut rest = groups.as_slice();
    let mut has_title = false;
    let title = title(&groups);
    let mut tables = Tables::of(&groups, page.place());
    while let Some((group, behind)) = rest.split_first() {
        bounds::while_reading(&blocks, page)?;
        // The first line that is not the stamp is the title, even of a page that is called `Error Codes`.
        let start = if has_title { header::start(rest) } else { None };
        if let Some(start) = start {
            let (table, length) = table::read(rest, start, &mut tables, diagnostics)?;
            blocks.push(Block::Table(table));
            rest = rest.get(length..).unwrap_or_default();
            continue;
        }
        let mut lines = behind.iter().take(3).filter_map(Group::line);
        let next = lines.find(|line| !vocabulary::is_stamp(line)).unwrap_or_default();
        let block = match group.line() {
            Some(line) if has_title && super::opens_table(line) && header::start(behind).is_some() => {
                Block::Heading(Heading::new(2, group.text()))
            }
            Some(_) if title.is_some_and(|title| groups.len() - rest.len() < title) => {
                Block::Paragraph(group.text())
            }
            _ => block(group, has_title, next, super::is_head(&blocks)),
        };
        has_title |= matches!(block, Block::Heading(_));
        blocks.push(block);
        rest = behind;
    }
    Ok(blocks)
}

/// Which group is the title, where furniture of a site stands above it.
fn title(groups: &[Group<'_>]) -> Option<usize> {
    vocabulary::title_among(groups.iter().map(|group| group.line().unwrap_or_default()))
}

/// Whether a page has a flattened table. One of more parts than a page may have is none that anybody reads.
pub(super) fn has_table(page: &SourcePage) -> bool {
    let groups = split::groups(&page.text);
    groups.len() <= limits::PAGE_BLOCKS
        && (1..groups.len()).any(|index| groups.get(index..).and_then(header::start).is_some())
}

/// The block that a group is; `next` is the line behind it.
fn block(group: &Group<'_>, has_title: bool, next: &str, is_head: bool) -> Block {
    let text = group.text();
    if group.is_code() {
        return Block::Code(text);
    }
    if !has_title && vocabulary::is_notice(&text.value, next) {
        return Block::Paragraph(text);
    }
    if !has_title && !vocabulary::is_stamp(&text.value) {
        return Block::Heading(Heading::new(1, text));
    }
    let first = (is_head && vocabulary::is_function_heading(&text.value)).then_some(2);
    match first.or_else(|| heading_level(&text.value)) {
        Some(level) => Block::Heading(Heading::new(level, text)),
        None => Block::Paragraph(text),
    }
}

/// The depth of a heading: a line from the vocabulary, written as headings are. Otherwise it may be a label.
fn heading_level(line: &str) -> Option<u8> {
    let section = vocabulary::section(line);
    if section.is_some() && vocabulary::is_titled(line) { Some(2) } else { super::label_level(line) }
}

#[cfg(test)]
mod losses;
#[cfg(test)]
mod tests;

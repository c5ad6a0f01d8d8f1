//! Pipe text: what common tools that turn a page into text leave behind.
//!
//! One block a line and no blank lines, one cell a line with a pipe behind it, a rule of dashes below the header of a
//! table, no captions. Some tools open each row with a pipe on a line of its own; some fold an example onto one line,
//! others strip its indentation. Headings are known by their words, as in [`super::text`]; tables are known by their
//! rule, so that no guess is needed where a row starts.

mod code;
mod line;
mod table;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Block, Heading, Table, Text};
use crate::parse::bounds;
use crate::parse::text::Flat;
use crate::source::SourcePage;
use crate::vocabulary::{self, SectionWord};
use code::Mark;
use line::Line;

/// Reads a page of pipe text.
pub(super) fn read(page: &SourcePage, diagnostics: &mut Diagnostics) -> Result<Vec<Block>, Diagnostic> {
    let lines = line::split(&page.text);
    let marks: Vec<Mark> = lines.iter().map(Mark::of).collect();
    let mut flat = Flat::of(lines.iter().map(Line::flat), page);
    let mut blocks = Vec::new();
    let mut rest = lines.as_slice();
    let mut has_title = false;
    let title = vocabulary::title_among(lines.iter().map(Line::words));
    while let Some((line, behind)) = rest.split_first() {
        bounds::while_reading(&blocks, page)?;
        let index = lines.len() - rest.len();
        if let Some((table, length)) = table::read(rest) {
            blocks.push(Block::Table(table));
            rest = rest.get(length..).unwrap_or_default();
        } else if let Some((table, length)) = flat_table(&mut flat, index, has_title, diagnostics)? {
            blocks.push(Block::Table(table));
            rest = rest.get(length..).unwrap_or_default();
        } else if let Some((code, length)) = code::read(rest, behind_of(&marks, rest.len()), &page.text) {
            blocks.extend(code.into_iter().map(Block::Code));
            rest = rest.get(length..).unwrap_or_default();
        } else if title.is_some_and(|title| index < title) {
            blocks.push(Block::Paragraph(line.part(line.words())));
            rest = behind;
        } else {
            let mut lines = behind.iter().take(3).map(Line::words);
            let next = lines.find(|line| !vocabulary::is_stamp(line)).unwrap_or_default();
            let is_head = super::is_head(&blocks);
            let opens_table = has_title && super::opens_table(line.words()) && table::read(behind).is_some();
            blocks.push(if opens_table {
                Block::Heading(Heading::new(2, line.part(line.words())))
            } else {
                block(line, &mut has_title, next, is_head)
            });
            rest = behind;
        }
    }
    Ok(blocks)
}

/// The table without pipes that starts at a line. None does above the title.
fn flat_table(
    flat: &mut Flat<'_>,
    line: usize,
    has_title: bool,
    diagnostics: &mut Diagnostics,
) -> Result<Option<(Table, usize)>, Diagnostic> {
    if has_title { flat.read(line, diagnostics) } else { Ok(None) }
}

/// Whether a line is the rule below the header of a table.
pub(super) fn has_rule(page: &SourcePage) -> bool {
    page.text.lines().any(|line| line.trim().trim_start_matches('|').starts_with("---|"))
}

/// The marks of the last lines.
fn behind_of(marks: &[Mark], lines: usize) -> &[Mark] {
    marks.get(marks.len().saturating_sub(lines)..).unwrap_or_default()
}

/// The block that a line is; `next` is the line behind it.
fn block(line: &Line<'_>, has_title: &mut bool, next: &str, is_head: bool) -> Block {
    let text = line.part(line.words());
    if !*has_title && vocabulary::is_notice(&text.value, next) {
        return Block::Paragraph(text);
    }
    if !*has_title && !vocabulary::is_stamp(&text.value) {
        *has_title = true;
        return Block::Heading(Heading::new(1, text));
    }
    match vocabulary::section(&text.value) {
        None if is_head && vocabulary::is_function_heading(&text.value) => {
            Block::Heading(Heading::new(2, text))
        }
        // `Example:` within a section labels what stands below it, and ends no section.
        Some(SectionWord::Prose) if is_label(&text) => Block::Paragraph(text),
        Some(_) => {
            let level = level(&text);
            Block::Heading(Heading::new(level, text))
        }
        None => Block::Paragraph(text),
    }
}

/// `Request parameters:` with a colon labels a part of a section; the others open one.
fn level(text: &Text) -> u8 {
    if is_label(text) { 3 } else { 2 }
}

fn is_label(text: &Text) -> bool {
    text.value.ends_with([':', '：'])
}

#[cfg(test)]
mod tests;

//! Markdown: `#` title, `####` sections, tables of GitHub's flavour.
//!
//! A library reads the markup ([`flow`] turns its events into blocks); what help centres do on top of it is read here:
//! a line is a paragraph, the line above a table is its caption, `<br/>` divides the paragraphs of a cell, and
//! `[Name] object` in a type cell links to the table that is called so ([`link`]).

mod broken;
mod emphasis;
mod flow;
mod loose;
mod named;
mod prepare;
mod tag;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Block, Heading};
use crate::source::SourcePage;
use crate::vocabulary;

/// Reads a Markdown page.
pub(super) fn read(page: &SourcePage, diagnostics: &mut Diagnostics) -> Result<Vec<Block>, Diagnostic> {
    let prepared = prepare::prepare(&page.text);
    for span in &prepared.overfull {
        diagnostics.push(
            Diagnostic::new(
                Code::PipesInRow,
                page.place().at(Some(*span)),
                "the row has more pipes than its table has columns",
            )
            .label("those beyond were read as part of the last cell")
            .help("a pipe in a cell is written `\\|`"),
        );
    }
    let mut blocks = flow::read(&prepared, &page.place(), diagnostics)?;
    give_captions(&mut blocks);
    give_title(&mut blocks);
    rank_headings(&mut blocks);
    named::unwrap(&mut blocks);
    Ok(blocks)
}

/// A caption is the paragraph right above its table.
fn give_captions(blocks: &mut Vec<Block>) {
    let mut given: Vec<Block> = Vec::with_capacity(blocks.len());
    for mut block in blocks.drain(..) {
        if let Block::Table(table) = &mut block
            && table.caption.is_none()
            && let Some(Block::Paragraph(above)) = given.last()
            && vocabulary::is_caption(&above.value)
            && let Some(Block::Paragraph(above)) = given.pop()
        {
            table.caption = Some(above);
        }
        given.push(block);
    }
    *blocks = given;
}

/// On a page without a heading that is marked as such, the first line is the title. Its sections are known by their
/// words, so that they are labels so far.
fn give_title(blocks: &mut [Block]) {
    let is_marked =
        |block: &Block| matches!(block, Block::Heading(heading) if heading.level <= flow::DEEPEST);
    if blocks.iter().any(is_marked) {
        return;
    }
    let is_stamp =
        |block: &Block| matches!(block, Block::Paragraph(text) if vocabulary::is_stamp(&text.value));
    let below = vocabulary::title_among(blocks.iter().map(words)).unwrap_or_default();
    let first = blocks.iter_mut().skip(below).find(|block| !is_stamp(block));
    let title = first.and_then(|block| match block {
        Block::Paragraph(text) if !text.value.ends_with(['.', '。', ':', '：']) => {
            Some((std::mem::take(text), block))
        }
        _ => None,
    });
    let Some((text, block)) = title else { return };
    *block = Block::Heading(Heading::new(1, text));
    for block in blocks {
        if let Block::Heading(heading) = block
            && heading.level > flow::DEEPEST
        {
            heading.level = 2;
        }
    }
}

/// The words of a paragraph or of a label.
fn words(block: &Block) -> &str {
    match block {
        Block::Paragraph(text) => &text.value,
        Block::Heading(heading) => &heading.text.value,
        Block::Code(_) | Block::Table(_) => "",
    }
}

/// Sections stand right below the title, however many `#` they have.
fn rank_headings(blocks: &mut [Block]) {
    let is_label = |level: u8| level > flow::DEEPEST;
    let headings = || blocks.iter().filter_map(Block::heading).filter(|heading| !is_label(heading.level));
    let mut levels: Vec<u8> = headings().map(|heading| heading.level).collect();
    let title = headings().next().filter(|first| first.word.is_none()).map(|first| first.level);
    levels.sort_unstable();
    levels.dedup();
    // Without a title above them, the headings are sections.
    let has_title = title.is_some() && levels.first() == title.as_ref();
    // Some converters give all headings one level: the first is the title then, and the others stand below it.
    let mut others = headings().skip(1);
    let is_flat = has_title && others.any(|other| Some(other.level) == title && other.word.is_some());
    let mut is_title = is_flat;
    for block in blocks {
        let Block::Heading(heading) = block else { continue };
        heading.level = match levels.binary_search(&heading.level) {
            Ok(_) if is_title => 1,
            Ok(rank) => u8::try_from(rank).unwrap_or(u8::MAX - 2) + if has_title && !is_flat { 1 } else { 2 },
            Err(_) => 3,
        };
        is_title &= heading.level > 1;
    }
}

#[cfg(test)]
mod tests;

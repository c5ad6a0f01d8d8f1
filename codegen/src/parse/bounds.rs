//! Whether a document is within the bounds of [`crate::limits`], whatever dialect it was read from.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Block, Cell, Document, Table, Text};
use crate::limits::{self, Excess};
use crate::source::{Place, SourcePage};

/// The message that the page is too large to be read at all.
pub(super) fn of_page(page: &SourcePage) -> Option<Diagnostic> {
    let excess = Excess::of(Code::PageTooLarge, "bytes on the page", page.text.len(), limits::PAGE_BYTES)?;
    Some(excess.diagnostic(page.place()))
}

/// Ends a page that has more parts by now than any page, so that nobody waits for the others.
pub(super) fn while_reading(blocks: &[Block], page: &SourcePage) -> Within {
    let is_beyond = blocks.len() > limits::PAGE_BLOCKS;
    let excess = Excess::beyond(Code::PageTooLarge, PARTS, limits::PAGE_BLOCKS);
    none(is_beyond.then_some(excess), &page.place())
}

/// The message that what was read is too large for the stages behind.
pub(super) fn of_document(document: &Document, page: &Place) -> Option<Diagnostic> {
    check(&document.blocks, page).err()
}

/// What a page has at most so many of.
const PARTS: &str = "parts on the page";

/// What is within its bounds, or the message that it is not.
type Within = Result<(), Diagnostic>;

fn check(blocks: &[Block], page: &Place) -> Within {
    none(Excess::of(Code::PageTooLarge, PARTS, blocks.len(), limits::PAGE_BLOCKS), page)?;
    let mut sums = Sums::default();
    blocks.iter().try_for_each(|block| block_of(block, page, &mut sums))?;
    sums.check(page)
}

fn none(excess: Option<Excess>, place: &Place) -> Within {
    excess.map_or(Ok(()), |excess| Err(excess.diagnostic(place.clone())))
}

/// What a page has in all.
#[derive(Default)]
struct Sums {
    tables: usize,
    rows: usize,
    cells: usize,
    bytes: usize,
}

impl Sums {
    fn check(&self, page: &Place) -> Within {
        let sums = [
            (Code::TableTooLarge, "tables on the page", self.tables, limits::PAGE_TABLES),
            (Code::TableTooLarge, "rows in the tables of the page", self.rows, limits::PAGE_ROWS),
            (Code::TableTooLarge, "cells in the tables of the page", self.cells, limits::PAGE_CELLS),
            (Code::PageTooLarge, "bytes of text on the page", self.bytes, limits::PAGE_TEXT),
        ];
        let excess =
            sums.into_iter().find_map(|(code, what, found, limit)| Excess::of(code, what, found, limit));
        none(excess, page)
    }
}

fn block_of(block: &Block, page: &Place, sums: &mut Sums) -> Within {
    match block {
        Block::Heading(heading) => text_of(&heading.text, page, sums),
        Block::Paragraph(text) => text_of(text, page, sums),
        Block::Code(text) => {
            sums.bytes += text.value.len();
            let excess =
                Excess::of(Code::TextTooLong, "bytes in an example", text.value.len(), limits::EXAMPLE_BYTES);
            none(excess, &page.at(text.span))
        }
        Block::Table(table) => {
            let label = table
                .caption
                .as_ref()
                .map_or_else(|| format!("table #{}", sums.tables + 1), |text| limits::shortened(&text.value));
            table_of(table, &page.in_table(label), sums)
        }
    }
}

fn text_of(text: &Text, place: &Place, sums: &mut Sums) -> Within {
    sums.bytes +=
        text.value.len() + text.links.iter().map(|link| link.text.len() + link.target.len()).sum::<usize>();
    let place = place.at(text.span);
    none(
        Excess::of(Code::TextTooLong, "bytes in a paragraph", text.value.len(), limits::PARAGRAPH_BYTES),
        &place,
    )?;
    none(
        Excess::of(Code::TextTooLong, "links in a paragraph", text.links.len(), limits::PARAGRAPH_LINKS),
        &place,
    )
}

fn table_of(table: &Table, place: &Place, sums: &mut Sums) -> Within {
    sums.tables += 1;
    sums.rows += table.rows.len();
    let caption = table.caption.iter();
    for text in caption.chain(&table.header) {
        text_of(text, place, sums)?;
    }
    none(
        Excess::of(Code::TableTooLarge, "columns in a table", table.header.len(), limits::TABLE_COLUMNS),
        place,
    )?;
    none(Excess::of(Code::TableTooLarge, "rows in a table", table.rows.len(), limits::TABLE_ROWS), place)?;
    for (row, number) in table.rows.iter().zip(1..) {
        none(
            Excess::of(Code::TableTooLarge, "columns in a table", row.cells.len(), limits::TABLE_COLUMNS),
            place,
        )?;
        sums.cells += row.cells.len();
        for cell in &row.cells {
            cell_of(cell, &place.in_row(number), sums)?;
        }
    }
    Ok(())
}

fn cell_of(cell: &Cell, place: &Place, sums: &mut Sums) -> Within {
    let paragraphs = cell.paragraphs.len();
    none(Excess::of(Code::TextTooLong, "paragraphs in a cell", paragraphs, limits::CELL_PARAGRAPHS), place)?;
    for text in &cell.paragraphs {
        text_of(text, place, sums)?;
    }
    let bytes = cell.paragraphs.iter().map(|text| text.value.len()).sum();
    none(Excess::of(Code::TextTooLong, "bytes in a cell", bytes, limits::CELL_BYTES), place)?;
    // Tables within cells are as deep as their reader lets them be.
    cell.tables.iter().try_for_each(|table| table_of(table, place, sums))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Row;

    #[test]
    fn tables_and_their_rows_are_counted() {
        let page = Place::page("eg/Page.txt");
        let refused = |blocks: Vec<Block>| check(&blocks, &page).err().map(|refused| refused.message);
        let tables = |count: usize| vec![Block::Table(Table::default()); count];
        assert_eq!(refused(tables(limits::PAGE_TABLES)), None);
        assert!(refused(tables(limits::PAGE_TABLES + 1)).unwrap().contains("tables on the page"));
        let of_rows =
            |count: usize| Block::Table(Table { rows: vec![Row::default(); count], ..Table::default() });
        let with_rows = |most: usize| {
            let tables = (0..most).step_by(limits::TABLE_ROWS);
            tables.map(|above| of_rows(limits::TABLE_ROWS.min(most - above))).collect::<Vec<_>>()
        };
        assert_eq!(refused(with_rows(limits::PAGE_ROWS)), None);
        let refused = refused(with_rows(limits::PAGE_ROWS + 1)).unwrap();
        assert!(refused.contains("rows in the tables of the page"), "{refused}");
    }
}

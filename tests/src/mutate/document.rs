//! Mutations of what a page says: its blocks, and the captions, columns, rows and cells of its tables.

use std::sync::Arc;

use fastrand::Rng;
use tablature_codegen::document::{Block, Cell, Document, Row, Table, Text};
use tablature_codegen::parse::parse;
use tablature_codegen::source::SourcePage;

use crate::forms;
use crate::hostile::Form;

/// A page after a few mutations, printed in a form. `other` is a page of which blocks, rows and columns may come.
pub(super) fn mutate(page: &str, other: &str, form: Form, random: &mut Rng) -> String {
    let (mut document, other) = (read(page), read(other));
    for _ in 0..random.usize(1..=4) {
        match random.u32(0..12) {
            0..3 => blocks(&mut document.blocks, &other.blocks, random),
            3 => headings(&mut document.blocks, &other.blocks, random),
            4 => move_row(&mut document.blocks, random),
            5 => nest(&mut document.blocks, random),
            kind => table(&mut document.blocks, &other.blocks, kind, random),
        }
    }
    match form {
        Form::Html => forms::html(&document),
        Form::Markdown => forms::markdown(&document),
        Form::Text => forms::text(&document),
        Form::Pipes => forms::pipes(&document),
    }
}

/// What the page says, whatever it is written in. A page of no name that pages may have is an empty one.
fn read(page: &str) -> Document {
    let parsed = SourcePage::new("mutated/page", page).map(|page| parse(&page).document);
    parsed.unwrap_or_else(|_| Document {
        page: Arc::from(""),
        stem: Arc::from(""),
        dialect: tablature_codegen::source::Dialect::Text,
        language: None,
        blocks: Vec::new(),
    })
}

/// Any two places of a list; none of an empty one.
fn two(length: usize, random: &mut Rng) -> Option<(usize, usize)> {
    (length > 0).then(|| (random.usize(..length), random.usize(..length)))
}

/// Drops, repeats, swaps or moves blocks, or puts some of another page in.
fn blocks(blocks: &mut Vec<Block>, others: &[Block], random: &mut Rng) {
    let Some((a, b)) = two(blocks.len(), random) else { return };
    match random.u32(0..5) {
        0 => drop(blocks.remove(a)),
        1 => blocks.insert(b, blocks[a].clone()),
        2 => blocks.swap(a, b),
        3 => {
            let block = blocks.remove(a);
            blocks.insert(b.min(blocks.len()), block);
        }
        _ => {
            let Some((from, to)) = two(others.len(), random) else { return };
            let piece = others[from.min(to)..=from.max(to)].iter().take(6).cloned();
            blocks.splice(a..a, piece);
        }
    }
}

/// Gives a heading another level or other words, or makes a heading of a paragraph and the other way round.
fn headings(blocks: &mut [Block], others: &[Block], random: &mut Rng) {
    let Some((at, other)) = two(blocks.len().min(others.len()), random) else { return };
    let level = random.u8(1..=6);
    let changed = match (&blocks[at], &others[other]) {
        (Block::Heading(heading), Block::Heading(other)) if random.bool() => {
            Block::Heading(tablature_codegen::document::Heading::new(heading.level, other.text.clone()))
        }
        (Block::Heading(heading), _) if random.bool() => {
            Block::Heading(tablature_codegen::document::Heading::new(level, heading.text.clone()))
        }
        (Block::Heading(heading), _) => Block::Paragraph(heading.text.clone()),
        (Block::Paragraph(text), _) if random.bool() => {
            Block::Heading(tablature_codegen::document::Heading::new(level, text.clone()))
        }
        (Block::Paragraph(text), _) => Block::Code(text.clone()),
        (Block::Code(text), _) => Block::Paragraph(text.clone()),
        (Block::Table(_), _) => return,
    };
    blocks[at] = changed;
}

/// Where the tables are.
fn tables(blocks: &[Block]) -> Vec<usize> {
    let is_table = |(at, block): (usize, &Block)| matches!(block, Block::Table(_)).then_some(at);
    blocks.iter().enumerate().filter_map(is_table).collect()
}

fn at(blocks: &mut [Block], index: usize) -> Option<&mut Table> {
    match blocks.get_mut(index)? {
        Block::Table(table) => Some(table),
        _ => None,
    }
}

/// Moves a row to another table, which may have other columns.
fn move_row(blocks: &mut [Block], random: &mut Rng) {
    let tables = tables(blocks);
    let (Some(from), Some(to)) = (random.choice(&tables), random.choice(&tables)) else { return };
    let row = at(blocks, *from).and_then(|table| {
        (!table.rows.is_empty()).then(|| table.rows.remove(random.usize(..table.rows.len())))
    });
    if let (Some(row), Some(table)) = (row, at(blocks, *to)) {
        table.rows.insert(random.usize(..=table.rows.len()), row);
    }
}

/// Puts a table into a cell of another one.
fn nest(blocks: &mut Vec<Block>, random: &mut Rng) {
    let tables = tables(blocks);
    let (Some(from), Some(to)) = (random.choice(&tables), random.choice(&tables)) else { return };
    let Some(inner) = at(blocks, *from).map(|table| table.clone()) else { return };
    let Some(cell) = at(blocks, *to).and_then(|table| random.choice(&mut table.rows)).and_then(|row| {
        let count = row.cells.len();
        (count > 0).then(|| &mut row.cells[random.usize(..count)])
    }) else {
        return;
    };
    // Forms without tables in cells have its words.
    let words = inner.rows.iter().flat_map(|row| &row.cells).map(|cell| Text::new(cell.words()));
    cell.paragraphs.extend(words.take(8));
    cell.tables.push(inner);
    if from != to && random.bool() {
        blocks.remove(*from);
    }
}

/// Changes the caption, the columns or the rows of a table.
fn table(blocks: &mut [Block], others: &[Block], kind: u32, random: &mut Rng) {
    let other = random.choice(tables(others)).and_then(|index| others.get(index));
    let other = other.and_then(|block| if let Block::Table(table) = block { Some(table) } else { None });
    let Some(table) = random.choice(tables(blocks)).and_then(|index| at(blocks, index)) else { return };
    match kind {
        6 => table.caption = other.and_then(|other| other.caption.clone()).filter(|_| random.bool()),
        7 => header(table, other, random),
        8 => columns(table, random),
        9 => cells(table, random),
        _ => rows(table, other, random),
    }
}

/// Renames, swaps or takes away header cells, and leaves the rows as they are.
fn header(table: &mut Table, other: Option<&Table>, random: &mut Rng) {
    let Some((a, b)) = two(table.header.len(), random) else { return };
    let foreign = other.and_then(|other| random.choice(&other.header)).cloned();
    match (random.u32(0..4), foreign) {
        (0, _) => table.header.swap(a, b),
        (1, Some(foreign)) => table.header[a] = foreign,
        (2, Some(foreign)) => table.header.insert(a, foreign),
        (3, _) => table.header[a] = Text::default(),
        _ => drop(table.header.remove(a)),
    }
}

/// Swaps, drops or repeats whole columns.
fn columns(table: &mut Table, random: &mut Rng) {
    let Some((a, b)) = two(table.header.len(), random) else { return };
    let kind = random.u32(0..3);
    change(&mut table.header, kind, a, b);
    for row in table.rows.iter_mut().filter(|row| row.cells.len() > a.max(b)) {
        change(&mut row.cells, kind, a, b);
    }
}

fn change<T: Clone>(list: &mut Vec<T>, kind: u32, a: usize, b: usize) {
    match kind {
        0 => list.swap(a, b),
        1 => drop(list.remove(a)),
        _ => list.insert(b, list[a].clone()),
    }
}

/// Empties, swaps or joins cells.
fn cells(table: &mut Table, random: &mut Rng) {
    let Some((from, to)) = two(table.rows.len(), random) else { return };
    let Some((a, _)) = two(table.rows[from].cells.len(), random) else { return };
    let Some((b, _)) = two(table.rows[to].cells.len(), random) else { return };
    let cell = table.rows[from].cells[a].clone();
    match random.u32(0..4) {
        0 => table.rows[from].cells[a] = Cell::default(),
        1 => table.rows[from].cells[a] = std::mem::replace(&mut table.rows[to].cells[b], cell),
        2 => table.rows[to].cells[b].paragraphs.extend(cell.paragraphs),
        _ => drop(table.rows[from].cells.remove(a)),
    }
}

/// Drops, repeats or swaps rows, or takes some of another table.
fn rows(table: &mut Table, other: Option<&Table>, random: &mut Rng) {
    let Some((a, b)) = two(table.rows.len(), random) else { return };
    match random.u32(0..5) {
        0 => drop(table.rows.remove(a)),
        1 => table.rows.insert(b, table.rows[a].clone()),
        2 => table.rows.swap(a, b),
        3 => {
            table.rows[a] =
                Row { cells: table.header.iter().map(|text| Cell::new(vec![text.clone()])).collect() }
        }
        _ => table.rows.extend(other.into_iter().flat_map(|other| &other.rows).take(5).cloned()),
    }
}

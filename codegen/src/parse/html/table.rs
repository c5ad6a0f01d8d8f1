//! Tables: header, rows, and spans resolved, so that every row has one cell a column.

use std::collections::BTreeMap;

use scraper::ElementRef;

use super::flow::{self, Context};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Block, Cell, Row, Table, Text};
use crate::limits;
use crate::source::Place;
use crate::vocabulary::ColumnHeader;

/// Reads a table. `number` counts the tables of the page, for messages.
pub(super) fn read(
    element: ElementRef<'_>,
    anchors: Vec<String>,
    number: usize,
    context: Context<'_>,
    diagnostics: &mut Diagnostics,
) -> Table {
    let context = Context { tables: context.tables + 1, ..context };
    if context.budget.is_spent_by_depth(context.tables, context.place) {
        return Table { anchors, ..Table::default() };
    }
    let caption = children(element, "caption").next().and_then(flow::text_of);
    let label = caption.as_ref().map_or_else(|| format!("table #{number}"), |caption| caption.value.clone());
    let place = context.place.in_table(label);
    let context = Context { place: &place, ..context };

    let lines: Vec<Line<'_>> = lines(element).collect();
    if context.budget.is_spent_by_rows(lines.len(), &place) {
        return Table { caption, anchors, ..Table::default() };
    }
    let mut grid = Grid::default();
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for line in &lines {
        let cells = line.cells.iter().map(|cell| Spanning {
            cell: read_cell(*cell, context, diagnostics),
            columns: span(*cell, "colspan"),
            rows: span(*cell, "rowspan"),
        });
        rows.push(grid.row(cells.collect(), context));
    }
    let heads =
        lines.iter().enumerate().take_while(|(index, line)| line.is_head || *index == 0 && is_header(line));
    let body = rows.split_off(heads.count());
    let header = header(&rows);
    let width = if header.is_empty() { body.iter().map(Vec::len).max().unwrap_or(0) } else { header.len() };
    let rows = body
        .into_iter()
        .zip(1..)
        .map(|(cells, row)| fit(cells, width, &place.in_row(row), diagnostics))
        .collect();
    Table { caption, anchors, header, rows, lost: None }
}

/// A `tr`.
struct Line<'h> {
    cells: Vec<ElementRef<'h>>,
    /// Whether it stands in a `thead`.
    is_head: bool,
}

/// The rows of this table, not those of tables within it.
fn lines(element: ElementRef<'_>) -> impl Iterator<Item = Line<'_>> {
    let sections = element.child_elements();
    sections.flat_map(|section| {
        let is_head = section.value().name() == "thead";
        let rows: Vec<ElementRef<'_>> = match section.value().name() {
            "thead" | "tbody" | "tfoot" => children(section, "tr").collect(),
            "tr" => vec![section],
            _ => Vec::new(),
        };
        rows.into_iter().map(move |row| {
            let cells = row.child_elements().filter(|cell| matches!(cell.value().name(), "td" | "th"));
            Line { cells: cells.collect(), is_head }
        })
    })
}

/// Whether the first row is a header: by its markup, or by its words where the markup does not say.
fn is_header(line: &Line<'_>) -> bool {
    let is_marked = line.cells.iter().all(|cell| cell.value().name() == "th");
    let is_known = |cell: &&ElementRef<'_>| {
        flow::text_of(**cell).is_some_and(|text| ColumnHeader::in_text(&text.value).is_some())
    };
    let known = line.cells.iter().filter(is_known).count();
    !line.cells.is_empty() && (is_marked || known >= 2 && known * 2 > line.cells.len())
}

/// One header from the header rows: what stands in a column, without repetition.
fn header(rows: &[Vec<Cell>]) -> Vec<Text> {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let column = |index: usize| {
        let mut words: Vec<String> = rows.iter().filter_map(|row| row.get(index)).map(Cell::words).collect();
        words.dedup();
        words.retain(|words| !words.is_empty());
        Text::new(words.join(" "))
    };
    (0..width).map(column).collect()
}

fn children<'h>(element: ElementRef<'h>, name: &'static str) -> impl Iterator<Item = ElementRef<'h>> {
    element.child_elements().filter(move |child| child.value().name() == name)
}

fn span(cell: ElementRef<'_>, attribute: &str) -> usize {
    let number = cell.value().attr(attribute).and_then(|value| value.trim().parse().ok()).unwrap_or(1);
    usize::clamp(number, 1, limits::SPANNED)
}

fn read_cell(element: ElementRef<'_>, context: Context<'_>, diagnostics: &mut Diagnostics) -> Cell {
    let mut cell = Cell::default();
    for block in flow::read(element, context, diagnostics) {
        match block {
            Block::Paragraph(text) | Block::Code(text) => cell.paragraphs.push(text),
            Block::Heading(heading) => cell.paragraphs.push(heading.text),
            Block::Table(table) => cell.tables.push(table),
        }
    }
    cell
}

/// Gives a row as many cells as the table has columns.
fn fit(mut cells: Vec<Cell>, width: usize, place: &Place, diagnostics: &mut Diagnostics) -> Row {
    let is_lost = cells.iter().skip(width).any(|cell| !cell.paragraphs.is_empty());
    if is_lost {
        let words: Vec<String> = cells.iter().skip(width).map(|cell| format!("`{}`", cell.words())).collect();
        diagnostics.push(
            Diagnostic::new(
                Code::RaggedRow,
                place.clone(),
                format!("the row has more cells than the {width} columns"),
            )
            .label(format!("left out: {}", words.join(", ")))
            .help("look at the row on the page; record what is missing in corrections.toml"),
        );
    }
    cells.resize(width, Cell::default());
    Row { cells }
}

/// A cell with what it spans.
struct Spanning {
    cell: Cell,
    columns: usize,
    rows: usize,
}

/// Cells that reach into rows to come, by column: how many more rows, and what.
#[derive(Default)]
struct Grid {
    reaching: BTreeMap<usize, (usize, Cell)>,
}

impl Grid {
    /// The cells of a row, those that reach into it from above included. Where the budget is spent, the page is left out,
    /// and the row ends.
    fn row(&mut self, cells: Vec<Spanning>, context: Context<'_>) -> Vec<Cell> {
        let mut row = Vec::with_capacity(cells.len());
        let mut reaching = BTreeMap::new();
        for spanning in cells {
            self.fall_through(&mut row, &mut reaching, context);
            for _ in 0..spanning.columns {
                if context.budget.is_spent_by_cell(&spanning.cell, row.len() + 1, context.place) {
                    return row;
                }
                if spanning.rows > 1 {
                    reaching.insert(row.len(), (spanning.rows - 1, spanning.cell.clone()));
                }
                row.push(spanning.cell.clone());
            }
        }
        self.fall_through(&mut row, &mut reaching, context);
        self.reaching = reaching;
        row
    }

    /// Puts the cells from above where this row has arrived.
    fn fall_through(
        &mut self,
        row: &mut Vec<Cell>,
        reaching: &mut BTreeMap<usize, (usize, Cell)>,
        context: Context<'_>,
    ) {
        while let Some((rows, cell)) = self.reaching.remove(&row.len()) {
            if context.budget.is_spent_by_cell(&cell, row.len() + 1, context.place) {
                return;
            }
            if rows > 1 {
                reaching.insert(row.len(), (rows - 1, cell.clone()));
            }
            row.push(cell);
        }
    }
}

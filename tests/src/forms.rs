//! Prints a document in the forms in which readers of a vendor's site get it.
//!
//! In: a page as parsed from text. Out: the same page as pipes, Markdown and HTML. What a form lacks is lost, as it is on
//! the site: pipes have no captions, and a cell is one line.

use std::fmt::Write as _;

use tablature_codegen::document::{Block, Cell, Document, Table};

/// Pipes: a cell a line, a rule below the header, no captions, no blank lines.
pub fn pipes(document: &Document) -> String {
    print(document, false, |text, table| {
        let row = |text: &mut String, cells: Vec<String>| {
            text.push_str("|\n");
            for cell in cells {
                line(text, &format!("{cell} |"));
            }
        };
        row(text, header(table));
        line(text, &format!("|{}", "---|".repeat(table.header.len())));
        table.rows.iter().for_each(|found| row(text, cells(&found.cells, " ")));
    })
}

/// Markdown: captions glued to tables, names of types in brackets.
pub fn markdown(document: &Document) -> String {
    print(document, true, |text, table| {
        let caption = table.caption.as_ref().map(|caption| format!("{} ", caption.value));
        line(text, &caption.unwrap_or_default());
        let row = |text: &mut String, cells: &[String]| line(text, &format!("| {} |", cells.join(" | ")));
        row(text, &header(table));
        line(text, &format!("|{}", ":---|".repeat(table.header.len())));
        for found in &table.rows {
            let cells: Vec<String> = cells(&found.cells, "<br/>").iter().map(|cell| linked(cell)).collect();
            row(text, &cells);
        }
        text.push('\n');
    })
}

/// Text as it comes out of a browser that knows no tables: a paragraph a cell, blank lines between them.
pub fn text(document: &Document) -> String {
    let mut text = String::new();
    let mut paragraphs = |words: &str| {
        for words in words.lines().filter(|words| !words.trim().is_empty()) {
            line(&mut text, words);
            line(&mut text, "");
        }
    };
    for block in &document.blocks {
        match block {
            Block::Heading(heading) => paragraphs(&heading.text.value),
            Block::Paragraph(words) | Block::Code(words) => paragraphs(&words.value),
            Block::Table(table) => {
                table.caption.iter().for_each(|caption| paragraphs(&caption.value));
                let rows = table.rows.iter().flat_map(|row| cells(&row.cells, "\n"));
                for cell in header(table).into_iter().chain(rows) {
                    paragraphs(&cell);
                }
            }
        }
    }
    text
}

/// HTML with a link from a type cell to its table.
pub fn html(document: &Document) -> String {
    let mut text = "<html><body><section>\n".to_owned();
    for block in &document.blocks {
        match block {
            Block::Heading(heading) => {
                let level = heading.level;
                line(&mut text, &format!("<h{level}>{}</h{level}>", escaped(&heading.text.value)));
            }
            Block::Paragraph(paragraph) => line(&mut text, &format!("<p>{}</p>", escaped(&paragraph.value))),
            Block::Code(code) => line(&mut text, &format!("<pre>{}</pre>", escaped(&code.value))),
            Block::Table(table) => html_table(&mut text, table),
        }
    }
    text + "</section></body></html>\n"
}

fn html_table(text: &mut String, table: &Table) {
    line(text, "<table class=\"docutils\">");
    if let Some(caption) = &table.caption {
        line(
            text,
            &format!("<caption><span class=\"caption-text\">{}</span></caption>", escaped(&caption.value)),
        );
    }
    let row = |tag: &str, cells: Vec<String>| {
        let cells = cells.iter().map(|cell| format!("<{tag}>{cell}</{tag}>"));
        format!("<tr>{}</tr>", cells.collect::<String>())
    };
    let names = header(table).iter().map(|name| escaped(name)).collect();
    line(text, &format!("<thead>{}</thead><tbody>", row("th", names)));
    for found in &table.rows {
        let paragraphs = |cell: &Cell| {
            let paragraphs: Vec<String> = cell.paragraphs.iter().map(|text| escaped(&text.value)).collect();
            let mut cell_text = format!("<p>{}</p>", paragraphs.join("</p><p>"));
            cell.tables.iter().for_each(|inner| html_table(&mut cell_text, inner));
            cell_text
        };
        line(text, &row("td", found.cells.iter().map(paragraphs).collect()));
    }
    line(text, "</tbody></table>");
}

fn print(document: &Document, is_marked: bool, table: impl Fn(&mut String, &Table)) -> String {
    let mut text = String::new();
    for block in &document.blocks {
        match block {
            Block::Heading(heading) => {
                let level = if heading.level == 1 { 1 } else { 4 };
                let mark = if is_marked { "#".repeat(level) + " " } else { String::new() };
                line(&mut text, &format!("{mark}{}", heading.text.value));
            }
            Block::Paragraph(paragraph) => line(&mut text, &paragraph.value),
            Block::Code(code) if is_marked => line(&mut text, &format!("\n```\n{}\n```\n", code.value)),
            Block::Code(code) => {
                line(&mut text, &code.value.split_whitespace().collect::<Vec<_>>().join(" "));
            }
            Block::Table(found) => table(&mut text, found),
        }
    }
    text
}

fn header(table: &Table) -> Vec<String> {
    table.header.iter().map(|text| text.value.clone()).collect()
}

fn cells(cells: &[Cell], between: &str) -> Vec<String> {
    let words = |cell: &Cell| {
        cell.paragraphs.iter().map(|text| text.value.as_str()).collect::<Vec<_>>().join(between)
    };
    cells.iter().map(words).collect()
}

/// `Array of [Tag] objects`
fn linked(cell: &str) -> String {
    let Some(front) = cell.strip_suffix(" objects").or_else(|| cell.strip_suffix(" object")) else {
        return cell.to_owned();
    };
    let name = front.rsplit(' ').next().unwrap_or_default();
    if name.is_empty() || name == "of" { cell.to_owned() } else { cell.replace(name, &format!("[{name}]")) }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn line(text: &mut String, words: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{words}");
}

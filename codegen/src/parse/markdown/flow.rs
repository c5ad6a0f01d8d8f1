//! Events of Markdown to blocks, in reading order.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag as Markup, TagEnd};

use super::emphasis::{is_emphasis, without_stars};
use super::prepare::Prepared;
use super::tag::{Tag, tag};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Block, Cell, Heading, Row, Table, Text};
use crate::parse::label_level;
use crate::parse::marker;
use crate::parse::permalink::Permalinks;
use crate::parse::words::Words;
use crate::source::Place;

/// The deepest heading that Markdown has. Labels are marked by a deeper one until the headings are ranked.
pub(super) const DEEPEST: u8 = 6;

/// Reads a page.
pub(super) fn read(
    page: &Prepared,
    place: &Place,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<Block>, Diagnostic> {
    let mut flow = Flow {
        page,
        place,
        diagnostics,
        blocks: Vec::new(),
        words: Words::default(),
        within: Within::default(),
        permalinks: Permalinks::of(&page.text),
        excess: None,
    };
    for (event, range) in Parser::new_ext(&page.text, Options::ENABLE_TABLES).into_offset_iter() {
        flow.event(event, &range);
    }
    flow.end_paragraph();
    flow.excess.map_or(Ok(flow.blocks), Err)
}

/// The blocks of a page while they are read.
struct Flow<'f> {
    page: &'f Prepared,
    place: &'f Place,
    diagnostics: &'f mut Diagnostics,
    blocks: Vec<Block>,
    words: Words,
    within: Within,
    permalinks: Permalinks,
    /// That HTML on the page is behind a bound.
    excess: Option<Diagnostic>,
}

/// `[a-z0-9]([-a-z0-9]*[a-z0-9])` is a part of an expression, and no link: no target has such signs.
fn is_expression(target: &str) -> bool {
    target.contains(['[', '*', '^'])
}

/// What the events stand in.
#[derive(Default)]
struct Within {
    heading: Option<u8>,
    /// Preformatted text, and where it starts.
    code: Option<(String, Range<usize>)>,
    /// Lines of HTML, and where they stand.
    html: Option<(String, Range<usize>)>,
    table: Option<Table>,
    row: Vec<Cell>,
    cell: Vec<Text>,
    is_header: bool,
    /// Links that are open: their targets, and how many characters stand before them.
    links: Vec<(String, usize)>,
    /// Underscores that belong to names, to be put behind these.
    underscores: Vec<&'static str>,
    images: usize,
    /// Where asterisks stand that the library took for no emphasis.
    stars: Vec<usize>,
}

impl Flow<'_> {
    fn event(&mut self, event: Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(markup) => self.start(markup, range),
            Event::End(markup) => self.end(markup),
            Event::Text(text) if self.within.code.is_some() => {
                if let Some((code, _)) = &mut self.within.code {
                    code.push_str(&text);
                }
            }
            Event::Text(text) => self.text(&text, range),
            Event::Code(text) => self.words(&text, range),
            Event::InlineHtml(raw) => self.html(&raw, range),
            Event::Html(raw) => match &mut self.within.html {
                Some((html, place)) => {
                    html.push_str(&raw);
                    place.end = range.end;
                }
                None => self.within.html = Some((raw.into_string(), range.clone())),
            },
            Event::SoftBreak | Event::HardBreak | Event::Rule => self.end_paragraph(),
            _ => {}
        }
    }

    /// Words, with a look at the asterisks that the library took for no emphasis.
    fn text(&mut self, text: &str, range: &Range<usize>) {
        let is_escaped = self.page.text.get(..range.start).is_some_and(|before| before.ends_with('\\'));
        let before = self.words.as_str().len();
        self.words(text, range);
        let new = self.words.as_str().get(before..).unwrap_or_default();
        let stars = new.match_indices('*').filter(|(at, _)| *at > 0 || !is_escaped);
        self.within.stars.extend(stars.map(|(at, _)| before + at));
    }

    fn words(&mut self, text: &str, range: &Range<usize>) {
        if self.within.images == 0 {
            self.words.push_at(text, self.page.span(range));
        }
    }

    fn html(&mut self, raw: &str, range: &Range<usize>) {
        match tag(raw) {
            Tag::Break => self.end_paragraph(),
            Tag::Mark => {}
            Tag::Words => self.words(raw, range),
        }
    }

    /// A line that the library takes for HTML as a whole: tags, and words between them.
    fn html_line(&mut self, line: &str, range: &Range<usize>) {
        let mut rest = line;
        while let Some((before, behind)) = rest.split_once('<') {
            self.words(before, range);
            let end = behind.find('>').map_or(behind.len(), |end| end + 1);
            let (inner, behind) = behind.split_at(end);
            self.html(&format!("<{inner}"), range);
            rest = behind;
        }
        self.words(rest, range);
        self.end_paragraph();
    }

    fn start(&mut self, markup: Markup<'_>, range: &Range<usize>) {
        match markup {
            Markup::Emphasis | Markup::Strong => self.emphasis(range),
            Markup::Link { dest_url, .. } => {
                if is_expression(&dest_url) {
                    self.words.push("[");
                }
                self.within.links.push((dest_url.into_string(), self.words.as_str().len()));
            }
            Markup::Image { .. } => self.within.images += 1,
            Markup::TableHead | Markup::TableRow | Markup::TableCell => {
                self.within.is_header |= matches!(markup, Markup::TableHead);
            }
            block => {
                self.end_paragraph();
                match block {
                    Markup::Heading { level, .. } => self.within.heading = Some(depth(level)),
                    Markup::CodeBlock(_) => self.within.code = Some((String::new(), range.clone())),
                    Markup::Table(_) => self.within.table = Some(Table::default()),
                    _ => {}
                }
            }
        }
    }

    fn end(&mut self, markup: TagEnd) {
        match markup {
            TagEnd::Emphasis | TagEnd::Strong => {
                let underscores = self.within.underscores.pop().unwrap_or_default();
                self.words.push(underscores);
            }
            TagEnd::Link => self.end_link(),
            TagEnd::Image => self.within.images = self.within.images.saturating_sub(1),
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::TableCell => {
                self.end_paragraph();
                let paragraphs = std::mem::take(&mut self.within.cell);
                self.within.row.push(Cell::new(paragraphs));
            }
            TagEnd::TableHead | TagEnd::TableRow => self.end_row(),
            TagEnd::Table => self.end_table(),
            _ => self.end_paragraph(),
        }
    }

    /// Asterisks always mean emphasis, underscores seldom do.
    fn emphasis(&mut self, range: &Range<usize>) {
        let (before, source) = self.page.text.split_at(range.start);
        let source = source.get(..range.len()).unwrap_or_default();
        let underscores = if is_emphasis(before, source) {
            ""
        } else if source.starts_with("__") {
            "__"
        } else {
            "_"
        };
        self.words.push(underscores);
        self.within.underscores.push(underscores);
    }

    fn end_link(&mut self) {
        let Some((target, start)) = self.within.links.pop() else { return };
        if is_expression(&target) {
            self.words.push(&format!("]({target})"));
            return;
        }
        let text = self.words.as_str().get(start..).unwrap_or_default().to_owned();
        self.words.link(&text, &target);
    }

    fn end_heading(&mut self) {
        let Some(level) = self.within.heading.take() else { return };
        let stars = std::mem::take(&mut self.within.stars);
        if let Some(mut text) = self.words.take() {
            without_stars(&mut text.value, &stars);
            self.permalinks.strip_from(&mut text);
            self.blocks.push(Block::Heading(Heading::new(level, text)));
        }
    }

    /// Preformatted text, but for line breaks around it.
    fn end_code(&mut self) {
        let Some((code, range)) = self.within.code.take() else { return };
        let code = code.trim_matches(['\n', '\r']).trim_end();
        if !code.trim().is_empty() {
            self.blocks.push(Block::Code(Text::at(code, self.page.span(&range))));
        }
    }

    /// A table that Markdown could not show is HTML, and read as such.
    fn end_html(&mut self) {
        let Some((html, range)) = self.within.html.take() else { return };
        if html.to_ascii_lowercase().contains("<table") {
            let place = self.place.at(Some(self.page.span(&range)));
            match crate::parse::html::read_fragment(&html, &place, self.diagnostics) {
                Ok(blocks) => self.blocks.extend(blocks),
                Err(excess) => self.excess = self.excess.take().or(Some(excess)),
            }
        } else {
            html.lines().for_each(|line| self.html_line(line, &range));
        }
    }

    fn end_row(&mut self) {
        let cells = std::mem::take(&mut self.within.row);
        let Some(table) = &mut self.within.table else { return };
        if std::mem::take(&mut self.within.is_header) {
            table.header = cells.iter().map(header).collect();
        } else {
            table.rows.push(Row { cells });
        }
    }

    fn end_table(&mut self) {
        self.blocks.extend(self.within.table.take().map(Block::Table));
    }

    fn end_paragraph(&mut self) {
        if self.within.heading.is_some() {
            return;
        }
        // A link may go on in the next line; what is said there belongs to that.
        self.within.links.iter_mut().for_each(|(_, start)| *start = 0);
        let stars = std::mem::take(&mut self.within.stars);
        let Some(mut text) = self.words.take() else { return };
        without_stars(&mut text.value, &stars);
        if crate::vocabulary::is_note_title(&text.value) {
            text.value = text.value.to_uppercase() + ":";
        }
        if self.within.table.is_some() {
            let is_escaped = text.span.is_some_and(|span| self.page.is_escaped(span));
            self.within.cell.push(if is_escaped { text } else { without_marker(text) });
            return;
        }
        self.permalinks.strip_from(&mut text);
        self.blocks.push(match label_level(&text.value) {
            Some(_) => Block::Heading(Heading::new(DEEPEST + 1, text)),
            None => Block::Paragraph(text),
        });
    }
}

/// The words of a cell of the header.
fn header(cell: &Cell) -> Text {
    let span = cell.span();
    let links = cell.paragraphs.iter().flat_map(|text| text.links.clone()).collect();
    Text { value: cell.words(), span, links }
}

/// An item of a list within a cell, which has no lists in Markdown: `- Only letters are allowed.`
fn without_marker(mut text: Text) -> Text {
    if let Some(words) = marker::strip(&text.value) {
        text.value = words.to_owned();
    }
    text
}

fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

//! Elements to blocks, in reading order.

use ego_tree::NodeRef;
use scraper::{ElementRef, Node};

use super::budget::Budget;
use super::profile::Profile;
use super::table;
use crate::diagnostic::Diagnostics;
use crate::document::{Block, Heading, Text};
use crate::parse::label_level;
use crate::parse::words::Words;
use crate::source::Place;

/// Elements that are no content, wherever they stand.
const SKIPPED: &[&str] = &[
    "script", "style", "nav", "header", "footer", "aside", "form", "button", "template", "noscript", "head",
    "svg", "img", "input", "select",
];
/// The same, by class or id.
const SKIPPED_MARKS: &[&str] = &[
    "headerlink",
    "bottom-navigation",
    "docs-byline",
    "breadcrumbs",
    "toctree-wrapper",
    "docs-toc",
    "related",
];
/// Elements that run within a line.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "label", "mark", "q",
    "s", "samp", "small", "span", "strong", "sub", "sup", "tt", "u", "var", "wbr",
];

/// What a reader knows of the place where it reads.
#[derive(Clone, Copy)]
pub(super) struct Context<'c> {
    pub profile: &'c Profile,
    pub place: &'c Place,
    /// What tables may still take up.
    pub budget: &'c Budget,
    /// Tables around it.
    pub tables: usize,
}

/// Reads what stands within an element.
pub(super) fn read(root: ElementRef<'_>, context: Context<'_>, diagnostics: &mut Diagnostics) -> Vec<Block> {
    let mut flow = Flow {
        blocks: Vec::new(),
        words: Words::default(),
        anchors: Vec::new(),
        above: Vec::new(),
        tables: 0,
        context,
        diagnostics,
    };
    flow.children(*root);
    flow.end_paragraph();
    flow.blocks
}

/// The blocks of a page, or of a cell, while they are read.
struct Flow<'f> {
    blocks: Vec<Block>,
    words: Words,
    /// Names that links can use, seen since the last block: those of the next table.
    anchors: Vec<String>,
    /// Those of the paragraph above, which may be the caption of the next table.
    above: Vec<String>,
    tables: usize,
    context: Context<'f>,
    diagnostics: &'f mut Diagnostics,
}

impl Flow<'_> {
    fn children(&mut self, parent: NodeRef<'_, Node>) {
        for child in parent.children() {
            match child.value() {
                Node::Text(text) => self.words.push(text),
                Node::Element(_) => {
                    if let Some(element) = ElementRef::wrap(child) {
                        self.element(element);
                    }
                }
                _ => {}
            }
        }
    }

    fn element(&mut self, element: ElementRef<'_>) {
        let name = element.value().name();
        if is_skipped(element) {
            return;
        }
        if let Some(level) = self.context.profile.heading_level(element) {
            self.heading(element, level);
            return;
        }
        match name {
            "br" => self.end_paragraph(),
            "pre" => self.code(element),
            _ if self.context.profile.is_note_title(element) => self.note_title(element),
            "table" => self.table(element),
            _ if INLINE.contains(&name) => self.inline(element),
            _ => {
                self.end_paragraph();
                self.anchor(element);
                self.children(*element);
                self.end_paragraph();
            }
        }
    }

    fn heading(&mut self, element: ElementRef<'_>, level: u8) {
        self.end_paragraph();
        self.anchors.clear();
        self.above.clear();
        if let Some(text) = text_of(element) {
            self.blocks.push(Block::Heading(Heading::new(level, text)));
        }
    }

    /// `NOTE:`, as the text dialect has it, whatever the dialect makes of it.
    fn note_title(&mut self, element: ElementRef<'_>) {
        self.end_paragraph();
        if let Some(text) = text_of(element) {
            self.words.push(text.value.trim_end_matches([':', '：', ' ']).to_uppercase().as_str());
            self.words.push(":");
        }
        self.end_paragraph();
    }

    fn inline(&mut self, element: ElementRef<'_>) {
        self.anchor(element);
        self.children(*element);
        if let Some(target) = element.value().attr("href").filter(|_| element.value().name() == "a") {
            let text: String = element.text().collect();
            self.words.link(&text, target);
        }
    }

    /// Preformatted text, but for the line breaks that the markup puts around it.
    fn code(&mut self, element: ElementRef<'_>) {
        self.end_paragraph();
        let text: String = element.text().collect();
        let text = text.trim_matches(['\n', '\r']).trim_end();
        if !text.trim().is_empty() {
            self.blocks.push(Block::Code(Text::new(text)));
        }
    }

    fn table(&mut self, element: ElementRef<'_>) {
        self.end_paragraph();
        self.anchor(element);
        self.tables += 1;
        let mut anchors = std::mem::take(&mut self.above);
        anchors.append(&mut self.anchors);
        let read = table::read(element, anchors, self.tables, self.context, self.diagnostics);
        self.blocks.push(Block::Table(read));
    }

    fn anchor(&mut self, element: ElementRef<'_>) {
        let name = element.value().attr("id").or_else(|| element.value().attr("name"));
        self.anchors.extend(name.map(str::to_owned));
    }

    fn end_paragraph(&mut self) {
        let Some(text) = self.words.take() else { return };
        self.above = std::mem::take(&mut self.anchors);
        if self.context.profile.is_navigation(&text.value) {
            return;
        }
        self.blocks.push(match label_level(&text.value) {
            Some(level) => Block::Heading(Heading::new(level, text)),
            None => Block::Paragraph(text),
        });
    }
}

/// The words of an element, whatever is in it.
pub(super) fn text_of(element: ElementRef<'_>) -> Option<Text> {
    // The tree is no deeper than its bound.
    fn add(element: ElementRef<'_>, words: &mut Words) {
        for child in element.children() {
            if let Node::Text(text) = child.value() {
                words.push(text);
            } else if let Some(child) = ElementRef::wrap(child).filter(|child| !is_skipped(*child)) {
                add(child, words);
            }
        }
    }
    let mut words = Words::default();
    add(element, &mut words);
    words.take()
}

fn is_skipped(element: ElementRef<'_>) -> bool {
    let value = element.value();
    SKIPPED.contains(&value.name())
        || value.attr("role") == Some("navigation")
        || value.id().is_some_and(|id| SKIPPED_MARKS.contains(&id))
        || value.classes().any(|class| SKIPPED_MARKS.contains(&class))
}

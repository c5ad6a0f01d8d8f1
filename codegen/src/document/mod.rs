//! A page as a document: headings with what they open, paragraphs, code and tables, and nothing of what these mean.
//!
//! In: what a reader of [`crate::parse`] found. Out: the one form that all dialects share.
//! Left out on purpose: markup, emphasis and list markers, because not every dialect shows them and no later
//! stage may depend on what only some dialects have; links are the exception, for where they stand they decide.

mod table;

pub use table::{Cell, Row, Table};

use std::sync::Arc;

use serde::Serialize;

use crate::source::{Dialect, Span};
use crate::vocabulary::{self, SectionWord};

/// A whole page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Document {
    /// The page's path below the documents folder.
    pub page: Arc<str>,
    /// The file name without its extension.
    pub stem: Arc<str>,
    /// The dialect that it was read from.
    pub dialect: Dialect,
    /// The language of the words by which its parts are known, as in BCP 47. None where they do not tell.
    pub language: Option<&'static str>,
    /// Its content, in reading order.
    pub blocks: Vec<Block>,
}

/// One block of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A heading. The title of the page is the first one, with level 1.
    Heading(Heading),
    /// A paragraph, or an item of a list.
    Paragraph(Text),
    /// Preformatted text: an example, with its line breaks.
    Code(Text),
    /// A table.
    Table(Table),
}

/// A heading and its depth.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Heading {
    /// 1 for the page's title, 2 for a section, 3 and more below.
    pub level: u8,
    /// The words.
    pub text: Text,
    /// What they open. Not written down: the words are.
    #[serde(skip)]
    pub word: Option<SectionWord>,
}

/// A run of text with the links in it. White space is folded, but for code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Text {
    /// The words.
    pub value: String,
    /// Where they stand, in dialects that have offsets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// The links in it, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
}

/// A link from a piece of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// The words that carry the link.
    pub text: String,
    /// Its target as it stands in the page: `#anchor`, or another page.
    pub target: String,
}

/// The words of paragraphs.
pub fn texts(paragraphs: &[Text]) -> Vec<String> {
    paragraphs.iter().map(|text| text.value.clone()).collect()
}

impl Text {
    /// Text without a place or links.
    pub fn new(value: impl Into<String>) -> Self {
        Self { value: value.into(), span: None, links: Vec::new() }
    }

    /// Text at a place.
    pub fn at(value: impl Into<String>, span: Span) -> Self {
        Self { value: value.into(), span: Some(span), links: Vec::new() }
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.value.is_empty()
    }
}

impl Block {
    /// The heading that it is.
    pub fn heading(&self) -> Option<&Heading> {
        match self {
            Self::Heading(heading) => Some(heading),
            _ => None,
        }
    }
}

impl Heading {
    /// A heading, and what its words open. It may end with a full stop: `Response message.`
    pub fn new(level: u8, text: Text) -> Self {
        let word = vocabulary::section(text.value.trim_end_matches(['.', '。']));
        Self { level, text, word }
    }
}

impl Document {
    /// The tables, in reading order.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
    }
}

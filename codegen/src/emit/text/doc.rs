//! Documentation: paragraphs, lists and code.

use proc_macro2::TokenStream;
use quote::quote;

use serde::Serialize;

use super::markup::{Reader, render};
use super::phrase::Phrase;
use super::wrap::{whole, wrap};

/// Blocks of Markdown, each of them safe.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::emit) struct Doc(Vec<Block>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Block {
    Heading(&'static str),
    Paragraph(Phrase),
    /// Items stand right below each other, and below the paragraph before them.
    Item(Phrase),
    Code(CodeBlock),
}

/// Lines that were printed from tokens: of a page, they hold literals at most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::emit) struct CodeBlock {
    /// What rustdoc is told of it: `no_run`.
    info: &'static str,
    lines: Vec<String>,
}

impl CodeBlock {
    /// Code that is not indented and has no line break within a literal: as the printer gives it.
    pub(in crate::emit) fn printed(info: &'static str, lines: Vec<String>) -> Self {
        Self { info, lines }
    }

    fn written(&self) -> Vec<String> {
        let ticks = self.lines.iter().flat_map(|line| line.split(|c| c != '`')).map(str::len).max();
        let fence = "`".repeat(ticks.unwrap_or_default().max(2) + 1);
        let mut lines = vec![format!("{fence}{}", self.info)];
        lines.extend(self.lines.iter().flat_map(|line| line.split('\n')).map(str::to_owned));
        lines.push(fence);
        lines
    }
}

impl Doc {
    /// The paragraphs of a page. Those that say nothing are left out.
    pub(in crate::emit) fn quoted(paragraphs: &[String]) -> Self {
        paragraphs.iter().map(|text| Phrase::quoted(text)).collect()
    }

    /// The same with nothing set as code: for readers of a document that is not about code.
    pub(in crate::emit) fn plain(paragraphs: &[String]) -> Self {
        paragraphs.iter().map(|text| Phrase::plain(text)).collect()
    }

    /// A heading of ours.
    pub(in crate::emit) fn heading(words: &'static str) -> Self {
        Self(vec![Block::Heading(words)])
    }

    /// A list.
    pub(in crate::emit) fn items(items: impl IntoIterator<Item = Phrase>) -> Self {
        Self(items.into_iter().filter(|item| !item.is_empty()).map(Block::Item).collect())
    }

    /// All blocks of several.
    pub(in crate::emit) fn of<const N: usize>(parts: [Self; N]) -> Self {
        Self(parts.into_iter().flat_map(|part| part.0).collect())
    }

    /// With words of ours before the first paragraph: `In responses: `.
    pub(in crate::emit) fn led_by(mut self, lead: &'static str) -> Self {
        if let Some(Block::Paragraph(first)) = self.0.first_mut() {
            *first = Phrase::fill("{}{}", [lead.into(), std::mem::take(first)]);
        }
        self
    }

    /// All that it says, as one paragraph.
    pub(in crate::emit) fn flat(self) -> Phrase {
        let phrases = self.0.into_iter().filter_map(|block| match block {
            Block::Paragraph(phrase) | Block::Item(phrase) => Some(phrase),
            Block::Heading(_) | Block::Code(_) => None,
        });
        Phrase::join(phrases, " ")
    }

    /// Whether there is nothing to read.
    pub(in crate::emit) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `#[doc]` attributes, one a line.
    pub(in crate::emit) fn outer(&self) -> TokenStream {
        let lines = self.attributes();
        quote! { #(#[doc = #lines])* }
    }

    /// The same for the module that the file is.
    pub(in crate::emit) fn inner(&self) -> TokenStream {
        let lines = self.attributes();
        quote! { #(#![doc = #lines])* }
    }

    /// Lines with the space that follows the slashes.
    fn attributes(&self) -> Vec<String> {
        let lines = self.lines().into_iter();
        lines.map(|line| if line.is_empty() { line } else { format!(" {line}") }).collect()
    }

    /// Lines of a readable length.
    pub(super) fn lines(&self) -> Vec<String> {
        self.written(Reader::Rustdoc, |markdown, indent| wrap(&markdown, indent))
    }

    /// As a file of Markdown, a line a paragraph.
    pub(in crate::emit) fn markdown(&self) -> String {
        let mut text = self.written(Reader::Rustdoc, |markdown, _| vec![whole(&markdown)]).join("\n");
        text.push('\n');
        text
    }

    /// As a description in a document. None where there is nothing to read.
    pub(in crate::emit) fn commonmark(&self) -> Option<CommonMark> {
        let text = self.written(Reader::Other, |markdown, _| vec![whole(&markdown)]).join("\n");
        (!self.is_empty()).then_some(CommonMark(text))
    }

    fn written(&self, reader: Reader, divide: impl Fn(String, &'static str) -> Vec<String>) -> Vec<String> {
        let mut lines = Vec::new();
        let mut before: Option<&Block> = None;
        for block in &self.0 {
            let is_item = matches!(block, Block::Item(_));
            if before.is_some_and(|before| !(is_item && matches!(before, Block::Item(_)))) {
                lines.push(String::new());
            }
            match block {
                Block::Heading(words) => lines.push(format!("# {words}")),
                Block::Paragraph(phrase) => lines.extend(divide(render(phrase, true, reader), "")),
                Block::Item(phrase) => {
                    lines.extend(divide(format!("- {}", render(phrase, true, reader)), "  "));
                }
                Block::Code(code) => lines.extend(code.written()),
            }
            before = Some(block);
        }
        lines
    }
}

/// A text of Markdown that is safe: descriptions of an `OpenAPI` document are nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(in crate::emit) struct CommonMark(String);

impl From<&'static str> for CommonMark {
    fn from(words: &'static str) -> Self {
        Self(words.to_owned())
    }
}

impl From<Phrase> for CommonMark {
    fn from(phrase: Phrase) -> Self {
        Self(whole(&render(&phrase, true, Reader::Other)))
    }
}

impl From<Phrase> for Doc {
    fn from(phrase: Phrase) -> Self {
        Self(if phrase.is_empty() { Vec::new() } else { vec![Block::Paragraph(phrase)] })
    }
}

impl From<&'static str> for Doc {
    fn from(words: &'static str) -> Self {
        Phrase::from(words).into()
    }
}

impl From<CodeBlock> for Doc {
    fn from(code: CodeBlock) -> Self {
        Self(vec![Block::Code(code)])
    }
}

impl FromIterator<Phrase> for Doc {
    fn from_iter<I: IntoIterator<Item = Phrase>>(phrases: I) -> Self {
        Self(phrases.into_iter().flat_map(|phrase| Self::from(phrase).0).collect())
    }
}

impl FromIterator<Self> for Doc {
    fn from_iter<I: IntoIterator<Item = Self>>(parts: I) -> Self {
        Self(parts.into_iter().flat_map(|part| part.0).collect())
    }
}

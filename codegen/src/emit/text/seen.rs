//! What a reader of written Markdown sees, by the library that rustdoc reads Markdown with: for tests and fuzzers.

use pulldown_cmark::{BrokenLink, Event, Options, Parser, Tag, TagEnd};

/// What rustdoc turns on, without what makes quotes and dashes prettier.
pub(super) const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_TASKLISTS);

/// As rustdoc reads it. A shortcut to any item counts as a link, as if that item existed.
pub(super) fn events(markdown: &str) -> Vec<Event<'_>> {
    let found = |link: BrokenLink<'_>| Some((link.reference.to_string().into(), "".into()));
    Parser::new_with_broken_link_callback(markdown, OPTIONS, Some(found)).collect()
}

/// The words of paragraphs and items. None where there is anything but words, code and what surrounds them.
pub(super) fn rendered(markdown: &str) -> Option<String> {
    let mut words = String::new();
    for event in events(markdown) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak => words.push(' '),
            Event::Start(Tag::Paragraph | Tag::List(None) | Tag::Item)
            | Event::End(TagEnd::Paragraph | TagEnd::List(false) | TagEnd::Item) => {}
            _ => return None,
        }
    }
    Some(words)
}

/// Without white space, of which there may be more between two pieces than was asked for.
pub(super) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

//! The guide: Markdown that people wrote, in the frame of the site.
//!
//! In: a folder in the form of mdBook, whose `SUMMARY.md` lists the chapters. Out: a page for each. mdBook itself would make a
//! second site, with a look, a search and binary files of its own, for a few chapters; whoever prefers it can run it on the folder.

use std::fs;
use std::path::Path;

use maud::{Markup, PreEscaped, html};
use pulldown_cmark::{Alignment, CowStr, Event, Options, Parser, Tag, TagEnd, html as renderer};

use super::frame::Frame;
use crate::error::Error;

/// The list of chapters.
const SUMMARY: &str = "SUMMARY.md";

/// The chapter that is the first page.
const FIRST: &str = "introduction";

/// The chapters, in order.
#[derive(Debug, Default)]
pub(in crate::publish) struct Guide {
    chapters: Vec<Chapter>,
}

#[derive(Debug)]
struct Chapter {
    /// The heading of the summary that it stands below.
    part: String,
    title: String,
    /// `decisions/reading.md`
    source: String,
    text: String,
}

impl Guide {
    /// Reads the chapters of a folder.
    pub(in crate::publish) fn read(folder: &Path) -> Result<Self, Error> {
        let read = |name: &str| {
            let path = folder.join(name);
            fs::read_to_string(&path).map_err(Error::io("read", &path))
        };
        let mut chapters = chapters(&read(SUMMARY)?);
        for chapter in &mut chapters {
            chapter.text = read(&chapter.source)?;
        }
        Ok(Self { chapters })
    }

    pub(super) fn files(&self, cloud: &str) -> Vec<(String, String)> {
        self.chapters
            .iter()
            .map(|chapter| (format!("-/guide/{}", file(&chapter.source)), self.page(chapter, cloud)))
            .collect()
    }

    fn page(&self, chapter: &Chapter, cloud: &str) -> String {
        let up = "../".repeat(chapter.source.matches('/').count());
        let frame = Frame {
            cloud,
            title: &chapter.title,
            about: &format!("{}: a chapter of the guide", chapter.title),
            root: &format!("{up}../../"),
            above: vec![("All services".to_owned(), "index.html".to_owned())],
        };
        frame.around(&html! {
            div.guide {
                nav aria-label="Chapters" { @for part in self.parts() { (list(part, chapter, &up)) } }
                article { (rendered(&chapter.text)) }
            }
        })
    }

    /// The chapters by the headings of the summary.
    fn parts(&self) -> impl Iterator<Item = &[Chapter]> {
        self.chapters.chunk_by(|one, next| one.part == next.part)
    }
}

/// The links to the chapters of a part.
fn list(part: &[Chapter], open: &Chapter, up: &str) -> Markup {
    html! {
        @if let Some(first) = part.first() { p.label { (first.part) } }
        ol {
            @for chapter in part {
                li {
                    a href=(format!("{up}{}", file(&chapter.source))) aria-current=[(chapter.source == open.source).then_some("page")] {
                        (chapter.title)
                    }
                }
            }
        }
    }
}

/// The chapters that the summary links to, without their texts: `- [Documents](documents.md)`, below `# For readers`.
fn chapters(summary: &str) -> Vec<Chapter> {
    let mut chapters: Vec<Chapter> = Vec::new();
    let (mut part, mut words, mut target) = (String::new(), String::new(), None);
    for event in Parser::new(summary) {
        match event {
            Event::Start(Tag::Heading { .. }) => words.clear(),
            Event::End(TagEnd::Heading(_)) => part = std::mem::take(&mut words),
            Event::Start(Tag::Link { dest_url, .. }) => {
                words.clear();
                target = Some(dest_url.into_string());
            }
            Event::End(TagEnd::Link) => {
                let title = std::mem::take(&mut words);
                let chapter = |source| Chapter { part: part.clone(), title, source, text: String::new() };
                chapters.extend(target.take().map(chapter));
            }
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            _ => {}
        }
    }
    chapters
}

/// The page of a chapter: the introduction is the first one.
fn file(source: &str) -> String {
    let stem = source.strip_suffix(".md").unwrap_or(source);
    let (folder, name) = stem.rsplit_once('/').map_or(("", stem), |(folder, name)| (folder, name));
    let name = if name == FIRST { "index" } else { name };
    if folder.is_empty() { format!("{name}.html") } else { format!("{folder}/{name}.html") }
}

/// A chapter as HTML. Links lead to pages instead of sources, tables and code can be scrolled to by keyboard, and markup of HTML is text.
fn rendered(text: &str) -> Markup {
    let events = Parser::new_ext(text, Options::ENABLE_TABLES).map(|event| match event {
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Link { link_type, dest_url: to_page(dest_url), title, id })
        }
        // Alignment would be a style within the page, which pages may not have.
        Event::Start(Tag::Table(columns)) => Event::Start(Tag::Table(vec![Alignment::None; columns.len()])),
        Event::Html(html) | Event::InlineHtml(html) => Event::Text(html),
        event => event,
    });
    let mut html = String::new();
    renderer::push_html(&mut html, events);
    let html = html.replace(
        "<table>",
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table>",
    );
    PreEscaped(html.replace("</table>", "</table></div>").replace("<pre>", "<pre tabindex=\"0\">"))
}

fn to_page(url: CowStr<'_>) -> CowStr<'_> {
    let is_chapter = url.ends_with(".md") && !url.contains("://");
    if is_chapter { file(&url).into() } else { url }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_lists_the_chapters() {
        let summary = "# Summary\n\n# For readers\n\n- [Introduction](introduction.md)\n  - [The `docs`](a/docs.md)\n\n# Others\n\n- [C](c.md)\n";
        let chapters = chapters(summary);
        let found: Vec<[&str; 3]> = chapters.iter().map(|it| [&*it.part, &*it.title, &*it.source]).collect();
        let expected = [
            ["For readers", "Introduction", "introduction.md"],
            ["For readers", "The docs", "a/docs.md"],
            ["Others", "C", "c.md"],
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn links_lead_to_pages() {
        let html = rendered("[a](../introduction.md) [b](docs.md) [c](https://x.example/a.md)").into_string();
        assert!(
            html.contains("\"../index.html\"")
                && html.contains("\"docs.html\"")
                && html.contains("x.example/a.md"),
            "{html}"
        );
    }

    #[test]
    fn html_in_a_chapter_is_text() {
        let html = rendered("<script>alert(1)</script>\n\na <b>c</b>").into_string();
        assert!(!html.contains("<script") && !html.contains("<b>"), "{html}");
    }

    /// The guide of this repository can be read, and every chapter has words.
    #[test]
    fn our_own_guide_is_whole() {
        let guide = Guide::read(&crate::paths::of_repository("docs")).unwrap();
        assert!(guide.chapters.len() > 3 && guide.chapters.iter().all(|chapter| chapter.text.len() > 200));
        let pages: Vec<String> = guide.files("Cloud").into_iter().map(|(path, _)| path).collect();
        assert_eq!(pages.first().map(String::as_str), Some("-/guide/index.html"));
    }
}

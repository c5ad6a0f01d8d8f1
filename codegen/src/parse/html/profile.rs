//! What the two HTML dialects do differently.

use scraper::{ElementRef, Html, Selector};

use crate::source::Dialect;

/// Where Sphinx themes put the content, most telling first.
const SPHINX_CONTENT: &[&str] =
    &["#docs-content", "main[role=main]", "[role=main]", "main", "article", "div.body", "body"];

/// A dialect of HTML.
pub(super) struct Profile {
    content: &'static [&'static str],
    is_portal: bool,
}

impl Profile {
    pub fn of(dialect: Dialect) -> Self {
        let is_portal = dialect == Dialect::PortalHtml;
        Self { content: if is_portal { &["body"] } else { SPHINX_CONTENT }, is_portal }
    }

    /// The element that holds the content of the page.
    pub fn content<'h>(&self, html: &'h Html) -> ElementRef<'h> {
        let find = |selector: &&str| {
            let selector = Selector::parse(selector).ok()?;
            html.select(&selector).next()
        };
        self.content.iter().find_map(find).unwrap_or_else(|| html.root_element())
    }

    /// The depth of a heading. None for an element that is none.
    pub fn heading_level(&self, element: ElementRef<'_>) -> Option<u8> {
        let level = match element.value().name() {
            "h1" => 1,
            "h2" => 2,
            "h3" => 3,
            "h4" => 4,
            "h5" => 5,
            "h6" => 6,
            _ => return None,
        };
        // The portal's sections stand right below the title, whatever the number of their tag.
        let is_section = self.is_portal
            && element.value().has_class("sectiontitle", scraper::CaseSensitivity::CaseSensitive);
        Some(if is_section { 2 } else { level })
    }

    /// Whether an element is the title of a note.
    pub fn is_note_title(&self, element: ElementRef<'_>) -> bool {
        let class = if self.is_portal { "notetitle" } else { "admonition-title" };
        element.value().has_class(class, scraper::CaseSensitivity::CaseSensitive)
    }

    /// Whether a paragraph belongs to the portal's navigation: `Parent topic: Backups`.
    pub fn is_navigation(&self, text: &str) -> bool {
        self.is_portal && crate::vocabulary::is_navigation(text)
    }
}

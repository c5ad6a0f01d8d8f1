//! What stands around every page: the head, the search, where one is, the foot.

use maud::{DOCTYPE, Markup, html};

/// What a page may load: files of this folder. Nothing from elsewhere, and no script that stands in a page.
const POLICY: &str = "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file: data:; \
                      base-uri 'none'; form-action 'none'";

/// A page of the site.
pub(super) struct Frame<'a> {
    /// The cloud's name for readers.
    pub(super) cloud: &'a str,
    /// What the page is about. The title of the window, too.
    pub(super) title: &'a str,
    /// One sentence for those who see a link to it.
    pub(super) about: &'a str,
    /// The way back to the folder of the cloud: `../../`.
    pub(super) root: &'a str,
    /// The pages above it, with their addresses below that folder.
    pub(super) above: Vec<(String, String)>,
}

impl Frame<'_> {
    /// The page with this content.
    pub(super) fn around(&self, content: &Markup) -> String {
        let Self { cloud, title, about, root, above } = self;
        let page = html! {
            (DOCTYPE)
            html lang="en" data-root=(root) {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(POLICY);
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta name="description" content=(about);
                    title { (title) " · " (cloud) " API reference" }
                    link rel="icon" href=(format!("{root}-/assets/icon.svg")) type="image/svg+xml";
                    link rel="stylesheet" href=(format!("{root}-/assets/site.css"));
                    script src=(format!("{root}-/assets/theme.js")) {}
                }
                body {
                    a.skip href="#content" { "Skip to the content" }
                    (self.header())
                    @if !above.is_empty() { (self.way()) }
                    main #content tabindex="-1" { (content) }
                    footer {
                        p {
                            "Made by Tablature from the documentation of " (cloud)
                            ". What is quoted from it remains its publisher's. "
                            a href=(format!("{root}-/guide/index.html")) { "How to read these pages" }
                        }
                    }
                    script src=(format!("{root}-/assets/site.js")) defer {}
                }
            }
        };
        page.into_string() + "\n"
    }

    fn header(&self) -> Markup {
        let Self { cloud, root, .. } = self;
        html! {
            header.top {
                a.brand href=(format!("{root}index.html")) { (cloud) " " span { "API reference" } }
                search {
                    label.hidden for="search" { "Search all operations" }
                    input #search type="search" placeholder="Search all operations" autocomplete="off" spellcheck="false"
                        role="combobox" aria-expanded="false" aria-controls="results" aria-autocomplete="list";
                    kbd aria-hidden="true" { "/" }
                    div #results role="listbox" aria-label="Operations found" hidden {}
                    p #found.hidden role="status" {}
                }
                nav aria-label="Site" {
                    a href=(format!("{root}-/guide/index.html")) { "Guide" }
                    button #theme type="button" aria-label="Switch between light and dark" hidden { "◐" }
                }
            }
        }
    }

    fn way(&self) -> Markup {
        html! {
            nav.way aria-label="Breadcrumb" {
                ol {
                    @for (name, address) in &self.above {
                        li { a href=(format!("{}{address}", self.root)) { (name) } }
                    }
                    li aria-current="page" { (self.title) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_no_markup() {
        let frame = Frame {
            cloud: "C & D",
            title: "</title><script>alert(1)</script>",
            about: "\" onload=\"x",
            root: "../",
            above: vec![("<b>".to_owned(), "index.html".to_owned())],
        };
        let page = frame.around(&html! {});
        assert!(!page.contains("<script>") && !page.contains("onload=\"") && !page.contains("<b>"), "{page}");
        assert!(page.contains("C &amp; D"));
    }
}

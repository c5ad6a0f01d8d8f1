//! HTML, of the documentation portal and of Sphinx.
//!
//! One walker reads both; a dialect contributes where its content lies and how its headings are nested
//! ([`profile`]). Navigation, scripts and footers are no content. The parser behind it repairs half-broken markup as
//! browsers do and keeps no offsets, so places in HTML are tables and rows.

mod flow;
mod profile;
mod table;

use scraper::Html;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::Block;
use crate::source::{Dialect, Place, SourcePage};
use flow::Context;
use profile::Profile;

/// Reads an HTML page.
pub(super) fn read(page: &SourcePage, diagnostics: &mut Diagnostics) -> Vec<Block> {
    if let Some(what) = cut_off(&page.text) {
        diagnostics.push(
            Diagnostic::new(Code::TruncatedPage, page.place(), format!("the page was cut off: {what}"))
                .help("fetch it again; what is missing cannot be told from what is there"),
        );
    }
    let html = Html::parse_document(&page.text);
    let profile = Profile::of(page.dialect);
    let context = Context { profile: &profile, place: &page.place(), depth: 0 };
    flow::read(profile.content(&html), context, diagnostics)
}

/// Reads HTML within a page of another dialect.
pub(super) fn read_fragment(html: &str, place: &Place, diagnostics: &mut Diagnostics) -> Vec<Block> {
    let html = Html::parse_fragment(html);
    let profile = Profile::of(Dialect::SphinxHtml);
    let context = Context { profile: &profile, place, depth: 0 };
    flow::read(html.root_element(), context, diagnostics)
}

/// How it shows that a page does not end where it should, if it does not.
fn cut_off(text: &str) -> Option<&'static str> {
    let open = text.rfind('<').filter(|start| !text[*start..].contains('>'));
    if open.is_some() {
        return Some("it ends within a tag");
    }
    let has = |tag: &str| text.contains(tag);
    (has("<html") && !has("</html")).then_some("its `<html>` is never closed")
}

#[cfg(test)]
mod tests;

//! HTML, of the documentation portal and of Sphinx.
//!
//! One walker reads both; a dialect contributes where its content lies and how its headings are nested
//! ([`profile`]). Navigation, scripts and footers are no content. The parser behind it repairs half-broken markup as
//! browsers do and keeps no offsets, so places in HTML are tables and rows.

mod attributes;
mod budget;
mod flow;
mod profile;
mod table;
mod tree;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::Block;
use crate::source::{Dialect, Place, SourcePage};
use scraper::ElementRef;

use budget::Budget;
use flow::Context;
use profile::Profile;

/// Reads an HTML page.
pub(super) fn read(page: &SourcePage, diagnostics: &mut Diagnostics) -> Result<Vec<Block>, Diagnostic> {
    if let Some(what) = cut_off(&page.text) {
        diagnostics.push(
            Diagnostic::new(Code::TruncatedPage, page.place(), format!("the page was cut off: {what}"))
                .help("fetch it again; what is missing cannot be told from what is there"),
        );
    }
    let html = tree::document(&page.text).map_err(|excess| excess.diagnostic(page.place()))?;
    let profile = Profile::of(page.dialect);
    within_budget(profile.content(&html), &profile, &page.place(), diagnostics)
}

/// Reads HTML within a page of another dialect.
pub(super) fn read_fragment(
    html: &str,
    place: &Place,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<Block>, Diagnostic> {
    let html = tree::fragment(html).map_err(|excess| excess.diagnostic(place.clone()))?;
    let profile = Profile::of(Dialect::SphinxHtml);
    within_budget(html.root_element(), &profile, place, diagnostics)
}

fn within_budget(
    root: ElementRef<'_>,
    profile: &Profile,
    place: &Place,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<Block>, Diagnostic> {
    let budget = Budget::default();
    let context = Context { profile, place, budget: &budget, tables: 0 };
    let blocks = flow::read(root, context, diagnostics);
    budget.excess().map_or(Ok(blocks), Err)
}

/// How it shows that a page does not end where it should, if it does not.
fn cut_off(text: &str) -> Option<&'static str> {
    let open = text.rsplit_once('<').is_some_and(|(_, tag)| !tag.contains('>'));
    if open {
        return Some("it ends within a tag");
    }
    let has = |tag: &str| text.contains(tag);
    (has("<html") && !has("</html")).then_some("its `<html>` is never closed")
}

#[cfg(test)]
mod tests;

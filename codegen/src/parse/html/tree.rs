//! HTML to a tree, within bounds.
//!
//! The parser behind it is that of a browser: it repairs what is broken, and may make a large tree of a small page while it
//! does (`<b>` that is never closed is opened anew in each paragraph). So it is fed piece by piece, and the tree is looked at
//! behind each. What it gives is no deeper than [`limits::MARKUP_DEPTH`], which is why readers may go into the depth.

use html5ever::driver::{self, Parser};
use html5ever::tendril::TendrilSink as _;
use html5ever::{QualName, local_name, ns};
use scraper::{Html, HtmlTreeSink, Node};

use super::attributes;
use crate::diagnostic::Code;
use crate::limits::{self, Excess};

/// Bytes that the parser gets at once. So few cannot do much harm before the tree is looked at.
const PIECE: usize = 1024;

/// The tree of a page.
pub(super) fn document(text: &str) -> Result<Html, Excess> {
    let sink = HtmlTreeSink::new(Html::new_document());
    feed(driver::parse_document(sink, driver::ParseOpts::default()), text)
}

/// The tree of a part of a page of another dialect.
pub(super) fn fragment(text: &str) -> Result<Html, Excess> {
    let sink = HtmlTreeSink::new(Html::new_fragment());
    let body = QualName::new(None, ns!(html), local_name!("body"));
    feed(driver::parse_fragment(sink, driver::ParseOpts::default(), body, Vec::new(), false), text)
}

fn feed(mut parser: Parser<HtmlTreeSink>, text: &str) -> Result<Html, Excess> {
    if attributes::most(text) > limits::TAG_ATTRIBUTES {
        return Err(Excess::beyond(Code::PageTooLarge, "attributes in a tag", limits::TAG_ATTRIBUTES));
    }
    let mut rest = text;
    let mut seen = 0;
    while !rest.is_empty() {
        let (piece, behind) = rest.split_at_checked(rest.floor_char_boundary(PIECE)).unwrap_or((rest, ""));
        parser.process(piece.into());
        seen = look(&parser.tokenizer.sink.sink.0.borrow(), seen)?;
        rest = behind;
    }
    let html = parser.finish();
    // Repairs move what stands deep already.
    look(&html, 0)?;
    Ok(html)
}

/// Looks at the nodes that are new since there were `seen`. Gives how many there are.
fn look(html: &Html, seen: usize) -> Result<usize, Excess> {
    let nodes = html.tree.nodes();
    let count = nodes.len();
    if count > limits::MARKUP_NODES {
        return Err(Excess::beyond(Code::PageTooLarge, "elements of HTML on the page", limits::MARKUP_NODES));
    }
    let new = nodes.rev().take(count.saturating_sub(seen));
    let is_deep = |node: ego_tree::NodeRef<'_, Node>| node.ancestors().nth(limits::MARKUP_DEPTH).is_some();
    if new.filter(|node| node.value().is_element()).any(is_deep) {
        return Err(Excess::beyond(
            Code::TooDeep,
            "elements of HTML within each other",
            limits::MARKUP_DEPTH,
        ));
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_never_closed_makes_no_large_tree() {
        let unclosed: Vec<String> = (0..3_000).map(|number| format!("<p><b id={number}>x")).collect();
        assert_eq!(
            document(&unclosed.concat()).map(|_| ()).map_err(|excess| excess.code),
            Err(Code::TooDeep)
        );
        assert_eq!(
            document(&"<div>".repeat(100_000)).map(|_| ()).map_err(|excess| excess.code),
            Err(Code::TooDeep)
        );
        // A comment behind the end of the body does not hide what is still open.
        let hidden = "<div><div></body><!-- -->".repeat(1_000);
        assert_eq!(document(&hidden).map(|_| ()).map_err(|excess| excess.code), Err(Code::TooDeep));
        assert!(document(&"<p>x".repeat(10_000)).is_ok());
    }
}

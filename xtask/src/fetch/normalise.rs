//! HTML without what changes when nobody changes the page.
//!
//! In: the element that holds the content. Out: its markup, in one form. Left out are what [`chrome`](super::chrome) knows, comments,
//! and attributes from which nothing is read: styles, scripts, numbers of sessions. White space that means nothing is one space,
//! and every block begins a line, so that a change of the page is a change of the lines that it concerns.

use scraper::{ElementRef, Node, node::Element};

use super::chrome::is_chrome;

/// Attributes that say something.
const ATTRIBUTES: &[&str] =
    &["class", "id", "name", "href", "role", "itemprop", "colspan", "rowspan", "scope", "headers", "alt"];
/// Elements that have no end.
const VOID: &[&str] = &["br", "hr", "img", "wbr", "col", "area", "source", "embed", "track", "param", "base"];
/// Elements that run within a line.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "font", "i", "img", "ins", "kbd", "label",
    "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "tt", "u", "var", "wbr",
];

/// The markup of the content.
pub(super) fn normalise(content: ElementRef<'_>) -> String {
    let mut writer = Writer::default();
    // All of a page is its body, whose tags would say that it is one.
    if content.value().name() == "body" || content.value().name() == "html" {
        writer.children(content);
    } else {
        writer.element(content);
    }
    writer.line();
    writer.out
}

#[derive(Default)]
struct Writer {
    out: String,
    /// Preformatted elements around.
    pre: usize,
    /// Whether white space came since the last word.
    is_spaced: bool,
}

impl Writer {
    /// The tree is no deeper than its bound: the page was parsed before (`form`).
    fn children(&mut self, element: ElementRef<'_>) {
        for child in element.children() {
            match child.value() {
                Node::Text(text) if self.pre > 0 => escape(text, &mut self.out),
                Node::Text(text) => self.words(text),
                Node::Element(_) => {
                    if let Some(child) = ElementRef::wrap(child).filter(|child| !is_chrome(*child)) {
                        self.element(child);
                    }
                }
                _ => {}
            }
        }
    }

    fn element(&mut self, element: ElementRef<'_>) {
        let name = element.value().name();
        // The reader passes over headers and forms; what has come so far holds content.
        let name = if matches!(name, "header" | "form") { "div" } else { name };
        let is_block = !INLINE.contains(&name) && self.pre == 0;
        if is_block {
            self.line();
        } else {
            self.space();
        }
        self.open(name, element.value());
        if VOID.contains(&name) {
            return;
        }
        let is_pre = name == "pre";
        self.pre += usize::from(is_pre);
        // A parser takes away the first line break of preformatted text.
        if is_pre && element.text().next().is_some_and(|text| text.starts_with('\n')) {
            self.out.push('\n');
        }
        self.children(element);
        self.pre -= usize::from(is_pre);
        if is_block {
            self.is_spaced = false;
        } else {
            self.space();
        }
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
        if is_block {
            self.line();
        }
    }

    fn open(&mut self, name: &str, element: &Element) {
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in element.attrs().filter(|(key, _)| ATTRIBUTES.contains(key)) {
            self.out.push(' ');
            self.out.push_str(key);
            self.out.push_str("=\"");
            self.out.push_str(&value.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;"));
            self.out.push('"');
        }
        self.out.push('>');
    }

    /// Text in which white space is only that there is some. A no-break space is a character like any other.
    fn words(&mut self, text: &str) {
        self.is_spaced |= text.starts_with(|c: char| c.is_ascii_whitespace());
        for (index, word) in text.split_ascii_whitespace().enumerate() {
            self.is_spaced |= index > 0;
            self.space();
            escape(word, &mut self.out);
        }
        self.is_spaced |= text.ends_with(|c: char| c.is_ascii_whitespace());
    }

    /// The white space that is due. At the beginning of a line there is some already.
    fn space(&mut self) {
        if self.is_spaced && !self.out.ends_with('\n') && !self.out.is_empty() {
            self.out.push(' ');
        }
        self.is_spaced = false;
    }

    fn line(&mut self) {
        self.is_spaced = false;
        if !self.out.ends_with('\n') && !self.out.is_empty() && self.pre == 0 {
            self.out.push('\n');
        }
    }
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\r' => {}
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;
    use crate::fetch::content;

    fn normal(html: &str) -> String {
        let html = Html::parse_document(html);
        normalise(content::candidates(&html)[0])
    }

    #[test]
    fn white_space_comments_and_dead_attributes_are_nothing() {
        let page = "<article data-build='17'><h1 class=t style='x'>Creating  a\n Job</h1><!-- 4711 -->\
            <p>See <b>this</b> , \n <a href='a.html#b' target=_blank onclick='f()'>that</a>.</p><script>x</script></article>";
        let expected = "<article>\n<h1 class=\"t\">Creating a Job</h1>\n\
            <p>See <b>this</b> , <a href=\"a.html#b\">that</a>.</p>\n</article>\n";
        assert_eq!(normal(page), expected);
        assert_eq!(normal(expected), expected);
    }

    #[test]
    fn code_is_kept_to_the_last_space() {
        let page = "<article><h1>x</h1><div><pre class=screen>\n\n{\n  \"a\": <span>\"&lt;b&gt;\"</span>  \n}\n</pre></div></article>";
        let normal = normal(page);
        assert!(
            normal.contains("<pre class=\"screen\">\n\n{\n  \"a\": <span>\"&lt;b&gt;\"</span>  \n}\n</pre>"),
            "{normal}"
        );
        assert_eq!(super::tests::normal(&normal), normal);
    }

    #[test]
    fn what_asks_for_feedback_within_the_content_is_left_out() {
        let bare = "<article><h1>x</h1><table><tr><td rowspan=2>a</td></tr></table></article>";
        let boxed = bare.replace(
            "</article>",
            "<div class='c1'><h3>Feedback</h3><p>Was this page helpful?</p></div><nav>next</nav></article>",
        );
        assert_eq!(normal(&boxed), normal(bare));
        assert!(normal(bare).contains("<td rowspan=\"2\">"));
    }

    #[test]
    fn a_title_in_a_header_is_kept_where_it_is_read() {
        let page = "<article><header><h1>x</h1></header><table></table></article>";
        assert!(normal(page).starts_with("<article>\n<div>\n<h1>x</h1>\n</div>"));
    }
}

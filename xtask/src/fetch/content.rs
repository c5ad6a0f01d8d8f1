//! The element of a page that holds its content.
//!
//! In: a page as a tree, and the selector of service.toml, if there is one. Out: candidates, the narrowest first, of which the caller takes
//! the first from which all operations are read. Where nobody names the element it is looked for: in the places where makers of
//! documentation put it, then as the narrowest element around the title, everything that is a table or code, and most paragraphs.

use scraper::{ElementRef, Html, Selector};

use super::chrome::is_chrome;

/// Where themes put the content, most telling first.
const KNOWN: &[&str] = &[
    "#docs-content",
    "[itemprop=articleBody]",
    "main[role=main]",
    "[role=main]",
    ".markdown-body",
    "article",
    "main",
    "div.body",
];

/// The element that the selector names. None where there is none.
pub(super) fn named<'h>(html: &'h Html, selector: &str) -> Option<ElementRef<'h>> {
    html.select(&Selector::parse(selector).ok()?).next()
}

/// Elements that may hold the content, the best first; the last one is all of the page.
pub(super) fn candidates(html: &Html) -> Vec<ElementRef<'_>> {
    let marks = content_of(html, "h1, table, pre");
    let holds_all = |element: &ElementRef<'_>| marks.iter().all(|mark| is_within(*mark, *element));
    let known = KNOWN.iter().filter_map(|selector| named(html, selector));
    let known = known.filter(|element| !marks.is_empty() && holds_all(element)).take(1);
    let around = around(&marks, &content_of(html, "p")).into_iter();
    let body = named(html, "body").unwrap_or_else(|| html.root_element());
    known.chain(around).chain([body]).collect()
}

/// All such elements of the page, without those of navigation.
fn content_of<'h>(html: &'h Html, selector: &str) -> Vec<ElementRef<'h>> {
    let Ok(selector) = Selector::parse(selector) else { return Vec::new() };
    let is_content = |element: &ElementRef<'_>| {
        !is_chrome(*element) && !element.ancestors().filter_map(ElementRef::wrap).any(is_chrome)
    };
    html.select(&selector).filter(is_content).collect()
}

/// The narrowest element around all marks and most paragraphs. Without a title, nothing says that it is the page.
fn around<'h>(marks: &[ElementRef<'h>], paragraphs: &[ElementRef<'h>]) -> Option<ElementRef<'h>> {
    let first = marks.iter().find(|mark| mark.value().name() == "h1")?;
    let mut above = first.ancestors().filter_map(ElementRef::wrap);
    above.find(|element| {
        let within = paragraphs.iter().filter(|paragraph| is_within(**paragraph, *element)).count();
        let has_most =
            if marks.len() > 1 { 2 * within >= paragraphs.len() } else { 2 * within > paragraphs.len() };
        has_most && marks.iter().all(|mark| is_within(*mark, *element))
    })
}

fn is_within(inner: ElementRef<'_>, outer: ElementRef<'_>) -> bool {
    inner.id() == outer.id() || inner.ancestors().any(|ancestor| ancestor.id() == outer.id())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(html: &str) -> String {
        candidates(&Html::parse_document(html))[0].html()
    }

    #[test]
    fn the_content_is_where_themes_put_it() {
        let article = "<article><h1>Creating a Job</h1><p>POST /v1/jobs</p></article>";
        assert_eq!(best(&format!("<nav>x</nav><main>{article}<div>y</div></main>")), article);
        // One that holds only a part is no content.
        let page = "<div id=\"x\"><h1>Creating a Job</h1><article><table></table></article><p>z</p></div>";
        assert!(best(&format!("<div>menu</div>{page}")).starts_with("<div id=\"x\"><h1>"));
    }

    #[test]
    fn elsewhere_it_is_around_title_and_tables() {
        let content = "<div class=\"q7\"><h1>Creating a Job</h1><div><pre>{}</pre></div></div>";
        let page = format!(
            "<ul><li>menu</li></ul><div>{content}<div>rate us</div></div><footer><table></table></footer>"
        );
        assert_eq!(best(&page), content);
        // Neither table nor code: then it is where the paragraphs are.
        let content = "<div><div><h1>Overview</h1></div><p>One.</p><p>Two.</p></div>";
        assert_eq!(best(&format!("<ul><li>menu</li></ul><div>{content}<p>rate us</p></div>")), content);
    }

    #[test]
    fn without_marks_it_is_all_of_the_page() {
        assert_eq!(best("<p>text</p>"), "<body><p>text</p></body>");
        assert_eq!(best("<p>menu</p><div><h2>title</h2><pre>x</pre></div>").get(..6), Some("<body>"));
    }
}

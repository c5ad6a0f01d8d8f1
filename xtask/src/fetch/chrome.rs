//! What stands around the content and within it without being a part of it: navigation, scripts, boxes that ask for feedback.
//!
//! In: an element. Out: whether it is that, by its name, its class or what it says. What holds a title, a table or code is content
//! whatever it is called, but for elements that can be nothing else. Left out on purpose: links to the topic above, and whatever else
//! the reader of pages knows by itself.

use scraper::{ElementRef, Node};

/// Elements that are never content, whatever is in them.
const NEVER: &[&str] = &[
    "script", "style", "noscript", "template", "iframe", "object", "svg", "nav", "aside", "footer", "head",
    "link", "meta", "button", "select", "input", "textarea", "dialog",
];
/// Elements that a site puts around its own things, and some sites around everything.
const MOSTLY: &[&str] = &["header", "form"];
/// Roles of the same.
const ROLES: &[&str] = &["navigation", "banner", "contentinfo", "search", "dialog", "complementary"];
/// Words of classes and ids of boxes.
const WORDS: &[&str] = &[
    "feedback",
    "helpful",
    "survey",
    "rating",
    "breadcrumb",
    "breadcrumbs",
    "crumbs",
    "sidebar",
    "sidenav",
    "navbar",
    "pagination",
    "pager",
    "cookie",
    "cookies",
    "toctree",
    "headerlink",
    "byline",
    "share",
    "sharing",
    "watermark",
];
/// The same as whole classes or ids, because their words alone may be those of content.
const MARKS: &[&str] = &[
    "related",
    "bottom-navigation",
    "docs-toc",
    "page-toc",
    "prev-next",
    "prev-next-area",
    "edit-this-page",
    "skip-link",
];
/// Elements that are boxes. A row or a paragraph is none, and neither is a section, whose id is made of its title.
const BOXES: &[&str] = &["div", "ul", "ol", "dl", "a", "span"];
/// Elements that may hold what a box says, and nothing else.
const SAYING: &[&str] = &["div", "section", "p", "ul", "h2", "h3", "h4", "h5", "h6"];
/// How boxes begin that ask for feedback, on the pages of vendors.
const PHRASES: &[&str] = &[
    "feedback was this",
    "was this page helpful",
    "was this article helpful",
    "was this topic helpful",
    "was this document helpful",
    "is this page helpful",
    "is this content helpful",
    "did you find this page helpful",
    "did you find this page useful",
    "did this article solve your problem",
    "how helpful was this",
    "provide feedback",
    "thank you very much for your feedback",
    "thank you for your score",
    "for any further questions, feel free to contact us",
    "see the reply and handling status in my cloud voc",
    "相关文档 意见反馈",
    "意见反馈",
    "文档内容是否对您有帮助",
    "提交成功!非常感谢您的反馈",
    "提交成功！非常感谢您的反馈",
    "如您有其它疑问",
];
/// More than this no box says.
const LONGEST: usize = 400;

/// Whether an element is no content.
pub(super) fn is_chrome(element: ElementRef<'_>) -> bool {
    let value = element.value();
    let name = value.name();
    if NEVER.contains(&name) {
        return true;
    }
    let is_suspect = MOSTLY.contains(&name)
        || value.attr("role").is_some_and(|role| ROLES.contains(&role))
        || BOXES.contains(&name) && value.classes().chain(value.id()).any(is_mark)
        || SAYING.contains(&name) && asks_for_feedback(element);
    is_suspect && !holds_content(element)
}

/// `page-feedback`, `helpCenter_breadcrumb`, `docFeedback`
fn is_mark(class: &str) -> bool {
    if MARKS.contains(&class) {
        return true;
    }
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for c in class.chars() {
        let begins = !c.is_ascii_alphanumeric() || c.is_ascii_uppercase() && was_lower;
        was_lower = c.is_ascii_lowercase() || c.is_ascii_digit();
        if begins {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| c.is_ascii_alphanumeric()) {
            word.push(c.to_ascii_lowercase());
        }
    }
    words.iter().any(|word| WORDS.contains(&word.as_str()))
}

/// Whether a line, or all of a box, asks how the page was.
pub(super) fn is_feedback(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ").to_lowercase();
    text.len() <= LONGEST && PHRASES.iter().any(|phrase| text.starts_with(phrase))
}

fn asks_for_feedback(element: ElementRef<'_>) -> bool {
    let mut text = String::new();
    for piece in element.text() {
        text.push_str(piece);
        text.push(' ');
        if text.len() > 2 * LONGEST {
            return false;
        }
    }
    is_feedback(&text)
}

/// A title, a table or code.
fn holds_content(element: ElementRef<'_>) -> bool {
    let is_content =
        |node: &Node| node.as_element().is_some_and(|it| matches!(it.name(), "h1" | "table" | "pre"));
    element.descendants().any(|node| is_content(node.value()))
}

#[cfg(test)]
mod tests {
    use scraper::{Html, Selector};

    use super::*;

    fn is_chrome_of(html: &str) -> bool {
        let html = Html::parse_fragment(html);
        let all = Selector::parse("html > *").unwrap();
        is_chrome(html.select(&all).next().unwrap())
    }

    #[test]
    fn boxes_are_known_by_what_they_are_called() {
        for html in [
            "<nav><h1>x</h1></nav>",
            "<div class='crumbs breadcrumb'><a href='/'>Help Center</a></div>",
            "<div id='pageFeedback'>x</div>",
            "<div class='help_breadcrumbs'>x</div>",
            "<div role='navigation'>x</div>",
            "<a class='headerlink' href='#x'>¶</a>",
            "<header><a href='/'>Home</a></header>",
        ] {
            assert!(is_chrome_of(html), "{html}");
        }
        for html in [
            "<div class='section'>x</div>",
            "<section id='feedback'><p>Feedback of a user.</p></section>",
            "<div class='shared-storage'>x</div>",
            "<header><h1>Creating a Job</h1></header>",
            "<form><div><table><tr><td>x</td></tr></table></div></form>",
            "<div id='feedback'><pre>{}</pre></div>",
            "<p class='feedback'>x</p>",
        ] {
            assert!(!is_chrome_of(html), "{html}");
        }
    }

    /// As it stands below the pages of the vendor's help centre.
    #[test]
    fn boxes_are_known_by_what_they_ask() {
        for html in [
            "<div class='c1'><h3>Feedback</h3><p>Was this page helpful?</p><p>Provide feedback</p></div>",
            "<div><span>Thank you very much for your feedback. We will continue working to improve the documentation.</span></div>",
            "<p>See the reply and handling status in <a href='x'>My Cloud VOC</a>.</p>",
            "<section><h2>Was this page helpful?</h2><p>YesNo</p></section>",
        ] {
            assert!(is_chrome_of(html), "{html}");
        }
        for html in [
            "<p>Feedback of a user. Was this page helpful?</p>",
            "<li>Was this page helpful?</li>",
            "<div>Was this page helpful?<table><tr><td>x</td></tr></table></div>",
        ] {
            assert!(!is_chrome_of(html), "{html}");
        }
        let long = format!("<div>Was this page helpful? {}</div>", "It says so. ".repeat(50));
        assert!(!is_chrome_of(&long));
    }
}

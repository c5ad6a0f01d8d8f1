//! Prose from a page, safe within rustdoc: no links to what does not exist, no markup that was none, addresses that can
//! be followed, identifiers set as code.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::emit::markdown;

/// Stands for a piece that must not be escaped while the rest is. Pages have no use for this character.
const PIECE: char = '\u{e000}';

/// An address or an identifier, wherever it stands: text in Chinese has no spaces around it.
static PIECES: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "a constant that a test compiles")]
    Regex::new(
        r"(?x)
        (?<address> https?:// [-A-Za-z0-9._~:/?\#@!$&*+,;=%{}|^]* [A-Za-z0-9/=\#&_~{}-] )
        | (?<identifier> (?-u:\b) [A-Za-z][A-Za-z0-9]* (?: _[A-Za-z0-9]+ )+ (?-u:\b) )",
    )
    .expect("the expression is well-formed")
});

/// Paragraphs with an empty line between each two. Empty where they say nothing.
pub(in crate::emit::rust) fn prose(paragraphs: &[String]) -> String {
    super::paragraphs(paragraphs.iter().map(|text| paragraph(text)))
}

/// A title, or a sentence: one paragraph.
pub(in crate::emit::rust) fn words(text: &str) -> String {
    paragraph(text)
}

/// A link with words that need no escaping.
pub(in crate::emit::rust) fn link(words: &str, url: &str) -> String {
    let mut target = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            ' ' => target.push_str("%20"),
            '(' => target.push_str("%28"),
            ')' => target.push_str("%29"),
            '<' => target.push_str("%3C"),
            '>' => target.push_str("%3E"),
            '\\' => target.push_str("%5C"),
            c if c.is_control() => {}
            c => target.push(c),
        }
    }
    format!("[{words}]({target})")
}

/// A text as code, whatever is in it.
pub(in crate::emit::rust) fn code(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return "the empty text".to_owned();
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

fn paragraph(text: &str) -> String {
    let text = text.replace(PIECE, "\u{fffd}");
    // A backtick of the page's own would pair with ours.
    let has_ticks = text.contains('`');
    let mut pieces = Vec::new();
    let masked = PIECES.replace_all(&text, |found: &Captures<'_>| {
        let piece = &found[0];
        let is_address = found.name("address").is_some_and(|it| !it.as_str().contains(['{', '}']));
        if has_ticks && !is_address {
            return piece.to_owned();
        }
        pieces.push(if is_address { format!("<{piece}>") } else { code(piece) });
        PIECE.to_string()
    });
    let escaped = markdown::text(&[masked.into_owned()]).unwrap_or_default();
    fill(&escaped, pieces)
}

/// Puts the pieces back, and escapes what makes a link to an item of that name, which there is not.
fn fill(escaped: &str, pieces: Vec<String>) -> String {
    let mut pieces = pieces.into_iter();
    let mut filled = String::with_capacity(escaped.len());
    let mut chars = escaped.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            PIECE => filled.extend(pieces.next()),
            '[' => filled.push_str("\\["),
            '\\' => {
                filled.push('\\');
                // The character that is escaped, or the backslash itself before a piece.
                match chars.next_if(|next| *next != PIECE) {
                    Some(next) => filled.push(next),
                    None => filled.push('\\'),
                }
            }
            _ => filled.push(c),
        }
    }
    filled
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{BrokenLink, Event, LinkType, Options, Parser, Tag, TagEnd};

    use super::*;
    use crate::emit::rust::doc;

    fn one(text: &str) -> String {
        prose(&[text.to_owned()])
    }

    /// What a reader of rustdoc sees of one paragraph. None where there is more than words, code and addresses. A
    /// shortcut to any item counts as a link, as if that item existed.
    fn rendered(markdown: &str) -> Option<String> {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_TASKLISTS;
        let found = |link: BrokenLink<'_>| Some((link.reference.to_string().into(), "".into()));
        let mut words = String::new();
        for event in Parser::new_with_broken_link_callback(markdown, options, Some(found)) {
            match event {
                Event::Text(text) | Event::Code(text) => words.push_str(&text),
                Event::SoftBreak => words.push(' '),
                Event::Start(Tag::Paragraph | Tag::Link { link_type: LinkType::Autolink, .. })
                | Event::End(TagEnd::Paragraph | TagEnd::Link) => {}
                _ => return None,
            }
        }
        Some(words)
    }

    #[test]
    fn prose_is_safe_within_rustdoc() {
        assert_eq!(
            one("See [Tag] and https://a.b/c_d_e. Use topic_regex, or Vec<String> (max_size)."),
            "See \\[Tag] and <https://a.b/c_d_e>. Use `topic_regex`, or Vec\\<String> (`max_size`)."
        );
        assert_eq!(
            one("请参见https://a.b/c。使用topic_regex。"),
            "请参见<https://a.b/c>。使用`topic_regex`。"
        );
        assert_eq!(one("POST https://{eg_endpoint}/v1/jobs."), "POST `https://{eg_endpoint}/v1/jobs`.");
        assert_eq!(one(r"Must match ^\[a-z\]\d+$"), r"Must match ^\\\[a-z\\]\d+$");
        assert_eq!(one("a ` in user_name"), "a ` in user_name");
    }

    #[test]
    fn a_link_leads_anywhere() {
        assert_eq!(link("page", "https://a.b/c d(e)"), "[page](https://a.b/c%20d%28e%29)");
    }

    #[test]
    fn code_holds_anything() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a`b``c"), "```a`b``c```");
        assert_eq!(code("`"), "`` ` ``");
        assert_eq!(code(" "), "the empty text");
    }

    proptest! {
        #[test]
        fn a_reader_sees_the_words_of_the_page(
            text in r"([-a-z0-9 #*_`<>|&;:!?/\\()\[\].~+=^é\n]|a_b|https?://a\.bc/|\[a\]|\{b\}){0,16}",
        ) {
            let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let written = one(&text);
            prop_assert_eq!(rendered(&written), Some(plain), "{}", written);
        }

        #[test]
        fn breaking_lines_changes_nothing(
            words in prop::collection::vec(r"[-a-z0-9#*_`<>|&;:!?/\\()\[\].~+=]{1,9}|topic_regex", 20..60),
        ) {
            let plain = words.join(" ");
            let lines: Vec<String> = doc::lines(&one(&plain)).iter().map(|line| line.trim().to_owned()).collect();
            prop_assert_eq!(rendered(&lines.join("\n")), Some(plain), "{:#?}", lines);
        }

        #[test]
        fn code_is_read_as_it_is(text in r"[a-c`\\* ]{1,12}") {
            let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assume!(!plain.is_empty());
            prop_assert_eq!(rendered(&code(&text)), Some(plain));
        }
    }
}

//! Tags of HTML within Markdown.

/// What a tag does to the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// It ends a paragraph: `<br/>`, `</li>`.
    Break,
    /// It says how words look, or nothing.
    Mark,
    /// It is none: `<resource_tag>` stands for a value.
    Words,
}

const BREAKS: &[&str] = &["br", "p", "div", "ul", "ol", "li", "dl", "dt", "dd", "pre", "hr", "blockquote"];
const MARKS: &[&str] = &[
    "a", "b", "strong", "i", "em", "u", "s", "del", "ins", "code", "kbd", "samp", "tt", "var", "sub", "sup",
    "span", "font", "small", "big", "mark", "img", "center",
];

/// What the tag does. Comments say nothing.
pub(super) fn tag(raw: &str) -> Tag {
    let inner = raw.trim().trim_start_matches('<').trim_start_matches('/');
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len());
    let (name, rest) = inner.split_at(end);
    let is_tag = rest.starts_with(['>', '/']) || rest.starts_with(char::is_whitespace);
    let name = name.to_ascii_lowercase();
    match name.as_str() {
        _ if inner.starts_with("!--") => Tag::Mark,
        name if is_tag && BREAKS.contains(&name) => Tag::Break,
        name if is_tag && MARKS.contains(&name) => Tag::Mark,
        _ => Tag::Words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_tags_of_html_are_tags() {
        for raw in ["<br/>", "<br>", "<br />", "</p>", "<LI class=x>"] {
            assert_eq!(tag(raw), Tag::Break, "{raw}");
        }
        for raw in ["<b>", "</span>", "<a name=\"x\">", "<!-- x -->"] {
            assert_eq!(tag(raw), Tag::Mark, "{raw}");
        }
        for raw in ["<resource_tag>", "<String,String>", "<p_id>", "<key>", "<"] {
            assert_eq!(tag(raw), Tag::Words, "{raw}");
        }
    }
}

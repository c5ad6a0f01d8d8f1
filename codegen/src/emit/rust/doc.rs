//! Rustdoc: the page's prose, then what was read from it, in a fixed order.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::markdown;
use crate::model::{Bounds, Certainty, DefaultValue, Facts, Lengths, Property, Shape, Usage};

/// Columns of a line of documentation, without indentation and slashes.
const WIDTH: usize = 96;

/// `#[doc]` attributes, one a line.
pub(super) fn attributes(text: &str) -> TokenStream {
    let lines = lines(text);
    quote! { #(#[doc = #lines])* }
}

/// The same for the module that the file is.
pub(super) fn inner(text: &str) -> TokenStream {
    let lines = lines(text);
    quote! { #(#![doc = #lines])* }
}

/// Lines of a readable length, each with the space that follows the slashes. Code keeps its lines.
fn lines(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut in_code = false;
    for line in text.lines() {
        let is_fence = line.starts_with("```");
        in_code ^= is_fence;
        if in_code || is_fence {
            lines.push(line.to_owned());
        } else {
            lines.extend(wrap(line));
        }
    }
    lines.into_iter().map(|line| if line.is_empty() { line } else { format!(" {line}") }).collect()
}

/// Breaks a line between words. What continues an item of a list is indented, and no line starts with what would make
/// it an item, a heading or a quotation.
fn wrap(line: &str) -> Vec<String> {
    let indent = if line.starts_with("- ") { "  " } else { "" };
    let mut wrapped = Vec::new();
    let mut current = String::new();
    for word in pieces(line) {
        let opens_block = word.is_empty()
            || word.starts_with(['-', '+', '*', '#', '>', '=', '~', '|'])
            || word.trim_end_matches(['.', ')']).chars().all(|c| c.is_ascii_digit());
        if !current.is_empty() && current.len() + 1 + word.len() > WIDTH && !opens_block {
            wrapped.push(std::mem::replace(&mut current, indent.to_owned()));
        } else if !wrapped.is_empty() || !current.is_empty() {
            current.push(' ');
        }
        current.push_str(&word);
    }
    wrapped.push(current);
    wrapped
}

/// The words of a line. A link is one word, however many are in it.
fn pieces(line: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for word in line.split(' ') {
        match pieces.last_mut() {
            Some(last) if last.starts_with('[') && !last.contains(']') => {
                last.push(' ');
                last.push_str(word);
            }
            _ => pieces.push(word.to_owned()),
        }
    }
    pieces
}

/// Paragraphs with an empty line between each two.
pub(super) fn paragraphs<S: AsRef<str>>(paragraphs: impl IntoIterator<Item = S>) -> String {
    let texts: Vec<String> =
        paragraphs.into_iter().map(|text| text.as_ref().to_owned()).filter(|text| !text.is_empty()).collect();
    texts.join("\n\n")
}

/// Prose from a page, safe within rustdoc: no links that do not exist, no markup that was none, addresses that can be
/// followed, identifiers set as code.
pub(super) fn prose(paragraphs: &[String]) -> String {
    markdown::text(paragraphs)
        .map(|text| text.split("\n\n").map(rustdoc).collect::<Vec<_>>().join("\n\n"))
        .unwrap_or_default()
}

fn rustdoc(paragraph: &str) -> String {
    let words: Vec<String> = paragraph.split(' ').map(word).collect();
    words.join(" ")
}

fn word(word: &str) -> String {
    let is_closing = |c: char| ".,;:!?)\"'".contains(c);
    let core = word.trim_end_matches(is_closing);
    let (core, tail) = word.split_at(core.len());
    let open = core.len() - core.trim_start_matches(['(', '"']).len();
    let (head, core) = core.split_at(open);
    let is_identifier = core.contains('_')
        && core.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && core.chars().any(|c| c.is_ascii_alphabetic());
    if core.starts_with("https://") || core.starts_with("http://") {
        return format!("{head}<{core}>{tail}");
    }
    if is_identifier {
        return format!("{head}`{core}`{tail}");
    }
    // Brackets make a link to an item of that name, which there is not.
    word.replace('[', "\\[").replace(']', "\\]").replace("\\\\[", "\\[").replace("\\\\]", "\\]")
}

/// All that there is to say of a member, where being mandatory goes without saying.
pub(super) fn mandatory_member(property: &Property, identifier: &str) -> String {
    describe(property, identifier, &[])
}

/// All that there is to say of a member.
pub(super) fn member(property: &Property, identifier: &str) -> String {
    describe(property, identifier, &usage_rules(property))
}

fn describe(property: &Property, identifier: &str, usage: &[String]) -> String {
    let main = property.main_usage();
    let text = main.map(|usage| prose(&usage.description)).unwrap_or_default();
    let other = match (&property.request, &property.response) {
        (Some(request), Some(response)) if response.description != request.description => {
            let text = prose(&response.description);
            if text.is_empty() { text } else { format!("In responses: {text}") }
        }
        _ => String::new(),
    };
    let text =
        if text.is_empty() && other.is_empty() { format!("The member `{}`.", property.name) } else { text };
    let facts = main.map(|usage| rules(&usage.facts, &property.shape)).unwrap_or_default();
    let rules: Vec<String> = usage.iter().cloned().chain(facts).collect();
    let wire = if identifier == property.name {
        String::new()
    } else {
        format!("On the wire: `{}`.", property.name)
    };
    paragraphs([text, other, line(&rules), wire])
}

/// Whether and where a member is given.
fn usage_rules(property: &Property) -> Vec<String> {
    let mandatory = |usage: &Usage| usage.mandatory == Some(true);
    match (&property.request, &property.response) {
        (Some(request), _) if mandatory(request) => vec!["mandatory in requests".to_owned()],
        (None, Some(_)) => vec!["only in responses".to_owned()],
        _ => Vec::new(),
    }
}

/// What was read from the prose, for a parameter or a member.
pub(super) fn rules(facts: &Facts, shape: &Shape) -> Vec<String> {
    let mut rules = Vec::new();
    rules.extend(facts.lengths.and_then(|lengths| range(lengths, "character")));
    rules.extend(facts.items.and_then(|lengths| range(lengths, "element")));
    rules.extend(facts.bounds.as_ref().and_then(bounds));
    rules.extend(facts.pattern.as_ref().map(|pattern| format!("pattern `{pattern}`")));
    rules.extend(values(facts, shape));
    rules.extend(facts.default.as_ref().map(|default| match default {
        DefaultValue::Value(serde_json::Value::String(text)) => format!("default `{text}`"),
        DefaultValue::Value(value) => format!("default `{value}`"),
        DefaultValue::Text(text) => {
            format!("default, in the words of the page: {}", prose(std::slice::from_ref(text)))
        }
    }));
    if facts.deprecated {
        rules.push("deprecated".to_owned());
    }
    rules
}

/// `Mandatory in requests; at most 128 characters.`
pub(super) fn line(rules: &[String]) -> String {
    let line = rules.join("; ");
    let mut chars = line.chars();
    match chars.next() {
        Some(first) => format!("{}{}.", first.to_uppercase(), chars.as_str()),
        None => String::new(),
    }
}

fn range(lengths: Lengths, what: &str) -> Option<String> {
    match (lengths.minimum, lengths.maximum) {
        (Some(least), Some(most)) => Some(format!("{least} to {most} {what}s")),
        (Some(least), None) => Some(format!("at least {least} {what}{}", if least == 1 { "" } else { "s" })),
        (None, Some(most)) => Some(format!("at most {most} {what}{}", if most == 1 { "" } else { "s" })),
        (None, None) => None,
    }
}

fn bounds(bounds: &Bounds) -> Option<String> {
    match (&bounds.minimum, &bounds.maximum) {
        (Some(least), Some(most)) => Some(format!("{least} to {most}")),
        (Some(least), None) => Some(format!("at least {least}")),
        (None, Some(most)) => Some(format!("at most {most}")),
        (None, None) => None,
    }
}

/// The values of a number, which has no enum.
fn values(facts: &Facts, shape: &Shape) -> Option<String> {
    let values = facts.values.as_ref().filter(|_| *shape == Shape::Integer)?;
    let literals: Vec<String> = values.values.iter().map(|value| format!("`{}`", value.literal)).collect();
    let word = if values.certainty == Certainty::Closed { "one of" } else { "known values" };
    Some(format!("{word} {}", literals.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_safe_within_rustdoc() {
        let text =
            ["See [Tag] and https://a.b/c_d. Use topic_regex, or Vec<String> (max_size)."].map(str::to_owned);
        assert_eq!(
            prose(&text),
            "See \\[Tag\\] and <https://a.b/c_d>. Use `topic_regex`, or Vec\\<String> (`max_size`)."
        );
    }

    #[test]
    fn long_lines_are_broken_and_keep_their_meaning() {
        let text = format!("{} - 5 {}", "word ".repeat(18).trim_end(), "more ".repeat(6).trim_end());
        let lines = lines(&text);
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| !line.trim_start().starts_with('-')), "{lines:?}");
        assert_eq!(lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" "), text);
    }

    #[test]
    fn links_are_not_broken() {
        let text = format!(
            "{} [Table 6 and Table 18](https://example.com/page.html).",
            "word ".repeat(17).trim_end()
        );
        assert!(lines(&text).iter().any(|line| line.contains("[Table 6 and Table 18](")));
    }

    #[test]
    fn rules_stand_on_one_line() {
        let facts = Facts {
            lengths: Some(Lengths { minimum: None, maximum: Some(128) }),
            default: Some(DefaultValue::Text("5 MB/s".to_owned())),
            ..Facts::default()
        };
        assert_eq!(
            line(&rules(&facts, &Shape::String)),
            "At most 128 characters; default, in the words of the page: 5 MB/s."
        );
        assert_eq!(line(&[]), "");
    }
}

//! Rustdoc: the page's prose, then what was read from it, in a fixed order.

mod prose;
mod rules;

pub(super) use prose::{code, link, prose, words};
pub(super) use rules::{mandatory_member, member, parameter};

use proc_macro2::TokenStream;
use quote::quote;

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

/// Paragraphs with an empty line between each two.
pub(super) fn paragraphs<S: AsRef<str>>(paragraphs: impl IntoIterator<Item = S>) -> String {
    let texts: Vec<String> =
        paragraphs.into_iter().map(|text| text.as_ref().to_owned()).filter(|text| !text.is_empty()).collect();
    texts.join("\n\n")
}

/// `a, b and c`
pub(super) fn list(items: &[String], last: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
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
/// it an item, a heading or a quotation, or ends with what would make the break count.
fn wrap(line: &str) -> Vec<String> {
    let indent = if line.starts_with("- ") { "  " } else { "" };
    let mut wrapped = Vec::new();
    let mut current = String::new();
    for word in pieces(line) {
        let opens_block = word.is_empty()
            || word.starts_with(['-', '+', '*', '#', '>', '=', '~', '|', '_', ':'])
            || word.trim_end_matches(['.', ')']).chars().all(|c| c.is_ascii_digit());
        let may_break = !opens_block && !current.ends_with('\\');
        if !current.is_empty() && current.chars().count() + 1 + word.chars().count() > WIDTH && may_break {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_not_broken() {
        let text = format!(
            "{} [Table 6 and Table 18](https://example.com/page.html).",
            "word ".repeat(17).trim_end()
        );
        assert!(lines(&text).iter().any(|line| line.contains("[Table 6 and Table 18](")));
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
    fn code_keeps_its_lines() {
        let text = format!("Call:\n\n```no_run\n{}\n```", "let long = 1; ".repeat(12));
        assert_eq!(lines(&text).len(), 5);
    }

    #[test]
    fn lists_read_as_sentences() {
        let items = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(list(&items, "or"), "a, b or c");
        assert_eq!((list(&items[..1], "or"), list(&[], "or")), ("a".to_owned(), String::new()));
    }
}

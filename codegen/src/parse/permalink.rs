//! Marks behind headings that link to them, as they stay behind where a page of Sphinx is copied: `Function¶`.
//!
//! In: a line. Out: the line without its mark. A hash is one only on pages that have it behind headings: elsewhere it
//! is a part of a word, as in `C#`.

use crate::document::Text;
use crate::vocabulary;

/// Characters that are nothing else behind a line: the pilcrow, the sign of a chain, and its place in a font of icons.
const MARKS: &[char] = &['¶', '\u{f0c1}', '\u{1f517}'];

/// Headings with a hash behind them that a page has at least where a hash is such a mark.
const LEAST_HASHES: usize = 2;

/// The marks of a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Permalinks {
    has_hashes: bool,
}

impl Permalinks {
    /// Looks whether a page has hashes behind its headings.
    pub fn of(page: &str) -> Self {
        let is_heading = |line: &str| {
            let words = line.trim_end().strip_suffix('#').unwrap_or_default();
            vocabulary::section(words.trim_start_matches(['#', ' '])).is_some()
        };
        let headings = page.lines().filter(|line| line.trim_end().ends_with('#') && is_heading(line));
        Self { has_hashes: headings.take(LEAST_HASHES).count() == LEAST_HASHES }
    }

    /// A line without the mark behind it.
    pub fn strip(self, line: &str) -> &str {
        if line.ends_with(MARKS) {
            return line.trim_end_matches(|c: char| MARKS.contains(&c) || c.is_whitespace());
        }
        let is_word = |words: &&str| words.ends_with(char::is_alphanumeric);
        line.strip_suffix('#').filter(|words| self.has_hashes && is_word(words)).unwrap_or(line)
    }

    /// Takes the mark away that stands behind a text, and its link.
    pub fn strip_from(self, text: &mut Text) {
        let is_mark = |word: &str| word == "#" || MARKS.iter().any(|mark| word.starts_with(*mark));
        if let Some(link) = text.links.pop_if(|link| link.target.starts_with('#') && is_mark(&link.text))
            && let Some(words) = text.value.strip_suffix(&link.text)
        {
            text.value.truncate(words.trim_end().len());
        }
        text.value.truncate(self.strip(&text.value).len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Link;

    #[test]
    fn a_mark_behind_a_line_is_no_part_of_it() {
        let none = Permalinks::of("Function\nURI\n");
        for line in ["Function¶", "Function ¶", "Function\u{f0c1}", "Function 🔗", "Function"] {
            assert_eq!(none.strip(line), "Function", "{line}");
        }
        assert_eq!((none.strip("¶ mark"), none.strip("C#"), none.strip("")), ("¶ mark", "C#", ""));
    }

    #[test]
    fn a_hash_is_a_mark_where_headings_have_it() {
        let page = Permalinks::of("Mowing a Lawn#\nFunction#\nMows it.\n## URI#\n");
        assert_eq!((page.strip("Mowing a Lawn#"), page.strip("a - #")), ("Mowing a Lawn", "a - #"));
        assert_eq!(Permalinks::of("Calling from C#\nFunction\nURI#\n").strip("C#"), "C#");
    }

    #[test]
    fn a_mark_may_be_a_link() {
        let link = |text: &str, target: &str| Link { text: text.to_owned(), target: target.to_owned() };
        let mut text = Text::new("Function #");
        text.links.push(link("#", "#function"));
        Permalinks::of("").strip_from(&mut text);
        assert_eq!((text.value.as_str(), text.links.len()), ("Function", 0));
        let mut text = Text::new("See C#");
        text.links.push(link("C#", "#c"));
        Permalinks::of("").strip_from(&mut text);
        assert_eq!((text.value.as_str(), text.links.len()), ("See C#", 1));
    }
}

//! Regular expressions that pages state, made ready once.
//!
//! In: a pattern as a page has it. Out: whether a text matches. A pattern of a page may be made to take all memory
//! (`^((a{999}){999}){999}$`), so its size has a bound; and an example may show thousands of values of one member, so the last
//! ones are kept.

mod form;

use std::cell::RefCell;

use regex::{Regex, RegexBuilder};

use crate::limits;

pub(crate) use form::Form;

/// Patterns that are kept of those that may be large, all that a page may state, and of the others.
const KEPT: [usize; 2] = [limits::PAGE_PATTERNS + 4, 64];

/// A pattern, and what it was made to. None where it is no expression, or too large a one.
type Ready = (String, Option<Regex>);

thread_local! {
    /// The patterns that were used last, the very last one behind: those that may be large, and the others, which must not
    /// drive them out. What they give does not depend on them.
    static LAST: RefCell<[Vec<Ready>; 2]> = const { RefCell::new([Vec::new(), Vec::new()]) };
}

/// Whether a text matches. None where the pattern is no regular expression, or too large a one.
pub(crate) fn matches(pattern: &str, text: &str) -> Option<bool> {
    if form::has_look_ahead(pattern) {
        // Its expressions are kept, so that many texts cost no more than the first.
        return Form::divided(pattern)?.admits(text);
    }
    without_look_ahead(pattern, text)
}

/// The same of an expression of which nothing is rewritten: one that looks ahead is none.
fn without_look_ahead(pattern: &str, text: &str) -> Option<bool> {
    LAST.with_borrow_mut(|[large, plain]| {
        let [most_large, most_plain] = KEPT;
        let (last, kept) = if may_be_large(pattern) { (large, most_large) } else { (plain, most_plain) };
        let ready = match last.iter().position(|(known, _)| known == pattern) {
            Some(index) => last.remove(index),
            None => (pattern.to_owned(), make(pattern)),
        };
        let found = ready.1.as_ref().map(|regex| regex.is_match(text));
        last.push(ready);
        if last.len() > kept {
            last.remove(0);
        }
        found
    })
}

/// Whether something in a pattern stands for more than itself: `{1,255}`, `\w`.
fn may_be_large(pattern: &str) -> bool {
    let named =
        pattern.split('\\').skip(1).any(|behind| behind.starts_with(|c: char| c.is_ascii_alphanumeric()));
    pattern.contains('{') || pattern.contains('.') || named
}

fn make(pattern: &str) -> Option<Regex> {
    if pattern.len() > limits::PATTERN_BYTES {
        return None;
    }
    RegexBuilder::new(pattern).size_limit(limits::PATTERN_SIZE).build().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_read_up_to_a_size() {
        assert_eq!(matches("^[a-z]{1,255}$", "abc"), Some(true));
        assert_eq!(matches("^[\\u4e00-\\u9fa5A-Za-z0-9_-]{1,64}$", "名"), Some(true));
        assert_eq!(matches("^[a-z]{1,255}$", "ABC"), Some(false));
        assert_eq!(matches("^.{1,4096}$", "é"), Some(true));
        assert_eq!(matches("^[0-9a-zA-Z+/=]{200,6144}$", "a"), Some(false));
        assert_eq!(matches("^(?!sys)[a-z]*$", "system"), Some(false));
        assert_eq!(matches("^(?=[a-z]*[0-9])(?!sys)[a-z0-9]*$", "my1"), Some(true));
        assert_eq!(matches("^[a-z", "abc"), None);
        // What looks ahead elsewhere is not rewritten. It was asked for again and again, until the stack was full.
        assert_eq!(matches("^a(?!b)[a-z]$", "ac"), None);
        assert_eq!(matches("^(?=a(?!b))[a-z]*$", "ac"), None);
        assert_eq!(matches("^((a{999}){999}){999}$", "a"), None);
        assert_eq!(matches(&format!("^{}$", "a".repeat(100_000)), "a"), None);
    }

    #[test]
    fn what_is_kept_decides_nothing() {
        for round in 0..2 {
            for number in 0..200 {
                assert_eq!(matches(&format!("^a{number}$"), &format!("a{number}")), Some(true), "{round}");
            }
        }
    }
}

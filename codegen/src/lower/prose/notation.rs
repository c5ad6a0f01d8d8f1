//! Notations of times that are no format of JSON Schema: `yyyy-MM-dd HH:mm:ss`.
//!
//! In: a description. Out: a pattern. Left out on purpose: notations of which a page gives several, and letters that no
//! notation of times has.

use std::fmt::Write;
use std::sync::LazyLock;

use regex::Regex;

use super::text::{Description, clauses_depend};
use crate::pattern;

/// The pattern of the one notation that a description gives, where all examples have it.
pub(super) fn read(description: &Description<'_>, examples: &[String]) -> Option<String> {
    static NOTATION: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)\by{4}(?:[-/.年]?m{2}(?:[-/.月]?d{2}日?)?)(?:['\u{2018}\u{2019}]*[ t]?['\u{2018}\u{2019}]*h{2}:?m{2}(?::?s{2})?(?:\.s{3})?['\u{2018}\u{2019}]*z?['\u{2018}\u{2019}]*)?").ok()
    });
    let sentences: Vec<&str> = description.sentences().collect();
    let notation = NOTATION.as_ref()?;
    let always = sentences.iter().filter(|sentence| !clauses_depend(sentence));
    let mut found: Vec<(&str, &str)> = always
        .flat_map(|sentence| {
            let found = notation.find_iter(sentence);
            found.map(|found| (found.as_str(), sentence.get(found.end()..).unwrap_or_default()))
        })
        .collect();
    found.dedup_by_key(|(notation, _)| *notation);
    let [(notation, behind)] = found.as_slice() else { return None };
    // What goes on is no part that is known: `yyyy-MM-dd HH:mm:ss Z`.
    let goes_on = behind.starts_with(|c: char| c.is_alphanumeric() || "+-[{(_'".contains(c));
    if goes_on || behind.trim_start().starts_with(['+', 'Z']) {
        return None;
    }
    let has_offset =
        sentences.iter().any(|sentence| sentence.contains("offset") || sentence.contains("时区"));
    let pattern = expression(notation, has_offset);
    examples.iter().all(|example| pattern::matches(&pattern, example) == Some(true)).then_some(pattern)
}

/// `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`
fn expression(notation: &str, has_offset: bool) -> String {
    let mut pattern = String::from("^");
    let mut rest = notation;
    while let Some(c) = rest.chars().next() {
        let run = rest.chars().take_while(|other| other.eq_ignore_ascii_case(&c)).count();
        match c.to_ascii_lowercase() {
            'y' | 'm' | 'd' | 'h' | 's' => {
                let _ = write!(pattern, "[0-9]{{{run}}}");
            }
            'z' if has_offset => pattern.push_str("(?:Z|[+-][0-9]{2}:?[0-9]{2})"),
            't' | 'z' => pattern.push(c.to_ascii_uppercase()),
            '.' => pattern.push_str("\\."),
            '\'' | '\u{2018}' | '\u{2019}' => {}
            c => pattern.extend(std::iter::repeat_n(c, run)),
        }
        rest = rest.get(c.len_utf8() * run..).unwrap_or_default();
    }
    pattern.push('$');
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notation(text: &str) -> Option<String> {
        read(&Description::of(&[text.to_owned()]), &[])
    }

    #[test]
    fn notations_become_patterns() {
        assert_eq!(
            notation("The format is yyyy-mm-dd hh:mm:ss.").as_deref(),
            Some("^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$")
        );
        assert_eq!(
            notation("Time in the format of yyyyMMddHHmmss.").as_deref(),
            Some("^[0-9]{4}[0-9]{2}[0-9]{2}[0-9]{2}[0-9]{2}[0-9]{2}$")
        );
        let offset =
            notation("The format is yyyy-MM-ddTHH:mm:ssZ. Z indicates the time zone offset, such as +0100.")
                .unwrap();
        assert_eq!(pattern::matches(&offset, "2016-01-02T15:04:05+0100"), Some(true));
        assert_eq!(pattern::matches(&offset, "2016-01-02 15:04:05"), Some(false));
    }

    #[test]
    fn several_notations_are_none() {
        for text in ["yyyy-MM-dd or yyyy-MM-dd HH:mm:ss", "The date", "yyyy-MM-dd HH:mm:ss +0800", "mm:ss"] {
            assert_eq!(notation(text), None, "{text}");
        }
    }
}

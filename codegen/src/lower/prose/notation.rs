//! Notations of times that are no format of JSON Schema: `yyyy-MM-dd HH:mm:ss`.
//!
//! In: a description. Out: a pattern. Left out on purpose: notations of which a page gives several, and letters that no
//! notation of times has.

use std::fmt::Write;
use std::sync::LazyLock;

use regex::Regex;

use super::text::{Description, clauses_depend};
use crate::pattern;
use crate::vocabulary::{PhraseKind, find_phrase};

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
    if found.is_empty() {
        let mut samples =
            sentences.iter().filter(|sentence| !clauses_depend(sentence)).filter_map(|it| sample(it));
        let pattern = samples.next().filter(|first| samples.all(|other| other == *first))?;
        return has_all(&pattern, examples).then_some(pattern);
    }
    let [(notation, behind)] = found.as_slice() else { return None };
    // What goes on is no part that is known: `yyyy-MM-dd HH:mm:ss Z`.
    let goes_on = behind.starts_with(|c: char| c.is_alphanumeric() || "+-[{(_'".contains(c));
    if goes_on || behind.trim_start().starts_with(['+', 'Z']) {
        return None;
    }
    let has_offset = sentences.iter().any(|sentence| speaks_of_offset(sentence));
    let pattern = expression(notation, has_offset);
    has_all(&pattern, examples).then_some(pattern)
}

fn has_all(pattern: &str, examples: &[String]) -> bool {
    examples.iter().all(|example| pattern::matches(pattern, example) == Some(true))
}

/// Whether a page says that times may end with an offset: `Z indicates the time zone offset. For example, ... +0100`.
pub(super) fn speaks_of_offset(prose: &str) -> bool {
    find_phrase(prose, PhraseKind::Offset).is_some()
}

/// `The time is in the format of "2019-05-22T07:48:19.000000"`: a notation by one time that has it.
fn sample(sentence: &str) -> Option<String> {
    let (_, end) = find_phrase(sentence, PhraseKind::FormatLead)?;
    let rest = sentence.get(end..)?.trim_start_matches([' ', '"', '“', ':', '\'']);
    let length = rest.find(|c: char| !c.is_ascii_digit() && !"-:.T ".contains(c)).unwrap_or(rest.len());
    let (sample, behind) = rest.split_at_checked(length)?;
    let sample = sample.trim_end_matches([' ', '.']);
    let digits = sample.chars().filter(char::is_ascii_digit).count();
    let is_instant = digits >= 14 && sample.chars().take(4).all(|c| c.is_ascii_digit());
    // What goes on is a zone, or something else that is not known.
    let is_whole = !behind.starts_with(|c: char| c.is_alphanumeric() || "+/".contains(c));
    (is_instant && is_whole).then(|| of_sample(sample))
}

/// `^[0-9]{4}-[0-9]{2}-[0-9]{2}$` of `2019-05-22`
fn of_sample(sample: &str) -> String {
    let mut pattern = String::from("^");
    let mut rest = sample;
    while let Some(c) = rest.chars().next() {
        let run = rest.chars().take_while(char::is_ascii_digit).count();
        match c {
            _ if run > 0 => {
                let _ = write!(pattern, "[0-9]{{{run}}}");
            }
            '.' => pattern.push_str("\\."),
            c => pattern.push(c),
        }
        rest = rest.get(run.max(1)..).unwrap_or_default();
    }
    pattern.push('$');
    pattern
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
    fn a_time_shows_its_notation() {
        let text = "Time of deletion. The time is in the format of \"2019-05-22T07:48:19.000000\".";
        let expected = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{6}$";
        assert_eq!(notation(text).as_deref(), Some(expected));
        for text in [
            "The time is in the format of \"2019-05-22T03:30:52Z\".",
            "For example, 2019-05-22T07:48:19.000000.",
            "In the format of 10.0.0.0.",
        ] {
            assert_eq!(notation(text), None, "{text}");
        }
    }

    #[test]
    fn several_notations_are_none() {
        for text in ["yyyy-MM-dd or yyyy-MM-dd HH:mm:ss", "The date", "yyyy-MM-dd HH:mm:ss +0800", "mm:ss"] {
            assert_eq!(notation(text), None, "{text}");
        }
    }
}

//! Numbers with more digits than a 64-bit integer or a double keeps: where they stand, and their text. `serde_json` can keep
//! all digits itself (`arbitrary_precision`), but only in the whole program: other types of an application that are untagged
//! or flattened could no longer be read.

use std::collections::BTreeMap;

use serde_json::Number;

/// The shortest number that may have more digits than a double keeps.
const SHORTEST: usize = 17;

/// The texts of numbers, by JSON pointers to them.
#[derive(Debug, Default)]
pub(crate) struct Digits(BTreeMap<String, String>);

impl Digits {
    /// Finds them in JSON that has been read.
    pub(super) fn of(json: &str) -> Self {
        let is_part = |byte: u8| byte.is_ascii_digit() || byte == b'.';
        if json.as_bytes().chunk_by(|a, b| is_part(*a) && is_part(*b)).all(|run| run.len() < SHORTEST) {
            return Self::default();
        }
        let mut found = Self::default();
        Walk { rest: json, path: Vec::new() }.all(&mut found);
        found
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text of the number at this place, which is then known as a whole.
    pub(crate) fn take(&mut self, pointer: &str) -> Option<String> {
        self.0.remove(pointer)
    }

    /// The places of numbers that nobody has taken.
    pub(crate) fn places(self) -> impl Iterator<Item = String> {
        self.0.into_keys()
    }
}

/// A way through JSON that is known to be such.
struct Walk<'j> {
    rest: &'j str,
    path: Vec<Step>,
}

enum Step {
    Index(usize),
    /// The name of a member as it is written in a pointer.
    Name(String),
}

impl Walk<'_> {
    fn all(mut self, found: &mut Digits) {
        while let Some(first) = self.rest.chars().next() {
            match first {
                '"' => self.text(),
                '-' | '0'..='9' => self.number(found),
                mark => self.mark(mark),
            }
        }
    }

    fn number(&mut self, found: &mut Digits) {
        let is_end = |c: char| !c.is_ascii_digit() && !matches!(c, '-' | '+' | '.' | 'e' | 'E');
        let (number, rest) = self.rest.split_at(self.rest.find(is_end).unwrap_or(self.rest.len()));
        self.rest = rest;
        if is_long(number) {
            let pointer = self.path.iter().map(|step| match step {
                Step::Index(index) => format!("/{index}"),
                Step::Name(name) => format!("/{name}"),
            });
            found.0.insert(pointer.collect(), number.to_owned());
        }
    }

    /// A text; it is the name of a member where a colon follows.
    fn text(&mut self) {
        let content = self.rest.strip_prefix('"').unwrap_or_default();
        let mut is_escaped = false;
        let end = content.find(|c| {
            let is_end = c == '"' && !is_escaped;
            is_escaped = c == '\\' && !is_escaped;
            is_end
        });
        let (content, rest) = content.split_at(end.unwrap_or(content.len()));
        self.rest = rest.strip_prefix('"').unwrap_or(rest);
        if self.rest.trim_start().starts_with(':')
            && let Some(Step::Name(name)) = self.path.last_mut()
        {
            let read: String = serde_json::from_str(&format!("\"{content}\"")).unwrap_or_default();
            *name = read.replace('~', "~0").replace('/', "~1");
        }
    }

    fn mark(&mut self, mark: char) {
        self.rest = self.rest.strip_prefix(mark).unwrap_or_default();
        match (mark, self.path.last_mut()) {
            ('[', _) => self.path.push(Step::Index(0)),
            ('{', _) => self.path.push(Step::Name(String::new())),
            (']' | '}', _) => drop(self.path.pop()),
            (',', Some(Step::Index(index))) => *index += 1,
            _ => {}
        }
    }
}

/// Whether `serde_json` keeps fewer digits of a number than it has. Two shortest texts may lie as near to a double, and
/// `serde_json` writes the one, the standard library (and so a service, maybe) the other: both are kept.
fn is_long(number: &str) -> bool {
    if number.len() < SHORTEST {
        return false;
    }
    let Ok(kept) = serde_json::from_str::<Number>(number) else { return false };
    let is_same = |text: &str| significant(text) == significant(number);
    let is_nearest = || kept.as_f64().is_some_and(|double| is_same(&format!("{double:?}")));
    !is_same(&kept.to_string()) && !is_nearest()
}

/// A decimal number as its digits without zeros around them, and the power of ten of the last; `None` is zero.
pub(crate) fn significant(number: &str) -> Option<(String, i64)> {
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let (whole, fraction) = mantissa.trim_start_matches('-').split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{}{fraction}", whole.trim_start_matches('-'));
    let kept = digits.trim_end_matches('0');
    let shift = i64::try_from(digits.len() - kept.len()).ok()? - i64::try_from(fraction.len()).ok()?;
    let kept = kept.trim_start_matches('0');
    (!kept.is_empty()).then_some(())?;
    Some((kept.to_owned(), exponent.parse::<i64>().ok()?.checked_add(shift)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(json: &str) -> Vec<(String, String)> {
        assert!(serde_json::from_str::<serde_json::Value>(json).is_ok(), "{json}");
        Digits::of(json).0.into_iter().collect()
    }

    #[test]
    fn finds_what_is_not_kept() {
        let json = r#"{"a/b": [1, {"c\"~": 12345678901234567890123}], "d": "12345678901234567890123: ", "e": -0.12345678901234567890}"#;
        let pair = |pointer: &str, text: &str| (pointer.to_owned(), text.to_owned());
        assert_eq!(
            found(json),
            [pair("/a~1b/1/c\"~0", "12345678901234567890123"), pair("/e", "-0.12345678901234567890")]
        );
        assert_eq!(
            found("[[], {}, [\"\\\\\", 1e-400000, 1234567890123456.7891]]"),
            [pair("/2/2", "1234567890123456.7891")]
        );
    }

    #[test]
    fn a_neighbour_of_a_double_is_not_kept() {
        assert_eq!(found("[9007199254740993.0]"), [("/0".to_owned(), "9007199254740993.0".to_owned())]);
    }

    #[test]
    fn what_is_kept_is_left_alone() {
        for json in [
            "[18446744073709551615, -9223372036854775808, 0.000000000000000000000]",
            "[31.245270191439438, 1.000000000000000000000, 100000000000000000000000]",
            "[745084877083395.2, 745084877083395.3]",
            r#"["2025-01-01T00:00:00.000000000000", "12345678901234567890123"]"#,
        ] {
            assert!(found(json).is_empty(), "{json}");
        }
    }

    proptest::proptest! {
        /// `float_roundtrip`: the shortest text of a double is that double.
        #[test]
        fn every_double_is_kept(number in proptest::num::f64::NORMAL | proptest::num::f64::SUBNORMAL) {
            let text = format!("{number:?}");
            proptest::prop_assert!(!is_long(&text));
            let read: f64 = serde_json::from_str(&text).unwrap();
            proptest::prop_assert_eq!(read.to_bits(), number.to_bits());
        }
    }
}

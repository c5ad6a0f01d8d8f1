//! `1 to 64`, `0 - 5`, `between 1 and 64`.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::Number;

use super::word::number;

/// Two numbers with a word or a dash between them, at the start of a text, and what stands behind them.
///
/// A unit may stand behind either: `1 Mbit/s to 1000 Mbit/s`. `and` joins them behind `between` and a comma within
/// square brackets; elsewhere those part the items of a list.
pub(in super::super) fn interval(text: &str) -> Option<(Number, Number, &str)> {
    static JOINT: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"^\s*(?:(?P<unit>[A-Za-z%][\w/%]{0,9})(?:\s\([^)]*\))?\s*)?(?P<joint>to\b|through\b|and\b|-|–|—|~|～|至|到|,)\s*",
        )
        .ok()
    });
    let text = text.trim_start();
    let (joint, text) = match () {
        () if text.starts_with('[') => (",", text.trim_start_matches('[')),
        () if text.starts_with("between ") => ("and", text.trim_start_matches("between ")),
        () => ("to", text.trim_start_matches("from ").trim_start_matches(['(', '（'])),
    };
    let (least, rest) = number(text)?;
    let found = JOINT.as_ref()?.captures(rest)?;
    let word = found.name("joint")?.as_str();
    let is_joint = word == joint || !matches!(word, "and" | ",");
    let (most, rest) = number(rest.get(found.get(0)?.end()..)?)?;
    let ordered = least.as_f64()? <= most.as_f64()?;
    let unit = found.name("unit").map(|unit| unit.as_str());
    (is_joint && ordered && unit.is_none_or(|unit| is_same_unit(unit, rest))).then_some((
        least,
        most,
        rest.trim_start_matches(']'),
    ))
}

/// Whether the second number has the unit of the first, or none: `15 minutes to 24 hours` is no range of numbers.
fn is_same_unit(unit: &str, rest: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '/' || c == '%';
    let Some(second) = rest.trim_start().split(|c| !is_part(c)).next().filter(|word| !word.is_empty()) else {
        return true;
    };
    let singular = |word: &str| word.strip_suffix('s').unwrap_or(word).to_lowercase();
    singular(unit) == singular(second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_two_ordered_numbers() {
        let read = |text: &str| {
            interval(text).map(|(least, most, rest)| (least.to_string(), most.to_string(), rest.to_owned()))
        };
        let range =
            |least: &str, most: &str, rest: &str| Some((least.to_owned(), most.to_owned(), rest.to_owned()));
        assert_eq!(read("1 to 64 characters"), range("1", "64", " characters"));
        assert_eq!(read("0 - 5"), range("0", "5", ""));
        assert_eq!(read("-1 to 2,000."), range("-1", "2000", "."));
        assert_eq!(read("[1, 600]"), range("1", "600", ""));
        assert_eq!(read("1 Mbit/s to 1000 Mbit/s"), range("1", "1000", " Mbit/s"));
        assert_eq!(read("between 1 and 64"), range("1", "64", ""));
        assert_eq!(read("15 minutes to 24 hours"), None);
        assert_eq!(read("1 minute to 5 minutes"), range("1", "5", " minutes"));
        assert_eq!(read("64 to 1"), None);
        assert_eq!(read("1, 2"), None);
        assert_eq!(read("1 and 2"), None);
        assert_eq!(read("2024-01-01"), None);
        assert_eq!(read("10"), None);
    }
}

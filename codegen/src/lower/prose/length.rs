//! Lengths of strings and of lists.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::Lengths;

/// A phrase with groups `min` and `max`, of which it may have one.
struct Phrase(LazyLock<Option<Regex>>);

macro_rules! phrase {
    ($regex:literal) => {
        Phrase(LazyLock::new(|| Regex::new($regex).ok()))
    };
}

static OF_STRINGS: [Phrase; 8] = [
    // `The value can contain 1 to 64 characters`, `4-64 characters`
    phrase!(
        r"(?i)\b(?P<min>[\d,]+)\s*(?:to|-|–|~|and)\s*(?P<max>[\d,]+)\s+(?:valid |visible )?(?:characters|bytes)\b"
    ),
    // `Max. 128 characters`, `a maximum of 256 characters`, `up to 64 characters`
    phrase!(
        r"(?i)\b(?:max\.|maximum of|up to|at most|no more than|not exceed|cannot exceed|exceed|maximum length (?:of|is))\s+(?P<max>[\d,]+)\s+characters\b"
    ),
    // `The maximum length is 255`
    phrase!(r"(?i)\bmaximum length(?:\s+is|:|：)\s*(?P<max>\d+)"),
    phrase!(r"(?i)\bminimum length(?:\s+is|:|：)\s*(?P<min>\d+)"),
    phrase!(r"最小长度\s*[:：]\s*(?P<min>\d+)"),
    phrase!(r"最大长度\s*[:：]\s*(?P<max>\d+)"),
    // Below strings, `Minimum: 1` and `Maximum: 64` are lengths.
    phrase!(r"(?:^|\s)Minimum\s*[:：]\s*(?P<min>\d+)(?:\s|$)"),
    phrase!(r"(?:^|\s)Maximum\s*[:：]\s*(?P<max>\d+)(?:\s|$)"),
];

static OF_LISTS: [Phrase; 3] = [
    // `Array Length: 0 - 5`
    phrase!(r"(?i)\barray length\s*[:：]\s*(?P<min>\d+)\s*-\s*(?P<max>\d+)"),
    // `A maximum of 10 tags is allowed`
    phrase!(
        r"(?i)^a maximum of (?P<max>\d+) \w+ (?:is|are|can be) (?:allowed|supported|added|specified|configured)"
    ),
    phrase!(r"数组长度\s*[:：]\s*(?P<min>\d+)\s*-\s*(?P<max>\d+)"),
];

/// The length of a string in characters.
pub(super) fn read(paragraphs: &[String]) -> Option<Lengths> {
    let paragraphs = paragraphs.iter().map(String::as_str);
    find(&OF_STRINGS, paragraphs)
}

/// The number of elements of a list.
pub(super) fn items(paragraphs: &[String]) -> Option<Lengths> {
    find(&OF_LISTS, paragraphs.iter().flat_map(|paragraph| super::sentence::split(paragraph)))
}

fn find<'p>(phrases: &[Phrase], texts: impl Iterator<Item = &'p str>) -> Option<Lengths> {
    let mut found = Lengths::default();
    for text in texts {
        for phrase in phrases {
            let Some(captures) = phrase.0.as_ref().and_then(|regex| regex.captures(text)) else { continue };
            let number = |name: &str| captures.name(name)?.as_str().replace(',', "").parse::<u64>().ok();
            found.minimum = found.minimum.or(number("min"));
            found.maximum = found.maximum.or(number("max"));
        }
    }
    let is_range = found.minimum.zip(found.maximum).is_none_or(|(least, most)| least <= most);
    (is_range && found != Lengths::default()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lengths(text: &str) -> Option<(Option<u64>, Option<u64>)> {
        read(&[text.to_owned()]).map(|lengths| (lengths.minimum, lengths.maximum))
    }

    #[test]
    fn lengths_are_read() {
        assert_eq!(lengths("Job name. (Max. 128 characters)"), Some((None, Some(128))));
        assert_eq!(
            lengths("The description can contain a maximum of 256 characters."),
            Some((None, Some(256)))
        );
        assert_eq!(lengths("The value can contain 1 to 64 characters."), Some((Some(1), Some(64))));
        assert_eq!(lengths("It cannot exceed 1,024 characters."), Some((None, Some(1024))));
        assert_eq!(lengths("Minimum: 1 Maximum: 36"), Some((Some(1), Some(36))));
        assert_eq!(lengths("最大长度：64"), Some((None, Some(64))));
    }

    #[test]
    fn other_numbers_are_no_lengths() {
        for text in [
            "The job keeps 128 copies.",
            "Value range: 1-600",
            "64 to 1 characters",
            "It contains characters.",
        ] {
            assert_eq!(lengths(text), None, "{text}");
        }
    }

    #[test]
    fn lists_have_lengths_too() {
        let text = "Tags that the backup shall have. A maximum of 10 tags is allowed.".to_owned();
        assert_eq!(items(&[text]).unwrap().maximum, Some(10));
        assert_eq!(items(&["Array Length: 0 - 5".to_owned()]).unwrap().maximum, Some(5));
    }
}

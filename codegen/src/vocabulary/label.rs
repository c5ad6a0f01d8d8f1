//! Labels: words that introduce a part of a description.

use std::cmp::Reverse;
use std::sync::LazyLock;

use serde::Deserialize;

use super::data::LANGUAGES;
use super::lexicon::Lexicon;
use super::normal;

/// What a part of a description is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Label {
    /// Prose: no label, or one that only says so (`Definition`, `Constraints`, `Note`).
    Text,
    /// What the value can be: a range, a list, or prose on it.
    Range,
    /// The complete list of values.
    Enumeration,
    /// What holds when nothing is given.
    Default,
    /// The least value or length.
    Minimum,
    /// The greatest value or length.
    Maximum,
    /// The least length.
    MinimumLength,
    /// The greatest length.
    MaximumLength,
    /// The range of a length.
    Length,
    /// The number of elements.
    Count,
    /// The notation.
    Format,
    /// An example: evidence at most.
    Example,
}

static LABELS: LazyLock<Vec<(String, Label)>> = LazyLock::new(|| {
    let all = LANGUAGES.iter().flat_map(|language| &language.labels);
    let mut labels: Vec<_> =
        all.flat_map(|(label, words)| words.iter().map(|word| (normal(word), *label))).collect();
    labels.sort_by(|one, other| (Reverse(one.0.len()), &one.0).cmp(&(Reverse(other.0.len()), &other.0)));
    labels.dedup();
    labels
});
/// Lines that are labels, and whether they need no colon to divide a description.
static LINES: LazyLock<Lexicon<bool>> = LazyLock::new(|| {
    Lexicon::of(|language| {
        vec![(true, &language.label_lines.alone), (false, &language.label_lines.introduces)]
    })
});

/// The words of labels in small letters, the longest first, since one may be the end of another.
pub fn labels() -> &'static [(String, Label)] {
    &LABELS
}

/// Whether a line is a label without a colon: `Range`. `Default` alone could be a value.
pub fn is_label_line(line: &str) -> bool {
    LINES.get(line) == Some(true)
}

/// Whether a paragraph only introduces the next one: `NOTE:`, `Enumeration values:`, `Default Value`.
pub fn is_label(text: &str) -> bool {
    let is_marked = text.ends_with([':', '：']) && text.split_whitespace().count() <= 12;
    is_marked || !text.starts_with(char::is_lowercase) && LINES.get(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_introduce() {
        for text in ["Default Value", "默认取值", "NOTE:", "Valor predeterminado", "参数解释："] {
            assert!(is_label(text), "{text}");
        }
        assert!(!is_label("default") && !is_label("CLOUD") && !is_label("The default value"));
        assert!(is_label_line("Range") && !is_label_line("Default"));
    }
}

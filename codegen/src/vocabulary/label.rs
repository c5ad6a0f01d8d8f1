//! Labels: words that introduce a part of a description, by what it is about; and those that divide a whole description
//! into its parts (`Definition`, `Constraints`, `Range`, `Default Value`), which are labels like the others.

use std::sync::LazyLock;

use super::data::{LANGUAGES, Parts, Words};
use super::lexicon::{Lexicon, longest_first};
use super::meaning::Label;
use super::normal;
use crate::model::PartKind;

static LABELS: LazyLock<Vec<(String, Label)>> = LazyLock::new(|| {
    let labels = LANGUAGES.iter().flat_map(|language| &language.labels).map(|(label, words)| (*label, words));
    let parts = LANGUAGES.iter().flat_map(|language| language.parts.lists());
    longest_first(labels.chain(parts.map(|(kind, words)| (kind.into(), words))))
});
static PARTS: LazyLock<Vec<(String, PartLabel)>> = LazyLock::new(|| {
    let sure = LANGUAGES.iter().flat_map(|language| language.parts.lists());
    let sure = sure.map(|(kind, words)| (PartLabel { kind, needs_colon: false }, words));
    let others = LANGUAGES.iter().flat_map(|language| language.parts.lists_with_colon());
    longest_first(sure.chain(others.map(|(kind, words)| (PartLabel { kind, needs_colon: true }, words))))
});

/// A label of a part of a description.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartLabel {
    /// What the part is about.
    pub kind: PartKind,
    /// Whether the words are a label in front of a colon only, and in a cell that begins with a label: `Values:`.
    pub needs_colon: bool,
}

impl PartLabel {
    /// Whether a line that ends with these words has the colon that they need.
    pub fn is_complete(self, line: &str) -> bool {
        !self.needs_colon || line.ends_with([':', '：'])
    }
}

/// Lines that are labels, and whether they need no colon to divide a description.
static LINES: LazyLock<Lexicon<bool>> = LazyLock::new(|| {
    Lexicon::of(|language| {
        vec![(true, &language.label_lines.alone), (false, &language.label_lines.introduces)]
    })
});

impl Parts {
    /// The labels of each part.
    pub(super) fn lists(&self) -> [(PartKind, &Words); 4] {
        [
            (PartKind::Definition, &self.definition),
            (PartKind::Constraints, &self.constraints),
            (PartKind::Range, &self.range),
            (PartKind::Default, &self.default),
        ]
    }

    /// Those that need a colon.
    fn lists_with_colon(&self) -> [(PartKind, &Words); 2] {
        [(PartKind::Definition, &self.with_colon.definition), (PartKind::Range, &self.with_colon.range)]
    }
}

impl From<PartKind> for Label {
    fn from(part: PartKind) -> Self {
        match part {
            PartKind::Definition | PartKind::Constraints => Self::Text,
            PartKind::Range => Self::Range,
            PartKind::Default => Self::Default,
        }
    }
}

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

/// The words of labels of parts, longest first, as one may start another.
pub fn part_words() -> impl Iterator<Item = (&'static str, PartLabel)> {
    PARTS.iter().map(|(word, label)| (word.as_str(), *label))
}

/// What a line that is nothing but a label opens: `Range`, `取值范围：`. A label starts with a capital where it has any.
pub fn part_label(line: &str) -> Option<PartLabel> {
    let words = normal(line);
    let is_title = !line.trim_start().starts_with(char::is_lowercase);
    part_words().find(|(word, _)| is_title && *word == words).map(|(_, label)| label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::is_none;

    #[test]
    fn labels_introduce() {
        for text in ["Default Value", "默认取值", "NOTE:", "Valor predeterminado", "参数解释："] {
            assert!(is_label(text), "{text}");
        }
        assert!(!is_label("default") && !is_label("CLOUD") && !is_label("The default value"));
        assert!(is_label_line("Range") && !is_label_line("Default"));
    }

    #[test]
    fn a_label_stands_alone_and_starts_with_a_capital() {
        let kind = |line: &str| part_label(line).map(|label| label.kind);
        assert_eq!(kind("Value Range"), Some(PartKind::Range));
        assert_eq!(kind("约束限制："), Some(PartKind::Constraints));
        assert_eq!(kind("range"), None);
        assert_eq!(kind("Range of the ports"), None);
        assert!(part_label("Values:").is_some_and(|label| label.needs_colon));
    }

    #[test]
    fn nothing_is_said_in_the_words_of_labels() {
        for text in ["N/A", "不涉及。", "Not applicable.", "无默认值", "None", "No default value"] {
            assert!(is_none(text), "{text}");
        }
        assert!(!is_none("None of the ports") && !is_none("0") && !is_none("空间"));
    }
}

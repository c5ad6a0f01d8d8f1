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
static PARTS: LazyLock<Vec<(String, PartKind)>> =
    LazyLock::new(|| longest_first(LANGUAGES.iter().flat_map(|language| language.parts.lists())));

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
pub fn part_words() -> impl Iterator<Item = (&'static str, PartKind)> {
    PARTS.iter().map(|(word, kind)| (word.as_str(), *kind))
}

/// What a line that is nothing but a label opens: `Range`, `取值范围：`. A label starts with a capital where it has any.
pub fn part_label(line: &str) -> Option<PartKind> {
    let words = normal(line);
    let is_title = !line.trim_start().starts_with(char::is_lowercase);
    part_words().find(|(word, _)| is_title && *word == words).map(|(_, kind)| kind)
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
        assert_eq!(part_label("Value Range"), Some(PartKind::Range));
        assert_eq!(part_label("约束限制："), Some(PartKind::Constraints));
        assert_eq!(part_label("range"), None);
        assert_eq!(part_label("Range of the ports"), None);
    }

    #[test]
    fn nothing_is_said_in_the_words_of_labels() {
        for text in ["N/A", "不涉及。", "Not applicable.", "无默认值", "None", "No default value"] {
            assert!(is_none(text), "{text}");
        }
        assert!(!is_none("None of the ports") && !is_none("0") && !is_none("空间"));
    }
}

//! Labels that divide a description into parts: `Definition`, `Constraints`, `Range`, `Default Value`.

use std::cmp::Reverse;
use std::sync::LazyLock;

use super::data::{LANGUAGES, Parts};
use super::normal;
use crate::model::PartKind;

static PARTS: LazyLock<Vec<(String, PartKind)>> = LazyLock::new(|| {
    let lists = LANGUAGES.iter().flat_map(|language| {
        let Parts { definition, constraints, range, default } = &language.parts;
        [
            (PartKind::Definition, definition),
            (PartKind::Constraints, constraints),
            (PartKind::Range, range),
            (PartKind::Default, default),
        ]
    });
    let words = lists.flat_map(|(kind, words)| words.iter().map(move |word| (normal(word), kind)));
    let mut words: Vec<_> = words.collect();
    words.sort_by_key(|(word, _)| Reverse(word.len()));
    words
});

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

//! Divides the prose of a cell at the labels that the page gives its parts.
//!
//! In: the paragraphs of a cell. Out: a [`Description`] without the labels, and without parts in which nothing stands.
//! A label is a paragraph of its own (`Range`), or starts one (`Range: 1-64`). Where a cell begins with a label of its
//! definition, all of it is made of labelled parts, and they may stand on one line: `Definition The ID. Range N/A`.
//! Left out on purpose: labels that state a fact within prose (`Default: v2`, `Enumeration values:`), as they read well.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::{Description, DescriptionPart, PartKind};
use crate::vocabulary::{self, PartLabel};

/// The paragraphs of a cell, divided.
pub(super) fn describe(paragraphs: &[String]) -> Description {
    let mut reader = Reader { is_made_of_parts: is_made_of_parts(paragraphs), ..Reader::default() };
    for paragraph in paragraphs {
        reader.paragraph(paragraph);
    }
    Description { as_found: paragraphs.to_vec(), ..reader.finish() }
}

/// The paragraphs of a description, with the label of each part on a line of its own, wherever the page has it.
pub(super) fn divided(description: &Description) -> Vec<String> {
    let label = |kind: PartKind| match kind {
        PartKind::Definition => "Definition",
        PartKind::Constraints => "Constraints",
        PartKind::Range => "Range",
        PartKind::Default => "Default Value",
    };
    let parts = description.parts.iter();
    let parts = parts
        .flat_map(|part| std::iter::once(label(part.kind).to_owned()).chain(part.paragraphs.iter().cloned()));
    description.definition.iter().cloned().chain(parts).collect()
}

/// A cell whose first words are the label of its definition.
fn is_made_of_parts(paragraphs: &[String]) -> bool {
    let Some(first) = paragraphs.first() else { return false };
    let starts = |mark: &Mark<'_>| mark.kind == PartKind::Definition && mark.before.trim().is_empty();
    match marks(first).next().filter(starts) {
        None => false,
        Some(mark) if mark.has_colon || mark.behind.trim().is_empty() => true,
        // `Definition The ID. Range N/A`, but not `Definition of the rule.`
        Some(mark) => {
            let goes_on = !mark.behind.trim_start().starts_with(char::is_lowercase);
            let mut others = paragraphs.iter().flat_map(|text| marks(text));
            goes_on && others.any(|other| other.kind != PartKind::Definition && other.stands_out())
        }
    }
}

/// A word of a label, wherever it stands in a paragraph.
#[derive(Clone, Copy, Debug)]
struct Mark<'t> {
    kind: PartKind,
    before: &'t str,
    behind: &'t str,
    has_colon: bool,
    /// Whether the words are a label within other labelled parts only.
    needs_colon: bool,
    is_ascii: bool,
}

impl Mark<'_> {
    /// Whether a mark in the midst of a line ends what stands before it: by a colon, or behind the end of a sentence.
    fn stands_out(&self) -> bool {
        let before = self.before.trim_end();
        let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let ends = before.is_empty()
            || before.ends_with(['.', '。', ';', '；', ')', '）', ':', '：'])
            || vocabulary::is_none(last)
            || vocabulary::part_label(last).is_some_and(|label| label.is_complete(last));
        let is_spaced = self.behind.is_empty() || self.behind.starts_with(char::is_whitespace);
        let is_sure = !self.is_ascii || self.kind == PartKind::Default;
        self.has_colon || is_spaced && (ends || is_sure && self.before.ends_with(char::is_whitespace))
    }
}

/// The words of labels in a paragraph, each as a word of its own with a capital.
fn marks(paragraph: &str) -> impl Iterator<Item = Mark<'_>> {
    static WORDS: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let words: Vec<&str> = vocabulary::part_words().map(|(word, _)| word).collect();
        Regex::new(&format!(r"(?i)(?P<word>{})(?P<colon>\s*[:：])?", words.join("|"))).ok()
    });
    let found = WORDS.as_ref().into_iter().flat_map(move |words| words.captures_iter(paragraph));
    found.filter_map(move |captures| {
        let word = captures.name("word")?;
        let whole = captures.get(0)?;
        let label = vocabulary::part_label(word.as_str())?;
        let before = paragraph.get(..word.start())?;
        let behind = paragraph.get(whole.end()..)?;
        let (is_ascii, has_colon) = (word.as_str().is_ascii(), captures.name("colon").is_some());
        let is_apart = !is_ascii
            || !before.ends_with(char::is_alphanumeric)
                && (has_colon || !behind.starts_with(char::is_alphanumeric));
        let is_label = is_apart && (has_colon || !label.needs_colon);
        let PartLabel { kind, needs_colon } = label;
        is_label.then_some(Mark { kind, before, behind, has_colon, needs_colon, is_ascii })
    })
}

#[derive(Default)]
struct Reader {
    is_made_of_parts: bool,
    description: Description,
    /// The part that paragraphs belong to. None: they are the definition.
    current: Option<PartKind>,
}

impl Reader {
    fn paragraph(&mut self, paragraph: &str) {
        let is_label =
            |label: &PartLabel| label.is_complete(paragraph) && (!label.needs_colon || self.is_made_of_parts);
        if let Some(label) = vocabulary::part_label(paragraph).filter(is_label) {
            self.open(label.kind);
            return;
        }
        let mut at = 0;
        for mark in marks(paragraph) {
            if self.counts(&mark) {
                self.add(paragraph.get(at..mark.before.len()).unwrap_or_default());
                self.open(mark.kind);
                at = paragraph.len().saturating_sub(mark.behind.len());
            }
        }
        self.add(paragraph.get(at..).unwrap_or_default());
    }

    /// Whether a word is a label here.
    fn counts(&self, mark: &Mark<'_>) -> bool {
        let starts = mark.before.trim().is_empty();
        if !self.is_made_of_parts {
            return starts && mark.has_colon && !mark.needs_colon && mark.kind != PartKind::Default;
        }
        let is_next = self.current.is_none_or(|current| mark.kind > current);
        starts && mark.kind == PartKind::Definition || mark.stands_out() && (mark.has_colon || is_next)
    }

    fn open(&mut self, kind: PartKind) {
        self.current = Some(kind);
        if kind != PartKind::Definition {
            self.description.parts.push(DescriptionPart { kind, paragraphs: Vec::new() });
        }
    }

    fn add(&mut self, text: &str) {
        let text = text.trim();
        let is_labelled = self.current.is_some();
        if !text.chars().any(|c| c.is_alphanumeric() || "[]{}\"*".contains(c)) && is_labelled {
            return;
        }
        if text.is_empty() || is_labelled && vocabulary::is_none(text) {
            return;
        }
        let part = self.description.parts.last_mut().filter(|part| self.current == Some(part.kind));
        match part {
            Some(part) => part.paragraphs.push(text.to_owned()),
            None => self.description.definition.push(text.to_owned()),
        }
    }

    fn finish(mut self) -> Description {
        self.description.parts.retain(|part| !part.paragraphs.is_empty());
        self.description
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The definition, then each part, as `kind: paragraphs`.
    fn read(paragraphs: &[&str]) -> Vec<String> {
        let owned: Vec<String> = paragraphs.iter().map(|text| (*text).to_owned()).collect();
        let description = describe(&owned);
        let parts =
            description.parts.iter().map(|part| format!("{:?}: {}", part.kind, part.paragraphs.join("|")));
        std::iter::once(description.definition.join("|")).chain(parts).collect()
    }

    #[test]
    fn labels_stand_alone_or_start_a_paragraph() {
        let own =
            ["Definition", "The name.", "Constraints", "N/A", "Range", "1 to 64", "Default Value", "N/A"];
        assert_eq!(read(&own), ["The name.", "Range: 1 to 64"]);
        assert_eq!(
            read(&["参数解释：", "名称。", "约束限制：", "创建后不可修改。", "取值范围：", "不涉及。"]),
            ["名称。", "Constraints: 创建后不可修改。"]
        );
        let started = ["Definition: The zone.", "Range: a or b", "Default Value: a"];
        assert_eq!(read(&started), ["The zone.", "Range: a or b", "Default: a"]);
        assert_eq!(
            read(&["The port.", "Constraints:", "It cannot be changed."]),
            ["The port.", "Constraints: It cannot be changed."]
        );
    }

    #[test]
    fn some_words_are_labels_with_a_colon_only() {
        assert_eq!(
            read(&["Explanation:", "The size.", "Values:", "1 to 64"]),
            ["The size.", "Range: 1 to 64"]
        );
        assert_eq!(read(&["Parameter description: The size. Constraints: N/A Values: N/A"]), ["The size."]);
        assert_eq!(read(&["The size.", "Values:", "1"]), ["The size.|Values:|1"]);
        assert_eq!(read(&["Parameter description"]), ["Parameter description"]);
    }

    #[test]
    fn labels_stand_on_one_line() {
        for line in [
            "Definition The size. Constraints N/A Range 1 to 64 Default Value N/A",
            "Definition: The size. Constraints: N/A Range: 1 to 64 Default Value: N/A",
            "Definition: The size. Range: 1 to 64",
        ] {
            assert_eq!(read(&[line]), ["The size.", "Range: 1 to 64"], "{line}");
        }
        assert_eq!(
            read(&[
                "Definition Whether to lock it. Constraints N/A Range true: Yes false: No Default Value false"
            ]),
            ["Whether to lock it.", "Range: true: Yes false: No", "Default: false"]
        );
        assert_eq!(
            read(&["参数解释： 数量。 约束限制： 不涉及 取值范围： 1~100 默认取值： 20"]),
            ["数量。", "Range: 1~100", "Default: 20"]
        );
    }

    #[test]
    fn words_within_prose_are_no_labels() {
        for text in [
            "Definition of the rule. Range N/A",
            "CIDR Range of the network.",
            "Default: v2",
            "Range of ports. The default value: 80",
            "Time range. Value range: 1 to 7",
        ] {
            assert_eq!(read(&[text]), [text], "{text}");
        }
        assert_eq!(read(&["N/A"]), ["N/A"]);
    }

    #[test]
    fn every_paragraph_is_still_there() {
        let texts = ["Definition", "a.", "Range", "b", "c"].map(str::to_owned);
        let description = describe(&texts);
        assert_eq!(description.paragraphs().collect::<Vec<_>>(), ["a.", "b", "c"]);
    }
}

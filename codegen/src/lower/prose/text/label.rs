//! Labels that divide a description: `Default: v2`, `Enumeration values:`, `Range`.

use super::joined::joined;
use super::ordinal;
use super::sentence::{is_case, split};
use super::word::{bare, labelled_text};
pub(in super::super) use crate::vocabulary::Label;
use crate::vocabulary::{self, ClauseWord, MeasureWord, clause_word, measure_word};

/// Whether a label speaks for its own line only, or for the next one where its own has no words.
fn is_short(label: Label) -> bool {
    !matches!(label, Label::Text | Label::Range | Label::Enumeration)
}

/// A part of a description under one label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Section<'a> {
    /// What it is about.
    pub label: Label,
    /// Its paragraphs, or what of them belongs to it. Never empty ones.
    pub lines: Vec<&'a str>,
}

/// A description, divided at its labels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Description<'a> {
    /// Its parts, in order.
    pub sections: Vec<Section<'a>>,
    /// Whether it speaks of a key and a value, each under a label.
    is_pair: bool,
}

impl<'a> Description<'a> {
    /// Divides paragraphs. Labels stand at their start or, where paragraphs were joined, within them.
    pub(in super::super) fn of(paragraphs: &'a [String]) -> Self {
        let is_pair = paragraphs.iter().any(|paragraph| is_half(paragraph, MeasureWord::Key));
        let mut description = Self { is_pair, ..Self::default() };
        let mut label = Label::Text;
        for (index, paragraph) in paragraphs.iter().enumerate() {
            let mut at = 0;
            let is_item = is_default_item(paragraphs, index);
            for (next, start, end) in labels(paragraph).into_iter().filter(|_| !is_item) {
                description.add(&mut label, paragraph.get(at..start).unwrap_or_default());
                label = next;
                // A section begins even where nothing stands in it.
                description.sections.push(Section { label, lines: Vec::new() });
                at = end;
                if let Some(close) = bracket_end(paragraph, start, end) {
                    description.add(&mut label, paragraph.get(end..close).unwrap_or_default());
                    label = Label::Text;
                    at = close;
                }
            }
            description.add(&mut label, paragraph.get(at..).unwrap_or_default());
        }
        for section in &mut description.sections {
            ordinal::strip(&mut section.lines);
        }
        description
    }

    /// Adds a line, after which a label that speaks for one line is spent.
    fn add(&mut self, label: &mut Label, line: &'a str) {
        for item in joined(line) {
            let item = ordinal::unquoted(item.trim().trim_start_matches("- ").trim());
            let item = if self.is_pair { item } else { behind_value(item) };
            if !item.chars().any(|c| c.is_alphanumeric() || "[]{}\"%".contains(c)) {
                continue;
            }
            // `单位：秒。默认值为15。`: a unit is no more than its sentence.
            let (item, rest) = if *label == Label::Unit { first_sentence(item) } else { (item, None) };
            self.push(*label, item);
            if is_short(*label) {
                *label = Label::Text;
            }
            if let Some(rest) = rest {
                self.push(*label, rest);
            }
        }
    }

    fn push(&mut self, label: Label, item: &'a str) {
        match self.sections.last_mut().filter(|section| section.label == label) {
            Some(section) => section.lines.push(item),
            None => self.sections.push(Section { label, lines: vec![item] }),
        }
    }

    /// The sections with this label.
    pub(in super::super) fn labelled(&self, label: Label) -> impl Iterator<Item = &Section<'a>> {
        self.sections.iter().filter(move |section| section.label == label)
    }

    /// The first line under each section with this label.
    pub(in super::super) fn entries(&self, label: Label) -> impl Iterator<Item = &'a str> {
        self.labelled(label).filter_map(|section| section.lines.first().copied())
    }

    /// The lines of prose, those about the range included.
    pub(in super::super) fn lines(&self) -> impl Iterator<Item = &'a str> {
        let prose = |label| matches!(label, Label::Text | Label::Range);
        self.sections
            .iter()
            .filter(move |section| prose(section.label))
            .flat_map(|section| section.lines.iter().copied())
    }

    /// The sentences on the whole of the value: not those on one case or part of it, nor what follows them in a paragraph.
    pub(in super::super) fn general(&self) -> impl Iterator<Item = &'a str> {
        self.lines().flat_map(|line| split(line).into_iter().take_while(|sentence| !is_case(sentence)))
    }

    /// The sentences of the prose.
    pub(in super::super) fn sentences(&self) -> impl Iterator<Item = &'a str> {
        self.lines().flat_map(split)
    }
}

/// `default: the default protocol` between a line that announces a list and another item of it, or ahead of two that it does not
/// name: `default: tcp` does.
fn is_default_item(paragraphs: &[String], at: usize) -> bool {
    let label = |at: usize| {
        let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_-/".contains(c);
        let (label, _) = labelled_text(paragraphs.get(at)?)?;
        (!label.is_empty() && label.chars().all(is_part)).then_some(label)
    };
    let Some(("default", text)) = paragraphs.get(at).and_then(|line| labelled_text(line)) else {
        return false;
    };
    let before = at.checked_sub(1);
    let is_announced =
        || before.and_then(|at| paragraphs.get(at)).is_some_and(|line| line.ends_with([':', '：']));
    let is_within = || is_announced() || before.and_then(label).is_some();
    let is_first =
        |next| label(at + 2).is_some_and(|second| [next, second].iter().all(|it| *it != bare(text)));
    label(at + 1).is_some_and(|next| is_within() || is_first(next))
}

/// `Key: ...`: half of a pair.
fn is_half(line: &str, word: MeasureWord) -> bool {
    let found = measure_word(line).filter(|(found, _)| *found == word);
    found.and_then(|(_, length)| line.get(length..)).is_some_and(|rest| rest.starts_with([':', '：']))
}

/// `Value: The value is a string of 24 characters`, `Value: a maximum of 256 characters`: a sentence with a label that adds
/// nothing to it. A list is known by its label.
fn behind_value(line: &str) -> &str {
    let Some((label, rest)) = line.split_once(':') else { return line };
    let rest = rest.trim_start();
    let is_value = is_half(line, MeasureWord::Value) && label.eq_ignore_ascii_case("value");
    let is_sentence = rest.contains(' ')
        && (clause_word(rest).is_some_and(|(word, _)| matches!(word, ClauseWord::Value | ClauseWord::Field))
            || measure_word(rest).is_some_and(|(word, _)| word == MeasureWord::AtMost));
    if is_value && is_sentence { rest } else { line }
}

/// The first sentence of a line, and the others.
fn first_sentence(line: &str) -> (&str, Option<&str>) {
    let sentences = split(line);
    let [first, next, ..] = sentences.as_slice() else { return (line, None) };
    let start = line.find(first).map_or(0, |start| start + first.len());
    let rest = line.get(start..).and_then(|behind| behind.find(next).and_then(|at| behind.get(at..)));
    (first, rest)
}

/// The labels of a paragraph: what they are, where they start, and where the words behind them start.
fn labels(paragraph: &str) -> Vec<(Label, usize, usize)> {
    if let Some(label) = heading(paragraph) {
        return vec![(label, 0, paragraph.len())];
    }
    let colons = paragraph.char_indices().filter(|(_, c)| matches!(c, ':' | '：'));
    colons
        .filter_map(|(colon, c)| {
            let (label, start) = label_before(paragraph.get(..colon)?)?;
            Some((label, start, colon + c.len_utf8()))
        })
        .collect()
}

/// Where the bracket closes in which a label stands: `(unit: ms). It is returned only when ...` goes on with other things.
fn bracket_end(paragraph: &str, start: usize, end: usize) -> Option<usize> {
    let opens = paragraph.get(..start)?.trim_end().ends_with(['(', '（']);
    let within = paragraph.get(end..)?;
    let close = within.find([')', '）']).filter(|_| opens)?;
    // A list has brackets of its own.
    within.get(..close).filter(|text| !text.contains(['(', '（'])).map(|text| end + text.len())
}

/// `Range` as a paragraph of its own.
fn heading(paragraph: &str) -> Option<Label> {
    let word = paragraph.trim().trim_end_matches([':', '：']).trim_end();
    // `important` below `The options are as follows:` is a value.
    if word == paragraph.trim() && word.starts_with(|c: char| c.is_ascii_lowercase()) {
        return None;
    }
    let known = vocabulary::labels().iter().find(|(known, _)| known.eq_ignore_ascii_case(word));
    known.filter(|_| vocabulary::is_label_line(word)).map(|(_, label)| *label)
}

/// The label that the text before a colon ends with, and where it starts.
fn label_before(before: &str) -> Option<(Label, usize)> {
    let before = before.trim_end();
    let ends = |word: &str| {
        let start = before.len().checked_sub(word.len())?;
        before.get(start..).filter(|end| end.eq_ignore_ascii_case(word)).map(|_| start)
    };
    let (word, label, start) = vocabulary::labels()
        .iter()
        .find_map(|(word, label)| ends(word).map(|start| (word, *label, start)))?;
    let (ahead, written) = before.split_at_checked(start)?;
    // Where paragraphs were joined there may be no full stop before a label: there, only those that no sentence has.
    let has_no_spaces = !word.starts_with(char::is_lowercase);
    // `0-7200Unit: secondDefault value: 1800`: the paragraphs were joined without a space.
    let is_joined = written.starts_with(char::is_uppercase)
        && ahead.ends_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit());
    let is_spaced = has_no_spaces || is_joined || ahead.ends_with(char::is_whitespace);
    let ahead = ahead.trim_end();
    let ahead = ahead.strip_suffix("The").or_else(|| ahead.strip_suffix("the")).unwrap_or(ahead).trim_end();
    // `缓存时间单位，可选值：s、m`
    let is_clause = has_no_spaces && !word.is_ascii() && ahead.ends_with(['，', ',']);
    let starts_text = is_clause || ahead.is_empty() || ahead.ends_with(['(', '（']);
    let is_title = !written.starts_with(char::is_lowercase);
    let starts_sentence = is_title && ahead.ends_with(['.', '。', ';', '；']);
    let stands_out = is_title && is_spaced && (is_short(label) || label == Label::Enumeration);
    (starts_text || starts_sentence || stands_out).then_some((label, start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sections(paragraphs: &[&str]) -> Vec<(Label, Vec<String>)> {
        let paragraphs: Vec<String> = paragraphs.iter().map(|text| (*text).to_owned()).collect();
        let owned = |section: &Section<'_>| {
            (section.label, section.lines.iter().map(|line| (*line).to_owned()).collect())
        };
        Description::of(&paragraphs).sections.iter().map(owned).collect()
    }

    fn section(label: Label, lines: &[&str]) -> (Label, Vec<String>) {
        (label, lines.iter().map(|line| (*line).to_owned()).collect())
    }

    #[test]
    fn labels_divide_a_description() {
        assert_eq!(
            sections(&["Sort key.", "Default: name", "Enumeration values:", "created_at", "name"]),
            [
                section(Label::Text, &["Sort key."]),
                section(Label::Default, &["name"]),
                section(Label::Enumeration, &["created_at", "name"]),
            ]
        );
        assert_eq!(
            sections(&["Definition", "The name.", "Range", "N/A", "Default Value", "v2"]),
            [
                section(Label::Text, &["The name."]),
                section(Label::Range, &["N/A"]),
                section(Label::Default, &["v2"]),
            ]
        );
        assert_eq!(sections(&["枚举值：", "FULL"]), [section(Label::Enumeration, &["FULL"])]);
    }

    #[test]
    fn labels_divide_paragraphs_that_were_joined() {
        assert_eq!(
            sections(&["Member type. ip ecs Default: ecs Enumeration values: ip ecs"]),
            [
                section(Label::Text, &["Member type. ip ecs"]),
                section(Label::Default, &["ecs"]),
                section(Label::Enumeration, &["ip ecs"]),
            ]
        );
        assert_eq!(
            sections(&["Synchronization point. Options: first, last."]),
            [section(Label::Text, &["Synchronization point."]), section(Label::Range, &["first, last."])]
        );
    }

    #[test]
    fn a_label_in_brackets_speaks_for_what_stands_in_them() {
        assert_eq!(
            sections(&["Time of expiry (unit: ms). It is returned only when host is true."]),
            [
                section(Label::Text, &["Time of expiry ("]),
                section(Label::Unit, &["ms"]),
                section(Label::Text, &["). It is returned only when host is true."]),
            ]
        );
    }

    #[test]
    fn a_short_label_speaks_for_one_line() {
        assert_eq!(
            sections(&["Default: true", "It can be changed."]),
            [section(Label::Default, &["true"]), section(Label::Text, &["It can be changed."])]
        );
    }

    #[test]
    fn a_unit_is_no_more_than_its_sentence() {
        assert_eq!(
            sections(&["时长，单位：秒。每次15。"]),
            [
                section(Label::Text, &["时长，"]),
                section(Label::Unit, &["秒"]),
                section(Label::Text, &["每次15。"])
            ]
        );
    }

    #[test]
    fn cases_and_parts_are_no_general_statements() {
        let texts =
            ["Configuration. size: capacity. It can be 1 or 2.".to_owned(), "It is deprecated.".to_owned()];
        let description = Description::of(&texts);
        assert_eq!(description.general().collect::<Vec<_>>(), ["Configuration", "It is deprecated"]);
    }

    #[test]
    fn words_within_sentences_are_no_labels() {
        for text in
            ["Specifies the format: of it.", "Type of the default value: see below", "CLOUD: DMS for Kafka"]
        {
            assert_eq!(sections(&[text]), [section(Label::Text, &[text])], "{text}");
        }
    }
}

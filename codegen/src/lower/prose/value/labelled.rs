//! Values with what they mean, where nothing says that the list is complete.

use std::sync::LazyLock;

use regex::Regex;

use super::super::text::{Description, is_code, is_constant, split};
use super::item;
use super::list::{Announced, announces};
use crate::model::{Certainty, KnownValue, Values};

/// `none: The compression algorithm is not used.`, a paragraph a value, or several within one.
pub(super) fn read(description: &Description<'_>) -> Option<Values> {
    let mut best: Vec<KnownValue> = Vec::new();
    for section in &description.sections {
        let mut run = Run::default();
        for line in &section.lines {
            let found = in_line(line);
            if found.is_empty() {
                best = longer(best, std::mem::take(&mut run).values);
                run.are_parts = announces(line) == Some(Announced::Parts);
            } else if !run.are_parts {
                run.values.extend(found);
            }
        }
        best = longer(best, run.values);
    }
    let all = |test: fn(&KnownValue) -> bool| best.iter().all(test);
    // One label is a value only if it is written like one: `CLOUD: ...`, not `Cluster: ...`. One that nothing stands
    // before explains the name: `AK: access key ID`.
    let opening = description.lines().next().and_then(item::labelled);
    let opens =
        best.len() == 1 && best.first().zip(opening).is_some_and(|(one, first)| one.literal == first.literal);
    let is_sure = best.len() > 1 || !opens && all(|value| is_constant(&value.literal));
    let has_rules = best.iter().filter_map(|value| value.meaning.as_deref()).any(is_rule);
    (is_sure && !has_rules && !is_notation(description, &best) && !best.is_empty())
        .then_some(Values { certainty: Certainty::Known, values: best })
}

/// `X: major version` and `size: capacity` explain the letters and words of a notation.
fn is_notation(description: &Description<'_>, values: &[KnownValue]) -> bool {
    let is_letter =
        |value: &KnownValue| value.literal.len() == 1 && value.literal.chars().all(char::is_alphabetic);
    let is_placeholder =
        |value: &KnownValue| description.lines().any(|line| line.contains(&format!("{{{}}}", value.literal)));
    values.iter().all(is_letter) || values.iter().any(is_placeholder)
}

/// Labelled lines one after the other.
#[derive(Default)]
struct Run {
    values: Vec<KnownValue>,
    /// The line above says that they are no values.
    are_parts: bool,
}

fn longer(one: Vec<KnownValue>, other: Vec<KnownValue>) -> Vec<KnownValue> {
    if other.len() > one.len() { other } else { one }
}

/// A "meaning" that rules how something is written is about a part or a case: `basic: The value contains 4 to 32 characters`.
pub(super) fn is_rule(meaning: &str) -> bool {
    let lower = meaning.to_lowercase();
    [
        "characters",
        "must start with",
        "path starts with",
        "the value can contain",
        "the value is ",
        "the value can be",
        "for example, ",
    ]
    .iter()
    .any(|phrase| lower.contains(phrase))
}

/// The labelled values of a line: one at its start, one at the start of each sentence, or numbers throughout.
fn in_line(line: &str) -> Vec<KnownValue> {
    if let Some(value) = item::labelled(line) {
        let numbered = numbers(line);
        return if numbered.len() > 1 { numbered } else { sentences_or(line, value) };
    }
    let numbered = numbers(line);
    if numbered.len() > 1 {
        return numbered;
    }
    // `Scenario type. DISASTER_BACKUP: synchronization task.`
    let values: Vec<KnownValue> = split(line).into_iter().skip(1).filter_map(item::labelled).collect();
    let sure = values.len() > 1 || values.iter().all(|value| is_constant(&value.literal));
    if sure { values } else { Vec::new() }
}

/// The values of all sentences where each has one, or else the one of the whole line.
fn sentences_or(line: &str, whole: KnownValue) -> Vec<KnownValue> {
    let sentences = split(line);
    let values: Vec<KnownValue> = sentences.iter().filter_map(|sentence| item::labelled(sentence)).collect();
    if values.len() > 1 && values.len() == sentences.len() { values } else { vec![whole] }
}

/// `1: yes 2: no`, `Status. 0: off; 1: on`
fn numbers(line: &str) -> Vec<KnownValue> {
    static LABEL: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?:^|[\s.;,(；，。])(-?\d{1,6})\s*(?::\s|：)").ok());
    let Some(label) = LABEL.as_ref() else { return Vec::new() };
    let found: Vec<_> = label.captures_iter(line).filter_map(|it| it.get(0).zip(it.get(1))).collect();
    // `SAN 1: ...` numbers something; the first value starts a sentence or a clause.
    let ahead = found.first().map_or("", |(whole, _)| line.get(..whole.start()).unwrap_or_default());
    let starts = found.first().is_some_and(|(whole, _)| {
        ahead.is_empty() || !whole.as_str().starts_with(' ') || ahead.ends_with(['.', ',', ';', ':'])
    });
    if !starts {
        return Vec::new();
    }
    let ends = found.iter().skip(1).map(|(_, number)| number.start()).chain([line.len()]);
    found
        .iter()
        .zip(ends)
        .map(|((whole, number), end)| {
            let meaning = line.get(whole.end()..end).unwrap_or_default();
            item::known(number.as_str(), Some(meaning.trim_end_matches([' ', '(', ';', ',', '.'])))
        })
        .collect()
}

/// `若为web，则表示网站加速；若为download，则表示下载加速`
fn chinese(description: &Description<'_>) -> Vec<KnownValue> {
    static PHRASE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?:若|如果)?(?:取值)?为(?P<literal>[A-Za-z0-9_.-]+)[，,]?则?(?:表示|代表)(?P<meaning>[^；;。，,]+)").ok()
    });
    let Some(phrase) = PHRASE.as_ref() else { return Vec::new() };
    let lines = description.lines();
    lines
        .flat_map(|line| phrase.captures_iter(line))
        .filter_map(|found| {
            Some(item::known(found.name("literal")?.as_str(), Some(found.name("meaning")?.as_str())))
        })
        .collect()
}

/// `The value 0 indicates that it is not encrypted, and the value 1 indicates that it is encrypted.`
///
/// Two at least: a single one is often a special case beside ordinary values.
pub(super) fn indicated(description: &Description<'_>) -> Option<Values> {
    static PHRASE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"(?i)(?P<value>\bvalue (?:of )?|^|[,;.] (?:and )?)(?P<literal>[\w.-]+) (?:indicates?|means|represents) (?:that )?(?P<meaning>[^,;.]+)",
        )
        .ok()
    });
    let mut values = chinese(description);
    for line in description.lines() {
        for captures in PHRASE.as_ref()?.captures_iter(line) {
            let part = |name: &str| captures.name(name).map_or("", |part| part.as_str());
            let literal = part("literal");
            let named = part("value").to_lowercase().starts_with("value");
            if item::is_label(literal) && (named || is_code(literal)) {
                values.push(item::known(literal, Some(part("meaning"))));
            }
        }
    }
    (values.len() > 1 && !is_notation(description, &values))
        .then_some(Values { certainty: Certainty::Known, values })
}

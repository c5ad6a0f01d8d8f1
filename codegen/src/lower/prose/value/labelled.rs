//! Values with what they mean, where nothing says that the list is complete.

mod named_codes;

use std::collections::HashSet;

use super::super::grammar::meaning::meanings;
use super::super::grammar::measures::is_bound;
use super::super::lex::{Kind, words};
use super::super::text::{
    Description, Label, bare, behind_title, clauses_depend, is_constant, is_prose, is_token, split, unwrap,
};
use super::announce::{Announced, announces};
use super::item;
use crate::model::{Certainty, KnownValue, Values};
use crate::vocabulary::{ClauseWord, clause_word, is_han, is_rule, unit};

/// `none: The compression algorithm is not used.`, a paragraph a value, or several within one.
pub(super) fn read(description: &Description<'_>) -> Option<Values> {
    let mut best: Vec<KnownValue> = Vec::new();
    for section in
        description.sections.iter().filter(|section| !section.lines.iter().any(|it| is_of_more(it)))
    {
        let mut run = Run::default();
        for line in &section.lines {
            let found = in_line(line);
            let found = if found.is_empty() && !run.values.is_empty() {
                item::nothing(line).into_iter().collect()
            } else if found.is_empty() {
                // The first of a list: elsewhere it is a label, and was taken for one.
                item::default(line).into_iter().collect()
            } else {
                found
            };
            if found.is_empty() && is_constant(line.trim()) && !run.are_parts {
                // `HTTP`, `HTTPS`, `BOTH：同时支持`: some of a list say what they mean.
                run.bare.push(item::known(line.trim(), None));
            } else if found.is_empty() {
                best = longer(best, std::mem::take(&mut run).whole());
                run.are_parts = announces(line) == Some(Announced::Parts);
                // `one of the following default values will be used based on the mode:`
                let is_of_default = words(line).iter().any(|word| word.does(ClauseWord::Default));
                run.are_cases = clauses_depend(line) || is_of_default;
            } else if !run.are_parts || !run.are_cases && found.iter().all(|it| is_constant(&it.literal)) {
                run.values.append(&mut run.bare);
                run.values.extend(found);
            }
        }
        best = longer(best, run.whole());
    }
    let all = |test: fn(&KnownValue) -> bool| best.iter().all(test);
    // One label is a value only if it is written like one: `CLOUD: ...`, not `Cluster: ...`. One that nothing stands
    // before explains the name: `AK: access key ID`.
    let opening = description.lines().next().and_then(item::labelled);
    let opens =
        best.len() == 1 && best.first().zip(opening).is_some_and(|(one, first)| one.literal == first.literal);
    // `DEPRECATED: it will be removed.` is on the field.
    let is_flag = |value: &KnownValue| {
        let word = clause_word(&value.literal.to_lowercase()).map(|(word, _)| word);
        word == Some(ClauseWord::Deprecated)
    };
    let is_one = !opens && all(|value| is_code_word(&value.literal)) && !best.iter().any(is_flag);
    let is_sure = best.len() > 1 || is_one;
    let has_rules = best.iter().filter_map(|value| value.meaning.as_deref()).any(is_rule);
    (!best.is_empty() && is_sure && !has_rules && !is_notation(description, &best))
        .then_some(Values { certainty: Certainty::Known, values: best })
}

/// `标准存储：STANDARD`, `Public image: The value is gold`: lines that call a value by its name first, two at least.
pub(super) fn reversed(description: &Description<'_>) -> Option<Values> {
    let mut best: Vec<KnownValue> = Vec::new();
    for section in &description.sections {
        let mut run: Vec<KnownValue> = Vec::new();
        for line in &section.lines {
            match named_codes::of_line(line) {
                Some(value) => run.push(value),
                None => best = longer(best, std::mem::take(&mut run)),
            }
        }
        best = longer(best, run);
    }
    (best.len() > 1).then_some(Values { certainty: Certainty::Known, values: best })
}

/// `大于0：上限`: beside a line on all other numbers, the labelled ones are special cases.
fn is_of_more(line: &str) -> bool {
    line.split_once([':', '：']).is_some_and(|(label, _)| is_bound(label.trim_start_matches(['*', '-', ' '])))
}

/// `X: major version` and `size: capacity` explain the letters and words of a notation.
fn is_notation(description: &Description<'_>, values: &[KnownValue]) -> bool {
    let is_letter =
        |value: &KnownValue| value.literal.len() == 1 && value.literal.chars().all(char::is_alphabetic);
    let placeholders: HashSet<&str> = description.lines().flat_map(placeholders).collect();
    let is_placeholder = |value: &KnownValue| placeholders.contains(value.literal.as_str());
    // `s：秒；m：分；h：小时`: a unit each.
    let is_unit = |value: &KnownValue| {
        let meaning = value.meaning.as_deref().unwrap_or_default();
        unit(meaning).is_some_and(|(_, length)| length == meaning.len())
    };
    // One of them may be misspelt.
    let are_units = values.iter().filter(|value| is_unit(value)).count() * 2 > values.len();
    values.iter().all(is_letter) && !are_units || values.iter().any(is_placeholder)
}

/// What stands in braces: `{size}`.
fn placeholders(line: &str) -> impl Iterator<Item = &str> {
    line.rsplit('}').skip(1).filter_map(|before| Some(before.rsplit_once('{')?.1))
}

/// Labelled lines one after the other.
#[derive(Default)]
struct Run {
    values: Vec<KnownValue>,
    /// Those that no label was found below yet.
    bare: Vec<KnownValue>,
    /// The line above says that they are no values.
    are_parts: bool,
    /// The line above says that they depend on something.
    are_cases: bool,
}

impl Run {
    /// The values, with those that stand behind the last label.
    fn whole(mut self) -> Vec<KnownValue> {
        if !self.values.is_empty() {
            self.values.append(&mut self.bare);
        }
        self.values
    }
}

fn longer(one: Vec<KnownValue>, other: Vec<KnownValue>) -> Vec<KnownValue> {
    if other.len() > one.len() { other } else { one }
}

/// The labelled values of a line: one at its start, one at the start of each sentence, or numbers throughout.
fn in_line(line: &str) -> Vec<KnownValue> {
    let clauses: Vec<KnownValue> =
        list_behind(line).split(['；', ';']).map_while(|it| item::labelled(it.trim())).collect();
    if clauses.len() > 1 && clauses.len() == line.split(['；', ';']).count() {
        return clauses;
    }
    let alike = alike(line);
    if !alike.is_empty() {
        return alike;
    }
    if let Some(value) = item::labelled(line) {
        let numbered = numbers(line);
        return if numbered.len() > 1 { numbered } else { sentences_or(line, value) };
    }
    let numbered = numbers(line);
    if numbered.len() > 1 {
        return numbered;
    }
    let parts = apart(line);
    if parts.len() > 1 {
        return parts;
    }
    let glossed = glossed(line);
    if !glossed.is_empty() {
        return glossed;
    }
    let named = named_codes::read(line);
    if !named.is_empty() {
        return named;
    }
    // `Scenario type. DISASTER_BACKUP: synchronization task.`, `Start offset. latest: new data; earliest: all data`
    let clauses = split(line).into_iter().skip(1).flat_map(|sentence| sentence.split(['；', ';']));
    let values: Vec<KnownValue> = clauses.filter_map(|clause| item::labelled(clause.trim())).collect();
    let sure = values.len() > 1 || values.iter().all(|value| is_code_word(&value.literal));
    if sure { values } else { Vec::new() }
}

/// The list behind its title: `移除策略：OLD（默认）：较早的；NEW：较新的`.
fn list_behind(line: &str) -> &str {
    let list = behind_title(line);
    if item::labelled(list).is_some() { list } else { line }
}

/// `计费模式，prePaid：预付费，postPaid：后付费`, `asc：升序 desc：降序`: in Chinese a comma or a space stands between them.
fn apart(line: &str) -> Vec<KnownValue> {
    if !line.contains(is_han) {
        return Vec::new();
    }
    let is_joint = |c: char| ",，;；。 ".contains(c);
    let is_labelled = |part: &&str| {
        part.split_once(['：', ':', '-']).is_some_and(|(label, meaning)| {
            label.starts_with(|c: char| c.is_ascii_alphanumeric()) && meaning.trim_start().starts_with(is_han)
        })
    };
    line.split(is_joint).map(str::trim).filter(is_labelled).filter_map(item::labelled).collect()
}

/// `gaussdb，postgresql：同步使用`: several that mean the same.
fn alike(line: &str) -> Vec<KnownValue> {
    let Some((labels, meaning)) = line.split_once('：').filter(|(_, meaning)| meaning.contains(is_han))
    else {
        return Vec::new();
    };
    // `“http”、“https”：传输协议`
    let labels: Vec<&str> = labels.split(['，', '、', ',']).map(|label| bare(label.trim())).collect();
    let are_codes = labels.len() > 1 && labels.iter().all(|label| is_token(label) && !is_prose(label));
    let is_one = !meaning.contains('：');
    let values = labels.into_iter().map(|label| item::known(label, Some(meaning.trim())));
    if are_codes && is_one { values.collect() } else { Vec::new() }
}

/// `迁移模式，FULL_TRANS 全量，INCR_TRANS 增量`: what each means stands behind a space.
fn glossed(line: &str) -> Vec<KnownValue> {
    let glossed = line.split([',', '，', ';', '；', '。']).filter_map(|part| {
        let (value, meaning) = part.trim().split_once(' ')?;
        // `1 低，2 中`, but not `1 天，7 天`
        let is_code = is_constant(value) || is_number(value) && unit(meaning).is_none();
        let is_value = is_code && meaning.starts_with(is_han) && !meaning.contains(char::is_whitespace);
        is_value.then(|| item::known(value, Some(meaning)))
    });
    let values: Vec<KnownValue> = glossed.collect();
    if values.len() > 1 { values } else { Vec::new() }
}

/// The values of all sentences where each has one, or else the one of the whole line.
fn sentences_or(line: &str, whole: KnownValue) -> Vec<KnownValue> {
    let sentences = split(line);
    let values: Vec<KnownValue> = sentences.iter().filter_map(|sentence| item::labelled(sentence)).collect();
    if values.len() > 1 && values.len() == sentences.len() { values } else { vec![whole] }
}

/// `1: yes 2: no`, `Status. 0: off; 1: on`
fn numbers(line: &str) -> Vec<KnownValue> {
    let tokens = words(line);
    let is_label = |at: usize| {
        let number = tokens.get(at).filter(|token| is_number(token.text))?;
        let colon = tokens.get(at + 1).filter(|next| next.is_sign(':'))?;
        let goes_on = !colon.text.is_ascii() || tokens.get(at + 2).is_none_or(|next| next.is_spaced);
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        let is_start = number.is_spaced || before.is_none_or(|it| matches!(it.kind, Kind::Sign(_)));
        (goes_on && is_start).then_some((number, colon.end(), before))
    };
    let found: Vec<_> = (0..tokens.len()).filter_map(is_label).collect();
    // `SAN 1: ...` numbers something; the first value starts a sentence or a clause.
    let starts = found.first().is_some_and(|(_, _, before)| {
        before.is_none_or(|it| matches!(it.kind, Kind::Sign('.' | '。' | ',' | ';' | ':' | '(')))
    });
    if !starts {
        return Vec::new();
    }
    let ends = found.iter().skip(1).map(|(number, ..)| number.start).chain([line.len()]);
    found
        .iter()
        .zip(ends)
        .map(|((number, colon, _), end)| {
            let meaning = line.get(*colon..end).unwrap_or_default();
            // `（0：系统内置，1：自定义）`
            let meaning = unwrap(meaning.trim_end_matches([' ', '(', ';', ',', '.', '。']));
            item::known(number.text, Some(meaning))
        })
        .collect()
}

/// `CLOUD`, `1`
fn is_code_word(text: &str) -> bool {
    is_constant(text) || is_number(text)
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    (1..=6).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit())
}

/// `The value 0 indicates that it is not encrypted, and the value 1 indicates that it is encrypted.`
///
/// Two at least: a single one is often a special case beside ordinary values.
pub(super) fn indicated(description: &Description<'_>) -> Option<Values> {
    // Beside the form of a value, `-1.-1.5 indicates the last 5 minutes` is an example.
    if description.labelled(Label::Format).next().is_some() {
        return None;
    }
    let items = description.lines().flat_map(meanings).map(|item| item.value);
    let values: Vec<KnownValue> = items.filter(|value| item::is_label(&value.literal)).collect();
    // `backup_capacity specifies the quota. Value -1 indicates no restriction` are values of two things.
    let numbers = values.iter().filter(|value| is_number(&value.literal)).count();
    let is_list = values.len() > 1 && (numbers == 0 || numbers == values.len());
    (is_list && !is_notation(description, &values)).then_some(Values { certainty: Certainty::Known, values })
}

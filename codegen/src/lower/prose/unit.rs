//! What a number counts: `The unit is GB.`, `Size of the disk, in GB.`, `Value range: 10 GB to 2000 GB`.

use super::text::{Description, Label, clauses_depend, interval, split};
use crate::vocabulary::{self, PhraseKind, is_han};

/// The unit of a value. Where a description names several, none.
pub(super) fn read(description: &Description<'_>, is_number: bool) -> Option<&'static str> {
    let lines: Vec<&str> =
        description.sections.iter().flat_map(|section| section.lines.iter().copied()).collect();
    let labelled = description
        .entries(Label::Unit)
        .filter_map(|line| Some(vocabulary::unit(line.trim_start_matches(['"', ' ']))?.0));
    let said: Vec<&str> = labelled.chain(lines.iter().filter_map(|line| said(line))).collect();
    if !said.is_empty() {
        return one(&said);
    }
    let first = lines.first().and_then(|line| split(line).into_iter().next());
    if let Some(unit) = first.and_then(defined) {
        return Some(unit);
    }
    if !is_number {
        return None;
    }
    let ranges: Vec<&str> = lines.iter().flat_map(|line| split(line)).filter_map(of_range).collect();
    one(&ranges)
}

fn one(units: &[&'static str]) -> Option<&'static str> {
    let first = units.first()?;
    units.iter().all(|unit| unit == first).then_some(*first)
}

/// `Unit: second`, `The unit is Mbit/s`
fn said(line: &str) -> Option<&'static str> {
    let (_, end) = vocabulary::find_phrase(line, PhraseKind::UnitLead)?;
    let rest = line.get(end..)?.trim_start_matches([' ', ':', '：', '"']);
    vocabulary::unit(rest).map(|(unit, _)| unit)
}

/// `Size of the audit log in byte`, `Specifies the size (GB) of the file system`: in the definition.
fn defined(definition: &str) -> Option<&'static str> {
    let in_brackets = definition.match_indices(['(', '（']).find_map(|(at, bracket)| {
        // `s（秒）` explains a value.
        let before = definition.get(..at)?;
        if definition.contains(is_han) && before.ends_with(|c: char| c.is_ascii_alphanumeric()) {
            return None;
        }
        let rest = definition.get(at + bracket.len()..)?;
        let rest = rest.strip_prefix("in ").or_else(|| rest.strip_prefix("unit: ")).unwrap_or(rest);
        let (unit, length) = vocabulary::unit(rest)?;
        rest.get(length..)?.starts_with([')', '）', ',', '，']).then_some(unit)
    });
    let at_end = || {
        let (_, words) = definition.rsplit_once(" in ")?;
        let words = words.trim_start_matches("the unit of ").trim_end_matches([')', ' ']);
        let (unit, length) = vocabulary::unit(words)?;
        (length == words.len()).then_some(unit)
    };
    in_brackets.or_else(at_end)
}

/// `100 GB to 32,000 GB`
fn of_range(sentence: &str) -> Option<&'static str> {
    if clauses_depend(sentence) {
        return None;
    }
    let starts = sentence.char_indices().filter(|(at, c)| {
        c.is_ascii_digit()
            && !sentence
                .get(..*at)
                .is_some_and(|before| before.ends_with(|c: char| c.is_alphanumeric() || c == '.'))
    });
    starts.filter_map(|(at, _)| interval(sentence.get(at..)?)).find_map(|(_, _, rest)| {
        let (unit, length) = vocabulary::unit(rest.trim_start())?;
        let behind = rest.trim_start().get(length..)?;
        (!behind.starts_with('-')).then_some(unit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(text: &str) -> Option<&'static str> {
        read(&Description::of(&[text.to_owned()]), true)
    }

    #[test]
    fn units_are_read() {
        for (text, expected) in [
            ("Specifies the duration. The unit is us.", "microsecond"),
            ("Interval. Unit: second", "second"),
            ("Indicates the size of the audit log in byte.", "byte"),
            ("The file system total capacity, in GB.", "GB"),
            ("Specifies the size (GB) of the shared file system.", "GB"),
            ("Disk space. Value range: 100 GB to 32,000 GB", "GB"),
            ("磁盘大小，单位为GB。", "GB"),
            ("超时时间。单位：秒。", "second"),
        ] {
            assert_eq!(unit(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_words_are_no_units() {
        for text in
            ["Unit price.", "Number of disks in the list.", "The value ranges from 1 to 10.", "Time in UTC."]
        {
            assert_eq!(unit(text), None, "{text}");
        }
    }
}

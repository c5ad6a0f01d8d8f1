//! What a number counts: `The unit is GB.`, `Size of the disk, in GB.`, `Value range: 10 GB to 2000 GB`.
//!
//! In: a description. Out: the name of a unit, and numbers brought to it. Left out on purpose: sizes of bytes, whose factors
//! pages do not agree on, and months, which have no length.

use super::super::grammar::measures::Topic;
use super::super::lex::{self, Decimal, Kind, Token};
use super::super::text::{Description, Label, split};
use super::sentence::Sentence;
use crate::vocabulary::{self, FormatWord, MeasureWord as Word, PhraseKind, is_han};

/// The unit of a value. Where a description names several, none.
pub(in super::super) fn unit(description: &Description<'_>, is_number: bool) -> Option<&'static str> {
    stated(description).or_else(|| is_number.then(|| of_ranges(description))?)
}

/// The unit that sentences on the unit or the definition give.
pub(super) fn stated(description: &Description<'_>) -> Option<&'static str> {
    let labelled =
        description.entries(Label::Unit).filter_map(|line| one_unit(line.trim_start_matches(['"', ' '])));
    let labelled: Vec<&str> = labelled.collect();
    // `Unit: Mbit/s. If it is in the unit of Gbit/s, ...`: the label decides.
    if !labelled.is_empty() {
        return one(&labelled);
    }
    let said: Vec<&str> = lines(description).filter_map(said).collect();
    if !said.is_empty() {
        return one(&said);
    }
    let first = lines(description).next().and_then(|line| split(line).into_iter().next());
    first.and_then(defined)
}

fn lines<'a>(description: &Description<'a>) -> impl Iterator<Item = &'a str> {
    description.sections.iter().flat_map(|section| section.lines.iter().copied())
}

/// `100 GB to 32,000 GB`
fn of_ranges(description: &Description<'_>) -> Option<&'static str> {
    let units: Vec<&str> = lines(description)
        .flat_map(split)
        .map(Sentence::of)
        .filter_map(|sentence| of_range(&sentence).or_else(|| of_list(&sentence)))
        .collect();
    one(&units)
}

/// `支持300、3600和86400秒`, `1, 7, or 30 days`: the unit behind the last of several numbers.
fn of_list(sentence: &Sentence<'_>) -> Option<&'static str> {
    let tokens = &sentence.tokens;
    let is_figure = |token: &Token<'_>| matches!(token.kind, Kind::Figure(_));
    let (first, last) = (tokens.iter().position(is_figure)?, tokens.iter().rposition(is_figure)?);
    let Kind::Unit(unit) = tokens.get(last + 1)?.kind else { return None };
    let run = tokens.get(first..=last)?;
    let is_joint = |token: &Token<'_>| {
        is_figure(token)
            || matches!(token.kind, Kind::Sign(_) | Kind::Measure(Word::And | Word::Or | Word::Default))
    };
    let is_list = run.iter().all(is_joint) && run.iter().filter(|token| is_figure(token)).count() > 2;
    (is_list && sentence.measures().is_empty()).then_some(unit)
}

fn of_range(sentence: &Sentence<'_>) -> Option<&'static str> {
    let found = sentence.measures();
    // `若为TCP监听器，取值范围为（10-4000s）`: the range is that of a case, and the unit that of the field.
    let ends = found.iter().filter(|it| !sentence.depends(it) || it.topic == Topic::Range);
    let mut units = ends.filter_map(|measure| {
        let (least, most) = (measure.span.least?, measure.span.most?);
        least.unit.filter(|_| least.unit == most.unit)
    });
    // `The value range is 1-720, in hours`
    units.next().or_else(|| if found.is_empty() { None } else { at_end(sentence.text) })
}

fn one(units: &[&'static str]) -> Option<&'static str> {
    let first = units.first()?;
    units.iter().all(|unit| unit == first).then_some(*first)
}

/// `Unit: second`, `The unit is Mbit/s`
fn said(line: &str) -> Option<&'static str> {
    let tail = vocabulary::find_phrase(line, PhraseKind::UnitTail);
    if let Some(unit) = tail.and_then(|(start, _)| ends_with(line.get(..start)?)).or_else(|| expressed(line))
    {
        return Some(unit);
    }
    let (_, end) = vocabulary::find_phrase(line, PhraseKind::UnitLead)?;
    let rest = line.get(end..)?.trim_start_matches([' ', ':', '：', '"']);
    one_unit(rest).or_else(|| short(line, rest))
}

/// `以百分数表示`
fn expressed(line: &str) -> Option<&'static str> {
    let (_, rest) = line.split_once('以')?;
    let (unit, length) = vocabulary::unit(rest)?;
    let (start, _) = vocabulary::find_phrase(rest.get(length..)?, PhraseKind::Means)?;
    (start == 0).then_some(unit)
}

/// `单位M`: of a size, and not of a bandwidth.
fn short(line: &str, text: &str) -> Option<&'static str> {
    let (letter, rest) = text.split_at_checked(1)?;
    let ends = !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/');
    let is_rate = ["带宽", "流量", "速率", "bandwidth", "rate"].iter().any(|word| line.contains(word));
    let unit = match letter {
        "M" => "MB",
        "G" => "GB",
        "T" => "TB",
        _ => return None,
    };
    (ends && !is_rate).then_some(unit)
}

/// The unit at the start of a text. With a choice (`unit: h or m`), each value has its own.
fn one_unit(text: &str) -> Option<&'static str> {
    let (unit, length) = vocabulary::unit(text)?;
    let is_choice = lex::measures(text.get(length..)?).first().is_some_and(|token| token.measures(Word::Or));
    (!is_choice).then_some(unit)
}

/// `Size of the audit log in byte`, `Specifies the size (GB) of the file system`: in the definition.
fn defined(definition: &str) -> Option<&'static str> {
    let mut in_brackets = definition.match_indices(['(', '（']).filter_map(|(at, bracket)| {
        // `s（秒）` explains a value.
        let before = definition.get(..at)?;
        if definition.contains(is_han) && before.ends_with(|c: char| c.is_ascii_alphanumeric()) {
            return None;
        }
        let rest = definition.get(at + bracket.len()..)?;
        let lead = [PhraseKind::UnitIn, PhraseKind::UnitLead].into_iter().find_map(|kind| {
            vocabulary::find_phrase(rest, kind).filter(|(start, _)| *start == 0).map(|(_, end)| end)
        });
        let rest = lead.and_then(|end| rest.get(end..)).unwrap_or(rest).trim_start();
        let (unit, length) = vocabulary::unit(rest)?;
        rest.get(length..)?.starts_with([')', '）', ',', '，']).then_some(unit)
    });
    // `Number of days`, `Maximum number of bytes`: of times and data, and not of things.
    let of_count = || {
        let (start, end) = vocabulary::find_phrase(definition, PhraseKind::UnitCount)?;
        // `in the format of "Start time.Number of minutes"`: of a part.
        let ahead = lex::formats(definition.get(..start)?);
        if ahead.iter().any(|token| token.says(FormatWord::FormOf) || token.says(FormatWord::Format)) {
            return None;
        }
        let words = definition.get(end..)?.trim_start();
        let (unit, length) = vocabulary::unit(words)?;
        let ends = words.get(length..)?.chars().next().is_none_or(|c| !c.is_alphanumeric());
        (ends && (nanoseconds(unit).is_some() || ["byte", "bit"].contains(&unit))).then_some(unit)
    };
    // `保存的天数`, `备份保留天数 范围0-732`
    let of_number = || {
        let noun = definition.split([' ', ',', '，', ':', '：', '(', '（']).next()?;
        ends_with(noun.strip_suffix('数')?)
    };
    // `按年(year)或者按月(month)`: values, and what they are called.
    let first = in_brackets.next();
    if first.is_some() && in_brackets.any(|other| Some(other) != first) {
        return None;
    }
    // `Timeout, in ms, allowed for the backend`, `Interval for pulling data, in seconds (2 by default)`
    let in_clause = || definition.split([',', '(']).skip(1).find_map(in_unit);
    first
        .or_else(|| at_end(definition))
        .or_else(in_clause)
        .or_else(|| within(definition))
        .or_else(of_count)
        .or_else(of_number)
}

/// The unit with which Chinese words end: `保存的天`, `以秒`.
fn ends_with(words: &str) -> Option<&'static str> {
    let (at, _) = words.char_indices().rev().take(3).find(|(at, _)| {
        words.get(*at..).and_then(vocabulary::unit).is_some_and(|(_, length)| at + length == words.len())
    })?;
    Some(vocabulary::unit(words.get(at..)?)?.0)
}

/// `Size of the disk, in GB`
fn at_end(text: &str) -> Option<&'static str> {
    let mut words = text;
    while let Some((_, end)) = vocabulary::find_phrase(words, PhraseKind::UnitIn) {
        words = words.get(end..)?;
    }
    let words = (words.len() < text.len()).then(|| words.trim_end_matches([')', ' ']).trim_start())?;
    let (unit, length) = vocabulary::unit(words)?;
    (length == words.len()).then_some(unit)
}

/// `Optional duration in seconds the pod needs`: a length of time, and what it is the length of.
fn within(definition: &str) -> Option<&'static str> {
    let (_, end) = vocabulary::find_phrase(definition, PhraseKind::UnitIn)?;
    let words = definition.get(end..)?.trim_start();
    let (unit, length) = vocabulary::unit(words)?;
    let rest = words.get(length..)?;
    let goes_on = rest.strip_prefix(' ').is_some_and(|rest| {
        ["the ", "that ", "for ", "to ", "before ", "after ", "between "]
            .iter()
            .any(|word| rest.starts_with(word))
    });
    (goes_on && nanoseconds(unit).is_some()).then_some(unit)
}

/// `in ms`: all of a clause.
fn in_unit(clause: &str) -> Option<&'static str> {
    let clause = clause.trim();
    let (start, end) = vocabulary::find_phrase(clause, PhraseKind::UnitIn)?;
    let words = clause.get(end..)?.trim();
    let (unit, length) = vocabulary::unit(words)?;
    (start == 0 && length == words.len()).then_some(unit)
}

/// A number in the unit of the field. None where the two cannot be brought together.
pub(in super::super) fn converted(number: Decimal, from: &str, to: &str) -> Option<Decimal> {
    if from == to {
        return Some(number);
    }
    number.times(nanoseconds(from)?)?.divided(nanoseconds(to)?)
}

/// How long a unit of time is.
fn nanoseconds(unit: &str) -> Option<u64> {
    const SECOND: u64 = 1_000_000_000;
    match unit {
        "nanosecond" => Some(1),
        "microsecond" => Some(1_000),
        "millisecond" => Some(1_000_000),
        "second" => Some(SECOND),
        "minute" => Some(60 * SECOND),
        "hour" => Some(3_600 * SECOND),
        "day" => Some(86_400 * SECOND),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<&'static str> {
        unit(&Description::of(&[text.to_owned()]), true)
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
            ("Timeout. Value range: 1s-90s", "second"),
            ("Maximum number of bytes that can be obtained for each request.", "byte"),
            ("Number of days for which logs are kept.", "day"),
            ("Optional duration in seconds the pod needs to terminate.", "second"),
            ("Timeout, in ms, allowed for the backend.", "millisecond"),
            ("Interval for pulling data, in seconds (2 by default).", "second"),
            ("Retention. The default value is 72. The value range is 1-720, in hours.", "hour"),
            ("Bandwidth. Unit: Mbit/s. If it is in the unit of Gbit/s, divide it by 1,000.", "Mbit/s"),
            ("Período de retención, en días.", "day"),
            ("Tamanho do disco em GB.", "GB"),
            ("Número de días que se conservan los registros.", "day"),
            ("磁盘大小，单位为GB。", "GB"),
            ("超时时间。单位：秒。", "second"),
            ("时间粒度，支持300（默认值）、3600和86400秒。", "second"),
            ("备份文件可以保存的天数。", "day"),
            ("备份保留天数 范围0-732,默认7", "day"),
            ("证书有效期，按月为单位。", "month"),
            ("周期，以秒为单位。", "second"),
            ("消息老化时间，以小时计，1~720，缺省72。", "hour"),
            ("健康检查间隔。取值：1-50s。", "second"),
            ("内存上限，单位M。", "MB"),
            ("磁盘已用占比，以百分数表示。", "%"),
            ("空闲时间。若为TCP监听器，取值范围为（10-4000s）。", "second"),
            ("超时函数将被停止，范围3～900秒", "second"),
        ] {
            assert_eq!(read(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_words_are_no_units() {
        for text in [
            "Unit price.",
            "Number of disks in the list.",
            "The value ranges from 1 to 10.",
            "Time in UTC.",
            "带宽上限，单位M。",
            "Range, in the format of \"Start time.Number of minutes in the period\".",
            "The value ranges from 5 minutes to 24 hours.",
            "租期类型，按年（year）或者按月（month）。",
            "Time range (unit: h or m). For example, 1h refers to the latest hour.",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn times_are_converted_and_sizes_are_not() {
        let converted = |number: u64, from: &str, to: &str| converted(Decimal::whole(number), from, to);
        assert_eq!(converted(5, "minute", "second"), Some(Decimal::whole(300)));
        assert_eq!(converted(90, "second", "minute"), None);
        assert_eq!(converted(1, "month", "day"), None);
        assert_eq!(converted(1, "GB", "MB"), None);
        assert_eq!(converted(1, "GB", "GB"), Some(Decimal::whole(1)));
    }
}

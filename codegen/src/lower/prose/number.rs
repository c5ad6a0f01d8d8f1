//! Ranges of numbers.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::Number;

use super::chinese;
use super::text::{Description, Label, clauses_depend, interval, number};
use crate::model::Bounds;

/// The range of a number. Nothing where the description says several things, or names a value outside.
pub(super) fn read(description: &Description<'_>) -> Option<Bounds> {
    let bounds = labelled(description).or_else(|| said(description))?;
    let is_range = at(bounds.minimum.as_ref())
        .zip(at(bounds.maximum.as_ref()))
        .is_none_or(|(least, most)| least <= most);
    let is_broken = special(description).any(|value| !holds(&bounds, value));
    (is_range && !is_broken).then_some(bounds)
}

fn at(number: Option<&Number>) -> Option<f64> {
    number.and_then(Number::as_f64)
}

/// Whether a value is within the range.
pub(super) fn holds(bounds: &Bounds, value: f64) -> bool {
    at(bounds.minimum.as_ref()).is_none_or(|least| least <= value)
        && at(bounds.maximum.as_ref()).is_none_or(|most| value <= most)
}

/// `Minimum: 1` and `Maximum: 255`
fn labelled(description: &Description<'_>) -> Option<Bounds> {
    let bounds =
        Bounds { minimum: entry(description, Label::Minimum), maximum: entry(description, Label::Maximum) };
    (bounds != Bounds::default()).then_some(bounds)
}

/// The number under a label, if it is the only word of its sentence.
pub(super) fn entry(description: &Description<'_>, label: Label) -> Option<Number> {
    description.entries(label).find_map(|line| {
        let (number, rest) = number(line)?;
        let is_whole = rest.is_empty() || rest.starts_with([' ', '.', ',', ';', ')']);
        is_whole.then_some(number)
    })
}

/// What sentences say. Two that differ speak of different cases.
fn said(description: &Description<'_>) -> Option<Bounds> {
    let ranges = description.labelled(Label::Range).filter_map(|section| {
        range_line(section.lines.first()?).or_else(|| same_in_all_cases(&section.lines))
    });
    let sentences = description.sentences().filter_map(sentence);
    let mut found = ranges.chain(sentences);
    // `The value cannot be a negative number` beside a range says less than the range.
    let Some(first) = found.next() else { return description.sentences().find_map(not_negative) };
    found.try_fold(first, |mut all, other| {
        merge(&mut all.minimum, other.minimum)?;
        merge(&mut all.maximum, other.maximum)?;
        Some(all)
    })
}

/// Takes an end that is new; fails on one that differs.
fn merge(end: &mut Option<Number>, other: Option<Number>) -> Option<()> {
    match (end.as_ref(), other) {
        (Some(one), Some(other)) => (*one == other).then_some(()),
        (None, Some(other)) => {
            *end = Some(other);
            Some(())
        }
        (_, None) => Some(()),
    }
}

/// `1-600` under `Value range`
fn range_line(line: &str) -> Option<Bounds> {
    let sentence = super::text::split(line).into_iter().next()?;
    let (minimum, maximum, rest) = interval(sentence.trim_start_matches("默认"))?;
    (!clauses_depend(sentence) && says_nothing_else(rest))
        .then_some(Bounds { minimum: Some(minimum), maximum: Some(maximum) })
}

/// `Public zone: 1-2147483647` and `Private zone: 1-2147483647`: cases that do not differ.
fn same_in_all_cases(lines: &[&str]) -> Option<Bounds> {
    let mut cases = lines.iter().map_while(|line| range_line(line.split_once(": ")?.1));
    let first = cases.next()?;
    let others: Vec<Bounds> = cases.collect();
    (!others.is_empty() && others.iter().all(|other| *other == first)).then_some(first)
}

fn sentence(sentence: &str) -> Option<Bounds> {
    let is_advice = ["by default", "advised", "recommended"].iter().any(|word| sentence.contains(word));
    if is_advice || clauses_depend(sentence) {
        return None;
    }
    chinese::bounds(sentence)
        .or_else(|| between(sentence))
        .or_else(|| end(sentence))
        .or_else(|| positive(sentence))
}

/// `The value must be 0 or a positive number`, `>= 0`, `cannot be a negative number`
fn not_negative(sentence: &str) -> Option<Bounds> {
    static ZERO: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)^\\?(?:>=|≥|greater than or equal to) ?0$|\bnon-negative (?:integer|number)|\bnatural number",
            r"|\b0 or (?:a )?positive (?:integer|number)|\bcannot be (?:a )?negative(?: number| integer)?$|(?:大于等于|大于或等于|不小于)0|非负整数|自然数"
        ))
        .ok()
    });
    let is_zero =
        !clauses_depend(sentence) && ZERO.as_ref().is_some_and(|regex| regex.is_match(sentence.trim()));
    is_zero.then(|| Bounds { minimum: Some(Number::from(0)), maximum: None })
}

/// The range of a number that a string holds: said, and never enforced, as the service may take other forms of it.
pub(super) fn of_text(description: &Description<'_>) -> Option<Bounds> {
    let is_broken = |bounds: &Bounds| special(description).any(|value| !holds(bounds, value));
    let always = said(description).filter(|bounds| !is_broken(bounds));
    always.or_else(|| of_cases(description))
}

/// The widest range of all that sentences say of single cases: `If action is set to filter, the value range is 1 to 100`.
/// None where a sentence says what holds always.
pub(super) fn of_cases(description: &Description<'_>) -> Option<Bounds> {
    let cases: Vec<Bounds> =
        description.sentences().filter(|it| clauses_depend(it)).filter_map(between).collect();
    let least = |one: Number, other: Number| if at(Some(&one)) <= at(Some(&other)) { one } else { other };
    let most = |one: Number, other: Number| if at(Some(&one)) >= at(Some(&other)) { one } else { other };
    let special = special(description).next().is_some();
    let ends = |end: fn(&Bounds) -> Option<Number>| cases.iter().map(end).collect::<Option<Vec<Number>>>();
    let minimum = ends(|bounds| bounds.minimum.clone())?.into_iter().reduce(least);
    let maximum = ends(|bounds| bounds.maximum.clone())?.into_iter().reduce(most);
    (!special && minimum.is_some()).then_some(Bounds { minimum, maximum })
}

/// `Enter a positive integer`, and not `0 or a positive integer`
fn positive(sentence: &str) -> Option<Bounds> {
    static POSITIVE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)(?:^enter|\b(?:value|it|parameter) (?:is|must be|can only be|should be)) a positive integer\b").ok()
    });
    let says = POSITIVE.as_ref().is_some_and(|regex| regex.is_match(sentence));
    says.then(|| Bounds { minimum: Some(Number::from(1)), maximum: None })
}

/// `The value ranges from 1 to 50`, `The value is an integer from 1 to 100`
fn between(sentence: &str) -> Option<Bounds> {
    static PHRASE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)(?:\branges? |\brange is |\bin the range(?: of)?|\b(?:value|it) (?:is|can be|must be|should be) ",
            r"|\b(?:integer|number|value|is) (?:ranging )?|取值范围(?:为|是)?)(?P<at>\s*(?:from |between |\[|\()?-?\d)"
        ))
        .ok()
    });
    let start = PHRASE.as_ref()?.captures(sentence)?.name("at")?.start();
    let (minimum, maximum, rest) = interval(sentence.get(start..)?)?;
    says_nothing_else(rest).then_some(Bounds { minimum: Some(minimum), maximum: Some(maximum) })
}

/// `The maximum value is 100`, `The value must be greater than or equal to 0`
fn end(sentence: &str) -> Option<Bounds> {
    static PHRASES: LazyLock<Vec<(bool, Regex)>> = LazyLock::new(|| {
        [
            (true, r"(?i)\b(?:the )?minimum value(?: of this parameter)? is "),
            (true, r"(?i)\b(?:value|it|number|parameter)\b.{0,30} (?:greater than or equal to|no less than|at least|not less than|cannot be less than|cannot be smaller than) "),
            (false, r"(?i)\b(?:the )?maximum value(?: of this parameter)? is "),
            (false, r"(?i)\b(?:value|it|number|parameter)\b.{0,30} (?:less than or equal to|no more than|no greater than|at most|cannot exceed|not exceed|cannot be greater than|cannot be larger than) "),
        ]
        .into_iter()
        .filter_map(|(least, regex)| Some((least, Regex::new(regex).ok()?)))
        .collect()
    });
    let mut bounds = Bounds::default();
    for (least, phrase) in PHRASES.iter() {
        let Some(ahead) = phrase.find(sentence) else { continue };
        let (number, rest) = number(sentence.get(ahead.end()..)?)?;
        // `cannot exceed 10 characters`, `at least 3 of them` count something else.
        let counts =
            rest.split_whitespace().next().is_some_and(|word| word.starts_with(|c: char| c.is_alphabetic()));
        let goes_on = rest.trim_start().starts_with("and ") || rest.trim_start().starts_with("or ");
        if counts && !goes_on || rest.starts_with(|c: char| c.is_alphanumeric() || c == '-') {
            return None;
        }
        *(if *least { &mut bounds.minimum } else { &mut bounds.maximum }) = Some(number);
    }
    (bounds != Bounds::default()).then_some(bounds)
}

/// Whether a range is all that a sentence says on numbers: `1 to 100`, but not `1 to 100, or -1`.
fn says_nothing_else(rest: &str) -> bool {
    static DEFAULT: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)(?:default (?:value )?is|defaults to) -?\d[\d,]*|\([^)]*\)|ipv\d|(?:默认|缺省)(?:值|取值)?(?:为|是)?-?\d+").ok()
    });
    let rest = DEFAULT.as_ref().map_or(rest.into(), |regex| regex.replace_all(rest, ""));
    !rest.contains(|c: char| c.is_ascii_digit())
        && !["characters", "bytes", "multiple of", " or ", "times the", "excluding", "except"]
            .iter()
            .any(|word| rest.contains(word))
}

/// Values that are explained one by one: `-1 indicates that there is no limit`, `set it to -1`.
fn special(description: &Description<'_>) -> impl Iterator<Item = f64> {
    static PHRASE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)(?:\bvalue (?:of |is )?|\bcan be set to |\bset (?:it |this parameter )?to |\bis |^|[.,;(] ?)(-?\d+)(?:\)? (?:indicates|means|represents)|\b)").ok()
    });
    let lines: Vec<&str> = description.lines().collect();
    lines.into_iter().flat_map(|line| {
        let found: Vec<f64> = PHRASE
            .as_ref()
            .into_iter()
            .flat_map(|regex| regex.captures_iter(line))
            .filter_map(|captures| {
                let whole = captures.get(0)?.as_str();
                let value: f64 = captures.get(1)?.as_str().parse().ok()?;
                // `This field can be set to 0 for a node pool.`
                let explained = ["indicates", "means", "represents", "can be set to"]
                    .iter()
                    .any(|word| whole.contains(word));
                (explained || value < 0.0).then_some(value)
            })
            .collect();
        found
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(text: &str) -> Option<(Option<i64>, Option<i64>)> {
        let texts = [text.to_owned()];
        let bounds = read(&Description::of(&texts))?;
        let number = |number: Option<Number>| number.and_then(|number| number.as_i64());
        Some((number(bounds.minimum), number(bounds.maximum)))
    }

    #[test]
    fn ranges_are_read() {
        for (text, least, most) in [
            ("Value range: 1-600", Some(1), Some(600)),
            ("Value range: 0 to 63.", Some(0), Some(63)),
            ("The value ranges from 1 to 50.", Some(1), Some(50)),
            ("Value range: -1 to 2,000", Some(-1), Some(2000)),
            ("Minimum: 1", Some(1), None),
            ("最小值：1 最大值：255", Some(1), Some(255)),
            ("The value is from 0 to 2000. The default value is 2000.", Some(0), Some(2000)),
            ("The value ranges from 1 to 1000, and the default value is 1000.", Some(1), Some(1000)),
            ("The value ranges from 1 Mbit/s to 1000 Mbit/s.", Some(1), Some(1000)),
            ("The maximum value is 100.", None, Some(100)),
            ("The value must be greater than or equal to 0.", Some(0), None),
        ] {
            assert_eq!(bounds(text), Some((least, most)), "{text}");
        }
    }

    #[test]
    fn other_numbers_are_no_range() {
        for text in [
            "Number of replicas, which cannot be greater than the number of brokers.",
            "Value range: 10 to 1",
            "The range is shown in the console.",
            "The value ranges from 1 to 60 when the protocol is UDP.",
            "The value ranges from 1 Mbit/s to 1000 Mbit/s by default.",
            "Value range: 1-100, or -1.",
            "The value ranges from 0 to 100. The value -1 indicates that there is no limit.",
            "The value ranges from 1 to 60. The value ranges from 1 to 300.",
            "It cannot exceed 10 characters.",
        ] {
            assert_eq!(bounds(text), None, "{text}");
        }
    }

    #[test]
    fn positive_integers_start_at_one() {
        let read = |text: &str| read(&Description::of(&[text.to_owned()]));
        let one = Bounds { minimum: Some(Number::from(1)), maximum: None };
        assert_eq!(read("Calls within a period. Enter a positive integer."), Some(one));
        assert_eq!(read("Its value can be 0 (default) or a positive integer."), None);
        assert_eq!(
            read("Nodes. The value must be a positive integer. It can be set to 0 for a node pool."),
            None
        );
    }

    #[test]
    fn cases_that_do_not_differ_are_one_range() {
        let read = |lines: &[&str]| {
            let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            super::read(&Description::of(&lines))
        };
        let range = Bounds { minimum: Some(Number::from(1)), maximum: Some(Number::from(300)) };
        assert_eq!(read(&["Value range:", "Public zone: 1-300", "Private zone: 1-300"]), Some(range));
        assert_eq!(read(&["Value range:", "Public zone: 1-300", "Private zone: 1-200"]), None);
    }
}

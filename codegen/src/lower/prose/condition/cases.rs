//! Ranges that lines give for a case each: `mongos: The value ranges from 2 to 32`, `300-600 GB for single-node instances`,
//! `系统盘取值范围：40~1024`
//!
//! In: the lines of a number. Out: a condition a case, where there are two and more, with the neighbour of which the cases
//! are values. One such line may be all that there is to say.

use serde_json::Value;

use super::super::lex::condition::{Part, PartKind, parts};
use super::super::text::{Description, split};
use super::super::{Sibling, Subject};
use super::clause::trim;
use super::relation::related;
use crate::lower::only::only;
use crate::model::{Condition, ConditionKind, Relation, Shape};
use crate::vocabulary::{PhraseKind as Kind, is_han};

/// The conditions that the cases are.
pub(super) fn read(subject: &Subject<'_>, description: &Description<'_>) -> Vec<Condition> {
    if !matches!(subject.shape, Shape::Integer | Shape::Number) {
        return Vec::new();
    }
    let sentences = description.lines().filter_map(|line| split(line).first().copied());
    let cases: Vec<(String, &str)> =
        sentences.filter_map(|line| Some((case(line, &parts(line, subject))?, line))).collect();
    let differ =
        cases.iter().enumerate().all(|(at, (case, _))| cases.iter().skip(at + 1).all(|it| it.0 != *case));
    if cases.len() < 2 || !differ {
        return Vec::new();
    }
    let of = only(subject.siblings.iter().filter(|it| it.name != subject.name && has_all(it, &cases)));
    let condition = |(case, line): &(String, &str)| {
        let kind = match of {
            Some(sibling) => ConditionKind::Related {
                relation: Relation::ValuesDepend,
                fields: vec![sibling.name.to_owned()],
                equals: vec![Value::String(case.clone())],
            },
            None => related(Relation::ValuesDepend, Vec::new()),
        };
        let stop = if line.contains(is_han) { '。' } else { '.' };
        Condition { text: format!("{}{stop}", line.trim_end_matches(['.', '。', ' '])), kind }
    };
    cases.iter().map(condition).collect()
}

fn has_all(sibling: &Sibling<'_>, cases: &[(String, &str)]) -> bool {
    let Some(values) = &sibling.facts.values else { return false };
    matches!(sibling.shape, Shape::String)
        && cases.iter().all(|(case, _)| values.values.iter().any(|value| value.literal == *case))
}

/// The case that a line is on.
fn case(line: &str, parts: &[Part<'_>]) -> Option<String> {
    let words = |parts: &[Part<'_>]| {
        let range = parts.first()?.start..parts.last()?.end();
        line.get(range).map(str::to_owned)
    };
    let has_number =
        |parts: &[Part<'_>]| parts.iter().any(|part| part.text.starts_with(|c: char| c.is_ascii_digit()));
    // `300-600 GB for single-node instances`
    if line.starts_with(|c: char| c.is_ascii_digit()) {
        let at = parts.iter().position(|part| part.is(Kind::Case))?;
        let (range, behind) = parts.split_at_checked(at)?;
        let is_range = range.len() <= 8
            && range.iter().any(|part| part.text.contains(['-', '~']) || part.is(Kind::Purpose));
        return words(trim(behind.get(1..)?)).filter(|_| is_range);
    }
    let at = parts.iter().position(|part| part.is(Kind::Values))?;
    let (case, behind) = parts.split_at_checked(at)?;
    let is_headed = case.last()?.is_sign(':') || line.starts_with(is_han);
    let case = trim(case);
    // `以GB为单位，取值范围`: words on the field itself are no case.
    let is_case = case.iter().all(|part| {
        part.kind == PartKind::Other || part.is(Kind::Setting) || part.is_sign('-') || part.is_sign('.')
    });
    (is_headed && is_case && case.len() <= 12 && has_number(behind)).then(|| words(case)).flatten()
}

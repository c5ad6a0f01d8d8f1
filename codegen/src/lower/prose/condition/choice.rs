//! `Either this parameter or topic_regex must be specified.`
//!
//! In: a sentence. Out: the others of a choice that has this field in it. One between other fields says nothing of this one.
//! Only `must be specified` and `Specify either` ask for one of them; `Use either tags or image_tags` leaves both away as well.

use super::super::Subject;
use super::super::lex::condition::{Part, PartKind};
use super::super::text::{bare, in_brackets};
use super::Sentence;
use super::clause::trim;
use super::relation::related;
use crate::model::{ConditionKind, Relation};
use crate::vocabulary::{PhraseKind as Kind, numeral};

/// The choice that a sentence states.
pub(super) fn read(sentence: &Sentence<'_>, subject: &Subject<'_>) -> Option<ConditionKind> {
    let at = sentence.parts.iter().position(|part| part.is(Kind::Either))?;
    let (before, list) = (sentence.parts.get(..at)?, sentence.parts.get(at + 1..)?);
    let opened = |kind: Kind| before.iter().any(|part| part.is(kind));
    let is_chosen = opened(Kind::Demand) || opened(Kind::Choose) || opened(Kind::Given);
    let ends = [Kind::Mandatory, Kind::Both, Kind::Available, Kind::Used, Kind::But];
    let end = list.iter().position(|part| part.is_any(&ends));
    let is_needed = opened(Kind::Demand)
        || end.and_then(|end| list.get(end)).is_some_and(|part| part.is(Kind::Mandatory));
    let list = match end {
        Some(end) => list.get(..end)?,
        None if is_chosen => list,
        None => return None,
    };
    if end.is_some() && before.is_empty() && is_of_table(list) {
        return Some(related(Relation::AlternativeTo, Vec::new()));
    }
    let items: Vec<Item<'_>> = list
        .split(|part| part.is(Kind::Or) || part.is(Kind::And) || part.is_sign(','))
        .map(without_frame)
        .filter(|item| !item.is_empty())
        .map(|item| Item::of(&sentence.clause(item), subject))
        .collect();
    if items.len() < 2 || !items.contains(&Item::Own) {
        return None;
    }
    // `For the op_service permission, choose either this field or sys_tags`: in that case only.
    let opens = before.iter().all(|part| {
        part.is_any(&[
            Kind::Demand,
            Kind::Choose,
            Kind::Given,
            Kind::Link,
            Kind::Must,
            Kind::Can,
            Kind::Mandatory,
        ]) || matches!(part.kind, PartKind::Sign(_))
    });
    let names: Option<Vec<String>> = items
        .iter()
        .filter(|item| **item != Item::Own)
        .map(|item| match item {
            Item::Field(name) => Some((*name).to_owned()),
            _ => None,
        })
        .collect();
    let others = names.filter(|names| !names.is_empty());
    Some(match others {
        Some(others) if is_needed && opens => ConditionKind::EitherOr { others },
        Some(fields) => related(Relation::AlternativeTo, fields),
        None => ConditionKind::Unresolved,
    })
}

/// `these four parameters in this table`: all of them, and none by its name.
fn is_of_table(list: &[Part<'_>]) -> bool {
    let noun = list.iter().position(|part| part.is(Kind::Noun) && part.text.ends_with('s'));
    let (ahead, behind) = noun.and_then(|at| list.split_at_checked(at)).unwrap_or_default();
    let is_lead = |part: &Part<'_>| {
        part.is_any(&[Kind::Article, Kind::This]) || numeral(part.text).is_some() || part.text == "these"
    };
    // `parameters`, `parameters in this table`, but not `parameters (host, port)`
    let is_place = |part: &Part<'_>| {
        !part.is_foreign() && !matches!(part.kind, PartKind::Own | PartKind::Field(_) | PartKind::Sign(_))
    };
    noun.is_some() && ahead.len() <= LEAD && ahead.iter().all(is_lead) && behind.iter().all(is_place)
}

/// So many words stand before `parameters`: `these four`.
const LEAD: usize = 3;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item<'a> {
    Own,
    Field(&'a str),
    Unknown,
}

impl<'a> Item<'a> {
    fn of(words: &Sentence<'_>, subject: &Subject<'a>) -> Self {
        let [part] = words.parts else {
            return if is_definition(words.words(), subject) { Self::Own } else { Self::Unknown };
        };
        match part.kind {
            PartKind::Own | PartKind::Phrase(Kind::This) => Self::Own,
            PartKind::Field(index) => {
                subject.siblings.get(index).map_or(Self::Unknown, |sibling| Self::Field(sibling.name))
            }
            _ => Self::Unknown,
        }
    }
}

/// `topics` of `the topics parameter`, `parameter topics`, `topics is`
fn without_frame<'s>(item: &'s [Part<'s>]) -> &'s [Part<'s>] {
    let is_frame = |part: &Part<'_>| {
        part.is_any(&[Kind::Article, Kind::Noun, Kind::Lead, Kind::Link, Kind::Equals]) || part.is_sign(':')
    };
    let mut item = trim(item);
    while let Some((first, rest)) = item.split_first()
        && is_frame(first)
    {
        item = rest;
    }
    while let Some((last, rest)) = item.split_last()
        && is_frame(last)
    {
        item = rest;
    }
    item
}

/// `flavor code` where the description starts with `Flavor code.`
fn is_definition(words: &str, subject: &Subject<'_>) -> bool {
    let first = subject.paragraphs.first().map(String::as_str).unwrap_or_default();
    let (first, ..) = in_brackets(first).unwrap_or((first, "", ""));
    let first = first.split(['.', ',']).next().unwrap_or_default();
    let words = bare(words);
    // `a resource plan` of `Resource plan list`
    let first = first.trim();
    let element = first.strip_suffix(" list").unwrap_or(first);
    words.contains(' ') && [first, element].iter().any(|noun| noun.eq_ignore_ascii_case(words))
}

//! What has to be so that the field counts: `type must be set to instance`, `To use this parameter, set visibility to shared`,
//! `This IP address must be in the subnet specified by subnet_id`
//!
//! In: a sentence. Out: the neighbour that must have a value, or the one that the own value is bound by. A value that the
//! neighbour does not have is no value, and the sentence is left.

use serde_json::Value;

use super::super::Subject;
use super::super::lex::condition::{Part, PartKind};
use super::super::text::bare;
use super::Sentence;
use super::clause::trim;
use super::relation::{named, related};
use super::when::value_of;
use crate::model::{ConditionKind, Relation};
use crate::vocabulary::PhraseKind as Kind;

/// The requirement that a sentence states.
pub(super) fn read(sentence: &Sentence<'_>, subject: &Subject<'_>) -> Option<ConditionKind> {
    of_value(sentence, subject).or_else(|| place(sentence.parts, subject))
}

/// `type must be set to instance`
fn of_value(sentence: &Sentence<'_>, subject: &Subject<'_>) -> Option<ConditionKind> {
    let parts = for_use(sentence.parts).unwrap_or(sentence.parts);
    let is_frame = |part: &&Part<'_>| part.is_any(&[Kind::Lead, Kind::Article, Kind::Noun]);
    let start = parts.iter().take_while(is_frame).count();
    let (field, rest) = parts.get(start..)?.split_first()?;
    let rest = rest.get(rest.iter().take_while(is_frame).count()..)?;
    let value = match rest {
        [verb, value @ ..] if verb.is(Kind::Values) && verb.text.to_ascii_lowercase().ends_with("set to") => {
            value
        }
        [must, be, value @ ..] if must.is(Kind::Must) && be.text.eq_ignore_ascii_case("be") => value,
        // Behind `To use this parameter, set`
        [to, value @ ..] if to.is(Kind::Purpose) && parts.len() < sentence.parts.len() => value,
        _ => return None,
    };
    let PartKind::Field(index) = field.kind else { return None };
    let sibling = subject.siblings.get(index)?;
    let items: Vec<&[Part<'_>]> = trim(value)
        .split(|part| part.is(Kind::Or) || part.is_sign(','))
        .filter(|item| !item.is_empty())
        .collect();
    let values: Option<Vec<Value>> =
        items.iter().map(|item| value_of((sibling, true), bare(sentence.clause(item).words()))).collect();
    let equals = values.filter(|values| !values.is_empty())?;
    Some(ConditionKind::Related {
        relation: Relation::IgnoredUnless,
        fields: vec![sibling.name.to_owned()],
        equals,
    })
}

/// What has to be done `To use this parameter,`.
fn for_use<'s, 't>(parts: &'s [Part<'t>]) -> Option<&'s [Part<'t>]> {
    let (to, rest) = parts.split_first().filter(|(to, _)| to.is(Kind::Purpose))?;
    let comma = rest.iter().position(|part| part.is_sign(','))?;
    let (purpose, main) = rest.split_at_checked(comma)?;
    let is_use = matches!(purpose, [verb, this] if verb.is_any(&[Kind::Choose, Kind::Given, Kind::Demand]) && this.is_subject());
    let main = main.get(1..).filter(|_| is_use && !to.text.is_empty())?;
    let is_verb = |part: &Part<'_>| part.is_any(&[Kind::Given, Kind::Must, Kind::Choose]);
    let verb = main.iter().take_while(|part| is_verb(part) || part.text.eq_ignore_ascii_case("you")).count();
    main.get(verb..)
}

/// `must be in the subnet specified by subnet_id`
fn place(parts: &[Part<'_>], subject: &Subject<'_>) -> Option<ConditionKind> {
    let must = parts.iter().position(|part| part.is(Kind::Must))?;
    let (before, behind) = parts.split_at_checked(must)?;
    let is_about = before
        .first()
        .is_some_and(|part| part.is_any(&[Kind::This, Kind::Noun]) || part.kind == PartKind::Own)
        || matches!(before, [the, value] if the.is(Kind::Article) && value.is(Kind::Noun));
    let by = behind.iter().position(|part| part.text.eq_ignore_ascii_case("by"))?;
    let is_specified =
        by.checked_sub(1).and_then(|at| behind.get(at)).is_some_and(|part| part.is(Kind::Given));
    let fields = named(behind.get(by..)?, subject);
    (is_about && is_specified && !fields.is_empty()).then(|| related(Relation::ValuesDepend, fields))
}

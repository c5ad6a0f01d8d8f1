//! Chinese that limits a field to cases, or puts a duty on them, without a word for `if`: `仅适用于MySQL引擎`, `仅MySQL支持`,
//! `MySQL不支持该参数`, `创建集群场景必选`
//!
//! In: a clause. Out: how the field depends on the case. What may as well be said of values (`仅支持专业版`) is left out.

use super::super::Subject;
use super::super::lex::condition::{Part, PartKind};
use super::Sentence;
use super::clause::trim;
use super::relation::{named, related};
use super::topic::{Topic, topic};
use crate::model::{ConditionKind, Relation};
use crate::vocabulary::{MeasureWord, PhraseKind as Kind, is_han, measure_word};

/// The case of a clause.
pub(super) fn read(clause: &Sentence<'_>, subject: &Subject<'_>) -> Option<ConditionKind> {
    let parts = trim(clause.parts);
    let opens = |part: &Part<'_>| part.is(Kind::If) || part.is(Kind::Then) || part.is(Kind::Unless);
    if parts.iter().any(opens) {
        return None;
    }
    if !clause.words().contains(is_han) {
        return owned(parts).then(|| related(Relation::IgnoredUnless, named(parts, subject)));
    }
    let start = parts.iter().rposition(|part| part.is_sign(',')).map_or(0, |comma| comma + 1);
    let last = parts.get(start..)?;
    let last = last.get(last.iter().take_while(|part| part.is_subject()).count()..)?;
    // `仅MySQL 8.0生效，其他版本不起作用`: what is said of the others goes without saying.
    let mut clauses = parts.split(|part| part.is_sign(','));
    if let Some(case) = clauses.find(|clause| limit(clause).is_some()) {
        return Some(related(Relation::IgnoredUnless, named(case, subject)));
    }
    let relation = limit(last).or_else(|| refusal(last)).or_else(|| duty(&clause.clause(last), subject))?;
    Some(related(relation, named(last, subject)))
}

/// `Only data in CSV files has this attribute`
fn owned(parts: &[Part<'_>]) -> bool {
    let [only, owner @ .., verb, this] = parts else { return false };
    let is_verb = |word| word == (MeasureWord::Contain, verb.text.len());
    only.is(Kind::Only)
        && !owner.is_empty()
        && measure_word(verb.text).is_some_and(is_verb)
        && this.is_subject()
        && this.text.contains(' ')
}

/// `仅适用于MySQL引擎`, `仅MySQL支持`, `仅支持HTTP设置该字段`
fn limit(parts: &[Part<'_>]) -> Option<Relation> {
    let (only, rest) = parts.split_first()?;
    let (next, behind) = rest.split_first().filter(|_| only.is(Kind::Only) || only.is(Kind::If))?;
    let (last, case) = rest.split_last()?;
    let is_for = next.is(Kind::Available) && next.text.ends_with('于') && !behind.is_empty();
    let is_case = |case: &[Part<'_>]| case.iter().any(|part| part.kind == PartKind::Other);
    let is_by = last.is(Kind::Available) && is_case(case);
    let is_of_this = next.is(Kind::Available) && last.is_subject() && is_case(case);
    (is_for || is_by || is_of_this).then_some(Relation::IgnoredUnless)
}

/// `不适用于MySQL引擎`, `MySQL不支持该参数`
fn refusal(parts: &[Part<'_>]) -> Option<Relation> {
    let at = parts.iter().position(|part| part.is(Kind::Unavailable))?;
    let verb = parts.get(at)?;
    let (before, behind) = (parts.get(..at)?, parts.get(at + 1..)?);
    let is_for = verb.text.ends_with('于') && before.is_empty() && !behind.is_empty();
    let is_of_this = matches!(behind, [this] if this.is_subject())
        && !before.is_empty()
        && before.iter().all(|part| !part.is_subject() && !part.is(Kind::Now));
    (is_for || is_of_this).then_some(Relation::ForbiddenWhen)
}

/// `创建集群场景必选`, `包周期实例必填`
fn duty(clause: &Sentence<'_>, subject: &Subject<'_>) -> Option<Relation> {
    let (duty, case) = clause.parts.split_last().filter(|(duty, _)| duty.is(Kind::Mandatory))?;
    let (setting, before) = case.split_last().filter(|(setting, _)| setting.is(Kind::Setting))?;
    let is_case = before.len() > 1 && !before.iter().any(Part::is_subject) && duty.start > setting.start;
    let is_own = topic(&clause.clause(case), subject) == Topic::Defined;
    (is_case && !is_own).then_some(Relation::MandatoryWhen)
}

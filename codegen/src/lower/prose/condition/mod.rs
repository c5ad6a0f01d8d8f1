//! When a field must be given, must not be given, or has a meaning, although its table calls it optional.
//!
//! In: the sentences of a description, and the facts of the neighbours. Out: conditions, with the neighbour and its values where
//! the sentence names them. A statement has a subject, which must be the field that is described, a predicate, and the
//! condition: each has a module of its own. Left out on purpose: what a sentence says of the own value (`If it is set
//! to true, ...`), which explains that value and depends on nothing else.

mod cases;
mod choice;
mod clause;
mod compare;
mod conditional;
mod dependence;
mod limit;
mod limited;
mod listed;
mod predicate;
mod relation;
mod requirement;
mod statement;
mod topic;
mod verb;
mod when;

use std::borrow::Cow;

use super::lex::condition::{Part, parts};
use super::lex::{Kind, words};
use super::text::{Description, Label, bare};
use super::{Remark, Subject};
use crate::model::{Condition, ConditionKind, Relation};
use crate::vocabulary::{ClauseWord, PhraseKind, find_phrase, is_han};

/// Reads the conditions of a field.
pub(super) fn read(subject: &Subject<'_>, description: &Description<'_>) -> (Vec<Condition>, Vec<Remark>) {
    let mut conditions: Vec<Condition> = Vec::new();
    let mut cases = Vec::new();
    let mut remarks = Vec::new();
    let statements = listed::statements(subject, description);
    let is_on_field = |sentence: &&str| !explains_value(sentence) && !is_of_value(sentence, subject);
    for sentence in statements.iter().map(AsRef::as_ref).filter(is_on_field) {
        let Some((kind, is_case)) = statement(sentence, subject) else { continue };
        let stop = if sentence.contains(is_han) { '。' } else { '.' };
        let text = format!("{}{stop}", sentence.trim_end_matches(['.', '。', ' ']));
        if conditions.iter().any(|condition| condition.text == text) {
            continue;
        }
        if is_duty_of_no_value(&kind) {
            remarks.push(Remark::UnresolvedCondition(sentence.to_owned()));
        }
        if is_case {
            cases.push(text.clone());
        }
        conditions.push(Condition { text, kind });
    }
    // One case of a value alone is often all there is to say of it: `For CSBS, the value is ...`.
    // Beside another case that names none either, it is one of several: `For Memcached, leave this parameter blank.`
    let is_nameless = |condition: &Condition| {
        matches!(&condition.kind, ConditionKind::Related { relation, fields, .. }
            if fields.is_empty() && *relation == Relation::ForbiddenWhen)
    };
    if let [only] = cases.as_slice()
        && !conditions.iter().any(is_nameless)
    {
        conditions.retain(|condition| condition.text != *only);
    }
    for case in cases::read(subject, description) {
        if conditions.iter().all(|condition| condition.text != case.text) {
            conditions.push(case);
        }
    }
    soften(&mut conditions, &statements, subject);
    one_in_a_case(&mut conditions);
    conditions.extend(of_default(subject, description));
    (conditions, remarks)
}

/// `bits和spec二选一`, where another sentence says what holds if both are given: `若bits和spec都指定了值，仅bits生效`. Then one is enough,
/// and two are no mistake.
fn soften(conditions: &mut [Condition], statements: &[Cow<'_, str>], subject: &Subject<'_>) {
    let is_apart = |condition: &Condition| {
        matches!(condition.kind, ConditionKind::Related { relation: Relation::GivenApart, .. })
    };
    if !conditions.iter().any(is_apart) {
        return;
    }
    let given: Vec<Vec<String>> =
        statements.iter().filter_map(|sentence| given_together(sentence, subject)).collect();
    for condition in conditions {
        if let ConditionKind::Related { relation: relation @ Relation::GivenApart, fields, .. } =
            &mut condition.kind
            && !fields.is_empty()
            && given.iter().any(|given| fields.iter().all(|field| given.contains(field)))
        {
            *relation = Relation::AlternativeTo;
        }
    }
}

/// The neighbours that are given beside the field where a sentence says what holds then.
fn given_together(sentence: &str, subject: &Subject<'_>) -> Option<Vec<String>> {
    let parts = verb::fold(sentence, &parts(sentence, subject));
    let start = parts.iter().position(|part| part.is(PhraseKind::If))?;
    let comma = start + parts.get(start..)?.iter().position(|part| part.is_sign(','))?;
    let (condition, main) = (parts.get(start..comma)?, parts.get(comma..)?);
    let absent = [PhraseKind::State, PhraseKind::Not, PhraseKind::Unavailable, PhraseKind::Differs];
    let are_given =
        condition.iter().any(Part::is_subject) && !condition.iter().any(|part| part.is_any(&absent));
    let decides = [PhraseKind::Available, PhraseKind::Used, PhraseKind::Ignored, PhraseKind::Prevails];
    let is_decided = main.iter().any(|part| part.is_any(&decides));
    (are_given && is_decided).then(|| relation::named(condition, subject))
}

/// `Mandatory only when the source is Kafka. Specify either a or b.`: that one is needed holds in the same case, and not always.
fn one_in_a_case(conditions: &mut [Condition]) {
    let is_case = |condition: &Condition| match &condition.kind {
        ConditionKind::MandatoryWhen { .. } | ConditionKind::Unresolved => true,
        ConditionKind::Related { relation, .. } => {
            matches!(relation, Relation::MandatoryWhen | Relation::IgnoredUnless)
        }
        ConditionKind::EitherOr { .. } => false,
    };
    if !conditions.iter().any(is_case) {
        return;
    }
    for condition in conditions {
        if let ConditionKind::EitherOr { others } = &mut condition.kind {
            condition.kind = relation::related(Relation::AlternativeTo, std::mem::take(others));
        }
    }
}

/// `默认取值：与min_number一致`: what a field is like or follows from, where nothing is given.
fn of_default(subject: &Subject<'_>, description: &Description<'_>) -> Option<Condition> {
    let text = description.entries(Label::Default).next()?;
    let parts = parts(text, subject);
    let sentence = Sentence { text, parts: &parts };
    let kind = compare::read(&sentence, subject).or_else(|| dependence::read(&sentence, subject))?;
    let is_named = matches!(&kind, ConditionKind::Related { fields, .. } if !fields.is_empty())
        || parts.iter().any(Part::is_foreign);
    is_named.then(|| Condition { text: text.to_owned(), kind })
}

/// `na indicates that the backup cannot be used for restoration`, `CUSTOM: customized cluster, which is supported only by
/// 3.x`: what a value does is no condition of the field.
fn explains_value(sentence: &str) -> bool {
    let words = words(sentence);
    let Some((value, said)) = words.split_first() else { return false };
    let explains = match said {
        // `skip (what fails is ignored)`: an item of a list.
        [open, .., close] if open.is_sign('(') && close.is_sign(')') => true,
        [verb, rest @ ..] => {
            let is_which = || rest.iter().any(|word| word.does(ClauseWord::Which));
            verb.does(ClauseWord::Means) || verb.is_sign(':') && is_which()
        }
        [] => false,
    };
    explains && matches!(value.kind, Kind::Literal(_))
}

/// `CUSTOM：自定义集群，仅3.x版本支持`: below the values, a line that one of them opens is on that one, where it does not name the
/// field.
fn is_of_value(sentence: &str, subject: &Subject<'_>) -> bool {
    let Some((label, behind)) = sentence.split_once(['：', ':']) else { return false };
    let is_value = subject.own_values().any(|literal| literal == bare(label));
    is_value && sentence.contains(is_han) && !parts(behind, subject).iter().any(Part::is_subject)
}

fn is_duty_of_no_value(kind: &ConditionKind) -> bool {
    match kind {
        ConditionKind::Unresolved => true,
        ConditionKind::Related { relation, fields, .. } => {
            *relation == Relation::MandatoryWhen && !fields.is_empty()
        }
        _ => false,
    }
}

/// What a sentence states, and whether that is the value of a case that names no field. What stands in brackets is a
/// statement of its own, and so is what stands behind `but`.
fn statement(sentence: &str, subject: &Subject<'_>) -> Option<(ConditionKind, bool)> {
    if find_phrase(sentence, PhraseKind::Sample).is_some_and(|(start, _)| start == 0) {
        return None;
    }
    let parts = verb::fold(sentence, &parts(sentence, subject));
    let sentence = Sentence { text: sentence, parts: &parts };
    let is_else = parts.first().is_some_and(|first| !first.is(PhraseKind::Otherwise));
    if is_else && listed::otherwise(&parts) {
        return Some((relation::related(Relation::IgnoredUnless, relation::named(&parts, subject)), false));
    }
    if let Some(kind) = limit::read(&sentence, subject) {
        return Some((kind, false));
    }
    if let Some(kind) = choice::read(&sentence, subject).or_else(|| relation::read(&sentence, subject)) {
        return Some((kind, false));
    }
    if let Some(kind) = requirement::read(&sentence, subject) {
        return Some((kind, false));
    }
    let clauses = clause::clauses(&parts);
    let mut kinds = clauses.iter().map(|parts| conditional::read(&Sentence { parts, ..sentence }, subject));
    let limited = || clauses.iter().find_map(|parts| limited::read(&Sentence { parts, ..sentence }, subject));
    let kind = kinds.find_map(|kind| kind).or_else(limited)?;
    let is_case = matches!(&kind, ConditionKind::Related { relation: Relation::ValuesDepend, fields, .. } if fields.is_empty());
    // What is written as a name is one, of another table.
    let is_valued = |window: &[Part<'_>]| {
        matches!(window, [field, is, value] if field.is_foreign() && is.is(PhraseKind::Equals)
            && !value.is_any(&[PhraseKind::Given, PhraseKind::Not, PhraseKind::State]))
    };
    Some((kind, is_case && !parts.windows(3).any(is_valued)))
}

/// A sentence or a clause of it.
#[derive(Clone, Copy)]
struct Sentence<'s> {
    /// The words of the whole sentence.
    text: &'s str,
    /// The parts of the clause.
    parts: &'s [Part<'s>],
}

impl<'s> Sentence<'s> {
    /// These parts as a clause.
    fn clause(&self, parts: &'s [Part<'s>]) -> Self {
        Self { text: self.text, parts }
    }

    /// The words of the clause.
    fn words(&self) -> &'s str {
        let (first, last) = (self.parts.first(), self.parts.last());
        let range = first.zip(last).map(|(first, last)| first.start..last.end());
        range.and_then(|range| self.text.get(range)).unwrap_or_default()
    }
}

#[cfg(test)]
mod given_tests;
#[cfg(test)]
mod kinds_tests;
#[cfg(test)]
mod other_tests;
#[cfg(test)]
mod tests;

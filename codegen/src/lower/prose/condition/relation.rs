//! How a field goes with others: `The parameters to and from should be used together.`
//!
//! In: a sentence. Out: given together, given apart, or one of several that may not all be absent.

use super::super::Subject;
use super::super::lex::condition::{Part, PartKind};
use super::Sentence;
use super::topic::{Topic, topic};
use crate::model::{ConditionKind, Relation};
use crate::vocabulary::{PhraseKind as Kind, is_han};

/// The relation of a sentence that names a neighbour.
pub(super) fn read(sentence: &Sentence<'_>, subject: &Subject<'_>) -> Option<ConditionKind> {
    let parts = sentence.parts;
    let place = |kind: Kind| parts.iter().position(|part| part.is(kind));
    let fields = named(parts, subject);
    let is_named = parts.iter().any(|part| part.kind == PartKind::Own);
    if place(Kind::OneNeeded).is_some() {
        return (is_named && !fields.is_empty()).then_some(ConditionKind::EitherOr { others: fields });
    }
    if let Some(at) = place(Kind::Precedes) {
        let (before, behind) = parts.split_at_checked(at)?;
        let is_behind = behind.iter().any(Part::is_subject);
        let fields = named(before, subject);
        let is_superseded = is_behind && !fields.is_empty();
        return is_superseded.then(|| related(Relation::ForbiddenWhen, fields));
    }
    if let Some(at) = place(Kind::Depends) {
        let (before, behind) = parts.split_at_checked(at)?;
        let is_which = before.iter().any(|part| part.text.eq_ignore_ascii_case("which"));
        let is_about =
            !is_which && matches!(topic(&sentence.clause(before), subject), Topic::Named | Topic::Defined);
        return is_about.then(|| related(Relation::ValuesDepend, named(behind, subject)));
    }
    if let Some(compared) = compared(sentence, subject) {
        return Some(compared);
    }
    let relation = match (place(Kind::Apart), place(Kind::Together)) {
        (Some(apart), Some(together)) if together < apart => Relation::GivenTogether,
        // `This parameter is mutually exclusive with the queried duration`: with something that no row is called.
        (Some(_), _) => Relation::GivenApart,
        // `This parameter must be used together with tls`, which another table has.
        (None, Some(at)) if fields.is_empty() && !is_said_of_this(parts, at) => return None,
        (None, Some(_)) => Relation::GivenTogether,
        (None, None) => return None,
    };
    let is_about = is_named || parts.iter().any(|part| part.is(Kind::This)) || is_elided(parts);
    is_about.then(|| related(relation, fields))
}

/// `The value must be greater than min_size`, `It cannot be earlier than the start time`, `The sum of limit and offset must
/// be less than 2000`
fn compared(sentence: &Sentence<'_>, subject: &Subject<'_>) -> Option<ConditionKind> {
    let parts = sentence.parts;
    let at = parts.iter().position(|part| part.is(Kind::Than) || part.is(Kind::Like))?;
    let (before, behind) = parts.split_at_checked(at)?;
    // `does not appear` asks for nothing.
    let is_verb = |part: &Part<'_>| {
        part.is(Kind::Must) || part.is(Kind::Values) || part.is(Kind::Never) && !part.text.ends_with(" not")
    };
    // `不能早于start_time`
    let denies = |part: &Part<'_>| part.is(Kind::Unavailable) && part.text.starts_with(is_han);
    let last = before.len().checked_sub(1).filter(|at| before.get(*at).is_some_and(denies));
    let verb = before.iter().rposition(is_verb).or(last)?;
    let start = before.iter().take(verb).rposition(|part| part.is_sign(',')).map_or(0, |comma| comma + 1);
    let about = before.get(start..verb)?;
    // `The value must be`
    let is_value = about.is_empty() && before.get(verb).is_some_and(|part| part.is(Kind::Values));
    let is_of_both = about.iter().any(|part| part.is(Kind::Between));
    if is_of_both {
        let is_own = about.iter().any(|part| part.kind == PartKind::Own);
        let fields = named(about, subject);
        return (is_own && !fields.is_empty()).then(|| related(Relation::ValuesDepend, fields));
    }
    let is_about = is_value || topic(&sentence.clause(about), subject) != Topic::Other;
    let fields = named(behind, subject);
    // With a number, `greater than` is a range; what is `earlier` or `the same` is so as something else.
    let is_other = !fields.is_empty() || parts.get(at).is_some_and(|part| part.is(Kind::Like));
    (is_other && is_about).then(|| related(Relation::ValuesDepend, fields))
}

/// Whether a predicate is said of the field by a word for it: `This parameter must be used together with ...`.
fn is_said_of_this(parts: &[Part<'_>], at: usize) -> bool {
    parts.iter().take(at).any(|part| part.is(Kind::This) && part.text.contains(' '))
        && parts.get(at + 1..).is_some_and(|behind| !behind.is_empty())
}

/// A relation to neighbours of which no value counts.
pub(super) fn related(relation: Relation, fields: Vec<String>) -> ConditionKind {
    ConditionKind::Related { relation, fields, equals: Vec::new() }
}

/// `和group_id互斥`, `不能与group_id同时使用`, `Mutually exclusive with group_id`
fn is_elided(parts: &[Part<'_>]) -> bool {
    let is = |at: usize, kinds: &[Kind]| parts.get(at).is_some_and(|part| part.is_any(kinds));
    let opens = |start: usize| {
        is(start, &[Kind::And, Kind::Apart, Kind::Together])
            || is(start, &[Kind::Unavailable]) && is(start + 1, &[Kind::And])
    };
    let start = parts.iter().position(|part| part.is_sign(':')).map_or(0, |colon| colon + 1);
    // `节点的登录密码，与ssh_key字段二选一`
    let follows = |at: usize| {
        is(at + 1, &[Kind::And]) && parts.get(at + 1).is_some_and(|and| and.text == "与" || and.text == "和")
    };
    let commas = parts.iter().enumerate().filter(|(_, part)| part.is_sign(',')).map(|(at, _)| at);
    opens(start) || commas.into_iter().any(|at| follows(at))
}

/// The neighbours that parts name by their wire names, in the order of the table.
pub(super) fn named(parts: &[Part<'_>], subject: &Subject<'_>) -> Vec<String> {
    let is_named = |index: usize| parts.iter().any(|part| part.kind == PartKind::Field(index));
    let siblings = subject.siblings.iter().enumerate().filter(|(index, _)| is_named(*index));
    siblings.map(|(_, sibling)| sibling.name.to_owned()).collect()
}

//! How a field goes with others: `The parameters to and from should be used together.`
//!
//! In: a sentence. Out: given together, given apart, or one of several that may not all be absent.

use super::super::Subject;
use super::super::lex::condition::{Part, PartKind};
use super::Sentence;
use super::topic::{Topic, topic};
use crate::model::{ConditionKind, Relation};
use crate::vocabulary::PhraseKind as Kind;

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
        let is_behind = behind.iter().any(|part| part.kind == PartKind::Own || part.is(Kind::This));
        let fields = named(before, subject);
        let is_superseded = is_behind && !fields.is_empty();
        return is_superseded.then(|| related(Relation::ForbiddenWhen, fields));
    }
    if let Some(at) = place(Kind::Depends) {
        let (before, behind) = parts.split_at_checked(at)?;
        let is_which = before.last().is_none_or(|part| part.text.eq_ignore_ascii_case("which"));
        let is_about =
            !is_which && matches!(topic(&sentence.clause(before), subject), Topic::Named | Topic::Defined);
        return is_about.then(|| related(Relation::ValuesDepend, named(behind, subject)));
    }
    let relation = match (place(Kind::Apart), place(Kind::Together)) {
        (Some(apart), Some(together)) if together < apart => Relation::GivenTogether,
        // `This parameter is mutually exclusive with the queried duration`: with something that no row is called.
        (Some(_), _) => Relation::GivenApart,
        (None, Some(_)) if fields.is_empty() => return None,
        (None, Some(_)) => Relation::GivenTogether,
        (None, None) => return None,
    };
    let is_about = is_named || parts.iter().any(|part| part.is(Kind::This)) || is_elided(parts);
    is_about.then(|| related(relation, fields))
}

fn related(relation: Relation, fields: Vec<String>) -> ConditionKind {
    ConditionKind::Related { relation, fields, equals: Vec::new() }
}

/// `和group_id互斥`, `不能与group_id同时使用`, `Mutually exclusive with group_id`
fn is_elided(parts: &[Part<'_>]) -> bool {
    let is =
        |at: usize, kinds: &[Kind]| parts.get(at).is_some_and(|part| kinds.iter().any(|kind| part.is(*kind)));
    let start = parts.iter().position(|part| part.is_sign(':')).map_or(0, |colon| colon + 1);
    is(start, &[Kind::And, Kind::Apart, Kind::Together])
        || is(start, &[Kind::Unavailable]) && is(start + 1, &[Kind::And])
}

/// The neighbours that parts name by their wire names, in the order of the table.
pub(super) fn named(parts: &[Part<'_>], subject: &Subject<'_>) -> Vec<String> {
    let is_named = |index: usize| parts.iter().any(|part| part.kind == PartKind::Field(index));
    let siblings = subject.siblings.iter().enumerate().filter(|(index, _)| is_named(*index));
    siblings.map(|(_, sibling)| sibling.name.to_owned()).collect()
}

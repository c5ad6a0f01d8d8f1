//! What a value follows from: `depends on engine`, `The value of type determines whether ...`, `由type决定`
//!
//! In: a sentence. Out: that the values depend, with the neighbours that are named.

use super::super::Subject;
use super::super::lex::condition::{Part, PartKind};
use super::Sentence;
use super::relation::{named, related};
use super::topic::{Topic, is_own, topic};
use crate::model::{ConditionKind, Relation};
use crate::vocabulary::{PhraseKind as Kind, is_han};

/// The dependence that a sentence states.
pub(super) fn read(sentence: &Sentence<'_>, subject: &Subject<'_>) -> Option<ConditionKind> {
    let fields = depends(sentence, subject)
        .or_else(|| determines(sentence.parts, subject))
        .or_else(|| decided(sentence.parts, subject))?;
    Some(related(Relation::ValuesDepend, fields))
}

/// `The value varies with the engine`
fn depends(sentence: &Sentence<'_>, subject: &Subject<'_>) -> Option<Vec<String>> {
    let at = sentence.parts.iter().position(|part| part.is(Kind::Depends))?;
    let (before, behind) = sentence.parts.split_at_checked(at)?;
    // `If vpc_id is not specified: vpc_id is determined by the server`: that is the default.
    let opens_own = before.split_first().is_some_and(|(first, rest)| first.is(Kind::If) && is_own(rest));
    let is_which = before.iter().any(|part| part.text.eq_ignore_ascii_case("which"));
    let fields = named(behind, subject);
    let is_about = match topic(&sentence.clause(before), subject) {
        Topic::Named | Topic::Defined => true,
        Topic::Silent => !fields.is_empty(),
        Topic::Other => false,
    };
    (is_about && !is_which && !opens_own).then_some(fields)
}

/// `The value of parameter type determines whether a certificate is required`
fn determines(parts: &[Part<'_>], subject: &Subject<'_>) -> Option<Vec<String>> {
    let at = parts.iter().position(|part| part.is(Kind::Determines))?;
    let before = parts.get(..at)?;
    let is_name = |part: &Part<'_>| {
        matches!(part.kind, PartKind::Field(_)) || part.is_any(&[Kind::Lead, Kind::Article, Kind::Noun])
    };
    let [field] = named(before, subject).try_into().ok().filter(|_| before.iter().all(is_name))?;
    Some(vec![field])
}

/// `时间单位由ttl_unit决定`, `取值受type影响`, `取值与type有关`
fn decided(parts: &[Part<'_>], subject: &Subject<'_>) -> Option<Vec<String>> {
    let at = parts.iter().position(|part| part.is(Kind::Decided))?;
    // `与type相关的ID` is a definition.
    let is_end = parts.get(at + 1).is_none_or(|next| matches!(next.kind, PartKind::Sign(_)));
    let before = parts.get(..at)?;
    let is_name = |part: &&Part<'_>| {
        part.is_any(&[Kind::Noun, Kind::And, Kind::Or, Kind::Values])
            || part.text == "的"
            || matches!(part.kind, PartKind::Field(_))
            || part.is_foreign()
    };
    let count = before.iter().rev().take_while(is_name).count();
    let names = before.get(before.len() - count..)?;
    let fields = named(names, subject);
    // Before the name stands what it does: `由`, `受`, `与`, `根据`.
    let is_led = names.iter().any(|part| part.is(Kind::And))
        || before
            .len()
            .checked_sub(count + 1)
            .and_then(|at| before.get(at))
            .is_some_and(|lead| lead.kind == PartKind::Other && lead.text.starts_with(is_han));
    let is_of_difference = parts.get(at).is_some_and(|part| part.text.starts_with('的'));
    let is_called = !fields.is_empty() || names.iter().any(Part::is_foreign);
    ((is_end || is_of_difference) && is_led && is_called).then_some(fields)
}

//! Rules for a case: when something must, or must not, be given, and on what it depends.
//!
//! In: the field of both sides. Out: changes. Rules are told apart by what they say; where a page names no field, there are
//! only its words, and other words are another rule if there are more rules, or fewer, of that kind.
//! What one side says in words that were read may stand on the other in words that were not, or not as clear: such a rule is
//! not called new or gone, and both wordings are shown.

use super::change::{Change, Spot};
use super::field::Field;
use super::rule::Kind;
use super::text::{sentence, spaced};
use crate::lower::prose::account::looks_like_a_rule;
use crate::lower::prose::sentences;
use crate::model::{Condition, ConditionKind, Direction, Relation};

/// What changed in the rules for a case.
pub(super) fn compare(spot: &Spot<'_>, old: &Field<'_>, new: &Field<'_>) -> Vec<Change> {
    let is_request = spot.direction == Some(Direction::Request);
    // Of what had to be given always, a rule for a case is less than there was.
    let was_mandatory = is_request && old.is_mandatory() && !new.is_mandatory();
    let is_refusal = |condition: &Condition| refuses(&condition.kind) && !was_mandatory;
    let removed = without(&old.facts.conditions, &new.facts.conditions);
    let added = without(&new.facts.conditions, &old.facts.conditions);
    // What may be the same rule is said once, where it is added.
    let is_said = |elsewhere: &Elsewhere<'_>| match elsewhere {
        Elsewhere::Unclear(words) => added.iter().any(|condition| condition.text == *words),
        _ => false,
    };
    let removed = removed.iter().map(|condition| (*condition, elsewhere(condition, old, new)));
    let mut changes: Vec<Change> = removed
        .filter(|(_, elsewhere)| !is_said(elsewhere))
        .map(|(condition, elsewhere)| gone(spot, condition, elsewhere, is_refusal(condition)))
        .collect();
    changes.extend(
        added
            .iter()
            .map(|condition| came(spot, condition, elsewhere(condition, new, old), is_refusal(condition))),
    );
    changes
}

fn gone(spot: &Spot<'_>, condition: &Condition, elsewhere: Elsewhere<'_>, is_refusal: bool) -> Change {
    let words = sentence(&condition.text);
    match elsewhere {
        Elsewhere::Everywhere if is_refusal => spot
            .change(Kind::ConditionAdded, format!("has a rule for every case, and had it for one: {words}")),
        Elsewhere::Unclear(now) => {
            spot.change(Kind::DependencyRemoved, may_be_same_rule(now, &condition.text))
        }
        _ => {
            let kind = if is_refusal { Kind::ConditionRemoved } else { Kind::DependencyRemoved };
            spot.change(kind, format!("has lost a rule for a case: {words}"))
        }
    }
}

fn came(spot: &Spot<'_>, condition: &Condition, elsewhere: Elsewhere<'_>, is_refusal: bool) -> Change {
    let words = sentence(&condition.text);
    match elsewhere {
        Elsewhere::Everywhere if is_refusal => spot
            .change(Kind::ConditionRemoved, format!("has a rule for one case, and had it for all: {words}")),
        Elsewhere::Unclear(before) => {
            spot.change(Kind::DependencyAdded, may_be_same_rule(&condition.text, before))
        }
        _ => {
            let kind = if is_refusal { Kind::ConditionAdded } else { Kind::DependencyAdded };
            spot.change(kind, format!("has a new rule for a case: {words}"))
        }
    }
}

fn may_be_same_rule(now: &str, before: &str) -> String {
    format!("says {} now, {} before, which may be the same rule", sentence(now), sentence(before))
}

/// The conditions that the other side has not. The same words are the same rule, though a neighbour that changed lets them be
/// read otherwise.
fn without<'c>(one: &'c [Condition], other: &[Condition]) -> Vec<&'c Condition> {
    let alike = |conditions: &[Condition], kind: &ConditionKind| {
        conditions.iter().filter(|condition| condition.kind == *kind).count()
    };
    let is_there = |it: &Condition| {
        let has_words = other.iter().any(|condition| condition.text == it.text);
        let is_outnumbered = alike(one, &it.kind) > alike(other, &it.kind);
        let names_a_field = !named(&it.kind).is_empty();
        has_words || if names_a_field { alike(other, &it.kind) > 0 } else { !is_outnumbered }
    };
    one.iter().filter(|it| !is_there(it)).collect()
}

/// What a side that lacks a rule says of it all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Elsewhere<'a> {
    /// Nothing.
    Nowhere,
    /// The same without the case: `This parameter is left blank.`
    Everywhere,
    /// Something on the same fields that is not read, or not as clear: `Either port_id or net_id is used each time.`
    Unclear(&'a str),
}

fn elsewhere<'a>(condition: &Condition, own: &Field<'_>, other: &Field<'a>) -> Elsewhere<'a> {
    let rule = plain(&condition.text);
    let unread = unread(other);
    if unread.iter().any(|words| is_main_clause(&plain(words), &rule)) {
        return Elsewhere::Everywhere;
    }
    let names = named(&condition.kind);
    let is_rule = |words: &str| looks_like_a_rule(words) || has_word(words, own.name);
    let is_on_them = |words: &&&str| names.iter().all(|name| has_word(words, name)) && is_rule(words);
    // What both sides say is another rule.
    let is_here = |words: &str| said(own).any(|known| plain(known) == plain(words));
    let words = unread.iter().find(|words| is_on_them(words) && !is_here(words)).copied();
    let vague = other.facts.conditions.iter().find(|known| may_be_same(&known.kind, &condition.kind));
    let words = words.filter(|_| !names.is_empty() && refuses(&condition.kind));
    let words = words.or(vague.map(|known| known.text.as_str()));
    words.map_or(Elsewhere::Nowhere, Elsewhere::Unclear)
}

/// The sentences of a description.
fn said<'a>(field: &Field<'a>) -> impl Iterator<Item = &'a str> {
    field.description.paragraphs().flat_map(|paragraph| sentences(paragraph))
}

/// Those on which no rule for a case stands.
fn unread<'a>(field: &Field<'a>) -> Vec<&'a str> {
    let is_read = |words: &str| field.facts.conditions.iter().any(|known| plain(&known.text) == plain(words));
    said(field).filter(|words| !is_read(words)).collect()
}

/// Whether two rules of other kinds may be one: fields that are alternatives are often meant to be given apart.
fn may_be_same(one: &ConditionKind, other: &ConditionKind) -> bool {
    let relation = |kind: &ConditionKind| match kind {
        ConditionKind::Related { relation, .. } => Some(*relation),
        _ => None,
    };
    let are_apart = matches!(
        (relation(one), relation(other)),
        (Some(Relation::AlternativeTo), Some(Relation::GivenApart))
            | (Some(Relation::GivenApart), Some(Relation::AlternativeTo))
    );
    are_apart && named(one) == named(other)
}

/// Whether a rule is these words with a case before or behind them.
fn is_main_clause(words: &str, rule: &str) -> bool {
    /// Fewer words are no clause.
    const SHORTEST: usize = 3;
    let is_clause = words.split(' ').count() >= SHORTEST;
    let case = rule.strip_suffix(words).or_else(|| rule.strip_prefix(words));
    is_clause && case.is_some_and(|case| !case.is_empty() && (case.starts_with(' ') || case.ends_with(' ')))
}

/// Small letters, one space between words, no stop behind them.
fn plain(words: &str) -> String {
    spaced(words).trim_end_matches(['.', '。']).to_lowercase()
}

fn has_word(sentence: &str, name: &str) -> bool {
    let is_within_name = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    sentence.split(|c: char| !is_within_name(c)).any(|word| word == name)
}

/// The fields that the page names as those on which it depends.
fn named(kind: &ConditionKind) -> Vec<&str> {
    match kind {
        ConditionKind::MandatoryWhen { field, .. } => vec![field],
        ConditionKind::EitherOr { others: fields } | ConditionKind::Related { fields, .. } => {
            fields.iter().map(String::as_str).collect()
        }
        ConditionKind::Unresolved => Vec::new(),
    }
}

/// Whether a request can be refused by it.
fn refuses(kind: &ConditionKind) -> bool {
    match kind {
        ConditionKind::MandatoryWhen { .. } | ConditionKind::EitherOr { .. } | ConditionKind::Unresolved => {
            true
        }
        ConditionKind::Related { relation, .. } => match relation {
            Relation::MandatoryWhen
            | Relation::ForbiddenWhen
            | Relation::GivenTogether
            | Relation::GivenApart => true,
            Relation::IgnoredWhen
            | Relation::IgnoredUnless
            | Relation::ReturnedWhen
            | Relation::AlternativeTo
            | Relation::ValuesDepend => false,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_can_be_the_same_words_with_a_case() {
        let rule = plain("If type is set to PATH, this parameter is left blank.");
        assert!(is_main_clause(&plain("This parameter is left blank."), &rule));
        assert!(!is_main_clause(&rule, &rule), "no case is left");
        assert!(!is_main_clause("left blank", &rule), "too short for a clause");
        assert!(!is_main_clause(&plain("This parameter is valid."), &rule));
    }

    #[test]
    fn names_are_whole_words() {
        assert!(has_word("Either port_id or net_id is used each time.", "net_id"));
        assert!(!has_word("Either port_id or subnet_id is used each time.", "net_id"));
    }
}

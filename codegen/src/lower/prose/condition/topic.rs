//! What a clause is about: the field that is described, or something else.
//!
//! In: the parts before a predicate. Out: how the field is meant there. A clause about another field says nothing of this one.

use super::super::Subject;
use super::super::lex::condition::{Part, PartKind};
use super::super::text::in_brackets;
use super::Sentence;
use super::clause::trim;
use crate::vocabulary::{PhraseKind as Kind, find_phrase};

/// What a clause is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Topic {
    /// The field, by a word for it or by its name.
    Named,
    /// The field, as nothing else is said: `Mandatory when ...`
    Silent,
    /// The field, by words of its definition.
    Defined,
    /// Something else.
    Other,
}

/// What the words before a predicate are about.
pub(super) fn topic(before: &Sentence<'_>, subject: &Subject<'_>) -> Topic {
    let (parts, is_joined) = without_links(before.parts);
    let Some((last, ahead)) = parts.split_last() else { return Topic::Silent };
    let is_own = |part: &Part<'_>| {
        part.is_subject()
            || part.is(Kind::Values)
                && part.text.get(..4).is_some_and(|word| word.eq_ignore_ascii_case("this"))
    };
    // `the value of this parameter` is it, `the members of this field` are not.
    let is_of = |ahead: &[Part<'_>]| {
        ahead.last().is_some_and(|part| part.is(Kind::Article) && part.text.eq_ignore_ascii_case("of"))
    };
    // `which makes this parameter available`: it is what something is done with.
    let is_object = ahead.last().is_some_and(|part| part.kind == PartKind::Other && part.text.is_ascii());
    // `The value varies with the engine`, but not `the parameters`
    let is_the = |ahead: &[Part<'_>]| {
        matches!(ahead, [the] if the.text.eq_ignore_ascii_case("the")) && !last.text.ends_with('s')
    };
    // `ID of the project that is displayed by default`: what the field is made of is said to be so, and `22 is returned` is
    // said of a value.
    let is_of_word = last.is(Kind::ThatIs) && ahead.last().is_some_and(|part| part.kind == PartKind::Other)
        || last.text.eq_ignore_ascii_case("that")
        || last.text.chars().all(|c| c.is_ascii_digit());
    let is_called = last.is(Kind::Noun) && (is_the(ahead) || ahead.last().is_none_or(is_own));
    match () {
        () if is_own(last) && is_object || is_of_word && !is_joined => Topic::Other,
        () if is_own(last) && !is_of(ahead) || is_called => Topic::Named,
        () if is_joined || last.is_sign('(') || last.is_sign(',') || last.is_sign(':') => Topic::Silent,
        () if matches!(last.kind, PartKind::Field(_)) => Topic::Other,
        () if is_defined(before.clause(parts).words(), subject)
            || is_of_name(before.clause(parts).words(), subject) =>
        {
            Topic::Defined
        }
        () => Topic::Other,
    }
}

/// Without what links a subject with its predicate, and whether an `and` goes on with what was said before.
fn without_links<'s>(mut parts: &'s [Part<'s>]) -> (&'s [Part<'s>], bool) {
    let mut is_joined = false;
    while let Some((last, rest)) = parts.split_last() {
        let is_link = [
            Kind::Link,
            Kind::Must,
            Kind::Can,
            Kind::Never,
            Kind::Only,
            Kind::Equals,
            Kind::And,
            Kind::Available,
            Kind::Used,
            Kind::Not,
            Kind::Purpose,
            Kind::Then,
        ];
        if !last.is_any(&is_link) {
            break;
        }
        is_joined |= last.is(Kind::And);
        parts = rest;
    }
    (parts, is_joined)
}

/// Whether a condition is on the own value: `this parameter is not specified`, `it is set to true`.
pub(super) fn is_own(condition: &[Part<'_>]) -> bool {
    const OWN: [Kind; 9] = [
        Kind::This,
        Kind::Values,
        Kind::Not,
        Kind::State,
        Kind::Mandatory,
        Kind::Unavailable,
        Kind::Ignored,
        Kind::Demand,
        Kind::Choose,
    ];
    let condition = trim(condition);
    let rest = condition.iter().skip_while(|part| part.is(Kind::Lead) || part.is(Kind::Article));
    let first = rest.clone().next();
    first.is_some_and(|part| {
        part.kind == PartKind::Own || part.is_any(&OWN) && !part.text.eq_ignore_ascii_case("no")
    }) || names_own(condition)
}

/// Whether a condition names the field itself anywhere.
pub(super) fn names_own(condition: &[Part<'_>]) -> bool {
    let is_this = |part: &Part<'_>| part.is(Kind::This) && (part.text.contains(' ') || !part.text.is_ascii());
    condition.iter().any(|part| part.kind == PartKind::Own || is_this(part))
}

/// `The end time` of `switch_end_time`: several words with which the name of the field ends.
fn is_of_name(words: &str, subject: &Subject<'_>) -> bool {
    let lower = words.trim().to_lowercase();
    let name = lower.strip_prefix("the ").unwrap_or(&lower).replace(' ', "_");
    let own = subject.name.to_lowercase();
    name.contains('_') && (own == name || own.ends_with(&format!("_{name}")))
}

/// Whether words are of the definition of the field: `The bandwidth size` of `Specifies the bandwidth size.`
fn is_defined(words: &str, subject: &Subject<'_>) -> bool {
    let noun = words.trim().trim_start_matches([',', '，', '(', '（']).trim().to_lowercase();
    let noun = in_brackets(&noun).map_or(noun.as_str(), |(noun, ..)| noun).trim_start_matches("the ").trim();
    // `the value of capacity` of `the capacity of the file system`
    let noun = noun.strip_prefix("value of ").unwrap_or(noun);
    let definition = subject.definition().unwrap_or_default().to_lowercase();
    let (definition, ..) = in_brackets(&definition).unwrap_or((&definition, "", ""));
    // A definition that is the sentence itself has all of its words: it must begin with the noun, or say it once more.
    let has_case = [Kind::If, Kind::Then].iter().any(|kind| find_phrase(definition, *kind).is_some());
    let is_within = if has_case {
        definition.trim_start_matches("the ").starts_with(noun) || definition.matches(noun).count() > 1
    } else {
        definition.contains(noun)
    };
    noun.len() > 3 && is_within
}

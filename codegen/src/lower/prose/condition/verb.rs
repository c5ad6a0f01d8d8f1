//! Verbs of giving: `must be passed`, `you do not need to set this parameter`, `cannot be specified together with`.
//!
//! In: the parts of a sentence. Out: the same parts, in which such a group of words is one: that the field must, must not
//! or can be given, and with or without others. What it says follows from its words, so that no phrase has to be listed
//! for each verb. Left out on purpose: `is specified`, which a condition says, and `can be set to`, which is of values.

use super::super::lex::condition::{Part, PartKind};
use crate::vocabulary::PhraseKind as Kind;

/// The parts with each group of words as one.
pub(super) fn fold<'t>(sentence: &'t str, parts: &[Part<'t>]) -> Vec<Part<'t>> {
    let mut folded: Vec<Part<'t>> = Vec::with_capacity(parts.len());
    let mut at = 0;
    while let Some(part) = parts.get(at) {
        let group = mode(parts, at)
            .and_then(|(mode, verb)| passive(parts, at, mode, verb).or_else(|| active(parts, mode, verb)));
        let Some((group, text)) =
            group.and_then(|group| Some((group, sentence.get(part.start..parts.get(group.end - 1)?.end())?)))
        else {
            folded.push(*part);
            at += 1;
            continue;
        };
        folded.push(Part {
            text,
            start: part.start,
            is_spaced: part.is_spaced,
            kind: PartKind::Phrase(group.kind),
        });
        at = group.end;
    }
    folded
}

/// A group of words: what it says, and where it ends.
#[derive(Clone, Copy)]
struct Group {
    kind: Kind,
    end: usize,
}

/// What the words before a verb make of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Must,
    Never,
    Needless,
    Can,
    Plain,
}

/// `must be passed`, `cannot be both set`, `can be used at the same time`, `cannot be used with group_id`
fn passive(parts: &[Part<'_>], at: usize, mode: Mode, verb: usize) -> Option<Group> {
    let is_used = parts.get(verb)?.is(Kind::Used);
    // `cannot be applied together with`: whatever is done with both.
    let is_done = || {
        let is_participle =
            parts.get(verb).is_some_and(|part| part.kind == PartKind::Other && part.text.ends_with("ed"));
        is_participle && parts.get(verb + 1).is_some_and(|part| part.is(Kind::Jointly))
    };
    if !is_used && !parts.get(verb)?.is(Kind::Given) && !is_done() || has_value(parts, verb + 1) {
        return None;
    }
    let is_both = parts.get(at..verb)?.iter().any(|part| part.text.eq_ignore_ascii_case("both"));
    let next = parts.get(verb + 1);
    let is_with = next.is_some_and(|part| part.text.eq_ignore_ascii_case("with"))
        && parts.iter().skip(verb).any(|part| matches!(part.kind, PartKind::Field(_)));
    let is_joint = is_both || is_with || next.is_some_and(|part| part.is(Kind::Jointly));
    let kind = match mode {
        Mode::Plain => return None,
        Mode::Must if is_joint => Kind::Together,
        Mode::Never if is_joint => Kind::Apart,
        Mode::Can if is_joint => Kind::MayTogether,
        Mode::Never => Kind::Unavailable,
        Mode::Must | Mode::Can if is_used => return None,
        Mode::Must => Kind::Mandatory,
        Mode::Needless => Kind::Needless,
        Mode::Can => Kind::Available,
    };
    Some(Group { kind, end: verb + 1 + usize::from(is_joint && !is_both) })
}

/// `must be set to A`, `can be configured as B`: what follows is the value.
fn has_value(parts: &[Part<'_>], end: usize) -> bool {
    let next = parts.get(end..).and_then(|rest| rest.iter().find(|part| !part.is(Kind::Only)));
    next.is_some_and(|part| part.is(Kind::Purpose) || part.text.eq_ignore_ascii_case("as"))
}

/// `do not specify this parameter`, `Set this field only when ...`
fn active(parts: &[Part<'_>], mode: Mode, verb: usize) -> Option<Group> {
    let is_active = |part: &&Part<'_>| {
        part.is(Kind::Choose) || part.is(Kind::Demand) || part.is(Kind::Given) && !follows_be(parts, verb)
    };
    parts.get(verb).filter(is_active)?;
    let object = parts.get(verb + 1)?;
    let is_object = object.kind == PartKind::Own
        || object.is(Kind::This) && (object.text.contains(' ') || object.text.eq_ignore_ascii_case("it"));
    let end = verb + 2;
    if !is_object {
        return None;
    }
    // `If type is A, set this parameter to B`
    if has_value(parts, end) {
        let to = parts.get(end).filter(|part| part.is(Kind::Purpose));
        return to.map(|_| Group { kind: Kind::Values, end: end + 1 });
    }
    let is_limited = parts.get(end).is_some_and(|next| {
        next.is(Kind::Only) || next.is(Kind::If) && next.text.to_ascii_lowercase().starts_with("only")
    });
    let kind = match mode {
        Mode::Must => Kind::Mandatory,
        Mode::Never => Kind::Unavailable,
        Mode::Needless => Kind::Needless,
        // What may be set says nothing, if not that it is the only case.
        Mode::Can | Mode::Plain if is_limited => Kind::Available,
        Mode::Can | Mode::Plain => return None,
    };
    Some(Group { kind, end })
}

/// `be set`
fn follows_be(parts: &[Part<'_>], verb: usize) -> bool {
    let before = verb.checked_sub(1).and_then(|before| parts.get(before));
    before.is_some_and(|before| before.is(Kind::Equals) || before.text.eq_ignore_ascii_case("be"))
}

/// The mode that words from here on give to a verb, and where the verb stands.
fn mode(parts: &[Part<'_>], at: usize) -> Option<(Mode, usize)> {
    let starts = |part: &&Part<'_>| {
        part.is_any(&[Kind::Must, Kind::Never, Kind::Can, Kind::Choose, Kind::Demand, Kind::Given])
    };
    parts.get(at).filter(starts)?;
    let mut mode = Mode::Plain;
    for (index, part) in parts.iter().enumerate().skip(at) {
        match part.kind {
            PartKind::Phrase(Kind::Never | Kind::Not) => mode = Mode::Never,
            // `do not need to`: what may be left away is not forbidden.
            PartKind::Phrase(Kind::Must) if mode == Mode::Never => mode = Mode::Needless,
            PartKind::Phrase(Kind::Must) => mode = Mode::Must,
            PartKind::Phrase(Kind::Can) if mode == Mode::Plain => mode = Mode::Can,
            PartKind::Phrase(Kind::Can | Kind::Link | Kind::Only | Kind::Lead) => {}
            _ => return Some((mode, index)),
        }
    }
    None
}

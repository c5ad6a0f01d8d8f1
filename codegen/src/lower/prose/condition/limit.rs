//! Values that count in a case only: `GRPCS (available when the frontend protocol is GRPCS)`, `SSD is supported only in region A`,
//! `If the protocol is TCP, only SOURCE_IP takes effect`
//!
//! In: a sentence, and the values that the field lists. Out: that values depend on something, and on which neighbour. The
//! field itself is given in every case: what is said of one value is no condition of the others.

use super::super::Subject;
use super::super::lex::condition::{Part, PartKind};
use super::Sentence;
use super::clause::{brackets, trim};
use super::relation::{named, related};
use super::topic::is_own;
use crate::model::{ConditionKind, Relation};
use crate::vocabulary::PhraseKind as Kind;

/// Opens a case, or a condition.
const OPENS: [Kind; 4] = [Kind::If, Kind::Unless, Kind::Case, Kind::Within];

/// Says that something counts, or does not.
const COUNTS: [Kind; 4] = [Kind::Available, Kind::Unavailable, Kind::Ignored, Kind::Used];

/// The case of a value.
pub(super) fn read(sentence: &Sentence<'_>, subject: &Subject<'_>) -> Option<ConditionKind> {
    let case = remark(sentence.parts, subject)
        .or_else(|| of_value(sentence.parts, subject))
        .or_else(|| only_value(sentence.parts, subject))?;
    Some(related(Relation::ValuesDepend, named(case, subject)))
}

/// Whether a part is a value that the field lists.
fn is_value(part: &Part<'_>, subject: &Subject<'_>) -> bool {
    part.kind == PartKind::Other && subject.own_values().any(|literal| literal == part.text)
}

/// Whether it is one in whatever capitals: `the UEFI boot mode` of `uefi`.
fn is_named(part: &Part<'_>, subject: &Subject<'_>) -> bool {
    part.kind == PartKind::Other
        && subject.own_values().any(|literal| literal.eq_ignore_ascii_case(part.text))
}

/// `NS (only in public zones)`, `GRPCS (available when the frontend protocol is GRPCS)`
fn remark<'s>(parts: &'s [Part<'s>], subject: &Subject<'_>) -> Option<&'s [Part<'s>]> {
    brackets(parts).find_map(|(at, inner)| {
        let mut before = parts.get(..at)?.iter().rev().skip_while(|part| part.is_sign('"'));
        before.next().filter(|part| is_value(part, subject))?;
        limits(inner).then_some(inner)
    })
}

/// Whether words on a value say when it counts. `default if not specified` is on the field.
fn limits(parts: &[Part<'_>]) -> bool {
    let has = |kinds: &[Kind]| parts.iter().any(|part| part.is_any(kinds));
    let at = parts.iter().position(|part| part.is_any(&OPENS));
    let condition = at.and_then(|at| parts.get(at + 1..)).unwrap_or_default();
    let is_only = |part: &Part<'_>| part.is(Kind::Only) || part.is(Kind::If) && says_only(part);
    let is_limit = parts.iter().any(is_only) || has(&[Kind::If, Kind::Unless]) && has(&COUNTS[..3]);
    is_limit && !trim(condition).is_empty() && !is_own(condition)
}

/// `only if`, `仅当`
fn says_only(part: &Part<'_>) -> bool {
    part.text.contains("only") || part.text.contains(['仅', '只'])
}

/// `SSD is available only when mode is set to A`, `SSD is supported only in region A`
fn of_value<'s>(parts: &'s [Part<'s>], subject: &Subject<'_>) -> Option<&'s [Part<'s>]> {
    let is_frame =
        |part: &&Part<'_>| part.is_any(&[Kind::Article, Kind::Noun, Kind::Lead]) || part.is_sign('"');
    let start = parts.iter().take_while(is_frame).count();
    let (value, said) = parts.get(start..)?.split_first().filter(|(value, _)| is_value(value, subject))?;
    let opens = said.iter().position(|part| part.is_any(&OPENS))?;
    // `SSD: ...`, `SSD indicates that ...` explain the value.
    let is_verb = |part: &Part<'_>| {
        part.is_any(&COUNTS)
            || part.is_any(&[
                Kind::Equals,
                Kind::Differs,
                Kind::Link,
                Kind::Can,
                Kind::Never,
                Kind::Only,
                Kind::Not,
            ])
            || part.is_sign('"')
    };
    let is_said = said.get(..opens)?.iter().all(is_verb) && said.iter().any(|part| part.is_any(&COUNTS));
    (is_said && value.text.len() > 1 && limits(said)).then(|| said.get(opens..)).flatten()
}

/// `If the protocol is TCP, only SOURCE_IP takes effect`, `若协议为TCP，仅支持SOURCE_IP`
fn only_value<'s>(parts: &'s [Part<'s>], subject: &Subject<'_>) -> Option<&'s [Part<'s>]> {
    let only = parts.iter().position(|part| part.is(Kind::Only))?;
    let (ahead, behind) = parts.split_at_checked(only)?;
    let is_frame = |part: &&Part<'_>| {
        part.is_any(&[Kind::Article, Kind::Available, Kind::Equals, Kind::Valued, Kind::Can])
            || part.is_sign('"')
    };
    let value = behind.iter().skip(1).find(|part| !is_frame(part))?;
    let opens = |part: &Part<'_>| part.is_any(&[Kind::If, Kind::Case]);
    let has_case = ahead.first().is_some_and(opens) || behind.iter().any(|part| part.is(Kind::If));
    let start = parts.iter().position(opens)?;
    let condition = parts.get(start + 1..)?;
    (has_case && is_named(value, subject) && !is_own(condition)).then_some(condition)
}

#[cfg(test)]
mod tests {
    use super::super::super::Sibling;
    use super::super::super::text::Description;
    use super::*;
    use crate::model::{Certainty, Direction, Facts, KnownValue, Shape, Values};

    /// What a sentence on a field with the values `SSD`, `gp2` and `GRPCS` says.
    fn of_valued(text: &str) -> Vec<(Relation, Vec<String>)> {
        let paragraphs = [text.to_owned()];
        let value = |literal: &str| KnownValue { literal: literal.to_owned(), meaning: None };
        let values = ["SSD", "gp2", "GRPCS"].map(value).to_vec();
        let certainty = Certainty::Known;
        let own = Facts { values: Some(Values { certainty, values }), ..Facts::default() };
        let (other, string) = (Facts::default(), Shape::String);
        let siblings = [
            Sibling { name: "kind", shape: &string, paragraphs: &[], facts: &own },
            Sibling { name: "mode", shape: &string, paragraphs: &[], facts: &other },
        ];
        let subject = Subject {
            name: "kind",
            shape: &string,
            paragraphs: &paragraphs,
            siblings: &siblings,
            direction: Direction::Request,
            examples: &[],
            reads_patterns: true,
        };
        let found = super::super::read(&subject, &Description::of(&paragraphs)).0;
        let related = found.into_iter().filter_map(|condition| match condition.kind {
            ConditionKind::Related { relation, fields, .. } => Some((relation, fields)),
            _ => None,
        });
        related.collect()
    }

    fn case(fields: &[&str]) -> (Relation, Vec<String>) {
        (Relation::ValuesDepend, fields.iter().map(|field| (*field).to_owned()).collect())
    }

    #[test]
    fn what_is_said_of_one_value_is_no_condition_of_the_field() {
        for (text, fields) in [
            ("The value can be SSD or GRPCS (available only when mode is set to A).", &["mode"][..]),
            ("The value can be SSD (default) or GRPCS (available when the protocol is GRPCS).", &[]),
            ("The value can be SSD, gp2 (only in public zones), and GRPCS.", &[]),
            ("If the architecture is Arm, only the GP2 disk is supported.", &[]),
            ("SSD is available only when mode is set to A.", &["mode"]),
            ("若协议为TCP，仅支持SSD。", &[]),
        ] {
            assert_eq!(of_valued(text), [case(fields)], "{text}");
        }
        for text in ["gp2 (what fails is ignored)", "SSD is used when the disk is full.", "SSD (default)"] {
            assert_eq!(of_valued(text), [], "{text}");
        }
    }
}

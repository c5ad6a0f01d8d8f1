//! Values beside others: `The value must be greater than min_size`, `必须与name保持一致`, `min =< size =< max`
//!
//! In: a sentence. Out: that the values depend, with the neighbours that are named. A number behind `greater than` is a
//! range, and left to those.

use super::super::Subject;
use super::super::lex::condition::{Part, PartKind};
use super::Sentence;
use super::relation::{named, related};
use super::topic::{Topic, topic};
use crate::model::{ConditionKind, Relation};
use crate::vocabulary::{PhraseKind as Kind, is_han};

/// `The value must be greater than min_size`, `It cannot be earlier than the start time`, `The sum of limit and offset must
/// be less than 2000`
pub(super) fn read(sentence: &Sentence<'_>, subject: &Subject<'_>) -> Option<ConditionKind> {
    let parts = sentence.parts;
    if let Some(fields) = ordered(parts, subject) {
        return Some(related(Relation::ValuesDepend, fields));
    }
    let at = parts.iter().position(|part| part.is(Kind::Than) || part.is(Kind::Like))?;
    if let Some(fields) = alike(parts, at, subject) {
        return Some(related(Relation::ValuesDepend, fields));
    }
    let (before, behind) = parts.split_at_checked(at)?;
    if is_among_themselves(before, behind, subject) {
        return None;
    }
    // `does not appear` asks for nothing.
    let is_verb = |part: &Part<'_>| {
        part.is(Kind::Must) || part.is(Kind::Values) || part.is(Kind::Never) && !part.text.ends_with(" not")
    };
    // `必须大于min_size`
    let is_duty = |part: &Part<'_>| part.is(Kind::Link) && part.text.starts_with(is_han);
    let last = before.len().checked_sub(1).filter(|at| before.get(*at).is_some_and(is_duty));
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
    let mut fields = named(behind, subject);
    if fields.is_empty() {
        fields = described(sentence.clause(behind).words(), subject);
    }
    // With a number, `greater than` is a range; what is `earlier` or `the same` is so as something else.
    let is_like = parts.get(at).is_some_and(|part| part.is(Kind::Like));
    // `Cannot be the same as the username`: what no field is called is a rule on the value.
    let is_denied = before.get(verb).is_some_and(|part| part.is(Kind::Never));
    let is_silent = is_denied && about.is_empty() && !is_value;
    let is_called = is_like && (!is_silent || behind.iter().any(Part::is_foreign));
    let is_other = !fields.is_empty() || is_called || is_quantity(behind);
    (is_other && is_about).then(|| related(Relation::ValuesDepend, fields))
}

/// `the same as the start time`: the neighbour of which the words are the name, `start_time`.
fn described(words: &str, subject: &Subject<'_>) -> Vec<String> {
    let lower = words.to_lowercase();
    let is_within = |name: &str| {
        let noun = format!("the {}", name.to_lowercase().replace('_', " "));
        let at = lower.find(&noun).map(|at| at + noun.len());
        let behind = at.and_then(|at| lower.get(at..));
        name.contains('_')
            && name != subject.name
            && behind.is_some_and(|behind| !behind.starts_with(char::is_alphanumeric))
    };
    let names = subject.siblings.iter().map(|sibling| sibling.name).filter(|name| is_within(name));
    names.map(str::to_owned).collect()
}

/// `cannot exceed the number of brokers`, `greater than that before the configuration`: something without a number.
fn is_quantity(behind: &[Part<'_>]) -> bool {
    let Some((than, what)) = behind.split_first() else { return false };
    let is_the = what
        .first()
        .is_some_and(|part| part.text.eq_ignore_ascii_case("the") || part.text.eq_ignore_ascii_case("that"));
    let has_digit = what.iter().any(|part| part.text.contains(|c: char| c.is_ascii_digit()));
    than.is(Kind::Than) && is_the && !has_digit
}

/// `端口不允许相同`, `不能与已有名称相同`, `不同模板的取值必须相同`: what no two may share, or all have, is beside no neighbour.
fn is_among_themselves(before: &[Part<'_>], behind: &[Part<'_>], subject: &Subject<'_>) -> bool {
    let Some((like, rest)) = behind.split_first().filter(|(like, _)| like.is(Kind::Like)) else {
        return false;
    };
    let ends = rest.first().is_none_or(|next| matches!(next.kind, PartKind::Sign(_)));
    let is_denied = before.iter().any(|part| part.is(Kind::Never));
    let is_with = before.iter().any(|part| part.is(Kind::And));
    let is_chinese = like.text.starts_with(is_han) && ends;
    is_chinese && (is_denied || !is_with) && named(before, subject).is_empty()
}

/// `必须与name保持一致`: Chinese has the other one first.
fn alike(parts: &[Part<'_>], at: usize, subject: &Subject<'_>) -> Option<Vec<String>> {
    let like = parts.get(at).filter(|part| part.is(Kind::Like) && part.text.starts_with(is_han))?;
    // `与name一致的值`: a definition.
    let goes_on = parts.get(at + 1).is_some_and(|next| next.text.starts_with('的'));
    let before = parts.get(..at)?;
    let with = before.iter().rposition(|part| part.is(Kind::And)).filter(|_| !goes_on)?;
    let other = before.get(with + 1..)?;
    let fields = named(other, subject);
    let is_one = other.iter().filter(|part| !part.is(Kind::Noun)).count() <= 3 && !like.text.is_empty();
    (is_one && (!fields.is_empty() || other.iter().any(Part::is_foreign))).then_some(fields)
}

/// `min_prefixlen =< default_prefixlen =< max_prefixlen`, `最小实例数<=期望实例数<=最大实例数`
fn ordered(parts: &[Part<'_>], subject: &Subject<'_>) -> Option<Vec<String>> {
    let is_name = |part: &Part<'_>| matches!(part.kind, PartKind::Own | PartKind::Field(_));
    let is_order = |part: &Part<'_>| matches!(part.kind, PartKind::Sign('<' | '>' | '≤' | '≥'));
    let is_of_order = |part: &Part<'_>| is_name(part) || is_order(part) || part.text == "=";
    let has_own = parts.iter().any(|part| part.kind == PartKind::Own);
    let fields = named(parts, subject);
    let is_ordered = parts.iter().any(is_order);
    let is_word = |part: &Part<'_>| {
        matches!(part.kind, PartKind::Other | PartKind::Phrase(Kind::Setting))
            && part.text.starts_with(is_han)
    };
    let is_of_words = parts.iter().all(|part| is_word(part) || is_order(part) || part.text == "=");
    let is_of_names = parts.iter().all(is_of_order) && has_own && !fields.is_empty();
    (is_ordered && (is_of_names || is_of_words)).then_some(fields)
}

//! Lengths of texts.
//!
//! In: a description. Out: the length of the whole value, or of the texts of a list. Where several sentences state one, the
//! widest holds: some may be on a part that no word gives away. Left out on purpose: lengths that hold for a case only.

use super::super::grammar::interval::{End, Span};
use super::super::grammar::measures::{Counted, Form, Measure, Topic, has};
use super::super::lex::{Kind, Token, without_stop};
use super::super::text::{Description, Label, clauses_depend, in_brackets, split};
use super::lines_of_cases;
use super::number::entry;
use super::sentence::{Meaning, Sentence, is_length_of_part, meaning};
use crate::model::Lengths;
use crate::vocabulary::{MeasureWord as Word, is_han};

/// The length of a string in characters, or of the strings of a list.
pub(in super::super) fn lengths(name: &str, description: &Description<'_>, of_list: bool) -> Option<Lengths> {
    let said = || said(name, description, of_list);
    let mut found = match labelled(description) {
        Some(labelled) if labelled.minimum.is_some() && labelled.maximum.is_some() => labelled,
        Some(labelled) => with_said(labelled, said()),
        None => said().unwrap_or_default(),
    };
    // A list that is never empty may have empty strings.
    let is_never = |text| is_never_empty(text) || found.maximum.is_some() && is_never_blank(name, text);
    if found.minimum.is_none() && !of_list && description.general().any(is_never) {
        found.minimum = Some(1);
    }
    Some(found).filter(is_length)
}

/// The widest length of all cases: `hmac: The value contains 16 to 64 characters`, `basic: The value contains 8 to 64
/// characters`. An end that one of them lacks is none.
pub(in super::super) fn lengths_of_cases(description: &Description<'_>) -> Option<Lengths> {
    let stated: Vec<Lengths> = of_each_case(description).collect();
    // What stands behind a case may be on that one, too.
    let general: Vec<Lengths> =
        description.general().filter_map(|text| sentence(without_remark(text), false)).collect();
    let general = general.into_iter().filter(|_| !stated.is_empty());
    let widest = stated.iter().copied().chain(general).reduce(|one, other| Lengths {
        minimum: one.minimum.zip(other.minimum).map(|(one, other)| one.min(other)),
        maximum: one.maximum.zip(other.maximum).map(|(one, other)| one.max(other)),
    });
    widest.filter(is_length)
}

/// The lengths that sentences on a case state.
fn of_each_case<'d>(description: &'d Description<'_>) -> impl Iterator<Item = Lengths> + 'd {
    let conditional = description.sentences().filter(|text| clauses_depend(text));
    let cases = lines_of_cases(description).into_iter().flat_map(split).chain(conditional);
    cases.filter_map(|text| sentence(without_remark(text), true))
}

/// Whether a length is one that a value can have, and says something.
pub(super) fn is_length(found: &Lengths) -> bool {
    let is_range = found.minimum.zip(found.maximum).is_none_or(|(least, most)| least <= most);
    *found != Lengths::default() && is_range && found.maximum != Some(0)
}

/// `Minimum length: 1`, `Length: 1-64`. Below strings, `Minimum: 1` and `Maximum: 64` are lengths too.
fn labelled(description: &Description<'_>) -> Option<Lengths> {
    let end = |labels: [Label; 2]| labels.into_iter().find_map(|label| entry(description, label)?.as_u64());
    let found = Lengths {
        minimum: end([Label::MinimumLength, Label::Minimum]),
        maximum: end([Label::MaximumLength, Label::Maximum]),
    };
    let entry = || description.entries(Label::Length).find_map(under_label);
    Some(found).filter(|found| *found != Lengths::default()).or_else(entry)
}

/// `It contains 1 to 20 characters.` beside `Maximum length: 20` has both ends, where they agree on the one.
fn with_said(labelled: Lengths, said: Option<Lengths>) -> Lengths {
    let agreed = said.filter(|said| {
        let (least, most) = (labelled.minimum.is_none(), labelled.maximum.is_none());
        least && said.maximum == labelled.maximum || most && said.minimum == labelled.minimum
    });
    agreed.map_or(labelled, |said| labelled.or(said))
}

/// `0 - 5` under a label that says what is counted.
pub(super) fn under_label(line: &str) -> Option<Lengths> {
    let sentence = Sentence::of(line);
    let found = sentence.measures();
    let first = found.first().filter(|measure| measure.place.start == 0 && !sentence.depends(measure))?;
    of_span(&first.span)
}

/// A span as a length.
pub(super) fn of_span(span: &Span) -> Option<Lengths> {
    let end = |end: Option<End>, step: i8| {
        let Some(end) = end else { return Some(None) };
        let number = if end.is_open { end.number.stepped(step)? } else { end.number };
        Some(Some(number.as_u64()?))
    };
    let lengths = Lengths { minimum: end(span.least, 1)?, maximum: end(span.most, -1)? };
    (lengths != Lengths::default()).then_some(lengths)
}

/// What sentences say of the whole value.
fn said(name: &str, description: &Description<'_>, of_list: bool) -> Option<Lengths> {
    let general = description.general().filter(|text| !is_length_of_part(name, text, of_list));
    // `matches ^(a|b)$, up to 63 characters`: not every bracket holds a remark.
    let read = |text: &str| {
        let bare = without_remark(text);
        let is_cut = bare.len() < text.len();
        sentence(bare, false).or_else(|| if is_cut { sentence(text, false) } else { None })
    };
    let all = general.filter_map(read).reduce(|all, other| Lengths {
        minimum: widest(all.minimum, other.minimum, u64::min),
        maximum: widest(all.maximum, other.maximum, u64::max),
    });
    // `If you create one disk, the name has a maximum of 255 characters. If you create several, a number is added. The value
    // can contain a maximum of 250 bytes.`: where a case has room for more, this is on another case.
    let is_broken = |all: &Lengths| {
        of_each_case(description).any(|case| {
            let has_more = |(most, case): (u64, u64)| case > most;
            all.maximum.zip(case.maximum).is_some_and(has_more)
        })
    };
    all.filter(|all| !is_broken(all))
}

fn widest(one: Option<u64>, other: Option<u64>, pick: fn(u64, u64) -> u64) -> Option<u64> {
    one.zip(other).map(|(one, other)| pick(one, other)).or(one).or(other)
}

/// `255 characters (43 characters on the console)` without what the brackets add.
pub(super) fn without_remark(sentence: &str) -> &str {
    in_brackets(sentence).map_or(sentence, |(ahead, _, _)| {
        if ahead.chars().any(|c| c.is_ascii_digit()) { ahead } else { sentence }
    })
}

/// The length that a sentence states: an interval, else its ends, else one number. Of a case only where it is asked for.
fn sentence(text: &str, of_case: bool) -> Option<Lengths> {
    let sentence = Sentence::of(text);
    let found = sentence.measures();
    let mut stated: Vec<(Form, Lengths)> = found
        .iter()
        .filter(|measure| {
            (of_case || !sentence.depends(measure)) && is_on_text(measure) && !Sentence::is_among(measure)
        })
        .filter_map(|measure| Some((measure.form, length(measure)?)))
        .collect();
    let first = stated.iter().map(|(form, _)| *form).min_by_key(|form| rank(*form))?;
    stated.retain(|(form, _)| *form == first);
    let mut all = stated.first()?.1;
    if first == Form::Bound {
        all = stated.into_iter().map(|(_, other)| other).fold(all, Lengths::or);
    }
    // `It contains a maximum of 128 characters and cannot be left blank.`
    let is_never = || ends_never_empty(&sentence.tokens) || has_never_empty_clause(&sentence.tokens);
    all.minimum = all.minimum.or_else(|| is_never().then_some(1));
    Some(all)
}

/// `最大长度36个字符，不能为空字符串`: a clause of its own.
fn has_never_empty_clause(tokens: &[Token<'_>]) -> bool {
    tokens.iter().enumerate().any(|(at, token)| {
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        bars_empty(token) && token.text.starts_with(is_han) && before.is_none_or(|before| before.is_sign(','))
    })
}

fn rank(form: Form) -> u8 {
    match form {
        Form::Interval => 0,
        Form::Bound => 1,
        _ => 2,
    }
}

/// Whether a measure is a length of a text.
fn is_on_text(measure: &Measure<'_, '_>) -> bool {
    // `nonprintable ASCII (0-31) characters`: which ones, and not how many.
    let near = measure.before.get(measure.before.len().saturating_sub(2)..).unwrap_or_default();
    if meaning(measure) != Meaning::Length || has(near, Word::CodesOf) {
        return false;
    }
    // `the length ranges from 1 to 64`: nothing else is counted behind it.
    let ends = measure
        .behind
        .first()
        // `长度不低于8不超过32`
        .is_none_or(|token| {
            matches!(
                token.kind,
                Kind::Sign(_) | Kind::Measure(Word::And | Word::Article | Word::AtMost | Word::AtLeast)
            )
        });
    measure.counted != Counted::Nothing || measure.topic == Topic::Length && ends && !has_unit(measure)
}

fn has_unit(measure: &Measure<'_, '_>) -> bool {
    measure.span.least.or(measure.span.most).is_some_and(|end| end.unit.is_some())
}

fn length(measure: &Measure<'_, '_>) -> Option<Lengths> {
    let mut found = of_span(&measure.span)?;
    let is_more = measure.form == Form::Bound
        && measure.span.least.is_some_and(|end| end.is_open && end.number.as_u64() != Some(0));
    // `The image name contains more than 128 characters`: what goes wrong. `长度大于0` is not.
    if is_more {
        return None;
    }
    // A character has a byte or more: so many bytes are no more characters, but may be fewer.
    if measure.counted == Counted::Bytes {
        found.minimum = found.minimum.filter(|least| *least < 2);
    }
    Some(found)
}

/// `cannot be left blank`, `cannot be an empty string`
fn bars_empty(token: &Token<'_>) -> bool {
    token.measures(Word::NeverEmpty) || token.measures(Word::EmptyText)
}

/// Whether a sentence ends with `and cannot be left blank`.
fn ends_never_empty(tokens: &[Token<'_>]) -> bool {
    matches!(without_stop(tokens), [.., and, last] if and.measures(Word::And) && bars_empty(last))
}

/// `key不能为空。`: of a text with a length of which nothing else is said. Elsewhere it may mean that the field must be given.
fn is_never_blank(name: &str, text: &str) -> bool {
    let sentence = Sentence::of(text);
    let [ahead @ .., last] = without_stop(&sentence.tokens) else { return false };
    let is_own = |token: &Token<'_>| {
        token.text == name || matches!(token.kind, Kind::Measure(Word::Article | Word::Value | Word::Field))
    };
    last.measures(Word::NeverBlank) && ahead.iter().all(is_own)
}

/// `The key cannot be left blank or be an empty string.`
fn is_never_empty(text: &str) -> bool {
    let sentence = Sentence::of(text);
    let Some(at) = sentence.tokens.iter().position(bars_empty) else {
        return false;
    };
    let Some(ahead) = sentence.tokens.get(..at) else { return false };
    // `The tag key`, `This parameter`: the value itself, and nothing of which it is a part.
    let is_subject = |token: &Token<'_>| match token.kind {
        // `Tag key, which cannot be empty`
        Kind::Measure(Word::Article | Word::Value | Word::Field | Word::Key) | Kind::Sign(',') => true,
        Kind::Other => token.text.chars().all(|c| c.is_ascii_alphabetic()),
        _ => false,
    };
    let is_named = ahead.iter().filter(|token| token.kind == Kind::Other).count() <= 2
        && ahead.last().is_none_or(|last| {
            last.kind != Kind::Other
                || ["name", "tag"].iter().any(|noun| last.text.eq_ignore_ascii_case(noun))
        });
    let holds_always = !super::super::text::clauses_depend(text);
    holds_always && is_named && ahead.iter().all(is_subject) && !has(ahead, Word::Each)
}

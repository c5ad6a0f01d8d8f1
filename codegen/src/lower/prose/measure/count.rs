//! Counts of the elements of a list.
//!
//! In: a description. Out: how many elements the list has. Left out on purpose: counts of things that are called by no name
//! of the field, as they may be a quota, or be on the elements of an element.

mod owner;

use super::super::grammar::measures::{Counted, Form, Measure, Topic, has};
use super::super::lex::{Kind, Token};
use super::super::text::{Description, Label, clauses_depend};
use super::length::{is_length, of_span, under_label, without_remark};
use super::sentence::{Meaning, Sentence, meaning};
use crate::model::Lengths;
use crate::vocabulary::{MeasureWord as Word, PhraseKind, phrase};

/// The number of elements of a list.
pub(in super::super) fn items(name: &str, description: &Description<'_>) -> Option<Lengths> {
    let labelled = description.entries(Label::Count).find_map(under_label);
    let definition = description.sentences().next().unwrap_or_default();
    let said = description.sentences().filter_map(|text| sentence(name, definition, text));
    labelled.into_iter().chain(said).reduce(Lengths::or).filter(is_length)
}

/// What a sentence says of the number of elements.
fn sentence(name: &str, definition: &str, text: &str) -> Option<Lengths> {
    let sentence = Sentence::of(without_remark(text));
    let never_empty = Lengths { minimum: Some(1), maximum: None };
    if is_never_empty(&sentence) {
        let most = stated(name, definition, &sentence);
        return Some(most.map_or(never_empty, |most| most.or(never_empty)));
    }
    if let Some(count) = only(&sentence) {
        return Some(Lengths { minimum: None, maximum: Some(count) });
    }
    stated(name, definition, &sentence)
}

/// The counts that measures state.
fn stated(name: &str, definition: &str, sentence: &Sentence<'_>) -> Option<Lengths> {
    let found = sentence.measures();
    let is_counted = |measure: &&Measure<'_, '_>| {
        counts(name, definition, sentence, measure) || owner::holds(definition, sentence, measure)
    };
    let mut stated = found.iter().filter(is_counted);
    let first = stated.next()?;
    let all = stated.filter_map(|measure| of_span(&measure.span)).fold(of_span(&first.span)?, Lengths::or);
    Some(least_before(first, &found).map_or(all, |least| all.or(least)))
}

/// `至少1个` of `至少1个、至多100个域名`: right before a count of what the list holds, it is one, too.
fn least_before(counted: &Measure<'_, '_>, found: &[Measure<'_, '_>]) -> Option<Lengths> {
    let before = found.iter().rfind(|measure| measure.place.end <= counted.place.start)?;
    let is_near = counted.place.start - before.place.end <= BETWEEN_ENDS;
    let is_least = before.form == Form::Bound
        && before.span.most.is_none()
        && before.span.least.is_some_and(|end| !end.is_open);
    if is_near && is_least { of_span(&before.span) } else { None }
}

/// So many words stand between two ends of one count: `个、`.
const BETWEEN_ENDS: usize = 2;

/// `This list cannot be an empty list`
fn is_never_empty(sentence: &Sentence<'_>) -> bool {
    // `cannot be left blank` may mean that the list must be given.
    let is_never = |token: &Token<'_>| {
        token.measures(Word::EmptyList) || token.measures(Word::NeverEmpty) && !token.text.contains("left")
    };
    let Some(at) = sentence.tokens.iter().position(is_never) else { return false };
    // `一次最多操作50个实例，不允许为空列表`
    let ahead = sentence.tokens.get(..at).unwrap_or_default();
    let is_wide = |token: &Token<'_>| token.is_sign(',') && sentence.is_chinese();
    let ahead = ahead.rsplit(is_wide).next().unwrap_or_default();
    let is_list = |token: &Token<'_>| {
        matches!(token.kind, Kind::Measure(Word::Article | Word::List | Word::Value | Word::Field))
    };
    ahead.iter().all(is_list) && !clauses_depend(sentence.text)
}

/// `This field contains only one structure currently`
fn only(sentence: &Sentence<'_>) -> Option<u64> {
    let tokens = &sentence.tokens;
    let at = tokens.iter().position(|token| token.text.eq_ignore_ascii_case("only"))?;
    let count = match tokens.get(at + 1)?.kind {
        Kind::Numeral(count) => count,
        Kind::Figure(number) => number.as_u64()?,
        _ => return None,
    };
    let ahead = tokens.get(..at)?;
    // `Only one rule can be updated at a time`
    let is_at_once = ahead.is_empty() && tokens.get(at..).is_some_and(|behind| has(behind, Word::AtOnce));
    let is_held = is_at_once
        || ahead.last().is_some_and(|token| token.measures(Word::Contain)) && has(ahead, Word::Field);
    (is_held && ahead.iter().all(is_plain) && !clauses_depend(sentence.text)).then_some(count)
}

/// Whether a measure counts the elements.
fn counts(name: &str, definition: &str, sentence: &Sentence<'_>, measure: &Measure<'_, '_>) -> bool {
    let begins = sentence.tokens.first();
    let is_quota =
        begins.is_some_and(|first| first.measures(Word::Each)) || has(&sentence.tokens, Word::Default);
    if sentence.depends(measure) || is_quota || sentence.is_advice(measure) {
        return false;
    }
    if is_counted_interval(sentence, measure) {
        return true;
    }
    // `more than 10 tags` is what goes wrong.
    if measure.form == Form::Bound && measure.span.least.or(measure.span.most).is_some_and(|end| end.is_open)
    {
        return false;
    }
    // `At least one cipher suite must match the protocol` says nothing of how many there are.
    let is_least = measure.form == Form::Bound && measure.span.least.is_some();
    let is_of_list = matches!(measure.topic, Topic::List | Topic::Count | Topic::Value)
        || measure.counted == Counted::Elements;
    if is_least && !is_of_list {
        // `At least one day must be selected` of `Days of the week`
        return measure.topic == Topic::Silent
            && is_defined(definition, sentence, measure.behind)
            && is_asked(measure);
    }
    match meaning(measure) {
        Meaning::Items if measure.topic == Topic::Silent => {
            is_bound(measure) || has(measure.before, Word::Contain)
        }
        Meaning::Items => measure.topic != Topic::Range || is_bound(measure),
        // `taints配置不超过20条`: the field is called by its name.
        Meaning::Unread if measure.topic == Topic::Other && is_bound(measure) => {
            let is_own = |token: &Token<'_>| token.kind == Kind::Other && token.text == name;
            measure.before.iter().any(is_own)
                && measure.before.iter().all(|token| is_plain(token) || is_own(token))
        }
        Meaning::ItemsIfNamed => {
            // `This parameter contains a maximum of 10 keys`: what the field holds are its elements.
            let holds = has(measure.before, Word::Field) && has(measure.before, Word::Contain);
            is_bound(measure)
                && (holds
                    || is_named(name, measure)
                    || is_given(measure)
                    || has(measure.behind, Word::AtOnce)
                    || has(measure.behind, Word::List))
                && is_spoken_of(measure)
        }
        Meaning::BoundsOrItems => {
            // `The number of IDs cannot exceed 10` of `List of node IDs`
            let number = measure.before.iter().rposition(|token| token.measures(Word::NumberOf));
            let noun = number.and_then(|at| measure.before.get(at + 1..)).unwrap_or_default();
            sentence.is_chinese()
                || has(measure.before, Word::Elements)
                || has_name(name, measure.before)
                || measure.form == Form::Bound
                    && noun.len() <= NOUNS
                    && is_defined(definition, sentence, noun)
        }
        Meaning::Bounds | Meaning::BoundsIfAlone | Meaning::Length | Meaning::Unread => false,
    }
}

/// `端口列表，1～5个，每个...`: in Chinese, a clause that is an interval with a counter and nothing else.
fn is_counted_interval(sentence: &Sentence<'_>, measure: &Measure<'_, '_>) -> bool {
    let is_clause =
        measure.behind.get(1).is_none_or(|token| matches!(token.kind, Kind::Sign(',' | '.' | ';')));
    let is_led = measure.before.iter().all(is_plain);
    sentence.is_chinese()
        && measure.form == Form::Interval
        && measure.behind.first().is_some_and(|token| COUNTERS.contains(&token.text))
        && is_clause
        && is_led
}

/// Whether it says how many there are at most or at least: intervals of things are often of something else.
fn is_bound(measure: &Measure<'_, '_>) -> bool {
    measure.form == Form::Bound && measure.counted != Counted::Nothing
}

/// Whether nothing but the list and a verb stands ahead: `It can contain`, `You can add`.
fn is_spoken_of(measure: &Measure<'_, '_>) -> bool {
    measure.before.iter().all(is_plain)
}

fn is_plain(token: &Token<'_>) -> bool {
    matches!(
        token.kind,
        Kind::Measure(
            Word::Article | Word::Value | Word::Field | Word::Contain | Word::And | Word::Is | Word::Integer
        )
    ) || matches!(token.kind, Kind::Sign(_))
}

/// `A maximum of 10 keys can be included`, `You can specify up to 50 servers`: what is given are the elements, whatever they
/// are called. `A maximum of 50 tags can be added` to something is a quota.
fn is_given(measure: &Measure<'_, '_>) -> bool {
    let is = |token: &Token<'_>, kinds: &[PhraseKind]| {
        phrase(token.text).is_some_and(|(kind, length)| length == token.text.len() && kinds.contains(&kind))
    };
    let is_most = measure.span.most.is_some();
    let verb = measure.behind.iter().position(|token| is(token, &[PhraseKind::Given]));
    let is_end = verb.is_some_and(|verb| {
        verb + 1 == measure.behind.len() || measure.behind.last().is_some_and(|last| last.is_sign('.'))
    });
    let is_asked = measure.before.iter().any(|token| is(token, &[PhraseKind::Choose, PhraseKind::Demand]));
    is_most && (is_end || is_asked)
}

/// So many words stand behind `number of` before the verb: `IDs`.
const NOUNS: usize = 2;

/// Whether a definition speaks of the thing at the start of some words: `IDs`, `day` of `Days of the week`.
fn is_defined(definition: &str, sentence: &Sentence<'_>, words: &[Token<'_>]) -> bool {
    // What is said in the sentence alone is no definition.
    if definition.contains(sentence.text) {
        return false;
    }
    let stem = |word: &str| word.to_lowercase().trim_end_matches('s').to_owned();
    let is_noun = |token: &&Token<'_>| matches!(token.kind, Kind::Other | Kind::Unit(_));
    let noun = words.first().filter(is_noun).map(|token| stem(token.text));
    let mut known = definition.split(|c: char| !c.is_alphanumeric()).map(stem);
    noun.is_some_and(|noun| noun.len() > 1 && known.any(|word| word == noun))
}

/// `must be selected`, at the end: what is given.
fn is_asked(measure: &Measure<'_, '_>) -> bool {
    let words = super::super::lex::without_stop(measure.behind);
    let verb =
        words.last().and_then(|last| phrase(last.text).filter(|(_, length)| *length == last.text.len()));
    verb.is_some_and(|(kind, _)| kind == PhraseKind::Given)
}

/// Words that stand behind a number of things.
const COUNTERS: [&str; 8] = ["个", "条", "台", "项", "块", "张", "组", "对"];

/// Whether what is counted is called as the field is: `10 tags` of `tags`. Chinese counts what it spoke of: `5000个号码`.
fn is_named(name: &str, measure: &Measure<'_, '_>) -> bool {
    if measure.behind.first().is_some_and(|token| COUNTERS.contains(&token.text)) {
        return true;
    }
    has_name(name, measure.behind)
}

/// Whether the first words have one of the field's name.
fn has_name(name: &str, words: &[Token<'_>]) -> bool {
    let name = name.to_lowercase();
    let is_part = |token: &&Token<'_>| match token.kind {
        Kind::Other | Kind::Sign('-') => true,
        Kind::Measure(Word::Key | Word::Value | Word::Article | Word::NumberOf | Word::Elements) => {
            !["in", "of", "can"].contains(&token.text)
        }
        _ => false,
    };
    let stops = ["can", "are", "is", "per", "for", "in", "at", "of"];
    let nouns = words.iter().take_while(|token| is_part(token) && !stops.contains(&token.text));
    let stem = |token: &Token<'_>| token.text.to_lowercase().trim_end_matches('s').to_owned();
    nouns.take(5).map(stem).any(|noun| noun.len() > 2 && name.contains(&noun))
}

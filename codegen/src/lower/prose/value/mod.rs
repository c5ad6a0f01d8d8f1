//! Lists of values, and how sure it is that they are complete.
//!
//! Four families of phrases: lists below a line that announces them ([`list`]), values with what they mean
//! ([`labelled`]), and sentences that name all values ([`sentence`]). Where several stand in one description, the most
//! explicit one decides, and the others give it meanings or show that it is not complete.

mod announce;
mod cases;
mod combine;
mod inline;
mod item;
mod labelled;
mod list;
mod sentence;
mod title;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::lex::{self, Kind};
use super::text::{Description, is_code, split};
use crate::model::{Certainty, KnownValue, Shape, Values};
use crate::vocabulary::{self, FormatWord, MeasureWord, is_han};
use combine::combine;

/// Reads the values of a field, or of the elements of a list. A Boolean has none: `true: yes` explains it.
///
/// `examples` are texts that the page shows for the field, or for others of its name. Where none of them is listed, the
/// list is not complete.
pub(super) fn read(shape: &Shape, description: &Description<'_>, examples: &[String]) -> Option<Values> {
    let element = shape.element();
    let fits: fn(&KnownValue) -> bool = match element {
        Shape::String => |_| true,
        Shape::Integer => |value| value.literal.parse::<i64>().is_ok(),
        Shape::Number => |value| value.literal.parse::<f64>().is_ok(),
        _ => return None,
    };
    let readers: [fn(&Description<'_>) -> Option<Values>; 15] = [
        list::enumerated,
        list::announced,
        sentence::alternatives,
        sentence::options,
        labelled::read,
        inline::told,
        labelled::indicated,
        title::small,
        title::of_own_cases,
        labelled::reversed,
        list::bare_lines,
        sentence::fixed,
        sentence::affirmed,
        inline::read,
        cases::of_cases,
    ];
    let found = readers.iter().filter_map(|read| read(description)).map(divided);
    let found = found.map(|values| distinct(with_brackets(values, description)));
    let found = found.chain(inline::shown(description, examples));
    let mut found = found.filter(|values| {
        !are_keys(values, description) && !values.values.iter().all(|value| is_template(&value.literal))
    });
    let mut values = found.find(|values| values.values.iter().all(fits) && !says_none(values))?;
    let formal = is_formal(description);
    for other in found.filter(|other| other.values.iter().all(fits)) {
        combine(&mut values, other, formal);
    }
    values.values = parts(values.values);
    if description.sentences().any(|sentence| count_of_kinds(sentence) == Some(values.values.len())) {
        values.certainty = Certainty::Closed;
    }
    // `Separate multiple values with commas`: the text may hold several of them.
    let is_joined = *shape == Shape::String && description.sentences().any(joins_values);
    let has_placeholder = is_joined || values.values.iter().any(|value| is_placeholder(&value.literal));
    values.values.retain(|value| !is_blank_form(&value.literal));
    if values.values.is_empty() {
        return None;
    }
    if has_placeholder || !formal && contradicts(examples, &values, fits) {
        values.certainty = Certainty::Known;
    }
    Some(values)
}

/// `取值有4种`: how many values there are, and there are no others.
fn count_of_kinds(sentence: &str) -> Option<usize> {
    let tokens = lex::measures(sentence);
    let [.., range, has, count, kinds] = lex::without_stop(&tokens) else { return None };
    let Kind::Figure(count) = count.kind else { return None };
    let is_of_value = has.text.contains(is_han)
        && (range.measures(MeasureWord::Range) || range.measures(MeasureWord::Value));
    let count =
        count.as_u64().filter(|count| *count > 1 && is_of_value && kinds.measures(MeasureWord::Kinds))?;
    usize::try_from(count).ok()
}

/// Whether a line is on one value: `mongos: The value ranges from 2 to 32.`
pub(super) fn is_labelled(line: &str) -> bool {
    item::labelled(line).is_some()
}

/// `Separate multiple parameters with commas`
fn joins_values(sentence: &str) -> bool {
    let tokens = lex::formats(sentence);
    tokens.iter().any(|token| token.says(FormatWord::Separated))
        && tokens.iter().any(|token| token.says(FormatWord::Several))
}

/// `Multiple IDs are separated by commas (,)`, `多个ID以逗号分隔`
pub(in crate::lower) fn joins_with_commas(text: &str) -> bool {
    let joins = |sentence: &str| {
        let is_separated = lex::formats(sentence).iter().any(|token| token.says(FormatWord::Separated));
        is_separated && lex::tokens(sentence).iter().any(|token| token.kind == Kind::Mark(','))
    };
    split(text).into_iter().any(joins)
}

/// What the description shows with quotes and a colon are members of the JSON text that the value is:
/// `{"override":true,"skip_lint":true}`.
fn are_keys(values: &Values, description: &Description<'_>) -> bool {
    let objects = description.lines().filter(|line| line.contains('{'));
    let keys: HashSet<&str> = objects.flat_map(keys).collect();
    values.values.iter().any(|value| keys.contains(value.literal.as_str()))
}

/// What stands in quotes before a colon.
fn keys(line: &str) -> impl Iterator<Item = &str> {
    line.rsplit("\":").skip(1).filter_map(|before| Some(before.rsplit_once('"')?.1))
}

/// `Range: None`. In a longer list, `none` is a value.
fn says_none(values: &Values) -> bool {
    matches!(values.values.as_slice(), [only] if vocabulary::is_none(&only.literal))
}

/// `compute:xxx`, `{border_group}`: stands for values that the page does not list.
fn is_placeholder(literal: &str) -> bool {
    is_template(literal) || literal.to_lowercase().contains("xxx") || literal.contains('*')
}

/// `XXX`: whatever name somebody chose.
fn is_blank_form(literal: &str) -> bool {
    literal.len() > 2 && literal.bytes().all(|b| b.eq_ignore_ascii_case(&b'x'))
}

/// `limit::{limit}`: how a value is put together, and none.
fn is_template(literal: &str) -> bool {
    literal.contains('{') && !literal.contains("${")
}

/// Whether examples show values, and none that is listed.
fn contradicts(examples: &[String], values: &Values, fits: fn(&KnownValue) -> bool) -> bool {
    let mut shown = examples.iter().filter(|shown| fits(&item::known(shown, None))).peekable();
    shown.peek().is_some() && shown.all(|shown| values.values.iter().all(|value| value.literal != *shown))
}

/// `Enumeration values:` comes from the definition of the API, whatever the sentences around it say.
pub(super) fn is_formal(description: &Description<'_>) -> bool {
    list::enumerated(description).is_some()
}

/// `zh-cn/en-us` names two values, as both are written like values and not like words.
fn divided(mut found: Values) -> Values {
    found.values = parts(found.values);
    found
}

/// The parts of the only value.
fn parts(values: Vec<KnownValue>) -> Vec<KnownValue> {
    match values.as_slice() {
        [only]
            if only.literal.contains('/') && only.literal.split('/').all(is_code)
                || are_words_between_slashes(&only.literal) =>
        {
            only.literal.split('/').map(|part| item::known(part, None)).collect()
        }
        // Beside `edge: at the edge`, `real-time/batch/edge` names it among others.
        many => {
            let is_other = |part: &str| many.iter().any(|value| value.literal == part);
            let is_joined = |value: &KnownValue| {
                value.literal.contains('/')
                    && value.meaning.is_none()
                    && value.literal.split('/').any(is_other)
            };
            let (joined, others): (Vec<_>, Vec<_>) = many.iter().partition(|value| is_joined(value));
            let [joined] = joined.as_slice() else { return values };
            let is_part = |value: &&KnownValue| joined.literal.split('/').any(|part| part == value.literal);
            if !others.iter().all(is_part) {
                return values;
            }
            let named = joined.literal.split('/').map(|part| item::known(part, None));
            let mut all: Vec<KnownValue> = others.into_iter().cloned().collect();
            let new: Vec<KnownValue> =
                named.filter(|part| all.iter().all(|it| it.literal != part.literal)).collect();
            all.extend(new);
            all
        }
    }
}

/// `real-time/batch/edge`: more words than the name of a medium has, and no path.
fn are_words_between_slashes(literal: &str) -> bool {
    let is_word = |part: &str| part.len() > 1 && part.chars().all(|c| c.is_ascii_alphabetic() || c == '-');
    literal.matches('/').count() > 1 && literal.split('/').all(is_word)
}

/// `Lamp(2.0)` and `Lamp(3.1)`: where what stands before the brackets is no value of its own, these belong to it.
fn with_brackets(mut found: Values, description: &Description<'_>) -> Values {
    let mut meanings: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    let mut twins: BTreeSet<String> = BTreeSet::new();
    for value in &found.values {
        let meaning = value.meaning.as_deref();
        if *meanings.entry(&value.literal).or_insert(meaning) != meaning {
            twins.insert(value.literal.clone());
        }
    }
    if twins.is_empty() {
        return found;
    }
    let all = description.sections.iter().flat_map(|section| &section.lines);
    let lines: Vec<_> = all.filter(|line| line.contains('(')).collect();
    for value in found.values.iter_mut().filter(|value| twins.contains(&value.literal)) {
        let whole = value.meaning.as_deref().map(|meaning| format!("{}({meaning})", value.literal));
        if let Some(literal) = whole.filter(|whole| lines.iter().any(|line| line.contains(whole))) {
            *value = KnownValue { literal, meaning: None };
        }
    }
    found
}

fn distinct(mut found: Values) -> Values {
    let mut seen = HashSet::new();
    found.values.retain(|value| seen.insert(value.literal.clone()));
    found
}

#[cfg(test)]
mod chinese_tests;
#[cfg(test)]
mod form_tests;
#[cfg(test)]
mod other_tests;
#[cfg(test)]
mod sentence_tests;
#[cfg(test)]
mod tests;

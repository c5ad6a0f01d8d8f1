//! One list of values out of two that a description has.
//!
//! In: the most explicit list, and another one. Out: the first, with meanings of the other, and as sure as both leave it. A cell may
//! list thousands of values, so they are looked up and not compared one with another.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::super::text::{bare, items};
use crate::model::{Certainty, KnownValue, Values};
use crate::vocabulary::is_han;

/// Takes meanings from another list in the same description. A value that only the other one has shows that the first
/// is not complete.
pub(super) fn combine(values: &mut Values, other: Values, formal: bool) {
    if formal && other.certainty == Certainty::Closed {
        complete(values, &other);
    }
    if numbers_them(values, &other) {
        return;
    }
    let told = Told::by(values);
    let mut known = Known::of(values, formal);
    let joined: HashSet<String> = joined(&other, &known).map(str::to_owned).collect();
    for added in other.values.into_iter().filter(|added| !joined.contains(&added.literal)) {
        if !known.has(&added.literal) && told.speaks_of(&added.literal) {
            continue;
        }
        let found = known.find(&added.literal).and_then(|index| values.values.get_mut(index));
        match found {
            Some(value) => value.meaning = value.meaning.take().or(added.meaning),
            // What the page explains beside the definition of the API is a value too, or the one of them is out of date.
            None if formal && added.meaning.is_some() => values.certainty = Certainty::Known,
            None if formal => {}
            None => {
                values.certainty = Certainty::Known;
                known.add(&added.literal, values.values.len());
                values.values.push(added);
            }
        }
    }
}

/// `The value can be enabled, disabled, or error`: a list that has all of the defined one, and more, is not out of date.
fn complete(values: &mut Values, other: &Values) {
    let literals = |values: &Values| values.values.iter().map(|value| value.literal.clone()).collect();
    let (own, others): (HashSet<String>, HashSet<String>) = (literals(values), literals(other));
    if own.is_subset(&others) {
        let added = other.values.iter().filter(|added| !own.contains(&added.literal));
        values.values.extend(added.cloned());
    }
}

/// `取值范围：Low | High` and below it `0: Low，...`, `1: High，...`: what the values are called once more, with a number each.
fn numbers_them(values: &Values, other: &Values) -> bool {
    let is_number = |value: &KnownValue| value.literal.bytes().all(|b| b.is_ascii_digit());
    if other.values.len() < 2 || !other.values.iter().all(is_number) {
        return false;
    }
    let known = Known::of(values, true);
    let names = |meaning: &str| {
        let word = meaning.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or_default();
        !word.is_empty() && known.find(word).is_some()
    };
    other.values.iter().all(|value| value.meaning.as_deref().is_some_and(names))
}

/// `http/https: ...` beside `http` and `https`
fn joined<'o>(other: &'o Values, known: &Known) -> impl Iterator<Item = &'o str> {
    let literals = other.values.iter().map(|value| value.literal.as_str());
    literals.filter(|literal| literal.contains('/') && literal.split('/').all(|part| known.has(part)))
}

/// What the meanings of values speak of, which is no value beside them.
struct Told {
    /// `ACTIVE: Waiting, Running`
    parts: BTreeSet<String>,
    /// `CCE：支持GPU、NPU等异构节点`
    chinese: Vec<String>,
}

impl Told {
    fn by(values: &Values) -> Self {
        let meanings = || values.values.iter().filter_map(|value| value.meaning.as_deref());
        let lists = meanings().filter(|meaning| meaning.contains(", "));
        Self {
            parts: lists.flat_map(items).map(|item| bare(item).to_owned()).collect(),
            chinese: meanings().filter(|meaning| meaning.contains(is_han)).map(str::to_owned).collect(),
        }
    }

    fn speaks_of(&self, literal: &str) -> bool {
        self.parts.contains(literal) || self.chinese.iter().any(|meaning| meaning.contains(literal))
    }
}

/// Where the values of a list stand in it.
struct Known {
    literals: HashSet<String>,
    /// The first of each spelling, in small letters where these are no difference.
    places: HashMap<String, usize>,
    ignores_case: bool,
}

impl Known {
    /// Beside a defined `gzip`, `GZIP` is it, so case is ignored then.
    fn of(values: &Values, ignores_case: bool) -> Self {
        let mut known = Self { literals: HashSet::new(), places: HashMap::new(), ignores_case };
        for (index, value) in values.values.iter().enumerate() {
            known.add(&value.literal, index);
        }
        known
    }

    fn add(&mut self, literal: &str, index: usize) {
        self.literals.insert(literal.to_owned());
        self.places.entry(self.folded(literal)).or_insert(index);
    }

    /// Whether it is written just so.
    fn has(&self, literal: &str) -> bool {
        self.literals.contains(literal)
    }

    fn find(&self, literal: &str) -> Option<usize> {
        self.places.get(&self.folded(literal)).copied()
    }

    fn folded(&self, literal: &str) -> String {
        if self.ignores_case { literal.to_ascii_lowercase() } else { literal.to_owned() }
    }
}

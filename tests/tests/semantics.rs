//! What is read from prose, beside what a careful reader takes from it: precision and recall for each aspect.
//!
//! `fixtures/semantics.jsonl` has 240 descriptions of all services of the corpus, drawn with fixed seeds: 170 among those
//! that have a digit or a word such as `value`, `default`, `must`, 30 among all others, and 40 among those that speak of
//! values, ranges, lengths, defaults or conditions in so many words. `fixtures/semantics-unfitted.jsonl` has 100 more (85
//! and 15), which were written down at the same time, and `fixtures/semantics-second-reader.jsonl` 126 that somebody else
//! drew and wrote down, without seeing the others.
//! Seven more patterns were added when a pattern was said to be any rule on characters or notations, as the labels of
//! `fixtures/prose` have it: three notations of time, kinds that must occur, a sign that must not, a list of all that can,
//! and a notation of two parts (`OBS bucket name:Image file name`).
//! What each says was written down before it was compared with what is read, and five readings of the first file were
//! corrected afterwards: three rules are on the elements of a list, one is on characters, one time has an example.
//! An aspect that the words leave open is listed as `unsure` and does not count; a `default` is one in wire form. Texts are
//! not kept here: a page that has changed is noticed by the hash of the description.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may say what must hold, as tests do")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tablature_codegen::load::load;
use tablature_codegen::model::{Api, Certainty, ConditionKind, DefaultValue, Facts, Format};
use tablature_codegen::pipeline::interpret;
use tablature_codegen::source::Place;
use tablature_tests::root;

/// What was reached, in percent, and may not be lost again: precision and recall over all aspects.
const FLOORS: [(&str, f64, f64); 3] = [
    ("semantics.jsonl", 99.9, 92.3),
    ("semantics-unfitted.jsonl", 93.7, 92.5),
    ("semantics-second-reader.jsonl", 89.2, 82.4),
];

/// Page, table, row and member.
type Key = (String, Option<String>, Option<u32>, String);

mod corpus {
    use super::*;

    #[test]
    #[ignore = "needs real pages: TABLATURE_CORPUS=DIR cargo test -p tablature-tests --test semantics -- --ignored"]
    fn prose_is_read_as_a_careful_reader_reads_it() {
        let read = read(&tablature_tests::outside::corpus().join("html"));
        for (fixture, precision, recall) in FLOORS {
            let tally = compare(fixture, &read);
            println!("{fixture}");
            for (aspect, count) in &tally {
                println!("  {aspect:<12} {count}");
            }
            let all = tally.values().fold(Count::default(), Count::plus);
            println!("  {:<12} {all}", "all");
            assert!(all.expected > 50, "{fixture}: {all}");
            assert!(
                all.precision() >= precision,
                "{fixture}: precision {:.2} < {precision}",
                all.precision()
            );
            assert!(all.recall() >= recall, "{fixture}: recall {:.2} < {recall}", all.recall());
        }
    }
}

/// How many there are to find, how many were found, and how many of these are right.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    expected: u32,
    found: u32,
    right: u32,
}

impl Count {
    fn plus(self, other: &Self) -> Self {
        Self {
            expected: self.expected + other.expected,
            found: self.found + other.found,
            right: self.right + other.right,
        }
    }

    fn precision(&self) -> f64 {
        percent(self.right, self.found)
    }

    fn recall(&self) -> f64 {
        percent(self.right, self.expected)
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { expected, found, right } = self;
        let (precision, recall) = (self.precision(), self.recall());
        write!(f, "{expected:>4} {found:>4} {right:>4}  precision {precision:6.2}  recall {recall:6.2}")
    }
}

fn percent(part: u32, whole: u32) -> f64 {
    if whole == 0 { 100.0 } else { 100.0 * f64::from(part) / f64::from(whole) }
}

/// Compares every description of a fixture, aspect by aspect, and prints where they differ.
fn compare(
    fixture: &str,
    read: &BTreeMap<Key, (String, BTreeMap<&'static str, Value>)>,
) -> BTreeMap<String, Count> {
    let text = std::fs::read_to_string(root().join("tests/fixtures").join(fixture)).unwrap();
    let mut tally: BTreeMap<String, Count> = BTreeMap::new();
    for line in text.lines() {
        let mut wanted: BTreeMap<String, Value> = serde_json::from_str(line).unwrap();
        let word = |value: Option<Value>| value.and_then(|value| value.as_str().map(str::to_owned));
        let row = wanted.remove("row").and_then(|row| u32::try_from(row.as_u64()?).ok());
        let (page, table) = (word(wanted.remove("page")).unwrap(), word(wanted.remove("table")));
        let key = (page, table, row, word(wanted.remove("name")).unwrap());
        let (hash, found) = read.get(&key).unwrap_or_else(|| panic!("{key:?} is not in the corpus any more"));
        assert_eq!(word(wanted.remove("text")).as_ref(), Some(hash), "{key:?} says something else now");
        let unsure = wanted.remove("unsure").unwrap_or_default();
        let is_sure = |aspect: &&str| !unsure.as_array().is_some_and(|list| list.contains(&json!(aspect)));
        let aspects: BTreeSet<&str> =
            wanted.keys().map(String::as_str).chain(found.keys().copied()).collect();
        for aspect in aspects.into_iter().filter(is_sure) {
            let (wanted, found) = (wanted.get(aspect), found.get(aspect));
            // A time without a notation is no format in the document: beside an instant it is a miss, and no claim.
            let found = found.filter(|found| (*found, wanted) != (&json!("time"), Some(&json!("date_time"))));
            let count = tally.entry(aspect.to_owned()).or_default();
            count.expected += u32::from(wanted.is_some());
            count.found += u32::from(found.is_some());
            count.right += u32::from(wanted == found);
            if wanted != found {
                let shown =
                    |value: Option<&Value>| value.map_or_else(|| "nothing".to_owned(), Value::to_string);
                println!("{key:?}: {aspect} {}, read {}", shown(wanted), shown(found));
            }
        }
    }
    tally
}

/// What is read from every description of the corpus, with a hash of its words.
fn read(pages: &Path) -> BTreeMap<Key, (String, BTreeMap<&'static str, Value>)> {
    let loaded = load(pages, None, Some(&root().join("docs-input/cloud.toml")));
    let mut read = BTreeMap::new();
    for input in loaded.services.into_iter().filter_map(|service| service.input) {
        let api = interpret(&input).api;
        for (place, name, description, facts) in described(&api) {
            let hash = hex::encode(Sha256::digest(description.join("\n")));
            let key = (place.page.to_string(), place.table.as_deref().map(str::to_owned), place.row, name);
            read.entry(key).or_insert_with(|| (hash[..8].to_owned(), aspects(facts)));
        }
    }
    read
}

/// Everything that has a description: parameters, headers, members.
fn described(api: &Api) -> Vec<(&Place, String, &[String], &Facts)> {
    let mut all = Vec::new();
    for operation in &api.operations {
        for parameter in operation.parameters.iter().chain(&operation.signing_headers) {
            all.push((
                &parameter.origin,
                parameter.name.clone(),
                &*parameter.description.as_found,
                &parameter.facts,
            ));
        }
        for header in operation.responses.iter().flat_map(|response| &response.headers) {
            all.push((&header.origin, header.name.clone(), &*header.description.as_found, &header.facts));
        }
    }
    for property in api.schemas.iter().flat_map(|schema| &schema.properties) {
        for usage in [&property.request, &property.response].into_iter().flatten() {
            let Some(place) = usage.origins.first() else { continue };
            all.push((place, property.name.clone(), &*usage.description.as_found, &usage.facts));
        }
    }
    all
}

/// Facts in the notation of the fixture.
fn aspects(facts: &Facts) -> BTreeMap<&'static str, Value> {
    let mut found = BTreeMap::new();
    if let Some(values) = &facts.values {
        let literals: Vec<&str> = values.values.iter().map(|value| value.literal.as_str()).collect();
        found.insert("values", json!(literals));
        found.insert("closed", json!(values.certainty == Certainty::Closed));
    }
    if let Some(bounds) = facts.bounds() {
        found.insert("bounds", json!([bounds.minimum, bounds.maximum]));
    }
    for (aspect, lengths) in [("lengths", facts.lengths()), ("items", facts.items)] {
        if let Some(lengths) = lengths {
            found.insert(aspect, json!([lengths.minimum, lengths.maximum]));
        }
    }
    if let Some(DefaultValue::Value(value)) = &facts.default {
        found.insert("default", value.clone());
    }
    // These files know neither notations that JSON Schema has no name for, nor conditions on anything but being mandatory.
    // A password is a `secret` in them, and no format besides.
    let is_known = |format: &Format| format.own_name().is_none() && *format != Format::Password;
    if let Some(format) = facts.format().filter(is_known) {
        found.insert("format", json!(format));
    }
    let conditions: Vec<String> =
        facts.conditions.iter().filter_map(|condition| condition_text(&condition.kind)).collect();
    if !conditions.is_empty() {
        found.insert("conditions", json!(conditions));
    }
    let flags =
        [("pattern", facts.pattern().is_some()), ("secret", facts.secret), ("deprecated", facts.deprecated)];
    found.extend(flags.into_iter().filter(|(_, holds)| *holds).map(|(aspect, _)| (aspect, json!(true))));
    found
}

/// `type=path`, `either name`, or `text` where neither field nor value is named.
fn condition_text(kind: &ConditionKind) -> Option<String> {
    Some(match kind {
        ConditionKind::MandatoryWhen { field, equals } => {
            let word = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            format!("{field}={}", equals.iter().map(word).collect::<Vec<_>>().join("|"))
        }
        ConditionKind::EitherOr { others } => format!("either {}", others.join("|")),
        ConditionKind::Unresolved => "text".to_owned(),
        ConditionKind::Related { .. } => return None,
    })
}

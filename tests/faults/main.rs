//! Injects faults into whole values of generated types, which are told on the lines of the input.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::catch_unwind;
use std::process::ExitCode;

use serde_json::{Value, json};
use tablature_runtime::codegen::{Decoder, Deserialize, Member, Oddity, Serialize};

mod faults;
#[allow(deprecated, reason = "types that the documents advise against are tested as well")]
mod types;

/// What the name of a fault of an element ends with.
const WITHIN: &str = " within";

/// What is sent back, and what was odd.
type Trip = Result<(Value, Vec<Oddity>), String>;

fn round_trip<T: Member + Serialize + for<'a> Deserialize<'a>>(value: &Value) -> Trip {
    let read = T::deserialize(value).map_err(|error| error.to_string())?;
    let sent = serde_json::to_value(&read).map_err(|error| error.to_string())?;
    let mut decoder = Decoder::new();
    T::decode(value, &mut decoder).ok_or("a reader of answers refuses it")?;
    Ok((sent, decoder.into_oddities()))
}

/// A fault: what it is called, the value in the place of a good one, and whether it has to be recorded, where that is known.
type Fault = (String, Option<Value>, Option<bool>);

/// What can be wrong with a member of this shape.
fn faults_at(shape: &Value, good: &Value) -> Vec<Fault> {
    let kind = shape["kind"].as_str().unwrap_or_default();
    let mut found: Vec<Fault> = match kind {
        "string" | "integer" | "boolean" | "object" | "array" => common(kind, good),
        "number" => {
            let bad = ["many", "", "2.5"].map(|text| json!(text)).into_iter();
            recorded(
                "no number, or as text",
                bad.chain([json!({}), json!([1, 2]), json!(true), json!(u64::MAX)]),
            )
        }
        "map" => {
            recorded("no map", [json!(""), json!([]), json!("later"), json!(0), json!([good])].into_iter())
        }
        _ => [json!(""), json!(7), json!([]), json!([null]), json!({})]
            .map(|value| ("anything where anything may stand".to_owned(), Some(value), Some(false)))
            .into(),
    };
    if !found.iter().any(|(name, ..)| name == "missing") {
        found.push(("missing".to_owned(), None, Some(false)));
        found.push(("null".to_owned(), Some(Value::Null), Some(false)));
    }
    if kind == "integer" {
        found.extend(recorded("too wide", [json!(u64::MAX), json!(1e300)].into_iter()));
    }
    if shape["is_listed"] == true && kind == "string" {
        found.push(("unknown value".to_owned(), Some(json!("no page lists this")), Some(false)));
    }
    if matches!(kind, "array" | "map") {
        found.extend(within(kind, &shape["of"], good));
    }
    found
}

fn recorded(name: &str, values: impl Iterator<Item = Value>) -> Vec<Fault> {
    values.map(|value| (name.to_owned(), Some(value), Some(true))).collect()
}

/// The faults that are injected into the answer of the first page too. What is garbage among elements depends on these: it is
/// injected by [`within`].
fn common(kind: &str, good: &Value) -> Vec<Fault> {
    let found =
        faults::faults(kind, good).into_iter().filter(|(name, ..)| !name.ends_with("among the elements"));
    found.map(|(name, value, is_recorded)| (name.to_owned(), value, Some(is_recorded))).collect()
}

/// Each fault of an element, beside a good one.
fn within(kind: &str, of: &Value, good: &Value) -> Vec<Fault> {
    let element = if kind == "array" { &good[0] } else { &good["a key"] };
    let null = ("null".to_owned(), Some(Value::Null), Some(of["kind"] != "value"));
    let found = faults_at(of, element).into_iter().filter(|(name, ..)| name != "null").chain([null]);
    found
        .filter_map(|(name, value, is_recorded)| {
            let value = value?;
            let whole =
                if kind == "array" { json!([element, value]) } else { json!({"a key": element, "b": value}) };
            Some((format!("{name}{WITHIN}"), Some(whole), is_recorded))
        })
        .collect()
}

/// What is wrong with the way a value is read and sent back; `member` is where the fault is.
fn failure(trip: Trip, received: &Value, member: &str, is_recorded: Option<bool>) -> Option<String> {
    let (sent, oddities) = match trip {
        Ok(trip) => trip,
        Err(error) => return Some(format!("not read: {error}")),
    };
    let place = format!("/{}", member.replace('~', "~0").replace('/', "~1"));
    let is_elsewhere = |oddity: &&Oddity| {
        !oddity.pointer.strip_prefix(&place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let others = received.as_object()?.iter().filter(|(name, _)| *name != member);
    if let Some((name, _)) = others.into_iter().find(|(name, value)| sent.get(name) != Some(value)) {
        return Some(format!("`{name}` does not keep its value"));
    }
    if !faults::is_kept(received, &sent) {
        return Some(format!("sent {}", sent[member]));
    }
    if let Some(oddity) = oddities.iter().find(is_elsewhere) {
        return Some(format!("recorded elsewhere: {oddity}"));
    }
    (is_recorded == Some(oddities.is_empty())).then(|| {
        if oddities.is_empty() { "not recorded".to_owned() } else { format!("recorded: {}", oddities[0]) }
    })
}

#[derive(Default)]
struct Tally {
    services: BTreeSet<String>,
    types: BTreeSet<(String, String)>,
    members: usize,
    injected: BTreeMap<String, usize>,
    failures: usize,
}

impl Tally {
    /// Everything that can be wrong with a value of one type.
    fn test(&mut self, line: &Value) {
        let text = |name: &str| line[name].as_str().unwrap_or_default();
        self.services.insert(text("service").to_owned());
        self.types.insert((text("service").to_owned(), text("type").to_owned()));
        let whole = &line["whole"];
        self.inject(line, whole, "", "nothing wrong", Some(false));
        let mut more = whole.clone();
        more["no_table_has_this"] = json!([{"a": null}]);
        self.inject(line, &more, "no_table_has_this", "unknown member", Some(false));
        for (name, shape) in line["members"].as_object().into_iter().flatten() {
            self.members += 1;
            for (fault, value, is_recorded) in faults_at(shape, &whole[name]) {
                let mut received = whole.clone();
                if let Some(object) = received.as_object_mut() {
                    match value {
                        Some(value) => drop(object.insert(name.clone(), value)),
                        None => drop(object.remove(name)),
                    }
                }
                self.inject(line, &received, name, &fault, is_recorded);
            }
        }
    }

    fn inject(
        &mut self,
        line: &Value,
        received: &Value,
        member: &str,
        fault: &str,
        is_recorded: Option<bool>,
    ) {
        let text = |name: &str| line[name].as_str().unwrap_or_default();
        let kind = if fault.ends_with(WITHIN) { "any of these within a list or map" } else { fault };
        *self.injected.entry(kind.to_owned()).or_default() += 1;
        let trip = catch_unwind(|| types::round_trip(text("service"), text("type"), received));
        let trip = trip.unwrap_or_else(|_| Err("panics".to_owned()));
        if let Some(failure) = failure(trip, received, member, is_recorded) {
            self.failures += 1;
            println!(
                "{} {}: {fault} at `{member}`: {failure}\n  received {}",
                text("service"),
                text("component"),
                received[member]
            );
        }
    }
}

fn main() -> ExitCode {
    let mut tally = Tally::default();
    for line in std::io::stdin().lines() {
        let line = line
            .map_err(|error| error.to_string())
            .and_then(|line| serde_json::from_str::<Value>(&line).map_err(|error| error.to_string()));
        match line {
            Ok(line) => tally.test(&line),
            Err(error) => panic!("a line of the input is no JSON: {error}"),
        }
    }
    for (fault, count) in &tally.injected {
        println!("{count:7} {fault}");
    }
    println!(
        "{} services, {} types, {} members, {} faults injected: {} failures",
        tally.services.len(),
        tally.types.len(),
        tally.members,
        tally.injected.values().sum::<usize>(),
        tally.failures
    );
    ExitCode::from(u8::from(tally.failures > 0))
}

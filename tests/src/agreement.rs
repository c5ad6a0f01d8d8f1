//! Whether a document and the `validate()` of a crate say the same of the same value.
//!
//! In: the schema of a body, and values that are made for it at random: near its limits, with and without each member. Out:
//! what each of the two finds, as places and kinds of rules. Shared with the program that `tests/agreement/run.sh` makes.

use std::collections::BTreeSet;

use jsonschema::Validator;
use jsonschema::error::ValidationErrorKind as Kind;
use serde_json::{Map, Value, json};

/// Where a value breaks a rule, and which kind of a rule.
pub type Findings = BTreeSet<(String, &'static str)>;

/// What texts are made of: each line alone obeys some rules and breaks others.
const ALPHABETS: [&str; 10] = ["a", "A", "0", "a0", "aA0", "aA0-", "-_.", "aB1!", " a", "é中a"];
/// Longer texts and lists show no more, and cost time.
const LONGEST: u64 = 3000;
const MOST: u64 = 25;

/// The keywords in which rules on several members stand.
const RULES: [&str; 6] = ["not", "if", "then", "allOf", "anyOf", "oneOf"];

/// A schema with the document that it refers to.
pub struct Document {
    components: Value,
}

impl Document {
    /// The schemas of a document, but for the files of forms: they are given to a call beside its type. Conditions repeat the type of a
    /// member whose presence they ask for, since generators lose it otherwise; here they ask for its presence alone, as a crate does.
    #[must_use]
    pub fn new(document: &Value) -> Self {
        let mut components = document["components"].clone();
        for schema in components["schemas"].as_object_mut().into_iter().flatten().map(|(_, schema)| schema) {
            let members = schema["properties"].clone();
            for keyword in RULES {
                schema.get_mut(keyword).into_iter().for_each(ask_for_presence);
            }
            if let Some(required) = schema.get_mut("required").and_then(Value::as_array_mut) {
                required.retain(|name| members[name.as_str().unwrap_or_default()]["format"] != "binary");
            }
        }
        Self { components }
    }

    /// The validator of a component.
    ///
    /// # Panics
    /// Where the document is none.
    #[must_use]
    #[allow(clippy::unwrap_used, reason = "a test says what must hold")]
    pub fn validator(&self, component: &str) -> Validator {
        let mut root = self.components["schemas"][component].clone();
        root["components"] = self.components.clone();
        jsonschema::options().build(&root).unwrap()
    }

    /// A value for a component, of the right types and with limits that hold or not.
    #[must_use]
    pub fn value(&self, component: &str, random: &mut fastrand::Rng) -> Value {
        Maker { document: self, random }.value(&self.components["schemas"][component], 4)
    }

    /// What a schema refers to, by itself or where prose stands beside the reference.
    fn resolved<'a>(&'a self, schema: &'a Value) -> &'a Value {
        let target = [&schema["$ref"], &schema["allOf"][0]["$ref"]].into_iter().find_map(Value::as_str);
        let target = target.and_then(|target| target.rsplit('/').next());
        target.map_or(schema, |name| &self.components["schemas"][name])
    }
}

/// Takes the types of members out of a rule. Types are references, what a rule compares is not.
fn ask_for_presence(rule: &mut Value) {
    match rule {
        Value::Object(parts) if parts.contains_key("$ref") => *rule = json!({}),
        Value::Object(parts) => parts.values_mut().for_each(ask_for_presence),
        Value::Array(parts) => parts.iter_mut().for_each(ask_for_presence),
        _ => {}
    }
}

/// What the document finds.
#[must_use]
pub fn of_document(validator: &Validator, value: &Value) -> Findings {
    let found = validator.iter_errors(value).map(|error| {
        let kind = match error.kind() {
            Kind::Required { .. } | Kind::Not { .. } => "given",
            Kind::Enum { .. } | Kind::Constant { .. } => "value",
            Kind::MinLength { .. } | Kind::MaxLength { .. } => "length",
            Kind::Pattern { .. } => "characters",
            Kind::Minimum { .. } | Kind::Maximum { .. } => "range",
            Kind::MinItems { .. } | Kind::MaxItems { .. } => "count",
            _ => "another rule",
        };
        (error.instance_path().to_string(), kind)
    });
    found.collect()
}

/// A violation as the document would place it: what is not there is missed by the object. `message` tells a member that is
/// mandatory from a group of which one is.
#[must_use]
pub fn of_crate(pointer: &str, kind: &str, message: &str) -> (String, &'static str) {
    let object = || pointer.rsplit_once('/').map_or(pointer, |(object, _)| object).to_owned();
    match kind {
        "Absent" | "Condition" if message.starts_with("is mandatory") => (object(), "given"),
        "Condition" => (pointer.to_owned(), "given"),
        "Value" => (pointer.to_owned(), "value"),
        "Length" => (pointer.to_owned(), "length"),
        "Characters" => (pointer.to_owned(), "characters"),
        "Range" => (pointer.to_owned(), "range"),
        "Count" => (pointer.to_owned(), "count"),
        _ => (pointer.to_owned(), "another rule"),
    }
}

struct Maker<'a> {
    document: &'a Document,
    random: &'a mut fastrand::Rng,
}

impl Maker<'_> {
    fn value(&mut self, schema: &Value, depth: usize) -> Value {
        let schema = self.document.resolved(schema);
        let listed = listed(schema);
        if !listed.is_empty() && self.random.u8(..4) > 0 {
            return listed[self.random.usize(..listed.len())].clone();
        }
        match schema["type"].as_str() {
            Some("string") => self.text(schema).into(),
            Some("integer") => self.whole(schema).into(),
            Some("number") => self.number(schema),
            Some("boolean") => self.random.bool().into(),
            Some("array") => self.list(schema, depth),
            Some("object") if depth == 0 => json!({}),
            Some("object") => self.object(schema, depth),
            _ => json!("anything"),
        }
    }

    fn object(&mut self, schema: &Value, depth: usize) -> Value {
        let mut members = Map::new();
        for (name, member) in schema["properties"].as_object().into_iter().flatten() {
            let required = schema["required"].as_array().is_some_and(|all| all.contains(&json!(name)));
            let is_given = self.random.u8(..10) < if required { 9 } else { 5 };
            if is_given && member["format"] != "binary" {
                members.insert(name.clone(), self.value(member, depth - 1));
            }
        }
        if schema["additionalProperties"].is_object() {
            for key in 0..self.random.usize(..3) {
                members.insert(format!("key {key}"), self.value(&schema["additionalProperties"], depth - 1));
            }
        }
        self.meet_condition(schema, &mut members);
        Value::Object(members)
    }

    /// Gives the members on which others depend the values on which they do.
    fn meet_condition(&mut self, schema: &Value, members: &mut Map<String, Value>) {
        let broken = &schema["not"];
        let all = broken["anyOf"].as_array().into_iter().flatten().chain([broken]);
        let parts = all.filter_map(|rule| rule["allOf"].as_array()).flatten();
        for (name, value) in parts.filter_map(|part| part["properties"].as_object()).flatten() {
            let equals: Vec<&Value> = value["enum"].as_array().into_iter().flatten().collect();
            if !equals.is_empty() && self.random.bool() {
                members.insert(name.clone(), equals[self.random.usize(..equals.len())].clone());
            }
        }
    }

    fn list(&mut self, schema: &Value, depth: usize) -> Value {
        let count = self.near(&schema["minItems"], &schema["maxItems"]).min(MOST);
        (0..count).map(|_| self.value(&schema["items"], depth)).collect()
    }

    fn text(&mut self, schema: &Value) -> String {
        let length = self.near(&schema["minLength"], &schema["maxLength"]).min(LONGEST);
        let alphabet: Vec<char> = ALPHABETS[self.random.usize(..ALPHABETS.len())].chars().collect();
        (0..length).map(|_| alphabet[self.random.usize(..alphabet.len())]).collect()
    }

    /// A number at one of two ends, just outside of them, or anywhere small.
    fn near(&mut self, least: &Value, most: &Value) -> u64 {
        let (least, most) = (least.as_u64(), most.as_u64());
        let ends = [least, most].into_iter().flatten();
        let mut near: Vec<u64> = ends.flat_map(|end| [end.saturating_sub(1), end, end + 1]).collect();
        near.extend([self.random.u64(..4), self.random.u64(..20)]);
        near[self.random.usize(..near.len())]
    }

    fn whole(&mut self, schema: &Value) -> i64 {
        let ends = [&schema["minimum"], &schema["maximum"]];
        let whole = |end: &Value| end.as_i64().or_else(|| format!("{:.0}", end.as_f64()?).parse().ok());
        let ends = ends.into_iter().filter_map(whole);
        let mut near: Vec<i64> = ends.flat_map(|end| [end - 1, end, end + 1]).collect();
        near.extend([self.random.i64(-3..4), self.random.i64(-100_000..100_000)]);
        near[self.random.usize(..near.len())]
    }

    /// A whole number, or one between two.
    fn number(&mut self, schema: &Value) -> Value {
        let whole = self.whole(schema);
        let fraction = ["", ".5"][self.random.usize(..2)];
        serde_json::from_str(&format!("{whole}{fraction}")).unwrap_or_default()
    }
}

/// Values that a document names.
fn listed(schema: &Value) -> Vec<Value> {
    let list = |name: &str| schema[name].as_array().cloned().unwrap_or_default();
    let fits = |value: &Value| match schema["type"].as_str() {
        Some("string") => value.is_string(),
        Some("integer") => value.is_i64(),
        _ => false,
    };
    list("enum").into_iter().chain(list("examples")).filter(fits).collect()
}

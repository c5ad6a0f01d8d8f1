//! Takes secrets out of examples: pages print passwords and tokens, and what is published is copied, indexed and kept.
//!
//! In: the model, when examples have been read and held against the types. Out: the same, with a placeholder for each value
//! that a table calls a secret, or whose name is that of one. The placeholder obeys what the table says of the value, so that
//! an example stays valid.
//! Left out on purpose: prose. A default password that a page states is documentation.

#[cfg(feature = "fuzz")]
pub(super) mod fuzz;
pub(super) mod placeholder;
mod text;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::secret;
use crate::model::{Api, Example, Facts};

/// Takes secrets out of all examples.
pub(super) fn examples(api: &mut Api) {
    let names = Names::of(api);
    for operation in &mut api.operations {
        let of_responses = operation.responses.iter_mut().flat_map(|response| &mut response.examples);
        for example in operation.request_examples.iter_mut().chain(of_responses) {
            names.redact(example);
        }
    }
}

/// The names that the tables of a service have, and what is to stand for the value of each that is a secret.
struct Names {
    placeholders: BTreeMap<String, Option<String>>,
    /// Names that a table somewhere gives to an object: `certificate`, which elsewhere is a private key.
    objects: BTreeSet<String>,
}

impl Names {
    fn of(api: &Api) -> Self {
        let mut facts: BTreeMap<&str, Vec<&Facts>> = BTreeMap::new();
        for property in api.schemas.iter().flat_map(|schema| &schema.properties) {
            let usages = [&property.request, &property.response].into_iter().flatten();
            facts.entry(&property.name).or_default().extend(usages.map(|usage| &usage.facts));
        }
        for parameter in api.operations.iter().flat_map(|operation| &operation.parameters) {
            facts.entry(&parameter.name).or_default().push(&parameter.facts);
        }
        let placeholders = facts.into_iter().map(|(name, facts)| {
            let is_secret = facts.iter().any(|facts| facts.secret);
            (name.to_owned(), is_secret.then(|| placeholder::of(&facts)))
        });
        let placeholders = placeholders.collect();
        let properties = api.schemas.iter().flat_map(|schema| &schema.properties);
        let objects = properties.filter(|property| property.shape.leaf_schema().is_some());
        Self { placeholders, objects: objects.map(|property| property.name.clone()).collect() }
    }

    /// What stands for the value of this name. None where it is no secret. Where no table has the name, it says so itself.
    fn placeholder(&self, name: &str) -> Option<&str> {
        match self.placeholders.get(name) {
            Some(placeholder) => placeholder.as_deref(),
            None => secret::is_name(name).then_some(placeholder::PLAIN),
        }
    }

    fn redact(&self, example: &mut Example) {
        if let Some(value) = &mut example.value {
            self.value(value);
        }
        for text in [&mut example.request_line, &mut example.text].into_iter().flatten() {
            *text = text::redact(text, &|name| Some((self.placeholder(name)?, !self.objects.contains(name))));
        }
    }

    fn value(&self, value: &mut Value) {
        match value {
            Value::Object(members) => {
                for (name, member) in members {
                    let is_object = self.objects.contains(name) && (member.is_object() || member.is_array());
                    match self.placeholder(name).filter(|_| !is_object) {
                        Some(placeholder) => cover(member, placeholder),
                        None => self.value(member),
                    }
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.value(item)),
            _ => {}
        }
    }
}

/// Every text below a secret is one.
fn cover(value: &mut Value, placeholder: &str) {
    match value {
        Value::String(text) if !text.is_empty() => placeholder.clone_into(text),
        Value::Array(items) => items.iter_mut().for_each(|item| cover(item, placeholder)),
        Value::Object(members) => members.values_mut().for_each(|member| cover(member, placeholder)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn names(pairs: &[(&str, Option<&str>)]) -> Names {
        let placeholders = pairs.iter().map(|(name, value)| ((*name).to_owned(), value.map(str::to_owned)));
        Names { placeholders: placeholders.collect(), objects: BTreeSet::from(["certificate".to_owned()]) }
    }

    #[test]
    fn secrets_are_covered_wherever_they_stand() {
        let names = names(&[("value", Some("********")), ("token", None), ("certificate", Some("********"))]);
        let mut wrapped = json!({"certificate": {"certificate": "planted", "type": "server"}});
        names.value(&mut wrapped);
        assert_eq!(wrapped, json!({"certificate": {"certificate": "********", "type": "server"}}));
        let mut value = json!({
            "user": {"name": "a", "password": "Hunter2!", "passwords": ["x1", "x2"], "empty_password": ""},
            "value": "planted", "token": "2", "credentials": {"ak": "AK1", "sk": "SK1", "ttl": 3}, "list": [{"api_key": "k"}],
        });
        names.value(&mut value);
        let covered = "********";
        assert_eq!(
            value,
            json!({
                "user": {"name": "a", "password": covered, "passwords": [covered, covered], "empty_password": ""},
                "value": covered, "token": "2", "credentials": {"ak": covered, "sk": covered, "ttl": 3},
                "list": [{"api_key": covered}],
            })
        );
    }
}

//! What the examples of a page show for a member, by its name: evidence for notations and characters.

use std::collections::BTreeMap;

use jsonc_parser::ast::Value;

use super::syntax;
use crate::raw::RawOperation;

/// Texts that examples show, by the name of the member. Empty texts show nothing.
pub(in crate::lower) fn collect(raw: &RawOperation) -> BTreeMap<String, Vec<String>> {
    let mut texts = BTreeMap::new();
    for body in raw.examples.iter().filter_map(|example| example.body.as_ref()) {
        if let Some(root) = syntax::read(&body.value).root {
            add(&root, &mut texts);
        }
    }
    texts
}

/// An example as a value, read leniently. None where it is no JSON.
pub(in crate::lower) fn value(text: &str) -> Option<serde_json::Value> {
    syntax::read(text).root.as_ref().map(syntax::plain)
}

fn add(value: &Value<'_>, texts: &mut BTreeMap<String, Vec<String>>) {
    match value {
        Value::Object(object) => {
            for member in &object.properties {
                match &member.value {
                    Value::StringLit(text) if !text.value.is_empty() => {
                        texts
                            .entry(member.name.as_str().to_owned())
                            .or_default()
                            .push(text.value.to_string());
                    }
                    value => add(value, texts),
                }
            }
        }
        Value::Array(array) => array.elements.iter().for_each(|element| add(element, texts)),
        _ => {}
    }
}

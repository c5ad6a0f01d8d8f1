//! The same document with one operation for each method of a path, for tools that take fragments in keys for paths of their own.
//!
//! In: the document as [`super::emit`] writes it. Out: another one in which operations that share method and path are one: its
//! body is that of any of them, its parameters are those of all, and `x-tablature-merged` lists who they were. What is lost are their
//! names, and which body goes with which answer.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::paths::unnamed;
use crate::emit::json::pretty;
use crate::model::{PathSegment, PathTemplate};

type Object = Map<String, Value>;

const MERGED: &str = "x-tablature-merged";

/// Merges the operations. None where no key has a fragment: then there is nothing to merge.
pub fn emit_merged(document: &str) -> Option<String> {
    let mut document: Object = serde_json::from_str(document).ok()?;
    let paths = document.get_mut("paths")?.as_object_mut()?;
    if !paths.keys().any(|key| key.contains('#')) {
        return None;
    }
    let mut merged = Object::new();
    let mut places: HashMap<Vec<PathSegment>, PathTemplate> = HashMap::new();
    // Keys without a fragment come first, so that theirs are the names of parameters.
    let (fragments, plain): (Vec<_>, Vec<_>) =
        std::mem::take(paths).into_iter().partition(|(key, _)| key.contains('#'));
    for (key, item) in plain.into_iter().chain(fragments) {
        let path = PathTemplate::parse(key.split('#').next()?)?;
        let place = places.entry(unnamed(&path)).or_insert_with(|| path.clone());
        let names = path.parameters().zip(place.parameters());
        let renamed: Vec<(&str, &str)> = names.filter(|(own, other)| own != other).collect();
        let Value::Object(item) = item else { continue };
        let taken = merged.entry(place.to_string()).or_insert_with(|| json!({}));
        for (method, mut operation) in item {
            rename(&mut operation, &renamed);
            add(taken, method, operation);
        }
    }
    *paths = merged;
    Some(pretty(&document))
}

/// Gives path parameters the names that the key has.
fn rename(operation: &mut Value, renamed: &[(&str, &str)]) {
    for parameter in operation.get_mut("parameters").and_then(Value::as_array_mut).into_iter().flatten() {
        let is_of_path = parameter.get("in").is_some_and(|location| location == "path");
        let Some(name) = parameter.get_mut("name").filter(|_| is_of_path) else { continue };
        if let Some((_, new)) = renamed.iter().find(|(old, _)| name == old) {
            *name = json!(new);
        }
    }
}

/// Puts an operation where its method is, together with what is there.
fn add(item: &mut Value, method: String, operation: Value) {
    let Some(item) = item.as_object_mut() else { return };
    match (item.get_mut(&method), operation) {
        (Some(Value::Object(first)), Value::Object(other)) => join(first, other),
        (_, operation) => {
            item.insert(method, operation);
        }
    }
}

/// Makes the first operation stand for another one, too.
fn join(first: &mut Object, mut other: Object) {
    let who = |operation: &Object| json!({ "operationId": operation.get("operationId"), "summary": operation.get("summary") });
    let (me, it) = (who(first), who(&other));
    match first.entry(MERGED).or_insert_with(|| json!([me])) {
        Value::Array(list) => list.push(it),
        _ => return,
    }
    if other.get("deprecated").is_none() {
        first.remove("deprecated");
    }
    join_parameters(first, other.remove("parameters"));
    join_bodies(first, other.remove("requestBody"));
    join_responses(first, other.remove("responses"));
}

/// The parameters of both. One must be given where both demand it.
fn join_parameters(first: &mut Object, other: Option<Value>) {
    let identity = |parameter: &Value| (parameter.get("in").cloned(), parameter.get("name").cloned());
    let is_of_path = |parameter: &Value| parameter.get("in").is_some_and(|location| location == "path");
    let other: Vec<Value> = other.and_then(|other| other.as_array().cloned()).unwrap_or_default();
    let Value::Array(list) = first.entry("parameters").or_insert_with(|| json!([])) else { return };
    for parameter in list.iter_mut().filter(|parameter| !is_of_path(parameter)) {
        let same = other.iter().find(|it| identity(it) == identity(parameter));
        if same.is_none_or(|same| same.get("required").is_none())
            && let Some(parameter) = parameter.as_object_mut()
        {
            parameter.remove("required");
        }
    }
    for mut parameter in other {
        if let Some(known) = list.iter_mut().find(|known| identity(known) == identity(&parameter)) {
            join_schemas(known, parameter);
            continue;
        }
        let is_optional = !is_of_path(&parameter);
        if let Some(parameter) = parameter.as_object_mut().filter(|_| is_optional) {
            parameter.remove("required");
        }
        list.push(parameter);
    }
    if list.is_empty() {
        first.remove("parameters");
    }
}

/// The body of either.
fn join_bodies(first: &mut Object, other: Option<Value>) {
    match (first.get_mut("requestBody"), other) {
        (Some(Value::Object(body)), Some(other)) => {
            if other.get("required").is_none() {
                body.remove("required");
            }
            join_contents(body, &other);
        }
        (Some(Value::Object(body)), None) => {
            body.remove("required");
        }
        (_, Some(Value::Object(mut body))) => {
            body.remove("required");
            first.insert("requestBody".to_owned(), Value::Object(body));
        }
        _ => {}
    }
}

/// The answers of both, and where they share a status, the body of either.
fn join_responses(first: &mut Object, other: Option<Value>) {
    let Some(responses) = first.get_mut("responses").and_then(Value::as_object_mut) else { return };
    for (status, response) in other.and_then(|other| other.as_object().cloned()).into_iter().flatten() {
        match responses.get_mut(&status) {
            Some(Value::Object(known)) if !known.contains_key("$ref") => join_contents(known, &response),
            Some(_) => {}
            None => {
                responses.insert(status, response);
            }
        }
    }
}

/// Bodies by media type, with the examples of both.
fn join_contents(known: &mut Object, other: &Value) {
    let Some(other) = other.get("content").and_then(Value::as_object) else { return };
    let Value::Object(contents) = known.entry("content").or_insert_with(|| json!({})) else { return };
    for (media, content) in other {
        match contents.get_mut(media) {
            Some(known) => {
                join_schemas(known, content.clone());
                join_examples(known, content);
            }
            None => {
                contents.insert(media.clone(), content.clone());
            }
        }
    }
}

fn join_examples(known: &mut Value, other: &Value) {
    let Some(other) = other.get("examples").and_then(Value::as_object) else { return };
    let Some(Value::Object(examples)) =
        known.as_object_mut().map(|it| it.entry("examples").or_insert_with(|| json!({})))
    else {
        return;
    };
    for (name, example) in other {
        let is_free = |name: &String| !examples.contains_key(name);
        let name = crate::free::first_free([name.clone()], |number| format!("{name}_{number}"), is_free);
        examples.insert(name, example.clone());
    }
}

/// `anyOf` of the two, each once.
fn join_schemas(known: &mut Value, mut other: Value) {
    let (Some(schema), Some(other)) = (known.get_mut("schema"), other.get_mut("schema").map(Value::take))
    else {
        return;
    };
    if *schema == other {
        return;
    }
    match schema.get_mut("anyOf").and_then(Value::as_array_mut) {
        Some(forms) if forms.contains(&other) => {}
        Some(forms) => forms.push(other),
        None => *schema = json!({ "anyOf": [schema.take(), other] }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merged(paths: &Value) -> Value {
        let document = json!({ "paths": paths }).to_string();
        serde_json::from_str::<Value>(&emit_merged(&document).unwrap()).unwrap()["paths"].take()
    }

    fn body(component: &str) -> Value {
        json!({ "content": { "application/json": { "schema": { "$ref": component }, "examples": { "example": { "value": component } } } }, "required": true })
    }

    #[test]
    fn operations_of_one_path_become_one() {
        let responses = json!({ "200": { "description": "It is done." }, "4XX": { "$ref": "#/e" } });
        let paths = merged(&json!({
            "/a#Start": { "post": { "operationId": "Start", "summary": "Starting", "requestBody": body("#/s"), "responses": responses,
                "parameters": [{ "in": "query", "name": "dry", "required": true, "schema": {} }] } },
            "/a": { "post": { "operationId": "Stop", "summary": "Stopping", "requestBody": body("#/t"), "responses": responses } },
        }));
        assert_eq!(paths.as_object().unwrap().len(), 1);
        let operation = &paths["/a"]["post"];
        assert_eq!(operation["operationId"], "Stop", "the one with the plain key");
        assert_eq!(
            operation[MERGED],
            json!([{ "operationId": "Stop", "summary": "Stopping" }, { "operationId": "Start", "summary": "Starting" }])
        );
        let content = &operation["requestBody"]["content"]["application/json"];
        assert_eq!(content["schema"], json!({ "anyOf": [{ "$ref": "#/t" }, { "$ref": "#/s" }] }));
        assert_eq!(
            content["examples"],
            json!({ "example": { "value": "#/t" }, "example_2": { "value": "#/s" } })
        );
        assert_eq!(operation["requestBody"]["required"], true);
        assert_eq!(
            operation["parameters"],
            json!([{ "in": "query", "name": "dry", "schema": {} }]),
            "only one demands it"
        );
        assert_eq!(operation["responses"], responses);
    }

    #[test]
    fn paths_that_differ_in_names_become_one_path() {
        let parameter = |name: &str| json!([{ "in": "path", "name": name, "required": true, "schema": { "type": "string" } }]);
        let paths = merged(&json!({
            "/a/{id}": { "get": { "operationId": "Get", "parameters": parameter("id") } },
            "/a/{a_id}#Delete": { "delete": { "operationId": "Delete", "parameters": parameter("a_id") } },
            "/a/{a_id}#Show": { "get": { "operationId": "Show", "parameters": parameter("a_id") } },
        }));
        assert_eq!(paths.as_object().unwrap().keys().collect::<Vec<_>>(), ["/a/{id}"]);
        for method in ["get", "delete"] {
            assert_eq!(paths["/a/{id}"][method]["parameters"], parameter("id"), "{method}");
        }
    }

    #[test]
    fn a_body_that_one_of_them_lacks_may_be_left_out() {
        let paths = merged(&json!({
            "/a": { "post": { "operationId": "A", "requestBody": body("#/a") } },
            "/a#B": { "post": { "operationId": "B" } },
        }));
        assert!(paths["/a"]["post"]["requestBody"].get("required").is_none());
    }

    #[test]
    fn without_fragments_there_is_nothing_to_merge() {
        assert_eq!(emit_merged(r#"{"paths": {"/a": {}}}"#), None);
        assert_eq!(emit_merged("no JSON"), None);
    }
}

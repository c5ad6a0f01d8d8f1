//! What the document accepts and rejects, judged by a validator from outside.

use serde_json::{Value, json};

use super::{at, document, document_of};
use crate::model::testing::{WIDGET, api, property, when};
use crate::model::{ConditionKind, Facts, Relation, Shape};

/// The errors that a value has against the schema at a pointer, which may refer to components.
fn errors(document: &Value, schema: &str, value: &Value) -> Vec<String> {
    let mut root = at(document, schema).clone();
    root["components"] = document["components"].clone();
    let validator = jsonschema::options().should_validate_formats(true).build(&root).unwrap();
    validator.iter_errors(value).map(|error| error.to_string()).collect()
}

fn request_errors(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut widget = json!({ "name": "a", "kind": "A", "topics": "t" });
    change(&mut widget);
    errors(&document(), "/components/schemas/Widget", &widget)
}

fn response_errors(widget: &Value) -> Vec<String> {
    errors(&document(), "/components/schemas/WidgetView", widget)
}

/// Every media type of a document with examples.
fn with_examples<'a>(value: &'a Value, pointer: &str, found: &mut Vec<(String, &'a Value)>) {
    match value {
        Value::Object(members) => {
            if let (Some(_), Some(Value::Object(examples))) = (members.get("schema"), members.get("examples"))
            {
                for example in examples.values() {
                    found.push((format!("{pointer}/schema"), &example["value"]));
                }
            }
            for (key, member) in members {
                with_examples(
                    member,
                    &format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1")),
                    found,
                );
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                with_examples(item, &format!("{pointer}/{index}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn every_example_is_valid() {
    let document = document();
    let mut found = Vec::new();
    with_examples(&document, "", &mut found);
    assert_eq!(found.len(), 3);
    for (schema, value) in found {
        assert_eq!(errors(&document, &schema, value), [""; 0], "{schema}");
    }
}

#[test]
fn a_request_without_a_mandatory_member_is_rejected() {
    assert_eq!(request_errors(|_| ()), [""; 0]);
    assert_eq!(request_errors(|widget| *widget = json!({ "kind": "A", "topics": "t" })).len(), 1);
}

#[test]
fn a_request_outside_the_documented_values_is_rejected() {
    assert_eq!(request_errors(|widget| widget["kind"] = json!("C")).len(), 1);
    assert_eq!(request_errors(|widget| widget["name"] = json!("A b")).len(), 1);
    assert_eq!(request_errors(|widget| widget["size"] = json!(101)).len(), 1);
    assert_eq!(request_errors(|widget| widget["size"] = json!("3")).len(), 1);
}

#[test]
fn known_values_reject_nothing() {
    assert_eq!(request_errors(|widget| widget["mode"] = json!("unheard-of")), [""; 0]);
}

#[test]
fn a_condition_that_names_field_and_value_is_enforced_in_requests() {
    assert_eq!(request_errors(|widget| widget["kind"] = json!("B")).len(), 1);
    let complete =
        |widget: &mut Value| *widget = json!({ "name": "a", "kind": "B", "zone": "z", "topics": "t" });
    assert_eq!(request_errors(complete), [""; 0]);
    assert_eq!(response_errors(&json!({ "kind": "B" })), [""; 0]);
}

#[test]
fn one_of_two_alternatives_must_be_given() {
    assert_eq!(request_errors(|widget| *widget = json!({ "name": "a", "kind": "A" })).len(), 1);
    assert_eq!(request_errors(|widget| *widget = json!({ "name": "a", "kind": "A", "regex": "r" })), [""; 0]);
    assert_eq!(request_errors(|widget| widget["regex"] = json!("r")), [""; 0]);
    // What is wrong in itself is given all the same: one error, not two.
    assert_eq!(request_errors(|widget| widget["topics"] = json!(1)).len(), 1);
}

#[test]
fn members_that_exclude_or_need_others_are_enforced_in_requests() {
    let related = |relation, field: &str| {
        let fields = vec![field.to_owned()];
        when("...", ConditionKind::Related { relation, fields, equals: Vec::new() })
    };
    let mut api = api();
    api.schemas[WIDGET].properties = vec![
        property("ids", Shape::String, false, related(Relation::GivenApart, "names")),
        property("names", Shape::String, false, related(Relation::GivenApart, "ids")),
        property("start", Shape::String, false, related(Relation::GivenTogether, "end")),
        property("end", Shape::String, false, Facts::default()),
    ];
    let document = document_of(&api);
    let errors = |value: Value| errors(&document, "/components/schemas/Widget", &value).len();
    assert_eq!(errors(json!({ "ids": "a", "end": "z" })), 0);
    assert_eq!(errors(json!({ "ids": "a", "names": "b" })), 1);
    assert_eq!(errors(json!({ "start": "a" })), 1);
}

#[test]
fn rules_hold_in_nested_and_recursive_types() {
    assert_eq!(request_errors(|widget| widget["parent"] = json!({ "kind": "A", "topics": "t" })).len(), 1);
    assert_eq!(response_errors(&json!({ "parent": { "parent": { "kind": "new" } } })), [""; 0]);
}

#[test]
fn a_response_is_rejected_for_its_types_only() {
    let odd = json!({ "name": "", "kind": "new", "size": 0, "mode": "", "labels": {}, "unheard_of": 1 });
    assert_eq!(response_errors(&odd), [""; 0]);
    assert_eq!(response_errors(&json!({ "size": [] })).len(), 1);
}

#[test]
fn the_general_error_requires_nothing() {
    let schema = "/components/responses/GeneralError/content/application~1json/schema";
    for error in
        [json!({}), json!({ "error_code": "E.1", "error_msg": "no" }), json!({ "error": { "code": 1 } })]
    {
        assert_eq!(errors(&document(), schema, &error), [""; 0]);
    }
}

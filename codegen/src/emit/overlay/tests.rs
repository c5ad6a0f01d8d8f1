use proptest::prelude::*;
use serde_json::json;

use super::*;

/// What a tool does that follows the specification to the letter, and refuses what it does not say.
fn applied(mut document: Value, changes: &[Change]) -> Value {
    for change in changes {
        match change {
            Change::Update(path, update) => {
                let Some(Value::Object(target)) = document.pointer_mut(&pointer(path)) else {
                    panic!("{path} is no object")
                };
                merge(target, update);
            }
            Change::Remove(path) => {
                let pointer = pointer(path);
                let removed = document.pointer(&pointer).unwrap();
                assert!(removed.is_object() || removed.is_array(), "{path} is a value");
                let (parent, name) = pointer.rsplit_once('/').unwrap();
                match document.pointer_mut(parent).unwrap() {
                    Value::Object(members) => {
                        members.shift_remove(&name.replace("~1", "/").replace("~0", "~"));
                    }
                    Value::Array(elements) => {
                        elements.remove(name.parse().unwrap());
                    }
                    _ => panic!("{path} stands in no object"),
                }
            }
        }
    }
    document
}

fn merge(target: &mut Map<String, Value>, update: &Map<String, Value>) {
    for (name, new) in update {
        match (target.get_mut(name), new) {
            (Some(Value::Object(target)), Value::Object(new)) => merge(target, new),
            (Some(old), _) => {
                assert!(
                    !old.is_object() && !old.is_array(),
                    "`{name}`: tools do not agree on what merging gives"
                );
                *old = new.clone();
            }
            (None, new) => {
                target.insert(name.clone(), new.clone());
            }
        }
    }
}

/// The path of a test, whose names are plain, as a JSON pointer.
fn pointer(path: &Path) -> String {
    path.to_string().trim_start_matches('$').replace(['.', '['], "/").replace(']', "")
}

fn said(before: &Value, after: &Value) -> Vec<String> {
    let mut recorder = Recorder::new(before.clone());
    recorder.record(after.clone(), "why");
    let line = |action: &Action| match &action.update {
        Some(update) => format!("{} {}", action.target, Value::Object(update.clone())),
        None => format!("{} removed", action.target),
    };
    recorder.actions.iter().map(line).collect()
}

#[test]
fn a_member_is_merged_into_its_object_and_no_more() {
    let before = json!({"a": {"b": {"type": "integer", "x": [1]}, "c": {}}});
    let after = json!({"a": {"b": {"type": "string", "x": [1], "format": "uuid"}, "c": {}}});
    assert_eq!(said(&before, &after), [r#"$.a.b {"type":"string","format":"uuid"}"#]);
}

#[test]
fn lists_are_put_back_as_a_whole_unless_elements_change_or_go() {
    let of = |list: Value| json!({"a": {"required": list}});
    assert_eq!(
        said(&of(json!(["x"])), &of(json!(["x", "y"]))),
        ["$.a.required removed", r#"$.a {"required":["x","y"]}"#]
    );
    let (one, two, three) = (json!({"n": 1}), json!({"n": 2}), json!({"n": 3}));
    assert_eq!(said(&of(json!([one, two])), &of(json!([one, three]))), [r#"$.a.required[1] {"n":3}"#]);
    assert_eq!(
        said(&of(json!([one, two, three])), &of(json!([two]))),
        ["$.a.required[2] removed", "$.a.required[0] removed"]
    );
}

#[test]
fn a_value_goes_with_its_object() {
    let before = json!({"a": {"b": {"format": "uuid", "type": "string"}}});
    let after = json!({"a": {"b": {"type": "string"}}});
    assert_eq!(said(&before, &after), ["$.a.b removed", r#"$.a {"b":{"type":"string"}}"#]);
}

#[test]
fn names_stand_in_quotes_where_they_need_them() {
    let path =
        Path::default().member("paths").member("/v1/{id}/it's\\").member("x-a").element(2).member("$ref");
    assert_eq!(path.to_string(), r"$.paths['/v1/{id}/it\'s\\']['x-a'][2]['$ref']");
}

#[test]
fn an_overlay_says_what_it_is_and_why() {
    let document = |type_: &str| json!({"info": {"title": "Jobs", "version": "v1"}, "a": {"type": type_}});
    let mut recorder = Recorder::new(document("integer"));
    recorder.record(document("integer"), "nothing");
    recorder.record(document("string"), "seen on the wire");
    let overlay: Value = serde_json::from_str(&recorder.finish().unwrap()).unwrap();
    let expected = json!({
        "overlay": "1.0.0",
        "info": {"title": "Corrections: Jobs", "version": "v1"},
        "actions": [{"target": "$.a", "description": "seen on the wire", "update": {"type": "string"}}],
    });
    assert_eq!(overlay, expected);
    assert_eq!(Recorder::new(document("integer")).finish(), None);
}

fn value() -> impl Strategy<Value = Value> {
    let leaf =
        prop_oneof![Just(Value::Null), any::<bool>().prop_map(Value::from), (0..3).prop_map(Value::from)];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-d]", inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    /// Whatever changes below the root, the steps lead there, and none asks for what tools do in different ways.
    #[test]
    fn the_steps_lead_to_the_other_document(before in value(), after in value()) {
        let (before, after) = (json!({"d": {"v": before}}), json!({"d": {"v": after}}));
        prop_assert_eq!(applied(before.clone(), &changes(&before, &after)), after);
    }
}

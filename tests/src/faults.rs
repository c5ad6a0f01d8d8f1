//! What can be wrong with a member of an answer, and whether what is sent back still says what was received.
//!
//! Shared with the program that `tests/faults/run.sh` makes, so nothing but JSON is named here.

use serde_json::{Value, json};

/// What can be wrong with a member of this type. The flag says whether it has to be recorded.
#[must_use]
pub fn faults(kind: &str, good: &Value) -> Vec<(&'static str, Option<Value>, bool)> {
    let mut faults = vec![("missing", None, false), ("null", Some(Value::Null), false)];
    let mut add = |name, value: Value| faults.push((name, Some(value), true));
    match kind {
        "string" => {
            add("number", json!(5));
            add("Boolean", json!(true));
            add("object", json!({"a": {"b": 1}}));
            add("list", json!(["a", "b"]));
            add("empty list", json!([]));
        }
        "integer" => {
            add("number as text", json!("3"));
            add("fraction", json!(2.5));
            add("no number", json!("many"));
            add("empty text", json!(""));
            add("object", json!({}));
        }
        "boolean" => {
            add("Boolean as text", json!("true"));
            add("number", json!(1));
            add("no Boolean", json!("maybe"));
            add("empty text", json!(""));
        }
        "object" => {
            add("empty text", json!(""));
            add("empty list", json!([]));
            add("list of one", json!([good]));
            add("list of two", json!([good, good]));
            add("text", json!("later"));
            add("number", json!(0));
        }
        _ => {
            add("its only element", good[0].clone());
            add("empty text", json!(""));
            add("null among the elements", json!([good[0], null]));
            add("garbage among the elements", json!([good[0], 7]));
            add("object of another kind", json!({"unknown": 1}));
        }
    }
    faults
}

/// Whether what is sent back says what was received: the same, or the same in the documented form.
#[must_use]
pub fn is_kept(received: &Value, sent: &Value) -> bool {
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    match (received, sent) {
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter().all(|(name, value)| b.get(name).is_some_and(|other| is_kept(value, other)))
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_kept(a, b))
        }
        (Value::Array(a), Value::Object(_)) => a.len() == 1 && is_kept(&a[0], sent),
        (_, Value::Array(b)) => b.len() == 1 && is_kept(received, &b[0]),
        (Value::Number(number), Value::Bool(flag)) => number.as_i64() == Some(i64::from(*flag)),
        _ => received == sent || text(received) == text(sent),
    }
}

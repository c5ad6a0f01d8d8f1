//! Every fault at every documented field of the response: the call succeeds, the rest keeps its values, and nothing that
//! was received is lost.
//!
//! The fields are those of the facts that were read from the page by eye.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may say what must hold, as tests do")]

use std::sync::{Arc, Mutex};

use huaweicloud_eg::model::{CreateEventRouterJobRequest, CreateEventRouterJobRequestRequired};
use huaweicloud_eg::{Client, Config, Credentials};
use serde_json::{Value, json};
use tablature_runtime::{Body, Transport, TransportFuture};

const FACTS: &str = include_str!("../fixtures/eg-facts.jsonl");

/// Answers every request with the body that was put in last.
#[derive(Clone, Debug, Default)]
struct Stub(Arc<Mutex<String>>);

impl Transport for Stub {
    fn send(&self, _: http::Request<Body>) -> TransportFuture<'_> {
        let body = self.0.lock().unwrap().clone();
        Box::pin(async move { Ok(http::Response::new(Body::from(body))) })
    }
}

/// A documented field of the response's body: its JSON pointer and its type.
struct Field {
    pointer: String,
    kind: String,
}

fn fields() -> Vec<Field> {
    let facts: Value = serde_json::from_str(FACTS).unwrap();
    let fields = facts["responses"]["200"].as_object().unwrap();
    let body = fields.iter().filter_map(|(key, field)| Some((key.strip_prefix("body.")?, field)));
    body.map(|(key, field)| Field {
        pointer: format!("/{}", key.replace("[].", ".0.").replace('.', "/")),
        kind: field["type"].as_str().unwrap().to_owned(),
    })
    .collect()
}

/// A response with every documented field.
fn whole(fields: &[Field]) -> Value {
    let mut body = json!({});
    for Field { pointer, kind } in fields {
        let value = match kind.as_str() {
            "string" => json!(format!("text of {pointer}")),
            "integer" => json!(3),
            "boolean" => json!(true),
            "object" => json!({}),
            "array" => json!([{}]),
            other => panic!("{other}"),
        };
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        body.pointer_mut(parent).unwrap()[name] = value;
    }
    body
}

/// What can be wrong with a field of this type. The flag says whether it has to be recorded.
fn faults(kind: &str, good: &Value) -> Vec<(&'static str, Option<Value>, bool)> {
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
fn is_kept(received: &Value, sent: &Value) -> bool {
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

async fn call(
    client: &Client,
) -> huaweicloud_eg::Response<huaweicloud_eg::model::CreateEventRouterJobResponse> {
    let required = CreateEventRouterJobRequestRequired {
        cluster_id: "c".into(),
        name: "n".into(),
        scene_type: "s".into(),
    };
    client.create_event_router_job(CreateEventRouterJobRequest::new(required)).send().await.unwrap()
}

#[tokio::test]
async fn every_fault_at_every_field_is_survived() {
    let fields = fields();
    assert_eq!(fields.len(), 106, "the page documents 106 members of the response's body, and a header");
    let whole = whole(&fields);
    let stub = Stub::default();
    let config =
        Config::builder().project_id("p").credentials(Credentials::token("t")).endpoint("http://localhost");
    let client = Client::new(&config.transport(stub.clone()).build().unwrap());
    let put = |value: &Value| *stub.0.lock().unwrap() = value.to_string();

    put(&whole);
    let response = call(&client).await;
    assert!(response.oddities().is_empty(), "{:?}", response.oddities());
    assert_eq!(serde_json::to_value(&*response).unwrap(), whole);

    let mut injected = 0;
    for Field { pointer, kind } in &fields {
        let good = whole.pointer(pointer).unwrap().clone();
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        let mut variants = faults(kind, &good);
        variants.push(("unknown sibling", Some(good.clone()), false));
        for (fault, value, is_recorded) in variants {
            let mut received = whole.clone();
            let object = received.pointer_mut(parent).unwrap().as_object_mut().unwrap();
            match value {
                Some(value) => drop(object.insert(name.to_owned(), value)),
                None => drop(object.remove(name)),
            }
            if fault == "unknown sibling" {
                object.insert("no_table_has_this".to_owned(), json!([{"a": null}]));
            }
            put(&received);
            let response = call(&client).await;
            let sent = serde_json::to_value(&*response).unwrap();
            assert!(is_kept(&received, &sent), "{fault} at {pointer}\nreceived {received}\nsent {sent}");
            assert_eq!(
                !response.oddities().is_empty(),
                is_recorded,
                "{fault} at {pointer}: {:?}",
                response.oddities()
            );
            injected += 1;
        }
    }
    println!("{injected} faults injected at {} fields", fields.len());
    assert!(injected > 700);
}

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
use tablature_tests::faults::{faults, is_kept};

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

//! Decoding any JSON object and encoding it again loses no member, whatever the service sent.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod generated;

use generated::model::{KafkaParameters, Nothing, SceneType};
use generated::same::says_the_same;
use proptest::prelude::*;
use serde_json::{Value, json};
use tablature_runtime::Member;
use tablature_runtime::codegen::Decoder;

const NAMES: [&str; 15] = [
    "config_type",
    "region",
    "password",
    "replica_cnt",
    "ratio",
    "use_acl",
    "created",
    "tags",
    "ports",
    "labels",
    "child",
    "free",
    "type",
    "key",
    "unknown",
];

/// Scalars with a taste for the odd: numbers as text, whole doubles, Booleans as numbers.
fn scalar() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (-9_i32..9).prop_map(|number| Value::from(f64::from(number))),
        (-9_i64..9).prop_map(|number| Value::from(number.to_string())),
        prop::sample::select(vec!["", "true", "FALSE", "5.50", "1e3", "007", "CLOUD", "DISASTER_BACKUP"])
            .prop_map(Value::from),
        ".{0,6}".prop_map(Value::from),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    scalar().prop_recursive(4, 48, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((prop::sample::select(NAMES.to_vec()), inner), 0..6).prop_map(|members| {
                members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
            }),
        ]
    })
}

fn object() -> impl Strategy<Value = Value> {
    prop::collection::vec((prop::sample::select(NAMES.to_vec()), value()), 0..12)
        .prop_map(|members| members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_member_is_lost(received in object()) {
        let mut decoder = Decoder::new();
        let decoded = KafkaParameters::decode(&received, &mut decoder).unwrap();
        let sent = decoded.encode();
        prop_assert!(says_the_same(&received, &sent), "{received}\n{sent}");
        // What was encoded decodes to the same, so nothing changes from update to update.
        let again = KafkaParameters::decode(&sent, &mut Decoder::new()).unwrap();
        prop_assert_eq!(again.encode(), sent);
        prop_assert_eq!(again, decoded);
        // Every oddity points at something that was received.
        for oddity in decoder.into_oddities() {
            prop_assert!(received.pointer(&oddity.pointer).is_some(), "{oddity} in {received}");
        }
    }

    #[test]
    fn any_value_decodes_or_is_refused(received in value()) {
        let refused = KafkaParameters::decode(&received, &mut Decoder::new()).is_none();
        let objects = matches!(&received, Value::Object(_))
            || matches!(&received, Value::Array(list) if matches!(list.as_slice(), [Value::Object(_)]));
        prop_assert_eq!(refused, !objects);
        prop_assert_eq!(serde_json::from_value::<KafkaParameters>(received).is_err(), refused);
    }

    #[test]
    fn an_open_enum_holds_any_text(text in ".*") {
        let value = SceneType::from(text.as_str());
        prop_assert_eq!(value.as_str(), text.as_str());
        prop_assert_eq!(serde_json::to_value(&value).unwrap(), json!(text));
        prop_assert_eq!(SceneType::from(text), value);
    }
}

#[test]
fn a_type_without_members_keeps_everything() {
    let value: Nothing = serde_json::from_value(json!({"b": 1, "a": null})).unwrap();
    assert_eq!(serde_json::to_string(&value).unwrap(), r#"{"b":1,"a":null}"#);
}

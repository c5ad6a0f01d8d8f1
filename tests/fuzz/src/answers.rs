//! Objects as generated crates decode them.

use serde_json::Value;
use tablature_runtime::Member;
use tablature_runtime::codegen::Decoder;

/// Types as generated crates have them.
#[path = "../../../runtime/tests/generated/model.rs"]
#[allow(dead_code, missing_docs, unreachable_pub, reason = "this is a part of the tests of the runtime")]
mod model;
#[path = "../../../runtime/tests/generated/same.rs"]
mod same;

use model::{CreateJobRequest, KafkaParameters};
use same::says_the_same;

/// An object that is decoded and encoded says what came, and each oddity points into it.
pub(crate) fn member(input: &[u8]) {
    let Ok(value) = serde_json::from_slice::<Value>(input) else { return };
    kept::<KafkaParameters>(&value);
    kept::<CreateJobRequest>(&value);
}

fn kept<T: Member + PartialEq + std::fmt::Debug>(value: &Value) {
    let mut decoder = Decoder::new();
    let Some(read) = T::decode(value, &mut decoder) else { return };
    let encoded = read.encode();
    assert!(says_the_same(value, &encoded), "{value} became {encoded}");
    let again = T::decode(&encoded, &mut Decoder::new());
    assert_eq!(again.map(|read| read.encode()), Some(encoded), "what was encoded is read as something else");
    if value.is_object() {
        for oddity in decoder.into_oddities() {
            assert!(value.pointer(&oddity.pointer).is_some(), "{oddity} is nowhere in {value}");
        }
    }
}

//! What a service answers, and what is signed.

use serde_json::Value;
use tablature_runtime::codegen::Decoder;
use tablature_runtime::{Member, fuzz};

use crate::text;

/// Types as generated crates have them.
#[path = "../../../runtime/tests/generated/model.rs"]
#[allow(dead_code, missing_docs, unreachable_pub, reason = "this is a part of the tests of the runtime")]
mod model;
#[path = "../../../runtime/tests/generated/same.rs"]
mod same;

use model::{CreateJobRequest, KafkaParameters};
use same::says_the_same;

pub(crate) fn body(input: &[u8]) {
    fuzz::body(input);
}

pub(crate) fn failure(input: &[u8]) {
    fuzz::failure(input);
}

pub(crate) fn list(input: &[u8]) {
    fuzz::list(input);
}

pub(crate) fn request(input: &[u8]) {
    fuzz::request(input);
}

pub(crate) fn coding(input: &[u8]) {
    fuzz::coding(input);
}

pub(crate) fn profile(input: &[u8]) {
    fuzz::profile(&text(input));
}

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

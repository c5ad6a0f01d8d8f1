//! The published document and the `validate()` of the generated crate find the same in the same values.
//!
//! Every type of every service of the corpus is compared by `tests/agreement/run.sh`.
#![allow(clippy::unwrap_used, reason = "tests say what must hold")]

use huaweicloud_eg::model::CreateEventRouterJobRequest;
use serde_json::Value;
use tablature_tests::agreement::{Document, Findings, of_crate, of_document};

#[test]
fn the_document_and_the_crate_find_the_same() {
    let text = std::fs::read_to_string(tablature_tests::root().join("generated/eg/openapi.json")).unwrap();
    let document = Document::new(&serde_json::from_str(&text).unwrap());
    let validator = document.validator("CreateEventRouterJobRequest");
    let mut random = fastrand::Rng::with_seed(1);
    let mut broken = 0;
    for _ in 0..2000 {
        let value = document.value("CreateEventRouterJobRequest", &mut random);
        let by_document = of_document(&validator, &value);
        broken += usize::from(!by_document.is_empty());
        assert_eq!(by_crate(&value), by_document, "{value}");
    }
    assert!(
        (100..1950).contains(&broken),
        "{broken}: values must show both that keep the rules and that do not"
    );
}

fn by_crate(value: &Value) -> Findings {
    let body: CreateEventRouterJobRequest = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(serde_json::to_value(&body).unwrap(), *value);
    let found = body.validate().err();
    let found = found.iter().flatten();
    found.map(|it| of_crate(it.pointer(), &format!("{:?}", it.kind()), it.message())).collect()
}

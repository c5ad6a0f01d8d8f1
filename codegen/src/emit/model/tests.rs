use serde_json::Value;

use super::*;
use crate::model::testing;

#[test]
fn a_model_obeys_its_schema() {
    let schema: Value = serde_json::from_str(&json_schema()).unwrap();
    let model: Value = serde_json::from_str(&emit(&testing::api())).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(&model).map(|error| format!("{error} at {}", error.instance_path())).collect();
    assert_eq!(errors, [""; 0]);
}

#[test]
fn the_schema_requires_what_is_always_written() {
    let schema: Value = serde_json::from_str(&json_schema()).unwrap();
    let mut model: Value = serde_json::from_str(&emit(&testing::api())).unwrap();
    model["operations"][0].as_object_mut().unwrap().shift_remove("method");
    assert!(!jsonschema::draft202012::is_valid(&schema, &model));
}

#[test]
fn the_model_ends_with_a_newline_and_keeps_its_order() {
    let text = emit(&testing::api());
    assert!(text.starts_with("{\n  \"service\": {\n") && text.ends_with("}\n"));
}

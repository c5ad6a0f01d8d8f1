//! What the document says of values: known ones, limits, defaults, notations.

use serde_json::{Value, json};

use super::{component, document, document_of};
use crate::model::testing::{WIDGET, api, notation, number, property, text, values};
use crate::model::{Bounds, Certainty, DefaultValue, Facts, Format, Lengths, NumberFacts, Shape, TextFacts};

/// A member of `Widget` with this shape and these facts, as requests and as responses have it.
fn member(shape: Shape, facts: Facts) -> (Value, Value) {
    let mut api = api();
    api.schemas[WIDGET].properties.push(property("probe", shape, false, facts));
    let document = document_of(&api);
    let form = |name| {
        let mut member = component(&document, name)["properties"]["probe"].clone();
        let members = member.as_object_mut().unwrap();
        members.shift_remove("x-tablature-origins");
        members.shift_remove("description");
        member
    };
    (form("Widget"), form("WidgetView"))
}

#[test]
fn a_closed_list_is_an_enum_in_requests_only() {
    let closed = values(Certainty::Closed, &[("a", None), ("b", None)]);
    let (request, response) = member(Shape::String, closed);
    assert_eq!(request, json!({ "type": "string", "enum": ["a", "b"] }));
    let known = json!([{ "value": "a" }, { "value": "b" }]);
    assert_eq!(
        response,
        json!({ "type": "string", "examples": ["a", "b"], "x-tablature-known-values": known })
    );
}

#[test]
fn known_values_have_meanings_and_the_type_of_the_member() {
    let known = values(Certainty::Known, &[("1", Some("one")), ("many", None)]);
    let (request, response) = member(Shape::Integer, known);
    let expected = json!([{ "value": 1, "meaning": "one" }, { "value": "many" }]);
    assert_eq!(request["x-tablature-known-values"], expected);
    assert_eq!(request["examples"], json!([1]));
    assert_eq!(request, response);
}

#[test]
fn values_that_the_type_cannot_have_close_nothing() {
    let (request, _) = member(Shape::Integer, values(Certainty::Closed, &[("1", None), ("many", None)]));
    assert_eq!(request.get("enum"), None);
    let (request, _) = member(Shape::Boolean, values(Certainty::Closed, &[("true", Some("yes"))]));
    assert_eq!(
        request,
        json!({ "type": "boolean", "x-tablature-known-values": [{ "value": true, "meaning": "yes" }] })
    );
}

#[test]
fn limits_bind_requests_and_describe_responses() {
    let lengths = Some(Lengths { minimum: Some(1), maximum: Some(9) });
    let facts = Facts { scalar: text(lengths, "^a"), ..Facts::default() };
    let (request, response) = member(Shape::String, facts);
    assert_eq!(request, json!({ "type": "string", "minLength": 1, "maxLength": 9, "pattern": "^a" }));
    let documented = json!({ "minLength": 1, "maxLength": 9, "pattern": "^a" });
    assert_eq!(response, json!({ "type": "string", "x-tablature-documented": documented }));
}

/// What a request says of a string.
fn string(facts: TextFacts) -> Value {
    member(Shape::String, Facts { scalar: facts.into(), ..Facts::default() }).0
}

#[test]
fn a_limit_that_does_not_fit_the_type_is_described_only() {
    let bounds_of_cases = Some(Bounds { minimum: Some(1.into()), maximum: Some(600.into()) });
    assert_eq!(
        string(TextFacts { bounds_of_cases, ..TextFacts::default() }),
        json!({ "type": "string", "x-tablature-documented": { "minimum": 1, "maximum": 600 } })
    );
}

#[test]
fn a_length_that_each_case_has_is_described_only() {
    let lengths_of_cases = Some(Lengths { minimum: Some(8), maximum: Some(2048) });
    assert_eq!(
        string(TextFacts { lengths_of_cases, ..TextFacts::default() }),
        json!({ "type": "string", "x-tablature-documented": { "minLength": 8, "maxLength": 2048 } })
    );
}

#[test]
fn listed_values_go_before_limits_and_formats() {
    let lengths = Some(Lengths { minimum: Some(8), maximum: Some(32) });
    let keys = values(Certainty::Known, &[("hmac", None), ("public_key", None)]);
    let (request, _) =
        member(Shape::String, Facts { scalar: TextFacts { lengths, ..TextFacts::default() }.into(), ..keys });
    assert_eq!(
        (request.get("minLength"), &request["x-tablature-documented"]["minLength"]),
        (None, &json!(8))
    );
    assert_eq!(request["examples"], json!(["hmac", "public_key"]));
    let operators = values(Certainty::Known, &[("gt", None), ("lt", None)]);
    let (request, _) = member(Shape::String, Facts { scalar: notation(Format::DateTime), ..operators });
    assert_eq!(request.get("format"), None);
}

#[test]
fn facts_of_a_list_speak_of_its_elements() {
    let lengths = Some(Lengths { minimum: None, maximum: Some(9) });
    let items = Some(Lengths { minimum: None, maximum: Some(5) });
    let default = Some(DefaultValue::Value(json!(["x"])));
    let scalar = TextFacts { lengths, ..TextFacts::default() }.into();
    let (request, _) =
        member(Shape::array(Shape::String), Facts { scalar, items, default, ..Facts::default() });
    let expected = json!({
        "type": "array", "default": ["x"], "maxItems": 5, "items": { "type": "string", "maxLength": 9 },
    });
    assert_eq!(request, expected);
}

#[test]
fn a_default_that_breaks_the_other_rules_is_described_only() {
    let bounds = Some(Bounds { minimum: Some(1.into()), maximum: None });
    let default = Some(DefaultValue::Value(json!(0)));
    let (request, response) =
        member(Shape::Integer, Facts { scalar: number(bounds), default, ..Facts::default() });
    assert_eq!(request.get("default"), None);
    assert_eq!(request["x-tablature-documented"], json!({ "default": 0 }));
    assert_eq!(response["x-tablature-documented"], json!({ "default": 0, "minimum": 1 }));
}

#[test]
fn a_default_in_words_is_text() {
    let document = document();
    let limited = &component(&document, "Widget")["properties"]["limited"];
    assert_eq!((&limited["x-tablature-default-text"], limited.get("default")), (&json!("5 MB/s"), None));
}

#[test]
fn formats_are_those_that_the_page_is_sure_of() {
    let format = |format| member(Shape::String, Facts { scalar: notation(format), ..Facts::default() }).1;
    assert_eq!(format(Format::DateTime), json!({ "type": "string", "format": "date-time" }));
    assert_eq!(format(Format::Time), json!({ "type": "string" }));
    assert_eq!(format(Format::Base64), json!({ "type": "string", "contentEncoding": "base64" }));
    assert_eq!(format(Format::Password), json!({ "type": "string", "format": "password" }));
    // A token is kept from the eyes of others, and is no password.
    let secret = member(Shape::String, Facts { secret: true, ..Facts::default() }).0;
    assert_eq!(secret, json!({ "type": "string" }));
}

#[test]
fn maps_free_objects_and_unknown_values_stay_open() {
    let document = document();
    let member = |name: &str| component(&document, "Widget")["properties"][name].clone();
    assert_eq!(member("labels")["additionalProperties"], json!({ "type": "string" }));
    assert_eq!(member("options")["type"], "object");
    assert_eq!(member("extra").get("type"), None);
}

#[test]
fn a_number_of_32_bits_says_so() {
    let narrow = |is_narrow| {
        let number = NumberFacts { is_narrow, ..NumberFacts::default() };
        member(Shape::Integer, Facts { scalar: number.into(), ..Facts::default() }).0["format"].clone()
    };
    assert_eq!((narrow(true), narrow(false)), (json!("int32"), json!("int64")));
}

//! What the document says of each construct.

use serde_json::{Value, json};

use super::{at, component, document, document_of};
use crate::emit::testing::{self, WIDGET, api, notation, number, property, text, values};
use crate::model::{
    Bounds, Certainty, DefaultValue, Facts, Format, Lengths, NumberFacts, ParameterLocation, Shape, TextFacts,
};

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
fn the_head_says_who_publishes_and_where_the_service_answers() {
    let document = document();
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(document["info"]["title"], "Some Cloud Demo");
    assert_eq!(document["info"]["x-tablature-attribution"]["terms"], "All rights reserved.");
    assert_eq!(document["servers"][0]["url"], "https://demo.{region}.cloud.test");
    let region = &document["servers"][0]["variables"]["region"];
    assert_eq!((&region["default"], &region["enum"]), (&json!("north-1"), &json!(["north-1", "south-1"])));
    assert_eq!(document["servers"][1]["url"], "https://demo.west-101.cloud-eu.test");
    assert_eq!(document["externalDocs"]["url"], "https://docs.cloud.test/demo");
}

#[test]
fn a_license_has_an_address_whatever_is_known_of_it() {
    let license = |terms: Option<&str>| {
        let mut api = api();
        api.service.source.terms_url = terms.map(str::to_owned);
        document_of(&api)["info"]["license"]["url"].clone()
    };
    assert_eq!(license(Some("https://cloud.test/terms")), "https://cloud.test/terms");
    assert_eq!(license(None), api().service.source.url);
}

#[test]
fn a_number_of_32_bits_says_so() {
    let narrow = |is_narrow| {
        let number = NumberFacts { is_narrow, ..NumberFacts::default() };
        member(Shape::Integer, Facts { scalar: number.into(), ..Facts::default() }).0["format"].clone()
    };
    assert_eq!((narrow(true), narrow(false)), (json!("int32"), json!("int64")));
}

/// OpenAPI has no style for it.
#[test]
fn a_list_in_brackets_says_how_it_is_quoted() {
    let mut api = api();
    let list = Shape::array(Shape::String);
    let mut parameter = testing::parameter("ids", ParameterLocation::Query, list, Facts::default());
    parameter.description = vec!["Such as ids=['a','b'].".to_owned()].into();
    let parameters = api.operations[0].parameters.len();
    api.operations[0].parameters.push(parameter);
    let document = document_of(&api);
    let paths = document["paths"].as_object().unwrap();
    let operations = paths.values().flat_map(|item| item.as_object().unwrap().values());
    let operation = operations.into_iter().find(|it| it["operationId"] == api.operations[0].id.0).unwrap();
    let ids = &operation["parameters"][parameters];
    assert_eq!(ids["schema"], json!({ "type": "array", "items": { "type": "string" } }));
    assert_eq!(ids["x-tablature-list-quote"], "'");
}

#[test]
fn the_token_is_a_scheme_and_never_a_parameter() {
    let document = document();
    assert_eq!(document["security"], json!([{ "token": [] }, { "signature": [] }]));
    assert_eq!(at(&document, "/components/securitySchemes/token/name"), "X-Auth-Token");
    assert_eq!(at(&document, "/components/securitySchemes/signature/name"), "Authorization");
    let list = at(&document, "/paths/~1v1~1{project_id}~1widgets/get");
    let names: Vec<&Value> = list["parameters"].as_array().unwrap().iter().map(|it| &it["name"]).collect();
    assert_eq!(names, ["project_id", "limit", "offset", "sort", "X-Language"]);
    assert_eq!(list["x-tablature-token-header"]["name"], "X-Auth-Token");
}

#[test]
fn parameters_carry_their_facts() {
    let document = document();
    let parameters = at(&document, "/paths/~1v1~1{project_id}~1widgets/get/parameters");
    assert_eq!(parameters[0]["required"], true);
    assert_eq!(parameters[1].get("required"), None);
    let limit = json!({ "type": "integer", "format": "int64", "default": 10, "minimum": 1, "maximum": 1000 });
    assert_eq!(parameters[1]["schema"], limit);
    assert_eq!(
        parameters[3]["schema"],
        json!({ "type": "array", "items": { "type": "string", "enum": ["asc", "desc"] } })
    );
    assert_eq!(parameters[1]["x-tablature-origins"][0]["table"], "Table 1");
}

#[test]
fn paging_dates_and_languages_are_extensions() {
    let document = document();
    let list = document["paths"]["/v1/{project_id}/widgets"]["get"].clone();
    let replace = &document["paths"]["/v1/{project_id}/widgets/{widget_id}/parts"]["put"];
    assert_eq!((&replace["x-tablature-language"], list.get("x-tablature-language")), (&json!("zh"), None));
    let paging = json!({ "style": "offset", "offset": "offset", "limit": "limit", "items": "widgets" });
    assert_eq!(list["x-tablature-paging"], paging);
    assert_eq!(list["x-tablature-updated"], "2025-05-06");
    assert_eq!(
        list["x-tablature-original-examples"][0]["requestLine"],
        "GET https://{endpoint}/v1/1/widgets?limit=2"
    );
}

#[test]
fn responses_have_headers_bodies_and_general_errors() {
    let document = document();
    let responses = at(&document, "/paths/~1v1~1{project_id}~1widgets/post/responses");
    let statuses: Vec<&String> = responses.as_object().unwrap().keys().collect();
    assert_eq!(statuses, ["201", "400", "403", "4XX", "5XX"]);
    let headers: Vec<&String> = responses["201"]["headers"].as_object().unwrap().keys().collect();
    assert_eq!(headers, ["X-Request-Id"]);
    let schema = |status: &str| responses[status]["content"]["application/json"]["schema"]["$ref"].clone();
    assert_eq!(schema("400"), "#/components/schemas/ErrorBody");
    assert_eq!(schema("403"), "#/components/schemas/GeneralError");
    assert!(
        responses["403"]["x-tablature-inferred"].is_string()
            && responses["400"].get("x-tablature-inferred").is_none()
    );
    assert_eq!(responses["5XX"]["$ref"], "#/components/responses/GeneralError");
    let deleted = at(&document, "/paths/~1v1~1{project_id}~1widgets~1{widget_id}/delete/responses/204");
    assert_eq!(deleted.get("content"), None);
}

#[test]
fn a_list_and_a_file_can_be_bodies() {
    let document = document();
    let put = at(&document, "/paths/~1v1~1{project_id}~1widgets~1{widget_id}~1parts/put");
    let body = json!({ "type": "array", "items": { "$ref": "#/components/schemas/Part" } });
    assert_eq!(put["requestBody"]["content"]["application/json"]["schema"], body);
    assert_eq!((&put["requestBody"]["required"], &put["deprecated"]), (&json!(true), &json!(true)));
    let file =
        json!({ "type": "string", "format": "binary", "contentMediaType": "application/octet-stream" });
    let download = "/paths/~1v1~1{project_id}~1widgets~1{widget_id}~1file/get/responses/200/content";
    assert_eq!(at(&document, download)["application/octet-stream"]["schema"], file);
    let upload = at(&document, "/paths/~1v1~1{project_id}~1uploads/post/requestBody/content");
    assert_eq!(
        upload["multipart/form-data"]["schema"]["$ref"],
        "#/components/schemas/UploadWidgetRequestBody"
    );
    assert_eq!(
        component(&document, "UploadWidgetRequestBody")["properties"]["file"]["contentMediaType"],
        "application/octet-stream"
    );
}

#[test]
fn operations_that_share_a_place_get_fragments() {
    let document = document();
    let paths: Vec<&String> = document["paths"].as_object().unwrap().keys().collect();
    assert_eq!(
        paths,
        [
            "/v1/{project_id}/widgets",
            "/v1/{project_id}/widgets/{widget_id}",
            "/v1/{project_id}/widgets/{widget_id}/parts",
            "/v1/{project_id}/uploads",
            "/v1/{project_id}/widgets/{widget_id}/file",
            "/v1/{project_id}/widgets#CopyWidget",
            "/v1/{project_id}/widgets/{id}#ShowWidget",
        ]
    );
}

#[test]
fn the_page_own_example_stands_beside_the_repaired_one() {
    let document = document();
    let media =
        at(&document, "/paths/~1v1~1{project_id}~1widgets/post/requestBody/content/application~1json");
    assert_eq!(media["examples"]["example"]["summary"], "Creating a widget");
    assert_eq!(media["examples"]["example"]["x-tablature-original-example"], "{ \"widget\": [{},] }");
    assert_eq!(media["x-tablature-original-examples"][0]["text"], "{ \"widget\": ...");
    let answer =
        at(&document, "/paths/~1v1~1{project_id}~1widgets/post/responses/201/content/application~1json");
    assert_eq!(answer["examples"]["example"].get("x-tablature-original-example"), None);
}

#[test]
fn an_example_that_a_linter_takes_for_a_schema_is_text() {
    let mut api = api();
    let record = json!([{ "records": { "type": "A", "default": true } }]);
    api.operations[0].request_examples = vec![testing::example("Misread", record, None)];
    let document = document_of(&api);
    let media =
        at(&document, "/paths/~1v1~1{project_id}~1widgets/post/requestBody/content/application~1json");
    assert_eq!(media.get("examples"), None);
    let original = &media["x-tablature-original-examples"][0];
    assert_eq!(original["text"], r#"[{"records":{"type":"A","default":true}}]"#);
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

#[test]
fn a_limit_that_does_not_fit_the_type_is_described_only() {
    let bounds_of_cases = Some(Bounds { minimum: Some(1.into()), maximum: Some(600.into()) });
    let scalar = TextFacts { bounds_of_cases, ..TextFacts::default() }.into();
    let (request, _) = member(Shape::String, Facts { scalar, ..Facts::default() });
    assert_eq!(
        request,
        json!({ "type": "string", "x-tablature-documented": { "minimum": 1, "maximum": 600 } })
    );
}

#[test]
fn a_length_that_each_case_has_is_described_only() {
    let lengths_of_cases = Some(Lengths { minimum: Some(8), maximum: Some(2048) });
    let scalar = TextFacts { lengths_of_cases, ..TextFacts::default() }.into();
    let (request, _) = member(Shape::String, Facts { scalar, ..Facts::default() });
    assert_eq!(
        request,
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
fn conditions_are_readable_in_both_forms_and_enforced_once() {
    let document = document();
    let widget = component(&document, "Widget");
    let zone = json!([{ "text": "Mandatory when kind is B.", "mandatoryWhen": { "field": "kind", "equals": ["B"] } }]);
    assert_eq!(widget["properties"]["zone"]["x-tablature-conditions"], zone);
    assert_eq!(
        widget["properties"]["retry"]["x-tablature-conditions"],
        json!([{ "text": "Mandatory when enabled." }])
    );
    let rules = json!([
        {
            "if": { "required": ["kind"], "properties": { "kind": { "const": "B" } } },
            "then": {
                "required": ["zone"],
                "properties": { "zone": { "type": "string" } },
                "additionalProperties": {},
            },
        },
        {
            "if": { "not": { "required": ["topics"], "properties": { "topics": {} } } },
            "then": {
                "required": ["regex"],
                "properties": { "regex": { "type": "string" } },
                "additionalProperties": {},
            },
        },
    ]);
    assert_eq!(widget["allOf"], rules);
    let view = component(&document, "WidgetView");
    assert_eq!((view.get("allOf"), view.get("if")), (None, None));
    assert_eq!(view["properties"]["zone"]["x-tablature-conditions"], zone);
}

#[test]
fn a_single_rule_stands_in_the_schema_itself() {
    let mut api = api();
    api.schemas[WIDGET].properties.retain(|property| !["topics", "regex"].contains(&property.name.as_str()));
    let document = document_of(&api);
    let widget = component(&document, "Widget");
    assert_eq!(widget["then"]["required"], json!(["zone"]));
    assert_eq!(widget.get("allOf"), None);
}

#[test]
fn a_condition_on_a_member_that_is_not_there_is_readable_only() {
    let mut api = api();
    let kept = ["name", "zone", "topics"];
    api.schemas[WIDGET].properties.retain(|property| kept.contains(&property.name.as_str()));
    let document = document_of(&api);
    let widget = component(&document, "Widget");
    assert_eq!((widget.get("allOf"), widget.get("if")), (None, None));
    assert!(widget["properties"]["zone"].get("x-tablature-conditions").is_some());
}

#[test]
fn neither_null_nor_unions_are_written() {
    let text = super::super::emit(&testing::api(), &testing::type_name);
    for word in ["\"null\"", "anyOf", "oneOf", "nullable", ": null"] {
        assert!(!text.contains(word), "{word}");
    }
    assert!(text.ends_with("}\n"));
}

#[test]
fn every_extension_is_documented() {
    let words = include_str!("../EXTENSIONS.md");
    let text = super::super::emit(&testing::api(), &testing::type_name);
    let used = text.split('"').filter(|word| word.starts_with("x-tablature-"));
    for word in used {
        assert!(words.contains(&format!("| `{word}` |")), "{word}");
    }
}

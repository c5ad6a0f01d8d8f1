//! What the document says of each construct but values.

use serde_json::{Value, json};

use super::{at, component, document, document_of};
use crate::model::testing::{self, PART, WIDGET, api};
use crate::model::{Certainty, Facts, KnownValue, ListForm, Parameter, ParameterLocation, Shape, Values};

#[test]
fn the_head_says_who_publishes_and_where_the_service_answers() {
    let document = document();
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(document["info"]["title"], "Some Cloud Demo");
    assert_eq!(document["info"]["x-tablature-attribution"]["terms"], "All rights reserved.");
    // Generators that know no variables take the first address as it is.
    assert_eq!(document["servers"][0]["url"], "https://demo.north-1.cloud.test");
    assert_eq!(document["servers"][1]["url"], "https://demo.{region}.cloud.test");
    let region = &document["servers"][1]["variables"]["region"];
    assert_eq!(*region, json!({ "default": "north-1", "enum": ["north-1", "south-1"] }));
    assert_eq!(document["servers"][2]["url"], "https://demo.west-101.cloud-eu.test");
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

/// OpenAPI has no style for brackets and quotes.
#[test]
fn a_list_says_how_it_is_written() {
    let mut api = api();
    let list = Shape::array(Shape::String);
    let mut parameter = testing::parameter("ids", ParameterLocation::Query, list, Facts::default());
    parameter.list = ListForm::Quoted('\'');
    let joined = Parameter { name: "names".to_owned(), list: ListForm::Commas, ..parameter.clone() };
    let parameters = api.operations[0].parameters.len();
    api.operations[0].parameters.extend([parameter, joined]);
    let document = document_of(&api);
    let paths = document["paths"].as_object().unwrap();
    let operations = paths.values().flat_map(|item| item.as_object().unwrap().values());
    let operation = operations.into_iter().find(|it| it["operationId"] == api.operations[0].id.0).unwrap();
    let ids = &operation["parameters"][parameters];
    assert_eq!(ids["schema"], json!({ "type": "array", "items": { "type": "string" } }));
    assert_eq!(ids["x-tablature-list-quote"], "'");
    let names = &operation["parameters"][parameters + 1];
    assert_eq!((&names["style"], &names["explode"]), (&json!("form"), &json!(false)));
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
    for status in ["403", "4XX", "5XX"] {
        assert_eq!(schema(status), "#/components/schemas/ErrorBody", "as the page shows for 400");
        assert!(responses[status]["x-tablature-inferred"].is_string());
    }
    assert_eq!(responses["400"].get("x-tablature-inferred"), None);
    let deleted = at(&document, "/paths/~1v1~1{project_id}~1widgets~1{widget_id}/delete/responses/204");
    assert_eq!(deleted.get("content"), None);
    let of_deletion = at(&document, "/paths/~1v1~1{project_id}~1widgets~1{widget_id}/delete/responses");
    assert_eq!(of_deletion["5XX"]["$ref"], "#/components/responses/GeneralError");
    let general = component(&document, "GeneralError");
    assert_eq!(general["properties"]["error"]["allOf"][0]["$ref"], "#/components/schemas/GeneralErrorDetail");
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

/// Many clients lose a query behind a fragment.
#[test]
fn an_operation_with_a_query_has_the_plain_path() {
    let mut api = api();
    let limit = testing::parameter("limit", ParameterLocation::Query, Shape::Integer, Facts::default());
    let copy = api.operations.iter_mut().find(|it| it.id.0 == "CopyWidget").unwrap();
    copy.parameters.push(limit);
    let document = document_of(&api);
    let id = |path: &str| document["paths"][path]["post"]["operationId"].clone();
    assert_eq!(id("/v1/{project_id}/widgets"), "CopyWidget");
    assert_eq!(id("/v1/{project_id}/widgets#CreateWidget"), "CreateWidget");
}

#[test]
fn generators_are_told_what_values_mean_and_how_to_name_them() {
    let mut api = api();
    let known = |literal: &str, meaning: Option<&str>| KnownValue {
        literal: literal.to_owned(),
        meaning: meaning.map(str::to_owned),
    };
    let values = vec![known("AND", Some("all of them")), known("and", None), known("or", None)];
    let facts = Facts { values: Some(Values { certainty: Certainty::Closed, values }), ..Facts::default() };
    api.schemas[PART].properties.push(testing::property("join", Shape::String, false, facts));
    let join = component(&document_of(&api), "Part")["properties"]["join"].clone();
    assert_eq!(join["x-enum-descriptions"], json!(["all of them", "", ""]));
    assert_eq!(join["x-enum-varnames"], json!(["AND", "AND_2", "OR"]));
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
fn conditions_are_readable_in_both_forms_and_enforced_once() {
    let document = document();
    let widget = component(&document, "Widget");
    let zone = json!([{ "text": "Mandatory when kind is B.", "mandatoryWhen": { "field": "kind", "equals": ["B"] } }]);
    assert_eq!(widget["properties"]["zone"]["x-tablature-conditions"], zone);
    assert_eq!(
        widget["properties"]["retry"]["x-tablature-conditions"],
        json!([{ "text": "Mandatory when enabled." }])
    );
    let given = |name: &str| {
        json!({
            "required": [name],
            "properties": { name: { "type": "string" } },
            "additionalProperties": {},
        })
    };
    let broken = json!([
        { "allOf": [
            { "required": ["kind"], "properties": { "kind": { "enum": ["B"] } } },
            { "not": given("zone") },
        ] },
        { "allOf": [
            { "not": { "required": ["topics"], "properties": { "topics": {} } } },
            { "not": given("regex") },
        ] },
    ]);
    assert_eq!(widget["not"]["anyOf"], broken);
    let view = component(&document, "WidgetView");
    assert_eq!(view.get("not"), None);
    assert_eq!(view["properties"]["zone"]["x-tablature-conditions"], zone);
}

#[test]
fn a_single_rule_stands_in_the_schema_itself() {
    let mut api = api();
    api.schemas[WIDGET].properties.retain(|property| !["topics", "regex"].contains(&property.name.as_str()));
    let document = document_of(&api);
    let broken = &component(&document, "Widget")["not"];
    assert_eq!(broken["allOf"][1]["not"]["required"], json!(["zone"]));
    assert_eq!(broken.get("anyOf"), None);
}

#[test]
fn a_condition_on_a_member_that_is_not_there_is_readable_only() {
    let mut api = api();
    let kept = ["name", "zone", "topics"];
    api.schemas[WIDGET].properties.retain(|property| kept.contains(&property.name.as_str()));
    let document = document_of(&api);
    let widget = component(&document, "Widget");
    assert_eq!(widget.get("not"), None);
    assert!(widget["properties"]["zone"].get("x-tablature-conditions").is_some());
}

#[test]
fn neither_null_nor_unions_are_types() {
    let text = super::super::emit(&testing::api(), &testing::type_name);
    for word in ["\"null\"", "oneOf", "nullable", ": null", "\"if\"", "\"const\""] {
        assert!(!text.contains(word), "{word}");
    }
    // Below `not`, nothing is taken for a type.
    for (at, _) in text.match_indices("\"anyOf\"") {
        assert!(text[..at].trim_end().ends_with("\"not\": {"), "{at}");
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

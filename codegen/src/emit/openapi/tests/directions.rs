//! Which forms a type has.

use serde_json::{Value, json};

use super::{component, document, document_of};
use crate::model::testing::{self, CREATE_REQUEST, PART, WIDGET, api, id, optional, type_name};
use crate::model::{Facts, SchemaId, Shape};

fn names(document: &Value) -> Vec<&str> {
    document["components"]["schemas"].as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn only_a_type_whose_directions_differ_has_a_view() {
    assert_eq!(
        names(&document()),
        [
            "Widget",
            "WidgetView",
            "Part",
            "CreateWidgetRequestBody",
            "ListWidgetsResponseBody",
            "ErrorBody",
            "UploadWidgetRequestBody",
            "CreateWidgetResponseBody",
            "GeneralError",
            "GeneralErrorDetail",
        ]
    );
}

#[test]
fn each_direction_refers_to_its_own_form() {
    let document = document();
    let reference = |name: &str, member: &str| {
        component(&document, name)["properties"][member]["allOf"][0]["$ref"].clone()
    };
    assert_eq!(reference("CreateWidgetRequestBody", "widget"), "#/components/schemas/Widget");
    assert_eq!(reference("CreateWidgetResponseBody", "widget"), "#/components/schemas/WidgetView");
    assert_eq!(reference("Widget", "parent"), "#/components/schemas/Widget");
    assert_eq!(reference("WidgetView", "parent"), "#/components/schemas/WidgetView");
    let shared = "#/components/schemas/Part";
    for form in ["Widget", "WidgetView"] {
        assert_eq!(component(&document, form)["properties"]["parts"]["items"]["$ref"], shared);
    }
}

#[test]
fn a_type_differs_where_one_that_it_contains_differs() {
    let mut api = api();
    api.schemas[PART].properties.push(testing::property("must", Shape::String, true, Facts::default()));
    api.schemas[WIDGET].properties.retain(|property| property.name == "parts");
    let document = document_of(&api);
    assert!(names(&document).contains(&"PartView") && names(&document).contains(&"WidgetView"));
}

#[test]
fn a_member_of_one_direction_is_not_in_the_other() {
    let document = document();
    assert_eq!(component(&document, "Widget")["properties"].get("created_at"), None);
    let created = &component(&document, "WidgetView")["properties"]["created_at"];
    assert_eq!(created["format"], "date-time");
    assert_eq!(created["readOnly"], true);
}

#[test]
fn a_view_requires_only_what_the_response_table_requires() {
    assert_eq!(component(&document(), "WidgetView").get("required"), None);
    let mut api = api();
    let name = &mut api.schemas[WIDGET].properties[0];
    name.response.as_mut().unwrap().mandatory = Some(true);
    assert_eq!(component(&document_of(&api), "WidgetView")["required"], json!(["name"]));
}

#[test]
fn a_shared_component_names_the_tables_of_both_directions() {
    let document = document();
    let tables = |schema: &Value| -> Vec<String> {
        let origins = schema["x-tablature-origins"].as_array().unwrap();
        origins.iter().map(|origin| origin["table"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(tables(component(&document, "Part")), ["Table 3", "Table 9"]);
    assert_eq!(tables(&component(&document, "Part")["properties"]["part_id"]), ["Table 3", "Table 9"]);
    assert_eq!(tables(component(&document, "Widget")), ["Table 3"]);
    assert_eq!(tables(&component(&document, "WidgetView")["properties"]["name"]), ["Table 9"]);
}

#[test]
fn a_split_type_says_what_it_belongs_to() {
    let document = document();
    for form in ["Widget", "WidgetView"] {
        assert_eq!(component(&document, form)["x-tablature-type"], "Widget");
    }
    assert_eq!(component(&document, "Part").get("x-tablature-type"), None);
    assert_eq!(component(&document, "ListWidgetsResponseBody")["x-tablature-title"], "WidgetList");
}

#[test]
fn names_that_are_taken_are_avoided() {
    let mut api = api();
    api.schemas[CREATE_REQUEST].properties.push(optional("unused", id(testing::UNUSED)));
    let names_given = |schema: SchemaId| match schema.index() {
        testing::UNUSED => "WidgetView",
        testing::ERROR => "GeneralError",
        _ => type_name(schema),
    };
    let document: Value = serde_json::from_str(&super::super::emit(&api, &names_given)).unwrap();
    let names = names(&document);
    assert!(names.contains(&"WidgetView2") && names.contains(&"GeneralError2"), "{names:?}");
    let own = &document["components"]["responses"]["GeneralError2"]["content"]["application/json"]["schema"];
    assert_eq!(own["$ref"], "#/components/schemas/GeneralError2");
}

#[test]
fn the_order_of_pages_decides_nothing_but_order() {
    let api = api();
    assert_eq!(super::super::emit(&api, &type_name), super::super::emit(&api, &type_name));
    let mut reversed = api.clone();
    reversed.operations.reverse();
    assert_eq!(document_of(&reversed)["components"], document_of(&api)["components"]);
}

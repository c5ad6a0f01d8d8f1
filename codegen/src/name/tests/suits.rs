//! Names suit the language: identifiers, unique, and free of what generated code uses itself.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::model::{Certainty, HttpMethod, Shape};

/// A type and an operation that have members and parameters with these names.
fn api_of(wire: &[&str]) -> Api {
    let members = wire.iter().map(|name| {
        let values: Vec<(&str, Option<&str>)> = wire.iter().map(|literal| (*literal, None)).collect();
        testing::property(name, Shape::String, true, testing::values(Certainty::Known, &values))
    });
    let schemas = vec![testing::schema("Thing", members.collect())];
    let mut operation = testing::operation("ShowThing", HttpMethod::Get, "/v1/{project_id}/x", Vec::new());
    let facts = || testing::values(Certainty::Closed, &[("a", None)]);
    operation.parameters.extend(wire.iter().map(|name| {
        let mut parameter = testing::parameter(name, ParameterLocation::Query, Shape::String, facts());
        parameter.mandatory = Some(true);
        parameter
    }));
    Api { schemas, operations: vec![operation], ..testing::api() }
}

fn is_unique<'a>(names: impl IntoIterator<Item = &'a String>) -> bool {
    let mut seen = BTreeSet::new();
    names.into_iter().all(|name| syn::parse_str::<syn::Ident>(name).is_ok() && seen.insert(name.clone()))
}

/// Whether every scope has identifiers only, each once.
fn suits(api: &Api, names: &Names) -> bool {
    let mut types: Vec<String> = Vec::new();
    for schema in names.schemas.values() {
        types.push(schema.type_name.clone());
        types.extend(schema.required_name.clone());
        if syn::parse_str::<syn::Ident>(&schema.module).is_err() {
            return false;
        }
    }
    types.extend(names.enums.values().map(|names| names.type_name.clone()));
    let operations: Vec<String> = names
        .operations
        .values()
        .flat_map(|names| [Some(names.type_name.clone()), names.required_name.clone()])
        .flatten()
        .collect();
    let variants =
        names.enums.values().all(|names| is_unique(names.variants.iter().map(|(variant, _)| variant)));
    let fields = api.schemas().all(|(id, _)| {
        is_unique(names.fields.iter().filter(|((owner, _), _)| *owner == id).map(|(_, name)| name))
    });
    let reserved = types.iter().chain(&operations).any(|name| reserved::TYPES.contains(&name.as_str()))
        || names.fields.values().any(|name| reserved::FIELDS.contains(&name.as_str()))
        || names.parameters.values().any(|name| reserved::PARAMETERS.contains(&name.as_str()));
    !reserved
        && variants
        && fields
        && is_unique(&types)
        && is_unique(&operations)
        && api.operations.iter().all(|operation| {
            let own = names.parameters.iter().filter(|((id, _, _), _)| *id == operation.id);
            is_unique(own.map(|(_, name)| name))
        })
}

#[test]
fn a_whole_api_gets_names_that_suit() {
    let api = testing::api();
    let names = named(&api);
    assert!(suits(&api, &names));
    assert_eq!(names.schemas.len(), api.schemas.len());
}

#[test]
fn odd_names_of_members_stay_apart() {
    let wire = [
        "type",
        "Type",
        "X-Language",
        "{key}",
        "2fa",
        "网络",
        "a.b",
        "a_b",
        "-",
        "",
        "new",
        "extra",
        "with_extra",
    ];
    let api = api_of(&wire);
    let names = named(&api);
    let fields: Vec<&str> = wire.iter().map(|name| names.field(SchemaId::new(0), name).unwrap()).collect();
    assert_eq!(
        fields,
        [
            "type_",
            "type__",
            "x_language",
            "key",
            "n2fa",
            "u7f51_u7edc",
            "a_b",
            "a_b_",
            "empty",
            "empty_",
            "new_",
            "extra_",
            "with_extra_",
        ]
    );
    assert!(suits(&api, &names));
}

#[test]
fn types_keep_off_what_the_crate_itself_uses() {
    let titles =
        ["Option", "Vec", "String", "Box", "Result", "Error", "Response", "Client", "Config", "Secret"];
    let schemas = titles.iter().map(|title| Schema {
        sites: vec![site("ShowThing", Direction::Response)],
        ..documented(title, &[])
    });
    let api = api(schemas.collect());
    let names = named(&api);
    assert_eq!(names.schema(SchemaId::new(5)).unwrap().type_name, "ShowThingError");
    assert!(suits(&api, &names));
}

#[test]
fn types_of_one_name_are_told_apart_by_their_operation() {
    let (a, b) = (site("CreateA", Direction::Request), site("CreateB", Direction::Request));
    let c = site("CreateB", Direction::Response);
    let api = api(vec![documented("Tag", &[a]), documented("Tag", &[b]), documented("TAG", &[c])]);
    let names = named(&api);
    let names: Vec<&str> = names.schemas.values().map(|names| names.type_name.as_str()).collect();
    assert_eq!(names, ["Tag", "CreateBTag", "CreateBResponseTag"]);
}

#[test]
fn many_mandatory_parameters_are_given_by_name() {
    let names = |wire: &[&str]| {
        let api = api_of(wire);
        named(&api).operation(&api.operations[0]).unwrap().required_name.clone()
    };
    assert_eq!(names(&["cluster_id", "node_id"]), None);
    assert_eq!(names(&["cluster_id", "node_id", "disk_id"]).as_deref(), Some("ShowThingRequired"));
}

#[test]
fn the_bodies_of_an_operation_are_called_after_it() {
    let body = |direction, status| Schema {
        title: SchemaTitle::Body { operation: "CreateA".to_owned(), direction, status },
        sites: vec![SchemaSite { operation: "CreateA".to_owned(), direction, status }],
        ..documented("", &[])
    };
    let (request, response) = (Direction::Request, Direction::Response);
    let api = api(vec![
        body(request, None),
        body(response, Some(200)),
        body(response, Some(202)),
        Schema {
            title: SchemaTitle::Error,
            sites: vec![SchemaSite {
                operation: "CreateA".to_owned(),
                direction: response,
                status: Some(400),
            }],
            ..documented("", &[])
        },
    ]);
    let names = named(&api);
    let names: Vec<&str> = names.schemas.values().map(|names| names.type_name.as_str()).collect();
    assert_eq!(names, ["CreateARequest", "CreateAResponse", "CreateAResponse202", "ErrorResponse"]);
}

proptest! {
    #[test]
    fn any_names_on_the_wire_give_names_that_suit(wire in prop::collection::btree_set("\\PC{0,4}|[a-zA-Z_.-]{1,3}", 0..8)) {
        let wire: Vec<&str> = wire.iter().map(String::as_str).collect();
        let api = api_of(&wire);
        let mut lock = NamesLock::default();
        let first = name(&api, &mut lock);
        prop_assert!(suits(&api, &first.names), "{:#?}", first.names);
        let mut again = NamesLock::parse("names.lock", &lock.render()).unwrap();
        prop_assert_eq!(name(&api, &mut again).names, first.names);
    }
}

#[test]
fn the_order_of_pages_decides_no_name() {
    let (a, b) = (site("CreateA", Direction::Request), site("CreateB", Direction::Request));
    let alone = documented("Tag", &[site("AddTag", Direction::Request)]);
    let shared = documented("Tag", &[a.clone(), b]);
    for schemas in [vec![alone.clone(), shared.clone()], vec![shared, alone]] {
        let api = api(schemas);
        let names = named(&api);
        assert_eq!(type_name(&api, &names, "Tag", &a), Some("Tag"), "most tables speak of it");
        let alone = site("AddTag", Direction::Request);
        assert_eq!(type_name(&api, &names, "Tag", &alone), Some("AddTagData"));
    }
}

/// Generators give each type a file, and file systems that know no case would have one for both.
#[test]
fn types_differ_in_more_than_case() {
    let schemas = ["FpgaImage", "fpgaimage"].map(|title| {
        let id = testing::property("id", Shape::String, true, testing::values(Certainty::Known, &[]));
        testing::schema(title, vec![id])
    });
    let api = Api { schemas: schemas.into(), operations: Vec::new(), ..testing::api() };
    let names = name(&api, &mut NamesLock::default()).names;
    let types: BTreeSet<String> = names.schemas.values().map(|it| it.type_name.to_lowercase()).collect();
    assert_eq!(types.len(), names.schemas.len());
}

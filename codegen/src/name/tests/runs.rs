//! Names last from run to run, also those of members, whatever of an awkward API comes and goes.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::model::testing;
use crate::model::{Certainty, Facts, Property, Schema, Shape};

/// A type that some operations use.
#[derive(Clone, Debug)]
struct Item {
    operations: Vec<String>,
    title: String,
    members: Vec<String>,
}

fn item(operation: &str, title: &str, members: &[&str]) -> Item {
    let members = members.iter().map(|name| (*name).to_owned()).collect();
    Item { operations: vec![operation.to_owned()], title: title.to_owned(), members }
}

/// Types with awkward names, and members with all kinds of names.
fn everything() -> Vec<Item> {
    let titles = [
        "Tag",
        "tag",
        "TAG",
        "KafkaParameters",
        "Option",
        "security group",
        "2fa",
        "网络",
        "Self",
        "TagRequired",
    ];
    let members = [
        "type",
        "Type",
        "createdAt",
        "created_at",
        "extra",
        "new",
        "2fa",
        "-",
        "a.b",
        "a_b",
        "{key}",
        "网络",
    ];
    let items =
        titles.iter().enumerate().map(|(index, title)| item(&format!("Operation{index}"), title, &members));
    items.collect()
}

/// An `Api` with these types, each used by its operations; every member has two values.
fn api(items: &[Item]) -> Api {
    let mut api = testing::api();
    api.operations.clear();
    api.schemas = items.iter().map(schema).collect();
    let operations: BTreeSet<&String> = items.iter().flat_map(|item| &item.operations).collect();
    for id in operations {
        api.operations.push(testing::operation(
            id,
            crate::model::HttpMethod::Get,
            &format!("/{id}"),
            Vec::new(),
        ));
    }
    api
}

fn schema(item: &Item) -> Schema {
    let facts =
        || Facts { ..testing::values(Certainty::Known, &[("none", None), ("None", None), ("-1", None)]) };
    let property = |name: &String| -> Property { testing::property(name, Shape::String, true, facts()) };
    let site = |operation: &String| SchemaSite {
        operation: operation.clone(),
        direction: Direction::Request,
        status: None,
    };
    Schema {
        title: SchemaTitle::Documented(item.title.clone()),
        properties: item.members.iter().map(property).collect(),
        form: false,
        origins: Vec::new(),
        sites: item.operations.iter().map(site).collect(),
    }
}

/// Every name by what it names, independent of the order of types.
fn by_origin(items: &[Item], lock: &mut NamesLock) -> BTreeMap<String, String> {
    let api = api(items);
    let names = name(&api, lock).names;
    let mut all = BTreeMap::new();
    for (id, schema) in api.schemas() {
        let item = format!("{:?}", schema.sites);
        let type_names = &names.schemas[&id];
        all.insert(item.clone(), type_names.type_name.clone());
        all.insert(format!("{item} required"), type_names.required_name.clone().unwrap_or_default());
        for property in &schema.properties {
            let member = format!("{item} {}", property.name);
            all.insert(member.clone(), names.field(id, &property.name).unwrap().to_owned());
            let values = names.values(&EnumOwner::Field(id, property.name.clone())).unwrap();
            all.insert(format!("{member} values"), format!("{values:?}"));
        }
    }
    all
}

/// Some of everything, in some order.
fn some() -> impl Strategy<Value = Vec<Item>> {
    let all = everything();
    let count = all.len();
    proptest::sample::subsequence(all, 1..=count).prop_shuffle().prop_flat_map(|items| {
        let members = items.into_iter().map(|item| {
            let count = item.members.len();
            let members = proptest::sample::subsequence(item.members.clone(), 1..=count).prop_shuffle();
            members.prop_map(move |members| Item { members, ..item.clone() })
        });
        members.collect::<Vec<_>>()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Whatever is added, removed or moved between two runs: what both have keeps its names.
    #[test]
    fn names_that_were_given_stay(runs in prop::collection::vec(some(), 2..5)) {
        let mut lock = NamesLock::default();
        let mut known: BTreeMap<String, String> = BTreeMap::new();
        for items in &runs {
            let text = lock.render();
            lock = NamesLock::parse("names.lock", &text).unwrap();
            let names = by_origin(items, &mut lock);
            for (origin, name) in names {
                // A list of values is compared by its names, which is all that its Debug form shows.
                let before = known.entry(origin.clone()).or_insert_with(|| name.clone());
                prop_assert_eq!(&*before, &name, "{}", origin);
            }
            prop_assert!(lock.render().starts_with(&text));
        }
    }

    #[test]
    fn names_are_identifiers_and_unique_in_their_scope(items in some()) {
        let api = api(&items);
        let names = name(&api, &mut NamesLock::default()).names;
        let enums = names.enums.values().map(|names| &names.type_name);
        let required = names.schemas.values().filter_map(|names| names.required_name.as_ref());
        let types: Vec<&String> = names.schemas.values().map(|names| &names.type_name).chain(required).chain(enums).collect();
        prop_assert_eq!(types.iter().collect::<BTreeSet<_>>().len(), types.len(), "{:?}", types);
        for (id, schema) in api.schemas() {
            let fields: BTreeSet<&str> = schema.properties.iter().filter_map(|p| names.field(id, &p.name)).collect();
            prop_assert_eq!(fields.len(), schema.properties.len());
        }
        for name in types.into_iter().chain(names.fields.values()) {
            prop_assert!(syn::parse_str::<syn::Ident>(name).is_ok(), "{}", name);
        }
    }
}

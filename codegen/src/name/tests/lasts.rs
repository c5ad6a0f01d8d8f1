//! Names last: whatever happens to the pages, what has a name keeps it.

use proptest::prelude::*;

use super::*;
use crate::diagnostic::Code;
use crate::model::{HttpMethod, Shape};

#[test]
fn naming_again_changes_nothing() {
    let api = testing::api();
    let mut lock = NamesLock::default();
    let first = name(&api, &mut lock).names;
    let text = lock.render();
    let mut again = NamesLock::parse("names.lock", &text).unwrap();
    let named = name(&api, &mut again);
    assert_eq!((named.names, named.diagnostics.len()), (first, 0));
    assert_eq!(again.render(), text);
}

#[test]
fn a_type_that_splits_is_renamed_once_and_keeps_that_name() {
    let (a, b) = (site("CreateA", Direction::Request), site("CreateB", Direction::Request));
    let together = api(vec![documented("Tag", &[a.clone(), b.clone()])]);
    let apart =
        api(vec![documented("Tag", std::slice::from_ref(&b)), documented("Tag", std::slice::from_ref(&a))]);
    let mut lock = NamesLock::default();
    name(&together, &mut lock);

    let split = name(&apart, &mut lock);
    assert_eq!(type_name(&apart, &split.names, "Tag", &a), Some("Tag"), "its line is older");
    assert_eq!(type_name(&apart, &split.names, "Tag", &b), Some("CreateBTag"));
    let codes: Vec<Code> = split.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    assert_eq!(codes, [Code::SplitName]);

    let again = name(&apart, &mut lock);
    assert_eq!((&again.names, again.diagnostics.len()), (&split.names, 0));
    let rest = api(vec![documented("Tag", std::slice::from_ref(&b))]);
    let names = name(&rest, &mut lock).names;
    assert_eq!(type_name(&rest, &names, "Tag", &b), Some("CreateBTag"), "also when the other is gone");
}

#[test]
fn types_that_become_one_keep_the_older_name() {
    let (a, b) = (site("CreateA", Direction::Request), site("CreateB", Direction::Request));
    let apart =
        api(vec![documented("Tag", std::slice::from_ref(&a)), documented("Tag", std::slice::from_ref(&b))]);
    let mut lock = NamesLock::default();
    name(&apart, &mut lock);
    let together = api(vec![documented("Tag", &[b.clone(), a])]);
    let merged = name(&together, &mut lock);
    assert_eq!(type_name(&together, &merged.names, "Tag", &b), Some("Tag"));
    let messages: Vec<(Code, &str)> =
        merged.diagnostics.iter().map(|diagnostic| (diagnostic.code, diagnostic.message.as_str())).collect();
    let message = "`CreateBTag` and `Tag` were two types and are one now, which is called `Tag`";
    assert_eq!(messages, [(Code::MergedName, message)]);
    assert_eq!(name(&together, &mut lock).diagnostics.len(), 0, "said once");
}

#[test]
fn a_table_that_moves_within_its_page_keeps_its_name() {
    let before = api(vec![documented("Tag", &[site("CreateA", Direction::Request)])]);
    let mut lock = NamesLock::default();
    name(&before, &mut lock);
    let moved = site("CreateA", Direction::Response);
    let after = api(vec![documented("Tag", std::slice::from_ref(&moved))]);
    assert_eq!(type_name(&after, &name(&after, &mut lock).names, "Tag", &moved), Some("Tag"));
}

#[test]
fn the_name_of_a_page_that_is_gone_is_not_given_away() {
    let (a, b) = (site("CreateA", Direction::Request), site("CreateB", Direction::Request));
    let mut lock = NamesLock::default();
    name(&api(vec![documented("Tag", &[a])]), &mut lock);
    let other = api(vec![documented("Tag", std::slice::from_ref(&b))]);
    assert_eq!(type_name(&other, &name(&other, &mut lock).names, "Tag", &b), Some("CreateBTag"));
}

#[test]
fn a_type_of_a_new_page_does_not_take_the_name_of_an_enum() {
    let mut lock = NamesLock::default();
    name(&testing::api(), &mut lock);
    let mut more = testing::api();
    more.schemas.insert(0, documented("WidgetKind", &[site("CreateAnother", Direction::Request)]));
    for schema in &mut more.schemas {
        for property in &mut schema.properties {
            property.shape = shifted(&property.shape);
        }
    }
    let named = name(&more, &mut lock);
    assert_eq!(named.diagnostics.len(), 0);
    let owner = EnumOwner::Field(SchemaId::new(testing::WIDGET + 1), "kind".to_owned());
    assert_eq!(named.names.values(&owner).unwrap().type_name, "WidgetKind");
    assert_eq!(named.names.schema(SchemaId::new(0)).unwrap().type_name, "CreateAnotherWidgetKind");
}

fn shifted(shape: &Shape) -> Shape {
    match shape {
        Shape::Schema(id) => Shape::Schema(SchemaId::new(id.index() + 1)),
        Shape::Array(inner) => Shape::array(shifted(inner)),
        other => other.clone(),
    }
}

#[test]
fn a_name_given_twice_by_hand_is_an_error() {
    let api = api(vec![documented("Tag", &[site("CreateA", Direction::Request)])]);
    for text in ["\"field/Tag/key\" = \"new\"\n", "\"operation/A\" = \"Vec\"\n"] {
        let mut lock = NamesLock::parse("names.lock", text).unwrap();
        let mut api = api.clone();
        api.operations = vec![testing::operation("A", HttpMethod::Get, "/a", Vec::new())];
        let diagnostics = name(&api, &mut lock).diagnostics;
        assert_eq!(diagnostics.iter().map(|it| it.code).collect::<Vec<_>>(), [Code::LockTaken], "{text}");
    }
}

/// Operations and the types that they document: each type at some sites of some operations.
#[derive(Clone, Debug)]
struct World {
    types: Vec<(String, Vec<SchemaSite>)>,
}

impl World {
    /// The API of some of the operations, in this order.
    fn api(&self, operations: &[usize]) -> Api {
        let ids: Vec<String> = operations.iter().map(|number| format!("ShowThing{number}")).collect();
        let mut schemas: Vec<Schema> = Vec::new();
        for id in &ids {
            for (index, (title, sites)) in self.types.iter().enumerate() {
                let present: Vec<SchemaSite> =
                    sites.iter().filter(|site| ids.contains(&site.operation)).cloned().collect();
                let key = format!("key{index}");
                let is_new = !schemas.iter().any(|schema| schema.property(&key).is_some());
                if is_new && present.iter().any(|site| site.operation == *id) {
                    let kind = testing::values(crate::model::Certainty::Known, &[("A", None)]);
                    let members = vec![
                        testing::optional(&key, Shape::String),
                        testing::property("Kind", Shape::String, index % 2 == 0, kind),
                    ];
                    schemas.push(Schema { sites: present, ..testing::schema(title, members) });
                }
            }
        }
        let operations =
            ids.iter().map(|id| testing::operation(id, HttpMethod::Get, &format!("/{id}"), Vec::new()));
        Api { operations: operations.collect(), schemas, ..testing::api() }
    }

    /// Every name, by what it belongs to and not by an index.
    fn names(api: &Api, names: &Names) -> BTreeMap<String, String> {
        let mut all = BTreeMap::new();
        for (id, schema) in api.schemas() {
            let key = schema.properties[0].name.clone();
            let schema_names = names.schema(id).unwrap();
            all.insert(format!("type {key}"), schema_names.type_name.clone());
            all.insert(format!("literal {key}"), schema_names.required_name.clone().unwrap_or_default());
            for property in &schema.properties {
                all.insert(
                    format!("{key} {}", property.name),
                    names.field(id, &property.name).unwrap().to_owned(),
                );
            }
            let values = names.values(&EnumOwner::Field(id, "Kind".to_owned())).unwrap();
            all.insert(format!("enum {key}"), format!("{values:?}"));
        }
        for operation in &api.operations {
            all.insert(operation.id.0.clone(), format!("{:?}", names.operation(operation)));
        }
        all
    }
}

/// Types with their tables in one operation each, or in up to three.
fn world(shared: bool) -> impl Strategy<Value = World> {
    let title =
        prop_oneof![Just("Tag"), Just("tag"), Just("TagKind"), Just("Tag Required"), Just("Metadata")];
    let site = (0..5_usize, any::<bool>()).prop_map(|(operation, is_request)| {
        let direction = if is_request { Direction::Request } else { Direction::Response };
        super::site(&format!("ShowThing{operation}"), direction)
    });
    let sites = prop::collection::vec(site, 1..if shared { 4 } else { 2 });
    prop::collection::vec((title.prop_map(str::to_owned), sites), 1..8).prop_map(|mut types| {
        // A table belongs to one type.
        let mut seen = std::collections::BTreeSet::new();
        for (title, sites) in &mut types {
            sites.retain(|site| seen.insert((title.clone(), site.clone())));
        }
        World { types }
    })
}

/// Generates from one set of pages after the other; no name ever changes, and the lock is only added to.
fn lasts(world: &World, steps: &[Vec<usize>]) -> Result<(), TestCaseError> {
    let mut text = String::new();
    let mut given: BTreeMap<String, String> = BTreeMap::new();
    for operations in steps {
        let api = world.api(operations);
        let mut lock = NamesLock::parse("names.lock", &text).unwrap();
        let named = name(&api, &mut lock);
        let messages: Vec<&String> = named.diagnostics.iter().map(|diagnostic| &diagnostic.message).collect();
        prop_assert_eq!(messages, [""; 0]);
        prop_assert!(lock.render().starts_with(&text));
        text = lock.render();
        for (what, name) in World::names(&api, &named.names) {
            let before = given.entry(what.clone()).or_insert_with(|| name.clone());
            prop_assert_eq!(before.as_str(), name.as_str(), "{}", what);
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn pages_come_and_go_and_no_name_changes(
        world in world(false),
        steps in prop::collection::vec(
            prop::sample::subsequence(vec![0, 1, 2, 3, 4_usize], 0..=5).prop_shuffle(),
            1..6,
        ),
    ) {
        lasts(&world, &steps)?;
    }

    #[test]
    fn pages_that_share_types_are_added_anywhere_and_no_name_changes(
        world in world(true),
        order in Just(vec![0, 1, 2, 3, 4_usize]).prop_shuffle(),
        seed in any::<[bool; 5]>(),
    ) {
        // Each page is added before or behind those that are there.
        let mut pages: Vec<usize> = Vec::new();
        let mut steps = Vec::new();
        for (page, before) in order.into_iter().zip(seed) {
            pages.insert(if before { 0 } else { pages.len() }, page);
            steps.push(pages.clone());
        }
        lasts(&world, &steps)?;
    }
}

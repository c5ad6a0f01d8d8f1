//! What is renamed on purpose, by an edit of one line of names.lock.

use super::renamed::{EDITS, api, edited, renamed};
use super::*;
use crate::diagnostic::{Code, Diagnostics};

#[test]
fn a_former_name_stays_as_a_deprecated_alias() {
    let api = api();
    let files = emit(&api, &renamed(&api), &options()).unwrap();
    let model = find(&files, "src/model.rs");
    let alias = "/// The former name of `Gadget`.\n#[deprecated(note = \"renamed to `Gadget`\")]\npub type Widget = Gadget;\n";
    assert!(model.ends_with(alias), "{model}");
    let operation = find(&files, "src/operation.rs");
    assert!(operation.contains("pub type CreateWidget = MakeGadget;"), "{operation}");
    let clients: String =
        files.iter().filter(|file| file.path.starts_with("src/client")).map(|file| &*file.contents).collect();
    assert!(clients.contains("pub fn make_gadget("), "{clients}");
    assert!(
        clients.contains("#[deprecated(note = \"renamed to `make_gadget`\")]\n    pub fn create_widget(")
    );
}

#[test]
fn an_edit_lasts_and_renames_nothing_else() {
    let api = api();
    let mut lock = edited(&api, &EDITS);
    let first = name(&api, &mut lock);
    assert_eq!(first.diagnostics, Diagnostics::new());
    let text = lock.render();
    for (_, edit) in EDITS {
        assert!(text.contains(edit), "{text}");
    }
    let mut lock = NamesLock::parse("demo/names.lock", &text).unwrap();
    let second = name(&api, &mut lock);
    assert_eq!(second.names, first.names);
    assert_eq!(lock.render(), text, "the second run adds no line");
    let before = name(&api, &mut NamesLock::default()).names;
    let id = crate::model::SchemaId::new(testing::WIDGET);
    let named = |names: &Names| {
        let schema = names.schema(id).unwrap();
        let fields = api.schema(id).properties.iter().map(|it| names.field(id, &it.name).unwrap().to_owned());
        (schema.required_name.clone(), fields.collect::<Vec<_>>())
    };
    assert_eq!(named(&first.names), named(&before));
}

#[test]
fn a_former_name_that_something_else_has_is_an_error() {
    let api = api();
    let edit =
        ("\"method/CreateWidget\" = \"create_widget\"", "\"method/CreateWidget\" = [\"make\", \"new\"]");
    let found = name(&api, &mut edited(&api, &[edit])).diagnostics;
    assert_eq!(found.iter().map(|found| found.code).collect::<Vec<_>>(), [Code::LockTaken]);
}

#[test]
fn who_is_renamed_so_owes_no_more_than_a_minor_version() {
    let api = api();
    let old = surface(&api, &name(&api, &mut NamesLock::default()).names).unwrap();
    let new = surface(&api, &renamed(&api)).unwrap();
    let moved = super::super::renamed(&old, &new);
    let broken: Vec<_> = moved.iter().filter(|(path, is)| new.get(*path) != Some(*is)).collect();
    assert_eq!(broken, [] as [(&String, &String); 0]);
    let added: Vec<&String> = new.keys().filter(|path| !moved.contains_key(*path)).collect();
    assert_eq!(added, ["Client::create_widget", "model::Widget", "operation::CreateWidget"]);
    // Without the list, the old names are gone.
    let plain = [("= \"Widget\"", "= \"Gadget\"")];
    let gone = surface(&api, &name(&api, &mut edited(&api, &plain)).names).unwrap();
    let kept = super::super::renamed(&old, &gone);
    assert!(kept.contains_key("model::Widget") && !gone.contains_key("model::Widget"));
}

use std::collections::BTreeSet;

use super::*;
use crate::emit::testing;

#[test]
fn naming_again_changes_nothing() {
    let api = testing::api();
    let mut lock = NamesLock::default();
    let first = name(&api, &mut lock).names;
    let text = lock.render();
    let mut again = NamesLock::parse("names.lock", &text).unwrap();
    assert_eq!(name(&api, &mut again).names, first);
    assert_eq!(again.render(), text);
}

#[test]
fn names_are_unique_and_of_the_right_form() {
    let api = testing::api();
    let names = name(&api, &mut NamesLock::default()).names;
    let types: BTreeSet<&str> = names.schemas.values().map(|names| names.type_name.as_str()).collect();
    assert_eq!(types.len(), api.schemas.len());
    for name in names.fields.values().chain(names.parameters.values()) {
        assert!(syn::parse_str::<syn::Ident>(name).is_ok(), "{name}");
    }
}

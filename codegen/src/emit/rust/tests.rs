use super::*;
use crate::emit::testing;
use crate::name::{NamesLock, name};

fn files() -> Vec<OutputFile> {
    let api = testing::api();
    let names = name(&api, &mut NamesLock::default()).names;
    let options = RustOptions { runtime_path: None, runtime_version: "0.1.0".to_owned() };
    emit(&api, &names, &options).unwrap()
}

fn file(path: &str) -> String {
    files().into_iter().find(|file| file.path == path).unwrap_or_else(|| panic!("no {path}")).contents
}

#[test]
fn every_rust_file_parses() {
    for file in files().iter().filter(|file| file.path.starts_with("src/")) {
        assert!(syn::parse_file(&file.contents).is_ok(), "{}", file.path);
        assert!(!file.contents.contains("__blank_line"), "{}", file.path);
    }
}

#[test]
fn the_manifest_inherits_nothing() {
    let manifest = file("Cargo.toml");
    assert!(!manifest.contains("workspace"));
    assert!(toml::from_str::<toml::Table>(&manifest).is_ok());
}

#[test]
fn mandatory_members_are_asked_for_and_rule_out_a_default() {
    let widget = file("src/model/widget.rs");
    assert!(widget.contains("pub struct WidgetRequired"));
    let derives: Vec<&str> = widget.lines().filter(|line| line.starts_with("#[derive")).collect();
    assert!(derives.iter().all(|line| !line.contains("Default")), "{widget}");
}

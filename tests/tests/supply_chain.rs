//! What the crates of this repository are built of, and what each of them promises: held against their manifests.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests may say what must hold, as tests do"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

/// Crate and folder of its manifest.
type Uses = BTreeSet<(String, String)>;

const BUILT_IN: &str = "## What is built into programs";
const FOR_TESTS: &str = "## What only tests and examples need";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every crate of this repository, by its folder: the workspace, and programs of tests with a workspace of their own.
fn manifests() -> BTreeMap<String, Table> {
    let mut folders = vec![root()];
    let mut found = BTreeMap::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap().map(Result::unwrap) {
            let name = entry.file_name().into_string().unwrap_or_default();
            if entry.file_type().unwrap().is_dir() && !name.starts_with('.') && name != "target" {
                folders.push(entry.path());
            } else if name == "Cargo.toml" {
                let manifest: Table = read(&entry.path()).parse().unwrap();
                let crate_folder = folder.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
                if manifest.contains_key("package") {
                    found.insert(crate_folder, manifest);
                }
            }
        }
    }
    assert!(found.len() > 6, "{:?}", found.keys());
    found
}

fn table<'t>(of: &'t Table, name: &str) -> Option<&'t Table> {
    of.get(name).and_then(Value::as_table)
}

/// The dependencies of a manifest, those for some targets among them.
fn dependencies(manifest: &Table, section: &str) -> Vec<(String, Value)> {
    let targets =
        table(manifest, "target").into_iter().flat_map(|it| it.values().filter_map(Value::as_table));
    let sections = std::iter::once(manifest).chain(targets).filter_map(|it| table(it, section));
    sections.flatten().map(|(name, value)| (name.clone(), value.clone())).collect()
}

/// What the manifests use for what goes into programs, and for tests.
fn used() -> (Uses, Uses) {
    let (mut built_in, mut for_tests) = (Uses::new(), Uses::new());
    for (folder, manifest) in manifests() {
        assert!(dependencies(&manifest, "build-dependencies").is_empty(), "{folder}: say what they are for");
        let is_program_of_tests = folder.starts_with("tests/");
        for (name, _) in dependencies(&manifest, "dependencies") {
            let uses = if is_program_of_tests { &mut for_tests } else { &mut built_in };
            uses.insert((name, folder.clone()));
        }
        for (name, _) in dependencies(&manifest, "dev-dependencies") {
            for_tests.insert((name, folder.clone()));
        }
    }
    (built_in, for_tests)
}

/// The rows of a section of the page.
fn told(page: &str, section: &str) -> Uses {
    let (_, rest) = page.split_once(section).unwrap();
    let rows = rest.split("\n## ").next().unwrap().lines().filter_map(|line| line.strip_prefix("| `"));
    let mut uses = Uses::new();
    for row in rows {
        let cells: Vec<&str> = row.trim_end_matches('|').split('|').map(str::trim).collect();
        let [name, folders, why] = cells.as_slice() else { panic!("a row has three cells: {row}") };
        assert!(!why.is_empty(), "`{name} has no reason");
        for folder in folders.split(", ") {
            let new = uses.insert((name.trim_matches('`').to_owned(), folder.trim_matches('`').to_owned()));
            assert!(new, "`{name} in {folder} is told twice");
        }
    }
    uses
}

#[test]
fn every_dependency_has_its_reason() {
    let page = read(&root().join("docs/dependencies.md"));
    let (built_in, for_tests) = used();
    for (section, used) in [(BUILT_IN, built_in), (FOR_TESTS, for_tests)] {
        let told = told(&page, section);
        let untold: Vec<_> = used.difference(&told).collect();
        let unused: Vec<_> = told.difference(&used).collect();
        assert!(untold.is_empty(), "{section}: without a row in docs/dependencies.md: {untold:?}");
        assert!(unused.is_empty(), "{section}: a row in docs/dependencies.md, and no dependency: {unused:?}");
    }
}

/// What is published comes from a registry, by a version.
#[test]
fn no_dependency_comes_from_a_repository() {
    let workspace: Table = read(&root().join("Cargo.toml")).parse().unwrap();
    let all = manifests();
    let of_crates = all.iter().flat_map(|(folder, manifest)| {
        let sections = ["dependencies", "dev-dependencies"].into_iter();
        sections
            .flat_map(|section| dependencies(manifest, section))
            .map(move |found| (folder.as_str(), found))
    });
    let shared = dependencies(table(&workspace, "workspace").unwrap(), "dependencies");
    for (folder, (name, value)) in of_crates.chain(shared.into_iter().map(|found| ("", found))) {
        assert!(value.get("git").is_none(), "{folder}: {name} comes from git");
        assert!(value.as_str() != Some("*"), "{folder}: {name} has no version");
    }
}

/// A manifest that inherits says so; one that stands alone, as a generated one does, says it itself.
fn says(manifest: &Table, workspace: &Table, path: [&str; 3]) -> Option<Value> {
    let [section, group, key] = path;
    let own = table(manifest, section)?;
    let in_workspace = || table(table(workspace, "workspace")?, section);
    let inherits = |value: &Value| value.get("workspace").and_then(Value::as_bool) == Some(true);
    if group.is_empty() {
        let value = own.get(key)?;
        return if inherits(value) { in_workspace()?.get(key).cloned() } else { Some(value.clone()) };
    }
    if own.get("workspace").and_then(Value::as_bool) == Some(true) {
        return table(in_workspace()?, group)?.get(key).cloned();
    }
    table(own, group)?.get(key).cloned()
}

#[test]
fn every_crate_names_its_compiler_and_forbids_unsafe_code() {
    let workspace: Table = read(&root().join("Cargo.toml")).parse().unwrap();
    let of_workspace = manifests().into_iter().filter(|(folder, _)| !folder.starts_with("tests/"));
    let mut count = 0;
    for (folder, manifest) in of_workspace {
        let compiler = says(&manifest, &workspace, ["package", "", "rust-version"]);
        assert!(compiler.as_ref().is_some_and(Value::is_str), "{folder}: no rust-version");
        let unsafe_code = says(&manifest, &workspace, ["lints", "rust", "unsafe_code"]);
        assert_eq!(unsafe_code.as_ref().and_then(Value::as_str), Some("forbid"), "{folder}");
        count += 1;
    }
    assert!(count >= 6, "the workspace, and what is generated: {count}");
}

/// Clippy tells what an older compiler than `rust-version` would not have. The lint is one of `all`; nobody may have put it off.
#[test]
fn a_newer_library_than_the_compiler_promised_is_told() {
    let workspace: Table = read(&root().join("Cargo.toml")).parse().unwrap();
    for (folder, manifest) in manifests().into_iter().filter(|(folder, _)| !folder.starts_with("tests/")) {
        let all = says(&manifest, &workspace, ["lints", "clippy", "all"]);
        let level = all.as_ref().and_then(|all| all.get("level")).and_then(Value::as_str);
        assert_eq!(level, Some("warn"), "{folder}");
        let off = says(&manifest, &workspace, ["lints", "clippy", "incompatible_msrv"]);
        assert_eq!(off, None, "{folder}: incompatible_msrv has a level of its own");
    }
    assert!(
        !read(&root().join("clippy.toml")).contains("msrv"),
        "clippy takes the version from the manifests"
    );
}

//! Every edit of `fixtures/diff` gives the changes that its snapshot tells, and there is one for each kind of change.
#![allow(clippy::unwrap_used, reason = "helpers of tests may say what must hold, as tests do")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use serde::Deserialize;
use tablature_codegen::diff::{Comparison, Kind, Side, Verdict, compare, judge};
use tablature_codegen::load::load;
use tablature_codegen::model::Api;
use tablature_codegen::name::{self, Names};
use tablature_codegen::pipeline::interpret;
use tablature_tests::root;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edits {
    edit: Vec<Edit>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    what: String,
    page: String,
    copy_of: Option<String>,
    moves_to: Option<String>,
    #[serde(default)]
    is_deleted: bool,
    #[serde(default)]
    before: Vec<[String; 2]>,
    #[serde(default, rename = "edit")]
    pairs: Vec<[String; 2]>,
}

/// Kinds that no edit of a page brings about: they are of whole folders.
const ELSEWHERE: [Kind; 2] = [Kind::ServiceAdded, Kind::ServiceRemoved];

fn fixtures() -> std::path::PathBuf {
    root().join("tests/fixtures/diff")
}

/// The model of the service in a folder.
fn model(folder: &Path) -> (Api, Names) {
    let loaded = load(folder, Some("jobs"), None);
    let input = loaded.services[0].input.as_ref().unwrap();
    let api = interpret(input).api;
    let (named, _) = name::name_with(&api, &input.lock).unwrap();
    (api, named.names)
}

/// The model of the pages as they lie there, which most edits begin with.
fn unedited() -> &'static (Api, Names) {
    static UNEDITED: OnceLock<(Api, Names)> = OnceLock::new();
    UNEDITED.get_or_init(|| model(&fixtures()))
}

fn edited(text: &str, pairs: &[[String; 2]], what: &str) -> String {
    pairs.iter().fold(text.to_owned(), |text, [old, new]| {
        assert!(text.contains(old), "{what}: {old:?} is not on the page");
        text.replace(old, new)
    })
}

impl Edit {
    fn compare(&self) -> (Comparison, Verdict) {
        let [old, new] = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        for side in [&old, &new] {
            fs::create_dir(side.path().join("jobs")).unwrap();
            fs::copy(fixtures().join("cloud.toml"), side.path().join("cloud.toml")).unwrap();
            for file in fs::read_dir(fixtures().join("jobs")).unwrap() {
                let file = file.unwrap();
                fs::copy(file.path(), side.path().join("jobs").join(file.file_name())).unwrap();
            }
        }
        let [old_page, new_page] = [&old, &new].map(|side| side.path().join("jobs").join(&self.page));
        let source = fixtures().join("jobs").join(self.copy_of.as_ref().unwrap_or(&self.page));
        let before = edited(&fs::read_to_string(source).unwrap(), &self.before, &self.what);
        if self.copy_of.is_none() {
            fs::write(old_page, &before).unwrap();
        }
        if self.is_deleted {
            fs::remove_file(&new_page).unwrap();
        } else {
            fs::write(&new_page, edited(&before, &self.pairs, &self.what)).unwrap();
        }
        if let Some(moves_to) = &self.moves_to {
            fs::rename(&new_page, new.path().join("jobs").join(moves_to)).unwrap();
        }
        let edited = (!self.before.is_empty()).then(|| model(old.path()));
        let (old, new) = (edited.as_ref().unwrap_or_else(|| unedited()), model(new.path()));
        let sides = [old, &new].map(|(api, names)| Side { api, names });
        let comparison = compare(sides[0], sides[1]);
        let verdict = judge(sides[0], sides[1], &comparison).unwrap();
        (comparison, verdict)
    }
}

#[test]
fn every_edit_gives_its_changes() {
    let text = fs::read_to_string(fixtures().join("edits.toml")).unwrap();
    let edits: Edits = toml::from_str(&text).unwrap();
    let mut told = String::new();
    let mut met: BTreeSet<Kind> = BTreeSet::new();
    for edit in &edits.edit {
        let (comparison, verdict) = edit.compare();
        let needed = verdict.needed.map_or("nothing", |bump| bump.as_str());
        let _ = writeln!(told, "{}: needs {needed}", edit.what);
        for change in &comparison.changes {
            let (class, rule) = (change.class.as_str(), change.rule);
            let _ = writeln!(told, "    {class}[{rule}]: {} {}", change.subject, change.message);
            met.insert(rule.kind);
        }
        for item in &verdict.items {
            let (old, new) = (item.old.as_deref().unwrap_or("-"), item.new.as_deref().unwrap_or("-"));
            let _ = writeln!(told, "    {}: {old} -> {new}", item.item);
        }
    }
    insta::assert_snapshot!("edits", told);
    let is_missing = |kind: &&Kind| !met.contains(*kind) && !ELSEWHERE.contains(kind);
    let missing: Vec<&Kind> = Kind::ALL.iter().filter(is_missing).collect();
    assert!(missing.is_empty(), "no edit gives {missing:?}");
}

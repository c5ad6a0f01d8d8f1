mod order;
#[cfg(unix)]
mod unix;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::*;
use crate::error::Error;

/// What should stand there of one service.
enum Service {
    /// These files, and nothing else.
    Rendered(Vec<(&'static str, &'static str)>),
    /// It could not be made.
    Kept,
}

/// What should stand there, and whether that is all.
struct Goal {
    services: Vec<(&'static str, Service)>,
    complete: bool,
    locks: Vec<(PathBuf, &'static str)>,
}

fn rendered(files: &[(&'static str, &'static str)]) -> Service {
    Service::Rendered(files.to_vec())
}

fn goal<const N: usize>(services: [(&'static str, Service); N]) -> Goal {
    Goal { services: services.into_iter().collect(), complete: true, locks: Vec::new() }
}

/// A run, as `generate` does it.
fn run(goal: &Goal, folder: &Path, mode: Mode) -> Result<Synced, Error> {
    let state = State::read(folder)?;
    let run = Run::new(&state, mode);
    let mut locks = goal.locks.iter();
    for (id, service) in &goal.services {
        match service {
            Service::Rendered(files) => {
                let lock = locks.next().map(|(path, contents)| LockFile { path: path.clone(), contents });
                run.put(id, &files.iter().copied().collect(), BTreeMap::new(), lock.as_ref())?;
            }
            Service::Kept => run.keep(id),
        }
    }
    run.finish(goal.complete)
}

fn sync(goal: &Goal, folder: &Path) -> Result<Synced, Error> {
    run(goal, folder, Mode::Write)
}

/// What a run that is killed leaves behind, as the file of pending ones has it.
fn pending(goal: &Goal, folder: &Path) {
    let files = goal.services.iter().flat_map(|(id, service)| match service {
        Service::Rendered(files) => {
            files.iter().map(|(file, text)| (format!("{id}/{file}"), sha256(text.as_bytes()))).collect()
        }
        Service::Kept => Vec::new(),
    });
    let files: Vec<(String, String)> = files.collect();
    let mut pending = pending::Pending::open(folder).unwrap();
    pending.add(files.iter().map(|(path, hash)| (path, hash))).unwrap();
}

fn differences(plan: &Synced, folder: &Path) -> Vec<(Kind, String)> {
    let below = |path: &Path| crate::paths::shown(path.strip_prefix(folder).unwrap());
    plan.changes.iter().map(|change| (change.kind, below(&change.path))).collect()
}

/// Every file below a folder, but hidden ones.
fn tree(folder: &Path) -> Vec<String> {
    fn walk(folder: &Path, root: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, root, found);
            } else {
                found.push(crate::paths::shown(path.strip_prefix(root).unwrap()));
            }
        }
    }
    let mut found = Vec::new();
    walk(folder, folder, &mut found);
    found.sort();
    found
}

fn read(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).unwrap()
}

#[test]
fn a_first_run_writes_everything_and_a_second_nothing() {
    let dir = TempDir::new().unwrap();
    let folder = dir.path().join("generated");
    let goal = goal([("eg", rendered(&[("Cargo.toml", "[package]\n"), ("src/lib.rs", "// lib\n")]))]);
    let first = sync(&goal, &folder).unwrap();
    assert_eq!(first.count(Kind::Missing), 2);
    assert_eq!(
        tree(&folder),
        ["eg/Cargo.toml", "eg/src/lib.rs", "manifest.json"],
        "and no temporary file is left"
    );
    assert_eq!(read(&folder, "eg/src/lib.rs"), "// lib\n");
    let written = fs::metadata(folder.join("eg/src/lib.rs")).unwrap().modified().unwrap();
    let second = sync(&goal, &folder).unwrap();
    assert!(second.changes.is_empty());
    assert_eq!(second.unchanged, 2);
    assert_eq!(fs::metadata(folder.join("eg/src/lib.rs")).unwrap().modified().unwrap(), written);
}

#[cfg(unix)]
#[test]
fn files_can_be_read_by_whoever_may_read_new_files() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = TempDir::new().unwrap();
    sync(&goal([("eg", rendered(&[("a", "a")]))]), dir.path()).unwrap();
    fs::write(dir.path().join("usual"), "").unwrap();
    let mode = |name: &str| fs::metadata(dir.path().join(name)).unwrap().permissions().mode();
    assert_eq!(mode("eg/a"), mode("usual"));
}

#[test]
fn only_what_differs_is_replaced() {
    let dir = TempDir::new().unwrap();
    sync(&goal([("eg", rendered(&[("a", "1\n2\n"), ("b", "b\n")]))]), dir.path()).unwrap();
    let plan = sync(&goal([("eg", rendered(&[("a", "1\n3\n"), ("b", "b\n")]))]), dir.path()).unwrap();
    assert_eq!(differences(&plan, dir.path()), [(Kind::Changed, "eg/a".to_owned())]);
    assert_eq!(plan.changes[0].excerpt.as_deref(), Some("line 2\n- 2\n+ 3"));
    assert_eq!(read(dir.path(), "eg/a"), "1\n3\n");
}

#[test]
fn a_file_that_was_edited_by_hand_is_told_apart_from_one_that_is_out_of_date() {
    let dir = TempDir::new().unwrap();
    let goal = goal([("eg", rendered(&[("a", "a")]))]);
    sync(&goal, dir.path()).unwrap();
    fs::write(dir.path().join("eg/a"), "by hand").unwrap();
    let plan = sync(&goal, dir.path()).unwrap();
    assert_eq!(differences(&plan, dir.path()), [(Kind::Edited, "eg/a".to_owned())]);
    assert_eq!(read(dir.path(), "eg/a"), "a");
}

#[test]
fn only_what_the_last_run_wrote_is_deleted() {
    let dir = TempDir::new().unwrap();
    sync(&goal([("eg", rendered(&[("a", "a"), ("src/old/b", "b"), ("src/c", "c")]))]), dir.path()).unwrap();
    fs::write(dir.path().join("eg/notes.txt"), "mine").unwrap();
    let plan = sync(&goal([("eg", rendered(&[("a", "a")]))]), dir.path()).unwrap();
    assert_eq!(
        differences(&plan, dir.path()),
        [(Kind::Stale, "eg/src/c".to_owned()), (Kind::Stale, "eg/src/old/b".to_owned())]
    );
    assert_eq!(tree(dir.path()), ["eg/a", "eg/notes.txt", "manifest.json"]);
    assert!(!dir.path().join("eg/src").exists(), "a folder that became empty goes too");
}

#[test]
fn a_service_that_is_gone_is_deleted_only_by_a_complete_run() {
    let dir = TempDir::new().unwrap();
    let both = || [("eg", rendered(&[("a", "a")])), ("ims", rendered(&[("b", "b")]))];
    sync(&goal(both()), dir.path()).unwrap();
    let manifest = read(dir.path(), "manifest.json");
    let one = Goal { complete: false, ..goal([("eg", rendered(&[("a", "a")]))]) };
    assert!(sync(&one, dir.path()).unwrap().changes.is_empty());
    assert_eq!(read(dir.path(), "manifest.json"), manifest);
    sync(&goal([("eg", rendered(&[("a", "a")]))]), dir.path()).unwrap();
    assert_eq!(tree(dir.path()), ["eg/a", "manifest.json"]);
    assert!(!dir.path().join("ims").exists());
}

#[test]
fn a_service_that_failed_keeps_its_files_and_its_place_in_the_manifest() {
    let dir = TempDir::new().unwrap();
    sync(&goal([("eg", rendered(&[("a", "a")])), ("ims", rendered(&[("b", "1")]))]), dir.path()).unwrap();
    let plan = sync(&goal([("eg", Service::Kept), ("ims", rendered(&[("b", "2")]))]), dir.path()).unwrap();
    assert_eq!(differences(&plan, dir.path()), [(Kind::Changed, "ims/b".to_owned())]);
    assert_eq!(read(dir.path(), "eg/a"), "a");
    let state = State::read(dir.path()).unwrap();
    assert_eq!(state.manifest.services.keys().collect::<Vec<_>>(), ["eg", "ims"]);
    sync(&goal([("eg", Service::Kept), ("new", Service::Kept)]), dir.path()).unwrap();
    assert!(!State::read(dir.path()).unwrap().manifest.services.contains_key("new"));
}

#[test]
fn a_folder_that_is_not_ours_is_refused() {
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join(".gitkeep"), "").unwrap();
    assert!(State::read(dir.path()).is_ok(), "hidden files do not count");
    fs::write(dir.path().join("thesis.tex"), "").unwrap();
    let error = State::read(dir.path()).unwrap_err();
    assert!(matches!(error, Error::Refused { .. }));
    assert!(error.to_string().contains("is not empty and has no manifest.json"), "{error}");
    assert_eq!(tree(dir.path()), [".gitkeep", "thesis.tex"]);
}

#[test]
fn files_that_no_run_has_written_are_named_and_left_alone() {
    let dir = TempDir::new().unwrap();
    let goal = goal([("eg", rendered(&[("src/lib.rs", "a")]))]);
    sync(&goal, dir.path()).unwrap();
    for path in ["eg/src/merged.rs", "eg/Cargo.lock", "eg/target/debug/a", "eg/.hidden"] {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "").unwrap();
    }
    let plan = sync(&goal, dir.path()).unwrap();
    assert!(plan.changes.is_empty());
    assert_eq!(plan.unknown, [dir.path().join("eg/src/merged.rs")]);
    assert!(dir.path().join("eg/src/merged.rs").exists());
}

#[test]
fn a_file_that_is_not_ours_is_not_replaced() {
    let dir = TempDir::new().unwrap();
    sync(&goal([("eg", rendered(&[("a", "a")]))]), dir.path()).unwrap();
    fs::write(dir.path().join("eg/b"), "mine").unwrap();
    let error = sync(&goal([("eg", rendered(&[("a", "new"), ("b", "b")]))]), dir.path()).unwrap_err();
    assert!(error.to_string().contains("eg/b` is in the way"), "{error}");
    assert_eq!((read(dir.path(), "eg/a"), read(dir.path(), "eg/b")), ("a".to_owned(), "mine".to_owned()));
    let same = sync(&goal([("eg", rendered(&[("a", "a"), ("b", "mine")]))]), dir.path());
    assert!(same.is_ok(), "the same contents do no harm");
}

/// Every state in which a run can be cut short, made by hand: some files new, the manifest still the old one.
#[test]
fn a_run_that_was_cut_short_is_finished_by_the_next_one() {
    for renamed in 0..=2 {
        let dir = TempDir::new().unwrap();
        sync(&goal([("eg", rendered(&[("a", "1"), ("old", "o")]))]), dir.path()).unwrap();
        let next = goal([("eg", rendered(&[("a", "2"), ("new", "n")]))]);
        pending(&next, dir.path());
        for (path, contents) in [("eg/a", "2"), ("eg/new", "n")].iter().take(renamed) {
            fs::write(dir.path().join(path), contents).unwrap();
        }
        // The documents changed once more before the next run: what was written in between is known to be ours.
        sync(&goal([("eg", rendered(&[("a", "3")]))]), dir.path()).unwrap();
        assert_eq!(tree(dir.path()), ["eg/a", "manifest.json"], "after {renamed} renames");
        assert_eq!(read(dir.path(), "eg/a"), "3");
    }
}

#[test]
fn a_first_run_that_was_cut_short_does_not_make_the_folder_foreign() {
    let dir = TempDir::new().unwrap();
    let next = goal([("eg", rendered(&[("a", "2"), ("b", "b")]))]);
    pending(&next, dir.path());
    fs::create_dir(dir.path().join("eg")).unwrap();
    fs::write(dir.path().join("eg/a"), "1").unwrap();
    // The service fails this time: what there is of it is kept, and stays known.
    sync(&goal([("eg", Service::Kept)]), dir.path()).unwrap();
    let state = State::read(dir.path()).unwrap();
    assert_eq!(state.manifest.services["eg"].files.keys().collect::<Vec<_>>(), ["a"]);
    sync(&next, dir.path()).unwrap();
    assert_eq!(tree(dir.path()), ["eg/a", "eg/b", "manifest.json"]);
}

#[test]
fn locks_are_written_beside_the_documents_and_never_emptied_into_being() {
    let dir = TempDir::new().unwrap();
    let (folder, lock) = (dir.path().join("generated"), dir.path().join("docs/eg/names.lock"));
    let with = |contents: &'static str| Goal {
        locks: vec![(lock.clone(), contents)],
        ..goal([("eg", rendered(&[("a", "a")]))])
    };
    sync(&with(""), &folder).unwrap();
    assert!(!lock.exists());
    let plan = sync(&with("a = \"b\"\n"), &folder).unwrap();
    assert_eq!(
        plan.changes.iter().map(|change| (change.kind, &change.path)).collect::<Vec<_>>(),
        [(Kind::Missing, &lock)]
    );
    assert_eq!(fs::read_to_string(&lock).unwrap(), "a = \"b\"\n");
    assert!(sync(&with("a = \"b\"\n"), &folder).unwrap().changes.is_empty());
    let other = run(&with("c"), &folder, Mode::Check).unwrap();
    assert_eq!(other.changes[0].excerpt.as_deref(), Some("line 1\n- a = \"b\"\n+ c"));
}

#[test]
fn a_check_writes_nothing_and_has_the_manifest_among_the_differences() {
    let dir = TempDir::new().unwrap();
    let folder = dir.path().join("generated");
    let found = run(&goal([("eg", rendered(&[("a", "a")]))]), &folder, Mode::Check).unwrap();
    let missing = ["eg/a", "manifest.json"].map(|path| (Kind::Missing, path.to_owned()));
    assert_eq!(differences(&found, &folder), missing);
    assert!(!folder.exists());
}

#[test]
fn a_service_stands_while_each_of_its_files_is_as_it_was_written() {
    let dir = TempDir::new().unwrap();
    sync(&goal([("eg", rendered(&[("a", "a"), ("src/b", "b")]))]), dir.path()).unwrap();
    let kept = |id: &str| {
        let state = State::read(dir.path()).unwrap();
        let run = Run::new(&state, Mode::Write);
        let stands = run.keep_if_it_stands(id, 1).unwrap();
        if !stands {
            run.keep(id);
        }
        let synced = run.finish(false).unwrap();
        assert!(synced.changes.is_empty(), "{synced:?}");
        (stands, synced.unchanged)
    };
    assert_eq!(kept("eg"), (true, 3));
    assert_eq!(kept("ims"), (false, 0));
    for break_it in [
        |file: &Path| fs::write(file, "edited").unwrap(),
        |_: &Path| {},
        |file: &Path| fs::create_dir_all(file).unwrap(),
    ] {
        let dir = TempDir::new().unwrap();
        let goal = goal([("eg", rendered(&[("a", "a"), ("src/b", "b")]))]);
        sync(&goal, dir.path()).unwrap();
        let _ = fs::remove_file(dir.path().join("eg/src/b"));
        break_it(&dir.path().join("eg/src/b"));
        let state = State::read(dir.path()).unwrap();
        assert!(!Run::new(&state, Mode::Write).keep_if_it_stands("eg", 0).unwrap_or(false));
    }
}

#[test]
fn an_output_path_that_leaves_its_folder_is_refused() {
    let dir = TempDir::new().unwrap();
    let error = sync(&goal([("eg", rendered(&[("../other/a", "a")]))]), dir.path()).unwrap_err();
    assert!(matches!(error, Error::OutputPath { .. }));
    assert_eq!(tree(dir.path()), [] as [&str; 0]);
}

#[test]
fn a_file_in_the_place_of_a_folder_is_an_error_and_not_a_panic() {
    let dir = TempDir::new().unwrap();
    sync(&goal([("eg", rendered(&[("a", "a")]))]), dir.path()).unwrap();
    fs::write(dir.path().join("ims"), "").unwrap();
    let error = sync(&goal([("eg", rendered(&[("a", "a")])), ("ims", rendered(&[("b", "b")]))]), dir.path())
        .unwrap_err();
    assert!(matches!(error, Error::Io { .. }), "{error}");
}

#[test]
fn a_folder_in_the_place_of_a_file_stops_nothing_halfway() {
    let dir = TempDir::new().unwrap();
    sync(&goal([("eg", rendered(&[("a", "a"), ("b", "b")]))]), dir.path()).unwrap();
    fs::remove_file(dir.path().join("eg/b")).unwrap();
    fs::create_dir(dir.path().join("eg/b")).unwrap();
    let error = sync(&goal([("eg", rendered(&[("a", "new"), ("b", "b")]))]), dir.path()).unwrap_err();
    assert!(error.to_string().contains("eg/b` is a folder, and nothing is read or written there"), "{error}");
    assert_eq!(read(dir.path(), "eg/a"), "a");
    let plan = sync(&goal([("eg", rendered(&[("a", "a")]))]), dir.path()).unwrap();
    assert_eq!(plan.unknown, [dir.path().join("eg/b")], "what was to be deleted is another thing now");
}

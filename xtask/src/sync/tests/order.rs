//! In which order and in which parts files of a service are written.

use super::*;

/// Cargo reads every crate of the workspace, and could not run this program again without these.
#[test]
fn what_cargo_needs_comes_first() {
    let mut files = ["eg/README.md", "eg/src/lib.rs", "eg/src/client.rs", "eg/Cargo.toml"].map(Path::new);
    files.sort_by_key(|path| write::is_late(path));
    assert_eq!(files, ["eg/src/lib.rs", "eg/Cargo.toml", "eg/README.md", "eg/src/client.rs"].map(Path::new));
}

#[test]
fn a_new_service_is_shown_when_it_is_whole() {
    let dir = TempDir::new().unwrap();
    let half = dir.path().join(".tablature-new/eg/src");
    fs::create_dir_all(&half).unwrap();
    fs::write(half.join("lib.rs"), "half").unwrap();
    unshown::sweep(dir.path());
    assert_eq!(tree(dir.path()), [] as [&str; 0], "what a run that was killed had not shown");
    let files = rendered(&[("Cargo.toml", "a"), ("src/lib.rs", "b")]);
    sync(&goal([("eg", files)]), dir.path()).unwrap();
    assert_eq!(tree(dir.path()), ["eg/Cargo.toml", "eg/src/lib.rs", "manifest.json"]);
    assert!(!dir.path().join(".tablature-new").exists());
    // Where there is a folder, it stays, with what else is in it.
    fs::create_dir(dir.path().join("ims")).unwrap();
    fs::write(dir.path().join("ims/notes.txt"), "mine").unwrap();
    sync(&goal([("ims", rendered(&[("a", "a")]))]), dir.path()).unwrap();
    assert_eq!(tree(dir.path()), ["ims/a", "ims/notes.txt", "manifest.json"]);
}

#[test]
fn what_is_large_is_put_in_parts_and_what_is_known_is_kept() {
    let dir = TempDir::new().unwrap();
    sync(&goal([("cloud", rendered(&[("old", "o"), ("gone", "g"), ("a", "1")]))]), dir.path()).unwrap();
    let state = State::read(dir.path()).unwrap();
    let run = Run::new(&state, Mode::Write);
    run.keep_files("cloud", [("old".to_owned(), sha256(b"o"))].into());
    for part in [("a", "2"), ("b", "3")] {
        run.put("cloud", &[part].into(), BTreeMap::new(), None).unwrap();
    }
    let synced = run.finish(false).unwrap();
    assert_eq!(synced.unchanged, 1);
    assert_eq!([Kind::Changed, Kind::Missing, Kind::Stale].map(|kind| synced.count(kind)), [1, 1, 1]);
    assert_eq!(tree(dir.path()), ["cloud/a", "cloud/b", "cloud/old", "manifest.json"]);
    assert_eq!(read(dir.path(), "cloud/a"), "2");
    let state = State::read(dir.path()).unwrap();
    let known: Vec<&String> = state.manifest.services["cloud"].files.keys().collect();
    assert_eq!(known, ["a", "b", "old"]);
}

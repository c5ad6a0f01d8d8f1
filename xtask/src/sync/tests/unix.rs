//! Links, pipes and circles where files or folders should be.

use std::os::unix::fs::symlink;
use std::process::Command;

use super::*;

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

fn two(a: &'static str) -> Goal {
    goal([("eg", rendered(&[("a", a), ("src/b", "b")]))])
}

#[test]
fn nothing_is_written_or_deleted_behind_a_link() {
    let (dir, outside) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let mine = outside.path().join("b");
    sync(&two("a"), dir.path()).unwrap();
    fs::remove_dir_all(dir.path().join("eg/src")).unwrap();
    symlink(outside.path(), dir.path().join("eg/src")).unwrap();
    fs::write(&mine, "mine").unwrap();
    for goal in [two("new"), goal([("eg", rendered(&[("a", "a")]))]), goal([])] {
        let error = sync(&goal, dir.path()).unwrap_err().to_string();
        assert!(error.ends_with("eg/src` is a link, and nothing is read or written there"), "{error}");
    }
    assert_eq!(fs::read_to_string(&mine).unwrap(), "mine");
    assert_eq!(read(dir.path(), "eg/a"), "a");
}

#[test]
fn a_link_in_the_place_of_a_file_is_replaced_and_not_what_it_leads_to() {
    let (dir, outside) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let mine = outside.path().join("a");
    fs::write(&mine, "a").unwrap();
    sync(&two("a"), dir.path()).unwrap();
    let file = dir.path().join("eg/a");
    fs::remove_file(&file).unwrap();
    symlink(&mine, &file).unwrap();
    let plan = sync(&two("a"), dir.path()).unwrap();
    assert_eq!(differences(&plan, dir.path()), [(Kind::Edited, "eg/a".to_owned())]);
    assert_eq!(plan.changes[0].excerpt.as_deref(), Some("it is a link"));
    sync(&two("new"), dir.path()).unwrap();
    assert_eq!((read(dir.path(), "eg/a").as_str(), file.is_symlink()), ("new", false));
    assert_eq!(fs::read_to_string(&mine).unwrap(), "a");
    // One that no run has made is in the way, like a file.
    symlink(&mine, dir.path().join("eg/c")).unwrap();
    let error = sync(&goal([("eg", rendered(&[("a", "new"), ("c", "c")]))]), dir.path()).unwrap_err();
    assert!(matches!(error, Error::InTheWay { .. }), "{error}");
}

#[test]
fn pipes_are_not_waited_for() {
    let dir = TempDir::new().unwrap();
    sync(&two("a"), dir.path()).unwrap();
    fs::remove_file(dir.path().join("eg/a")).unwrap();
    pipe(&dir.path().join("eg/a"));
    pipe(&dir.path().join("eg/stranger"));
    let plan = sync(&two("a"), dir.path()).unwrap();
    assert_eq!(plan.changes[0].excerpt.as_deref(), Some("it is a pipe"));
    assert_eq!(plan.unknown, [dir.path().join("eg/stranger")]);
    assert_eq!(read(dir.path(), "eg/a"), "a");
    for name in [pending::PENDING, state::MANIFEST] {
        let _ = fs::remove_file(dir.path().join(name));
        pipe(&dir.path().join(name));
        let error = State::read(dir.path()).unwrap_err().to_string();
        assert!(
            error.ends_with(&format!("{name}` is a pipe, and nothing is read or written there")),
            "{error}"
        );
        fs::remove_file(dir.path().join(name)).unwrap();
    }
}

#[test]
fn links_in_a_circle_are_not_gone_through() {
    let dir = TempDir::new().unwrap();
    sync(&two("a"), dir.path()).unwrap();
    symlink(".", dir.path().join("eg/one")).unwrap();
    symlink("..", dir.path().join("eg/two")).unwrap();
    let plan = sync(&two("a"), dir.path()).unwrap();
    assert_eq!(plan.unknown, ["eg/one", "eg/two"].map(|path| dir.path().join(path)));
}

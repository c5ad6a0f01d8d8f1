//! An open folder: what decides on a service, and texts that are read once more.

use std::fs;

use super::tests::folder;
use super::*;

/// What `visit` shows of a service: names and bytes.
fn visited(documents: &Documents, id: &str) -> Option<Vec<(String, Vec<u8>)>> {
    let mut shown = Vec::new();
    documents.visit(id, &mut |name, bytes| shown.push((name.to_owned(), bytes.to_vec()))).then_some(shown)
}

#[test]
fn whatever_decides_on_a_service_is_visited_and_nothing_else() {
    let dir = folder(&[("eg/CreateJob.txt", b"a page")]);
    let open = || Documents::open(dir.path(), None, None);
    let put = |path: &str, bytes: &[u8]| {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    let mut before = visited(&open(), "eg").unwrap();
    assert!(before.contains(&("eg/CreateJob.txt".to_owned(), b"a page".to_vec())));
    for (path, bytes) in [
        ("eg/CreateJob.txt", &b"another page"[..]),
        ("eg/names.lock", b"# names"),
        ("eg/corrections.toml", b""),
        ("eg/changes/0.2.0.toml", b"changes = []"),
        ("eg/notes.zip", b"not read, and named"),
    ] {
        put(path, bytes);
        let now = visited(&open(), "eg").unwrap();
        assert!(now != before, "{path}");
        before = now;
    }
    for path in ["eg/fetch.lock", "eg/.hidden", "eg/notes.zip", "ims/service.toml"] {
        put(path, b"whatever");
        assert!(visited(&open(), "eg").as_ref() == Some(&before), "{path}");
    }
    assert_eq!(visited(&open(), "evs"), None);
}

#[test]
fn texts_are_read_again_by_their_paths() {
    let dir = folder(&[("eg/CreateJob.txt", b"a page"), ("eg/changes/0.2.0.toml", b"changes")]);
    let documents = Documents::open(dir.path(), None, None);
    for (path, text) in [("eg/CreateJob.txt", "a page"), ("eg/changes/0.2.0.toml", "changes")] {
        assert_eq!(documents.text(path).as_deref(), Some(text));
    }
    for path in ["", "eg", "eg/", "../eg/CreateJob.txt", "/etc/passwd", "eg/Other.txt"] {
        assert_eq!(documents.text(path), None, "{path}");
    }
    assert!(documents.bytes("eg") > 6 && documents.bytes("evs") == 0);
}

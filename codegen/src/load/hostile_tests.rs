//! Files that are none, and names that are none: each is told of, and none keeps anything else from being read.

use std::fs;

use super::tests::{CLOUD, SERVICE, folder, said, said_of};
use super::*;
use crate::diagnostic::Code;

const PAGE: &[u8] = b"Show an ECS\n\nGET /v2.1/{project_id}/servers\n";
const ID: &str = "id = \"eg\"";

/// A bare folder with the service `ecs`, one page of which is in order, and whatever else the test puts there.
fn said_of_bare(names: &[&str]) -> Vec<String> {
    let dir = folder(&[("ecs/Show.txt", PAGE)]);
    fs::remove_dir_all(dir.path().join("eg")).unwrap();
    fs::remove_file(dir.path().join("cloud.toml")).unwrap();
    for name in names {
        fs::write(dir.path().join("ecs").join(name), PAGE).unwrap();
    }
    let cloud = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs-input/cloud.toml");
    let loaded = load(dir.path(), None, Some(&cloud));
    assert_eq!(loaded.services[0].input.as_ref().unwrap().pages.len(), 1);
    said(&loaded)
}

#[test]
fn a_page_with_a_name_that_is_refused_is_an_error_of_its_service() {
    let name = "eg/a\n#[doc = include_str!(\"b\")].txt";
    let service = SERVICE.replace(ID, "id = \"zz\"");
    let files: [(&str, &[u8]); 3] =
        [(name, PAGE), ("zz/service.toml", service.as_bytes()), ("zz/Show.txt", PAGE)];
    let dir = folder(&files);
    let loaded = load(dir.path(), None, None);
    assert_eq!(
        said(&loaded),
        ["error T1009 eg/a\\n#[doc = include_str!(\"b\")].txt: \
             the name `a\\n#[doc = include_str!(\"b\")].txt` has a line break in it \
             (rename it: letters, digits, `-`, `_`, dots and spaces between them are taken everywhere)"]
    );
    assert_eq!(loaded.services[0].input.as_ref().unwrap().pages.len(), 1, "it is left out");
    assert!(!loaded.services[1].diagnostics.has_errors());
    assert!(!loaded.sources.keys().any(|path| path.contains('\n')));
}

#[test]
fn in_a_bare_folder_it_is_a_warning() {
    let said = said_of_bare(&["a\u{2028}b.txt", "c\u{202e}d.html", "e`f.md", "con.txt", " g.txt"]);
    assert_eq!(said.len(), 5, "{said:?}");
    assert!(said.iter().all(|said| said.starts_with("warning T1009 ecs/")), "{said:?}");
    assert!(said.iter().all(|said| !said.contains(['\u{2028}', '\u{202e}'])), "{said:?}");
}

#[test]
fn other_names_are_shown_with_escapes_too() {
    let said = said_of(&[("eg/x\u{1b}[2J.pdf", b""), ("y\u{7}.doc", b""), ("eg/z\n/Show.txt", PAGE)]);
    let begins =
        ["warning T1006 y\\u{7}.doc: `y\\u{7}.doc` is neither", "warning T1006 eg/x\\u{1b}[2J.pdf: "];
    assert!(begins.iter().zip(&said).all(|(begin, said)| said.starts_with(begin)), "{said:?}");
    assert!(said[2].starts_with("warning T1006 eg/z\\n: "), "{said:?}");
}

#[test]
fn a_folder_with_a_name_that_is_refused_is_a_service_with_an_error() {
    let dir = folder(&[("e\ng/Show.txt", PAGE), ("aux/service.toml", b""), ("aux/Show.txt", PAGE)]);
    let loaded = load(dir.path(), None, None);
    let ids: Vec<_> = loaded.services.iter().map(|service| service.id.as_str()).collect();
    assert_eq!(ids, ["eg", "aux", "e\\ng"]);
    let said = said(&loaded);
    assert!(
        said[0].starts_with("error T1009 aux: the name `aux` is that of a device on Windows ("),
        "{said:?}"
    );
    assert!(said[1].starts_with("error T1009 e\\ng: the name `e\\ng` has a line break in it ("), "{said:?}");
    assert!(loaded.services[0].input.is_some() && loaded.services[2].input.is_none());
}

mod corpus {
    use super::*;

    /// Every name of a real corpus.
    #[test]
    #[ignore = "needs real pages: TABLATURE_CORPUS=DIR cargo test -p tablature-codegen -- --ignored corpus::"]
    fn real_names_are_taken() {
        let corpus = std::env::var_os("TABLATURE_CORPUS")
            .expect("this test needs real pages: TABLATURE_CORPUS names their folder");
        let cloud = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs-input/cloud.toml");
        let mut services = 0;
        for dialect in fs::read_dir(corpus).unwrap().map(|entry| entry.unwrap().path()) {
            if !dialect.is_dir() || dialect.ends_with("truth") {
                continue;
            }
            let loaded = load(&dialect, None, Some(&cloud));
            services += loaded.services.len();
            let all =
                loaded.services.iter().flat_map(|service| &service.diagnostics).chain(&loaded.diagnostics);
            let refused = all.filter(|found| matches!(found.code, Code::InvalidName | Code::IrregularFile));
            assert_eq!(refused.map(|found| found.place.to_string()).collect::<Vec<_>>(), [""; 0]);
        }
        assert!(services > 0, "the corpus has no service");
    }
}

#[test]
fn a_folder_in_the_place_of_a_file_is_told_of() {
    let said = said_of(&[("eg/Delete.html/x", b""), ("eg/corrections.toml/x", b"")]);
    let text = "there is a folder where a file is to be read";
    assert_eq!(
        said,
        [
            format!("error T1010 eg/Delete.html: {text} (put the page itself there, or rename the folder)"),
            format!("error T1010 eg/corrections.toml: {text} (put a regular file there, or remove it)"),
        ]
    );
    let dir = folder(&[]);
    fs::remove_file(dir.path().join("cloud.toml")).unwrap();
    fs::create_dir(dir.path().join("cloud.toml")).unwrap();
    let loaded = load(dir.path(), None, Some(Path::new("no such file")));
    assert_eq!(loaded.services.len(), 1, "it is no service");
    let said = super::tests::said(&loaded);
    assert_eq!(said, [format!("error T1010 cloud.toml: {text} (put a regular file there, or remove it)")]);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::os::unix::net::UnixListener;
    use std::path::PathBuf;
    use std::process::Command;
    use std::sync::mpsc;
    use std::time::Duration;

    use super::*;

    /// Loads, and fails where that does not end: whoever waits for a pipe waits for ever.
    fn load_in_time(docs: PathBuf, cloud: Option<PathBuf>) -> LoadedInput {
        let (sender, receiver) = mpsc::channel();
        std::thread::spawn(move || drop(sender.send(load(&docs, None, cloud.as_deref()))));
        receiver.recv_timeout(Duration::from_secs(30)).expect("loading ends")
    }

    fn pipe(path: &Path) {
        assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    }

    #[test]
    fn what_never_ends_is_not_read() {
        let service = SERVICE.replace(ID, "id = \"zz\"");
        let dir = folder(&[("zz/service.toml", service.as_bytes()), ("zz/Show.txt", PAGE)]);
        let eg = dir.path().join("eg");
        pipe(&eg.join("a.html"));
        let _socket = UnixListener::bind(eg.join("b.html")).unwrap();
        symlink("/dev/zero", eg.join("c.html")).unwrap();
        symlink("/proc/self/environ", eg.join("d.html")).unwrap();
        symlink("e.html", eg.join("e.html")).unwrap();
        symlink("nowhere", eg.join("f.html")).unwrap();
        pipe(&eg.join("names.lock"));
        let loaded = load_in_time(dir.path().to_owned(), None);
        let out = "is a link to a hidden file, or to another kind of file (put the file itself there, or delete the link)";
        let take = "(put a regular file there, or remove it)";
        assert_eq!(
            said(&loaded),
            [
                format!("error T1010 eg/names.lock: there is a pipe where a file is to be read {take}"),
                format!("error T1010 eg/a.html: there is a pipe where a file is to be read {take}"),
                format!("error T1010 eg/b.html: there is a socket where a file is to be read {take}"),
                format!("error T1010 eg/c.html: `c.html` {out}"),
                format!("error T1010 eg/d.html: `d.html` {out}"),
                "error T1005 eg/e.html: the file cannot be read: filesystem loop or indirection limit (e.g. symlink loop) \
                 (put the file itself there, or delete the link)"
                    .to_owned(),
                "error T1005 eg/f.html: `f.html` is a link that leads nowhere \
                 (put the file itself there, or delete the link)"
                    .to_owned(),
            ]
        );
        assert!(!loaded.services[1].diagnostics.has_errors());
    }

    #[test]
    fn settings_that_never_end_are_not_read() {
        for name in ["cloud.toml", "eg/service.toml", "eg/corrections.toml"] {
            let dir = folder(&[]);
            let path = dir.path().join(name);
            let _ = fs::remove_file(&path);
            pipe(&path);
            let said = said(&load_in_time(dir.path().to_owned(), None));
            let expected = format!("error T1010 {name}: there is a pipe where a file is to be read (");
            assert!(said.len() == 1 && said[0].starts_with(&expected), "{said:?}");
        }
        let dir = folder(&[]);
        fs::remove_file(dir.path().join("cloud.toml")).unwrap();
        let said_of = said(&load(dir.path(), None, Some(Path::new("nowhere.toml"))));
        let working = std::env::current_dir().unwrap();
        let expected = format!("error T1005 {}: ", working.join("nowhere.toml").display());
        assert!(said_of[0].starts_with(&expected), "{said_of:?}");
        for cloud in ["/dev/zero", "/dev/tty"] {
            let said = said(&load_in_time(dir.path().to_owned(), Some(cloud.into())));
            let expected = format!("error T1010 {cloud}: there is a device where a file is to be read (");
            assert!(said[0].starts_with(&expected), "{said:?}");
        }
    }

    #[test]
    fn links_are_followed_to_what_they_say_they_are() {
        // Temporary folders are hidden, unless they are asked not to be.
        let outside = tempfile::Builder::new().prefix("outside").tempdir().unwrap();
        let secret: &[u8] = b"only for me";
        let files =
            [("eg/Show.txt", PAGE), (".ssh/notes.txt", secret), ("credentials", secret), ("page.txt", PAGE)];
        for (path, contents) in files {
            let path = outside.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, contents).unwrap();
        }
        let dir = folder(&[("eg/.hidden/token.txt", b"only for me")]);
        let link = |target: &Path, name: &str| symlink(target, dir.path().join(name)).unwrap();
        link(Path::new("CreateJob.txt"), "eg/Same.txt");
        link(&outside.path().join("page.txt"), "eg/Other.txt");
        link(&outside.path().join("eg"), "out");
        link(Path::new("eg"), "zz");
        link(Path::new("."), "round");
        link(&outside.path().join("credentials"), "eg/Credentials.txt");
        link(&outside.path().join(".ssh/notes.txt"), "eg/Notes.txt");
        link(Path::new(".hidden/token.txt"), "eg/Token.txt");
        link(&outside.path().join(".ssh"), "ssh");
        let loaded = load_in_time(dir.path().to_owned(), None);
        let said = said(&loaded);
        for place in ["eg/Credentials.txt", "eg/Notes.txt", "eg/Token.txt", "ssh"] {
            let start = format!("error T1010 {place}: `");
            assert!(said.iter().any(|said| said.starts_with(&start)), "{place}: {said:?}");
        }
        let pages = &loaded.services[0].input.as_ref().unwrap().pages;
        let paths: Vec<&str> = pages.iter().map(|page| &**page.path()).collect();
        assert_eq!(paths, ["eg/CreateJob.txt", "eg/Other.txt", "eg/Same.txt"]);
        assert!(loaded.sources.contains_key("out/Show.txt"));
        assert!(!loaded.sources.values().any(|text| text.contains("only for me")));
        // The folder itself may be reached by a link.
        let link = outside.path().join("docs");
        symlink(dir.path(), &link).unwrap();
        assert!(loaded.sources.keys().eq(load_in_time(link, None).sources.keys()));
    }

    mod unprivileged {
        use super::*;

        #[test]
        #[ignore = "needs a user other than root: cargo test -p tablature-codegen -- --ignored unprivileged::"]
        fn a_page_that_may_not_be_read_is_an_error() {
            let dir = folder(&[("eg/Delete.txt", PAGE)]);
            let path = dir.path().join("eg/Delete.txt");
            fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
            assert!(fs::read(&path).is_err(), "this test needs a user who may not read every file");
            assert_eq!(
                said(&load(dir.path(), None, None)),
                [
                    "error T1005 eg/Delete.txt: the file cannot be read: permission denied (allow it to be read)"
                ]
            );
        }
    }

    #[test]
    fn a_file_that_is_too_large_is_not_read() {
        let dir = folder(&[]);
        // It has holes, and takes no place on the disk.
        let file = fs::File::create(dir.path().join("eg/Large.html")).unwrap();
        file.set_len(1 << 40).unwrap();
        assert_eq!(
            said(&load(dir.path(), None, None)),
            ["error T1005 eg/Large.html: the file has more than 16777216 bytes, which are not read \
              (a page is smaller: fetch it again)"]
        );
    }

    #[test]
    fn deep_and_round_folders_are_not_gone_through() {
        let dir = folder(&[]);
        let mut path = dir.path().join("eg/deep");
        fs::create_dir(&path).unwrap();
        symlink("..", path.join("up")).unwrap();
        for _ in 0..200 {
            path = path.join("deep");
            fs::create_dir(&path).unwrap();
        }
        let said = said(&load_in_time(dir.path().to_owned(), Some(CLOUD.into())));
        assert!(said.len() == 1 && said[0].starts_with("warning T1006 eg/deep: the folder"), "{said:?}");
    }
}

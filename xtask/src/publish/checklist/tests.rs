//! What the list says of crates: a small workspace, sound at first, and then broken in one place.

use std::fs;

use tempfile::TempDir;

use super::*;

const MANIFEST: &str = r#"[package]
name = "demo"
version = "0.1.0"
edition = "2024"
description = "A demonstration"
repository = "https://example.com"
readme = "README.md"
license = "MIT OR Apache-2.0"
keywords = ["demo"]
categories = ["api-bindings"]

[workspace]
members = ["inner"]
"#;
const INNER: &str = "[package]\nname = \"inner\"\nversion = \"0.1.0\"\nedition = \"2024\"\npublish = false\n";

/// Crates, and a program that stands for the one that compares interfaces.
struct Place {
    dir: TempDir,
}

impl Place {
    fn new() -> Self {
        let place = Self { dir: TempDir::new().unwrap() };
        for (path, text) in [
            ("Cargo.toml", MANIFEST),
            ("README.md", "# demo\n"),
            ("LICENSE-MIT", "MIT\n"),
            ("LICENSE-APACHE", "Apache\n"),
            ("src/lib.rs", "//! A demonstration.\n"),
            ("inner/Cargo.toml", INNER),
            ("inner/src/lib.rs", ""),
        ] {
            place.put(path, text);
        }
        place
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.dir.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn remove_from_manifest(&self, line: &str) {
        let changed = MANIFEST.replace(&format!("{line}\n"), "");
        assert_ne!(changed, MANIFEST);
        self.put("Cargo.toml", &changed);
    }

    fn git(&self, arguments: &[&str]) {
        let who = ["-c", "user.name=t", "-c", "user.email=t@example.com"];
        let status = Command::new("git").current_dir(self.dir.path()).args(who).args(arguments).output();
        assert!(status.unwrap().status.success(), "{arguments:?}");
    }

    fn commit(&self) {
        self.put(".gitignore", "/tool\n/target\n/Cargo.lock\n");
        self.git(&["init", "--quiet"]);
        self.git(&["add", "."]);
        self.git(&["commit", "--quiet", "--message", "all"]);
    }

    /// Puts a program in the place of the one that compares interfaces.
    #[cfg(unix)]
    fn tool(&self, script: &str) {
        use std::os::unix::fs::PermissionsExt as _;
        self.put("tool", &format!("#!/bin/sh\n{script}\n"));
        fs::set_permissions(self.dir.path().join("tool"), fs::Permissions::from_mode(0o755)).unwrap();
    }

    fn check(&self, against: Option<&str>) -> Checklist {
        let mut list = Checklist::default();
        let root = self.dir.path().to_owned();
        let semver_checks = root.join("tool").into();
        Workspace { root, semver_checks }.check(&mut list, against).unwrap();
        list
    }
}

/// The points that are missing, by name, with what to do.
fn missing(list: &Checklist) -> Vec<(&'static str, &str)> {
    let missing = list.points.iter().filter_map(|point| match &point.finding {
        Finding::Missing(remedy) => Some((point.name.into(), remedy.as_str())),
        _ => None,
    });
    missing.collect()
}

#[test]
fn a_sound_crate_lacks_nothing_and_what_is_not_for_the_public_is_not_looked_at() {
    let list = Place::new().check(None);
    assert!(list.is_done(), "{list}");
    assert_eq!(
        list.to_string(),
        "ok[page]: demo: its page says what it is, and how to find it\n\
         ok[licence]: demo: it has a licence, and its text is in the package\n\
         ok[package]: the crates build from their packages\n\
         skipped[semver]: the versions are high enough for what changed in the interfaces\n    \
         = note: say with --against which revision was published last; before the first release there is none\n\
         no point is missing; 1 of 4 were skipped\n"
    );
}

#[test]
fn a_licence_that_is_not_said_or_not_in_the_package_is_missed() {
    let place = Place::new();
    fs::remove_file(place.dir.path().join("LICENSE-APACHE")).unwrap();
    let list = place.check(None);
    let [(name, remedy)] = missing(&list)[..] else { panic!("{list}") };
    assert_eq!(name, "licence");
    assert!(remedy.starts_with("put LICENSE-APACHE beside `"), "{remedy}");
    place.remove_from_manifest("license = \"MIT OR Apache-2.0\"");
    let list = place.check(None);
    let [(name, remedy)] = missing(&list)[..] else { panic!("{list}") };
    assert!(name == "licence" && remedy.starts_with("set `license` in `"), "{list}");
}

#[test]
fn a_page_that_does_not_say_what_it_is_is_missed() {
    let place = Place::new();
    place.remove_from_manifest("keywords = [\"demo\"]");
    let list = place.check(None);
    let [(name, remedy)] = missing(&list)[..] else { panic!("{list}") };
    assert!(name == "page" && remedy.starts_with("set keywords (one to five) in `"), "{list}");
    assert!(list.to_string().ends_with("1 of 4 points are missing\n"), "{list}");
}

#[test]
fn a_crate_that_does_not_build_from_its_package_is_missed() {
    let place = Place::new();
    place.put("src/lib.rs", "include!(\"../left_out.rs\");");
    place.put("left_out.rs", "");
    place.put(
        "Cargo.toml",
        &MANIFEST.replace("[workspace]", "include = [\"src\", \"LICENSE-*\"]\n\n[workspace]"),
    );
    let list = place.check(None);
    let [(name, remedy)] = missing(&list)[..] else { panic!("{list}") };
    assert_eq!(name, "package");
    assert!(remedy.contains("cargo package -p demo`, which says: error: couldn't read"), "{remedy}");
}

#[cfg(unix)]
#[test]
fn an_interface_that_the_version_does_not_pay_for_is_missed() {
    let place = Place::new();
    place.commit();
    place.tool("case \"$*\" in *--version) ;; *) printf '     Summary major version\\n    Finished demo\\n' >&2; exit 1;; esac");
    let list = place.check(Some("HEAD"));
    let [(name, remedy)] = missing(&list)[..] else { panic!("{list}") };
    assert_eq!(name, "semver");
    assert_eq!(
        remedy,
        "run `cargo semver-checks --package demo --baseline-rev HEAD`, and set the version that it asks for; it says: \
         Summary major version"
    );
    place.tool("exit 0");
    assert!(place.check(Some("HEAD")).is_done());
}

#[test]
fn without_the_tool_it_is_said_how_to_install_it() {
    let place = Place::new();
    place.commit();
    let list = place.check(Some("HEAD"));
    assert_eq!(missing(&list), [("semver", "run `cargo install --locked cargo-semver-checks`")]);
}

#[cfg(unix)]
#[test]
fn a_crate_that_was_not_there_owes_nothing() {
    let place = Place::new();
    place.commit();
    place.put("Cargo.toml", &MANIFEST.replace("[\"inner\"]", "[\"fresh\"]"));
    place.put("fresh/Cargo.toml", "[package]\nname = \"fresh\"\nversion = \"0.1.0\"\n");
    place.put("fresh/src/lib.rs", "");
    place.tool("case \"$*\" in *fresh*) exit 1;; esac");
    let list = place.check(Some("HEAD"));
    assert!(list.to_string().contains("ok[semver]: fresh: it was not there in HEAD\n"), "{list}");
    assert!(list.to_string().contains("ok[semver]: demo: its version is high enough"), "{list}");
}

#[test]
fn documents_in_a_folder_have_no_crates_to_compare_with() {
    let place = Place::new();
    let folder = place.dir.path().to_string_lossy().into_owned();
    let list = place.check(Some(&folder));
    assert!(list.is_done() && list.to_string().contains("skipped[semver]"), "{list}");
}

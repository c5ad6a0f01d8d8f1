//! What a week brings: the page of the repository is edited, and its changes are told before anything is generated. The report is
//! kept as a snapshot: it is the demonstration that the documentation links to.
#![expect(clippy::unwrap_used, reason = "helpers of tests may say what must hold, as tests do")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const DOCUMENTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs-input");
const PAGE: &str = "docs/eg/CreateEventRouterJob.txt";

/// What the publisher did: three changes break callers, three do not, and two are of wording.
const EDITS: [(&str, &str); 8] = [
    ("source_config\n\nNo\n", "source_config\n\nYes\n"),
    ("a maximum of 256 characters.", "a maximum of 128 characters."),
    ("snappy: Snappy compression algorithm.\n\n", ""),
    ("gzip: Gzip compression algorithm.\n", "deflate: Deflate.\n\ngzip: Gzip compression algorithm.\n"),
    ("scene_type\n\nYes\n", "priority\n\nNo\n\nInteger\n\nPriority of the job.\n\nscene_type\n\nYes\n"),
    ("source_type\n\nString\n", "job_url\n\nString\n\nURL of the job.\n\nsource_type\n\nString\n"),
    ("Target configuration of a professional event stream job.", "Where the job writes to."),
    ("Advanced configuration of professional event stream jobs.", "How the job synchronizes."),
];

fn git(directory: &Path, arguments: &[&str]) {
    let identity = ["-c", "user.name=A", "-c", "user.email=a@cloud.test", "-c", "commit.gpgsign=false"];
    let output = Command::new("git").args(identity).args(arguments).current_dir(directory).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// A repository with the documents as they were.
fn repository() -> TempDir {
    let directory = TempDir::new().unwrap();
    fs::create_dir_all(directory.path().join("docs/eg")).unwrap();
    for file in ["cloud.toml", "eg/service.toml", "eg/names.lock", "eg/CreateEventRouterJob.txt"] {
        fs::copy(Path::new(DOCUMENTS).join(file), directory.path().join("docs").join(file)).unwrap();
    }
    git(directory.path(), &["init", "--quiet"]);
    git(directory.path(), &["add", "."]);
    git(directory.path(), &["commit", "--quiet", "--message", "The documents as they were"]);
    directory
}

/// The same with the page as the publisher left it.
fn edited() -> TempDir {
    let directory = repository();
    let page = directory.path().join(PAGE);
    let mut text = fs::read_to_string(&page).unwrap();
    for (old, new) in EDITS {
        assert!(text.contains(old), "{old:?} is not on the page");
        text = text.replacen(old, new, 1);
    }
    fs::write(page, text).unwrap();
    directory
}

fn diff(directory: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(["diff", "--docs-input", "docs"]).args(arguments).current_dir(directory);
    command.env("NO_COLOR", "1").output().unwrap()
}

/// Sets the version that is needed.
fn raise(directory: &Path) {
    let settings = directory.join("docs/eg/service.toml");
    let text = fs::read_to_string(&settings).unwrap();
    fs::write(&settings, text.replace("version = \"0.1.0\"", "version = \"0.2.0\"")).unwrap();
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn a_pull_request_tells_what_changed_and_which_version_that_needs() {
    let directory = edited();
    let report = diff(directory.path(), &["--format", "markdown"]);
    assert!(report.status.success(), "{}", text(&report.stderr));
    insta::assert_snapshot!("report", text(&report.stdout));
}

#[test]
fn a_terminal_shows_the_lines_of_both_sides() {
    let directory = edited();
    let report = text(&diff(directory.path(), &[]).stdout);
    insta::assert_snapshot!("terminal", report);
}

#[test]
fn programs_get_the_same() {
    let directory = edited();
    let report: serde_json::Value =
        serde_json::from_slice(&diff(directory.path(), &["--format", "json"]).stdout).unwrap();
    let counts = serde_json::json!({ "breaking": 3, "compatible": 3, "documentation": 2 });
    assert_eq!(report["services"][0]["counts"], counts);
    assert_eq!(report["services"][0]["crate"]["needed_version"], "0.2.0");
}

#[test]
fn a_run_fails_where_it_is_told_to() {
    let directory = edited();
    let code = |arguments: &[&str]| diff(directory.path(), arguments).status.code();
    assert_eq!(code(&[]), Some(0));
    assert_eq!(code(&["--fail-on", "breaking"]), Some(1));
    assert_eq!(code(&["--fail-on", "version"]), Some(1));
    raise(directory.path());
    assert_eq!(code(&["--fail-on", "version"]), Some(0));
    assert_eq!(
        code(&["--fail-on", "breaking"]),
        Some(1),
        "a version is high enough for the crate, and not for the wire"
    );
}

#[test]
fn changes_that_are_accepted_are_the_history_of_document_and_crate() {
    let directory = edited();
    let docs = directory.path().join("docs");
    let refused = diff(directory.path(), &["--accept"]);
    assert_eq!(refused.status.code(), Some(1));
    let said = text(&refused.stderr);
    assert!(said.contains("the changes need 0.2.0") && !docs.join("eg/changes").exists(), "{said}");
    raise(directory.path());
    let accepted = diff(directory.path(), &["--accept"]);
    assert!(
        text(&accepted.stderr).contains("docs/eg/changes/0.2.0.toml: 8 changes recorded"),
        "{accepted:?}"
    );
    // A second time there is nothing to add.
    assert!(text(&diff(directory.path(), &["--accept"]).stderr).contains("0 changes recorded"));
    let generate = ["generate", "--docs-input", "docs", "--generated", "out", "--runtime", "0.1"];
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(generate)
        .current_dir(directory.path())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", text(&output.stderr));
    let written = |file: &str| fs::read_to_string(directory.path().join("out/eg").join(file)).unwrap();
    let changes: Vec<String> = written("CHANGELOG.md").lines().map(str::to_owned).collect();
    assert!(changes.iter().any(|line| line.starts_with("## 0.2.0 (20")), "{changes:#?}");
    assert!(
        changes
            .iter()
            .any(|line| line.starts_with("- `CreateEventRouterJobRequest.source_config` must be given now")),
        "{changes:#?}"
    );
    let document: serde_json::Value = serde_json::from_str(&written("openapi.json")).unwrap();
    let release = &document["info"]["x-tablature-changes"][0];
    assert_eq!(release["version"], "0.2.0");
    assert_eq!(release["changes"][0]["class"], "breaking");
    let report = text(&output.stdout);
    assert!(report.contains("eg: 3 breaking, 3 compatible, 2 of documentation"), "{report}");
}

#[test]
fn nothing_changed_where_nothing_was_edited() {
    let directory = repository();
    let report = diff(directory.path(), &["--fail-on", "documentation"]);
    assert_eq!(
        (report.status.code(), text(&report.stdout).as_str()),
        (Some(0), "nothing changed against HEAD\n")
    );
}

#[test]
fn a_service_that_comes_or_goes_is_a_change() {
    let directory = repository();
    let docs = directory.path().join("docs");
    fs::create_dir(docs.join("eg2")).unwrap();
    fs::copy(docs.join("eg/CreateEventRouterJob.txt"), docs.join("eg2/CreateEventRouterJob.txt")).unwrap();
    let service = fs::read_to_string(docs.join("eg/service.toml")).unwrap();
    let service = service.replace("id = \"eg\"", "id = \"eg2\"").replace("huaweicloud-eg", "huaweicloud-eg2");
    fs::write(docs.join("eg2/service.toml"), service).unwrap();
    for arguments in [&[][..], &["--service", "eg2"]] {
        let report = text(&diff(directory.path(), arguments).stdout);
        assert!(report.contains("compatible[service-added]: the service is new"), "{report}");
    }
    git(directory.path(), &["add", "."]);
    git(directory.path(), &["commit", "--quiet", "--message", "Another service"]);
    fs::remove_dir_all(docs.join("eg2")).unwrap();
    let report = text(&diff(directory.path(), &[]).stdout);
    assert!(report.contains("breaking[service-removed]: the service is gone"), "{report}");
}

#[test]
fn what_cannot_be_compared_is_said_and_fails() {
    let directory = repository();
    let fails = |arguments: &[&str], said: &str| {
        let output = diff(directory.path(), arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(text(&output.stderr).contains(said), "{}", text(&output.stderr));
    };
    fails(&["--against", "no-such-tag"], "the revision `no-such-tag` of `docs` cannot be read");
    fails(&["--against=--output=x"], "the revision `--output=x` of `docs` cannot be read");
    fails(&["--service", "egg"], "there is no service `egg`");
    fs::create_dir_all(directory.path().join("other/dns")).unwrap();
    fs::write(directory.path().join("other/dns/a.md"), "# A\n").unwrap();
    fails(&["--against", "other"], "`other` and `docs` have no service in common");
    // A page that cannot be read is no page that is gone.
    fs::write(directory.path().join(PAGE), b"\xff\xfe\xfa").unwrap();
    let output = diff(directory.path(), &[]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stdout), "eg: not compared, as one side cannot be read\n");
    assert!(text(&output.stderr).contains("T1001"), "{}", text(&output.stderr));
}

//! The command line as people use it: exit codes, what goes to which stream, and colour.
#![expect(clippy::unwrap_used, reason = "helpers of tests may say what must hold, as tests do")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const CLOUD: &str = include_str!("../../docs-input/cloud.toml");
const SERVICE: &str = include_str!("../../docs-input/eg/service.toml");

fn xtask(args: &[&str], directory: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(args).current_dir(directory).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command.output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A working directory with documents whose page is no operation.
fn documents() -> TempDir {
    let dir = TempDir::new().unwrap();
    fs::create_dir_all(dir.path().join("docs/eg")).unwrap();
    fs::write(dir.path().join("docs/cloud.toml"), CLOUD).unwrap();
    fs::write(dir.path().join("docs/eg/service.toml"), SERVICE).unwrap();
    dir
}

const GENERATE: [&str; 7] = ["generate", "--docs-input", "docs", "--generated", "out", "--runtime", "0.1"];

#[test]
fn the_documents_of_this_repository_are_generated_checked_and_guarded() {
    let dir = TempDir::new().unwrap();
    let out = dir.path().join("out");
    let arguments = |check: &'static str| {
        let mut arguments = vec!["generate", "--generated", out.to_str().unwrap(), "--runtime", "0.1"];
        arguments.extend(Some(check).filter(|check| !check.is_empty()));
        arguments
    };
    // A copy, because a run adds to names.lock.
    let documents = dir.path().join("docs");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs-input"), &documents);
    let run = |check| {
        let mut arguments = arguments(check);
        arguments.extend(["--docs-input", documents.to_str().unwrap()]);
        xtask(&arguments, dir.path())
    };
    let generate = run("");
    assert!(generate.status.success(), "{}", text(&generate.stderr));
    assert!(text(&generate.stdout).starts_with("eg: "), "{}", text(&generate.stdout));
    assert!(out.join("manifest.json").is_file());
    assert!(run("--check").status.success());
    fs::write(out.join("manifest.json"), "{\"format\": 1, \"services\": {}}\n").unwrap();
    let check = run("--check");
    assert_eq!(check.status.code(), Some(1));
    assert!(text(&check.stdout).contains("changed: "), "{}", text(&check.stdout));
    assert!(
        text(&check.stdout).contains("run `cargo xtask generate --docs-input "),
        "{}",
        text(&check.stdout)
    );
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

#[test]
fn bad_input_is_shown_on_stderr_without_colour_and_fails() {
    let dir = documents();
    fs::write(dir.path().join("docs/eg/Empty.txt"), "").unwrap();
    fs::write(dir.path().join("docs/eg/service.toml"), SERVICE.replace("0.1.0", "one")).unwrap();
    let output = xtask(&GENERATE, dir.path());
    assert_eq!(output.status.code(), Some(1));
    let diagnostics = text(&output.stderr);
    let expected = r#"
error[T1007]: `one` is no version: unexpected character 'o' while parsing major version number
 --> docs/eg/service.toml:8:11
  |
8 | version = "one"
  |           ^^^^^
  |
  = help: a version has three numbers, such as 0.1.0

error[T1002]: the page is empty
--> docs/eg/Empty.txt
 = help: fetch it again, or delete it
"#;
    assert!(diagnostics.starts_with(expected.trim_start()), "{diagnostics}");
    assert!(
        text(&output.stdout).contains("not written; its earlier output stays\n"),
        "{}",
        text(&output.stdout)
    );
    assert!(!dir.path().join("out/eg").exists());
}

#[test]
fn colour_can_be_asked_for() {
    let dir = documents();
    let colour = |name: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        let output = command.args(GENERATE).current_dir(dir.path()).env(name, "1").output().unwrap();
        text(&output.stderr).contains('\u{1b}')
    };
    assert!(colour("CLICOLOR_FORCE"));
    assert!(!colour("NO_COLOR"));
}

#[test]
fn a_folder_that_is_not_ours_is_refused_and_left_as_it_is() {
    let dir = documents();
    fs::create_dir(dir.path().join("out")).unwrap();
    fs::write(dir.path().join("out/thesis.tex"), "words").unwrap();
    for check in [&GENERATE[..], &[&GENERATE[..], &["--check"]].concat()] {
        let output = xtask(check, dir.path());
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(
            text(&output.stderr),
            "error[T0102]: the folder `out` is not empty and has no manifest.json, so it may hold files of somebody else\n \
             |\n = help: name an empty folder, or empty this one\n"
        );
    }
    let names: Vec<_> =
        fs::read_dir(dir.path().join("out")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["thesis.tex"]);
}

#[test]
fn a_missing_documents_folder_is_named() {
    let dir = TempDir::new().unwrap();
    let output = xtask(&GENERATE, dir.path());
    assert_eq!(output.status.code(), Some(1));
    let expected = "error[T1005]: the folder cannot be read: entity not found\n--> docs\n = help: name the folder with --docs-input\n";
    assert!(text(&output.stderr).starts_with(expected), "{}", text(&output.stderr));
}

#[test]
fn explain_says_what_a_code_means() {
    let dir = TempDir::new().unwrap();
    let output = xtask(&["explain", "T3001"], dir.path());
    assert!(output.status.success());
    assert!(text(&output.stdout).starts_with("error[T3001]: correction matches nothing\n\n"));
    let unknown = xtask(&["explain", "T9"], dir.path());
    assert_eq!(unknown.status.code(), Some(1));
    assert!(
        text(&unknown.stderr).starts_with("error: there is no diagnostic `T9`\n"),
        "{}",
        text(&unknown.stderr)
    );
    assert!(text(&xtask(&["explain"], dir.path()).stdout).lines().count() > 30);
}

#[test]
fn a_wrong_command_line_is_told_from_a_failed_run() {
    let dir = TempDir::new().unwrap();
    assert_eq!(xtask(&["generate", "--chek"], dir.path()).status.code(), Some(2));
    assert_eq!(xtask(&[], dir.path()).status.code(), Some(2));
    let runtime = xtask(&["generate", "--runtime", "no/such"], dir.path());
    assert_eq!(runtime.status.code(), Some(1));
    assert!(text(&runtime.stderr).starts_with("error: `no/such` is neither a version nor a folder"));
}

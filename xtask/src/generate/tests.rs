//! From documents to disk with a pipeline that makes one file of each page: a page `operation Name` gives the operation
//! `Name`, a page `error` is an error, and anything else is no operation.

use std::fs;

use tablature_codegen::diagnostic::{Code, Diagnostic, Diagnostics};
use tablature_codegen::emit::OutputFile;
use tablature_codegen::pipeline::Counts;
use tempfile::TempDir;

use super::*;

pub(super) const CLOUD: &str = include_str!("../../../docs-input/cloud.toml");
const SERVICE: &str = include_str!("../../../docs-input/eg/service.toml");

pub(super) fn fake(input: &ServiceInput, _options: &Options) -> ServiceOutput {
    let mut output = ServiceOutput { service: input.service.id.clone(), ..ServiceOutput::default() };
    let mut diagnostics = Diagnostics::new();
    let mut lock = input.lock.text.to_string();
    for page in &input.pages {
        let mut operations = Vec::new();
        match page.text.trim().split_once(' ') {
            Some(("operation", name)) => {
                operations.push(name.to_owned());
                output.files.push(OutputFile {
                    path: format!("src/{name}.rs"),
                    contents: format!("// {}\n", page.path()),
                });
                if !lock.contains(name) {
                    lock.push_str(name);
                    lock.push('\n');
                }
            }
            _ if page.text.trim() == "error" => {
                diagnostics.push(Diagnostic::new(Code::DanglingReference, page.place(), "broken"));
            }
            _ => diagnostics.push(Diagnostic::new(Code::UnknownTable, page.place(), "what is it?")),
        }
        output.operations_of_pages.insert(page.path().to_string(), operations);
    }
    let operations = output.files.len();
    let counts = Counts { pages: input.pages.len(), operations, ..Counts::default() };
    ServiceOutput { counts, diagnostics, lock, ..output }
}

/// A repository of two services with one page each.
pub(super) struct Repository {
    dir: TempDir,
}

impl Repository {
    pub(super) fn new() -> Self {
        let repository = Self { dir: TempDir::new().unwrap() };
        repository.put("docs-input/cloud.toml", CLOUD);
        for id in ["eg", "ims"] {
            let settings = SERVICE.replace("id = \"eg\"", &format!("id = \"{id}\""));
            repository.put(&format!("docs-input/{id}/service.toml"), &settings);
            repository.put(&format!("docs-input/{id}/Create.txt"), "operation Create");
        }
        repository
    }

    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    pub(super) fn put(&self, path: &str, contents: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
    }

    pub(super) fn delete(&self, path: &str) {
        let path = self.path(path);
        if path.is_dir() { fs::remove_dir_all(path).unwrap() } else { fs::remove_file(path).unwrap() }
    }

    pub(super) fn has(&self, path: &str) -> bool {
        self.path(path).exists()
    }

    pub(super) fn args(&self) -> Args {
        Args {
            documents: Documents { docs_input: Some(self.path("docs-input")), cloud: None },
            generated: Some(self.path("generated")),
            runtime: Some("0.1".to_owned()),
            ..Args::default()
        }
    }

    pub(super) fn run(&self, args: &Args) -> Outcome {
        self.run_by(args, fake)
    }

    pub(super) fn run_by(
        &self,
        args: &Args,
        compile: impl Fn(&ServiceInput, &Options) -> ServiceOutput + Sync,
    ) -> Outcome {
        let records = self.path("target/tablature");
        let outcome = run_with(args, Some(&records), compile).unwrap();
        let root = shown(self.dir.path());
        // As if run from within the repository, and in a pipe.
        let local =
            |text: &str| anstream::adapter::strip_str(text).to_string().replace(&format!("{root}/"), "");
        Outcome { report: local(&outcome.report), diagnostics: local(&outcome.diagnostics), ..outcome }
    }

    pub(super) fn generate(&self) -> Outcome {
        self.run(&self.args())
    }

    pub(super) fn check(&self) -> Outcome {
        self.run(&Args { check: true, ..self.args() })
    }
}

#[test]
fn generate_writes_and_check_agrees() {
    let repository = Repository::new();
    let first = repository.generate();
    assert!(first.success);
    assert_eq!(first.diagnostics, "");
    assert_eq!(
        first.report,
        "eg: 1 page, 1 operation, 0 types, 0 rows; no diagnostics\n\
         ims: 1 page, 1 operation, 0 types, 0 rows; no diagnostics\n\
         generated: 12 files written, 0 unchanged, 0 deleted\n"
    );
    assert!(repository.has("generated/eg/src/Create.rs"));
    assert!(repository.has("docs-input/ims/names.lock"));
    let check = repository.check();
    assert!(check.success);
    assert!(check.report.ends_with("generated: 12 files up to date\n"), "{}", check.report);
    assert!(repository.generate().report.ends_with("generated: 0 files written, 12 unchanged, 0 deleted\n"));
}

#[test]
fn check_names_what_differs_and_the_command_and_writes_nothing() {
    let repository = Repository::new();
    repository.generate();
    repository.put("docs-input/eg/Delete.txt", "operation Delete");
    repository.delete("docs-input/ims/Create.txt");
    repository.put("docs-input/ims/Show.txt", "operation Show");
    repository.put("generated/eg/src/Create.rs", "// by hand\n");
    let check = repository.check();
    assert!(!check.success);
    let list = check.report.split_once("no diagnostics\nims:").unwrap().1.split_once('\n').unwrap().1;
    let expected = "missing: generated/eg/src/Delete.rs\n\
         missing: generated/ims/src/Show.rs\n\
         changed: docs-input/eg/names.lock, line 2\n    + Delete\n\
         changed: docs-input/ims/names.lock, line 2\n    + Show\n\
         changed: generated/manifest.json\n\
         changed by hand: generated/eg/src/Create.rs, line 1\n    - // by hand\n    + // eg/Create.txt\n\
         stale: generated/ims/src/Create.rs\n\
         7 files are not up to date: run `cargo xtask generate --docs-input docs-input --generated generated --runtime 0.1`\n";
    assert_eq!(list, expected);
    assert!(!repository.has("generated/eg/src/Delete.rs"));
    assert!(repository.has("generated/ims/src/Create.rs"));
    let generate = repository.generate();
    assert!(generate.success);
    assert!(
        generate.report.ends_with(
            "generated: 5 files written (1 of them had been changed by hand), 8 unchanged, 1 deleted\n"
        ),
        "{}",
        generate.report
    );
    assert!(repository.check().success);
}

#[test]
fn check_in_a_repository_that_was_never_generated_writes_nothing_at_all() {
    let repository = Repository::new();
    assert!(!repository.check().success);
    assert!(!repository.has("generated"));
}

#[test]
fn an_error_stops_its_service_and_no_other() {
    let repository = Repository::new();
    repository.generate();
    repository.put("docs-input/eg/Broken.txt", "error");
    repository.put("docs-input/eg/Create.txt", "operation Make");
    repository.put("docs-input/ims/Delete.txt", "operation Delete");
    let outcome = repository.generate();
    assert!(!outcome.success);
    assert_eq!(outcome.diagnostics, "error[T6002]: broken\n--> docs-input/eg/Broken.txt\n\n");
    assert!(
        outcome.report.starts_with(
            "eg: 2 pages, 1 operation, 0 types, 0 rows; 1 error; not written; its earlier output stays\n"
        ),
        "{}",
        outcome.report
    );
    assert!(repository.has("generated/eg/src/Create.rs") && !repository.has("generated/eg/src/Make.rs"));
    assert!(repository.has("generated/ims/src/Delete.rs"));
    assert_eq!(fs::read_to_string(repository.path("docs-input/eg/names.lock")).unwrap(), "Create\n");
    assert!(!repository.check().success, "a service with an error is not up to date, whatever is on disk");
    repository.delete("docs-input/eg/Broken.txt");
    assert!(repository.generate().success);
    assert!(!repository.has("generated/eg/src/Create.rs") && repository.has("generated/eg/src/Make.rs"));
}

#[test]
fn warnings_do_not_stop_anything() {
    let repository = Repository::new();
    repository.put("docs-input/eg/Odd.txt", "something");
    let outcome = repository.generate();
    assert!(outcome.success);
    assert!(outcome.diagnostics.contains("warning[T2003]: what is it?"), "{}", outcome.diagnostics);
    assert!(outcome.report.contains("; 1 warning\n"), "{}", outcome.report);
}

#[test]
fn a_page_that_was_an_operation_and_is_none_now_is_an_error() {
    let repository = Repository::new();
    repository.generate();
    repository.put("docs-input/eg/Create.txt", "Sorry, this page has moved.");
    let outcome = repository.generate();
    assert!(!outcome.success);
    let expected = "error[T2002]: the page gave `Create` in the last run, and gives no operation now\n\
         --> docs-input/eg/Create.txt\n = help: restore the page; or delete it, to remove the operation on purpose\n";
    assert!(outcome.diagnostics.contains(expected), "{}", outcome.diagnostics);
    assert!(repository.has("generated/eg/src/Create.rs"));
    assert!(!repository.generate().success, "and it stays one until somebody decides");
    repository.delete("docs-input/eg/Create.txt");
    repository.put("docs-input/eg/Show.txt", "operation Show");
    assert!(repository.generate().success);
    assert!(!repository.has("generated/eg/src/Create.rs"));
}

#[test]
fn one_service_leaves_the_others_untouched() {
    let repository = Repository::new();
    repository.generate();
    repository.put("docs-input/eg/Create.txt", "operation Make");
    repository.put("docs-input/ims/Create.txt", "error");
    let outcome = repository.run(&Args { service: Some("eg".to_owned()), ..repository.args() });
    assert!(outcome.success);
    assert!(repository.has("generated/eg/src/Make.rs") && repository.has("generated/ims/src/Create.rs"));
    let unknown = repository.run(&Args { service: Some("img".to_owned()), ..repository.args() });
    assert!(!unknown.success);
    assert!(unknown.diagnostics.contains("did you mean `ims`?"), "{}", unknown.diagnostics);
    assert!(repository.has("generated/ims/src/Create.rs") && repository.has("generated/eg/src/Make.rs"));
}

#[test]
fn a_service_whose_folder_is_gone_is_removed() {
    let repository = Repository::new();
    repository.generate();
    repository.delete("docs-input/ims");
    let check = repository.check();
    assert!(check.report.contains("stale: generated/ims/src/Create.rs\n"), "{}", check.report);
    assert!(repository.generate().success);
    assert!(!repository.has("generated/ims"));
}

#[test]
fn a_service_in_whose_place_something_else_stands_is_not_removed() {
    let repository = Repository::new();
    repository.generate();
    repository.delete("docs-input/ims");
    repository.put("docs-input/ims", "a file");
    for outcome in [repository.check(), repository.generate()] {
        assert!(!outcome.success && !outcome.report.contains("stale"), "{}", outcome.report);
        let expected = "error[T1010]: `ims` was a service in the last run, and is no folder now\n";
        assert!(outcome.diagnostics.contains(expected), "{}", outcome.diagnostics);
    }
    assert!(repository.has("generated/ims/src/Create.rs"));
}

#[test]
fn nothing_is_removed_while_the_documents_cannot_be_read() {
    let repository = Repository::new();
    repository.generate();
    repository.delete("docs-input/ims");
    repository.put("docs-input/cloud.toml", "id = [");
    assert!(!repository.generate().success);
    assert!(repository.has("generated/ims/src/Create.rs") && repository.has("generated/eg/src/Create.rs"));
    repository.delete("docs-input");
    assert!(!repository.generate().success);
    assert!(repository.has("generated/ims/src/Create.rs") && repository.has("generated/eg/src/Create.rs"));
}

#[test]
fn the_output_does_not_depend_on_where_or_when() {
    let (here, there) = (Repository::new(), Repository::new());
    here.generate();
    there.generate();
    let manifest =
        |repository: &Repository| fs::read_to_string(repository.path("generated/manifest.json")).unwrap();
    assert_eq!(manifest(&here), manifest(&there));
    assert!(!manifest(&here).contains(&shown(here.dir.path())));
}

#[test]
fn the_command_that_repairs_repeats_the_options() {
    let args = Args {
        documents: Documents { docs_input: Some("my docs".into()), cloud: None },
        service: Some("eg".into()),
        check: true,
        ..Args::default()
    };
    assert_eq!(command(&args), "cargo xtask generate --docs-input \"my docs\" --service eg");
    assert_eq!(command(&Args::default()), "cargo xtask generate");
}

/// A pipeline that panics for the service `eg`.
fn panicking(input: &ServiceInput, options: &Options) -> ServiceOutput {
    assert!(input.service.id != "eg", "no such\u{1b} index");
    fake(input, options)
}

#[test]
fn a_panic_is_an_error_of_its_service_and_others_are_written() {
    let repository = Repository::new();
    repository.generate();
    repository.put("docs-input/ims/Delete.txt", "operation Delete");
    repository.put("docs-input/eg/Create.txt", "operation Make");
    let outcome = repository.run_by(&repository.args(), panicking);
    assert!(!outcome.success);
    let expected = "error[T0001]: Tablature failed on the service `eg`: no such";
    assert!(outcome.diagnostics.starts_with(expected), "{}", outcome.diagnostics);
    assert!(!outcome.diagnostics.contains('\u{1b}'), "{}", outcome.diagnostics);
    assert!(
        outcome.report.starts_with("eg: 1 error; not written; its earlier output stays\n"),
        "{}",
        outcome.report
    );
    assert!(repository.has("generated/eg/src/Create.rs") && repository.has("generated/ims/src/Delete.rs"));
}

#[test]
fn a_file_that_no_disk_takes_is_an_error_of_its_service() {
    for name in ["x".repeat(300), "../../escape".to_owned()] {
        let repository = Repository::new();
        repository.put("docs-input/eg/Long.txt", &format!("operation {name}"));
        let outcome = repository.generate();
        let expected = "error[T0001]: Tablature made a file that cannot be written: `src/";
        assert!(outcome.diagnostics.starts_with(expected), "{}", outcome.diagnostics);
        assert!(!repository.has("generated/eg") && repository.has("generated/ims/src/Create.rs"));
    }
}

#[test]
fn a_page_with_a_name_that_is_refused_stops_no_other_service() {
    let repository = Repository::new();
    repository.put("docs-input/eg/a\nb.txt", "operation B");
    repository.put("docs-input/c\nd/E.txt", "operation E");
    let outcome = repository.generate();
    assert!(!outcome.success);
    for expected in [
        "error[T1009]: the name `a\\nb.txt` has a line break in it\n--> docs-input/eg/a\\nb.txt\n",
        "error[T1009]: the name `c\\nd` has a line break in it\n--> docs-input/c\\nd\n",
    ] {
        assert!(outcome.diagnostics.contains(expected), "{}", outcome.diagnostics);
    }
    assert!(!repository.has("generated/eg") && repository.has("generated/ims/src/Create.rs"));
}

#[test]
fn what_a_killed_run_has_left_goes_with_the_next_and_check_leaves_it() {
    let repository = Repository::new();
    repository.generate();
    let left = ["generated/.tablature-aB3dE6gH.tmp", "docs-input/eg/.tablature-12345678.tmp"];
    for path in left {
        repository.put(path, "half");
    }
    assert!(repository.check().success);
    assert!(left.iter().all(|path| repository.has(path)));
    assert!(repository.generate().success);
    assert!(!left.iter().any(|path| repository.has(path)));
    assert!(!repository.has("generated/.tablature-lock"), "nor does a run that ends leave anything");
}

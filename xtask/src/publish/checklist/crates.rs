//! What must be true of the crates, before `cargo publish` takes them.
//!
//! In: a workspace, with the revision that was published last. Out: points for each crate that can be published: its page says what
//! it is, its licences are in the package, its version is high enough for what changed in its interface; and one for all of them: each builds from
//! its package. Left out on purpose: publishing itself, which wants a person with a token.

use std::collections::BTreeSet;
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde::Deserialize;
use tempfile::TempDir;

use super::{Checklist, PointName, begin};
use crate::error::Error;
use crate::paths::shown;

/// How many keywords a registry takes, and how many categories.
const MOST_WORDS: usize = 5;

/// Crates in one repository.
pub(super) struct Workspace {
    pub(super) root: PathBuf,
    /// The program that compares the interfaces of two versions.
    pub(super) semver_checks: OsString,
}

/// What `cargo metadata` says of all crates.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

/// What a manifest says of its crate.
#[derive(Deserialize)]
struct Package {
    name: String,
    manifest_path: PathBuf,
    /// The registries that it may go to. All, where there is no list.
    publish: Option<Vec<String>>,
    description: Option<String>,
    repository: Option<String>,
    readme: Option<String>,
    license: Option<String>,
    keywords: Vec<String>,
    categories: Vec<String>,
}

impl Workspace {
    /// Goes through the points. `against` is the revision that was published last.
    pub(super) fn check(&self, list: &mut Checklist, against: Option<&str>) -> Result<(), Error> {
        let packages = self.packages()?;
        for package in &packages {
            package.has_a_page(list);
            self.holds_its_licences(list, package);
        }
        self.can_be_packaged(list, &packages)?;
        self.pay_for_their_interfaces(list, &packages, against);
        Ok(())
    }

    /// The crates that can be published.
    fn packages(&self) -> Result<Vec<Package>, Error> {
        let failed = |reason: String| Error::Workspace { path: shown(&self.root), reason };
        let output = self.cargo(["metadata", "--no-deps", "--format-version", "1"]).output();
        let output = output.map_err(|error| failed(error.to_string()))?;
        if !output.status.success() {
            return Err(failed(said(&output)));
        }
        let metadata: Metadata =
            serde_json::from_slice(&output.stdout).map_err(|error| failed(error.to_string()))?;
        let is_public = |package: &Package| package.publish.as_ref().is_none_or(|it| !it.is_empty());
        Ok(metadata.packages.into_iter().filter(is_public).collect())
    }

    fn holds_its_licences(&self, list: &mut Checklist, package: &Package) {
        let name = &package.name;
        let listed = self.cargo(["package", "--list", "--allow-dirty", "--package", name]).output();
        let listed = listed.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
        let files: BTreeSet<String> = listed.unwrap_or_default().lines().map(str::to_owned).collect();
        let wanted = licence_files(package.license.as_deref().unwrap_or_default());
        let lacking: Vec<&str> =
            wanted.iter().filter(|file| !files.contains(*file)).map(String::as_str).collect();
        let manifest = shown(&package.manifest_path);
        let remedy = if package.license.is_some() {
            format!("put {} beside `{manifest}`, and into its `include`", lacking.join(", "))
        } else {
            format!("set `license` in `{manifest}`")
        };
        let holds = package.license.is_some() && lacking.is_empty();
        list.point(
            PointName::Licence,
            format!("{name}: it has a licence, and its text is in the package"),
            holds,
            remedy,
        );
    }

    /// In a folder of its own: cargo keeps the sources of a package by name, version and place, so that an earlier one's would be
    /// taken for this one's.
    fn can_be_packaged(&self, list: &mut Checklist, packages: &[Package]) -> Result<(), Error> {
        let names: Vec<&str> = packages.iter().map(|package| package.name.as_str()).collect();
        begin(&format!("that {} build from their packages, which takes minutes", names.join(", ")));
        let target = TempDir::new().map_err(Error::io("create", &env::temp_dir()))?;
        let mut command = self.cargo(["package", "--quiet"]);
        command.arg("--target-dir").arg(target.path());
        command.args(names.iter().flat_map(|name| ["--package", name]));
        let (holds, said) = outcome(command);
        let remedy = format!("run `cargo package -p {}`, which says: {said}", names.join(" -p "));
        list.point(PointName::Package, "the crates build from their packages", holds, remedy);
        Ok(())
    }

    fn pay_for_their_interfaces(&self, list: &mut Checklist, packages: &[Package], against: Option<&str>) {
        const NAME: PointName = PointName::Semver;
        let what = "the versions are high enough for what changed in the interfaces";
        let Some(revision) = against else {
            let why = "say with --against which revision was published last; before the first release there is none";
            return list.skipped(NAME, what, why);
        };
        if Path::new(revision).is_dir() {
            let why =
                format!("`{revision}` is a folder with documents: name a revision, which has the crates too");
            return list.skipped(NAME, what, why);
        }
        if !outcome(self.semver_checks(["--version"])).0 {
            let remedy = "run `cargo install --locked cargo-semver-checks`";
            return list.point(NAME, what, false, remedy);
        }
        for package in packages {
            let name = &package.name;
            if !package.was_in(revision) {
                list.point(NAME, format!("{name}: it was not there in {revision}"), true, "");
                continue;
            }
            begin(&format!("the interface of {name} against {revision}"));
            let arguments = ["check-release", "--package", name, "--baseline-rev", revision];
            let (holds, said) = outcome(self.semver_checks(arguments));
            let what = format!(
                "{name}: its version is high enough for what changed in its interface since {revision}"
            );
            let command = format!("cargo semver-checks --package {name} --baseline-rev {revision}");
            let remedy = format!("run `{command}`, and set the version that it asks for; it says: {said}");
            list.point(NAME, what, holds, remedy);
        }
    }

    fn cargo<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Command {
        self.command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), arguments)
    }

    fn semver_checks<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Command {
        let arguments = ["semver-checks"].into_iter().chain(arguments);
        self.command(self.semver_checks.clone(), arguments)
    }

    fn command<'a>(&self, program: OsString, arguments: impl IntoIterator<Item = &'a str>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root).args(arguments);
        command
    }
}

impl Package {
    /// Whether a revision has its manifest.
    fn was_in(&self, revision: &str) -> bool {
        let mut git = Command::new("git");
        git.arg("-C").arg(self.manifest_path.parent().unwrap_or(Path::new(".")));
        git.args(["cat-file", "-e", &format!("{revision}:./Cargo.toml")]);
        outcome(git).0
    }

    fn has_a_page(&self, list: &mut Checklist) {
        let said = [
            ("description", self.description.is_some()),
            ("repository", self.repository.is_some()),
            ("readme", self.readme.is_some()),
            ("keywords (one to five)", (1..=MOST_WORDS).contains(&self.keywords.len())),
            ("categories (one to five)", (1..=MOST_WORDS).contains(&self.categories.len())),
        ];
        let lacking: Vec<&str> = said.iter().filter(|(_, is_said)| !is_said).map(|(key, _)| *key).collect();
        list.point(
            PointName::Page,
            format!("{}: its page says what it is, and how to find it", self.name),
            lacking.is_empty(),
            format!("set {} in `{}`", lacking.join(", "), shown(&self.manifest_path)),
        );
    }
}

/// The files that a licence expression wants: `LICENSE-MIT` for `MIT`.
fn licence_files(expression: &str) -> Vec<String> {
    let words = expression.split(|it: char| it.is_whitespace() || matches!(it, '(' | ')' | '/'));
    let terms = words.filter(|word| !word.is_empty() && !matches!(*word, "OR" | "AND" | "WITH"));
    terms.map(|term| format!("LICENSE-{}", term.split('-').next().unwrap_or(term).to_uppercase())).collect()
}

/// Whether a command succeeds, and what it says is wrong.
fn outcome(mut command: Command) -> (bool, String) {
    match command.output() {
        Ok(output) => (output.status.success(), said(&output)),
        Err(error) => (false, error.to_string()),
    }
}

/// The line that says what is wrong: the first error, the sum of what was compared, or else the last line.
fn said(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let error = lines().find(|line| line.starts_with("error") || line.starts_with("Summary"));
    error.or_else(|| lines().next_back()).unwrap_or("nothing").to_owned()
}

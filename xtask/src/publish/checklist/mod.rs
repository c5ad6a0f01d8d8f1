//! What must be true before anything is published, as a list that a run goes through.
//!
//! In: the services as they would be published, what was published before, and the crates of this repository. Out: a line for
//! each point, with what to do where it does not hold. Points have names that stay. Those that take minutes are told as they begin.
//! Left out on purpose: whether the documents are right, which only people can say.

mod crates;
mod figures;
mod name;
#[cfg(test)]
mod tests;

use std::fmt;
use std::path::Path;
use std::process::Command;

use tablature_codegen::model::ServiceInfo;

use super::Args;
use super::make::Publishable;
use super::versions::Published;
use crate::error::Error;
use crate::paths::{of_repository, shown};
use crate::{diff, generate};
use crates::Workspace;

pub(crate) use name::PointName;

/// The points of a run.
#[derive(Debug, Default)]
pub(super) struct Checklist {
    points: Vec<Point>,
}

/// A point: its name, what must hold, and whether it does.
#[derive(Debug)]
struct Point {
    name: PointName,
    what: String,
    finding: Finding,
}

#[derive(Debug, PartialEq, Eq)]
enum Finding {
    Holds,
    /// With what to do.
    Missing(String),
    /// With what it would need.
    Skipped(String),
}

impl Checklist {
    fn point(&mut self, name: PointName, what: impl Into<String>, holds: bool, remedy: impl Into<String>) {
        let finding = if holds { Finding::Holds } else { Finding::Missing(remedy.into()) };
        self.points.push(Point { name, what: what.into(), finding });
    }

    fn skipped(&mut self, name: PointName, what: impl Into<String>, why: impl Into<String>) {
        self.points.push(Point { name, what: what.into(), finding: Finding::Skipped(why.into()) });
    }

    /// Whether no point is missing.
    pub(super) fn is_done(&self) -> bool {
        !self.points.iter().any(Point::is_missing)
    }
}

impl Point {
    fn is_missing(&self) -> bool {
        matches!(self.finding, Finding::Missing(_))
    }
}

impl fmt::Display for Checklist {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Point { name, what, finding } in &self.points {
            match finding {
                Finding::Holds => writeln!(f, "ok[{name}]: {what}")?,
                Finding::Missing(remedy) => {
                    writeln!(f, "unmet[{name}]: {what}\n    = help: {remedy}")?;
                }
                Finding::Skipped(why) => writeln!(f, "skipped[{name}]: {what}\n    = note: {why}")?,
            }
        }
        let count = |is: fn(&Point) -> bool| self.points.iter().filter(|point| is(point)).count();
        let skipped = count(|point| matches!(point.finding, Finding::Skipped(_)));
        match (count(Point::is_missing), skipped) {
            (0, 0) => writeln!(f, "all {} points hold", self.points.len()),
            (0, _) => writeln!(f, "no point is missing; {skipped} of {} were skipped", self.points.len()),
            (missing, _) => writeln!(f, "{missing} of {} points are missing", self.points.len()),
        }
    }
}

/// Says what takes a while, as it begins.
fn begin(what: &str) {
    anstream::eprintln!("checking {what} ...");
}

/// Goes through the list.
pub(super) fn check(
    args: &Args,
    services: &[Publishable],
    published: &Published,
) -> Result<Checklist, Error> {
    let mut list = Checklist::default();
    let current = generate::run(&generate::Args::check_of(args.documents.clone()))?.success;
    list.point(
        PointName::Generated,
        "the generated files are current",
        current,
        "run `cargo xtask generate`",
    );
    versions(&mut list, args)?;
    for service in services {
        of_service(&mut list, service, published);
    }
    let root = of_repository(".");
    figures::check(&mut list, &root);
    Workspace { root, semver_checks: "cargo-semver-checks".into() }
        .check(&mut list, args.against.as_deref())?;
    Ok(list)
}

fn versions(list: &mut Checklist, args: &Args) -> Result<(), Error> {
    const NAME: PointName = PointName::VersionSufficient;
    let Some(against) = &args.against else {
        let why =
            "say with --against which revision was published last; before the first release there is none";
        list.skipped(NAME, "the versions are high enough for what changed in the documents", why);
        return Ok(());
    };
    let suffice = diff::versions_suffice(&args.documents, against)?;
    let what = format!("the versions are high enough for what changed in the documents since {against}");
    let remedy = format!("run `cargo xtask diff --against {against}`, and set the versions that it asks for");
    list.point(NAME, what, suffice, remedy);
    Ok(())
}

fn of_service(list: &mut Checklist, service: &Publishable, published: &Published) {
    let ServiceInfo { id, description, package, source, .. } = &service.info;
    let version = &package.version;
    list.point(
        PointName::VersionNew,
        format!("{id}: {version} is new, or was published with the same files"),
        published.admit(service).is_ok(),
        "set a new `crate.version` in service.toml: what is published stays",
    );
    let is_first = published.versions(id).iter().all(|known| known.to_string() == *version);
    list.point(
        PointName::History,
        format!("{id}: the history tells what {version} changes"),
        is_first || service.is_recorded,
        "run `cargo xtask diff --accept`",
    );
    list.point(
        PointName::Description,
        format!("{id}: a reader learns what the service does"),
        description.is_some(),
        "set `description` in service.toml",
    );
    list.point(
        PointName::Terms,
        format!("{id}: the terms of the pages are stated"),
        source.terms_url.is_some(),
        "set `source.terms-url` in service.toml; ask the publisher where nobody knows them",
    );
    let document = of_repository("generated").join(id).join("openapi.json");
    begin(&format!("{} with the validators", shown(&document)));
    list.point(
        PointName::Validators,
        format!("{id}: the validators find no error"),
        validates(&document),
        format!("run `.ci/install-tools`, then `.ci/validate {}`, and see what it says", shown(&document)),
    );
}

/// Whether the tools from outside take a document. Not where they are not installed.
fn validates(document: &Path) -> bool {
    let script = of_repository(".ci").join("validate");
    Command::new(script).arg(document).output().is_ok_and(|output| output.status.success())
}

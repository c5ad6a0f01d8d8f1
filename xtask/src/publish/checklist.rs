//! What must be true before anything is published, as a list that a run goes through.
//!
//! In: the services as they would be published, and what was published before. Out: a line for each point, with what to do where
//! it does not hold. Left out on purpose: whether the documents are right, which only people can say.

use std::fmt;
use std::path::Path;
use std::process::Command;

use tablature_codegen::model::ServiceInfo;

use super::versions::Published;
use super::{Args, Publishable};
use crate::error::Error;
use crate::paths::{of_repository, shown};
use crate::{diff, generate};

/// The points of a run.
#[derive(Debug, Default)]
pub(super) struct Checklist {
    points: Vec<Point>,
}

/// A point, and what to do where it does not hold.
#[derive(Debug)]
struct Point {
    what: String,
    remedy: Option<String>,
}

impl Checklist {
    fn point(&mut self, what: impl Into<String>, holds: bool, remedy: impl Into<String>) {
        self.points.push(Point { what: what.into(), remedy: (!holds).then(|| remedy.into()) });
    }

    /// Whether every point holds.
    pub(super) fn is_done(&self) -> bool {
        self.points.iter().all(|point| point.remedy.is_none())
    }
}

impl fmt::Display for Checklist {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Point { what, remedy } in &self.points {
            match remedy {
                None => writeln!(f, "ok      {what}")?,
                Some(remedy) => writeln!(f, "missing {what}\n        {remedy}")?,
            }
        }
        let missing = self.points.iter().filter(|point| point.remedy.is_some()).count();
        match missing {
            0 => writeln!(f, "all is ready: run `cargo xtask publish`"),
            missing => writeln!(f, "{missing} of {} points are missing", self.points.len()),
        }
    }
}

/// Goes through the list.
pub(super) fn check(
    args: &Args,
    services: &[Publishable<'_>],
    published: &Published,
) -> Result<Checklist, Error> {
    let mut list = Checklist::default();
    let current = generate::run(&generate::Args::check_of(args.documents.clone()))?.success;
    list.point("the generated files are current", current, "run `cargo xtask generate`");
    if let Some(against) = &args.against {
        let paid = diff::is_paid(&args.documents, against)?;
        let what = format!("the versions pay for what changed since {against}");
        list.point(
            what,
            paid,
            format!("run `cargo xtask diff --against {against}`, and set the versions that it owes"),
        );
    }
    for service in services {
        of_service(&mut list, service, published);
    }
    Ok(list)
}

fn of_service(list: &mut Checklist, service: &Publishable<'_>, published: &Published) {
    let ServiceInfo { id, description, package, source, .. } = &service.input.service;
    let version = &package.version;
    list.point(
        format!("{id}: {version} is new, or was published with the same files"),
        published.admit(service).is_ok(),
        "set a new `crate.version` in service.toml: what is published stays",
    );
    let is_first = published.versions(id).iter().all(|known| known.to_string() == *version);
    let is_recorded = service.input.releases.iter().any(|release| release.version == *version);
    list.point(
        format!("{id}: the history tells what {version} changes"),
        is_first || is_recorded,
        "run `cargo xtask diff --accept`",
    );
    list.point(
        format!("{id}: a reader learns what the service does"),
        description.is_some(),
        "set `description` in service.toml",
    );
    list.point(
        format!("{id}: the terms of the pages are said"),
        source.terms_url.is_some(),
        "set `source.terms-url` in service.toml; ask the publisher where nobody knows them",
    );
    let document = of_repository("generated").join(id).join("openapi.json");
    list.point(
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

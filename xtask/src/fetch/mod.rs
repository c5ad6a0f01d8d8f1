//! `cargo xtask fetch`: pages from their site into the documents folder.
//!
//! In: `[fetch]` of each `service.toml`, and `fetch.lock`. Out: pages, and the lock. Left out on purpose: what pages mean, but for how
//! much is read from each form of them; and everything about names of operations, which is the business of `generate`.
//!
//! | module | what it does |
//! |---|---|
//! | [`wanted`], [`index`] | settings -> addresses, each with the name of its file |
//! | [`client`], [`robots`], [`transfer`], [`verdict`], [`clock`] | address -> body, politely and within bounds |
//! | [`charset`] | bytes -> text |
//! | [`content`], [`chrome`], [`normalise`], [`markdown`] | text of a site -> text of a page |
//! | [`form`], [`first`] | HTML or Markdown |
//! | [`service`], [`page`], [`fresh`], [`disk`] | what is written, and what is kept |
//! | [`lock`], [`frozen`] | `fetch.lock`, and whether it is true |
//! | [`tally`] | what people read |

mod charset;
mod chrome;
mod client;
mod clock;
mod content;
mod disk;
mod first;
mod form;
mod fresh;
mod frozen;
#[cfg(feature = "fuzz")]
pub(crate) mod fuzz;
mod index;
mod lock;
mod markdown;
mod normalise;
mod page;
mod robots;
mod service;
mod tally;
#[cfg(test)]
mod tests;
mod transfer;
mod verdict;
mod wanted;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tablature_codegen::diagnostic::{Code, Diagnostic, Diagnostics, Severity, counted};
use tablature_codegen::load::{Documents, LoadedService, ServiceInput};
use tablature_codegen::model::FetchInfo;

use crate::Outcome;
use crate::error::Error;
use crate::paths::{self, shown};
use crate::progress::Progress;
use crate::report::{self, Selection};
use crate::sync::{self, Guard};
use client::{Client, Manners};
use clock::{Clock, SystemClock};
use frozen::Frozen;
use lock::Lock;
use service::{Service, Told};
use wanted::Settings;

#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct Args {
    /// Only the pages of this service.
    #[arg(long, value_name = "ID")]
    service: Option<String>,
    /// The folder with the documents [default: docs-input of this repository].
    #[arg(long, value_name = "DIR")]
    docs_input: Option<PathBuf>,
    /// Use no network and write nothing; fail where pages and fetch.lock are not what the settings ask for.
    #[arg(long)]
    frozen: bool,
    /// Milliseconds between two requests to a host, if its robots.txt asks for no more [default: 1000].
    #[arg(long, value_name = "MS", conflicts_with = "frozen")]
    delay: Option<u64>,
    /// Replace pages that somebody edited, deleted or added, and pages of operations by pages without one.
    #[arg(long, conflicts_with = "frozen")]
    force: bool,
}

/// Fetches, or checks.
pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let manners = Manners::default();
    let delay = args.delay.map_or(manners.delay, Duration::from_millis);
    run_with(args, Manners { delay, ..manners }, &SystemClock::start(), &Progress::shown())
}

/// The same with any patience and any clock, so that misbehaviour can be tested without waiting for it.
fn run_with(args: &Args, manners: Manners, clock: &dyn Clock, progress: &Progress) -> Result<Outcome, Error> {
    let docs_input = args.docs_input.clone().unwrap_or_else(|| paths::of_repository("docs-input"));
    let _guard = if args.frozen { None } else { Some(guard(&docs_input)?) };
    let cloud = paths::of_repository("docs-input/cloud.toml");
    let documents = Documents::open(&docs_input, args.service.as_deref(), Some(&cloud));
    let of_folder = documents.diagnostics.iter().filter(|found| found.severity == Severity::Error);
    let mut run = Run {
        docs_input: &docs_input,
        found: of_folder.cloned().collect(),
        report: String::new(),
        wrote: false,
    };
    let mut client = None;
    let mut is_fetchable = false;
    for id in documents.ids() {
        let service = documents.load(id);
        run.found.extend(unusable(&service).cloned());
        let Some(service) = Fetchable::of(&service) else { continue };
        is_fetchable = true;
        if args.frozen {
            run.check(service);
            continue;
        }
        let client = match &mut client {
            Some(client) => client,
            none => {
                none.insert(Client::new(manners, clock, progress).map_err(|reason| Error::Client { reason })?)
            }
        };
        run.fetch(service, args.force, client, clock, progress)?;
    }
    if client.is_some() {
        progress.ends();
    }
    if !is_fetchable {
        run.report += &nothing(args, &run.found);
    }
    if run.wrote {
        run.report += "see what changed with `cargo xtask diff`, and write it with `cargo xtask generate`\n";
    }
    Ok(run.outcome(&documents))
}

/// Nobody else writes pages meanwhile, and what a run that was killed has left half written goes.
fn guard(docs_input: &Path) -> Result<Guard, Error> {
    // A folder that is not there is not made: it was misspelt.
    std::fs::metadata(docs_input).map_err(Error::io("read", docs_input))?;
    let guard = Guard::take(docs_input)?;
    sync::sweep(docs_input, docs_input);
    Ok(guard)
}

/// A service whose pages are fetched.
struct Fetchable<'s> {
    input: &'s ServiceInput,
    info: &'s FetchInfo,
    settings: Settings<'s>,
}

impl<'s> Fetchable<'s> {
    /// None where the settings do not say how, or have errors.
    fn of(service: &'s LoadedService) -> Option<Self> {
        let input = service.input.as_ref().filter(|_| unusable(service).next().is_none())?;
        Some(Self { input, info: input.service.fetch.as_ref()?, settings: Settings::of(service) })
    }
}

/// What keeps a service from being fetched. What is wrong with pages does not: they may be fetched because of it.
fn unusable(service: &LoadedService) -> impl Iterator<Item = &Diagnostic> {
    service.diagnostics.iter().filter(|found| concerns_settings(found))
}

fn concerns_settings(found: &Diagnostic) -> bool {
    let is_settings = found.place.page.ends_with("/service.toml") || !found.place.page.contains('/');
    let is_of_pages = matches!(found.code, Code::NoPages);
    found.severity == Severity::Error && is_settings && !is_of_pages
}

fn nothing(args: &Args, found: &Diagnostics) -> String {
    match (&args.service, found.has_errors()) {
        (_, true) => String::new(),
        (Some(service), false) => format!("{service}: nothing to fetch: its service.toml has no [fetch]\n"),
        (None, false) => "nothing to fetch: no service.toml has a table [fetch]\n".to_owned(),
    }
}

/// A run over all services.
struct Run<'r> {
    docs_input: &'r Path,
    found: Diagnostics,
    report: String,
    wrote: bool,
}

impl Run<'_> {
    fn fetch(
        &mut self,
        service: Fetchable<'_>,
        force: bool,
        client: &mut Client<'_>,
        clock: &dyn Clock,
        progress: &Progress,
    ) -> Result<(), Error> {
        let Fetchable { input, info, settings } = service;
        let id = &input.service.id;
        let folder = self.docs_input.join(id);
        if folder.is_symlink() {
            return Err(Error::Irregular { path: shown(&folder), what: "a link" });
        }
        let Some(lock) = self.lock(&folder, id) else { return Ok(()) };
        let (said, told) = (BTreeSet::new(), Told::default());
        let service =
            Service { client, clock, input, info, settings, folder, lock, force, appends: None, told, said };
        let told = service.run(progress)?;
        self.report += &told.tally.report(id);
        self.wrote |= told.tally.wrote();
        self.found.extend(told.found);
        Ok(())
    }

    fn check(&mut self, service: Fetchable<'_>) {
        let Fetchable { input, info, settings } = service;
        let id = &input.service.id;
        let Some(lock) = self.lock(&self.docs_input.join(id), id) else { return };
        let differences = Frozen { input, info, settings, lock: &lock }.differences();
        let errors = differences.iter().filter(|found| found.severity == Severity::Error).count();
        let said = match errors {
            0 => format!("{} as fetched", counted(lock.page.len(), "page")),
            errors => counted(errors, "difference"),
        };
        self.report += &[id, ": ", &said, "\n"].concat();
        self.found.extend(differences);
    }

    /// The lock of a service. Without one that can be read, nothing is known of its pages, and nothing is done.
    fn lock(&mut self, folder: &Path, id: &str) -> Option<Lock> {
        Lock::read(folder, id).map_err(|diagnostic| self.found.push(diagnostic)).ok()
    }

    fn outcome(self, documents: &Documents) -> Outcome {
        let success = !self.found.has_errors();
        let diagnostics = report::render_of(documents, &self.found, &shown(self.docs_input), Selection::All);
        Outcome { report: self.report, diagnostics, success }
    }
}

//! `cargo xtask diff`: what changed in the documents, and whom it breaks.
//!
//! In: the documents as they are, and a revision or a folder to hold them against. Out: a report for a terminal, for a pull
//! request (Markdown) or for programs (JSON). Nothing is written, but for the history of a service where its changes are accepted.

mod accept;
mod markdown;
mod report;
mod revision;
mod terminal;
#[cfg(test)]
mod tests;

use std::path::Path;

use clap::ValueEnum;
use tablature_codegen::diagnostic::Diagnostics;
use tablature_codegen::model::Class;

use crate::Outcome;
use crate::documents::Documents;
use crate::error::Error;
use crate::report::{Selection, render_of};
use report::{Report, ServiceReport, errors};
use revision::Revision;

/// The last commit.
const HEAD: &str = "HEAD";

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Compare with this revision of the documents' git repository, or with this folder.
    #[arg(long, value_name = "REV|DIR", default_value = HEAD)]
    against: String,
    /// Format of the report.
    #[arg(long, value_enum, default_value_t = Form::Terminal)]
    format: Form,
    /// Only this service.
    #[arg(long, value_name = "ID")]
    service: Option<String>,
    /// Fail where there is a change of this class, or a more serious one; or where the version of a crate is too low.
    #[arg(long, value_enum)]
    fail_on: Option<FailOn>,
    /// Record the changes in the history of each service, `changes/<version>.toml`.
    #[arg(long)]
    accept: bool,
    #[command(flatten)]
    documents: Documents,
}

/// The form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people at a terminal, with the lines of the pages.
    Terminal,
    /// For a pull request.
    Markdown,
    /// For programs.
    Json,
}

/// What makes a run fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// A change that breaks callers.
    Breaking,
    /// A change of the contract.
    Compatible,
    /// Any change.
    Documentation,
    /// A version in service.toml that is too low for the changes of the crate.
    Version,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let docs_input = args.documents.folder();
    let cloud = args.documents.cloud();
    let service = args.service.as_deref();
    let old = match revision::is_folder(&args.against) {
        Some(folder) => Revision::of_folder(&folder, &cloud, service),
        None => Revision::of_git(&docs_input, &args.against, &cloud, service)?,
    };
    let new = Revision::of_folder(&docs_input, &cloud, service);
    let of_folder = &new.documents.diagnostics;
    if new.ids().is_empty() && of_folder.has_errors() {
        // What is wrong is with the folder, or with the service that was asked for.
        let diagnostics = unreadable(&new, &errors(of_folder.clone()));
        return Ok(Outcome { report: String::new(), diagnostics, success: false });
    }
    // A service that was asked for may be new, or gone.
    if service.is_none() && old.ids().is_disjoint(&new.ids()) {
        return Err(Error::NothingInCommon { old: old.label, new: new.label });
    }
    let (report, errors) = Report::of(&old, &new);
    let text = match args.format {
        Form::Terminal => terminal::render(&report, &old, &new),
        Form::Markdown => markdown::render(&report),
        Form::Json => report.json(),
    };
    let accepted = if args.accept { accept::accept(&report, &docs_input)? } else { String::new() };
    let success =
        errors.iter().all(Diagnostics::is_empty) && !args.fail_on.is_some_and(|it| it.holds(&report));
    let unreadable = unreadable(&old, &errors[0]) + &unreadable(&new, &errors[1]);
    Ok(Outcome { report: text, diagnostics: unreadable + &accepted, success })
}

/// Whether every version is high enough for what changed since a revision.
pub(crate) fn versions_suffice(documents: &Documents, against: &str) -> Result<bool, Error> {
    let outcome = run(&Args {
        against: against.to_owned(),
        format: Form::Json,
        service: None,
        fail_on: Some(FailOn::Version),
        accept: false,
        documents: documents.clone(),
    });
    Ok(outcome?.success)
}

/// What changed since the last commit, a line for each service, as `generate` says it; nothing where nothing did, and where the
/// documents lie in no repository. Services that were not touched are not read again.
pub(crate) fn short_form(docs_input: &Path, cloud: &Path, service: Option<&str>) -> String {
    let touched = revision::touched(docs_input);
    let touched: Vec<&String> = touched.iter().filter(|id| service.is_none_or(|only| only == *id)).collect();
    if touched.is_empty() {
        return String::new();
    }
    let Ok(before) = revision::archived(docs_input, HEAD) else { return String::new() };
    let lines = touched.into_iter().flat_map(|id| {
        let [old, new] = [before.path(), docs_input].map(|it| Revision::of_folder(it, cloud, Some(id)));
        Report::of(&old, &new).0.services
    });
    let lines: String = lines.map(|service| terminal::summary(&service)).collect();
    if lines.is_empty() {
        lines
    } else {
        format!("since the last commit (`cargo xtask diff` shows all):\n{lines}")
    }
}

/// What kept services of a revision from being compared.
fn unreadable(revision: &Revision, errors: &Diagnostics) -> String {
    render_of(&revision.documents, errors, &revision.folder, Selection::FirstOfEachCode)
}

impl FailOn {
    fn holds(self, report: &Report) -> bool {
        let has = |worst: Class| report.gravest().is_some_and(|class| class <= worst);
        match self {
            Self::Breaking => has(Class::Breaking),
            Self::Compatible => has(Class::Compatible),
            Self::Documentation => has(Class::Documentation),
            Self::Version => report.services.iter().any(ServiceReport::has_low_version),
        }
    }
}

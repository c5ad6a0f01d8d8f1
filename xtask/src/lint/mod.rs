//! `cargo xtask lint`: what is wrong with the documents, as a product of its own.
//!
//! In: the documents, `lints.toml` (how much each rule weighs, for all services or for one) and `lints-baseline.toml` (what is
//! known already). Out: a report for a terminal, for programs (JSON), for code hosts (SARIF), or a table of rules and
//! services. Left out on purpose: generation. What stops a service is an error there, whatever `lints.toml` says of it.

mod baseline;
mod json;
mod sarif;
mod settings;
mod table;
#[cfg(test)]
mod tests;

use std::convert::Infallible;
use std::path::Path;

use clap::ValueEnum;
use tablature_codegen::diagnostic::{Diagnostic, Diagnostics, Severity};
use tablature_codegen::load::{self, LoadedService};
use tablature_codegen::name;
use tablature_codegen::pipeline::interpret;

use crate::documents::{self, Documents};
use crate::error::Error;
use crate::generate::each_service;
use crate::progress::Progress;
use crate::report::{self, Selection, Sources, severities};
use crate::{Outcome, paths, sync};
use baseline::Baseline;
use settings::Settings;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Format of the report.
    #[arg(long, value_enum, default_value_t = Form::Terminal)]
    format: Form,
    /// Only this service.
    #[arg(long, value_name = "ID")]
    service: Option<String>,
    /// Fail where there is a finding of this severity or a higher one that is not in the baseline.
    #[arg(long, value_enum, default_value_t = FailOn::Error)]
    fail_on: FailOn,
    /// Write all findings to the baseline: from then on they are known.
    #[arg(long, conflicts_with = "service")]
    update_baseline: bool,
    /// Show findings that are in the baseline, too.
    #[arg(long)]
    no_baseline: bool,
    /// Show every finding, and not only the first ten of each rule.
    #[arg(long)]
    all_diagnostics: bool,
    #[command(flatten)]
    documents: Documents,
}

/// The form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people at a terminal, with the lines of the pages.
    Terminal,
    /// For programs.
    Json,
    /// For code hosts, which show it beside the lines of a pull request.
    Sarif,
    /// A Markdown table: how many findings each rule has in each service.
    Table,
}

/// What makes a run fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FailOn {
    Error,
    Warning,
    Note,
    /// Nothing.
    Never,
}

/// Something that was found.
#[derive(Clone, Debug)]
struct Finding {
    /// The service, or nothing for what is of the folder as a whole.
    service: String,
    /// What it is, with the weight that `lints.toml` gives it.
    diagnostic: Diagnostic,
    /// Whether the baseline has it.
    is_known: bool,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let docs_input = args.documents.folder();
    let cloud = args.documents.cloud();
    let settings = Settings::read(&docs_input)?;
    let mut documents = load::Documents::open(&docs_input, args.service.as_deref(), Some(&cloud));
    let mut findings = findings(&mut documents, &settings);
    if args.update_baseline {
        return update(&docs_input, &findings);
    }
    let baseline = if args.no_baseline { Baseline::default() } else { Baseline::read(&docs_input)? };
    let stale = baseline.mark(&mut findings, args.service.as_deref());
    let folder = paths::shown(&docs_input);
    let for_programs = |report| (String::new(), report);
    let (diagnostics, report) = match args.format {
        Form::Terminal => terminal(args, &findings, stale, &documents, &folder),
        Form::Json => for_programs(json::render(&findings)),
        Form::Sarif => {
            for_programs(sarif::render(&findings, &Sources { texts: &documents.sources, folder: &folder }))
        }
        Form::Table => for_programs(table::render(&findings)),
    };
    let success = !findings.iter().any(|finding| !finding.is_known && args.fail_on.holds(finding));
    Ok(Outcome { report, diagnostics, success })
}

/// What is new with the lines of its pages, and how much there is of everything.
fn terminal(
    args: &Args,
    findings: &[Finding],
    stale: usize,
    documents: &load::Documents,
    folder: &str,
) -> (String, String) {
    let new = findings.iter().filter(|finding| !finding.is_known).map(|finding| &finding.diagnostic);
    let selection = if args.all_diagnostics { Selection::All } else { Selection::FirstOfEachCode };
    let all: Diagnostics = new.clone().cloned().collect();
    let known = findings.len() - all.len();
    let stale = match stale {
        0 => String::new(),
        1 => "1 entry of the baseline is found no more: --update-baseline takes it out\n".to_owned(),
        stale => {
            format!("{stale} entries of the baseline are found no more: --update-baseline takes them out\n")
        }
    };
    let summary = format!("{}, {known} in the baseline\n{stale}", severities(&all));
    (report::render_of(documents, new, folder, selection), summary)
}

/// Everything that there is to say on the documents, as `lints.toml` weighs it.
fn findings(documents: &mut load::Documents, settings: &Settings) -> Vec<Finding> {
    let weighed = |service: &str, found: Diagnostics| -> Vec<Finding> {
        let findings = found.into_iter().filter_map(|diagnostic| {
            let severity = settings.severity(service, &diagnostic)?;
            let diagnostic = Diagnostic { severity, ..diagnostic };
            Some(Finding { service: service.to_owned(), diagnostic, is_known: false })
        });
        findings.collect()
    };
    let of_folder = weighed("", std::mem::take(&mut documents.diagnostics));
    let Ok(of_services) = each_service(documents, &Progress::shown(), |id| {
        Ok::<_, Infallible>(weighed(id, of_service(&documents.load(id))))
    });
    of_folder.into_iter().chain(of_services.into_iter().flatten()).collect()
}

/// What loading, reading and naming have to say.
fn of_service(service: &LoadedService) -> Diagnostics {
    let mut found = service.diagnostics.clone();
    let Some(input) = &service.input else { return found };
    let interpreted = interpret(input);
    found.extend(interpreted.diagnostics);
    match name::name_with(&interpreted.api, &input.lock) {
        Ok((named, _)) => found.extend(named.diagnostics),
        Err(invalid) => found.push(invalid),
    }
    found
}

fn update(docs_input: &Path, findings: &[Finding]) -> Result<Outcome, Error> {
    let path = docs_input.join(baseline::FILE);
    let baseline = Baseline::of(findings);
    sync::sweep(docs_input, docs_input);
    documents::write(&path, &baseline.text(), docs_input)?;
    let report = format!("{}: {} known\n", paths::shown(&path), report::count(findings.len(), "finding"));
    Ok(Outcome { report, diagnostics: String::new(), success: true })
}

impl FailOn {
    fn holds(self, finding: &Finding) -> bool {
        let least = match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Note => Severity::Note,
            Self::Never => return false,
        };
        finding.diagnostic.severity >= least
    }
}

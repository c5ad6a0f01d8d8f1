//! `cargo xtask generate`: load, compile, and write or check.

mod core;
#[cfg(test)]
mod core_tests;
mod make;
mod record;
#[cfg(test)]
mod record_tests;
mod services;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use tablature_codegen::load::{self, ServiceInput};
use tablature_codegen::pipeline::{self, Options, ServiceOutput};

use crate::Outcome;
use crate::diff;
use crate::documents::Documents;
use crate::error::Error;
use crate::faults;
use crate::paths::{self, shown};
use crate::progress::Progress;
use crate::report::{self, Selection, Summary};
use crate::sync::{self, Guard, Mode, State};
use record::Records;
use services::{Made, Services};

pub(crate) use make::{each as each_service, each_id};
pub(crate) use services::{Compiled, compile};

#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    documents: Documents,
    /// The folder to write to [default: generated of this repository].
    #[arg(long, value_name = "DIR")]
    generated: Option<PathBuf>,
    /// Only this service. All others stay as they are.
    #[arg(long, value_name = "ID")]
    service: Option<String>,
    /// Write nothing, and fail where something is not up to date.
    #[arg(long)]
    check: bool,
    /// Where generated crates find the runtime: a folder, or a version in the registry [default: runtime of this
    /// repository].
    #[arg(long, value_name = "PATH|VERSION")]
    runtime: Option<String>,
    /// Show every diagnostic, and not only the first ten of each code.
    #[arg(long)]
    all_diagnostics: bool,
}

impl Args {
    /// A check of what stands in this repository.
    pub(crate) fn check_of(documents: Documents) -> Self {
        Self { documents, check: true, ..Self::default() }
    }
}

/// Generates, or checks.
pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let records = paths::of_repository("target/tablature");
    run_with(args, Some(&records), |input, options| pipeline::compile_watched(input, options, &faults::place))
}

/// The same with any pipeline, so that what happens to files can be tested by itself, and with records anywhere.
fn run_with(
    args: &Args,
    records: Option<&Path>,
    compile: impl Fn(&ServiceInput, &Options) -> ServiceOutput + Sync,
) -> Result<Outcome, Error> {
    let docs_input = args.documents.folder();
    let generated = args.generated.clone().unwrap_or_else(|| paths::of_repository("generated"));
    let runtime = paths::runtime(args.runtime.as_deref(), &generated)?;
    // A folder that is not ours is refused before anything is put into it, and looked at again once it is locked.
    State::read(&generated)?;
    let _guard = if args.check { None } else { Some(Guard::take(&generated)?) };
    let state = State::read(&generated)?;
    if !args.check {
        sync::sweep(&generated, &docs_input);
        sync::sweep_unshown(&generated);
    }

    let cloud = args.documents.cloud();
    let mut documents = load::Documents::open(&docs_input, args.service.as_deref(), Some(&cloud));
    let shared = match &documents.cloud {
        Some(cloud) => core::shared(cloud, args.runtime.as_deref(), &generated)?,
        None => None,
    };
    let options = Options { runtime, core: shared };
    documents.diagnostics.extend(services::replaced(&documents, &state.manifest));
    let core = core::written(&mut documents, &options);
    let records = Records::open(records, &generated, &documents, &options);
    if !args.check {
        records.sweep();
    }
    let run = sync::Run::new(&state, if args.check { Mode::Check } else { Mode::Write });
    let services = Services {
        documents: &documents,
        docs_input: &docs_input,
        manifest: &state.manifest,
        run: &run,
        records: &records,
        options: &options,
        core: &core,
        core_stands: Mutex::new(false),
        compile,
    };
    let made = make::each(&documents, &Progress::shown(), |id| services.make(id))?;
    services.end();
    let synced = run.finish(is_complete(args, &documents))?;

    let files = if args.check {
        report::differences(&generated, &synced, &command(args))
    } else {
        report::written(&generated, &synced)
    };
    let failed =
        documents.diagnostics.has_errors() || made.iter().any(|service| service.diagnostics.has_errors());
    let changes = if args.check {
        String::new()
    } else {
        diff::short_form(&docs_input, &cloud, args.service.as_deref())
    };
    Ok(Outcome {
        report: summary(&documents, &made) + &changes + &report::unknown(&synced) + &files,
        diagnostics: diagnostics(args, &docs_input, &documents, &made),
        success: !failed && (!args.check || synced.changes.is_empty()),
    })
}

/// Whether what was asked for is all that there is. Only then does a missing service mean that it was removed.
fn is_complete(args: &Args, documents: &load::Documents) -> bool {
    args.service.is_none() && !documents.diagnostics.has_errors()
}

fn diagnostics(args: &Args, docs_input: &Path, documents: &load::Documents, made: &[Made]) -> String {
    let selection = if args.all_diagnostics { Selection::All } else { Selection::FirstOfEachCode };
    let all = documents.diagnostics.iter().chain(made.iter().flat_map(|service| &service.diagnostics));
    report::render_of(documents, all, &shown(docs_input), selection)
}

fn summary(documents: &load::Documents, made: &[Made]) -> String {
    let severities = || format!("documents: {}\n", report::severities(&documents.diagnostics));
    let of_folder = (!documents.diagnostics.is_empty()).then(severities);
    let services = made.iter().map(|service| {
        let Made { id, counts, diagnostics } = service;
        Summary { service: id, counts: *counts, diagnostics }.line()
    });
    of_folder.into_iter().chain(services).collect()
}

/// The command that repairs what `--check` has found: the same one without `--check`.
fn command(args: &Args) -> String {
    let folder = |path: &Option<PathBuf>| path.as_deref().map(shown);
    let options = [
        ("docs-input", folder(&args.documents.docs_input)),
        ("cloud", folder(&args.documents.cloud)),
        ("generated", folder(&args.generated)),
        ("service", args.service.clone()),
        ("runtime", args.runtime.clone()),
    ];
    let options = options.into_iter().filter_map(|(name, value)| {
        let value = value?;
        let quote = if value.contains(char::is_whitespace) { "\"" } else { "" };
        Some(format!(" --{name} {quote}{value}{quote}"))
    });
    std::iter::once("cargo xtask generate".to_owned()).chain(options).collect()
}

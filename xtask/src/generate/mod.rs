//! `cargo xtask generate`: load, compile, and write or check.

mod core;
#[cfg(test)]
mod core_tests;
mod services;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use tablature_codegen::load::{LoadedInput, ServiceInput, load};
use tablature_codegen::pipeline::{self, Options, ServiceOutput};

use crate::Outcome;
use crate::diff;
use crate::documents::Documents;
use crate::error::Error;
use crate::faults;
use crate::paths::{self, shown};
use crate::report::{self, Selection, Sources, Summary};
use crate::sync::{self, Guard, State};
use services::Compiled;

pub(crate) use services::compile;

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
    run_with(args, |input, options| pipeline::compile_watched(input, options, &faults::place))
}

/// The same with any pipeline, so that what happens to files can be tested by itself.
fn run_with(
    args: &Args,
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
    }

    let cloud = args.documents.cloud();
    let mut loaded = load(&docs_input, args.service.as_deref(), Some(&cloud));
    let shared = match &loaded.cloud {
        Some(cloud) => core::shared(cloud, args.runtime.as_deref(), &generated)?,
        None => None,
    };
    let options = Options { runtime, core: shared };
    let core = core::written(&mut loaded, &options);
    let services = services::compile(&loaded, &state.manifest, &options, compile);
    let goal = services::goal(core, &services, &docs_input, is_complete(args, &loaded));
    let plan = sync::plan(&goal, &state)?;
    if !args.check {
        sync::write(&plan, &state)?;
    }

    let files = if args.check {
        let manifest = plan.manifest_change(&state);
        report::differences(&generated, &plan, manifest.as_ref(), &command(args))
    } else {
        report::written(&generated, &plan)
    };
    let failed =
        loaded.diagnostics.has_errors() || services.iter().any(|service| service.diagnostics.has_errors());
    let changes = if args.check {
        String::new()
    } else {
        diff::short_form(&docs_input, &cloud, args.service.as_deref())
    };
    Ok(Outcome {
        report: summary(&loaded, &services) + &changes + &report::strangers(&plan) + &files,
        diagnostics: diagnostics(args, &docs_input, &loaded, &services),
        success: !failed && (!args.check || plan.is_empty()),
    })
}

/// Whether what was loaded is all that there is. Only then does a missing service mean that it was removed.
fn is_complete(args: &Args, loaded: &LoadedInput) -> bool {
    args.service.is_none() && !loaded.diagnostics.has_errors()
}

fn diagnostics(args: &Args, docs_input: &Path, loaded: &LoadedInput, services: &[Compiled]) -> String {
    let folder = shown(docs_input);
    let sources = Sources { texts: &loaded.sources, folder: &folder };
    let selection = if args.all_diagnostics { Selection::All } else { Selection::FirstOfEachCode };
    let all = loaded.diagnostics.iter().chain(services.iter().flat_map(|service| &service.diagnostics));
    report::render(all, &sources, selection)
}

fn summary(loaded: &LoadedInput, services: &[Compiled]) -> String {
    let severities = || format!("documents: {}\n", report::severities(&loaded.diagnostics));
    let documents = (!loaded.diagnostics.is_empty()).then(severities);
    let services = services.iter().map(|service| {
        let counts = service.output.as_ref().map(|output| output.counts);
        Summary { service: &service.id, counts, diagnostics: &service.diagnostics }.line()
    });
    documents.into_iter().chain(services).collect()
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

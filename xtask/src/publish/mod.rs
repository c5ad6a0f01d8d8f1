//! `cargo xtask publish`: what goes to the public, in one folder that any web server can serve.
//!
//! In: the documents. Out: for each service its OpenAPI document in the versions and notations that tools take, and a catalogue
//! of all services. A version that was published stays as it was: other files under the same number are refused.
//! Left out on purpose: crates, which `cargo publish` takes from `generated`.

mod catalogue;
mod checklist;
mod formats;
#[cfg(test)]
mod tests;
mod versions;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use tablature_codegen::load::{LoadedInput, ServiceInput, load};
use tablature_codegen::pipeline::{self, Options, RuntimeSource, ServiceOutput};

use crate::Outcome;
use crate::documents::Documents;
use crate::error::Error;
use crate::faults;
use crate::paths::{self, shown};
use crate::report::{self, Selection, Sources};
use crate::sync::{self, Goal, Guard, Service, State};
use versions::Published;

#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    documents: Documents,
    /// The folder to write to [default: target/publish of this repository].
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Write nothing. Go through what must be true before anything is published, and fail where something is not.
    #[arg(long)]
    check: bool,
    /// With --check: the revision of the documents that was published last. The version must pay for what changed since then.
    #[arg(long, value_name = "REV|DIR", requires = "check")]
    against: Option<String>,
}

/// A service that can be published.
struct Publishable<'l> {
    input: &'l ServiceInput,
    output: ServiceOutput,
}

/// Publishes, or checks that all is ready.
pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let docs_input = args.documents.folder();
    let out = args.out.clone().unwrap_or_else(|| paths::of_repository("target/publish"));
    let loaded = load(&docs_input, None, Some(&args.documents.cloud()));
    let (services, diagnostics, is_sound) = compile(&loaded);
    let sources = Sources { texts: &loaded.sources, folder: &shown(&docs_input) };
    let diagnostics = report::render(diagnostics.iter(), &sources, Selection::FirstOfEachCode);
    let Some(cloud) = loaded.cloud.as_ref().filter(|_| is_sound) else {
        let report = "nothing is published: the documents have errors\n".to_owned();
        return Ok(Outcome { report, diagnostics, success: false });
    };
    if args.check {
        let published = Published::read(&State::read(&out)?, &out, &cloud.id);
        let list = checklist::check(args, &services, &published)?;
        return Ok(Outcome { report: list.to_string(), diagnostics: String::new(), success: list.is_done() });
    }
    let report = write(&out, &cloud.id, &services, |files, published| {
        catalogue::catalogue(cloud, &services, files, published)
    })?;
    // What is wrong with the documents is told by `generate`, and is no reason not to publish.
    Ok(Outcome { report, diagnostics: String::new(), success: true })
}

/// Every service through the pipeline, what there was to say, and whether all of them can be published.
fn compile(loaded: &LoadedInput) -> (Vec<Publishable<'_>>, tablature_codegen::diagnostic::Diagnostics, bool) {
    // Crates are not published here, so that it does not matter where they would find the runtime.
    let options = Options { runtime: RuntimeSource::Version("*".to_owned()), core: None };
    let mut diagnostics = loaded.diagnostics.clone();
    let mut services = Vec::new();
    for service in &loaded.services {
        diagnostics.extend(service.diagnostics.clone());
        if let Some(input) = &service.input {
            let output = pipeline::compile_watched(input, &options, &faults::place);
            diagnostics.extend(output.diagnostics.clone());
            services.push(Publishable { input, output });
        }
    }
    let is_sound = !diagnostics.has_errors() && !services.is_empty();
    (services, diagnostics, is_sound)
}

/// Writes the folder of a cloud. `index` makes the catalogue of the files.
fn write(
    out: &Path,
    cloud: &str,
    services: &[Publishable<'_>],
    index: impl Fn(&BTreeMap<String, String>, &Published) -> String,
) -> Result<String, Error> {
    State::read(out)?;
    let _guard = Guard::take(out)?;
    let state = State::read(out)?;
    sync::sweep(out, out);
    let published = Published::read(&state, out, cloud);
    let mut files = BTreeMap::new();
    for service in services {
        published.admit(service)?;
        files.extend(formats::files(service));
    }
    let catalogue = index(&files, &published);
    files.insert(catalogue::FILE.to_owned(), catalogue);
    let older = published.kept(&files);
    files.extend(older);
    let rendered = Service::Rendered { files, pages: BTreeMap::new() };
    let goal = Goal { complete: false, services: [(cloud.to_owned(), rendered)].into(), ..Goal::default() };
    let plan = sync::plan(&goal, &state)?;
    sync::write(&plan, &state)?;
    Ok(report::strangers(&plan) + &report::written(out, &plan))
}

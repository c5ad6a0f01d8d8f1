//! `cargo xtask publish`: what goes to the public, in one folder that any web server can serve.
//!
//! In: the documents. Out: for each service its OpenAPI document in the versions and notations that tools take, a catalogue of all
//! services, and a site to read them on. A version that was published stays as it was: other files under the same number are
//! refused.
//! Left out on purpose: crates, which `cargo publish` takes from `generated`.

mod catalogue;
mod checklist;
mod formats;
mod site;
#[cfg(test)]
mod tests;
mod versions;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use tablature_codegen::diagnostic::{Diagnostics, Severity};
use tablature_codegen::load::{LoadedInput, ServiceInput, load};
use tablature_codegen::model::CloudInfo;
use tablature_codegen::pipeline::{self, Options, RuntimeSource};

use crate::Outcome;
use crate::documents::Documents;
use crate::error::Error;
use crate::faults;
use crate::generate::{self, Compiled};
use crate::paths::{self, shown};
use crate::report::{self, Selection, Sources};
use crate::sync::{self, Guard, Manifest, Mode, State};
pub(crate) use checklist::PointName;
use site::ServiceSite;
use versions::Published;

#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    documents: Documents,
    /// The folder to write to [default: target/publish of this repository].
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Leave out the site, which needs npm.
    #[arg(long)]
    documents_only: bool,
    /// Write nothing. Check everything that has to hold before anything is published.
    #[arg(long)]
    check: bool,
    /// With --check: the revision of the documents that was published last. Versions have to be high enough for what changed since then.
    #[arg(long, value_name = "REV|DIR", requires = "check")]
    against: Option<String>,
}

/// A service that can be published.
struct Publishable<'l> {
    input: &'l ServiceInput,
    operations: usize,
    warnings: usize,
    made: Made,
}

/// What is made of a service.
#[derive(Default)]
struct Made {
    /// The files of its version, by name.
    files: Vec<(&'static str, String)>,
    /// Its pages of the site.
    site: ServiceSite,
}

impl Publishable<'_> {
    /// The OpenAPI document.
    fn document(&self) -> &str {
        let (newest, _) = formats::DOCUMENTS[0];
        self.made.files.iter().find(|(name, _)| *name == newest).map_or("", |(_, document)| document)
    }
}

/// Publishes, or checks that all is ready.
pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let docs_input = args.documents.folder();
    let out = args.out.clone().unwrap_or_else(|| paths::of_repository("target/publish"));
    let loaded = load(&docs_input, None, Some(&args.documents.cloud()));
    let (mut services, diagnostics) = compile(&loaded, !args.documents_only && !args.check);
    let is_sound = !diagnostics.has_errors() && !services.is_empty();
    let Some(cloud) = loaded.cloud.as_ref().filter(|_| is_sound) else {
        return Ok(refused(&loaded, &diagnostics, &shown(&docs_input)));
    };
    // What is wrong with the documents is told by `generate`, and is no reason not to publish.
    let done = |report: String, success: bool| Outcome { report, diagnostics: String::new(), success };
    if args.check {
        let published = Published::read(&State::read(&out)?, &out, &cloud.id)?;
        let list = checklist::check(args, &services, &published)?;
        return Ok(done(list.to_string(), list.is_done()));
    }
    let site = if args.documents_only { Vec::new() } else { site(cloud, &mut services)? };
    Ok(done(write(&out, cloud, &services, site)?, true))
}

/// Why nothing is published. Where there is no service, whatever was found may say why.
fn refused(loaded: &LoadedInput, diagnostics: &Diagnostics, folder: &str) -> Outcome {
    let sources = Sources { texts: &loaded.sources, folder };
    let has_errors = diagnostics.has_errors();
    let why = diagnostics.iter().filter(|found| !has_errors || found.severity == Severity::Error);
    let diagnostics = report::render(why, &sources, Selection::FirstOfEachCode);
    let report = if has_errors {
        "nothing is published: the documents have errors\n".to_owned()
    } else {
        format!(
            "nothing is published: `{folder}` has no service, which is a folder with pages; see docs-input/README.md\n"
        )
    };
    Outcome { report, diagnostics, success: false }
}

/// The files of the site.
fn site(cloud: &CloudInfo, services: &mut [Publishable<'_>]) -> Result<Vec<(String, String)>, Error> {
    let tools = site::Tools::install()?;
    let guide = site::Guide::read(&paths::of_repository("docs"))?;
    let pages: Vec<ServiceSite> =
        services.iter_mut().map(|service| std::mem::take(&mut service.made.site)).collect();
    let services = pages.into_iter().zip(services.iter().map(Publishable::document)).collect();
    Ok(site::files(cloud, services, &guide, tools))
}

/// Every service through the pipeline, and what there was to say. With `site`, its pages are made on the way, while what they are
/// made of is there.
fn compile(loaded: &LoadedInput, site: bool) -> (Vec<Publishable<'_>>, Diagnostics) {
    // Crates are not published here, so that it does not matter where they would find the runtime.
    let options = Options { runtime: RuntimeSource::Version("*".to_owned()), core: None };
    let made: Mutex<BTreeMap<String, Made>> = Mutex::default();
    let one = |input: &ServiceInput| {
        let (output, of_service) =
            pipeline::compile_with(input, &options, &faults::place, |interpreted, output| {
                let files = formats::of_version(output);
                let of_site = || site::make(input, interpreted, &formats::beside(&files));
                Made { site: site.then(of_site).unwrap_or_default(), files }
            });
        made.lock().unwrap_or_else(PoisonError::into_inner).insert(input.service.id.clone(), of_service);
        output
    };
    let nothing = Manifest::default();
    let compiled: Vec<Compiled> =
        loaded.services.par_iter().map(|service| generate::compile(service, &nothing, one)).collect();
    let mut made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
    let mut diagnostics = loaded.diagnostics.clone();
    let mut services = Vec::new();
    for (service, compiled) in loaded.services.iter().zip(compiled) {
        if let (Some(input), Some(output)) = (&service.input, &compiled.output) {
            services.push(Publishable {
                input,
                operations: output.counts.operations,
                warnings: compiled.diagnostics.count(Severity::Warning),
                made: made.remove(&service.id).unwrap_or_default(),
            });
        }
        diagnostics.extend(compiled.diagnostics);
    }
    (services, diagnostics)
}

/// Writes the folder of a cloud.
fn write(
    out: &Path,
    cloud: &CloudInfo,
    services: &[Publishable<'_>],
    site: Vec<(String, String)>,
) -> Result<String, Error> {
    State::read(out)?;
    let _guard = Guard::take(out)?;
    let state = State::read(out)?;
    sync::sweep(out, out);
    let published = Published::read(&state, out, &cloud.id)?;
    for service in services {
        published.admit(service)?;
    }
    let mut files = published.files;
    files.extend(services.iter().flat_map(formats::files));
    files.extend(site);
    files.insert(catalogue::FILE.to_owned(), catalogue::catalogue(cloud, services, &files));
    let files = files.iter().map(|(path, contents)| (path.as_str(), contents.as_str())).collect();
    let run = sync::Run::new(&state, Mode::Write);
    run.put(&cloud.id, &files, BTreeMap::new(), None)?;
    let synced = run.finish(false)?;
    Ok(report::unknown(&synced) + &report::written(out, &synced))
}

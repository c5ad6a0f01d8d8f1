//! `cargo xtask publish`: what goes to the public, in one folder that any web server can serve.
//!
//! In: the documents. Out: for each service its OpenAPI document in the versions and notations that tools take, a catalogue of all
//! services, and a site to read them on. A version that was published stays as it was: other files under the same number are
//! refused.
//! Left out on purpose: crates, which `cargo publish` takes from `generated`.

mod catalogue;
mod checklist;
mod formats;
mod make;
mod site;
mod spool;
#[cfg(test)]
mod tests;
mod versions;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use tablature_codegen::diagnostic::{Diagnostics, Severity};
use tablature_codegen::load;
use tablature_codegen::model::CloudInfo;

use crate::Outcome;
use crate::documents::Documents;
use crate::error::Error;
use crate::paths::{self, shown};
use crate::report::{self, Selection};
use crate::sync::{self, Files, Guard, Mode, State};
pub(crate) use checklist::PointName;
use make::{Made, Publishable};
use spool::Spool;
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

/// Publishes, or checks that all is ready.
pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let docs_input = args.documents.folder();
    let out = args.out.clone().unwrap_or_else(|| paths::of_repository("target/publish"));
    let documents = load::Documents::open(&docs_input, None, Some(&args.documents.cloud()));
    let spool = Spool::open(&paths::of_repository("target/tablature"))?;
    let made = make::all(&documents, !args.documents_only && !args.check, &spool)?;
    let (services, diagnostics) = taken(&documents, made);
    let is_sound = !diagnostics.has_errors() && !services.is_empty();
    let Some(cloud) = documents.cloud.as_ref().filter(|_| is_sound) else {
        return Ok(refused(&documents, &diagnostics, &docs_input));
    };
    // What is wrong with the documents is told by `generate`, and is no reason not to publish.
    let done = |report: String, success: bool| Outcome { report, diagnostics: String::new(), success };
    if args.check {
        let published = Published::read(&State::read(&out)?, &out, &cloud.id)?;
        let list = checklist::check(args, &services, &published)?;
        return Ok(done(list.to_string(), list.is_done()));
    }
    let site = if args.documents_only { Vec::new() } else { site(cloud, &services)? };
    Ok(done(write(&out, cloud, &services, &site, &spool)?, true))
}

/// The services that can be published, and all that there was to say.
fn taken(documents: &load::Documents, made: Vec<Made>) -> (Vec<Publishable>, Diagnostics) {
    let mut diagnostics = documents.diagnostics.clone();
    let mut services = Vec::new();
    for Made { service, diagnostics: of_service } in made {
        services.extend(service);
        diagnostics.extend(of_service);
    }
    (services, diagnostics)
}

/// Why nothing is published. Where there is no service, whatever was found may say why.
fn refused(documents: &load::Documents, diagnostics: &Diagnostics, docs_input: &Path) -> Outcome {
    let has_errors = diagnostics.has_errors();
    let why = diagnostics.iter().filter(|found| !has_errors || found.severity == Severity::Error);
    let diagnostics =
        report::render_of(documents, why, &paths::shown(docs_input), Selection::FirstOfEachCode);
    let report = if has_errors {
        "nothing is published: the documents have errors\n".to_owned()
    } else {
        let folder = shown(docs_input);
        format!(
            "nothing is published: `{folder}` has no service, which is a folder with pages; see docs-input/README.md\n"
        )
    };
    Outcome { report, diagnostics, success: false }
}

/// The files of the site that belong to no service.
fn site(cloud: &CloudInfo, services: &[Publishable]) -> Result<Vec<(String, String)>, Error> {
    let tools = site::Tools::install()?;
    let guide = site::Guide::read(&paths::of_repository("docs"))?;
    Ok(site::files(cloud, services.iter().map(|service| &service.listed), &guide, tools))
}

/// Writes the folder of a cloud, one service after another.
fn write(
    out: &Path,
    cloud: &CloudInfo,
    services: &[Publishable],
    site: &[(String, String)],
    spool: &Spool,
) -> Result<String, Error> {
    State::read(out)?;
    let _guard = Guard::take(out)?;
    let state = State::read(out)?;
    sync::sweep(out, out);
    sync::sweep_unshown(out);
    let published = Published::read(&state, out, &cloud.id)?;
    for service in services {
        published.admit(service)?;
    }
    let run = sync::Run::new(&state, Mode::Write);
    let put = |files: Files<'_>| run.put(&cloud.id, &files, BTreeMap::new(), None);
    let mut paths = BTreeSet::new();
    for service in services {
        let texts = service.texts(spool)?;
        put(texts.iter().flat_map(|(paths, text)| paths.iter().map(|path| (&**path, &**text))).collect())?;
        paths.extend(texts.into_iter().flat_map(|(paths, _)| paths));
    }
    let older: BTreeMap<String, String> =
        published.files.into_iter().filter(|(path, _)| !paths.contains(path)).collect();
    paths.extend(older.keys().cloned());
    run.keep_files(&cloud.id, older);
    let catalogue = catalogue::catalogue(cloud, services, &paths);
    let site = site.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    put(site.chain([(catalogue::FILE, catalogue.as_str())]).collect())?;
    let synced = run.finish(false)?;
    Ok(report::unknown(&synced) + &report::written(out, &synced))
}

//! Every service through the pipeline, and what of it is to be written.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use tablature_codegen::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use tablature_codegen::emit::OutputFile;
use tablature_codegen::fault::contain;
use tablature_codegen::load::{LoadedInput, LoadedService, ServiceInput};
use tablature_codegen::pipeline::{Options, ServiceOutput};
use tablature_codegen::source::{Place, name};

use super::core::Core;
use crate::faults;
use crate::sync::{Goal, LockFile, Manifest, Service, is_writable};

/// What became of one service.
pub(crate) struct Compiled {
    /// Its id.
    pub(super) id: String,
    /// What the pipeline made of it. None where the settings could not be read.
    pub(crate) output: Option<ServiceOutput>,
    /// What loading and the pipeline had to say.
    pub(crate) diagnostics: Diagnostics,
    /// Its `names.lock`, below the documents folder. A bare folder of pages has none and gets none.
    lock: Option<String>,
}

/// Puts every service through the pipeline, side by side, and keeps their order.
pub(crate) fn compile(
    loaded: &LoadedInput,
    manifest: &Manifest,
    options: &Options,
    compile: impl Fn(&ServiceInput, &Options) -> ServiceOutput + Sync,
) -> Vec<Compiled> {
    let one = |service: &LoadedService| {
        let mut diagnostics = service.diagnostics.clone();
        let described = service.input.as_ref().filter(|input| input.is_described);
        let lock = described.map(|input| input.lock.path.to_string());
        let output = service.input.as_ref().and_then(|input| {
            // The pipeline contains its stages; whatever else may fail ends here.
            let output = contain(&faults::place, || compile(input, options));
            let mut output = output.map_err(|panic| diagnostics.push(panic.of_service(&service.id))).ok()?;
            let found = std::mem::take(&mut output.diagnostics);
            let vanished = vanished(input, &output, &found, manifest);
            diagnostics.extend(found.into_iter().chain(vanished).chain(unwritable(&service.id, &output)));
            Some(output)
        });
        Compiled { id: service.id.clone(), output, diagnostics, lock }
    };
    loaded.services.par_iter().map(one).collect()
}

/// Pages that gave an operation in the last run, are still there, and give none now. A page that was deleted is no
/// mistake: that is how an operation is removed. Nor is one on which this program failed; that was said.
fn vanished(
    input: &ServiceInput,
    output: &ServiceOutput,
    found: &Diagnostics,
    manifest: &Manifest,
) -> Vec<Diagnostic> {
    let Some(before) = manifest.services.get(&input.service.id) else { return Vec::new() };
    let faults = || found.iter().filter(|found| found.code == Code::Fault);
    if faults().any(|fault| fault.severity == Severity::Error) {
        return Vec::new();
    }
    let failed = |page: &str| faults().any(|fault| &*fault.place.page == page);
    let gave = |page: &str| before.pages.get(page).filter(|operations| !operations.is_empty());
    let gives =
        |page: &str| output.operations_of_pages.get(page).is_some_and(|operations| !operations.is_empty());
    let pages = input.pages.iter().filter(|page| !gives(page.path()) && !failed(page.path()));
    pages
        .filter_map(|page| {
            let operations = gave(page.path())?.join("`, `");
            let message = format!("the page gave `{operations}` in the last run, and gives no operation now");
            let diagnostic = Diagnostic::new(Code::VanishedOperation, page.place(), message);
            Some(diagnostic.help("restore the page; or delete it, to remove the operation on purpose"))
        })
        .collect()
}

/// Files that no disk takes. Names are made from what pages say, so they are looked at before any disk is.
fn unwritable(service: &str, output: &ServiceOutput) -> Vec<Diagnostic> {
    let files = output.files.iter().filter(|file| !is_writable(&file.path));
    files
        .map(|file| {
            let message =
                format!("Tablature made a file that cannot be written: `{}`", name::shown(&file.path));
            Diagnostic::new(Code::Fault, Place::page(service), message)
                .help("this is a fault of Tablature: please report it with the page that has such a name")
        })
        .collect()
}

/// What should stand on disk. A service with an error is kept as it is, all are where the crate of the cloud is unsound, and that
/// stands where one of a service does.
pub(super) fn goal(core: Core, services: &[Compiled], docs_input: &Path, complete: bool) -> Goal {
    let mut goal = Goal { complete, ..Goal::default() };
    for service in services {
        let is_sound = !matches!(core, Core::Unsound) && !service.diagnostics.has_errors();
        let output = service.output.as_ref().filter(|_| is_sound);
        let Some(output) = output else {
            goal.services.insert(service.id.clone(), Service::Kept);
            continue;
        };
        let pages = output.operations_of_pages.clone();
        goal.services.insert(service.id.clone(), Service::Rendered { files: by_path(&output.files), pages });
        if let Some(lock) = &service.lock {
            goal.locks.push(LockFile { path: docs_input.join(lock), contents: output.lock.clone() });
        }
    }
    let is_written = goal.services.values().any(|service| matches!(service, Service::Rendered { .. }));
    if let Core::Written { name, files } = core
        && !goal.services.is_empty()
    {
        let service = if is_written {
            Service::Rendered { files: by_path(&files), pages: BTreeMap::new() }
        } else {
            Service::Kept
        };
        goal.services.insert(name, service);
    }
    goal
}

fn by_path(files: &[OutputFile]) -> BTreeMap<String, String> {
    files.iter().map(|file| (file.path.clone(), file.contents.clone())).collect()
}

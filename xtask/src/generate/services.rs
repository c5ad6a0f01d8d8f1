//! One service through the pipeline, and onto the disk.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use tablature_codegen::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use tablature_codegen::emit::OutputFile;
use tablature_codegen::fault::contain;
use tablature_codegen::load::{Documents, LoadedService, ServiceInput};
use tablature_codegen::pipeline::{Counts, Options, ServiceOutput};
use tablature_codegen::source::{Place, name};

use super::core::Core;
use super::record::{Inputs, Records};
use crate::error::Error;
use crate::faults;
use crate::sync::{Files, LockFile, Manifest, Run, is_writable};

/// What is told of a service.
#[derive(Debug)]
pub(super) struct Made {
    /// Its id.
    pub(super) id: String,
    /// How much there was. None where the settings could not be read.
    pub(super) counts: Option<Counts>,
    /// What loading and the pipeline had to say.
    pub(super) diagnostics: Diagnostics,
}

/// A service behind the pipeline.
pub(crate) struct Compiled {
    /// What the pipeline made of it. None where the settings could not be read.
    pub(crate) output: Option<ServiceOutput>,
    /// What loading and the pipeline had to say.
    pub(crate) diagnostics: Diagnostics,
}

/// Puts a service through the pipeline.
pub(crate) fn compile(
    service: &LoadedService,
    manifest: &Manifest,
    compile: impl FnOnce(&ServiceInput) -> ServiceOutput,
) -> Compiled {
    let mut diagnostics = service.diagnostics.clone();
    let output = service.input.as_ref().and_then(|input| {
        // The pipeline contains its stages; whatever else may fail ends here.
        let output = contain(&faults::place, || compile(input));
        let mut output = output.map_err(|panic| diagnostics.push(panic.of_service(&service.id))).ok()?;
        let found = std::mem::take(&mut output.diagnostics);
        let vanished = vanished(input, &output, &found, manifest);
        diagnostics.extend(found.into_iter().chain(vanished).chain(unwritable(&service.id, &output)));
        Some(output)
    });
    Compiled { output, diagnostics }
}

/// What all services of a run share.
pub(super) struct Services<'a, C> {
    pub(super) documents: &'a Documents,
    pub(super) docs_input: &'a Path,
    pub(super) manifest: &'a Manifest,
    pub(super) run: &'a Run<'a>,
    pub(super) records: &'a Records,
    pub(super) options: &'a Options,
    pub(super) core: &'a Core,
    /// Whether the crate of the cloud stands there by now.
    pub(super) core_stands: Mutex<bool>,
    pub(super) compile: C,
}

impl<C: Fn(&ServiceInput, &Options) -> ServiceOutput + Sync> Services<'_, C> {
    /// Makes a service and writes it, or leaves it as it is: where nothing of what it is made from has changed, and where there
    /// is an error. All are left where the crate of the cloud is unsound.
    pub(super) fn make(&self, id: &str) -> Result<Made, Error> {
        let inputs = self.records.inputs(self.documents, id);
        if let Some(made) = self.unchanged(id, inputs.as_ref())? {
            return Ok(made);
        }
        let service = self.documents.load(id);
        let Compiled { output, diagnostics } =
            compile(&service, self.manifest, |input| (self.compile)(input, self.options));
        let counts = output.as_ref().map(|output| output.counts);
        let made = Made { id: id.to_owned(), counts, diagnostics };
        let is_sound = !matches!(self.core, Core::Unsound) && !made.diagnostics.has_errors();
        match output.filter(|_| is_sound) {
            Some(output) => {
                let is_described = service.input.as_ref().is_some_and(|input| input.is_described);
                let lock = is_described.then_some(output.lock.as_str());
                self.write(&service, &output, lock)?;
                if let Some((inputs, entry)) = inputs.zip(self.run.entry(id)) {
                    self.records.keep(self.documents, inputs, lock, entry, &made);
                }
            }
            None => self.run.keep(id),
        }
        Ok(made)
    }

    /// What was told of a service by the run that wrote what stands there, from the same inputs.
    fn unchanged(&self, id: &str, inputs: Option<&Inputs>) -> Result<Option<Made>, Error> {
        let Some(record) = inputs.and_then(|inputs| self.records.find(inputs)) else { return Ok(None) };
        let entry = self.manifest.services.get(id);
        let is_same = entry.is_some_and(|entry| entry.hash() == record.entry);
        if !is_same || !self.run.keep_if_it_stands(id, record.locks)? {
            return Ok(None);
        }
        self.put_core()?;
        Ok(record.told(id))
    }

    fn write(
        &self,
        service: &LoadedService,
        output: &ServiceOutput,
        lock: Option<&str>,
    ) -> Result<(), Error> {
        // Cargo reads the crate of a service with all that it depends on.
        self.put_core()?;
        let lock = service
            .input
            .as_ref()
            .zip(lock)
            .map(|(input, contents)| LockFile { path: self.docs_input.join(&*input.lock.path), contents });
        let pages = output.operations_of_pages.clone();
        self.run.put(&service.id, &by_path(&output.files), pages, lock.as_ref())
    }

    /// The crate of the cloud stands where one of a service does.
    fn put_core(&self) -> Result<(), Error> {
        let mut stands = self.core_stands.lock().unwrap_or_else(PoisonError::into_inner);
        if let (Core::Written { name, files }, false) = (self.core, *stands) {
            self.run.put(name, &by_path(files), BTreeMap::new(), None)?;
            *stands = true;
        }
        Ok(())
    }

    /// Ends the services. Where there are some and none stands, the crate of the cloud is left as it is.
    pub(super) fn end(self) {
        if self.documents.ids().next().is_none() {
            return;
        }
        let stands = self.core_stands.into_inner().unwrap_or_else(PoisonError::into_inner);
        if let (Core::Written { name, .. }, false) = (self.core, stands) {
            self.run.keep(name);
        }
    }
}

fn by_path(files: &[OutputFile]) -> Files<'_> {
    files.iter().map(|file| (file.path.as_str(), file.contents.as_str())).collect()
}

/// Services of the last run in whose place something else stands, such as a link that leads nowhere: they have not been removed
/// on purpose.
pub(super) fn replaced(documents: &Documents, manifest: &Manifest) -> Vec<Diagnostic> {
    let replaced = manifest.services.keys().filter(|id| documents.has_file(id));
    let diagnostic = |id: &String| {
        let message = format!("`{id}` was a service in the last run, and is no folder now");
        let diagnostic = Diagnostic::new(Code::IrregularFile, Place::page(id.as_str()), message);
        diagnostic
            .help("put the folder back; or take away what stands there, to remove the service on purpose")
    };
    replaced.map(diagnostic).collect()
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

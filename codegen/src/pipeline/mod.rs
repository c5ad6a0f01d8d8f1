//! From what was loaded to what is to be written: every stage in order, for one service.
//!
//! In: [`ServiceInput`]. Out: [`ServiceOutput`]. Left out on purpose: the disk. The function is pure, so that the same
//! input gives the same bytes, services can be compiled side by side, and writing can be tested without any of this.
//!
//! No stage should ever panic. Should one do so nevertheless, it is an error of its page, or of the service ([`contain`]).

mod contain;
mod overlay;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use serde::{Deserialize, Serialize};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::emit::OutputFile;
use crate::emit::rust::{InvalidOutput, RustOptions};
use crate::extract::Extracted;
use crate::fault::{Witness, contain};
use crate::load::ServiceInput;
use crate::lower::prose::account::{Sentence, Tally};
use crate::lower::{self, Lowered};
use crate::model::{Api, CloudInfo, OperationId};
use crate::name::{self, Named, Names};
use crate::raw::{RawErrorCode, RawOperation, RawUri};
use crate::source::{Place, SourcePage};
use crate::{emit, extract, parse, validate};
use contain::{contain_page, contain_service};

/// What is not in the documents and yet decides on the output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Where the crate of the cloud finds the runtime.
    pub runtime: RuntimeSource,
    /// The folder with the crate of the cloud as seen from one of a service, with `/`. None where it stands beside them.
    pub core: Option<String>,
}

/// Where the crate of the cloud finds the runtime.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuntimeSource {
    /// In a folder, and in the registry once it is published.
    Path {
        /// The folder as seen from a generated crate, with `/`: `../../runtime`.
        path: String,
        /// The version that is found there.
        version: String,
    },
    /// In the registry: a version requirement.
    Version(String),
}

/// What one service gives. With an error among the diagnostics, nothing of it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServiceOutput {
    /// The service's id.
    pub service: String,
    /// The files of `generated/<service>/`.
    pub files: Vec<OutputFile>,
    /// `names.lock`, with what this run added to it.
    pub lock: String,
    /// What the stages had to say, in their order.
    pub diagnostics: Diagnostics,
    /// How much there was.
    pub counts: Counts,
    /// The operations that each page gave, by the page's path. A page that gave none stands here with none.
    pub operations_of_pages: BTreeMap<String, Vec<String>>,
}

/// How much there was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Pages read.
    pub pages: usize,
    /// Operations found on them.
    pub operations: usize,
    /// Object types.
    pub types: usize,
    /// Error codes that the pages list.
    pub error_codes: usize,
    /// Table rows of all operation pages.
    pub rows: usize,
    /// Rows that became a part of the model.
    pub rows_in_model: usize,
    /// Rows that a diagnostic speaks of, because they could not.
    pub rows_in_diagnostics: usize,
    /// Sentences of descriptions that look like rules, and those that are read.
    pub prose: Tally,
}

/// What the pages of one service say, before anything is written from it.
#[derive(Clone, Debug)]
pub struct Interpreted {
    /// The model.
    pub api: Api,
    /// What the stages up to here had to say, in their order.
    pub diagnostics: Diagnostics,
    /// How much there was.
    pub counts: Counts,
    /// The operations that each page gave, by the page's path.
    pub operations_of_pages: BTreeMap<String, Vec<String>>,
    /// What became of the sentences of all descriptions.
    pub sentences: Vec<Sentence>,
    /// The operations as they were lowered, corrected.
    pub operations: Vec<RawOperation>,
    /// What was read before it was corrected, where there are corrections.
    pub uncorrected: Option<Uncorrected>,
}

/// What was read from the pages.
#[derive(Clone, Debug)]
pub struct Uncorrected {
    /// Their operations.
    pub operations: Vec<RawOperation>,
    /// The error codes that they list.
    pub error_codes: Vec<RawErrorCode>,
}

/// Puts one service through all stages.
pub fn compile(input: &ServiceInput, options: &Options) -> ServiceOutput {
    compile_watched(input, options, &|| None)
}

/// The same, with somebody who knows where panics were.
pub fn compile_watched(input: &ServiceInput, options: &Options, witness: Witness<'_>) -> ServiceOutput {
    let work = |input: &ServiceInput| {
        let mut interpreted = through_model(input, witness);
        // No file is made of these, and a service has many.
        (interpreted.operations, interpreted.sentences) = Default::default();
        (all_files(&interpreted, input, options), ())
    };
    compiled(input, witness, work).0
}

/// The same, with what else somebody makes of the model and its files.
pub fn compile_with<T: Default>(
    input: &ServiceInput,
    options: &Options,
    witness: Witness<'_>,
    beside: impl Fn(&Interpreted, &ServiceOutput) -> T + Sync,
) -> (ServiceOutput, T) {
    compiled(input, witness, |input| {
        let interpreted = through_model(input, witness);
        let output = all_files(&interpreted, input, options);
        let made = beside(&interpreted, &output);
        (output, made)
    })
}

fn compiled<T: Default>(
    input: &ServiceInput,
    witness: Witness<'_>,
    work: impl Fn(&ServiceInput) -> (ServiceOutput, T) + Sync,
) -> (ServiceOutput, T) {
    let (done, faults) = contain_service(input, witness, work);
    let (mut output, made) = done.unwrap_or_else(|| (without_files(input), T::default()));
    output.diagnostics.extend(faults);
    for page in &input.pages {
        output.operations_of_pages.entry(page.path().to_string()).or_default();
    }
    (output, made)
}

/// The stages up to the model.
pub fn interpret(input: &ServiceInput) -> Interpreted {
    let (interpreted, faults) = contain_service(input, &|| None, |input| through_model(input, &|| None));
    let mut interpreted = interpreted
        .unwrap_or_else(|| through_model(&ServiceInput { pages: Vec::new(), ..input.clone() }, &|| None));
    interpreted.diagnostics.extend(faults);
    interpreted
}

/// The stages behind the model.
pub fn render(interpreted: &Interpreted, input: &ServiceInput, options: &Options) -> ServiceOutput {
    contain(&|| None, || all_files(interpreted, input, options)).unwrap_or_else(|panic| {
        let diagnostics = interpreted.diagnostics.clone();
        let mut output = ServiceOutput { diagnostics, ..without_files(input) };
        output.diagnostics.push(panic.of_service(&input.service.id));
        output
    })
}

/// What there is of a service on which Tablature failed.
fn without_files(input: &ServiceInput) -> ServiceOutput {
    ServiceOutput {
        service: input.service.id.clone(),
        lock: input.lock.text.to_string(),
        counts: Counts { pages: input.pages.len(), ..Counts::default() },
        ..ServiceOutput::default()
    }
}

fn through_model(input: &ServiceInput, witness: Witness<'_>) -> Interpreted {
    let ReadPages { mut operations, error_codes, shown_calls, mut diagnostics } =
        read_pages(input, witness, read_page);
    extract::explain_shown_calls(&mut diagnostics, &shown_calls, &operations);
    let uncorrected = (!input.corrections.is_empty())
        .then(|| Uncorrected { operations: operations.clone(), error_codes: error_codes.clone() });
    diagnostics.extend(input.corrections.apply(&mut operations));
    let ids = lower::operation_ids(&operations);
    let operations_of_pages = operations_of_pages(input, &operations, &ids);

    let Lowered { mut api, diagnostics: mut lowered, account } =
        lower::lower(&operations, &error_codes, &input.service, &input.cloud);
    api.releases.clone_from(&input.releases);
    diagnostics.extend(input.corrections.settle(&operations, &ids, &mut api, &mut lowered));
    let lowered = extract::without_what_follows(lowered, &diagnostics);
    diagnostics.extend(lowered.into_iter().map(|found| weighed(found, input)));
    diagnostics.extend(validate::validate(&api, &account));
    let counts = Counts {
        pages: input.pages.len(),
        operations: api.operations.len(),
        types: api.schemas.len(),
        error_codes: api.error_codes.len(),
        rows: account.rows_in(),
        rows_in_model: account.rows_in_model(),
        rows_in_diagnostics: account.rows_in_diagnostics(),
        prose: Tally::of(account.sentences()),
    };
    let sentences = account.sentences().to_vec();
    let diagnostics = diagnostics.merged();
    Interpreted { api, diagnostics, counts, operations_of_pages, sentences, operations, uncorrected }
}

fn all_files(interpreted: &Interpreted, input: &ServiceInput, options: &Options) -> ServiceOutput {
    let Interpreted { api, diagnostics, counts, operations_of_pages, uncorrected, .. } = interpreted;
    let mut output = ServiceOutput {
        service: input.service.id.clone(),
        diagnostics: diagnostics.clone(),
        counts: *counts,
        operations_of_pages: operations_of_pages.clone(),
        ..ServiceOutput::default()
    };
    write(api, uncorrected.as_ref(), input, options, &mut output);
    output
}

/// What was read from pages.
#[derive(Default)]
struct ReadPages {
    operations: Vec<RawOperation>,
    error_codes: Vec<RawErrorCode>,
    /// Calls that pages without an operation show.
    shown_calls: Vec<(Arc<str>, RawUri)>,
    diagnostics: Diagnostics,
}

fn read_page(page: &SourcePage) -> ReadPages {
    let parsed = parse::parse(page);
    let extracted =
        if parsed.is_left_out { Extracted::default() } else { extract::extract(&parsed.document) };
    // Of a page that gives nothing, as a change history does, no row goes anywhere, however it is divided.
    let gives_nothing = extracted.operations.is_empty() && extracted.error_codes.is_empty();
    let matters = |found: &Diagnostic| !(gives_nothing && found.code == Code::UnsplitRow);
    ReadPages {
        operations: extracted.operations,
        error_codes: extracted.error_codes,
        shown_calls: extracted.shown_call.into_iter().map(|call| (Arc::clone(page.path()), call)).collect(),
        diagnostics: parsed.diagnostics.into_iter().filter(matters).chain(extracted.diagnostics).collect(),
    }
}

/// Pages to raw operations, page beside page: each is read by itself, once, and fails by itself.
fn read_pages(
    input: &ServiceInput,
    witness: Witness<'_>,
    read: impl Fn(&SourcePage) -> ReadPages + Sync,
) -> ReadPages {
    let read = |page: &SourcePage| {
        contain_page(page, witness, &read)
            .unwrap_or_else(|fault| ReadPages { diagnostics: fault.into(), ..ReadPages::default() })
    };
    let pages: Vec<_> = input.pages.par_iter().map(read).collect();
    let mut all = ReadPages::default();
    for page in pages {
        all.error_codes.extend(page.error_codes);
        all.diagnostics.extend(page.diagnostics.into_iter().map(|found| weighed(found, input)));
        all.operations.extend(page.operations);
        all.shown_calls.extend(page.shown_calls);
    }
    all
}

/// The ids of the operations that each page gave. They are those that lowering gives, as an id depends on nothing else.
fn operations_of_pages(
    input: &ServiceInput,
    operations: &[RawOperation],
    ids: &[OperationId],
) -> BTreeMap<String, Vec<String>> {
    let mut of_pages: BTreeMap<String, Vec<String>> =
        input.pages.iter().map(|page| (page.path().to_string(), Vec::new())).collect();
    for (operation, id) in operations.iter().zip(ids) {
        of_pages.entry(operation.page.to_string()).or_default().push(id.0.clone());
    }
    of_pages
}

/// Among pages that somebody chose, whatever is wrong is a mistake.
fn weighed(diagnostic: Diagnostic, input: &ServiceInput) -> Diagnostic {
    if input.is_described { diagnostic } else { diagnostic.in_bare_folder() }
}

/// The model to files, and the names to the lock.
fn write(
    api: &Api,
    uncorrected: Option<&Uncorrected>,
    input: &ServiceInput,
    options: &Options,
    output: &mut ServiceOutput,
) {
    let (Named { names, diagnostics }, lock) = match name::name_with(api, &input.lock) {
        Ok(named) => named,
        Err(diagnostic) => {
            output.diagnostics.push(diagnostic);
            return;
        }
    };
    output.diagnostics.extend(diagnostics);
    output.lock = lock.render();

    let file = |path: &str, contents| OutputFile { path: path.to_owned(), contents };
    let document = document(api, &names);
    // With an error nothing is written, and entries that match nothing would show as changes.
    let overlaid = uncorrected.filter(|_| !output.diagnostics.has_errors());
    let overlaid = overlaid.and_then(|before| overlay::overlay(before, input, &lock, &document));
    output.files.extend(overlaid.map(|contents| file("overlay.json", contents)));
    output.files.push(file("openapi.json", document));
    output.files.push(file("model.json", emit::model::emit(api)));
    output.files.push(file("model.schema.json", emit::model::json_schema()));
    match emit::rust::emit(api, &names, &options.rust()) {
        Ok(files) => output.files.extend(files),
        Err(error) => output.diagnostics.push(defect(&error, &input.service.id)),
    }
    output.files.sort();
}

/// The `OpenAPI` document.
fn document(api: &Api, names: &Names) -> String {
    emit::openapi::emit(api, &|id| names.schema(id).map_or("Unnamed", |names| names.type_name.as_str()))
}

/// The files of the crate that the crates of all services stand on.
///
/// # Errors
/// Where it cannot be written, which is a defect of the generator.
pub fn compile_cloud(cloud: &CloudInfo, options: &Options) -> Result<Vec<OutputFile>, Diagnostic> {
    let files = contain(&|| None, || emit::rust::emit_cloud(cloud, &options.rust()));
    let files = files.map_err(|panic| panic.of_service(&cloud.core().name))?;
    files.map_err(|error| defect(&error, &cloud.core().name))
}

fn defect(error: &InvalidOutput, folder: &str) -> Diagnostic {
    Diagnostic::new(code_of(error), Place::page(folder), error.to_string())
        .help("this is a defect of the generator; please report it with the page")
}

fn code_of(error: &InvalidOutput) -> Code {
    match error {
        InvalidOutput::NoRust { .. } => Code::InvalidOutput,
        InvalidOutput::Unnamed(_) => Code::Unnamed,
    }
}

impl Options {
    fn rust(&self) -> RustOptions {
        let (runtime_path, runtime_version) = match &self.runtime {
            RuntimeSource::Path { path, version } => (Some(path.clone()), version.clone()),
            RuntimeSource::Version(version) => (None, version.clone()),
        };
        RustOptions { runtime_path, runtime_version, core_path: self.core.clone() }
    }
}

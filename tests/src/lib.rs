//! What the tests share: pages put through the stages, and stages written down for a reviewer.
//!
//! The tests themselves are in `tests/`: a snapshot for each page and stage, guards, bad input, and the generated crate
//! against servers.

pub mod agreement;
pub mod faults;
pub mod forms;
pub mod hostile;
pub mod mutate;
pub mod outside;
pub mod reading;
pub mod render;

/// Leaving out what is mandatory does not compile, neither in a literal nor by a default.
///
/// ```compile_fail,E0063
/// use huaweicloud_eg::model::CreateEventRouterJobRequestRequired;
///
/// let _ = CreateEventRouterJobRequestRequired { cluster_id: "c".into(), name: "n".into() };
/// ```
///
/// ```compile_fail,E0599
/// let _ = huaweicloud_eg::model::CreateEventRouterJobRequest::default();
/// ```
///
/// The same with all of it, to see that nothing else is wrong above:
///
/// ```
/// use huaweicloud_eg::model::{CreateEventRouterJobRequestRequired, KafkaTopicMapping};
///
/// let _ = CreateEventRouterJobRequestRequired { cluster_id: "c".into(), name: "n".into(), scene_type: "s".into() };
/// let _ = KafkaTopicMapping::default();
/// ```
pub mod mandatory {}

use std::path::{Path, PathBuf};

use tablature_codegen::diagnostic::Diagnostics;
use tablature_codegen::document::Document;
use tablature_codegen::extract::extract;
use tablature_codegen::load::{ServiceInput, load};
use tablature_codegen::lower::{Lowered, lower, operation_ids};
use tablature_codegen::parse::parse;
use tablature_codegen::pipeline::{Options, RuntimeSource, ServiceOutput, compile};
use tablature_codegen::raw::RawOperation;
use tablature_codegen::source::SourcePage;

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A service with what each stage made of it.
pub struct Staged {
    /// What was loaded.
    pub input: ServiceInput,
    /// Each page as a document.
    pub documents: Vec<Document>,
    /// Each operation as its page states it.
    pub raw: Vec<RawOperation>,
    /// The model.
    pub lowered: Lowered,
    /// What is written, with all diagnostics.
    pub output: ServiceOutput,
}

/// The documents of this repository, and the invented ones of the tests.
pub const EVENTGRID: (&str, &str) = ("docs-input", "eg");
/// An invented service, whose pages are of all the kinds that the first page is not.
pub const DEMO: (&str, &str) = ("tests/fixtures/pages", "demo");

/// Puts a service, named by its documents folder and its id, through the stages.
///
/// # Panics
/// Where the folder cannot be loaded: then no test makes sense.
pub fn stage((folder, id): (&str, &str)) -> Staged {
    let loaded = load(&root().join(folder), Some(id), None);
    let mut services = loaded.services.into_iter();
    #[expect(clippy::expect_used, reason = "a test without its input has nothing to test")]
    let input = services.next().and_then(|service| service.input).expect("a service that loads");
    stage_input(input)
}

/// Puts a service through the stages.
pub fn stage_input(input: ServiceInput) -> Staged {
    let documents: Vec<Document> = input.pages.iter().map(|page| parse(page).document).collect();
    let (mut raw, mut error_codes) = (Vec::new(), Vec::new());
    for extracted in documents.iter().map(extract) {
        raw.extend(extracted.operations);
        error_codes.extend(extracted.error_codes);
    }
    input.corrections.apply(&mut raw);
    let mut lowered = lower(&raw, &error_codes, &input.service, &input.cloud);
    let ids = operation_ids(&raw);
    input.corrections.settle(&raw, &ids, &mut lowered.api, &mut lowered.diagnostics);
    let output = compile(&input, &options());
    Staged { input, documents, raw, lowered, output }
}

/// The same service with one page replaced.
///
/// # Panics
///
/// If the path is none that a page may have.
#[expect(clippy::unwrap_used, reason = "a helper of tests may say what must hold, as tests do")]
pub fn with_page(input: &ServiceInput, path: &str, text: &str) -> ServiceInput {
    let mut changed = input.clone();
    for page in changed.pages.iter_mut().filter(|page| **page.path() == *path) {
        *page = SourcePage::new(path, text).unwrap();
    }
    changed
}

/// How generated crates find what they stand on: as in the repository.
pub fn options() -> Options {
    let runtime = RuntimeSource::Path { path: "../../runtime".to_owned(), version: "0.1.0".to_owned() };
    Options { runtime, core: None }
}

/// The file with this path.
pub fn file<'o>(output: &'o ServiceOutput, path: &str) -> Option<&'o str> {
    output.files.iter().find(|file| file.path == path).map(|file| file.contents.as_str())
}

/// A page alone, up to the raw operation: what bad input goes through.
///
/// # Panics
///
/// If the path is none that a page may have.
#[expect(clippy::unwrap_used, reason = "a helper of tests may say what must hold, as tests do")]
pub fn read(path: &str, text: &str) -> (Document, Vec<RawOperation>, Diagnostics) {
    let parsed = parse(&SourcePage::new(path, text).unwrap());
    let extracted = extract(&parsed.document);
    let mut diagnostics = parsed.diagnostics;
    diagnostics.extend(extracted.diagnostics);
    (parsed.document, extracted.operations, diagnostics)
}

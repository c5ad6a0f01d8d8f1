//! What each stage costs, one after another on one core, over a whole corpus.

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use cpu_time::ProcessTime;
use scraper::Html;
use tablature_codegen::emit::rust::RustOptions;
use tablature_codegen::load::{Documents, ServiceInput};
use tablature_codegen::source::Dialect;
use tablature_codegen::{emit, extract, lower, name, parse, validate};

use crate::error::Error;
use crate::paths;

/// What each stage took of the processor, in the order of stages, and what html5ever takes alone.
#[derive(Debug, Default)]
pub(super) struct Stages {
    pub(super) of: Vec<(&'static str, Duration)>,
    pub(super) html: Duration,
}

impl Stages {
    /// From the model to Rust, which other generators do from a document.
    pub(super) fn to_rust(&self) -> Duration {
        self.of.iter().filter(|(name, _)| ["name", "emit rust"].contains(name)).map(|(_, took)| took).sum()
    }

    fn time<T>(&mut self, stage: &'static str, work: impl FnOnce() -> T) -> T {
        let begin = ProcessTime::now();
        let done = work();
        let took = begin.elapsed();
        match self.of.iter_mut().find(|(name, _)| *name == stage) {
            Some((_, sum)) => *sum += took,
            None => self.of.push((stage, took)),
        }
        done
    }
}

/// Goes through the stages, service after service.
pub(super) fn measure(corpus: &Path) -> Result<Stages, Error> {
    let mut stages = Stages::default();
    let cloud = paths::of_repository("docs-input/cloud.toml");
    let documents = stages.time("load", || Documents::open(corpus, None, Some(&cloud)));
    let mut measured = 0;
    for id in documents.ids() {
        let service = stages.time("load", || documents.load(id));
        if let Some(input) = service.input {
            service_through(&input, &mut stages);
            measured += 1;
        }
    }
    if measured == 0 {
        return Err(Error::NothingToMeasure { path: paths::shown(corpus) });
    }
    Ok(stages)
}

fn service_through(input: &ServiceInput, stages: &mut Stages) {
    for page in
        input.pages.iter().filter(|page| matches!(page.dialect, Dialect::PortalHtml | Dialect::SphinxHtml))
    {
        let begin = ProcessTime::now();
        black_box(Html::parse_document(&page.text));
        stages.html += begin.elapsed();
    }
    let (mut operations, mut codes) = (Vec::new(), Vec::new());
    for page in &input.pages {
        let parsed = stages.time("parse", || parse::parse(page));
        let extracted = stages.time("extract", || extract::extract(&parsed.document));
        stages.time("extract", || drop(parsed));
        operations.extend(extracted.operations);
        codes.extend(extracted.error_codes);
    }
    let lowered = stages.time("lower", || lower::lower(&operations, &codes, &input.service, &input.cloud));
    let lower::Lowered { api, account, .. } = &lowered;
    stages.time("validate", || black_box(validate::validate(api, account)));
    let Ok((found, _)) = stages.time("name", || name::name_with(api, &input.lock)) else { return };
    let names = &found.names;
    let type_name = |id| names.schema(id).map_or("Unnamed", |names| names.type_name.as_str());
    stages.time("emit openapi", || black_box(emit::openapi::emit(api, &type_name)));
    stages.time("emit model", || black_box(emit::model::emit(api)));
    let options = RustOptions { runtime_path: None, runtime_version: "0.1".to_owned(), core_path: None };
    stages.time("emit rust", || black_box(emit::rust::emit(api, names, &options)).is_ok());
}

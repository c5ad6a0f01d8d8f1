//! One dialect of the corpus: documents from its pages, and what the scorer says of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use serde::Deserialize;
use tablature_codegen::load::ServiceInput;
use tablature_codegen::lower::prose::account::{Sentence, Tally};
use tablature_codegen::pipeline::{self, Counts, Options, RuntimeSource};

use super::disputed::Disputed;
use super::facts::{self, PageFacts};
use super::score::{self, Confidence};
use crate::error::Error;

/// The file of a service's output that is scored.
const DOCUMENT: &str = "openapi.json";

/// What is known of a dialect.
#[derive(Debug, Default)]
pub(super) struct Measured {
    pub(super) dialect: String,
    /// Facts that are sure, and the others. None where the facts are those of another edition of the pages.
    pub(super) scores: Option<Scores>,
    /// Pages of operations, by the facts, and those on which one was found.
    pub(super) pages: (usize, usize),
    /// Services that were not written because of an error.
    pub(super) failed: Vec<String>,
    /// How much there was.
    pub(super) counts: Counts,
    /// How many of the sentences that look like rules are read.
    pub(super) prose: Prose,
    /// What was read from each page, to be compared with other dialects.
    pub(super) facts: BTreeMap<String, PageFacts>,
}

/// Sentences of descriptions that look like rules, by language.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Prose {
    pub(super) english: Tally,
    pub(super) chinese: Tally,
}

impl Prose {
    fn of(sentences: &[Sentence]) -> Self {
        let of = |is_chinese: bool| Tally::of(sentences.iter().filter(|it| it.is_chinese == is_chinese));
        Self { english: of(false), chinese: of(true) }
    }

    fn add(&mut self, other: Self) {
        for (sum, other) in [(&mut self.english, other.english), (&mut self.chinese, other.chinese)] {
            sum.rules += other.rules;
            sum.read += other.read;
        }
    }
}

/// What the scorer said.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scores {
    pub(super) high: score::Tally,
    pub(super) low: score::Tally,
}

/// A line of facts, as far as pages are concerned.
#[derive(Deserialize)]
struct Line {
    page: Option<String>,
    portal: Option<String>,
}

/// What became of one service.
struct Service {
    id: String,
    failed: bool,
    counts: Counts,
    prose: Prose,
    facts: BTreeMap<String, PageFacts>,
    /// The stems of all pages, and whether there is an operation on each.
    stems: BTreeMap<String, bool>,
    scores: Option<Scores>,
    pages: (usize, usize),
}

impl Measured {
    /// Generates every service of a dialect below `folder`, and scores it.
    pub(super) fn of(
        dialect: &str,
        inputs: &[ServiceInput],
        truth: &Path,
        scorer: &Path,
        disputed: &Disputed,
        folder: &Path,
    ) -> Result<Self, Error> {
        let services: Vec<Result<Service, Error>> = inputs
            .par_iter()
            .map(|input| {
                let mut service = generate(input, &folder.join(&input.service.id))?;
                let facts = truth.join(format!("{}.jsonl", service.id));
                let document = folder.join(&input.service.id).join(DOCUMENT);
                service.compare(&facts, scorer, disputed, &document)?;
                Ok(service)
            })
            .collect();
        let mut measured = Self { dialect: dialect.to_owned(), ..Self::default() };
        for service in services {
            measured.add(service?);
        }
        Ok(measured)
    }

    fn add(&mut self, service: Service) {
        if let Some(scores) = service.scores {
            let sum = self.scores.get_or_insert_default();
            sum.high += scores.high;
            sum.low += scores.low;
        }
        self.pages = (self.pages.0 + service.pages.0, self.pages.1 + service.pages.1);
        self.counts.pages += service.counts.pages;
        self.counts.operations += service.counts.operations;
        self.counts.types += service.counts.types;
        self.counts.rows += service.counts.rows;
        self.counts.rows_in_model += service.counts.rows_in_model;
        self.counts.rows_in_diagnostics += service.counts.rows_in_diagnostics;
        self.prose.add(service.prose);
        if service.failed {
            self.failed.push(service.id);
        }
        self.facts.extend(service.facts);
    }
}

/// Puts a service through the pipeline, and writes its document.
fn generate(input: &ServiceInput, folder: &Path) -> Result<Service, Error> {
    let interpreted = pipeline::interpret(input);
    let facts = facts::by_page(&interpreted);
    let prose = Prose::of(&interpreted.sentences);
    let runtime = RuntimeSource::Version(env!("CARGO_PKG_VERSION").to_owned());
    let output = pipeline::render(&interpreted, input, &Options { runtime, core: None });
    let path = folder.join(DOCUMENT);
    fs::create_dir_all(folder).map_err(Error::io("write to", folder))?;
    let document = output.files.iter().find(|file| file.path == DOCUMENT);
    fs::write(&path, document.map_or("{}", |file| &file.contents)).map_err(Error::io("write", &path))?;
    let pages = output.operations_of_pages.iter();
    Ok(Service {
        id: input.service.id.clone(),
        failed: output.diagnostics.has_errors(),
        counts: output.counts,
        prose,
        facts,
        stems: pages.map(|(page, operations)| (stem(page), !operations.is_empty())).collect(),
        scores: None,
        pages: (0, 0),
    })
}

impl Service {
    /// Holds the document against the facts. Where these are of other pages, only the pages are counted.
    fn compare(
        &mut self,
        facts: &Path,
        scorer: &Path,
        disputed: &Disputed,
        document: &Path,
    ) -> Result<(), Error> {
        let lines = read_lines(facts)?;
        let pages: Vec<&String> = lines.iter().filter_map(|line| line.page.as_ref()).collect();
        let is_of_these_pages = pages.iter().any(|page| self.stems.contains_key(*page));
        let named: Vec<String> = if is_of_these_pages {
            pages.into_iter().cloned().collect()
        } else {
            lines.iter().filter_map(|line| line.portal.as_deref().map(stem)).collect()
        };
        self.pages = (named.len(), named.iter().filter(|page| self.stems.get(*page) == Some(&true)).count());
        if is_of_these_pages {
            let is_disputed = |page: &str| disputed.has(&self.id, page);
            let high = score::score(scorer, document, facts, Confidence::High, is_disputed)?;
            let all = score::score(scorer, document, facts, Confidence::All, is_disputed)?;
            // Operations that nobody knows are the same in both.
            let low = score::Tally { operations_invented: 0, ..all - high };
            self.scores = Some(Scores { high, low });
        }
        Ok(())
    }
}

fn read_lines(facts: &Path) -> Result<Vec<Line>, Error> {
    let text = fs::read_to_string(facts).map_err(Error::io("read", facts))?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let lines = lines.map(|line| {
        serde_json::from_str(line)
            .map_err(|error| Error::Manifest { path: facts.display().to_string(), reason: error.to_string() })
    });
    lines.collect()
}

/// The file name without its extension. Names of pages may hold dots: `apis_v2.0__adding`.
fn stem(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    PathBuf::from(name)
        .file_stem()
        .map_or_else(|| name.to_owned(), |stem| stem.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stem_of_a_page() {
        assert_eq!(stem("elb/apis_v2.0__adding.html"), "apis_v2.0__adding");
        assert_eq!(stem("elb_zq_hd_0001.html"), "elb_zq_hd_0001");
    }
}

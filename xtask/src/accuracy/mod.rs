//! `cargo xtask accuracy`: how much of what pages say reaches the documents that are made from them.
//!
//! In: a corpus, that is pages in several dialects (`<dialect>/<service>/<page>`) and facts (`truth/<service>.jsonl`),
//! and the scorer that compares a document with facts. Out: a table, and failure where a figure is below the floor that
//! was reached before. The measure is the scorer's and not ours: who builds a generator should not also grade it.
//!
//! Left out on purpose: single mistakes. `--generated` keeps the documents, and the scorer shows what is wrong in them.

mod disputed;
mod facts;
mod floor;
mod measure;
mod score;
mod table;

use std::path::{Path, PathBuf};

use tablature_codegen::load::{ServiceInput, load};

use crate::Outcome;
use crate::error::Error;
use crate::paths;
use disputed::Disputed;
use floor::Floor;
use measure::Measured;

/// Folders of a corpus that hold no pages.
const TRUTH: &str = "truth";
/// The dialect that the others are compared with: it has the most to read from.
const REFERENCE: &str = "html";

#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct Args {
    /// The corpus.
    #[arg(long, value_name = "DIR")]
    corpus: PathBuf,
    /// The program that compares a document with facts [default: score/score.py beside the corpus].
    #[arg(long, value_name = "FILE")]
    scorer: Option<PathBuf>,
    /// Only this dialect.
    #[arg(long, value_name = "NAME")]
    dialect: Option<String>,
    /// Keep the documents in this folder, one folder a dialect.
    #[arg(long, value_name = "DIR")]
    generated: Option<PathBuf>,
    /// The floor [default: tests/accuracy.toml of this repository].
    #[arg(long, value_name = "FILE")]
    floor: Option<PathBuf>,
    /// Raise the floor to the figures that are above it.
    #[arg(long)]
    raise: bool,
    /// Differences between dialects to show of each.
    #[arg(long, value_name = "N", default_value_t = 0)]
    differences: usize,
}

/// Measures, and compares with the floor.
pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let scorer = args.scorer.clone().unwrap_or_else(|| args.corpus.join("../score/score.py"));
    let cloud = paths::of_repository("docs-input/cloud.toml");
    let floor_file = args.floor.clone().unwrap_or_else(|| paths::of_repository("tests/accuracy.toml"));
    let mut floor = Floor::read(&floor_file)?;
    let disputed = Disputed::read(&paths::of_repository("tests/accuracy-disputed.md"))?;
    let scratch = tempfile::tempdir().map_err(Error::io("write to", &std::env::temp_dir()))?;
    let keep = args.generated.clone().unwrap_or_else(|| scratch.path().to_owned());

    let mut measured: Vec<Measured> = Vec::new();
    for dialect in dialects(args)? {
        let inputs = inputs(&args.corpus.join(&dialect), &cloud);
        let truth = args.corpus.join(TRUTH);
        measured.push(Measured::of(&dialect, &inputs, &truth, &scorer, &disputed, &keep.join(&dialect))?);
    }
    let mut report = table::figures(&measured);
    let reference = measured.iter().find(|it| it.dialect == REFERENCE);
    report += &table::differences(&measured, reference, args.differences);

    let sunk = floor.compare(&measured);
    report.extend(sunk.iter().map(|line| format!("below the floor: {line}\n")));
    if args.raise && floor.raise(&measured) {
        floor.write(&floor_file)?;
    }
    Ok(Outcome { report, diagnostics: String::new(), success: sunk.is_empty() })
}

/// The dialects of the corpus, in the order of their names.
fn dialects(args: &Args) -> Result<Vec<String>, Error> {
    let entries = std::fs::read_dir(&args.corpus).map_err(Error::io("read", &args.corpus))?;
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok().filter(|entry| entry.path().is_dir())?.file_name().into_string().ok())
        .filter(|name| name != TRUTH && args.dialect.as_ref().is_none_or(|dialect| dialect == name))
        .collect();
    names.sort_unstable();
    Ok(names)
}

/// Every service of a dialect that can be read.
fn inputs(folder: &Path, cloud: &Path) -> Vec<ServiceInput> {
    let loaded = load(folder, None, Some(cloud));
    loaded.services.into_iter().filter_map(|service| service.input).collect()
}

//! `cargo xtask bench`: how fast it is, beside what bounds it and what others need.
//!
//! In: a corpus of pages. Out: a table of ratios, which `--write` puts into the documentation. Each figure stands beside its floor
//! or its peer, measured in the same run on the same machine: a time by itself says more of the machine than of the program.
//!
//! | module | what |
//! |---|---|
//! | [`process`] | what a command costs: CPU time, memory, time |
//! | [`floor`] | what nobody can do without: parsing the markup, writing the bytes |
//! | [`stages`] | what each stage costs |
//! | [`cloud`] | a folder of documents of the size of a cloud |
//! | [`peers`] | progenitor and openapi-generator, from ready documents |
//! | [`table`] | the figures as people read them |
//!
//! Left out on purpose: limits. What must hold is said in the documentation, and a machine that is busy fails no test.

mod cloud;
mod floor;
mod peers;
mod process;
mod stages;
mod table;

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::Outcome;
use crate::error::Error;
use crate::paths::{self, shown};
use peers::Made;
use process::Cost;
use table::{Table, Whole};

/// The file of the documentation that `--write` writes.
const DOCUMENT: &str = "docs/speed.md";

#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder with pages, a folder for each service.
    #[arg(long, value_name = "DIR", default_value = "../shared/corpus/html")]
    corpus: PathBuf,
    /// Size of the cloud: the corpus is repeated until it has at least this many pages.
    #[arg(long, value_name = "N", default_value_t = 14_000)]
    cloud_pages: usize,
    /// Measure progenitor and openapi-generator, too, from the folder into which `tests/generators/install.sh` has installed them.
    #[arg(long, value_name = "DIR")]
    peers: Option<PathBuf>,
    /// Write the table into the documentation.
    #[arg(long)]
    write: bool,
    /// Do the work of a floor and say nothing: what a measurement runs.
    #[arg(long, hide = true, num_args = 1.., value_name = "NAME DIR")]
    floor: Vec<String>,
}

/// Measures.
pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    if let [name, folders @ ..] = args.floor.as_slice() {
        let folders: Vec<&Path> = folders.iter().map(Path::new).collect();
        floor::run(name, &folders)?;
        return Ok(Outcome { report: String::new(), diagnostics: String::new(), success: true });
    }
    let mut table = Table::default();
    let scratch = TempDir::new().map_err(Error::io("create", Path::new("a scratch folder")))?;
    table.stages = stages::measure(&args.corpus)?;
    let of_corpus = whole(args, scratch.path(), &mut table)?;
    let made = scratch.path().join(of_output("corpus"));
    let ours = peers::ours(&made, of_corpus.cpu)?;
    table.peers.push(ours);
    table.peers.push(Made { name: "Tablature, from its model", cpu: table.stages.to_rust(), ..ours });
    if let Some(tools) = &args.peers {
        table.peers.extend(peers::measure(&made, tools, scratch.path())?);
    }
    let text = table.to_string();
    if args.write {
        let path = paths::of_repository(DOCUMENT);
        fs::write(&path, &text).map_err(Error::io("write", &path))?;
    }
    Ok(Outcome { report: text, diagnostics: String::new(), success: true })
}

/// Whole runs: the seed page, the corpus, a cloud; and for each a second run, a check, and a run after a change. Gives what the first
/// run over the corpus cost.
fn whole(args: &Args, scratch: &Path, table: &mut Table) -> Result<Cost, Error> {
    let pages = cloud::files(&args.corpus)?.len();
    let times = args.cloud_pages.div_ceil(pages.max(1)).max(1);
    let inputs = [
        ("the seed page", "seed", paths::of_repository("docs-input"), 1),
        ("the corpus", "corpus", args.corpus.clone(), 1),
        ("a cloud", "cloud", args.corpus.clone(), times),
    ];
    let mut of_corpus = Cost::default();
    for (name, folder, source, times) in inputs {
        let documents = scratch.join(folder);
        cloud::copy(&source, &documents, times)?;
        let out = scratch.join(of_output(folder));
        let first = generate(&documents, &out, &[])?;
        if folder == "corpus" {
            of_corpus = first;
        }
        table.whole.push(Whole {
            name,
            pages: cloud::files(&documents)?.len(),
            first,
            again: generate(&documents, &out, &[])?,
            check: generate(&documents, &out, &["--check"])?,
            changed: after_a_change(&documents, &out)?,
            html: floor_of("html5ever", &[&documents])?,
            bytes: floor_of("write", &[&out, &scratch.join("copy").join(folder)])?,
        });
    }
    Ok(of_corpus)
}

/// Where the output for a folder of documents goes.
fn of_output(documents: &str) -> String {
    format!("{documents}-out")
}

fn generate(documents: &Path, out: &Path, more: &[&str]) -> Result<Cost, Error> {
    let cloud = paths::of_repository("docs-input/cloud.toml");
    let mut command = process::this();
    command.arg("generate").arg("--docs-input").arg(documents).arg("--cloud").arg(cloud);
    command.arg("--generated").arg(out).args(["--runtime", "0.1"]).args(more);
    process::measure(&mut command)
}

/// A run after one page was changed: that in the middle of all.
fn after_a_change(documents: &Path, out: &Path) -> Result<Cost, Error> {
    let pages = cloud::files(documents)?;
    let Some(page) = pages.get(pages.len() / 2) else {
        return Err(Error::NothingToMeasure { path: shown(documents) });
    };
    let text = fs::read_to_string(page).map_err(Error::io("read", page))?;
    fs::write(page, text + "\n<p>One more sentence.</p>\n").map_err(Error::io("write", page))?;
    generate(documents, out, &[])
}

fn floor_of(name: &str, folders: &[&Path]) -> Result<Cost, Error> {
    process::measure(process::this().args(["bench", "--floor", name]).args(folders))
}

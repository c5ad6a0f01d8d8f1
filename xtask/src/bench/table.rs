//! The figures as people read them: a page of the documentation.

use std::fmt;
use std::thread;
use std::time::Duration;

use super::peers::Made;
use super::process::Cost;
use super::stages::Stages;

/// Every figure of a run.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) whole: Vec<Whole>,
    pub(super) stages: Stages,
    /// Ours first: from pages, and from the model.
    pub(super) peers: Vec<Made>,
}

/// Runs over one input.
#[derive(Debug)]
pub(super) struct Whole {
    pub(super) name: &'static str,
    pub(super) pages: usize,
    /// Into an empty folder.
    pub(super) first: Cost,
    /// Once more, with nothing changed.
    pub(super) again: Cost,
    /// `--check`.
    pub(super) check: Cost,
    /// After one page was changed.
    pub(super) changed: Cost,
    /// html5ever, reading the same pages.
    pub(super) html: Cost,
    /// A plain copy of the same output.
    pub(super) bytes: Cost,
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        writeln!(f, "# Speed\n")?;
        writeln!(
            f,
            "Written by `cargo xtask bench --write`, in one run on {cores} cores. CPU time is that of all cores.\n"
        )?;
        self.write_whole(f)?;
        self.write_stages(f)?;
        self.write_peers(f)
    }
}

impl Table {
    fn write_whole(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "## Whole runs\n")?;
        writeln!(
            f,
            "From pages to OpenAPI documents and formatted crates, written to an empty folder. html5ever parses the same pages on"
        )?;
        writeln!(
            f,
            "the same cores, and keeps nothing; the copy reads and writes the same output, file by file.\n"
        )?;
        writeln!(
            f,
            "| | pages | CPU, beside html5ever | CPU, beside a copy | CPU for a page, beside the corpus | seconds | peak, MiB |"
        )?;
        writeln!(f, "|---|---|---|---|---|---|---|")?;
        let for_a_page = |whole: &Whole| whole.first.cpu.div_f64(many(whole.pages));
        let corpus = self.whole.iter().find(|whole| whole.name == "the corpus").map(for_a_page);
        for whole in &self.whole {
            let Whole { name, pages, first, html, bytes, .. } = whole;
            // The parser reads HTML: beside a page of text, it says nothing.
            let html = if *pages > 1 { times(first.cpu, html.cpu) } else { String::new() };
            let of_corpus = corpus.map(|corpus| times(for_a_page(whole), corpus)).unwrap_or_default();
            let (bytes, seconds) = (times(first.cpu, bytes.cpu), first.wall.as_secs_f64());
            writeln!(
                f,
                "| {name} | {pages} | {html} | {bytes} | {of_corpus} | {seconds:.1} | {} |",
                first.peak >> 20
            )?;
        }
        writeln!(f, "\n## Runs after the first\n")?;
        writeln!(f, "CPU time as a share of that of the first run.\n")?;
        writeln!(f, "| | nothing changed | `--check`, nothing changed | one page changed |")?;
        writeln!(f, "|---|---|---|---|")?;
        for Whole { name, first, again, check, changed, .. } in &self.whole {
            let [again, check, changed] = [again, check, changed].map(|cost| share(cost.cpu, first.cpu));
            writeln!(f, "| {name} | {again} | {check} | {changed} |")?;
        }
        Ok(())
    }

    fn write_stages(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\n## Stages\n")?;
        writeln!(f, "The corpus, on one core, without writing. html5ever is a part of parse.\n")?;
        writeln!(f, "| stage | share | beside html5ever |")?;
        writeln!(f, "|---|---|---|")?;
        let all: Duration = self.stages.of.iter().map(|(_, took)| took).sum();
        for (stage, took) in &self.stages.of {
            writeln!(f, "| {stage} | {} | {} |", share(*took, all), times(*took, self.stages.html))?;
        }
        writeln!(f, "| all | | {} |", times(all, self.stages.html))
    }

    fn write_peers(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [ours, _, peers @ ..] = self.peers.as_slice() else { return Ok(()) };
        if peers.is_empty() {
            return Ok(());
        }
        writeln!(f, "\n## Beside other generators\n")?;
        writeln!(
            f,
            "The others go from our documents, as OpenAPI 3.0.3, to Rust. Ours goes from pages to documents and Rust, written to files. The second"
        )?;
        writeln!(
            f,
            "row is the last part of that, from the model to Rust, in memory: what the others do. Lines are those of Rust that are not blank. A"
        )?;
        writeln!(f, "service whose document a generator refuses does not count for it.\n")?;
        writeln!(
            f,
            "| | services | operations | lines | CPU for an operation, beside ours | CPU for a line, beside ours |"
        )?;
        writeln!(f, "|---|---|---|---|---|---|")?;
        for made in &self.peers {
            let Made { name, services, operations, lines, cpu } = made;
            let operation = times(cpu.div_f64(many(*operations)), ours.cpu.div_f64(many(ours.operations)));
            let line = times(cpu.div_f64(many(*lines)), ours.cpu.div_f64(many(ours.lines)));
            writeln!(f, "| {name} | {services} | {operations} | {lines} | {operation} | {line} |")?;
        }
        Ok(())
    }
}

/// A number to divide by.
fn many(number: usize) -> f64 {
    u32::try_from(number.max(1)).map_or(f64::MAX, f64::from)
}

/// `2.4 x`
fn times(one: Duration, other: Duration) -> String {
    format!("{:.2} x", one.as_secs_f64() / other.as_secs_f64().max(f64::EPSILON))
}

/// `12 %`
fn share(one: Duration, whole: Duration) -> String {
    format!("{:.1} %", 100.0 * one.as_secs_f64() / whole.as_secs_f64().max(f64::EPSILON))
}

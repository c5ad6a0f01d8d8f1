//! The command line of Tablature. One module a verb.
//!
//! | module | what it does |
//! |---|---|
//! | `fetch` | pages from their site -> documents, politely, and only what changed |
//! | `generate` | documents -> OpenAPI and crates, or `--check` that they are up to date |
//! | `diff` | what changed in the documents, and whom it breaks |
//! | `lint` | what is wrong with the documents |
//! | `correct` | the corrections that diagnostics ask for |
//! | `publish` | what goes to the public, and whether it is ready |
//! | `explain` | what a code of a diagnostic, a rule or a point means |
//! | `bench` | how fast all this is, beside what bounds it |
//! | `accuracy` | how much of what a corpus of pages says reaches the documents |
//! | `prose` | how much of what descriptions state is read |
//! | `faults` | what becomes of a panic |
//! | `progress` | what a terminal shows while a run goes on |
//! | `sync` | files in memory <-> files on disk |
//! | `report` | what people read: diagnostics and the summary |
//!
//! A library, so that fuzzers reach what reads pages of a site; `main.rs` calls `main`.

// Nothing is sliced or indexed by an offset without proof that it is there.
#![warn(clippy::indexing_slicing, clippy::string_slice)]
#![cfg_attr(test, allow(clippy::string_slice, reason = "a test that slices wrongly fails, as it should"))]

mod accuracy;
mod bench;
mod correct;
mod diff;
mod documents;
mod error;
mod explain;
mod faults;
mod fetch;
#[cfg(feature = "fuzz")]
pub mod fuzz;
mod generate;
mod lint;
mod paths;
mod progress;
mod prose;
mod publish;
mod report;
mod sync;

use std::io::Write as _;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Reads API reference pages and writes OpenAPI documents and Rust SDK crates.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Fetch the pages that service.toml names, or check that they are as fetched.
    Fetch(fetch::Args),
    /// Generate the crates and OpenAPI documents, or check that they are up to date.
    Generate(generate::Args),
    /// Show what changed in the documents, whom it breaks, and which version each crate needs.
    Diff(diff::Args),
    /// Report problems in the documents, for people, programs and code hosts.
    Lint(lint::Args),
    /// Propose the corrections that diagnostics ask for, or write them to corrections.toml.
    Correct(correct::Args),
    /// Write what is to be published: documents in all formats that tools take, older versions, a catalogue, a site.
    Publish(publish::Args),
    /// Explain a diagnostic, a rule on changes or a point of `publish --check`.
    Explain(explain::Args),
    /// Measure how much of what a corpus of pages says reaches the OpenAPI documents.
    Accuracy(accuracy::Args),
    /// Measure speed, beside lower bounds and other generators.
    Bench(bench::Args),
    /// Show how much of what descriptions state is read, and what is not.
    Prose(prose::Args),
}

/// What a verb has to say, and whether all is well.
#[derive(Debug)]
struct Outcome {
    /// For stdout.
    report: String,
    /// For stderr.
    diagnostics: String,
    /// Decides on the exit code.
    success: bool,
}

/// The program: reads its arguments, runs the verb, and prints what it has to say.
pub fn main() -> ExitCode {
    faults::hush();
    let verb = Cli::parse().verb;
    let outcome = faults::told(|| match &verb {
        Verb::Generate(args) => generate::run(args),
        Verb::Diff(args) => diff::run(args),
        Verb::Correct(args) => correct::run(args),
        Verb::Lint(args) => lint::run(args),
        Verb::Publish(args) => publish::run(args),
        Verb::Fetch(args) => fetch::run(args),
        Verb::Accuracy(args) => accuracy::run(args),
        Verb::Prose(args) => Ok(prose::run(args)),
        Verb::Bench(args) => bench::run(args),
        Verb::Explain(args) => explain::run(args),
    });
    // Colour reaches terminals only. A reader that went away (`| head`) is no reason to fail.
    match outcome {
        Ok(outcome) => {
            let _ = anstream::stderr().write_all(outcome.diagnostics.as_bytes());
            let _ = anstream::stdout().write_all(outcome.report.as_bytes());
            if outcome.success { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            let _ = anstream::stderr().write_all(report::failure(&error).as_bytes());
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_well_formed() {
        super::Cli::command().debug_assert();
    }

    /// Whoever copies the workflow has one whose commands are there.
    #[test]
    fn the_workflow_to_copy_uses_commands_that_are_there() {
        let workflow = include_str!("../../docs/update-documents.yml");
        let commands = workflow.lines().filter(|line| !line.trim_start().starts_with('#'));
        let commands = commands.filter_map(|line| line.split_once("cargo xtask ").map(|(_, rest)| rest));
        let words = |rest: &str| {
            let words = rest.split_whitespace().take_while(|word| !matches!(*word, ">" | "||" | "failed;"));
            words.map(|word| word.trim_end_matches('`').to_owned()).collect::<Vec<_>>()
        };
        let verbs: Vec<String> = commands
            .map(|rest| {
                let all = std::iter::once("cargo xtask".to_owned()).chain(words(rest));
                let parsed = super::Cli::command().try_get_matches_from(all).unwrap();
                parsed.subcommand_name().unwrap_or_default().to_owned()
            })
            .collect();
        assert_eq!(verbs, ["fetch", "diff", "generate", "generate"]);
    }
}

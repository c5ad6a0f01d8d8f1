//! Pages that nobody has written: those of a corpus, mutated at random, through the whole pipeline in memory. And pages that
//! were made to hurt, of a size that does (`tablature_tests::hostile`).
//!
//! ```text
//! mutants run CORPUS SEED COUNT    COUNT services of one to three mutated pages
//! mutants hostile                  every kind of hostile page, in every dialect
//! mutants show CORPUS SEED NUMBER  the pages of one service, to look into a finding
//! mutants measure CORPUS           the largest page, table, nesting, of the corpus as it is
//! ```
//!
//! Every service runs in a process of a known stack and a bound on its memory, one after another; a process that dies is a
//! finding, and another one goes on behind it. What a seed and a number give is the same everywhere.

mod measure;
mod pages;
mod parent;
mod worker;

use std::io;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("mutants: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether nothing was found.
fn run(arguments: &[&str]) -> io::Result<bool> {
    match arguments {
        ["run", corpus, seed, count] => parent::run(&["mutated", corpus, seed], number(count)?),
        ["hostile"] => parent::run(&["hostile"], tablature_tests::hostile::all().len()),
        ["show", corpus, seed, index] => {
            let source = pages::Source::mutated(corpus, number(seed)? as u64)?;
            for page in source.service(number(index)?).pages {
                println!("==== {} ({})\n{}", page.path(), page.dialect, page.text);
            }
            Ok(true)
        }
        ["show", index] => {
            for page in pages::Source::Hostile.service(number(index)?).pages {
                println!("{}", page.text);
            }
            Ok(true)
        }
        ["measure", corpus] => measure::run(corpus).map(|()| true),
        ["worker", from, to, "mutated", corpus, seed] => {
            worker::run(&pages::Source::mutated(corpus, number(seed)? as u64)?, number(from)?..number(to)?);
            Ok(true)
        }
        ["worker", from, to, "hostile"] => {
            worker::run(&pages::Source::Hostile, number(from)?..number(to)?);
            Ok(true)
        }
        _ => {
            Err(io::Error::other("run CORPUS SEED COUNT, hostile, show CORPUS SEED NUMBER or measure CORPUS"))
        }
    }
}

fn number(text: &str) -> io::Result<usize> {
    text.parse().map_err(|error| io::Error::other(format!("`{text}`: {error}")))
}

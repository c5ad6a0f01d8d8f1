//! `cargo xtask correct`: the entries of `corrections.toml` that diagnostics ask for.
//!
//! In: the documents, and which diagnostics are meant. Out: an entry for each that has a mechanical remedy, to be pasted, with a
//! reason that is left to be filled in; or, with `--apply` and a reason, in the file, behind all that stands there. Only entries
//! are proposed that apply, one behind the other. Left out on purpose: generation, which follows in a run of its own.

#[cfg(test)]
mod tests;

use std::cell::LazyCell;
use std::convert::Infallible;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use tablature_codegen::correct::{Corrections, Proposal, propose};
use tablature_codegen::diagnostic::{Code, Diagnostic, Diagnostics, did_you_mean};
use tablature_codegen::load::{self, LoadedService, ServiceInput};
use tablature_codegen::pipeline::{Interpreted, interpret};

use crate::documents::{self, Documents};
use crate::error::Error;
use crate::generate::each_service;
use crate::progress::Progress;
use crate::report::{self, Selection};
use crate::{Outcome, paths};

/// The file of a service.
const FILE: &str = "corrections.toml";

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Codes of diagnostics, such as T5003, and pages by the names of their files. All, if none is given.
    #[arg(value_name = "CODE|PAGE")]
    subjects: Vec<String>,
    /// Only this service.
    #[arg(long, value_name = "ID")]
    service: Option<String>,
    /// Write the entries to corrections.toml.
    #[arg(long, requires = "reason")]
    apply: bool,
    /// The reason to record with the entries: why, and how you know.
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    #[command(flatten)]
    documents: Documents,
}

/// What a diagnostic is asked for by.
enum Subject<'a> {
    Code(Code),
    Page(&'a str),
}

/// An entry with the diagnostic that asks for it.
struct Proposed<'d> {
    diagnostic: &'d Diagnostic,
    entry: Proposal,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let reason = args.reason.as_deref().unwrap_or_default().trim();
    if args.apply && reason.is_empty() {
        return Err(Error::NoReason);
    }
    let docs_input = args.documents.folder();
    let cloud = args.documents.cloud();
    let documents = load::Documents::open(&docs_input, args.service.as_deref(), Some(&cloud));
    let subjects = subjects(&args.subjects, &documents)?;
    let services = each_service(&documents, &Progress::shown(), |id| {
        let LoadedService { input, diagnostics, .. } = documents.load(id);
        // Entries are made up for those services whose files are whole.
        if diagnostics.has_errors() {
            return Ok((String::new(), diagnostics));
        }
        let Some(input) = input else { return Ok(Default::default()) };
        let interpreted = interpret(&input);
        let found = proposed(&interpreted, &input, &subjects, reason);
        if !args.apply || found.is_empty() {
            return Ok((listed(&found, reason), Diagnostics::new()));
        }
        let path = docs_input.join(id).join(FILE);
        append(&path, &found, reason)?;
        let count = report::count(found.len(), "correction");
        Ok((format!("{}: {count} added\n", paths::shown(&path)), Diagnostics::new()))
    });
    let (reports, broken): (Vec<String>, Vec<Diagnostics>) = services?.into_iter().unzip();
    let broken = documents.diagnostics.iter().chain(broken.iter().flatten());
    let diagnostics = report::render_of(&documents, broken, &paths::shown(&docs_input), Selection::All);
    let mut report = reports.concat();
    if report.is_empty() {
        "nothing to propose: the remedy of each of these diagnostics needs a person to decide\n"
            .clone_into(&mut report);
    }
    Ok(Outcome { report, success: diagnostics.is_empty(), diagnostics })
}

/// The names of all pages.
fn stems(documents: &load::Documents) -> Vec<Arc<str>> {
    let Ok(stems) = each_service(documents, &Progress::shown(), |id| {
        let pages = documents.load(id).input.map(|input| input.pages).unwrap_or_default();
        Ok::<_, Infallible>(pages.iter().map(|page| Arc::clone(page.stem())).collect::<Vec<_>>())
    });
    stems.concat()
}

fn subjects<'a>(texts: &'a [String], documents: &load::Documents) -> Result<Vec<Subject<'a>>, Error> {
    // Pages are only read for their names where one is asked for.
    let known = LazyCell::new(|| stems(documents));
    let stems = || known.iter().map(AsRef::as_ref);
    let subject = |text: &'a String| {
        let code = text.parse::<Code>().ok().map(Subject::Code);
        let page = || stems().any(|stem: &str| stem == text).then_some(Subject::Page(text));
        code.or_else(page).ok_or_else(|| {
            let known = Code::ALL.iter().map(|code| code.as_str()).chain(stems());
            Error::UnknownSubject { text: text.clone(), near: did_you_mean(text, known) }
        })
    };
    texts.iter().map(subject).collect()
}

/// The entries for the diagnostics that are meant. Each sees what those before it change, and is left out where it applies no more.
fn proposed<'d>(
    interpreted: &'d Interpreted,
    input: &ServiceInput,
    subjects: &[Subject<'_>],
    reason: &str,
) -> Vec<Proposed<'d>> {
    let mut operations = interpreted.operations.clone();
    let is_meant = |diagnostic: &Diagnostic| {
        let of_page = |stem: &str| {
            let mut pages = input.pages.iter().filter(|page| *page.path() == diagnostic.place.page);
            pages.any(|page| **page.stem() == *stem)
        };
        subjects.is_empty()
            || subjects.iter().any(|subject| match subject {
                Subject::Code(code) => diagnostic.code == *code,
                Subject::Page(stem) => of_page(stem),
            })
    };
    let mut found = Vec::new();
    for diagnostic in interpreted.diagnostics.iter().filter(|diagnostic| is_meant(diagnostic)) {
        let Some(entry) = propose(diagnostic, &operations) else { continue };
        // An entry without a reason is none, so that any stands in for it here.
        let reason = if reason.is_empty() { "to be said" } else { reason };
        let Ok(correction) = Corrections::parse(FILE, &entry.render(reason)) else { continue };
        let mut changed = operations.clone();
        if correction.apply(&mut changed).is_empty() && changed != operations {
            operations = changed;
            found.push(Proposed { diagnostic, entry });
        }
    }
    found
}

/// The entries as they can be pasted, each below what asks for it.
fn listed(found: &[Proposed<'_>], reason: &str) -> String {
    let mut text = String::new();
    for Proposed { diagnostic, entry } in found {
        let Diagnostic { code, place, message, .. } = diagnostic;
        let message = message.lines().next().unwrap_or_default();
        // Writing to a string cannot fail.
        let _ = writeln!(text, "# {code} {place}: {message}\n{}", entry.render(reason));
    }
    text
}

/// Adds the entries behind what stands in the file, which stays as it is.
fn append(path: &Path, found: &[Proposed<'_>], reason: &str) -> Result<(), Error> {
    let mut text = documents::read(path)?.unwrap_or_default();
    for Proposed { entry, .. } in found {
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text += &entry.render(reason);
    }
    documents::write(path, &text, path.parent().unwrap_or(Path::new(".")))
}

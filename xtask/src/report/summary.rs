//! What a run came to, in a few lines.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use tablature_codegen::diagnostic::{Diagnostics, Severity};
use tablature_codegen::pipeline::Counts;

use crate::paths::shown;
use crate::sync::{Kind, Synced};

/// One service in one line.
pub(crate) struct Summary<'a> {
    /// Its id.
    pub(crate) service: &'a str,
    /// How much there was. None where the settings could not be read.
    pub(crate) counts: Option<Counts>,
    /// What there was to say.
    pub(crate) diagnostics: &'a Diagnostics,
}

impl Summary<'_> {
    /// `eg: 1 page, 1 operation, 11 types, 199 rows (198 in the model, 1 in diagnostics), 80 rules in prose (71 read); 5 notes`.
    pub(crate) fn line(&self) -> String {
        let counts = self.counts.map(|counts| {
            let Counts {
                pages,
                operations,
                types,
                error_codes,
                rows,
                rows_in_model,
                rows_in_diagnostics,
                prose,
            } = counts;
            let words = [(pages, "page"), (operations, "operation"), (types, "type"), (rows, "row")];
            let codes = (error_codes > 0).then_some((error_codes, "error code"));
            let words: Vec<String> =
                words.into_iter().chain(codes).map(|(number, word)| count(number, word)).collect();
            let words = words.join(", ");
            let diagnosed = match rows_in_diagnostics {
                0 => String::new(),
                rows => format!(" ({rows_in_model} in the model, {rows} in diagnostics)"),
            };
            let said = match prose.rules {
                0 => String::new(),
                rules => format!(", {} in prose ({} read)", count(rules, "rule"), prose.read),
            };
            format!("{words}{diagnosed}{said}; ")
        });
        let kept = if self.diagnostics.has_errors() { "; not written; its earlier output stays" } else { "" };
        format!("{}: {}{}{kept}\n", self.service, counts.unwrap_or_default(), severities(self.diagnostics))
    }
}

/// `1 error, 3 warnings`, or `no diagnostics`.
pub(crate) fn severities(diagnostics: &Diagnostics) -> String {
    let found = [Severity::Error, Severity::Warning, Severity::Note]
        .map(|severity| (diagnostics.count(severity), severity));
    let words: Vec<String> = found
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, severity)| count(number, severity.as_str()))
        .collect();
    if words.is_empty() { "no diagnostics".to_owned() } else { words.join(", ") }
}

/// `generated: 3 files written, 31 unchanged, 1 deleted`.
pub(crate) fn written(folder: &Path, synced: &Synced) -> String {
    let deleted = synced.count(Kind::Stale);
    let written = synced.changes.len() - deleted;
    let edited = match synced.count(Kind::Edited) {
        0 => String::new(),
        edited => format!(" ({edited} of them had been changed by hand)"),
    };
    let (folder, unchanged) = (shown(folder), synced.unchanged);
    format!(
        "{folder}: {} written{edited}, {unchanged} unchanged, {deleted} deleted\n",
        count(written, "file")
    )
}

/// Files that nobody would otherwise notice: a merge may have brought them, or a person put them there.
pub(crate) fn unknown(synced: &Synced) -> String {
    let line = |path: &PathBuf| format!("not made by Tablature, and left alone: {}\n", shown(path));
    synced.unknown.iter().map(line).collect()
}

/// Every difference with its first line, and the command that repairs them.
pub(crate) fn differences(folder: &Path, synced: &Synced, command: &str) -> String {
    let mut changes: Vec<_> = synced.changes.iter().collect();
    if changes.is_empty() {
        return format!("{}: {} up to date\n", shown(folder), count(synced.unchanged, "file"));
    }
    changes.sort_by(|a, b| a.kind.cmp(&b.kind).then_with(|| a.path.cmp(&b.path)));
    let mut text = String::new();
    for change in &changes {
        let kind = match change.kind {
            Kind::Missing => "missing",
            Kind::Changed => "changed",
            Kind::Edited => "changed by hand",
            Kind::Stale => "stale",
        };
        let excerpt =
            change.excerpt.as_deref().map(|excerpt| format!(", {}", excerpt.replace('\n', "\n    ")));
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{kind}: {}{}", shown(&change.path), excerpt.unwrap_or_default());
    }
    let _ = writeln!(text, "{} not up to date: run `{command}`", verb(changes.len()));
    text
}

/// `1 page`, `2 pages`.
pub(crate) fn count(number: usize, word: &str) -> String {
    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
}

fn verb(number: usize) -> String {
    format!("{} {}", count(number, "file"), if number == 1 { "is" } else { "are" })
}

#[cfg(test)]
mod tests {
    use tablature_codegen::diagnostic::{Code, Diagnostic};
    use tablature_codegen::lower::prose::account::Tally;
    use tablature_codegen::source::Place;

    use super::*;

    fn line(counts: Option<Counts>, codes: &[Code]) -> String {
        let diagnostics = codes.iter().map(|code| Diagnostic::new(*code, Place::page("p"), "m")).collect();
        Summary { service: "eg", counts, diagnostics: &diagnostics }.line()
    }

    fn counts_of(rows: usize, rows_in_model: usize) -> Counts {
        Counts { rows, rows_in_model, rows_in_diagnostics: rows - rows_in_model, ..Counts::default() }
    }

    #[test]
    fn a_service_is_one_line() {
        let counts = Counts { pages: 1, operations: 1, types: 11, rows: 199, ..Counts::default() };
        assert_eq!(line(Some(counts), &[]), "eg: 1 page, 1 operation, 11 types, 199 rows; no diagnostics\n");
        assert_eq!(
            line(Some(counts), &[Code::UnknownType, Code::UnknownType, Code::DefaultNotInWireForm]),
            "eg: 1 page, 1 operation, 11 types, 199 rows; 2 warnings, 1 note\n"
        );
        let prose = Tally { rules: 80, read: 71 };
        assert_eq!(
            line(Some(Counts { prose, ..counts }), &[Code::UnreadSentence]),
            "eg: 1 page, 1 operation, 11 types, 199 rows, 80 rules in prose (71 read); 1 note\n"
        );
        let counts = counts_of(199, 198);
        assert!(line(Some(counts), &[]).contains(" 199 rows (198 in the model, 1 in diagnostics); "));
        assert_eq!(line(None, &[Code::NotUtf8]), "eg: 1 error; not written; its earlier output stays\n");
    }
}

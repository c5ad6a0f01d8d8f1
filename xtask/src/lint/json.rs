//! Findings for programs.

use serde::Serialize;
use tablature_codegen::diagnostic::Diagnostic;

use super::Finding;

#[derive(Serialize)]
struct Written<'a> {
    service: &'a str,
    known: bool,
    #[serde(flatten)]
    diagnostic: &'a Diagnostic,
}

/// The findings as a list, with a newline at the end.
pub(super) fn render(findings: &[Finding]) -> String {
    let written: Vec<Written<'_>> = findings
        .iter()
        .map(|Finding { service, diagnostic, is_known }| Written { service, known: *is_known, diagnostic })
        .collect();
    // Texts, numbers and lists of them can be written.
    serde_json::to_string_pretty(&written).unwrap_or_default() + "\n"
}

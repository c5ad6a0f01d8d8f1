//! A league table of the documents' own faults: a row for each rule, a column for each service, the most frequent first.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use tablature_codegen::diagnostic::Code;

use super::Finding;

/// The table as Markdown. What the baseline has counts, too: the table is of the documents.
pub(super) fn render(findings: &[Finding]) -> String {
    let mut counts: BTreeMap<Code, BTreeMap<&str, usize>> = BTreeMap::new();
    for finding in findings {
        *counts.entry(finding.diagnostic.code).or_default().entry(&finding.service).or_default() += 1;
    }
    let services: BTreeSet<&str> = findings.iter().map(|finding| finding.service.as_str()).collect();
    let sum = |of: &BTreeMap<&str, usize>| of.values().sum::<usize>();
    let mut rows: Vec<_> = counts.iter().collect();
    rows.sort_by_key(|(code, of)| (std::cmp::Reverse(sum(of)), **code));

    let mut text = String::from("| rule | | all |");
    // Writing to a string cannot fail.
    for service in &services {
        let _ = write!(text, " {} |", if service.is_empty() { "folder" } else { service });
    }
    let _ = writeln!(text, "\n|:---|:---|---:|{}", "---:|".repeat(services.len()));
    for (code, of) in rows {
        let _ = write!(text, "| {code} | {} | {} |", code.title(), sum(of));
        for service in &services {
            let _ = write!(text, " {} |", of.get(service).map(usize::to_string).unwrap_or_default());
        }
        text.push('\n');
    }
    let of_service = |service: &str| findings.iter().filter(|finding| finding.service == service).count();
    let _ = write!(text, "| all | | {} |", findings.len());
    for service in &services {
        let _ = write!(text, " {} |", of_service(service));
    }
    text + "\n"
}

//! The figures as a table, and the differences between dialects.

use std::fmt::Write as _;

use super::facts::{Difference, differences as compare};
use super::measure::{Measured, Prose};
use super::score::Tally;

/// The figures that a floor holds, in the order of the table.
pub(super) const FIGURES: [&str; 8] =
    ["operations", "precision", "recall", "f1", "type", "mandatory", "perfect", "undisputed"];

/// The languages of descriptions, of which a floor holds the share of the rules that are read.
pub(super) const LANGUAGES: [&str; 2] = ["english", "chinese"];

/// The shares of the sentences that look like rules and are read, in percent, in the order of [`LANGUAGES`].
pub(super) fn read(prose: &Prose) -> [Option<f64>; 2] {
    [prose.english, prose.chinese].map(|tally| {
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        share(count(tally.read), count(tally.rules))
    })
}

/// A tally as shares in percent, in the order of [`FIGURES`]. None where there was nothing to find.
pub(super) fn shares(tally: &Tally) -> [Option<f64>; 8] {
    let Tally { found, missing, extra, .. } = *tally;
    [
        share(tally.operations_found, tally.operations),
        share(found, found + extra),
        share(found, found + missing),
        // Of both: 2PR/(P+R), in counts.
        share(2 * found, 2 * found + extra + missing),
        share(found - tally.types_differ, found),
        share(tally.mandatory_known - tally.mandatory_differ, tally.mandatory_known),
        share(tally.perfect, tally.operations),
        share(tally.undisputed_perfect, tally.undisputed),
    ]
}

#[allow(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn share(part: i64, whole: i64) -> Option<f64> {
    (whole > 0).then(|| part as f64 * 100.0 / whole as f64)
}

/// One line for each dialect and confidence, and one for each dialect of what went in and out.
pub(super) fn figures(measured: &[Measured]) -> String {
    let mut text = format!("{:<12} {:<5} {:>10} {:>8}", "dialect", "facts", "operations", "invented");
    for name in FIGURES {
        let name = if name == "operations" { "found %" } else { name };
        let _ = write!(text, " {name:>10}");
    }
    text.push('\n');
    for dialect in measured {
        let Some(scores) = &dialect.scores else { continue };
        for (name, tally) in [("high", &scores.high), ("low", &scores.low)] {
            let invented =
                if name == "high" { tally.operations_invented.to_string() } else { "-".to_owned() };
            let _ = write!(text, "{:<12} {name:<5} {:>10} {invented:>8}", dialect.dialect, tally.operations);
            for share in shares(tally) {
                let share = share.map_or_else(|| "-".to_owned(), |share| format!("{share:.2}"));
                let _ = write!(text, " {share:>10}");
            }
            text.push('\n');
        }
    }
    for dialect in measured {
        for (language, share) in LANGUAGES.into_iter().zip(read(&dialect.prose)) {
            let Some(share) = share else { continue };
            let _ = writeln!(
                text,
                "{}: {share:.2} % of the {language} sentences that look like rules are read",
                dialect.dialect
            );
        }
    }
    for dialect in measured {
        let (pages, found) = dialect.pages;
        let counts = &dialect.counts;
        let _ = write!(
            text,
            "{}: operations found on {found} of {pages} pages that have one; {} operations, {} types, {} rows \
             ({} in the model, {} in diagnostics)",
            dialect.dialect,
            counts.operations,
            counts.types,
            counts.rows,
            counts.rows_in_model,
            counts.rows_in_diagnostics,
        );
        if !dialect.failed.is_empty() {
            let _ = write!(text, "; errors in {}", dialect.failed.join(", "));
        }
        text.push('\n');
    }
    text
}

/// On how many pages a dialect says the same as the reference, on how many it says less at most and says so, and the
/// first differences. Those that a diagnostic admits are marked.
pub(super) fn differences(measured: &[Measured], reference: Option<&Measured>, shown: usize) -> String {
    let Some(reference) = reference else { return String::new() };
    let mut text = String::new();
    for other in measured.iter().filter(|other| other.dialect != reference.dialect) {
        let (mut pages, mut same, mut admitted) = (0_usize, 0_usize, 0_usize);
        let mut lines = Vec::new();
        for (page, facts) in &reference.facts {
            let Some(theirs) = other.facts.get(page) else { continue };
            let found = compare(facts, theirs);
            pages += 1;
            same += usize::from(found.is_empty());
            admitted += usize::from(found.iter().all(|it| it.is_admitted));
            lines.extend(found.into_iter().map(|Difference { line, is_admitted }| {
                let mark = if is_admitted { " (said in a diagnostic)" } else { "" };
                format!("  {page}: {line}{mark}\n")
            }));
        }
        if pages == 0 {
            continue;
        }
        let _ = writeln!(
            text,
            "{}: {same} of {pages} pages say the same as in {}, {admitted} the same or less with a diagnostic that says \
             so; {} differences",
            other.dialect,
            reference.dialect,
            lines.len()
        );
        text.extend(lines.into_iter().take(shown));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_in_percent_and_none_of_nothing() {
        let tally = Tally { operations: 4, operations_found: 3, found: 9, missing: 1, ..Tally::default() };
        let [operations, precision, recall, f1, _, mandatory, perfect, undisputed] = shares(&tally);
        assert_eq!((operations, precision, recall), (Some(75.0), Some(100.0), Some(90.0)));
        assert!(f1.is_some_and(|f1| (f1 - 94.736).abs() < 0.001));
        assert_eq!((mandatory, perfect, undisputed), (None, Some(0.0), None));
    }
}

//! What happened to the pages of a service, in numbers and lines.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use tablature_codegen::diagnostic::counted;

use super::client::Traffic;

/// What happened.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) wanted: usize,
    pub(super) new: usize,
    pub(super) changed: usize,
    pub(super) unchanged: usize,
    /// Pages of the index that are no operations.
    pub(super) passed_over: usize,
    /// Pages that were not fetched, and kept where they were there.
    pub(super) failed: usize,
    /// Pages by their forms.
    pub(super) forms: BTreeMap<String, usize>,
    /// A line for each page that was written.
    pub(super) lines: Vec<String>,
    pub(super) traffic: Traffic,
}

impl Tally {
    /// Whether a page was written.
    pub(super) fn wrote(&self) -> bool {
        self.new + self.changed > 0
    }

    /// What people read.
    pub(super) fn report(&self, service: &str) -> String {
        let mut text = String::new();
        // Writing to a string cannot fail.
        for line in &self.lines {
            let _ = writeln!(text, "{line}");
        }
        let counts = [
            (self.new, "new"),
            (self.changed, "changed"),
            (self.unchanged, "unchanged"),
            (self.passed_over, "no operations"),
            (self.failed, "not fetched"),
        ];
        let counts =
            counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"));
        let counts: Vec<String> = counts.collect();
        let counts = if counts.is_empty() { "nothing to do".to_owned() } else { counts.join(", ") };
        let _ = write!(text, "{service}: {}: {counts}", counted(self.wanted, "page"));
        let forms: Vec<String> =
            self.forms.iter().map(|(form, count)| format!("{count} as {form}")).collect();
        if !forms.is_empty() {
            let _ = write!(text, " ({})", forms.join(", "));
        }
        let Traffic { requests, bodies, bytes, robots } = self.traffic;
        let _ = writeln!(
            text,
            "; {}, {} with {bytes} bytes, and {robots} bytes of robots.txt",
            counted(requests, "request"),
            if bodies == 1 { "1 body".to_owned() } else { format!("{bodies} bodies") },
        );
        text
    }
}

impl Traffic {
    /// What came since.
    pub(super) fn since(self, before: Self) -> Self {
        Self {
            requests: self.requests.saturating_sub(before.requests),
            bodies: self.bodies.saturating_sub(before.bodies),
            bytes: self.bytes.saturating_sub(before.bytes),
            robots: self.robots.saturating_sub(before.robots),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_with_their_nouns() {
        let tally = Tally {
            wanted: 3,
            new: 1,
            unchanged: 2,
            forms: [("HTML".to_owned(), 1)].into(),
            lines: vec!["new eg/a.html".to_owned()],
            traffic: Traffic { requests: 4, bodies: 1, bytes: 120, robots: 0 },
            ..Tally::default()
        };
        assert_eq!(
            tally.report("eg"),
            "new eg/a.html\neg: 3 pages: 1 new, 2 unchanged (1 as HTML); 4 requests, 1 body with 120 bytes, and 0 bytes of robots.txt\n"
        );
        assert!(Tally::default().report("eg").starts_with("eg: 0 pages: nothing to do; "));
    }
}

//! The scorer, and sums of what it says.

use std::ops::{AddAssign, Sub};
use std::path::Path;
use std::process::Command;

use serde::Deserialize;

use crate::error::Error;
use crate::paths::shown;

/// How sure facts have to be to count.
#[derive(Clone, Copy)]
pub(super) enum Confidence {
    High,
    All,
}

/// Counts of one comparison, or of several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Operations of the facts.
    pub(super) operations: i64,
    /// Those of them that the document has.
    pub(super) operations_found: i64,
    /// Operations that only the document has.
    pub(super) operations_invented: i64,
    /// Fields of the facts that the document has.
    pub(super) found: i64,
    /// Fields of the facts that it does not have, those of operations that were not found included.
    pub(super) missing: i64,
    /// Fields that only the document has.
    pub(super) extra: i64,
    /// Fields that were found with another type.
    pub(super) types_differ: i64,
    /// Fields that were found and of which both sides say whether they are mandatory.
    pub(super) mandatory_known: i64,
    /// Those of them on which they disagree.
    pub(super) mandatory_differ: i64,
    /// Operations without any mistake.
    pub(super) perfect: i64,
    /// Operations of the facts that nobody disputes.
    pub(super) undisputed: i64,
    /// Those of them without any mistake.
    pub(super) undisputed_perfect: i64,
}

#[derive(Deserialize)]
struct Answer {
    operations: Operations,
    fields: Fields,
    mistakes: Vec<OfPage>,
    not_found: Vec<serde::de::IgnoredAny>,
}

/// An operation with mistakes.
#[derive(Deserialize)]
struct OfPage {
    page: String,
}

/// A line of facts, as far as it tells what counts.
#[derive(Deserialize)]
struct Fact {
    page: Option<String>,
    confidence: Option<String>,
}

#[derive(Deserialize)]
struct Operations {
    truth: i64,
    found: i64,
    extra: i64,
}

#[derive(Deserialize)]
struct Fields {
    all: Counted,
}

#[derive(Deserialize)]
struct Counted {
    found: i64,
    missing: i64,
    extra: i64,
    in_lost_operations: i64,
    types_differ: i64,
    required_known: i64,
    required_differ: i64,
    perfect: i64,
}

/// Compares a document with facts. `is_disputed` tells the pages whose facts are taken to be wrong.
pub(super) fn score(
    scorer: &Path,
    document: &Path,
    facts: &Path,
    confidence: Confidence,
    is_disputed: impl Fn(&str) -> bool,
) -> Result<Tally, Error> {
    let least = confidence;
    let confidence = match confidence {
        Confidence::High => "high",
        Confidence::All => "low",
    };
    let output = Command::new("python3")
        .arg(scorer)
        .args([document, facts])
        .args(["--json", "--min-confidence", confidence])
        .output()
        .map_err(Error::io("run", scorer))?;
    let refused = |reason: String| Error::Scorer { scorer: shown(scorer), document: shown(document), reason };
    if !output.status.success() {
        return Err(refused(String::from_utf8_lossy(&output.stderr).trim().to_owned()));
    }
    let answer: Answer =
        serde_json::from_slice(&output.stdout).map_err(|error| refused(error.to_string()))?;
    let text = std::fs::read_to_string(facts).map_err(Error::io("read", facts))?;
    let all: Vec<Fact> = text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let counts = |fact: &&Fact| {
        let is_sure = fact.confidence.as_deref() != Some("low");
        let is_taken = is_sure || matches!(least, Confidence::All);
        is_taken && !fact.page.as_deref().is_some_and(&is_disputed)
    };
    let undisputed = count(all.iter().filter(counts));
    let wrong = answer.mistakes.iter().filter(|operation| !is_disputed(&operation.page));
    let wrong = count(wrong) + count(answer.not_found.iter());
    Ok(Tally { undisputed, undisputed_perfect: undisputed - wrong, ..answer.into() })
}

fn count<T>(all: impl Iterator<Item = T>) -> i64 {
    all.fold(0, |count, _| count + 1)
}

impl From<Answer> for Tally {
    fn from(answer: Answer) -> Self {
        let Answer { operations, fields: Fields { all }, .. } = answer;
        Self {
            operations: operations.truth,
            operations_found: operations.found,
            operations_invented: operations.extra,
            found: all.found,
            missing: all.missing + all.in_lost_operations,
            extra: all.extra,
            types_differ: all.types_differ,
            mandatory_known: all.required_known,
            mandatory_differ: all.required_differ,
            perfect: all.perfect,
            undisputed: 0,
            undisputed_perfect: 0,
        }
    }
}

impl Tally {
    fn zip(self, other: Self, with: fn(i64, i64) -> i64) -> Self {
        Self {
            operations: with(self.operations, other.operations),
            operations_found: with(self.operations_found, other.operations_found),
            operations_invented: with(self.operations_invented, other.operations_invented),
            found: with(self.found, other.found),
            missing: with(self.missing, other.missing),
            extra: with(self.extra, other.extra),
            types_differ: with(self.types_differ, other.types_differ),
            mandatory_known: with(self.mandatory_known, other.mandatory_known),
            mandatory_differ: with(self.mandatory_differ, other.mandatory_differ),
            perfect: with(self.perfect, other.perfect),
            undisputed: with(self.undisputed, other.undisputed),
            undisputed_perfect: with(self.undisputed_perfect, other.undisputed_perfect),
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        *self = self.zip(other, |a, b| a + b);
    }
}

impl Sub for Tally {
    type Output = Self;

    /// What is left of all facts without the sure ones.
    fn sub(self, other: Self) -> Self {
        self.zip(other, |a, b| a - b)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lost_operations_lose_their_fields() {
        let answer = r#"{"operations": {"truth": 3, "found": 2, "extra": 1, "other": 0}, "fields": {"all": {"found": 5,
            "missing": 1, "extra": 2, "in_lost_operations": 4, "types_differ": 1, "required_known": 3,
            "required_differ": 0, "perfect": 1}}, "mistakes": [{"page": "a"}], "not_found": ["GET /b"]}"#;
        let tally: Tally = serde_json::from_str::<Answer>(answer).unwrap().into();
        assert_eq!((tally.found, tally.missing, tally.operations_invented), (5, 5, 1));
        assert_eq!(tally - tally, Tally::default());
    }
}

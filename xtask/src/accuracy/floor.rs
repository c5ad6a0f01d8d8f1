//! `tests/accuracy.toml`: the figures that were reached. They only rise.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::measure::Measured;
use super::table::{FIGURES, LANGUAGES, read, shares};
use crate::error::Error;
use crate::paths::shown;

/// Figures by dialect, confidence and name, in percent.
type Figures = BTreeMap<String, BTreeMap<String, BTreeMap<String, f64>>>;

/// Figures are kept with two digits, rounded down.
const DIGITS: f64 = 100.0;

const HEADER: &str = "# Figures of `cargo xtask accuracy` on the corpus, in percent, that no change may fall below.\n\
    # They only rise: `cargo xtask accuracy --corpus DIR --raise` writes those that have risen. `perfect` and `f1` of low\n\
    # confidence sank twice, by hand: there the code follows the page and not the fact (accuracy-disputed.md), and\n\
    # `undisputed` is what counts. `prose` is the share of the sentences that look like rules and are read, by language.\n";

/// The floor.
#[derive(Debug, Default)]
pub(super) struct Floor(Figures);

impl Floor {
    /// Reads the floor. A file that is not there holds nothing.
    pub(super) fn read(path: &Path) -> Result<Self, Error> {
        match fs::read_to_string(path) {
            Ok(text) => toml::from_str(&text)
                .map(Self)
                .map_err(|error| Error::Manifest { path: shown(path), reason: error.to_string() }),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(Error::io("read", path)(error)),
        }
    }

    /// What is below the floor, a line each.
    pub(super) fn compare(&self, measured: &[Measured]) -> Vec<String> {
        let below = figures(measured).filter_map(|(dialect, confidence, name, value)| {
            let floor = *self.0.get(dialect)?.get(confidence)?.get(name)?;
            let text =
                format!("{dialect}, {confidence}, {name}: {value:.2}, and {floor:.2} was reached before");
            (value < floor).then_some(text)
        });
        below.collect()
    }

    /// Raises the floor to what was measured. Says whether anything has risen.
    pub(super) fn raise(&mut self, measured: &[Measured]) -> bool {
        let mut risen = false;
        for (dialect, confidence, name, value) in figures(measured) {
            let value = (value * DIGITS).floor() / DIGITS;
            let dialect = self.0.entry(dialect.to_owned()).or_default();
            let floor =
                dialect.entry(confidence.to_owned()).or_default().entry(name.to_owned()).or_insert(0.0);
            if value > *floor {
                *floor = value;
                risen = true;
            }
        }
        risen
    }

    /// Writes the floor.
    pub(super) fn write(&self, path: &Path) -> Result<(), Error> {
        fs::write(path, self.render()).map_err(Error::io("write", path))
    }

    fn render(&self) -> String {
        let mut text = HEADER.to_owned();
        for (dialect, confidences) in &self.0 {
            for (confidence, figures) in confidences {
                // Writing to a string cannot fail.
                let _ = writeln!(text, "\n[{dialect}.{confidence}]");
                for name in FIGURES.iter().chain(&LANGUAGES) {
                    if let Some(value) = figures.get(*name) {
                        let _ = writeln!(text, "{name} = {value:.2}");
                    }
                }
            }
        }
        text
    }
}

/// Of facts that are not sure, only the sums of everything are aims: to find more of what is there costs shares of it.
const NOT_OF_LOW: [&str; 4] = ["precision", "recall", "type", "mandatory"];

/// The section of the shares of sentences that are read.
const PROSE: &str = "prose";

/// Every figure that there is.
fn figures(measured: &[Measured]) -> impl Iterator<Item = (&str, &'static str, &'static str, f64)> {
    measured.iter().flat_map(|dialect| {
        let scores = dialect.scores.into_iter();
        let graded = scores.flat_map(|scores| [("high", scores.high), ("low", scores.low)]).flat_map(
            |(confidence, tally)| {
                let named = FIGURES.into_iter().zip(shares(&tally));
                let is_aim = move |name: &str| confidence == "high" || !NOT_OF_LOW.contains(&name);
                named
                    .filter(move |(name, _)| is_aim(name))
                    .map(move |(name, value)| (confidence, name, value))
            },
        );
        let prose = LANGUAGES.into_iter().zip(read(&dialect.prose));
        let prose = prose.map(|(language, value)| (PROSE, language, value));
        let all = graded.chain(prose);
        all.filter_map(|(part, name, value)| Some((dialect.dialect.as_str(), part, name, value?)))
    })
}

#[cfg(test)]
mod tests {
    use super::super::measure::{Prose, Scores};
    use super::super::score::Tally;
    use super::*;

    fn measured(found: i64) -> Vec<Measured> {
        let high = Tally { operations: 3, operations_found: found, ..Tally::default() };
        let scores = Some(Scores { high, low: Tally::default() });
        vec![Measured { dialect: "markdown-zh".to_owned(), scores, ..Measured::default() }]
    }

    #[test]
    fn the_floor_rises_and_never_sinks() {
        let mut floor = Floor::default();
        assert!(floor.compare(&measured(2)).is_empty());
        assert!(floor.raise(&measured(2)));
        assert!(floor.compare(&measured(2)).is_empty(), "figures are rounded down");
        let line = "markdown-zh, high, operations: 33.33, and 66.66 was reached before";
        assert_eq!(floor.compare(&measured(1)), [line]);
        assert!(!floor.raise(&measured(1)));
        assert!(floor.raise(&measured(3)));
    }

    #[test]
    fn the_share_of_rules_that_are_read_has_a_floor_for_each_language() {
        let measured = |read: usize| {
            let chinese = tablature_codegen::lower::prose::account::Tally { rules: 8, read };
            let prose = Prose { chinese, ..Prose::default() };
            [Measured { dialect: "markdown-zh".to_owned(), prose, ..Measured::default() }]
        };
        let mut floor = Floor::default();
        assert!(floor.raise(&measured(6)));
        assert!(floor.compare(&measured(6)).is_empty());
        let line = "markdown-zh, prose, chinese: 62.50, and 75.00 was reached before";
        assert_eq!(floor.compare(&measured(5)), [line]);
        assert!(floor.render().contains("[markdown-zh.prose]\nchinese = 75.00\n"), "{}", floor.render());
    }

    #[test]
    fn what_is_written_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("accuracy.toml");
        let mut floor = Floor::read(&path).unwrap();
        floor.raise(&measured(2));
        floor.write(&path).unwrap();
        assert_eq!(Floor::read(&path).unwrap().0, floor.0);
    }
}

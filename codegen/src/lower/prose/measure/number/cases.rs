//! Ranges of cases: `System disk: 40 to 1024` and `Data disk: 10 to 32768`, `config: The value is 1`.
//!
//! In: the lines of a description. Out: what each says of a case, or of all. Left out on purpose: conditions in words, which the
//! sentence itself has.

use super::super::super::grammar::measures::{Counted, Form};
use super::super::super::lex::{Kind, Token};
use super::super::super::text::{clauses_depend, split};
use super::super::lines_of_cases;
use super::super::range::Range;
use super::super::sentence::{Meaning, Sentence, meaning};
use super::{Reader, Said};
use crate::vocabulary::MeasureWord as Word;

/// Words of the label of a case at most.
const LABEL: usize = 4;

impl Reader<'_, '_> {
    /// What each sentence says; of lines that are on a value each, what holds for that: `mongos: The value ranges from 2 to 32`,
    /// `config: The value is 1`.
    pub(super) fn of_lines(&self) -> Vec<Said> {
        let cases = lines_of_cases(self.description);
        let mut values: Vec<Said> = Vec::new();
        let mut said: Vec<Said> = Vec::new();
        for line in self.description.lines() {
            let is_case = cases.contains(&line);
            let found = split(line).into_iter().flat_map(|text| self.sentence(text));
            let mut found: Vec<Said> =
                found.map(|said| if is_case { said.on_case() } else { said }).collect();
            if found.is_empty() && is_case {
                let (_, told) = line.split_once([':', '：']).unwrap_or_default();
                found.extend(self.single_values(told).map(Said::Case));
            } else if found.is_empty() && clauses_depend(line) {
                // `当type取值为A时，num取值为1`
                let (_, told) = line.rsplit_once([',', '，']).unwrap_or_default();
                values.extend(self.single_values(told).map(Said::Case));
            }
            said.extend(found);
        }
        // Beside ranges of other cases, a value is that of one.
        if said.iter().any(|said| matches!(said, Said::Case(_))) {
            said.extend(values);
        }
        said
    }

    /// `System disk: 40 to 1024` and `Data disk: 100 to 32768`: lines in a row with a range each.
    pub(super) fn cases(&self, lines: &[&str]) -> Vec<Said> {
        let is_label = |label: &str| {
            !label.starts_with(|c: char| c.is_ascii_digit()) && label.split_whitespace().count() <= LABEL
        };
        let parts = lines.iter().flat_map(|line| split(line));
        let labelled = parts.map(|line| self.of_case(line).filter(|(label, _)| is_label(label)));
        let found: Vec<Option<Range>> = labelled.map(|case| Some(case?.1)).collect();
        let runs = found.split(Option::is_none).filter(|run| run.len() > 1);
        runs.flatten().flatten().map(|range| Said::Case(*range)).collect()
    }

    /// `Public zone: 1-2147483647`: the case, and its range.
    pub(super) fn of_case<'l>(&self, line: &'l str) -> Option<(&'l str, Range)> {
        let (label, rest) = line.split_once([':', '：'])?;
        match self.bare(rest)? {
            Said::Always(range) => Some((label, range)),
            _ => None,
        }
    }

    /// `1-600` under `Value range`, or a line for each case: `Public zone: 1-2147483647`.
    pub(super) fn of_section(&self, lines: &[&str]) -> Vec<Said> {
        let bare = |line: &&str| split(line).into_iter().next().and_then(|text| self.bare(text));
        let mut ranges: Vec<Range> = Vec::new();
        for said in lines.iter().map_while(bare) {
            match said {
                Said::Always(range) | Said::Case(range) => ranges.push(range),
                Said::Weak(_) => break,
            }
        }
        match ranges.as_slice() {
            [] => {}
            [_] => return lines.iter().take(1).filter_map(bare).collect(),
            // `300-300,000 GB for c6.2u4g`, `300-600,000 GB for c6.4u8g`
            _ => return differing(ranges),
        }
        differing(lines.iter().map_while(|line| Some(self.of_case(line)?.1)).collect())
    }

    /// `The value is 1`, `The value can be 1 or 3`: the numbers of a case.
    fn single_values(&self, said: &str) -> Option<Range> {
        let sentence = Sentence::of(split(said).into_iter().next()?);
        let names = |token: &Token<'_>| token.measures(Word::Value) || token.measures(Word::Range);
        let is_of_value = |token: &Token<'_>| {
            matches!(
                token.kind,
                Kind::Figure(_) | Kind::Measure(Word::Is | Word::Article | Word::Or | Word::And)
            ) || names(token)
                || token.is_sign(',')
                || token.is_sign('.')
                || token.text == self.names.own
        };
        let end =
            sentence.tokens.iter().position(|token| token.is_sign('(')).unwrap_or(sentence.tokens.len());
        let said = sentence
            .tokens
            .get(..end)
            .filter(|said| said.iter().all(is_of_value) && said.iter().any(names))?;
        let numbers = said.iter().filter_map(|token| match token.kind {
            Kind::Figure(number) => Some(Range { least: Some(number), most: Some(number) }),
            _ => None,
        });
        numbers.reduce(Range::widened)
    }

    /// A text that begins with the range itself: `1-600 (default 60)`, `默认1Mbit/s~2000Mbit/s`.
    pub(super) fn bare(&self, text: &str) -> Option<Said> {
        let sentence = Sentence::of(text.trim_start().trim_start_matches("默认"));
        let found = sentence.measures();
        // `0 or 10 to 100`
        let is_listed = |token: &Token<'_>| {
            matches!(token.kind, Kind::Figure(_) | Kind::Measure(Word::Or) | Kind::Sign(','))
        };
        let first = found.first()?;
        let ahead = sentence.tokens.get(..first.place.start)?;
        if !ahead.iter().all(is_listed) {
            return None;
        }
        let is_beside =
            !ahead.is_empty() && first.counted == Counted::Nothing && first.form == Form::Interval;
        let is_range = is_beside
            || meaning(first) == Meaning::BoundsIfAlone
            || first.form == Form::Interval && meaning(first) == Meaning::ItemsIfNamed;
        let range = self.range(&first.span).filter(|_| is_range)?;
        Some(Self::judged(&sentence, &found, first, range))
    }
}

/// Ranges of cases. Several that do not differ are the range of all.
fn differing(ranges: Vec<Range>) -> Vec<Said> {
    match ranges.as_slice() {
        [first, others @ ..] if !others.is_empty() && others.iter().all(|other| other == first) => {
            vec![Said::Always(*first)]
        }
        _ => ranges.into_iter().map(Said::Case).collect(),
    }
}

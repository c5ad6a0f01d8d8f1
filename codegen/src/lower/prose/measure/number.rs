//! Ranges of numbers.
//!
//! In: a description. Out: the range of the value, or the widest of those that hold for a case. Where two sentences differ
//! they speak of different cases; a value that the page lists beside the range, or a default outside of it, shows that the
//! range is not the whole truth.

use std::cell::OnceCell;

use super::super::grammar::interval::{End, Span};
use super::super::grammar::measures::{Counted, Form, Measure, Topic, has};
use super::super::lex::{Decimal, Kind, Token};
use super::super::text::{Description, Label, is_case, split};
use super::super::value::is_labelled;
use super::Names;
use super::range::Range;
use super::sentence::{Meaning, Sentence, meaning};
use super::special::special_in;
use super::unit::{converted, stated};
use super::whole::{are_both, counts_nothing_named, is_whole};
use crate::model::Bounds;
use crate::vocabulary::MeasureWord as Word;

/// The ranges of a number.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in super::super) struct Ranges {
    /// What holds always.
    pub always: Option<Bounds>,
    /// The widest of what holds for cases, where nothing holds always.
    pub of_cases: Option<Bounds>,
}

/// The ranges of a field that is a number.
pub(in super::super) fn ranges(names: Names<'_>, description: &Description<'_>, is_integer: bool) -> Ranges {
    let reader = Reader {
        names,
        description,
        unit: stated(description),
        is_integer,
        is_number: true,
        said: OnceCell::new(),
    };
    let always = reader.labelled().or_else(|| reader.said()).filter(Range::is_ordered);
    let always = always.filter(|range| !reader.is_broken(*range)).and_then(Range::bounds);
    let of_cases = if always.is_none() { reader.of_cases() } else { None };
    Ranges { always, of_cases }
}

/// The range of a number that a string holds: said, and never enforced, as the service may take other forms of it.
pub(in super::super) fn of_text(names: Names<'_>, description: &Description<'_>) -> Option<Bounds> {
    let reader = Reader {
        names,
        description,
        unit: stated(description),
        is_integer: false,
        is_number: false,
        said: OnceCell::new(),
    };
    let always = reader.said().filter(|range| range.is_ordered() && !reader.is_broken(*range));
    always.and_then(Range::bounds).or_else(|| reader.of_cases())
}

/// What a sentence says of the range.
enum Said {
    /// It holds always.
    Always(Range),
    /// It says less than a range beside it.
    Weak(Range),
    /// It holds for a case, or is one of several.
    Case(Range),
}

impl Said {
    /// The same of a case.
    fn of_case(self) -> Self {
        match self {
            Self::Always(range) => Self::Case(range),
            other => other,
        }
    }
}

/// Words of the label of a case at most.
const LABEL: usize = 4;

struct Reader<'r, 'a> {
    names: Names<'r>,
    description: &'r Description<'a>,
    /// The unit of the field.
    unit: Option<&'static str>,
    is_integer: bool,
    /// Whether it is a number, and no text that holds one.
    is_number: bool,
    /// What the sentences say, once it was asked for.
    said: OnceCell<Vec<Said>>,
}

impl Reader<'_, '_> {
    /// `Minimum: 1` and `Maximum: 255`
    fn labelled(&self) -> Option<Range> {
        let range = Range {
            least: entry(self.description, Label::Minimum),
            most: entry(self.description, Label::Maximum),
        };
        (range != Range::default()).then_some(range)
    }

    /// What sentences say. Two that differ speak of different cases.
    fn said(&self) -> Option<Range> {
        let said = self.all();
        let mut always = said.iter().filter_map(|said| match said {
            Said::Always(range) => Some(*range),
            _ => None,
        });
        let weak = || {
            said.iter().find_map(|said| match said {
                Said::Weak(range) => Some(*range),
                _ => None,
            })
        };
        // `The value cannot be a negative number` beside a range says less than the range.
        let Some(first) = always.next() else { return weak() };
        always.try_fold(first, Range::merged)
    }

    /// The widest range of all that sentences say of single cases: `If action is set to filter, the value range is 1 to 100`.
    fn of_cases(&self) -> Option<Bounds> {
        let said = self.all();
        // `System disk: 40 to 1024. Data disk: 10 to 32768.`: ranges that differ are each of a case, whatever the words say.
        let always = said.iter().filter(|said| matches!(said, Said::Always(_))).count();
        let cases = said.iter().filter_map(|said| match said {
            Said::Case(range) => Some(*range),
            Said::Always(range) if always > 1 => Some(*range),
            _ => None,
        });
        let widest = cases.reduce(Range::widened)?;
        (!self.is_broken(widest) && widest.is_ordered()).then(|| widest.bounds())?
    }

    /// What every sentence says, those under a label of the range first.
    fn all(&self) -> &[Said] {
        self.said.get_or_init(|| {
            let sections =
                self.description.labelled(Label::Range).flat_map(|section| self.of_section(&section.lines));
            let cases = self.description.labelled(Label::Text).flat_map(|section| self.cases(&section.lines));
            let said = self.of_lines();
            sections.chain(cases).chain(said).collect()
        })
    }

    /// What each sentence says; of lines that are on a value each, what holds for that: `mongos: The value ranges from 2 to 32`,
    /// `config: The value is 1`.
    fn of_lines(&self) -> Vec<Said> {
        let is_case = |line: &&str| is_case(line) && is_labelled(line);
        let cases = self.description.lines().filter(is_case).count();
        let said = self.description.lines().flat_map(|line| {
            let is_case = cases > 1 && is_case(&line);
            let said = split(line).into_iter().flat_map(|text| self.sentence(text));
            let mut said: Vec<Said> = said.map(|said| if is_case { said.of_case() } else { said }).collect();
            if is_case && said.is_empty() {
                said.extend(single_values(line).map(Said::Case));
            }
            said
        });
        said.collect()
    }

    /// `System disk: 40 to 1024` and `Data disk: 100 to 32768`: lines in a row with a range each.
    fn cases(&self, lines: &[&str]) -> Vec<Said> {
        let is_label = |label: &str| {
            !label.contains(|c: char| c.is_ascii_digit()) && label.split_whitespace().count() <= LABEL
        };
        let parts = lines.iter().flat_map(|line| split(line));
        let labelled = parts.map(|line| self.of_case(line).filter(|(label, _)| is_label(label)));
        let found: Vec<Option<Range>> = labelled.map(|case| Some(case?.1)).collect();
        let runs = found.split(Option::is_none).filter(|run| run.len() > 1);
        runs.flatten().flatten().map(|range| Said::Case(*range)).collect()
    }

    /// `Public zone: 1-2147483647`: the case, and its range.
    fn of_case<'l>(&self, line: &'l str) -> Option<(&'l str, Range)> {
        let (label, rest) = line.split_once([':', '：'])?;
        match self.bare(rest)? {
            Said::Always(range) => Some((label, range)),
            _ => None,
        }
    }

    /// `1-600` under `Value range`, or a line for each case: `Public zone: 1-2147483647`.
    fn of_section(&self, lines: &[&str]) -> Vec<Said> {
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
            [first, others @ ..] if others.iter().all(|other| other == first) => return vec![Said::Always(*first)],
            // `300-300,000 GB for c6.2u4g`, `300-600,000 GB for c6.4u8g`
            _ => return ranges.into_iter().map(Said::Case).collect(),
        }
        let cases: Vec<Range> = lines.iter().map_while(|line| Some(self.of_case(line)?.1)).collect();
        match cases.split_first() {
            // Cases that do not differ are none.
            Some((first, others)) if !others.is_empty() && others.iter().all(|other| other == first) => {
                vec![Said::Always(*first)]
            }
            _ => cases.into_iter().map(Said::Case).collect(),
        }
    }

    /// A text that begins with the range itself: `1-600 (default 60)`, `默认1Mbit/s~2000Mbit/s`.
    fn bare(&self, text: &str) -> Option<Said> {
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

    /// What a sentence says.
    fn sentence(&self, text: &str) -> Vec<Said> {
        let sentence = Sentence::of(text);
        let found = sentence.measures();
        let states = |measure: &&Measure<'_, '_>| self.states_bounds(&sentence, &found, measure);
        let mut said: Vec<Said> = Vec::new();
        let mut case: Option<Range> = None;
        for measure in found.iter().filter(states) {
            let Some(range) = self.range(&measure.span) else { continue };
            match Self::judged(&sentence, &found, measure, range) {
                // `If the value is greater than or equal to 0, it indicates the quota`: the case itself.
                Said::Case(_) if Sentence::is_condition(measure) || measure.form == Form::NotNegative => {}
                Said::Case(range) if measure.form == Form::Interval => {
                    case = Some(case.map_or(range, |case| case.widened(range)));
                }
                // Both ends of one case.
                Said::Case(range) => case = Some(case.unwrap_or_default().merged(range).unwrap_or_default()),
                holds => said.push(holds),
            }
        }
        said.extend(case.filter(|case| *case != Range::default()).map(Said::Case));
        said
    }

    fn judged(
        sentence: &Sentence<'_>,
        found: &[Measure<'_, '_>],
        measure: &Measure<'_, '_>,
        range: Range,
    ) -> Said {
        let is_one_of_several = found
            .iter()
            .filter(|other| other.form == Form::Interval && meaning(other) != Meaning::Length)
            .count()
            > 1;
        if sentence.depends(measure) || is_one_of_several || sentence.says_more(found) {
            // Beside a number that is allowed too, the range has it.
            let beside = sentence.tokens.iter().filter_map(|token| match token.kind {
                Kind::Figure(number) if !sentence.depends(measure) => {
                    Some(Range { least: Some(number), most: Some(number) })
                }
                _ => None,
            });
            return Said::Case(beside.fold(range, Range::widened));
        }
        if measure.form == Form::NotNegative { Said::Weak(range) } else { Said::Always(range) }
    }

    /// Whether a measure of a sentence is a range of the value.
    fn states_bounds(
        &self,
        sentence: &Sentence<'_>,
        found: &[Measure<'_, '_>],
        measure: &Measure<'_, '_>,
    ) -> bool {
        // `a single port (80), a port range (1-30), or both`: an example of one of several forms.
        let opens = sentence.tokens.get(measure.place.start).is_some_and(|token| token.is_sign('('));
        if opens && has(measure.behind, Word::Or) {
            return false;
        }
        // `小于等于300Mbit/s：` is the label of a case.
        if measure.form == Form::Bound && measure.behind.first().is_some_and(|token| token.is_sign(':')) {
            return false;
        }
        // `For example, if the segment is 192.168.0.0/x, x ranges from 8 to 32`
        let is_example = sentence.tokens.first().is_some_and(|first| first.measures(Word::Beside));
        if is_example || sentence.is_advice(measure) || Sentence::is_on_other(measure, self.names) {
            return false;
        }
        // `The end of the port`: words of the field's own name.
        let own = self.names.own.to_lowercase();
        let is_own = |token: &Token<'_>| {
            let word = token.text.to_lowercase();
            token.kind != Kind::Other || word.len() > 2 && own.contains(&word)
        };
        match meaning(measure) {
            Meaning::Bounds => true,
            // `≥ 0`, `(0-255)`; `最多为1000`
            Meaning::BoundsIfAlone => {
                sentence.is_chinese() || are_both(found) || found.len() == 1 && is_whole(sentence, measure)
            }
            // `offset大于等于0`, `The port is 1 to 65535`
            Meaning::Unread => {
                let is_led = measure.form != Form::Interval
                    || measure
                        .before
                        .last()
                        .is_some_and(|last| last.measures(Word::Is) || last.measures(Word::Integer));
                measure.topic == Topic::Other
                    && measure.counted == Counted::Nothing
                    && is_led
                    && (sentence.is_chinese() || measure.before.iter().all(is_own))
            }
            // `The number of nodes cannot exceed 50`, `最多10条`: what a number counts, and not what a text holds.
            Meaning::BoundsOrItems => self.is_number,
            Meaning::ItemsIfNamed => self.is_number && counts_nothing_named(measure),
            Meaning::Length | Meaning::Items => false,
        }
    }

    /// A span in the unit of the field. None where a unit does not go with it.
    fn range(&self, span: &Span) -> Option<Range> {
        let units = [span.least, span.most].map(|end| end.and_then(|end| end.unit));
        let common = match units {
            [Some(least), Some(most)] if least != most => self.unit,
            [least, most] => self.unit.or(least).or(most),
        };
        let end = |end: Option<End>, step: i8| {
            let Some(end) = end else { return Some(None) };
            let number = match (end.unit, common) {
                (Some(unit), Some(common)) => converted(end.number, unit, common)?,
                (Some(_), None) => return None,
                (None, _) => end.number,
            };
            // The least number above is known of whole numbers; of others, the end that is left out says a little less.
            Some(if end.is_open && self.is_integer {
                number.stepped(step).or(Some(number))
            } else {
                Some(number)
            })
        };
        Some(Range { least: end(span.least, 1)?, most: end(span.most, -1)? })
    }

    /// Whether a value is named that is not within the range.
    fn is_broken(&self, range: Range) -> bool {
        self.special().into_iter().any(|value| !range.holds(value))
    }

    /// Values that are explained one by one: `-1 indicates that there is no limit`, `set it to -1`.
    fn special(&self) -> Vec<Decimal> {
        self.description.lines().flat_map(special_in).collect()
    }
}

/// `config: The value is 1`, `replica: The value can be 1 or 3`: the numbers of a case.
fn single_values(line: &str) -> Option<Range> {
    let (_, said) = line.split_once([':', '：'])?;
    let sentence = Sentence::of(split(said).into_iter().next()?);
    let is_of_value = |token: &Token<'_>| {
        matches!(token.kind, Kind::Figure(_) | Kind::Measure(Word::Value | Word::Is | Word::Article | Word::Or | Word::And))
            || token.is_sign(',')
    };
    let end = sentence.tokens.iter().position(|token| token.is_sign('(')).unwrap_or(sentence.tokens.len());
    let said = sentence.tokens.get(..end).filter(|said| said.iter().all(is_of_value) && has(said, Word::Value))?;
    let numbers = said.iter().filter_map(|token| match token.kind {
        Kind::Figure(number) => Some(Range { least: Some(number), most: Some(number) }),
        _ => None,
    });
    numbers.reduce(Range::widened)
}

/// The number under a label, if it is the only word of its sentence.
pub(super) fn entry(description: &Description<'_>, label: Label) -> Option<Decimal> {
    description.entries(label).find_map(|line| {
        let line = line.trim_start();
        let (number, length) = Decimal::at_start(line, true)?;
        let rest = line.get(length..)?;
        let is_whole = rest.is_empty() || rest.starts_with([' ', '.', ',', ';', ')', '，', '。']);
        is_whole.then_some(number)
    })
}

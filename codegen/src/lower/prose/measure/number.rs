//! Ranges of numbers.
//!
//! In: a description. Out: the range of the value, or the widest of those that hold for a case. Where two sentences differ
//! they speak of different cases; a value that the page lists beside the range, or a default outside of it, shows that the
//! range is not the whole truth.

mod cases;
mod labelled;

use std::cell::OnceCell;

pub(super) use labelled::entry;
pub(in super::super) use labelled::has_labelled_ends;
use labelled::labelled;

use super::super::grammar::interval::{End, Span};
use super::super::grammar::measures::{Counted, Form, Measure, Topic, has};
use super::super::lex::{Decimal, Kind, Token};
use super::super::text::{Description, Label};
use super::Names;
use super::range::Range;
use super::sentence::{Meaning, Sentence, meaning};
use super::special::special_in;
use super::unit::{converted, stated};
use super::whole::{are_both, counts_nothing_named, is_whole};
use crate::model::Bounds;
use crate::vocabulary::{MeasureWord as Word, PhraseKind, is_han, phrase};

/// The ranges of a number.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in super::super) struct Ranges {
    /// What holds always.
    pub always: Option<Bounds>,
    /// The widest of what holds for cases, where nothing holds always.
    pub of_cases: Option<Bounds>,
}

/// What kind of a number a field is.
#[derive(Clone, Copy, Debug, Default)]
pub(in super::super) struct NumberKind {
    /// Whether it is a whole one.
    pub is_integer: bool,
    /// Whether it is an element of a list, which counts are of.
    pub is_element: bool,
}

/// The ranges of a field that is a number.
pub(in super::super) fn ranges(
    names: Names<'_>,
    description: &Description<'_>,
    number: NumberKind,
) -> Ranges {
    let NumberKind { is_integer, is_element } = number;
    let reader = Reader {
        names,
        description,
        unit: stated(description),
        is_integer,
        is_number: true,
        is_element,
        said: OnceCell::new(),
        intervals: OnceCell::new(),
    };
    let always = reader.stated().filter(Range::is_ordered);
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
        is_element: false,
        said: OnceCell::new(),
        intervals: OnceCell::new(),
    };
    let always = reader.stated();
    let always = always.filter(|range| range.is_ordered() && !reader.is_broken(*range));
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
    fn on_case(self) -> Self {
        match self {
            Self::Always(range) => Self::Case(range),
            other => other,
        }
    }
}

struct Reader<'r, 'a> {
    names: Names<'r>,
    description: &'r Description<'a>,
    /// The unit of the field.
    unit: Option<&'static str>,
    is_integer: bool,
    /// Whether it is a number, and no text that holds one.
    is_number: bool,
    /// Whether it is one of the elements of a list, which counts may be of.
    is_element: bool,
    /// What the sentences say, once it was asked for.
    said: OnceCell<Vec<Said>>,
    /// How many intervals of numbers the sentences state.
    intervals: OnceCell<usize>,
}

impl Reader<'_, '_> {
    /// What labels say, else sentences. Where labels give one end, sentences may give the other: `Minimum: 1`, `It is at most 9.`
    fn stated(&self) -> Option<Range> {
        let Some(labelled) = labelled(self.description, self.is_number) else { return self.said() };
        let is_open = labelled.least.is_none() || labelled.most.is_none();
        let said = if is_open { self.said() } else { None };
        Some(said.and_then(|said| labelled.merged(said)).unwrap_or(labelled))
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

    /// What a sentence says.
    fn sentence(&self, text: &str) -> Vec<Said> {
        let sentence = Sentence::of(text);
        let found = sentence.measures();
        let states = |measure: &&Measure<'_, '_>| self.states_bounds(&sentence, &found, measure);
        let mut said: Vec<Said> = Vec::new();
        let mut case: Option<Range> = None;
        for measure in found.iter().filter(states) {
            let Some(range) = self.range(&measure.span) else { continue };
            let is_sure = self.is_of_element(measure) && !sentence.depends(measure);
            let judged =
                if is_sure { Said::Always(range) } else { Self::judged(&sentence, &found, measure, range) };
            match if self.may_be_case(measure) { judged.on_case() } else { judged } {
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
        // `取值范围[1,100],默认值10 取值范围: 1~100`: the same once more is no other.
        let mut intervals =
            found.iter().filter(|other| other.form == Form::Interval && meaning(other) != Meaning::Length);
        let first = intervals.next();
        let is_one_of_several = first.is_some_and(|first| intervals.any(|other| other.span != first.span));
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
        if Sentence::is_among(measure) || self.is_size_of_text(measure) || Sentence::is_case_behind(measure) {
            return false;
        }
        if self.is_of_element(measure) {
            return true;
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
                    || measure.before.last().is_some_and(|last| {
                        matches!(last.kind, Kind::Measure(Word::Is | Word::Integer | Word::Set))
                    });
                (measure.topic == Topic::Other || self.is_range_of_own(measure))
                    && measure.counted == Counted::Nothing
                    && is_led
                    && (sentence.is_chinese() || without_verb(measure.before).iter().all(is_own))
            }
            // `The number of nodes cannot exceed 50`, `最多10条`: what a number counts, and not what a text holds.
            Meaning::BoundsOrItems => self.is_number && !self.is_element,
            Meaning::ItemsIfNamed => self.is_number && !self.is_element && counts_nothing_named(measure),
            Meaning::Length | Meaning::Items => false,
        }
    }

    /// `最多20个，每个端口在1到65535之间`: of a list of numbers, what each of them is.
    fn is_of_element(&self, measure: &Measure<'_, '_>) -> bool {
        let is_each = || has(measure.before, Word::Each);
        self.is_element && measure.form == Form::Interval && measure.counted == Counted::Nothing && is_each()
    }

    /// `iops取值范围为100~200`, with the name of the field, or in Chinese words for it.
    fn is_range_of_own(&self, measure: &Measure<'_, '_>) -> bool {
        if measure.topic != Topic::Value || !has(measure.before, Word::Range) {
            return false;
        }
        self.is_called(measure) || measure.before.iter().any(|token| token.text.contains(is_han))
    }

    /// Whether the words before a measure end with the name of the field.
    fn is_called(&self, measure: &Measure<'_, '_>) -> bool {
        let last = measure.before.iter().rfind(|token| token.kind == Kind::Other);
        last.is_some_and(|last| last.text == self.names.own)
    }

    /// `MySQL的端口范围为1~9`: what it is said of may be one of several cases, as it is where others stand beside it.
    fn may_be_case(&self, measure: &Measure<'_, '_>) -> bool {
        let is_foreign = |token: &Token<'_>| token.kind == Kind::Other && !token.text.contains(is_han);
        measure.topic == Topic::Value
            && !self.is_called(measure)
            && self.is_range_of_own(measure)
            && measure.before.iter().any(|token| token.kind == Kind::Other)
            && (measure.before.iter().any(is_foreign) || !self.is_only_interval())
    }

    /// Whether the description states one interval of numbers, and no other.
    fn is_only_interval(&self) -> bool {
        let count = self.intervals.get_or_init(|| {
            let found = |text: &str| {
                let sentence = Sentence::of(text);
                sentence
                    .measures()
                    .iter()
                    .filter(|it| it.form == Form::Interval && it.counted == Counted::Nothing)
                    .count()
            };
            self.description.sentences().map(found).sum()
        });
        *count == 1
    }

    /// `脚本内容，不超过32KB`, `at most 1 MB`: how much a text may have, where no number of such a unit is spoken of.
    fn is_size_of_text(&self, measure: &Measure<'_, '_>) -> bool {
        let unit = measure.span.most.or(measure.span.least).and_then(|end| end.unit);
        let is_of_data = unit.is_some_and(|unit| ["bit", "byte", "KB", "MB", "GB", "TB"].contains(&unit));
        !self.is_number && self.unit.is_none() && measure.form == Form::Bound && is_of_data
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

/// `Pass a decimal between`, `Enter an integer from`: what the reader is asked to do.
fn without_verb<'s, 't>(before: &'s [Token<'t>]) -> &'s [Token<'t>] {
    let asks = |token: &Token<'_>| {
        phrase(token.text).is_some_and(|(kind, length)| {
            length == token.text.len() && matches!(kind, PhraseKind::Choose | PhraseKind::Demand)
        })
    };
    before.split_first().filter(|(first, _)| asks(first)).map_or(before, |(_, rest)| rest)
}

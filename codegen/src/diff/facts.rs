//! What prose says of a value: values, limits, notation, default.
//!
//! In: the facts of both sides. Out: changes. What is only said and never enforced is documentation, in either direction.
//! Left out on purpose: rules for a case, which [`super::condition`] compares.

use serde_json::Number;

use super::change::{Change, Spot};
use super::rule::Kind;
use super::text::{listed, quoted};
use crate::model::{Bounds, Certainty, DefaultValue, Direction, Facts, Format, Lengths, Values};

/// What changed in what is said of a value.
pub(super) fn compare(spot: &Spot<'_>, old: &Facts, new: &Facts) -> Vec<Change> {
    let mut changes = values(spot, old.values.as_ref(), new.values.as_ref());
    changes.extend(limits(spot, old, new));
    changes.extend(notation(spot, old, new));
    changes.extend(default(spot, old.default.as_ref(), new.default.as_ref()));
    changes.extend(marks(spot, old, new));
    changes
}

fn marks(spot: &Spot<'_>, old: &Facts, new: &Facts) -> impl Iterator<Item = Change> {
    let mark = |old: bool, new: bool, begun: (Kind, &str), ended: (Kind, &str)| {
        let (kind, message) = if new { begun } else { ended };
        spot.when(old != new, kind, message)
    };
    let deprecated = mark(
        old.deprecated,
        new.deprecated,
        (Kind::DeprecatedMember, "is deprecated now"),
        (Kind::UndeprecatedMember, "is not deprecated any more"),
    );
    let read_only = mark(
        old.read_only,
        new.read_only,
        (Kind::BecameReadOnly, "is set by the service only"),
        (Kind::BecameWritable, "may be set by callers"),
    );
    let secret = mark(
        old.secret,
        new.secret,
        (Kind::SecrecyChanged, "is a secret now"),
        (Kind::SecrecyChanged, "is no secret any more"),
    );
    [deprecated, read_only, secret].into_iter().flatten()
}

fn values(spot: &Spot<'_>, old: Option<&Values>, new: Option<&Values>) -> Vec<Change> {
    let (old, new) = match (old, new) {
        (None, None) => return Vec::new(),
        (None, Some(new)) => return vec![first_listed(spot, new)],
        (Some(old), None) => return vec![unlisted(spot, old)],
        (Some(old), Some(new)) => (old, new),
    };
    let without = |one: &Values, other: &Values| -> Vec<String> {
        let is_new = |literal: &&str| other.values.iter().all(|known| known.literal != **literal);
        one.values.iter().map(|known| known.literal.as_str()).filter(is_new).map(str::to_owned).collect()
    };
    let removed = without(old, new).into_iter().map(|literal| {
        spot.change(Kind::ValueRemoved, format!("does not list the value {} any more", quoted(&literal)))
    });
    let added = without(new, old)
        .into_iter()
        .map(|literal| spot.change(Kind::ValueAdded, format!("lists the value {} too", quoted(&literal))));
    let certainty = match (old.certainty, new.certainty) {
        // To who reads, every list is open; and a list of one is never called complete, so that it tells nothing of others.
        _ if is_answered(spot) || new.values.len() == 1 => None,
        (Certainty::Known, Certainty::Closed) => {
            Some(spot.change(Kind::ValuesClosed, "allows no other than the listed values now"))
        }
        (Certainty::Closed, Certainty::Known) => {
            Some(spot.change(Kind::ValuesOpened, "allows other than the listed values now"))
        }
        _ => None,
    };
    removed.chain(added).chain(certainty).chain(meanings(spot, old, new)).collect()
}

fn is_answered(spot: &Spot<'_>) -> bool {
    spot.direction == Some(Direction::Response)
}

fn first_listed(spot: &Spot<'_>, new: &Values) -> Change {
    let literals = listed(new.values.iter().map(|known| known.literal.as_str()));
    match new.certainty {
        Certainty::Closed if !is_answered(spot) => {
            spot.change(Kind::ValuesClosed, format!("allows no other value than {literals} now"))
        }
        _ => spot.change(Kind::ValuesListed, format!("lists values now: {literals}")),
    }
}

fn unlisted(spot: &Spot<'_>, old: &Values) -> Change {
    let literals = listed(old.values.iter().map(|known| known.literal.as_str()));
    let (kind, verb) = match old.certainty {
        Certainty::Closed if !is_answered(spot) => {
            (Kind::ValuesOpened, "is not bound to its values any more")
        }
        _ => (Kind::ValuesUnlisted, "does not list its values any more"),
    };
    spot.change(kind, format!("{verb}: {literals}"))
}

fn meanings(spot: &Spot<'_>, old: &Values, new: &Values) -> Vec<Change> {
    let words = |meaning: &Option<String>| meaning.as_deref().map_or_else(|| "nothing".to_owned(), quoted);
    let both = old.values.iter().filter_map(|was| {
        let is = new.values.iter().find(|known| known.literal == was.literal)?;
        let (literal, meaning, before) = (quoted(&is.literal), words(&is.meaning), words(&was.meaning));
        let message = format!("says {meaning} of the value {literal} now, {before} before");
        spot.when(was.meaning != is.meaning, Kind::MeaningChanged, &message)
    });
    both.collect()
}

fn limits(spot: &Spot<'_>, old: &Facts, new: &Facts) -> Vec<Change> {
    let bounds = |facts: &Facts| facts.bounds().map_or_else(Interval::default, Interval::from);
    let lengths =
        |lengths: Option<Lengths>| lengths.map_or_else(Interval::default, |lengths| Interval::from(&lengths));
    let pairs = [
        (bounds(old), bounds(new), Measured::Number),
        (lengths(old.lengths()), lengths(new.lengths()), Measured::Length),
        (lengths(old.items), lengths(new.items), Measured::Count),
    ];
    let changes = pairs.iter().filter_map(|(old, new, of)| interval(spot, old, new, *of));
    let mut changes: Vec<Change> = changes.collect();
    let of_cases = |facts: &Facts| {
        (facts.bounds_of_cases().cloned(), facts.text().and_then(|text| text.lengths_of_cases))
    };
    let message = "has other limits in some cases";
    changes.extend(spot.when(of_cases(old) != of_cases(new), Kind::LimitOfCasesChanged, message));
    changes
}

/// What an interval limits.
#[derive(Clone, Copy, Debug)]
enum Measured {
    Number,
    Length,
    Count,
}

/// The numbers from one end to the other, both included.
#[derive(Clone, Debug, Default, PartialEq)]
struct Interval {
    least: Option<Number>,
    most: Option<Number>,
}

impl From<&Bounds> for Interval {
    fn from(bounds: &Bounds) -> Self {
        Self { least: bounds.minimum.clone(), most: bounds.maximum.clone() }
    }
}

impl From<&Lengths> for Interval {
    fn from(lengths: &Lengths) -> Self {
        Self { least: lengths.minimum.map(Number::from), most: lengths.maximum.map(Number::from) }
    }
}

impl Interval {
    /// Whether all that lies within the other one lies within this one.
    fn contains(&self, other: &Self) -> bool {
        let at = |end: &Option<Number>, open: f64| end.as_ref().and_then(Number::as_f64).unwrap_or(open);
        at(&self.least, f64::NEG_INFINITY) <= at(&other.least, f64::NEG_INFINITY)
            && at(&self.most, f64::INFINITY) >= at(&other.most, f64::INFINITY)
    }

    /// In words: `1 to 64 characters`, `numbers from 1 to 64`.
    fn words(&self, of: Measured) -> String {
        let noun = match of {
            Measured::Number => return self.of_numbers(),
            Measured::Length => "characters",
            Measured::Count => "elements",
        };
        match (&self.least, &self.most) {
            (Some(least), Some(most)) if least == most => format!("exactly {least} {noun}"),
            (Some(least), Some(most)) => format!("{least} to {most} {noun}"),
            (Some(least), None) => format!("{least} {noun} or more"),
            (None, Some(most)) => format!("up to {most} {noun}"),
            (None, None) => format!("any number of {noun}"),
        }
    }

    fn of_numbers(&self) -> String {
        match (&self.least, &self.most) {
            (Some(least), Some(most)) => format!("numbers from {least} to {most}"),
            (Some(least), None) => format!("numbers from {least}"),
            (None, Some(most)) => format!("numbers up to {most}"),
            (None, None) => "any number".to_owned(),
        }
    }
}

fn interval(spot: &Spot<'_>, old: &Interval, new: &Interval, of: Measured) -> Option<Change> {
    let is_wider = new.contains(old);
    let (narrowed, widened) = match of {
        Measured::Number => (Kind::RangeNarrowed, Kind::RangeWidened),
        Measured::Length => (Kind::LengthNarrowed, Kind::LengthWidened),
        Measured::Count => (Kind::CountNarrowed, Kind::CountWidened),
    };
    // Ends in two notations, as `1.0` and `1`, are one interval.
    let is_same = is_wider && old.contains(new);
    let message = || format!("allows {} now, {} before", new.words(of), old.words(of));
    (!is_same).then(|| spot.change(if is_wider { widened } else { narrowed }, message()))
}

fn notation(spot: &Spot<'_>, old: &Facts, new: &Facts) -> Vec<Change> {
    let pattern = |facts: &Facts| facts.pattern().map(str::to_owned);
    let unit = |facts: &Facts| facts.unit().map(str::to_owned);
    let patterns = [Kind::PatternAdded, Kind::PatternRemoved, Kind::PatternChanged];
    let units = [Kind::UnitAdded, Kind::UnitRemoved, Kind::UnitChanged];
    let changes = [
        said(spot, patterns, "pattern", pattern(old), pattern(new)),
        format(spot, old, new),
        said(spot, units, "unit", unit(old), unit(new)),
    ];
    changes.into_iter().flatten().collect()
}

/// A time of unknown notation says no more than that it is one.
fn format(spot: &Spot<'_>, old: &Facts, new: &Facts) -> Option<Change> {
    let is_known = |format: &Format| *format != Format::Time;
    let (was, is) = (old.format().filter(is_known), new.format().filter(is_known));
    let changed = match (was, is) {
        (Some(Format::Ip), Some(Format::Ipv4 | Format::Ipv6)) => Kind::FormatNarrowed,
        (Some(Format::Ipv4 | Format::Ipv6), Some(Format::Ip)) => Kind::FormatWidened,
        _ => Kind::FormatChanged,
    };
    let kinds = [Kind::FormatAdded, Kind::FormatRemoved, changed];
    let name = |format: Option<Format>, facts: &Facts| {
        let is_narrow = facts.number().is_some_and(|number| number.is_narrow);
        format.map(Format::name).or(is_narrow.then_some("int32")).map(str::to_owned)
    };
    said(spot, kinds, "format", name(was, old), name(is, new))
}

/// Something that a page says or does not: kinds are of what is said first, not any more, and otherwise.
fn said(
    spot: &Spot<'_>,
    [added, removed, changed]: [Kind; 3],
    what: &str,
    old: Option<String>,
    new: Option<String>,
) -> Option<Change> {
    match (old, new) {
        (Some(old), Some(new)) if old != new => {
            let message = format!("has the {what} {} now, {} before", quoted(&new), quoted(&old));
            Some(spot.change(changed, message))
        }
        (None, Some(new)) => Some(spot.change(added, format!("has a {what} now: {}", quoted(&new)))),
        (Some(old), None) => Some(spot.change(removed, format!("has no {what} any more: {}", quoted(&old)))),
        _ => None,
    }
}

fn default(spot: &Spot<'_>, old: Option<&DefaultValue>, new: Option<&DefaultValue>) -> Option<Change> {
    let text = |default: &DefaultValue| match default {
        DefaultValue::Value(serde_json::Value::String(text)) | DefaultValue::Text(text) => text.clone(),
        DefaultValue::Value(value) => value.to_string(),
    };
    let kinds = [Kind::DefaultAdded, Kind::DefaultRemoved, Kind::DefaultChanged];
    said(spot, kinds, "default", old.map(text), new.map(text))
}

//! Ends of a range that a label gives: `Minimum: 1`, `Maximum value: 255`
//!
//! In: a description. Out: a range. Left out on purpose: labels of lengths, which have a reader of their own.

use super::super::super::lex::Decimal;
use super::super::super::text::{Description, Label};
use super::super::range::Range;

/// Whether labels give an end of the range of a number: `Minimum: 1`.
pub(in super::super::super) fn has_labelled_ends(description: &Description<'_>) -> bool {
    labelled(description, true).is_some()
}

/// `Minimum: 1` and `Maximum: 255`; of a string that holds a number only `Minimum value: 1`, as the others are lengths.
pub(super) fn labelled(description: &Description<'_>, is_number: bool) -> Option<Range> {
    let end = |value: Label, any: Label| {
        entry(description, value).or_else(|| entry(description, any).filter(|_| is_number))
    };
    let range = Range {
        least: end(Label::MinimumValue, Label::Minimum),
        most: end(Label::MaximumValue, Label::Maximum),
    };
    (range != Range::default()).then_some(range)
}

/// The number under a label, if it is the only word of its sentence.
pub(in super::super) fn entry(description: &Description<'_>, label: Label) -> Option<Decimal> {
    description.entries(label).find_map(|line| {
        let line = line.trim_start();
        let (number, length) = Decimal::at_start(line, true)?;
        let rest = line.get(length..)?;
        let is_whole = rest.is_empty() || rest.starts_with([' ', '.', ',', ';', ')', '，', '。']);
        is_whole.then_some(number)
    })
}

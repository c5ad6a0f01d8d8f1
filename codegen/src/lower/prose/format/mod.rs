//! Formats and notations: what a text is written as, and where a number is a point in time.
//!
//! In: a description, the name of the field and texts that examples show. Out: a [`Notation`]. A format comes from words about
//! this field: the noun of its definition (`Private IP address of the node`), or a sentence whose subject it is (`The value
//! is in UUID format`). Each kind of notation has a module that reads it; here they are settled: what a sentence says comes
//! before what the definition is called, and what examples contradict is not claimed.
//! Left out on purpose: rules on characters, and texts that may be one of several things.

mod address;
mod epoch;
mod said;
mod shown;
mod time;
mod window;

use said::Said;
pub(in crate::lower) use shown::has;

use super::text::Description;
use crate::model::Format;

/// How a text is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Notation {
    /// Its format.
    pub format: Option<Format>,
    /// An expression for a notation that has no name.
    pub pattern: Option<String>,
}

impl Notation {
    /// Whether the notation is that of a time, so that no rule on characters says more.
    pub(super) fn is_time(&self) -> bool {
        matches!(self.format, Some(Format::DateTime | Format::Time | Format::Date))
    }
}

/// What is known of a field beside its description.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field<'a> {
    /// Its wire name.
    pub name: &'a str,
    /// Texts that the page's examples show for it.
    pub examples: &'a [String],
    /// Whether it is a list, of which the description speaks as a whole.
    pub is_list: bool,
    /// Whether its value is to be kept from the eyes of others.
    pub is_secret: bool,
}

/// The notation of a text, as far as page and examples prove it.
pub(super) fn read(field: Field<'_>, description: &Description<'_>) -> Notation {
    let said = Said::of(description);
    if field.is_secret && said.is_password(field.name) {
        return Notation { format: Some(Format::Password), pattern: None };
    }
    let all_are = |format: Format| field.examples.iter().all(|text| has(text, format));
    if let Some(epoch) = epoch::of_text(&said) {
        return Notation { format: all_are(epoch).then_some(epoch), pattern: None };
    }
    let time = time::read(&field, &said);
    if time != Notation::default() {
        return time;
    }
    let address = address::read(&field, &said);
    let shown = said.shown();
    let is_right = |format: &Format| all_are(*format) && shown.iter().all(|text| has(text, *format));
    Notation { format: address.format.filter(is_right), ..address }
}

/// The notation of a number: a point in time.
pub(super) fn of_number(description: &Description<'_>) -> Option<Format> {
    epoch::of_number(&Said::of(description))
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod time_tests;

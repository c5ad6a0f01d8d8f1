//! How unlikely it is that a paragraph is a cell of a given column.
//!
//! Small numbers: 0 is what such a cell looks like, 10 is odd, 40 is all but impossible. Only their order matters:
//! a row of a bare word, a type and no description (`name`, `String`) must cost less than the same two
//! paragraphs within a description, and `true: yes` must never be a name.

use crate::raw::ColumnRole;
use crate::vocabulary;

/// A paragraph that no such cell has.
pub(super) const IMPOSSIBLE: u32 = 40;
/// A paragraph behind the table. Dearer than one within a description, cheaper than a row that is none.
pub(super) const BEHIND: u32 = 12;

/// The cost of leaving a cell empty.
pub(super) fn empty(role: &ColumnRole) -> u32 {
    match role {
        ColumnRole::Name => IMPOSSIBLE,
        ColumnRole::Mandatory => 30,
        ColumnRole::Type => 25,
        ColumnRole::Description | ColumnRole::Other(_) => 4,
    }
}

/// Whether a cell of this column can hold several paragraphs.
pub(super) fn is_long(role: &ColumnRole) -> bool {
    matches!(role, ColumnRole::Description | ColumnRole::Other(_))
}

/// The cost of a paragraph as (a part of) a cell.
pub(super) fn paragraph(text: &str, role: &ColumnRole, style: Style) -> u32 {
    match role {
        ColumnRole::Name => name(text, style),
        ColumnRole::Mandatory => mandatory(text),
        ColumnRole::Type => type_(text),
        ColumnRole::Other(header) if vocabulary::is_status_column(header) => status(text),
        ColumnRole::Description | ColumnRole::Other(_) => prose(text),
    }
}

fn name(text: &str, style: Style) -> u32 {
    let is_bracketed = |open, close| text.starts_with(open) && text.ends_with(close) && text.len() <= 40;
    if text == "-" || is_bracketed('{', '}') || is_bracketed('[', ']') {
        return 1;
    }
    let is_identifier =
        text.chars().all(|c| c.is_alphanumeric() || "_-.[]$@:/*<>".contains(c)) && text.len() <= 80;
    if !is_identifier || text.ends_with([':', '.']) {
        return IMPOSSIBLE;
    }
    let is_compound = text.contains(['_', '-']) || text.chars().skip(1).any(char::is_uppercase);
    let is_capital = text.starts_with(char::is_uppercase);
    let of_shape = if is_compound { 0 } else { 1 + u32::from(is_capital) };
    of_shape + if is_capital && style.is_lowercase { 10 } else { 0 }
}

fn mandatory(text: &str) -> u32 {
    match vocabulary::mandatory(text) {
        Some(_) => 0,
        // `Yes (for new jobs)`
        None if text.starts_with("Yes") || text.starts_with("No") || text.starts_with(['是', '否']) => 12,
        None => IMPOSSIBLE,
    }
}

fn type_(text: &str) -> u32 {
    let words = text.split_whitespace().count();
    match words {
        _ if vocabulary::is_type(text) => 0,
        1 if !text.ends_with('.') && text.starts_with(char::is_uppercase) => 15,
        2 | 3 if !text.ends_with('.') => 25,
        _ => IMPOSSIBLE,
    }
}

fn status(text: &str) -> u32 {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let rest = text.chars().nth(digits);
    match digits {
        3 if rest.is_none() => 0,
        3 if rest == Some(' ') && text.len() < 40 => 3,
        _ => IMPOSSIBLE,
    }
}

/// Prose costs nothing; what looks like the start of a row costs a little, so that a row explains it better.
fn prose(text: &str) -> u32 {
    if vocabulary::mandatory(text).is_some() || vocabulary::is_type(text) {
        return 6;
    }
    let is_bare = !text.contains(char::is_whitespace) && !text.ends_with(['.', ':', ';', '。']);
    if is_bare { 4 } else { 0 }
}

/// What the names of a table have in common.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Style {
    /// They start with small letters.
    pub is_lowercase: bool,
}

impl Style {
    /// The style of names that were found. Few names have none.
    pub fn of<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        let (mut small, mut all) = (0_usize, 0_usize);
        for name in names {
            all += 1;
            small += usize::from(name.starts_with(char::is_lowercase));
        }
        Self { is_lowercase: all >= 3 && small * 4 >= all * 3 }
    }
}

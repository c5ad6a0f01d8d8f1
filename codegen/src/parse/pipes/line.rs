//! The lines of a page, with their places, and what their pipes say.

use crate::document::Text;
use crate::parse::glued;
use crate::parse::marker;
use crate::parse::offset_in;
use crate::parse::permalink::Permalinks;
use crate::source::Span;
use crate::vocabulary;

/// A line that is not blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line<'p> {
    /// The line without the white space behind it. That before it stays: ` |` is an empty cell, `|` starts a row.
    pub text: &'p str,
    number: u32,
    start: usize,
    /// How many columns it announces, if it is a rule.
    columns: Option<usize>,
}

/// Divides a page. Blank lines mean nothing in this dialect, and one that leads to the page above says nothing of this one.
pub(super) fn split(page: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let permalinks = Permalinks::of(page);
    let mut offset = 0;
    let raws: Vec<&str> = page.split_inclusive('\n').collect();
    for (index, (raw, number)) in raws.iter().zip(1..).enumerate() {
        let bare = raw.strip_prefix('\u{feff}').unwrap_or(raw);
        let text = permalinks.strip(bare.trim_end());
        if !text.is_empty() && !vocabulary::is_navigation(text) {
            let start = offset + (raw.len() - bare.len());
            let line = Line { text, number, start, columns: columns(text) };
            let below = glued::below(raws.get(index + 1..).unwrap_or_default());
            if text.ends_with('|') {
                lines.push(line);
            } else {
                let parts = glued::lines(text, below).into_iter();
                lines.extend(parts.map(|part| Line {
                    text: part,
                    start: start + offset_in(text, part),
                    ..line
                }));
            }
        }
        offset += raw.len();
    }
    lines
}

impl<'p> Line<'p> {
    /// The words of a line that is no cell.
    pub fn words(&self) -> &'p str {
        let text = self.text.trim_start_matches([' ', '\u{a0}', '\t']);
        marker::strip(text).unwrap_or(text)
    }

    /// Words of this line, with their place.
    pub fn part(&self, part: &'p str) -> Text {
        let place = || {
            let start = u32::try_from(self.start + offset_in(self.text, part)).ok()?;
            Some(Span { line: self.number, start, end: start + u32::try_from(part.len()).ok()? })
        };
        let value = part.split_whitespace().collect::<Vec<_>>().join(" ");
        Text { value, span: place(), links: Vec::new() }
    }

    /// The line as the text dialect knows it. None for what has pipes.
    pub fn flat(&self) -> Option<(&'p str, u32, usize)> {
        let has_pipe = self.starts_row() || self.cell().is_some() || self.columns().is_some();
        (!has_pipe).then_some((self.text, self.number, self.start))
    }

    /// The cell that ends with this line: `Mandatory |`. None for a line that is no cell.
    pub fn cell(&self) -> Option<&'p str> {
        if self.starts_row() || self.columns().is_some() {
            return None;
        }
        self.text.strip_suffix('|').map(|cell| cell.trim_matches([' ', '\u{a0}', '\t']))
    }

    /// Whether it is the pipe that opens a row, in pages that have it.
    pub fn starts_row(&self) -> bool {
        self.text == "|"
    }

    /// How many columns the rule below a header announces: `---|---|---|`.
    pub fn columns(&self) -> Option<usize> {
        self.columns
    }

    /// From this line to another one.
    pub fn to(&self, last: &Self) -> Option<Span> {
        Some(Span {
            line: self.number,
            start: u32::try_from(self.start).ok()?,
            end: u32::try_from(last.start + last.text.len()).ok()?,
        })
    }
}

fn columns(text: &str) -> Option<usize> {
    let rule = text.trim_start_matches('|');
    let is_rule = rule.starts_with("---") && rule.split_terminator('|').all(is_dashes);
    is_rule.then(|| rule.split_terminator('|').count())
}

fn is_dashes(part: &str) -> bool {
    part.len() >= 3 && part.bytes().all(|b| b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line<'_> {
        Line { text, number: 1, start: 0, columns: columns(text) }
    }

    #[test]
    fn pipes_end_cells_open_rows_and_rule_off_headers() {
        assert_eq!(
            line("Separate IDs with vertical bars (|). |").cell(),
            Some("Separate IDs with vertical bars (|).")
        );
        assert_eq!(line(" |").cell(), Some(""));
        assert_eq!(line("|").cell(), None);
        assert!(line("|").starts_row());
        assert_eq!(line("---|---|---|").columns(), Some(3));
        assert_eq!(line("|---|---|---|---|").columns(), Some(4));
        assert_eq!((line("- |").columns(), line("- |").cell()), (None, Some("-")));
    }

    #[test]
    fn parts_know_where_they_stand() {
        let page = "\u{feff}Title\n\n- Example  request\n";
        let lines = split(page);
        let text = lines[1].part(lines[1].words());
        assert_eq!(text.value, "Example request");
        assert_eq!(text.span.map(|span| (&page[span.range()], span.line)), Some(("Example  request", 3)));
    }
}

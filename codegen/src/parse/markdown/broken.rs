//! Rows of which a cell holds a line break: the row goes on in the lines below it, and Markdown knows no such rows.
//!
//! In: lines of a table. Out: how many of them are one row. Left out on purpose: tables whose rows have no pipe behind
//! their last cell, for nothing tells where a row of them ends.

use super::prepare::fence_mark;
use crate::parse::opens_part;
use crate::source::markdown::{is_header, pipes};

/// Lines that a row may have at most.
const MOST_LINES: usize = 60;

/// How the rows of a table are written, as its header shows.
#[derive(Clone, Copy)]
pub(super) struct Shape {
    /// The pipes of a row.
    pub pipes: usize,
    /// Whether a row begins with one.
    is_led: bool,
    /// Whether a row ends with one.
    closes: bool,
}

impl Shape {
    pub fn of(header: &str) -> Self {
        let is_led = header.trim_start().starts_with('|');
        Self { pipes: pipes(header).count(), is_led, closes: closes(header) }
    }

    /// How many lines the row has that starts here: more than one where its pipes are complete only then.
    pub fn lines(self, lines: &[&str]) -> usize {
        let Some(first) = lines.first().filter(|line| self.may_start(line)) else { return 1 };
        let (mut count, mut is_closed) = (pipes(first).count(), closes(first));
        for (number, line) in lines.iter().enumerate().take(MOST_LINES).skip(1) {
            let ends = lines.get(number + 1).is_some_and(|below| is_header((line, below)));
            if ends || is_closed && self.is_led && line.trim_start().starts_with('|') && !is_lone(line) {
                return 1;
            }
            let found = pipes(line).count();
            count += found;
            if found >= self.pipes || count > self.pipes || is_no_cell(line) {
                return 1;
            }
            if !line.trim().is_empty() {
                is_closed = closes(line);
            }
            if is_closed && count == self.pipes {
                return number + 1;
            }
        }
        1
    }

    /// Whether a line may be the first of a row of which more follows.
    fn may_start(self, line: &str) -> bool {
        let found = pipes(line).count();
        self.closes
            && found > 0
            && found < self.pipes
            && !is_lone(line)
            && self.is_led == line.trim_start().starts_with('|')
    }
}

/// Whether a line is a pipe and nothing else. It ends a cell, or says nothing.
pub(super) fn is_lone(line: &str) -> bool {
    line.trim() == "|"
}

fn closes(line: &str) -> bool {
    line.trim_end().ends_with('|')
}

/// Whether a line is no part of a cell, whatever stands around it.
fn is_no_cell(line: &str) -> bool {
    fence_mark(line).is_some() || line.starts_with('#') || opens_part(line.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(header: &str, lines: &[&str]) -> usize {
        Shape::of(header).lines(lines)
    }

    #[test]
    fn a_row_goes_on_until_its_pipes_are_complete() {
        let bare = "Parameter | Type | Description |\n";
        assert_eq!(lines(bare, &["hue | String | Hue. One of:\n", "|\n", "size | Long | Size. |\n"]), 2);
        assert_eq!(lines(bare, &["hue | String |\n", "Hue. |\n"]), 2);
        assert_eq!(lines(bare, &["hue | String | One of:\n", "- red\n", "\n", "- blue |\n", "x\n"]), 4);
        let led = "| Parameter | Type | Description |\n";
        assert_eq!(lines(led, &["| hue | String | Hue. \n", " | \n", "| size | Long | Size. |\n"]), 2);
        assert_eq!(lines(led, &["| hue | String\n", "| Hue. |\n"]), 2);
    }

    #[test]
    fn a_row_that_lacks_cells_is_one_line() {
        let bare = "Parameter | Type | Description |\n";
        assert_eq!(lines(bare, &["hue | String |\n", "size | Long | Size. |\n"]), 1);
        assert_eq!(lines(bare, &["hue | String | Hue.\n", "Response Parameters\n", "|\n"]), 1);
        assert_eq!(lines(bare, &["hue | String | Hue.\n", "a | b |\n", "---|---|\n"]), 1);
        assert_eq!(lines(bare, &["hue | String | Hue. |\n", "|\n"]), 1);
        let led = "| Parameter | Type | Description |\n";
        assert_eq!(lines(led, &["| hue |\n", "| size |\n"]), 1);
        assert_eq!(lines("| a | b\n", &["| c\n", "d |\n"]), 1);
    }
}

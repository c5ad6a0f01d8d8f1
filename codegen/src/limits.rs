//! How large a page, and what stands on it, may be: the one place that says so.
//!
//! Pages come from a network. Without bounds, one of them could take all memory, all time, or the stack, and with it the
//! pages and services beside it. So what is larger than all of this is refused, with a message that names the bound.
//! Each bound stands a good order of magnitude above the largest thing of its kind on 11,600 real pages ("largest"
//! below, as `mutants measure` finds it), and what is within all bounds is read in seconds and some hundred MiB.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Place;

/// Bytes of a page. Largest: 174,661.
pub const PAGE_BYTES: usize = 4 * 1024 * 1024;
/// Bytes of a file: more than of a page, so that a page that is too large is left out alone, and locks of names may grow.
pub const FILE_BYTES: u64 = 16 * 1024 * 1024;
/// Entries of a folder. Largest: 213, the pages of one service. More are no collection of pages.
pub const FOLDER_ENTRIES: usize = 100_000;
/// Nodes of the tree of an HTML page: elements and the texts between them. Largest: that of 12,420 tags. Markup that is never
/// closed can be repeated by the parser, so that a small page has a large tree.
pub const MARKUP_NODES: usize = 400_000;
/// Elements of HTML within each other. Largest: 25. Reading goes into the depth, and so do looks for what is open.
pub const MARKUP_DEPTH: usize = 150;
/// Attributes of a tag. Largest: 13. Each is held against all before it by the parser.
pub const TAG_ATTRIBUTES: usize = 1_000;
/// Rows or columns that one cell spans. Largest: 25. More is a mistake in the page, and is taken for so many.
pub const SPANNED: usize = 200;
/// Tables within tables. Largest: 1, which is none. What a table holds is looked at once for each around it.
pub const TABLE_DEPTH: usize = 6;
/// Columns of a table. Largest: 8. Dividing flattened tables takes time by their square.
pub const TABLE_COLUMNS: usize = 60;
/// Rows of a table. Largest: 293. Names are held against each other.
pub const TABLE_ROWS: usize = 4_000;
/// Rows of all tables of a page. Largest: 312.
pub const PAGE_ROWS: usize = 8_000;
/// Cells of all tables of a page, with what they span. Largest: 1,465.
pub const PAGE_CELLS: usize = 100_000;
/// Tables of a page. Largest: 38. Each may define what rows of all others name.
pub const PAGE_TABLES: usize = 400;
/// Headings, paragraphs, examples and tables of a page. Largest: 527.
pub const PAGE_BLOCKS: usize = 20_000;
/// Bytes of all text of a page as it is read, with what cells span. Largest: about that of the page itself.
pub const PAGE_TEXT: usize = 2 * PAGE_BYTES;
/// Paragraphs of a cell. Largest: 101.
pub const CELL_PARAGRAPHS: usize = 2_000;
/// Bytes of a cell. Largest: 3,398.
pub const CELL_BYTES: usize = 100_000;
/// Bytes of a paragraph. Largest: 1,896.
pub const PARAGRAPH_BYTES: usize = 50_000;
/// Links of a paragraph. Largest: 4.
pub const PARAGRAPH_LINKS: usize = 500;
/// Steps of dividing the flattened tables of a page: what a paragraph can be, held against what the one before can be. Twice
/// as many as columns, so by their square, and again for each column that may be lost. Largest: some 1,000,000.
pub const DIVISION_STEPS: usize = 30_000_000;

/// Operations of a page. Largest: 56, of an overview.
pub const PAGE_OPERATIONS: usize = 600;
/// Bytes that the operations of a page share: its text, once for each. Largest: 270,050.
pub const SHARED_BYTES: usize = 48 * 1024 * 1024;
/// Rows and blocks that the operations of a page share: once for each but the first. Largest: 7,425.
pub const SHARED_PARTS: usize = 80_000;
/// Segments of a path, and members of a query in its line. Largest: 12.
pub const PATH_PARTS: usize = 200;
/// Error codes of a page. Largest: 293.
pub const PAGE_ERROR_CODES: usize = 8_000;
/// Error codes of a row. Largest: 2.
pub const ROW_ERROR_CODES: usize = 200;

/// Bytes of a sentence that is read for what it states. Longest: some 640.
pub const SENTENCE_BYTES: usize = 4_000;

/// Tables of one side of a page, and rows that name objects, among which a table is sought that no caption or link names.
/// Largest: 38 tables of both sides, and 51 rows. Where there are more, nothing is guessed.
pub const SOUGHT: (usize, usize) = (150, 500);
/// Types within a type: `Map<String,Array<Tag>>` has two within it. Largest: 3.
pub const TYPE_DEPTH: usize = 30;
/// Bytes of a type cell that is read as a type. Longer ones are prose. Largest: 60.
pub const TYPE_CELL: usize = 1_000;
/// Object types that lead to each other, one by one, from a body. Largest: 8. They may lead back in a circle.
pub const TYPE_CHAIN: usize = 60;
/// Bytes of a pattern that a page states. Largest: some 100.
pub const PATTERN_BYTES: usize = 1_000;
/// Fields of a table whose names are looked for in the conditions of each of its fields.
pub const SIBLINGS: usize = 512;

/// Patterns that a page states. Largest: 7. Further ones stay prose.
pub const PAGE_PATTERNS: usize = 16;
/// Bytes of what a pattern is made to. `{1,255}` repeats what stands before it so often. Largest: that of `^.{1,4096}$`.
pub const PATTERN_SIZE: usize = 8 * 1024 * 1024;
/// Objects and lists within each other in an example. Largest: 12.
pub const EXAMPLE_DEPTH: usize = 100;
/// Bytes of an example. Largest: 22,829.
pub const EXAMPLE_BYTES: usize = 500_000;
/// Contradictions of an example that are told one by one.
pub const EXAMPLE_FINDINGS: usize = 200;

/// A name or a caption in a message about a bound: it may itself be what is too long.
pub(crate) fn shortened(text: &str) -> String {
    text.chars().take(80).collect()
}

/// What is behind a bound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Excess {
    /// The code of the message.
    pub code: Code,
    /// What there is too much of: `rows of a table`.
    pub what: &'static str,
    /// How many may be.
    pub limit: usize,
    /// How many there are, where that is known: counting may end at the bound.
    pub found: Option<usize>,
}

impl Excess {
    /// The excess, where there are more than may be.
    pub fn of(code: Code, what: &'static str, found: usize, limit: usize) -> Option<Self> {
        (found > limit).then_some(Self { code, what, limit, found: Some(found) })
    }

    /// The excess of something that was counted no further than to its bound.
    pub fn beyond(code: Code, what: &'static str, limit: usize) -> Self {
        Self { code, what, limit, found: None }
    }

    /// The message that a page is left out for this.
    pub fn diagnostic(&self, place: Place) -> Diagnostic {
        let found = self.found.map_or_else(|| format!("more than {}", self.limit), |found| found.to_string());
        let message = format!("{found} {}; at most {} are read", self.what, self.limit);
        Diagnostic::new(self.code, place, message).label("the page is left out").help(
            "fetch the page again if it was garbled; if it is as it should be, divide it into several pages",
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_says_what_there_is_too_much_of() {
        let excess = |found| Excess::of(Code::TableTooLarge, "rows of a table", found, TABLE_ROWS);
        assert_eq!(excess(TABLE_ROWS), None);
        let found = excess(TABLE_ROWS + 1).map(|excess| excess.diagnostic(Place::page("x/a.html")));
        let found = found.map(|found| (found.code, found.message));
        assert_eq!(
            found,
            Some((Code::TableTooLarge, "4001 rows of a table; at most 4000 are read".to_owned()))
        );
    }
}

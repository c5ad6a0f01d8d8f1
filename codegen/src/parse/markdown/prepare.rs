//! What must be put into a page before a strict reader of Markdown sees what readers of the page see.
//!
//! The pages are not written by hand: a line is a paragraph, tables stand right below whatever came before, and pipes
//! in the last cell are not always escaped. What is put in is remembered, so that places are those of the page.

use std::ops::Range;

use super::broken::{self, Shape};
use super::loose;
use crate::source::Span;
use crate::source::markdown::{is_header, pipes};

/// A page with what was put into it.
pub(super) struct Prepared {
    pub text: String,
    /// Where a byte was put in, as offsets into `text`.
    inserted: Vec<usize>,
    /// The same as offsets into the page.
    places: Vec<usize>,
    /// Where the lines of the page start, as offsets into the page.
    lines: Vec<usize>,
    /// Rows that had more pipes than their table has columns.
    pub overfull: Vec<Span>,
}

/// Examples that are never closed, after which a page is searched for no more: each search takes time.
const MOST_UNCLOSED: usize = 20;

/// Prepares a page.
pub(super) fn prepare(page: &str) -> Prepared {
    let lines: Vec<&str> = page.split_inclusive('\n').collect();
    let mut preparation = Preparation {
        prepared: Prepared {
            text: String::with_capacity(page.len() + 256),
            inserted: Vec::new(),
            places: Vec::new(),
            lines: Vec::new(),
            overfull: Vec::new(),
        },
        has_fences: lines.iter().any(|line| fence_mark(line).is_some()),
        fence: None,
        code: 0,
        unclosed: 0,
        table: None,
        joined: 0,
    };
    let mut start = 0;
    for (index, line) in lines.iter().enumerate() {
        preparation.prepared.lines.push(start);
        start += line.len();
        preparation.line(line, lines.get(index..).unwrap_or_default());
    }
    preparation.prepared
}

/// A page that is read line by line.
struct Preparation<'p> {
    prepared: Prepared,
    has_fences: bool,
    /// The mark of the fence within which lines stand.
    fence: Option<&'p str>,
    /// The lines that are left of an example without a fence.
    code: usize,
    /// How many such examples are never closed.
    unclosed: usize,
    /// How rows are written, while lines are rows.
    table: Option<Shape>,
    /// How many lines are left of a row that has more than one.
    joined: usize,
}

impl<'p> Preparation<'p> {
    /// Adds a line; `from` are the lines from it on.
    fn line(&mut self, line: &'p str, from: &[&'p str]) {
        if self.row_goes_on(line, from.get(1)) || self.fenced(line) || self.example(line, from) {
            return;
        }
        if let Some((call, heading)) = loose::heading_behind_call(line).filter(|_| !self.has_fences) {
            self.prepared.text.push_str(call);
            self.prepared.insert_all("\n\n");
            self.prepared.text.push_str(heading);
            return;
        }
        self.begin_or_end_table(line, from.get(1));
        self.joined = self.table.map_or(0, |shape| shape.lines(from) - 1);
        match from.get(1) {
            Some(below) if self.joined > 0 => self.prepared.part_of_row(line, Some(below)),
            _ if broken::is_lone(line) => self.prepared.nothing(line),
            _ => self.prepared.row(line, self.table.map(|shape| shape.pipes)),
        }
    }

    /// Adds a line that is a part of the row above it.
    fn row_goes_on(&mut self, line: &str, below: Option<&&str>) -> bool {
        if self.joined == 0 {
            return false;
        }
        self.joined -= 1;
        self.prepared.part_of_row(line, below.filter(|_| self.joined > 0));
        true
    }

    /// Adds a line that stands within a fence, or closes it.
    fn fenced(&mut self, line: &'p str) -> bool {
        let mark = fence_mark(line);
        let Some(open) = self.fence else {
            self.fence = mark;
            return false;
        };
        let is_bare = line.trim().trim_start_matches(['`', '~']).is_empty();
        if is_bare && mark.is_some_and(|mark| mark.starts_with(open)) {
            self.fence = None;
        }
        self.prepared.text.push_str(line);
        true
    }

    /// Adds a line of an example without a fence, with a fence around the example.
    fn example(&mut self, line: &str, from: &[&str]) -> bool {
        let is_possible = self.code == 0 && !self.has_fences && self.table.is_none();
        if is_possible && self.unclosed < MOST_UNCLOSED && loose::opens_json(line) {
            self.code = loose::example(from);
            match self.code {
                0 => self.unclosed += 1,
                _ => self.prepared.insert_all("\n```\n"),
            }
        }
        if self.code == 0 {
            return false;
        }
        self.code -= 1;
        self.prepared.code(line, self.code == 0);
        true
    }

    /// Tells the header of a table, and a line behind one, from what stands above it.
    fn begin_or_end_table(&mut self, line: &str, below: Option<&&str>) {
        if let Some(below) = below.filter(|below| is_header((line, below))) {
            // A table right below an item of a list, or below a row, would be taken for more of it.
            if self.prepared.text.ends_with('\n') && !self.prepared.text.ends_with("\n\n") {
                self.prepared.insert('\n');
            }
            // The rule begins with a pipe, and the header may lack it: the columns are those of the rule.
            let lacks_first = below.trim_start().starts_with('|') && !line.trim_start().starts_with('|');
            let mut shape = Shape::of(line);
            shape.pipes += usize::from(lacks_first);
            self.table = Some(shape);
        } else if !line.contains('|') && self.table.take().is_some() && !line.trim().is_empty() {
            // A line without pipes right below a row would be taken for one of a single cell.
            self.prepared.insert('\n');
        }
    }
}

/// The backticks or tildes that open or close preformatted text.
pub(super) fn fence_mark(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let behind = line.trim_start_matches(if line.starts_with('~') { '~' } else { '`' });
    let mark = line.strip_suffix(behind)?;
    // `x` in backticks may open a line, too.
    (mark.len() >= 3 && !behind.contains('`')).then_some(mark)
}

impl Prepared {
    fn insert(&mut self, c: char) {
        self.places.push(self.text.len() - self.inserted.len());
        self.inserted.push(self.text.len());
        self.text.push(c);
    }

    fn insert_all(&mut self, text: &str) {
        text.chars().for_each(|c| self.insert(c));
    }

    /// Adds a line of an example that has no fence. What stands behind the last bracket is no part of it.
    fn code(&mut self, line: &str, is_last: bool) {
        let (json, behind) = if is_last { loose::behind_json(line) } else { (line, "") };
        self.text.push_str(json);
        if is_last {
            self.insert_all(if json.ends_with('\n') { "```\n\n" } else { "\n```\n\n" });
        }
        self.text.push_str(behind);
    }

    /// Adds a line. Pipes beyond the columns of the table belong to its last cell.
    fn row(&mut self, line: &str, table: Option<usize>) {
        let found: Vec<usize> = pipes(line).collect();
        let Some(columns) = table.filter(|columns| found.len() > *columns) else {
            self.text.push_str(line);
            return;
        };
        let closes = line.trim_end().ends_with('|');
        let last = if closes { columns.saturating_sub(1) } else { columns };
        let end = if closes { found.len() - 1 } else { found.len() };
        let surplus = found.get(last..end).unwrap_or_default();
        let (start, mut written) = (self.text.len(), 0);
        for at in surplus {
            self.text.push_str(line.get(written..*at).unwrap_or_default());
            self.insert('\\');
            written = *at;
        }
        self.text.push_str(line.get(written..).unwrap_or_default());
        self.overfull.push(self.span(&(start..self.text.len())));
    }

    /// Adds a line of a row that has several. What stands below it is a paragraph of its own in the same cell.
    fn part_of_row(&mut self, line: &str, below: Option<&&str>) {
        let Some(below) = below else { return self.text.push_str(line) };
        let words = line.trim_end_matches(['\r', '\n']);
        self.text.push_str(words);
        // As many characters as there were, so that places stay what they are.
        self.text.extend(std::iter::repeat_n(' ', line.len() - words.len()));
        if !broken::is_lone(below) {
            self.insert_all("<br/>");
        }
    }

    /// Adds a pipe that says nothing, as white space at the end of the line above.
    fn nothing(&mut self, line: &str) {
        for end in ['\n', '\r'] {
            if self.text.ends_with(end) {
                self.text.pop();
                self.text.push(' ');
            }
        }
        let end = line.len() - line.trim_end_matches(['\r', '\n']).len();
        self.text.extend(std::iter::repeat_n(' ', line.len() - end));
        self.text.push_str(line.get(line.len() - end..).unwrap_or_default());
    }

    /// The place in the page of a range of the prepared text.
    pub fn span(&self, range: &Range<usize>) -> Span {
        let original = |offset: usize| offset - self.inserted.partition_point(|at| *at < offset);
        let (start, end) = (original(range.start), original(range.end));
        let narrow = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let line = self.lines.partition_point(|line| *line <= start);
        Span { line: narrow(line), start: narrow(start), end: narrow(end) }
    }
}

impl Prepared {
    /// Whether what starts at a place of the page is escaped there.
    pub fn is_escaped(&self, span: Span) -> bool {
        let start = span.start as usize;
        let inserted = self.places.partition_point(|place| *place <= start);
        self.text.get(..start + inserted).is_some_and(|before| before.ends_with('\\'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_stands_alone() {
        let page = "- Parameters\nTable 1 Tags\n| a | b |\n|---|---|\n| 1 | 2 |\n";
        let prepared = prepare(page);
        assert_eq!(prepared.text, "- Parameters\nTable 1 Tags\n\n| a | b |\n|---|---|\n| 1 | 2 |\n");
        let at = prepared.text.find("1 | 2").unwrap();
        let span = prepared.span(&(at..at + 5));
        assert_eq!((&page[span.range()], span.line), ("1 | 2", 5));
    }

    #[test]
    fn what_is_escaped_on_the_page_is_so_behind_what_was_put_in() {
        let page = "Table 1 Tags\n| a | b |\n|---|---|\n| \\<x> | <y> |\n";
        let prepared = prepare(page);
        assert_eq!(prepared.text.len(), page.len() + 1, "a blank line above the table");
        let is_escaped = |tag: &str| {
            let start = u32::try_from(page.find(tag).unwrap()).unwrap();
            prepared.is_escaped(Span { line: 4, start, end: start + 3 })
        };
        assert!(is_escaped("<x>") && !is_escaped("<y>"));
    }

    #[test]
    fn a_line_without_pipes_ends_a_table() {
        let page = "| a | b |\n|---|---|\n| 1 | 2 |\nResponse\nStatus code: 200\n";
        let prepared = prepare(page);
        assert_eq!(prepared.text, "| a | b |\n|---|---|\n| 1 | 2 |\n\nResponse\nStatus code: 200\n");
        assert_eq!(prepare("a | b\n---|---\n1 | 2\n\nx\n").text, "a | b\n---|---\n1 | 2\n\nx\n");
    }

    #[test]
    fn surplus_pipes_belong_to_the_last_cell() {
        let page = "| a | b |\n|---|---|\n| 1 | `x|y` |\n| 2 | z |\n";
        let prepared = prepare(page);
        assert_eq!(prepared.text, "| a | b |\n|---|---|\n| 1 | `x\\|y` |\n| 2 | z |\n");
        assert_eq!(prepared.overfull.iter().map(|span| span.line).collect::<Vec<_>>(), [3]);
        let at = prepared.text.find("| 2").unwrap();
        assert_eq!(&page[prepared.span(&(at..at + 5)).range()], "| 2 |");
    }

    #[test]
    fn examples_without_a_fence_are_preformatted() {
        let page = "# A\nGET https://a.b/v1/jobs Example Response\n{\n  \"a\": [\n    1]\n} Status Codes\n| a | b |\n|---|---|\n";
        let prepared = prepare(page);
        assert_eq!(
            prepared.text,
            "# A\nGET https://a.b/v1/jobs\n\n Example Response\n\n```\n{\n  \"a\": [\n    1]\n}\n```\n\n Status Codes\n\n| a | b |\n|---|---|\n"
        );
        let at = prepared.text.find("Status").unwrap();
        let span = prepared.span(&(at..at + 6));
        assert_eq!((&page[span.range()], span.line), ("Status", 6));
        let fenced = "# A\n```\nx\n```\n{\n}\n";
        assert_eq!(prepare(fenced).text, fenced);
    }

    #[test]
    fn preformatted_text_is_left_alone() {
        let page = "```\nx\n| a | b |\n|---|---|\n```\n`a` x\n";
        assert_eq!(prepare(page).text, page);
        assert_eq!(fence_mark("```json\n"), Some("```"));
        assert_eq!(fence_mark("```x``` is code\n"), None);
    }
}

//! Lines to groups: what stands between two blank lines, with its place. Items of a list need no blank lines:
//! [`super::item`] divides them.

use super::item;
use crate::document::Text;
use crate::parse::bracket::balance;
use crate::parse::{is_invisible, opens_part};
use crate::request_line::RequestLine;
use crate::source::Span;

/// Lines without a blank line between them. Code with blank lines in it is one group all the same.
#[derive(Clone, Debug)]
pub(super) struct Group<'p> {
    /// The lines, as they stand.
    lines: Vec<Line<'p>>,
    page: &'p str,
    /// Whether the mark of an item of a list stood before it.
    is_item: bool,
    /// How far the first line, with its mark, is from the margin.
    indent: usize,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'p> {
    pub text: &'p str,
    number: u32,
    start: usize,
}

impl<'p> Line<'p> {
    /// How far it is from the margin.
    pub fn indent(&self) -> usize {
        self.text.chars().take_while(|c| c.is_whitespace()).count()
    }

    /// The same without what stands before its words.
    pub fn behind(&self, words: &'p str) -> Self {
        Self { text: words, start: self.start + (self.text.len() - words.len()), ..*self }
    }
}

/// Groups that a block of code may take up at most. A brace that is never closed must not swallow the page.
const MOST_GROUPS_OF_CODE: usize = 200;

/// Divides a page.
pub(super) fn split(page: &str) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut open: Vec<Line<'_>> = Vec::new();
    let is_dense = is_dense(page);
    let mut offset = 0;
    for (raw, number) in page.split_inclusive('\n').zip(1..) {
        let text = raw.trim_end();
        let start = offset;
        offset += raw.len();
        if text.trim_matches(['\u{feff}', ' ', '\u{a0}', '\t']).is_empty() {
            close(&mut groups, &mut open, page);
        } else {
            let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
            open.push(Line { text: bare, number, start: start + (text.len() - bare.len()) });
            if is_dense {
                close(&mut groups, &mut open, page);
            }
        }
    }
    close(&mut groups, &mut open, page);
    join_code(&groups)
}

/// Lines that a page has at least where it is to be dense.
const LEAST_DENSE: usize = 16;

/// Whether a page has no blank lines to speak of, as when it was copied out of a browser: each line is a paragraph then, but
/// for those of code.
fn is_dense(page: &str) -> bool {
    let (mut depth, mut lines, mut blank) = (0_i64, 0_usize, 0_usize);
    for line in page.lines() {
        if depth == 0 && line.trim().is_empty() {
            blank += 1;
        } else if depth == 0 {
            lines += 1;
        }
        depth = depth.saturating_add(balance(line)).max(0);
    }
    lines >= LEAST_DENSE && blank * 10 < lines
}

fn close<'p>(groups: &mut Vec<Group<'p>>, open: &mut Vec<Line<'p>>, page: &'p str) {
    groups.extend(item::split(std::mem::take(open), page));
}

/// Joins groups as long as a bracket that opens a group of code is not closed.
fn join_code<'p>(groups: &[Group<'p>]) -> Vec<Group<'p>> {
    // Looked at once, and not once for each bracket above.
    let marks: Vec<Mark> = groups.iter().map(Mark::of).collect();
    let mut joined = Vec::with_capacity(groups.len());
    let (mut rest, mut marks) = (groups, marks.as_slice());
    while let Some(first) = rest.first() {
        let length = if first.opens_json() { closing(marks) } else { 1 };
        let (taken, behind) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        let lines = taken.iter().flat_map(|group| group.lines.iter().copied());
        joined.push(Group { lines: lines.collect(), ..first.clone() });
        rest = behind;
        marks = marks.get(length..).unwrap_or_default();
    }
    joined
}

/// What tells where code ends.
struct Mark {
    balance: i64,
    is_heading: bool,
}

impl Mark {
    fn of(group: &Group<'_>) -> Self {
        let balance = group.lines.iter().map(|line| balance(line.text)).sum();
        Self { balance, is_heading: group.is_heading() }
    }
}

/// How many groups it takes until every bracket is closed. One, where that does not happen before a heading.
fn closing(marks: &[Mark]) -> usize {
    let mut depth = 0_i64;
    for (mark, count) in marks.iter().take(MOST_GROUPS_OF_CODE).zip(1..) {
        if count > 1 && mark.is_heading {
            return 1;
        }
        depth = depth.saturating_add(mark.balance);
        if depth <= 0 {
            return count;
        }
    }
    1
}

impl<'p> Group<'p> {
    /// Lines that belong together. None where there are none.
    pub fn new(lines: Vec<Line<'p>>, page: &'p str) -> Option<Self> {
        let indent = lines.first()?.indent();
        Some(Self { lines, page, is_item: false, indent })
    }

    /// The item of a list whose mark stood before this line.
    pub fn item(line: Line<'p>, indent: usize, page: &'p str) -> Self {
        Self { lines: vec![line], page, is_item: true, indent }
    }

    /// Whether it is an item of a list.
    pub fn is_item(&self) -> bool {
        self.is_item
    }

    /// How far it is from the margin.
    pub fn indent(&self) -> usize {
        self.indent
    }

    /// The words: lines joined as they stand for code, by a space for prose.
    pub fn text(&self) -> Text {
        let Some(span) = self.span() else { return Text::default() };
        let value = if self.is_code() {
            // Byte for byte, but for carriage returns, so that places within it are places within the page.
            self.page.get(span.range()).unwrap_or_default().to_owned()
        } else {
            let words: Vec<&str> = self.lines.iter().flat_map(|line| line.text.split_whitespace()).collect();
            words.join(" ").replace(is_invisible, "")
        };
        Text::at(value, span)
    }

    /// Whether it is preformatted: JSON, a request line with a host, a call of curl, or several lines in a row.
    pub fn is_code(&self) -> bool {
        self.lines.len() > 1 || self.opens_json() || self.is_request()
    }

    /// The line, where there is only one.
    pub fn line(&self) -> Option<&str> {
        match self.lines.as_slice() {
            [line] => Some(line.text.trim()),
            _ => None,
        }
    }

    fn is_heading(&self) -> bool {
        self.line().is_some_and(opens_part)
    }

    fn opens_json(&self) -> bool {
        self.lines.first().is_some_and(|line| opens_json(line.text, self.lines.len()))
    }

    fn is_request(&self) -> bool {
        self.lines.first().is_some_and(|line| is_request(line.text))
    }

    fn span(&self) -> Option<Span> {
        let (first, last) = (self.lines.first()?, self.lines.last()?);
        let indent = if self.is_code() { 0 } else { first.text.len() - first.text.trim_start().len() };
        Some(Span {
            line: first.number,
            start: u32::try_from(first.start + indent).ok()?,
            end: u32::try_from(last.start + last.text.len()).ok()?,
        })
    }
}

/// Whether code of so many lines starts with this one: JSON, a request, a call of curl.
pub(super) fn opens_code(line: &str, lines: usize) -> bool {
    opens_json(line, lines) || is_request(line)
}

fn opens_json(line: &str, lines: usize) -> bool {
    let text = line.trim();
    // `{key}` names a parameter, `[Array element]` a row.
    let is_name = lines == 1 && balance(text) == 0 && !text.contains(['"', ':']);
    text.starts_with(['{', '[']) && (!is_name || text == "{}" || text == "[]")
}

fn is_request(line: &str) -> bool {
    line.trim_start().starts_with("curl -")
        || RequestLine::read(line).is_some_and(|line| line.is_call_of_host())
}

//! Lines to groups: what stands between two blank lines, with its place.

use crate::document::Text;
use crate::parse::bracket::balance;
use crate::parse::is_invisible;
use crate::source::Span;
use crate::type_cell;
use crate::vocabulary;

/// Lines without a blank line between them. Code with blank lines in it is one group all the same.
#[derive(Clone, Debug)]
pub(super) struct Group<'p> {
    /// The lines, as they stand.
    lines: Vec<Line<'p>>,
    page: &'p str,
    /// A type cell of several paragraphs, as one.
    type_: Option<String>,
}

#[derive(Clone, Copy, Debug)]
struct Line<'p> {
    text: &'p str,
    number: u32,
    start: usize,
}

/// Groups that a block of code may take up at most. A brace that is never closed must not swallow the page.
const MOST_GROUPS_OF_CODE: usize = 200;

/// Divides a page.
pub(super) fn split(page: &str) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut open: Vec<Line<'_>> = Vec::new();
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
        }
    }
    close(&mut groups, &mut open, page);
    join_types(join_code(&groups))
}

fn close<'p>(groups: &mut Vec<Group<'p>>, open: &mut Vec<Line<'p>>, page: &'p str) {
    if !open.is_empty() {
        groups.push(Group { lines: std::mem::take(open), page, type_: None });
    }
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
        joined.push(Group { lines: lines.collect(), page: first.page, type_: None });
        rest = behind;
        marks = marks.get(length..).unwrap_or_default();
    }
    joined
}

/// Joins the paragraphs of a type cell: `Array of` and `Tag objects`.
fn join_types(groups: Vec<Group<'_>>) -> Vec<Group<'_>> {
    let mut joined: Vec<Group<'_>> = Vec::with_capacity(groups.len());
    for group in groups {
        let open = joined.last().and_then(|last| last.line()).zip(group.line());
        match open.and_then(|(first, second)| type_cell::whole(first, second)) {
            Some(whole) => {
                if let Some(last) = joined.last_mut() {
                    last.lines.extend(group.lines);
                    last.type_ = Some(whole);
                }
            }
            None => joined.push(group),
        }
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

impl Group<'_> {
    /// The words: lines joined as they stand for code, by a space for prose.
    pub fn text(&self) -> Text {
        let Some(span) = self.span() else { return Text::default() };
        let value = if let Some(whole) = &self.type_ {
            whole.clone()
        } else if self.is_code() {
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
        self.type_.is_none() && (self.lines.len() > 1 || self.opens_json() || self.is_request_line())
    }

    /// The line, where there is only one.
    pub fn line(&self) -> Option<&str> {
        match self.lines.as_slice() {
            [line] => Some(line.text.trim()),
            _ => None,
        }
    }

    fn is_heading(&self) -> bool {
        self.line().is_some_and(|line| {
            vocabulary::section(line).is_some() || vocabulary::status_line(line).is_some()
        })
    }

    fn opens_json(&self) -> bool {
        self.lines.first().is_some_and(|line| {
            let text = line.text.trim();
            // `{key}` names a parameter, `[Array element]` a row.
            let is_name = self.lines.len() == 1 && balance(text) == 0 && !text.contains(['"', ':']);
            text.starts_with(['{', '[']) && (!is_name || text == "{}" || text == "[]")
        })
    }

    fn is_request_line(&self) -> bool {
        if self.lines.first().is_some_and(|line| line.text.trim().starts_with("curl -")) {
            return true;
        }
        let words = self.lines.first().and_then(|line| line.text.trim().split_once(' '));
        words.is_some_and(|(method, target)| {
            crate::model::HttpMethod::parse(method).is_some() && target.trim_start().starts_with("http")
        })
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

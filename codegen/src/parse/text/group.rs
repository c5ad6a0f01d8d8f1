//! A group of lines: what stands between two blank lines, with its place.

use crate::bracket::balance;
use crate::document::Text;
use crate::parse::glued;
use crate::parse::{is_invisible, offset_in, opens_part};
use crate::request_line::{RequestLine, method_of};
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
    /// A line with its number, and where it starts in the page.
    pub fn new(text: &'p str, number: u32, start: usize) -> Self {
        Self { text, number, start }
    }

    /// How far it is from the margin.
    pub fn indent(&self) -> usize {
        self.text.chars().take_while(|c| c.is_whitespace()).count()
    }

    /// The same as several lines, where breaks between them are lost.
    pub fn parts(self, below: &str) -> Vec<Self> {
        glued::lines(self.text, below).into_iter().map(|part| self.part(part)).collect()
    }

    /// A part of it: its words, where something stands before them.
    pub fn part(self, part: &'p str) -> Self {
        Self { text: part, start: self.start + offset_in(self.text, part), ..self }
    }
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

    /// These groups as one, which is what the first of them is.
    pub fn joined(groups: &[Self]) -> Option<Self> {
        let lines = groups.iter().flat_map(|group| group.lines.iter().copied());
        Some(Self { lines: lines.collect(), ..groups.first()?.clone() })
    }

    /// How many lines it has.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// How many brackets it opens more than it closes.
    pub fn balance(&self) -> i64 {
        self.lines.iter().map(|line| balance(line.text)).sum()
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

    /// Whether it opens a part of the page.
    pub fn is_heading(&self) -> bool {
        self.line().is_some_and(opens_part)
    }

    /// Whether JSON starts with it.
    pub fn opens_json(&self) -> bool {
        self.lines.first().is_some_and(|line| opens_json(line.text, self.lines.len()))
    }

    /// Whether JSON starts with it, or with a line behind its first ones, and is still open: `POST https://…` stands above it.
    pub fn leaves_json_open(&self) -> bool {
        let opens = |line: &Line<'_>| opens_json(line.text, self.lines.len());
        self.opens_json() || self.is_request_above() && self.lines.iter().any(opens) && self.balance() > 0
    }

    /// A method and an address may stand on lines of their own.
    fn is_request_above(&self) -> bool {
        let first = self.lines.first().map(|line| line.text.trim()).unwrap_or_default();
        self.is_request() || method_of(first).is_some()
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

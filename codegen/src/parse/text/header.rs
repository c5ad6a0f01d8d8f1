//! Where a flattened table starts: a caption and column headers, or headers alone.

use super::group::Group;
use super::look::Look;
use crate::document::Text;
use crate::limits;
use crate::vocabulary::{self, ColumnHeader, ColumnRole, is_han};

/// Paragraphs in parentheses that may follow a header.
const MOST_PARENTHESES: usize = 4;

/// Characters of a header that nobody knows.
const MOST_CHARACTERS: usize = 40;

/// The start of a table.
#[derive(Clone)]
pub(super) struct Start {
    pub caption: Option<Text>,
    pub columns: Vec<Column>,
    /// How far the headers are from the margin, where all are equally far.
    pub indent: usize,
}

/// A column.
#[derive(Clone)]
pub(super) struct Column {
    /// What the page has above it.
    pub text: Text,
    /// The first group of that.
    pub header: ColumnHeader,
    /// How many groups it takes up.
    groups: usize,
}

impl Start {
    /// How many groups it takes up.
    pub fn length(&self) -> usize {
        let columns: usize = self.columns.iter().map(|column| column.groups).sum();
        columns + usize::from(self.caption.is_some())
    }

    /// The same with its last column taken for the first cell of the first row: names of parameters may be words
    /// that stand in headers too. None where that cannot be.
    pub fn shortened(&self) -> Option<Self> {
        let (last, columns) = self.columns.split_last()?;
        let is_complete = columns.iter().any(|column| column.header.role() == ColumnRole::Description);
        (is_complete && columns.len() >= 2 && !last.header.is_of_parameters())
            .then(|| Self { columns: columns.to_vec(), ..self.clone() })
    }
}

/// Whether a table starts here: a caption and at least two headers, or headers that tell without a caption.
pub(super) fn start(groups: &[Group<'_>]) -> Option<Start> {
    let (first, behind) = groups.split_first()?;
    if vocabulary::is_caption(first.line()?) {
        let columns = columns(behind, true);
        let indent = indent(behind, &columns);
        return (columns.len() >= 2).then(|| Start { caption: Some(first.text()), columns, indent });
    }
    let columns = columns(groups, false);
    let tells = columns.first().is_some_and(|column| column.header.is_key()) && !are_labels(&columns);
    let indent = indent(groups, &columns);
    let start = Start { caption: None, columns, indent };
    (tells && !are_cells(&start, groups) && !is_heading_above(&start, groups)).then_some(start)
}

/// Whether `Error code` ends a row, and `Description` is the name in the next one: then a type stands below it.
fn are_cells(start: &Start, groups: &[Group<'_>]) -> bool {
    let Some(first) = start.columns.first() else { return false };
    let below = groups.get(start.length()).and_then(Group::line).map(|line| Look::of(line, false));
    first.header.is_error_code() && below == Some(Look::Type)
}

/// How far headers are from the margin: as the nearest of them.
fn indent(groups: &[Group<'_>], columns: &[Column]) -> usize {
    let count = columns.iter().map(|column| column.groups).sum();
    groups.iter().take(count).map(Group::indent).min().unwrap_or(0)
}

/// Whether there is nothing behind the first header but what also labels parts of a description: `Name`,
/// `Constraints`, `Range`. `Description` labels some, but it is far more often a header.
fn are_labels(columns: &[Column]) -> bool {
    let is_label =
        |column: &Column| !column.header.is_of_parameters() && vocabulary::is_label(&column.text.value);
    columns.iter().skip(1).all(is_label)
}

/// `Error Codes` above `HTTP Status Code`, `Error Code`, `Error Message`: the run of headers breaks off at one that
/// repeats its first, which was the heading then.
fn is_heading_above(start: &Start, groups: &[Group<'_>]) -> bool {
    let behind = groups.get(start.length()).and_then(Group::line).and_then(ColumnHeader::in_text);
    behind.zip(start.columns.first()).is_some_and(|(behind, first)| behind.is_same(&first.header))
}

/// The run of column headers at the start, none of which comes twice.
fn columns(groups: &[Group<'_>], is_captioned: bool) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for (index, group) in groups.iter().enumerate() {
        let may_go_on = |last: &&mut Column| last.groups <= MOST_PARENTHESES && is_parenthesis(group);
        if let Some(last) = columns.last_mut().filter(may_go_on) {
            last.text = joined(&last.text, &group.text());
            last.groups += 1;
            continue;
        }
        let may_be_unknown = is_captioned || index > 0;
        let header = new(group, &columns).or_else(|| {
            let behind = groups.get(index + 1..).unwrap_or_default();
            unknown(group).filter(|_| may_be_unknown && is_followed(behind, &columns, is_captioned))
        });
        let Some(header) = header.filter(|_| columns.len() <= limits::TABLE_COLUMNS) else { break };
        columns.push(Column { text: group.text(), header, groups: 1 });
    }
    columns
}

/// Whether a known header follows, at once or behind one more that is not known. Where a table begins with two that are
/// not known, its caption and two known ones behind them must tell.
fn is_followed(groups: &[Group<'_>], columns: &[Column], is_captioned: bool) -> bool {
    let is_new = |group: &Group<'_>| new(group, columns).is_some();
    match groups {
        [next, ..] if is_new(next) => true,
        [next, behind, last, ..] if columns.is_empty() => {
            is_captioned && unknown(next).is_some() && is_new(behind) && is_new(last)
        }
        [next, behind, ..] => columns.len() >= 2 && unknown(next).is_some() && is_new(behind),
        _ => false,
    }
}

/// A second paragraph of a header: `IAM Project`, `(Project)`.
fn is_parenthesis(group: &Group<'_>) -> bool {
    group.line().is_some_and(|line| line.starts_with('(') && line.ends_with(')'))
}

fn joined(first: &Text, second: &Text) -> Text {
    let span = first.span.zip(second.span).map(|(first, second)| first.to(second));
    Text { value: format!("{} {}", first.value, second.value), span, links: Vec::new() }
}

/// A known header that did not come yet.
fn new(group: &Group<'_>, columns: &[Column]) -> Option<ColumnHeader> {
    // What ends with a colon labels what stands below it.
    let line = group.line().filter(|line| !line.ends_with([':', '：']) && !group.is_item())?;
    let header = ColumnHeader::in_text(line)?;
    columns.iter().all(|known| !known.header.is_same(&header)).then_some(header)
}

/// A header that is not in the vocabulary: a few words with a capital, or of a script without any. It counts only between known ones.
fn unknown(group: &Group<'_>) -> Option<ColumnHeader> {
    let line = group.line()?;
    let is_known = ColumnHeader::in_text(line).is_some()
        || Look::of(line, false) == Look::Type
        || vocabulary::is_caption(line)
        || vocabulary::is_none(line);
    let is_short = || line.split_whitespace().count() <= 4 && line.chars().count() <= MOST_CHARACTERS;
    let is_title = line.starts_with(|c: char| c.is_uppercase() || is_han(c)) && is_short();
    (is_title && !is_known && !line.ends_with(['.', ':', ',', '。', '：', '，']))
        .then(|| ColumnHeader::unknown(line))
}

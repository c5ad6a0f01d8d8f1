//! Where a flattened table starts and ends, and what its header is.

use super::group::Group;
use super::rows;
use crate::diagnostic::Diagnostics;
use crate::document::{Cell, Row, Table, Text};
use crate::raw::ColumnRole;
use crate::source::Place;
use crate::vocabulary;

/// The start of a table: its caption and header.
pub(super) struct Start {
    caption: Option<Text>,
    header: Vec<Text>,
    roles: Vec<ColumnRole>,
}

impl Start {
    fn length(&self) -> usize {
        self.header.len() + usize::from(self.caption.is_some())
    }
}

/// Whether a table starts here: a caption and at least two headers, or headers that tell without a caption.
pub(super) fn start(groups: &[Group<'_>]) -> Option<Start> {
    let first = groups.first()?.line()?;
    let caption = is_caption(first).then(|| groups[0].text());
    let behind = if caption.is_some() { &groups[1..] } else { groups };
    let (header, roles) = header(behind);
    let has = |role: &ColumnRole| roles.contains(role);
    let tells = header.len() >= 2
        && (has(&ColumnRole::Name) && (has(&ColumnRole::Type) || has(&ColumnRole::Description))
            || has(&ColumnRole::Description) && matches!(roles.first(), Some(ColumnRole::Other(_))));
    (tells || caption.is_some() && header.len() >= 2).then_some(Start { caption, header, roles })
}

/// Reads the table that starts here. Gives it with the number of groups that it takes up.
pub(super) fn read(
    groups: &[Group<'_>],
    start: &Start,
    page: &Place,
    diagnostics: &mut Diagnostics,
) -> (Table, usize) {
    let body = &groups[start.length()..];
    let end = (0..body.len()).find(|index| ends_before(&body[*index..])).unwrap_or(body.len());
    let paragraphs: Vec<Text> = body[..end].iter().map(Group::text).collect();
    let place =
        start.caption.as_ref().map_or_else(|| page.clone(), |caption| page.in_table(caption.value.as_str()));
    let division = rows::divide(&paragraphs, &start.roles, &place, diagnostics);
    let rows = division.rows.iter().map(|row| Row {
        cells: row.iter().map(|range| Cell::new(paragraphs[range.clone()].to_vec())).collect(),
    });
    let table = Table {
        caption: start.caption.clone(),
        anchors: Vec::new(),
        header: start.header.clone(),
        rows: rows.collect(),
    };
    (table, start.length() + division.taken)
}

/// Whether no table reaches beyond this point: code, a heading, a status or another table.
fn ends_before(groups: &[Group<'_>]) -> bool {
    let Some(group) = groups.first() else { return true };
    let Some(line) = group.line() else { return group.is_code() };
    group.is_code()
        || vocabulary::status_line(line).is_some()
        || vocabulary::section(line).is_some() && line.starts_with(|c: char| !c.is_lowercase())
        || start(groups).is_some()
}

/// `Table 6 KafkaParameters`
fn is_caption(line: &str) -> bool {
    let rest = line.strip_prefix("Table ").or_else(|| line.strip_prefix('表'));
    rest.is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
}

fn is_status(role: &ColumnRole) -> bool {
    matches!(role, ColumnRole::Other(header) if vocabulary::is_status_column(header))
}

/// The run of column headers at the start, none of which comes twice.
fn header(groups: &[Group<'_>]) -> (Vec<Text>, Vec<ColumnRole>) {
    let mut header = Vec::new();
    let mut roles: Vec<ColumnRole> = Vec::new();
    for group in groups {
        let role = group.line().and_then(vocabulary::column_word);
        // `Status Codes` above `Status Code`, `Description` is the heading of the section.
        let is_second_status = |role: &ColumnRole| is_status(role) && roles.iter().any(is_status);
        let is_new = |role: &ColumnRole| !roles.contains(role) && !is_second_status(role);
        let Some(role) = role.filter(is_new) else { break };
        header.push(group.text());
        roles.push(role);
    }
    (header, roles)
}

//! Tables of authorization: the actions that policies must allow for a call.
//!
//! In: the rows of such tables. Out: a permission for each action, and a diagnostic for a row that names none. An action
//! that is allowed for several kinds of resources has a row for each: what all rows say is said of the action, and what
//! differs stays with its row.
//! Left out on purpose: what the other columns mean. Their headers say it, in every language.

use std::collections::BTreeMap;

use super::page::Page;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Text;
use crate::model::Permission;
use crate::raw::{ColumnRole, RawRow, RawTable, TableRole};
use crate::vocabulary;

/// The cells of a row by the headers of their columns.
type Details = BTreeMap<String, String>;

/// The rows of one cell of actions.
struct Group {
    actions: Vec<String>,
    rows: Vec<Details>,
    /// Whether a row without an action belongs to it: then empty cells are what a span left.
    has_gaps: bool,
}

impl Page<'_> {
    /// The rows of such tables. The action stands in the column that is headed so, or in the first.
    pub fn authorization(&mut self) -> Vec<Permission> {
        let mut permissions = Vec::new();
        for (_, table) in self.tables(&TableRole::Authorization) {
            let mut groups: Vec<Group> = Vec::new();
            let column = action_column(table);
            for row in &table.rows {
                if place(row, column, &mut groups) {
                    self.output.account.modelled(table, row);
                } else {
                    self.report_no_action(table, row, column);
                }
            }
            permissions.extend(groups.into_iter().flat_map(permissions_of));
        }
        permissions
    }

    fn report_no_action(&mut self, table: &RawTable, row: &RawRow, column: Option<&str>) {
        let (action, _) = read(row, column);
        let message = match words(action) {
            words if words.is_empty() => "this row names no action, and none stands above it".to_owned(),
            words => format!("`{}` is no action", crate::limits::shortened(&words)),
        };
        self.output.diagnostics.push(
            Diagnostic::new(Code::NoAction, row.place(table), message)
                .label("this row is not in the output")
                .help("an action is written as `service:resource:operation`"),
        );
        self.output.account.reported(table, row);
    }
}

/// The header of the column that holds the actions: the one that says so, or the first. None where it is that of names.
fn action_column(table: &RawTable) -> Option<&str> {
    let headers = || {
        table.columns.iter().filter_map(|column| match column {
            ColumnRole::Other(header) => Some(header.as_str()),
            _ => None,
        })
    };
    let headed = headers().find(|header| vocabulary::is_action_column(header));
    headed.or_else(|| headers().next().filter(|_| !table.columns.contains(&ColumnRole::Name)))
}

/// Puts a row to its action: its own, or that of the row above where a cell spans both. False where it has neither.
fn place(row: &RawRow, column: Option<&str>, groups: &mut Vec<Group>) -> bool {
    let (action, details) = read(row, column);
    let is_empty = words(action).is_empty();
    let actions: Vec<String> = action
        .iter()
        .flat_map(|text| text.value.split([',', '，', ' ']))
        .map(|word| word.trim().to_owned())
        .filter(|word| vocabulary::is_action(word))
        .collect();
    match groups.last_mut() {
        Some(last) if is_empty || last.actions == actions => {
            last.rows.push(details);
            last.has_gaps |= is_empty;
            true
        }
        _ if actions.is_empty() => false,
        _ => {
            groups.push(Group { actions, rows: vec![details], has_gaps: false });
            true
        }
    }
}

/// The cell of the action, and the others. An empty cell is not among those of a row.
fn read<'r>(row: &'r RawRow, column: Option<&str>) -> (&'r [Text], Details) {
    let is_action = |header: &str| column == Some(header);
    let headed = row.others.iter().find(|(header, _)| is_action(header)).map(|(_, cell)| cell.as_slice());
    let action = if column.is_some() { headed.unwrap_or_default() } else { &row.name };
    let others = row.others.iter().filter(|(header, _)| !is_action(header));
    let mut details: Details = others.map(|(header, cell)| (header.trim().to_owned(), words(cell))).collect();
    if column.is_some() && !row.name.is_empty() {
        details.insert("Name".to_owned(), words(&row.name));
    }
    if !row.description.is_empty() {
        details.insert("Description".to_owned(), words(&row.description));
    }
    details.retain(|_, words| !words.is_empty());
    (action, details)
}

fn words(cell: &[Text]) -> String {
    cell.iter().map(|text| text.value.trim()).collect::<Vec<_>>().join(" ")
}

/// A permission for each action of a group.
fn permissions_of(group: Group) -> Vec<Permission> {
    let (details, resources) = match group.rows.as_slice() {
        [row] => (row.clone(), Vec::new()),
        rows => divide(rows, group.has_gaps),
    };
    let permission = |action| Permission { action, details: details.clone(), resources: resources.clone() };
    group.actions.into_iter().map(permission).collect()
}

/// What all rows say, and what each says beside that.
fn divide(rows: &[Details], has_gaps: bool) -> (Details, Vec<Details>) {
    let Some(first) = rows.first() else { return (Details::new(), Vec::new()) };
    let is_shared = |header: &String, words: &String| {
        rows.iter().all(|row| match row.get(header) {
            Some(other) => other == words,
            None => has_gaps,
        })
    };
    let shared: Details = first
        .iter()
        .filter(|(header, words)| is_shared(header, words))
        .map(|(header, words)| (header.clone(), words.clone()))
        .collect();
    let own = rows.iter().map(|row| {
        let own = row.iter().filter(|(header, _)| !shared.contains_key(*header));
        own.map(|(header, words)| (header.clone(), words.clone())).collect::<Details>()
    });
    let own = own.filter(|own| !own.is_empty()).collect();
    (shared, own)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: [&str; 4]) -> RawRow {
        let headers = ["Action", "Access Level", "Resource Type", "Condition Key"];
        let cell = |text: &str| {
            let lines = text.split('|').filter(|line| !line.is_empty());
            lines.map(Text::new).collect::<Vec<_>>()
        };
        let others = headers.iter().zip(cells).filter(|(_, text)| !text.is_empty());
        let others = others.map(|(header, text)| ((*header).to_owned(), cell(text)));
        RawRow { others: others.collect(), ..RawRow::default() }
    }

    fn read_rows(rows: &[[&str; 4]]) -> (Vec<Permission>, usize) {
        let mut groups = Vec::new();
        let unread = rows.iter().filter(|cells| !place(&row(**cells), Some("Action"), &mut groups)).count();
        (groups.into_iter().flat_map(permissions_of).collect(), unread)
    }

    fn details(pairs: &[(&str, &str)]) -> Details {
        pairs.iter().map(|(header, words)| ((*header).to_owned(), (*words).to_owned())).collect()
    }

    #[test]
    fn a_row_is_an_action_with_details() {
        let (found, unread) = read_rows(&[["eg:jobs:create", "Write", "job *", ""]]);
        let details = details(&[("Access Level", "Write"), ("Resource Type", "job *")]);
        assert_eq!(
            found,
            [Permission { action: "eg:jobs:create".to_owned(), details, resources: Vec::new() }]
        );
        assert_eq!(unread, 0);
    }

    #[test]
    fn several_resources_of_an_action_are_one_permission() {
        let expected = Permission {
            action: "eg:jobs:create".to_owned(),
            details: details(&[("Access Level", "Write")]),
            resources: vec![
                details(&[("Resource Type", "job *"), ("Condition Key", "-")]),
                details(&[("Resource Type", "bus"), ("Condition Key", "eg:Kind")]),
            ],
        };
        // Cells that span rows stand in each of them, or in the first where the form of the page has no spans.
        for second in [["eg:jobs:create", "Write", "bus", "eg:Kind"], ["", "", "bus", "eg:Kind"]] {
            let (found, _) = read_rows(&[["eg:jobs:create", "Write", "job *", "-"], second]);
            assert_eq!(found.as_slice(), std::slice::from_ref(&expected));
        }
    }

    #[test]
    fn a_cell_may_hold_several_actions() {
        let (found, _) = read_rows(&[["eg:jobs:get|eg:jobs:list", "Read", "", ""]]);
        assert_eq!(
            found.iter().map(|found| found.action.as_str()).collect::<Vec<_>>(),
            ["eg:jobs:get", "eg:jobs:list"]
        );
    }

    #[test]
    fn other_words_are_no_action() {
        let (found, unread) = read_rows(&[["", "Write", "", ""], ["Condition Key", "Alias", "", ""]]);
        assert_eq!((found, unread), (Vec::new(), 2));
    }
}

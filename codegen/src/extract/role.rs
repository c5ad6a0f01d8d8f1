//! The purpose of tables that only shows when all tables of the page are known.

use std::collections::BTreeSet;

use super::shown::Shown;
use crate::raw::{RawRow, RawTable, RawUri, Side, TableRole};
use crate::type_cell::TypeCell;

/// Methods whose requests have no body: what they are given stands in the URI.
pub(super) fn has_no_body(uri: &RawUri) -> bool {
    matches!(uri.method.as_str(), "GET" | "HEAD")
}

/// A table named like a type, which no row has, is the body of its section where that has no other.
pub(super) fn settle(tables: &mut [RawTable], uri: &RawUri, shown: &Shown) {
    exchange(tables, shown);
    describe_path(tables, uri);
    move_answer(tables, uri);
    let said: Vec<Vec<Said>> = tables.iter().map(|table| table.rows.iter().map(Said::of).collect()).collect();
    for index in 0..tables.len() {
        let Some(side) = misnamed(tables, &said, index) else { continue };
        let is_query = side == Side::Request && has_no_body(uri);
        let role = if is_query { TableRole::UriParameters } else { TableRole::Body(side) };
        if let Some(table) = tables.get_mut(index) {
            table.role = role;
        }
    }
}

/// A table of the request whose rows are the parameters of the path, each of them and nothing else, describes these,
/// whatever its caption: `Routing parameters`.
fn describe_path(tables: &mut [RawTable], uri: &RawUri) {
    let is_of_path = |table: &RawTable| {
        matches!(table.role, TableRole::PathParameters | TableRole::UriParameters)
            && table.rows.iter().any(|row| uri.has_parameter(&row.name_text()))
    };
    if tables.iter().any(is_of_path) {
        return;
    }
    let is_all = |table: &RawTable| {
        let is_of_request = match &table.role {
            TableRole::Type { side, .. } | TableRole::Body(side) => side.is_request(),
            _ => false,
        };
        is_of_request
            && !table.rows.is_empty()
            && table.rows.iter().all(|row| uri.has_parameter(&row.name_text()))
            && uri.path.matches('{').count() == table.rows.len()
    };
    if let Some(table) = tables.iter_mut().find(|table| is_all(table)) {
        table.role = TableRole::PathParameters;
    }
}

/// What was taken for the body of the request is none where an example shows nothing of it, and all of a table that
/// nothing names: without captions, a table of headers above the body reads like one. What it is then, nothing tells.
fn exchange(tables: &mut [RawTable], shown: &Shown) {
    let is_unnamed = |table: &RawTable| {
        let is_type = matches!(&table.role, TableRole::Type { name, side: Side::Request } if name.is_empty());
        is_type && table.caption.is_none()
    };
    let taken = tables.iter().position(|table| {
        let is_body = table.role == TableRole::Body(Side::Request) && table.caption.is_none();
        let has_objects =
            table.rows.iter().filter_map(|row| row.type_cell.as_ref()).any(TypeCell::may_have_members);
        is_body && !has_objects && table.names().is_disjoint(&shown.top)
    });
    let meant = tables
        .iter()
        .position(|table| is_unnamed(table) && !table.rows.is_empty() && shown.top.is_subset(&table.names()));
    let (Some(taken), Some(meant)) = (taken, meant.filter(|_| !shown.top.is_empty())) else { return };
    for (index, role) in [(taken, TableRole::Unknown), (meant, TableRole::Body(Side::Request))] {
        if let Some(table) = tables.get_mut(index) {
            table.role = role;
        }
    }
}

/// A table below the URI that only repeats rows of the answer describes the answer, where the request has another table
/// that was taken for the type of one of them.
fn move_answer(tables: &mut [RawTable], uri: &RawUri) {
    let is_stray = |table: &RawTable| matches!(&table.role, TableRole::Type { name, side } if name.is_empty() && side.is_request());
    let Some(stray) = tables.iter().position(is_stray) else { return };
    let found = tables.iter().take(stray).enumerate().find_map(|(index, table)| {
        let is_of_uri = matches!(table.role, TableRole::UriParameters | TableRole::QueryParameters);
        let answer = tables.iter().find(|answer| is_of_uri && repeats(table, answer, uri))?;
        Some((index, answer.role.clone()))
    });
    let Some((index, role)) = found else { return };
    if let Some(table) = tables.get_mut(index) {
        table.role = role;
    }
    if let Some(table) = tables.get_mut(stray) {
        let is_query = has_no_body(uri);
        table.role = if is_query { TableRole::UriParameters } else { TableRole::Body(Side::Request) };
    }
}

/// Whether all rows of a table stand in the table of an answer, word for word, and none is in the path.
fn repeats(table: &RawTable, answer: &RawTable, uri: &RawUri) -> bool {
    let words = |row: &RawRow| {
        let description: Vec<&str> = row.description.iter().map(|text| text.value.as_str()).collect();
        (row.name_text(), row.type_text(), description.join(" "))
    };
    let is_answer = matches!(&answer.role, TableRole::Body(side) if !side.is_request());
    if !is_answer || table.rows.is_empty() {
        return false;
    }
    let answered: BTreeSet<_> = answer.rows.iter().map(words).collect();
    let is_in_path = |row: &RawRow| uri.has_parameter(&row.name_text());
    table.rows.iter().all(|row| answered.contains(&words(row)) && !is_in_path(row))
}

/// The side of a table that is called like a type without being one.
fn misnamed(tables: &[RawTable], said: &[Vec<Said>], index: usize) -> Option<Side> {
    let table = tables.get(index)?;
    let TableRole::Type { name, side } = &table.role else { return None };
    let has_body = |other: &RawTable| match &other.role {
        TableRole::Body(of) => of == side,
        TableRole::FormFields => *side == Side::Request,
        _ => false,
    };
    // The first of its section: what follows it is more likely to be named by it.
    let is_first = tables
        .iter()
        .take(index)
        .all(|other| !matches!(&other.role, TableRole::Type { side: of, .. } if of == side));
    if !is_first || tables.iter().any(has_body) {
        return None;
    }
    let name = name.to_lowercase();
    let others = said.iter().enumerate().filter(|(other, _)| *other != index).flat_map(|(_, rows)| rows);
    let is_named = others.into_iter().any(|row| row.leads_to(&name, table));
    (!is_named).then(|| side.clone())
}

/// What of a row may lead to a table, in small letters.
struct Said {
    name: String,
    type_: String,
    anchors: Vec<String>,
}

impl Said {
    fn of(row: &RawRow) -> Self {
        let cells = [Some(&row.description), row.type_.as_ref()];
        let links = cells.into_iter().flatten().flatten().flat_map(|text| &text.links);
        let anchors = links.filter_map(|link| Some(link.target.split_once('#')?.1.to_owned()));
        Self {
            name: row.name_text().to_lowercase(),
            type_: row.type_text().unwrap_or_default().to_lowercase(),
            anchors: anchors.collect(),
        }
    }

    /// Whether it leads to a table: by a link, by its type, or by its own name.
    fn leads_to(&self, name: &str, table: &RawTable) -> bool {
        let is_linked = self.anchors.iter().any(|anchor| table.anchors.contains(anchor));
        is_linked || self.name == name || self.type_.contains(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Text;

    fn table(role: TableRole, name: &str, type_: &str) -> RawTable {
        let row =
            RawRow { name: vec![Text::new(name)], type_: Some(vec![Text::new(type_)]), ..RawRow::default() };
        RawTable::of(role, vec![row])
    }

    fn type_(name: &str) -> TableRole {
        TableRole::Type { name: name.to_owned(), side: Side::Request }
    }

    #[test]
    fn an_answer_below_the_uri_is_moved() {
        let uri = RawUri {
            method: "GET".to_owned(),
            path: "/v1/jobs".to_owned(),
            query: Vec::new(),
            flags: Vec::new(),
            line: Text::default(),
        };
        let answer = TableRole::Body(Side::Response(None));
        let mut tables = [
            table(TableRole::UriParameters, "jobs", "List"),
            table(type_(""), "limit", "Integer"),
            table(answer.clone(), "jobs", "List"),
        ];
        settle(&mut tables, &uri, &Shown::default());
        assert_eq!(tables[0].role, answer);
        assert_eq!(tables[1].role, TableRole::UriParameters);

        let mut tables = [table(TableRole::UriParameters, "jobs", "List"), table(answer, "jobs", "List")];
        settle(&mut tables, &uri, &Shown::default());
        assert_eq!(tables[0].role, TableRole::UriParameters);
    }

    #[test]
    fn a_type_that_nobody_names_is_the_body() {
        let uri = |method: &str| RawUri {
            method: method.to_owned(),
            path: "/v1/jobs".to_owned(),
            query: Vec::new(),
            flags: Vec::new(),
            line: Text::default(),
        };
        let mut tables = [table(type_("Creating"), "job", "Job object"), table(type_("Job"), "id", "String")];
        settle(&mut tables, &uri("POST"), &Shown::default());
        assert_eq!(tables[0].role, TableRole::Body(Side::Request));
        assert_eq!(tables[1].role, type_("Job"));

        let mut tables = [table(type_("Filters"), "limit", "Integer")];
        settle(&mut tables, &uri("GET"), &Shown::default());
        assert_eq!(tables[0].role, TableRole::UriParameters);

        let body = table(TableRole::Body(Side::Request), "id", "String");
        let mut tables = [body, table(type_("Stray"), "id", "String")];
        settle(&mut tables, &uri("POST"), &Shown::default());
        assert_eq!(tables[1].role, type_("Stray"));
    }

    #[test]
    fn the_example_tells_which_table_is_the_body() {
        let body = || table(TableRole::Body(Side::Request), "room", "String");
        let mut tables = [body(), table(type_(""), "chairs", "Integer")];
        exchange(&mut tables, &Shown::of("{\"chairs\": 4}"));
        assert_eq!(
            (&tables[0].role, &tables[1].role),
            (&TableRole::Unknown, &TableRole::Body(Side::Request))
        );

        let mut tables = [body(), table(type_(""), "chairs", "Integer")];
        exchange(&mut tables, &Shown::of("{\"room\": {\"chairs\": 4}}"));
        assert_eq!((&tables[0].role, &tables[1].role), (&TableRole::Body(Side::Request), &type_("")));
    }
}

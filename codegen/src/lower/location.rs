//! Tables that say of each row where it goes: `Location` with `Path`, `Query`, `Header` and `Body`. And tables that list a
//! parameter twice, as the address has it in its path and in its query: `/v2/{project_id}/shares?project_id={project_id}`.
//!
//! In: operations as corrected. Out: the same, with such a table divided into one for each place. The parts keep the label of
//! the table and the numbers of its rows, so that messages lead to the page. Left out on purpose: tables of types, which lie in
//! the body whatever a column says.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::document::texts;
use crate::raw::{RawOperation, RawRow, RawTable, Side, TableRole};
use crate::vocabulary::{self, ColumnHeader, LocationWord};

/// All places, in the order in which their tables come.
const ALL: [LocationWord; 5] =
    [LocationWord::Path, LocationWord::Query, LocationWord::Header, LocationWord::Form, LocationWord::Body];

/// The operations with their tables divided.
pub(super) fn divided(operations: &[RawOperation]) -> Cow<'_, [RawOperation]> {
    let says = |raw: &RawOperation| {
        raw.tables.iter().any(|table| locations(table).is_some() || !in_query(table, raw).is_empty())
    };
    if !operations.iter().any(says) {
        return Cow::Borrowed(operations);
    }
    let divide = |raw: &RawOperation| RawOperation {
        tables: raw
            .tables
            .iter()
            .flat_map(|table| without_query(table, raw))
            .flat_map(|table| parts(&table))
            .collect(),
        ..raw.clone()
    };
    Cow::Owned(operations.iter().map(divide).collect())
}

fn parts(table: &RawTable) -> Vec<RawTable> {
    let (Some(locations), Some(side)) = (locations(table), side(table)) else { return vec![table.clone()] };
    let part = |location: LocationWord| {
        let rows = table.rows.iter().zip(&locations).filter(|(_, of)| **of == location);
        let rows: Vec<RawRow> = rows.map(|(row, _)| row.clone()).collect();
        let role = role(location, &side);
        (!rows.is_empty()).then(|| RawTable { role, rows, ..table.clone() })
    };
    ALL.into_iter().filter_map(part).collect()
}

/// A table, and what of it goes in the query.
fn without_query(table: &RawTable, raw: &RawOperation) -> Vec<RawTable> {
    let numbers = in_query(table, raw);
    if numbers.is_empty() {
        return vec![table.clone()];
    }
    let (query, path) = table.rows.iter().cloned().partition(|row| numbers.contains(&row.number));
    let query = RawTable { role: TableRole::QueryParameters, rows: query, ..table.clone() };
    vec![RawTable { rows: path, ..table.clone() }, query]
}

/// The rows that name once more what stands in the path and in the query of the address: the first one is that of the path.
fn in_query(table: &RawTable, raw: &RawOperation) -> Vec<u32> {
    let is_of_both =
        |name: &String| raw.uri.path.contains(&format!("{{{name}}}")) && raw.uri.query.contains(name);
    if raw.uri.query.is_empty() || !matches!(table.role, TableRole::PathParameters | TableRole::UriParameters)
    {
        return Vec::new();
    }
    let mut seen = BTreeSet::new();
    let again = table.rows.iter().filter(|row| {
        let name = row.name_text();
        is_of_both(&name) && !seen.insert(name)
    });
    again.map(|row| row.number).collect()
}

/// Where each row goes. None where a row does not say it in words that are known, or nothing depends on it.
fn locations(table: &RawTable) -> Option<Vec<LocationWord>> {
    side(table)?;
    let of = |row: &RawRow| {
        let (_, cell) = row.others.iter().find(|(header, _)| ColumnHeader::of(header).is_location())?;
        vocabulary::location(&texts(cell).join(" "))
    };
    let all = table.rows.iter().map(of).collect::<Option<Vec<_>>>()?;
    (!all.is_empty()).then_some(all)
}

/// The side of a table whose rows may go anywhere.
fn side(table: &RawTable) -> Option<Side> {
    match &table.role {
        TableRole::PathParameters
        | TableRole::QueryParameters
        | TableRole::UriParameters
        | TableRole::FormFields => Some(Side::Request),
        TableRole::Headers(side) | TableRole::Body(side) => Some(side.clone()),
        _ => None,
    }
}

fn role(location: LocationWord, side: &Side) -> TableRole {
    match location {
        LocationWord::Path => TableRole::PathParameters,
        LocationWord::Query => TableRole::QueryParameters,
        LocationWord::Header => TableRole::Headers(side.clone()),
        LocationWord::Form => TableRole::FormFields,
        LocationWord::Body => TableRole::Body(side.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Text;

    fn table(role: TableRole, rows: &[(&str, &str)]) -> RawTable {
        let row = |(number, (name, location)): (u32, &(&str, &str))| RawRow {
            number,
            name: vec![Text::new(*name)],
            others: vec![("Location".to_owned(), vec![Text::new(*location)])],
            ..RawRow::default()
        };
        RawTable::of(role, (1..).zip(rows).map(row).collect())
    }

    #[test]
    fn rows_go_where_their_cells_say() {
        let table = table(
            TableRole::Body(Side::Request),
            &[("tram_id", "Path"), ("stop", "Body"), ("line", "Query")],
        );
        let parts = parts(&table);
        let found: Vec<_> = parts.iter().map(|part| (&part.role, part.rows[0].number)).collect();
        let expected = [
            (&TableRole::PathParameters, 1),
            (&TableRole::QueryParameters, 3),
            (&TableRole::Body(Side::Request), 2),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn other_locations_say_nothing_of_requests() {
        let role = TableRole::Body(Side::Request);
        assert_eq!(locations(&table(role.clone(), &[("depot", "eu-de"), ("stop", "Body")])), None);
        let type_ = TableRole::Type { name: "Stop".to_owned(), side: Side::Request };
        assert_eq!(locations(&table(type_, &[("stop", "Body")])), None);
        assert_eq!(locations(&table(role, &[])), None);
    }
}

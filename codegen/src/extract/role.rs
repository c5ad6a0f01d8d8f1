//! The purpose of tables that only shows when all tables of the page are known.

use crate::raw::{RawRow, RawTable, RawUri, Side, TableRole};

/// Methods whose requests have no body: what they are given stands in the URI.
pub(super) fn has_no_body(uri: &RawUri) -> bool {
    matches!(uri.method.as_str(), "GET" | "HEAD")
}

/// A table named like a type, which no row has, is the body of its section where that has no other.
pub(super) fn settle(tables: &mut [RawTable], uri: &RawUri) {
    for index in 0..tables.len() {
        let Some(side) = misnamed(tables, index) else { continue };
        let is_query = side == Side::Request && has_no_body(uri);
        let role = if is_query { TableRole::UriParameters } else { TableRole::Body(side) };
        if let Some(table) = tables.get_mut(index) {
            table.role = role;
        }
    }
}

/// The side of a table that is called like a type without being one.
fn misnamed(tables: &[RawTable], index: usize) -> Option<Side> {
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
    let is_named = tables
        .iter()
        .enumerate()
        .any(|(other, rows)| other != index && rows.rows.iter().any(|row| names(row, name, table)));
    (is_first && !is_named && !tables.iter().any(has_body)).then(|| side.clone())
}

/// Whether a row leads to a table: by a link, by its type, or by its own name.
fn names(row: &RawRow, name: &str, table: &RawTable) -> bool {
    let cells = [Some(&row.description), row.type_.as_ref()];
    let mut links = cells.into_iter().flatten().flatten().flat_map(|text| &text.links);
    let is_linked = links.any(|link| {
        link.target.split_once('#').is_some_and(|(_, anchor)| table.anchors.iter().any(|own| own == anchor))
    });
    let name = name.to_lowercase();
    let type_ = row.type_text().unwrap_or_default().to_lowercase();
    is_linked || row.name_text().to_lowercase() == name || type_.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Text;
    use crate::source::Place;

    fn table(role: TableRole, name: &str, type_: &str) -> RawTable {
        let row =
            RawRow { name: vec![Text::new(name)], type_: Some(vec![Text::new(type_)]), ..RawRow::default() };
        RawTable {
            label: "Table 1".into(),
            caption: None,
            anchors: Vec::new(),
            role,
            columns: Vec::new(),
            rows: vec![row],
            place: Place::page("x/Page.txt"),
        }
    }

    fn type_(name: &str) -> TableRole {
        TableRole::Type { name: name.to_owned(), side: Side::Request }
    }

    #[test]
    fn a_type_that_nobody_names_is_the_body() {
        let uri = |method: &str| RawUri {
            method: method.to_owned(),
            path: "/v1/jobs".to_owned(),
            query: Vec::new(),
            line: Text::default(),
        };
        let mut tables = [table(type_("Creating"), "job", "Job object"), table(type_("Job"), "id", "String")];
        settle(&mut tables, &uri("POST"));
        assert_eq!(tables[0].role, TableRole::Body(Side::Request));
        assert_eq!(tables[1].role, type_("Job"));

        let mut tables = [table(type_("Filters"), "limit", "Integer")];
        settle(&mut tables, &uri("GET"));
        assert_eq!(tables[0].role, TableRole::UriParameters);

        let body = table(TableRole::Body(Side::Request), "id", "String");
        let mut tables = [body, table(type_("Stray"), "id", "String")];
        settle(&mut tables, &uri("POST"));
        assert_eq!(tables[1].role, type_("Stray"));
    }
}

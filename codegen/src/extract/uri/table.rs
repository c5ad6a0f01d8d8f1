//! Tables that declare method and path: lying (columns `Method` and `URI`) or standing (rows of that name).

use super::{Found, target};
use crate::document::{Row, Table, Text};
use crate::request_line::method_of;
use crate::vocabulary::{self, UriPart};

/// Whether a table declares method and path.
pub(in crate::extract) fn is_declaration(table: &Table) -> bool {
    !read(table, 0).is_empty()
}

/// What a table declares.
pub(super) fn read(table: &Table, block: usize) -> Vec<Found> {
    let labels: Vec<_> = table.header.iter().map(|text| vocabulary::uri_part(&text.value)).collect();
    let column = |part| labels.iter().position(|label| *label == Some(part));
    let pair = |method: &str, path: &str, text: &Text| {
        let method = method_of(method)?;
        target::read(path).map(|target| Found::new(method, target, text, block))
    };
    if let (Some(method), Some(path)) = (column(UriPart::Method), column(UriPart::Path)) {
        let row = |row: &Row| {
            let (method, path) = (row.cells.get(method)?, row.cells.get(path)?);
            pair(&method.words(), &path.words(), path.paragraphs.first()?)
        };
        return table.rows.iter().filter_map(row).collect();
    }
    standing(table, &pair)
}

/// Rows such as `Method | DELETE` and `URI | /v1/jobs`, in either order. The first may have been taken for a header.
fn standing(table: &Table, pair: &dyn Fn(&str, &str, &Text) -> Option<Found>) -> Vec<Found> {
    let header = table.header.iter().map(|text| (text.value.clone(), text.clone()));
    let rows = table.rows.iter().map(|row| {
        let cells = row.cells.iter();
        cells.map(|cell| (cell.words(), cell.paragraphs.first().cloned().unwrap_or_default())).collect()
    });
    let (mut method, mut path) = (None, None);
    let mut found = Vec::new();
    for cells in std::iter::once(header.collect::<Vec<_>>()).chain(rows) {
        let [(label, _), (value, text), ..] = cells.as_slice() else { continue };
        match vocabulary::uri_part(label) {
            Some(UriPart::Method) => method = Some(value.clone()),
            Some(UriPart::Path) => path = Some((value.clone(), text.clone())),
            Some(UriPart::Protocol) | None => continue,
        }
        if let (Some(known), Some((value, text))) = (&method, &path) {
            found.extend(pair(known, value, text));
            (method, path) = (None, None);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Cell;

    fn row(a: &str, b: &str) -> Row {
        let cell = |text: &str| Cell::new(vec![Text::new(text)]);
        Row { cells: vec![cell(a), cell(b)] }
    }

    fn table(header: [&str; 2], rows: Vec<Row>) -> Table {
        Table { header: header.map(Text::new).to_vec(), rows, ..Table::default() }
    }

    #[test]
    fn a_table_may_hold_the_parts() {
        let lying = table(["Method", "URI"], vec![row("GET", "/v1/jobs"), row("POST", "/v1/jobs")]);
        assert_eq!(read(&lying, 0).len(), 2);
        let standing = table(["Method", "GET"], vec![row("URI", "/v1/jobs")]);
        assert_eq!(read(&standing, 0).len(), 1);
        let standing = table(["URI", "/v1/jobs"], vec![row("Method", "GET")]);
        assert_eq!(read(&standing, 0).len(), 1);
        let parameters = table(["Parameter", "Description"], vec![row("project_id", "/v1/jobs")]);
        assert_eq!(read(&parameters, 0), []);
    }
}

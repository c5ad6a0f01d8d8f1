//! Columns that a table lacks, of which its rows would say more.
//!
//! In: a table whose rows are read. Out: a diagnostic for each column that others of its kind have. Pages of responses seldom have a
//! column Mandatory, and parameters of the path are mandatory texts whatever a cell says: nothing is missed there.

use super::page::Page;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Direction;
use crate::raw::{RawTable, TableRole};
use crate::vocabulary::ColumnRole;

impl Page<'_> {
    /// Tells once of each column that a table lacks.
    pub(super) fn tell_of_lacks(&mut self, table: &RawTable, direction: Direction) {
        for (lack, effect) in lacks(table, direction) {
            let message = format!("`{}` has no column {lack}", table.label);
            let key = (Code::MissingColumn, String::new(), message.clone());
            if self.output.remarked.contains_key(&key) {
                continue;
            }
            self.output.remarked.insert(key, self.output.diagnostics.len());
            let diagnostic = Diagnostic::new(Code::MissingColumn, table.place.clone(), message).label(effect);
            self.output.diagnostics.push(diagnostic.help(
                "look at the table on the page; if a column has another header there, its words belong into `[columns]` of a file of `codegen/languages`, else record what holds in corrections.toml",
            ));
        }
    }
}

/// What a table lacks, and what that comes to.
fn lacks(table: &RawTable, direction: Direction) -> Vec<(&'static str, &'static str)> {
    // Tables without a head are read by what is in them.
    if table.rows.is_empty() || table.columns.is_empty() {
        return Vec::new();
    }
    let has = |role: &ColumnRole| table.columns.contains(role);
    // Parameters of the path are mandatory texts without a word.
    let is_of_path = matches!(table.role, TableRole::PathParameters | TableRole::UriParameters);
    let needs_flags = !is_of_path && direction == Direction::Request;
    let flags = (needs_flags && !has(&ColumnRole::Mandatory))
        .then_some(("that says what is mandatory", "its fields count as optional"));
    // Headers are texts.
    let is_text = is_of_path || matches!(table.role, TableRole::Headers(_));
    let types = (!is_text && !has(&ColumnRole::Type))
        .then_some(("of types", "types are those of the examples, where they show them"));
    flags.into_iter().chain(types).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::raw::RawRow;

    #[test]
    fn a_table_lacks_what_others_of_its_kind_have() {
        let lacking = |role: TableRole, columns: &[ColumnRole], direction| {
            let table = RawTable { columns: columns.to_vec(), ..RawTable::of(role, vec![RawRow::default()]) };
            lacks(&table, direction).into_iter().map(|(lack, _)| lack).collect::<Vec<_>>()
        };
        let (mandatory, types) = (ColumnRole::Mandatory, ColumnRole::Type);
        let columns = [ColumnRole::Name, types.clone()];
        let body = || TableRole::Body(crate::raw::Side::Request);
        assert_eq!(lacking(body(), &columns, Direction::Request), ["that says what is mandatory"]);
        assert_eq!(lacking(body(), &columns, Direction::Response), [""; 0]);
        assert_eq!(lacking(TableRole::PathParameters, &columns, Direction::Request), [""; 0]);
        assert_eq!(lacking(body(), &[ColumnRole::Name, mandatory], Direction::Request), ["of types"]);
        assert_eq!(lacking(body(), &[], Direction::Request), [""; 0]);
        assert_eq!(lacking(TableRole::PathParameters, &[ColumnRole::Name], Direction::Request), [""; 0]);
    }
}

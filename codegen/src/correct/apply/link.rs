//! Which table defines the type that a row names.

use std::sync::Arc;

use super::super::{Correction, Located, RowRef};
use super::{Applied, find_row, find_table, look_again, seen};
use crate::raw::{RawOperation, RawRow, Side, TableRole};
use crate::source::Span;
use crate::type_cell::{self, Leaf};

/// Settles the table, in every operation that has the row. What links and words of the row say counts no more.
pub(super) fn set(
    correction: &Correction,
    operations: &mut [&mut RawOperation],
    wanted: &RowRef,
    was: Option<&Located<String>>,
    now: &Located<String>,
) -> Applied {
    let tables = || operations.iter().flat_map(|operation| &operation.tables);
    let owner = find_table(correction, tables(), &wanted.table)?;
    let target = find_table(correction, tables(), now)?;
    let was =
        was.map(|was| find_table(correction, tables(), was).map(|label| (label, was.span))).transpose()?;
    for operation in operations {
        settle(correction, operation, wanted, &owner, was.as_ref(), &target, now)?;
    }
    Ok(())
}

fn settle(
    correction: &Correction,
    operation: &mut RawOperation,
    wanted: &RowRef,
    owner: &Arc<str>,
    was: Option<&(Arc<str>, Span)>,
    target: &Arc<str>,
    now: &Located<String>,
) -> Applied {
    let labelled = |label: &Arc<str>| operation.tables.iter().position(|table| table.label == *label);
    let (Some(owner), Some(index)) = (labelled(owner), labelled(target)) else { return Ok(()) };
    let Some(table) = operation.tables.get(owner) else { return Ok(()) };
    let row_index = find_row(correction, table, wanted)?;
    let Some(row) = table.rows.get(row_index) else { return Ok(()) };
    let name = type_name(row);
    if name.is_none() {
        let message = format!("`{}` in {} names no object", row.name_text(), table.label);
        let help = "correct its type first, with an entry above this one".to_owned();
        return Err(seen(correction.unmatched(wanted.name.span, message, Some(help)), table, Some(row)));
    }
    let leads_to = |target: &str| operation.tables.iter().find(|table| table.is_target(target));
    let linked =
        row.type_links().find_map(|link| leads_to(&link.target)).map(|table| Arc::clone(&table.label));
    if linked.as_deref() == Some(&**target) {
        let message =
            format!("the type of `{}` in {} leads to {target} on the page now", row.name_text(), table.label);
        return Err(seen(correction.overtaken(message), table, Some(row)));
    }
    if let Some((was, span)) = was
        && linked.as_ref() != Some(was)
    {
        let found = linked.map_or_else(|| "no table".to_owned(), |label| label.to_string());
        let message = format!("the type of `{}` leads to {found}, and not to {was}", row.name_text());
        return Err(seen(correction.unmatched(*span, message, Some(look_again())), table, Some(row)));
    }
    let role = operation.tables.get(index).map(|table| &table.role);
    let defined = match (role, name) {
        (Some(TableRole::Type { .. }), _) => None,
        // What the page calls nothing that is known is a type from now on.
        (Some(TableRole::Unknown), Some(name)) => Some(TableRole::Type { name, side: side(&table.role) }),
        _ => {
            let message = format!("{target} defines no type");
            return Err(correction.unmatched(now.span, message, None));
        }
    };
    if let Some(row) = operation.tables.get_mut(owner).and_then(|table| table.rows.get_mut(row_index)) {
        row.defined_by = Some(Arc::clone(target));
    }
    if let (Some(role), Some(table)) = (defined, operation.tables.get_mut(index)) {
        table.role = role;
    }
    Ok(())
}

/// What the row calls its type: the name in the cell, or else that of the member. None where it names no object.
fn type_name(row: &RawRow) -> Option<String> {
    if row.type_cell.is_none() {
        return row.type_text().and_then(|words| type_cell::bare_name(&words));
    }
    row.leaf().map(|leaf| match leaf {
        Leaf::Named(name) => name,
        Leaf::Bare => row.name_text(),
    })
}

/// The side of the table that names the type.
fn side(role: &TableRole) -> Side {
    match role {
        TableRole::Headers(side) | TableRole::Body(side) | TableRole::Type { side, .. } => side.clone(),
        _ => Side::Request,
    }
}

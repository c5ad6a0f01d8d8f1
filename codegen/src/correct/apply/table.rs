//! Tables as a whole.

use super::super::{Correction, Located, NewTable};
use super::{Applied, find_table, row, same_words, seen};
use crate::raw::{ColumnRole, RawOperation, RawTable, TableRole};

/// Takes the table away from every operation that has it.
pub(super) fn remove(
    correction: &Correction,
    operations: &mut [&mut RawOperation],
    name: &Located<String>,
) -> Applied {
    let label = find_table(correction, operations.iter().flat_map(|operation| &operation.tables), name)?;
    for operation in operations {
        operation.tables.retain(|table| table.label != label);
    }
    Ok(())
}

/// Adds a table behind all others. It stands in `corrections.toml` and nowhere on the page, and so do its rows.
pub(super) fn add(correction: &Correction, operations: &mut [&mut RawOperation], new: &NewTable) -> Applied {
    let mut tables = operations.iter().flat_map(|operation| &operation.tables);
    if let Some(found) = tables.find(|table| same_words(&table.label, &new.label.value)) {
        let is_there = found.role == new.role
            && found.rows.len() == new.rows.len()
            && found.rows.iter().zip(&new.rows).all(|(row, cells)| row::says(row, cells));
        let diagnostic = if is_there {
            correction.overtaken(format!("the page has {} now", found.label))
        } else {
            let message =
                format!("the page already has a table `{}`, and it says something else", found.label);
            let help =
                "give the new table another label; if the page has it now, remove the entry".to_owned();
            correction.unmatched(new.label.span, message, Some(help))
        };
        return Err(seen(diagnostic, found, None));
    }
    let has = |given: fn(&super::super::Cells) -> bool| new.rows.iter().any(given);
    let columns = [
        (ColumnRole::Name, true),
        (ColumnRole::Mandatory, has(|cells| cells.mandatory.is_some())),
        (ColumnRole::Type, has(|cells| cells.type_.is_some())),
        (ColumnRole::Description, true),
    ];
    let caption = match &new.role {
        TableRole::Type { name, .. } => Some(name.clone()),
        _ => None,
    };
    let table = RawTable {
        label: new.label.value.trim().into(),
        caption,
        anchors: Vec::new(),
        role: new.role.clone(),
        columns: columns.into_iter().filter(|(_, has)| *has).map(|(column, _)| column).collect(),
        rows: new.rows.iter().zip(1..).map(|(cells, number)| row::new(cells, number)).collect(),
        has_lost_flags: false,
        place: correction.place.clone(),
    };
    for operation in operations {
        operation.tables.push(table.clone());
    }
    Ok(())
}

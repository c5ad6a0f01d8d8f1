//! One entry to the operations of its page.
//!
//! Here it is found what an entry is about; the modules below change it, one kind of thing each.

mod example;
mod link;
mod operation;
mod row;
mod status;
mod table;

use std::sync::Arc;

use super::{Action, Correction, Located, RowRef};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::document::Text;
use crate::raw::{RawCell, RawOperation, RawRow, RawTable, RawUri};
use crate::source::Span;

/// The entry was applied, or what is wrong with it.
pub(super) type Applied = Result<(), Diagnostic>;

pub(super) fn apply(correction: &Correction, operations: &mut Vec<RawOperation>) -> Applied {
    match &correction.action {
        Action::AddOperation(new) => return operation::add(correction, operations, new),
        Action::RemoveOperation { was } => return operation::remove(correction, operations, was),
        // These are about the model, and are held against it.
        Action::SetValues { .. } | Action::SetPaging { .. } => return Ok(()),
        _ => {}
    }
    let meant = of_page(correction, operations)?;
    let numbered = operations.iter_mut().enumerate();
    let mut chosen: Vec<&mut RawOperation> =
        numbered.filter(|(index, _)| meant.contains(index)).map(|(_, operation)| operation).collect();
    edit(correction, &mut chosen)
}

fn edit(correction: &Correction, operations: &mut [&mut RawOperation]) -> Applied {
    match &correction.action {
        Action::SetCell { row, column, was, now } => {
            let edit = |table: &mut RawTable| row::set_cell(correction, table, row, *column, was, now);
            in_table(correction, operations, &row.table, edit)
        }
        Action::RemoveRow { row } => in_table(correction, operations, &row.table, |table| {
            let index = find_row(correction, table, row)?;
            table.rows.remove(index);
            Ok(())
        }),
        Action::AddRow { table, after, cells } => {
            let edit = |table: &mut RawTable| row::add(correction, table, after.as_ref(), cells);
            in_table(correction, operations, table, edit)
        }
        Action::SetLink { row, was, now } => link::set(correction, operations, row, was.as_ref(), now),
        Action::RemoveTable { table } => table::remove(correction, operations, table),
        Action::AddTable(new) => table::add(correction, operations, new),
        Action::SetUri { was, now } => operation::set_uri(correction, operations, was, &now.value),
        Action::SetExample { was, now } => example::set(correction, operations, was, now),
        Action::RemoveExample { was } => example::remove(correction, operations, was),
        Action::AddExample(new) => example::add(correction, operations, new),
        Action::SetStatus { was, now } => status::set(correction, operations, was, *now),
        Action::RemoveStatus { was } => status::remove(correction, operations, was),
        Action::AddStatus(new) => status::add(correction, operations, new),
        // Those are no edits of one operation.
        Action::AddOperation(_)
        | Action::RemoveOperation { .. }
        | Action::SetValues { .. }
        | Action::SetPaging { .. } => Ok(()),
    }
}

/// The operations that an entry is about, by their indices: all of its page, or the one that it names.
pub(super) fn of_page(
    correction: &Correction,
    operations: &[RawOperation],
) -> Result<Vec<usize>, Diagnostic> {
    let page = correction.page.value.as_str();
    let numbered = || operations.iter().enumerate().filter(|(_, operation)| &*operation.stem == page);
    if numbered().next().is_none() {
        let message = format!("no operation was found on a page `{page}`");
        let help = did_you_mean(page, operations.iter().map(|operation| &*operation.stem));
        return Err(correction.unmatched(correction.page.span, message, help));
    }
    let Some(wanted) = &correction.operation else { return Ok(numbered().map(|(index, _)| index).collect()) };
    let is_meant = |operation: &RawOperation| same_words(&uri_text(&operation.uri), &wanted.value);
    let found: Vec<usize> =
        numbered().filter(|(_, operation)| is_meant(operation)).map(|(index, _)| index).collect();
    if found.is_empty() {
        let message = format!("the page has no operation `{}`", wanted.value);
        let known: Vec<String> = numbered().map(|(_, operation)| uri_text(&operation.uri)).collect();
        let help = did_you_mean(&wanted.value, known.iter().map(String::as_str));
        return Err(correction.unmatched(wanted.span, message, help));
    }
    Ok(found)
}

/// Edits the table of that name. A page with several operations may have given the table to more than one of them.
fn in_table(
    correction: &Correction,
    operations: &mut [&mut RawOperation],
    name: &Located<String>,
    edit: impl Fn(&mut RawTable) -> Applied,
) -> Applied {
    let label = find_table(correction, operations.iter().flat_map(|operation| &operation.tables), name)?;
    let mut tables = operations.iter_mut().flat_map(|operation| &mut operation.tables);
    tables.try_for_each(|table| if table.label == label { edit(table) } else { Ok(()) })
}

/// The label of the table of that name.
pub(super) fn find_table<'t>(
    correction: &Correction,
    tables: impl Iterator<Item = &'t RawTable> + Clone,
    name: &Located<String>,
) -> Result<Arc<str>, Diagnostic> {
    let called = tables.clone().filter(|table| is_called(table, &name.value));
    let mut labels: Vec<Arc<str>> = called.map(|table| Arc::clone(&table.label)).collect();
    labels.dedup();
    if labels.len() > 1 {
        let message = format!("`{}` is the caption of several tables", name.value);
        let help = format!("name one of them by its label: {}", labels.join(", "));
        return Err(correction.unmatched(name.span, message, Some(help)));
    }
    labels.pop().ok_or_else(|| {
        let message = format!("the page has no table `{}`", name.value);
        let known = tables.flat_map(|table| [Some(&*table.label), table.caption.as_deref()]).flatten();
        correction.unmatched(name.span, message, did_you_mean(&name.value, known))
    })
}

/// A label is unique and decides; a caption serves where no label is meant.
fn is_called(table: &RawTable, name: &str) -> bool {
    same_words(&table.label, name)
        || table.caption.as_deref().is_some_and(|caption| same_words(caption, name))
}

/// The row that an entry names.
pub(super) fn find_row(
    correction: &Correction,
    table: &RawTable,
    wanted: &RowRef,
) -> Result<usize, Diagnostic> {
    let name = wanted.name.value.as_str();
    let same_name = || table.rows.iter().enumerate().filter(|(_, row)| same_words(&row.name_text(), name));
    let count = same_name().count();
    let occurrence = wanted.occurrence.as_ref().map(|occurrence| occurrence.value);
    let span = wanted.occurrence.as_ref().map_or(wanted.name.span, |occurrence| occurrence.span);
    if count == 0 {
        let message = format!("{} has no row `{name}`", table.label);
        let names: Vec<String> = table.rows.iter().map(RawRow::name_text).collect();
        let help = did_you_mean(name, names.iter().map(String::as_str));
        return Err(seen(correction.unmatched(wanted.name.span, message, help), table, None));
    }
    if count > 1 && occurrence.is_none() {
        let message = format!("{} has {count} rows `{name}`", table.label);
        let help = Some(format!("say which with `occurrence`, from 1 to {count}"));
        return Err(seen(correction.unmatched(span, message, help), table, None));
    }
    let nth = occurrence.unwrap_or(1).saturating_sub(1);
    same_name().nth(nth).map(|(index, _)| index).ok_or_else(|| {
        let message = format!("{} has only {count} of the rows `{name}`", table.label);
        seen(correction.unmatched(span, message, None), table, None)
    })
}

/// What an entry calls an operation.
pub(super) fn uri_text(uri: &RawUri) -> String {
    format!("{} {}", uri.method, uri.path)
}

/// One paragraph a line. They stand where the corrected text stood, so that later diagnostics still lead to the page.
fn paragraphs(text: &str, span: Option<Span>) -> RawCell {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| Text { span, ..Text::new(line) }).collect()
}

/// Line breaks and runs of space are not what an entry is about.
pub(super) fn same_words(a: &str, b: &str) -> bool {
    a.split_whitespace().eq(b.split_whitespace())
}

/// What the page says, where that is neither what it said nor what it should.
fn look_again() -> String {
    "the page has changed: look at it again, then bring the entry up to date or remove it".to_owned()
}

/// Adds where on the page the entry was looked for.
fn seen(error: Diagnostic, table: &RawTable, row: Option<&RawRow>) -> Diagnostic {
    let (place, text) = match row {
        Some(row) => (row.place(table), "the row on the page"),
        None => (table.place.in_table(table.label.clone()), "the table on the page"),
    };
    error.related(place, text)
}

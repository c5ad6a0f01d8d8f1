//! One entry to the operations of its page.

use super::{Action, Cells, Column, Correction, Located, RowRef};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::document::Text;
use crate::raw::{RawCell, RawOperation, RawRow, RawTable, RawUri};
use crate::source::Span;

type Applied = Result<(), Diagnostic>;

pub(super) fn apply(correction: &Correction, operations: &mut [RawOperation]) -> Applied {
    let page = correction.page.value.as_str();
    let stems: Vec<String> = operations.iter().map(|operation| operation.stem.to_string()).collect();
    let mut of_page: Vec<&mut RawOperation> =
        operations.iter_mut().filter(|operation| &*operation.stem == page).collect();
    if of_page.is_empty() {
        let message = format!("no operation was found on a page `{page}`");
        let help = did_you_mean(page, stems.iter().map(String::as_str));
        return Err(unmatched(correction, correction.page.span, message, help));
    }
    match &correction.action {
        Action::SetCell { row, column, was, now } => {
            let edit = |table: &mut RawTable| set_cell(correction, table, row, *column, was, now);
            in_table(correction, &mut of_page, &row.table, edit)
        }
        Action::RemoveRow { row } => in_table(correction, &mut of_page, &row.table, |table| {
            let index = find_row(correction, table, row)?;
            table.rows.remove(index);
            Ok(())
        }),
        Action::AddRow { table, after, cells } => {
            let edit = |table: &mut RawTable| add_row(correction, table, after.as_ref(), cells);
            in_table(correction, &mut of_page, table, edit)
        }
        Action::SetUri { was, now } => set_uri(correction, &mut of_page, was, &now.value),
    }
}

/// Edits the table of that name. A page with several operations may have given the table to more than one of them.
fn in_table(
    correction: &Correction,
    operations: &mut [&mut RawOperation],
    name: &Located<String>,
    edit: impl Fn(&mut RawTable) -> Applied,
) -> Applied {
    let tables = || operations.iter().flat_map(|operation| &operation.tables);
    let mut labels: Vec<String> =
        tables().filter(|table| is_called(table, &name.value)).map(|table| table.label.to_string()).collect();
    labels.dedup();
    if labels.len() > 1 {
        let message = format!("`{}` is the caption of several tables", name.value);
        let help = format!("name one of them by its label: {}", labels.join(", "));
        return Err(unmatched(correction, name.span, message, Some(help)));
    }
    let Some(label) = labels.pop() else {
        let message = format!("the page has no table `{}`", name.value);
        let known = tables().flat_map(|table| [Some(&*table.label), table.caption.as_deref()]).flatten();
        return Err(unmatched(correction, name.span, message, did_you_mean(&name.value, known)));
    };
    let mut tables = operations.iter_mut().flat_map(|operation| &mut operation.tables);
    tables.try_for_each(|table| if *table.label == *label { edit(table) } else { Ok(()) })
}

/// A label is unique and decides; a caption serves where no label is meant.
fn is_called(table: &RawTable, name: &str) -> bool {
    same_words(&table.label, name)
        || table.caption.as_deref().is_some_and(|caption| same_words(caption, name))
}

fn find_row(correction: &Correction, table: &RawTable, wanted: &RowRef) -> Result<usize, Diagnostic> {
    let name = wanted.name.value.as_str();
    let same_name = || table.rows.iter().enumerate().filter(|(_, row)| same_words(&row.name_text(), name));
    let count = same_name().count();
    let occurrence = wanted.occurrence.as_ref().map(|occurrence| occurrence.value);
    let span = wanted.occurrence.as_ref().map_or(wanted.name.span, |occurrence| occurrence.span);
    if count == 0 {
        let message = format!("{} has no row `{name}`", table.label);
        let names: Vec<String> = table.rows.iter().map(RawRow::name_text).collect();
        let help = did_you_mean(name, names.iter().map(String::as_str));
        return Err(seen(unmatched(correction, wanted.name.span, message, help), table, None));
    }
    if count > 1 && occurrence.is_none() {
        let message = format!("{} has {count} rows `{name}`", table.label);
        let help = Some(format!("say which with `occurrence`, from 1 to {count}"));
        return Err(seen(unmatched(correction, span, message, help), table, None));
    }
    let nth = occurrence.unwrap_or(1).saturating_sub(1);
    same_name().nth(nth).map(|(index, _)| index).ok_or_else(|| {
        let message = format!("{} has only {count} of the rows `{name}`", table.label);
        seen(unmatched(correction, span, message, None), table, None)
    })
}

fn set_cell(
    correction: &Correction,
    table: &mut RawTable,
    wanted: &RowRef,
    column: Column,
    was: &Located<String>,
    now: &str,
) -> Applied {
    let index = find_row(correction, table, wanted)?;
    let found = table.rows.get(index).and_then(|row| cell(row, column)).map(words);
    if let Some(found) = found.filter(|found| !same_words(found, &was.value)) {
        let name = &wanted.name.value;
        let message = format!(
            "{} of `{name}` in {} is `{found}`, and not `{}`",
            column.as_str(),
            table.label,
            was.value
        );
        let help = if same_words(&found, now) {
            "the page now says what the correction would: remove the entry"
        } else {
            "the page has changed: look at it again, then bring the entry up to date or remove it"
        };
        let error = unmatched(correction, was.span, message, Some(help.to_owned()));
        return Err(seen(error, table, table.rows.get(index)));
    }
    if let Some(row) = table.rows.get_mut(index)
        && let Some(cell) = cell_mut(row, column)
    {
        *cell = paragraphs(now, span_of(cell));
        row.read_type();
        return Ok(());
    }
    Err(no_column(correction, table, column, wanted.name.span))
}

fn add_row(
    correction: &Correction,
    table: &mut RawTable,
    after: Option<&Located<String>>,
    cells: &Cells,
) -> Applied {
    let index = match after {
        None => 0,
        Some(after) => {
            let above = RowRef { table: after.clone(), name: after.clone(), occurrence: None };
            find_row(correction, table, &above)? + 1
        }
    };
    if table.rows.iter().any(|row| same_words(&row.name_text(), &cells.name.value)) {
        let message = format!("{} already has a row `{}`", table.label, cells.name.value);
        let help = Some("the page has changed: remove the entry".to_owned());
        return Err(seen(unmatched(correction, cells.name.span, message, help), table, None));
    }
    let template = table.rows.first();
    for (column, given) in [(Column::Mandatory, &cells.mandatory), (Column::Type, &cells.type_)] {
        let wanted = template.is_none_or(|row| cell(row, column).is_some());
        match given {
            Some(given) if !wanted => return Err(no_column(correction, table, column, given.span)),
            None if wanted && template.is_some() => {
                let message =
                    format!("{} has a column `{}`, and the new row does not", table.label, column.as_str());
                let help = Some(format!("add the key `{}`", column.as_str()));
                return Err(unmatched(correction, cells.name.span, message, help));
            }
            _ => {}
        }
    }
    // Numbers are places on the page: no other row is renumbered, and the new one gets a number of its own.
    let number = table.rows.iter().map(|row| row.number).max().unwrap_or_default().saturating_add(1);
    let optional =
        |given: &Option<Located<String>>| given.as_ref().map(|given| paragraphs(&given.value, None));
    let mut row = RawRow {
        number,
        name: paragraphs(&cells.name.value, None),
        mandatory: optional(&cells.mandatory),
        type_: optional(&cells.type_),
        description: paragraphs(&cells.description, None),
        ..RawRow::default()
    };
    row.read_type();
    table.rows.insert(index, row);
    Ok(())
}

fn set_uri(
    correction: &Correction,
    operations: &mut [&mut RawOperation],
    was: &Located<String>,
    now: &str,
) -> Applied {
    let found: Vec<String> = operations.iter().map(|operation| uri_text(&operation.uri)).collect();
    let Some(index) = found.iter().position(|uri| same_words(uri, &was.value)) else {
        let message = format!("the page has `{}`, and not `{}`", found.join("`, `"), was.value);
        let help = if found.iter().any(|uri| same_words(uri, now)) {
            "the page now says what the correction would: remove the entry"
        } else {
            "look at the page again, then bring the entry up to date or remove it"
        };
        return Err(unmatched(correction, was.span, message, Some(help.to_owned())));
    };
    let words = now.split_once(char::is_whitespace);
    if let (Some(operation), Some((method, path))) = (operations.get_mut(index), words) {
        method.trim().clone_into(&mut operation.uri.method);
        (operation.uri.path, operation.uri.query) = RawUri::split_query(path);
    }
    Ok(())
}

fn uri_text(uri: &RawUri) -> String {
    format!("{} {}", uri.method, uri.path)
}

fn cell(row: &RawRow, column: Column) -> Option<&RawCell> {
    match column {
        Column::Name => Some(&row.name),
        Column::Mandatory => row.mandatory.as_ref(),
        Column::Type => row.type_.as_ref(),
        Column::Description => Some(&row.description),
    }
}

fn cell_mut(row: &mut RawRow, column: Column) -> Option<&mut RawCell> {
    match column {
        Column::Name => Some(&mut row.name),
        Column::Mandatory => row.mandatory.as_mut(),
        Column::Type => row.type_.as_mut(),
        Column::Description => Some(&mut row.description),
    }
}

/// One paragraph a line. They stand where the corrected text stood, so that later diagnostics still lead to the page.
fn paragraphs(text: &str, span: Option<Span>) -> RawCell {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| Text { span, ..Text::new(line) }).collect()
}

fn span_of(cell: &RawCell) -> Option<Span> {
    let mut spans = cell.iter().filter_map(|text| text.span);
    let first = spans.next()?;
    Some(spans.fold(first, Span::to))
}

fn words(cell: &RawCell) -> String {
    cell.iter().map(|text| text.value.trim()).collect::<Vec<_>>().join(" ")
}

/// Line breaks and runs of space are not what an entry is about.
fn same_words(a: &str, b: &str) -> bool {
    a.split_whitespace().eq(b.split_whitespace())
}

fn no_column(correction: &Correction, table: &RawTable, column: Column, span: Span) -> Diagnostic {
    let message = format!("{} has no column `{}`", table.label, column.as_str());
    seen(unmatched(correction, span, message, None), table, None)
}

fn unmatched(correction: &Correction, span: Span, message: String, help: Option<String>) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::UnmatchedCorrection, correction.place.at(Some(span)), message);
    Diagnostic { help, ..diagnostic }
}

/// Adds where on the page the entry was looked for.
fn seen(error: Diagnostic, table: &RawTable, row: Option<&RawRow>) -> Diagnostic {
    let (place, text) = match row {
        Some(row) => (row.place(table), "the row on the page"),
        None => (table.place.in_table(table.label.clone()), "the table on the page"),
    };
    error.related(place, text)
}

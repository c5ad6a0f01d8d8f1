//! Which keys each action has.

use strum::VariantArray as _;
use toml::Value;

use super::super::action::{
    Action, Cells, Column, NewExample, NewOperation, NewPaging, NewStatus, NewTable, PagingStyleName, RowRef,
};
use super::super::{Located, apply::same_words};
use super::keys::Keys;
use crate::model::{Certainty, KnownValue, NextMarker, Values};
use crate::raw::{Side, TableRole};

/// What a table to be added is for.
const ROLES: [&str; 8] =
    ["type", "request-body", "response-body", "path", "query", "headers", "response-headers", "form"];

pub(super) fn set_cell(keys: &mut Keys<'_>) -> Option<Action> {
    let row = row(keys);
    let column = keys.one_of("column", Column::VARIANTS, Column::as_str);
    let was = keys.present("was");
    let now = keys.present("now");
    let (was, now) = changed(keys, was?, now?)?;
    Some(Action::SetCell { row: row?, column: column?, was, now: now.value })
}

pub(super) fn remove_row(keys: &mut Keys<'_>) -> Option<Action> {
    row(keys).map(|row| Action::RemoveRow { row })
}

pub(super) fn add_row(keys: &mut Keys<'_>) -> Option<Action> {
    let table = keys.filled("table");
    let name = keys.filled("row");
    let after = keys.text("after");
    let (mandatory, type_) = (keys.text("mandatory"), keys.text("type"));
    let description = keys.present("description");
    let cells = Cells { name: name?, mandatory, type_, description: description?.value };
    Some(Action::AddRow { table: table?, after, cells })
}

pub(super) fn set_link(keys: &mut Keys<'_>) -> Option<Action> {
    let row = row(keys);
    let was = keys.text("was");
    let now = keys.filled("now");
    Some(Action::SetLink { row: row?, was, now: now? })
}

pub(super) fn set_values(keys: &mut Keys<'_>) -> Option<Action> {
    let row = row(keys);
    let certainty =
        keys.one_of("certainty", &[Certainty::Closed, Certainty::Known], |certainty| match certainty {
            Certainty::Closed => "closed",
            Certainty::Known => "known",
        });
    let was = keys.required("was", |keys, name| keys.list(name, "a list of values", literal));
    let form = "a list of values, or of `{ value = ..., meaning = ... }`";
    let now = keys.required("now", |keys, name| keys.list(name, form, known_value))?;
    let repeated =
        |value: &&KnownValue| now.value.iter().filter(|other| other.literal == value.literal).count() > 1;
    if let Some(value) = now.value.iter().find(repeated) {
        keys.error(now.span, format!("`{}` is listed twice", value.literal), "name each value once");
        return None;
    }
    if now.value.is_empty() && certainty == Some(Certainty::Closed) {
        keys.error(now.span, "a closed list has no value".to_owned(), "name the values, or write `known`");
        return None;
    }
    let now = Values { certainty: certainty?, values: now.value };
    Some(Action::SetValues { row: row?, was: was?, now })
}

pub(super) fn remove_table(keys: &mut Keys<'_>) -> Option<Action> {
    Some(Action::RemoveTable { table: keys.filled("table")? })
}

pub(super) fn add_table(keys: &mut Keys<'_>) -> Option<Action> {
    let label = keys.filled("table");
    let role = role(keys);
    let form = "a list of `{ row = ..., mandatory = ..., type = ..., description = ... }`";
    let rows = keys.required("rows", |keys, name| keys.list(name, form, Some))?;
    let cells: Option<Vec<Cells>> = rows.value.into_iter().map(|row| cells(row, rows.span)).collect();
    if cells.is_none() {
        keys.error(
            rows.span,
            format!("`rows` is not {form}"),
            "each row has a name, and texts for its other cells",
        );
    }
    Some(Action::AddTable(NewTable { label: label?, role: role?, rows: cells? }))
}

pub(super) fn set_uri(keys: &mut Keys<'_>) -> Option<Action> {
    let was = keys.filled("was");
    let now = uri(keys);
    Some(Action::SetUri { was: was?, now: now? })
}

pub(super) fn remove_operation(keys: &mut Keys<'_>) -> Option<Action> {
    Some(Action::RemoveOperation { was: keys.filled("was")? })
}

pub(super) fn add_operation(keys: &mut Keys<'_>) -> Option<Action> {
    let uri = uri(keys);
    let title = keys.filled("title");
    let description = keys.text("description").map_or_else(String::new, |text| text.value);
    Some(Action::AddOperation(NewOperation { uri: uri?, title: title?.value, description }))
}

pub(super) fn set_example(keys: &mut Keys<'_>) -> Option<Action> {
    let was = keys.filled("was");
    let now = keys.filled("now");
    let (was, now) = changed(keys, was?, now?)?;
    Some(Action::SetExample { was, now: now.value })
}

pub(super) fn remove_example(keys: &mut Keys<'_>) -> Option<Action> {
    Some(Action::RemoveExample { was: keys.filled("was")? })
}

pub(super) fn add_example(keys: &mut Keys<'_>) -> Option<Action> {
    let side = side(keys);
    let body = keys.filled("now");
    Some(Action::AddExample(NewExample { side: side?, body: body? }))
}

pub(super) fn set_status(keys: &mut Keys<'_>) -> Option<Action> {
    let was = keys.status("was");
    let now = keys.status("now");
    let (was, now) = (was?, now?);
    if was.value == now.value {
        same(keys, now.span);
        return None;
    }
    Some(Action::SetStatus { was, now: now.value })
}

pub(super) fn remove_status(keys: &mut Keys<'_>) -> Option<Action> {
    Some(Action::RemoveStatus { was: keys.status("status")? })
}

pub(super) fn add_status(keys: &mut Keys<'_>) -> Option<Action> {
    let status = keys.status("status");
    let description = keys.present("description");
    Some(Action::AddStatus(NewStatus { status: status?, description: description?.value }))
}

pub(super) fn set_paging(keys: &mut Keys<'_>) -> Option<Action> {
    let was = keys.one_of("was", PagingStyleName::VARIANTS, PagingStyleName::as_str);
    let was_span = keys.heading();
    let style = keys.one_of("now", PagingStyleName::VARIANTS, PagingStyleName::as_str)?;
    let now = if style == PagingStyleName::None { None } else { Some(paging(keys, style)?) };
    Some(Action::SetPaging { was: Located { value: was?, span: was_span }, now })
}

fn paging(keys: &mut Keys<'_>, style: PagingStyleName) -> Option<NewPaging> {
    let parameter = keys.filled("parameter");
    let items = keys.filled("items");
    let (limit, total) = (keys.text("limit"), keys.text("total"));
    let first = if style == PagingStyleName::Marker { None } else { keys.number("first") };
    let next = if style == PagingStyleName::Marker { next(keys) } else { None };
    let first = first.map(|first| first.value);
    Some(NewPaging { style, parameter: parameter?, first, next, limit, items: items?, total })
}

/// `next = "page_info.next_marker"`, or `last-item = "id"`.
fn next(keys: &mut Keys<'_>) -> Option<Located<NextMarker>> {
    let member = keys.text("next").map(|path| {
        let steps = path.value.split('.').map(str::to_owned).collect();
        Located { value: NextMarker::Member(steps), span: path.span }
    });
    member.or_else(|| {
        let item = keys.text("last-item")?;
        Some(Located { value: NextMarker::LastItem(item.value), span: item.span })
    })
}

fn row(keys: &mut Keys<'_>) -> Option<RowRef> {
    let table = keys.filled("table");
    let name = keys.filled("row");
    let occurrence = keys.number("occurrence");
    if let Some(zero) = occurrence.as_ref().filter(|occurrence| occurrence.value == 0) {
        let help = "write 1 for the first row of the name";
        keys.error(zero.span, "occurrences are counted from 1".to_owned(), help);
        return None;
    }
    let occurrence = occurrence.map(|occurrence| Located {
        value: usize::try_from(occurrence.value).unwrap_or(usize::MAX),
        span: occurrence.span,
    });
    Some(RowRef { table: table?, name: name?, occurrence })
}

/// What a table is for, with the side and the status that it belongs to.
fn role(keys: &mut Keys<'_>) -> Option<TableRole> {
    let role = keys.one_of("role", &ROLES, |role| role)?;
    let status = match role {
        "response-body" | "response-headers" => {
            keys.optional_status("status").map(|status| status.value.to_string())
        }
        _ => None,
    };
    Some(match role {
        "type" => TableRole::Type { name: keys.filled("caption")?.value, side: side(keys)? },
        "request-body" => TableRole::Body(Side::Request),
        "response-body" => TableRole::Body(Side::Response(status)),
        "path" => TableRole::PathParameters,
        "query" => TableRole::QueryParameters,
        "headers" => TableRole::Headers(Side::Request),
        "response-headers" => TableRole::Headers(Side::Response(status)),
        _ => TableRole::FormFields,
    })
}

/// `side = "request"`, or `side = "response"`, to which a status may be given.
fn side(keys: &mut Keys<'_>) -> Option<Side> {
    let side = keys.one_of("side", &["request", "response"], |side| side)?;
    if side == "request" {
        return Some(Side::Request);
    }
    Some(Side::Response(keys.optional_status("status").map(|status| status.value.to_string())))
}

fn uri(keys: &mut Keys<'_>) -> Option<Located<String>> {
    let now = keys.filled("now")?;
    if now.value.split_whitespace().count() != 2 {
        let message = format!("`{}` is no method and path", now.value);
        keys.error(now.span, message, "write both with a space between them: POST /v1/jobs");
        return None;
    }
    Some(now)
}

/// An entry that changes nothing is a mistake.
fn changed(
    keys: &mut Keys<'_>,
    was: Located<String>,
    now: Located<String>,
) -> Option<(Located<String>, Located<String>)> {
    if was.value == now.value {
        same(keys, now.span);
        return None;
    }
    Some((was, now))
}

fn same(keys: &mut Keys<'_>, span: crate::source::Span) {
    keys.error(span, "`was` and `now` are the same".to_owned(), "remove the entry, or say what should stand");
}

/// A value as pages write it: numbers and Booleans need no quotes.
fn literal(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        Value::Integer(number) => Some(number.to_string()),
        Value::Float(number) => Some(number.to_string()),
        Value::Boolean(is_true) => Some(is_true.to_string()),
        _ => None,
    }
}

fn known_value(value: Value) -> Option<KnownValue> {
    let Value::Table(mut table) = value else {
        return Some(KnownValue { literal: literal(value)?, meaning: None });
    };
    let found = literal(table.remove("value")?)?;
    let meaning = match table.remove("meaning") {
        None => None,
        Some(Value::String(meaning)) => Some(meaning),
        Some(_) => return None,
    };
    table.is_empty().then_some(KnownValue { literal: found, meaning })
}

fn cells(row: Value, span: crate::source::Span) -> Option<Cells> {
    let Value::Table(mut table) = row else { return None };
    let mut text = |name: &str| match table.remove(name) {
        None => Some(None),
        Some(Value::String(value)) => Some(Some(Located { value, span })),
        Some(_) => None,
    };
    let name = text("row")??;
    let (mandatory, type_, description) = (text("mandatory")?, text("type")?, text("description")?);
    let description = description.map_or_else(String::new, |text| text.value);
    let is_whole = table.is_empty() && !same_words(&name.value, "");
    is_whole.then_some(Cells { name, mandatory, type_, description })
}

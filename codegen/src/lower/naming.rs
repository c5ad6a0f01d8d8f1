//! Names of rows that have none, where the examples leave no choice.
//!
//! In: raw operations. Out: the same, with names in rows whose name cell is empty: some forms of pages lose the words of
//! links, and names of objects are links. A name is taken from an example where one member of the object that the table
//! describes stands in no other row, and is of the kind that the row says. Such rows are marked.
//! Left out on purpose: rows that two members fit, or one member that two rows fit. They stay without a name.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::example::Examples;
use crate::document::Text;
use crate::raw::{RawOperation, RawRow, RawTable, Side, TableRole};
use crate::type_cell::TypeExpression;

/// Operations with names in their rows, as far as examples tell.
pub(super) fn named(raw: &[RawOperation]) -> Cow<'_, [RawOperation]> {
    let lacks_names = |operation: &RawOperation| operation.tables.iter().any(has_nameless);
    if !raw.iter().any(lacks_names) {
        return Cow::Borrowed(raw);
    }
    let mut operations = raw.to_vec();
    for (operation, raw) in operations.iter_mut().zip(raw).filter(|(_, raw)| lacks_names(raw)) {
        let examples = Examples::of(raw);
        let values: Vec<(&Side, &Value)> = examples.values().collect();
        for table in operation.tables.iter_mut().filter(|table| has_nameless(table)) {
            name_rows(table, &values);
        }
    }
    Cow::Owned(operations)
}

/// Whether a row has a type and no name.
fn is_nameless(row: &RawRow) -> bool {
    row.name_text().is_empty() && row.type_cell.is_some()
}

fn has_nameless(table: &RawTable) -> bool {
    table.rows.iter().any(is_nameless)
}

fn name_rows(table: &mut RawTable, examples: &[(&Side, &Value)]) {
    let names = table.names();
    // Looked up once: a page may have many rows and many objects.
    let mut left: Members<'_> = BTreeMap::new();
    for (name, value) in described(&table.role, &names, examples).into_iter().flatten() {
        if !names.contains(name) {
            left.entry(name).or_default().push(value);
        }
    }
    // A row that is named leaves one member less for the others.
    while let Some((index, name)) = settled(&table.rows, &left) {
        left.remove(name);
        if let Some(row) = table.rows.get_mut(index) {
            row.name = vec![Text::new(name)];
            row.named_by_example = true;
        }
    }
}

/// Members of objects, each with its values.
type Members<'v> = BTreeMap<&'v str, Vec<&'v Value>>;

/// The objects in the examples that a table describes.
fn described<'v>(
    role: &TableRole,
    names: &BTreeSet<String>,
    examples: &[(&Side, &'v Value)],
) -> Vec<&'v Map<String, Value>> {
    let mut found = Vec::new();
    match role {
        TableRole::Body(side) => {
            for (_, value) in examples.iter().filter(|(of, _)| of.is_seen_by(side)) {
                // A list as the body has the members in its elements.
                let elements = value.as_array().map_or(std::slice::from_ref(*value), Vec::as_slice);
                found.extend(elements.iter().filter_map(Value::as_object));
            }
        }
        TableRole::Type { .. } => {
            let mut open: Vec<&Value> = examples.iter().map(|(_, value)| *value).collect();
            while let Some(value) = open.pop() {
                match value {
                    Value::Array(elements) => open.extend(elements),
                    Value::Object(object) => {
                        found.extend(has_most(object, names).then_some(object));
                        open.extend(object.values());
                    }
                    _ => {}
                }
            }
        }
        _ => {}
    }
    found
}

/// Whether an object has most of the members that the rows name, and at least two of them.
fn has_most(object: &Map<String, Value>, names: &BTreeSet<String>) -> bool {
    let all = names.iter().filter(|name| !name.is_empty()).count();
    let there = names.iter().filter(|name| object.contains_key(*name)).count();
    there > 1 && there * 2 > all
}

/// A row without a name, and the one member that fits it and no other such row.
fn settled<'v>(rows: &[RawRow], left: &Members<'v>) -> Option<(usize, &'v str)> {
    let nameless = || rows.iter().enumerate().filter(|(_, row)| is_nameless(row));
    let fits = |row: &RawRow, values: &[&Value]| {
        row.type_cell.as_ref().is_some_and(|cell| values.iter().all(|value| is_of(&cell.expression, value)))
    };
    nameless().find_map(|(index, row)| {
        let mut fitting = left.iter().filter(|(_, values)| fits(row, values));
        let (name, values) = fitting.next()?;
        let is_only =
            fitting.next().is_none() && nameless().filter(|(_, row)| fits(row, values)).count() == 1;
        is_only.then_some((index, *name))
    })
}

/// Whether a value is of the kind that a type cell says. Null is of every kind.
fn is_of(expression: &TypeExpression, value: &Value) -> bool {
    value.is_null()
        || match expression {
            TypeExpression::String | TypeExpression::File => value.is_string(),
            TypeExpression::Integer => value.is_i64() || value.is_u64(),
            TypeExpression::Number => value.is_number(),
            TypeExpression::Boolean => value.is_boolean(),
            TypeExpression::Object | TypeExpression::Named(_) | TypeExpression::Map(_) => value.is_object(),
            TypeExpression::Array(_) => value.is_array(),
            TypeExpression::Tabled => value.is_object() || value.is_array(),
            TypeExpression::Any | TypeExpression::Unclear => true,
        }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn row(name: &str, type_: &str) -> RawRow {
        let cell = |text: &str| if text.is_empty() { Vec::new() } else { vec![Text::new(text)] };
        let mut row = RawRow { name: cell(name), type_: Some(cell(type_)), ..RawRow::default() };
        row.read_type();
        row
    }

    /// The names of the rows of a table of the response, with an example.
    fn names(rows: &[(&str, &str)], role: TableRole, example: &Value) -> Vec<String> {
        let rows = rows.iter().map(|(name, type_)| row(name, type_)).collect();
        let mut table = RawTable::of(role, rows);
        name_rows(&mut table, &[(&Side::Response(None), example)]);
        table.rows.iter().map(RawRow::name_text).collect()
    }

    fn body() -> TableRole {
        TableRole::Body(Side::Response(None))
    }

    #[test]
    fn the_one_member_that_fits_gives_the_name() {
        let example = json!({"cranes": [], "links": {"self": ""}, "count": 1});
        let rows = [("", "Object"), ("", "Array of objects"), ("count", "Integer")];
        assert_eq!(names(&rows, body(), &example), ["links", "cranes", "count"]);
    }

    #[test]
    fn what_two_members_fit_stays_without_a_name() {
        let example = json!({"crane": {}, "links": {}});
        assert_eq!(names(&[("", "Object"), ("", "Object")], body(), &example), ["", ""]);
        assert_eq!(names(&[("", "Object")], body(), &example), [""]);
        assert_eq!(names(&[("", "String")], body(), &example), [""]);
    }

    #[test]
    fn an_object_within_is_known_by_its_other_members() {
        let example =
            json!({"crane": {"id": "", "name": "", "links": {"self": ""}}, "user": {"id": "", "role": {}}});
        let role = TableRole::Type { name: String::new(), side: Side::Response(None) };
        let rows = [("id", "String"), ("", "Object"), ("name", "String")];
        assert_eq!(names(&rows, role.clone(), &example), ["id", "links", "name"]);
        assert_eq!(names(&[("", "Object")], role, &example), [""]);
    }
}

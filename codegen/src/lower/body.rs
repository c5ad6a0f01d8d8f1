//! Bodies and the types that they are made of: type cells are resolved to tables here.

use super::definition;
use super::description::describe;
use super::draft::DraftProperty;
use super::media_type;
use super::operation::{Page, texts};
use crate::diagnostic::{Code, Diagnostic};
use crate::limits;
use crate::model::{Direction, MediaType, RequestBody, SchemaId, SchemaSite, SchemaTitle, Shape};
use crate::raw::{RawRow, RawTable, Side, TableRole};
use crate::type_cell::{self, TypeExpression};

impl Page<'_> {
    /// The body of the request, where a table declares one.
    pub fn request_body(&mut self) -> Option<RequestBody> {
        let described = self.tables(&TableRole::Body(Side::Request)).into_iter().next();
        let form = self.tables(&TableRole::FormFields).into_iter().next();
        let (index, table) = described.or(form)?;
        let media_type = media_type::of_request(self.raw, table);
        let whole = match media_type {
            MediaType::Binary => table.rows.first(),
            _ => whole_body_row(table),
        };
        let shape = match (media_type, whole) {
            (MediaType::Binary, Some(file)) => {
                self.account.modelled(table, file);
                Shape::File
            }
            _ => self.body(index, table, &Side::Request, None),
        };
        Some(RequestBody {
            media_type,
            required: is_body_required(table, &shape),
            shape,
            description: whole.map(|row| describe(&texts(&row.description))).unwrap_or_default(),
            origin: table.place.clone(),
        })
    }

    /// The shape of a body whose table has this index.
    pub fn body(&mut self, index: usize, table: &RawTable, side: &Side, status: Option<u16>) -> Shape {
        let direction = direction(side);
        if let Some(row) = whole_body_row(table) {
            self.account.modelled(table, row);
            let shape = self.shape(table, row, side);
            // `[items]` describes what is in the list.
            return match shape {
                Shape::Array(_) => shape,
                element if crate::vocabulary::is_elements(&row.name_text()) => Shape::array(element),
                value => value,
            };
        }
        if let Some(row) = self.free_key_row(index, table) {
            return self.map_of(index, table, row, side);
        }
        let title = match status {
            Some(400..) => SchemaTitle::Error,
            _ => SchemaTitle::Body { operation: self.id().0, direction, status },
        };
        Shape::Schema(self.define(index, table, title, side))
    }

    /// The only row of a table, where its name stands for keys that the caller or the service chooses.
    fn free_key_row<'t>(&self, index: usize, table: &'t RawTable) -> Option<&'t RawRow> {
        let [row] = table.rows.as_slice() else { return None };
        let is_free = is_free_key(&row.name_text()) || self.definitions.has_free_key(index);
        is_free.then_some(row)
    }

    /// What a table describes that has one row for keys that the caller chooses.
    fn map_of(&mut self, index: usize, table: &RawTable, row: &RawRow, side: &Side) -> Shape {
        self.account.modelled(table, row);
        // A map of itself has no end.
        if self.maps.contains(&index) {
            return Shape::Object;
        }
        self.maps.push(index);
        let shape = self.shape(table, row, side);
        self.maps.pop();
        // `{User defined key}` of the type `Map<String,Tag>` describes the map, others what is in it.
        if matches!(shape, Shape::Map(_)) { shape } else { Shape::Map(Box::new(shape)) }
    }

    /// The type that a table defines.
    fn define(&mut self, index: usize, table: &RawTable, title: SchemaTitle, side: &Side) -> SchemaId {
        if let Some(id) = self.defined.get(&(index, side.clone())) {
            return *id;
        }
        let direction = direction(side);
        let is_body = matches!(title, SchemaTitle::Body { .. } | SchemaTitle::Error);
        let id = self.drafts.declare(title, self.site(side), table.place.clone());
        self.defined.insert((index, side.clone()), id);
        let owner = table.caption.clone().unwrap_or_else(|| table.label.to_string());
        let properties: Vec<DraftProperty> = self.describe_rows(table, side, direction, &owner);
        let properties = if is_body {
            let variants = self.variants(index, side);
            self.report_variants(table, &variants);
            let properties = self.with_variants(properties, &variants, side, direction);
            self.nested(properties, table, side)
        } else {
            properties
        };
        self.drafts.define(id, properties);
        id
    }

    pub fn site(&self, side: &Side) -> SchemaSite {
        let status = match side {
            Side::Request => None,
            Side::Response(code) => code.as_deref().and_then(super::response::status),
        };
        SchemaSite { operation: self.id().0, direction: direction(side), status }
    }

    /// What the type cell of a row says.
    pub fn shape(&mut self, table: &RawTable, row: &RawRow, side: &Side) -> Shape {
        let Some(words) = row.type_text().filter(|words| !words.is_empty()) else {
            return Shape::String;
        };
        if type_cell::is_too_deep(&words) {
            return self.nested_too_deep(table, row);
        }
        let known = row.type_cell.as_ref().filter(|cell| cell.expression != TypeExpression::Unclear);
        let named =
            || self.definitions.bare_name(table, row).map(|name| TypeExpression::Named(name.to_owned()));
        let Some(expression) = known.map(|cell| cell.expression.clone()).or_else(named) else {
            let message = format!("`{words}` is no type that is known");
            self.diagnostics.push(
                Diagnostic::new(Code::UnknownType, row.place(table), message)
                    .label(format!("the type of `{}`; any JSON value is accepted", row.name_text()))
                    .help("record the type in corrections.toml"),
            );
            return Shape::Any;
        };
        // A map that a table describes may hold another one.
        let shape = self.resolve(&expression, table, row, side);
        if depth(&shape) > limits::TYPE_DEPTH {
            return self.nested_too_deep(table, row);
        }
        shape
    }

    fn nested_too_deep(&mut self, table: &RawTable, row: &RawRow) -> Shape {
        let message = format!("more than {} types stand within its type", limits::TYPE_DEPTH);
        self.too_deep(message, table, row, "JSON value");
        Shape::Any
    }

    fn resolve(&mut self, expression: &TypeExpression, table: &RawTable, row: &RawRow, side: &Side) -> Shape {
        let inner = |page: &mut Self, inner: &Option<Box<TypeExpression>>| {
            Box::new(inner.as_ref().map_or(Shape::Any, |inner| page.resolve(inner, table, row, side)))
        };
        match expression {
            TypeExpression::String => Shape::String,
            TypeExpression::Integer => Shape::Integer,
            TypeExpression::Number => Shape::Number,
            TypeExpression::Boolean => Shape::Boolean,
            TypeExpression::File => Shape::File,
            TypeExpression::Any | TypeExpression::Unclear => Shape::Any,
            TypeExpression::Array(None) => match self.definitions.of(table, row) {
                Some(index) => Shape::array(self.named(index, table, row, side)),
                None => Shape::Array(Box::new(Shape::Any)),
            },
            TypeExpression::Array(items) => Shape::Array(inner(self, items)),
            TypeExpression::Map(values) => Shape::Map(inner(self, values)),
            TypeExpression::Object | TypeExpression::Tabled | TypeExpression::Named(_) => {
                let Some(index) = self.definitions.of(table, row) else {
                    self.report_undefined(expression, table, row);
                    return Shape::Object;
                };
                let shape = self.named(index, table, row, side);
                // Within a list, the cell has said already what it is.
                let is_whole = row.type_cell.as_ref().is_some_and(|cell| cell.expression == *expression);
                let is_list = is_whole && self.definitions.is_list(table, row);
                if is_list { Shape::array(shape) } else { shape }
            }
        }
    }

    /// What the table with this index describes, which a row leads to.
    fn named(&mut self, index: usize, from: &RawTable, row: &RawRow, side: &Side) -> Shape {
        if let Some(id) = self.defined.get(&(index, side.clone())) {
            return Shape::Schema(*id);
        }
        if self.chain >= limits::TYPE_CHAIN {
            let message =
                format!("more than {} object types lead to each other up to here", limits::TYPE_CHAIN);
            self.too_deep(message, from, row, "object");
            return Shape::Object;
        }
        self.chain += 1;
        let shape = self.described(index, side);
        self.chain -= 1;
        shape
    }

    /// Says that a type is behind a bound, and what is accepted instead.
    fn too_deep(&mut self, message: String, table: &RawTable, row: &RawRow, accepted: &str) {
        let name = limits::shortened(&row.name_text());
        self.diagnostics.push(
            Diagnostic::new(Code::TypeTooDeep, row.place(table), message)
                .label(format!("the type of `{name}`; any {accepted} is accepted"))
                .help("record the type in corrections.toml"),
        );
    }

    fn described(&mut self, index: usize, side: &Side) -> Shape {
        let Some(table) = self.raw.tables.get(index) else { return Shape::Object };
        if let Some(row) = self.free_key_row(index, table) {
            return self.map_of(index, table, row, side);
        }
        let caption = match &table.role {
            TableRole::Type { name, .. } => Some(name.clone()),
            _ => table.caption.clone(),
        };
        let caption = caption.filter(|name| !name.is_empty() && !name.contains(char::is_whitespace));
        let name = caption.or_else(|| self.definitions.name(index).map(str::to_owned));
        let name = name.or_else(|| table.caption.clone()).unwrap_or_else(|| table.label.to_string());
        Shape::Schema(self.define(index, table, SchemaTitle::Documented(name), side))
    }

    fn report_undefined(&mut self, expression: &TypeExpression, table: &RawTable, row: &RawRow) {
        let TypeExpression::Named(name) = expression else { return };
        // What is said of the tables that are left speaks for the row, too.
        let is_doubtful = self.raw.tables.iter().position(|other| other.label == table.label);
        if is_doubtful.is_some_and(|index| self.definitions.is_doubtful(index, row)) {
            return;
        }
        let message = format!("no table on the page defines the type `{name}`");
        let help = match definition::other_page(self.raw, row) {
            Some(page) => format!(
                "the page links to `{}`, and types of other pages are not read",
                limits::shortened(page)
            ),
            None => {
                "if the page defines it under another name, record the type in corrections.toml".to_owned()
            }
        };
        self.diagnostics.push(
            Diagnostic::new(Code::UndefinedType, row.place(table), message)
                .label(format!("the type of `{}`; it is a free-form object", row.name_text()))
                .help(help),
        );
    }

    /// Says which rows and tables belong together in a way that the page does not tell.
    pub fn report_doubts(&mut self) {
        for doubt in self.definitions.doubts.clone() {
            let tables: Vec<&RawTable> =
                doubt.tables.iter().filter_map(|index| self.raw.tables.get(*index)).collect();
            // What a table says that was used all the same needs no doubt.
            let is_left = |table: &&RawTable| table.rows.iter().any(|row| !self.account.knows(table, row));
            let tables: Vec<&RawTable> = tables.into_iter().filter(is_left).collect();
            let rows = doubt.rows.iter().filter_map(|(table, number)| {
                let table = self.raw.tables.get(*table)?;
                Some((table, table.rows.iter().find(|row| row.number == *number)?))
            });
            let rows: Vec<(&RawTable, &RawRow)> = rows.collect();
            let (Some((first, row)), false) = (rows.first(), tables.is_empty()) else { continue };
            let names: Vec<String> = rows.iter().map(|(_, row)| format!("`{}`", row.name_text())).collect();
            let message = match tables.len() {
                1 => format!("nothing says whether a table defines {}", names.join(", ")),
                count => format!("nothing says which of {count} tables define {}", names.join(", ")),
            };
            let diagnostic = Diagnostic::new(Code::UncertainTables, row.place(first), message)
                .label("free-form objects, and the rows of the tables are not in the output")
                .help("give the row the type `Table N object` in corrections.toml, with the number of its table");
            let diagnostic = tables.iter().fold(diagnostic, |diagnostic, table| {
                let names: Vec<String> = table.rows.iter().take(3).map(RawRow::name_text).collect();
                diagnostic.related(table.place.clone(), format!("a table of {}", names.join(", ")))
            });
            self.diagnostics.push(diagnostic);
            for table in tables {
                table.rows.iter().for_each(|row| self.account.reported(table, row));
            }
        }
    }
}

/// Types within a type. What named objects hold is not within the type that names them.
fn depth(shape: &Shape) -> usize {
    match shape {
        Shape::Array(inner) | Shape::Map(inner) => 1 + depth(inner),
        _ => 0,
    }
}

/// A body must be sent where one of its members must, or where the page says so of the body as a whole.
/// An empty object would do otherwise.
fn is_body_required(table: &RawTable, shape: &Shape) -> bool {
    let any = table
        .rows
        .iter()
        .any(|row| row.mandatory_text().as_deref().and_then(crate::vocabulary::mandatory) == Some(true));
    any || matches!(shape, Shape::Array(_))
}

/// The row that describes a body as a whole: a list, or one value.
fn whole_body_row(table: &RawTable) -> Option<&RawRow> {
    match table.rows.as_slice() {
        [row] => Some(row).filter(|row| {
            let name = row.name_text();
            name == "-" || crate::vocabulary::is_elements(&name)
        }),
        _ => None,
    }
}

/// `{User defined key}`, `<attribute>`, `Name of the network where the ECS accesses`
fn is_free_key(name: &str) -> bool {
    let is_between = |open, close| name.starts_with(open) && name.ends_with(close);
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_prose = words.len() > 3 && words.iter().skip(1).any(|word| ["of", "the", "where"].contains(word));
    is_between('{', '}') || is_between('<', '>') || is_prose || crate::vocabulary::names_free_key(name)
}

pub(super) fn direction(side: &Side) -> Direction {
    match side {
        Side::Request => Direction::Request,
        Side::Response(_) => Direction::Response,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn free_keys_are_told_from_names() {
        for name in [
            "{User defined key}",
            "User-defined key and its value",
            "<attribute>",
            "Name of the network where the ECS accesses",
        ] {
            assert!(is_free_key(name), "{name}");
        }
        for name in ["project_id", "domain_name or domain_id", "OS-EXT-IPS:type", "Red Hat", ""] {
            assert!(!is_free_key(name), "{name}");
        }
    }
}

//! What the type cell of a row stands for, and the types that tables define.
//!
//! In: a row with its table and side. Out: a [`Shape`], and a draft for each table that it leads to, with the rows of that
//! table as its members. Which table that is, [`super::definition`] has found before. What has no end is bounded: maps of
//! themselves, types within types, and chains of types that name each other.

use super::definition;
use super::draft::DraftProperty;
use super::page::Page;
use super::prose;
use super::side::direction;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::texts;
use crate::limits;
use crate::model::{SchemaId, SchemaTitle, Shape};
use crate::raw::{RawRow, RawTable, Side, TableRole};
use crate::type_cell::{self, TypeExpression};

impl Page<'_> {
    /// What the type cell of a row says. None where it has none.
    pub fn shape(&mut self, table: &RawTable, row: &RawRow, side: &Side) -> Option<Shape> {
        let words = row.type_text().filter(|words| !words.is_empty())?;
        Some(self.shape_of_words(&words, table, row, side))
    }

    fn shape_of_words(&mut self, words: &str, table: &RawTable, row: &RawRow, side: &Side) -> Shape {
        if type_cell::is_too_deep(words) {
            return self.nested_too_deep(table, row);
        }
        let known = row.type_cell.as_ref().filter(|cell| cell.expression != TypeExpression::Unclear);
        let named = || {
            self.input.definitions.bare_name(table, row).map(|name| TypeExpression::Named(name.to_owned()))
        };
        let Some(expression) = known.map(|cell| cell.expression.clone()).or_else(named) else {
            // `Integer/Boolean`
            let is_choice = row.type_cell.is_some() && words.contains('/');
            // `Timestamp` may be a number or a text.
            if row.type_cell.is_some() && !is_choice && prose::counts_time(&texts(&row.description)) {
                return Shape::Integer;
            }
            let message = if is_choice {
                format!("`{words}` names more than one type")
            } else {
                format!("`{words}` is not a known type")
            };
            let name = row.name_text();
            let (taken, shape) = match self.shown(table, &name) {
                Some(_) => ("that of the example is taken", Shape::Any),
                None if matches!(table.role, TableRole::Headers(_)) => ("a header is text", Shape::String),
                None => ("any JSON value is accepted", Shape::Any),
            };
            self.output.diagnostics.push(
                Diagnostic::new(Code::UnknownType, row.place(table), message)
                    .label(format!("the type of `{name}`; {taken}"))
                    .help("record the type in corrections.toml"),
            );
            return shape;
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
            TypeExpression::Array(None) => match self.input.definitions.of(table, row) {
                Some(index) => Shape::array(self.named(index, table, row, side)),
                None => Shape::Array(Box::new(Shape::Any)),
            },
            TypeExpression::Array(items) => Shape::Array(inner(self, items)),
            map if map.is_map_of_anything() && self.input.definitions.of(table, row).is_none() => {
                Shape::Map(Box::new(Shape::Any))
            }
            TypeExpression::Map(values) => {
                let values = inner(self, values);
                let is_list =
                    self.input.definitions.is_list(table, row) && !matches!(*values, Shape::Array(_));
                Shape::Map(if is_list { Box::new(Shape::Array(values)) } else { values })
            }
            TypeExpression::Object | TypeExpression::Tabled | TypeExpression::Named(_) => {
                let shape = if let Some(index) = self.input.definitions.of(table, row) {
                    self.named(index, table, row, side)
                } else {
                    self.report_undefined(expression, table, row);
                    Shape::Object
                };
                // Within a list, the cell has said already what it is.
                let is_whole = row.type_cell.as_ref().is_some_and(|cell| cell.expression == *expression);
                let is_list = is_whole && self.input.definitions.is_list(table, row);
                if is_list { Shape::array(shape) } else { shape }
            }
        }
    }

    /// What the table with this index describes, which a row leads to.
    fn named(&mut self, index: usize, from: &RawTable, row: &RawRow, side: &Side) -> Shape {
        if let Some(id) = self.progress.defined.get(&(index, side.clone())) {
            return Shape::Schema(*id);
        }
        if self.progress.chain >= limits::TYPE_CHAIN {
            let message =
                format!("more than {} object types lead to each other up to here", limits::TYPE_CHAIN);
            self.too_deep(message, from, row, "object");
            return Shape::Object;
        }
        self.progress.chain += 1;
        let shape = self.described(index, side);
        self.progress.chain -= 1;
        shape
    }

    /// Says that a type is behind a bound, and what is accepted instead.
    fn too_deep(&mut self, message: String, table: &RawTable, row: &RawRow, accepted: &str) {
        let name = limits::shortened(&row.name_text());
        self.output.diagnostics.push(
            Diagnostic::new(Code::TypeTooDeep, row.place(table), message)
                .label(format!("the type of `{name}`; any {accepted} is accepted"))
                .help("record the type in corrections.toml"),
        );
    }

    fn described(&mut self, index: usize, side: &Side) -> Shape {
        let Some(table) = self.input.raw.tables.get(index) else { return Shape::Object };
        if let Some(row) = self.free_key_row(index, table) {
            return self.map_of(index, table, row, side);
        }
        let caption = match &table.role {
            TableRole::Type { name, .. } => Some(name.clone()),
            _ => table.caption.clone(),
        };
        let caption = caption.filter(|name| !name.is_empty() && !name.contains(char::is_whitespace));
        let name = caption.or_else(|| self.input.definitions.name(index).map(str::to_owned));
        let name = name.or_else(|| table.caption.clone()).unwrap_or_else(|| table.label.to_string());
        let id = self.declare(index, table, SchemaTitle::Documented(name), side);
        let members = self.members(table, side);
        self.output.drafts.define(id, members);
        Shape::Schema(id)
    }

    fn report_undefined(&mut self, expression: &TypeExpression, table: &RawTable, row: &RawRow) {
        let TypeExpression::Named(name) = expression else { return };
        // What is said of the tables that are left speaks for the row, too.
        let is_doubtful = self.input.raw.tables.iter().position(|other| other.label == table.label);
        if is_doubtful.is_some_and(|index| self.input.definitions.is_doubtful(index, row)) {
            return;
        }
        // What stands within a list or a map is no whole.
        let is_whole = row.type_cell.as_ref().is_none_or(|cell| cell.expression == *expression);
        let is_taken =
            if is_whole { "it is a free-form object" } else { "what it holds are free-form objects" };
        let (message, help) = match definition::other_page(self.input.raw, row) {
            Some(page) => (
                format!("the type `{name}` is a link to another page, and those are not read for types"),
                format!("the link is `{}`; record the type in corrections.toml", limits::shortened(page)),
            ),
            None => (
                format!("no table on the page defines the type `{name}`"),
                "if the page defines it under another name, record the type in corrections.toml".to_owned(),
            ),
        };
        self.output.diagnostics.push(
            Diagnostic::new(Code::UndefinedType, row.place(table), message)
                .label(format!("the type of `{}`; {is_taken}", row.name_text()))
                .help(help),
        );
    }

    /// The only row of a table, where its name stands for keys that the caller or the service chooses.
    pub fn free_key_row<'t>(&self, index: usize, table: &'t RawTable) -> Option<&'t RawRow> {
        let shown = || table.rows.first().filter(|_| self.input.definitions.has_free_key(index));
        table.free_key().or_else(shown)
    }

    /// What a table describes that has one row for keys that the caller chooses.
    pub fn map_of(&mut self, index: usize, table: &RawTable, row: &RawRow, side: &Side) -> Shape {
        self.output.account.modelled(table, row);
        // A map of itself has no end.
        if self.progress.maps.contains(&index) {
            return Shape::Object;
        }
        self.progress.maps.push(index);
        let shape = self.shape(table, row, side).unwrap_or(Shape::String);
        self.progress.maps.pop();
        // `{User defined key}` of the type `Map<String,Tag>` describes the map, others what is in it.
        let is_map =
            matches!(row.type_cell.as_ref().map(|cell| &cell.expression), Some(TypeExpression::Map(_)));
        if is_map { shape } else { Shape::Map(Box::new(shape)) }
    }

    /// A type that a table defines. Its members follow: they may name it.
    pub fn declare(&mut self, index: usize, table: &RawTable, title: SchemaTitle, side: &Side) -> SchemaId {
        let id = self.output.drafts.declare(title, self.site(side), table.place.clone());
        self.progress.defined.insert((index, side.clone()), id);
        id
    }

    /// The members that the rows of a table describe.
    pub fn members(&mut self, table: &RawTable, side: &Side) -> Vec<DraftProperty> {
        let owner = table.caption.clone().unwrap_or_else(|| table.label.to_string());
        self.describe_rows(table, side, direction(side), &owner)
    }
}

/// Types within a type. What named objects hold is not within the type that names them.
fn depth(shape: &Shape) -> usize {
    match shape {
        Shape::Array(inner) | Shape::Map(inner) => 1 + depth(inner),
        _ => 0,
    }
}

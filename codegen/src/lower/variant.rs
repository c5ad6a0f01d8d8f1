//! Bodies that a page describes by several tables, each for another case: `Parameters in the request body when ...`.
//!
//! In: the tables of a body. Out: one type with the members of all, mandatory where all tables say so. A type without a
//! name that no row leads to is such a table where an example shows that it is.

use super::draft::DraftProperty;
use super::page::Page;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Shape;
use crate::raw::{RawTable, Side, TableRole};

impl<'a> Page<'a> {
    /// The other tables that describe the body of which this is the first table.
    pub fn variants(&self, first: usize, side: &Side) -> Vec<&'a RawTable> {
        let Some(table) = self.input.raw.tables.get(first) else { return Vec::new() };
        let others = self.input.raw.tables.iter().enumerate().skip(first + 1);
        let variants = others.filter(|(index, other)| match &other.role {
            TableRole::Body(_) => other.role == table.role,
            TableRole::Type { side: of, .. } => {
                of == side
                    && self.input.definitions.is_unused(*index)
                    && self.is_shown_as_body(table, other, side)
            }
            _ => false,
        });
        variants.map(|(_, table)| table).collect()
    }

    /// Whether an example has members of a table as those of the body, and all that it has, which the body's own has not.
    fn is_shown_as_body(&self, own: &RawTable, other: &RawTable, side: &Side) -> bool {
        let (own, other) = (own.names(), other.names());
        let mut values = self.input.examples.values().filter(|(of, _)| of.is_seen_by(side));
        values.any(|(_, value)| {
            let Some(members) = value.as_object().filter(|members| !members.is_empty()) else { return false };
            members.keys().all(|name| other.contains(name)) && !members.keys().all(|name| own.contains(name))
        })
    }

    /// The members of a body with those of its other tables.
    pub fn with_variants(
        &mut self,
        mut properties: Vec<DraftProperty>,
        variants: &[&RawTable],
        side: &Side,
    ) -> Vec<DraftProperty> {
        for table in variants {
            let mut others = self.members(table, side);
            for property in &mut properties {
                let other = others.iter().position(|other| other.name == property.name);
                match other.map(|index| others.remove(index)) {
                    Some(other) => join(property, other),
                    None => property.usage.mandatory = optional(property.usage.mandatory),
                }
            }
            for mut other in others {
                other.usage.mandatory = optional(other.usage.mandatory);
                properties.push(other);
            }
        }
        properties
    }

    /// Says that a body has several tables.
    pub fn report_variants(&mut self, first: &RawTable, variants: &[&RawTable]) {
        let known = first.names();
        let mut rows = variants.iter().flat_map(|table| &table.rows);
        if rows.all(|row| known.contains(&row.name_text())) {
            return;
        }
        let message = format!("{} tables describe the body", variants.len() + 1);
        let diagnostic = Diagnostic::new(Code::SeveralVariants, first.place.clone(), message)
            .label("it has the members of all, and mandatory are those that all tables call so")
            .help("nothing has to be done");
        let diagnostic = variants
            .iter()
            .fold(diagnostic, |diagnostic, table| diagnostic.related(table.place.clone(), "and this one"));
        self.output.diagnostics.push(diagnostic);
    }
}

/// What all tables know and not all call mandatory is optional.
fn optional(mandatory: Option<bool>) -> Option<bool> {
    mandatory.map(|_| false)
}

/// One member of two tables.
fn join(property: &mut DraftProperty, other: DraftProperty) {
    property.usage.mandatory = match (property.usage.mandatory, other.usage.mandatory) {
        (Some(one), Some(other)) => Some(one && other),
        (one, other) => one.or(other),
    };
    // Of two types of one kind the first one stays; what else the other has is received all the same.
    if kind(&property.shape) != kind(&other.shape) {
        property.shape = Shape::Any;
    }
    property.usage.origins.extend(other.usage.origins);
}

/// A shape without the types that tables define.
fn kind(shape: &Shape) -> Shape {
    match shape {
        Shape::Schema(_) => Shape::Object,
        Shape::Array(items) => Shape::array(kind(items)),
        Shape::Map(values) => Shape::Map(Box::new(kind(values))),
        other => other.clone(),
    }
}

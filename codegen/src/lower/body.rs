//! Bodies: their form, whether they must be sent, and what they are as a whole: one value, a list, a map, or a type.

use super::description::describe;
use super::media_type;
use super::page::Page;
use super::side::direction;
use crate::document::texts;
use crate::model::{MediaType, Operation, RequestBody, RequestRule, Schema, SchemaId, SchemaTitle, Shape};
use crate::raw::{RawRow, RawTable, Side, TableRole};

impl Page<'_> {
    /// The body of the request, where a table declares one.
    pub fn request_body(&mut self) -> Option<RequestBody> {
        let described = self.tables(&TableRole::Body(Side::Request)).into_iter().next();
        let form = self.tables(&TableRole::FormFields).into_iter().next();
        let (index, table) = described.or(form)?;
        let media_type = media_type::of_request(self.input.raw, table);
        let whole = match media_type {
            MediaType::Binary => table.rows.first(),
            _ => whole_body_row(table),
        };
        let shape = match (media_type, whole) {
            (MediaType::Binary, Some(file)) => {
                self.output.account.modelled(table, file);
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
        if let Some(row) = whole_body_row(table) {
            self.output.account.modelled(table, row);
            let shape = self.shape(table, row, side).unwrap_or(Shape::String);
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
            _ => SchemaTitle::Body { operation: self.input.id.0.clone(), direction: direction(side), status },
        };
        Shape::Schema(self.define_body(index, table, title, side))
    }

    /// The type of a body. Several statuses may share it.
    fn define_body(&mut self, index: usize, table: &RawTable, title: SchemaTitle, side: &Side) -> SchemaId {
        if let Some(id) = self.progress.defined.get(&(index, side.clone())) {
            return *id;
        }
        let id = self.declare(index, table, title, side);
        let members = self.members(table, side);
        let variants = self.variants(index, side);
        self.report_variants(table, &variants);
        let members = self.with_variants(members, &variants, side);
        let members = self.nested(members, table, side);
        self.output.drafts.define(id, members);
        id
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

/// A body of which one member or another must be given has to be sent, though each of them may be left out.
pub(super) fn demand_alternatives(operations: &mut [Operation], schemas: &[Schema]) {
    for body in operations.iter_mut().filter_map(|operation| operation.request_body.as_mut()) {
        let Shape::Schema(id) = &body.shape else { continue };
        let rules = schemas.get(id.index()).map(Schema::request_rules).unwrap_or_default();
        body.required |= rules.iter().any(|rule| matches!(rule, RequestRule::Either(_)));
    }
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

//! Bodies that a page describes by several tables, each for another case: `Parameters in the request body when ...`, or with
//! some members in a table of their own: `DistCp parameter description`.
//!
//! In: the tables of a body. Out: one type with the members of all, mandatory where all tables for the whole say so. A type
//! without a name that no row leads to is such a table where an example shows that it is.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::DraftProperty;
use super::page::Page;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Certainty, Facts, Shape, Values};
use crate::raw::{RawTable, Side, TableRole};

/// Another table that describes a body.
#[derive(Clone, Copy)]
pub(super) struct Variant<'a> {
    table: &'a RawTable,
    /// Whether it describes the whole body of a case, and not only some members of it.
    is_whole: bool,
}

impl<'a> Page<'a> {
    /// The other tables that describe the body of which this is the first table.
    pub fn variants(&self, first: usize, side: &Side) -> Vec<Variant<'a>> {
        let Some(table) = self.input.raw.tables.get(first) else { return Vec::new() };
        let others = || self.input.raw.tables.iter().enumerate().skip(first + 1);
        let unused = || {
            others().filter(|(index, other)| {
                matches!(&other.role, TableRole::Type { side: of, .. } if of == side)
                    && self.input.definitions.is_unused(*index)
            })
        };
        let of_body = others()
            .filter(|(_, other)| matches!(other.role, TableRole::Body(_)) && other.role == table.role);
        let (mut variants, mut rest) = (Vec::new(), Vec::new());
        for (index, other) in unused() {
            let found = if self.is_shown_as_body(table, other, side) { &mut variants } else { &mut rest };
            found.push((index, other));
        }
        let mut all: Vec<(usize, Variant<'a>)> = of_body
            .chain(variants)
            .map(|(index, table)| (index, Variant { table, is_whole: true }))
            .collect();
        let parts = self.shown_in_body(table, &rest, side);
        all.extend(parts.into_iter().map(|(index, table)| (index, Variant { table, is_whole: false })));
        all.sort_by_key(|(index, _)| *index);
        all.into_iter().map(|(_, variant)| variant).collect()
    }

    /// The tables of which an example has members in the body, beside those of its own table, and none that no table has.
    fn shown_in_body(
        &self,
        own: &RawTable,
        others: &[(usize, &'a RawTable)],
        side: &Side,
    ) -> Vec<(usize, &'a RawTable)> {
        if others.is_empty() {
            return Vec::new();
        }
        let own = own.names();
        let named: Vec<BTreeSet<String>> = others.iter().map(|(_, table)| table.names()).collect();
        let mut found = BTreeSet::new();
        for (_, value) in self.input.examples.values().filter(|(of, _)| of.is_seen_by(side)) {
            let Some(members) = value.as_object() else { continue };
            let is_own = |name: &String| own.contains(name);
            let is_known = |name: &String| is_own(name) || named.iter().any(|names| names.contains(name));
            if !members.keys().any(is_own) || !members.keys().all(is_known) {
                continue;
            }
            for (at, names) in named.iter().enumerate() {
                let adds = members.keys().any(|name| names.contains(name) && !is_own(name));
                let shown = members.keys().filter(|name| names.contains(*name)).count();
                if adds && shown >= LEAST_SHOWN {
                    found.insert(at);
                }
            }
        }
        found.into_iter().filter_map(|at| others.get(at).copied()).collect()
    }

    /// Whether a table before this one describes the same body, which has the members of this one, too.
    pub fn is_variant(&self, index: usize, table: &RawTable) -> bool {
        self.input.raw.tables.iter().take(index).any(|earlier| earlier.role == table.role)
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
        variants: &[Variant<'_>],
        side: &Side,
    ) -> Vec<DraftProperty> {
        for Variant { table, is_whole } in variants {
            let mut others: Vec<Option<DraftProperty>> =
                self.members(table, side).into_iter().map(Some).collect();
            let mut places = BTreeMap::new();
            for (place, other) in others.iter().flatten().enumerate() {
                places.entry(other.name.clone()).or_insert(place);
            }
            for property in &mut properties {
                let other = places.get(&property.name).and_then(|place| others.get_mut(*place)?.take());
                match other {
                    Some(other) => {
                        let own = property.usage.mandatory;
                        join(property, other);
                        if !is_whole {
                            property.usage.mandatory = own;
                        }
                    }
                    None if !is_whole => {}
                    None => property.usage.mandatory = optional(property.usage.mandatory),
                }
            }
            for mut other in others.into_iter().flatten() {
                other.usage.mandatory = optional(other.usage.mandatory);
                properties.push(other);
            }
        }
        properties
    }

    /// Says that a body has several tables.
    pub fn report_variants(&mut self, first: &RawTable, variants: &[Variant<'_>]) {
        let known = first.names();
        let mut rows = variants.iter().flat_map(|variant| &variant.table.rows);
        if rows.all(|row| known.contains(&row.name_text())) {
            return;
        }
        let message = format!("{} tables describe the body", variants.len() + 1);
        let diagnostic = Diagnostic::new(Code::SeveralVariants, first.place.clone(), message)
            .label(if variants.iter().all(|variant| variant.is_whole) {
                "it has the members of all, and mandatory are those that all tables call so"
            } else {
                "the examples show the members of all in it, and those that only some tables have are optional"
            })
            .help("nothing has to be done");
        let diagnostic = variants
            .iter()
            .fold(diagnostic, |diagnostic, of| diagnostic.related(of.table.place.clone(), "and this one"));
        self.output.diagnostics.push(diagnostic);
    }
}

/// Members of a table that an example must show in a body, so that the table describes part of it: one may have the name of
/// something else.
const LEAST_SHOWN: usize = 2;

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
    property.usage.facts = common(std::mem::take(&mut property.usage.facts), other.usage.facts);
    property.usage.origins.extend(other.usage.origins);
}

/// What holds in every case: the values of all, and limits and defaults on which the tables agree.
fn common(one: Facts, other: Facts) -> Facts {
    let mut conditions = one.conditions;
    conditions.extend(other.conditions.into_iter().filter(|it| !conditions.contains(it)).collect::<Vec<_>>());
    Facts {
        values: all_values(one.values, other.values),
        scalar: (one.scalar == other.scalar).then_some(one.scalar).flatten(),
        items: (one.items == other.items).then_some(one.items).flatten(),
        default: (one.default == other.default).then_some(one.default).flatten(),
        secret: one.secret || other.secret,
        read_only: one.read_only && other.read_only,
        deprecated: one.deprecated && other.deprecated,
        conditions,
    }
}

/// The values of both tables. Where one lists none there may be others.
fn all_values(one: Option<Values>, other: Option<Values>) -> Option<Values> {
    let (mut all, other) = match (one, other) {
        (Some(one), Some(other)) => (one, other),
        (only, None) | (None, only) => {
            return only.map(|values| Values { certainty: Certainty::Known, ..values });
        }
    };
    if other.certainty == Certainty::Known {
        all.certainty = Certainty::Known;
    }
    for value in other.values {
        if all.values.iter().all(|known| known.literal != value.literal) {
            all.values.push(value);
        }
    }
    Some(all)
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

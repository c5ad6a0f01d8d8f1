//! Object types: which stand at the same place of both sides, and what changed in their members.
//!
//! Types are paired by where they stand, from the bodies of operations down, and never by what they are called: a table that
//! gets another caption is no change on the wire. A pair is compared once for each direction, however many operations lead
//! to it.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Change, Spot, Subject};
use super::field::{Field, Fields};
use super::rule::Kind;
use super::shape;
use super::text::quoted;
use super::{Names, Side};
use crate::model::{Direction, Operation, Property, SchemaId, Shape};

/// A type of either side, and the direction that is looked at.
type Pair = (SchemaId, SchemaId, Direction);

/// The types that operations of both sides share.
pub(super) struct Types<'a> {
    old: Side<'a>,
    new: Side<'a>,
    /// In the order of the old documents, with the operations that lead to them.
    pairs: BTreeMap<Pair, BTreeSet<String>>,
}

impl<'a> Types<'a> {
    pub fn new(old: Side<'a>, new: Side<'a>) -> Self {
        Self { old, new, pairs: BTreeMap::new() }
    }

    /// Takes up the types that two bodies lead to, both of this operation.
    pub fn follow(&mut self, operation: &Operation, old: &Shape, new: &Shape, direction: Direction) {
        let mut open: Vec<Pair> =
            shape::pair(old, new).into_iter().map(|(old, new)| (old, new, direction)).collect();
        while let Some(pair) = open.pop() {
            if self.pairs.entry(pair).or_default().insert(operation.id.0.clone()) {
                open.extend(self.below(pair));
            }
        }
    }

    /// The types of the members of a pair.
    fn below(&self, (old, new, direction): Pair) -> Vec<Pair> {
        let (old, new) = (self.old.api.schema(old), self.new.api.schema(new));
        let has = |property: &&Property| property.usage(direction).is_some();
        let members = old.properties.iter().filter(has).filter_map(|one| {
            let other = new.property(&one.name).filter(has)?;
            shape::pair(&one.shape, &other.shape)
        });
        members.map(|(old, new)| (old, new, direction)).collect()
    }

    /// What changed in them.
    pub fn compare(&self) -> Vec<Change> {
        let members = self.pairs.iter().flat_map(|(pair, operations)| self.one(*pair, operations));
        self.renamed().into_iter().chain(members).collect()
    }

    /// Those that are called otherwise, each once. A name that both sides have is no new name: its type was divided.
    fn renamed(&self) -> Vec<Change> {
        let pairs: BTreeSet<(SchemaId, SchemaId)> =
            self.pairs.keys().map(|(old, new, _)| (*old, *new)).collect();
        let names = |side: &Side<'a>| -> BTreeSet<String> {
            side.api.schemas().map(|(id, _)| type_name(side.names, id)).collect()
        };
        let (before, after) = (names(&self.old), names(&self.new));
        let change = |(old, new): (SchemaId, SchemaId)| {
            let (was, is) = (type_name(self.old.names, old), type_name(self.new.names, new));
            let is_renamed = !after.contains(&was) && !before.contains(&is);
            let origin = |side: &Side<'a>, id| side.api.schema(id).origins.first();
            let spot = Spot {
                subject: Subject::Type { name: is },
                direction: None,
                old: origin(&self.old, old),
                new: origin(&self.new, new),
            };
            spot.when(is_renamed, Kind::TypeRenamed, &format!("was called {} before", quoted(&was)))
        };
        pairs.into_iter().filter_map(change).collect()
    }

    fn one(&self, (old, new, direction): Pair, operations: &BTreeSet<String>) -> Vec<Change> {
        let fields = |side: &Side<'a>, id| -> Vec<Field<'a>> {
            let members = side.api.schema(id).properties.iter();
            members.filter_map(|property| Field::of_member(property, direction)).collect()
        };
        let fields = Fields { old: fields(&self.old, old), new: fields(&self.new, new), direction };
        let type_name = type_name(self.new.names, new);
        let subject = |name: &str| Subject::Member { type_name: type_name.clone(), name: name.to_owned() };
        let mut changes = fields.compare(subject);
        for change in &mut changes {
            change.operations = operations.iter().cloned().collect();
        }
        changes
    }
}

fn type_name(names: &Names, id: SchemaId) -> String {
    names.schema(id).map_or_else(|| format!("type {}", id.index()), |names| names.type_name.clone())
}

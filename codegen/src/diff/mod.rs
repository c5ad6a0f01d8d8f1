//! What changed between two revisions of a service's documents, and whom each change breaks.
//!
//! In: the model and the names of both revisions. Out: [`Comparison`]. Both are read by the same program, so that what
//! differs is the documents and never how they are read. Operations are paired by id, path or page, and object types by where
//! they stand; so a page that moved, a table with another number and a type with another caption are what they are.
//! Left out on purpose: where revisions come from, and how changes are shown.

mod body;
mod change;
mod condition;
mod facts;
mod field;
mod operation;
mod pairs;
mod parameter;
mod rule;
mod service;
mod shape;
mod text;
mod types;
mod verdict;

pub use change::{Change, Subject};
pub use rule::{Kind, Rule};
pub use verdict::{Bump, ItemChange, Verdict, judge};

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::model::{Api, Class, Direction, Operation};
use crate::name::Names;
use change::Spot;
use pairs::Pairs;
use types::Types;

/// One of the two revisions of a service.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The model.
    pub api: &'a Api,
    /// What its types are called.
    pub names: &'a Names,
}

/// What changed in a service.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// The changes: those that break first, then in the order of the new documents.
    pub changes: Vec<Change>,
}

impl Comparison {
    /// That of a service which the old documents do not have.
    pub fn of_new_service() -> Self {
        Self::of_service(Kind::ServiceAdded, "is new")
    }

    /// That of a service which the new documents do not have.
    pub fn of_service_gone() -> Self {
        Self::of_service(Kind::ServiceRemoved, "is gone")
    }

    fn of_service(kind: Kind, message: &str) -> Self {
        let spot = Spot { subject: Subject::Service, direction: None, old: None, new: None };
        Self { changes: vec![spot.change(kind, message)] }
    }

    /// How many changes there are of a class.
    pub fn count(&self, class: Class) -> usize {
        self.changes.iter().filter(|change| change.class == class).count()
    }
}

/// Compares two revisions of a service.
pub fn compare(old: Side<'_>, new: Side<'_>) -> Comparison {
    let mut changes = service::compare(old.api, new.api);
    let pairs = Pairs::of(old.api, new.api);
    changes.extend(pairs.gone.iter().map(|operation| whole(operation, Kind::OperationRemoved, "is gone")));
    changes.extend(pairs.came.iter().map(|operation| whole(operation, Kind::OperationAdded, "is new")));
    let mut types = Types::new(old, new);
    for (old, new) in &pairs.both {
        changes.extend(operation::compare(old, new, &mut types));
    }
    changes.extend(types.compare());
    let mut changes = said_once(changes);
    changes.sort_by_key(|change| change.class);
    Comparison { changes }
}

fn whole(operation: &Operation, kind: Kind, message: &str) -> Change {
    let origin = Some(&operation.origin);
    let (old, new) = if kind == Kind::OperationAdded { (None, origin) } else { (origin, None) };
    let subject = Subject::Operation { operation: operation.id.0.clone() };
    let mut change = Spot { subject, direction: None, old, new }.change(kind, message);
    change.operations = vec![operation.id.0.clone()];
    change
}

/// A row that serves requests and answers changes in both. Where it breaks nobody who reads answers, it is said of requests
/// alone, with the operations of both.
fn said_once(changes: Vec<Change>) -> Vec<Change> {
    let key = |change: &Change| {
        let Change { subject, rule, message, old, new, .. } = change;
        (subject.clone(), rule.kind, message.clone(), old.clone(), new.clone())
    };
    let is_of = |change: &Change, direction| change.rule.direction == Some(direction);
    let of_requests = changes.iter().filter(|change| is_of(change, Direction::Request));
    let of_requests: BTreeSet<_> = of_requests.map(key).collect();
    let is_repeated = |change: &Change| {
        let is_harmless = change.class != Class::Breaking && is_of(change, Direction::Response);
        is_harmless && of_requests.contains(&key(change))
    };
    let (repeated, mut kept): (Vec<_>, Vec<_>) = changes.into_iter().partition(is_repeated);
    let mut operations: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for change in repeated {
        operations.entry(key(&change)).or_default().extend(change.operations);
    }
    for change in kept.iter_mut().filter(|change| is_of(change, Direction::Request)) {
        if let Some(others) = operations.get(&key(change)) {
            let all: BTreeSet<&String> = change.operations.iter().chain(others).collect();
            change.operations = all.into_iter().cloned().collect();
        }
    }
    kept
}

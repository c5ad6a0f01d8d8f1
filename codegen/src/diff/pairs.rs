//! Which operation of the new documents is which of the old ones.
//!
//! By its id; what is left, by method and path with the names of its parameters left out, as a page can get another title;
//! what is left then, by method and page, as an operation can get another path. Nothing is paired by likeness alone.

use std::collections::BTreeSet;

use crate::model::{Api, Operation, PathSegment};

/// Operations of both sides.
pub(super) struct Pairs<'a> {
    pub both: Vec<(&'a Operation, &'a Operation)>,
    pub gone: Vec<&'a Operation>,
    pub came: Vec<&'a Operation>,
}

impl<'a> Pairs<'a> {
    pub fn of(old: &'a Api, new: &'a Api) -> Self {
        let mut pairs = Self {
            both: Vec::new(),
            gone: old.operations.iter().collect(),
            came: new.operations.iter().collect(),
        };
        pairs.join(|operation| operation.id.0.clone());
        pairs.join(|operation| format!("{} {}", operation.method.as_str(), skeleton(operation)));
        pairs.join(|operation| format!("{} {}", operation.method.as_str(), operation.origin.page));
        // As the new documents have them, and what is gone as the old ones had it.
        let order = |operation: &Operation| new.operations.iter().position(|it| it.id == operation.id);
        pairs.both.sort_by_key(|(_, new)| order(new));
        pairs
    }

    /// Joins those that have a key to themselves on either side.
    fn join(&mut self, key: impl Fn(&Operation) -> String) {
        let alone = |operations: &[&Operation]| -> BTreeSet<String> {
            let (mut seen, mut twice) = (BTreeSet::new(), BTreeSet::new());
            for operation in operations {
                let key = key(operation);
                if !seen.insert(key.clone()) {
                    twice.insert(key);
                }
            }
            seen.difference(&twice).cloned().collect()
        };
        let shared: BTreeSet<String> = alone(&self.gone).intersection(&alone(&self.came)).cloned().collect();
        let (joined, gone): (Vec<_>, Vec<_>) = self.gone.iter().partition(|it| shared.contains(&key(it)));
        for old in joined {
            let new = self.came.iter().find(|new| key(new) == key(old)).copied();
            self.both.extend(new.map(|new| (old, new)));
        }
        self.gone = gone;
        self.came.retain(|it| !shared.contains(&key(it)));
    }
}

/// The path without the names of its parameters, which never go over the wire.
pub(super) fn skeleton(operation: &Operation) -> String {
    let pieces = operation.path.segments().iter().map(|segment| match segment {
        PathSegment::Literal(text) => text.as_str(),
        PathSegment::Parameter(_) => "{}",
    });
    pieces.collect()
}

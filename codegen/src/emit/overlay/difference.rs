//! What leads from one document to another: members to merge into an object, and objects and lists to remove.
//!
//! A change is written as deep in the document as it is. Three things have no action of their own, and are written one step
//! further up: a member that is no object or list cannot be removed, so its object is removed and put back without it; a
//! list is not merged but put back as a whole; and what was an object or a list and is something else now is removed first,
//! as tools do not agree on what merging would give.

use serde_json::{Map, Value};

use super::path::Path;

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Change {
    /// Merges these members into the object.
    Update(Path, Map<String, Value>),
    /// Removes the object or list.
    Remove(Path),
}

/// The steps from one document to the other, in their order.
pub(super) fn changes(before: &Value, after: &Value) -> Vec<Change> {
    let mut changes = Vec::new();
    // Documents are objects whose members of the root stay.
    if let (Value::Object(before), Value::Object(after)) = (before, after) {
        in_object(&Path::default(), before, after, &mut changes);
    }
    changes
}

/// Adds what leads from one object to the other, whose members that are no objects or lists all stay.
fn in_object(
    path: &Path,
    before: &Map<String, Value>,
    after: &Map<String, Value>,
    changes: &mut Vec<Change>,
) {
    let mut update = Map::new();
    for (name, old) in before.iter().filter(|(_, old)| is_container(old)) {
        let below = path.member(name);
        match after.get(name) {
            Some(new) if new == old => {}
            Some(new) if in_place(&below, old, new, changes) => {}
            Some(new) => {
                changes.push(Change::Remove(below));
                update.insert(name.clone(), new.clone());
            }
            None => changes.push(Change::Remove(below)),
        }
    }
    for (name, new) in after {
        if before.get(name).is_none_or(|old| !is_container(old) && old != new) {
            update.insert(name.clone(), new.clone());
        }
    }
    if !update.is_empty() {
        changes.push(Change::Update(path.clone(), update));
    }
}

/// Adds what changes a value where it stands. False where it has to be put back as a whole.
fn in_place(path: &Path, before: &Value, after: &Value, changes: &mut Vec<Change>) -> bool {
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => {
            let is_lost = |(name, old): (&String, &Value)| !is_container(old) && !after.contains_key(name);
            if before.iter().any(is_lost) {
                return false;
            }
            in_object(path, before, after, changes);
            true
        }
        (Value::Array(before), Value::Array(after)) => in_list(path, before, after, changes),
        _ => false,
    }
}

/// A list changes where it stands if its elements do so one by one, or if some of them go.
fn in_list(path: &Path, before: &[Value], after: &[Value], changes: &mut Vec<Change>) -> bool {
    let mut found = Vec::new();
    if before.len() == after.len() {
        let mut elements = before.iter().zip(after).enumerate();
        let done = elements
            .all(|(index, (old, new))| old == new || in_place(&path.element(index), old, new, &mut found));
        if done {
            changes.append(&mut found);
        }
        return done;
    }
    let Some(gone) = gone(before, after).filter(|gone| !gone.is_empty() && gone.len() < before.len()) else {
        return false;
    };
    // From the back, so that the places of those in front stay.
    changes.extend(gone.into_iter().rev().map(|index| Change::Remove(path.element(index))));
    true
}

/// The elements of the first list that the second one lacks, where it has all others in their order and those are objects or lists.
fn gone(before: &[Value], after: &[Value]) -> Option<Vec<usize>> {
    let mut left = after.iter().peekable();
    let mut gone = Vec::new();
    for (index, old) in before.iter().enumerate() {
        if left.next_if_eq(&old).is_some() {
            continue;
        }
        if !is_container(old) {
            return None;
        }
        gone.push(index);
    }
    left.next().is_none().then_some(gone)
}

fn is_container(value: &Value) -> bool {
    value.is_object() || value.is_array()
}

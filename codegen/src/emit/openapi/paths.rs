//! Paths: one key for each path, and what to do where that does not suffice.
//!
//! The documents have operations that share method and path and differ in the body only (`POST /v2/zones` makes a
//! public zone or a private one). `OpenAPI` has one place for each method of a path, and none for two paths that
//! differ in the names of their parameters only. One operation gets the plain path. Another one that finds its
//! place taken, or its path under other names, gets a key with a fragment, `/v2/zones#CreatePrivateZone`. The fragment
//! is not part of a request: HTTP clients drop it, and tools that look at keys see two paths.
//!
//! Half of the clients that generators write put the query behind the fragment, where it is lost. So an operation with query
//! parameters goes before the others.

use std::cmp::Reverse;
use std::collections::HashSet;

use indexmap::IndexMap;

use super::document::PathItem;
use super::{Context, operation};
use crate::model::{HttpMethod, Operation, ParameterLocation, PathSegment, PathTemplate};

/// All operations by path, in the order of the model.
pub(super) fn paths(context: &Context<'_>) -> IndexMap<String, PathItem> {
    let operations = &context.api.operations;
    let mut paths: IndexMap<String, PathItem> = IndexMap::new();
    for (operation, key) in operations.iter().zip(keys(operations)) {
        *paths.entry(key).or_default().slot(operation.method) =
            Some(operation::operation(context, operation));
    }
    paths
}

/// The key of each operation.
fn keys(operations: &[Operation]) -> Vec<String> {
    let mut by_rank: Vec<(usize, &Operation)> = operations.iter().enumerate().collect();
    by_rank.sort_by_key(|(_, operation)| Reverse(has_query(operation)));
    let mut templates: IndexMap<Vec<PathSegment>, String> = IndexMap::new();
    let mut taken: HashSet<(String, HttpMethod)> = HashSet::new();
    let mut keys: Vec<(usize, String)> = Vec::new();
    for (index, operation) in by_rank {
        let plain = operation.path.to_string();
        let first = templates.entry(unnamed(&operation.path)).or_insert_with(|| plain.clone());
        let place = (plain.clone(), operation.method);
        let is_free = *first == plain && !taken.contains(&place);
        keys.push((index, if is_free { plain } else { with_fragment(operation) }));
        taken.insert(place);
    }
    keys.sort_by_key(|(index, _)| *index);
    keys.into_iter().map(|(_, key)| key).collect()
}

fn has_query(operation: &Operation) -> bool {
    operation.parameters.iter().any(|parameter| parameter.location == ParameterLocation::Query)
}

/// The path without the names of its parameters.
pub(super) fn unnamed(path: &PathTemplate) -> Vec<PathSegment> {
    let unnamed = path.segments().iter().map(|segment| match segment {
        PathSegment::Parameter(_) => PathSegment::Parameter(String::new()),
        PathSegment::Literal(text) => PathSegment::Literal(text.clone()),
    });
    unnamed.collect()
}

fn with_fragment(operation: &Operation) -> String {
    format!("{}#{}", operation.path, operation.id)
}

//! Paths: one key for each path, and what to do where that does not suffice.
//!
//! The documents have operations that share method and path and differ in the body only (`POST /v2/zones` makes a
//! public zone or a private one). `OpenAPI` has one place for each method of a path, and none for two paths that
//! differ in the names of their parameters only. The first operation gets the plain path. A later one that finds its
//! place taken, or its path under other names, gets a key with a fragment, `/v2/zones#CreatePrivateZone`. The fragment
//! is not part of a request: HTTP clients drop it, and tools that look at keys see two paths.

use indexmap::IndexMap;

use super::document::PathItem;
use super::{Context, operation};
use crate::model::{Operation, PathSegment, PathTemplate};

/// All operations by path, in the order of the model.
pub(super) fn paths(context: &Context<'_>) -> IndexMap<String, PathItem> {
    let mut paths: IndexMap<String, PathItem> = IndexMap::new();
    let mut templates: IndexMap<Vec<PathSegment>, String> = IndexMap::new();
    for operation in &context.api.operations {
        let plain = operation.path.to_string();
        let first = templates.entry(unnamed(&operation.path)).or_insert_with(|| plain.clone());
        let free =
            *first == plain && paths.get_mut(&plain).is_none_or(|item| item.slot(operation.method).is_none());
        let key = if free { plain } else { with_fragment(operation) };
        *paths.entry(key).or_default().slot(operation.method) =
            Some(operation::operation(context, operation));
    }
    paths
}

/// The path without the names of its parameters.
fn unnamed(path: &PathTemplate) -> Vec<PathSegment> {
    let unnamed = path.segments().iter().map(|segment| match segment {
        PathSegment::Parameter(_) => PathSegment::Parameter(String::new()),
        PathSegment::Literal(text) => PathSegment::Literal(text.clone()),
    });
    unnamed.collect()
}

fn with_fragment(operation: &Operation) -> String {
    format!("{}#{}", operation.path, operation.id)
}

//! What fuzzers call of the lenient reader of JSON, and what must hold of what it reads.

use super::syntax;
use crate::limits;

/// An example as a page shows it: faults stand in the text, and what a strict reader takes is taken as it is.
pub(crate) fn example(text: &str) {
    let syntax = syntax::read(text);
    assert_eq!(syntax.root.is_none(), syntax.failure.is_some(), "neither a value nor a reason");
    for fault in &syntax.faults {
        assert!(text.get(fault.range.clone()).is_some(), "a fault outside of the text: {fault:?}");
    }
    let value = syntax.root.as_ref().map(syntax::plain);
    let Ok(strict) = serde_json::from_str::<serde_json::Value>(text) else { return };
    assert!(syntax.faults.is_empty(), "faults in JSON: {:?}", syntax.faults);
    match value {
        Some(value) => assert_eq!(value, strict, "JSON is read as something else"),
        None => assert!(text.matches(['{', '[']).count() > limits::EXAMPLE_DEPTH, "JSON is not read"),
    }
}

//! What fuzzers call of the stages that nothing outside of this crate sees: feature `fuzz`, and no part of the API.
//!
//! In: a text, whatever it is. Out: nothing; what must hold of what was read is asserted, so that a fuzzer has more to find than
//! panics. Left out on purpose: stages that are public, which `tests/fuzz` calls itself, and seeds, which stand there.

#![expect(clippy::missing_panics_doc, reason = "a panic is how a fuzzer is told of a find")]

use crate::emit;
use crate::extract;
use crate::load;
use crate::lower::{self, prose};
use crate::pattern;

/// The lexers of prose, on a sentence.
pub fn lexers(sentence: &str) {
    prose::fuzz::lexers(sentence);
}

/// The grammars and readers of prose, on the description of a field.
pub fn description(text: &str) {
    prose::fuzz::description(text);
}

/// The lenient reader of JSON, on an example.
pub fn example(text: &str) {
    lower::fuzz_example(text);
}

/// What takes secrets out of texts.
pub fn secrets(text: &str) {
    lower::fuzz_redact(text);
}

/// The reader of lines with a method and a path.
pub fn uri(text: &str) {
    extract::fuzz_uri(text);
}

/// The settings of a service and of a cloud, and a file of changes.
pub fn settings(text: &str) {
    load::fuzz(text);
}

/// The doors through which texts become documentation.
pub fn documentation(text: &str) {
    emit::fuzz(text);
}

/// A pattern of a page, and a text that it is held against, on the lines behind it.
pub fn pattern(text: &str) {
    let (pattern, text) = text.split_once('\n').unwrap_or((text, ""));
    let first = pattern::matches(pattern, text);
    assert_eq!(first, pattern::matches(pattern, text), "a pattern that was kept says something else");
    let _ = pattern::Form::of(pattern);
}

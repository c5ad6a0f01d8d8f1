//! How every JSON file is written.

use serde::Serialize;

/// Two spaces deep, in the order of the fields, with a newline at the end.
pub(super) fn pretty<T: Serialize>(value: &T) -> String {
    #[expect(clippy::expect_used, reason = "writing to memory, with string keys only, cannot fail")]
    let mut text = serde_json::to_string_pretty(value).expect("the types that are written here are JSON");
    text.push('\n');
    text
}

//! The JSON of a body, as everything here reads it: calls, lists and errors.

use serde_json::Value;

/// The JSON of a body; `None` for an empty one. A byte order mark is no JSON, and yet some servers send it.
pub(crate) fn read(body: &[u8]) -> Result<Option<Value>, serde_json::Error> {
    let text = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    if text.trim_ascii().is_empty() {
        return Ok(None);
    }
    serde_json::from_slice(text).map(Some)
}

//! Documents as YAML, for people who read them and for tools that want it.
//!
//! In: a document in JSON. Out: the same in YAML. What YAML 1.1 would take for something else (`no`, `1.10`, a date) is quoted, so
//! that every reader gets the same texts. No text is folded: a long line is easier to compare than one that moves.

use serde_json::Value;

/// Writes a document in JSON as YAML. Text that is no JSON stays as it is: JSON is YAML.
pub fn emit(document: &str) -> String {
    let options = serde_saphyr::ser_options! {
        prefer_block_scalars: false,
        min_fold_chars: usize::MAX,
        folded_wrap_chars: usize::MAX,
    };
    let written = serde_json::from_str::<Value>(document)
        .ok()
        .and_then(|document| serde_saphyr::to_string_with_options(&document, options).ok());
    written.unwrap_or_else(|| document.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_other_readers_would_misread_is_quoted() {
        let document = r##"{"a": ["no", "1.10", "2024-01-01", "~", "on", "0x1", "a: b", "- c", "#d", ""], "b": 1, "c": {}}"##;
        let expected = "a:\n- \"no\"\n- \"1.10\"\n- \"2024-01-01\"\n- \"~\"\n- \"on\"\n- \"0x1\"\n- \"a: b\"\n- \"- c\"\n- \"#d\"\n- \"\"\nb: 1\nc: {}\n";
        assert_eq!(emit(document), expected);
    }
}

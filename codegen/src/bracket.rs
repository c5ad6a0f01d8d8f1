//! Brackets of JSON, counted: what a reader needs to see where an example ends.

/// Brackets opened less those closed, outside of strings.
pub(crate) fn balance(line: &str) -> i64 {
    let mut in_string = false;
    let mut escaped = false;
    let mut depth = 0;
    for c in line.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' if in_string => escaped = true,
            '"' => in_string = !in_string,
            '{' | '[' if !in_string => depth += 1,
            '}' | ']' if !in_string => depth -= 1,
            _ => {}
        }
    }
    depth
}

/// How many lines, or groups of lines, it takes until every bracket is closed. Each is its balance, and whether it opens something
/// else. None where that comes first, or they end.
pub(crate) fn closing(parts: impl Iterator<Item = (i64, bool)>) -> Option<usize> {
    let mut depth = 0_i64;
    for ((balance, is_boundary), count) in parts.zip(1..) {
        if count > 1 && is_boundary {
            return None;
        }
        depth = depth.saturating_add(balance);
        if depth <= 0 {
            return Some(count);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_in_strings_do_not_count() {
        assert_eq!(balance(r#"{ "a": ["#), 2);
        assert_eq!(balance(r#""}": "\"}" }"#), -1);
    }

    #[test]
    fn code_ends_where_every_bracket_is_closed() {
        let count = |parts: &[(i64, bool)]| closing(parts.iter().copied());
        assert_eq!(count(&[(2, false), (-1, false), (-1, false), (1, false)]), Some(3));
        assert_eq!(count(&[(1, true), (-1, false)]), Some(2));
        assert_eq!(count(&[(1, false), (0, true), (-1, false)]), None);
        assert_eq!(count(&[(1, false)]), None);
    }
}

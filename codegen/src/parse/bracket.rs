//! Brackets of JSON, counted: what a reader needs to see where an example ends.

/// Brackets opened less those closed, outside of strings.
pub(super) fn balance(line: &str) -> i64 {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_in_strings_do_not_count() {
        assert_eq!(balance(r#"{ "a": ["#), 2);
        assert_eq!(balance(r#""}": "\"}" }"#), -1);
    }
}

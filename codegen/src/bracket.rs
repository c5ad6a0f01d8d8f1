//! Brackets of JSON, counted: what a reader needs to see where an example ends.

/// The brackets outside of strings: where each stands, with 1 for one that opens and -1 for one that closes.
fn brackets(line: &str) -> impl Iterator<Item = (usize, i64)> {
    let (mut in_string, mut is_escaped) = (false, false);
    line.char_indices().filter_map(move |(at, c)| {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' if in_string => is_escaped = true,
            '"' => in_string = !in_string,
            '{' | '[' if !in_string => return Some((at, 1)),
            '}' | ']' if !in_string => return Some((at, -1)),
            _ => {}
        }
        None
    })
}

/// Brackets opened less those closed, outside of strings.
pub(crate) fn balance(line: &str) -> i64 {
    brackets(line).map(|(_, step)| step).sum()
}

/// Where the first bracket of a line is closed: behind that one, in bytes. None where it is not, or another comes first.
pub(crate) fn end_of_first(line: &str) -> Option<usize> {
    let mut depth = 0;
    let (at, _) = brackets(line).find(|(_, step)| {
        depth += step;
        depth <= 0
    })?;
    (depth == 0).then_some(at + 1)
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
    fn the_first_bracket_is_closed_somewhere() {
        assert_eq!(end_of_first(r#"a { "b": "}" } c"#), Some(14));
        assert_eq!((end_of_first("} {"), end_of_first("{ ["), end_of_first("a")), (None, None, None));
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

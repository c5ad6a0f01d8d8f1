//! Ids of projects and domains, as they may become parts of paths and headers.

/// What keeps a text from being the id of a project or a domain. Ids are encoded wherever they are sent, so this is for
/// mistakes: a path, an address or another setting in their place.
pub(crate) fn problem_of_id(id: &str) -> Option<&'static str> {
    const LONGEST: usize = 256;
    let is_odd = |c: char| c.is_control() || matches!(c, '/' | '\\' | '?' | '#' | '%' | '@');
    if id.trim().is_empty() {
        Some("is empty")
    } else if id.len() > LONGEST || id.trim() != id || id.contains(is_odd) || matches!(id, "." | "..") {
        Some(
            "holds what no id has: white space around it, control characters, or one of `/\\?#%@`; or it is too long",
        )
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_told_from_other_things() {
        for id in ["0d5c0123456789abcdef0123456789ab", "p-1", "a_b.c", "project id", "\u{e9}"] {
            assert_eq!(problem_of_id(id), None, "{id}");
        }
        for id in [
            "",
            " ",
            ".",
            "..",
            " p",
            "p\n",
            "a/b",
            "a\\b",
            "a?b",
            "a#",
            "%2e",
            "u@h",
            "a\0b",
            "a\rb",
            &"a".repeat(257),
        ] {
            assert!(problem_of_id(id).is_some(), "{id:?}");
        }
    }
}

//! Marks of items of lists, for the readers of dialects in which they are characters.

/// Characters that are nothing but marks.
const BULLETS: &[char] = &['•', '●', '○', '◦', '▪', '■', '·', '–'];
/// Characters that are marks of items, and of other things: signs of numbers, emphasis, code.
const SIGNS: &[char] = &['-', '*'];

/// What stands behind the mark of an item: `• First point.`, `- First point.`
pub(super) fn strip(line: &str) -> Option<&str> {
    words(line, |c| BULLETS.contains(&c) || SIGNS.contains(&c))
}

/// The same for marks that are nothing else.
pub(super) fn strip_bullet(line: &str) -> Option<&str> {
    words(line, |c| BULLETS.contains(&c))
}

fn words(line: &str, is_mark: impl Fn(char) -> bool) -> Option<&str> {
    let behind = line.trim_start().strip_prefix(is_mark)?;
    let words = behind.trim_start();
    (words.len() < behind.len() && !words.is_empty()).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_what_they_mark() {
        assert_eq!(strip("  • First point."), Some("First point."));
        assert_eq!(strip("- First point."), Some("First point."));
        for line in ["-", "--", "-1", "* ", "•", "**bold**", "First - point", "a"] {
            assert_eq!(strip(line), None, "{line}");
        }
        assert_eq!(strip_bullet("- name: a"), None);
        assert_eq!(strip_bullet("·  name"), Some("name"));
    }
}
